"""Questions without an answer are grouped by likeness, the most asked first."""

from hypothesis import given
from hypothesis import strategies as st

from bot import gaps, memory
from bot.records import Gap
from bot.store import MemoryStore
from tests.damaged import DamagedStore
from tests.fakes import NOON


def test_questions_that_are_alike_are_one_gap_and_the_most_asked_stands_first() -> None:
    found = gaps.group(
        [
            "can I have a window seat",
            "who pays for my parking permit",
            "who is paying for the parking permits",
            "do we pay for parking permits",
        ]
    )
    assert [gap.count for gap in found] == [3, 1]
    assert "parking" in found[0].example
    assert len(found[0].others) == 2


async def test_without_questions_there_are_no_gaps_and_that_is_said() -> None:
    assert gaps.group([]) == ()
    assert gaps.words(await gaps.told(MemoryStore())) == "No question was left without an answer."


async def test_a_person_sees_how_often_and_in_which_words() -> None:
    store = MemoryStore()
    async with store.transaction() as tx:
        for question in ("who pays for parking", "who pays for the parking"):
            await memory.gap(tx, question, NOON)
    assert gaps.words(await gaps.told(store)) == (
        "Questions without an answer\n   2  who pays for parking\n      who pays for the parking"
    )


async def test_a_gap_that_cannot_be_opened_keeps_nobody_from_the_rest() -> None:
    store = DamagedStore()
    async with store.transaction() as tx:
        await memory.gap(tx, "words-canary", NOON)
        store.damaged = {one.id for one in await tx.find(Gap)}
        await memory.gap(tx, "who pays for parking", NOON)
        await memory.feedback(tx, "agreement/consent", helped=False)
    told = gaps.words(await gaps.told(store))
    assert "agreement/consent" in told
    assert "who pays for parking" in told
    assert "canary" not in told


@given(st.lists(st.text(), max_size=20))
def test_every_question_stands_in_exactly_one_gap(questions: list[str]) -> None:
    assert sum(gap.count for gap in gaps.group(questions)) == len(questions)


async def test_an_answer_that_did_not_help_is_told_with_how_often_it_did_the_worst_first() -> None:
    store = MemoryStore()
    async with store.transaction() as tx:
        await memory.feedback(tx, "agreement/blame", helped=False)
        await memory.feedback(tx, "agreement/praise", helped=True)
        for helped in (True, False, False):
            await memory.feedback(tx, "agreement/consent", helped=helped)
    told = await gaps.told(store)
    assert told["did_not_help"] == [
        {"entry": "agreement/consent", "no": 2, "yes": 1},
        {"entry": "agreement/blame", "no": 1, "yes": 0},
    ]
    assert gaps.words(told).endswith(
        "Answers that did not help\n   2  agreement/consent (helped 1 times)\n   1  agreement/blame (helped 0 times)"
    )
