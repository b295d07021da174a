"""A rep enters what the employer has told the union: one system by a form, or many by a paste."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from bot import days
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.markup import plain
from bot.people.offices import is_rep, refused, today_at
from bot.records import Disclosure, Role, Workplace
from bot.records.register import Lifecycle
from bot.register import batch, joining, labels, places, reading
from bot.register.at import GONE, OPEN, SYSTEM, At, about, at, of
from bot.register.batch import Told
from bot.register.card import card
from bot.register.disclosing import Entered, enter
from bot.register.naming import LONGEST_NAME, SUGGESTED
from bot.register.paging import Page
from bot.replies import Button, Card, Document, Fact, Field, Form, Kind, Replies, Text, yes_no
from bot.routes import Routes
from bot.store import Transaction, run

TOLD, DISCLOSE, AGAIN, PASTE = "register.told", "register.disclose", "register.disclose_of", "register.paste"
CONFIRM = "Then it is suggested to everybody who reports something at this workplace. It must name no person."
HOW = (
    "Paste it as a spreadsheet saves it (CSV), with commas or semicolons. The first line names the columns:\n\n"
    "- **system** and **day** must be there\n"
    "- **stage**, if you like: proposed, on trial, in use, withdrawn\n"
    "- **words**, if you like: what they said\n"
    "- **confirm**, if you like: yes where the name may be suggested to others\n\n"
    "Lines above it that begin with # are passed over, and so is a column **workplace**. A cell that holds a comma or "
    "a line end stands in double quotes. I take at most {most} lines at once, and nothing unless every line is right."
)


def add(routes: Routes) -> None:
    routes.pressed(TOLD, shown)
    routes.pressed(DISCLOSE, asked)
    routes.pressed(AGAIN, asked_of)
    routes.submitted(DISCLOSE, entered)
    routes.pressed(PASTE, asked_to_paste)
    routes.submitted(PASTE, pasted)


async def shown(event: Pressed, desk: Desk) -> Replies:
    """All that was told of one system, the newest first."""
    system, _, wanted = event.value.partition(" ")

    async def look(here: At) -> Replies:
        kept = await here.tx.find(Disclosure, system=here.system.id)
        page = Page.of(sorted(kept, key=lambda one: (one.on, one.id), reverse=True), wanted)
        facts = tuple(Fact(days.told(one.on), _said(one)) for one in page.part)
        buttons = (
            Button("Enter what they told", AGAIN, here.system.id, main=True),
            *page.buttons(TOLD, f"{here.system.id} "),
            Button("Back to the system", SYSTEM, here.system.id),
        )
        body = page.told if kept else "The register holds no word of the employer about it."
        return (Card(f"What the employer told: {here.system.name}", body, facts, buttons=buttons, private=True),)

    return await at(event, desk, system, look)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        place = await places.chosen(acting, DISCLOSE, event.value)
        if not isinstance(place, Workplace):
            return place
        form = replace(_form(place), values={"day": days.written(await today_at(acting.tx, place.id, desk))})
        return (form, Text("There are many?", (Button("Paste many at once", PASTE, place.id),), private=True))

    return await act(event, desk, look)


async def asked_of(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        values = {"system": here.system.name, "day": days.written(here.today)}
        return (replace(_form(here.place), values=values),)

    return await at(event, desk, about(event), look)


async def entered(event: Submitted, desk: Desk) -> Replies:
    name = reading.line(event.values, "system")[:LONGEST_NAME]
    alike = await joining.alike(desk, about(event), [name])

    async def keep(acting: Acting) -> Replies:
        place = await places.of_a_form(acting, about(event))
        if place is None:
            return GONE
        read = _read(_form(place), event.values, await today_at(acting.tx, place.id, desk))
        if isinstance(read, Form):
            return (read,)
        done = await enter(acting, place.id, [read], await joining.seen(acting.tx, alike, acting.sight))
        here = await of(acting, done.systems[0])
        return (_counted(done, place), *(await card(here) if here else ()))

    return await act(event, desk, keep)


async def asked_to_paste(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        place = await places.chosen(acting, PASTE, event.value)
        if not isinstance(place, Workplace):
            return place
        template = Document("disclosures-template.csv", "text/csv; charset=utf-8", batch.TEMPLATE.encode())
        return (_paste_form(place), template)

    return await act(event, desk, look)


async def pasted(event: Submitted, desk: Desk) -> Replies:
    if not await is_rep(event.person, desk):
        return refused(Role.REP)  # before the work of reading, which nobody else shall cause
    read = await _lines(event, desk)
    names = () if isinstance(read, str) else (one.name for one in read)
    alike = await joining.alike(desk, about(event), names)

    async def keep(acting: Acting) -> Replies:
        place = await places.one(acting, about(event))
        if place is None:
            return GONE
        form = _paste_form(place)
        if wrong := form.check(event.values):
            return (wrong,)
        if isinstance(read, str):
            return (replace(form, values=dict(event.values), errors={"lines": read}),)
        done = await enter(acting, place.id, read, await joining.seen(acting.tx, alike, acting.sight))
        return (_counted(done, place),)

    return await act(event, desk, keep)


async def _lines(event: Submitted, desk: Desk) -> tuple[Told, ...] | str:
    """What is in the paste, or what is wrong with it."""

    async def day(tx: Transaction) -> date:
        return await today_at(tx, about(event), desk)

    text, today = reading.words(event.values, "lines"), await run(desk.store, day)
    try:
        return await asyncio.to_thread(batch.read, text[: batch.MOST_CHARACTERS], today)
    except batch.MistakesError as error:
        return _mistakes(error)


def _mistakes(error: batch.MistakesError) -> str:
    told = [str(one) for one in error.wrong[: batch.MOST_TOLD]]
    more = len(error.wrong) - len(told)
    return "\n".join((*told, *([f"And {more} more."] if more else []), "Nothing was kept."))


def _counted(done: Entered, place: Workplace) -> Text:
    new = f"Kept for **{plain(place.name)}**: {done.new} new, on {len(done.systems)} "
    words = new + ("system." if len(done.systems) == 1 else "systems.")
    if done.known:
        words += f" {done.known} stood there already."
    return Text(words, (OPEN,), private=True)


def _said(one: Disclosure) -> str:
    stage = labels.LIFECYCLE[one.lifecycle] if one.lifecycle is not Lifecycle.UNKNOWN else ""
    return ". ".join(filter(None, (stage, plain(one.words)))) or "They said no more."


def _form(place: Workplace) -> Form:
    fields = (
        Field(
            "system",
            "Which system?",
            hint="As the employer calls it.",
            required=True,
            most=LONGEST_NAME,
            suggests=f"{SUGGESTED} {place.id}",
        ),
        Field("day", "On which day was the union told?", hint=days.HINT, required=True),
        Field("lifecycle", "Where is it, as they say?", Kind.CHOICE, labels.options(labels.LIFECYCLE)),
        Field("words", "What do they say?", Kind.PARAGRAPH, hint="In short. Name nobody.", most=batch.LONGEST_WORDS),
        yes_no("confirm", "May its name be suggested to others?", hint=CONFIRM),
    )
    return Form(f"{DISCLOSE} {place.id}", f"The employer has told us: {place.name}", fields, send="Save")


def _read(form: Form, values: Mapping[str, Answer], today: date) -> Told | Form:
    if wrong := form.check(values):
        return wrong
    on = reading.past(reading.line(values, "day"), today)
    if isinstance(on, str):
        return replace(form, values=dict(values), errors={"day": on})
    return Told(
        reading.line(values, "system"),
        on,
        Lifecycle(reading.line(values, "lifecycle") or Lifecycle.UNKNOWN),
        reading.words(values, "words"),
        reading.line(values, "confirm") == "yes",
    )


def _paste_form(place: Workplace) -> Form:
    field = Field("lines", "The lines", Kind.PARAGRAPH, required=True, most=batch.MOST_CHARACTERS)
    intro = HOW.format(most=batch.MOST)
    return Form(f"{PASTE} {place.id}", f"What the employer told: {place.name}", (field,), intro=intro, send="Take them")
