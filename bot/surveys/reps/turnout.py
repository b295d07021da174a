"""How many have answered: told by the hour's end only, for each way apart, and in steps of the threshold.

Whoever looks between two hours sees what was known at the last: so no rep can watch who has just answered. A number
that followed each answer would tell, from one hour to the next, that one person has answered; in a small workplace
others see who sat down to it. A step that is reached says that some have answered and not how many, one or nearly two
steps; and how near the next one is nobody knows. Going back takes a whole step, so that nobody who takes answers back
and sends them again moves what is told to and fro.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.records import Survey, Turnout
from bot.records.surveys import LIVE, Way
from bot.store import Store, Transaction, run
from bot.surveys import closing, opening

PUNCTUAL = timedelta(
    minutes=5
)  # after an hour that was missed, the next is waited for: else its number would be of now
NOT_YET = "It is not counted yet"
_CAME = {Way.CHAT: "in chat", Way.CODE: "by codes", Way.LINK: "by the open link"}


def hour_of(now: datetime) -> datetime:
    return now.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def step(answered: int, before: int, threshold: int) -> int:
    """What is told of how many have answered, after that step was told before. 0: fewer than the threshold."""
    if before - threshold < answered < before + threshold:
        return before
    return answered - answered % threshold


async def count(store: Store, now: Callable[[], datetime]) -> None:
    """Of every survey that is open, once an hour."""
    for survey in await run(store, opening.live):
        hour = hour_of(now())
        if survey.opens is None or survey.opens > now() or now() >= hour + PUNCTUAL:
            continue
        if not await run(store, partial(_is_due, survey=survey.id, hour=hour)):
            continue
        await run(store, partial(_keep, survey=survey, found=await closing.answered(store, survey.id), hour=hour))


async def told(tx: Transaction, survey: Survey, zone: str) -> str:
    """The same words until the hour is over."""
    short = await in_short(tx, survey, zone)
    if await tx.get(Turnout, survey.id) is None:
        return f"{short} I tell it by the hour."
    return (
        f"{short} I tell it by the hour and in steps of {survey.threshold}, so that no number follows a single person."
    )


async def in_short(tx: Transaction, survey: Survey, zone: str) -> str:
    """The same, without why it is told in that way."""
    of = f"; {survey.target:,} are hoped for" if survey.target else ""
    return f"{in_words(await tx.get(Turnout, survey.id), survey, zone)}{of}."


def in_words(kept: Turnout | None, survey: Survey, zone: str) -> str:
    """How many have answered, without how many are hoped for."""
    if kept is None:
        return NOT_YET
    alone = len(survey.ways) == 1
    ways = [f"{_step(kept, way, survey)}{'' if alone else f' {_CAME[way]}'}" for way in Way if way in survey.ways]
    numbers = ", ".join(ways)
    when = f"{kept.hour.astimezone(ZoneInfo(zone)):%H:%M}"
    return f"{numbers[:1].upper()}{numbers[1:]}, at {when}"


def least(kept: Turnout | None) -> int:
    """As many as follow from what is told."""
    return sum(kept.steps.values()) if kept else 0


def _step(kept: Turnout, way: Way, survey: Survey) -> str:
    found = kept.steps.get(way, 0)
    return f"about {found}" if found else f"fewer than {survey.threshold}"


async def _keep(tx: Transaction, survey: Survey, found: Mapping[Way, int], hour: datetime) -> None:
    kept, before = await tx.get(Survey, survey.id), await tx.get(Turnout, survey.id)
    if kept is None or kept.stage not in LIVE or (before is not None and before.hour >= hour):
        return
    last = before.steps if before else {}
    steps = {way: step(found.get(way, 0), last.get(way, 0), survey.threshold) for way in survey.ways}
    await tx.put(Turnout(survey.id, hour, {way: at for way, at in steps.items() if at}))


async def _is_due(tx: Transaction, survey: str, hour: datetime) -> bool:
    kept = await tx.get(Turnout, survey)
    return kept is None or kept.hour < hour
