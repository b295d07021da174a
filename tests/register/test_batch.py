"""Many disclosures in one paste: read whole, or refused with what is wrong in which line."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.exporting import cells
from bot.exporting.tables import Sheet, as_csv
from bot.records.register import Lifecycle
from bot.register import batch
from bot.register.batch import MistakesError, Told

TODAY = date(2027, 4, 22)
MATCH = Told("CareMatch", date(2027, 3, 31), Lifecycle.TRIAL, "Shares out visits in two areas", confirm=True)
PLANNER = Told("Rota Planner, night", date(2027, 4, 1), Lifecycle.IN_USE, "", confirm=False)
BEGINS = "=+-@|%\t\r\n＝＋－＠"
TEXT = st.text(
    st.sampled_from("abc ,;\t\n\"'=+-@|%＝＋－＠“”\u200b\ufeff#é") | st.characters(codec="utf-8"), max_size=40
)


def wrong(text: str) -> list[str]:
    with pytest.raises(MistakesError) as error:
        batch.read(text, TODAY)
    return [str(one) for one in error.value.wrong]


def test_the_template_can_be_taken_as_it_is() -> None:
    assert batch.read(batch.TEMPLATE, TODAY) == (MATCH, PLANNER)


@pytest.mark.parametrize("change", [lambda text: f"\ufeff{text}", lambda text: text.replace("\n", "\r\n")])
def test_marks_and_line_ends_of_other_programs_make_no_difference(change: object) -> None:
    assert batch.read(change(batch.TEMPLATE), TODAY) == (MATCH, PLANNER)  # type: ignore[operator]


def test_semicolons_tabs_and_another_order_of_columns_make_no_difference() -> None:
    text = (
        "# as our spreadsheet saves it\n\nWords;DAY;Confirm;system;Stage\n"
        "Shares out visits in two areas;2027-03-31;YES;CareMatch;On trial\n"
    )
    assert batch.read(text, TODAY) == (MATCH,)
    assert batch.read(text.replace(";", "\t"), TODAY) == (MATCH,)
    assert batch.read('system;day\n"Rota; ""x""\nnight";1.4.2027\n', TODAY)[0].name == 'Rota; "x" night'


def test_the_same_twice_counts_once_and_empty_lines_say_nothing() -> None:
    line = batch.TEMPLATE.splitlines()[1]
    assert batch.read(f"{batch.TEMPLATE}\n\n,,,,\n{line}\n{line.replace('yes', ' YES ')}", TODAY) == (MATCH, PLANNER)


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    text = (
        "system,day,stage,confirm\n"
        '"Care\nMatch",31/3/2027,trial,yes\n'
        ",31/2/2027,flying,maybe\n"
        "Fine,1/4/2027,,\n"
        f"{'x' * 81},23/4/2027,in use,no,more\n"
    )
    assert wrong(text) == [
        "Line 4: “system” needs a name of at most 80 characters.",
        "Line 4: “day”: That is not a day that I can read. Day, month and year, such as 31/3/2027.",
        "Line 4: “stage” is one of: proposed, on trial, in use, withdrawn, not known.",
        "Line 4: “confirm” is yes or no.",
        "Line 6: There are more cells than columns: put a cell that holds a comma into quotes.",
        "Line 6: “system” needs a name of at most 80 characters.",
        "Line 6: “day”: That day has not come yet.",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "There is nothing in it."),
        (" \n\n# only a remark\n", "There is nothing in it."),
        ("system,day\n", "There is only the line with the names of the columns."),
        ("name,day\nx,1/4/2027\n", "Line 1: There is no column “system”."),
        ("system,day,colour\nx,1/4/2027,red\n", "Line 1: “colour” is no column that I know."),
        ("system,day,Day\nx,1/4/2027,2/4/2027\n", "Line 1: There are two columns “day”."),
        ('system,day\nx,1/4/2027\n"y,1/4/2027\n', "Line 3: A double quote is not closed"),
        ('system,day\n"x"y,1/4/2027\n', "Line 2: A double quote is not closed, or stands where none can."),
        ("system,day\n" + "x,1/4/2027\n" * 501, "It has 501 lines; at most 500 can be taken at once."),
        ("system,day,words\nx,1/4/2027," + "y" * 2_001, "Line 2: “words” holds more than 2000 characters."),
    ],
)
def test_what_is_no_table_is_not_taken(text: str, told: str) -> None:
    assert wrong(text)[0].startswith(told)


def test_five_hundred_lines_can_be_taken() -> None:
    text = "system,day\n" + "".join(f"x{number},1/4/2027\n" for number in range(500))
    assert len(batch.read(text, TODAY)) == 500


@given(st.text(max_size=300))
@settings(max_examples=200, deadline=None)
def test_whatever_is_pasted_is_taken_or_refused_in_words(text: str) -> None:
    for made in (text, f"system,day\n{text}", f"system;day;words\nx;1/4/2027;{text}"):
        found: list[object] = []
        try:
            found += batch.read(made, TODAY)
        except MistakesError as error:
            found += filter(None, map(str, error.wrong))
        assert found


TOLD = st.builds(
    Told,
    TEXT.map(lambda text: " ".join(text.split())).filter(bool),
    st.dates(date(2000, 1, 1), TODAY),
    st.sampled_from(Lifecycle),
    TEXT.map(lambda text: text.replace("\r", "\n").strip()),
    st.booleans(),
)


@given(st.lists(TOLD, min_size=1, max_size=5, unique=True))
@settings(max_examples=300, deadline=None)
def test_what_is_exported_is_taken_again_as_it_was(told: list[Told]) -> None:
    rows: list[tuple[str, ...]] = [
        (one.name, one.on.isoformat(), str(one.lifecycle), one.words, "yes" if one.confirm else "no") for one in told
    ]
    made = as_csv(["A warning, with a comma"], Sheet("disclosures", batch.COLUMNS, rows))
    assert batch.read(made.decode("utf-8"), TODAY) == tuple(told)


@given(TEXT)
@settings(max_examples=500)
def test_no_cell_begins_a_formula_wherever_a_spreadsheet_parts_it(text: str) -> None:
    cell = cells.defused(text)
    for part in re.split("[,;\t\r\n]", cell):
        bare = part.strip().lstrip(' \u200b\ufeff"“”‘’').strip()
        assert not bare.startswith(tuple(BEGINS))
    assert cells.opened(cell) == text.strip()
