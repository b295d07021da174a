"""What people can organise on: the topics of a pack, as its `pack.toml` says them, and what is wrong there."""

import re
from collections.abc import Collection, Iterator, Mapping

from knowledge.entries import Pack, Problem, Status, Subject
from knowledge.sheet import UnreadableError

LONGEST_KEY = 40
LONGEST_WORDS = 60
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NO_SENTENCE = re.compile(r"[.!?:;]")
_LISTS = ("entries", "clauses")


def read(file: str, text: str, table: object) -> Mapping[str, Subject]:
    """The topics by their keys, or raise what is wrong with them. `table`: all below `topics`."""
    if not isinstance(table, dict):
        raise UnreadableError((Problem(file, _line(text, "topics"), "write each topic as a table: [topics.KEY]"),))
    rows = {str(key): row for key, row in table.items()}
    if wrong := tuple(one for key, row in rows.items() for one in _wrong(file, text, key, row)):
        raise UnreadableError(wrong)
    return {key: _subject(file, text, key, row) for key, row in rows.items()}


def problems(pack: Pack, left_out: Collection[str]) -> Iterator[Problem]:
    """What does not fit with the other files. What a later pack has left out may still be named."""
    folders = {f"{name.rpartition('/')[0]}/" for name in (*pack.entries, *left_out)}
    for topic in pack.topics.values():
        wrong = {
            **{one: f"there is no entry '{one}'" for one in topic.entries if one not in {*pack.entries, *left_out}},
            **{one: f"there is no entry in a folder '{one}'" for one in topic.folders if one not in folders},
            **{one: f"the clause '{one}' is not in any pack.toml" for one in topic.clauses if one not in pack.clauses},
        }
        for name, words in wrong.items():
            yield Problem(topic.file, topic.lines.get(name, 1), f"topic '{topic.key}': {words}")
        for name in topic.entries:
            entry = pack.entries.get(name)
            if entry and (entry.elsewhere or entry.status is Status.BOT):
                words = f"topic '{topic.key}': '{name}' is '{entry.status}', on which nobody organises: take it out"
                yield Problem(topic.file, topic.lines.get(name, 1), words, warning=True)


def _wrong(file: str, text: str, key: str, row: object) -> Iterator[Problem]:
    line = _line(text, key)
    if not _KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        words = f"'{key}' cannot name a topic: use at most {LONGEST_KEY} small letters, digits and hyphens"
        yield Problem(file, line, words)
    if not isinstance(row, dict):
        yield Problem(file, line, f"topic '{key}': write it as a table, [topics.{key}]")
        return
    said = row.get("words")
    if not isinstance(said, str) or not said.strip():
        yield Problem(file, line, f"topic '{key}': 'words' says what it is as a sentence goes on with it")
    elif len(said) > LONGEST_WORDS or _NO_SENTENCE.search(said):
        yield Problem(
            file, line, f"topic '{key}': 'words' is part of a sentence, of at most {LONGEST_WORDS} characters"
        )
    for name in _LISTS:
        listed = row.get(name, [])
        if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
            yield Problem(file, line, f"topic '{key}': '{name}' is a list of names")
    if not any(row.get(name) for name in _LISTS):
        yield Problem(file, line, f"topic '{key}': it needs 'entries' or 'clauses', else nothing is ever about it")
    for name in row.keys() - {"words", *_LISTS}:
        yield Problem(file, line, f"topic '{key}': there is no '{name}' in a topic")


def _subject(file: str, text: str, key: str, row: Mapping[str, object]) -> Subject:
    named, clauses = (tuple(str(one) for one in _list(row.get(name))) for name in _LISTS)
    return Subject(
        key,
        " ".join(str(row["words"]).split()),
        tuple(one for one in named if not one.endswith("/")),
        tuple(one for one in named if one.endswith("/")),
        clauses,
        file,
        {one: _line(text, key, one) for one in (*named, *clauses)},
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _line(text: str, key: str, name: str = "") -> int:
    """On which the topic begins, or names something; the first where that is not to be found."""
    lines = text.splitlines()
    head = re.compile(rf"\s*\[topics(\.[\"']?{re.escape(key)}[\"']?)?\]|\s*topics\b")
    starts = [at for at, line in enumerate(lines) if head.match(line)]
    first = next((at for at in starts if key in lines[at]), starts[0] if starts else 0)
    if not name:
        return first + 1
    quoted = re.compile(rf"[\"']{re.escape(name)}[\"']")
    return next((at for at in range(first, len(lines)) if quoted.search(lines[at])), first) + 1
