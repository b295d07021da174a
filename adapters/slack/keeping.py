"""What does not fit into what Slack carries for the bot, and so goes under a name: see `adapters.naming`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from adapters import naming
from adapters.naming import NewId
from adapters.slack.sizes import Json, size
from bot.events import Answer
from bot.replies import Form, Kind


@dataclass(frozen=True, slots=True)
class Rest:
    """The blocks that did not fit into a message or a view."""

    blocks: tuple[Json, ...] = field(repr=False)
    private: bool
    about: str = ""  # as that of a form, here and below


@dataclass(frozen=True, slots=True)
class Options:
    """(value, label) of a field that has more of them than Slack can list."""

    options: tuple[tuple[str, str], ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """A form that is shown part by part: the fields from `first` on, up to the one before `after`, stand there now."""

    form: Form = field(repr=False)
    first: int
    after: int

    @property
    def about(self) -> str:
        return self.form.about

    def filled(self, values: Mapping[str, Answer]) -> Form:
        """With these values beside those of the other parts; what was wrong with these fields has been told."""
        blank: dict[str, Answer] = {part.name: () if part.kind is Kind.CHOICES else "" for part in self.form.fields}
        errors = {name: wrong for name, wrong in self.form.errors.items() if name in blank and name not in values}
        return replace(self.form, values={**blank, **self.form.values, **values}, errors=errors)


Thing = str | Form | Rest | Options | Turn
Look = Callable[[str], Thing | None]


@dataclass(slots=True)
class Pen:
    """One drawing: the numbers that make its ids unique, and what must be kept for it."""

    new_id: NewId
    kept: dict[str, Thing] = field(default_factory=dict)
    about: str = ""
    _mark: str = ""
    _count: int = 0

    @property
    def mark(self) -> str:
        """Tells this drawing's fields from those of another: Slack would carry over what stood in a field of one id."""
        self._mark = self._mark or self.new_id()
        return self._mark

    def number(self) -> int:
        self._count += 1
        return self._count

    def attempt(self) -> "Pen":
        """A pen for something that may have to be drawn otherwise."""
        return Pen(self.new_id, {}, self.about, self.mark)

    def keep(self, thing: Thing) -> str:
        name = naming.named(self.new_id)
        self.kept[name] = replace(thing, about=self.about) if isinstance(thing, Rest) else thing
        return name

    def short(self, text: str, most: int) -> str:
        """The text itself where it fits, else a name for it; never empty. What has a name already keeps it."""
        if text in self.kept:
            return text
        direct = naming.direct(text)
        return direct if direct and size(direct) <= most else self.keep(text)


Kept = Mapping[str, Thing]
