"""How much room words take. Widths are upper bounds over the usual fonts, as no browser's is known."""

import re
import unicodedata
from dataclasses import dataclass

from bot.charts.drawing import Anchor, Words

LINE = 1.3  # from one line of words to the next, in sizes
_ABOVE, _BELOW = 0.95, 0.3  # of what words stand on
_BOLDER = 1.1
_WIDTHS = {
    letter: wide
    for letters, wide in (
        ("ijl'", 0.3),
        (" .,:;IJ", 0.36),
        ("frt()[]-!‘’", 0.42),
        ('“”"–', 0.53),
        ("csz|", 0.57),
        ("kvxy", 0.6),
        ("¶ßABCEFKLPRSTVXYZ", 0.7),
        ("w¼½¾ŉ", 0.83),
        ("mM&", 0.98),
        ("W@%æœÆŒ—…‰", 1.05),
    )
    for letter in letters
}
_MARKS_KEPT = 2  # on one letter; whoever stacks more wants to paint over other lines
_CUT = "…"
_JOINERS = frozenset("\u200c\u200d")
_KEPT = _JOINERS | {"\n", "\t"}
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_OVERLONG = re.compile("[\u2e3a\u2e3b\ufdf0-\ufdff\U00012000-\U0001254f]")  # single letters as wide as many


@dataclass(frozen=True, slots=True)
class Frame:
    left: float
    top: float
    right: float
    bottom: float


def clean(text: str) -> str:
    """On one line, of what can be seen."""
    return visible(" ".join(text.split())).strip()


def visible(text: str) -> str:
    """Without what cannot be seen, turns words around, or grows out of its line. Line ends are kept."""
    kept: list[str] = []
    marks = 0
    for letter in _OVERLONG.sub("□", text):
        kind = unicodedata.category(letter)
        marks = marks + 1 if kind.startswith("M") else 0
        if (kind in _UNSEEN and letter not in _KEPT) or marks > _MARKS_KEPT:
            continue
        kept.append(letter)
    return "".join(kept)


def width(text: str, size: float, *, bold: bool = False) -> float:
    wide = sum(map(_of, unicodedata.normalize("NFD", text))) * size
    return wide * _BOLDER if bold else wide


def frame(words: Words) -> Frame:
    """What the words may cover."""
    wide = width(words.text, words.size, bold=words.bold)
    match words.anchor:
        case Anchor.START:
            left = words.x
        case Anchor.MIDDLE:
            left = words.x - wide / 2
        case Anchor.END:
            left = words.x - wide
    return Frame(left, words.y - _ABOVE * words.size, left + wide, words.y + _BELOW * words.size)


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """At most so many lines, each within the room; what is left out shows as an ellipsis."""
    lines: list[str] = []
    words = clean(text).split(" ")
    while words and words != [""]:
        line, words = _line(words, size, room, bold=bold)
        if len(lines) == most:
            lines[-1] = _cut(lines[-1], size, room, bold=bold)
            break
        lines.append(line)
    return tuple(lines)


def _line(words: list[str], size: float, room: float, *, bold: bool) -> tuple[str, list[str]]:
    """The longest line that fits, and what is left. A word that fits no line is broken."""
    line = words[0]
    if width(line, size, bold=bold) > room:
        head = _fitting(line, size, room, bold=bold)
        return head, [line[len(head) :], *words[1:]]
    for at, word in enumerate(words[1:], 1):
        longer = f"{line} {word}"
        if width(longer, size, bold=bold) > room:
            return line, words[at:]
        line = longer
    return line, []


def _fitting(word: str, size: float, room: float, *, bold: bool) -> str:
    """As much from its start as fits, one letter at least."""
    end, wide = 1, width(word[:1], size, bold=bold)
    for letter in word[1:]:
        wide += width(letter, size, bold=bold)
        if wide > room:
            break
        end += 1
    return word[:end]


def _cut(line: str, size: float, room: float, *, bold: bool) -> str:
    return _fitting(line, size, room - width(_CUT, size, bold=bold), bold=bold).rstrip() + _CUT


def _of(letter: str) -> float:
    kind = unicodedata.category(letter)
    if kind.startswith("M") or letter in _JOINERS:
        return 0
    if known := _WIDTHS.get(letter):
        return known
    if letter > "ɏ":
        return 1.4 if unicodedata.east_asian_width(letter) in "WF" else 1.1
    return {"Lu": 0.8, "Lt": 1.4, "So": 1.1}.get(kind, 0.85 if kind.startswith("S") or letter == "#" else 0.64)
