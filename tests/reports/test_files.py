"""Files and screenshots are refused, with the reason and what to do instead."""

from dataclasses import replace

import pytest

from bot.bot import Bot
from bot.events import Owner, Said
from bot.replies import Card, Text
from tests import fakes
from tests.fakes import ALEX, CHAT


async def told(text: str, files: int, owner: Owner = Owner.EMPLOYER) -> str:
    replies = await Bot(fakes.desk()).handle(Said(ALEX, replace(CHAT, owner=owner), "cause-canary", text, files=files))
    return "\n".join(reply.body for reply in replies if isinstance(reply, Text | Card))


@pytest.mark.parametrize(("files", "which"), [(1, "this one"), (3, "these")])
async def test_a_file_is_not_opened_and_it_says_why_and_what_to_do(files: int, which: str) -> None:
    words = await told("", files)
    assert f"I take no files and no screenshots, and I have not opened {which}." in words
    assert "who made it and when" in words
    assert "what is told of other people" in words
    assert "wherever it is sent, a copy can stay" in words  # true as well where a page refuses before it is sent
    assert "Write in words what is on it" in words
    assert "keep the file itself for a rep" in words
    assert "I could not read a question" not in words


async def test_where_the_employer_has_a_copy_it_says_so() -> None:
    assert "your employer has a copy all the same" in await told("", 1)
    assert "has a copy" not in await told("", 1, Owner.UNION)


async def test_the_words_that_came_along_are_answered_all_the_same() -> None:
    words = await told("can they bring in a new system without us", 1)
    assert "I take no files" in words
    assert "The unions would have to agree first." in words


async def test_somebody_in_danger_gets_the_contacts_first() -> None:
    replies = await Bot(fakes.desk()).handle(Said(ALEX, CHAT, "cause-canary", "I want to kill myself", files=1))
    cards = [reply for reply in replies if isinstance(reply, Text | Card)]
    shown = [reply.title if isinstance(reply, Card) else reply.body for reply in cards]
    danger = shown.index("If you or someone else may be in danger")
    assert danger < next(at for at, words in enumerate(shown) if "I take no files" in words)


async def test_without_a_file_nothing_is_said_of_files() -> None:
    assert "files" not in await told("hello", 0)
