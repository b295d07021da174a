"""What silences the question: danger, a case of one's own, discipline, abuse, a complaint about the union.

It is remembered in memory as if they had been asked, without the reason; a date that is kept already is moved.
"""

import asyncio
import logging
from collections.abc import Sequence

from bot import faults, marks, memory
from bot.desk import Desk
from bot.events import Event, Place, Said, Submitted, words_of
from bot.hearing import Heard
from bot.hearing.quiet import wants_quiet
from bot.people.offices import pseudonym
from bot.recruitment import consent, seat, turns
from bot.recruitment.consent import Accounts
from bot.replies import Mark, Replies
from bot.store import Transaction, run
from bot.understanding import BRIEF

_HEARD = frozenset({Heard.CRISIS, Heard.ADVICE, Heard.ABUSE, Heard.LANGUAGE})  # the last cannot be read

log = logging.getLogger(__name__)


def open_to(place: Place) -> bool:
    """Whether somebody could be asked here at all: never where others read along."""
    return place.private and not place.room


async def heed(event: Event, heard: Heard | None, desk: Desk, *, in_danger: bool) -> Replies:
    """Before anything is answered. `in_danger`: they said so in a form. Never raises, and nobody waits long for it.

    What a browser is told, where nobody is known tomorrow.
    """
    try:
        if not (in_danger or heard in _HEARD or await wanted(_sentences(event))):
            return ()
        async with asyncio.timeout(memory.PATIENCE):
            return await heeded(event, desk)
    except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits for an answer
        log.error("quiet is kept in memory alone: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        desk.recruiting.quieten((pseudonym(event.person, desk),), desk.now())
        return _marks(event.place)


async def wanted(sentences: Sequence[str]) -> bool:
    """What is long is read in a thread."""
    if sum(map(len, sentences)) > BRIEF:
        return await asyncio.to_thread(_any, sentences)
    return _any(sentences)


def _any(sentences: Sequence[str]) -> bool:
    return any(map(wants_quiet, sentences))


async def heeded(event: Event, desk: Desk) -> Replies:
    """At once in memory, then in the store."""
    desk.recruiting.quieten((pseudonym(event.person, desk),), desk.now())
    if event.place.lasting:
        them = await consent.accounts(event, desk)
        desk.recruiting.quieten(them.keys, desk.now())
        await run(desk.store, _Keeping(event, them, desk))
    return _marks(event.place)


class _Keeping:
    """A form can be a report, or answers to a survey: what is kept of a person is not touched beside one."""

    def __init__(self, event: Event, them: Accounts, desk: Desk) -> None:
        self._form, self._them, self._desk = isinstance(event, Submitted), them, desk

    async def __call__(self, tx: Transaction) -> None:
        desk, them = self._desk, self._them
        turn = None if self._form else turns.under_way(them.person, desk.now(), desk.secret)
        await seat.hush(tx, turn, desk)
        if not self._form:
            await consent.put_off(tx, await consent.stand(tx, them, desk), desk)


def _marks(place: Place) -> Replies:
    return () if place.lasting or place.marks & marks.NAMES else (Mark(marks.ASKED, 0),)


def _sentences(event: Event) -> tuple[str, ...]:
    """Of a form what was typed, not a choice of one word, which stands for no sentence."""
    if isinstance(event, Said):
        return (event.text,)
    return tuple(dict.fromkeys(one for one in words_of(event) if len(one.split()) > 1))
