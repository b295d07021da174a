"""A report is sent: one commit keeps it with its receipt, its system, and all who must be told of it."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot import memory, telling
from bot.cases import overdue
from bot.desk import Desk
from bot.events import Submitted
from bot.languages import to_be_said
from bot.people.offices import ZONE
from bot.records import (
    EVERYWHERE,
    Held,
    KeptFrom,
    News,
    Receipt,
    Report,
    Reporter,
    ReportWords,
    Seen,
    Workplace,
)
from bot.records.reports import Does, Known, Mode
from bot.register import joining
from bot.register.joining import Likely
from bot.replies import Form, Replies
from bot.reports import careful, flagging, flooding, handing_in, hiding, holding, modes, ways_back, weeks
from bot.reports import form as short
from bot.reports.asking import begin_again, impossible
from bot.reports.handing_in import Ended
from bot.reports.receipts import Made
from bot.reports.thanking import thanks
from bot.routes import Routes
from bot.store import Transaction, run
from bot.telling import Audience

NO_SUCH_PLACE = to_be_said("That workplace is no longer in my list, so please say where it is. Nothing is sent yet.")
GONE = to_be_said("That report was sent already, and its receipt was shown then. I cannot make it again.")


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent, as it stands against the store. `again`: it was kept before. `wait`: until it can be."""

    event: Submitted = field(repr=False)
    mode: Mode
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
    def zone(self) -> str:
        return self.place.zone if self.place else ZONE

    @property
    def typed(self) -> bool:
        """Names were typed: nothing that is said may differ by whether one was found, nor by who is left.

        Where nobody is left it is kept all the same, until somebody takes up a role who is not meant; they are told by
        what reminds of it. To refuse it would say that those who were named are all there are.
        """
        return bool(self.kept_from and self.kept_from.typed)

    @property
    def asked(self) -> set[str]:
        """The fields of the form: nothing else that came along is read."""
        return {field.name for field in self.form.fields}

    def back(self, name: str, wrong: str) -> Form:
        """The form as it was filled in, with what is wrong beside a field."""
        return replace(self.form, values=dict(self.event.values), errors={name: wrong})

    def text(self, name: str) -> str:
        return str(self.event.values.get(name, "")).strip() if name in self.asked else ""


def add(routes: Routes) -> None:
    routes.submitted(short.KEY, submitted)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    cause = memory.cause(event, desk.secret)
    sent = await run(desk.store, partial(_read, event=event, cause=cause, desk=desk))
    if not isinstance(sent, Sent):
        return sent
    if not sent.again and (wrong := await _wrong(sent)):
        return (wrong,)
    likely = await joining.likely(desk, sent.workplace, sent.text("what"))
    keep = partial(_keep, sent=sent, likely=likely, cause=cause, desk=desk)
    made = await handing_in.receipt(desk, cause, keep, again=sent.again)
    if isinstance(made, Ended):
        return (sent.back("what", flooding.told(timedelta(hours=1))),)
    told = None if sent.typed else sent.told
    if made is None:
        return begin_again(GONE)
    return thanks(made.figures, sent.mode, told, event.place.owner, desk.house)


async def _read(tx: Transaction, event: Submitted, cause: str, desk: Desk) -> Sent | Replies:
    typed, workplace = short.read_key(event.form)
    mode = modes.chosen(typed, event.place)
    if mode is None:
        return impossible(event, desk)
    place = await tx.get(Workplace, workplace) if workplace != short.UNLISTED else None
    again = await tx.get(Seen, cause) is not None
    if place is None and workplace != short.UNLISTED and not again:
        unlisted = await short.form(tx, mode, None, event.place, desk)
        return (replace(unlisted, values=dict(event.values), errors={"where": NO_SUCH_PLACE}),)
    where = place.id if place else EVERYWHERE
    offices = await hiding.holders(tx, where, desk)
    kept_from = hiding.chosen(event.values.get(hiding.FIELD, ()), offices, event.place, desk)
    told = await telling.audience(tx, where, desk, kept_from)
    form = await short.form(tx, mode, place, event.place, desk)
    return Sent(event, mode, place, form, kept_from, told, again, await flooding.wait(tx, event.place, desk.now()))


async def _wrong(sent: Sent) -> Form | None:
    if wrong := await careful.checked(sent.form, sent.event.values, sent.asked & short.LOOKED_AT):
        return wrong
    if sent.kept_from and not sent.typed and not sent.told.first:
        return sent.back(hiding.FIELD, hiding.NOBODY_LEFT)
    return sent.back("what", flooding.told(sent.wait)) if sent.wait else None


async def _keep(tx: Transaction, made: Made, *, sent: Sent, likely: Likely, cause: str, desk: Desk) -> Ended:
    """Nothing is kept where the same was kept meanwhile, or too many others were."""
    now, place = desk.now(), sent.event.place
    if await tx.get(Seen, cause):
        return Ended.AGAIN
    if await flooding.wait(tx, place, now):
        return Ended.TOO_MANY
    await memory.first(tx, cause, now)
    await flooding.count(tx, place, now)
    id_, zone = secrets.token_hex(16), ZoneInfo(sent.zone)
    system = await joining.join(tx, sent.workplace, likely)
    named = sent.mode is Mode.NAMED
    shown = now if named else holding.until(now, await tx.find(Report, workplace=sent.workplace), zone)
    if not named:
        await tx.add(Held(id_, shown, shown))
    words = ReportWords(id_, sent.text("what"), where=sent.text("where"), does=sent.text("doing"))
    report = _report(id_, sent, system.id, weeks.week_of(shown, zone))
    await tx.add(replace(report, flags=await flagging.proposed(tx, report, words)))
    await tx.add(words)
    await tx.add(Receipt(made.id, id_))
    if named:
        await tx.add(Reporter(id_, sent.text("name")))
    if sent.mode is not Mode.ANONYMOUS:
        await ways_back.keep(tx, id_, place, sent.zone)
    if sent.kept_from:
        await tx.add(replace(sent.kept_from, id=id_))
    await telling.tell(tx, sent.told.first, News.REPORT, id_, desk, when=shown, instead=sent.told.organisers)
    for owed in overdue.owed(id_, shown):
        await tx.add(owed)
    return Ended.KEPT


def _report(id_: str, sent: Sent, system: str, week: str) -> Report:
    chosen, known = sent.event.values.get("does", ()), sent.text("known")
    return Report(
        id_,
        system,
        sent.workplace,
        week,
        sent.mode,
        part=sent.text("part"),
        known=Known(known) if known else None,
        does=tuple(Does(one) for one in dict.fromkeys((chosen,) if isinstance(chosen, str) else chosen) if one),
        changed=week,
    )
