"""“I meet them tomorrow”: a rep asks for the brief and gets it, or is asked which."""

import pytest

from bot.records import AuditEntry
from bot.records.audit import Did
from bot.records.register import Consultation
from tests.fakes import kept
from tests.papers.parts import SYSTEM, all_words, appointed, files, keep, office, system
from tests.papers.test_drafting import NOT_THERE
from tests.people.test_workplaces import placed


async def test_the_desk_offers_a_brief_and_asks_about_what() -> None:
    _, sam, _ = await office()
    await sam.open()
    assert "About which workplace or system" in await sam.press("A brief for tomorrow")
    assert sam.labels == ["All of Town Hall", "ShiftMaker, Town Hall"]
    told = await sam.press("ShiftMaker, Town Hall")
    assert "Brief: ShiftMaker, Town Hall" in told
    assert sam.card.private
    assert "Questions to ask" in all_words(files(sam)["docx"])
    assert "Questions to ask" in files(sam)["txt"].decode()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("brief shiftmaker", "Brief: ShiftMaker, Town Hall"),
        ("Brief ShiftMaker.", "Brief: ShiftMaker, Town Hall"),
        ("brief for the rota thing", "Brief: ShiftMaker, Town Hall"),
        ("brief shift", "Brief: ShiftMaker, Town Hall"),
        ("brief town hall", "Brief: Town Hall, The council"),
        ("brief on the Town Hall", "Brief: Town Hall, The council"),
    ],
)
async def test_a_rep_who_names_it_gets_it_at_once(typed: str, title: str) -> None:
    branch, sam, hall = await office()
    assert title in await sam.say(typed)
    log = [one.about for one in await kept(branch.desk.store, AuditEntry) if one.did is Did.DRAFTED]
    assert log == [SYSTEM if "Shift" in title else hall.id]


async def test_a_rep_with_one_workplace_and_no_system_is_not_asked_which() -> None:
    branch, _, _ = await office()
    depot = await placed(branch.somebody("olu"), name="Depot")
    dee = await appointed(branch.somebody("olu"), branch, "dee", depot)
    assert "The register has no system to show here yet." in await dee.say("brief")


async def test_of_several_that_are_like_it_the_rep_chooses() -> None:
    _, sam, hall = await office()
    await keep(sam.store, system(id="other", workplace=hall.id, name="ShiftMaker two"))
    assert "About which workplace or system" in await sam.say("brief shift")
    assert sam.labels == ["ShiftMaker, Town Hall", "ShiftMaker two, Town Hall"]
    assert "Brief: ShiftMaker, Town Hall" in await sam.say("brief shiftmaker")
    assert "I find no workplace or system of that name." in await sam.say("brief zebra")


async def test_what_belongs_to_another_workplace_is_as_if_it_were_not_there() -> None:
    branch, _, hall = await office()
    depot = await placed(branch.somebody("olu"), name="Depot")
    dee = await appointed(branch.somebody("olu"), branch, "dee", depot)
    assert "I find no workplace or system of that name." in await dee.say("brief shiftmaker")
    assert dee.labels == ["All of Depot"]
    for value in (SYSTEM, hall.id, "nothing"):
        assert await dee.force("papers.brief", value) == NOT_THERE


async def test_a_member_is_refused_and_a_question_is_left_to_the_answers() -> None:
    branch, _, _ = await office()
    member = branch.somebody("alex")
    await member.say("hello")
    assert await member.say("brief") == "Only a rep can do that."
    for question in ("brief me on the draft agreement", "brief overview of the agreement", "brief history of ai"):
        assert "Only a rep" not in await member.say(question)


async def test_a_brief_that_is_asked_for_twice_by_one_delivery_is_logged_once() -> None:
    branch, sam, _ = await office()
    first = await sam.say("brief shiftmaker", cause="one")
    assert await sam.say("brief shiftmaker", cause="one") == first
    assert len([one for one in await kept(branch.desk.store, AuditEntry) if one.did is Did.DRAFTED]) == 1


async def test_the_brief_of_a_workplace_with_very_many_systems_names_the_pressing_ones_and_counts_the_rest() -> None:
    _, sam, hall = await office()
    calm = [
        system(id=f"s{number}", workplace=hall.id, name=f"Calm {number}", consultation=Consultation.AGREED)
        for number in range(60)
    ]
    await keep(sam.store, *calm, system(id="z", workplace=hall.id, name="Zebra", consultation=Consultation.IN_DISPUTE))
    told = await sam.force("papers.brief", hall.id)
    shown = told.count("Consultation: ")
    assert told.index("Zebra") < told.index("Calm")
    assert f"And {62 - shown} more in the register." in told
