"""What people read when something could not be kept; and that no answer hangs on it."""

import pytest

from adapters.settings import TRIAL
from bot import memory
from bot.bot import Bot
from bot.events import Event, Person
from bot.people import LOCAL
from bot.replies import Card, Replies, Text
from bot.store import FullError, StoreError, UnavailableError, UncertainError
from knowledge.entries import Problem
from knowledge.topics import Band, Found, Hit
from tests.fakes import BrokenStore, FakeLibrary, desk, opened, pressed, said

BROKEN = [UnavailableError("words-canary"), RuntimeError("words-canary"), None]


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.1)


def bodies(replies: Replies) -> list[str]:
    return [reply.body for reply in replies if isinstance(reply, Text)]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FullError("no room on /data"), "I could not save that just now, so nothing of it was kept."),
        (UncertainError("connection lost"), "I cannot tell whether that was kept."),
    ],
)
async def test_whoever_was_to_hear_that_it_is_kept_hears_in_plain_words_that_it_was_not(
    error: StoreError, words: str, logged: list[str]
) -> None:
    bot = Bot(desk(store=BrokenStore(error)))
    *_, reply = await bot.handle(pressed("questions.helped", "yes agreement/consent"))
    assert isinstance(reply, Text)
    assert words in reply.body
    assert "Noted" not in reply.body
    assert str(error) not in reply.body
    assert [button.label for button in reply.buttons] == ["Talk to a person"]
    assert any(f"the store failed: {type(error).__name__} in " in line for line in logged)


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("error", BROKEN)
async def test_whatever_the_store_does_the_contacts_for_somebody_in_danger_come_first(error: Exception | None) -> None:
    first, *others = await Bot(desk(store=BrokenStore(error))).handle(said("i want to end my life"))
    assert isinstance(first, Card)
    assert any("116 123" in fact.words for fact in first.facts)
    assert "a machine, not a person" in bodies(tuple(others))[0]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("error", BROKEN)
async def test_without_its_store_it_says_what_it_is_and_answers(error: Exception | None, logged: list[str]) -> None:
    start = len(logged)
    bot = Bot(desk(store=BrokenStore(error)))
    for _ in range(2):
        notice, answer = await bot.handle(said("do they need the union for a new system"))
        assert "a machine, not a person" in bodies((notice,))[0]
        assert isinstance(answer, Card)
    why = type(error or TimeoutError()).__name__
    assert any(f"an answer goes without the store: {why} in " in line for line in logged[start:])
    assert not any("canary" in line for line in logged[start:])


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("error", BROKEN)
@pytest.mark.parametrize("event", [said("where do llamas sleep"), pressed("questions.none", "where do llamas sleep")])
async def test_a_question_that_cannot_be_kept_has_its_answer_all_the_same(
    event: Event, error: Exception | None
) -> None:
    library = FakeLibrary(found=Found(Band.REFUSE, (Hit("agreement/consent", 0.9),), 0.1, ""))
    *_, reply = await Bot(desk(library, store=BrokenStore(error))).handle(event)
    assert "I do not have" in bodies((reply,))[0]


async def test_reps_are_told_of_broken_files_again_where_it_cannot_be_known_that_they_were() -> None:
    library = FakeLibrary(problems=(Problem("branch/entries/ours.md", 3, "no status"),))
    rep = Person(LOCAL, "", "rep")
    sound, broken = desk(library, TRIAL), desk(library, TRIAL, store=BrokenStore(UnavailableError()))
    told = [
        any(
            "these knowledge files need mending" in body
            for body in bodies(await Bot(at_hand).handle(opened(person=rep)))
        )
        for at_hand in (sound, sound, broken, broken)
    ]
    assert told == [True, False, True, True]
