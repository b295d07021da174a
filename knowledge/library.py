"""The knowledge of a running bot: read, indexed, read again when a file changes. A bad change leaves the last good."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from knowledge import checking, packs
from knowledge.comparing import reviews
from knowledge.documents import Imported
from knowledge.entries import Entry, Pack, Problem
from knowledge.index import Index
from knowledge.keeping import imported, kept
from knowledge.memory import give_back
from knowledge.semantic import SentenceModel
from knowledge.topics import Found, Topic


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that answers, at one moment."""

    pack: Pack
    index: Index
    documents: Mapping[str, Imported]  # by source


class Library:
    """Hands out the current shelf. `refresh` may run in a thread beside the answering; it swaps the shelf last."""

    def __init__(
        self, data: Path, model: SentenceModel | None, today: Callable[[], date], folders: tuple[Path, ...] = ()
    ) -> None:
        self._data = data
        self._model = model
        self._today = today
        self._folders = folders
        self._stamp: object = None
        self._lock = threading.Lock()
        self._problems: tuple[Problem, ...] = ()
        self._shelf: Shelf | None = None
        self.refresh()

    @property
    def shelf(self) -> Shelf:
        if self._shelf is None:
            message = "nothing was ever loaded"
            raise RuntimeError(message)
        return self._shelf

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong with the files as they are now."""
        return self._problems

    def find(self, question: str) -> Found:
        return self.shelf.index.find(question)

    def mend(self, message: str) -> str:
        """The message, its mistyped words put right."""
        return self.shelf.index.mend(message)

    def refresh(self) -> bool:
        """Read everything again where a file changed. With an error the last good shelf stays, if there is one."""
        with self._lock:
            folders = self._folders or packs.folders(self._data / "packs")
            stamp = (packs.stamp(folders), *(_seen(path) for path in sorted((self._data / "documents").glob("*/*"))))
            if stamp == self._stamp:
                return False
            self._stamp = stamp
            loaded = packs.load(folders)
            shelved = kept(self._data / "documents")
            due = (review.problem for review in reviews(loaded.pack, shelved.versions))
            self._problems = (*loaded.problems, *checking.check(loaded.pack, self._today()), *shelved.problems, *due)
            if loaded.errors and self._shelf is not None:
                return False
            index = Index.build(topics(loaded.pack), self._model, self._data / "cache")
            self._shelf = Shelf(loaded.pack, index, imported(self._data / "documents"))
            give_back()
            return True


def asked_in(pack: Pack) -> list[str]:
    """Every way of asking that a pack holds."""
    return [asked for _, entry in sorted(pack.entries.items()) for asked in entry.asked]


def topics(pack: Pack) -> tuple[Topic, ...]:
    return tuple(topic(entry) for _, entry in sorted(pack.entries.items()))


def topic(entry: Entry) -> Topic:
    """A signpost's answer speaks of AI, which it is not about: only how it is asked counts."""
    texts = () if entry.elsewhere else (entry.answer,)
    return Topic(entry.id, (entry.question, *entry.asked), texts, entry.elsewhere)


def _seen(path: Path) -> tuple[str, int]:
    return str(path), path.stat().st_mtime_ns
