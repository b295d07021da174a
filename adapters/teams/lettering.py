"""Plain words for the places of a card and of a message, each read in a way of its own.

The words of a `TextRun` mean only themselves. In titles, labels, options and messages some clients read Markdown and
others do not, so a mark that somebody wrote is given there as a sign that looks alike.
"""

import re
from collections.abc import Iterator

from adapters.teams.sizes import size

EMPTY = "–"  # where some words must stand and there are none
_APART = "\u200b"  # takes no room, and keeps signs from meaning something together

_LINE_END = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
# Controls, half characters, and marks that turn the direction of all that follows and could change words.
_UNSHOWN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]+")
_TEMPLATE = re.compile(r"\{(?=\{)")  # of a date, which every text of a card can hold

# What is seen as one character: with its accents, its colour of skin, and what is joined to it; two letters of a flag.
_SEEN = re.compile(
    r"[\U0001f1e6-\U0001f1ff]{2}"
    r"|.(?:[\u0300-\u036f\u20d0-\u20ff\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d\S?){0,24}",
    re.DOTALL,
)
_WORD = re.compile(r"\s|\S+")
_LONG_WORD = 40  # characters; longer ones can be cut, between what is seen as one character

# An underscore inside of a word every client takes for what it is.
_MARK = re.compile(r"[*`~<>\\]|(?<![^\W_])_|_(?![^\W_])")
_ALIKE = {"*": "∗", "`": "ˋ", "~": "∼", "_": "ˍ", "<": "‹", ">": "›", "\\": "∖"}
_TOGETHER = re.compile(
    r"(?P<one>\]|&|:|@|www(?=\.))(?P<two>(?<=\])[(\[:]|(?<=&)[#\w]|(?<=:)//|(?<=@)\w|(?<=www)\.)", re.IGNORECASE
)
_BEGINS = re.compile(r"(?=(?:[-+#=|]|[0-9]{1,9}[.)]))")  # a list, a heading, a line, a table


def clean(text: str) -> str:
    """Without what cannot be shown or turns the rest around; line ends stay."""
    return _TEMPLATE.sub(f"{{{_APART}", _UNSHOWN.sub("", _LINE_END.sub("\n", text).replace("\t", " ")))


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def plain(text: str, most: int) -> str:
    """Words for a place that knows no marks, on one line; cut where they are too long, never empty."""
    words = one_line(text)
    if size(words) <= most:
        return words or EMPTY
    kept = _begins(words[: most + _LONG_WORD], most - 1)
    start, space, _ = kept.rpartition(" ")
    return f"{(start if space and len(start) > len(kept) // 2 else kept).rstrip()}…"


def _begins(words: str, most: int) -> str:
    """As much of them as fits, cut between what is seen as one character."""
    if words.isascii():
        return words[:most]
    seen = _SEEN.findall(words)
    length = size(words)
    while length > most:
        length -= size(seen.pop())
    return "".join(seen)


def alike(text: str, most: int) -> str:
    """Words for a place that may read Markdown and may not: no mark, no link and no mention comes of them."""
    words = _MARK.sub(lambda found: _ALIKE[found[0]], plain(text, most))
    words = _TOGETHER.sub(rf"\g<one>{_APART}\g<two>", words)
    return _BEGINS.sub(_APART, words, count=1) if _BEGINS.match(words) else words


def units(text: str) -> Iterator[str]:
    """What stays whole where the rest is cut: words, and in very long ones what is seen as one character."""
    for word in _WORD.findall(text):
        if len(word) <= _LONG_WORD:
            yield word
        else:
            yield from _SEEN.findall(word)
