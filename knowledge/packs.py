"""Loads packs from their folders and lays them over each other. A file that cannot be read is left out and told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from knowledge import joining, reading, subjects
from knowledge.entries import Clause, Entry, Joining, Lever, Pack, Problem, Source, Subject
from knowledge.sheet import UnreadableError

BUILT_IN = Path(__file__).parent / "packs" / "public-services"
IN_CHAT = "changed in chat"  # in place of a folder, for what stands in no file


@dataclass(frozen=True, slots=True)
class Loaded:
    pack: Pack
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.warning)


def folders(added: Path) -> tuple[Path, ...]:
    """The packs of an installation, in order: the built-in one, then each folder in `added` with a `pack.toml`."""
    return (BUILT_IN, *sorted(path.parent for path in added.glob("*/pack.toml")))


def load(packs: Sequence[Path]) -> Loaded:
    """Read the packs; in a later one an entry, a lever, a clause or a topic takes the place of one with the same id."""
    sources: dict[str, Source] = {}
    clauses: dict[str, Clause] = {}
    entries: dict[str, Entry] = {}
    levers: dict[str, Lever] = {}
    topics: dict[str, Subject] = {}
    told = Joining()
    files: dict[str, str] = {}
    left_out: set[str] = set()
    problems: list[Problem] = []
    for folder in packs:
        try:
            description = reading.description(*_text(folder, folder / "pack.toml"))
        except UnreadableError as error:
            problems.extend(error.problems)
            continue
        if description.alone:
            sources, clauses, entries, levers, topics, files = {}, {}, {}, {}, {}, {}
            told = Joining()
        for name in description.leave_out:
            entries.pop(name, None)
        left_out |= description.leave_out
        topics.update(description.topics)
        told = description.joining or told
        sources.update(description.sources)
        clauses.update(description.clauses)
        entries.update(_read(folder, "entries", reading.entry, files, problems))
        levers.update(_read(folder, "law", reading.lever, files, problems))
    pack = Pack(
        entries=MappingProxyType(entries),
        levers=MappingProxyType(levers),
        clauses=MappingProxyType(clauses),
        sources=MappingProxyType(sources),
        topics=MappingProxyType(topics),
        joining=told,
        files=MappingProxyType(files),
    )
    return Loaded(pack, (*problems, *subjects.problems(pack, left_out), *joining.problems(pack, left_out)))


def laid_over(below: Pack, texts: Mapping[str, str]) -> Loaded:
    """With these texts of entry files in place of what the packs say; one that cannot be read changes nothing."""
    entries, files = dict(below.entries), dict(below.files)
    problems: list[Problem] = []
    for identity, words in sorted(texts.items()):
        name = f"{IN_CHAT}/{identity}.md"
        try:
            entries[identity], warnings = reading.entry(identity, name, words)
        except UnreadableError as error:
            problems.extend(error.problems)
        else:
            files[identity] = name
            problems.extend(warnings)
    pack = replace(below, entries=MappingProxyType(entries), files=MappingProxyType(files))
    return Loaded(pack, tuple(problems))


def stamp(packs: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """What tells that a file came, went or changed: (path, nanoseconds, bytes) of each."""
    return stamped(_paths(packs))


def stamped(paths: Iterable[Path]) -> tuple[tuple[str, int, int], ...]:
    """The same for any files; one that goes while it is looked at counts as gone."""
    found = []
    for path in paths:
        with suppress(FileNotFoundError):
            state = path.stat()
            found.append((str(path), state.st_mtime_ns, state.st_size))
    return tuple(found)


def _paths(packs: Iterable[Path]) -> list[Path]:
    return [
        path
        for folder in packs
        for path in (
            *folder.glob("pack.toml"),
            *sorted(folder.glob("entries/**/*.md")),
            *sorted(folder.glob("law/**/*.md")),
        )
        if path.is_file()
    ]


T = TypeVar("T", Entry, Lever)


def _read(
    folder: Path,
    part: str,
    read: Callable[[str, str, str], tuple[T, tuple[Problem, ...]]],
    files: dict[str, str],
    problems: list[Problem],
) -> dict[str, T]:
    found: dict[str, T] = {}
    for path in sorted((folder / part).rglob("*.md")):
        identity = path.relative_to(folder / part).with_suffix("").as_posix()
        try:
            found[identity], warnings = read(identity, *_text(folder, path))
        except UnreadableError as error:
            problems.extend(error.problems)
        else:
            files[identity] = str(path)
            problems.extend(warnings)
    return found


def _text(folder: Path, path: Path) -> tuple[str, str]:
    """A file's name as people know it, and what stands in it."""
    name = path.relative_to(folder.parent).as_posix()
    try:
        return name, path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        problem = Problem(name, line, "this file is not UTF-8: save it again with the encoding 'UTF-8'")
        raise UnreadableError((problem,)) from error
    except OSError as error:
        raise UnreadableError((Problem(name, 1, f"cannot be opened: {error.strerror}"),)) from error
