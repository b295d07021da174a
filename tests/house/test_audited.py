"""What organisers and reps do with offices, workplaces and marks stands in the audit log, once for each cause."""

from bot import audit
from bot.records import EVERYWHERE, Office, Role
from bot.records.audit import Did
from bot.store import run
from tests.fakes import kept
from tests.house.parts import appointed, log, two_workplaces, who
from tests.people.living import Branch
from tests.people.test_in_force import marked
from tests.people.test_workplaces import HALL, placed


async def test_the_code_of_the_machine_and_its_use_are_logged() -> None:
    branch = Branch()
    olu = await branch.organiser()
    mine = who(branch, olu)
    assert await log(branch) == [("", Did.APPOINTED, EVERYWHERE), (mine, Did.CLAIMED_ROLE, f"/{mine}")]


async def test_appointing_and_claiming_are_logged_by_whom_and_where() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    sam = await appointed(branch, "sam", hall.id)
    olu, rep = who(branch, branch.somebody("olu")), who(branch, sam)
    assert (await log(branch))[-2:] == [
        (olu, Did.APPOINTED, hall.id),
        (rep, Did.CLAIMED_ROLE, f"{hall.id}/{rep}"),
    ]


async def test_an_appointment_that_comes_twice_is_logged_once_and_so_is_a_claim() -> None:
    branch = Branch()
    olu = await branch.organiser()
    await olu.force("people.appoint")
    form = olu.form
    for _ in range(2):
        await olu.send(form.key, "twice", name="Sam", role="rep", workplace="all")
    await olu.force("people.appoint")
    await olu.fill(name="Kim", role="rep", workplace="all")
    kim, code = branch.somebody("kim"), olu.code
    for _ in range(2):
        await kim.say(f"claim {code}", cause="once")
    deeds = [did for _, did, _ in await log(branch)]
    assert deeds.count(Did.APPOINTED) == 3
    assert deeds.count(Did.CLAIMED_ROLE) == 2


async def test_wrong_codes_refusals_and_forms_that_come_back_are_not_logged() -> None:
    branch = Branch()
    await two_workplaces(branch)
    before = await log(branch)
    eve, olu = branch.somebody("eve"), branch.somebody("olu")
    await eve.say("claim ACDE-FGHJ-3467")
    await eve.force("people.removed", "anything")
    await eve.send("workplaces.save", **HALL)
    await olu.send("workplaces.save", **{**HALL, "zone": "Mars"})
    assert await log(branch) == before


async def test_ending_changing_and_taking_back_are_logged_with_whose_role_it_was() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    sam = await appointed(branch, "sam", hall.id)
    olu, rep = branch.somebody("olu"), who(branch, sam)
    (office,) = [one for one in await kept(branch.desk.store, Office) if one.role is Role.REP]
    await olu.force("people.end", office.id)
    await olu.fill(until="31/12/2026", cause="end")
    await olu.send(f"people.end {office.id}", "end", until="31/12/2026")
    assert "is no longer rep" in await olu.force("people.removed", office.id, "remove")
    assert await olu.force("people.removed", office.id, "remove") == "That was done already."
    await olu.force("people.appoint")
    await olu.fill(name="Kim", role="rep", workplace=hall.id)
    await olu.force("people.list")
    await olu.press("Take back the invitation of Kim", "back")
    assert await olu.force("people.take_back", "whatever", "back") == "That was done already."
    by = who(branch, olu)
    assert (await log(branch))[-4:] == [
        (by, Did.CHANGED_ROLE, f"{hall.id}/{rep}"),
        (by, Did.ENDED_ROLE, f"{hall.id}/{rep}"),
        (by, Did.APPOINTED, hall.id),
        (by, Did.TOOK_BACK, hall.id),
    ]


async def test_a_role_that_is_handed_over_ends_in_the_log_of_whoever_had_it() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    sam = await appointed(branch, "sam", hall.id)
    await sam.force("people.hand_over")
    await sam.fill(name="Kim")
    kim = branch.somebody("kim")
    await kim.say(f"claim {sam.code}")
    old, new = who(branch, sam), who(branch, kim)
    assert (await log(branch))[-3:] == [
        (old, Did.APPOINTED, hall.id),
        (old, Did.ENDED_ROLE, f"{hall.id}/{old}"),
        (new, Did.CLAIMED_ROLE, f"{hall.id}/{new}"),
    ]


async def test_a_change_of_name_is_logged_for_each_workplace_and_the_same_name_is_none() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    sam = await appointed(branch, "sam", hall.id)
    before = len(await log(branch))
    for cause in ("one", "one", "two"):
        await sam.send("people.rename", cause, name="Sam Okafor")
    rep = who(branch, sam)
    assert (await log(branch))[before:] == [(rep, Did.RENAMED, f"{hall.id}/{rep}")]


async def test_workplaces_and_marks_are_logged_once_for_each_time_they_are_saved() -> None:
    branch = Branch()
    hall = await marked(branch)
    sam = branch.somebody("sam")
    deeds = [(did, about) for _, did, about in await log(branch)]
    assert deeds.count((Did.CHANGED_WORKPLACE, hall.id)) == 1
    assert deeds.count((Did.MARKED_CLAUSE, hall.id)) == 1
    await sam.force("marking.mark", hall.id)
    values = dict(sam.form.values)
    for cause in ("again", "again"):
        await sam.send(f"marking.save {hall.id}", cause, **values)
    olu = branch.somebody("olu")
    for _ in range(2):
        await olu.send(f"workplaces.save {hall.id}", "changed", **{**HALL, "name": "City Hall"})
    deeds = [(did, about) for _, did, about in await log(branch)]
    assert deeds.count((Did.MARKED_CLAUSE, hall.id)) == 2
    assert deeds.count((Did.CHANGED_WORKPLACE, hall.id)) == 2


async def test_a_mark_that_is_delivered_again_does_not_undo_what_came_after_it() -> None:
    branch = Branch()
    hall = await marked(branch)
    sam = branch.somebody("sam")
    await sam.force("marking.mark", hall.id)
    values = dict(sam.form.values)
    clause = "agreement.consent-to-new"
    await sam.send(f"marking.save {hall.id}", "first", **{**values, clause: "left out"})
    await sam.send(f"marking.save {hall.id}", "second", **{**values, clause: "amended"})
    await sam.send(f"marking.save {hall.id}", "first", **{**values, clause: "left out"})
    await sam.force("marking.mark", hall.id)
    assert sam.form.values[clause] == "amended"


async def test_the_log_of_all_that_is_whole() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await placed(organiser)
    await appointed(branch, "sam")
    assert audit.verify(*await run(branch.desk.store, audit.read)) is None
