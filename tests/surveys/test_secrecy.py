"""Once a survey is closed nobody can read who said what, shown with the bytes of every file that there is.

The attacker of `tests.stores.attacker` holds the data folder, the server's files, a backup from while the survey
was open, and all keys that are left after the close.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from adapters.carrying import new_id
from adapters.slack.carrying import kept_for_slack
from adapters.stores import moving
from adapters.stores.embedded.engine import EmbeddedEngine
from adapters.stores.kept import KeptStore
from adapters.stores.rows import Engine
from adapters.stores.tally import untold
from bot.bot import Bot
from bot.outbox.together import Together
from bot.records import Ballot, FreeText, Seen, SurveyKey
from bot.surveys import closing
from bot.surveys.staff import answering
from tests import fakes
from tests.fakes import NOON, kept
from tests.outbox.stores import open_store
from tests.people.living import Somebody
from tests.postgres import Server
from tests.stores.attacker import Found, Scene, scene_of, server_alone
from tests.surveys import asked

WRITTEN = "They score how fast I walk, canary yard 3"
FEW = "Only I have seen the canary scanner in bay 9"
TOGETHER = '"site":["depot"],"worry":["'  # in an opened ballot: what somebody said, beside what they wrote
CARRIED = '\\"site\\": \\"depot\\"'  # in the form that a chat could not carry
ON_THE_WAY = '"answers":{"watched":["yes"]'  # in what was not sent
PEOPLE = 6


@dataclass(frozen=True, slots=True)
class Place:
    """A store with a survey, and all that an attacker finds of it."""

    scene: Scene

    async def store(self) -> KeptStore:
        return await open_store(self.scene.kept.keys, self.scene.url or self.scene.folders[0] / "store")

    async def everything(self) -> dict[str, bytes]:
        return await self.scene.everything()


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with server_alone() as made:
        yield made


@pytest.fixture(params=["embedded", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Place]:
    with scene_of(request.param, tmp_path, lambda: request.getfixturevalue("server")) as made:
        yield Place(made)


async def answer(store: KeptStore) -> None:
    """Several answer, with few words and with words of their own; one changes it, one does not send it."""
    desk = fakes.desk(store=store)
    await asked.opened(store, asked.survey(), desk)
    await asked.opened(store, asked.survey(asked.BRANCHING, "pages"), desk)
    bot = Bot(desk)
    people = [Somebody(bot, store, f"user {number}") for number in range(PEOPLE)]
    for number, who in enumerate(people):
        await who.send(f"{answering.KEY} watched en - 0", site="hall", worry=f"{WRITTEN} {number}")
        await who.send(f"{answering.KEY} watched en - 0", site="depot", sees="camera", worry=f"{WRITTEN} {number}")
    await people[0].send(f"{answering.KEY} pages en - 0", watched="yes")
    await people[1].send(f"{answering.KEY} pages en - 0", watched="yes")
    await people[1].send(f"{answering.KEY} pages en - 1", told="never", worry=FEW)
    await people[1].send(f"{answering.KEY} pages en - send", go="send")
    await people[0].force("survey.start", "watched en -")  # filled in as it was sent: no chat can carry that
    await kept_for_slack(Together(store), lambda: NOON).keep({f"~k{new_id()}": people[0].form})


async def test_after_the_close_no_ballot_opens_from_any_byte_with_all_keys_that_are_left(place: Place) -> None:
    store = await place.store()
    await answer(store)
    keys = [key.token for key in await kept(store, SurveyKey)]
    tokens = [ballot.id for ballot in await kept(store, Ballot)]
    assert (len(keys), len(tokens)) == (2, PEOPLE + 1)
    assert not await kept(store, Seen), "what was delivered would lead to a token"
    await moving.back_up(engine(store), place.scene.backup, "1", NOON, untold)
    before = Found.in_all(await place.everything())
    for marker in (TOGETHER, ON_THE_WAY, CARRIED, WRITTEN, FEW, *keys):
        assert before.opens(marker), marker
        assert not before.holds(marker), marker

    await closing.close(store, "watched", NOON)
    await closing.close(store, "pages", NOON)
    assert not await kept(store, Ballot)
    assert len(await kept(store, FreeText)) == PEOPLE
    while_running = await place.everything()
    await compacted(store)
    after_compaction = await place.everything()
    await store.close()
    for files_ in (while_running, after_compaction, await place.everything()):
        found = Found.in_all(files_)
        for marker in (TOGETHER, ON_THE_WAY, CARRIED, FEW, *keys):
            assert not found.opens(marker), marker
            assert not found.holds(marker), marker
        assert found.opens(WRITTEN), "what enough people wrote is still there for a rep to read"
        assert not found.holds(WRITTEN)


async def test_a_cancelled_survey_opens_from_no_byte_either(place: Place) -> None:
    store = await place.store()
    await answer(store)
    await closing.cancel(store, "watched", NOON)
    await closing.cancel(store, "pages", NOON)
    found = Found.in_all(await place.everything())
    for marker in (TOGETHER, ON_THE_WAY, CARRIED, WRITTEN, FEW):
        assert not found.opens(marker), marker
    await store.close()


async def test_what_is_outside_the_seal_names_nobody_and_no_answer(place: Place) -> None:
    store = await place.store()
    await answer(store)
    async with engine(store).snapshot() as rows:
        found = [row async for row in rows if row.kind in ("ballot", "unsent", "carried", "survey_key")]
    assert len(found) == PEOPLE + 1 + 1 + 1 + 2
    assert {tuple(sorted(row.fields)) for row in found if row.kind != "survey_key"} == {
        ("person", "sealed-text", "sealed-under", "shelf"),
        ("sealed-text", "sealed-under", "shelf"),
    }
    assert {row.fields["person"] for row in found if row.kind == "ballot"} == {""}
    assert {tuple(sorted(row.fields)) for row in found if row.kind == "survey_key"} == {("sealed-text", "sealed-under")}
    assert {row.due.hour for row in found if row.due and row.kind == "unsent"} == {0}
    await store.close()


def engine(store: KeptStore) -> Engine:
    return store._engine


async def compacted(store: KeptStore) -> None:
    found = engine(store)
    if isinstance(found, EmbeddedEngine):
        await asyncio.wait([found._begin_compaction()])
