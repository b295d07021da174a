"""The short form of a report: what it is, what it does, where, how one knows, and who must not see it."""

from bot.desk import Desk
from bot.events import Place
from bot.markup import plain
from bot.records import EVERYWHERE, Workplace, Works
from bot.records.reports import Known, Mode
from bot.register.labels import DOES, options
from bot.replies import Field, Form, Kind
from bot.reports import hiding, modes
from bot.store import Transaction

KEY = "report.send"
WHAT = "report.what"  # what the name of the system is suggested by
UNLISTED = "-"  # in a form's key, a workplace that is not in the list
LONGEST_LINE, LONGEST_WORDS = 120, 2_000  # characters
LOOKED_AT = frozenset(
    {"what", "doing", "where"}
)  # what is typed but for the name, which a named reporter means to give
KNOWN = {
    Known.FIRST_HAND: "I have seen or used it myself",
    Known.HEARD: "I have heard of it from others",
    Known.DOCUMENT: "I have read of it in a document or a message",
}
NOT_TOO_SMALL = "If only a few people work there, it could tell who you are. Leave it empty then."


async def form(tx: Transaction, mode: Mode, place: Workplace | None, here: Place, desk: Desk) -> Form:
    """`place`: none where theirs is not in the list. The mode stays in the title and above the fields."""
    workplace = place.id if place else EVERYWHERE
    where = f"It is about **{plain(place.name)}**, {plain(place.employer)}. " if place else ""
    fields = (
        Field(
            "what",
            "What is it?",
            hint="The name of the system, or what people call it.",
            required=True,
            most=LONGEST_LINE,
            suggests=f"{WHAT} {workplace}" if place else "",
        ),
        Field("does", "What does it do?", Kind.CHOICES, options(DOES)),
        Field("doing", "What it does, in your words", Kind.PARAGRAPH, hint="No names, please.", most=LONGEST_WORDS),
        *_where(place),
        Field("known", "How do you know?", Kind.CHOICE, options(KNOWN)),
        *_name(mode),
        *hiding.asked(await hiding.holders(tx, workplace, desk), here, desk, "report"),
    )
    return Form(
        f"{KEY} {mode} {workplace or UNLISTED}",
        f"Report AI at work: {modes.LABELS[mode].lower()}",
        fields,
        intro=f"**{modes.LABELS[mode]}**: {modes.MEANS[mode]} {where}{_needed(mode, place)}",
        send="Send the report",
    )


def read_key(key: str) -> tuple[str, str]:
    """The mode and the workplace that came back in a form's key."""
    mode, _, workplace = key.partition(" ")[2].partition(" ")
    return mode, workplace


async def known_workplace(tx: Transaction, person: str) -> Workplace | None:
    """Where somebody said that they work."""
    works = await tx.get(Works, person)
    return await tx.get(Workplace, works.workplace) if works else None


def _needed(mode: Mode, place: Workplace | None) -> str:
    """What has no "(optional)" beside it, said once above."""
    needed = ["what it is", *([] if place else ["where"]), *(["your name"] if mode is Mode.NAMED else [])]
    listed = " and ".join(filter(None, (", ".join(needed[:-1]), needed[-1])))
    return f"Only {listed} must be filled in."


def unlisted(label: str) -> Field:
    """Where the workplace is none of those that are kept."""
    return Field("where", label, hint="The workplace and the employer.", required=True, most=LONGEST_LINE)


def _where(place: Workplace | None) -> tuple[Field, ...]:
    if place is None:
        return (unlisted("Where is it?"),)
    if not place.parts:
        return ()
    parts = tuple((part, part) for part in place.parts)
    return (Field("part", "In which part of the workplace?", Kind.CHOICE, parts, hint=NOT_TOO_SMALL),)


def _name(mode: Mode) -> tuple[Field, ...]:
    if mode is not Mode.NAMED:
        return ()
    return (Field("name", "Your name", hint="Reps see it.", required=True, most=LONGEST_LINE),)
