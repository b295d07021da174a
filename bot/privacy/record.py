"""The record of processing activities: UK GDPR, article 30. One entry for each purpose, and each field of each record.

What the program knows comes from `bot.privacy.described`. What only the union knows is marked, for them to fill in.
"""

from dataclasses import dataclass

from bot.exporting.tables import Sheet
from bot.privacy import described, wording
from bot.privacy.described import kept as shape
from bot.privacy.described.kept import Part
from bot.privacy.terms import Terms

TO_FILL_IN = "[to be filled in by the union: {what}]"
OFFICER = TO_FILL_IN.format(what="the data protection officer, if there is one")
HOSTS = TO_FILL_IN.format(what="who provides the machine, and under which contract")
TRANSFERS = (
    "None by the bot. A chat platform keeps what is written there where its owner settled: "
    + TO_FILL_IN.format(what="where that is, for each platform in use")
)
SECURITY = (
    "What is personal is encrypted, each record under a key of its own that dies with it; keys lie apart from the "
    "store. People stand under keyed hashes. A log that cannot be altered says what office holders did. Logs of the "
    "machine hold no words and no ids."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One purpose, as the article asks for it. Each part but the first two is a list."""

    name: str
    purpose: str
    people: tuple[str, ...]
    data: tuple[str, ...]
    basis: tuple[str, ...]
    recipients: tuple[str, ...]
    limits: tuple[str, ...]


HEADER = (
    *("Activity", "Purpose", "Whose data", "Which data", "Lawful basis", "Who is shown it", "Time limits"),
    *("Transfers", "Security", "Controller", "Contact", "Data protection officer", "Processors"),
)
FIELDS_HEADER = ("Activity", "Record", "Field", "What it holds", "How it lies there", "Who is shown it", "Time limit")


def entries(terms: Terms) -> tuple[Entry, ...]:
    return tuple(_entry(part, terms) for part in terms.parts)


def sheet(terms: Terms) -> Sheet:
    house = terms.house
    always = (TRANSFERS, SECURITY, house.operator, house.contact, OFFICER, HOSTS)
    made = Sheet("record of processing", HEADER)
    for one in entries(terms):
        lists = (one.people, one.data, one.basis, one.recipients, one.limits)
        made.rows.append((one.name, one.purpose, *("; ".join(each) for each in lists), *always))
    return made


def fields(terms: Terms) -> Sheet:
    """Each field of each record that can be kept."""
    made = Sheet("fields", FIELDS_HEADER)
    for part in described.PARTS:
        for kind, of_kind in part.fields.items():
            kept = [one for where, one in described.of(kind) if where is part] or [one for _, one in described.of(kind)]
            seen = "; ".join(wording.once(str(one.seen) for one in kept))
            limits = "; ".join(wording.once(wording.period(one, terms.keeps) for one in kept))
            made.rows += [
                (part.purpose.name, kind.kind, name, shape.said(words), shape.form(kind, name, words), seen, limits)
                for name, words in of_kind.items()
            ]
    return made


def markdown(terms: Terms) -> str:
    house = terms.house
    head = (
        "# Record of processing activities",
        "",
        "UK GDPR, article 30. Made from what Agreement Bot keeps here. Square brackets are yours to fill in.",
        "",
        f"- **Controller:** {house.operator}. Contact: {house.contact}.",
        f"- **Data protection officer:** {OFFICER}",
        f"- **Processors:** {HOSTS}. The bot itself passes nothing to any other service.",
        f"- **Transfers to other countries:** {TRANSFERS}",
        f"- **Security:** {SECURITY}",
        "",
    )
    return "\n".join((*head, *(line for one in entries(terms) for line in _lines(one))))


def _entry(part: Part, terms: Terms) -> Entry:
    purpose = part.purpose
    return Entry(
        purpose.name,
        purpose.words,
        (purpose.people,),
        tuple(wording.unlinked(one.what) for one in part.kept),
        (purpose.basis.value, purpose.special.value),
        wording.who(part),
        wording.once(f"{wording.unlinked(one.what)}: {wording.period(one, terms.keeps)}" for one in part.kept),
    )


def _lines(entry: Entry) -> tuple[str, ...]:
    lists = (
        ("Whose data", entry.people),
        ("Which data", entry.data),
        ("Lawful basis", entry.basis),
        ("Who is shown it", entry.recipients),
        ("Time limits", entry.limits),
    )
    listed = (line for name, each in lists for line in (f"**{name}**", "", *(f"- {one}" for one in each), ""))
    return (f"## {entry.name}", "", entry.purpose, "", *listed)
