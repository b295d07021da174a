"""Workplaces stand by their names wherever a concern report shows them, though they are kept by their ids."""

from itertools import pairwise

from bot.records import Release, Workplace
from bot.records.insights import Part
from bot.records.reports import Does
from tests.insights.exported import Exported, cells
from tests.insights.reported import many
from tests.insights.test_story import draft, named
from tests.insights.test_together_in_chat import BOTH
from tests.web.desk import desks
from tests.web.insights import LIST

NAMES = {"a": "Wards", "b": "County Hall", "c": "the Annexe", "d": "Library"}  # by id, in the order of ids
SORTED = ["County Hall", "Library", "the Annexe", "Wards"]


async def test_they_are_in_order_on_cards_on_pages_and_in_files_and_what_is_kept_is_not_changed() -> None:
    async with desks() as desk:
        there = desk.there
        for id_, name in NAMES.items():
            await there.keep(Workplace(id_, name, "The council"))
            await there.keep(*many(8, id_), *many(8, id_, does=(Does.PAYS,)))
        olu = await named(there)
        await draft(there, olu, workplaces=tuple(NAMES), together=BOTH)
        (made,) = await there.every(Release)
        assert made.workplaces == tuple(NAMES)
        await olu.press("Look at the draft")
        assert "Workplaces: County Hall, Library, the Annexe and 1 more" in olu.words
        cards = []
        await olu.press("Table by table")
        while "Next table" in olu.labels:
            cards.append(olu.card)
            await olu.press("Next table")
        (flat,) = [one.body for one in cards if one.title == "People by workplace"]
        (square,) = [one.body for one in cards if one.title.endswith("reported it, by workplace")]
        page = await (await desk.signed_in(olu)).page(f"{LIST}/{made.id}")
        listed = await (await desk.signed_in(olu)).page(LIST)
        assert "County Hall, Library, the Annexe and 1 more" in listed.words
        assert ", ".join(SORTED) in page.words
        for words in (flat, square):
            places = [words.index(f"- {name}:") for name in SORTED]
            assert all(before < after for before, after in pairwise(places)), words
        headed = [str(one.text_content()) for one in page.tree.xpath("//tbody//th[@scope='row']")]
        assert [one for one in headed if one in SORTED] == SORTED * 3
        files = await Exported(there, olu, olu, made).exports(olu, "csv", Part.WORKPLACES)
        (content,) = files.values()
        assert [one for one in cells(content) if one in SORTED] == SORTED
