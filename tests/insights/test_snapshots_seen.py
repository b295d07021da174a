"""What members, reps and the employer are told by the snapshots of a concern report, also later on."""

from dataclasses import replace

from bot.insights import seeing, tables
from bot.insights.snapshots.at import (
    SIGN,
)
from bot.insights.snapshots.choosing import BOTH, WHY
from bot.insights.snapshots.keeping import LOST_NAME
from bot.insights.snapshots.signing import FIXED
from bot.records import ReleaseSigned, ReleaseSigner, ReleaseWords, Snapshot, SnapshotSigned, SnapshotSigner
from bot.records.insights import Part
from bot.records.reports import Does
from bot.records.surveys import Cell, Table
from bot.store import Transaction, run
from tests.fakes import NOON
from tests.insights.shared import ASKED, EMPLOYER, MEMBERS, NO_REPORT, PAGES, SURVEY, Shared, shared


async def test_members_are_told_all_of_it_once_theirs_is_signed_and_not_before() -> None:
    there = await shared()
    assert NO_REPORT in await there.member()
    await there.signs(EMPLOYER)
    assert NO_REPORT in await there.member()
    await there.signs(MEMBERS)
    said = await there.member()
    assert "most often: “Has a part in pay, hours or grades”, 12 of 19" in said
    assert f"[All of it on a page]({PAGES}{there.path(MEMBERS)})" in said
    alex = there.there.branch.somebody("alex")
    await alex.say("concern reports")
    await alex.press("7 September 2026 to 4 October 2026, 2 workplaces")
    await alex.press("Surveys, systems and questions")
    assert SURVEY in alex.words
    assert ASKED in alex.words


async def test_members_are_told_the_parts_that_were_chosen_and_nothing_else_of_it() -> None:
    there = await shared()
    await there.chooses(MEMBERS, "stages", "surveys")
    await there.signs(MEMBERS)
    said = await there.member()
    assert "19 people reported AI at work" in said
    assert "most often: “Daily work”, 13 of 19" in said
    for hidden in ("pay, hours or grades", "in the register", "12 of 19"):
        assert hidden not in said
    alex = there.there.branch.somebody("alex")
    await alex.force(seeing.TABLES, f"{there.release.id} 0")
    assert alex.card.title == "Where in somebody's employment it is used"
    assert alex.labels == ["In short"]
    for at in range(9):
        await alex.force(seeing.TABLES, f"{there.release.id} {at}")
        assert alex.card.title == "Where in somebody's employment it is used"
    await alex.force(seeing.BESIDE, there.release.id)
    assert SURVEY in alex.words
    assert "Systems in the register" not in alex.words
    assert ASKED not in alex.words


async def test_where_no_table_was_chosen_members_have_none_to_open() -> None:
    there = await shared()
    await there.chooses(MEMBERS, "systems")
    await there.signs(MEMBERS)
    assert "1 system is in the register" in await there.member()
    alex = there.there.branch.somebody("alex")
    await alex.force(seeing.ONE, there.release.id)
    assert "Table by table" not in alex.labels
    assert "Concern report, 7 September" in await alex.force(seeing.TABLES, f"{there.release.id} 0")


async def test_a_report_that_somebody_at_another_workplace_asks_for_is_not_shown_to_them() -> None:
    there = await shared()
    elsewhere = await there.there.workplace("Library")
    await there.signs(MEMBERS)
    alex = there.there.branch.somebody("alex")
    await alex.say("where do i work")
    await alex.fill(workplace=elsewhere.id)
    assert NO_REPORT in await there.member()


async def test_reps_still_see_all_of_a_signed_report() -> None:
    there = await shared()
    await there.chooses(MEMBERS, "weeks")
    await there.signs(MEMBERS)
    kim = await there.there.rep("kim")
    said = await kim.force(seeing.ONE, there.release.id)
    assert "pay, hours or grades" in said
    assert "Signed off by Olu" in said
    assert there.path(MEMBERS) not in said


async def test_the_employer_is_never_told_what_nobody_confirmed_nor_how_long_members_wait() -> None:
    there = await shared()
    await there.chooses(EMPLOYER, *(part for part in Part if part not in (Part.SUMMARY, Part.TOGETHER)))
    for audience, told in ((EMPLOYER, False), (MEMBERS, True)):
        found = await there.told(audience)
        clauses = found.contents.of(Part.CLAUSES)
        assert clauses
        assert [one.dimension for one in clauses.tables] == ["confirmed clause", *["unconfirmed clause"] * told]
        assert ("middle wait" in str(found.contents)) is told


async def test_two_things_together_are_held_back_and_need_both_of_them() -> None:
    there = await shared()
    pair = Table(
        (tables.CONCERN, tables.WORKPLACE),
        19,
        19,
        tuple(Cell((str(one), place), 9) for one in Does for place in there.workplaces),
    )
    await there.there.keep(replace(there.release, tables=(*there.release.tables, pair)))
    assert "Two of these together" in (await there.opens(EMPLOYER)).partition("Left out: ")[2]
    await there.olu.press("Choose what is in it")
    assert WHY[Part.TOGETHER] in there.olu.words
    assert BOTH in there.olu.words
    for parts, stands in ((("concerns", "together"), False), (("concerns", "together", "workplaces"), True)):
        said = await there.chooses(EMPLOYER, *parts)
        assert ("Two of these together" in said.partition("Left out")[0]) is stands
        assert bool((await there.told(EMPLOYER)).contents.of(Part.TOGETHER)) is stands


async def lose_what_is_personal(there: Shared) -> None:
    """As a restore without personal records does: see `adapters.stores.restoring`."""
    personal = (SnapshotSigner, ReleaseSigner, ReleaseWords)
    assert all(kind.personal for kind in personal)
    assert not any(kind.personal for kind in (Snapshot, SnapshotSigned, ReleaseSigned))

    async def lose(tx: Transaction) -> None:
        for kind in personal:
            for one in await tx.lying(kind):
                await tx.remove(kind, one.id)

    await run(there.there.branch.desk.store, lose)


async def test_where_all_that_names_somebody_is_lost_it_stays_signed_with_what_was_chosen() -> None:
    there = await shared()
    await there.chooses(MEMBERS, "weeks")
    await there.signs(MEMBERS)
    await lose_what_is_personal(there)
    said = (await there.member()).replace("\\", "")
    assert f"Signed off by {LOST_NAME} on 22 November 2026" in said
    assert "pay, hours or grades" not in said
    assert FIXED in await there.olu.force(SIGN, there.value(MEMBERS))


async def test_where_the_words_of_the_report_are_lost_only_who_would_have_had_some_is_told_so() -> None:
    there = await shared()
    await lose_what_is_personal(there)
    assert not (await there.told(EMPLOYER)).contents.lost
    assert (await there.told(MEMBERS)).contents.lost


async def test_once_a_correction_is_signed_the_one_before_says_so_and_is_what_members_see_until_theirs_is() -> None:
    there = await shared()
    await there.signs(MEMBERS)
    draft = await there.corrected(signed=False)
    assert "corrected since" not in (await there.told(MEMBERS)).contents.standing
    await there.there.keep(ReleaseSigned(draft.id, NOON.date()), ReleaseSigner(draft.id, "Olu"))
    found = await there.told(MEMBERS)
    assert "It was corrected since" in found.contents.standing
    assert found.newer == ""
    assert "It was corrected since" in await there.member()
    alex = there.there.branch.somebody("alex")
    await alex.say("concern reports")
    await alex.press("7 September 2026 to 4 October 2026, 2 workplaces")
    assert "19 people" in alex.words
    await there.of(draft).signs(EMPLOYER)
    assert (await there.told(MEMBERS)).newer == ""
    await there.of(draft).signs(MEMBERS)
    assert (await there.told(MEMBERS)).newer == draft.id
    assert (await there.told(EMPLOYER)).newer == draft.id
    assert (await there.told(MEMBERS, draft.id)).newer == ""
    await alex.say("concern reports")
    await alex.press("7 September 2026 to 4 October 2026, 2 workplaces")
    assert "26 people" in alex.words
    assert "19 people" in await there.member()
