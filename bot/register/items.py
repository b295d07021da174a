"""The nine items and the assessment of gains of a system: where each stands, and what a rep records of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from bot import days
from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.records import Gains, NineItem, System
from bot.records.audit import Did
from bot.records.papers import Letter
from bot.records.register import Item, Wanted
from bot.register import labels, reading, reviewing
from bot.register.at import SYSTEM, At, about, at
from bot.register.nine_items import (
    DUE_AFTER,
    GAINS,
    MEANS,
    Came,
    Standing,
    ask_next,
    days_overdue,
    due_by,
    of_system,
    recorded,
    standing,
)
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies
from bot.routes import Routes

ITEMS, RECORD, OWED = "register.items", "register.record", "register.asked_all"
REVIEW = "register.gains_review"
ASK = "papers.draft"
OF_GAINS = "gains"  # among the options, beside the clauses of the nine


@dataclass(frozen=True, slots=True)
class Owing:
    """All that an employer owes for one system."""

    items: tuple[NineItem, ...]
    gains: Gains

    def next(self, today: date) -> list[str]:
        """Options to ask for now."""
        stands = standing(self.gains, today)
        last = [OF_GAINS] if stands in (Standing.OVERDUE, Standing.NOT_ASKED, Standing.REFUSED) else []
        return [*(str(one.item) for one in ask_next(self.items, today)), *last]


def add(routes: Routes) -> None:
    routes.pressed(ITEMS, shown)
    routes.pressed(RECORD, asked)
    routes.pressed(OWED, asked)
    routes.submitted(RECORD, saved)
    routes.pressed(REVIEW, asked_for_review)
    routes.submitted(REVIEW, review_saved)


async def shown(event: Pressed, desk: Desk) -> Replies:
    return await at(event, desk, about(event), _card)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        values: dict[str, Answer] = {"day": days.written(here.today)}
        if event.action == OWED:
            values |= {"items": tuple((await owing(here)).next(here.today)), "came": Came.ASKED}
        return (replace(_form(here.system), values=values),)

    return await at(event, desk, about(event), look)


async def saved(event: Submitted, desk: Desk) -> Replies:
    async def keep(here: At) -> Replies:
        form = _form(here.system)
        if wrong := form.check(event.values):
            return (wrong,)
        day = reading.past(reading.line(event.values, "day"), here.today)
        if isinstance(day, str):
            return (replace(form, values=dict(event.values), errors={"day": day}),)
        if not here.again:
            await _record(here, event.values, day)
            await here.acting.log(Did.CHANGED_ITEM, here.system.id)
        return await _card(here)

    return await at(event, desk, about(event), keep)


async def _record(here: At, values: Mapping[str, Answer], day: date) -> None:
    chosen, came = set(reading.several(values, "items")), Came(reading.line(values, "came"))
    now = await owing(here)
    for one in now.items:
        if one.item in chosen:
            await here.tx.put(recorded(one, came, day))
    if OF_GAINS in chosen:
        await here.tx.put(recorded(now.gains, came, day))


async def asked_for_review(event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        return (_review_form(here.system, (await owing(here)).gains),)

    return await at(event, desk, about(event), look)


async def review_saved(event: Submitted, desk: Desk) -> Replies:
    async def keep(here: At) -> Replies:
        gains = (await owing(here)).gains
        form = _review_form(here.system, gains)
        typed = reading.line(event.values, "day")
        day = reading.coming(typed, here.today, here.today)
        if isinstance(day, str) and typed != form.values.get("day"):
            return (replace(form, values=dict(event.values), errors={"day": day}),)
        if not here.again and not isinstance(day, str):
            await here.tx.put(replace(gains, review_on=day))
            await reviewing.remind(here, here.system.id, day)
            await here.acting.log(Did.CHANGED_ITEM, here.system.id)
        return await _card(here)

    return await at(event, desk, about(event), keep)


async def owing(here: At) -> Owing:
    id_ = here.system.id
    kept = await here.tx.find(NineItem, system=id_)
    return Owing(of_system(id_, kept), await here.tx.get(Gains, id_) or Gains(id_))


async def _card(here: At) -> Replies:
    now, id_ = await owing(here), here.system.id
    facts = [Fact(f"{one.item.number}. {MEANS[one.item].name}", stands(one, here.today)) for one in now.items]
    review = f"; looked at next on {days.told(now.gains.review_on)}" if now.gains.review_on else ""
    facts.append(Fact(GAINS.name, stands(now.gains, here.today) + review))
    late = now.next(here.today)
    buttons = (
        *([Button("Ask for them", ASK, f"{Letter.INFORMATION} {id_}", main=True)] if late else []),
        *([Button("We asked for all that are owed", OWED, id_)] if late else []),
        Button("Record what came of it", RECORD, id_),
        Button("Next look at the gains", REVIEW, id_),
        Button("Back to the system", SYSTEM, id_),
    )
    body = (
        "By the draft agreement the employer gives all nine before a system comes in. Where it names no time for an "
        f"answer, I count {DUE_AFTER.days // 7} weeks from the day on which you asked."
    )
    return (Card(f"What is owed: {here.system.name}", body, tuple(facts), buttons=buttons, private=True),)


def stands(one: Wanted, today: date) -> str:
    """Where one stands, in words."""
    match standing(one, today):
        case Standing.NOT_ASKED:
            return "not asked for"
        case Standing.ASKED:
            due = due_by(one)
            return f"asked for on {_told(one.asked)}" + (f", due by {days.told(due)}" if due else "")
        case Standing.OVERDUE:
            return f"**overdue by {in_days(days_overdue(one, today))}**, asked for on {_told(one.asked)}"
        case Standing.RECEIVED:
            return f"received on {_told(one.received)}"
        case Standing.REFUSED:
            return f"refused on {_told(one.refused)}"


def in_days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def _told(day: date | None) -> str:
    return days.told(day) if day else "a day that is not known"


def _form(system: System) -> Form:
    wanted = [(str(item), f"{item.number}. {MEANS[item].name}") for item in Item]
    fields = (
        Field("items", "Which?", Kind.CHOICES, (*wanted, (OF_GAINS, GAINS.name)), required=True),
        Field("came", "What happened?", Kind.CHOICE, labels.options(labels.CAME), required=True),
        Field("day", "On which day?", hint=days.HINT, required=True),
    )
    return Form(f"{RECORD} {system.id}", f"What came of it: {system.name}", fields, send="Save")


def _review_form(system: System, gains: Gains) -> Form:
    values = {"day": days.written(gains.review_on)} if gains.review_on else {}
    hint = f"{days.HINT} Empty where none is set. The reps are reminded 14 and 2 days before."
    field = Field("day", "When do you look at the gains next?", hint=hint)
    return Form(f"{REVIEW} {system.id}", f"Productivity gains: {system.name}", (field,), send="Save", values=values)
