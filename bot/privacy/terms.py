"""On which terms somebody writes to the bot: what of its settings a text on privacy must tell."""

from dataclasses import dataclass, field, replace

from bot.desk import Desk, House
from bot.membership.ways import Way
from bot.privacy import described
from bot.privacy.described.kept import Kept, Only, Part
from bot.privacy.periods import LONGEST, Periods


@dataclass(frozen=True, slots=True)
class Terms:
    house: House
    membership: Way = Way.UNKNOWN
    linked: bool = False  # whether addresses of accounts are looked up
    keeps: Periods = field(default=LONGEST)

    def kept(self, part: Part) -> tuple[Kept, ...]:
        """What of it is kept here."""
        here = {
            Only.ALL: True,
            Only.LINKED: self.linked,
            Only.TOLD: self.membership is Way.TOLD,
            Only.LISTED: self.membership is Way.LIST,
        }
        return tuple(one for one in part.kept if here[one.only])

    @property
    def parts(self) -> tuple[Part, ...]:
        """For what anything is kept here, with what is."""
        held = (replace(part, kept=self.kept(part)) for part in described.PARTS)
        return tuple(part for part in held if part.kept)


def of(desk: Desk) -> Terms:
    return Terms(desk.house, desk.membership, bool(desk.linking.look_ups), desk.keeps)
