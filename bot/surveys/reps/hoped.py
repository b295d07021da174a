"""How many answers came of those that were hoped for, once a survey is closed. Only numbers that its results tell."""

from collections.abc import Sequence

from bot.records import Result, Survey
from bot.store import Transaction


async def came(tx: Transaction, survey: Survey) -> str:
    """What is withheld is left out, so that it cannot be told from this number either."""
    number, whole = counted(await tx.find(Result, survey=survey.id))
    if number is None:
        return f"Fewer than {survey.threshold}. Below that I say no number."
    of = f" of {survey.target:,} hoped for" if survey.target else ""
    return f"{'' if whole else 'At least '}{number:,}{of}"


def counted(results: Sequence[Result]) -> tuple[int | None, bool]:
    """How many are told, all ways together, and whether those are all; None where every number is withheld."""
    known = [one.answered for one in results if one.answered is not None]
    return (sum(known) if known else None), len(known) == len(results)
