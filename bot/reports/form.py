"""The short form of a report: what it is, what it does, where, how one knows, and who must not see it."""

from bot.desk import Desk
from bot.events import Place
from bot.languages import listed, t, to_be_said
from bot.markup import plain
from bot.records import EVERYWHERE, Workplace, Works
from bot.records.reports import Known, Mode
from bot.register.labels import DOES, options
from bot.replies import Field, Form, Kind
from bot.reports import hiding, modes
from bot.reports.hiding import Kept
from bot.store import Transaction

KEY = "report.send"
WHAT = "report.what"  # what the name of the system is suggested by
UNLISTED = "-"  # in a form's key, a workplace that is not in the list
LONGEST_LINE, LONGEST_WORDS = 120, 2_000  # characters
LOOKED_AT = frozenset(
    {"what", "doing", "where"}
)  # what is typed but for the name, which a named reporter means to give
KNOWN = {
    Known.FIRST_HAND: to_be_said("I have seen or used it myself"),
    Known.HEARD: to_be_said("I have heard of it from others"),
    Known.DOCUMENT: to_be_said("I have read of it in a document or a message"),
}
NOT_TOO_SMALL = to_be_said("If only a few people work there, it could tell who you are. Leave it empty then.")


async def form(tx: Transaction, mode: Mode, place: Workplace | None, here: Place, desk: Desk) -> Form:
    """`place`: none where theirs is not in the list. The mode stays in the title and above the fields."""
    workplace = place.id if place else EVERYWHERE
    where = (
        t("It is about **{place}**, {employer}.", place=plain(place.name), employer=plain(place.employer))
        if place
        else ""
    )
    fields = (
        Field(
            "what",
            t("What is it?"),
            hint=t("The name of the system, or what people call it."),
            required=True,
            most=LONGEST_LINE,
            suggests=f"{WHAT} {workplace}" if place else "",
        ),
        Field("does", t("What does it do?"), Kind.CHOICES, options(DOES)),
        Field(
            "doing",
            t("What it does, in your words"),
            Kind.PARAGRAPH,
            hint=t("No names, please."),
            most=LONGEST_WORDS,
        ),
        *_where(place),
        Field("known", t("How do you know?"), Kind.CHOICE, options(KNOWN)),
        *_name(mode),
        *hiding.asked(await hiding.holders(tx, workplace, desk), here, desk, Kept.REPORT),
    )
    return Form(
        f"{KEY} {mode} {workplace or UNLISTED}",
        t("Report AI at work: {mode}", mode=modes.LABELS[mode].lower()),
        fields,
        intro=" ".join(filter(None, (f"**{modes.LABELS[mode]}**: {modes.MEANS[mode]}", where, _needed(mode, place)))),
        send=t("Send the report"),
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
    needed = [
        t("what it is"),
        *([] if place else [t("where")]),
        *([t("your name")] if mode is Mode.NAMED else []),
    ]
    return t("Only {fields} must be filled in.", fields=listed(needed))


def unlisted(label: str) -> Field:
    """Where the workplace is none of those that are kept."""
    return Field("where", label, hint=t("The workplace and the employer."), required=True, most=LONGEST_LINE)


def _where(place: Workplace | None) -> tuple[Field, ...]:
    if place is None:
        return (unlisted(t("Where is it?")),)
    if not place.parts:
        return ()
    parts = tuple((part, part) for part in place.parts)
    return (Field("part", t("In which part of the workplace?"), Kind.CHOICE, parts, hint=NOT_TOO_SMALL),)


def _name(mode: Mode) -> tuple[Field, ...]:
    if mode is not Mode.NAMED:
        return ()
    return (Field("name", t("Your name"), hint=t("Reps see it."), required=True, most=LONGEST_LINE),)
