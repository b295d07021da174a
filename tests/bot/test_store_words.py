"""What people read when something could not be kept."""

from dataclasses import dataclass, field

import pytest

from bot.bot import Bot
from bot.replies import Text
from bot.store import FullError, StoreError, UncertainError
from knowledge.topics import Found
from tests.fakes import FakeLibrary, desk, said


@dataclass
class Unkept(FakeLibrary):
    """Stands for a handler whose transaction fails."""

    error: StoreError = field(default_factory=lambda: FullError("no room on /data"))

    def find(self, question: str) -> Found:
        raise self.error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (FullError("no room on /data"), "I could not save that just now, so nothing of it was kept."),
        (UncertainError("connection lost"), "I cannot tell whether that was kept."),
    ],
)
async def test_whoever_waits_hears_in_plain_words_that_it_was_not_kept(
    error: StoreError, words: str, logged: list[str]
) -> None:
    bot = Bot(desk(Unkept(error=error)))
    await bot.handle(said("hello"))
    (reply,) = await bot.handle(said("do they need the union for a new system"))
    assert isinstance(reply, Text)
    assert words in reply.body
    assert str(error) not in reply.body
    assert [button.label for button in reply.buttons] == ["Talk to a person"]
    assert any(type(error).__name__ in line for line in logged)
