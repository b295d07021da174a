"""Surveys: what is asked, and what is kept of the answers. Who said what is kept nowhere once a survey is closed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from bot.store import Owed, Record

Words = Mapping[str, str]  # the same in each language, by its code: "en", "cy"
Answers = Mapping[str, tuple[str, ...]]  # keys of choices, or what was written, by the key of the question
NO_ANSWER = ""  # in the tables, in place of the key of a choice


class Asked(StrEnum):
    """How a question is answered."""

    ONE = "one"
    SEVERAL = "several"
    SCALE = "scale"
    YES = "yes"  # yes, no, or don't know
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    words: Words
    alone: bool = False  # of several: goes with no other, such as "None of these"


@dataclass(frozen=True, slots=True)
class Condition:
    """A question is asked only if another, before it, was answered with one of these."""

    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """`sensitive`: that all said the same is withheld, too, since it tells what each of them said."""

    key: str
    asked: Asked
    words: Words
    why: Words
    choices: tuple[Choice, ...] = ()  # of a scale, from one end to the other
    when: Condition | None = None
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Questionnaire:
    title: Words
    about: Words
    languages: tuple[str, ...]  # the first is what somebody without a choice reads
    questions: tuple[Question, ...]
    unchecked: tuple[str, ...] = ()  # languages that no speaker has looked over yet


@dataclass(frozen=True, slots=True)
class Before:
    """What a draft asked before its last change, so that it can be undone. Gone once the survey is open."""

    questionnaire: Questionnaire
    together: tuple[tuple[str, str], ...]


class Stage(StrEnum):
    DRAFT = "draft"
    WAITING = "waiting"  # for a second rep
    OPEN = "open"
    PAUSED = "paused"
    COUNTING = "counting"  # no answer is taken any more, and those that there are get counted and erased
    CLOSED = "closed"
    SPLIT = "split"  # it went on as one survey for each workplace, and is nothing by itself any more
    ERASING = "erasing"  # it was cancelled, and its answers get erased
    CANCELLED = "cancelled"


LIVE = (Stage.OPEN, Stage.PAUSED)  # launched and not ended: what was promised holds, and answers lie sealed


class Way(StrEnum):
    """How an answer came. Each is counted apart: anybody can answer twice by the open link, and reps make the codes."""

    CHAT = "chat"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Survey(Owed):
    """What reps ask, with all that those who answer were promised. Nothing in it is of anybody who answers.

    `due` is when something must be done about it next: open it, remind, close it.
    """

    kind: ClassVar[str] = "survey"
    found_by: ClassVar[tuple[str, ...]] = ("workplace", "stage")

    workplace: str
    stage: Stage
    made_by: str  # pseudonym of the rep who asks, by whom the draft is seen
    asks: str  # how that rep or branch is called, for those who are asked
    questionnaire: Questionnaire
    meant_for: str = ""  # whom it is for, where that is not everybody who works there
    opens: datetime | None = None
    closes: datetime | None = None
    threshold: int = 5  # people; may only be raised
    together: tuple[tuple[str, str], ...] = ()  # pairs of questions that are counted against each other
    ways: tuple[Way, ...] = ()
    channels: tuple[str, ...] = ()  # ids of addresses of channels in which it is asked
    everybody: bool = False  # who has said that they work there is asked
    willing: bool = False  # who has asked to be asked
    may_change: bool = True  # answers, until it closes
    reminders: int = 2
    reminded: int = 0
    target: int = 0  # how many are hoped for, never who
    each: bool = False  # it is launched as one survey for each workplace, and nothing is counted over several
    targets: tuple[tuple[str, int], ...] = ()  # then: how many are hoped for at which workplace
    campaign: str = ""  # the survey that it was launched from, with those of other workplaces
    approved_by: str = ""  # pseudonym of the second rep
    earlier: str = ""  # the survey that this one repeats
    codes: int = 0  # how many were made; which they are is kept nowhere
    tickets: str = ""  # once it ends: by which its codes and its link are known; they open nothing any more
    before: Before | None = None
    codes_approved: int = 0  # how many may be made, where a second rep must approve

    @property
    def leading(self) -> Way:
        """The way whose results come first, and are compared with those of another time."""
        return next((way for way in Way if way in self.ways), Way.CHAT)


class Wanted(StrEnum):
    """What a second rep decides about a survey, where the workplace wants that."""

    LAUNCH = "launch"
    LONGER = "longer"
    CODES = "codes"  # more than were approved


@dataclass(frozen=True, slots=True)
class Approval(Record):
    """A rep wants something that a second rep must approve, or was told why not. Its id is the survey's and what.

    Without it a rep could approve what they asked for themselves. It tells that a rep asked, to the reps there; the
    words of the second rep may speak of somebody: so it is encrypted, and goes once it is approved or the survey ends.
    """

    kind: ClassVar[str] = "survey_approval"
    found_by: ClassVar[tuple[str, ...]] = ("survey",)
    personal: ClassVar[bool] = True

    survey: str
    what: Wanted
    by: str  # pseudonym of the rep who asks
    until: datetime | None = None
    codes: int = 0  # to make beside those that were made
    refused: str = field(default="", repr=False)  # why, in the second rep's words


@dataclass(frozen=True, slots=True)
class Round(Record):
    """Those who are asked are being told, or reminded. Its id is the survey's, a slash and its number.

    The notices are made shelf by shelf, each shelf in one commit with how far it has come: so a crash tells nobody
    twice. It names nobody. The news of four weeks are told so, too: see `bot.insights.digest.tending`.
    """

    kind: ClassVar[str] = "survey_round"
    found_by: ClassVar[tuple[str, ...]] = ("survey",)

    survey: str
    number: int  # 0 asks, the others remind
    shelf: int = 0  # the next to be told; see `bot.surveys.telling.inviting`
    made: int = 0  # notices
    done: bool = False
    of: int | None = None  # how many there were to tell when it began, once that is counted
    unreached: int | None = None  # how many could not be told, once none waits any more


@dataclass(frozen=True, slots=True)
class Turnout(Record):
    """About how many had answered at the last full hour: all that is told while a survey is open.

    Its id is the survey's. In steps of the threshold, for each way. Where fewer have answered nothing is written down.
    """

    kind: ClassVar[str] = "survey_turnout"

    hour: datetime
    steps: Mapping[Way, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Willing(Owed):
    """Somebody asked to be told of surveys; forgotten when due, with their address. Its id is their pseudonym.

    Without it nobody could be asked who does not come by themselves. It tells that somebody uses the bot, and where
    they work, and nothing of membership or of any answer: all but the shelf is encrypted.
    """

    kind: ClassVar[str] = "willing"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)
    personal: ClassVar[bool] = True

    shelf: str  # the first two figures of the pseudonym, so that not all must be read at once
    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    workplace: str = field(repr=False)
    address: str = field(repr=False)  # the id of an Address


@dataclass(frozen=True, slots=True)
class AskedIn(Record):
    """A channel in which surveys can be posted, since a rep said so there. Its id is that of its Address.

    Without it nobody could be asked where colleagues talk. It holds how the channel is called, and names nobody.
    """

    kind: ClassVar[str] = "survey_channel"
    personal: ClassVar[bool] = True

    workplace: str = field(repr=False)
    name: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class SurveyKey(Record):
    """Turns whoever answers into a token. While it lives the operator could test who has answered; later nobody."""

    kind: ClassVar[str] = "survey_key"
    personal: ClassVar[bool] = True

    token: str = field(repr=False)  # hex


@dataclass(frozen=True, slots=True)
class Ballot(Record):
    """One for each token, so that an answer counts once and can be changed. At the close they are all erased.

    Its id is the token. There is no time in it and nobody's name. Without any answer it was taken back. Where accounts
    are linked, `person` is the same for all ballots of one person in this survey, and only the last has answers. Where
    it came by a code, `holder` is made of the browser or account, too: reps know the codes, and see nothing by them.
    """

    kind: ClassVar[str] = "ballot"
    found_by: ClassVar[tuple[str, ...]] = ("shelf", "person")
    personal: ClassVar[bool] = True

    shelf: str  # a part of all ballots of a survey: see `bot.surveys.shelves`
    way: Way
    answers: Answers = field(repr=False)
    causes: tuple[str, ...] = field(default=(), repr=False)  # keyed hashes of the last deliveries: an old one is known
    person: str = field(default="", repr=False)
    holder: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Unsent(Owed):
    """What somebody has filled in and not sent yet, so that they can go back, and go on later.

    Its id is the token; where they came by a code, what would be the ballot's `holder`.

    It is forgotten when due, at the end of a day, so that this tells no time.
    """

    kind: ClassVar[str] = "unsent"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)
    personal: ClassVar[bool] = True

    shelf: str
    answers: Answers = field(repr=False)
    causes: tuple[str, ...] = field(default=(), repr=False)  # as those of a ballot


@dataclass(frozen=True, slots=True)
class Cell:
    """None is withheld, zeros included where they would tell."""

    keys: tuple[str, ...]  # of the choice, or of both choices of a cross-tabulation
    count: int | None


class WhyNot(StrEnum):
    """Why numbers of a question are not told that was told before."""

    TOO_SOON = "too soon"
    BESIDE = "beside"  # beside those that were told before they could show what few people answered


@dataclass(frozen=True, slots=True)
class NotAgain:
    """`since`: when the last survey closed in which the same was told of these people."""

    why: WhyNot
    since: date


@dataclass(frozen=True, slots=True)
class Table:
    """Of one question, or of two that were declared together. Where several choices were possible they add up to more.

    `asked`: how many people were asked, since a question can hang on the answer to another; None is withheld. With
    `not_again` nothing of it is told.
    """

    questions: tuple[str, ...]
    asked: int | None
    answered: int | None  # how many of them answered the question, or both
    cells: tuple[Cell, ...]
    not_again: NotAgain | None = None


@dataclass(frozen=True, slots=True)
class Result(Record):
    """What is left of a closed survey: only what may be published. What is withheld was never written down."""

    kind: ClassVar[str] = "survey_result"
    found_by: ClassVar[tuple[str, ...]] = ("survey",)

    survey: str
    way: Way
    answered: int | None
    tables: tuple[Table, ...]
    lost: int | None = 0  # answers, of all ways, that could not be opened; None: some, and fewer than the threshold


@dataclass(frozen=True, slots=True)
class FreeText(Record):
    """What somebody wrote, in no order. Nobody but reps sees it before a rep has read it and lets it through."""

    kind: ClassVar[str] = "free_text"
    found_by: ClassVar[tuple[str, ...]] = ("survey",)
    personal: ClassVar[bool] = True

    survey: str
    question: str
    way: Way
    words: str = field(repr=False)
    passed: bool = False
