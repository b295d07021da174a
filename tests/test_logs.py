"""Logs carry nobody's words and no platform's ids, not even when something breaks."""

import logging

import pytest

from bot.bot import Bot
from bot.events import Submitted
from bot.replies import Card, Text
from knowledge.topics import Found
from tests.conftest import CANARY
from tests.fakes import ALEX, CHAT, FakeLibrary, desk, opened, pressed, said


class Broken(FakeLibrary):
    """Fails with somebody's words in its error."""

    def find(self, question: str) -> Found:
        raise ValueError(question)


SAYINGS = (
    "are you human, canary",
    "hello canary",
    "can they watch my canary",
    "my manager Canary wants to sack me, should I sign",
    "i want to end it all canary",
    "canary " * 2000,
    "🐤",
)


@pytest.mark.parametrize("text", SAYINGS)
@pytest.mark.parametrize("library", [FakeLibrary(), Broken()])
async def test_no_words_and_no_ids_are_logged(text: str, library: FakeLibrary, logged: list[str]) -> None:
    start = len(logged)
    bot = Bot(desk(library))
    for event in (
        opened(),
        said(text),
        pressed("questions.ask", text),
        pressed("questions.helped", text),
        pressed("nowhere", text),
        Submitted(ALEX, CHAT, "cause-canary", "nowhere", {"canary": text}),
    ):
        assert await bot.handle(event)
    assert not [line for line in logged[start:] if CANARY in line.lower()]


async def test_a_handler_that_breaks_is_told_to_the_operator_and_to_the_person_in_words_of_their_own(
    logged: list[str],
) -> None:
    start = len(logged)
    *_, reply = await Bot(desk(Broken())).handle(said("can they watch my canary"))
    assert isinstance(reply, Text)
    assert reply.body.startswith("Something went wrong on my side")
    assert any("a handler failed: ValueError in test_logs.py:" in line for line in logged[start:])


def test_the_suite_listens_to_everything(logged: list[str]) -> None:
    logging.getLogger("somebody.elses.library").debug("a line")
    assert logged[-1] == "somebody.elses.library DEBUG a line"


async def test_the_contacts_for_somebody_in_danger_come_even_when_all_else_is_broken() -> None:
    first, *_ = await Bot(desk(Broken())).handle(said("i want to end my life"))
    assert isinstance(first, Card)
    assert any("116 123" in fact.words for fact in first.facts)
