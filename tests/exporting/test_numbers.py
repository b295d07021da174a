"""Whatever is exported is written off the event loop."""

import asyncio
import threading
from dataclasses import dataclass, field

import pytest

from bot.charts import Sheet as Paper
from bot.exporting import numbers
from bot.exporting.formats import Format
from bot.exporting.tables import Sheet
from bot.papers.paper import Paragraph
from tests import fakes


@dataclass
class Noted:
    """Notes which thread writes it."""

    name: str = "numbers"
    signed: bool = False
    apart: bool = True
    warning: tuple[str, ...] = ("Draft.", "Before you use it.")
    head: tuple[str, ...] = ("Draft.",)
    threads: set[int] = field(default_factory=set)

    def paper(self) -> Paper:
        self.threads.add(threading.get_ident())
        return Paper("numbers", "Numbers", (Paragraph("One."),), "Draft")

    def sheets(self) -> tuple[Sheet, ...]:
        self.threads.add(threading.get_ident())
        return (Sheet("one", ("a",), [("1",)]), Sheet("two", ("b",), [("2",)]))


@pytest.mark.parametrize(
    ("form", "names"),
    [
        (Format.PDF, ["numbers.pdf"]),
        (Format.XLSX, ["numbers.xlsx"]),
        (Format.CSV, ["numbers-one.csv", "numbers-two.csv"]),
    ],
)
async def test_it_is_written_in_another_thread_than_that_of_the_loop(form: Format, names: list[str]) -> None:
    export = Noted()
    made = await numbers.documents(export, form, fakes.desk())
    assert [one.name for one in made] == names
    assert export.threads
    assert threading.get_ident() not in export.threads


async def test_what_says_how_far_it_is_stands_in_each_sheet_and_the_first_of_a_spreadsheet() -> None:
    one, two = await numbers.documents(Noted(), Format.CSV, fakes.desk())
    assert all(each.content.decode("utf-8-sig").startswith('"# Draft."') for each in (one, two))


def test_what_stands_above_a_table_begins_no_formula_either() -> None:
    evil = Noted(head=("Where: Hall; =1+1.", 'Signed off by x\n"=1'))
    made = asyncio.run(numbers.documents(evil, Format.CSV, fakes.desk()))
    said = made[0].content.decode("utf-8-sig")
    assert "; '=1+1" in said
    assert '\n""\'=1' in said
