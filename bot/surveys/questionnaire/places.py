"""On which line of a TOML file each thing stands, since the parser does not tell.

A place is the way to it through tables and lists: ("question", 2, "ask", "en"). A text that is too deep is refused
before it is parsed: TOML's parser takes minutes over names with thousands of dots.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

At = tuple[str | int, ...]
DEEPEST = 8

# A text that is not closed ends with its line, or with the file: else each mark in it would be tried as one again.
_TOKEN = re.compile(
    r'''(?P<text>"""(?:[^\\]|\\.)*?(?:"{3,5}|\\?\Z)|\'\'\'.*?(?:\'{3,5}|\Z)|"(?:[^"\\\n]|\\.)*+"?|'[^'\n]*+'?)'''
    r"|(?P<left>[ \t\r]+|\#[^\n]*)|(?P<line>\n)|(?P<bare>[\w+:-]+)|(?P<sign>.)",
    re.DOTALL,
)
_CLOSES = {"[": "]", "{": "}"}


class TooDeepError(Exception):
    """Names or lists within each other, deeper than anything here needs. `line` is where."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Token:
    kind: str
    text: str
    line: int


def tokens(text: str) -> list[Token]:
    """TooDeepError. Spaces and comments are left out."""
    found, line, depth, dots = list[Token](), 1, 0, 0
    for match in _TOKEN.finditer(text):
        kind, words = str(match.lastgroup), match[0]
        if kind != "left":
            found.append(Token(kind, words, line))
        depth += (words in _CLOSES) - (words in _CLOSES.values()) if kind == "sign" else 0
        dots = dots + 1 if words == "." else 0 if kind in ("line", "sign") else dots
        if depth > DEEPEST or dots > DEEPEST:
            raise TooDeepError(line)
        line += words.count("\n")
    return found


def places(found: list[Token]) -> Mapping[At, int]:
    """Of a text that the parser has taken."""
    reader = _Reader([*found, Token("line", "\n", 1)])
    reader.read()
    return reader.lines


def line(lines: Mapping[At, int], at: At) -> int:
    """Of the thing itself, or of what it would stand in."""
    while at and at not in lines:
        at = at[:-1]
    return lines.get(at, 1)


@dataclass(slots=True)
class _Reader:
    tokens: list[Token]
    at: int = 0
    lines: dict[At, int] = field(default_factory=dict)
    many: dict[At, int] = field(default_factory=dict)  # how many of [[these]] there are so far

    def read(self) -> None:
        table: At = ()
        while self.at < len(self.tokens):
            token = self._take()
            if token.kind == "line":
                continue
            if token.text == "[":
                table = self._header()
            else:
                self.at -= 1
                self._pair(table)

    def _header(self) -> At:
        several = self._next() == "["
        self.at += several
        where = self.tokens[self.at].line
        names = self._names()
        self.at += 1 + several  # what closes it
        table: At = ()
        for place, name in enumerate(names):
            table = (*table, name)
            if several and place == len(names) - 1:
                self.many[table] = self.many.get(table, -1) + 1
                self.lines.setdefault(table, where)
            if table in self.many:
                table = (*table, self.many[table])
            self.lines.setdefault(table, where)
        return table

    def _pair(self, table: At) -> None:
        where = self.tokens[self.at].line
        for name in self._names():
            table = (*table, name)
            self.lines.setdefault(table, where)
        self.at += 1  # the sign of equality
        self._value(table)

    def _names(self) -> list[str]:
        names = [self._name()]
        while self._next() == ".":
            self.at += 1
            names.append(self._name())
        return names

    def _name(self) -> str:
        token = self._take()
        return token.text[1:-1] if token.kind == "text" else token.text

    def _value(self, here: At) -> None:
        token = self._take()
        if token.text == "[" and token.kind == "sign":
            self._list(here)
        elif token.text == "{" and token.kind == "sign":
            while not self._closed("}"):
                self._pair(here)
        else:
            while self._next() not in (",", "]", "}", "\n"):  # a number or a date in several pieces
                self.at += 1

    def _list(self, here: At) -> None:
        count = 0
        while not self._closed("]"):
            self.lines.setdefault((*here, count), self.tokens[self.at].line)
            self._value((*here, count))
            count += 1

    def _closed(self, sign: str) -> bool:
        while self._next() in (",", "\n"):
            self.at += 1
        closed = self._next() == sign
        self.at += closed
        return closed

    def _next(self) -> str:
        return self.tokens[self.at].text

    def _take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]
