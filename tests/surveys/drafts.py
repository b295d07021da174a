"""A draft with questions of several kinds, and the rep who changes it."""

from collections.abc import Sequence
from dataclasses import replace

from bot.events import Answer
from bot.records.surveys import Condition, Question, Questionnaire
from bot.surveys import at
from bot.surveys.questionnaire.questions import by_key
from tests.people.living import Somebody
from tests.surveys.asked import one, questionnaire, several
from tests.surveys.reps import Hall, hall

CONDITION = Condition("watched", ("yes",))

BRANCHING = questionnaire(
    one("watched", "yes", "no", "maybe"),
    one("told", "before", "after", when=CONDITION),
    several("sees", "camera", "none"),
    one("site", "depot", "hall"),
)

MOST_BUTTONS = 6


async def editing(asked: Questionnaire = BRANCHING, **other: object) -> Hall:
    """A draft that asks this, and its rep before the card with all questions."""
    there = await hall()
    made = await there.drafted()
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(replace(made, questionnaire=asked, **other))  # type: ignore[arg-type]
    await there.kim.force(at.ONE, made.id)
    await there.kim.press("Change the questions")
    return there


async def asked(there: Hall) -> Questionnaire:
    return (await there.survey()).questionnaire


async def question(there: Hall, key: str) -> Question:
    return by_key(await asked(there))[key]


async def at_question(there: Hall, key: str) -> Somebody:
    await there.kim.force(at.QUESTIONS, (await there.survey()).id)
    await there.kim.press("Change a question")
    await there.kim.fill(question=key)
    return there.kim


async def to_add(there: Hall, kind: str, lines: Sequence[str] = (), **values: Answer) -> Somebody:
    await there.kim.force(at.QUESTIONS, (await there.survey()).id)
    await there.kim.press("Add a question")
    words = {"ask": "Who told you?", "why": "To know who speaks.", "kind": kind, "choices": "\n".join(lines)}
    await there.kim.fill("", **{**words, **values})
    return there.kim
