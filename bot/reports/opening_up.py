"""A reporter lets themselves be known further than they did at first: it can be opened up, and never back."""

from dataclasses import replace
from functools import partial

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.languages import t, to_be_said
from bot.people.offices import ZONE
from bot.records import Reporter, ReturnAddress, Workplace
from bot.records.reports import Mode
from bot.replies import Field, Form, Replies, Text
from bot.reports import by_receipt, modes, passing_on, ways_back
from bot.reports.by_receipt import Holder
from bot.reports.form import LONGEST_LINE
from bot.reports.standing import OPEN_UP
from bot.reports.thanking import STATUS
from bot.routes import Routes

CONFIDENTIAL, NAMED = "report.confidential", "report.named"
NEVER_UNDONE = to_be_said("This can never be undone: what somebody has seen, nobody can take from them.")
AS_FAR_AS_IT_GOES = to_be_said("It cannot be opened up any further from here.")


def add(routes: Routes) -> None:
    routes.pressed(OPEN_UP, asked)
    routes.pressed(CONFIDENTIAL, made_confidential)
    routes.pressed(NAMED, name_asked)
    routes.submitted(NAMED, named)


async def asked(event: Pressed, desk: Desk) -> Replies:
    """What each further step means; pressing one of these buttons is to confirm it."""
    return await by_receipt.opened(event, desk, event.value, _steps)


async def made_confidential(event: Pressed, desk: Desk) -> Replies:
    return await by_receipt.opened(event, desk, event.value, partial(_open_up, to=Mode.CONFIDENTIAL))


async def name_asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(holder: Holder) -> Replies:
        return (_form(holder.receipt),) if _further(holder, Mode.NAMED) else _as_far_as_it_goes(holder)

    return await by_receipt.opened(event, desk, event.value, ask)


async def named(event: Submitted, desk: Desk) -> Replies:
    receipt = event.form.partition(" ")[2]
    if wrong := _form(receipt).check(event.values):
        return (wrong,)
    name = str(event.values["name"]).strip()
    return await by_receipt.opened(event, desk, receipt, partial(_open_up, to=Mode.NAMED, name=name))


async def _steps(holder: Holder) -> Replies:
    further = modes.above(holder.report.mode, holder.event.place)
    if not further:
        return _as_far_as_it_goes(holder)
    labels = {
        Mode.CONFIDENTIAL: (t("Yes, make it confidential"), CONFIDENTIAL),
        Mode.NAMED: (t("Give my name"), NAMED),
    }
    lines = "\n".join(f"- **{modes.LABELS[mode]}**: {modes.MEANS[mode]}" for mode in further)
    buttons = tuple(holder.button(*labels[mode]) for mode in further)
    now = t("Your report is {mode}. You can make it:", mode=modes.LABELS[holder.report.mode].lower())
    return (
        Text(
            f"{now}\n\n{lines}\n\n**{NEVER_UNDONE}**",
            (*buttons, holder.button(t("Leave it as it is"), STATUS)),
            private=True,
        ),
    )


async def _open_up(holder: Holder, to: Mode, name: str = "") -> Replies:
    further = _further(holder, to)
    if not further and not (holder.report.mode is to and await holder.again()):
        return _as_far_as_it_goes(holder)
    if further and await holder.first():
        await _keep(holder, to, name)
    words = t("Your report is now {mode}: {meaning}", mode=modes.LABELS[to].lower(), meaning=modes.MEANS[to])
    return (Text(words, (holder.button(t("Look at my report"), STATUS),), private=True),)


async def _keep(holder: Holder, to: Mode, name: str) -> None:
    tx, report = holder.tx, replace(holder.report, mode=to)
    place = await tx.get(Workplace, report.workplace) if report.workplace else None
    if not await tx.get(ReturnAddress, report.id):
        await ways_back.keep(tx, report.id, holder.event.place, place.zone if place else ZONE)
    if to is Mode.NAMED:
        await tx.put(Reporter(report.id, name))
    await tx.put(report)
    await passing_on.tell(tx, report, holder.desk)


def _further(holder: Holder, mode: Mode) -> bool:
    return mode in modes.above(holder.report.mode, holder.event.place)


def _as_far_as_it_goes(holder: Holder) -> Replies:
    return (Text(AS_FAR_AS_IT_GOES, (holder.button(t("Look at my report"), STATUS),), private=True),)


def _form(receipt: str) -> Form:
    return Form(
        f"{NAMED} {receipt}",
        t("Give your name"),
        (
            Field(
                "name",
                t("Your name"),
                hint=t("Reps see it beside all that you wrote."),
                required=True,
                most=LONGEST_LINE,
            ),
        ),
        intro=f"**{NEVER_UNDONE}**",
        send=t("Give my name"),
    )
