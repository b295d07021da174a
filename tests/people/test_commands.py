"""Exact words go ahead of what they could be heard as; two for one are a mistake that stops the start."""

import pytest

from bot.desk import Desk
from bot.events import Said
from bot.hearing import Heard
from bot.replies import Replies, Text
from bot.routes import Routes, RouteTakenError
from tests.fakes import desk, said


async def commanded(event: Said, at_hand: Desk) -> Replies:
    return (Text("commanded"),)


async def heard(event: Said, at_hand: Desk) -> Replies:
    return (Text("heard"),)


def routes() -> Routes:
    made = Routes()
    made.said(Heard.QUESTION, heard)
    made.said(Heard.CRISIS, heard)
    made.command("where do I work", commanded)
    made.command("claim", commanded, following=str.isdigit)
    made.command("register", commanded, following=lambda _: True, office=True)
    return made


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("where do i work", "commanded"),
        ("  Where  do I work? ", "commanded"),
        ("WHERE DO I WORK.", "commanded"),
        ("where do i work then", "heard"),
        ("where do i worked", "heard"),
        ("claim 12", "commanded"),
        ("claim twelve", "heard"),
        ("claims 12", "heard"),
        ("", "heard"),
        ("where do i work " * 1000, "heard"),
    ],
)
async def test_only_the_exact_words_are_a_command(text: str, answer: str) -> None:
    assert await routes().answer(said(text), Heard.QUESTION, desk()) == (Text(answer),)


@pytest.mark.parametrize(("text", "answer"), [("register", "commanded"), ("register a complaint", "heard")])
async def test_who_holds_no_office_and_begins_a_sentence_with_the_word_of_a_rep_is_asking(
    text: str, answer: str
) -> None:
    assert await routes().answer(said(text), Heard.QUESTION, desk()) == (Text(answer),)


async def test_danger_goes_ahead_of_a_command() -> None:
    assert await routes().answer(said("where do i work"), Heard.CRISIS, desk()) == (Text("heard"),)


def test_one_phrase_has_one_handler() -> None:
    with pytest.raises(RouteTakenError):
        routes().command("Where do i work?", commanded)
