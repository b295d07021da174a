"""The threat model names what there is: each test, each mechanism; and no row is without a test or the honest word."""

import ast
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "threat-model.md"
ATTACKERS = (
    "The employer, with admin rights over the chat",
    "A hostile member",
    "A hostile rep or organiser",
    "An outsider",
    "A stolen disk",
    "A curious operator",
    "A malicious file",
)
NOTHING = "nothing stops this"
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_PLACE = re.compile(r"`((?:bot|adapters|knowledge)/[\w/.]+)`")


@dataclass(frozen=True)
class Row:
    attacker: str
    wants: str
    stopped: str
    left: str
    shown: str


def rows() -> list[Row]:
    found, attacker = list[Row](), ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            attacker = line.removeprefix("## ")
        if line.startswith("| ") and not line.startswith(("| it can, ", "| they can, ")):
            found.append(Row(attacker, *(cell.strip() for cell in line.strip("|").split("|"))))
    return found


@cache
def defined(path: Path) -> frozenset[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(one.name for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef))


def test_each_attacker_has_rows() -> None:
    assert tuple(dict.fromkeys(row.attacker for row in rows())) == ATTACKERS


def test_each_test_that_it_names_is_there() -> None:
    named = [(ROOT / path, name) for row in rows() for path, name in _TEST.findall(row.shown)]
    assert len(named) > len(rows())
    assert [f"{path}::{name}" for path, name in named if not path.is_file() or name not in defined(path)] == []


def test_whatever_it_calls_a_test_is_written_as_one() -> None:
    assert [row.shown for row in rows() if row.shown.count("::") != len(_TEST.findall(row.shown))] == []


def test_each_row_has_a_test_or_says_that_nothing_stops_it() -> None:
    for row in rows():
        assert bool(_TEST.search(row.shown)) is not (row.shown == NOTHING), row
        assert row.left or _TEST.search(row.shown), row


def test_each_mechanism_stands_where_it_says() -> None:
    for row in rows():
        assert _PLACE.search(row.stopped) or row.shown == NOTHING, row
    places = [one for row in rows() for one in _PLACE.findall(row.stopped)]
    assert [one for one in places if not (ROOT / one).exists()] == []
