"""An organiser takes away what they may read of the audit log, and whether all of it was whole."""

from bot import audit, log_reading
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import lists
from bot.exporting.formats import FORMAT_OF_TABLES
from bot.exporting.tables import Row, Sheet
from bot.exporting.warning import LISTS_FORBIDDEN, before_use
from bot.log_lines import Lines
from bot.log_reading import Asked, Read, unpacked
from bot.people.offices import refused
from bot.records import EVERYWHERE, AuditHead, Role
from bot.records.audit import Did
from bot.register.at import about
from bot.replies import Button, Form, Replies, Text
from bot.routes import Routes

EXPORT = Button("Export the log", "log.export")
NAME = "audit-log"
WARNING = (
    "For looking into what was done, with a reason to. Keep it where only organisers can read it.",
    "It names reps and organisers. It measures nobody's work, and nobody may use it for that.",
    f"The employer must not get it: {LISTS_FORBIDDEN}",
)


def add(routes: Routes) -> None:
    routes.pressed(EXPORT.action, asked)
    routes.submitted(EXPORT.action, exported)


def form(wanted: Asked) -> Form:
    """For all that fits, and not for one page."""
    key = f"{EXPORT.action} {log_reading.from_the_first(wanted).packed()}".strip()
    return Form(key, EXPORT.label, (FORMAT_OF_TABLES,), intro="\n\n".join(WARNING), send="Export")


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        await acting.confided()
        return (form(unpacked(event.value)),)

    return await act(event, desk, ask, Role.ORGANISER)


async def exported(event: Submitted, desk: Desk) -> Replies:
    log, ready = await log_reading.read(event, desk), list[lists.Ready]()
    if log is None:
        return refused(Role.ORGANISER)

    async def gather(acting: Acting) -> Replies:
        ready.clear()
        await acting.confided()
        wanted = log_reading.from_the_first(unpacked(about(event)))
        if wrong := form(wanted).check(event.values):
            return (wrong,)
        rows = await _rows(acting, log, wanted)
        await acting.log(Did.EXPORTED_LOG, EVERYWHERE)
        warning = (*WARNING, await _proof(acting, log))
        ready.append(lists.Ready(NAME, warning, Sheet(NAME, ("day", "who", "what"), rows)))
        return (Text(before_use(warning), private=True),)

    said = await act(event, desk, gather, Role.ORGANISER)
    return await lists.out(said, ready[0], event, desk) if ready else said


async def _rows(acting: Acting, log: Read, wanted: Asked) -> list[Row]:
    lines = Lines(acting.tx, acting.sight, acting.desk)
    fitting = await log_reading.fitting(lines, log.entries, wanted)
    return [(one.on.isoformat(), *await lines.told(one, subject)) for one, subject in fitting]


async def _proof(acting: Acting, log: Read) -> str:
    """The seal of the log once this export stands in it."""
    head = await acting.tx.get(AuditHead, audit.HEAD)
    return f"{log.state.replace('**', '')} Its seal is {head.hash if head else 'not there'}."
