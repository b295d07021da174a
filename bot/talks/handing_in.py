"""A request for a talk is sent: one commit keeps it with its receipt, and tells all who must be told of it."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial

from bot import memory, telling
from bot.campaigns import at, tallies
from bot.cases import overdue
from bot.cases.matter import week_at
from bot.desk import Desk
from bot.events import Submitted
from bot.identity import TALK
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Campaign, KeptFrom, News, Receipt, Seen, Talk, Workplace
from bot.replies import Form, Replies, Text
from bot.reports import careful, flooding, handing_in, hiding
from bot.reports.beginning import elsewhere
from bot.reports.form import UNLISTED
from bot.reports.handing_in import Ended
from bot.reports.receipts import Made
from bot.reports.submitting import NO_SUCH_PLACE
from bot.routes import Routes
from bot.store import Transaction, run
from bot.talks import form as asking
from bot.talks.thanking import thanks
from bot.telling import Audience

GONE = "That was sent already, and its receipt was shown then. I cannot make it again."


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, as it stands against the store. `again`: it was kept before. `wait`: until it can be."""

    event: Submitted = field(repr=False)
    place: Workplace | None
    form: Form = field(repr=False)
    kept_from: KeptFrom | None = field(repr=False)
    told: Audience
    again: bool
    wait: timedelta

    @property
    def workplace(self) -> str:
        return self.place.id if self.place else EVERYWHERE

    @property
    def campaign(self) -> str:
        return asking.read_key(self.event.form)[1]

    @property
    def typed(self) -> bool:
        """Names were typed: nothing that is said may differ by whether one was found; see `bot.reports.submitting`."""
        return bool(self.kept_from and self.kept_from.typed)

    @property
    def asked(self) -> set[str]:
        """The fields of the form: nothing else that came along is read."""
        return {one.name for one in self.form.fields}

    @property
    def words(self) -> dict[str, str]:
        """What was typed, by the name of the field."""
        return {name: str(self.event.values.get(name, "")).strip() for name in self.asked - {hiding.FIELD}}

    def back(self, name: str, wrong: str) -> Form:
        """The form as it was filled in, with what is wrong beside a field."""
        return replace(self.form, values=dict(self.event.values), errors={name: wrong})


def add(routes: Routes) -> None:
    routes.submitted(asking.KEY, submitted)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    if not event.place.private:
        return (elsewhere(desk.house),)
    cause = memory.cause(event, desk.secret)
    sent = await run(desk.store, partial(_read, event=event, cause=cause, desk=desk))
    if isinstance(sent, Form):
        return (sent,)
    if not sent.again and (wrong := await _wrong(sent)):
        return (wrong,)
    keep = partial(_keep, sent=sent, cause=cause, desk=desk)
    made = await handing_in.receipt(desk, cause, keep, again=sent.again)
    if isinstance(made, Ended):
        return (sent.back(asking.NAME.name, flooding.told(timedelta(hours=1), flooding.TALKS)),)
    if made is None:
        return (Text(GONE, (TALK,), private=True),)
    return thanks(made.figures, None if sent.typed else sent.told, event.place.owner, desk.house)


async def _read(tx: Transaction, event: Submitted, cause: str, desk: Desk) -> Sent | Form:
    workplace, campaign = asking.read_key(event.form)
    place = await tx.get(Workplace, workplace) if workplace != UNLISTED else None
    again = await tx.get(Seen, cause) is not None
    form = await asking.form(tx, place, campaign, event.place, desk)
    if place is None and workplace != UNLISTED and not again:
        return replace(form, values=dict(event.values), errors={"where": NO_SUCH_PLACE})
    where = place.id if place else EVERYWHERE
    offices = await hiding.holders(tx, where, desk)
    kept_from = hiding.chosen(event.values.get(hiding.FIELD, ()), offices, event.place, desk)
    told = await telling.audience(tx, where, desk, kept_from)
    wait = await flooding.wait(tx, event.place, desk.now(), flooding.TALKS)
    return Sent(event, place, form, kept_from, told, again, wait)


async def _wrong(sent: Sent) -> Form | None:
    if wrong := await careful.checked(sent.form, sent.event.values, sent.asked & asking.LOOKED_AT):
        return wrong
    if sent.kept_from and not sent.typed and not sent.told.first:
        return sent.back(hiding.FIELD, hiding.NOBODY_LEFT)
    return sent.back(asking.NAME.name, flooding.told(sent.wait, flooding.TALKS)) if sent.wait else None


async def _keep(tx: Transaction, made: Made, *, sent: Sent, cause: str, desk: Desk) -> Ended:
    """Nothing is kept where the same was kept meanwhile, or too many others were.

    They mean to be reached, so nothing waits for a time at random: reps can see it at once.
    """
    now, here = desk.now(), sent.event.place
    if await tx.get(Seen, cause):
        return Ended.AGAIN
    if await flooding.wait(tx, here, now, flooding.TALKS):
        return Ended.TOO_MANY
    await memory.first(tx, cause, now)
    await flooding.count(tx, here, now, flooding.TALKS)
    id_, week = secrets.token_hex(16), await week_at(tx, sent.workplace, desk)
    await tx.add(Talk(id_, sent.workplace, week, week))
    await tx.add(asking.words(id_, sent.words))
    await tx.add(Receipt(made.id, id_))
    if sent.kept_from:
        await tx.add(replace(sent.kept_from, id=id_))
    await telling.tell(tx, sent.told.first, News.TALK, id_, desk, instead=sent.told.organisers)
    for owed in overdue.owed(id_, memory.next_day(now)):  # by the hour nobody can tell when they asked
        await tx.add(owed)
    campaign = await tx.get(Campaign, sent.campaign) if sent.campaign else None
    if campaign and await at.runs(tx, campaign, desk):
        await tallies.talk(tx, campaign, pseudonym(sent.event.person, desk), desk)
    return Ended.KEPT
