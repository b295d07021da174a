"""The pages of the documentation, and what stands in them: commands, links, headings, words that people say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
_INDENTED = re.compile(r"^    (.*)$", re.MULTILINE)
_FENCED = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_COMMAND = re.compile(r"(?:^|[\s/\\(])agreement-bot\s+([a-z][^|;]*)")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#{1,6} (.+)$", re.MULTILINE)
_MEANT_OTHERWISE = re.compile(r"\bmake\b|journalctl|systemctl")


@dataclass(frozen=True)
class Example:
    """A command of the bot's, as a page shows it; `whole`: on a line of its own, to be copied."""

    page: Path
    words: str
    whole: bool


@cache
def text(page: Path) -> str:
    return page.read_text(encoding="utf-8").replace("\\\n", " ")


def blocks(page: Path) -> list[str]:
    """The lines that stand as code."""
    fenced = "\n".join(_FENCED.findall(text(page)))
    return [line.strip() for line in (*_INDENTED.findall(text(page)), *fenced.splitlines()) if line.strip()]


def prose(page: Path) -> str:
    """Without what stands as code."""
    return _SPAN.sub("", _INDENTED.sub("", _FENCED.sub("", text(page))))


def spans(page: Path) -> list[str]:
    return _SPAN.findall(_FENCED.sub("", text(page)))


def examples() -> Iterator[Example]:
    for page in PAGES:
        for whole, lines in ((True, blocks(page)), (False, spans(page))):
            for line in lines:
                if _MEANT_OTHERWISE.search(line):
                    continue
                yield from (Example(page, found.split(" #")[0].strip(), whole) for found in _COMMAND.findall(line))


def links(page: Path) -> list[str]:
    """What leads to another place in these files."""
    return [one for one in _LINK.findall(prose(page)) if not re.match(r"[a-z]+:", one)]


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    found = _HEADING.findall(_INDENTED.sub("", _FENCED.sub("", text(page))))
    plain = (re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", one) for one in found)
    return {re.sub(r"[^\w\- ]", "", one.lower()).strip().replace(" ", "-") for one in plain}


def said(page: Path) -> set[str]:
    """What stands in italics."""
    return set(re.findall(r"(?<![*\w])\*([^*\n]+?)\*(?![*\w])", prose(page).replace("**", "")))
