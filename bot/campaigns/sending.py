"""What organisers write, and meetings, are told to those who asked to hear of a campaign: once, in rounds as surveys.

Nothing is sent any more once the campaign has ended, nor to who has stopped it meanwhile. While the bot is paused, or
new words of the campaign wait for another organiser, it waits. A meeting waits until nobody changes it any more.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial

from bot import faults, paused, reaching, wishing
from bot.campaigns import at, meeting_words, message_words, on_their_way, wanting
from bot.campaigns.wanting import MEETING, TELLS, campaign_of
from bot.desk import Desk
from bot.events import Pressed
from bot.insights import least
from bot.looking import keep_looking
from bot.meetings import keeping, signing_up
from bot.outbox import Composed
from bot.people.offices import pseudonym, today_at
from bot.privacy.periods import Periods
from bot.records import Campaign, CampaignMessage, Hears, Meeting, Notice, Round, State, Works, notice
from bot.records.campaigns import Stage
from bot.records.hearing import Sent
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, UnreadableError, run
from bot.surveys.telling import rounds

SHOW = "campaigns.news"
LEAN = "There is news that you asked for. I show it here if you open it. Whoever owns this chat can then read it."
OVER = "There is no such news any more, or you have stopped it."
NOT_HERE = "Others can read this place. Please open it in a conversation of our own."
STANDS = timedelta(minutes=10)  # for which nobody has changed a meeting that is told
NEAR = timedelta(hours=2)  # a meeting that begins within it is told at once
UNDER_WAY = "It is on its way: not all at once, and to nobody at night."

log = logging.getLogger(__name__)


def add(routes: Routes) -> None:
    for what in TELLS:
        routes.notice(what, worded)
    routes.pressed(SHOW, shown)


async def begin(tx: Transaction, campaign: str, what: str, which: str) -> None:
    """In the commit of what is to be told. `which`: the same is told once, however often it is delivered."""
    await tx.add(Round(f"{what}/{campaign}/{which}", _rounds(campaign), 0, shelf=1))


async def keep_tending(desk: Desk, stop: asyncio.Event, every: float) -> None:
    """Until `stop` is set. Any number of processes may do so: each thing is done once."""
    await keep_looking(lambda: tend(desk), "what was written of campaigns was not tended", stop, every)


async def tend(desk: Desk) -> None:
    """What fails keeps nothing of the others."""
    works: tuple[Callable[[], Awaitable[object]], ...] = (
        lambda: _go_on(desk),
        lambda: wanting.forget_over(desk),
        lambda: run(desk.store, partial(_forget_old, desk=desk)),
    )
    for work in works:
        try:
            await work()
        except Exception as error:  # noqa: BLE001 - whatever it is, a later sweep may go well
            log.error("of campaigns, not all was told or forgotten: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's


async def step(tx: Transaction, round_: str, desk: Desk) -> bool:
    """Some more are told; whether there are others."""
    kept = await tx.get(Round, round_)
    if kept is None or kept.done:
        return False
    campaign = await tx.get(Campaign, campaign_of(round_))
    if campaign is None or campaign.stage is Stage.ENDED or await _text(tx, round_, desk) is None:
        await _drop(tx, kept)
        return False
    if not await at.runs(tx, campaign, desk) or await paused.at(tx, campaign.workplace):
        return False
    if await _may_change(tx, round_, desk.now()):
        return False
    what = round_.partition("/")[0]
    return await rounds.next_shelves(tx, kept, partial(wanting.reached, tx, campaign.id), what, desk)


async def drop(tx: Transaction, campaign: str) -> None:
    """It ends: what is still to be sent is not sent any more."""
    for one in await tx.find(Round, survey=_rounds(campaign)):
        await _drop(tx, one)


async def forget(tx: Transaction, campaign: str) -> None:
    """With the campaign itself: its meeting, and how far anything was told."""
    await drop(tx, campaign)
    await keeping.forget(tx, campaign)
    for one in await tx.find(Round, survey=_rounds(campaign)):
        await tx.remove(Round, one.id)


async def worded(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """From what is kept now. In an employer's chat it says only that there is news."""
    campaign = await tx.get(Campaign, campaign_of(owed.about))
    wish = await wishing.at(tx, Hears, owed.to)
    if campaign is None or campaign.stage is Stage.ENDED or wish is None or campaign.id not in wish.campaigns:
        return Composed()
    said = await _text(tx, owed.about, desk)
    if said is None:
        return Composed()
    works = await tx.get(Works, wish.id)
    where = dict.fromkeys((campaign.workplace, works.workplace if works else campaign.workplace))
    if not await at.runs(tx, campaign, desk) or any([await paused.at(tx, one) for one in where]):
        later = notice(f"later/{owed.id}", owed.to, owed.what, owed.about, desk.now() + rounds.AGAIN)
        return Composed(then=(later,))
    if await reaching.in_an_employers_chat(tx, owed.to, desk):
        open_ = Button("Show it to me", SHOW, owed.about, main=True)
        return Composed((Text(LEAN, (open_, wanting.stop(campaign.id)), private=True),))
    return Composed((said,))


async def shown(event: Pressed, desk: Desk) -> Replies:
    """On request, to who asked to hear of it."""

    async def show(tx: Transaction) -> Replies:
        what, _, rest = event.value.partition("/")
        campaign, _, which = rest.partition("/")
        theirs = what in TELLS and which and await wanting.hears(tx, pseudonym(event.person, desk), campaign)
        found = await _text(tx, event.value, desk) if theirs else None
        return (found or Text(OVER, private=True),)

    if not event.place.private or event.place.room:
        return (Text(NOT_HERE, private=True),)
    return await run(desk.store, show)


async def reached(tx: Transaction, campaign: Campaign, what: str, which: str) -> str:
    """About how many got it, once nobody is still to be told; never who, and never who could not be reached."""
    kept = await tx.get(Round, f"{what}/{campaign.id}/{which}")
    if kept is None:
        return "Nobody was told."
    if kept.unreached is None:
        return UNDER_WAY
    threshold = await least.threshold(tx, (campaign.workplace,))
    return signing_up.in_steps(kept.made - kept.unreached, threshold)


async def _text(tx: Transaction, round_: str, desk: Desk) -> Text | None:
    """None where there is nothing to tell any more."""
    what, id_, which = round_.split("/", 2)
    campaign = await tx.get(Campaign, id_)
    if campaign is None:
        return None
    if what == MEETING:
        meeting = await tx.get(Meeting, id_)
        if meeting is None or str(meeting.number) != which or meeting.at <= desk.now():
            return None
        return await meeting_words.told(tx, campaign, meeting)
    message = await tx.get(CampaignMessage, which)
    sent = message and message.campaign == id_ and message.stage is Sent.SENT
    return message_words.text(campaign, message.words) if message and sent else None


async def _drop(tx: Transaction, kept: Round) -> None:
    if kept.unreached is not None:
        return
    waiting = await tx.readable(Notice, about=kept.id, state=State.WAITING)
    for one in waiting:
        await tx.remove(Notice, one.id)
    made = max(0, kept.made - len(waiting))
    await tx.put(replace(kept, made=made, of=made, done=True))


async def _go_on(desk: Desk) -> None:
    found = [one for one in await run(desk.store, _open) if one.unreached is None]
    await rounds.go_on(desk, [one.id for one in found if not one.done], step, "those who hear of a campaign")
    for one in found:
        await on_their_way.follow(one.id, desk)


async def _may_change(tx: Transaction, round_: str, now: datetime) -> bool:
    """Whoever corrects a meeting does so soon, and those who hear of it are to be told once."""
    meeting = await tx.get(Meeting, campaign_of(round_)) if round_.startswith(f"{MEETING}/") else None
    return meeting is not None and now < meeting.made + STANDS and now + NEAR < meeting.at


async def _open(tx: Transaction) -> list[Round]:
    return [one for one in await tx.find(Round) if one.id.partition("/")[0] in TELLS]


async def _forget_old(tx: Transaction, desk: Desk) -> None:
    """Words that were sent long ago, or never; and who had signed up for a meeting that is over."""
    for id_ in [one.id for one in await tx.lying(CampaignMessage)]:
        with suppress(UnreadableError):
            message = await tx.get(CampaignMessage, id_)
            campaign = await tx.get(Campaign, message.campaign) if message else None
            if message and (
                campaign is None or over(message, await today_at(tx, campaign.workplace, desk), desk.keeps)
            ):
                await tx.remove(CampaignMessage, id_)
    for id_ in [one.id for one in await tx.lying(Campaign)]:
        await keeping.forget_when_over(tx, id_, desk.now())


def over(message: CampaignMessage, today: date, keeps: Periods) -> bool:
    """Whether its time is over; sooner where it was sent before messages were kept for less long."""
    return today >= message.until or bool(message.sent and today >= message.sent + keeps.messages)


def _rounds(campaign: str) -> str:
    """What they are found by, where those of surveys have the survey."""
    return f"campaign/{campaign}"
