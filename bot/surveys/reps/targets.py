"""How many answers are hoped for: one number, or one for each workplace. Never a person's, and never told by person."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.records import Survey, Workplace

MOST = 100_000
ONE = "Write one number, such as 60, or leave it empty."
EACH = "Write the workplace and its number, such as: {example}. Or leave it empty."
_APART = re.compile(r"[,;\n]+")
_LINE = re.compile(r"(?P<name>.*\S)[\s:=]+(?P<number>\S+)")
_LISTED = 5  # workplaces that are named where one is not known


@dataclass(frozen=True, slots=True)
class Hoped:
    """`by`: workplace and number."""

    of_all: int = 0
    by: tuple[tuple[str, int], ...] = ()


def read(text: str, places: Sequence[Workplace], *, each: bool) -> Hoped | str:
    """Or what is wrong, and what to do."""
    if not text.strip():
        return Hoped()
    if not each:
        number = _number(text)
        return ONE if number is None else Hoped(number)
    return _by(text, places)


def told(survey: Survey, places: Sequence[Workplace]) -> str:
    """As `read` takes it."""
    if not survey.each:
        return str(survey.target) if survey.target else ""
    return told_by(survey.targets, places)


def told_by(by: Sequence[tuple[str, int]], places: Sequence[Workplace]) -> str:
    """One for each workplace, as `read` takes them."""
    labels = _labels(places)
    return ", ".join(f"{labels[place]} {number}" for place, number in by if place in labels)


def example(places: Sequence[Workplace]) -> str:
    return ", ".join(f"{label} {number}" for label, number in zip(_labels(places).values(), (40, 25), strict=False))


def _by(text: str, places: Sequence[Workplace]) -> Hoped | str:
    labels = {_key(label): place for place, label in _labels(places).items()}
    found = dict[str, int]()
    for line in (one.strip() for one in _APART.split(text) if one.strip()):
        read_ = _LINE.fullmatch(line)
        number = _number(read_["number"]) if read_ else None
        if read_ is None or number is None:
            return EACH.format(example=example(places))
        name = read_["name"]
        place = labels.get(_key(name))
        if place is None:
            return _unknown(name, places)
        if place in found:
            return f"{name} stands there twice. Leave one of them out."
        found[place] = number
    return Hoped(by=tuple((one.id, found[one.id]) for one in places if found.get(one.id)))


def _labels(places: Sequence[Workplace]) -> dict[str, str]:
    """Of each workplace what it is called here: with its employer, where two have the same name."""
    names = [_plain(one.name) for one in places]
    keys = Counter(map(_key, names))
    return {
        one.id: f"{name} ({_plain(one.employer)})" if keys[_key(name)] > 1 else name
        for one, name in zip(places, names, strict=True)
    }


def _unknown(name: str, places: Sequence[Workplace]) -> str:
    labels = list(_labels(places).values())
    known = ", ".join(labels[:_LISTED]) + (" …" if len(labels) > _LISTED else "")
    return f"I know no workplace “{name}”. Write it as one of these: {known}."


def _plain(name: str) -> str:
    """Without what stands between workplaces here."""
    return " ".join(_APART.sub(" ", name).split())


def _key(name: str) -> str:
    return " ".join(name.strip(":= ").casefold().split())


def _number(text: str) -> int | None:
    bare = text.strip()
    whole = bare.isascii() and bare.isdigit() and len(bare) <= len(str(MOST))
    return int(bare) if whole and int(bare) <= MOST else None
