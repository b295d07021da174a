"""TinyDB's own API over the journal: each call is there again after it was opened again."""

from pathlib import Path

import pytest
from tinydb import Query, TinyDB, where
from tinydb.operations import increment
from tinydb.table import Document

from adapters.stores.embedded.tables import JournalDB, JournalStorage
from adapters.stores.rows import BusyError
from bot.store import FullError
from tests.stores.embedded.faulty import FaultyDisk, full


@pytest.fixture(params=[JournalDB, TinyDB], ids=["its own tables", "TinyDB's tables"])
def kind(request: pytest.FixtureRequest) -> type[TinyDB]:
    found: type[TinyDB] = request.param
    return found


def opened(kind: type[TinyDB], folder: Path) -> TinyDB:
    return kind(folder, storage=JournalStorage)


def test_every_call_is_durable(kind: type[TinyDB], tmp_path: Path) -> None:
    with opened(kind, tmp_path) as db:
        db.insert({"name": "a", "count": 1})
        db.insert_multiple([{"name": "b", "count": 1, "deep": {"list": [1]}}, {"name": "c", "count": 1}])
        db.update({"count": 5}, where("name") == "a")
        db.update(increment("count"), Query().name.one_of(["b", "c"]))
        db.update(lambda document: document["deep"]["list"].append(2), where("name") == "b")
        db.remove(where("name") == "c")
        db.upsert({"name": "d", "count": 9}, where("name") == "d")
        db.upsert({"name": "d", "count": 10}, where("name") == "d")
        db.table("another").insert({"x": None})
        db.table("emptied").insert({"x": 1})
        db.table("emptied").truncate()
        db.table("dropped").insert({"x": 1})
        db.drop_table("dropped")
    with opened(kind, tmp_path) as db:
        assert sorted((found["name"], found["count"]) for found in db) == [("a", 5), ("b", 2), ("d", 10)]
        found = db.get(where("name") == "b")
        assert isinstance(found, Document)
        assert found["deep"] == {"list": [1, 2]}
        assert db.get(doc_id=found.doc_id) == found
        assert db.contains(where("count") == 10)
        assert [found["name"] for found in db.search(where("count") > 4)] == ["a", "d"]
        assert db.count(where("count") < 0) == 0
        assert len(db) == 3
        assert len(db.table("another")) == 1
        assert len(db.table("emptied")) == len(db.table("dropped")) == 0
        db.drop_tables()
    with opened(kind, tmp_path) as db:
        assert len(db) == 0
        assert db.tables() == set()


def test_what_a_call_refuses_changes_nothing(tmp_path: Path) -> None:
    disk = FaultyDisk()
    with JournalDB(tmp_path, disk=disk) as db:
        db.insert({"deep": [1]})
        disk.faults["write"] = full
        with pytest.raises(FullError):
            db.update(lambda document: document["deep"].append(2))
        disk.faults.clear()
        with pytest.raises(ZeroDivisionError):
            db.update(lambda document: document["deep"].append(1 // 0))
        assert db.all() == [{"deep": [1]}]


def test_memory_shares_nothing_with_what_was_inserted(tmp_path: Path) -> None:
    given = {"deep": [1]}
    with JournalDB(tmp_path) as db:
        db.insert(given)
        given["deep"].append(2)
        assert db.all() == [{"deep": [1]}]


def test_a_call_writes_what_it_changed_and_no_more(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as db:
        db.insert_multiple({"number": number, "text": "x" * 100} for number in range(500))
        before = (tmp_path / "journal").stat().st_size
        db.update({"text": "short"}, where("number") == 77)
        db.update({"text": "short"}, where("number") == 77)
        db.remove(where("number") == 78)
        assert (tmp_path / "journal").stat().st_size < before + 400
        assert len(db) == 499


def test_ids_are_texts_that_are_never_used_again(tmp_path: Path) -> None:
    with JournalDB(tmp_path) as db:
        first = db.insert({})
        db.remove(doc_ids=[first])
        second = db.insert({})
        db.insert(Document({"mine": True}, "an id"))  # type: ignore[arg-type]
        assert first != second
        assert db.get(doc_id="an id") == {"mine": True}
        with pytest.raises(ValueError, match="already exists"):
            db.insert(Document({}, "an id"))  # type: ignore[arg-type]
        for document in db:
            db.remove(doc_ids=[document.doc_id])
        assert len(db) == 0
        with pytest.raises(RuntimeError, match="truncate"):
            db.remove()


def test_the_file_is_made_shorter_as_it_grows(tmp_path: Path) -> None:
    with JournalDB(tmp_path, least=2000) as db:
        db.insert({"count": 0})
        for _ in range(200):
            db.update(increment("count"))
        assert (tmp_path / "journal").stat().st_size < 3000
    with JournalDB(tmp_path) as db:
        assert db.all() == [{"count": 200}]


def test_only_one_opens_the_folder(tmp_path: Path) -> None:
    with JournalDB(tmp_path), pytest.raises(BusyError):
        JournalDB(tmp_path)
    JournalDB(tmp_path).close()
