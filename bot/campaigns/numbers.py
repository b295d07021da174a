"""What of a campaign's tallies is told: once for each period, when it is over, in steps, and from a number on.

There are no sums, neither over periods nor over campaigns, so that nothing can be taken away from anything else.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.campaigns import tallies
from bot.desk import Desk
from bot.insights import least, periods
from bot.insights.periods import Run
from bot.memory import keyed
from bot.records import EVERYWHERE, Campaign, CampaignNumbers, JoiningTotal, Talkers, Tally, Workplace
from bot.store import Transaction
from bot.suppression import Counted, suppress

STEP_OF_OPENINGS = 2  # of the threshold: one person can open a link many times
LEAST = 2  # steps: what comes to fewer is withheld


@dataclass(frozen=True, slots=True)
class Line:
    """What is told of a period. None is withheld, whatever the reason."""

    period: int
    shown: int | None = None
    talks: int | None = None
    opened: int | None = None
    joined: int | None = None

    @property
    def told(self) -> tuple[int | None, ...]:
        return self.shown, self.talks, self.opened, self.joined


async def threshold(tx: Transaction, campaign: Campaign) -> int:
    """The same as of concern reports; of a campaign for all workplaces, the greatest that any of them promises."""
    places = [campaign.workplace]
    if campaign.workplace == EVERYWHERE:
        places = [one.id for one in await tx.find(Workplace)]
    return await least.threshold(tx, tuple(places))


def finished(campaign: Campaign, desk: Desk) -> Sequence[int]:
    """The periods in which it ran that are over, and the one after its end, the latest first."""
    if campaign.begun is None:
        return ()
    last = periods.last_finished(desk.now())
    if campaign.ended:
        last = min(last, periods.on(campaign.ended) + 1)
    return range(last, periods.on(campaign.begun) - 1, -1)


def words(period: int) -> str:
    return Run(period, period).words


async def told(tx: Transaction, campaign: Campaign, desk: Desk) -> list[Line]:
    """Of each finished period, the latest first."""
    await release(tx, campaign, desk)
    kept = {one.period: one for one in await tx.readable(CampaignNumbers, campaign=campaign.id)}
    joined = {one.period: one.told for one in await tx.readable(JoiningTotal, campaign=campaign.id)}
    found = []
    for period in finished(campaign, desk):
        one = kept.get(period)
        line = Line(period, one.shown, one.talks, one.opened) if one else Line(period)
        found.append(replace(line, joined=joined.get(period)))
    return found


async def release(tx: Transaction, campaign: Campaign, desk: Desk) -> None:
    """What is over is settled for good, and what it was counted from is erased."""
    last = periods.last_finished(desk.now())
    counted = [one for one in await tx.readable(Tally, campaign=campaign.id) if one.period <= last]
    talkers = [one for one in await tx.readable(Talkers, campaign=campaign.id) if one.period <= last]
    if not counted and not talkers:
        return
    people = await threshold(tx, campaign)
    for period in {one.period for one in counted} | {one.period for one in talkers}:
        of = [one for one in counted if one.period == period]
        shown, opened = sum(one.shown for one in of), sum(one.opened for one in of)
        talks = sum(len(one.codes) for one in talkers if one.period == period)
        id_ = tallies.of_period(campaign.id, period)
        by = {what: keyed(desk.secret, "step", id_, what) for what in ("shown", "talks", "opened")}
        settled = CampaignNumbers(
            id_,
            campaign.id,
            period,
            shown=stepped(shown, people, by["shown"]),
            talks=stepped(talks, people, by["talks"]),
            opened=stepped(opened, people * STEP_OF_OPENINGS, by["opened"]),
        )
        await tx.add(settled)
    for one in counted:
        await tx.remove(Tally, one.id)
    for each in talkers:
        await tx.remove(Talkers, each.id)


def stepped(count: int, step: int, code: str) -> int | None:
    """Up or down to a whole step, from two of them on; else withheld, as always where `count` is a step or less.

    In steps, since somebody who adds to an exact count would know how many others there are. `code`, hexadecimal, which
    nobody can guess, decides from which remainder on it goes up: so it is right on the whole, and nobody who adds up to
    an edge, that of what is withheld included, knows that one more will cross it.
    """
    told_ = (count + int(code, 16) % step) // step * step
    return told_ if enough(count, step) and told_ >= LEAST * step else None


def enough(count: int, threshold_: int) -> bool:
    return suppress([Counted(("campaign",), {("all",): count})], threshold_)[0].total is not None


def joining_code(campaign: Campaign, period: int, desk: Desk) -> str:
    """Of all campaigns at a workplace the same: who joined there can be entered for each of them."""
    return keyed(desk.secret, "step", campaign.workplace, str(period), "joined")


def corrected(kept: JoiningTotal, total: int, threshold_: int, code: str) -> JoiningTotal:
    """As an organiser says it now. In other steps than before nothing more is told: two of them would tell of a few."""
    told_ = stepped(total, threshold_, code) if kept.step in (0, threshold_) else None
    return replace(kept, told=told_, step=kept.step if told_ is None else threshold_)
