"""What was asked for is kept once and whole, whatever is delivered again, sent at once, or cut off."""

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from adapters.stores.vault import ShreddedError
from bot.bot import Bot
from bot.events import Said
from bot.records import KINDS, Receipt, Talk, TalkWords, Unread
from tests import fakes
from tests import postgres as server
from tests.cases.parts import Hall, hall
from tests.damaged import DamagedStore
from tests.fakes import kept
from tests.outbox.stores import ENGINES, kept_by, open_store
from tests.people.living import Branch
from tests.reporting_process import REPS, desk, people
from tests.reports.hall import RECEIPT, receipt
from tests.talks.asked import NAME, REACH, asked, the_talk
from tests.talks.dying import Kept, Life, request
from tests.test_reporting_crash import delivered


@contextmanager
def where(engine: str, folder: Path) -> Iterator[Path | str]:
    if engine == "embedded":
        yield folder / "store"
        return
    with server.database() as url:
        yield url


def figures(replies: object) -> str:
    (found,) = RECEIPT.findall(str(replies))
    return str(found)


@pytest.mark.parametrize("engine", ENGINES)
async def test_who_is_killed_after_the_commit_has_kept_it_and_thanks_with_the_same_receipt(
    engine: str, tmp_path: Path
) -> None:
    with where(engine, tmp_path) as place:
        keys = tmp_path / "keys"
        store = await open_store(keys, place)
        async with store.transaction() as tx:
            for record in people():
                await tx.add(record)
        await store.close()
        life = Life(keys, place)
        life.hear_until(Kept)
        life.kill()
        store = await open_store(keys, place)
        bot = Bot(desk(store))
        assert len(await kept(store, Talk)) == 1
        thanks = [await bot.handle(request()) for _ in range(2)]
        assert figures(thanks[0]) == figures(thanks[1])
        for kind in (Talk, TalkWords, Receipt):
            assert len(await kept(store, kind)) == 1
        sent = request()
        looked = await bot.handle(Said(sent.person, sent.place, "look-canary", figures(thanks[0])))
        assert "Nobody has taken it up yet." in str(looked)
        assert await delivered(store) == Counter({f"channel of {rep}": 1 for rep in REPS})
        assert await delivered(store) == Counter()
        await store.close()


@pytest.mark.parametrize("engine", ENGINES)
async def test_the_same_sent_many_times_at_once_is_one_request_with_one_receipt(engine: str, tmp_path: Path) -> None:
    async with kept_by(engine, tmp_path) as store:
        async with store.transaction() as tx:
            for record in people():
                await tx.add(record)
        bot = Bot(desk(store))
        found = {figures(one) for one in await asyncio.gather(*(bot.handle(request()) for _ in range(6)))}
        assert len(found) == len(await kept(store, Talk)) == len(await kept(store, Receipt)) == 1
        assert Counter(one.to for one in await kept(store, Unread)) == Counter(REPS)


@pytest.mark.parametrize("engine", ENGINES)
async def test_taken_back_and_done_at_once_leaves_nothing_of_theirs(engine: str, tmp_path: Path) -> None:
    async with kept_by(engine, tmp_path) as store:
        branch = Branch()
        branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
        there = await Hall(branch).open()
        kim, alex = await there.rep("kim"), there.branch.somebody("alex")
        code = await asked(alex, there)
        talk = await the_talk(there)
        await kim.force("talks.take", talk.id)
        await asyncio.gather(alex.force("talks.withdrawn", code), kim.force("talks.done", talk.id))
        for kind in (TalkWords, Receipt):
            assert await there.every(kind) == ()


async def test_what_is_kept_holds_no_account_no_campaign_and_no_time_of_day() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    code = await asked(alex, there, campaign="campaign-of-a-canary")
    talk = await the_talk(there)
    rows = "\n".join([str(one) for kind in KINDS for one in await there.every(kind) if talk.id in str(one)])
    assert rows.count("\n") >= len((Talk, TalkWords, Receipt, Unread))
    for trace in (there.who(alex), "campaign-of", "2026, 11, 22", ", 12, 0", code.replace(" ", "")):
        assert trace not in rows


async def test_what_cannot_be_read_any_more_is_said_and_can_be_taken_back() -> None:
    """So it is with what was changed after the copy was made from which the store came back."""
    store = DamagedStore(kinds=(TalkWords,))
    branch = Branch()
    branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
    there = await Hall(branch).open()
    kim, alex = await there.rep("kim"), there.branch.somebody("alex")
    code = await asked(alex, there)
    talk = await the_talk(there)
    store.damaged.add(talk.id)
    await kim.force("talks.take", talk.id)
    assert "cannot be read any more" in await kim.force("talks.open", talk.id)
    assert "cannot be read any more" in await alex.say(code)
    assert alex.labels == ["Take it back"]
    await alex.force("talks.change", code)
    assert "cannot be read any more" in await alex.fill(reach="here")
    await alex.force("talks.withdrawn", code)
    store.damaged.clear()
    assert await there.every(TalkWords) == ()


async def test_no_words_of_it_and_no_receipt_are_logged(logged: list[str]) -> None:
    start = len(logged)
    there = await hall()
    kim, alex = await there.rep("kim"), there.branch.somebody("alex")
    code = await asked(alex, there)
    talk = await the_talk(there)
    for action in ("list", "take", "open", "done"):
        await kim.force(f"talks.{action}", talk.id)
    await alex.say(code)
    await alex.force("talks.withdrawn", code)
    for trace in (NAME, REACH, "canary", code, code.replace(" ", ""), talk.id):
        assert not [line for line in logged[start:] if trace.lower() in line.lower()]


async def test_a_receipt_of_a_report_opens_no_talk_nor_the_other_way_round() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    talked = await asked(alex, there)
    await alex.send(f"report.send anonymous {there.place.id}", what="Rota Wizard")
    reported = receipt(alex)
    for action in ("report.more", "report.messages", "report.take_back", "report.deleted"):
        assert "opens nothing" in await alex.force(action, talked)
    for action in ("talks.change", "talks.withdraw", "talks.withdrawn"):
        assert "opens nothing" in await alex.force(action, reported)
    assert len(await there.every(Talk)) == 1
    assert "Your report: anonymous" in await alex.say(reported)


@pytest.mark.parametrize("action", ["talks.change", "talks.withdrawn"])
async def test_what_was_changed_or_taken_back_can_never_be_read_again_in_old_copies_either(
    action: str, tmp_path: Path
) -> None:
    async with kept_by("embedded", tmp_path) as store:
        branch = Branch()
        branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
        there, alex = await Hall(branch).open(), branch.somebody("alex")
        code = await asked(alex, there)
        async with store._engine.snapshot() as rows:
            copy = [row async for row in rows if row.kind == TalkWords.kind]
        assert len([store.open_row(row) for row in copy]) == 1
        await alex.force(action, code)
        if action == "talks.change":
            await alex.fill(reach="by the canal")
        for row in copy:
            with pytest.raises(ShreddedError):
                store.open_row(row)
