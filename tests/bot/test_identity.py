"""It never pretends: every conversation opens by saying what it is, and whoever asks is told."""

from datetime import timedelta

import pytest

from bot.bot import Bot
from bot.events import Owner
from bot.identity import readers
from bot.replies import Replies, Text
from tests.fakes import Clock, desk, opened, said


def words(replies: Replies) -> str:
    return "\n".join(reply.body for reply in replies if isinstance(reply, Text))


async def test_a_conversation_opens_by_saying_who_speaks_who_reads_and_how_to_reach_a_person() -> None:
    first, *_ = await Bot(desk()).handle(opened())
    assert isinstance(first, Text)
    assert "an automated bot: a machine, not a person" in first.body
    assert "I am run by Somewhere branch of the union" in first.body
    assert "Your employer owns this place and could read what you type" in first.body
    assert "01632 960 000" in first.body


async def test_it_opens_so_even_when_the_first_thing_is_a_question() -> None:
    assert "a machine, not a person" in words((await Bot(desk()).handle(said("can they watch us")))[:1])


async def test_it_says_so_again_after_three_hours_and_not_before() -> None:
    clock = Clock()
    bot = Bot(desk(clock=clock))
    await bot.handle(opened())
    clock.move(timedelta(hours=2, minutes=59))
    assert "not a person" not in words(await bot.handle(said("hello")))
    clock.move(timedelta(minutes=1))
    assert "not a person" in words(await bot.handle(said("hello")))


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Are you human?", "No. I am a machine"),
        ("am i talking to a real person", "No. I am a machine"),
        ("u a robot or what", "Yes, I am a machine"),
        ("are you a bot or a person", "I am a machine, not a person"),
        ("prove you're not a robot", "I am a machine, not a person"),
    ],
)
async def test_whoever_asks_gets_a_plain_answer(text: str, answer: str) -> None:
    bot = Bot(desk())
    await bot.handle(opened())
    assert words(await bot.handle(said(text))).startswith(answer)


def test_who_can_read_is_said_for_each_owner() -> None:
    assert len({readers(owner) for owner in Owner}) == len(Owner)
