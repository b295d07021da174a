"""What Teams cannot carry is kept sealed for a day, and found by every process."""

from pathlib import Path

import msgspec

from adapters.carrying import KEPT, new_id
from adapters.slack.carrying import kept_for_slack
from adapters.teams.carrying import kept_for_teams
from adapters.teams.keeping import Aside, Held, Options, Rated, Rest, Stand, Thing, Turn, rated
from bot.outbox.together import Together
from bot.records import Carried
from bot.replies import Button, Card, Citation, Document, Fact, Picture, Text
from knowledge.entries import Status
from tests.carried import comes_back_in_another_process, is_gone_after_a_day
from tests.fakes import Clock
from tests.outbox.stores import open_store
from tests.teams.payloads import USER
from tests.web.visiting import FORM

HELP = Button("Talk to a person", "identity.person", "words-canary", main=True, group="Help")
REPLIES = (
    Text("words-canary \ud800 \x00", (HELP,), private=True),
    Card("A title", "x", (Fact("a", "b", Status.LAW),), (Citation("1", "2", "3"),), (HELP,), "below"),
    FORM,
    Picture(b"\x89PNG words-canary", "A picture"),
    Document("letter.txt", "text/plain", b"\x00\xff words-canary"),
)
THINGS: tuple[Thing, ...] = (
    Aside(USER, REPLIES, "a mark"),
    Aside("", ()),
    Rest(({"type": "TextBlock", "text": "words-canary"},), Stand.CHAT, private=True),
    Held({"words": "words-canary", "which": ("a", "b")}),
    Turn(FORM, frozenset({"name", "what"})),
    Options((("a", "A"), ("b", "words-canary"))),
    Rated(HELP, HELP),
    "words-canary" * 900,
)


async def test_it_comes_back_as_it_was_in_another_process(tmp_path: Path) -> None:
    await comes_back_in_another_process(tmp_path, kept_for_teams, THINGS, b"words-canary")


async def test_what_a_payload_stands_for_is_found_though_it_does_not_name_it(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    carrying = kept_for_teams(Together(store), Clock())
    await carrying.keep({rated("17"): Rated(HELP, HELP)})
    assert (await carrying.named_in("", rated("17")))(rated("17")) == Rated(HELP, HELP)
    assert (await carrying.named_in(rated("17")))(rated("17")) is None
    await store.close()


async def test_what_has_its_place_taken_is_no_longer_there_and_the_other_is_gone_after_a_day(tmp_path: Path) -> None:
    await is_gone_after_a_day(tmp_path, kept_for_teams, Aside(USER, ()), Aside(USER, REPLIES))


async def test_what_another_platform_or_another_version_kept_is_not_taken_for_its_own(tmp_path: Path) -> None:
    clock, name, old = Clock(), f"~k{new_id()}", f"~k{new_id()}"
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    await kept_for_teams(Together(store), clock).keep({name: Turn(FORM, frozenset())})
    assert (await kept_for_slack(Together(store), clock).named_in(name))(name) is None
    until = clock() + KEPT
    async with store.transaction() as tx:
        await tx.add(Carried(old, until, until, "teams.aside", msgspec.json.encode({"user": 5}).decode()))
    assert (await kept_for_teams(Together(store), clock).named_in(old))(old) is None
    await store.close()
