"""The settings as people are shown them: on the page of settings, and by the command of this machine. No secret is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from adapters.settings.described import TABLE
from adapters.settings.describing import Setting
from adapters.settings.reading import Understood

SET, NOT_SET, UNUSABLE = "set", "not set", "cannot be used"


@dataclass(frozen=True, slots=True)
class Row:
    """One setting of this machine."""

    name: str  # in the environment
    value: str  # "set" or "not set" for a secret
    place: str  # where it was given; empty where it was not
    words: str

    def row(self) -> dict[str, str]:
        return {"name": self.name, "value": self.value, "place": self.place, "words": self.words}


def rows(understood: Understood) -> Iterator[Row]:
    for setting in TABLE.values():
        given = understood.given.get(setting.name)
        value = getattr(understood.settings, setting.name)
        shown = _shown(value) or _unless(setting)
        if setting.name in understood.unusable:
            shown = UNUSABLE
        elif setting.described.secret:
            shown = SET if given else _unless(setting)
        yield Row(setting.variable, shown, given.place if given else "", setting.described.words)


def page_rows() -> Iterator[tuple[str, str, str]]:
    """Of every setting: its name in the environment, what it is, what holds unless it is set."""
    for setting in TABLE.values():
        described = setting.described
        about = [described.words]
        if described.secret:
            about.append("*secret*")
        if described.never_in_file:
            about.append("*in the environment only*")
        unless = described.unless or (f"`{_shown(setting.default)}`" if _shown(setting.default) else "")
        yield f"`{setting.variable}`", "; ".join(about), unless


def _unless(setting: Setting) -> str:
    return f"{NOT_SET}: {setting.described.unless.replace('`', '')}" if setting.described.unless else NOT_SET


def _shown(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case StrEnum():
            return value.value
        case Iterable() if not isinstance(value, str):
            return ", ".join(sorted(map(str, value)))
    return str(value)
