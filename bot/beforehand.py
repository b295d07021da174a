"""What is looked up before anything is answered, in one transaction: language, opening words, a pause.

Where the store cannot tell, it is said again who is speaking, and the answer goes on.
"""

import logging
from dataclasses import dataclass

from bot import faults, identity, memory, paused
from bot.desk import Desk
from bot.events import Event
from bot.hearing import Heard
from bot.languages import Language, choosing, speaking
from bot.languages.areas import within
from bot.replies import Replies
from bot.store import Transaction, of_the_store

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Beforehand:
    language: Language  # in which it is all said
    notice: Replies  # the opening words, where they are due
    stopped: Replies  # instead of an answer, where the bot is paused


async def look(event: Event, heard: Heard | None, command: str, desk: Desk) -> Beforehand:
    """`command`: the phrase of the one that was given, if one was."""

    async def both(tx: Transaction) -> Beforehand:
        language = await choosing.of(tx, event, desk)
        with speaking(language):
            notice = await identity.notice(tx, event, desk)
            return Beforehand(language, notice, await _stopped(tx, event, heard, command, desk))

    first = choosing.at_first(event.place, desk)
    with speaking(first):
        unknown = Beforehand(first, (identity.introduction(event.place, desk.house),), ())
    return await memory.attempt(desk.store, both, failing=unknown, line=desk.line)


async def _stopped(tx: Transaction, event: Event, heard: Heard | None, command: str, desk: Desk) -> Replies:
    try:
        return await within(paused.__name__, paused.answer(tx, event, heard, command, desk))
    except Exception as error:  # whatever is broken about pauses, somebody waits for an answer
        if of_the_store(error):
            raise
        log.error("looking for a pause failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        return ()
