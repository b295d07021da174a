"""The bot in a terminal: numbers press buttons, forms are asked field by field, nothing steers the screen."""

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from adapters.terminal import parse, render, serve
from adapters.terminal.render import Paper
from bot.bot import Bot
from bot.events import Owner, Pressed, Said, Submitted
from bot.replies import Button, Card, Citation, Document, Fact, Field, Form, Kind, Picture, Replies, Text, yes_no
from tests.fakes import desk

PAPER = Paper(60)
HERE = parse.seat(Owner.SELF, "session")
ONE, TWO = Button("First", "one"), Button("Second", "two", "v")
FORM = Form(
    "trial", "A trial", (Field("what", "What is it?", required=True), yes_no("sure", "Sure?")), intro="Shortly."
)


def test_a_number_presses_the_button_with_that_number() -> None:
    assert parse.line("2", (ONE, TWO), HERE, "c") == Pressed(HERE.person, HERE.place, "c", "two", "v")


def test_a_number_without_a_button_is_said() -> None:
    assert parse.line("3", (ONE, TWO), HERE, "c") == Said(HERE.person, HERE.place, "c", "3")


def test_the_buttons_of_several_replies_are_numbered_through() -> None:
    drawn = render.draw((Text("a", (ONE,)), Text("b", (TWO,))), PAPER)
    assert drawn.text == "a\n\n1  First\n\nb\n\n2  Second"
    assert drawn.buttons == (ONE, TWO)


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
buttons = st.lists(st.builds(Button, text, text, text), max_size=3).map(tuple)
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


class Keyboard:
    """Types the lines that it was given, then ends."""

    def __init__(self, *lines: str) -> None:
        self._lines: Iterator[str] = iter(lines)

    async def __call__(self, prompt: str) -> str:
        try:
            return next(self._lines)
        except StopIteration:
            raise EOFError from None


async def test_a_conversation_runs_from_the_greeting_to_goodbye() -> None:
    shown: list[str] = []
    await serve.chat(Bot(desk()), Owner.SELF, Keyboard("can they watch us", "1", "quit"), shown.append, PAPER)
    screen = "\n".join(shown)
    assert "a machine, not a person" in " ".join(screen.split())
    assert "What this is: Draft agreement" in screen
    assert "Noted, without your name." in screen
    assert screen.rstrip().endswith("Nothing of this conversation was kept.")


async def test_a_form_is_asked_field_by_field_and_again_where_it_is_wrong() -> None:
    shown: list[str] = []
    keys = Keyboard("", "a system", "maybe", "2")
    sent = await serve._filled((FORM,), HERE, keys, shown.append, PAPER)
    assert isinstance(sent, Submitted)
    assert dict(sent.values) == {"what": "a system", "sure": "no"}
    assert any("Please answer this one." in line for line in shown)
    assert any("Please choose from the list." in line for line in shown)


async def test_what_a_form_holds_already_is_shown_and_can_be_kept_changed_or_emptied() -> None:
    shown: list[str] = []
    part = Field("part", "Which part?")
    filled = Form("trial", "A trial", (*FORM.fields, part), values={"what": "a system", "sure": "yes", "part": "night"})
    sent = await serve._filled((filled,), HERE, Keyboard("", "no", "-"), shown.append, PAPER)
    assert isinstance(sent, Submitted)
    assert dict(sent.values) == {"what": "a system", "sure": "no", "part": ""}
    assert [line.rpartition("\n")[2] for line in shown] == [
        f"Now: {now}. Enter keeps it, - empties it." for now in ("a system", "Yes", "night")
    ]


async def test_of_a_form_that_comes_back_only_what_is_wrong_is_asked_again() -> None:
    shown: list[str] = []
    wrong = FORM.check({"what": "", "sure": "no"})
    assert wrong is not None
    sent = await serve._filled((wrong,), HERE, Keyboard("a system"), shown.append, PAPER)
    assert isinstance(sent, Submitted)
    assert dict(sent.values) == {"what": "a system", "sure": "no"}
    assert len(shown) == 1


async def test_an_answer_for_a_program_is_json() -> None:
    shown: list[str] = []
    await serve.once(Bot(desk()), Owner.SELF, "can they watch us", shown.append, PAPER, as_json=True)
    parts = json.loads(shown[0])
    assert [part["type"] for part in parts] == ["text", "card"]
    assert parts[1]["reply"]["citations"][0]["clause"] == "agreement.consent-to-new"


def test_several_choices_are_written_with_commas() -> None:
    field = Field("kinds", "Which?", Kind.CHOICES, (("a", "Alpha"), ("b", "Beta")))
    assert parse.answer("1, beta", field) == ("a", "b")
