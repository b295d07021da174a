"""The knowledge of a running bot: read, indexed, read again when a file changes. A bad change leaves the last good."""

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from knowledge import checking, packs
from knowledge.comparing import reviews
from knowledge.documents import Imported
from knowledge.entries import Entry, Pack, Problem
from knowledge.index import Index
from knowledge.keeping import kept
from knowledge.memory import give_back
from knowledge.semantic import SentenceModel
from knowledge.topics import Topic


@dataclass(frozen=True, slots=True)
class Shelf:
    """All that answers, at one moment."""

    pack: Pack
    index: Index
    documents: Mapping[str, Imported]  # by source


class Library:
    """Hands out the current shelf. `refresh` may run in a thread beside the answering; it swaps the shelf last.

    Whoever answers takes `shelf` once and keeps to it: the next one may hold other entries.
    """

    def __init__(
        self,
        data: Path,
        model: SentenceModel | None,
        today: Callable[[], date],
        folders: tuple[Path, ...] = (),
        cache: Path | None = None,
    ) -> None:
        self._data = data
        self._model = model
        self._today = today
        self._folders = folders
        self._cache = cache or data / "cache"
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

    def refresh(self) -> bool:
        """Read everything again where a file changed. With an error the last good shelf stays.

        Where there is none yet, what is in error is left out.
        """
        with self._lock:
            folders = self._folders or packs.folders(self._data / "packs")
            stamp = (packs.stamp(folders), packs.stamped(sorted((self._data / "documents").glob("*/*"))))
            if stamp == self._stamp:
                return False
            found = survey(folders, self._data, self._today())
            self._problems = found.problems
            if found.errors and self._shelf is not None:
                self._stamp = stamp
                return False
            pack = found.sound
            index = Index.build(topics(pack), self._model, self._cache)
            self._shelf = Shelf(pack, index, found.documents)
            self._stamp = stamp
            give_back()
            return True


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that the files of an installation hold, and all that is wrong with them."""

    pack: Pack
    documents: Mapping[str, Imported]  # the newest of each source
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def sound(self) -> Pack:
        """The pack without the entries that are in error."""
        wrong = {problem.file for problem in self.errors}
        kept = {name: entry for name, entry in self.pack.entries.items() if self.pack.files.get(name) not in wrong}
        return replace(self.pack, entries=MappingProxyType(kept))


def survey(folders: Sequence[Path], data: Path, today: date) -> Survey:
    """Read and check it all, changing nothing."""
    loaded = packs.load(folders)
    shelved = kept(data / "documents")
    due = (review.problem for review in reviews(loaded.pack, shelved.versions))
    problems = (*loaded.problems, *checking.check(loaded.pack, today), *shelved.problems, *due)
    documents = {source: versions[-1] for source, versions in shelved.versions.items()}
    return Survey(loaded.pack, documents, problems)


def asked_in(pack: Pack) -> list[str]:
    """Every way of asking that a pack holds."""
    return [asked for _, entry in sorted(pack.entries.items()) for asked in entry.asked]


def topics(pack: Pack) -> tuple[Topic, ...]:
    return tuple(topic(entry) for _, entry in sorted(pack.entries.items()))


def topic(entry: Entry) -> Topic:
    """A signpost's answer speaks of AI, which it is not about: only how it is asked counts."""
    texts = () if entry.elsewhere else (entry.answer,)
    return Topic(entry.id, (entry.question, *entry.asked), texts, entry.elsewhere)
