"""An office holder does something: role, sight and audit log in one transaction, once for each cause."""

import pytest

from bot import audit
from bot.acting import Acting, act
from bot.events import Pressed
from bot.records import Address, AuditEntry, CaseNote, Role, Workplace
from bot.records.audit import Did
from bot.replies import Replies, Text
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody


async def adds(acting: Acting) -> Replies:
    if not acting.again:
        await acting.tx.add(Workplace(f"place {acting.event.cause}", "Made", "By acting"))
    await acting.log(Did.NOTED, "a report")
    return (Text("Done."),)


async def press(there: Hall, somebody: Somebody, cause: str, role: Role = Role.REP) -> str:
    event = Pressed(somebody.person, somebody.place, cause, "anything")
    (said,) = await act(event, there.branch.desk, adds, role)
    assert isinstance(said, Text)
    return said.body


async def made(there: Hall) -> int:
    return sum(one.name == "Made" for one in await there.every(Workplace))


async def test_what_is_delivered_twice_is_done_and_logged_once_and_answered_twice() -> None:
    there = await hall()
    kim = await there.rep("kim")
    before = len(await there.every(AuditEntry))
    assert [await press(there, kim, "one-canary"), await press(there, kim, "one-canary")] == ["Done."] * 2
    assert (await made(there), len(await there.every(AuditEntry)) - before) == (1, 1)
    await press(there, kim, "two-canary")
    assert (await made(there), len(await there.every(AuditEntry)) - before) == (2, 2)


async def test_the_log_names_the_pseudonym_and_stays_whole() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await press(there, kim, "one-canary")
    async with there.branch.desk.store.transaction() as tx:
        entries, head = await audit.read(tx)
    assert (entries[-1].who, entries[-1].did, entries[-1].about) == (there.who(kim), Did.NOTED, "a report")
    assert audit.verify(entries, head) is None


@pytest.mark.parametrize(("role", "words"), [(Role.REP, "Only a rep can"), (Role.ORGANISER, "Only an organiser can")])
async def test_who_holds_no_office_does_nothing_and_leaves_nothing(role: Role, words: str) -> None:
    there = await hall()
    before = len(await there.every(AuditEntry)), len(await there.every(Address))
    assert words in await press(there, there.branch.somebody("alex"), "one-canary", role)
    assert await made(there) == 0
    assert (len(await there.every(AuditEntry)), len(await there.every(Address))) == before


async def test_an_organisers_work_is_not_a_reps() -> None:
    there = await hall()
    kim = await there.rep("kim")
    assert "Only an organiser can do that." in await press(there, kim, "one-canary", Role.ORGANISER)
    assert await press(there, there.organiser, "two-canary", Role.ORGANISER) == "Done."
    assert await press(there, there.organiser, "three-canary", Role.REP) == "Done."


async def test_whoever_does_something_can_be_told_something_from_then_on() -> None:
    there = await hall()
    kim = await there.rep("kim")
    async with there.branch.desk.store.transaction() as tx:
        for one in await tx.find(Address, person=there.who(kim)):
            await tx.remove(Address, one.id)
    await press(there, kim, "one-canary")
    (address,) = [one for one in await there.every(Address) if one.person == there.who(kim)]
    assert address.channel == kim.place.reach


async def test_a_form_that_came_back_with_errors_can_be_sent_again_from_the_same_window() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report()
    key = f"case.noted {report.id}"
    assert "Please answer this one." in await kim.send(key, "one-canary", words=" ")
    for _ in range(2):
        assert "Your note is kept." in await kim.send(key, "one-canary", words="Spoke with payroll")
    assert [one.words for one in await there.every(CaseNote)] == ["Spoke with payroll"]
    assert await there.log(report) == [Did.NOTED]


async def test_a_cause_that_is_sent_again_to_read_something_else_is_logged() -> None:
    there = await hall()
    kim = await there.rep("kim")
    one, other = await there.report(), await there.report()
    await kim.force("case.open", one.id, "one-canary")
    await kim.force("case.open", one.id, "one-canary")
    assert "Case" in await kim.force("case.open", other.id, "one-canary")
    assert (await there.log(one), await there.log(other)) == ([Did.READ], [Did.READ])
