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
from bot.surveys.reps import targets, times
from bot.workplaces import LEAST, MOST
from knowledge.sheet import clean

MOST_REMINDERS = 5
MOST_CODES = 20_000  # of one survey
LONGEST_ASKS, LONGEST_MEANT, LONGEST_TARGETS = 80, 80, 2_000
ALL, EACH = "all", "each"
EVERYBODY, WILLING, CODES, LINK = "everybody", "willing", "codes", "link"
CHANNEL = "channel "
_OPENS_AT = time(9)

AUDIENCE = {
    EVERYBODY: "Who told me that they work there: they find it when they come to me",
    WILLING: "Who asked me to tell them of surveys: I write to them",
    CODES: "Whoever you give a single-use code, also without this chat: counted apart",
    LINK: "Anybody with the open link or its poster: counted apart",
}
IN_SHORT = {
    EVERYBODY: "those who told me that they work there, as they come to me",
    WILLING: "those who asked me to tell them",
    CODES: "single-use codes",
    LINK: "the open link",
}

_CODES_IN_CHAT = "Whoever you give a single-use code, to write to me in this chat: counted apart"
NO_PAGE = (
    "I have no address on the web that others can reach, so there can be no open link. Please untick it, or ask "
    "whoever runs me to set one."
)
_CODES = Field(
    "codes",
    "How many single-use codes, at most?",
    hint="Where the workplace wants two reps, a second approves that many with the survey, and more only anew. "
    "Empty: none yet.",
    most=6,
)


@dataclass(frozen=True, slots=True)
class Chance:
    """What this rep can choose from."""

    places: Sequence[Workplace]
    everywhere: bool
    channels: Sequence[AskedIn]
    pages: bool  # whether the bot has an address on the web that others can reach

    @property
    def two(self) -> bool:
        """Whether a second rep must approve what is asked anywhere here."""
        return any(one.two_for_surveys for one in self.places)

    @property
    def several(self) -> bool:
        """Whether each workplace can be asked by itself, all at once."""
        return self.everywhere and len(self.places) > 1

    def least(self, workplace: str) -> int:
        """The lowest threshold there."""
        here = [one.survey_threshold for one in self.places if workplace in (EVERYWHERE, one.id)]
        return max((LEAST, *here))

    def zone(self, workplace: str) -> str:
        return next((one.zone for one in self.places if one.id == workplace), ZONE)


def form(key: str, survey: Survey, chance: Chance) -> Form:
    places = [(one.id, one.name) for one in chance.places]
    places += [(ALL, "All workplaces, counted together")] if chance.everywhere else []
    places += [(EACH, "Each workplace by itself, all at once")] if chance.several else []
    channels = [(f"{CHANNEL}{one.id}", f"The channel {one.name}") for one in chance.channels]
    fields = (
        Field("workplace", "Where?", Kind.CHOICE, tuple(places), required=True),
        Field("title", "What is it called?", required=True, most=checking.TITLE),
        Field("asks", "Who asks?", hint="As those who are asked know you.", required=True, most=LONGEST_ASKS),
        Field(
            "meant_for",
            "Whom is this for?",
            hint="Such as: drivers and loaders. Empty: everybody who works there.",
            most=LONGEST_MEANT,
        ),
        Field(
            "audience",
            "How are they asked?",
            Kind.CHOICES,
            (*_audience(chance).items(), *channels),
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
            hint="They go to everybody alike, since I cannot know who has answered.",
            required=True,
        ),
        Field(
            "threshold",
            "Fewer people than this are never shown",
            hint=f"{_least(chance)} It cannot be lowered once it is launched.",
            required=True,
            most=10,
        ),
        Field("target", "How many answers do you hope for?", hint=_hoped(chance), most=LONGEST_TARGETS),
        yes_no("may_change", "May people change their answers until it closes?", required=True),
        *([_CODES] if chance.two else []),
    )
    return Form(key, "About the survey", fields, send="Go on", values=_values(survey, chance))


def read(survey: Survey, made: Form, given: Mapping[str, Answer], chance: Chance, now: datetime) -> Survey | Form:
    """The survey as it was settled, or the form again with what is wrong."""
    if wrong := made.check(given):
        return wrong
    texts = {name: " ".join(clean(value).split()) for name, value in given.items() if isinstance(value, str)}
    each = texts["workplace"] == EACH
    workplace = EVERYWHERE if texts["workplace"] in (ALL, EACH) else texts["workplace"]
    zone, least = chance.zone(workplace), chance.least(workplace)
    opens = times.read(texts["opens"], zone, _OPENS_AT) if texts.get("opens") else None
    closes = times.read(texts["closes"], zone, times.CLOSES_AT)
    threshold, codes = _number(texts["threshold"]), _number(texts.get("codes") or "0")
    hoped = targets.read(clean(str(given.get("target", ""))), chance.places, each=each)
    errors = {
        **times.wrong(opens, closes, now, zone),
        **({} if opens or not texts.get("opens") else {"opens": times.UNREADABLE}),
        **({} if closes else {"closes": times.UNREADABLE}),
        **({} if least <= threshold <= MOST else {"threshold": f"Please write a number from {least} to {MOST}."}),
        **({} if chance.pages or LINK not in _items(given["audience"]) else {"audience": NO_PAGE}),
        **({"target": hoped} if isinstance(hoped, str) else {}),
        **({} if 0 <= codes <= MOST_CODES else {"codes": f"Please write a number up to {MOST_CODES}."}),
    }
    if errors or isinstance(hoped, str):
        return replace(made, values=dict(given), errors=errors)
    chosen = _items(given["audience"])
    title = survey.questionnaire.title
    first = survey.questionnaire.languages[0]
    return replace(
        survey,
        workplace=workplace,
        each=each,
        questionnaire=replace(survey.questionnaire, title={**title, first: texts["title"]}),
        asks=texts["asks"],
        meant_for=texts.get("meant_for", ""),
        opens=opens,
        closes=closes,
        threshold=threshold,
        target=hoped.of_all,
        targets=hoped.by,
        reminders=int(texts["reminders"]),
        may_change=texts["may_change"] == "yes",
        channels=tuple(one.removeprefix(CHANNEL) for one in chosen if one.startswith(CHANNEL)),
        everybody=EVERYBODY in chosen,
        willing=WILLING in chosen,
        ways=_ways(chosen),
        codes_approved=codes if chance.two else survey.codes_approved,
    )


def too_soon(survey: Survey, now: datetime, zone: str) -> str:
    """Why its times do not fit any more when it is to be launched."""
    return next(iter(times.wrong(survey.opens, survey.closes, now, zone).values()), "")


def in_short(survey: Survey, channels: Sequence[str]) -> str:
    """How people are asked; `channels` are their names."""
    chosen = [IN_SHORT[one] for one in IN_SHORT if one in _chosen(survey)]
    return "; ".join((*chosen, *(f"the channel {name}" for name in channels)))


def _audience(chance: Chance) -> Mapping[str, str]:
    return AUDIENCE if chance.pages else {**AUDIENCE, CODES: _CODES_IN_CHAT}


def _least(chance: Chance) -> str:
    least = {chance.least(one.id) for one in chance.places} or {LEAST}
    low, high = min(least), max(least)
    return f"At least {low}." if low == high else f"At least {low}, and {high} at some workplaces."


def _hoped(chance: Chance) -> str:
    if not chance.several:
        return "Of all together, never of anybody. May be empty."
    example = targets.example(chance.places)
    return f"One number; for each workplace by itself, one for each: {example}. May be empty."


def _values(survey: Survey, chance: Chance) -> dict[str, Answer]:
    zone = chance.zone(survey.workplace)
    place = survey.workplace or (EACH if survey.each else ALL)
    known = {one.id for one in chance.places}
    known |= ({ALL} if chance.everywhere else set()) | ({EACH} if chance.several else set())
    offered = {f"{CHANNEL}{one.id}" for one in chance.channels} | AUDIENCE.keys()
    return {
        **({"workplace": place} if place in known else {}),
        "title": said(survey.questionnaire.title, survey.questionnaire.languages[0]),
        "asks": survey.asks,
        "meant_for": survey.meant_for,
        "audience": tuple(one for one in _chosen(survey) if one in offered),
        "opens": times.written(survey.opens, zone) if survey.opens else "",
        "closes": times.written(survey.closes, zone) if survey.closes else "",
        "reminders": str(survey.reminders),
        "threshold": str(survey.threshold),
        "target": targets.told(survey, chance.places),
        "may_change": "yes" if survey.may_change else "no",
        **({"codes": str(survey.codes_approved or "")} if chance.two else {}),
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
