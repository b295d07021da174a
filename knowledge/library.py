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
        self._below: Pack | None = None  # what the files say
        self._over: Mapping[str, str] = MappingProxyType({})
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

    def overlay(self, texts: Mapping[str, str]) -> None:
        """Answer with these in place of what the files say: texts of entry files by id, which were checked before.

        Answers change at once, and only the next `refresh` learns how they are asked for. Does not wait for one.
        """
        self._over = MappingProxyType(dict(texts))
        self._lay_over()

    def _lay_over(self) -> None:
        if self._shelf is None or self._below is None:
            return
        shelf, over = self._shelf, packs.laid_over(self._below, self._over).pack
        found = {name: shelf.pack.entries[name] for name in shelf.index.topics}  # all that the index may come upon
        entries = MappingProxyType({**found, **over.entries})
        self._shelf = replace(shelf, pack=replace(over, entries=entries))

    def refresh(self) -> bool:
        """Read everything again where a file changed, or what lies over them. With an error the last good shelf stays.

        Where there is none yet, what is in error is left out.
        """
        with self._lock:
            folders, over = self._folders or packs.folders(self._data / "packs"), self._over
            stamp = (packs.stamp(folders), packs.stamped(sorted((self._data / "documents").glob("*/*"))), over)
            if stamp == self._stamp:
                return False
            found = survey(folders, self._data, self._today(), over)
            self._problems = found.problems
            if found.errors and self._shelf is not None:
                self._stamp = stamp
                return False
            pack = found.sound
            index = Index.build(topics(pack), self._model, self._cache)
            self._below = found.below
            self._shelf = Shelf(pack, index, found.documents)
            self._stamp = stamp
            if over is not self._over:  # laid over meanwhile
                self._lay_over()
            give_back()
            return True


@dataclass(frozen=True, slots=True)
class Survey:
    """Everything that the files of an installation hold, and all that is wrong with them."""

    pack: Pack
    documents: Mapping[str, Imported]  # the newest of each source
    problems: tuple[Problem, ...]
    files: Pack  # without what was changed in chat

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)

    @property
    def sound(self) -> Pack:
        """The pack without the entries that are in error."""
        return self._without_errors(self.pack)

    @property
    def below(self) -> Pack:
        """The same of the files alone."""
        return self._without_errors(self.files)

    def _without_errors(self, pack: Pack) -> Pack:
        wrong = {problem.file for problem in self.errors}
        kept = {name: entry for name, entry in pack.entries.items() if pack.files.get(name) not in wrong}
        return replace(pack, entries=MappingProxyType(kept))


def survey(folders: Sequence[Path], data: Path, today: date, over: Mapping[str, str] = MappingProxyType({})) -> Survey:
    """Read and check it all, changing nothing."""
    files = packs.load(folders)
    loaded = packs.laid_over(files.pack, over)
    shelved = kept(data / "documents")
    due = (review.problem for review in reviews(loaded.pack, shelved.versions))
    checked = checking.check(loaded.pack, today)
    problems = (*files.problems, *loaded.problems, *checked, *shelved.problems, *due)
    documents = {source: versions[-1] for source, versions in shelved.versions.items()}
    return Survey(loaded.pack, documents, problems, files.pack)


def asked_in(pack: Pack) -> list[str]:
    """Every way of asking that a pack holds."""
    return [asked for _, entry in sorted(pack.entries.items()) for asked in entry.asked]


def topics(pack: Pack) -> tuple[Topic, ...]:
    return tuple(topic(entry) for _, entry in sorted(pack.entries.items()))


def topic(entry: Entry) -> Topic:
    """A signpost's answer speaks of AI, which it is not about: only how it is asked counts."""
    texts = () if entry.elsewhere else (entry.answer,)
    return Topic(entry.id, (entry.question, *entry.asked), texts, entry.elsewhere)
