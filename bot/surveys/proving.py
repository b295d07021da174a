"""Anybody can see what is stored about a survey: in short on a card, and all of it as a file."""

import asyncio
from collections.abc import Iterable
from functools import partial

from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.records import Survey
from bot.records.surveys import LIVE, Stage
from bot.replies import Button, Card, Document, Fact, Replies, Text
from bot.routes import Routes
from bot.store import Lying, Record, Store, Transaction, run
from bot.surveys import at, closing, forgetting, shelves, stored
from bot.surveys.questionnaire.phrases import own, say
from bot.surveys.reps import turnout
from bot.surveys.results import outcomes
from bot.surveys.staff.asking import Going
from bot.surveys.staff.card import CARD
from bot.surveys.stored import Anybody, Sheet, Sort, Stored

GONE: Replies = (Text("That survey is no longer there.", private=True),)
FILE = "stored.txt"
ABOUT = (
    "The file with this lists every kind of record about this survey, what of it lies open in my store and what is "
    "sealed, as I have found it within the last minute. Whoever runs me can show each row as it lies there: "
    "*agreement-bot survey prove*."
)
_AT_ONCE = 16  # shelves that are looked through in one transaction
_NOBODY_YET = (Stage.DRAFT, Stage.WAITING, Stage.SPLIT)


def add(routes: Routes) -> None:
    routes.pressed(stored.SHOW, shown)


async def shown(event: Pressed, desk: Desk) -> Replies:
    going = Going.read(event.value)
    found = await look(going.survey, desk)
    if found is None:
        return GONE
    title, sheet = found
    facts = [Fact("Answers", plain(sheet.answers)), Fact("The key", plain(sheet.key))]
    spoken = own(going.language)
    back = Button(say(spoken, "button.about"), CARD, event.value, language=spoken)
    card = Card(f"What is stored: {title}", ABOUT, tuple(facts), buttons=(back,), private=True)
    return card, Document(FILE, "text/plain; charset=utf-8", f"{stored.written(sheet)}\n".encode())


async def look(survey: str, desk: Desk) -> tuple[str, Sheet] | None:
    """Its title, and what anybody may know; None where nobody is asked yet, or it is forgotten."""
    kept, anybody, found = await run(desk.store, partial(_look, survey=survey, desk=desk))
    if kept is None or anybody is None:
        return None
    if kept.stage in (Stage.CLOSED, Stage.CANCELLED):
        found += await desk.looks.at(f"on shelves {survey}", desk.now(), partial(_on_shelves, survey, desk.store))
    return at.title(kept), stored.sheet(survey, kept.stage, found, anybody)


async def _on_shelves(survey: str, store: Store) -> list[Stored]:
    """What is left of answers, once nobody can answer any more."""
    found, each = list[Stored](), list(shelves.shelves(survey))
    for kind in closing.HOLD_ANSWERS:
        for start in range(0, len(each), _AT_ONCE):
            found += await run(store, partial(_on, kind=kind, each=each[start : start + _AT_ONCE]))
            await asyncio.sleep(0)
    return found


async def _look(tx: Transaction, survey: str, desk: Desk) -> tuple[Survey | None, Anybody | None, list[Stored]]:
    kept = await tx.get(Survey, survey)
    if kept is None or kept.stage in _NOBODY_YET:
        return None, None, []
    told = await turnout.told(tx, kept, await at.zone(tx, kept.workplace)) if kept.stage in LIVE else ""
    anybody = Anybody(told, await outcomes.shown_to(tx, kept))
    found: list[Stored] = []
    for sort in stored.countable(kept.stage, signed=anybody.signed):
        found += _lying(sort.kind.kind, await _of(tx, sort, survey))
    return kept, anybody, found


async def _of(tx: Transaction, sort: Sort, survey: str) -> tuple[Lying, ...]:
    """All but what lies on shelves."""
    if "survey" in sort.kind.found_by:
        rounds = (survey, forgetting.told(survey))
        return tuple([one for about in rounds for one in await tx.lying(sort.kind, survey=about)])
    return () if "shelf" in sort.kind.found_by else await tx.lying(sort.kind, survey)


async def _on(tx: Transaction, kind: type[Record], each: Iterable[str]) -> list[Stored]:
    return [row for shelf in each for row in _lying(kind.kind, await tx.lying(kind, shelf=shelf))]


def _lying(kind: str, found: Iterable[Lying]) -> list[Stored]:
    return [Stored(kind, one.id, one.fields, one.due.isoformat() if one.due else "", one.key) for one in found]
