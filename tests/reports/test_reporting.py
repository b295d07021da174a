"""A report, from the word to the receipt, in each of its modes."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Answer, Opened, Owner, Submitted
from bot.records import (
    Address,
    Disclosure,
    Held,
    Notice,
    Office,
    Receipt,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    System,
    Unread,
    Workplace,
    Works,
)
from bot.records.register import Consultation
from bot.records.reports import Does, Known, Mode
from bot.reports import flags, form
from bot.store import Record
from bot.telling import WAITING
from tests.fakes import TODAY, kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import WHAT, filling, hall, receipt, rep, reported


async def count(branch: Branch, kind: type[Record]) -> int:
    return len(await kept(branch.desk.store, kind))


async def test_named_the_rep_is_told_at_once_and_the_name_is_kept_apart() -> None:
    branch = Branch()
    place = await hall(branch)
    sam = await rep(branch, place, "sam", "Sam Canary")
    member = branch.somebody("alex")
    await filling(member, place, Mode.NAMED)
    assert member.form.title == "Report AI at work: named"
    assert "Please answer this one." in await member.fill(what=WHAT)
    await member.fill(what=WHAT, name="  Ada Canary ", does=("monitors", "pays"), known="first-hand", part="Post room")
    assert "Thank you. Your report is kept." in member.words
    assert "The reps can see it now" in member.words
    (report,) = await kept(branch.desk.store, Report)
    assert report == Report(
        report.id,
        report.system,
        place.id,
        "2026-W47",
        Mode.NAMED,
        part="Post room",
        known=Known.FIRST_HAND,
        does=(Does.MONITORS, Does.PAYS),
        changed="2026-W47",
        flags=report.flags,
    )
    assert {one.clause for one in report.flags} == {flags.NO_DECISIONS_ON_PEOPLE, flags.PAY, flags.PRIVACY}
    assert await kept(branch.desk.store, Reporter) == (Reporter(report.id, "Ada Canary"),)
    assert await count(branch, ReturnAddress) == 1
    assert not await count(branch, Held)
    assert [one.news for one in await kept(branch.desk.store, Unread)] == ["report"]
    (notice,) = [one for one in await kept(branch.desk.store, Notice) if one.what == WAITING]
    assert notice.due == branch.clock()
    assert "Case" in await sam.force("case.open", report.id)


async def test_confidential_a_way_back_is_kept_that_no_pseudonym_leads_to() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    await reported(member, place, Mode.CONFIDENTIAL)
    (report,) = await kept(branch.desk.store, Report)
    (way,) = await kept(branch.desk.store, ReturnAddress)
    (address,) = [one for one in await kept(branch.desk.store, Address) if one.id == way.address]
    assert way.id == report.id
    assert (address.person, address.channel) == ("", "channel of alex-canary")
    assert not await count(branch, Reporter)


async def test_anonymous_there_is_neither_a_name_nor_a_way_back() -> None:
    branch = Branch()
    place = await hall(branch)
    addresses = await count(branch, Address)
    await reported(branch.somebody("alex"), place, Mode.ANONYMOUS)
    assert not await count(branch, Reporter)
    assert not await count(branch, ReturnAddress)
    assert await count(branch, Address) == addresses


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.ANONYMOUS])
async def test_what_is_not_named_is_shown_to_nobody_for_some_hours(mode: Mode) -> None:
    branch = Branch()
    place = await hall(branch)
    sam = await rep(branch, place, "sam", "Sam Canary")
    await reported(branch.somebody("alex"), place, mode)
    (report,), (held,) = await kept(branch.desk.store, Report), await kept(branch.desk.store, Held)
    assert timedelta(hours=2) - timedelta(minutes=1) <= held.until - branch.clock() <= timedelta(hours=24)
    gone = await sam.force("case.open", "there is no such report")
    assert await sam.force("case.open", report.id) == gone
    assert all(one.due >= held.until for one in await kept(branch.desk.store, Notice) if one.what == WAITING)
    branch.clock.move(held.until - branch.clock())
    assert "Case" in await sam.force("case.open", report.id)


async def test_the_receipt_is_shown_once_and_only_a_slow_hash_of_it_is_kept() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    figures = await reported(member, place)
    assert member.words.count(figures) == 1
    assert [button.value for button in member.buttons] == [figures.replace(" ", "")] * 2
    (found,) = await kept(branch.desk.store, Receipt)
    assert figures.replace(" ", "") not in repr(found)


@pytest.mark.parametrize("mode", list(Mode))
async def test_what_is_delivered_twice_is_one_report_and_gets_the_same_answer(mode: Mode) -> None:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    member = branch.somebody("alex")
    await reported(member, place, mode)
    said, kept_before = member.replies, {kind: await count(branch, kind) for kind in (Report, Notice, Unread, System)}
    values = {"what": WHAT} | ({"name": "Ada Canary"} if mode is Mode.NAMED else {})
    branch.clock.move(timedelta(hours=1))
    await member.send(f"report.send {mode} {place.id}", member.cause, **values)
    assert member.replies == said
    assert {kind: await count(branch, kind) for kind in kept_before} == kept_before


async def test_two_deliveries_at_once_are_one_report_with_one_receipt() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    await member.open("chat")
    sent = Submitted(member.person, member.place, "cause-canary", f"report.send anonymous {place.id}", {"what": WHAT})
    first, *others = await asyncio.gather(*(branch.bot.handle(sent) for _ in range(5)))
    assert "Your receipt" in repr(first)
    assert all(one == first for one in others)
    assert await count(branch, Report) == await count(branch, Receipt) == 1


async def test_a_report_that_was_deleted_does_not_come_back_when_it_is_delivered_again() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    figures, cause = await reported(member, place), member.cause
    for label in ("Look at my report", "Delete it", "Yes, delete all of it"):
        await member.press(label)
    await member.send(f"report.send anonymous {place.id}", cause, what=WHAT)
    assert "That report was sent already, and its receipt was shown then." in member.words
    assert figures not in member.words
    assert not await count(branch, Report)


async def test_where_no_workplace_is_entered_yet_the_form_asks_where() -> None:
    branch = Branch()
    await branch.organiser()
    member = branch.somebody("alex")
    await member.say("report")
    await member.press("Anonymous")
    assert "Please answer this one." in await member.fill(what=WHAT)
    await member.fill(what=WHAT, where="The depot, Northern Buses")
    assert "Your receipt" in member.words
    (report,), (words,) = await kept(branch.desk.store, Report), await kept(branch.desk.store, ReportWords)
    assert (report.workplace, words.where) == ("", "The depot, Northern Buses")


async def test_a_workplace_that_is_not_listed_goes_to_who_acts_everywhere_and_to_no_rep_of_another() -> None:
    branch = Branch()
    place = await hall(branch)
    sam = await rep(branch, place, "sam", "Sam Canary")
    member = branch.somebody("alex")
    await member.say("report")
    await member.press("Named")
    await member.fill(workplace="not-listed")
    assert "Sam Canary" not in repr(member.form)
    await member.fill(what=WHAT, where="The depot", name="Ada Canary")
    assert "The organisers can see it now" in member.words
    assert "If nobody has after" not in member.words
    (report,), (olu,) = (
        await kept(branch.desk.store, Report),
        [one for one in await kept(branch.desk.store, Office) if one.workplace == ""],
    )
    assert [one.to for one in await kept(branch.desk.store, Unread)] == [olu.person]
    assert await sam.force("case.open", report.id) == await sam.force("case.open", "no such report")


async def test_who_said_where_they_work_is_not_asked_again_and_can_choose_another_place() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    await member.say("Where do I work?")
    await member.fill(workplace=place.id)
    await member.say("report")
    assert "this is about **Town Hall**" in await member.press("Anonymous")
    assert [field.name for field in member.form.fields][:2] == ["what", "does"]
    assert "Town Hall" in member.form.intro
    await member.press("It is about another workplace")
    assert [field.name for field in member.form.fields] == ["workplace"]
    await member.fill(workplace="not-listed")
    assert "where" in [field.name for field in member.form.fields]
    assert await count(branch, Works) == 1  # what is chosen for a report is not kept beside the person


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("report.send", "Please choose how far"),
        ("report.send secret -", "Please choose how far"),
        ("report.send named nowhere", "no longer in my list"),
        ("report.send anonymous ", "no longer in my list"),
    ],
)
async def test_a_forged_form_keeps_nothing(key: str, words: str) -> None:
    branch = Branch()
    await hall(branch)
    member = branch.somebody("alex")
    assert words in await member.send(key, what=WHAT, where="Somewhere", name="Ada Canary")
    assert not await count(branch, Report)


async def test_confidential_cannot_be_forged_where_nobody_can_be_reached() -> None:
    branch = Branch()
    place = await hall(branch)
    guest = branch.somebody("guest", lasting=False)
    assert "Confidential is not possible here" in await guest.send(f"report.send confidential {place.id}", what=WHAT)
    assert not await count(branch, Report)


@pytest.mark.parametrize(
    "values",
    [
        {"what": "  "},
        {"what": "x" * 121},
        {"what": WHAT, "does": ("flies",)},
        {"what": WHAT, "known": "by magic"},
        {"what": WHAT, "part": "The moon"},
        {"what": WHAT, "hidden": ("somebody else",)},
        {"what": WHAT, "doing": "x" * 2_001},
    ],
)
async def test_what_is_not_in_the_form_comes_back_with_what_is_wrong(values: dict[str, Answer]) -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    await filling(member, place, Mode.ANONYMOUS)
    await member.fill("", **values)
    assert member.form.errors
    assert not await count(branch, Report)


async def test_a_message_of_distress_in_a_report_is_kept_and_answered_with_contacts_first() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    await filling(member, place, Mode.ANONYMOUS)
    await member.fill(what=WHAT, doing="It counts every second. I want to kill myself.")
    assert member.card.title == "If you or someone else may be in danger"
    assert "What you wrote is not kept" not in member.words
    assert "Thank you. Your report is kept." in member.words
    (words,) = await kept(branch.desk.store, ReportWords)
    assert "kill myself" in words.does


async def test_reports_of_one_name_join_one_system_and_those_of_another_workplace_do_not() -> None:
    branch = Branch()
    place = await hall(branch)
    organiser = branch.somebody("olu")
    await organiser.force("workplaces.add")
    await organiser.fill(name="Depot", employer="The council", zone="Europe/London", chat_owner="union")
    for name, what in (("alex", WHAT), ("ben", "the rota wizard"), ("cleo", "Something else entirely")):
        await reported(branch.somebody(name), place, what=what)
    assert await count(branch, Report) == 3
    assert await count(branch, System) == 2


async def test_a_flag_on_consultation_needs_what_every_rep_can_see_of_the_register() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("alex"), place)
    await reported(branch.somebody("ben"), place)
    (system,) = await kept(branch.desk.store, System)
    assert system.consultation is Consultation.NOT_TOLD
    assert {one.flags for one in await kept(branch.desk.store, Report)} == {()}
    async with branch.desk.store.transaction() as tx:
        await tx.add(Disclosure("a disclosure", system.id, place.id, TODAY))
    await reported(branch.somebody("cleo"), place)
    assert {one.clause for report in await kept(branch.desk.store, Report) for one in report.flags} == {flags.DISCLOSE}


async def test_the_form_asks_no_more_than_it_must() -> None:
    branch = Branch()
    place = await hall(branch)
    member: Somebody = branch.somebody("alex")
    await filling(member, place, Mode.CONFIDENTIAL)
    assert [field.name for field in member.form.fields if field.required] == ["what"]
    assert member.form.key == f"{form.KEY} confidential {place.id}"
    assert "**Confidential**" in member.form.intro
    assert member.form.fields[0].suggests == f"report.what {place.id}"
    assert isinstance(await branch.bot.handle(Opened(member.person, member.place, "c-canary", "report")), tuple)
    await member.fill(what=WHAT)
    assert receipt(member)


async def test_what_the_form_did_not_ask_is_not_kept_though_it_is_sent() -> None:
    branch = Branch()
    place = await hall(branch, parts="")
    member = branch.somebody("alex")
    await member.send(
        f"report.send anonymous {place.id}",
        what=WHAT,
        where="x" * 10_000,
        part="The moon",
        name="Dave Smith",
        state="closed",
    )
    assert receipt(member)
    (report,), (words,) = await kept(branch.desk.store, Report), await kept(branch.desk.store, ReportWords)
    assert (report.part, report.state) == ("", "received")
    assert words == ReportWords(report.id, WHAT)
    assert not await count(branch, Reporter)


@pytest.mark.parametrize("mode", list(Mode))
async def test_the_receipt_says_how_far_i_let_myself_be_known_and_where_it_is_safe(mode: Mode) -> None:
    branch = Branch(owner=Owner.EMPLOYER)
    place = await hall(branch)
    alex = branch.somebody("alex")
    await reported(alex, place, mode)
    facts = {fact.label: fact.words for fact in alex.card.facts}
    assert mode.capitalize() in facts
    assert "Your employer owns this place, and could find the receipt in it." in facts["Who can read this here"]
    assert "write the 16 figures to me" in alex.words
    sent = Submitted(
        alex.person,
        replace(alex.place, owner=Owner.UNION),
        "another-canary",
        f"{form.KEY} anonymous {place.id}",
        {"what": WHAT},
    )
    assert "could find the receipt" not in str(await branch.bot.handle(sent))


async def test_who_fills_in_a_form_for_a_workplace_that_is_gone_loses_nothing() -> None:
    branch = Branch()
    place = await hall(branch)
    alex = branch.somebody("alex")
    await filling(alex, place, Mode.ANONYMOUS)
    async with branch.desk.store.transaction() as tx:
        await tx.remove(Workplace, place.id)
    assert "That workplace is no longer in my list" in await alex.fill(what=WHAT, doing="It shares out shifts")
    assert alex.form.values["doing"] == "It shares out shifts"
    assert "Thank you." in await alex.fill(where="Town Hall, the council")


async def test_what_was_kept_is_thanked_for_again_though_its_workplace_is_gone_by_then() -> None:
    branch = Branch()
    place = await hall(branch)
    alex = branch.somebody("alex")
    await filling(alex, place, Mode.ANONYMOUS)
    sent = alex.form
    await alex.fill("twice-canary", what=WHAT)
    figures = receipt(alex)
    async with branch.desk.store.transaction() as tx:
        await tx.remove(Workplace, place.id)
    await alex.send(sent.key, "twice-canary", what=WHAT)
    assert receipt(alex) == figures
    assert await count(branch, Report) == 1
