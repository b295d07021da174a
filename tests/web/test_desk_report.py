"""A concern report on its page at the desk: what stands there, how it is drawn, and what stays off it."""

from dataclasses import replace

from adapters.drawing.press import Press
from adapters.web.report_drawn import KEPT, Gallery
from bot.charts import Drawing, NotDrawnError
from bot.insights import seeing, tables
from bot.insights.contents import contents
from bot.insights.seeing import DRAFT, Reading
from bot.insights.wording import WHY_WITHHELD
from bot.records import ReleaseWords
from bot.records.insights import Facts, Missed, Surveyed
from bot.records.reports import Does
from bot.records.surveys import Cell, NotAgain, Table, WhyNot
from tests.insights.reported import many
from tests.web.insights import LIST, TODAY, Office, drawn_words, office


async def test_a_draft_says_so_at_the_top_and_in_every_picture() -> None:
    async with office() as here:
        made = await here.made()
        page = await here.report(made)
        assert page.tree.xpath("//h1/text()") == ["Draft concern report, 7 September 2026 to 4 October 2026"]
        assert page.tree.xpath("//h1/following-sibling::*[1]")[0].text_content() == DRAFT
        assert page.tree.xpath("//article/@class") == ["results draft"]
        pictures = drawn_words(page)
        assert len(pictures) >= 2 * 3
        for says, written in pictures:
            assert DRAFT in says
            assert DRAFT in written
        await here.sign(made)
        page = await here.report(made)
        assert "Draft" not in page.text
        assert len(drawn_words(page)) == len(pictures)


async def test_who_signed_and_when_stands_at_the_top() -> None:
    async with office() as here:
        made = await here.made()
        await here.sign(made)
        for browser in (here.organiser, here.rep):
            page = await here.report(made, browser)
            assert page.tree.xpath("//h1/following-sibling::*[1]")[0].text_content() == (
                "Signed off by Olu on 22 November 2026"
            )


async def test_each_table_stands_beside_its_pictures_with_the_same_numbers() -> None:
    async with office() as here:
        page = await here.report(await here.made())
        assert "18 people reported AI at work" in page.words
        assert "Where" not in page.tree.xpath("//dl")[0].text_content()
        assert "Workplace Town Hall" in page.words
        told = page.columns("What the system does, as people reported it")
        assert told[0] == ["Reported", "Number and share"]
        assert ["Shares out work, shifts or places", "9 (50%)"] in told
        assert told[-1] == ["Any other", "0 (0%)"]
        assert any("Shares out work, shifts or places: 9 (50%)." in says for says, _ in drawn_words(page))
        assert page.columns("People by week")[:2] == [["Week from", "People"], ["7 September 2026", "18"]]
        assert "Of 18 people. Each of them can have named several, so these add up to more." in page.words


async def test_what_is_withheld_is_explained_once() -> None:
    async with office() as here:
        await here.there.keep(*many(2, here.there.place.id, does=(Does.MONITORS,)))
        page = await here.report(await here.made())
        assert "withheld" in str(page.columns("What the system does, as people reported it"))
        assert page.words.count(WHY_WITHHELD) == 1
        assert "fewer than 5 people is withheld" in page.words


async def test_a_table_that_is_not_told_again_stands_with_its_reason_and_without_a_number() -> None:
    async with office() as here:
        made = await here.made()
        first, *others = made.tables
        mark = NotAgain(WhyNot.BESIDE, TODAY)
        await here.there.keep(replace(made, tables=(Table(first.questions, None, None, (), mark), *others)))
        page = await here.report(made)
        assert page.words.count("Not told this time: beside what was told on 22 November 2026") == 1
        assert not page.tree.xpath("//table[caption='What the system does, as people reported it']")
        assert "Shares out work" not in page.words
        assert page.columns("People by week")[1] == ["7 September 2026", "18"]


async def test_a_table_of_two_dimensions_stands_as_a_grid() -> None:
    async with office() as here:
        made, place = await here.made(), here.there.place.id
        cells = tuple(Cell((does, place), count) for does, count in ((Does.ALLOCATES, 9), (Does.PAYS, None)))
        square = Table((tables.CONCERN, tables.WORKPLACE), 18, 18, cells)
        await here.there.keep(replace(made, tables=(*made.tables, square)))
        page = await here.report(made)
        (told,) = [rows for rows in page.tables if rows[0][0] == "Workplace"]
        assert told[0][1:] == ["Shares out work, shifts or places", "Has a part in pay, hours or grades"]
        assert told[1] == ["Town Hall", "9", "withheld"]
        assert page.words.count(WHY_WITHHELD) == 1


async def test_what_stands_beside_the_reports_has_lines_of_its_own() -> None:
    async with office() as here:
        made = await here.made()
        facts = Facts(systems=4, kinds=((Does.PAYS, 3),))
        words = ReleaseWords(
            made.id,
            (Surveyed("Watched", "Town Hall", TODAY, ("24 people took part.",)),),
            (Missed(6, "Can they film <b>me</b>", passed=True), Missed(7, "A canary")),
        )
        await here.there.keep(replace(made, facts=facts), words)
        page = await here.report(made)
        headings = [str(one) for one in page.tree.xpath("//h2/text() | //h3/text()")]
        for one in (
            "Systems in the register, by what they do",
            "Surveys",
            "Watched, Town Hall, closed on 22 November 2026",
        ):
            assert one in headings
        assert "asked 6 times: “Can they film <b>me</b>”" in page.words
        assert "asked 7 times" in page.words
        assert "canary" not in page.text
        assert not page.tree.xpath("//main//b")


class Counted(Press):
    def __init__(self) -> None:
        super().__init__()
        self.drawn, self.fails = 0, False

    async def inline(self, drawing: Drawing) -> str:
        if self.fails:
            raise NotDrawnError
        self.drawn += 1
        return await super().inline(drawing)


def draws(here: Office) -> Counted:
    """In the place of what draws."""
    made = Counted()
    object.__setattr__(here.there.branch.desk, "drawing", made)
    return made


async def test_it_is_drawn_once_and_anew_where_something_of_it_changes() -> None:
    async with office() as here:
        made, counted = await here.made(), draws(here)
        pictures = len(drawn_words(await here.report(made)))
        assert counted.drawn == pictures > 0
        await here.report(made)
        assert counted.drawn == pictures
        await here.sign(made)
        assert "Draft" not in (await here.report(made)).text
        assert counted.drawn == 2 * pictures


async def test_where_nothing_can_be_drawn_the_tables_stand_alone() -> None:
    async with office() as here:
        made = await here.made()
        draws(here).fails = True
        page = await here.report(made)
        assert page.status == 200
        assert drawn_words(page) == []
        assert ["Shares out work, shifts or places", "9 (50%)"] in page.columns(
            "What the system does, as people reported it"
        )


async def test_of_many_reports_the_pictures_of_the_last_are_kept() -> None:
    async with office() as here:
        made, counted, gallery = await here.made(), draws(here), Gallery()
        async with here.there.branch.desk.store.transaction() as tx:
            standing = await seeing.standing_of(tx, made)
            told = contents(Reading(standing, await seeing.names_of(tx, made.workplaces, here.there.branch.desk)))
        others = [replace(told, release=replace(made, id=str(number)), sections=()) for number in range(KEPT)]
        await gallery.drawn(told, counted)
        once = counted.drawn
        for one in (*others[1:], told, others[0], told):
            await gallery.drawn(one, counted)
        assert counted.drawn == once > 0
        for one in (*others, told):
            await gallery.drawn(one, counted)
        assert counted.drawn == 2 * once


async def test_it_carries_no_script_no_style_within_and_nothing_from_elsewhere() -> None:
    async with office() as here:
        made = await here.made()
        for page in (await here.organiser.page(LIST), await here.report(made)):
            assert not page.tree.xpath("//script | //style | //@style | //@*[starts-with(name(), 'on')]")
            found = [*page.tree.xpath("//@src"), *page.tree.xpath("//@href"), *page.tree.xpath("//@action")]
            assert all(one.startswith(("/", "#")) for one in found)
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert page.headers["Cache-Control"] == "no-store"
