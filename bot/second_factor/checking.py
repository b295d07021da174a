"""Figures are checked: counted before it is known whether they are right, and taken once only."""

from enum import StrEnum

from bot import restored
from bot.desk import Desk
from bot.people import tries
from bot.records.audit import Did
from bot.second_factor import totp
from bot.signing_in import logging
from bot.store import Transaction

NONE_YET = -1  # in place of a step
WRONG_FIGURES = tries.Counted("second step", a_person=10, in_all=1_000)


class Wrong(StrEnum):
    NOT_FIGURES = "Please write the six figures, and nothing else."
    USED = "These figures were used already. Wait until the app shows new ones, half a minute at most."
    TOO_MANY = (
        "There were too many wrong figures. Please try again in an hour. If that was not you, somebody else has your "
        "account: tell an organiser."
    )


def mistyped(desk: Desk) -> str:
    """Not whether figures of another time were meant: of those to come somebody who guesses could make use."""
    return (
        f"These figures are not right. My clock says {desk.now():%H:%M:%S} UTC: if the clock of your phone is half a "
        "minute off, set it to set itself, and take the next figures."
    )


async def check(tx: Transaction, who: str, typed: str, desk: Desk, *, secret: str, last: int = NONE_YET) -> int | str:
    """The step whose figures these are, or what is wrong. `last`: the step of those that were taken last."""
    given, now = totp.read(typed), desk.now()
    if not given:
        return Wrong.NOT_FIGURES
    if not await tries.take(tx, who, desk, WRONG_FIGURES):
        return Wrong.TOO_MANY
    step = totp.matching(secret, given, now)
    if step is None:
        return await _mistyped(tx, who, desk)
    if last != NONE_YET:
        last = await restored.last_step(tx, last)
    if step <= last <= totp.step_at(now) + totp.APART:  # one further ahead is of a clock that was set back since
        return Wrong.USED
    await tries.give_back(tx, who, desk, WRONG_FIGURES)
    return step


async def _mistyped(tx: Transaction, who: str, desk: Desk) -> str:
    """The last wrong one that is looked at within an hour stands in the log: somebody may be guessing."""
    if await tries.of(tx, who, desk, WRONG_FIGURES) >= WRONG_FIGURES.a_person:
        await logging.log(tx, who, Did.GUESSED_STEP, desk)
    return mistyped(desk)
