"""Where messages are heard: what is brief in the loop, all that takes longer in a thread."""

import threading
from dataclasses import dataclass, field

import pytest

from bot.bot import Bot
from bot.hearing import Heard
from bot.hearing.listening import Hearing
from bot.understanding import BRIEF, understand, understood
from tests import fakes

SHELF = fakes.desk().knowledge.shelf
LONG = "can they watch us " * (BRIEF // 18 + 1)


@dataclass(frozen=True, slots=True)
class Noting(Hearing):
    """Notes which thread hears."""

    model: bool = False
    threads: list[int] = field(default_factory=list)

    @property
    def has_model(self) -> bool:
        return self.model

    def hear(self, message: str, mended: str = "") -> Heard:
        self.threads.append(threading.get_ident())
        return Hearing.hear(self, message, mended)


@pytest.mark.parametrize(
    ("message", "model", "in_the_loop"),
    [("are you a real person", False, True), ("are you a real person", True, False), (LONG, False, False)],
)
async def test_only_what_is_brief_is_heard_in_the_loop_and_nothing_for_which_a_model_is_asked(
    message: str,
    model: bool,
    in_the_loop: bool,
) -> None:
    hearing = Noting(model=model)
    await understood(message, hearing, SHELF)
    assert [one == threading.get_ident() for one in hearing.threads] == [in_the_loop]


@pytest.mark.parametrize("message", ["hello", "", "i want to end my life", "are you human", LONG, "can they watch us"])
async def test_wherever_it_is_heard_it_means_the_same(message: str) -> None:
    assert await understood(message, Hearing(), SHELF) is understand(message, Hearing(), SHELF)


async def test_a_bot_whose_hearing_breaks_in_the_loop_still_hears_danger() -> None:
    class Broken(Hearing):
        def hear(self, message: str, mended: str = "") -> Heard:
            raise RuntimeError

    bot = Bot(fakes.desk(hearing=Broken()))
    assert "999" in str(await bot.handle(fakes.said("i want to end my life")))
