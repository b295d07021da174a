"""Somebody says in private whether they are a member, or takes it back; nobody asks, and nothing else differs by it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Pressed, Said, Submitted
from bot.expiring import sweep
from bot.membership import knowing, listing
from bot.membership.saying import CHOICES, DONE, KEY, MEMBER, NOT, NOT_HERE, NOTHING, OPEN, UNSAID
from bot.membership.ways import Way
from bot.people.offices import pseudonym
from bot.records import Membership
from bot.store import run
from tests.fakes import kept
from tests.people.living import Branch, Somebody

LABEL = "Whether you are a member"


def branch(way: Way = Way.TOLD) -> Branch:
    made = Branch()
    made.start(replace(made.desk, membership=way))
    return made


async def known(there: Branch, who: Somebody) -> bool | None:
    asked = await knowing.account(who.person, who.place, there.desk)
    return await run(there.desk.store, lambda tx: knowing.is_member(tx, asked, there.desk))


async def tells(who: Somebody, said: str) -> str:
    await who.force(OPEN.action)
    return await who.fill(said=said)


async def facts(who: Somebody) -> dict[str, str]:
    await who.say("my data")
    return {one.label: one.words for one in who.card.facts}


async def test_the_story_of_somebody_who_says_it_changes_it_and_takes_it_back() -> None:
    there = branch()
    alex, eve = there.somebody("alex"), there.somebody("eve")
    await alex.say("hello")
    assert LABEL not in await facts(alex)
    assert "All that it is for" in await alex.press(OPEN.label)
    assert (alex.form.fields[0].options, alex.form.values) == (CHOICES, {})
    assert await known(there, alex) is None
    assert await alex.fill(said=MEMBER) == DONE.body
    assert await known(there, alex) is True
    assert (await facts(alex))[LABEL] == "What you told me stands behind *Union membership*, until 16 November 2027"
    await alex.press(OPEN.label)
    assert alex.form.values == {"said": MEMBER}
    assert await alex.fill(said=NOT) == DONE.body
    assert await known(there, alex) is False
    assert len(await kept(there.desk.store, Membership)) == 1
    await facts(alex)
    await alex.press(OPEN.label)
    assert alex.form.values == {"said": NOT}
    assert await alex.fill(said=UNSAID) == DONE.body
    assert await known(there, alex) is None
    assert await kept(there.desk.store, Membership) == ()
    assert LABEL not in await facts(alex)
    assert await known(there, eve) is None


async def test_what_nobody_could_choose_is_not_kept() -> None:
    there = branch()
    alex = there.somebody("alex")
    for wrong in ("", "perhaps", "MEMBER"):
        await tells(alex, wrong)
        assert alex.form.errors
    assert await kept(there.desk.store, Membership) == ()


async def test_what_is_kept_holds_the_answer_the_end_of_a_week_and_no_name_of_anybody() -> None:
    there = branch()
    there.clock.move(timedelta(days=1))  # to a Monday
    alex = there.somebody("alex")
    await tells(alex, MEMBER)
    (one,) = await kept(there.desk.store, Membership)
    assert one == Membership(one.id, one.due, member=True)
    assert pseudonym(alex.person, there.desk) not in one.id
    there.clock.move(timedelta(days=2, hours=5))
    await tells(alex, NOT)
    (later,) = await kept(there.desk.store, Membership)
    assert (later.id, later.due) == (one.id, one.due), "so that it does not tell on which day it was said"


async def test_it_is_forgotten_after_a_year_or_some_hours_where_nobody_is_known_again() -> None:
    there = branch()
    alex, passing = there.somebody("alex"), there.somebody("passing", lasting=False)
    await tells(alex, MEMBER)
    assert "three hours at most" in await passing.force(OPEN.action)
    await passing.fill(said=MEMBER)
    there.clock.move(timedelta(hours=4))
    assert (await known(there, alex), await known(there, passing)) == (True, None)
    await sweep(there.desk.store, there.clock())
    assert len(await kept(there.desk.store, Membership)) == 1
    there.clock.move(timedelta(days=372))
    assert await known(there, alex) is None
    await sweep(there.desk.store, there.clock())
    assert await kept(there.desk.store, Membership) == ()


@pytest.mark.parametrize("way", [Way.UNKNOWN, Way.LIST])
async def test_elsewhere_it_is_neither_offered_nor_kept(way: Way) -> None:
    there = branch(way)
    alex = there.somebody("alex")
    await alex.say("my data")
    assert OPEN.label not in alex.labels
    assert await alex.force(OPEN.action) == NOTHING.body
    for said, _ in CHOICES:
        assert await alex.send(KEY, said=said) == NOTHING.body
    assert await kept(there.desk.store, Membership) == ()


@pytest.mark.parametrize("way", [Way.UNKNOWN, Way.LIST])
async def test_what_was_said_before_is_taken_back_but_counts_no_more(way: Way) -> None:
    there = branch()
    alex = there.somebody("alex")
    await tells(alex, MEMBER)
    there.start(replace(there.desk, membership=way))
    alex.bot = there.bot
    assert await known(there, alex) is None
    assert LABEL in await facts(alex)
    assert "counts no longer" in await alex.press(OPEN.label)
    assert [option for option, _ in alex.form.fields[0].options] == [UNSAID]
    await alex.send(KEY, said=NOT)
    assert alex.form.errors
    await alex.force(OPEN.action)
    assert await alex.fill(said=UNSAID) == DONE.body
    assert await kept(there.desk.store, Membership) == ()
    assert LABEL not in await facts(alex)


async def test_whoever_has_the_machine_can_have_all_of_it_forgotten() -> None:
    there = branch()
    for name in ("alex", "eve"):
        await tells(there.somebody(name), NOT)
    assert await listing.forget(there.desk.store) == 2
    assert await kept(there.desk.store, Membership) == ()


async def test_where_others_read_along_it_is_neither_asked_nor_kept_and_every_reply_is_the_same() -> None:
    there = branch()
    people = [there.somebody(name) for name in ("member", "other", "silent")]
    for who, said in zip(people, (MEMBER, NOT, UNSAID), strict=True):
        await who.say("hello")
        await tells(who, said)
    before = await kept(there.desk.store, Membership)
    assert len(before) == 2
    member, other, silent = [await in_a_channel(there, who) for who in people]
    assert member == other == silent
    assert await kept(there.desk.store, Membership) == before


async def test_what_somebody_said_changes_no_other_reply_to_them() -> None:
    asked = ("hello", "what can you do", "Can they bring in a new system without us?", "where do I work", "survey")
    answers = []
    for said in (MEMBER, NOT, UNSAID):
        there = branch()
        alex = there.somebody("alex")
        await tells(alex, said)
        answers.append([alex.replies, *[await alex.say(one, f"cause {one}") for one in asked]])
    assert answers[0] == answers[1] == answers[2]


async def in_a_channel(there: Branch, who: Somebody) -> Sequence[object]:
    """What is said to them there, in a channel of their own so that no reply depends on one before."""
    channel = replace(who.place, key=f"channel of {who.name}-canary", private=False, room="a room", reach="")
    events: tuple[Said | Pressed | Submitted, ...] = (
        Said(who.person, channel, f"{who.name} 1", "my data"),
        Said(who.person, channel, f"{who.name} 2", "Can they bring in a new system without us?"),
        Pressed(who.person, channel, f"{who.name} 3", OPEN.action, ""),
        *(Submitted(who.person, channel, f"{who.name} {said}", KEY, {"said": said}) for said, _ in CHOICES),
    )
    found = [await there.bot.handle(event) for event in events]
    assert [replies[-1] for replies in found[2:]] == [NOT_HERE] * 4
    return found
