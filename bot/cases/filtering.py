"""A form by which a rep searches and filters the inbox."""

from bot import sight
from bot.acting import Acting, act
from bot.cases import searching
from bot.cases.flagging import named
from bot.cases.inbox import FILTER, page
from bot.cases.searching import STATES, TAKEN_BACK, Taken
from bot.cases.words import STANDS
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records.reports import Mode, Stand
from bot.replies import Field, Form, Kind, Replies
from bot.reports import modes
from bot.routes import Routes

KEY = "inbox.filtered"
TAKEN = (
    (str(Taken.BY_ME), "By me"),
    (str(Taken.BY_SOMEBODY), "By somebody"),
    (str(Taken.BY_NOBODY), "By nobody"),
)


def add(routes: Routes) -> None:
    routes.pressed(FILTER.action, asked)
    routes.submitted(KEY, filtered)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        return (await _form(acting),)

    return await act(event, desk, look)


async def filtered(event: Submitted, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        form = await _form(acting)
        if wrong := form.check(event.values):
            return (wrong,)

        def all_of(name: str) -> tuple[str, ...]:
            value = event.values.get(name, "")
            return tuple(one for one in ((value,) if isinstance(value, str) else value) if one)

        def one_of(name: str) -> str:
            return next(iter(all_of(name)), "")

        found = searching.wanted(
            words=one_of("words"),
            workplace=one_of("workplace"),
            states=all_of("states"),
            modes=all_of("modes"),
            clause=one_of("clause"),
            taken=one_of("taken"),
        )
        return await page(acting, found, 0)

    return await act(event, desk, look)


async def _form(acting: Acting) -> Form:
    places = await sight.workplaces(acting.tx, acting.sight)
    flagged = {one.clause for report in await sight.reports(acting.tx, acting.sight) for one in report.flags}
    clauses = acting.desk.knowledge.shelf.pack.clauses
    states = tuple((one, "Taken back" if one == TAKEN_BACK else STANDS[Stand(one)].capitalize()) for one in STATES)
    where = tuple((place.id, f"{place.name}, {place.employer}") for place in places)
    engaged = tuple((clause, named(clause, clauses)) for clause in sorted(flagged))
    return Form(
        KEY,
        "Search and filter",
        (
            Field("words", "Words in it", hint="Also a code, a system, or a note.", most=searching.LONGEST),
            *([Field("workplace", "Workplace", Kind.CHOICE, where)] if where else []),
            Field("states", "How far it has come", Kind.CHOICES, states),
            Field("taken", "Taken", Kind.CHOICE, TAKEN),
            Field("modes", "How its reporter is known", Kind.CHOICES, tuple((one, modes.LABELS[one]) for one in Mode)),
            *([Field("clause", "A clause that it may engage", Kind.CHOICE, engaged)] if engaged else []),
        ),
        intro="Leave open what does not matter. What is closed or taken back is left out unless you ask for it.",
        send="Look",
    )
