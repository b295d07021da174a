"""What a platform could not carry is kept no longer than what it belongs to takes answers.

An adapter knows no surveys: what it draws says what it is `about`, and that is handed on to here.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from bot.records import Carried, Survey
from bot.records.surveys import LIVE
from bot.store import Transaction
from bot.surveys import shelves


async def keep(tx: Transaction, made: Sequence[tuple[Carried, str]]) -> None:
    """Each with what it is about, if anything. What had the name before gives way.

    Nothing is kept about a survey that has ended: it was erased with the answers, and nobody would erase it again.
    """
    over = {about for about in {about for _, about in made if about} if not await _takes_answers(tx, about)}
    for one, about in made:
        if about not in over:
            await tx.put(replace(one, shelf=_shelf(about, one.id)) if about else one)


async def _takes_answers(tx: Transaction, survey: str) -> bool:
    kept = await tx.get(Survey, survey)
    return kept is not None and kept.stage in LIVE


def _shelf(about: str, name: str) -> str:
    return shelves.shelf(about, hashlib.sha256(name.encode()).hexdigest())
