"""The table of `docs/decisions/what-is-remembered.md`, which a test holds equal to the description."""

from bot.privacy import described, wording
from bot.privacy.described.kept import Kept, Lies
from bot.privacy.periods import LONGEST

HEAD = (
    "| what | why | for how long | what it holds, and what that can tell |",
    "|---|---|---|---|",
)


def table() -> str:
    """All that lies in the store, and what is in memory alone; with the longest periods."""
    kept = (one for part in described.PARTS for one in part.kept if one.lies is not Lies.BROWSER)
    return "\n".join((*HEAD, *map(_row, kept)))


def _row(kept: Kept) -> str:
    period = wording.period(kept, LONGEST)
    said = period if kept.lies is Lies.STORE else f"{period}, in memory alone".replace(", in memory alone, in", ", in")
    return f"| {kept.what} | {kept.why} | {said} | {kept.tells} |"
