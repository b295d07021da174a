"""A form, asked field by field."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from adapters.terminal import parse, render
from adapters.terminal.render import Paper
from bot.events import Answer
from bot.replies import Field, Form, Kind, Replies

Ask = Callable[[str], Awaitable[str]]  # shows a prompt, gives the line; raises EOFError at the end
Show = Callable[[str], None]
Suggest = Callable[[str, str], Awaitable[tuple[str, ...]]]  # a field's suggester, and what was typed

EMPTIES = "-"  # typed in place of what was filled in
CANCEL = "/cancel"
PROMPT, MORE = "> ", ". "


class CancelledError(Exception):
    """The person does not want to fill it in."""


@dataclass(frozen=True, slots=True)
class Asking:
    """How a form is asked here."""

    ask: Ask
    show: Show
    sheet: Paper
    suggest: Suggest

    async def form(self, form: Form) -> dict[str, Answer]:
        """What to send. CancelledError. Of one that comes back, only what is wrong or new is asked."""
        values: dict[str, Answer] = dict(form.values)
        fields = _to_ask(form)
        for words in (form.errors[name] for name in form.errors.keys() - {field.name for field in form.fields}):
            self.show(render.words(words, self.sheet))
        for at, field in enumerate(fields, start=1):
            number = f"{at} of {len(fields)}: " if len(fields) > 3 else ""  # noqa: PLR2004 - one sees the end of fewer
            await self._field(form, field, values, number)
        return values

    async def _field(self, form: Form, field: Field, values: dict[str, Answer], number: str) -> None:
        error, now = form.errors.get(field.name, ""), render.filled_in(form, field)
        while True:
            self.show(render.question(field, error, self.sheet, _kept(now), number))
            typed = await self._typed(field)
            if typed.strip() or not now:
                values[field.name] = await self._read("" if now and typed.strip() == EMPTIES else typed, field)
            wrong = form.check(values)
            error = wrong.errors.get(field.name, "") if wrong else ""
            if not error:
                return

    async def _typed(self, field: Field) -> str:
        """A line, even where several were pasted; of a paragraph as many as are written."""
        lines = [await self._line(PROMPT)]
        if field.kind is not Kind.PARAGRAPH:
            return " ".join(lines[0].splitlines())
        while lines[-1].strip() and lines[0].strip() != EMPTIES:
            lines.append(await self._line(MORE))
        return "\n".join(lines).rstrip("\n")

    async def _line(self, prompt: str) -> str:
        typed = await self.ask(prompt)
        if typed.strip().casefold() == CANCEL:
            raise CancelledError
        return typed

    async def _read(self, typed: str, field: Field) -> Answer:
        if field.suggests:
            return await self._suggested(typed, field)
        if field.kind is Kind.CHOICE and len(field.options) > parse.LONGEST_LIST:
            return await self._looked_up(typed, field)
        return parse.answer(typed, field)

    async def _suggested(self, typed: str, field: Field) -> str:
        """What is like it is offered once for each thing that is typed."""
        while True:
            found = await self.suggest(field.suggests, typed.strip()) if typed.strip() else ()
            others = [one for one in found if one.casefold() != typed.strip().casefold()]
            if not others or len(others) < len(found):  # it is one of those that are known
                return typed.strip()
            self.show(render.choices("Did you mean one of these?", list(enumerate(others, start=1)), self.sheet))
            self.show("A number takes that one. Enter keeps what you typed.")
            again = await self._line(PROMPT)
            if not again.strip():
                return typed.strip()
            if chosen := parse.number(again, len(others)):
                return others[chosen - 1]
            typed = again

    async def _looked_up(self, typed: str, field: Field) -> Answer:
        """One of a list that is too long to be read, by a part of its name."""
        values = {value for value, _ in field.options}
        while True:
            answer = parse.answer(typed, field)
            if not typed.strip() or answer in values:
                return answer
            numbers = range(1, len(field.options) + 1) if typed.strip() == render.ALL else parse.alike(typed, field)
            if not numbers:
                return answer
            listed = [(at, field.options[at - 1][1]) for at in numbers]
            self.show(render.choices("Write the number of the one that you mean:", listed, self.sheet))
            typed = await self._line(PROMPT)


def last(replies: Replies) -> Form | None:
    """The form that is asked, where there is one."""
    return next((reply for reply in reversed(replies) if isinstance(reply, Form)), None)


def _to_ask(form: Form) -> Sequence[Field]:
    """All of them; of a form that comes back those that are wrong, and those that were not there before."""
    again = [field for field in form.fields if field.name in form.errors or field.name not in form.values]
    return again if form.errors and again else form.fields


def _kept(now: str) -> str:
    return f"Now: {now} (Enter keeps it, {EMPTIES} empties it)" if now else ""
