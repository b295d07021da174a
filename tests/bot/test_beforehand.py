"""Before anything is answered, one look into the store tells who has been told what, and whether the bot is paused."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import pytest

from bot import beforehand
from bot.bot import Bot
from bot.events import Place
from bot.hearing import Heard
from bot.records import Pause, Told
from bot.records.pausing import ALL
from bot.replies import Replies, Text
from bot.store import MemoryStore, Record, Transaction, UnavailableError, UnreadableError
from tests.fakes import CHAT, BrokenStore, desk, kept, opened, said

R = TypeVar("R", bound=Record)
NOTICE, PAUSED = "a machine, not a person", "I am **paused** everywhere"


def words(replies: Replies) -> str:
    return "\n".join(reply.body for reply in replies if isinstance(reply, Text))


@dataclass
class Counting(MemoryStore):
    looks: int = 0

    def transaction(self) -> AbstractAsyncContextManager[Transaction]:  # type: ignore[override]
        self.looks += 1
        return MemoryStore.transaction(self)


@dataclass
class WithoutPauses(MemoryStore):
    """Whatever is kept of pauses fails."""

    error: Exception = field(default_factory=RuntimeError)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:  # type: ignore[override]
        async with MemoryStore.transaction(self) as tx:
            yield _Without(tx, self.error)  # type: ignore[misc]


class _Without:
    def __init__(self, tx: Transaction, error: Exception) -> None:
        self._error = error
        self.get, self.put = tx.get, tx.put

    async def readable(self, kind: type[R], **_: str) -> tuple[R, ...]:
        raise self._error


async def paused(store: MemoryStore) -> MemoryStore:
    async with store.transaction() as tx:
        await tx.put(Pause(ALL, date(2026, 11, 22), "We mend it."))
    return store


async def test_one_look_tells_both() -> None:
    store = Counting()
    await paused(store)
    store.looks = 0
    found = await beforehand.look(said("can they watch us"), Heard.QUESTION, "", desk(store=store))
    assert NOTICE in words(found.notice)
    assert PAUSED in words(found.stopped)
    assert store.looks == 1


async def test_a_question_to_whether_it_is_a_machine_costs_no_other_look() -> None:
    store = Counting()
    bot = Bot(desk(store=store))
    await bot.handle(said("hello"))  # whose workspace it is was looked up for this
    store.looks = 0
    await bot.handle(said("are you a real person"))
    assert store.looks == 1


async def test_what_was_told_is_kept_with_the_same_look_and_not_told_again() -> None:
    at_hand = desk(store=MemoryStore())
    assert (await beforehand.look(opened(), None, "", at_hand)).notice
    assert len(await kept(at_hand.store, Told)) == 1
    assert not (await beforehand.look(opened(), None, "", at_hand)).notice


@pytest.mark.parametrize("error", [UnreadableError(), RuntimeError()])
async def test_a_pause_that_cannot_be_read_stops_nobody_and_the_notice_is_kept_all_the_same(error: Exception) -> None:
    at_hand = desk(store=WithoutPauses(error=error))
    first = await beforehand.look(said("can they watch us"), Heard.QUESTION, "", at_hand)
    again = await beforehand.look(said("can they watch us"), Heard.QUESTION, "", at_hand)
    assert (NOTICE in words(first.notice), first.stopped) == (True, ())
    assert (again.notice, again.stopped) == ((), ())


async def test_a_store_that_fails_midway_keeps_nothing_of_it_and_the_notice_is_told_again() -> None:
    at_hand = desk(store=WithoutPauses(error=UnavailableError()))
    for _ in range(2):
        found = await beforehand.look(said("can they watch us"), Heard.QUESTION, "", at_hand)
        assert (NOTICE in words(found.notice), found.stopped) == (True, ())


@pytest.mark.parametrize("place", [CHAT, replace(CHAT, tenant="T0CANARY"), replace(CHAT, room="C0", private=False)])
async def test_where_the_store_is_gone_it_still_says_who_speaks_and_answers(place: Place) -> None:
    answered = words(await Bot(desk(store=BrokenStore(UnavailableError()))).handle(said("are you human?", place)))
    assert NOTICE in answered
    assert "No. I am a machine" in answered
