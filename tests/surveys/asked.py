"""Surveys to answer, and whoever answers them."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.desk import Desk
from bot.events import Answer
from bot.records import Ballot, Survey, SurveyKey
from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire, Stage, Way, Words
from bot.store import Store, run
from bot.surveys import opening
from tests.fakes import NOON, kept
from tests.people.living import Branch, Somebody

WHY = {"en": "So that we know."}
ASKED_BY = "Kim, rep"


def words(text: str) -> Words:
    return {"en": text}


def one(key: str, *choices: str, when: Condition | None = None, sensitive: bool = False) -> Question:
    offered = tuple(Choice(choice, words(choice.title())) for choice in choices)
    return Question(key, Asked.ONE, words(f"Which {key}?"), WHY, offered, when, sensitive)


def several(key: str, *choices: str, sensitive: bool = False) -> Question:
    return replace(one(key, *choices, sensitive=sensitive), asked=Asked.SEVERAL)


def text(key: str, when: Condition | None = None) -> Question:
    return Question(key, Asked.TEXT, words(f"Your {key}?"), WHY, when=when)


def questionnaire(*questions: Question) -> Questionnaire:
    return Questionnaire(words("Watched at work"), words("How machines watch us."), ("en",), questions)


ON_ONE_PAGE = questionnaire(one("site", "depot", "hall"), several("sees", "camera", "scanner", "none"), text("worry"))
BRANCHING = questionnaire(
    one("watched", "yes", "no"),
    one("told", "before", "after", "never", when=Condition("watched", ("yes",))),
    text("worry"),
)


def survey(asked: Questionnaire = ON_ONE_PAGE, id_: str = "watched", **other: object) -> Survey:
    made = Survey(id_, NOON, "", Stage.DRAFT, "a pseudonym", ASKED_BY, asked, ways=(Way.CHAT,))
    return replace(made, **{"closes": NOON + timedelta(days=7), **other})  # type: ignore[arg-type]


async def opened(store: Store, made: Survey, desk: Desk) -> Survey:
    return await run(store, lambda tx: opening.open_survey(tx, made, desk))


async def key_of(store: Store, survey: str = "watched") -> SurveyKey:
    (found,) = [one for one in await kept(store, SurveyKey) if one.id == survey]
    return found


@dataclass
class Asking:
    """A branch with a survey that is open."""

    made: Survey = field(default_factory=survey)
    branch: Branch = field(default_factory=Branch)

    async def open(self) -> "Asking":
        await opened(self.branch.desk.store, self.made, self.branch.desk)
        return self

    @property
    def store(self) -> Store:
        return self.branch.desk.store

    async def ballots(self) -> tuple[Ballot, ...]:
        return await kept(self.store, Ballot)

    async def answers(self, name: str, cause: str = "", **values: Answer) -> Somebody:
        """Somebody answers all of a survey on one page."""
        who = self.branch.somebody(name)
        await who.say("survey")
        await who.press("Begin")
        await who.fill(cause, **values)
        return who

    async def change(self, **other: object) -> None:
        async with self.store.transaction() as tx:
            found = await tx.get(Survey, self.made.id)
            assert found is not None
            await tx.put(replace(found, **other))  # type: ignore[arg-type]


async def asking(made: Survey | None = None) -> Asking:
    return await Asking(made or survey()).open()
