r"""Writes the bot's small Markdown as Slack's mrkdwn, in pieces that fit.

Slack has no sign that takes the meaning from a mark. So a mark that somebody wrote is given as the words of a date that
cannot be shown, `<!date^00000000^{_}|*>`: every client shows those words as they are. No text is cut but between such
units, and a piece that ends inside strong words closes their mark and opens it again in the next.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import assert_never

from adapters.slack.sizes import SECTION, size
from bot import markup
from bot.markup import Bullets, Emphasis, Line, Link, Paragraph, Quotation, Span, Strong, Words

EMPTY = "–"  # where Slack asks for some words and there are none
_APART = "\u200b"  # takes no room, and lets a mark stand beside a letter

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_MARKS = _ESCAPES | {mark: f"<!date^00000000^{{_}}|{mark}>" for mark in "*_~`"}
_ALIKE = _ESCAPES | {"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"}  # in the words of a link, which can hold no date
_IN_ADDRESS = {"&": "&amp;", "<": "%3C", ">": "%3E", "|": "%7C"}

_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, half characters, marks that turn the direction of all that follows and could change words, and what takes no
# room and so could hide something: but for the joiners, which scripts and emoji need, and the tags inside of a flag.
_UNSHOWN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u180e\u200b\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]+"
    "|(?<![\U0001f3f4\U000e0020-\U000e007f])[\U000e0000-\U000e007f]+"
)
# An underscore inside of a word Slack takes for what it is.
_SPECIAL = re.compile(r"[&<>*~`]|(?<![^\W_])_|_(?![^\W_])")
_WORD = re.compile(r"\s|\S+")
_LONG_WORD = 40  # characters; longer ones can be cut, between what is seen as one character
_LONG_ADDRESS = 1_000  # of a link: a longer one stands beside its words, since each piece of those would carry it
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
    """Words between the same marks, before they are escaped."""

    opening: str
    closing: str
    words: str
    escapes: Mapping[str, str]

    @property
    def around(self) -> int:
        return size(self.opening) + size(self.closing) + 2 * size(_APART)

    @property
    def whole(self) -> str:
        return self._escaped(self.words)

    @property
    def units(self) -> Iterator[str]:
        """What stays whole where the rest is cut."""
        for word in _WORD.findall(self.words):
            if len(word) <= _LONG_WORD:
                yield self._escaped(word)
            else:
                yield from map(self._escaped, _SEEN.findall(word))

    def _escaped(self, text: str) -> str:
        return _SPECIAL.sub(lambda found: self.escapes[found[0]], text)


Segment = tuple[Run, str]


def clean(text: str) -> str:
    """Without what cannot be shown or turns the rest around; line ends stay."""
    if text.isprintable():  # most is, and is spared the search
        return text
    return _UNSHOWN.sub("", _LINE_END.sub("\n", text).replace("\t", " "))


def plain(text: str, most: int) -> str:
    """Words for a place that knows no marks, on one line; cut where they are too long, never empty."""
    words = " ".join(clean(text).split())
    if size(words) <= most:
        return words or EMPTY
    units = _SEEN.findall(words[: most + _LONG_WORD])
    while size("".join(units)) > most - 1:
        del units[-1]
    kept = "".join(units)
    start, space, _ = kept.rpartition(" ")
    return f"{(start if space and len(start) > len(kept) // 2 else kept).rstrip()}…"


def escaped(text: str) -> str:
    """For `text` in a message, which shows marks but must hold no pings."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


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


def packed(parts: Iterable[tuple[str, str]], most: int) -> list[str]:
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
    runs = [_run(span) for span in line]
    most -= size(_APART)
    whole = [(run, run.whole) for run in runs]
    if sum(size(words) + run.around for run, words in whole) <= most:
        return [_no_quote(written)] if (written := _written(whole)) else []
    return [_no_quote(piece) for piece in map(_written, _cut(runs, most)) if piece]


def _cut(runs: list[Run], most: int) -> Iterator[list[Segment]]:
    """Between words where there are some."""
    current, length, last = list[Segment](), 0, None
    for run, unit in ((one, unit) for one in runs for unit in one.units):
        cost = size(unit) + (run.around if run is not last else 0)
        if current and length + cost > most:
            cut = max((at for at, (_, one) in enumerate(current, start=1) if one == " "), default=len(current))
            yield current[:cut]
            current = current[cut:]
            length = _length(current)
            cost = size(unit) + (run.around if not current or current[-1][0] is not run else 0)
        current.append((run, unit))
        length, last = length + cost, run
    yield current


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
        for piece in pieces(line, most - size(first)):
            yield between, begins + piece
            between, begins = ("\n" if later else " "), later
        between = "\n"


def _no_quote(piece: str) -> str:
    """A line that begins with the sign of a quotation would be one."""
    return f"{_APART}{piece}" if piece.startswith("&gt;") else piece


def _length(segments: list[Segment]) -> int:
    runs = {id(run): run for run, _ in segments}
    return sum(size(text) for _, text in segments) + sum(run.around for run in runs.values())


def _written(segments: list[Segment]) -> str:
    text, marked = "", False
    for _, group in groupby(segments, key=lambda one: id(one[0])):
        parts = list(group)
        run, words = parts[0][0], "".join(unit for _, unit in parts)
        inner = words.strip()
        if not run.opening or not inner:
            if marked and words and words[0] not in _STANDS_APART:
                text += _APART
            text, marked = text + words, marked and not words
            continue
        text += words[: len(words) - len(words.lstrip())]
        if text and text[-1] not in _STANDS_APART:
            text += _APART
        after = words[len(words.rstrip()) :]
        text, marked = f"{text}{run.opening}{inner}{run.closing}{after}", not after
    return text.strip()


def _run(span: Span) -> Run:
    words = _EMOJI.sub(f":{_APART}", clean(span.text).replace("\n", " "))
    match span:
        case Words():
            return Run("", "", words, _MARKS)
        case Strong():
            return Run("*", "*", words, _MARKS)
        case Emphasis():
            return Run("_", "_", words, _MARKS)
        case Link(address=address):
            safe = "".join(_IN_ADDRESS.get(char, char) for char in clean(address))
            if size(safe) > _LONG_ADDRESS:
                return Run("", "", f"{words} ({clean(address)})", _MARKS)
            return Run(f"<{safe}|", ">", words, _ALIKE)
        case _:
            assert_never(span)
