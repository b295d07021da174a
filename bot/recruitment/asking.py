"""After an answer: whether this is the moment to ask somebody if they would talk to an organiser, and the question.

It is settled beside the answer, in one transaction. Where anything fails or takes long, nobody is asked, and the answer
is what it would have been.
"""

import asyncio
import logging
import secrets
from dataclasses import dataclass

from bot import faults, marks, memory, paused, whereabouts
from bot.campaigns import at as campaigns
from bot.campaigns import tallies, topics
from bot.desk import Desk
from bot.events import Owner, Pressed, Said
from bot.hearing.quiet import wants_quiet
from bot.membership import knowing
from bot.membership.knowing import Account
from bot.people.offices import rights
from bot.records import Campaign
from bot.records.campaigns import Stage
from bot.recruitment import at, consent, quiet, resting, seat, turns, wording
from bot.recruitment.consent import Accounts
from bot.recruitment.resting import Resting
from bot.replies import Mark, Replies, Text
from bot.signing_in.accounts import signed_in
from bot.store import Transaction, run
from knowledge.entries import Entry

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Asker:
    """Whoever asked the bot something, and about what."""

    event: Said | Pressed
    them: Accounts
    member: Account | None  # by what to look whether they are one; None where that is not looked at
    topics: frozenset[str]


async def prompt(entry: Entry, question: str, event: Said | Pressed, desk: Desk) -> Replies:
    """What comes after the answer to a question: nothing, mostly."""
    if not quiet.open_to(event.place):
        return ()
    about = topics.of(entry.id, desk.knowledge.shelf.pack)
    try:
        async with asyncio.timeout(memory.PATIENCE):
            if await quiet.wanted((question,)):
                return await quiet.heeded(event, desk) if isinstance(event, Pressed) else ()  # else it was heard before
            if wants_quiet(entry.question):  # in whatever words they came to it
                return await quiet.heeded(event, desk)
            return await _prompt(event, about, desk) if about else ()
    except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits for an answer
        log.error("nobody is asked after an answer: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        return ()


async def _prompt(event: Said | Pressed, about: frozenset[str], desk: Desk) -> Replies:
    place, mine = event.place, desk.recruiting
    them = await _who(event, about, desk)
    if them is None:
        return ()
    member = None if place.owner is Owner.EMPLOYER else await knowing.account(event.person, place, desk)
    taken = mine.take(them.keys, desk.now())
    if taken is None:
        return ()
    settled = await run(desk.store, _Settling(_Asker(event, them, member, about), desk))
    if settled is None:
        mine.give_back(them.keys, taken)
        return ()
    if not mine.keeps(them.keys, taken):  # they have wanted quiet since
        return ()
    campaign, rests = settled
    basis = Resting(campaign.id, secrets.token_hex(8), rests, memory.day(desk.now()))
    value = resting.written(basis, them.who, desk.secret)
    words = wording.asked(campaign, place, desk.house)
    kept = () if place.lasting else (Mark(marks.ASKED, 0),)
    return (Text(words, at.buttons(value), private=True), *kept)


async def _who(event: Said | Pressed, about: frozenset[str], desk: Desk) -> Accounts | None:
    """None where it is known already that they are not asked, or which accounts are theirs is not.

    A browser that is signed in for an office is not asked either: it has no address of its own to be linked by.
    """
    place = event.place
    if signed_in(event.person, desk.secret):
        return None
    if not place.lasting and (place.marks & marks.NAMES or not (desk.recruiting.warm or desk.house.local)):
        return None
    linked = event.person.platform in desk.linking.look_ups
    if linked and not await run(desk.store, _On(about)):  # nobody's address is looked up for nothing
        return None
    them = await consent.accounts(event, desk)
    return them if them.sure else None


@dataclass(frozen=True, slots=True)
class _On:
    """Whether any campaign is on this."""

    topics: frozenset[str]

    async def __call__(self, tx: Transaction) -> bool:
        running = await tx.readable(Campaign, stage=Stage.RUNNING)
        return any(not self.topics.isdisjoint(one.topics) for one in running)


@dataclass(frozen=True, slots=True)
class _Settling:
    """Whether to ask, and that it was asked where something may be kept of it: in one transaction."""

    asker: _Asker
    desk: Desk

    async def __call__(self, tx: Transaction) -> tuple[Campaign, str] | None:
        desk, event, them = self.desk, self.asker.event, self.asker.them
        if not await self._may(tx):
            return None
        works = await whereabouts.known(tx, event.person, desk)
        workplace = works.id if works else ""
        campaign = await campaigns.running(tx, workplace, self.asker.topics, desk)
        if campaign is None or await paused.at(tx, workplace):
            return None
        rests = ""
        if event.place.lasting:
            found = await consent.stand(tx, them, desk)
            if not consent.may_be_asked(found, desk):
                return None
            rests = resting.mark((found.own,) if found.own else found.asked, desk.secret)
            await consent.count(tx, found, desk)
        await tallies.shown(tx, campaign, desk)
        return campaign, rests

    async def _may(self, tx: Transaction) -> bool:
        desk, event = self.desk, self.asker.event
        if event.place.lasting and not desk.house.local:
            turn = turns.under_way(self.asker.them.person, desk.now(), desk.secret)
            if not await seat.asks_in(tx, turn, desk):
                return False
        if (await rights(tx, event.person, desk)).offices:
            return False
        member = self.asker.member
        return not (member and await knowing.is_member(tx, member, desk))
