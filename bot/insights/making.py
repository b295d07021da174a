"""An organiser chooses workplaces and weeks, and has a draft made; or has one counted anew."""

from dataclasses import dataclass, replace

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Answer, Event, Pressed, Submitted
from bot.insights import declaring, least, ledger, periods, report, tables
from bot.insights.ledger import Ledger, Scope
from bot.insights.periods import Run
from bot.insights.seeing import ONE, OPEN, Looking, see
from bot.people.offices import Rights, refused, rights
from bot.records import EVERYWHERE, Role, Workplace
from bot.records.audit import Did
from bot.register import reading
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

NEW = Button("New concern report", "insights.new")
MAKE, CORRECT, ANEW = "insights.make", "insights.correct", "insights.anew"
ALL, SHORTEST = "*", "shortest"  # in place of a workplace's id, and of a period
PERIODS, PLACES = 13, 98  # that are offered: a year; platforms take a hundred choices
TOO_FEW = (
    "Too few people can be counted there, in all of these weeks together. Choose an earlier first period or more "
    "workplaces; or settle which cases are one person's only report."
)
TOO_LITTLE = (
    "Too few people have changed since this was told: what they said could be seen. Settle more cases, then try again."
)
IN_THE_WAY = (
    "Some of that was counted already, in the report that you can open here. Each workplace and period is counted into "
    "one report only, drafts included, so that no two can be compared to find somebody. Choose what is not in it."
)
MEANWHILE = "Somebody has made another one meanwhile. Please look at it, then try again."
COUNT_ANEW = (
    "Count the same workplaces and weeks anew? What was settled since comes in. The one before stays as it is. A table "
    "is told anew only where enough people have changed in it."
)
NONE_OVER = "No period is over yet: they have four weeks each."
NO_PLACES = "No workplace has been entered yet. Begin with *workplaces*; then people can report where they work."


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What an organiser asked for, with what was told and promised at that moment. `span`: the longest that will do."""

    places: tuple[str, ...]
    span: Run
    shortest: bool
    kept: Ledger
    threshold: int


def add(routes: Routes) -> None:
    routes.pressed(NEW.action, asked)
    routes.submitted(MAKE, make)
    routes.pressed(CORRECT, asked_to_correct)
    routes.pressed(ANEW, correct)


def buttons(held: Rights) -> tuple[Button, ...]:
    own = (NEW,) if held.organiser else ()
    return (*own, least.BUTTON) if held.organises(EVERYWHERE) else own


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        form = await _form(acting.tx, acting.sight.held, desk)
        none = NONE_OVER if periods.last_finished(desk.now()) < 0 else NO_PLACES
        return (form or Text(none, (OPEN,), private=True),)

    return await act(event, desk, ask, Role.ORGANISER)


async def make(event: Submitted, desk: Desk) -> Replies:
    """What is counted takes longer than a transaction should: so it is asked before, and looked at again after."""
    together = declaring.chosen(event.values)

    async def read(tx: Transaction) -> _Wanted | Replies:
        held = await rights(tx, event.person, desk)
        form = await _form(tx, held, desk)
        if not held.organiser or form is None:
            return refused(Role.ORGANISER)
        if wrong := form.check(event.values) or _backwards(form, event):
            return (wrong,)
        places = await _chosen(tx, held, reading.several(event.values, "workplaces"))
        if together and len(places) < 2:  # noqa: PLR2004 - of workplaces
            return (replace(form, values=event.values, errors={declaring.NAME: declaring.ONE_PLACE}),)
        first, last = (reading.line(event.values, name) for name in ("first", "last"))
        shortest = last == SHORTEST
        span = Run(int(first), periods.last_finished(desk.now()) if shortest else int(last))
        return _Wanted(places, span, shortest, await ledger.read(tx), await least.threshold(tx, places))

    wanted = await run(desk.store, read)
    if not isinstance(wanted, _Wanted):
        return wanted
    found = await report.counted(desk, wanted.places, wanted.span)
    run_ = report.proposed(found, wanted.threshold) if wanted.shortest else wanted.span
    if run_ is None:
        return (Text(TOO_FEW, (NEW, OPEN), private=True),)
    scope = Scope(wanted.places, run_)
    before = wanted.kept.before(scope)
    if before and together and set(together) != set(tables.declared(before[0])):
        return (Text(declaring.TOO_LATE, (Button("Open that report", ONE, before[-1].id), NEW), private=True),)
    return await _keep(event, desk, scope, report.Basis(found, wanted.kept, wanted.threshold, together))


async def asked_to_correct(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        yes = Button("Count it anew", ANEW, looking.release.id, main=True)
        return (Text(COUNT_ANEW, (yes, Button("No", ONE, looking.release.id)), private=True),)

    return await see(event, desk, event.value, ask, organiser=True)


async def correct(event: Pressed, desk: Desk) -> Replies:
    ready: list[tuple[Scope, Ledger, int]] = []

    async def look(looking: Looking) -> Replies:
        kept = await ledger.read(looking.tx)
        fewest = await least.threshold(looking.tx, looking.release.workplaces)
        ready[:] = [(looking.scope, kept, fewest)]
        return ()

    if replies := await see(event, desk, event.value, look, organiser=True):
        return replies
    ((scope, kept, fewest),) = ready
    found = await report.counted(desk, scope.workplaces, scope.run)
    return await _keep(event, desk, scope, report.Basis(found, kept, fewest))


async def _keep(event: Event, desk: Desk, scope: Scope, basis: report.Basis) -> Replies:
    if blocking := basis.kept.in_the_way(scope):
        return (Text(IN_THE_WAY, (Button("Open that report", ONE, blocking.id), NEW), private=True),)
    made = await report.drafted(desk, scope, basis)

    async def keep(acting: Acting) -> Replies:
        if not all(acting.sight.held.organises(one) for one in scope.workplaces):
            return refused(Role.ORGANISER)
        now = await ledger.read(acting.tx)
        last = now.before(scope)
        if acting.again and last:
            return _made(last[-1].id)
        if made is None:
            return (Text(TOO_LITTLE if last else TOO_FEW, (OPEN,), private=True),)
        if now.kept != basis.kept.kept:
            return (Text(MEANWHILE, (OPEN, NEW), private=True),)
        await acting.tx.add(made.release)
        await acting.tx.add(made.words)
        await acting.log(Did.MADE_RELEASE, made.release.id)
        return _made(made.release.id)

    return await act(event, desk, keep, Role.ORGANISER)


def _made(release: str) -> Replies:
    look = Button("Look at the draft", ONE, release, main=True)
    words = "The draft is made. Only organisers of all the workplaces in it see it, until one of you signs it off."
    return (Text(words, (look,), private=True),)


async def _form(tx: Transaction, held: Rights, desk: Desk) -> Form | None:
    """None where no period is over, or no workplace has been entered."""
    last = periods.last_finished(desk.now())
    if last < 0:
        return None
    theirs = await _organised(tx, held)
    offered = [(str(at), Run(at, at).words) for at in range(last, max(-1, last - PERIODS), -1)]
    every = [(ALL, f"All of yours ({len(theirs)})")] if len(theirs) > 1 else []
    options = (*every, *((one.id, one.name) for one in theirs[:PLACES]))
    if not options:
        return None
    next_ = (await ledger.read(tx)).next([one.id for one in theirs], last)
    first = str(max(next_, last - PERIODS + 1))
    values: dict[str, Answer] = {"workplaces": (options[0][0],), "first": first, "last": SHORTEST}
    short = (SHORTEST, "As soon as enough people are in it")
    fields = (
        Field("workplaces", "Which workplaces?", Kind.CHOICES, options, required=True),
        Field("first", "From which four weeks on?", Kind.CHOICE, tuple(offered), required=True),
        Field("last", "Until when?", Kind.CHOICE, (short, *offered), required=True),
        *declaring.fields(len(theirs)),
    )
    intro = (
        "Each workplace and each four weeks are counted into one report only, drafts included. What is left out "
        "between two reports can still be counted later, for a year."
    )
    return Form(MAKE, NEW.label, fields, intro, "Make the draft", values)


def _backwards(form: Form, event: Submitted) -> Form | None:
    last = reading.line(event.values, "last")
    if last == SHORTEST or int(last) >= int(reading.line(event.values, "first")):
        return None
    return replace(form, values=event.values, errors={"last": "This is before the first."})


async def _organised(tx: Transaction, held: Rights) -> list[Workplace]:
    found = [one for one in await tx.find(Workplace) if held.organises(one.id)]
    return sorted(found, key=lambda one: (one.name.casefold(), one.id))


async def _chosen(tx: Transaction, held: Rights, given: tuple[str, ...]) -> tuple[str, ...]:
    theirs = [one.id for one in await _organised(tx, held)]
    return tuple(sorted(theirs if ALL in given else set(theirs).intersection(given)))
