"""A clause finds its own passage, whatever was mended around it, and never that of another clause."""

from dataclasses import replace

import pytest

from knowledge import reading
from knowledge.entries import Clause
from knowledge.finding import find
from knowledge.reading_documents import read
from knowledge.signs import Words, stems
from tests.knowledge import papers
from tests.knowledge.papers import AGREEMENT, PASSAGES

CLAUSES = [
    clause for clause in reading.description("pack.toml", papers.PACK).clauses.values() if clause.source == "compact"
]


def found(text: str, clauses: list[Clause] | None = None) -> dict[str, str]:
    return dict(find(read("a.txt", text.encode()), clauses or CLAUSES))


TEXT = papers.as_text().decode()


@pytest.mark.parametrize("place", range(len(AGREEMENT)), ids=[words[:20] for _, words in AGREEMENT])
def test_a_passage_that_was_left_out_is_missing_and_nobody_quotes_another(place: int) -> None:
    gone = AGREEMENT[place][1]
    left = found(papers.as_text(AGREEMENT[:place] + AGREEMENT[place + 1 :]).decode())
    for clause, quotation in left.items():
        own = set(PASSAGES[clause].split("\n")) | {papers.LEAD, "[…]"}
        others = {line for name, words in PASSAGES.items() if name != clause for line in words.split("\n")} - own
        assert gone not in quotation.split("\n")
        assert not others & set(quotation.split("\n"))
    for clause, words in PASSAGES.items():
        if gone not in words.split("\n") and words not in gone:
            assert clause in left


def test_a_word_that_was_changed_keeps_the_passage_and_is_quoted_as_it_now_stands() -> None:
    text = TEXT.replace("within a month", "within one week").replace("burn already", "are burning already")
    assert "within one week" not in found(text).get("compact.shown", "")
    text = TEXT.replace("cottages – even", "cottages, even")
    assert "cottages, even" in found(text)["compact.wages"]


def test_an_exception_that_was_added_to_a_right_is_quoted_with_it() -> None:
    text = TEXT.replace("does half of the work.", "does half of the work. This does not hold for apprentices.")
    assert found(text)["compact.wages"].endswith("This does not hold for apprentices.")
    text = TEXT.replace("the guild has said yes.", "the guild has said yes. Feast days are excepted.")
    assert found(text)["compact.consent"].endswith("said yes. Feast days are excepted.")


def test_a_longer_list_is_quoted_whole() -> None:
    text = TEXT.replace(
        "- a reckoning of the oil that it burns.", "- a reckoning of the oil;\n\n- a list of its makers."
    )
    assert found(text)["compact.papers"].endswith("a list of its makers.")


def test_an_item_is_quoted_with_the_words_that_turn_its_meaning() -> None:
    assert found(TEXT)["compact.no-pretending"].startswith(papers.LEAD)


def test_another_name_of_the_section_does_not_hide_a_passage() -> None:
    assert (
        found(TEXT.replace("Clever lamps\n", "Lamps of the newer kind\n"))["compact.consent"]
        == PASSAGES["compact.consent"]
    )


def test_the_heading_decides_between_two_passages_with_the_same_words() -> None:
    text = "Summary of it all\n\nNo clever lamp is lit unless the guild said yes.\n\n" + TEXT
    assert found(text)["compact.consent"] == PASSAGES["compact.consent"]


def test_a_clause_without_signs_is_not_looked_for() -> None:
    assert found(TEXT, [replace(CLAUSES[0], signs=())]) == {}


def test_a_document_of_something_else_holds_nothing() -> None:
    assert found("Songs\n\nThe pier is long and the night is dark, and the lamps of the harbour sing.") == {}


@pytest.mark.parametrize(
    ("sign", "text"),
    [
        ("pre-procurement", "at the preprocurement stage"),
        ("decision making", "all decision-making stops"),
        ("machine minders", "reduced to ‘machine minders’."),
        ("briefs", "writing a brief"),
        ("citizen's rights", "the citizens’ rights"),
        ("Cymru/Wales", "in CYMRU / Wales"),
    ],
)
def test_a_sign_is_known_in_another_form(sign: str, text: str) -> None:
    assert Words.of(text).hold(stems(sign))


def test_a_sign_is_not_known_within_another_word() -> None:
    assert not Words.of("the therapist was there").hold(stems("rapist"))
    assert not Words.of("anything").hold(())
