"""After distress, a case of one's own, discipline, abuse or a complaint nobody is asked: not then, and not soon."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.events import Person, Place, Said
from bot.marks import ASKED
from bot.records import Asked, Asker
from bot.recruitment import at, remembering, seat
from bot.recruitment.remembering import Remembering
from bot.replies import Mark
from bot.store import run
from tests.fakes import NOON, kept
from tests.people.living import Somebody
from tests.recruitment.parts import DAY, HOUR, QUESTION, Town, prompted, town

QUIET = (
    "I want to kill myself",
    "they've offered me a settlement, should I sign it?",
    "what must they tell us before they sack somebody over a score",
    "my rep never answers, so what must they tell us",
    "the branch does nothing about monitoring",
    "you useless bot",
    "I've been suspended over keystroke logs",
)


How = Callable[[Town, Somebody, str], Awaitable[None]]


async def said(there: Town, alex: Somebody, words: str) -> None:
    await there.say(alex, words)


async def in_a_form(there: Town, alex: Somebody, words: str) -> None:
    await alex.send("whereabouts.say", workplace=words)


@pytest.mark.parametrize("words", QUIET)
@pytest.mark.parametrize("how", [said, in_a_form])
async def test_no_question_then_nor_for_thirty_days(words: str, how: How) -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await how(there, alex, words)
    assert not prompted(alex)
    for _ in range(30):
        assert not await there.asked(alex)
        await there.pass_by(DAY)
    await there.turn_of(alex)
    assert await there.asked(alex)


async def test_where_a_date_is_kept_it_is_moved_and_outlasts_a_restart_but_not_beside_a_form() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await there.say(alex, QUESTION)
    await alex.press("Not now")
    (before,) = await kept(there.desk.store, Asked)
    await there.pass_by(50 * DAY)
    await alex.send("whereabouts.say", workplace=QUIET[0])
    assert await kept(there.desk.store, Asked) == (before,), "a report may lie beside it"
    await there.say(alex, QUIET[0])
    (after,) = await kept(there.desk.store, Asked)
    assert after == replace(before, not_before=after.not_before)
    assert after.not_before >= there.desk.now().date() + timedelta(days=30)


async def test_nothing_is_kept_of_who_has_answered_nothing() -> None:
    there = await town()
    alex = there.somebody()
    for words in QUIET:
        await there.say(alex, words)
    assert await kept(there.desk.store, Asked) == ()


async def test_a_pressed_answer_about_dismissal_is_followed_by_no_question() -> None:
    there = await town()
    entry = replace(there.desk.knowledge.shelf.pack.entries["agreement/consent"], question="Can AI sack me?")
    library = there.desk.knowledge
    library.entries = replace(library.entries, entries={entry.id: entry})  # type: ignore[attr-defined]
    alex = there.somebody()
    await there.turn_of(alex)
    assert not await there.asked(alex)
    await alex.force("questions.show", entry.id)
    assert not prompted(alex)
    assert there.desk.recruiting.knows((there.who(alex),), there.desk.now())


async def test_an_answer_about_dismissal_silences_in_whatever_words_it_was_asked_for() -> None:
    there = await town()
    library = there.desk.knowledge
    before = library.entries  # type: ignore[attr-defined]
    entry = replace(before.entries["agreement/consent"], question="Can AI sack me?")
    alex, browser = there.somebody(), there.somebody("bo", lasting=False)
    await there.turn_of(alex)
    library.entries = replace(before, entries={entry.id: entry})  # type: ignore[attr-defined]
    assert not await there.asked(alex)
    await there.say(browser, QUESTION)
    assert browser.replies[-1] == Mark(ASKED, 0)
    library.entries = before  # type: ignore[attr-defined]
    assert not await there.asked(alex), "nor soon after it"


async def test_what_cannot_be_read_silences() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex)
    await there.say(alex, "Nie wiem, co mam robić, bardzo się boję mojego szefa")
    assert not await there.asked(alex)


async def test_a_browser_is_told_so_once() -> None:
    there = await town()
    await there.pass_by(4 * HOUR)
    alex = there.somebody(lasting=False)
    await there.say(alex, QUIET[0])
    assert alex.replies[-1] == Mark(ASKED, 0)
    place = replace(alex.place, marks=frozenset({ASKED}))
    assert not any(isinstance(one, Mark) for one in await there.branch.bot.handle(_said(alex.person, place)))


def _said(person: Person, place: Place) -> Said:
    return Said(person, place, "cause-canary", QUIET[0])


async def test_another_process_that_hears_of_it_ends_the_turns_that_are_under_way() -> None:
    there = await town()
    alex, bo = there.somebody(), there.somebody("bo")
    await there.turn_of(alex)
    asks = there.desk
    there.branch.start(replace(asks, recruiting=Remembering(clock=asks.recruiting.clock)))
    await there.say(bo, QUIET[0])
    await there.say(alex, QUIET[0])
    (kept_,) = await kept(asks.store, Asker)
    assert kept_.since > asks.now()
    assert kept_.since.minute == 0, "not the minute in which it was said"
    there.branch.start(asks)
    assert not await there.asked(alex)


async def test_a_full_memory_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembering, "MOST", 2)
    mine = Remembering(clock=lambda: 0.0)
    assert mine.take(("a", "b"), NOON)
    assert mine.take(("c",), NOON) is None
    mine.quieten(("d",), NOON)
    assert mine.knows(("anybody",), NOON + 29 * DAY)
    assert not mine.knows(("anybody",), NOON + 31 * DAY)
    assert mine.take(("c",), NOON + 31 * DAY), "there is room again"


def test_what_was_taken_is_given_back_but_not_where_somebody_wanted_quiet_since() -> None:
    mine = Remembering(clock=lambda: 0.0)
    taken = mine.take(("a",), NOON)
    assert taken
    assert mine.keeps(("a",), taken)
    mine.quieten(("a",), NOON)
    assert not mine.keeps(("a",), taken)
    mine.give_back(("a",), taken)
    assert mine.knows(("a",), NOON)


@pytest.mark.parametrize(
    ("kept_", "now", "jumped", "since"),
    [
        (None, NOON, False, NOON),
        (Asker("asker", "me", NOON, NOON + HOUR), NOON + HOUR, False, NOON),
        (Asker("asker", "me", NOON, NOON + HOUR), NOON + 9 * DAY, False, NOON),
        (Asker("asker", "me", NOON, NOON + HOUR), NOON + 9 * DAY, True, NOON + 39 * DAY),
        (Asker("asker", "me", NOON, NOON + HOUR), NOON - DAY, False, NOON + 29 * DAY),
        (Asker("asker", "it", NOON, NOON + HOUR), NOON + HOUR / 2, False, None),
        (Asker("asker", "it", NOON, NOON + HOUR), NOON + HOUR, False, NOON + HOUR),
        (Asker("asker", "it", NOON + DAY, NOON + HOUR), NOON + HOUR, False, NOON + DAY),
        (Asker("asker", "it", NOON, NOON + HOUR), NOON + HOUR, True, NOON + HOUR + 30 * DAY),
        (Asker("asker", "it", NOON, NOON + HOUR), NOON - DAY, False, NOON + 29 * DAY),
        (Asker("asker", "me", NOON, NOON + HOUR, "slack"), NOON + HOUR, False, NOON + HOUR + 30 * DAY),
    ],
)
def test_who_asks(kept_: Asker | None, now: datetime, jumped: bool, since: datetime | None) -> None:
    found = seat.following(kept_, "me", "", now, jumped=jumped)
    assert (found and found.since) == since
    assert found is None or (found.run, found.lease) == ("me", now + seat.HELD)


async def test_in_a_trial_nobody_takes_a_seat() -> None:
    there = await town(local=True)
    assert await kept(there.desk.store, Asker) == ()
    alex = there.somebody()
    assert await there.asked(alex)
    assert at.YES in [one.action for one in alex.buttons]
    await run(there.desk.store, lambda tx: tx.get(Asker, seat.ID))
