"""What a setting is: one description, from which reading, errors, `doctor`, `settings` and the docs follow."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

T = TypeVar("T")

PREFIX = "AGREEMENT_BOT_"
FROM_FILE = "_FILE"  # after the name of a secret: the file that holds it
_DESCRIBED = "described"


@dataclass(frozen=True, slots=True)
class Described:
    """A setting as it stands beside its field in `Settings`."""

    read: Callable[[object], Any]  # ValueError says what is wrong and repeats nothing of what was given
    words: str  # one line, for people
    unless: str  # one line: what holds unless it is set; empty where its default says so
    secret: bool
    never_in_file: str  # why the settings file may not hold it; empty where it may


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting with its name."""

    name: str  # in the file
    default: object
    described: Described

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return f"{PREFIX}{self.name.upper()}"

    @property
    def file_variable(self) -> str:
        """What names the file that holds it alone; empty unless it is a secret."""
        return f"{self.variable}{FROM_FILE}" if self.described.secret else ""


def setting(
    default: T,
    read: Callable[[object], T],
    words: str,
    *,
    unless: str = "",
    secret: bool = False,
    never_in_file: str = "",
) -> T:
    """A field of `Settings`. A secret is in no `repr`, and may come from a file of its own."""
    described = Described(read, words, unless, secret, never_in_file)
    return field(default=default, repr=not secret, metadata={_DESCRIBED: described})


def table(kind: type) -> Mapping[str, Setting]:
    """Every setting of a class that was described so, by its name."""
    return {one.name: Setting(one.name, one.default, one.metadata[_DESCRIBED]) for one in fields(kind)}
