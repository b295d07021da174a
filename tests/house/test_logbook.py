"""Organisers read who did what; what is kept from one of them leaves no trace, and nobody can alter anything."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot import audit
from bot.cases.codes import code
from bot.log_lines import SAYS
from bot.log_reading import A_PAGE, WHOLE
from bot.logbook import OLDER, STANDS, STANDS_NOT
from bot.records import EVERYWHERE, AuditEntry, AuditHead, Report, System
from bot.records.audit import Did
from bot.store import Transaction, run
from tests.cases.parts import Hall, hall
from tests.fakes import kept
from tests.house.parts import who
from tests.people.living import Branch, Somebody


async def did(here: Hall, somebody: Somebody, did: Did, about: str) -> None:
    """As it is logged when they do it."""
    desk = here.branch.desk

    async def write(tx: Transaction) -> None:
        await audit.append(tx, here.who(somebody), did, about, desk.now())

    await run(desk.store, write)


def lines(somebody: Somebody) -> list[str]:
    return [line for line in somebody.words.splitlines() if line.startswith("- ")]


async def test_an_organiser_reads_who_did_what_about_what_and_on_which_day_the_newest_first() -> None:
    here = await hall()
    rep, report = await here.rep("sam"), await here.report()
    await did(here, rep, Did.READ, report.id)
    here.branch.clock.move(timedelta(days=1))
    await did(here, rep, Did.CHANGED_SYSTEM, report.system)
    await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    await did(here, here.organiser, Did.SEARCHED, EVERYWHERE)
    told = await here.organiser.say("audit log")
    assert lines(here.organiser)[:4] == [
        "- 23 November 2026: **The organiser** searched the cases of all workplaces",
        "- 23 November 2026: **Sam** marked what is in force at Town Hall",
        "- 23 November 2026: **Sam** changed the system Rota helper",
        f"- 22 November 2026: **Sam** opened case {code(report.id)}".replace("-", "\\-").replace("\\- 22", "- 22"),
    ]
    assert WHOLE in told
    assert "**The bot, or whoever has the machine** made a code for a role at all workplaces" in told
    assert here.who(rep) not in repr(here.organiser.replies)


async def test_what_somebody_did_several_times_on_end_stands_there_once() -> None:
    here = await hall()
    rep, report = await here.rep("sam"), await here.report()
    for _ in range(3):
        await did(here, rep, Did.SEARCHED, here.place.id)
    await did(here, rep, Did.CHANGED_SYSTEM, report.system)
    await here.organiser.say("audit log")
    assert lines(here.organiser)[1] == "- 22 November 2026: **Sam** searched the cases of Town Hall (3 times)"


async def test_at_the_desk_the_log_is_one_press_away_for_organisers_only() -> None:
    here = await hall()
    rep = await here.rep("sam")
    await rep.open()
    assert "Audit log" not in rep.labels
    await here.organiser.open()
    assert WHOLE in await here.organiser.press("Audit log")


@pytest.mark.parametrize("name", ["sam", "eve"])
async def test_nobody_else_reads_it(name: str) -> None:
    here = await hall()
    await here.rep("sam")
    somebody = here.branch.somebody(name)
    await somebody.open("desk")
    for action in ("log.open", OLDER, "log.filter", "log.seal"):
        assert await somebody.force(action, "did=read") == "Only an organiser can do that."
    assert await somebody.say("audit log") == "Only an organiser can do that."
    assert await somebody.send("log.filter", did="read") == "Only an organiser can do that."
    assert await somebody.send("log.seal", seal="0" * 64) == "Only an organiser can do that."


async def test_who_no_longer_holds_a_role_has_no_name_in_it() -> None:
    here = await hall()
    rep = await here.rep("sam")
    await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    await here.organiser.force("people.list")
    await here.organiser.press("Sam, rep for Town Hall")
    await here.organiser.press("Remove Sam")
    await here.organiser.press("Yes, remove Sam")
    told = await here.organiser.say("audit log")
    assert "**Somebody who no longer holds a role** marked what is in force at Town Hall" in told
    assert "ended the role of somebody who no longer holds a role for Town Hall" in told
    assert "Sam" not in told


async def traced(*, kept_from_them: bool) -> tuple[Hall, Somebody, Report]:
    """An organiser of everywhere, from whom a report that a rep works on is kept, or is not there at all."""
    here = await hall()
    rep, other = await here.rep("sam"), await here.rep("kim", "all", "organiser")
    before = [one.id for one in await kept(here.branch.desk.store, AuditEntry)]
    report = await here.report(name="Secret rota", kept_from=(other,))
    assert len(await kept(here.branch.desk.store, AuditEntry)) == len(before)
    if kept_from_them:
        for deed in (Did.READ, Did.TOOK, Did.NOTED, Did.MOVED_ON, Did.ASKED_REPORTER):
            await did(here, rep, deed, report.id)
        await did(here, rep, Did.CHANGED_SYSTEM, report.system)
    for _ in range(A_PAGE + 5):
        await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    return here, other, report


async def test_a_kept_from_organiser_sees_the_very_same_as_if_nothing_had_been_there() -> None:
    shown = []
    for there in (True, False):
        _, other, _ = await traced(kept_from_them=there)
        pages = [await other.say("audit log")]
        seal = pages[0].rpartition("**")[0].rpartition("**")[2]
        assert len(seal) == 64
        pages[0] = pages[0].replace(seal, "a seal")
        while "Show older" in other.labels:
            pages.append(await other.press("Show older"))
        shown.append(pages)
    assert shown[0] == shown[1]


async def test_whom_it_is_not_kept_from_sees_it() -> None:
    here, other, report = await traced(kept_from_them=True)
    await here.organiser.send("log.filter", about=code(report.id))
    assert len(lines(here.organiser)) == 5
    for wanted in (code(report.id), "Secret", report.id):
        await other.send("log.filter", about=wanted)
        assert lines(other) == []
        assert "Nothing in the log fits." in other.words


async def test_no_number_and_no_count_of_entries_is_given_out() -> None:
    here, other, _ = await traced(kept_from_them=True)
    await other.say("audit log")
    entries = await kept(here.branch.desk.store, AuditEntry)
    (head,) = await kept(here.branch.desk.store, AuditHead)
    said = repr(other.replies)
    assert head.hash in said
    assert not [one.id for one in entries if one.id in said]
    assert str(head.number) not in other.words.replace(head.hash, "").replace("2026", "").replace("22 November", "")


async def test_the_seal_moves_at_each_look_so_that_moving_tells_nothing() -> None:
    here, other, _ = await traced(kept_from_them=False)
    seals = set()
    for _ in range(3):
        await other.say("audit log")
        seals.add((await kept(here.branch.desk.store, AuditHead))[0].hash)
    assert len(seals) == 3


async def test_a_report_that_is_held_or_erased_has_no_line() -> None:
    here = await hall()
    rep = await here.rep("sam")
    held = await here.report(held=here.branch.clock() + timedelta(hours=2))
    gone = await here.report()
    for report in (held, gone):
        await did(here, rep, Did.READ, report.id)
    async with here.branch.desk.store.transaction() as tx:
        await tx.remove(Report, gone.id)
    await here.organiser.say("audit log")
    assert not [line for line in lines(here.organiser) if "opened" in line]


async def test_an_organiser_of_one_workplace_reads_what_is_about_that_one() -> None:
    here = await hall()
    depot = await here.workplace("Depot")
    rep, other = await here.rep("sam"), await here.rep("kim", depot.id, "organiser")
    await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    await did(here, rep, Did.PAUSED, depot.id)
    await did(here, rep, Did.SEARCHED, EVERYWHERE)
    report = await here.report()
    await did(here, rep, Did.READ, report.id)
    await other.say("audit log")
    assert [line.partition(": ")[2] for line in lines(other)] == [
        "**Sam** paused the bot at Depot",
        "**Kim** took up a role for Depot",
        "**The organiser** made a code for a role at Depot",
    ]
    await other.force("log.filter")
    assert [field.name for field in other.form.fields] == ["did", "about", "on"]


async def test_it_is_searched_by_person_deed_thing_and_day() -> None:
    here = await hall()
    rep = await here.rep("sam")
    report = await here.report()
    await did(here, rep, Did.READ, report.id)
    here.branch.clock.move(timedelta(days=1))
    await did(here, here.organiser, Did.READ, report.id)
    await did(here, rep, Did.CHANGED_SYSTEM, report.system)
    await here.organiser.say("audit log")
    await here.organiser.press("Search the log")
    form = here.organiser.form
    (sam,) = [value for value, label in form.fields[0].options if label == "Sam"]
    for values, count in (
        ({"who": sam, "did": "read"}, 1),
        ({"did": "read"}, 2),
        ({"about": code(report.id).lower().replace("-", " ")}, 2),
        ({"about": "rota"}, 1),
        ({"on": "23/11/2026", "did": "read"}, 1),
        ({"on": "21/11/2026"}, 0),
    ):
        await here.organiser.send(form.key, **values)
        assert len(lines(here.organiser)) == count, values


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"on": "soon"}, "not a day that I can read"),
        ({"did": "flew"}, "Please choose from the list."),
        ({"who": "somebody"}, "Please choose from the list."),
        ({"about": "x" * 81}, "one character too long"),
    ],
)
async def test_what_cannot_be_searched_for_comes_back(values: dict[str, str], wrong: str) -> None:
    here = await hall()
    assert wrong in await here.organiser.send("log.filter", **values)


async def test_a_long_log_is_read_page_by_page_each_line_once_while_it_grows() -> None:
    here = await hall()
    rep = await here.rep("sam")
    for number in range(2 * A_PAGE + 3):
        await here.keep(replace(here.place, id=f"place-{number}", name=f"Place {number}"))
        await did(here, rep, Did.MARKED_CLAUSE, f"place-{number}")
    await here.organiser.send("log.filter", did="marked-clause")
    found = lines(here.organiser)
    assert len(found) == A_PAGE
    while "Show older" in here.organiser.labels:
        await did(here, rep, Did.MARKED_CLAUSE, here.place.id)  # the log grows meanwhile
        await here.organiser.press("Show older")
        found += lines(here.organiser)
    places = [line.rpartition(" ")[2] for line in found]
    assert places == [str(number) for number in reversed(range(2 * A_PAGE + 3))]


@pytest.mark.parametrize("value", ["", "before=nowhere", "before=" + "x" * 5_000, "%%%", "who=\udcff", "did=nothing"])
async def test_a_forged_page_shows_nothing_that_is_not_theirs_and_breaks_nothing(value: str) -> None:
    _, other, report = await traced(kept_from_them=True)
    told = await other.force(OLDER, value)
    assert "went wrong" not in told
    assert code(report.id) not in told


async def test_looking_is_logged_once_for_each_look_and_turning_pages_is_none() -> None:
    here, other, _ = await traced(kept_from_them=False)
    for cause in ("one", "one", "two"):
        await other.say("audit log", cause=cause)
    await other.press("Show older")
    entries = await kept(here.branch.desk.store, AuditEntry)
    assert [one.who for one in entries if one.did is Did.READ_LOG] == [here.who(other)] * 2


async def test_a_seal_that_was_noted_proves_the_log_up_to_it() -> None:
    here = await hall()
    await here.organiser.say("audit log")
    (head,) = await kept(here.branch.desk.store, AuditHead)
    rep = await here.rep("sam")
    await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    await here.organiser.force("log.seal")
    assert STANDS in await here.organiser.fill(seal=f" {head.hash[:32].upper()} {head.hash[32:]}")
    assert STANDS_NOT in await here.organiser.send("log.seal", seal="0" * 64)
    assert "Please answer this one." in await here.organiser.send("log.seal", seal="")


@pytest.mark.parametrize("harm", ["altered", "taken out", "cut off"])
async def test_a_log_that_was_tampered_with_says_so(harm: str) -> None:
    here = await hall()
    rep = await here.rep("sam")
    await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    entries = await kept(here.branch.desk.store, AuditEntry)
    (head,) = await kept(here.branch.desk.store, AuditHead)
    async with here.branch.desk.store.transaction() as tx:
        if harm == "altered":
            await tx.put(replace(entries[2], did=Did.DELETED))
        else:
            await tx.remove(AuditEntry, entries[2 if harm == "taken out" else -1].id)
    told = await here.organiser.say("audit log")
    assert "**The log was tampered with.**" in told
    assert WHOLE not in told
    assert STANDS_NOT in await here.organiser.send("log.seal", seal=head.hash)


async def test_there_is_no_action_that_takes_anything_out_of_it() -> None:
    """Every handler of the log, forged, leaves all that was there."""
    here = await hall()
    rep = await here.rep("sam")
    await did(here, rep, Did.MARKED_CLAUSE, here.place.id)
    before = await kept(here.branch.desk.store, AuditEntry)
    routes = here.branch.bot._routes
    for action in [name for name in routes._pressed if name.startswith("log.")]:
        await here.organiser.force(action, before[0].id)
    for form in [name for name in routes._submitted if name.startswith("log.")]:
        await here.organiser.send(form, seal=before[0].id, about=before[0].id)
    after = await kept(here.branch.desk.store, AuditEntry)
    assert after[: len(before)] == before


async def test_names_that_people_typed_mean_only_themselves() -> None:
    here = await hall()
    rep = await here.rep("sam")
    await here.keep(System("made", here.place.id, "**Rota** [x](https://evil.example)", confirmed=True))
    await did(here, rep, Did.CHANGED_SYSTEM, "made")
    told = await here.organiser.say("audit log")
    assert "\\*\\*Rota\\*\\* \\[x\\]\\(https://evil.example\\)" in told


async def test_every_entry_of_a_whole_branch_can_be_told() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.say("audit log")
    assert len(lines(organiser)) == len(await kept(branch.desk.store, AuditEntry)) - 1
    assert who(branch, organiser) not in repr(organiser.replies)


def test_each_deed_has_its_words() -> None:
    assert set(SAYS) == set(Did)


async def test_that_a_rep_looked_at_a_system_stands_there_once_a_day() -> None:
    here = await hall()
    rep = await here.rep("sam")
    await here.keep(System("care", here.place.id, "CareMatch", confirmed=True))
    for _ in range(2):
        await rep.force("register.system", "care")
        await rep.force("register.items", "care")
    await here.organiser.say("audit log")
    assert "- 22 November 2026: **Sam** opened the system CareMatch" in lines(here.organiser)
    here.branch.clock.move(timedelta(days=1))
    await rep.force("papers.of", "care")
    reads = [one for one in await kept(here.branch.desk.store, AuditEntry) if one.did is Did.READ]
    assert [(one.who, one.about) for one in reads] == [(here.who(rep), "care")] * 2


async def test_a_letter_that_rests_on_what_is_kept_from_them_is_not_in_their_log() -> None:
    here = await hall()
    rep, other = await here.rep("sam"), await here.rep("kim", "all", "organiser")
    await here.keep(System("care", here.place.id, "CareMatch", confirmed=True))
    await here.report(system="care", kept_from=(other,))
    await rep.say("my name")
    await rep.force("papers.keep", "information-request care")
    await rep.press("Sign it off")
    await rep.press("Yes, I have checked it")
    for somebody, sees in ((here.organiser, True), (other, False)):
        await somebody.say("audit log")
        for said in ("drafted a paper about the system CareMatch", "signed a paper about the system CareMatch"):
            assert (said in somebody.words) is sees
    await rep.press("Delete it")
    await rep.press("Yes, delete it")
    assert "deleted something" not in await other.say("audit log")


@pytest.mark.parametrize("hidden", [True, False])
async def test_what_was_done_with_a_system_can_be_read_once_it_is_part_of_another(hidden: bool) -> None:
    here = await hall()
    rep, other = await here.rep("sam"), await here.rep("kim", "all", "organiser")
    report = await here.report(name="Secret rota", kept_from=(other,) if hidden else ())
    await here.keep(
        System("care", here.place.id, "CareMatch", confirmed=True),
        System("last", here.place.id, "Last", confirmed=True),
    )
    await rep.force("register.system", report.system)
    await rep.press("Take over what the reports say")
    await rep.force("register.join", f"{report.system} care")
    here.branch.clock.move(timedelta(days=1))
    await rep.force("register.join", "care last")
    for somebody, sees in ((here.organiser, True), (other, not hidden)):
        await somebody.say("audit log")
        assert ("- 22 November 2026: **Sam** changed the system Last" in lines(somebody)) is sees
        assert ("- 22 November 2026: **Sam** joined another system to the system Last" in lines(somebody)) is sees
        assert "- 23 November 2026: **Sam** joined another system to the system Last" in lines(somebody)
