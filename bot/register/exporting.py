"""A rep takes the register away as CSV or XLSX. The warning goes with it."""

import asyncio
from dataclasses import dataclass, field
from enum import StrEnum

from bot import sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import formats
from bot.exporting.formats import Format
from bot.exporting.tables import CSV_TYPE, XLSX_TYPE, Sheet, as_csv, as_xlsx
from bot.exporting.warning import NO_ADVICE, before_use, no_lists
from bot.people.offices import named
from bot.records.audit import Did
from bot.register import counting, places, reading
from bot.register.at import OPEN, about
from bot.register.sheets import Whole, Wish, read, sheets
from bot.replies import Document, Field, Form, Kind, Replies, Text
from bot.routes import Routes

EXPORT = "register.export"
_PURPOSE = (
    "For the union's own work on these systems. Keep it where only reps can read it, and delete it once it is not "
    "needed any more."
)
_COUNTED = f"People are counted from {counting.SHOWN_FROM} on only. Do not try to find out who they are."
WARNING = (_PURPOSE, no_lists("members, nor of whoever reported something"), _COUNTED, NO_ADVICE)
OF_MANAGERS = "It names managers, or quotes words that may: what is said of somebody can be wrong, and can harm them."


class Extra(StrEnum):
    MANAGERS = "managers"
    WORDS = "words"
    UNCONFIRMED = "unconfirmed"


_EXTRAS = (
    (Extra.MANAGERS, "The managers who are named"),
    (Extra.WORDS, "What is said in sentences, which may name people"),
    (Extra.UNCONFIRMED, "Names of systems that no rep has confirmed"),
)


@dataclass(frozen=True, slots=True)
class Ready:
    """What is to be written, once the store is not waited for any more."""

    warning: tuple[str, ...]
    whole: list[Whole] = field(repr=False)
    wish: Wish

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        return sheets(self.whole, self.wish)


def add(routes: Routes) -> None:
    routes.pressed(EXPORT, asked)
    routes.submitted(EXPORT, exported)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        await acting.confided()
        place = await places.one(acting, event.value)
        where = place.name if place else "all of your workplaces"
        return (form(place.id if place else places.ALL, where),)

    return await act(event, desk, look)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[Ready] = []

    async def gather(acting: Acting) -> Replies:
        await acting.confided()
        place = await places.one(acting, about(event))
        at = place.id if place else ""
        if wrong := form(at or places.ALL, await named(acting.tx, at)).check(event.values):
            return (wrong,)
        extras = reading.chosen(event.values, "extras", Extra)
        wish = Wish(Extra.MANAGERS in extras, Extra.WORDS in extras, Extra.UNCONFIRMED in extras)
        whole = await read(acting, await sight.systems(acting.tx, acting.sight, at or None), wish)
        warning = (*WARNING, *((OF_MANAGERS,) if wish.managers or wish.words else ()))
        ready[:] = [Ready(warning, whole, wish)]
        await acting.log(Did.EXPORTED, at)
        return (Text(before_use(warning), (OPEN,), private=True),)

    replies = await act(event, desk, gather)
    if not ready:
        return replies
    return (*replies, *await asyncio.to_thread(documents, ready[0], formats.chosen(event.values)))


def documents(ready: Ready, format_: Format) -> Replies:
    if format_ is Format.XLSX:
        return (Document("register.xlsx", XLSX_TYPE, as_xlsx(ready.warning, ready.sheets)),)
    return tuple(Document(f"register-{one.name}.csv", CSV_TYPE, as_csv(ready.warning, one)) for one in ready.sheets)


def form(workplace: str, where: str) -> Form:
    fields = (
        formats.FORMAT_OF_TABLES,
        Field("extras", "What is left out unless you ask for it", Kind.CHOICES, _EXTRAS),
    )
    intro = "\n\n".join(WARNING)
    return Form(f"{EXPORT} {workplace}", f"Export the register: {where}", fields, intro=intro, send="Export")
