"""Who takes the app out is told nothing more, and who installs it is welcomed once."""

from dataclasses import replace
from pathlib import Path

from adapters.teams.incoming import Installed, Removed
from adapters.teams.installs import SAME, Installs
from bot.outbox.together import Together
from bot.records import Address, Cause, State
from tests import fakes
from tests.fakes import Clock
from tests.outbox.parts import deliver_all, keep
from tests.people.living import Branch
from tests.teams import payloads
from tests.teams.payloads import BOT, CHAT
from tests.teams.sending import OTHER, Sending, durable, owed_to

REMOVED = payloads.activity("installationUpdate", action="remove")
ADDED = payloads.activity("installationUpdate", action="add")
ADDED_TOO = payloads.activity("conversationUpdate", membersAdded=[{"id": BOT}])


async def test_who_takes_the_app_out_is_told_nothing_more_and_a_rep_sees_it(tmp_path: Path) -> None:
    async with durable(tmp_path) as sending:
        gone, rep = sending.address(CHAT, "gone"), sending.address(OTHER, "rep", "29:other-canary")
        beside = sending.address("", "beside")
        owed = owed_to(gone, instead=(rep,))
        elsewhere = replace(gone, id="elsewhere", platform="slack")
        another = replace(gone, id="another", workspace="another-canary")
        await keep(sending.store, gone, beside, rep, elsewhere, another, owed)
        await _removed(Installs(sending.together, fakes.desk()))
        left = {one.id for one in await fakes.kept(sending.store, Address)}
        assert left == {rep.id, elsewhere.id, another.id}
        await deliver_all(sending.outbox())
        assert await sending.state(owed) == (State.UNDELIVERED, Cause.NO_ADDRESS)
        assert (len(sending.platform.said()), len(sending.platform.said(OTHER))) == (0, 1)


async def test_a_team_that_takes_the_app_out_takes_no_way_to_anybody(sending: Sending) -> None:
    people = sending.address(), sending.address("", "beside")
    await keep(sending.store, *people)
    await _removed(Installs(sending.together, fakes.desk()), payloads.in_channel(REMOVED))
    assert {one.id for one in await fakes.kept(sending.store, Address)} == {one.id for one in people}


async def test_a_rep_who_comes_back_is_reached_again() -> None:
    branch = Branch()
    code = await branch.printed()
    happened = payloads.read(payloads.message(f"claim {code}"))
    await branch.bot.handle(happened.event)  # type: ignore[union-attr]
    (address,) = await fakes.kept(branch.desk.store, Address)
    installs = Installs(Together(branch.desk.store), branch.desk)
    await _removed(installs)
    assert await fakes.kept(branch.desk.store, Address) == ()
    await _added(installs)
    assert await fakes.kept(branch.desk.store, Address) == (address,)


async def test_of_a_member_who_installs_the_app_no_address_is_kept(sending: Sending) -> None:
    assert await _added(Installs(sending.together, fakes.desk()))
    assert await fakes.kept(sending.store, Address) == ()


async def test_one_installation_is_welcomed_once_however_it_is_told() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    installs = Installs(Together(desk.store), desk)
    assert [await _added(installs, one) for one in (ADDED, ADDED_TOO, ADDED)] == [True, False, False]
    await _removed(installs)
    assert await _added(installs)
    clock.move(SAME)
    assert await _added(installs)


async def _removed(installs: Installs, payload: payloads.Json = REMOVED) -> None:
    came = payloads.read(payload)
    assert isinstance(came, Removed)
    await installs.removed(came.ways)


async def _added(installs: Installs, payload: payloads.Json = ADDED) -> bool:
    came = payloads.read(payload)
    assert isinstance(came, Installed)
    return await installs.added(came)
