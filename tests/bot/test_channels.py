"""A rep settles how the bot answers in a channel: in the open, to whoever asks alone, or not at all."""

from dataclasses import replace

import pytest

from bot import channels
from bot.bot import Bot
from bot.events import Owner, Person, Place, Pressed, Said
from bot.records import Channel, Speaks
from bot.records.audit import AuditEntry, Did
from bot.replies import Card, Replies, Text
from bot.store import UnavailableError
from tests import fakes
from tests.fakes import ALEX, BrokenStore, kept
from tests.people.living import Branch, Somebody

QUESTION = "can they bring in a new system without us"
CHANNEL = Place("test", "tenant-canary", "channel-canary thread", Owner.EMPLOYER, private=False, room="channel-canary")
OTHER = replace(CHANNEL, key="other-canary thread", room="other-canary")


async def asked(branch: Branch, text: str = QUESTION, place: Place = CHANNEL, person: Person = ALEX) -> Replies:
    return await branch.bot.handle(Said(person, place, f"cause of {text} {branch.clock()}", text))


async def settled(branch: Branch, who: Somebody, speaks: str, place: Place = CHANNEL, cause: str = "1") -> Replies:
    return await branch.bot.handle(Pressed(who.person, place, f"cause-canary-{cause}", channels.SET, speaks))


def private(replies: Replies) -> list[bool]:
    return [one.private for one in replies if isinstance(one, Text | Card)]


async def test_unless_it_is_set_the_bot_answers_in_the_open() -> None:
    assert not all(private(await asked(Branch())))


async def test_a_rep_sees_how_it_is_and_sets_it_unseen_by_others() -> None:
    branch = Branch()
    rep = await branch.organiser()
    told = (await asked(branch, "this channel", person=rep.person))[-1]
    assert isinstance(told, Text)
    assert told.private
    assert [one.value for one in told.buttons] == [Speaks.QUIETLY, Speaks.NOT]
    assert private(await settled(branch, rep, Speaks.QUIETLY))[-1]
    assert all(private(await asked(branch)))
    assert not all(private(await asked(branch, place=OTHER)))


async def test_where_it_is_off_whoever_asks_is_told_alone_and_gets_no_answer() -> None:
    branch = Branch()
    rep = await branch.organiser()
    await settled(branch, rep, Speaks.NOT)
    assert await asked(branch) == (channels.SILENT,)
    await settled(branch, rep, Speaks.OPENLY, cause="2")
    assert not all(private(await asked(branch)))


async def test_where_it_is_off_somebody_in_danger_is_helped_and_a_rep_can_set_it() -> None:
    branch = Branch()
    rep = await branch.organiser()
    await settled(branch, rep, Speaks.NOT)
    helped = await asked(branch, "i want to kill myself")
    assert "116 123" in str(helped)
    assert all(private(helped))
    assert channels.TOLD[Speaks.NOT] in str(await asked(branch, "this channel", person=rep.person))


async def test_only_who_holds_an_office_sets_it() -> None:
    branch = Branch()
    nobody = branch.somebody("alex")
    assert "rep" in str(await settled(branch, nobody, Speaks.NOT))
    assert not await kept(branch.desk.store, Channel)
    assert channels.TOLD[Speaks.OPENLY] not in str(await asked(branch, "this channel", person=nobody.person))


@pytest.mark.parametrize("value", ["", "loudly", "x" * 5_000])
async def test_what_is_no_setting_is_refused(value: str) -> None:
    branch = Branch()
    rep = await branch.organiser()
    await settled(branch, rep, value)
    assert not await kept(branch.desk.store, Channel)


async def test_in_a_conversation_of_two_there_is_nothing_to_set() -> None:
    branch = Branch()
    rep = await branch.organiser()
    assert "in a channel where I am" in await rep.say("this channel")
    assert "in a channel where I am" in await rep.force(channels.SET, Speaks.NOT)
    assert not await kept(branch.desk.store, Channel)


async def test_it_is_logged_once_and_delivered_again_changes_nothing() -> None:
    branch = Branch()
    rep = await branch.organiser()
    await settled(branch, rep, Speaks.NOT)
    await settled(branch, rep, Speaks.OPENLY, cause="2")
    assert channels.TOLD[Speaks.NOT] in str(await settled(branch, rep, Speaks.NOT))
    (one,) = await kept(branch.desk.store, Channel)
    assert one.speaks is Speaks.OPENLY
    assert CHANNEL.room not in one.id
    log = await kept(branch.desk.store, AuditEntry)
    assert [entry.did for entry in log].count(Did.SET_CHANNEL) == 2
    assert all(CHANNEL.room not in entry.about for entry in log)


async def test_where_the_store_cannot_tell_only_the_asker_is_answered() -> None:
    bot = Bot(fakes.desk(store=BrokenStore(UnavailableError("away"))))
    assert all(private(await bot.handle(Said(ALEX, CHANNEL, "cause-canary", QUESTION))))
