"""Results on their way out of the chat: a draft says so everywhere, and no cell begins a formula."""

import csv
import io
import zipfile
from dataclasses import replace

import pytest

from adapters.drawing.press import Press
from bot import markup
from bot.charts import Drawing, Sheet
from bot.papers.paper import Quotation
from bot.records import Handed
from bot.records.audit import Did
from bot.records.surveys import Choice
from bot.surveys.results import in_chat
from tests.people.living import Somebody
from tests.surveys.asked import ON_ONE_PAGE, one, questionnaire, survey
from tests.surveys.concluded import Concluded, concluded, files, people
from tests.surveys.reps import PAGES

EVIL = '=HYPERLINK("http://x","y")'


class Drawn(Press):
    """Remembers what it was to draw."""

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []

    async def picture(self, drawing: Drawing) -> bytes:
        return b"png"

    async def document(self, sheet: Sheet) -> bytes:
        self.sheets.append(sheet)
        return b"%PDF"


async def export(who: Somebody, form: str, *extras: str) -> dict[str, str]:
    await who.send(f"{in_chat.EXPORT} watched", format=form, extras=extras)
    return {name: content.decode("utf-8-sig") for name, content in files(who).items()}


async def with_texts() -> Concluded:
    answers = [{"site": ("depot",), "worry": (f"{EVIL} wrote-canary {at}",)} for at in range(7)]
    there = await concluded(answers)
    await there.rep.force(in_chat.READ, "watched")
    await there.rep.press("Let it through")
    return there


@pytest.mark.parametrize("signed", [False, True])
async def test_a_draft_says_so_on_every_way_out_and_what_is_signed_says_by_whom(*, signed: bool) -> None:
    there = await concluded()
    drawn = Drawn()
    if signed:
        await there.signs()
    there.place.branch.start(replace(there.place.branch.desk, drawing=drawn))
    rep = there.place.branch.somebody("sam")
    says = "Signed off by Olu on 22 November 2026." if signed else "Draft: no organiser has signed this off."
    await rep.force(in_chat.EXPORT, "watched")
    assert says in rep.form.intro
    for name, content in (await export(rep, "csv")).items():
        assert ("draft" in name) is not signed
        first, *rows = [row for row in csv.reader(io.StringIO(content, newline="")) if not row[0].startswith("# ")]
        assert content.startswith(f'"# {says}"')
        assert all(dict(zip(first, row, strict=True))["standing"] == says for row in rows)
    assert says in rep.words
    await rep.send(f"{in_chat.EXPORT} watched", format="xlsx")
    ((name, book),) = files(rep).items()
    assert ("draft" in name) is not signed
    packed = zipfile.ZipFile(io.BytesIO(book))
    assert says in packed.read("xl/sharedStrings.xml").decode()
    await rep.send(f"{in_chat.EXPORT} watched", format="pdf")
    (sheet,) = drawn.sheets
    assert (sheet.signed is not None) is signed
    assert sheet.mark == ("" if signed else says)


async def test_the_document_is_a_pdf() -> None:
    there = await concluded()
    await there.rep.send(f"{in_chat.EXPORT} watched", format="pdf")
    assert files(there.rep)["survey-results-draft.pdf"].startswith(b"%PDF")


async def test_a_draft_is_handed_out_by_a_link_that_opens_once_and_what_is_signed_as_a_file() -> None:
    there = await concluded(pages=PAGES)
    for form, name in (("csv", "survey-results-draft-questions.csv"), ("xlsx", "survey-results-draft.xlsx")):
        await there.rep.send(f"{in_chat.EXPORT} watched", format=form)
        assert not files(there.rep)
        blocks = markup.blocks(there.rep.words)
        ((found,),) = next(one.lines for one in blocks if isinstance(one, markup.Bullets))
        assert isinstance(found, markup.Link)
        assert found.address.startswith(f"{PAGES}/handed/")
        assert found.text == name
        assert "opens once, within 15 minutes" in there.rep.words
    assert {one.once for one in await there.place.every(Handed)} == {True}
    await there.signs()
    await there.rep.send(f"{in_chat.EXPORT} watched", format="csv")
    assert set(files(there.rep)) == {"survey-results-questions.csv"}


async def test_the_warning_comes_first_and_the_export_stands_in_the_log() -> None:
    there = await concluded()
    (content,) = (await export(there.rep, "csv")).values()
    assert "Blacklists" in content.split('"standing"')[0]
    assert "Nobody may try to find out" in there.rep.words
    assert (await there.place.log()).count(Did.EXPORTED) == 1


async def test_what_people_wrote_is_left_out_unless_a_rep_asks_for_it() -> None:
    there = await with_texts()
    drawn = Drawn()
    there.place.branch.start(replace(there.place.branch.desk, drawing=drawn))
    rep = there.place.branch.somebody("sam")
    assert "canary" not in "".join((await export(rep, "csv")).values())
    await export(rep, "pdf")
    assert not [one for one in drawn.sheets[0].blocks if isinstance(one, Quotation)]
    chosen = await export(rep, "csv", "words")
    assert sum(content.count("wrote-canary") for content in chosen.values()) == 1
    assert "How somebody writes can give them away" in rep.words
    await export(rep, "pdf", "words")
    assert len([one for one in drawn.sheets[1].blocks if isinstance(one, Quotation)]) == 1


async def test_no_cell_begins_a_formula() -> None:
    there = await with_texts()
    words = "".join((await export(there.rep, "csv", "words")).values())
    assert f"'{EVIL}".replace('"', '""') in words
    await there.rep.send(f"{in_chat.EXPORT} watched", format="xlsx", extras=("words",))
    ((_, content),) = files(there.rep).items()
    packed = zipfile.ZipFile(io.BytesIO(content))
    pages = [packed.read(name).decode() for name in packed.namelist() if name.startswith("xl/worksheets/")]
    assert not any("<f>" in page for page in pages)


async def test_a_choice_that_would_be_a_formula_is_defused() -> None:
    evil = replace(one("site", "depot", "hall"), choices=(Choice("depot", {"en": "+1"}), Choice("hall", {"en": "@x"})))
    there = await concluded(people(depot=14, hall=7), survey(questionnaire(evil)))
    (content,) = (await export(there.rep, "csv")).values()
    assert '"\'+1"' in content
    assert '"\'@x"' in content


async def test_the_tables_hold_the_numbers_and_shares_of_those_who_answered() -> None:
    there = await concluded(people(depot=14, hall=7) + [{"sees": ("none",)}] * 9)
    (content,) = (await export(there.rep, "csv")).values()
    header, *rows = [row for row in csv.reader(io.StringIO(content, newline="")) if not row[0].startswith("# ")]
    found = {(row["question"], row["answer"]): row for row in (dict(zip(header, one, strict=True)) for one in rows)}
    depot = found["Which site?", "Depot"]
    assert (depot["number"], depot["share"], depot["answered"], depot["asked"]) == ("14", "67%", "21", "30")
    assert found["Which site?", "No answer"]["number"] == "9"
    assert len(found) == sum(len(each.choices) + 1 for each in ON_ONE_PAGE.questions if each.choices)


async def test_a_stranger_gets_no_export() -> None:
    there = await concluded()
    await there.signs()
    alex = there.place.branch.somebody("alex")
    await alex.send(f"{in_chat.EXPORT} watched", format="csv")
    assert not files(alex)
    assert "There are no such results" in alex.words
