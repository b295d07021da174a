from hypothesis import given
from hypothesis import strategies as st

from bot import markup
from bot.markup import Bullets, Emphasis, Link, Paragraph, Quotation, Strong, Words, blocks, foreign, plain


def test_a_text_is_read_block_by_block() -> None:
    text = "One\ntwo.\n\n- first\n- **second**\n\n> quoted\n\nLast."
    assert markup.blocks(text) == (
        Paragraph((Words("One two."),)),
        Bullets(((Words("first"),), (Strong("second"),))),
        Quotation(((Words("quoted"),),)),
        Paragraph((Words("Last."),)),
    )


def test_a_line_may_be_strong_emphasised_or_a_link() -> None:
    assert markup.spans("a **b** *c* [d](https://e.example/f)") == (
        Words("a "),
        Strong("b"),
        Words(" "),
        Emphasis("c"),
        Words(" "),
        Link("d", "https://e.example/f"),
    )


def test_a_link_that_is_not_an_address_stays_words() -> None:
    assert markup.spans("[d](javascript:alert)") == (Words("[d](javascript:alert)"),)


@given(st.text())
def test_what_somebody_wrote_means_only_itself(text: str) -> None:
    for block in markup.blocks(markup.plain(text)):
        assert isinstance(block, Paragraph)
        assert block.line == (Words(" ".join(text.split())),)


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    for block in markup.blocks(text):
        lines = (block.line,) if isinstance(block, Paragraph) else block.lines
        assert all(isinstance(markup.words(line), str) for line in lines)


def test_blocks_in_another_language_say_so_and_the_rest_does_not() -> None:
    body = "Un.\n" + foreign("Two.\n\n- three\n- four\n\n> five", "en") + "\nChwech."
    assert blocks(body) == (
        Paragraph((Words("Un."),)),
        Paragraph((Words("Two."),), "en"),
        Bullets(((Words("three"),), (Words("four"),)), "en"),
        Quotation(((Words("five"),),), "en"),
        Paragraph((Words("Chwech."),)),
    )


def test_nobody_can_begin_another_language_in_what_they_write() -> None:
    assert blocks(plain("::: en")) == (Paragraph((Words("::: en"),)),)
