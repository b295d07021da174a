"""The card of a system: what is kept of it, how a rep changes that, and how its name is confirmed."""

from typing import Any

import pytest

from bot.records import Revision, System, SystemWords
from bot.records.audit import Did
from bot.records.register import Consultation, Lifecycle, OfPeople
from bot.records.reports import Does, Known, Since, Stage
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody

WHAT: dict[str, Any] = {
    "supplier": "Careful  Ltd",
    "does": ("monitors", "allocates"),
    "stages": ("pay",),
    "parts": ("Post room",),
    "lifecycle": "trial",
    "since": "weeks",
    "purpose": "Saves *time*",
}
DATA: dict[str, Any] = {
    "data": "Calls",
    "of_people": ("special", "none"),
    "learning": "Yes, they say",
    "managers": "The head of fleet",
}
CONTROL: dict[str, Any] = {
    "consultation": "in-dispute",
    "control": "Nobody",
    "standards": "ISO 1",
    "assessments": "None seen",
    "employer_says": "It only helps",
}


async def opened(somebody: Somebody, system: str) -> str:
    return await somebody.force("register.system", system)


async def one(place: Hall, **changes: object) -> System:
    """A system that is known from one report."""
    report = await place.report(**changes)  # type: ignore[arg-type]
    return next(found for found in await place.every(System) if found.id == report.system)


async def test_a_new_system_says_what_is_not_known_and_that_nobody_has_confirmed_its_name() -> None:
    place = await hall()
    rep = await place.rep("sam")
    told = await opened(rep, (await one(place)).id)
    assert rep.card.title == "Rota helper"
    assert "No rep has confirmed this name yet" in told
    assert "Where: Town Hall" in told
    assert "Consultation: The union has not been told" in told
    assert "Not known yet: supplier, what it does, where in employment," in told
    assert "Nine items: 9 not asked" in told
    assert "Reported by independent people: fewer than 5" in told
    assert "Told from their own experience: fewer than 5" in told
    assert "How it is known: seen by somebody themselves" in told
    assert "seven nights" not in told
    assert "Wilkins" not in told
    assert all(reply.private for reply in rep.replies if hasattr(reply, "private"))


async def test_what_a_rep_fills_in_stands_on_the_card_and_in_the_log() -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place)
    await opened(rep, system.id)
    await rep.press("Change what it is")
    await rep.fill(**WHAT)
    await rep.press("Change data and people")
    await rep.fill(**DATA)
    await rep.press("Change control and consultation")
    told = await rep.fill(**CONTROL)
    assert await place.now(system) == System(
        system.id,
        place.place.id,
        "Rota helper",
        supplier="Careful Ltd",
        does=(Does.ALLOCATES, Does.MONITORS),
        lifecycle=Lifecycle.TRIAL,
        consultation=Consultation.IN_DISPUTE,
        parts=("Post room",),
        stages=(Stage.PAY,),
        since=Since.WEEKS,
        of_people=(OfPeople.SPECIAL,),
    )
    (words,) = await place.every(SystemWords)
    assert words == SystemWords(
        *(system.id, "It only helps", "Saves *time*", "Calls", "Yes, they say", "The head of fleet"),
        *("None seen", "Nobody", "ISO 1"),
    )
    for line in (
        "Where: Town Hall (Post room)",
        "Stage of its life: On trial (for some weeks)",
        "What it is for: Saves \\*time\\*",
        "Managers: The head of fleet",
        "Data about people: Special categories",
        "Control, review and appeal: Nobody",
        "The employer says: It only helps",
    ):
        assert line in told
    assert "Not known yet" not in told
    assert (await place.log()).count(Did.CHANGED_SYSTEM) == 3


@pytest.mark.parametrize(
    ("part", "values", "wrong"),
    [
        ("what", {**WHAT, "does": ("flies",)}, "Please choose from the list."),
        ("what", {**WHAT, "parts": ("Not a part",)}, "Please choose from the list."),
        ("what", {**WHAT, "lifecycle": ""}, "Please answer this one."),
        ("what", {**WHAT, "lifecycle": ("trial", "in-use")}, "Please choose one."),
        ("what", {**WHAT, "purpose": "x" * 2_001}, "one character too long"),
        ("data", {**DATA, "of_people": ("blood",)}, "Please choose from the list."),
        ("control", {**CONTROL, "consultation": "won"}, "Please choose from the list."),
    ],
)
async def test_what_no_form_offers_is_not_taken(part: str, values: dict[str, str], wrong: str) -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place)
    assert wrong in await rep.send(f"register.{part} {system.id}", **values)
    assert await place.now(system) == system
    assert not await place.every(SystemWords)


async def test_a_form_that_is_delivered_twice_changes_and_logs_once() -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place)
    first = await rep.send(f"register.what {system.id}", "one", **WHAT)
    await rep.send(f"register.what {system.id}", "two", **{**WHAT, "supplier": "Another"})
    again = await rep.send(f"register.what {system.id}", "one", **WHAT)
    assert (await place.now(system)).supplier == "Another"
    assert (await place.log()).count(Did.CHANGED_SYSTEM) == 2
    assert again == first.replace("Careful Ltd", "Another")


async def test_a_rep_confirms_a_name_and_it_may_then_be_suggested() -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place)
    await opened(rep, system.id)
    assert "suggested to everybody" in await rep.press("Check and confirm its name")
    assert rep.form.values["name"] == "Rota helper"
    before = await place.every(Revision)
    await rep.fill(name=" RotaHelper ", aliases="Rota helper\nThe planner\nrotahelper\n\nthe planner")
    changed = await place.now(system)
    assert (changed.name, changed.aliases, changed.confirmed) == ("RotaHelper", ("Rota helper", "the planner"), True)
    assert await place.every(Revision) != before
    assert Did.CONFIRMED in await place.log()
    assert "No rep has confirmed" not in rep.words
    known = await place.branch.desk.known.of(place.branch.desk.store, place.place.id, confirmed=True)
    assert known.typing("plan") == (system.id,)
    await rep.press("Name")
    await rep.fill(name="RotaHelper", aliases="")
    assert (await place.now(system)).aliases == ()
    known = await place.branch.desk.known.of(place.branch.desk.store, place.place.id, confirmed=True)
    assert known.typing("plan") == ()


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"name": " "}, "Please answer this one."),
        ({"name": "x" * 81}, "one character too long"),
        ({"name": "x", "aliases": "\n".join(f"name {number}" for number in range(21))}, "At most 20 other names"),
        ({"name": "x", "aliases": "y" * 81}, "One of these is longer than 80 characters."),
    ],
)
async def test_what_cannot_be_a_name_comes_back(values: dict[str, str], wrong: str) -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place)
    assert wrong in await rep.send(f"register.confirm {system.id}", **values)
    assert await place.now(system) == system


async def test_what_the_reports_say_is_taken_over_by_one_press() -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place, since=Since.WEEKS)
    await place.report(system=system.id, does=(Does.PAYS, Does.OTHER), stages=(), since=Since.YEARS, known=Known.HEARD)
    await place.report(system=system.id, does=(Does.WATCHES,), taken_back=True)
    told = await opened(rep, system.id)
    said = (
        "Shares out work, shifts or places; Has a part in pay, hours or grades; Something else; Daily work; For a year"
    )
    assert f"With what the reports say: {said}" in told
    told = await rep.press("Take over what the reports say")
    changed = await place.now(system)
    assert changed.does == (Does.ALLOCATES, Does.PAYS, Does.OTHER)
    assert (changed.stages, changed.since) == ((Stage.DAILY_WORK,), Since.YEARS)
    assert "With what the reports say" not in told
    assert "Take over what the reports say" not in rep.labels
    logged = (await place.log()).count(Did.CHANGED_SYSTEM)
    await rep.force("register.take", system.id)
    assert (await place.log()).count(Did.CHANGED_SYSTEM) == logged == 1


async def test_people_are_counted_from_five_on_and_only_those_settled_as_independent() -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place, independent=True)
    for _ in range(3):
        await place.report(system=system.id, independent=True)
    await place.report(system=system.id, independent=False)
    await place.report(system=system.id, independent=True, taken_back=True)
    assert "independent people: fewer than 5" in await opened(rep, system.id)
    await place.report(system=system.id, independent=True)
    assert "independent people: 5" in await opened(rep, system.id)
