"""How many have answered: told by the hour's end only, and below the threshold not at all.

Whoever looks between two hours sees what was known at the last: so no rep can watch who has just answered.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.records import Survey, Turnout
from bot.records.surveys import Stage, Way
from bot.store import Store, Transaction, run
from bot.surveys import closing

LIVE = (Stage.OPEN, Stage.PAUSED)
PUNCTUAL = timedelta(
    minutes=5
)  # after an hour that was missed, the next is waited for: else its number would be of now


def hour_of(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


async def count(store: Store, now: Callable[[], datetime]) -> None:
    """Of every survey that is open, once an hour."""
    for survey in await run(store, _open):
        hour = hour_of(now())
        if survey.opens is None or survey.opens > now() or now() >= hour + PUNCTUAL:
            continue
        if not await run(store, partial(_is_due, survey=survey.id, hour=hour)):
            continue
        found = await closing.answered(store, survey.id)

        async def keep(tx: Transaction, survey: Survey = survey, found: int = found, hour: datetime = hour) -> None:
            kept = await tx.get(Survey, survey.id)
            if kept and kept.stage in LIVE and await _is_due(tx, survey.id, hour):
                await tx.put(Turnout(survey.id, hour, found if found >= survey.threshold else None))

        await run(store, keep)


async def told(tx: Transaction, survey: Survey, zone: str) -> str:
    """The same words until the hour is over."""
    kept = await tx.get(Turnout, survey.id)
    if kept is None:
        return "It is not counted yet: I tell it by the hour."
    when = f"{kept.hour.astimezone(ZoneInfo(zone)):%H:%M}"
    if kept.answered is None:
        return f"Fewer than {survey.threshold} at {when}. Below that I say no number."
    of = f" of {survey.target} hoped for" if survey.target else ""
    apart = [words for way, words in ((Way.CODE, "codes"), (Way.LINK, "the open link")) if way in survey.ways]
    included = f", those who came by {' or '.join(apart)} included" if apart else ""
    return f"{kept.answered}{of}, at {when}{included}. I tell it by the hour, never who."


async def _open(tx: Transaction) -> list[Survey]:
    return [one for stage in LIVE for one in await tx.readable(Survey, stage=stage)]


async def _is_due(tx: Transaction, survey: str, hour: datetime) -> bool:
    kept = await tx.get(Turnout, survey)
    return kept is None or kept.hour < hour
