"""In a trial the rep and the organiser are there by a switch, and do the same."""

from dataclasses import replace

from bot.events import Opened, Owner, Person, Place, Pressed
from bot.people.offices import LOCAL
from bot.records import Role
from bot.replies import Card, Text
from tests import fakes
from tests.cases.parts import Hall
from tests.fakes import UNION_HOUSE


async def trial() -> Hall:
    there = Hall()
    house = replace(UNION_HOUSE, local=True)
    there.branch.start(fakes.desk(there.branch.library, house=house, clock=there.branch.clock))
    return await there.open()


async def press(there: Hall, role: Role, action: str, value: str, cause: str) -> Text | Card:
    place = Place("web", "", f"{role} of the trial", Owner.SELF, reach=role)
    await there.branch.bot.handle(Opened(Person(LOCAL, "", role), place, f"opened {cause}-canary"))
    event = Pressed(Person(LOCAL, "", role), place, f"{cause}-canary", action, value)
    reply = (await there.branch.bot.handle(event))[-1]
    assert isinstance(reply, Text | Card)
    return reply


async def test_the_rep_of_a_trial_is_told_takes_a_case_and_is_named() -> None:
    there = await trial()
    report = await there.report()
    await there.deliver()
    assert there.told.names == ["rep"]
    taken = await press(there, Role.REP, "case.take", report.id, "one")
    assert isinstance(taken, Text)
    assert "You have taken this case." in taken.body
    shown = await press(there, Role.ORGANISER, "case.open", report.id, "two")
    assert isinstance(shown, Card)
    assert {one.label: one.words for one in shown.facts}["Taken by"] == "The rep of this trial"
