"""Whoever a reporter ticks gets no trace of the report. How names are typed stands in `test_hiding_by_name`."""

from datetime import timedelta

import pytest

from bot.desk import House
from bot.events import Answer, Owner, Person, Place, Pressed, Said, Submitted
from bot.records import KeptFrom, Notice, Office, Report, Role, System, Unread
from bot.records.reports import Mode
from bot.replies import Form
from bot.reports import hiding
from bot.telling import WAITING
from tests import fakes
from tests.fakes import TODAY, kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import WHAT, filling, hall, rep, reported


def ticks(who: Somebody, *names: str) -> tuple[str, ...]:
    """The choices of the form for these names."""
    (field,) = (field for field in who.form.fields if field.name == "hidden")
    return tuple(value for value, label in field.options if label.partition(" (")[0] in names)


async def one_hidden(branch: Branch, mode: Mode, *names: str) -> Report:
    """Of Sam, Kim and Olu."""
    place = await hall(branch)
    for name, known_as in (("sam", "Sam Canary"), ("kim", "Kim Canary")):
        await rep(branch, place, name, known_as)
    member = branch.somebody("alex")
    await filling(member, place, mode)
    named = {"name": "Ada Canary"} if mode is Mode.NAMED else {}
    await member.fill(what=WHAT, hidden=ticks(member, *names), **named)
    assert "Thank you. Your report is kept." in member.words
    (report,) = await kept(branch.desk.store, Report)
    return report


async def test_everybody_who_could_see_it_can_be_ticked_by_name_and_role() -> None:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    member = branch.somebody("alex")
    await filling(member, place, Mode.ANONYMOUS)
    (field,) = (field for field in member.form.fields if field.name == "hidden")
    assert [label for _, label in field.options] == ["Olu Canary (organiser)", "Sam Canary (rep)"]
    people = {one.person for one in await kept(branch.desk.store, Office)}
    assert not people & {value for value, _ in field.options}


@pytest.mark.parametrize("mode", list(Mode))
async def test_who_is_ticked_is_told_nothing_and_finds_nothing(mode: Mode) -> None:
    branch = Branch()
    report = await one_hidden(branch, mode, "Sam Canary")
    sam, kim = branch.somebody("sam"), branch.somebody("kim")
    (office,) = [one for one in await kept(branch.desk.store, Office) if one.name == "Sam Canary"]
    branch.clock.move(timedelta(hours=25))
    assert office.person not in {one.to for one in await kept(branch.desk.store, Unread)}
    assert office.person not in {one.about for one in await kept(branch.desk.store, Notice)}
    assert not [
        one for one in await kept(branch.desk.store, Notice) if one.what == WAITING and office.person in one.about
    ]
    await sam.open()
    assert await sam.force("case.open", report.id) == await sam.force("case.open", "no such report")
    assert "Case" in await kim.force("case.open", report.id)


async def test_who_holds_office_under_one_name_twice_is_one_choice_and_both_are_kept_out() -> None:
    branch = Branch()
    place = await hall(branch)
    for account in ("sam", "sam on the web"):
        await rep(branch, place, account, "Sam Canary")
    member = branch.somebody("alex")
    await filling(member, place, Mode.ANONYMOUS)
    assert len(ticks(member, "Sam Canary")) == 1
    await member.fill(what=WHAT, hidden=ticks(member, "Sam Canary"))
    (kept_from,) = await kept(branch.desk.store, KeptFrom)
    sams = {one.person for one in await kept(branch.desk.store, Office) if one.name == "Sam Canary"}
    assert set(kept_from.people) == sams
    assert len(sams) == 2
    assert kept_from.names == ("Sam Canary",)


def office(person: str, name: str, role: Role = Role.REP) -> Office:
    return Office(f"{person} {name} {role}", person, role, "hall", name, TODAY)


def test_all_names_and_pseudonyms_that_hang_together_are_kept_out() -> None:
    desk = fakes.desk()
    offices = [office("1", "Sam"), office("1", "Samuel"), office("2", "SAMUEL"), office("3", "Kim")]
    for name in ("Sam", "Samuel"):
        (value,) = [value for value, label in hiding.options(offices, desk) if label == f"{name} (rep)"]
        found = hiding.kept_from("a report", [value], offices, desk)
        assert found
        assert found.people == ("1", "2")
        assert set(found.names) == {"Sam", "Samuel", "SAMUEL"}
    assert hiding.kept_from("a report", [], offices, desk) is None


async def test_where_nobody_would_be_left_it_says_so_and_keeps_nothing() -> None:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    member = branch.somebody("alex")
    await filling(member, place, Mode.ANONYMOUS)
    await member.fill(what=WHAT, hidden=ticks(member, "Sam Canary", "Olu Canary"))
    assert "nobody would be left who could see it" in member.words
    assert not await kept(branch.desk.store, Report)
    await member.fill(hidden=ticks(member, "Sam Canary"))
    assert "Within 24 hours the organisers can see it" in member.words


async def test_when_the_ticked_come_back_by_another_account_of_their_name_they_find_nothing_either() -> None:
    branch = Branch()
    report = await one_hidden(branch, Mode.NAMED, "Sam Canary")
    (place,) = {one.workplace for one in await kept(branch.desk.store, Report)}
    organiser = branch.somebody("olu")
    await organiser.force("people.appoint")
    await organiser.fill(name="sam canary", role="rep", workplace=place)
    other = branch.somebody("sam at home")
    await other.say(f"claim {organiser.code}")
    assert await other.force("case.open", report.id) == await other.force("case.open", "no such report")


async def test_the_system_that_is_known_from_such_a_report_alone_is_kept_from_them_too() -> None:
    branch = Branch()
    await one_hidden(branch, Mode.NAMED, "Sam Canary")
    (system,) = await kept(branch.desk.store, System)
    sam = branch.somebody("sam")
    assert await sam.force("register.system", system.id) == await sam.force("register.system", "no such system")


async def test_what_a_reporter_adds_later_leaves_no_trace_for_them_either() -> None:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    member = branch.somebody("alex")
    await filling(member, place, Mode.NAMED)
    await member.fill(what=WHAT, name="Ada Canary", hidden=ticks(member, "Sam Canary"))
    (sam,) = [one.person for one in await kept(branch.desk.store, Office) if one.name == "Sam Canary"]
    await member.press("Add more")
    await member.fill(purpose="To save money.")
    await member.press("Look at my report")
    await member.press("Messages")
    await member.press("Write to the rep")
    await member.fill(words="Is anybody there?")
    await member.press("Look at my report")
    await member.press("Take it back")
    await member.press("Yes, take it back")
    assert sam not in repr(await kept(branch.desk.store, Unread))
    assert sam not in repr(await kept(branch.desk.store, Notice))
    assert len(await kept(branch.desk.store, KeptFrom)) == 1


async def test_in_a_trial_its_rep_and_its_organiser_can_be_ticked() -> None:
    branch = Branch()
    branch.start(fakes.desk(house=House("A trial", "nobody", Owner.SELF, local=True), clock=branch.clock))
    member, here = Person("local", "", "member"), Place("web", "", "a trial-canary", Owner.SELF, reach="member")
    await branch.bot.handle(Said(member, here, "1-canary", "report"))
    form = (await branch.bot.handle(Pressed(member, here, "2-canary", "report.mode", "anonymous")))[-1]
    assert isinstance(form, Form)
    options = {label: value for field in form.fields if field.name == "hidden" for value, label in field.options}
    assert set(options) == {"The rep of this trial (rep)", "The organiser of this trial (organiser)"}
    values: dict[str, Answer] = {"what": WHAT, "where": "Here", "hidden": (options["The rep of this trial (rep)"],)}
    await branch.bot.handle(Submitted(member, here, "3-canary", "report.send anonymous -", values))
    branch.clock.move(timedelta(hours=25))
    (report,) = await kept(branch.desk.store, Report)
    for role, sees in (("rep", False), ("organiser", True)):
        replies = await branch.bot.handle(
            Pressed(Person("local", "", role), here, f"{role}-canary", "case.open", report.id)
        )
        assert ("Case " in repr(replies)) is sees


async def test_nobody_who_reports_is_on_the_list_of_anybody() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("alex"), place)
    assert not await kept(branch.desk.store, KeptFrom)
