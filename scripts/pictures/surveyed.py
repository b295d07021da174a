"""A survey at a workplace for the pictures: asked in a channel, and later closed, with results that were signed."""

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.desk import Desk
from bot.records import Address, AskedIn, Outcome, Survey, Workplace
from bot.records.surveys import Answers, Stage
from bot.store import run
from bot.surveys import tending
from bot.surveys.questionnaire import templates
from bot.surveys.telling import inviting
from tests.fakes import TODAY
from tests.surveys.asked import opened, survey
from tests.surveys.concluded import counted

ROOM = "branch-meeting"  # where it is asked
_HOSPITAL = Workplace("hospital", "A hospital in the north", "The trust")
_ANSWERS: tuple[tuple[int, Answers], ...] = (
    (13, {"amount": ("5",), "pace": ("manager",), "evening": ("4",), "system": ("yes",), "change": ("faster",)}),
    (9, {"amount": ("4",), "pace": ("system",), "evening": ("5",), "system": ("yes",), "change": ("faster",)}),
    (8, {"amount": ("3",), "pace": ("manager",), "evening": ("3",), "system": ("no",)}),
)
_NEXT = "We meet the trust on 8 December, and ask for more staff on nights before any new system."


@dataclass
class Surveyed:
    desk: Desk
    address: Address  # of the channel
    made: Survey

    async def closes(self) -> None:
        """With thirty answers, signed by an organiser."""
        self.made = replace(self.made, stage=Stage.CLOSED)
        result, _ = counted(self.made, [one for number, one in _ANSWERS for _ in range(number)])
        signed = Outcome(self.made.id, 1, _NEXT, "Olu", "Olu", TODAY)
        async with self.desk.store.transaction() as tx:
            for record in (self.made, result, signed):
                await tx.put(record)


async def asked(desk: Desk, address: Address) -> Surveyed:
    """It waits to be posted there."""
    asking = replace(
        survey(templates.template("workload"), "workload", workplace=_HOSPITAL.id, channels=(address.id,)),
        closes=desk.now() + timedelta(days=14),
    )
    async with desk.store.transaction() as tx:
        for record in (_HOSPITAL, address, AskedIn(address.id, _HOSPITAL.id, ROOM)):
            await tx.put(record)
    made = await opened(desk.store, asking, desk)
    await run(desk.store, lambda tx: inviting.begin(tx, made, 0))
    await tending.tend(desk)
    return Surveyed(desk, address, made)
