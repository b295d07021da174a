"""How the records of a kind become fields of a row, and are read back from them."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Generic, TypeVar, get_type_hints

import msgspec

from adapters.stores.rows import LONGEST, Json, Shape, keepable
from bot import store as port
from bot.store import Owed, Record, StoreError

R = TypeVar("R", bound=Record)
OUTSIDE = ("id", "due")  # a row holds them beside its fields


class UnreadableError(port.UnreadableError):
    """What is kept does not fit the record's type. The words name the place, never what stands there."""


class UnknownKindError(StoreError):
    """The row is of a kind that this version of the bot does not know."""


class KindError(ValueError):
    """A kind of record is not declared as the store needs it."""


@dataclass(frozen=True, slots=True)
class Form(Generic[R]):
    kind: type[R]
    shape: Shape

    def due(self, record: R) -> datetime | None:
        return _aware(record.due) if isinstance(record, Owed) else None

    def fields(self, record: R) -> dict[str, Json]:
        """All but id and due. ValueError where a time has no zone, or some engine could not keep or find the record."""
        looked_up = (record.id, *(str(getattr(record, name)) for name in self.shape.found_by))
        if not all(map(keepable, looked_up)):
            message = f"an id, or what a {self.shape.kind} is found by, is no plain text of up to {LONGEST} bytes"
            raise ValueError(message)
        made = msgspec.to_builtins(record, builtin_types=(datetime,), str_keys=True, order="deterministic")
        return {name: _plain(value) for name, value in made.items() if name not in OUTSIDE}

    def record(self, id: str, due: datetime | None, fields: Mapping[str, Json]) -> R:  # noqa: A002
        whole: dict[str, object] = {**fields, "id": id}
        if self.shape.due:
            whole["due"] = due
        try:
            return msgspec.convert(whole, self.kind)
        except msgspec.ValidationError as error:
            _, at, where = str(error).rpartition(" - at ")  # the first part may hold a value
            wrong = f"what stands at {where} is not what should" if at else f"{where}"
            message = f"a record of the kind '{self.shape.kind}' cannot be read: {wrong}"
            raise UnreadableError(message) from None


class Forms:
    """The form of every kind. KindError where two have one name, or one is not declared as it must be."""

    def __init__(self, kinds: Iterable[type[Record]]) -> None:
        self._by_name: dict[str, Form[Record]] = {}
        for kind in kinds:
            form = Form(kind, shape(kind))
            if kind.kind in self._by_name:
                message = f"two kinds of record are named '{kind.kind}'"
                raise KindError(message)
            self._by_name[kind.kind] = form

    def of(self, kind: type[R]) -> Form[R]:
        form = self._by_name.get(kind.kind)
        if form is None or form.kind is not kind:
            message = f"{kind.__name__} is not among the kinds that this store was opened with"
            raise LookupError(message)
        return form  # type: ignore[return-value]  # it was just seen to be this kind's

    def named(self, name: str) -> Form[Record]:
        form = self._by_name.get(name)
        if form is None:
            message = f"'{name}' is not a kind of record that this version of the bot knows"
            raise UnknownKindError(message)
        return form


def shape(kind: type[Record]) -> Shape:
    """What an engine must know of a kind, once it was seen to be declared well."""
    if not kind.kind.isidentifier() or not kind.kind.isascii():
        message = f"{kind.__name__} needs a plain name in `kind`: letters, digits and _, not '{kind.kind}'"
        raise KindError(message)
    if "__dataclass_fields__" not in vars(kind):
        message = f"{kind.__name__} is not a dataclass of its own"
        raise KindError(message)
    types = get_type_hints(kind)
    for name in kind.found_by:
        of = types.get(name)
        if name in OUTSIDE or not (of is str or (isinstance(of, type) and issubclass(of, StrEnum))):
            message = f"{kind.__name__} is found by '{name}', which must be a field of text: str, or a StrEnum"
            raise KindError(message)
    try:
        msgspec.json.schema(kind)  # which there is of no type that JSON cannot hold
    except TypeError as error:
        message = f"{kind.__name__} has a field that cannot be kept: {error}"
        raise KindError(message) from error
    return Shape(kind.kind, kind.found_by, due=issubclass(kind, Owed))


def _plain(value: object) -> Json:
    if isinstance(value, float) and not math.isfinite(value):
        message = "infinity, or what is no number, cannot be kept"
        raise ValueError(message)
    if value is None or isinstance(value, (str, int, float)):
        return value
    if isinstance(value, datetime):
        return _aware(value).isoformat()
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(part) for part in value]
    message = f"{type(value).__name__} cannot be kept"
    raise TypeError(message)


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = "a time without its time zone cannot be kept"
        raise ValueError(message)
    return moment.astimezone(UTC)
