"""The form of a campaign: what stands in it, and what is made of it. Reads nothing and keeps nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot import days
from bot.campaigns import addresses, topics, wording
from bot.campaigns.wording import LONGEST_MORE, LONGEST_NAME, LONGEST_QUESTION
from bot.events import Answer
from bot.records import EVERYWHERE, Campaign, Workplace
from bot.records.campaigns import Stage
from bot.replies import Field, Form, Kind
from knowledge.entries import Pack, Subject
from knowledge.sheet import clean

ALL = "all"  # in place of a workplace
USUAL, LONGEST = timedelta(weeks=8), timedelta(days=366)  # from today to the last day
INTRO = (
    "Nobody is asked before you start it. People read these words as said by a machine: so they speak for nobody, "
    "press nobody and promise nothing. Where they seem to, another organiser looks at them first."
)
MEANWHILE = "Somebody changed it after you opened this form. If you save, what stands here counts."
NO_QUESTION = "Please write one question, with a question mark at its end."
NO_NAME = "Please write it as a sentence goes on with it, such as: monitoring at work."
TOO_EARLY, TOO_LATE = "That day is over. Please write a later one.", "Please write a day within a year."
UNREADABLE = f"I cannot read that as a day. {days.HINT}"
_NO_NAME = frozenset('.!?:;<>[]{}\\*_`|"“”')


@dataclass(frozen=True, slots=True)
class Chance:
    """What an organiser can choose from."""

    places: Sequence[Workplace]
    everywhere: bool
    pack: Pack


def form(key: str, campaign: Campaign, chance: Chance) -> Form:
    """As it stands; the workplace only while nobody can have been asked."""
    return Form(
        key,
        "About the campaign",
        (
            *([_where(chance)] if movable(campaign) else []),
            Field("name", "What is it on?", hint="As in: organising on …", required=True, most=LONGEST_NAME),
            Field(
                "topics",
                "After answers on what may people be asked?",
                Kind.CHOICES,
                tuple((one.key, one.words) for one in chance.pack.topics.values()),
                required=True,
            ),
            Field("question", "The question", hint="Empty: the usual one.", most=LONGEST_QUESTION),
            Field(
                "more",
                "What is said after yes",
                Kind.PARAGRAPH,
                hint="Empty: the usual words. Links and numbers have buttons of their own.",
                most=LONGEST_MORE,
            ),
            Field(
                "joining",
                "The union's own page for joining",
                hint="It begins with https://. Empty: people can talk to a rep and read what joining means.",
                most=addresses.LONGEST,
            ),
            Field("until", "Its last day", hint=days.HINT, required=True, most=40),
        ),
        INTRO,
        "Save",
        _values(campaign, chance),
    )


def movable(campaign: Campaign) -> bool:
    """Whether it can still be for another workplace."""
    return campaign.stage is Stage.DRAFT and campaign.begun is None


def fresh(id_: str, subject: Subject, workplace: str, today: date) -> Campaign:
    """A draft on one topic, as an organiser finds it."""
    words = subject.words
    return Campaign(
        id_,
        workplace,
        name=words,
        topics=(subject.key,),
        question=wording.question(words),
        more=wording.more(words),
        until=today + USUAL,
    )


def copied(before: Campaign, id_: str, today: date) -> Campaign:
    """The next on the same: nothing of how the first went is in it."""
    made = Campaign(id_, before.workplace, name=before.name, topics=before.topics, until=today + USUAL)
    return replace(made, question=before.question, more=before.more, joining=before.joining)


def read(before: Campaign, made: Form, given: Mapping[str, Answer], chance: Chance, today: date) -> Campaign | Form:
    """The campaign as it was settled, or the form again with what is wrong."""
    if wrong := made.check(given):
        return wrong
    texts = {name: clean(value) for name, value in given.items() if isinstance(value, str)}
    name = _line(texts.get("name", ""))
    errors = dict[str, str]()
    workplace = before.workplace
    if movable(before):
        workplace = EVERYWHERE if texts.get("workplace") == ALL else texts.get("workplace", "")
    if any(sign in _NO_NAME for sign in name):
        errors["name"] = NO_NAME
    question = _line(texts.get("question", "")) or wording.question(name)
    if not question.endswith("?") or question.count("?") > 1 or len(question.strip("? ")) < len("Shall we"):
        errors["question"] = NO_QUESTION
    joining = ""
    try:
        joining = addresses.read(texts["joining"]) if texts.get("joining", "").strip() else ""
    except LookupError as error:
        errors["joining"] = str(error.args[0])
    until = days.read(texts["until"])
    if wrong_day := UNREADABLE if until is None else too_late(until, today):
        errors["until"] = wrong_day
    if errors:
        return replace(made, values=dict(given), errors=errors)
    chosen = given["topics"]
    return replace(
        before,
        workplace=workplace,
        name=name,
        topics=(chosen,) if isinstance(chosen, str) else tuple(dict.fromkeys(chosen)),
        question=question,
        more=_lines(texts.get("more", "")) or wording.more(name),
        joining=joining,
        until=until,
    )


def too_late(until: date, today: date) -> str:
    """Why it cannot end on that day; nothing where it can."""
    if until < today:
        return TOO_EARLY
    return TOO_LATE if until > today + LONGEST else ""


def _where(chance: Chance) -> Field:
    everywhere = [(ALL, "All workplaces")] if chance.everywhere else []
    options = (*((one.id, one.name) for one in chance.places), *everywhere)
    return Field("workplace", "Where?", Kind.CHOICE, options, required=True)


def _values(campaign: Campaign, chance: Chance) -> dict[str, Answer]:
    place = campaign.workplace or (ALL if chance.everywhere else "")
    there = {ALL, *(one.id for one in chance.places)}
    return {
        **({"workplace": place} if movable(campaign) and place in there else {}),
        "name": campaign.name,
        "topics": tuple(one.key for one in topics.known(campaign.topics, chance.pack)),
        "question": campaign.question,
        "more": campaign.more,
        "joining": campaign.joining,
        "until": days.written(campaign.until) if campaign.until else "",
    }


def _line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> str:
    return "\n".join(line for line in map(_line, text.splitlines()) if line)
