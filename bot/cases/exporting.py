"""A rep takes the list of cases away. What reporters wrote is left out unless asked for, and needs the second step."""

from dataclasses import replace

from bot import sight
from bot.acting import Acting, act
from bot.cases import inbox, looking, searching, words
from bot.cases.case import INBOX
from bot.cases.codes import code
from bot.cases.inbox import EXPORT
from bot.cases.searching import Wanted
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import lists
from bot.exporting.formats import FORMAT_OF_TABLES
from bot.exporting.tables import Row, Sheet
from bot.exporting.warning import LISTS_FORBIDDEN, NO_ADVICE, before_use
from bot.people.offices import named
from bot.records import Report, ReportWords
from bot.records.audit import Did
from bot.register import reading
from bot.register.at import about
from bot.register.sheets import UNNAMED
from bot.replies import Field, Form, Kind, Replies, Text
from bot.routes import Routes

WORDS = "words"
NAME = "cases"
WARNING = (
    "For the union's own work on these cases. Keep it where only reps can read it, and delete it after that.",
    f"It does not say who reported anything, and nobody may add that: {LISTS_FORBIDDEN}",
    "Do not try to find out who reported something. The code of a case can be said to other reps; it tells nothing.",
    NO_ADVICE,
)
OF_WORDS = (
    "It holds what reporters wrote. How somebody writes, or what only one person saw, can give them away; and it may "
    "name managers: what is said of somebody can be wrong, and can harm them. The employer must not get it: for that "
    "there is the copy of each case."
)
_EXTRAS = ((WORDS, "What reporters wrote, and names of systems that no rep has confirmed"),)
_HEADER = ("code", "system", "workplace", "reported", "state", "taken by")


def add(routes: Routes) -> None:
    routes.pressed(EXPORT.action, asked)
    routes.submitted(EXPORT.action, exported)


def form(wanted: Wanted) -> Form:
    """Words are not looked for in an export: which cases they are in tells what is in them."""
    fields = (FORMAT_OF_TABLES, Field("extras", "What is left out unless you ask for it", Kind.CHOICES, _EXTRAS))
    key = f"{EXPORT.action} {searching.carried(replace(wanted, words=''), 0)}".strip()
    return Form(key, EXPORT.label, fields, intro="\n\n".join(WARNING), send="Export")


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        return (form(searching.brought(event.value)[0]),)

    return await act(event, desk, ask)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[lists.Ready] = []

    async def gather(acting: Acting) -> Replies:
        ready.clear()
        wanted = replace(searching.brought(about(event))[0], words="")
        if wrong := form(wanted).check(event.values):
            return (wrong,)
        with_words = WORDS in reading.several(event.values, "extras")
        if with_words:
            await acting.confided()
        warning = (*WARNING, *((OF_WORDS,) if with_words else ()))
        ready.append(lists.Ready(NAME, warning, await _sheet(acting, wanted, with_words=with_words)))
        await inbox.log(acting, wanted, Did.EXPORTED_CASES)
        return (Text(before_use(warning), (INBOX,), private=True),)

    said = await act(event, desk, gather)
    return await lists.out(said, ready[0], event, desk) if ready else said


async def _sheet(acting: Acting, wanted: Wanted, *, with_words: bool) -> Sheet:
    reports = await looking.fitting(acting, wanted)
    holders = await looking.holders(acting, reports)
    names = {one.id: one.name for one in await looking.systems(acting, reports) if one.confirmed or with_words}
    places = {one.id: one.name for one in await sight.workplaces(acting.tx, acting.sight)}
    for place in {one.workplace for one in reports} - places.keys():
        places[place] = await named(acting.tx, place) if place else words.NOT_LISTED
    rows: list[Row] = []
    for one in reports:
        row = _row(acting, one, places[one.workplace], names.get(one.system, UNNAMED), holders.get(one.id, ""))
        rows.append((*row, *await _written(acting, one)) if with_words else row)
    header = (*_HEADER, *words.FIELDS.values()) if with_words else _HEADER
    return Sheet(NAME, header, rows)


def _row(acting: Acting, one: Report, where: str, system: str, holder: str) -> Row:
    """Who has taken a case is told as far as nobody can be compared by it."""
    taken = "nobody" if not holder else "you" if holder == acting.who else "somebody"
    return (code(one.id), system, where, inbox.told_week(one.week), words.stand(one), taken)


async def _written(acting: Acting, one: Report) -> Row:
    """It stands in the log for each case, as if they had opened it."""
    await acting.log(Did.READ, one.id)
    said = words.written(await acting.tx.get(ReportWords, one.id))
    return tuple(said.get(name, "") for name in words.FIELDS)
