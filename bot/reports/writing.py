"""A rep and a reporter write to each other through the bot: what the reporter reads, and how they answer."""

import secrets
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from bot import telling
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.languages import t, to_be_said
from bot.markup import plain
from bot.people.offices import ZONE
from bot.records import Message, Workplace
from bot.records.reports import Side
from bot.replies import Field, Form, Kind, Replies, Text
from bot.reports import by_receipt, careful, modes, passing_on, weeks
from bot.reports.by_receipt import Holder
from bot.reports.form import LONGEST_WORDS
from bot.reports.standing import MESSAGES
from bot.reports.thanking import STATUS
from bot.routes import Routes

KEY = "report.write"
BY_A_REP = to_be_said("From a rep (a person), through the bot")
BY_YOU = to_be_said("From you")
SENT = to_be_said("Thank you. The rep can read it now, and is told that something waits.")
SENT_TO_ALL = to_be_said("Thank you. It waits for whoever takes up your report.")


def add(routes: Routes) -> None:
    routes.pressed(MESSAGES, read)
    routes.pressed(KEY, pressed)
    routes.submitted(KEY, submitted)


async def read(event: Pressed, desk: Desk) -> Replies:
    return await by_receipt.opened(event, desk, event.value, _shown)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        return (_form(holder),)

    return await by_receipt.opened(event, desk, event.value, ask)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        return (_form(holder),)

    receipt = event.form.partition(" ")[2]
    asked = await by_receipt.opened(event, desk, receipt, ask)
    if not isinstance(form := asked[0], Form):
        return asked
    if wrong := await careful.checked(form, event.values, ["words"]):
        return (wrong,)
    return await by_receipt.opened(event, desk, receipt, partial(_keep, words=str(event.values["words"]).strip()))


async def _shown(holder: Holder) -> Replies:
    """Reading it here is what counts as read."""
    await telling.reporter_looked(holder.tx, holder.report.id)
    messages = sorted(await holder.tx.find(Message, report=holder.report.id), key=lambda one: (one.number, one.id))
    for one in messages:
        if one.side is Side.REP and not one.read:
            await holder.tx.put(replace(one, read=True))
    told = "\n\n".join(map(_told, messages)) or t("There are no messages yet. A rep sees it when you write one.")
    buttons = (holder.button(t("Write to the rep"), KEY, main=True), holder.button(t("Look at my report"), STATUS))
    return (Text(told, buttons, private=True, confided=bool(messages)),)


def _told(message: Message) -> str:
    by = BY_A_REP if message.side is Side.REP else BY_YOU
    heading = t("**{by}**, in {week}:", by=by, week=weeks.in_words(message.week))
    return f"{heading}\n> {plain(message.words)}"


async def _keep(holder: Holder, words: str) -> Replies:
    report, tx = holder.report, holder.tx
    if await holder.first():
        before = await tx.find(Message, report=report.id)
        number = 1 + max((one.number for one in before), default=0)
        place = await tx.get(Workplace, report.workplace) if report.workplace else None
        week = weeks.week_of(holder.desk.now(), ZoneInfo(place.zone if place else ZONE))
        await tx.add(Message(secrets.token_hex(16), report.id, Side.REPORTER, number, week, words))
        await passing_on.tell(tx, report, holder.desk)
    buttons = (holder.button(t("Look at my report"), STATUS),)
    taken = await passing_on.taken(tx, report, holder.desk)
    return (Text(SENT if taken else SENT_TO_ALL, buttons, private=True),)


def _form(holder: Holder) -> Form:
    mode = holder.report.mode
    return Form(
        f"{KEY} {holder.receipt}",
        t("Write to the rep"),
        (Field("words", t("Your message"), Kind.PARAGRAPH, required=True, most=LONGEST_WORDS),),
        intro=t(
            "It goes through me to the rep who sees to your report. **{mode}**: {meaning}",
            mode=modes.LABELS[mode],
            meaning=modes.MEANS[mode],
        ),
    )
