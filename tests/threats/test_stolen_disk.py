"""Somebody has the disk: the data folder, the files and tables of PostgreSQL, a backup; without the keys and with."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.stores import moving
from adapters.stores.kept import KeptStore
from adapters.stores.master import MASTER
from adapters.stores.tally import untold
from bot.records.reports import Mode
from tests import fakes
from tests.outbox.stores import open_store
from tests.people.living import Branch
from tests.postgres import Server
from tests.reports.hall import hall, rep, reported
from tests.stores.attacker import Found, Scene, scene_of, server_alone, stands
from tests.stores.samples import NOW

SYSTEM, DOING = "Zebedee rota wizard", "it watches quillfeather corridor at night"
ASKED = "since when does quixotic harbour know"
NAME = "Adelaide Zebedee-Canary of the quixotic harbour office"
# Of the platforms: who they are, their organisation, their conversations; and by what name reps are known.
IDS = ("tenant-canary", "named-canary", "confidential-canary", "anonymous-canary", "sam-canary", "zoe-canary")
NAMES = (NAME, "Sam Canary", "Olu Canary")


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with server_alone() as made:
        yield made


@pytest.fixture(params=["embedded", "postgresql"])
def scene(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scene]:
    with scene_of(request.param, tmp_path, lambda: request.getfixturevalue("server")) as made:
        yield made


async def worked(store: KeptStore) -> list[str]:
    """Reports in each mode, one taken, asked about and answered. Their receipts."""
    branch = Branch()
    branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
    place = await hall(branch)
    sam = await rep(branch, place, "sam", "Sam Canary")
    told = {"what": SYSTEM, "doing": DOING, "part": "Post room", "as_it_is": "yes"}
    receipts = [
        await reported(branch.somebody("named"), place, Mode.NAMED, **told, name=NAME),
        await reported(branch.somebody("confidential"), place, Mode.CONFIDENTIAL, **told),
        await reported(branch.somebody("anonymous"), place, Mode.ANONYMOUS, **told),
    ]
    await sam.say("inbox")
    await sam.force(next(one.action for one in sam.buttons if one.action == "case.open"), sam.buttons[0].value)
    await sam.press("Write to the reporter")
    await sam.fill(words=ASKED)
    await branch.somebody("zoe").say("my manager quillfeather reads our messages")
    return receipts


async def taken(scene: Scene) -> tuple[dict[str, bytes], list[str]]:
    """All files and tables, and the receipts that were given."""
    (data, *_), where = scene.folders, scene.url or scene.folders[0] / "store"
    store = await open_store(data / "keys", where)
    receipts = await worked(store)
    await moving.back_up(store._engine, scene.backup, "1", NOW, untold)
    await store.close()
    return await scene.everything(), receipts


async def test_without_the_keys_no_word_name_id_or_receipt_stands_in_any_byte(scene: Scene) -> None:
    files, receipts = await taken(scene)
    assert len(receipts) == len(set(receipts)) == 3
    assert stands(files, "Town Hall")  # what is open: a workplace; so the search finds what is there
    for words in (SYSTEM, DOING, ASKED, "quillfeather", *IDS, *NAMES, *receipts, *map(figures, receipts)):
        assert stands(files, words) == [], words


async def test_with_the_folder_of_the_keys_words_open_and_no_receipt_and_nobody_who_was_anonymous(scene: Scene) -> None:
    files, receipts = await taken(scene)
    found = Found.in_all(files)
    for words in (DOING, ASKED, NAME, "confidential-canary"):
        assert found.opens(words), words  # whoever has both has what reps have, and where to reach who may be reached
    for words in (*receipts, *map(figures, receipts), "anonymous-canary"):
        assert not found.opens(words), words
    elsewhere = {name: content for name, content in files.items() if not name.endswith(MASTER)}
    assert len(elsewhere) < len(files)
    for master in {
        word for name in files.keys() - elsewhere for word in files[name].decode().split() if len(word) > 40
    }:
        assert stands(elsewhere, master) == []  # so a master key that lies elsewhere is missing to whoever has the disk


def figures(receipt: str) -> str:
    return re.sub(r"\D", "", receipt)
