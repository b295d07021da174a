"""A report that is kept from a rep leaves no trace for them in any paper, nor does a single report in what leaves."""

from bot.records import KeptFrom, Report, System
from bot.records.papers import Checked, Draft, Reply, checked
from bot.reports import erasing
from tests.fakes import TODAY, kept
from tests.papers.parts import (
    CONSENT,
    SYSTEM,
    appointed,
    files,
    flagged,
    hidden,
    keep,
    office,
    report,
    system,
)
from tests.papers.test_drafting import NOT_THERE, held

PACK = "Draft: Stop-action pack"


async def test_a_rep_from_whom_a_report_is_kept_counts_without_it_and_sees_no_clause_of_it() -> None:
    branch, sam, hall = await office()
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    reports = [report(number, hall.id, flags=flagged(CONSENT) if number == 4 else ()) for number in range(5)]
    await keep(branch.desk.store, *reports, hidden(branch, "report-4", mary))
    for somebody, sees in ((sam, True), (mary, False)):
        await somebody.force("papers.of", SYSTEM)
        told = (await somebody.press(PACK)).replace("\\", "")
        assert ("At least five members have reported it" in told) is sees
        assert (CONSENT in told) is sees
        assert ("At least five members" in files(somebody)["txt"].decode()) is sees
        told = (await somebody.force("papers.brief", SYSTEM)).replace("\\", "")
        assert ("at least 5" in told) is sees
        assert (CONSENT in told) is sees


async def test_a_letter_that_rests_on_a_report_is_kept_from_whom_the_report_is_kept() -> None:
    branch, sam, hall = await office()
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    await keep(branch.desk.store, report(1, hall.id), hidden(branch, "report-1", mary))
    draft = await held(sam)
    told = await mary.force("papers.of", SYSTEM)
    assert "No letter is kept yet." in told
    assert not [label for label in mary.labels if label.startswith("Open")]
    for action in ("open", "words", "sign", "signed", "delete", "deleted"):
        for value in (draft.id, f"{draft.id} {draft.number}"):
            assert await mary.force(f"papers.{action}", value) == NOT_THERE
    assert await mary.send(f"papers.words {draft.id} 1", title="x") == NOT_THERE
    assert "Information request" in await sam.force("papers.of", SYSTEM)


async def test_it_stays_kept_from_them_once_the_report_is_gone() -> None:
    branch, sam, hall = await office()
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    await keep(branch.desk.store, report(1, hall.id), hidden(branch, "report-1", mary))
    draft = await held(sam)
    async with branch.desk.store.transaction() as tx:
        await erasing.erase(tx, "report-1")
    assert await kept(branch.desk.store, KeptFrom) == ()
    assert await mary.force("papers.open", draft.id) == NOT_THERE


async def test_it_is_kept_from_whom_a_reporter_named_by_typing_though_the_report_is_gone() -> None:
    branch, sam, hall = await office()
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    await keep(branch.desk.store, report(1, hall.id), KeptFrom("report-1", (), (), ("mary",)))
    draft = await held(sam)
    assert await mary.force("papers.open", draft.id) == NOT_THERE
    async with branch.desk.store.transaction() as tx:
        await erasing.erase(tx, "report-1")
    assert await mary.force("papers.open", draft.id) == NOT_THERE
    assert "Information request" in await sam.force("papers.open", draft.id)


async def test_it_is_kept_from_them_by_name_too_and_by_what_a_later_change_rests_on() -> None:
    branch, sam, hall = await office()
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    draft = await held(sam)
    assert "Information request" in await mary.force("papers.open", draft.id)
    await keep(branch.desk.store, report(1, hall.id), KeptFrom("report-1", (), ("mary okafor",)))
    await sam.press("Change the words")
    await sam.fill(opening="As somebody reported")
    assert await mary.force("papers.open", draft.id) == NOT_THERE


async def test_a_system_that_is_known_from_that_report_alone_has_no_papers_for_them() -> None:
    branch, sam, hall = await office(confirmed=False)
    mary = await appointed(branch.somebody("olu"), branch, "mary", hall)
    await keep(branch.desk.store, report(1, hall.id), hidden(branch, "report-1", mary))
    assert "Letters and brief" in await sam.force("papers.of", SYSTEM)
    for action in ("of", "checks", "brief", "checks_files"):
        assert await mary.force(f"papers.{action}", SYSTEM) == NOT_THERE
    assert "ShiftMaker" not in await mary.force("papers.brief", hall.id)
    await mary.say("brief")
    assert "ShiftMaker" not in "".join(mary.labels)
    assert "no workplace or system of that name" in await mary.say("brief shiftmaker")


async def test_a_report_that_was_taken_back_stands_in_no_paper() -> None:
    branch, sam, hall = await office()
    await keep(branch.desk.store, report(1, hall.id, flags=flagged(CONSENT), taken_back=True))
    await sam.force("papers.of", SYSTEM)
    assert CONSENT not in (await sam.press(PACK)).replace("\\", "")


async def test_the_pack_of_four_reports_is_word_for_word_that_of_none() -> None:
    branch, sam, hall = await office()
    await sam.force("papers.of", SYSTEM)
    before = await sam.press(PACK)
    await keep(branch.desk.store, *(report(number, hall.id) for number in range(4)))
    await sam.force("papers.of", SYSTEM)
    assert await sam.press(PACK) == before


async def test_papers_go_with_a_system_that_is_forgotten() -> None:
    branch, sam, hall = await office(confirmed=False)
    await keep(branch.desk.store, report(1, hall.id), checked(SYSTEM, "data.kept", Reply.NO, TODAY))
    await held(sam)
    async with branch.desk.store.transaction() as tx:
        await erasing.erase(tx, "report-1")
    for kind in (Report, System, Draft, Checked):
        assert await kept(branch.desk.store, kind) == ()


async def test_papers_go_along_when_two_systems_turn_out_to_be_one() -> None:
    branch, sam, hall = await office()
    await keep(branch.desk.store, system(id="other", workplace=hall.id, name="Rota helper"))
    await keep(branch.desk.store, checked(SYSTEM, "data.kept", Reply.NO, TODAY))
    draft = await held(sam)
    await sam.force("register.join", f"{SYSTEM} other")
    systems = {one.id for one in await kept(branch.desk.store, System)}
    (there,) = systems
    (moved,) = await kept(branch.desk.store, Draft)
    assert (moved.id, moved.system) == (draft.id, there)
    (answer,) = await kept(branch.desk.store, Checked)
    assert answer.system == there
    assert "Information request" in await sam.force("papers.open", draft.id)
