"""A survey as its reps handle it: which they may, and the names of what they can do."""

from bot import memory
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Place
from bot.people.offices import ZONE, named
from bot.records import EVERYWHERE, Survey, Workplace
from bot.records.surveys import Stage
from bot.replies import Button, Replies, Text
from bot.sight import Sight
from bot.store import Transaction
from bot.surveys.questionnaire.questions import said

NEW = Button("New survey", "surveys.new")
ALL = Button("Surveys we run", "surveys.all")
ONE = "surveys.one"
QUESTIONS = "surveys.questions"  # of a draft: what it asks, to be changed
GONE: Replies = (Text("That survey is no longer there.", (ALL, NEW), private=True),)


async def theirs(acting: Acting, id_: str) -> Survey | None:
    """What this rep may handle. A draft is seen by whoever makes it."""
    found = await acting.tx.get(Survey, id_)
    return found if found and sees(acting.sight, found) else None


async def all_of_them(tx: Transaction, sight: Sight) -> list[Survey]:
    """The last to close comes first; drafts before them all."""
    found = [one for one in await tx.readable(Survey) if sees(sight, one)]
    campaigns = {one.id for one in found if one.stage is Stage.SPLIT}
    found = [one for one in found if one.campaign not in campaigns]  # those are seen by theirs
    return sorted(found, key=lambda one: (one.stage is Stage.DRAFT, one.closes or one.due, one.id), reverse=True)


def sees(sight: Sight, survey: Survey) -> bool:
    mine = survey.stage is not Stage.DRAFT or survey.made_by == sight.who
    return mine and sight.covers(survey.workplace)


async def needs_two(tx: Transaction, workplace: str) -> bool:
    """Whether a second rep must approve what is asked there; of all workplaces, if any of them wants that."""
    places = await tx.find(Workplace) if workplace == EVERYWHERE else [await tx.get(Workplace, workplace)]
    return any(place.two_for_surveys for place in places if place)


async def threshold(tx: Transaction, workplace: str) -> int:
    """The lowest that there may be there, whatever was settled before."""
    places = await tx.find(Workplace) if workplace == EVERYWHERE else [await tx.get(Workplace, workplace)]
    return max((place.survey_threshold for place in places if place), default=0)


async def zone(tx: Transaction, workplace: str) -> str:
    found = await tx.get(Workplace, workplace) if workplace else None
    return found.zone if found else ZONE


def title(survey: Survey) -> str:
    return said(survey.questionnaire.title, survey.questionnaire.languages[0])


async def label(tx: Transaction, survey: Survey) -> str:
    """For a button. What belongs to a campaign begins with the name of its workplace."""
    if survey.campaign:
        return title(survey)
    where = "each workplace" if survey.each else await named(tx, survey.workplace)
    return f"{title(survey)} ({where})"


def telling(place: Place, survey: str, desk: Desk) -> str:
    """The id of what a place is remembered by that was told of this survey."""
    return memory.telling(place, desk.secret, "survey", survey)


def again(survey: Survey, words: str) -> Replies:
    return (Text(words, (Button("Show the survey", ONE, survey.id), ALL), private=True),)
