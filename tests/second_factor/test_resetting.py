"""Who has lost their phone gets in again: by another organiser, or by whoever runs the machine."""

import asyncio
from pathlib import Path

import pytest

from adapters import cli, control, settings
from adapters.commands import resetting as command
from adapters.commands import serving
from adapters.stores import opening
from bot.records import AuditEntry, Enrolling, Office, SecondFactor, Unlocked
from bot.records.audit import Did
from bot.second_factor import asking, resetting
from tests import fakes
from tests.cases.parts import Hall
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.second_factor.steps import employers, set_up


async def reset(who: Somebody, name: str) -> None:
    await who.force("people.list")
    await who.press(name)
    await who.press("Reset their second step")
    assert "heard their voice" in who.words
    (yes,) = [label for label in who.labels if label.startswith("Yes")]
    await who.press(yes)


async def test_another_organiser_resets_it_and_they_are_told_without_saying_what() -> None:
    there = await employers()
    kim = await there.rep("kim")
    report = await there.report()
    await set_up(kim, there.branch.clock)
    await there.deliver()
    there.told.clear()
    await reset(there.organiser, "Kim, rep for Town Hall")
    mine = there.who(kim)
    assert mine not in [one.id for one in await there.every(SecondFactor)]
    assert mine not in [one.who for one in await there.every(Unlocked)]
    await there.deliver()
    ((name, told),) = there.told.sent
    assert (name, told.body) == ("kim", resetting.TOLD)
    await kim.force(told.buttons[0].action, told.buttons[0].value)
    assert "An organiser has reset it on 22 November 2026" in kim.words
    assert "by telephone" in kim.words
    await kim.force("case.open", report.id)
    assert "Set it up" in kim.labels
    await there.organiser.say("audit log")
    assert "reset the second step of kim" in there.organiser.words


async def test_it_is_reset_by_whom_organises_all_that_they_hold_and_has_given_their_own() -> None:
    there = await employers()
    library = await there.workplace("Library")
    sam = await there.rep("sam", library.id, "organiser")
    kim = await there.rep("kim", library.id)
    await set_up(kim, there.branch.clock)
    await there.organiser.force("people.appoint")
    await there.organiser.fill(name="Kim", role="rep", workplace=there.place.id)
    await kim.say(f"claim {there.organiser.code}")
    office = next(one for one in await there.every(Office) if one.person == there.who(kim))
    for action in (resetting.ASK, resetting.SURE):
        await sam.force(action, office.id)
        assert "Set it up" in sam.labels
    await set_up(sam, there.branch.clock)
    for action in (resetting.ASK, resetting.SURE):
        assert "Only an organiser" in await sam.force(action, office.id)
        assert "Only an organiser" in await kim.force(action, office.id)
        assert "Only an organiser" in await sam.force(action, "no such office")
    assert there.who(kim) in [one.id for one in await there.every(SecondFactor)]


async def test_nobody_resets_their_own_or_one_that_is_not_there() -> None:
    there = await employers()
    kim = await there.rep("kim")
    offices = {one.person: one for one in await there.every(Office)}
    mine, theirs = offices[there.who(there.organiser)], offices[there.who(kim)]
    assert resetting.NOT_ONESELF in await there.organiser.force(resetting.SURE, mine.id)
    assert resetting.NONE in await there.organiser.force(resetting.SURE, theirs.id)
    assert Did.RESET_STEP not in await there.log()


async def test_what_is_delivered_again_resets_no_second_time() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await set_up(kim, there.branch.clock)
    office = next(one for one in await there.every(Office) if one.person == there.who(kim))
    first = await there.organiser.force(resetting.SURE, office.id, "twice")
    await set_up(kim, there.branch.clock)
    assert await there.organiser.force(resetting.SURE, office.id, "twice") == first
    assert there.who(kim) in [one.id for one in await there.every(SecondFactor)]
    assert (await there.log()).count(Did.RESET_STEP) == 1


async def test_one_that_is_being_set_up_goes_too() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await set_up(kim, there.branch.clock)
    await there.keep(Enrolling(there.who(kim), there.branch.clock(), there.branch.clock(), "A" * 32))
    await reset(there.organiser, "Kim, rep for Town Hall")
    assert await there.every(Enrolling) == ()


async def _organiser(branch: Branch) -> Somebody:
    olu = await branch.organiser()
    await olu.force("people.name")
    await olu.fill(name="Olu")
    await set_up(olu, branch.clock)
    return olu


async def test_the_last_organiser_gets_in_by_whoever_runs_the_bot(home: Path) -> None:
    chosen = settings.read()
    async with opening.store(chosen) as found:
        branch = Branch(owner=fakes.UNION_HOUSE.chat_owner)
        branch.start(fakes.desk(store=found.store, clock=branch.clock))
        olu = await _organiser(branch)
        async with serving.door(chosen, branch.desk, found):
            for name, words in (("Eve", resetting.NOBODY), ("", resetting.NOBODY)):
                with pytest.raises(control.AnswerError, match=words):
                    await control.ask(home, command.NAME, {"name": name})
            with pytest.raises(control.AnswerError, match="another version"):
                await control.ask(home, command.NAME, {"who": "Olu"})
            assert await control.ask(home, command.NAME, {"name": " olu "}) is True
            with pytest.raises(control.AnswerError, match=resetting.NONE):
                await control.ask(home, command.NAME, {"name": "Olu"})
        assert await kept(found.store, SecondFactor) == ()
        last = (await kept(found.store, AuditEntry))[-1]
        assert (last.who, last.did) == ("", Did.RESET_STEP)
        await olu.say("second step")
        assert "Whoever runs the machine has reset it" in olu.words
        await olu.press("Set it up")
        assert olu.form.key.startswith("second.enrol")


async def test_with_the_bot_stopped_the_command_opens_the_store_itself(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = settings.read()
    async with opening.store(chosen) as found:
        branch = Branch(owner=fakes.UNION_HOUSE.chat_owner)
        branch.start(fakes.desk(store=found.store, clock=branch.clock))
        await _organiser(branch)
    assert await asyncio.to_thread(cli.main, ["people", "reset", "Nobody"]) == 1
    assert resetting.NOBODY in capsys.readouterr().err
    assert await asyncio.to_thread(cli.main, ["people", "reset", "Olu"]) == 0
    assert command.DONE in capsys.readouterr().out
    async with opening.store(chosen) as found:
        assert await kept(found.store, SecondFactor) == ()


async def test_of_two_who_are_called_the_same_none_is_reset() -> None:
    there: Hall = await employers()
    kim, other = await there.rep("kim"), await there.rep("sam")
    await other.force("people.name")
    await other.fill(name="Kim")
    await set_up(kim, there.branch.clock)
    with pytest.raises(resetting.NotResetError, match="More than one"):
        await resetting.by_the_machine(there.branch.desk.store, "Kim", there.branch.clock())
    await kim.force(asking.BEGIN)
    assert there.who(kim) in [one.id for one in await there.every(SecondFactor)]
