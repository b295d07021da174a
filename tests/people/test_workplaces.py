"""Organisers enter workplaces; each office is for one of them or for all, and its days are those of its workplace."""

from datetime import UTC, datetime

import pytest

from bot.events import Owner
from bot.records import Office, Role, Workplace
from tests.fakes import kept
from tests.people.living import Branch, Somebody

HALL = {
    "name": "Town  Hall",
    "employer": "The council",
    "parts": "Post room\n\n Housing \nPost room",
    "zone": "Europe/London",
    "chat_owner": "employer",
}


async def placed(organiser: Somebody, **values: str) -> Workplace:
    """A workplace that an organiser has entered."""
    await organiser.force("workplaces.add")
    await organiser.fill(**{**HALL, **values})
    name = " ".join((values.get("name") or HALL["name"]).split())
    return next(one for one in await kept(organiser.store, Workplace) if one.name == name)


async def test_organisers_come_to_their_workplaces_by_the_word_too() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    assert "No workplace has been entered yet." in await organiser.say("workplaces")
    await organiser.press("Add a workplace")
    assert organiser.form.title == "Add a workplace"
    assert "Only a rep can do that." in await branch.somebody("alex").say("workplaces")


async def test_who_can_add_a_workplace_is_led_there_where_a_survey_needs_one() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    assert "There is no workplace yet. Add one first." in await organiser.say("new survey")
    await organiser.press("Add a workplace")
    assert organiser.form.title == "Add a workplace"


async def test_i_add_a_workplace_and_change_it() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.open()
    assert "No workplace has been entered yet." in await organiser.press("Workplaces")
    await organiser.press("Add a workplace")
    assert "Kept: **Town Hall**, The council (Post room, Housing)" in await organiser.fill(**HALL)
    (hall,) = await kept(branch.desk.store, Workplace)
    assert hall == Workplace(
        hall.id, "Town Hall", "The council", ("Post room", "Housing"), "Europe/London", Owner.EMPLOYER
    )
    await organiser.press("Workplaces")
    await organiser.press("Change Town Hall")
    await organiser.fill(name="City Hall", chat_owner="union")
    (changed,) = await kept(branch.desk.store, Workplace)
    assert (changed.id, changed.name, changed.parts, changed.chat_owner) == (
        hall.id,
        "City Hall",
        hall.parts,
        Owner.UNION,
    )


async def test_a_workplace_that_is_sent_twice_is_one() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    for _ in range(2):
        await organiser.send("workplaces.save", "one", **HALL)
    assert len(await kept(branch.desk.store, Workplace)) == 1


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"zone": "Mars/Olympus"}, "no time zone that I know"),
        ({"name": "town hall"}, "There is a workplace of that name and employer already."),
        ({"employer": ""}, "Please answer this one."),
        ({"survey_threshold": "4"}, "Please write a number from 5 to 100."),
        ({"chat_owner": "nobody"}, "Please choose from the list."),
    ],
)
async def test_what_cannot_be_a_workplace_comes_back(values: dict[str, str], wrong: str) -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await placed(organiser)
    await organiser.force("workplaces.add")
    assert wrong in await organiser.fill(**{**HALL, "name": "Depot", **values})
    assert len(await kept(branch.desk.store, Workplace)) == 1


async def test_an_organiser_of_one_workplace_looks_after_that_one_only() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    hall, depot = await placed(organiser), await placed(organiser, name="Depot")
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam", role="organiser", workplace=hall.id)
    local = branch.somebody("sam")
    assert "**organiser** for Town Hall" in await local.say(f"claim {organiser.code}")
    await local.force("workplaces.list")
    assert local.labels == ["Change Town Hall"]
    assert "Depot" not in local.words
    for action, value in (("workplaces.add", depot.id), ("workplaces.add", "")):
        assert "Only an organiser can do that." in await local.force(action, value)
    assert "Only an organiser can do that." in await local.send(f"workplaces.save {depot.id}", **HALL)
    await local.force("people.appoint")
    (_, _, where, _) = local.form.fields
    assert where.options == ((hall.id, "Town Hall"),)
    assert "Please choose from the list." in await local.fill(name="Kim", role="rep", workplace="all")
    (mine,) = [one for one in await kept(branch.desk.store, Office) if one.workplace == ""]
    assert "That is no longer there." in await local.force("people.removed", mine.id)


async def test_the_desk_says_where_to_begin_until_there_is_a_workplace() -> None:
    organiser = await Branch().organiser()
    assert "Begin with **Workplaces**" in await organiser.open()
    await placed(organiser)
    assert "Begin with" not in await organiser.open()


async def test_a_rep_sees_their_workplaces_and_changes_nothing() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    hall, _ = await placed(organiser), await placed(organiser, name="Depot")
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam", role="rep", workplace=hall.id)
    rep = branch.somebody("sam")
    await rep.say(f"claim {organiser.code}")
    assert "You are **rep** for Town Hall." in await rep.open()
    assert "Your workplaces:\n\n- **Town Hall**" in await rep.press("Workplaces")
    assert "Depot" not in rep.words
    assert rep.labels == []
    assert "Only a rep can do that." in await branch.somebody("alex").force("workplaces.list")


@pytest.mark.parametrize(("zone", "held"), [("Pacific/Auckland", False), ("Europe/London", True)])
async def test_an_office_ends_by_the_day_of_its_workplace(zone: str, held: bool) -> None:
    branch = Branch()
    branch.clock.time = datetime(2026, 11, 30, 12, tzinfo=UTC)  # in Auckland the first of December has begun
    organiser = await branch.organiser()
    hall = await placed(organiser, zone=zone)
    branch.clock.time = datetime(2026, 11, 29, tzinfo=UTC)
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam", role="rep", workplace=hall.id, until="1/12/2026")
    rep = branch.somebody("sam")
    await rep.say(f"claim {organiser.code}")
    branch.clock.time = datetime(2026, 11, 30, 12, tzinfo=UTC)
    assert ("You are **rep**" in await rep.open()) is held
    assert Role.REP in {one.role for one in await kept(branch.desk.store, Office)}
