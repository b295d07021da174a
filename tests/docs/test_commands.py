"""Every command and every target of make that a page names is there, with the options that it is shown with."""

import re
import shlex

import pytest

from adapters import cli
from tests.docs.reading import PAGES, ROOT, blocks, examples, spans, text

_MAKE = re.compile(r"\bmake(?: -C \S+)? ([a-z]+)\b")
_TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
_OURS = re.compile(r"(\w+) ([a-z-]+)(?: .*)?")


def taken(words: str, capsys: pytest.CaptureFixture[str]) -> str:
    """What the parser says against it."""
    try:
        cli._parser().parse_args(shlex.split(words))
    except SystemExit:
        return capsys.readouterr().err
    return ""


def test_every_command_of_a_page_is_one_with_these_options(capsys: pytest.CaptureFixture[str]) -> None:
    found = list(examples())
    assert len({one.words for one in found}) > 30
    assert [(one.page.name, one.words, wrong) for one in found if (wrong := taken(one.words, capsys))] == []


def test_a_command_that_there_is_not_would_be_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert "invalid choice" in taken("store polish", capsys)
    assert "unrecognized arguments" in taken("serve --loudly", capsys)


def test_a_command_that_is_named_without_the_program_is_one_too(capsys: pytest.CaptureFixture[str]) -> None:
    groups = {"store", "keys", "knowledge", "people", "members", "privacy", "manifest", "survey"}
    named = {(page.name, span) for page in PAGES for span in spans(page) if _OURS.fullmatch(span)}
    named = {(page, span) for page, span in named if span.split()[0] in groups}
    assert len(named) > 10
    for page, span in sorted(named):
        wrong = taken(span, capsys)
        assert not wrong or "the following arguments are required" in wrong, (page, span, wrong)


def test_every_command_is_told_of_somewhere() -> None:
    everywhere = "\n".join(map(text, PAGES))
    for name in ("serve", "chat", "ask", "setup", "doctor", "settings", "evaluate"):
        assert re.search(rf"`(?:agreement-bot )?{name}\b|agreement-bot {name}\b", everywhere), name
    assert all(f"{group} " in everywhere for group in ("store", "keys", "people", "members", "privacy", "manifest"))


def test_every_target_of_make_that_is_named_is_there() -> None:
    there = set(_TARGET.findall((ROOT / "Makefile").read_text(encoding="utf-8")))
    named = {
        (page.name, target)
        for page in PAGES
        for code in (*blocks(page), *spans(page))
        for target in _MAKE.findall(code)
    }
    assert {"run", "test", "check", "bench"} <= {target for _, target in named}
    assert [one for one in sorted(named) if one[1] not in there] == []
