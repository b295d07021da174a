"""How many answers came of those that were hoped for, once a survey is closed. Only numbers that its results tell."""

from bot.records import Result, Survey
from bot.store import Transaction


async def came(tx: Transaction, survey: Survey) -> str:
    """What is withheld is left out, so that it cannot be told from this number either."""
    told = [one.answered for one in await tx.find(Result, survey=survey.id)]
    known = [one for one in told if one is not None]
    if not known:
        return f"Fewer than {survey.threshold}. Below that I say no number."
    of = f" of {survey.target:,} hoped for" if survey.target else ""
    least = "" if len(known) == len(told) else "At least "
    return f"{least}{sum(known):,}{of}"
