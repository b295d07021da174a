"""However slow the store is: who is thanked is counted once, and who is told to wait is told what became of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from adapters.carrying import new_id
from adapters.slack import views
from adapters.teams import dialogs
from adapters.teams.carried import KEY as CARRIED
from adapters.teams.fields import ONE
from bot import memory
from bot.bot import NOT_KEPT
from bot.desk import Desk
from bot.records import Ballot, Result
from bot.store import MemoryStore, Store, StoreError, Transaction
from bot.surveys import closing
from bot.surveys.staff import answering, forms
from tests import fakes
from tests.fakes import NOON, kept
from tests.slack import payloads as slack_payloads
from tests.slack import visiting as slack
from tests.slack.saying import HERE
from tests.surveys.asked import opened, survey
from tests.teams import payloads as teams_payloads
from tests.teams import visiting as teams

FORM = f"{answering.KEY} watched en - 0"
EARLY, LATE = range(6), range(6, 9)
THANKED, TOO_LATE = "Your answers are kept, and count once.", "came too late: nothing of it was kept"


@dataclass
class Slow:
    """Whatever would be committed waits for `gate`, and fails there where it is told to."""

    inner: MemoryStore = field(default_factory=MemoryStore)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    failing: bool = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        async with self.inner.transaction() as tx:
            yield tx
            self.reached.set()
            await self.gate.wait()
            if self.failing:
                raise StoreError

    async def close(self) -> None: ...


@dataclass
class Chat:
    """One platform. `sends`: what somebody is told at once; `sees`: what stands before them in the end."""

    store: Slow
    sends: Callable[[int], Awaitable[str]]
    sees: Callable[[int], Awaitable[str]]
    settled: Callable[[], Awaitable[None]]

    async def all_wait(self, people: Sequence[int]) -> None:
        for told in await asyncio.gather(*map(self.sends, people)):
            assert THANKED not in told
            assert "still saving" in told

    async def ends(self) -> None:
        self.store.gate.set()
        await self.settled()

    async def thanked(self, people: Sequence[int]) -> set[int]:
        """The others were told that it was too late."""
        seen = {one: await self.sees(one) for one in people}
        assert all((THANKED in words) is not (TOO_LATE in words) for words in seen.values())
        return {one for one, words in seen.items() if THANKED in words}


@asynccontextmanager
async def _on_slack() -> AsyncIterator[Chat]:
    store = Slow()
    desk = fakes.desk(store=cast(Store, store))
    page = forms.Asking(survey().questionnaire, "en", FORM.removesuffix(" 0")).page({})
    assert page is not None
    async with slack.door(desk, patience=0.05) as here:

        async def sends(number: int) -> str:
            user = f"U0{number}"
            place = replace(HERE, key=f"with {user}", reach=f"D0{number}")
            sent = slack_payloads.sent(views.modal((page.form,), place, new_id).view, {"site": "depot"})
            sent["view"] |= {"id": f"V{number}"}
            who = {"id": user, "username": "somebody", "team_id": slack_payloads.TEAM}
            return (await here.interaction({**sent, "user": who})).text

        async def sees(number: int) -> str:
            shown = [one for one in here.platform.calls("views.update") if one["view_id"] == f"V{number}"]
            return json.dumps(shown[-1]["view"], ensure_ascii=False)

        await _open(store, desk)
        yield Chat(store, sends, sees, here.settled)


@asynccontextmanager
async def _on_teams() -> AsyncIterator[Chat]:
    store = Slow()
    desk = fakes.desk(store=cast(Store, store))
    async with teams.door(desk, patience=0.05) as here:
        members = {number: here.somebody(f"aad-{number}", f"29:{number}", f"a:{number}") for number in (*EARLY, *LATE)}

        async def sends(number: int) -> str:
            member = members[number]
            carried = {"do": "send", "what": FORM, "mark": f"mark {number}"}
            data = {CARRIED: carried, f"{ONE}site": "depot"}
            sent = teams_payloads.invoke("task/submit", {"data": data, "context": {"theme": "default"}})
            who = {"id": member.account, "name": "Alex Canary", "aadObjectId": member.user}
            chat = {**sent["conversation"], "id": member.chat}
            answered = await here.post({**sent, "id": f"f:{number}", "from": who, "conversation": chat})
            member.window = answered.json["task"]["value"]["card"]["content"]
            return member.sees

        async def sees(number: int) -> str:
            member = members[number]
            await member.presses(dialogs.LOOK)
            shown = member.sees
            member.close()
            return f"{shown} {member.sees}"

        await _open(store, desk)
        yield Chat(store, sends, sees, here.settled)


async def _open(store: Slow, desk: Desk) -> None:
    store.gate.set()
    await opened(desk.store, replace(survey(), closes=None), desk)
    store.gate.clear()
    store.reached.clear()


CHATS = pytest.mark.parametrize("chat", [_on_slack, _on_teams], ids=["slack", "teams"])
Made = Callable[[], AbstractAsyncContextManager[Chat]]


@pytest.fixture(autouse=True)
def nobody_waits_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.05)


async def _counted(store: Slow) -> int:
    (result,) = await kept(store.inner, Result)
    return result.answered or 0


@CHATS
async def test_who_was_told_to_wait_is_thanked_once_it_is_kept_and_counts_once(chat: Made) -> None:
    async with chat() as there:
        await there.all_wait(EARLY)
        assert not await _ballots_of(there)
        await there.ends()
        assert await there.thanked(EARLY) == {*EARLY}
        assert len(await _ballots_of(there)) == len(EARLY)
        for number in EARLY:  # and when it is delivered again
            assert THANKED in await there.sends(number)
        await closing.close(cast(Store, there.store), "watched", NOON)
        assert await _counted(there.store) == len(EARLY)


@CHATS
async def test_what_waits_while_the_survey_closes_is_counted_or_told_to_be_too_late(chat: Made) -> None:
    async with chat() as there:
        await there.all_wait(EARLY)
        ending = asyncio.create_task(closing.close(cast(Store, there.store), "watched", NOON))
        await there.all_wait(LATE)
        await there.ends()
        await ending
        everybody = (*EARLY, *LATE)
        thanked = await there.thanked(everybody)
        assert thanked != {*everybody}
        assert await _counted(there.store) == (len(thanked) if len(thanked) >= 5 else 0)


@CHATS
async def test_what_cannot_be_kept_after_all_is_told_and_can_be_sent_again(chat: Made) -> None:
    async with chat() as there:
        await there.all_wait(EARLY)
        there.store.failing = True
        await there.ends()
        for number in EARLY:
            assert NOT_KEPT.body.partition(",")[0] in await there.sees(number)
        assert not await _ballots_of(there)
        there.store.failing = False
        for number in EARLY:
            assert THANKED in await there.sends(number)
        assert len(await _ballots_of(there)) == len(EARLY)


async def _ballots_of(there: Chat) -> tuple[Ballot, ...]:
    """What is committed, whatever waits."""
    table = there.store.inner._tables.get(Ballot.kind, {})  # its lock is held by what waits
    return cast(tuple[Ballot, ...], tuple(table.values()))
