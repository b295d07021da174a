"""Names of systems as they are compared: what changes from one writer to the next is taken away."""

# ruff: noqa: SIM905 - lists of words

import re
from dataclasses import dataclass

from knowledge.text import clean, words

_LONGEST = 200  # characters of a name that are read
_VERSION = re.compile(r"\b(?:v|ver|version|release|rel)\.?\s*(?=\d)", re.IGNORECASE)
_DOTTED = re.compile(r"(?<=\d)\.(?=\d)")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])|(?<=[a-zA-Z])(?=\d)|(?<=\d)(?=[A-Z][a-z])")
_ARTICLES = frozenset("the a an our my this that new".split())
_COMPANY = frozenset("ltd limited plc inc incorporated llc llp gmbh ag bv corp corporation company co group uk".split())
_GENERIC = frozenset(
    "system systems software tool tools app apps application platform program programme solution product service "
    "suite package module portal ai artificial intelligence bot robot assistant".split()
)


@dataclass(frozen=True, slots=True)
class Name:
    """`words` say which one it is; `numbers` are versions, years and the like."""

    words: tuple[str, ...]
    numbers: tuple[str, ...]
    generic: tuple[str, ...]  # left out of `words`, such as "system"

    @property
    def compact(self) -> str:
        return "".join(self.words)


def read(typed: str) -> Name:
    """Nothing is left of a name that has neither letters nor figures."""
    split = _JOINED.sub(" ", _DOTTED.sub("", _VERSION.sub(" ", clean(typed[:_LONGEST]))))
    tokens = words(split.replace("&", " and "))
    numbers = tuple(token for token in tokens if token.isdigit())
    said = [token for token in tokens if not token.isdigit() and token not in _ARTICLES] or [
        token for token in tokens if not token.isdigit()
    ]
    while len(said) > 1 and said[-1] in _COMPANY:
        said.pop()
    telling = tuple(token for token in said if token not in _GENERIC)
    if not telling:  # "the AI tool", or only figures
        return Name(tuple(said) or numbers, numbers if said else (), ())
    return Name(telling, numbers, tuple(token for token in said if token in _GENERIC))
