"""In channels, and wherever an employer can read, nothing differs by membership: all that leaves is the same bytes.

The routes are those that the bot has, so that a new handler is among them without being named here. In place of how
long something takes stands all that the store and the platforms are asked for it. What the bot says is compared in
every world; what the doors of Slack and Teams answer, and send, where the worlds differ most.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

import pytest

from bot.bot import BROKEN, Bot
from bot.desk import Desk
from bot.events import Event, Owner, Place, Pressed
from bot.hearing import Heard
from bot.membership import knowing
from bot.replies import Replies, Text
from bot.store import Transaction, run
from bot.understanding import understood
from tests.membership.routed import HEARD, Routed, routes
from tests.membership.tracing import NOBODY, PEOPLE, Trace, differences, events, said, script, sent, walked
from tests.membership.worlds import LISTED, QUESTION, TOLD, UNKNOWN, UNSAID, World, desk_of
from tests.slack import oracle as of_slack
from tests.slack.payloads import CHANNEL, DM

CHANNEL_OF_ALL = Place(
    *("slack", PEOPLE[0].tenant, CHANNEL, Owner.EMPLOYER), private=False, reference="T", room=CHANNEL, vouched=True
)
SHOWN_TO_ONE = replace(CHANNEL_OF_ALL, private=True, reach=DM)  # in the channel, or in a window that opened there
ALONE = replace(SHOWN_TO_ONE, room="")
# What shows people, and nobody else, what they have said of themselves.
THEIR_OWN = ("Are you in the union?", "What I hold about you", "as one file for programs")
# How a picture and a document leave: on Slack as they are, in the figures of bytes; on Teams behind links.
DRAWN = {"slack": (b"\x89PNG".hex(), b"PK\x03\x04".hex()), "teams": ('"type":"Image"', "/handed/")}
OWN_ENTRY = "own_entry.show"  # what the bot says of itself tells how it is set


Found = dict[str, Routed]


@pytest.fixture(scope="module")
def found() -> Found:
    return {}


async def on(platform: str, found: Found) -> Routed:
    """Walked through once for all tests."""
    if platform not in found:
        found[platform] = await walked(platform)
    return found[platform]


async def in_each(worlds: Sequence[World], todo: Sequence[tuple[str, Event]], there: Routed) -> list[list[Trace]]:
    return [await said(world, todo, there.tables) for world in worlds]


async def test_nothing_that_is_said_or_done_in_a_channel_differs_by_membership(found: Found) -> None:
    there = await on("slack", found)
    todo = events(there, NOBODY, CHANNEL_OF_ALL)
    for worlds in (LISTED, (*TOLD, UNSAID)):
        assert differences(*await in_each(worlds, todo, there)) == {}


async def test_how_the_bot_is_set_shows_in_a_channel_only_in_what_it_says_of_itself(found: Found) -> None:
    there = await on("slack", found)
    found_ = differences(*await in_each((UNKNOWN, LISTED[2]), events(there, NOBODY, CHANNEL_OF_ALL), there))
    assert all(OWN_ENTRY in name for name in found_)


@pytest.mark.parametrize("place", [SHOWN_TO_ONE, ALONE], ids=["shown to one in a channel", "an employer's chat"])
async def test_alone_with_the_bot_where_an_employer_can_read_only_what_people_said_themselves_differs(
    place: Place, found: Found
) -> None:
    there = await on("slack", found)
    todo = events(there, NOBODY, place)
    listed = await in_each(LISTED, todo, there)
    assert differences(*listed) == {}
    told = await in_each((*TOLD, UNSAID), todo, there)
    assert differences(*told).keys() <= in_their_window(told[0])
    asked = [one for one in listed[0] if QUESTION in one.answer]
    assert bool(asked) == (place is ALONE), "people are asked, so that there is something to compare"


@pytest.mark.parametrize("platform", ["slack", "teams"])
async def test_what_leaves_the_doors_in_a_channel_is_the_same_bytes(
    platform: str, found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    unjudged(monkeypatch)
    made = await script(platform, await on(platform, found), channel=True)
    for worlds in (LISTED, TOLD):
        traces = await sent(worlds, platform, made)
        assert differences(*traces).keys() <= in_their_window(traces[0])
    assert all(one.left or len(one.answer) > len("200 ") for one in traces[0]), "nothing is left unanswered"
    everything = "".join(part for one in traces[0] for part in (one.answer, *one.left))
    for sign in DRAWN[platform]:
        assert sign in everything, "pictures and documents are among what is compared"
    assert all(one.lines or one.done for one in traces[0])


async def test_what_leaves_the_door_in_an_employers_chat_is_the_same_bytes(
    found: Found, monkeypatch: pytest.MonkeyPatch
) -> None:
    unjudged(monkeypatch)
    made = await script("slack", await on("slack", found), channel=False)
    traces = await sent(LISTED, "slack", made, by=NOBODY.user)
    assert differences(*traces) == {}
    assert any(QUESTION in left for one in traces[0] for left in one.left)


async def test_every_route_is_among_them_and_answers(found: Found) -> None:
    there = await on("slack", found)
    bot = Bot(desk_of(UNKNOWN)[0])
    todo = events(there, PEOPLE[0], ALONE)
    names = {name.split()[1] for name, _ in todo}
    table = routes(bot)
    for keys in (table._pressed, table._submitted, table._opened):
        assert names >= keys.keys()
    commands = table._commands
    given = {command.handler for phrase, command in commands.items() if f"said {phrase!r}" in {one for one, _ in todo}}
    assert given == {command.handler for command in commands.values()}
    assert len(there.shown) > len(there.forms) * 4 // 5, "most forms are those that people are shown"
    traces = await said(UNKNOWN, todo, there.tables)
    assert [one.name for one in traces if BROKEN.body in one.answer] == []


@pytest.mark.parametrize("heard", Heard)
async def test_there_are_words_for_all_that_can_be_heard(heard: Heard) -> None:
    desk, _ = desk_of(UNKNOWN)
    assert await understood(HEARD[heard], desk.hearing, desk.knowledge.shelf) is heard


Tells = Callable[[Pressed, Desk], Awaitable[Replies]]


async def _membership(event: Pressed, desk: Desk) -> bool:
    account = await knowing.account(event.person, event.place, desk)

    async def look(tx: Transaction) -> bool:
        return bool(await knowing.is_member(tx, account, desk))

    return await run(desk.store, look)


async def in_words(event: Pressed, desk: Desk) -> Replies:
    return (Text("Thank you, member." if await _membership(event, desk) else "Thank you."),)


async def in_a_button(event: Pressed, desk: Desk) -> Replies:
    return (Text("Thank you.", private=await _membership(event, desk)),)


async def in_the_log(event: Pressed, desk: Desk) -> Replies:
    if await _membership(event, desk):
        logging.getLogger("bot.new").debug("somebody pressed it")
    return (Text("Thank you."),)


async def by_what_it_takes(event: Pressed, desk: Desk) -> Replies:
    if not await _membership(event, desk):
        await _membership(event, desk)
    return (Text("Thank you."),)


@pytest.mark.parametrize("tells", [in_words, in_a_button, in_the_log, by_what_it_takes])
@pytest.mark.parametrize("worlds", [LISTED, TOLD], ids=["listed", "told"])
async def test_a_new_handler_that_tells_who_is_a_member_is_found(
    tells: Tells, worlds: Sequence[World], found: Found
) -> None:
    class WithNew(Bot):
        def __init__(self, desk: Desk) -> None:
            super().__init__(desk)
            routes(self).pressed("something.new", tells)

    there = await on("slack", found)
    todo = [("pressed something.new", Pressed(NOBODY, CHANNEL_OF_ALL, "a cause of its own", "something.new"))]
    traces = [await said(world, todo, there.tables, WithNew) for world in worlds]
    assert differences(*traces).keys() == {"pressed something.new"}


def in_their_window(traces: Sequence[Trace]) -> set[str]:
    """The steps that lead to what people have said of themselves, which opens for them alone."""
    return {one.name for one in traces if any(sign in part for sign in THEIR_OWN for part in (one.answer, *one.left))}


def unjudged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether Slack would take it is for other tests to say, and takes long."""
    for name in ("called", "answered"):
        monkeypatch.setattr(of_slack, name, lambda *_: None)
