"""What a rep looks for among cases: read from words or a form, kept in a button, and compared. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import parse_qs, urlencode

from rapidfuzz import fuzz, process

from bot.cases.codes import bare, code
from bot.records import Report
from bot.records.reports import Mode, Stand

TAKEN_BACK = "taken-back"
STATES = (*(str(stand) for stand in Stand), TAKEN_BACK)
OVER = frozenset({str(Stand.CLOSED), TAKEN_BACK})  # left out unless asked for
LONGEST = 100  # characters of search words
_ALIKE = 82  # of 100, from which one word is taken for another that is spelt a little differently
_OF_A_CODE = 3  # letters that are enough to find a code by
_SPELT_OUT = 5  # letters from which a word may be spelt differently


class Taken(StrEnum):
    BY_ME = "me"
    BY_NOBODY = "nobody"
    BY_SOMEBODY = "somebody"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Empty is everything, but for what is over."""

    words: str = field(default="", repr=False)
    workplace: str = ""
    system: str = ""
    states: frozenset[str] = frozenset()
    modes: frozenset[Mode] = frozenset()
    clause: str = ""
    taken: Taken | None = None


_SAID_OF_STATES = {
    "received": Stand.RECEIVED,
    "reviewing": Stand.REVIEWING,
    "raised": Stand.RAISED,
    "replied": Stand.REPLIED,
    "outcome": Stand.OUTCOME,
    "closed": Stand.CLOSED,
    TAKEN_BACK: TAKEN_BACK,
}
_SAID_OF_TAKING = {
    "mine": Taken.BY_ME,
    "taken": Taken.BY_SOMEBODY,
    "untaken": Taken.BY_NOBODY,
    "nobody": Taken.BY_NOBODY,
}
_SAID_OF_MODES = {str(mode): mode for mode in Mode}


def said(typed: str) -> Wanted:
    """Some words say how far a case has come, who has it, or its mode; the rest is looked for."""
    rest: list[str] = []
    states: set[str] = set()
    modes: set[Mode] = set()
    taken = None
    for word in typed[:LONGEST].casefold().replace("taken back", TAKEN_BACK).split():
        if word in _SAID_OF_STATES:
            states.add(str(_SAID_OF_STATES[word]))
        elif word in _SAID_OF_TAKING:
            taken = _SAID_OF_TAKING[word]
        elif word in _SAID_OF_MODES:
            modes.add(_SAID_OF_MODES[word])
        else:
            rest.append(word)
    return Wanted(" ".join(rest), states=frozenset(states), modes=frozenset(modes), taken=taken)


def carried(wanted: Wanted, start: int) -> str:
    """What a button carries, to come back to the same and further down."""
    parts = [("q", wanted.words), ("w", wanted.workplace), ("y", wanted.system), ("c", wanted.clause)]
    parts += [("s", one) for one in sorted(wanted.states)] + [("m", one) for one in sorted(wanted.modes)]
    parts += [("t", wanted.taken or ""), ("n", str(start))]
    return urlencode([(name, value) for name, value in parts if value])


def brought(value: str) -> tuple[Wanted, int]:
    """What came back with a button; whatever in it cannot be is left out."""
    try:
        found = parse_qs(value[:2_000], max_num_fields=40)
    except ValueError:
        return Wanted(), 0

    def one(name: str) -> str:
        return found.get(name, [""])[0][:LONGEST]

    start = one("n")
    return wanted(
        words=one("q"),
        workplace=one("w"),
        system=one("y"),
        states=found.get("s", []),
        modes=found.get("m", []),
        clause=one("c"),
        taken=one("t"),
    ), (int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0)  # noqa: PLR2004 - a million cases


def wanted(
    *,
    words: str = "",
    workplace: str = "",
    system: str = "",
    states: Iterable[str] = (),
    modes: Iterable[str] = (),
    clause: str = "",
    taken: str = "",
) -> Wanted:
    """Of what came from outside."""
    return Wanted(
        " ".join(words[:LONGEST].split()),
        workplace,
        system,
        frozenset(states) & frozenset(STATES),
        frozenset(Mode(one) for one in modes if one in tuple(Mode)),
        clause,
        Taken(taken) if taken in tuple(Taken) else None,
    )


def fits(report: Report, wanted: Wanted, me: str, holder: str) -> bool:
    """All but the words. `holder`: who has taken it and still can see to it."""
    state = TAKEN_BACK if report.taken_back else str(report.state)
    return (
        (state in wanted.states if wanted.states else state not in OVER)
        and wanted.workplace in ("", report.workplace)
        and wanted.system in ("", report.system)
        and (not wanted.modes or report.mode in wanted.modes)
        and (not wanted.clause or wanted.clause in (one.clause for one in report.flags))
        and _held(wanted.taken, me, holder)
    )


def _held(taken: Taken | None, me: str, holder: str) -> bool:
    match taken:
        case None:
            return True
        case Taken.BY_ME:
            return holder == me
        case Taken.BY_NOBODY:
            return not holder
        case Taken.BY_SOMEBODY:
            return bool(holder)


def says(words: str, report: Report, texts: Sequence[str]) -> bool:
    """Whether each of the words is in the code of a case or in its texts, perhaps spelt a little differently."""
    text = " ".join(texts).casefold()
    spelt: list[str] | None = None
    for word in words.casefold().split():
        if word in text or (len(bare(word)) >= _OF_A_CODE and bare(word) in bare(code(report.id))):
            continue
        if spelt is None:
            spelt = list(dict.fromkeys(text.split()))
        if len(word) < _SPELT_OUT or not process.extractOne(word, spelt, scorer=fuzz.ratio, score_cutoff=_ALIKE):
            return False
    return True
