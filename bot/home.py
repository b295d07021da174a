"""A page of somebody's own, where a platform has room for one: what each capability has there for them.

Each hands in its words and buttons (`Routes.at_home`); they stand in one order below one heading a part. What fails, or
takes too long, leaves the others standing.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from bot import faults, memory
from bot.desk import Desk
from bot.events import Opened
from bot.languages import spoken, to_be_said
from bot.languages.areas import home_of, within
from bot.markup import foreign
from bot.people.offices import Rights, rights
from bot.replies import Button, Card, Replies, Text

MISSING = Text(
    to_be_said("Some of this page cannot be shown just now. Please open it again in a few minutes."), private=True
)

log = logging.getLogger(__name__)


class Part(Enum):
    """The parts of the page, in their order."""

    WAITING = to_be_said("What waits for you")
    ASK = to_be_said("Ask")
    REPORT = to_be_said("Report AI at work")
    SURVEYS = to_be_said("Surveys")
    OFFICE = to_be_said("Your role")
    YOURS = to_be_said("You")


ASKS_SOMETHING_NEW = frozenset({Part.ASK, Part.REPORT, Part.SURVEYS})  # which stops while the bot is paused


class Whom(Enum):
    EVERYBODY = "everybody"
    OTHERS = "who holds no office"
    REPS = "who holds any office"
    ORGANISERS = "who holds that of an organiser"


Words = Callable[[Opened, Desk], Awaitable[Text | None]]


@dataclass(frozen=True, slots=True)
class AtHome:
    """`words` gives None where there is nothing for them; its body may be empty, where a button says all."""

    part: Part
    words: Words
    whom: Whom = Whom.EVERYBODY


async def shown(event: Opened, given: Sequence[AtHome], desk: Desk, *, paused: bool) -> Replies:
    held = await memory.attempt(desk.store, partial(rights, person=event.person, desk=desk), failing=None)
    mine = [
        one for one in given if _is_for(one.whom, held or Rights()) and not (paused and one.part in ASKS_SOMETHING_NEW)
    ]
    said = await asyncio.gather(*(_said(one, event, desk) for one in mine))
    told = [(one.part, words) for one, words in zip(mine, said, strict=True) if isinstance(words, Text)]
    cards = tuple(_card(part, found) for part in Part if (found := [words for one, words in told if one is part]))
    return (*cards, *((MISSING,) if held is None or any(isinstance(one, Exception) for one in said) else ()))


def _is_for(whom: Whom, held: Rights) -> bool:
    match whom:
        case Whom.EVERYBODY:
            return True
        case Whom.OTHERS:
            return not held.offices
        case Whom.REPS:
            return bool(held.offices)
        case Whom.ORGANISERS:
            return held.organiser


async def _said(one: AtHome, event: Opened, desk: Desk) -> Text | Exception | None:
    try:
        async with asyncio.timeout(memory.PATIENCE):
            return await within(home_of(one.words), one.words(event, desk))
    except Exception as error:  # noqa: BLE001 - whatever is broken, the others have something to say
        log.error("the part %s of a home failed: %s", one.part.name, faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        return error


def _card(part: Part, found: Sequence[Text]) -> Card:
    """Buttons that words speak of come before those that stand alone."""
    body = "\n\n".join(_among_others(one) for one in found if one.body)
    ordered = sorted(found, key=lambda one: not one.body)
    buttons: dict[Button, None] = dict.fromkeys(button for one in ordered for button in one.buttons)
    return Card(part.value, body, buttons=tuple(buttons), private=True)


def _among_others(one: Text) -> str:
    """With the language of its words, where that is not the language of the page."""
    return foreign(one.body, one.language) if one.language not in ("", spoken()) else one.body
