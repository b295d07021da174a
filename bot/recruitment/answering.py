"""Somebody pressed what stands below the question: yes, not now, or never."""

from dataclasses import dataclass
from datetime import timedelta

from bot import marks, memory
from bot.campaigns import at as campaigns
from bot.desk import Desk
from bot.events import Place, Pressed
from bot.identity import PERSON
from bot.memory import keyed, next_week
from bot.people.offices import pseudonym
from bot.records import Campaign, Seen
from bot.recruitment import at, consent, quiet, resting, wording
from bot.recruitment.consent import Accounts
from bot.recruitment.resting import GOOD_FOR, Resting
from bot.replies import Button, Card, Mark, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

FOR_A_WHILE, FOR_LONG = 30, 365  # days that a browser is told to remember


@dataclass(frozen=True, slots=True)
class _Tap:
    event: Pressed
    them: Accounts
    resting: Resting

    @property
    def place(self) -> Place:
        return self.event.place


def add(routes: Routes) -> None:
    routes.pressed(at.YES, yes)
    routes.pressed(at.LATER, later)
    routes.pressed(at.NEVER, never)


async def yes(event: Pressed, desk: Desk) -> Replies:
    """What the campaign is about, and where to go from there."""
    tap = await _tap(event, desk)
    if not isinstance(tap, _Tap):
        return tap

    async def answer(tx: Transaction) -> Replies:
        words = await _kept(tx, tap, desk)
        campaign = await tx.get(Campaign, tap.resting.campaign)
        if campaign is None or not await campaigns.runs(tx, campaign, desk):
            offer = (_talk(tap.resting.campaign), PERSON)
            return (Text("\n\n".join(one for one in (wording.ENDED, words) if one), offer, private=True),)
        return (card(campaign, tap.place, words, desk),)

    return (*await run(desk.store, answer), *_marks(tap, marks.ASKED, FOR_A_WHILE))


def card(campaign: Campaign, place: Place, footer: str, desk: Desk) -> Card:
    """What follows a yes. All of it can be left alone."""
    one = campaign.id
    buttons = (
        _talk(one),
        Button("What joining means", campaigns.READ, one),
        Button("Join the union", campaigns.JOIN, one),
        Button("Hear what comes next", campaigns.HEAR, one),
        Button("Invite a colleague", campaigns.INVITE, one),
    )
    body = wording.more(campaign, place, desk.house)
    return Card(f"Organising on {campaign.name}", body, buttons=buttons, footer=footer, private=True)


async def later(event: Pressed, desk: Desk) -> Replies:
    tap = await _tap(event, desk)
    if not isinstance(tap, _Tap):
        return tap

    async def answer(tx: Transaction) -> Replies:
        return (Text(wording.fine(await _kept(tx, tap, desk)), private=True),)

    return (*await run(desk.store, answer), *_marks(tap, marks.ASKED, FOR_A_WHILE))


async def never(event: Pressed, desk: Desk) -> Replies:
    """Whatever became of what the question rested on: it can always be said."""
    tap = await _tap(event, desk)
    if not isinstance(tap, _Tap):
        return tap
    if not tap.place.lasting:
        return (Text(wording.NEVER_BRIEFLY, private=True), Mark(marks.NEVER, FOR_LONG))

    async def keep(tx: Transaction) -> Replies:
        await _first(tx, tap.resting, desk)
        await consent.never(tx, tap.them, desk)
        return (Text(wording.NEVER, private=True),)

    return await run(desk.store, keep)


async def _tap(event: Pressed, desk: Desk) -> _Tap | Replies:
    """Or what is said where nothing comes of it."""
    if not quiet.open_to(event.place):
        return (Text(wording.NOT_HERE, private=True),)
    found = resting.read(event.value, pseudonym(event.person, desk), desk.secret)
    if found is None:
        return (Text(wording.NOT_YOURS, private=True),)
    return _Tap(event, await consent.accounts(event, desk), found)


async def _kept(tx: Transaction, tap: _Tap, desk: Desk) -> str:
    """Keep until when they are not asked, where they have not taken that back since; and what is kept, in words."""
    if not tap.place.lasting:
        return wording.STAYS_BRIEFLY if marks.NEVER in tap.place.marks else wording.KEPT_BRIEFLY
    found = await consent.stand(tx, tap.them, desk)
    if found.never:
        return wording.TAKEN_BACK
    rests, kept = tap.resting.rests, found.own
    if rests and not resting.holds(tap.resting, found.asked, desk.secret):
        return wording.TAKEN_BACK
    if kept is None:  # a date of another account of theirs is neither told nor erased here
        fresh = rests or tap.resting.fresh(memory.day(desk.now()))
        if not fresh or not await _first(tx, tap.resting, desk):
            return wording.TAKEN_BACK
        kept = await consent.agree(tx, tap.them, found, desk)
    return wording.kept(kept.not_before, kept.left)


async def _first(tx: Transaction, question: Resting, desk: Desk) -> bool:
    """Whether this question is answered for the first time: once that was erased, it keeps nothing any more."""
    id_ = keyed(desk.secret, "question answered", question.number)
    if await tx.get(Seen, id_):
        return False
    await tx.add(Seen(id_, next_week(desk.now()) + GOOD_FOR + timedelta(days=1)))
    return True


def _talk(campaign: str) -> Button:
    return Button("Talk with a rep", campaigns.TALK, campaign, main=True)


def _marks(tap: _Tap, name: str, days: int) -> Replies:
    """Nothing that was kept for longer is cut short."""
    place = tap.place
    return () if place.lasting or marks.NEVER in place.marks else (Mark(name, days),)
