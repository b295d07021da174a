"""The employer has told the union of something: one form, or many lines, and the other reps hear that it waits."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.records import Disclosure, News, System, Unread
from bot.records.audit import Did
from bot.records.register import Consultation, Lifecycle
from bot.register import batch
from bot.replies import Document
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody
from tests.register.parts import enter, system

TOLD = {"system": "CareMatch", "day": "20/11/2026", "lifecycle": "trial", "words": "A *pilot*", "confirm": "yes"}


async def ready() -> tuple[Hall, Somebody, Somebody]:
    place = await hall()
    return place, await place.rep("sam"), await place.rep("kim")


async def test_a_rep_enters_what_the_employer_told_and_the_others_hear_that_something_waits() -> None:
    place, sam, kim = await ready()
    await sam.say("register")
    await sam.press("Enter what the employer told")
    assert sam.form.values == {"day": "22/11/2026"}
    told = await sam.fill(**TOLD)
    (found,) = await place.every(System)
    assert found == System(
        *(found.id, place.place.id, "CareMatch"),
        lifecycle=Lifecycle.TRIAL,
        consultation=Consultation.TOLD,
        confirmed=True,
    )
    (kept,) = await place.every(Disclosure)
    assert kept == Disclosure(kept.id, found.id, place.place.id, date(2026, 11, 20), Lifecycle.TRIAL, "A *pilot*")
    assert "Kept for **Town Hall**: 1 new, on 1 system." in told
    assert "Last told to the union: 20 November 2026: A \\*pilot\\*" in told
    assert await place.unread(kim) == [News.DISCLOSURE]
    assert await place.unread(sam) == []
    assert (await place.log()).count(Did.DISCLOSED) == 1
    await place.deliver()
    ((name, notice),) = place.told.sent
    assert name == "kim"
    assert "CareMatch" not in notice.body
    await kim.force(notice.buttons[0].action, notice.buttons[0].value)
    assert kim.card.title == "CareMatch"
    assert await place.unread(kim) == []


async def test_a_button_about_the_disclosure_itself_opens_the_system_and_settles_that_it_waits() -> None:
    place, sam, kim = await ready()
    await sam.send(f"register.disclose {place.place.id}", **TOLD)
    (kept,) = await place.every(Disclosure)
    await place.keep(Unread("one", place.who(kim), News.DISCLOSURE, kept.id))
    await kim.force("register.system", kept.id)
    assert kim.card.title == "CareMatch"
    assert await place.unread(kim) == []


async def test_it_joins_the_system_of_that_name_which_keeps_how_far_the_union_is() -> None:
    place, sam, _ = await ready()
    await system(
        *(place, "care", "CareMatch"),
        confirmed=True,
        lifecycle=Lifecycle.IN_USE,
        consultation=Consultation.IN_DISPUTE,
        aliases=("The matcher",),
    )
    await sam.send(f"register.disclose {place.place.id}", **{**TOLD, "system": "Care Match system", "lifecycle": ""})
    (found,) = await place.every(System)
    assert (found.name, found.aliases) == ("CareMatch", ("The matcher", "Care Match system"))
    assert (found.lifecycle, found.consultation) == (Lifecycle.IN_USE, Consultation.IN_DISPUTE)
    await sam.force("register.told", "care")
    assert "20 November 2026: A \\*pilot\\*" in sam.words
    await sam.press("Enter what they told")
    assert sam.form.values["system"] == "CareMatch"
    await sam.fill(day="21/11/2026", lifecycle="withdrawn", words="")
    assert (await place.now(found)).lifecycle is Lifecycle.WITHDRAWN
    assert "21 November 2026: Withdrawn" in await sam.force("register.told", "care")


async def test_a_name_that_somebody_typed_gives_way_to_the_employers_own_once_that_is_confirmed() -> None:
    place, sam, _ = await ready()
    report = await place.report(name="caremtch")
    await enter(place)
    await sam.send(f"register.disclose {place.place.id}", **{**TOLD, "confirm": "no", "system": "CareMatch "})
    found = next(one for one in await place.every(System) if one.id == report.system)
    assert (found.name, found.aliases, found.confirmed) == ("caremtch", ("CareMatch",), False)
    await sam.send(f"register.disclose {place.place.id}", **{**TOLD, "day": "21/11/2026"})
    found = await place.now(found)
    assert (found.name, found.aliases, found.heard, found.confirmed) == ("CareMatch", (), ("caremtch",), True)


async def test_the_same_entered_again_by_another_counts_once_and_delivered_again_changes_nothing() -> None:
    place, sam, kim = await ready()
    first = await sam.send(f"register.disclose {place.place.id}", "one", **TOLD)
    told = await place.unread(kim)
    assert await sam.send(f"register.disclose {place.place.id}", "one", **TOLD) == first
    assert "0 new, on 1 system. 1 stood there already." in await kim.send(f"register.disclose {place.place.id}", **TOLD)
    assert len(await place.every(Disclosure)) == 1
    assert await place.unread(kim) == told
    assert await place.unread(sam) == []
    assert (await place.log()).count(Did.DISCLOSED) == 1


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"system": ""}, "Please answer this one."),
        ({"system": "x" * 81}, "one character too long"),
        ({"day": "23/11/2026"}, "That day has not come yet."),
        ({"day": "x"}, "not a day that I can read"),
        ({"lifecycle": "lost"}, "Please choose from the list."),
        ({"confirm": "perhaps"}, "Please choose from the list."),
    ],
)
async def test_what_cannot_be_a_disclosure_comes_back(values: dict[str, str], wrong: str) -> None:
    place, sam, _ = await ready()
    assert wrong in await sam.send(f"register.disclose {place.place.id}", **{**TOLD, **values})
    assert not await place.every(Disclosure)
    assert not await place.every(System)


async def test_many_are_pasted_at_once_and_become_one_notice() -> None:
    place, sam, kim = await ready()
    await system(place, "night", "Rota Planner Night", confirmed=True)
    await sam.force("register.disclose")
    await sam.press("Paste many at once")
    (template,) = [reply for reply in sam.replies if isinstance(reply, Document)]
    text = template.content.decode().replace("2027", "2026").replace("/3/", "/1/").replace("/4/", "/2/")
    lines = f"{text}Care Match,1/3/2026,in use,,\nCareMatch,1/3/2026,in use,,\nCareMatch,1/3/2026,in use,,\n"
    told = await sam.fill(lines=lines)
    assert "Kept for **Town Hall**: 3 new, on 2 systems. 1 stood there already." in told
    systems = {one.name: one for one in await place.every(System)}
    assert set(systems) == {"CareMatch", "Rota Planner Night"}
    care = systems["CareMatch"]
    assert (care.lifecycle, care.confirmed, care.consultation) == (Lifecycle.IN_USE, True, Consultation.TOLD)
    assert len(await place.every(Disclosure)) == 3
    await place.pass_by(timedelta(minutes=5))
    assert place.told.names == ["kim"]
    assert set(await place.unread(kim)) == {News.DISCLOSURE}


async def test_a_paste_that_is_delivered_twice_is_one() -> None:
    place, sam, _ = await ready()
    lines = "system,day\nCareMatch,1/3/2026\nCare Match,2/3/2026\nRota,1/3/2026\n"
    first = await sam.send(f"register.paste {place.place.id}", "one", lines=lines)
    assert "3 new, on 2 systems." in first
    assert await sam.send(f"register.paste {place.place.id}", "one", lines=lines) == first
    assert len(await place.every(Disclosure)) == 3
    assert len(await place.every(System)) == 2
    assert (await place.log()).count(Did.DISCLOSED) == 3


async def test_nothing_is_kept_unless_every_line_is_right_and_the_paste_comes_back() -> None:
    place, sam, _ = await ready()
    lines = "system,day\nCareMatch,1/3/2026\nRota,1/3/2099\n,x\n"
    told = await sam.send(f"register.paste {place.place.id}", lines=lines)
    assert "Line 3: “day”: That day has not come yet." in told
    assert "Line 4: “system” needs a name" in told
    assert "Nothing was kept." in told
    assert sam.form.values["lines"] == lines
    assert not await place.every(System)
    many = "system,day\n" + "x,x\n" * 30
    assert "And 10 more." in await sam.send(f"register.paste {place.place.id}", lines=many)
    long = "x" * (batch.MOST_CHARACTERS + 1)
    assert "one character too long" in await sam.send(f"register.paste {place.place.id}", lines=long)
    assert "Please answer this one." in await sam.send(f"register.paste {place.place.id}", lines=" ")


@pytest.mark.parametrize("key", ["register.disclose", "register.paste", "register.add"])
async def test_nothing_is_entered_for_a_workplace_of_others_or_by_others(key: str) -> None:
    place, sam, _ = await ready()
    depot = await place.workplace("Depot")
    values = {**TOLD, "name": "CareMatch", "lines": "system,day\nCareMatch,1/3/2026\n"}
    for id_ in (depot.id, "none", "", "*"):
        assert "That is no longer there." in await sam.send(f"{key} {id_}", **values)
        nobody = place.branch.somebody("alex")
        assert "Only a rep can do that." in await nobody.send(f"{key} {id_}", **values)
        assert "Only a rep can do that." in await nobody.force(key, id_)
    assert "There is no workplace yet." in await sam.force(key, depot.id)
    assert not await place.every(System)


async def test_who_has_several_workplaces_says_for_which() -> None:
    place, _, _ = await ready()
    for number in range(11):
        await place.workplace(f"Depot {number:02}")
    assert "For which workplace? 1 to 10 of 12." in await place.organiser.force("register.disclose")
    assert "Town Hall" not in place.organiser.labels
    await place.organiser.press("More")
    await place.organiser.press("Town Hall")
    assert place.organiser.form.title == "The employer has told us: Town Hall"


async def test_a_rep_adds_a_system_that_they_know_of() -> None:
    place, sam, kim = await ready()
    await sam.say("register")
    await sam.press("Add a system")
    told = await sam.fill("one", name=" Care  Match", supplier="Careful", does="pays", lifecycle="proposed")
    assert "This is it in the register." in told
    (found,) = await place.every(System)
    assert (found.name, found.supplier, found.lifecycle, found.confirmed) == (
        *("Care Match", "Careful", Lifecycle.PROPOSED),
        True,
    )
    assert await sam.send(f"register.add {place.place.id}", "one", name=" Care  Match") == told
    again = await kim.send(f"register.add {place.place.id}", name="carematch", supplier="Other")
    assert kim.card.title == "Care Match"
    assert "Supplier: Careful" in again
    assert await place.every(System) == (found,)
    assert (await place.log()).count(Did.CHANGED_SYSTEM) == 1
    assert "Please answer this one." in await sam.send(f"register.add {place.place.id}", name="")


async def test_words_of_the_employer_are_not_in_the_list_that_others_type_from() -> None:
    place, sam, _ = await ready()
    await sam.send(f"register.disclose {place.place.id}", **{**TOLD, "confirm": ""})
    known = await place.branch.desk.known.of(place.branch.desk.store, place.place.id, confirmed=True)
    assert known.typing("care") == ()
    (found,) = await place.every(System)
    assert found == replace(found, confirmed=False)
