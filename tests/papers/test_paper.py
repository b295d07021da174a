"""One paper becomes a message, a text and a DOCX, and says the same in each."""

import zipfile
from io import BytesIO

import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

from bot import markup
from bot.papers import docx, text, wording
from bot.papers.paper import Block, Heading, Paper, Paragraph, Points, Quotation, Signature, Table
from tests.papers.parts import all_words, read

PAPER = Paper(
    "letter",
    "A letter *about* <it>",
    "Draft, not checked",
    (
        Heading("What we ask"),
        Paragraph("To: somebody\nFrom: [your name]"),
        Points(("one - and two", "[three]")),
        Table(("Day", "What", "Who"), (("Monday", "A meeting", "All"), ("Tuesday", "", "None"))),
        Quotation("The lamp stays dark.\nUntil noon.", "The compact, version 2"),
        Signature(("Name", "Office")),
    ),
)
WORDS = st.text(st.characters(codec="utf-8"), max_size=60)
LINE = WORDS.map(lambda words: " ".join(words.split())).filter(bool)
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    LINE.map(Heading),
    st.lists(LINE, min_size=1, max_size=3).map(lambda lines: Paragraph("\n".join(lines))),
    st.lists(LINE, min_size=1, max_size=3).map(lambda items: Points(tuple(items))),
    st.lists(LINE, min_size=1, max_size=3).map(lambda labels: Signature(tuple(labels))),
    st.tuples(LINE, LINE).map(lambda both: Quotation(both[0], both[1])),
)


def kinds(blocks: tuple[Block, ...]) -> list[type[Block]]:
    return [type(block) for block in blocks]


def test_a_message_is_in_the_small_markdown_and_words_mean_only_themselves() -> None:
    read_ = markup.blocks(text.message(PAPER))
    assert markup.Quotation in [type(block) for block in read_]
    assert "\\[your name\\]" in text.message(PAPER)
    assert text.message(PAPER).startswith("*Draft, not checked*")


def test_a_row_of_a_table_says_in_words_what_its_columns_are() -> None:
    assert "- Monday. What: A meeting; Who: All" in text.message(PAPER)
    assert "- Tuesday. Who: None" in text.file(PAPER)
    two = Paper("x", "t", "m", (Table(("Day", "What"), (("Monday", "A meeting"),)),))
    assert "- Monday: A meeting" in text.file(two)


def test_a_text_has_the_title_the_mark_and_room_to_sign() -> None:
    title, line, _, mark, *rest = text.file(PAPER).splitlines()
    assert (title, line, mark) == (PAPER.title, "=" * len(PAPER.title), PAPER.mark)
    assert f"Name: {'_' * 30}" in rest


def test_what_a_rep_can_change_is_read_as_it_was_written() -> None:
    assert wording.read(wording.write(PAPER.blocks)) == (
        *PAPER.blocks[:3],
        Table(("Day", "What", "Who"), (("Monday", "A meeting", "All"), ("Tuesday", "–", "None"))),
        *PAPER.blocks[4:],
    )


@given(st.lists(BLOCKS, max_size=5).map(tuple))
def test_whatever_the_words_are_no_block_becomes_another_kind(blocks: tuple[Block, ...]) -> None:
    again = wording.read(wording.write(blocks))
    assert kinds(again) == kinds(blocks)
    assert wording.write(again) == wording.write(blocks)


ODD = ["", "   ", "\n\n", "#", "-", "|", "| a", "> ", "_", "\\", "|||\n||", "# \n- \n> — x"]


@pytest.mark.parametrize("typed", ODD)
def test_whatever_a_rep_types_is_read_and_can_be_set(typed: str) -> None:
    paper = Paper("x", "t", "m", wording.read(typed))
    assert text.file(paper)
    assert docx.made(paper)


def test_the_docx_has_real_headings_lists_and_a_table_whose_header_is_known() -> None:
    document = read(docx.made(PAPER))
    styles = {one.text: one.style.name for one in document.paragraphs if one.style}
    assert styles["A letter *about* <it>"] == "Heading 1"
    assert styles["What we ask"] == "Heading 2"
    assert styles["[three]"] == "List Bullet"
    (table,) = document.tables
    header, *rows = table.rows
    assert list(header._tr.iter(qn("w:tblHeader")))
    assert not [row for row in rows if list(row._tr.iter(qn("w:tblHeader")))]
    assert [cell.text for cell in header.cells] == ["Day", "What", "Who"]
    assert table._tbl.tblPr.find(qn("w:tblDescription")) is not None


def test_the_docx_is_a4_in_british_english_with_the_mark_at_the_top_of_every_page() -> None:
    document = read(docx.made(PAPER))
    section = document.sections[0]
    assert [round(one.mm) for one in (section.page_width, section.page_height) if one] == [210, 297]
    assert section.header.paragraphs[0].text == PAPER.mark
    assert document.paragraphs[1].text == PAPER.mark
    (language,) = document.styles.element.iter(qn("w:lang"))
    assert language.get(qn("w:val")) == "en-GB"


def test_the_docx_names_nobody_and_no_time() -> None:
    made = docx.made(PAPER)
    kept = read(made).core_properties
    assert (kept.author, kept.last_modified_by, kept.comments) == ("", "", "")
    assert kept.created == kept.modified == docx.MADE
    assert made == docx.made(PAPER)
    with zipfile.ZipFile(BytesIO(made)) as packed:
        assert {one.date_time for one in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        whole = b"".join(packed.read(one) for one in packed.namelist())
    assert b"python" not in whole


def test_words_that_no_xml_can_hold_do_not_stop_a_docx() -> None:
    odd = "a\x00b\x0bc\ud800d\ufffee"
    blocks = (Heading(odd), Paragraph(odd), Points((odd,)), Table((odd, odd), ((odd, odd),)), Quotation(odd, odd))
    assert "abcde" in all_words(docx.made(Paper("x", odd, odd, (*blocks, Signature((odd,))))))
