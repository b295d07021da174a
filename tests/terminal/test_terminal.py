"""The bot in a terminal: numbers press buttons, forms are asked field by field, nothing steers the screen."""

import json

from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal import parse, render, serve
from adapters.terminal.render import Paper
from bot.bot import Bot
from bot.events import Pressed, Said
from bot.replies import Button, Card, Citation, Document, Fact, Field, Form, Kind, Picture, Replies, Text, grouped
from tests.fakes import desk

PAPER = Paper(60)
HERE = parse.passing("session")
ONE, TWO = Button("First", "one"), Button("Second", "two", "v")


def test_a_number_presses_the_button_with_that_number() -> None:
    assert parse.line("2", (ONE, TWO), HERE, "c") == Pressed(HERE.person, HERE.place, "c", "two", "v")


def test_a_number_without_a_button_is_said() -> None:
    assert parse.line("3", (ONE, TWO), HERE, "c") == Said(HERE.person, HERE.place, "c", "3")


def test_the_buttons_of_several_replies_are_numbered_through() -> None:
    drawn = render.draw((Text("a", (ONE,)), Text("b", (TWO,))), PAPER)
    assert drawn.text == "a\n\n1  First\n\nb\n\n2  Second"
    assert drawn.buttons == (ONE, TWO)


def test_each_group_of_buttons_stands_below_its_heading_and_the_numbers_run_through() -> None:
    drawn = render.draw((Text("a", (*grouped("Cases", ONE), *grouped("You", TWO))),), PAPER)
    assert drawn.text == "a\n\nCases\n1  First\nYou\n2  Second"


def test_an_answer_shows_what_kind_of_thing_it_is_and_where_it_comes_from() -> None:
    card = Card(
        "Can they?",
        "Not alone.\n\n- First\n- Second",
        (Fact("What this is", "Draft agreement"),),
        (Citation("a.b", "The right", "The agreement", "its own words", "version 2", "abcd"),),
        footer="Checked today.",
    )
    assert render.draw((card,), PAPER).text == (
        "Can they?\n\n"
        "  What this is: Draft agreement\n\n"
        "Not alone.\n\n  - First\n  - Second\n\n"
        "From:\n"
        "  - The agreement: The right [a.b]\n"
        "    “its own words”\n"
        "    Quoted word for word from version 2, SHA-256 abcd…\n\n"
        "Checked today."
    )


text = st.text()
buttons = st.lists(st.builds(Button, text, text, text, st.booleans(), text), max_size=3).map(tuple)
replies = st.one_of(
    st.builds(Text, text, buttons),
    st.builds(Card, text, text, st.lists(st.builds(Fact, text, text)).map(tuple), st.just(()), buttons, text),
    st.builds(Form, text, text, st.lists(st.builds(Field, text, text), max_size=2).map(tuple), text),
    st.builds(Picture, st.binary(), text, text),
    st.builds(Document, text, text, st.binary()),
)


@given(st.lists(replies, max_size=3).map(tuple))
def test_no_reply_can_steer_the_terminal_or_break_the_drawing(given: Replies) -> None:
    drawn = render.draw(given, PAPER).text
    assert "\x1b" not in drawn
    assert drawn.isprintable() or all(char == "\n" or char.isprintable() or char.isspace() for char in drawn)


async def test_an_answer_for_a_program_is_json() -> None:
    shown: list[str] = []
    await serve.once(Bot(desk()), "can they watch us", shown.append, PAPER, as_json=True)
    parts = json.loads(shown[0])
    assert [part["type"] for part in parts] == ["text", "card"]
    assert parts[1]["reply"]["citations"][0]["clause"] == "agreement.consent-to-new"


async def test_a_question_asked_alone_says_that_nothing_is_kept() -> None:
    shown: list[str] = []
    await serve.once(Bot(desk()), "can they watch us", shown.append, PAPER, as_json=False)
    assert "What this is: Draft agreement" in shown[0]
    assert shown[0].endswith("Nothing of this is kept.")


def test_several_choices_are_written_with_commas_or_as_numbers_with_spaces() -> None:
    field = Field("kinds", "Which?", Kind.CHOICES, (("a", "Alpha"), ("b", "Beta and more"), ("c", "Gamma")))
    assert parse.answer("1, beta and more", field) == ("a", "b")
    assert parse.answer("3 1", field) == ("c", "a")
    assert parse.answer("Beta and more", field) == ("b",)


def test_the_numbers_of_many_buttons_stand_below_each_other() -> None:
    many = tuple(Button(f"Case {number}", "case.open") for number in range(1, 12))
    lines = render.draw((Text("Cases", many),), PAPER).text.splitlines()
    assert lines[2] == " 1  Case 1"
    assert lines[-1] == "11  Case 11"


def test_an_address_stands_beside_its_words_and_by_itself_once() -> None:
    page = "https://bot.example/report"
    assert render.draw((Text(f"[The page]({page})"),), PAPER).text == f"The page <{page}>"
    assert render.draw((Text(f"[{page}]({page})"),), PAPER).text == page


def test_what_comes_in_meanwhile_is_numbered_on_from_what_stands_there() -> None:
    drawn = render.draw((Text("News", (ONE,)),), PAPER, after=2)
    assert drawn.text == "News\n\n3  First"
