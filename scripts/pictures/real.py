"""A desk with the real answers, and a clock that stands still."""

from pathlib import Path

from bot.desk import Desk, House
from bot.events import Owner
from bot.hearing.listening import Hearing
from bot.store import MemoryStore
from knowledge import packs
from knowledge.library import Library, asked_in
from knowledge.semantic import SentenceModel
from tests import fakes
from tests.fakes import Clock

CACHE = Path(__file__).resolve().parents[2] / ".data" / "cache"  # what was learnt from the entries takes minutes
HOUSE = House(
    *("Northern Public Services branch", "01632 960 000, weekdays nine to five", Owner.EMPLOYER),
    pages="https://bot.northern-branch.example",
)


def desk(clock: Clock) -> Desk:
    model = SentenceModel.load()
    CACHE.mkdir(parents=True, exist_ok=True)
    library = Library(CACHE.parent, model, lambda: fakes.TODAY, cache=CACHE)
    hearing = Hearing.learn(asked_in(packs.load([packs.BUILT_IN]).pack), model, CACHE)
    return fakes.desk_of(HOUSE, library, MemoryStore(), hearing, clock)
