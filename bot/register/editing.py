"""What is kept of a system, in three forms so that none is a wall. What reports say is taken over by one press."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from bot.desk import Desk
from bot.events import Answer, Pressed, Submitted
from bot.records import Report, System, SystemWords, Workplace
from bot.records.register import Consultation, Lifecycle, OfPeople
from bot.records.reports import Does, Since, Stage
from bot.register import labels, reading
from bot.register.at import At, about, at
from bot.register.card import card, said_by
from bot.replies import Field, Form, Kind, Replies
from bot.routes import Routes

TAKE = "register.take"
LONGEST = 2_000  # characters of a paragraph
Filled = Callable[[System, SystemWords, Workplace], Form]
Taken = Callable[[System, SystemWords, Submitted], tuple[System, SystemWords]]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the forms: its key, which is its button's action too, what it asks, and what follows."""

    key: str
    form: Filled
    take: Taken


def add(routes: Routes) -> None:
    for part in PARTS:
        routes.pressed(part.key, partial(_asked, part))
        routes.submitted(part.key, partial(_saved, part))
    routes.pressed(TAKE, taken_over)


async def _asked(part: Part, event: Pressed, desk: Desk) -> Replies:
    async def look(here: At) -> Replies:
        return (part.form(here.system, await here.words(), here.place),)

    return await at(event, desk, about(event), look)


async def _saved(part: Part, event: Submitted, desk: Desk) -> Replies:
    async def keep(here: At) -> Replies:
        before = await here.words()
        if wrong := part.form(here.system, before, here.place).check(event.values):
            return (wrong,)
        system, words = part.take(here.system, before, event)
        if words != before and not here.again:
            await here.tx.put(words)
        return await card(await here.keep(system))

    return await at(event, desk, about(event), keep)


async def taken_over(event: Pressed, desk: Desk) -> Replies:
    """Of the reports that this rep may see."""

    async def keep(here: At) -> Replies:
        found = await here.tx.find(Report, system=here.system.id)
        news = said_by(here.system, [one for one in found if here.acting.sight.sees(one)])
        return await card(here if news == here.system else await here.keep(news))

    return await at(event, desk, about(event), keep)


def _what(system: System, words: SystemWords, place: Workplace) -> Form:
    parts = tuple(dict.fromkeys((*place.parts, *system.parts)))
    where = (Field("parts", "In which parts?", Kind.CHOICES, tuple((one, one) for one in parts)),) if parts else ()
    fields = (
        Field("supplier", "Who makes or sells it?", most=120),
        Field("does", "What does it do?", Kind.CHOICES, labels.options(labels.DOES)),
        Field("stages", "Where in people's employment?", Kind.CHOICES, labels.options(labels.STAGES)),
        *where,
        Field("lifecycle", "Where in its life is it?", Kind.CHOICE, labels.options(labels.LIFECYCLE), required=True),
        Field("since", "Since when is it in use?", Kind.CHOICE, labels.options(labels.SINCE), required=True),
        _paragraph("purpose", "What is it for?"),
    )
    values: dict[str, Answer] = {
        "supplier": system.supplier,
        "does": system.does,
        "stages": system.stages,
        "parts": system.parts,
        "lifecycle": system.lifecycle,
        "since": system.since,
        "purpose": words.purpose,
    }
    return Form(f"{WHAT} {system.id}", f"What {system.name} is", fields, send="Save", values=values)


def _take_what(system: System, words: SystemWords, event: Submitted) -> tuple[System, SystemWords]:
    said = event.values
    changed = replace(
        system,
        supplier=reading.line(said, "supplier"),
        does=reading.chosen(said, "does", Does),
        stages=reading.chosen(said, "stages", Stage),
        parts=reading.several(said, "parts"),
        lifecycle=Lifecycle(reading.line(said, "lifecycle")),
        since=Since(reading.line(said, "since")),
    )
    return changed, replace(words, purpose=reading.words(said, "purpose"))


def _data(system: System, words: SystemWords, place: Workplace) -> Form:
    kinds = "Does it work with data about people?"
    managers = "Which managers or departments bought it, brought it in, and use it?"
    hint = "Only what you need to know whom to ask. It is shown to reps only."
    fields = (
        _paragraph("data", "What data does it use?"),
        Field("of_people", kinds, Kind.CHOICES, labels.options(labels.OF_PEOPLE)),
        Field("learning", "Is it machine learning, as far as is known?", hint="Does it learn from data?", most=200),
        _paragraph("managers", managers, hint),
    )
    values: dict[str, Answer] = {
        "data": words.data,
        "of_people": system.of_people,
        "learning": words.learning,
        "managers": words.managers,
    }
    return Form(f"{DATA} {system.id}", f"Data and people: {system.name}", fields, send="Save", values=values)


def _take_data(system: System, words: SystemWords, event: Submitted) -> tuple[System, SystemWords]:
    said = event.values
    kept = replace(
        words,
        data=reading.words(said, "data"),
        learning=reading.line(said, "learning"),
        managers=reading.words(said, "managers"),
    )
    kinds = reading.chosen(said, "of_people", OfPeople)
    some = tuple(one for one in kinds if one is not OfPeople.NONE)
    return replace(system, of_people=some or kinds), kept


def _control(system: System, words: SystemWords, place: Workplace) -> Form:
    fields = (
        Field("consultation", "How far is the union?", Kind.CHOICE, labels.options(labels.CONSULTATION), required=True),
        _paragraph("control", "Who checks its results, and how can somebody appeal?"),
        _paragraph("standards", "Which standards is it said to meet?"),
        _paragraph("assessments", "Which assessments are said to be made?"),
        _paragraph("employer_says", "What does the employer say about it?"),
    )
    values = {
        "consultation": system.consultation,
        "control": words.control,
        "standards": words.standards,
        "assessments": words.assessments,
        "employer_says": words.employer_says,
    }
    title = f"Control and consultation: {system.name}"
    return Form(f"{CONTROL} {system.id}", title, fields, send="Save", values=values)


def _take_control(system: System, words: SystemWords, event: Submitted) -> tuple[System, SystemWords]:
    said = event.values
    kept = replace(
        words,
        control=reading.words(said, "control"),
        standards=reading.words(said, "standards"),
        assessments=reading.words(said, "assessments"),
        employer_says=reading.words(said, "employer_says"),
    )
    return replace(system, consultation=Consultation(reading.line(said, "consultation"))), kept


def _paragraph(name: str, label: str, hint: str = "") -> Field:
    return Field(name, label, Kind.PARAGRAPH, hint=hint, most=LONGEST)


WHAT, DATA, CONTROL = "register.what", "register.data", "register.control"
PARTS = (Part(WHAT, _what, _take_what), Part(DATA, _data, _take_data), Part(CONTROL, _control, _take_control))
