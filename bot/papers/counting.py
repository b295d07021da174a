"""How many people reported a system, told so that a paper gives away no single report."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.records import Report
from bot.register.counting import SHOWN_FROM, live
from bot.reports import weeks

_STEP = 5  # so that two papers, one after the other, seldom tell that somebody reported in between


@dataclass(frozen=True, slots=True)
class Counted:
    """`at_least` is 0 where there are too few to say; none and four are then told alike."""

    at_least: int = 0
    since: str = ""  # the month of the first

    @property
    def words(self) -> str:
        if not self.at_least:
            return (
                f"Fewer than {_number(SHOWN_FROM)} reports are settled as coming from different people, or none: "
                "so no number is given, nor since when."
            )
        return (
            f"At least {_number(self.at_least)} members have reported it, each of them settled as a different person, "
            f"the first in {self.since}. Numbers are given in steps of {_number(_STEP)}, and nothing is said of any "
            "one of them."
        )

    @property
    def brief(self) -> str:
        if not self.at_least:
            return f"Reports by different members: fewer than {_number(SHOWN_FROM)}, or none"
        return f"Reports by different members: at least {self.at_least}, since {self.since}"


def count(reports: Iterable[Report]) -> Counted:
    """Those that a rep has settled as independent and that were not taken back."""
    found = sorted(one.week for one in live(reports) if one.independent)
    if len(found) < SHOWN_FROM:
        return Counted()
    return Counted(len(found) // _STEP * _STEP, f"{weeks.monday(found[0]):%B %Y}")


def _number(number: int) -> str:
    return {5: "five", 10: "ten"}.get(number, str(number))
