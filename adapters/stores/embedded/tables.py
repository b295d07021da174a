"""TinyDB over the journal: its own API, at the cost of what a call changes, and lookups that do not scan."""

import copy
import uuid
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document as TinyDocument
from tinydb.table import Table

from adapters.stores.embedded import frames
from adapters.stores.embedded.compacting import compact
from adapters.stores.embedded.disk import Disk
from adapters.stores.embedded.folder import Folder
from adapters.stores.embedded.frames import Change, Document
from adapters.stores.embedded.indexes import Tables
from adapters.stores.embedded.journal import GROWTH, LEAST
from adapters.stores.rows import Shape


class TablesStorage(Storage):
    """What TinyDB reads from and writes to; `keep` decides when a change is durable."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables

    @abstractmethod
    def keep(self, changes: list[Change]) -> None: ...

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Everything, as copies: TinyDB's own tables change what they are given."""
        return copy.deepcopy(self.tables.copy()) or None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make everything be as in `data`. Only what differs is written."""
        changes: list[Change] = []
        for kind, kept in self.tables.copy().items():
            wanted = data.get(kind, {})
            changes += [(kind, id_, None) for id_ in kept if id_ not in wanted]
        for kind, wanted in data.items():
            held = self.tables.documents(kind)
            changes += [(kind, id_, dict(document)) for id_, document in wanted.items() if held.get(id_) != document]
        if changes:
            self.keep(changes)


class JournalStorage(TablesStorage):
    """Each call is a commit, durable once it returns; for `TinyDB(folder, storage=JournalStorage)`."""

    def __init__(
        self,
        folder: Path | str,
        shapes: Iterable[Shape] = (),
        disk: Disk | None = None,
        *,
        least: int = LEAST,
        growth: float = GROWTH,
    ) -> None:
        super().__init__(Tables(shapes))
        self._folder, documents = opened(Path(folder), disk or Disk(), least=least, growth=growth)
        self.tables.fill(documents)

    def keep(self, changes: list[Change]) -> None:
        journal = self._folder.journal
        encoded = frames.encode_changes(changes)
        journal.append(encoded)
        for change in frames.decode_changes(encoded):  # copies, so that memory is what the journal holds
            self.tables.apply(change)
        if journal.compaction_due:
            journal.follow()
            compact(journal, self.tables.copy())

    def close(self) -> None:
        self._folder.close()


def opened(path: Path, disk: Disk, *, least: int, growth: float) -> tuple[Folder, dict[str, dict[str, Document]]]:
    """The folder, and the documents of each kind that its journal holds."""
    documents: dict[str, dict[str, Document]] = {}

    def take(changes: list[Change]) -> None:
        for kind, id_, document in changes:
            if document is None:
                documents.get(kind, {}).pop(id_, None)
            else:
                documents.setdefault(kind, {})[id_] = document

    return Folder(path, take, disk, least=least, growth=growth), documents


class JournalTable(Table):
    """A table whose calls cost what they change, with ids of text that are never used again."""

    document_id_class = str  # type: ignore[assignment]
    _storage: TablesStorage

    def __init__(self, storage: TablesStorage, name: str) -> None:
        super().__init__(storage, name, cache_size=0)  # results would outlive what they were found in

    def keep(self, id: str, document: Document | None) -> None:  # noqa: A002
        """Put a document in place of what the id held, or nothing."""
        self._storage.keep([(self._name, id, document)])

    def document(self, id: str) -> Document | None:  # noqa: A002
        return self._storage.tables.documents(self._name).get(id)

    def equal(self, equals: Mapping[str, str]) -> list[tuple[str, Document]]:
        """What has these values in the declared fields, by id."""
        indexed = self._storage.tables.kind(self._name)
        return [(id_, indexed.documents[id_]) for id_ in indexed.find(equals)]

    def due_by(self, moment: str, most: int) -> list[tuple[str, Document]]:
        """The first that are due by a moment, the earliest first."""
        indexed = self._storage.tables.kind(self._name)
        return [(id_, indexed.documents[id_]) for id_ in indexed.due_by(moment, most)]

    def update(
        self,
        fields: Mapping[Any, Any] | Callable[[MutableMapping[Any, Any]], None],
        cond: QueryLike | None = None,
        doc_ids: Iterable[Any] | None = None,
    ) -> list[Any]:
        return super().update(fields, doc_ids=self._chosen(cond, doc_ids))

    def remove(self, cond: QueryLike | None = None, doc_ids: Iterable[Any] | None = None) -> list[Any]:
        if cond is None and doc_ids is None:
            return super().remove()  # refuses, and says what to call instead
        return super().remove(doc_ids=self._chosen(cond, doc_ids))

    def __iter__(self) -> Iterator[TinyDocument]:
        return iter(list(super().__iter__()))  # so that the table can be changed meanwhile

    def _chosen(self, cond: QueryLike | None, doc_ids: Iterable[Any] | None) -> list[Any]:
        """The ids that a call is about, found without a copy of each document."""
        if doc_ids is not None:
            return list(doc_ids)
        return [id_ for id_, document in self._read_table().items() if cond is None or cond(document)]

    def _get_next_id(self) -> Any:  # noqa: ANN401 - TinyDB declares a number
        return uuid.uuid4().hex

    def _read_table(self) -> Any:  # noqa: ANN401 - TinyDB declares a dict, and only reads it
        return self._storage.tables.documents(self._name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        draft = _Draft(self._storage.tables.documents(self._name))
        updater(draft)
        if changes := draft.changes(self._name):
            self._storage.keep(changes)


class JournalDB(TinyDB):
    """TinyDB with those tables: `JournalDB(folder)`."""

    table_class = JournalTable  # type: ignore[assignment] # the types of both are told from TinyDB's defaults
    default_storage_class = JournalStorage  # type: ignore[assignment]

    def tables(self) -> set[str]:
        storage = self.storage
        assert isinstance(storage, TablesStorage)  # noqa: S101 - the only kind that such tables work with
        return {name for name, indexed in storage.tables.kinds.items() if indexed.documents}


class _Draft(MutableMapping[str, Document]):
    """A table for TinyDB's updaters to change: the documents that they touch are copies."""

    def __init__(self, base: Mapping[str, Document]) -> None:
        self._base = base
        self._touched: dict[str, Document] = {}
        self._gone: set[str] = set()

    def __getitem__(self, id_: str) -> Document:
        if id_ not in self:
            raise KeyError(id_)
        if id_ not in self._touched:
            self._touched[id_] = copy.deepcopy(self._base[id_])
        return self._touched[id_]

    def __setitem__(self, id_: str, document: Document) -> None:
        self._touched[id_] = document
        self._gone.discard(id_)

    def __delitem__(self, id_: str) -> None:
        if id_ not in self:
            raise KeyError(id_)
        self._touched.pop(id_, None)
        self._gone.add(id_)

    def __contains__(self, id_: object) -> bool:
        return id_ in self._touched or (id_ in self._base and id_ not in self._gone)

    def __iter__(self) -> Iterator[str]:
        yield from (id_ for id_ in self._base if id_ not in self._gone)
        yield from (id_ for id_ in self._touched if id_ not in self._base)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        self._touched.clear()
        self._gone.update(self._base)

    def changes(self, kind: str) -> list[Change]:
        gone: list[Change] = [(kind, id_, None) for id_ in self._base if id_ in self._gone]
        return gone + [(kind, id_, kept) for id_, kept in self._touched.items() if self._base.get(id_) != kept]
