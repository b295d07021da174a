"""Over the embedded store everything is there again after a restart, and none of it lies open in its files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bot.expiring import sweep
from bot.people import claiming
from bot.people.tries import A_PERSON
from bot.records import Invitation, Tries, Works
from tests import fakes
from tests.fakes import kept
from tests.outbox.stores import open_store
from tests.people.living import Branch
from tests.people.test_in_force import IN_FORCE, QUESTION, marked, working


@asynccontextmanager
async def started(branch: Branch, folder: Path) -> AsyncIterator[Branch]:
    store = await open_store(folder / "keys", folder / "store")
    branch.start(replace(fakes.desk(branch.library, clock=branch.clock), store=store))
    try:
        yield branch
    finally:
        await store.close()


async def test_after_a_restart_everybody_is_who_they_were_and_the_same_is_in_force(tmp_path: Path) -> None:
    branch = Branch()
    async with started(branch, tmp_path):
        hall = await marked(branch)
        await working(branch, hall.id)
        organiser = branch.somebody("olu")
        await organiser.force("people.appoint")
        await organiser.fill(name="Kim Ng", role="organiser", workplace="all")
        code = organiser.code
    async with started(branch, tmp_path):
        assert "You are **organiser** for all workplaces." in await branch.somebody("olu").open()
        assert "You are **rep** for Town Hall." in await branch.somebody("sam").open()
        assert IN_FORCE in await branch.somebody("alex").say(QUESTION)
        assert "Thank you, Kim Ng." in await branch.somebody("kim").say(f"claim {code}")
    async with started(branch, tmp_path):
        assert "You are **organiser**" in await branch.somebody("kim").open()
        assert claiming.WRONG in await branch.somebody("eve").say(f"claim {code}")


async def test_a_restart_gives_nobody_new_tries(tmp_path: Path) -> None:
    branch = Branch()
    async with started(branch, tmp_path):
        for _ in range(A_PERSON):
            await branch.somebody("eve").say("claim ACDE-FGHJ-3467")
    async with started(branch, tmp_path):
        assert claiming.TOO_MANY in await branch.somebody("eve").say("claim ACDE-FGHJ-3467")


async def test_the_files_show_no_name_no_code_and_not_where_anybody_works(tmp_path: Path) -> None:
    branch = Branch()
    async with started(branch, tmp_path):
        hall = await marked(branch)
        await working(branch, hall.id)
        organiser = branch.somebody("olu")
        await organiser.force("people.appoint")
        await organiser.fill(name="Kim Ng", role="rep", workplace=hall.id)
        code = organiser.code
    raw = b"".join(path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
    assert b"Town Hall" in raw  # a workplace is no secret
    for secret in ("Okafor", "Kim Ng", "canary", code, code.replace("-", "")):
        assert secret.encode() not in raw


async def test_what_lapses_is_forgotten_and_does_not_come_to_life_while_it_is(tmp_path: Path) -> None:
    branch = Branch()
    async with started(branch, tmp_path):
        hall = await marked(branch)
        await working(branch, hall.id)
        code = await branch.printed()
        await branch.somebody("eve").say("claim ACDE-FGHJ-3467")
        branch.clock.move(timedelta(days=1))
        # Taken up to be forgotten, as another process would, and not forgotten yet.
        later = branch.clock() + timedelta(minutes=1)
        await branch.desk.store.claim(Invitation, branch.clock(), 9, lambda one: replace(one, due=later))
        assert claiming.WRONG in await branch.somebody("olga").say(f"claim {code}")
        branch.clock.move(timedelta(days=365))
        await sweep(branch.desk.store, branch.clock())
        for kind in (Invitation, Tries, Works):
            assert await kept(branch.desk.store, kind) == ()
