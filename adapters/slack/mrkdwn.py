r"""Writes the bot's small Markdown as Slack's mrkdwn, in pieces that fit.

Slack has no sign that takes the meaning from a mark. So a mark that somebody wrote is given as the words of a date that
cannot be shown, `<!date^00000000^{_}|*>`: every client shows those words as they are. No text is cut but between such
units, and a piece that ends inside strong words closes their mark and opens it again in the next.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from adapters.slack.sizes import SECTION, size
from bot import markup
from bot.markup import Bullets, Emphasis, Line, Link, Paragraph, Quotation, Span, Strong, Words

EMPTY = "–"  # where Slack asks for some words and there are none
_APART = "\u200b"  # takes no room, and lets a mark stand beside a letter

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKS = {mark: f"<!date^00000000^{{_}}|{mark}>" for mark in "*_~`"}
_ALIKE = {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}  # in the words of a link, which can hold no date
_IN_ADDRESS = {"&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C"}

# Marks that turn the direction of all that follows: they could make words look like other words.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_EMOJI = re.compile(r":(?=[a-z0-9_+'-]{0,40}[a-z_][a-z0-9_+'-]{0,40}:)", re.IGNORECASE)

# What is seen as one character: with its accents, its colour of skin, and what is joined to it; two letters of a flag.
_SEEN = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}"
    r"|.(?:[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d\S?){0,24}",
    re.DOTALL,
)
_STANDS_APART = frozenset(" \n.,;:!?()–")


@dataclass(frozen=True, slots=True)
class Run:
    """Words between the same marks; each unit stays whole."""

    opening: str
    closing: str
    units: tuple[str, ...]

    @property
    def around(self) -> int:
        return size(self.opening) + size(self.closing) + 2 * size(_APART)


def clean(text: str) -> str:
    """Without what cannot be shown or turns the rest around; line ends stay."""
    ended = re.sub(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]", "\n", text)
    return "".join(
        char
        for char in ended.replace("\t", " ")
        if char == "\n" or not (unicodedata.category(char) in ("Cc", "Cs") or char in _TURNING)
    )


def plain(text: str, most: int) -> str:
    """Words for a place that knows no marks, on one line; cut where they are too long, never empty."""
    words = " ".join(clean(text).split())
    if size(words) <= most:
        return words or EMPTY
    units = _SEEN.findall(words)
    while units and size("".join(units)) > most - 1:
        excess = size("".join(units)) - (most - 1)
        del units[-max(1, excess // 50) :]
    kept = "".join(units)
    start, space, _ = kept.rpartition(" ")
    return f"{(start if space and len(start) > len(kept) // 2 else kept).rstrip()}…"


def escaped(text: str) -> str:
    """For `text` in a message, which shows marks but must hold no pings."""
    return "".join(_ESCAPES.get(char, char) for char in clean(text))


def sections(body: str, most: int = SECTION) -> list[str]:
    """A whole text in pieces, split between paragraphs where that is possible."""
    return packed(_parts(body, most), most)


def inline(text: str, most: int) -> list[str]:
    """One line in pieces."""
    return pieces(markup.spans(" ".join(text.split())), most)


def quoted(text: str, most: int = SECTION) -> list[str]:
    """Somebody else's words, which hold no marks, as a quotation."""
    lines: list[Line] = [(Words(line.strip()),) for line in clean(text).split("\n") if line.strip()]
    return packed(_lines(lines, "> ", "> ", most), most)


def packed(parts: Iterator[tuple[str, str]], most: int) -> list[str]:
    """As few pieces as possible; each part comes with what stands between it and the one before."""
    done = list[str]()
    for between, part in parts:
        if done and size(done[-1]) + size(between) + size(part) <= most:
            done[-1] += between + part
        else:
            done.append(part)
    return done


def pieces(line: Line, most: int) -> list[str]:
    """One line of the small Markdown; more than one piece where it is too long for one."""
    units = [(run, unit) for run in map(_run, line) for unit in run.units]
    done, current, length, last = list[str](), list[tuple[Run, str]](), 0, None
    for run, unit in units:
        cost = size(unit) + (run.around if run is not last else 0)
        if current and length + cost > most:
            cut = max((at for at, (_, one) in enumerate(current, start=1) if one == " "), default=len(current))
            done.append(_written(current[:cut]))
            current = current[cut:]
            length = _length(current)
            cost = size(unit) + (run.around if not current or current[-1][0] is not run else 0)
        current.append((run, unit))
        length, last = length + cost, run
    return [piece for piece in (*done, _written(current)) if piece]


def _parts(body: str, most: int) -> Iterator[tuple[str, str]]:
    for block in markup.blocks(clean(body)):
        match block:
            case Paragraph(line=line):
                yield from _lines([line], "", "", most)
            case Bullets(lines=lines):
                yield from _lines(lines, "• ", "", most)
            case Quotation(lines=lines):
                yield from _lines(lines, "> ", "> ", most)
            case _:
                assert_never(block)


def _lines(lines: tuple[Line, ...] | list[Line], first: str, later: str, most: int) -> Iterator[tuple[str, str]]:
    """Each line in pieces, with what begins it; a piece that goes on with a line begins as `later`."""
    between = "\n\n"
    for line in lines:
        begins = first
        for piece in pieces(line, most - size(first) - size(_APART)):
            yield between, begins + _no_quote(piece) if not begins else f"{begins}{piece}"
            between, begins = ("\n" if later else " "), later
        between = "\n"


def _no_quote(piece: str) -> str:
    """A line that begins with the sign of a quotation would be one."""
    return f"{_APART}{piece}" if piece.startswith("&gt;") else piece


def _length(current: list[tuple[Run, str]]) -> int:
    runs = [run for run, _ in groupby(current, key=lambda one: id(one[0]))]
    units = sum(size(unit) for _, unit in current)
    around = {id(run): run.around for run, _ in current}
    return units + sum(around[run] for run in runs)


def _written(current: list[tuple[Run, str]]) -> str:
    text = ""
    marked = False
    for _, group in groupby(current, key=lambda one: id(one[0])):
        parts = list(group)
        run, words = parts[0][0], "".join(unit for _, unit in parts)
        inner = words.strip()
        if not run.opening or not inner:
            if marked and words and words[0] not in _STANDS_APART:
                text += _APART
            text, marked = text + words, False
            continue
        before, after = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        text += before
        if text and text[-1] not in _STANDS_APART:
            text += _APART
        text, marked = f"{text}{run.opening}{inner}{run.closing}{after}", not after
    return text.strip()


def _run(span: Span) -> Run:
    match span:
        case Words(text=text):
            return Run("", "", _units(text, _MARKS))
        case Strong(text=text):
            return Run("*", "*", _units(text, _MARKS))
        case Emphasis(text=text):
            return Run("_", "_", _units(text, _MARKS))
        case Link(text=text, address=address):
            safe = "".join(_IN_ADDRESS.get(char, char) for char in clean(address))
            return Run(f"<{safe}|", ">", _units(text, _ALIKE))
        case _:
            assert_never(span)


def _units(text: str, marks: dict[str, str]) -> tuple[str, ...]:
    words = _EMOJI.sub(f":{_APART}", clean(text).replace("\n", " "))
    seen = _SEEN.findall(words)
    return tuple(
        "_" if unit == "_" and _inside_a_word(seen, at) else _unit(unit, marks) for at, unit in enumerate(seen)
    )


def _inside_a_word(seen: list[str], at: int) -> bool:
    """There Slack takes it for what it is."""
    return 0 < at < len(seen) - 1 and seen[at - 1].isalnum() and seen[at + 1].isalnum()


def _unit(unit: str, marks: dict[str, str]) -> str:
    return "".join(_ESCAPES.get(char) or marks.get(char, char) for char in unit)
