"""From the mode to the short form: it is asked where, where that is not known."""

from functools import partial

from bot.desk import Desk
from bot.events import Event, Place, Pressed, Submitted, Typing
from bot.languages import t, to_be_said
from bot.markup import plain
from bot.people.offices import pseudonym
from bot.records import System, Workplace
from bot.records.reports import Mode
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.reports import form, modes
from bot.reports.beginning import CHOOSE, REPORT, choices, elsewhere
from bot.routes import Routes
from bot.store import Transaction, run
from bot.workplaces import by_name

WHERE = "report.where"
NOT_LISTED = "not-listed"
NO_SUCH_PLACE = to_be_said("That workplace is no longer in my list. Please begin again.")


def add(routes: Routes) -> None:
    routes.pressed(CHOOSE, chosen)
    routes.pressed(WHERE, where_pressed)
    routes.submitted(WHERE, where_said)
    routes.suggesting(form.WHAT, suggested)


async def chosen(event: Pressed, desk: Desk) -> Replies:
    mode = modes.chosen(event.value, event.place)
    if mode is None:
        return impossible(event, desk)

    async def look(tx: Transaction) -> Replies:
        place = await form.known_workplace(tx, pseudonym(event.person, desk))
        if place is None:
            return (await _where(tx, mode, event.place, desk),)
        told = t(
            "I take it that this is about **{place}**, since you told me that you work there.", place=plain(place.name)
        )
        another = Button(t("It is about another workplace"), WHERE, mode)
        return (Text(told, (another,), private=True), await form.form(tx, mode, place, event.place, desk))

    return await run(desk.store, look)


async def where_pressed(event: Pressed, desk: Desk) -> Replies:
    mode = modes.chosen(event.value, event.place)
    if mode is None:
        return impossible(event, desk)
    return (await run(desk.store, partial(_where, mode=mode, here=event.place, desk=desk)),)


async def where_said(event: Submitted, desk: Desk) -> Replies:
    mode = modes.chosen(event.form.partition(" ")[2], event.place)
    if mode is None:
        return impossible(event, desk)

    async def look(tx: Transaction) -> Replies:
        wanted = event.values.get("workplace", "")
        if wrong := _places(by_name(await tx.find(Workplace)), mode).check(event.values):
            return (wrong,)
        place = await tx.get(Workplace, wanted) if wanted != NOT_LISTED and isinstance(wanted, str) else None
        return (await form.form(tx, mode, place, event.place, desk),)

    return await run(desk.store, look)


def impossible(event: Event, desk: Desk) -> Replies:
    """A mode came back that cannot be had there: it was forged, or the place has changed."""
    possible = modes.possible(event.place)
    if not possible:
        return (elsewhere(desk.house),)
    words = (
        modes.UNREACHED if Mode.CONFIDENTIAL not in possible else t("Please choose how far you let yourself be known.")
    )
    return (Text(words, choices(possible), private=True),)


def begin_again(words: str = NO_SUCH_PLACE) -> Replies:
    return (Text(words, (REPORT,), private=True),)


async def suggested(typing: Typing, desk: Desk) -> tuple[str, ...]:
    """Names that a rep has confirmed, of the workplace that the form is about; none where that is not known."""

    async def of(tx: Transaction) -> Workplace | None:
        about = typing.field.partition(" ")[2]
        if about:
            return await tx.get(Workplace, about)
        return await form.known_workplace(tx, pseudonym(typing.person, desk))

    place = await run(desk.store, of)
    if place is None:
        return ()
    found = (await desk.known.of(desk.store, place.id, confirmed=True)).typing(typing.text)

    async def names(tx: Transaction) -> list[System | None]:
        return [await tx.get(System, one) for one in found]

    systems = await run(desk.store, names)
    return tuple(one.name for one in systems if one and one.confirmed and one.workplace == place.id)


async def _where(tx: Transaction, mode: Mode, here: Place, desk: Desk) -> Form:
    """Where there is nothing to choose from, the form itself asks where."""
    places = by_name(await tx.find(Workplace))
    return _places(places, mode) if places else await form.form(tx, mode, None, here, desk)


def workplace(places: list[Workplace], label: str, hint: str) -> Field:
    """To choose from, or to say that it is not there."""
    options = tuple((place.id, f"{place.name}, {place.employer}") for place in places)
    listed = (*options, (NOT_LISTED, t("Mine is not in this list")))
    return Field("workplace", label, Kind.CHOICE, listed, hint=hint, required=True)


def _places(places: list[Workplace], mode: Mode) -> Form:
    hint = t("Its reps get the report. I keep this with the report, and not with you.")
    field = workplace(places, t("Which workplace is it about?"), hint)
    return Form(
        f"{WHERE} {mode}",
        t("Report AI at work: {mode}", mode=modes.LABELS[mode].lower()),
        (field,),
        intro=f"**{modes.LABELS[mode]}**: {modes.MEANS[mode]}",
        send=t("Go on"),
    )
