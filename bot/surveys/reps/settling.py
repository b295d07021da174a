"""One form with all that a rep settles about a survey, filled in so that most of it can stay as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from bot.events import Answer
from bot.people.offices import ZONE
from bot.records import EVERYWHERE, AskedIn, Survey, Workplace
from bot.records.surveys import Way
from bot.replies import Field, Form, Kind, yes_no
from bot.surveys.questionnaire import checking
from bot.surveys.questionnaire.questions import said
from bot.surveys.reps import times
from knowledge.sheet import clean

LEAST, MOST = 5, 100  # the threshold
MOST_REMINDERS, MOST_TARGET = 4, 100_000
LONGEST_ASKS = 80
ALL, EVERYBODY, WILLING, CODES, LINK = "all", "everybody", "willing", "codes", "link"
CHANNEL = "channel "
_OPENS_AT = time(9)

AUDIENCE = {
    EVERYBODY: "Who told me that they work there: they find it when they come to me",
    WILLING: "Who asked me to tell them of surveys: I write to them",
    CODES: "Whoever you give a single-use code, also without this chat: counted apart",
    LINK: "Anybody with the open link or its poster: counted apart",
}


@dataclass(frozen=True, slots=True)
class Chance:
    """What this rep can choose from."""

    places: Sequence[Workplace]
    everywhere: bool
    channels: Sequence[AskedIn]

    def zone(self, workplace: str) -> str:
        return next((one.zone for one in self.places if one.id == workplace), ZONE)


def form(key: str, survey: Survey, chance: Chance) -> Form:
    places = [(one.id, one.name) for one in chance.places]
    places += [(ALL, "All workplaces")] if chance.everywhere else []
    channels = [(f"{CHANNEL}{one.id}", f"The channel {one.name}") for one in chance.channels]
    fields = (
        Field("workplace", "Where?", Kind.CHOICE, tuple(places), required=True),
        Field("title", "What is it called?", required=True, most=checking.TITLE),
        Field("asks", "Who asks?", hint="As those who are asked know you.", required=True, most=LONGEST_ASKS),
        Field(
            "audience",
            "Who is asked, and how?",
            Kind.CHOICES,
            (*AUDIENCE.items(), *channels),
            hint="To post it in a channel, first mention me there with: survey here.",
            required=True,
        ),
        Field("opens", "When does it open?", hint=f"{times.HINT} Empty: as soon as you launch it.", most=40),
        Field("closes", "When does it close?", hint=times.HINT, required=True, most=40),
        Field(
            "reminders",
            "How many reminders?",
            Kind.CHOICE,
            tuple((str(number), str(number)) for number in range(MOST_REMINDERS + 1)),
            hint="The same to everyone: I cannot know who has answered.",
            required=True,
        ),
        Field(
            "threshold",
            "Fewer people than this are never shown",
            hint=f"At least {LEAST}. It cannot be lowered once it is launched.",
            required=True,
            most=10,
        ),
        Field("target", "How many answers do you hope for?", hint="For all together. May be empty.", most=10),
        yes_no("may_change", "May people change their answers until it closes?", required=True),
    )
    return Form(key, "About the survey", fields, send="Go on", values=_values(survey, chance))


def read(survey: Survey, made: Form, given: Mapping[str, Answer], chance: Chance, now: datetime) -> Survey | Form:
    """The survey as it was settled, or the form again with what is wrong."""
    if wrong := made.check(given):
        return wrong
    texts = {name: " ".join(clean(value).split()) for name, value in given.items() if isinstance(value, str)}
    workplace = EVERYWHERE if texts["workplace"] == ALL else texts["workplace"]
    zone = chance.zone(workplace)
    opens = times.read(texts["opens"], zone, _OPENS_AT) if texts.get("opens") else None
    closes = times.read(texts["closes"], zone, times.CLOSES_AT)
    threshold, target = _number(texts["threshold"]), _number(texts.get("target") or "0")
    errors = {
        **({} if opens or not texts.get("opens") else {"opens": times.HINT}),
        **({} if closes else {"closes": times.HINT}),
        **_times(opens, closes, now),
        **({} if LEAST <= threshold <= MOST else {"threshold": f"Please write a number from {LEAST} to {MOST}."}),
        **({} if 0 <= target <= MOST_TARGET else {"target": "Please write a number, or leave it empty."}),
    }
    if errors:
        return replace(made, values=dict(given), errors=errors)
    chosen = _items(given["audience"])
    title = survey.questionnaire.title
    first = survey.questionnaire.languages[0]
    return replace(
        survey,
        workplace=workplace,
        questionnaire=replace(survey.questionnaire, title={**title, first: texts["title"]}),
        asks=texts["asks"],
        opens=opens,
        closes=closes,
        threshold=threshold,
        target=target,
        reminders=int(texts["reminders"]),
        may_change=texts["may_change"] == "yes",
        channels=tuple(one.removeprefix(CHANNEL) for one in chosen if one.startswith(CHANNEL)),
        everybody=EVERYBODY in chosen,
        willing=WILLING in chosen,
        ways=_ways(chosen),
    )


def too_soon(survey: Survey, now: datetime) -> str:
    """Why its times do not fit any more when it is to be launched."""
    return next(iter(_times(survey.opens, survey.closes, now).values()), "")


def told(survey: Survey, channels: Sequence[str]) -> list[str]:
    """Who is asked, in the words of the form; `channels` are their names."""
    chosen = [one for one in AUDIENCE if one in _chosen(survey)]
    return [*(AUDIENCE[one] for one in chosen), *(f"The channel {name}" for name in channels)]


def _times(opens: datetime | None, closes: datetime | None, now: datetime) -> dict[str, str]:
    if closes is None:
        return {}
    begins = max(opens or now, now)
    if opens and opens < now - times.SHORTEST:
        return {"opens": "That time is over. Leave it empty to open it as soon as you launch it."}
    if closes < begins + times.SHORTEST:
        return {"closes": "It must be open for an hour at least."}
    if closes > begins + times.LONGEST:
        return {"closes": "It can be open for three months at most: until then the answers lie sealed, and not erased."}
    return {}


def _values(survey: Survey, chance: Chance) -> dict[str, Answer]:
    zone = chance.zone(survey.workplace)
    place = survey.workplace or (ALL if chance.everywhere else "")
    known = {one.id for one in chance.places} | ({ALL} if chance.everywhere else set())
    offered = {f"{CHANNEL}{one.id}" for one in chance.channels} | AUDIENCE.keys()
    return {
        **({"workplace": place} if place in known else {}),
        "title": said(survey.questionnaire.title, survey.questionnaire.languages[0]),
        "asks": survey.asks,
        "audience": tuple(one for one in _chosen(survey) if one in offered),
        "opens": times.written(survey.opens, zone) if survey.opens else "",
        "closes": times.written(survey.closes, zone) if survey.closes else "",
        "reminders": str(survey.reminders),
        "threshold": str(survey.threshold),
        "target": str(survey.target) if survey.target else "",
        "may_change": "yes" if survey.may_change else "no",
    }


def _chosen(survey: Survey) -> tuple[str, ...]:
    ways = ((EVERYBODY, survey.everybody), (WILLING, survey.willing))
    others = ((CODES, Way.CODE in survey.ways), (LINK, Way.LINK in survey.ways))
    return (*(name for name, on in (*ways, *others) if on), *(f"{CHANNEL}{one}" for one in survey.channels))


def _ways(chosen: Sequence[str]) -> tuple[Way, ...]:
    chat = any(one in (EVERYBODY, WILLING) or one.startswith(CHANNEL) for one in chosen)
    ways = ((Way.CHAT, chat), (Way.CODE, CODES in chosen), (Way.LINK, LINK in chosen))
    return tuple(way for way, on in ways if on)


def _number(text: str) -> int:
    """-1 where it is none."""
    return int(text) if text.isascii() and text.isdigit() else -1


def _items(value: Answer) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value
