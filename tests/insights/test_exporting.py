"""A concern report on its way out: a draft says so everywhere and lies in no chat, and no cell begins a formula."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.drawing.press import Press
from bot.charts import Drawing, NotDrawnError, Sheet
from bot.events import Owner
from bot.exporting.warning import NOT_HERE, before_use
from bot.insights import exporting, making, seeing, tables
from bot.insights.contents import contents
from bot.insights.exporting import EXPORT
from bot.insights.seeing import DRAFT, GONE, Reading, Standing
from bot.insights.wording import Names
from bot.papers.paper import Paragraph, Points
from bot.papers.paper import Table as Grid
from bot.records import Handed, Release, ReleaseWords, Workplace
from bot.records.audit import Did
from bot.records.insights import Missed, Surveyed
from bot.records.reports import Does
from bot.records.surveys import Cell, Table
from bot.replies import Kind
from bot.store import MemoryStore
from tests.damaged import DamagedStore
from tests.fakes import TODAY
from tests.insights.exported import Exported, book, cells, drafted, exported, head, pages, rows, sent
from tests.insights.reported import a_release, many
from tests.people.living import Somebody

SIGNED = "Signed off by Olu on 22 November 2026."
NAME = "concern-report-2026-09-07-to-2026-10-04"
FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "|cmd",
    "%1",
    ' "=1',
    "x;=1",
    "x,+1",
)


class Broken(Press):
    async def document(self, sheet: Sheet) -> bytes:
        raise NotDrawnError("not drawn")


def gone(who: Somebody) -> bool:
    return GONE[0] in who.replies


async def test_a_draft_comes_by_a_link_with_a_watermark_and_what_is_signed_as_a_file_with_its_signature() -> None:
    there = await exported()
    olu = there.olu
    await olu.force(seeing.ONE, there.release.id)
    await olu.press("Export")
    assert DRAFT in olu.form.intro
    parts = next(one for one in olu.form.fields if one.name == "parts")
    assert parts.kind is Kind.CHOICES
    assert olu.form.values["parts"] == tuple(value for value, _ in parts.options)
    await olu.fill(format="pdf")
    assert not sent(olu)
    assert "opens once, within 15 minutes" in olu.words
    assert {one.once for one in await there.hall.every(Handed)} == {True}
    ((name, pdf),) = (await there.opened(olu)).items()
    assert name == f"{NAME}-draft.pdf"
    assert not await there.opened(olu)
    for page in pages(pdf):
        assert re.search("^Draft$", page, re.MULTILINE)
        assert f"{DRAFT}." in page
    await there.signs()
    ((name, pdf),) = (await there.exports(olu, "pdf")).items()
    assert name == f"{NAME}.pdf"
    assert set(sent(olu)) == {name}
    for page in pages(pdf):
        assert SIGNED in page
        assert "Draft" not in page
    assert (await there.hall.log()).count(Did.EXPORTED) == 2
    there.hall.branch.clock.move(timedelta(days=1))
    assert "exported the concern report of 7 September 2026 to 4 October 2026" in await olu.say("audit log")


async def test_the_pdf_tells_where_when_how_to_read_it_and_each_part_with_its_numbers() -> None:
    there = await exported()
    await there.signs()
    (pdf,) = (await there.exports(there.olu, "pdf")).values()
    said = " ".join(" ".join(pages(pdf)).split())
    for words in (
        "Concern report, 7 September 2026 to 4 October 2026",
        "Where: Town Hall.",
        "When: 7 September 2026 to 4 October 2026. Made on 22 November 2026.",
        "9 people reported AI at work",
        "How to read this People are counted, each once",
        "What could lead back to fewer than 5 people is withheld.",
        "What the system does, as people reported it Of 9 people.",
        "Shares out work, shifts or places 9 (100%)",
        "Any other 0 (0%)",
        "People by week",
        "14 September 2026 0",
        "Clauses that a rep has confirmed",
        "Blacklists",
        "Nobody may try to find out who reported",
    ):
        assert words in said, words


@pytest.mark.parametrize("signed", [False, True])
async def test_tables_say_how_far_it_is_in_each_row_and_at_their_head(*, signed: bool) -> None:
    there = await exported()
    if signed:
        await there.signs()
    says = SIGNED if signed else f"{DRAFT}."
    made = await there.exports(there.olu, "csv")
    assert bool(sent(there.olu)) is signed
    draft = "" if signed else "-draft"
    assert set(made) == {f"{NAME}{draft}-{part}.csv" for part in ("summary", "concerns", "stages", "weeks", "clauses")}
    for content in made.values():
        assert head(content)[0].endswith(says)
        assert {row["standing"] for row in rows(content)} == {says}
        assert any("Blacklists" in line for line in head(content))
    ((name, content),) = (await there.exports(there.olu, "xlsx")).items()
    assert name == f"{NAME}{draft}.xlsx"
    first, *sheets = book(content).items()
    assert first[0] == "read first"
    assert first[1][0][0].endswith(says)
    assert [sheet for sheet, _ in sheets] == ["summary", "concerns", "stages", "weeks", "clauses"]
    for _, (header, *told) in sheets:
        assert header[0] == "standing"
        assert {row[0] for row in told} == {says}


async def test_the_cells_hold_the_numbers_and_what_is_withheld_stays_that_word() -> None:
    there = await exported()
    other = await there.hall.workplace("Depot")
    await there.hall.keep(*many(2, other.id, does=(Does.PAYS,)))
    third = await there.hall.workplace("Yard")
    await there.hall.keep(*many(8, third.id, does=(Does.PAYS,)))
    whole = replace(there, release=await drafted(there.hall, other.id, third.id))
    made = await whole.exports(there.olu, "csv")
    (places,) = [rows(content) for name, content in made.items() if "workplaces" in name]
    assert {(row["workplace"], row["people"], row["share"], row["of people"]) for row in places} == {
        ("Depot", "withheld", "", "10"),
        ("Yard", "withheld", "", "10"),
    }
    (concerns,) = [rows(content) for name, content in made.items() if "concerns" in name]
    assert [(row["reported"], row["people"], row["share"]) for row in concerns] == [
        ("Has a part in pay, hours or grades", "10", "100%"),
        ("Any other", "0", "0%"),
    ]
    (weeks,) = [rows(content) for name, content in made.items() if "weeks" in name]
    assert [(row["week"], row["people"]) for row in weeks][:2] == [("2026-09-07", "10"), ("2026-09-14", "0")]
    (content,) = (await whole.exports(there.olu, "xlsx")).values()
    assert [row[3] for row in book(content)["workplaces"][1:]] == ["withheld", "withheld"]
    (pdf,) = (await whole.exports(there.olu, "pdf", "workplaces")).values()
    assert re.search(r"Depot\s+withheld", " ".join(pages(pdf)))


def whole(places: int, *keys: str) -> exporting.Report:
    """A report of so many workplaces that tells 9 of 100 people of each key."""
    names = {f"place-{at:02}": f"Workplace {at:02}" for at in range(places)}
    cells = tuple(Cell((key,), 9) for key in keys)
    release = replace(a_release("many"), workplaces=tuple(names), tables=(Table((tables.WORKPLACE,), 100, 100, cells),))
    told = contents(Reading(Standing(release, ReleaseWords("many"), None, "", latest=True), Names(names, {})))
    return exporting.Report(told)


def test_many_workplaces_are_named_at_the_end_and_a_long_table_stands_without_pictures() -> None:
    keys = [f"place-{at:02}" for at in range(98)]
    for places, pictures in ((6, 1), (98, 0)):
        report = whole(places, *keys[:places])
        blocks = report.paper().blocks
        assert len([one for one in blocks if isinstance(one, Drawing)]) == pictures
        (grid,) = [one for one in blocks if isinstance(one, Grid)]
        assert len(grid.rows) == places
        named = "; ".join(f"Workplace {at:02}" for at in range(places))
        assert (Paragraph(f"Where: {named}.") in blocks) is (places == 6)
        assert (blocks[-1] == Points(tuple(f"Workplace {at:02}" for at in range(places)))) is (places == 98)
        assert named not in before_use(report.warning)
        assert any(named in line for line in report.head)


async def test_only_the_parts_that_were_ticked_come_and_at_least_one_is() -> None:
    there = await exported()
    assert set(await there.exports(there.olu, "csv", "weeks")) == {f"{NAME}-draft-weeks.csv"}
    (content,) = (await there.exports(there.olu, "xlsx", "weeks", "clauses")).values()
    assert list(book(content)) == ["read first", "weeks", "clauses"]
    (pdf,) = (await there.exports(there.olu, "pdf", "weeks")).values()
    said = " ".join(pages(pdf))
    assert "People by week" in said
    assert "How to read this" in said
    assert "What the system does" not in said
    assert "people reported AI at work" not in said
    await there.olu.force(EXPORT, there.release.id)
    await there.olu.fill(format="pdf", parts=())
    assert set(there.olu.form.errors) == {"parts"}
    await there.olu.fill(format="doc", parts=("surveys",))
    assert set(there.olu.form.errors) == {"format", "parts"}
    assert (await there.hall.log()).count(Did.EXPORTED) == 3


async def test_where_no_pdf_can_be_drawn_that_is_said_and_the_tables_are_offered() -> None:
    there = await exported()
    branch = there.hall.branch
    branch.start(replace(branch.desk, drawing=Broken()))
    olu = branch.somebody("olu")
    assert not await there.exports(olu, "pdf")
    assert "could not be made just now" in olu.words
    await olu.press("Export the tables")
    await olu.fill(format="xlsx")
    assert set(await there.files(olu)) == {f"{NAME}-draft.xlsx"}


async def test_no_file_lies_in_a_chat_of_the_employer_even_without_links() -> None:
    there = await exported(pages="")

    async def tried() -> None:
        for owner, lies in ((Owner.EMPLOYER, False), (Owner.UNION, True)):
            who = replace(there.olu, owner=owner)
            for form in ("csv", "xlsx", "pdf"):
                assert bool(await there.exports(who, form)) is lies
                assert (NOT_HERE in who.words) is not lies

    await tried()
    await there.signs()
    await tried()


async def test_organisers_of_all_of_it_export_a_draft_and_reps_what_is_signed() -> None:
    there = await exported()
    hall = there.hall
    other = await hall.workplace("Depot")
    ola = await hall.rep("ola", there.hall.place.id, role="organiser")
    sam, alex = await hall.rep("sam", other.id), hall.branch.somebody("alex")

    async def may(who: Somebody) -> bool:
        await who.force(EXPORT, there.release.id)
        asked = not gone(who)
        await who.send(f"{EXPORT} {there.release.id}", format="xlsx", parts=("summary",))
        assert gone(who) is not asked
        assert bool(await there.files(who)) is asked
        return asked

    assert [await may(who) for who in (there.olu, ola, there.kim, sam, alex)] == [True, True, False, False, False]
    await there.signs()
    assert [await may(who) for who in (there.olu, ola, there.kim, sam, alex)] == [True, True, True, False, False]
    assert (await hall.log()).count(Did.EXPORTED) == 5


async def test_who_organises_only_some_of_it_exports_no_draft_and_takes_what_is_signed() -> None:
    there = await exported()
    hall = there.hall
    some, others = await hall.workplace("Depot"), await hall.workplace("Yard")
    await hall.keep(*many(9, some.id), *many(9, others.id))
    made = replace(there, release=await drafted(hall, some.id, others.id))
    ola = await hall.rep("ola", some.id, role="organiser")
    await ola.send(f"{EXPORT} {made.release.id}", format="csv", parts=("workplaces",))
    assert gone(ola)
    assert not await made.files(ola)
    await made.signs()
    assert len(await made.exports(ola, "csv", "workplaces")) == 1


async def test_members_take_no_files_of_what_is_shown_to_them() -> None:
    there = await exported()
    await there.signs()
    await there.olu.press("Share it")
    await there.olu.press("For members")
    await there.olu.press("Sign it off")
    await there.olu.press("Yes, sign it")
    alex = there.hall.branch.somebody("alex")
    assert "9 people reported" in await alex.force(seeing.ONE, there.release.id)
    assert "Export" not in alex.labels
    await alex.force(EXPORT, there.release.id)
    assert gone(alex)
    await alex.send(f"{EXPORT} {there.release.id}", format="csv", parts=("concerns",))
    assert gone(alex)
    assert not await there.files(alex)
    assert Did.EXPORTED not in await there.hall.log()


@pytest.mark.parametrize("evil", FORMULAS)
async def test_nothing_that_somebody_wrote_begins_a_formula(evil: str) -> None:
    there = await exported()
    hall = there.hall
    first = Workplace("evil-1", evil, "The council")
    second = Workplace("evil-2", f"{evil} yard", "The council")
    await hall.keep(first, second, *many(9, first.id), *many(9, second.id))
    made = replace(there, release=await drafted(hall, first.id, second.id))
    gaps = (Missed(6, evil, passed=True), Missed(5, evil))
    surveys = (Surveyed(evil, evil, TODAY, (evil,)),)
    await hall.keep(ReleaseWords(made.release.id, surveys, gaps))
    await hall.organiser.send("people.rename", name=f"x;{evil}")
    await made.signs()
    tables = await made.exports(hall.organiser, "csv")
    assert {"surveys", "questions", "workplaces"} <= {name.rpartition("-")[2][:-4] for name in tables}
    for cell in (cell for content in tables.values() for cell in cells(content)):
        for part in re.split(r"[,;\t\r\n]", cell):
            assert not re.match(r"[\s\"'“”‘’\u200b\ufeff]*(?<!')[=+\-@|%＝＋－＠]", part), (cell, part)
    (content,) = (await made.exports(hall.organiser, "xlsx")).values()
    assert any(evil.strip() in cell for row in book(content)["questions"] for cell in row)
    (pdf,) = (await made.exports(hall.organiser, "pdf")).values()
    assert pdf.startswith(b"%PDF")


@pytest.mark.parametrize("how", ["absent", "damaged"])
async def test_where_its_words_are_lost_the_numbers_still_come_and_it_says_so(how: str) -> None:
    there = await exported()
    await there.hall.keep(
        ReleaseWords(there.release.id, (Surveyed("Watched", "Town Hall", TODAY, ("It was said.",)),), ())
    )
    await there.signs()
    whole = await there.exports(there.kim, "csv")
    assert f"{NAME}-surveys.csv" in whole
    branch = there.hall.branch
    assert isinstance(branch.desk.store, MemoryStore)
    if how == "absent":
        async with branch.desk.store.transaction() as tx:
            await tx.remove(ReleaseWords, there.release.id)
    else:
        damaged = DamagedStore({there.release.id}, (ReleaseWords,), inner=branch.desk.store)
        branch.start(replace(branch.desk, store=damaged))
    there.kim = branch.somebody("kim")
    made = await there.exports(there.kim, "csv")
    assert set(whole) - set(made) == {f"{NAME}-surveys.csv"}
    for content in made.values():
        assert any("was lost in a restore" in line for line in head(content))
    (pdf,) = (await there.exports(there.kim, "pdf")).values()
    assert "was lost in a restore" in " ".join(" ".join(pages(pdf)).split())
    assert not any("lost" in line for content in whole.values() for line in head(content))


async def test_a_correction_says_what_it_corrects_and_the_one_before_that_it_was_corrected() -> None:
    there = await exported()
    await there.signs()
    there.hall.branch.clock.move(timedelta(days=2))
    await there.hall.keep(*many(5, there.hall.place.id, does=(Does.PAYS,)))
    await there.olu.force(making.ANEW, there.release.id)
    again = replace(there, release=await latest(there))
    ((name, content),) = (await again.exports(there.olu, "csv", "summary")).items()
    assert name == f"{NAME}-correction-1-draft-summary.csv"
    says = "This corrects the report of the same workplaces and weeks that was made on 22 November 2026."
    assert any(says in line for line in head(content))
    (pdf,) = (await again.exports(there.olu, "pdf")).values()
    assert says in " ".join(" ".join(pages(pdf)).split())
    await again.signs()
    (pdf,) = (await there.exports(there.kim, "pdf")).values()
    said = " ".join(" ".join(pages(pdf)).split())
    assert "It was corrected since" in said
    assert "This corrects" not in said


async def latest(there: Exported) -> Release:
    (made,) = [one for one in await there.hall.every(Release) if one.number > 1]
    return made
