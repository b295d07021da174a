"""What a pack has on joining the union: the table `[joining]` of its `pack.toml`, and what is wrong there."""

from collections.abc import Collection, Iterator

from knowledge.entries import Joining, Pack, Problem, Status
from knowledge.sheet import UnreadableError

MOST = 6  # what a phone shows as buttons


def read(file: str, text: str, table: object) -> Joining | None:
    """None where the pack says nothing of it; or raise what is wrong. `table`: all below `joining`."""
    if table is None:
        return None
    line = _line(text)
    if not isinstance(table, dict):
        raise UnreadableError((Problem(file, line, "write it as a table: [joining]"),))
    how, listed = table.get("how"), table.get("entries", [])
    wrong = []
    if not isinstance(how, str) or not how:
        wrong.append("joining: 'how' names the entry that says how to join")
    if not isinstance(listed, list) or not all(isinstance(one, str) and one for one in listed):
        wrong.append("joining: 'entries' is a list of names")
    elif len(set(listed)) > MOST:
        wrong.append(f"joining: 'entries' has at most {MOST} names, so that a phone shows them")
    wrong += [f"joining: there is no '{name}' there" for name in sorted(table.keys() - {"how", "entries"})]
    if wrong:
        raise UnreadableError(tuple(Problem(file, line, words) for words in wrong))
    return Joining(str(how), tuple(dict.fromkeys(str(one) for one in listed)), file, line)


def problems(pack: Pack, left_out: Collection[str]) -> Iterator[Problem]:
    """What does not fit with the other files. What a later pack has left out may still be named."""
    told = pack.joining
    for name in (told.how, *told.entries) if told.how else ():
        entry = pack.entries.get(name)
        if entry is None and name not in left_out:
            yield Problem(told.file, told.line, f"joining: there is no entry '{name}'")
        elif entry and entry.elsewhere:
            words = f"joining: '{name}' is '{Status.ELSEWHERE}', and tells nothing of joining: take it out"
            yield Problem(told.file, told.line, words, warning=True)


def _line(text: str) -> int:
    return next((at for at, line in enumerate(text.splitlines(), 1) if line.strip().startswith("[joining]")), 1)
