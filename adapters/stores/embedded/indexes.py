"""What is kept, in memory: the documents of each kind, and the indexes by which they are found without a scan."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from adapters.stores.embedded.frames import Change, Document
from adapters.stores.rows import Shape

FIELDS = "fields"  # the member of a document that holds what it is found by
DUE = "due"  # the member that holds when it is due: UTC, always as wide, so that the order of texts is that of time


class Index:
    """Values with the ids that have them, in order.

    A list, since it takes a quarter of the memory that a set for each value would, and leaves the garbage collector
    nothing to look at; to insert in the middle of 50,000 takes some 20 µs.
    """

    def __init__(self) -> None:
        self._entries: list[tuple[str, str]] = []

    def fill(self, entries: Iterable[tuple[str, str]]) -> None:
        self._entries = sorted(entries)

    def add(self, value: str, id_: str) -> None:
        insort(self._entries, (value, id_))

    def remove(self, value: str, id_: str) -> None:
        del self._entries[bisect_left(self._entries, (value, id_))]

    def equal(self, value: str) -> range:
        """Where the entries with this value are; no text lies between a value and itself with one NUL more."""
        return range(bisect_left(self._entries, (value,)), bisect_left(self._entries, (value + "\0",)))

    def up_to(self, value: str) -> range:
        return range(bisect_left(self._entries, (value + "\0",)))

    def ids(self, places: range) -> list[str]:
        return [id_ for _, id_ in self._entries[places.start : places.stop]]


class Indexed:
    """The documents of one kind. Only `set` and `fill` change them, so no index can disagree."""

    def __init__(self, shape: Shape) -> None:
        self.shape = shape
        self.documents: dict[str, Document] = {}
        self._by = {name: Index() for name in shape.found_by}
        self._due = Index()

    def set(self, id: str, document: Document | None) -> Document | None:  # noqa: A002
        """Keep a document, or none, under an id. Returns what was there."""
        old = self.documents.get(id)
        for index, was, now in self._changes(old or {}, document or {}):
            if was is not None:
                index.remove(was, id)
            if now is not None:
                index.add(now, id)
        if document is None:
            self.documents.pop(id, None)
        else:
            self.documents[id] = document
        return old

    def fill(self, documents: dict[str, Document]) -> None:
        """Take all documents at once, in place of what is here: much faster than one by one."""
        self.documents = documents
        for name, index in self._by.items():
            index.fill((value, id_) for id_, each in documents.items() if (value := _value(each, name)) is not None)
        if self.shape.due:
            self._due.fill((when, id_) for id_, each in documents.items() if (when := _due(each)) is not None)

    def find(self, equals: Mapping[str, str]) -> list[str]:
        """The ids of the documents with these values, in order. LookupError where a name is not declared."""
        if unknown := equals.keys() - self._by.keys():
            raise LookupError(f"{self.shape.kind} is not found by {', '.join(sorted(unknown))}: declare it in found_by")
        if not equals:
            return sorted(self.documents)
        found = [(self._by[name], self._by[name].equal(value)) for name, value in equals.items()]
        index, places = min(found, key=lambda each: len(each[1]))
        return [
            id_
            for id_ in index.ids(places)
            if all(_value(self.documents[id_], name) == value for name, value in equals.items())
        ]

    def due_by(self, moment: str, most: int) -> list[str]:
        """The ids of up to so many documents that are due by a moment, the earliest first."""
        if not self.shape.due:
            raise LookupError(f"{self.shape.kind} is never due: say so in its shape")
        return self._due.ids(self._due.up_to(moment)[: max(most, 0)])

    def _changes(self, old: Document, new: Document) -> Iterator[tuple[Index, str | None, str | None]]:
        """What each index has of the old document and must have of the new one, where they differ."""
        for name, index in self._by.items():
            was, now = _value(old, name), _value(new, name)
            if was != now:
                yield index, was, now
        if self.shape.due and (was := _due(old)) != (now := _due(new)):
            yield self._due, was, now


class Tables:
    """All kinds. A kind without a shape, from another version of the bot, is kept all the same."""

    def __init__(self, shapes: Iterable[Shape]) -> None:
        self.kinds = {shape.kind: Indexed(shape) for shape in shapes}

    def kind(self, name: str) -> Indexed:
        found = self.kinds.get(name)
        if found is None:
            found = self.kinds[name] = Indexed(Shape(name))
        return found

    def apply(self, change: Change) -> Change:
        """Returns the change that takes this one back."""
        kind, id_, document = change
        return kind, id_, self.kind(kind).set(id_, document)

    def documents(self, kind: str) -> Mapping[str, Document]:
        found = self.kinds.get(kind)
        return found.documents if found is not None else {}

    def copy(self) -> dict[str, dict[str, Document]]:
        """As things are now; shallow, since documents are never changed in place."""
        return {name: dict(indexed.documents) for name, indexed in self.kinds.items() if indexed.documents}

    def fill(self, documents: Mapping[str, dict[str, Document]]) -> None:
        for name in {*documents, *self.kinds}:
            self.kind(name).fill(documents.get(name, {}))

    def empty(self) -> bool:
        return not any(indexed.documents for indexed in self.kinds.values())


def _value(document: Document, name: str) -> str | None:
    fields: Any = document.get(FIELDS)
    value = fields.get(name) if isinstance(fields, dict) else None
    return value if isinstance(value, str) else None


def _due(document: Document) -> str | None:
    due = document.get(DUE)
    return due if isinstance(due, str) else None
