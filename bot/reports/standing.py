"""What a report, or a request for a talk, has come to, for who holds its receipt."""

from bot import sight, telling
from bot.desk import Desk
from bot.events import Pressed, Said, Submitted
from bot.languages import n, t, to_be_said
from bot.markup import plain
from bot.records import Held, Message, Report, ReportWords
from bot.records.reports import Side, Stand
from bot.replies import Card, Fact, Field, Form, Replies
from bot.reports import by_receipt, modes, receipts, weeks
from bot.reports.by_receipt import DELETE, Holder
from bot.reports.thanking import MORE, STATUS
from bot.routes import Routes
from bot.talks import standing as talks

COMMANDS = ("receipt", "my receipt", "my report", "my request", "status")
KEY = "report.receipt"
FORM = Form(
    KEY,
    to_be_said("Your receipt"),
    (
        Field(
            "receipt",
            to_be_said("The 16 figures"),
            hint=to_be_said("As you noted them. Spaces make no difference."),
            required=True,
            most=60,
        ),
    ),
    intro=to_be_said(
        "It opens your report, or your request for a talk: what has become of it, and all that you can do with it."
    ),
    send=to_be_said("Open it"),
)
MESSAGES, OPEN_UP, TAKE_BACK = "report.messages", "report.open_up", "report.take_back"
LIKE_ONE = 4  # figures from which somebody means a receipt, if a mistyped one

STANDS = {
    Stand.RECEIVED: to_be_said("It was received. No rep has taken it up yet."),
    Stand.REVIEWING: to_be_said("A rep is looking at it."),
    Stand.RAISED: to_be_said("It was raised with the employer."),
    Stand.REPLIED: to_be_said("The employer has replied."),
    Stand.OUTCOME: to_be_said("There is an outcome."),
    Stand.CLOSED: to_be_said("The case is closed."),
}
NEXT = {
    Stand.RECEIVED: to_be_said(
        "A rep takes it up. Until one has, the reps are reminded, and after some days organisers are told."
    ),
    Stand.REVIEWING: to_be_said(
        "The rep may ask you something through me, and raises it with the employer or closes the case."
    ),
    Stand.RAISED: to_be_said("The employer has to reply. The rep notes it here when it has."),
    Stand.REPLIED: to_be_said("The rep looks at what the employer says, and what follows from it."),
    Stand.OUTCOME: to_be_said("The rep tells those concerned, and closes the case."),
    Stand.CLOSED: to_be_said("It is erased some months after it was closed. You can still add something until then."),
}


def add(routes: Routes) -> None:
    for words in COMMANDS:
        routes.command(words, said, following=lambda after: not after or _like_one(after))
    routes.standing_for(COMMANDS[0], receipts.alone)
    routes.pressed(STATUS, pressed)
    routes.submitted(KEY, submitted)


def _like_one(after: str) -> bool:
    return len(receipts.figures(after)) >= LIKE_ONE


async def said(event: Said, desk: Desk) -> Replies:
    return await _opened(event, desk, event.text) if _like_one(event.text) else (FORM,)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    return await _opened(event, desk, event.value) if event.value else (FORM,)


async def submitted(event: Submitted, desk: Desk) -> Replies:
    if wrong := FORM.check(event.values):
        return (wrong,)
    return await _opened(event, desk, str(event.values["receipt"]))


async def _opened(event: Said | Pressed | Submitted, desk: Desk, typed: str) -> Replies:
    return await by_receipt.opened(event, desk, typed, stands, otherwise=talks.opens(event, desk))


async def stands(holder: Holder) -> Replies:
    """The card of a report that was not taken back."""
    report, tx = holder.report, holder.tx
    await telling.reporter_looked(tx, report.id)
    words = await tx.get(ReportWords, report.id)
    unread = [one for one in await tx.find(Message, report=report.id) if one.side is Side.REP and not one.read]
    waiting = n("Messages ({count} new)", "Messages ({count} new)", len(unread)) if unread else t("Messages")
    held = await _held(holder)
    further = modes.above(report.mode, holder.event.place)
    return (
        Card(
            t("Your report: {mode}", mode=modes.LABELS[report.mode].lower()),
            "",
            facts=(
                *([Fact(t("What you reported"), plain(words.what))] if words else []),
                Fact(t("Where it stands"), _stand(report, held=held)),
                *([] if held else [Fact(t("Since"), weeks.in_words(report.changed or report.week))]),
                Fact(t("What comes next"), NEXT[report.state]),
                Fact(modes.LABELS[report.mode], modes.sentence(report.mode)),
            ),
            buttons=(
                holder.button(waiting, MESSAGES, main=bool(unread)),
                holder.button(t("Add more"), MORE),
                *([holder.button(t("Let myself be known"), OPEN_UP)] if further else []),
                holder.button(t("Take it back"), TAKE_BACK),
                holder.button(t("Delete it"), DELETE),
            ),
            private=True,
            confided=True,
        ),
    )


async def _held(holder: Holder) -> bool:
    """Whether it is shown to nobody yet: then its week is still to come, perhaps."""
    return sight.held(await holder.tx.get(Held, holder.report.id), holder.desk.now())


def _stand(report: Report, *, held: bool) -> str:
    if held:
        return t("It is kept. Nobody has been shown it yet: that comes within 24 hours, after a time at random.")
    if report.state is Stand.RECEIVED and report.taken_by:
        return t("A rep has taken it up.")
    return STANDS[report.state]
