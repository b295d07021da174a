"""In a module that is marked no words for people stand outside of what the catalogues are gathered by.

The rules, and what is not marked yet: docs/decisions/languages.md.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.languages.areas import MARKED, marked

ROOT = Path(__file__).resolve().parents[2]
GATHERED = {"t", "n", "to_be_said"}
# What is never said: what a log or an error of the code's own tells, what is searched for, and types.
UNSAID_CALLS = {
    "compile",
    "getLogger",
    "error",
    "warning",
    "info",
    "debug",
    "exception",
    "replace",
    "split",
    "TypeVar",
} | {
    *("keyed", "telling", "keep_looking")  # names of what is kept or done
}
WORDS = re.compile(r"[A-Za-z’']{2,} +[A-Za-z’']{2,}|^[A-Z][a-z]+(?:[.?:…]|$)|^ ?[A-Z][a-z]+ $")
# Words that stand in a marked module and are nobody's to translate, each with its reason.
ELSEWHERE = {
    "bot.identity": {  # questions, asked and answered in English
        "Can they bring in a new AI system without asking us?",
        "What must they tell us about a system?",
        "Can I get into trouble for asking about AI at work?",
        "Agreement Bot",  # its name
    },
    "bot.languages": {"Language"},  # a name in the code
    "bot.languages.wording": {"Text", "Card", "Form"},  # names in the code
    "bot.replies": {"several choices", "yes or no"},  # kinds of fields, which nobody reads
    "bot.reports.receipts": {"Pd"},  # Unicode's name for dashes
    "bot.surveys.staff.asking": {"answers by a link", "begun with a code", "survey codes", "Going"},  # names of counts
    "bot.languages.speaking": {"English", "Cymraeg"},  # as they call themselves
    "bot.languages.choosing": None,  # it speaks to who has not chosen yet, in both
    "bot.languages.catalogues": {"to be checked by a speaker"},  # in the head of a file
    "bot.reports.adding": {  # what reps read is kept in English
        "It learns from data",
        "It follows fixed rules",
        "I cannot tell",
    },
    "bot.reports.hints": None,  # what reps are shown, and what is searched for
    "bot.reports.flags": None,
    "bot.reports.flooding": {" of pages in an hour", " of pages in a day", "requests for a talk"},  # names of counts
}


def modules() -> list[str]:
    found = set()
    for name in MARKED:
        made = importlib.import_module(name)
        found.add(name)
        if hasattr(made, "__path__"):
            found |= {one.name for one in pkgutil.walk_packages(made.__path__, f"{name}.")}
    return sorted(found)


def unmarked(source: str) -> Iterator[tuple[int, str]]:
    tree = ast.parse(source)
    left_out = {id(part) for found in ast.walk(tree) for part in _unsaid(found)}
    for found in ast.walk(tree):
        value = found.value if isinstance(found, ast.Constant) and id(found) not in left_out else None
        if isinstance(value, str) and WORDS.search(value):
            yield getattr(found, "lineno", 0), value


def _unsaid(found: ast.AST) -> Iterator[ast.AST]:
    """All that stands in it, where that is gathered, or nobody reads it."""
    if isinstance(found, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        if found.body and isinstance(found.body[0], ast.Expr):
            yield from ast.walk(found.body[0])
    elif isinstance(found, ast.Call):
        called = found.func.attr if isinstance(found.func, ast.Attribute) else getattr(found.func, "id", "")
        if called in GATHERED | UNSAID_CALLS:
            for part in found.args:
                yield from ast.walk(part)
    elif isinstance(found, ast.Raise | ast.AnnAssign) or (isinstance(found, ast.Assign) and _is_unsaid(found)):
        inner = found.annotation if isinstance(found, ast.AnnAssign) else found
        yield from ast.walk(inner)


def _is_unsaid(found: ast.Assign) -> bool:
    """A message of an error, a pattern, or words that somebody types."""
    names = {one.id for one in found.targets if isinstance(one, ast.Name)}
    return bool(names & {"message", "WORDS", "COMMANDS", "WITH_WORDS", "_SOMEBODY", "_BINDING"})


def path_of(module: str) -> Path:
    bare = ROOT.joinpath(*module.split("."))
    return bare.with_suffix(".py") if bare.with_suffix(".py").exists() else bare / "__init__.py"


@pytest.mark.parametrize("module", modules())
def test_a_marked_module_says_nothing_that_is_in_no_catalogue(module: str) -> None:
    known = ELSEWHERE.get(module, set())
    if known is not None:
        source = path_of(module).read_text(encoding="utf-8")
        assert [(line, words) for line, words in unmarked(source) if words not in known] == []


@pytest.mark.parametrize("folder", ["bot", "adapters"])
def test_sentences_are_given_to_the_catalogues_whole(folder: str) -> None:
    """A call inside of an f-string is not gathered, nor is one with anything but the sentence itself."""
    for path in (ROOT / folder).rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        inside = {id(one) for found in ast.walk(tree) if isinstance(found, ast.JoinedStr) for one in ast.walk(found)}
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in GATHERED:
                own = path.parts[-2:] == ("languages", "wording.py") or path.name == "periods.py"
                given = call.args[: 2 if call.func.id == "n" else 1]  # type: ignore[attr-defined]  # asked for above
                literal = all(isinstance(one, ast.Constant) for one in given)
                assert literal or own, (path, call.lineno)
                assert id(call) not in inside or not literal, (path, call.lineno)


def test_it_would_be_noticed() -> None:
    said = 'Text("Some words"), Text(f"At {x} this"), t("Marked words"), "Hello."'
    source = f'def f(x):\n    """A docstring."""\n    return {said}'
    assert {words for _, words in unmarked(source)} == {"Some words", "At ", "Hello."}


def test_a_package_is_marked_with_all_that_is_in_it_and_nothing_beside_it() -> None:
    assert marked("bot.reports.writing")
    assert not marked("bot.register.labels")
    assert not marked("bot.reporting")
