"""Sets an entry out as an answer: its words, what kind of thing it is, where it comes from, what binds, what next."""

import re
from datetime import date

from bot import days
from bot.identity import ENTRIES
from bot.in_force import Standing
from bot.languages import spoken, t, to_be_said
from bot.markup import foreign, plain
from bot.replies import Button, Card, Citation, Fact
from knowledge.documents import Imported
from knowledge.entries import Clause, Entry, Lever, Status, Sure
from knowledge.library import Shelf

GENERAL = to_be_said("General information, not legal advice: ask your rep.")

_KINDS = {
    Status.LAW: to_be_said("Law today"),
    Status.IN_FORCE: to_be_said("Agreement in force here"),
    Status.DRAFT: to_be_said("Draft agreement, not in force unless adopted where you work"),
    Status.POLICY: to_be_said("Union policy (a demand)"),
    Status.GUIDANCE: to_be_said("Guidance to reps"),
    Status.BOT: to_be_said("About this bot"),
    Status.ELSEWHERE: to_be_said("Not something I hold answers on"),
}

_FIRST = {
    Status.LAW: to_be_said("This is law today."),
    Status.IN_FORCE: to_be_said("This is in force where you work."),
    Status.DRAFT: to_be_said(
        "This comes from a draft agreement: it binds nobody unless it has been adopted where you work."
    ),
    Status.POLICY: to_be_said("This is what the union asks for. It is not law, and it binds no employer."),
    Status.GUIDANCE: to_be_said("This is advice to reps. It is not law, and it binds no employer."),
    Status.BOT: "",
    Status.ELSEWHERE: "",
}

_SURE = {
    Sure.IN_FORCE: to_be_said("in force"),
    Sure.REGULATOR: to_be_said("guidance of the regulator, not law itself"),
    Sure.SECONDARY: to_be_said("from a secondary source: check before you rely on it"),
    Sure.UNCONFIRMED: to_be_said("not confirmed to be in force: check before you rely on it"),
}

_SETTLES = re.compile(r"\b(?:adopted|binds?|bound|in force|signed)\b", re.IGNORECASE)

# Whether somebody asks if something binds: then the first sentence must settle that.
_SOMEBODY = (
    r"(?:they|he|she|it|my|our|the|we|i|you|anyone|someone|management|(?:an? |my |our )?(?:employers?|boss|bosses|"
    r"managers?|council|trust|school|department|union|company|computers?|machines?|robots?|ai|bots?|algorithms?|systems?|"
    r"software))"
)
_BINDING = re.compile(
    r"\b(?:il|un)?(?:legal|lawful|lawfull|legul)(?:ly|ity)?\b|\billig\w+\b|\blaws?\b|\bstatut\w+\b"
    r"|\blegislat\w+\b|\bcrimes?\b"
    r"|\bcompuls[oa]ry\b|\bmandatory\b|\boptional\b|\boblig\w+\b|\brequired?\b|\bforce\b|\bin effect\b"
    r"|\bbinding\b|\bbinds?\b|\benforc\w*\b|\bactionable\b|\bsue\b|\bcourts?\b|\btribunals?\b|\ballowed\b|\bpermitted\b"
    r"|\brights?\b|\bentitled\b|\bapply\b|\bapplies\b|\breal\b|\bwish ?list\b|\bguaranteed?\b|\bpromised?\b"
    rf"|\bbreak(?:ing)? the\b|\b(?:can|may|must|could) {_SOMEBODY}\b"
    rf"|\b(?:are|is|am) {_SOMEBODY} (?:even |really )?(?:meant|supposed|free|able) to\b"
    rf"|\b(?:have|has) {_SOMEBODY} (?:got )?to\b|\b(?:need|needs|have|has|ought|got) to\b|\bjust a draft\b"
    r"|\b(?:signed|agreed|official|officially|adopted)\b",
    re.IGNORECASE,
)


def asks_whether_it_binds(question: str) -> bool:
    return bool(_BINDING.search(question))


def answer(
    entry: Entry, shelf: Shelf, question: str, today: date, there: Standing | None = None, *more: Button
) -> Card:
    """The card for one entry. `question` decides whether the status comes first; the entry's words stay as written.

    `there` is what the signed text makes of it where the asker works, if that is known; it always comes first.
    """
    levers = [shelf.pack.levers[law] for law in entry.law if law in shelf.pack.levers]
    clauses = [shelf.pack.clauses[clause] for clause in entry.clauses if clause in shelf.pack.clauses]
    settled = there.first if there else _settling(entry) if asks_whether_it_binds(question) else ""
    status = there.status if there else entry.status
    body = "\n\n".join(
        part
        for part in (
            _in_english(),
            settled,
            written(entry.answer),
            _binding(levers),
            _next(entry),
        )
        if part
    )
    return Card(
        title=entry.question,
        body=body,
        facts=(
            Fact(t("What this is"), _KINDS[status], status),
            *(there.facts if there else ()),
            *((Fact(t("Applies"), entry.applies, language=_apart()),) if entry.applies else ()),
        ),
        citations=tuple(citation(clause, shelf) for clause in clauses),
        buttons=(
            Button(t("Yes, this helped"), "questions.helped", f"yes {entry.id}"),
            Button(t("No, it did not"), "questions.helped", f"no {entry.id}"),
            *more,
        ),
        footer=_footer(entry, levers, today),
        common=there is None,
        quoted=_apart(),
    )


def _next(entry: Entry) -> str:
    title, steps = t("What to do next"), _steps(entry)
    return f"**{title}**\n\n{written(steps)}" if steps else ""


def _apart() -> str:
    """The language of what people wrote, where something else is spoken."""
    return "" if spoken() == ENTRIES else ENTRIES


def written(words: str) -> str:
    """What people wrote, in the language in which they did."""
    return foreign(words, ENTRIES) if words and _apart() else words


def _in_english() -> str:
    return t("The answer is in English, as people wrote it.") if _apart() else ""


def _settling(entry: Entry) -> str:
    """The sentence that settles what binds; none where the answer's own first sentence does."""
    opening = re.split(r"(?<=[.!?])\s", entry.answer, maxsplit=1)[0]
    if entry.status is Status.DRAFT and "draft" in opening.lower() and _SETTLES.search(opening):
        return written(entry.first)
    return written(entry.first) or str(_FIRST[entry.status])


def pointing(entry: Entry) -> str:
    """A signpost's words: what is not held here, and who has it."""
    words = "\n\n".join(part for part in (entry.answer, _steps(entry)) if part)
    return "\n\n".join(part for part in (_in_english(), written(words)) if part)


def _steps(entry: Entry) -> str:
    return "\n".join(f"- {step}" for step in entry.next)


def _binding(levers: list[Lever]) -> str:
    if not levers:
        return ""
    title = (
        t("Law that binds today")
        if all(lever.sure is Sure.IN_FORCE for lever in levers)
        else t("Law and regulators today")
    )
    return f"**{title}**\n\n" + "\n".join(map(_lever, levers))


def _lever(lever: Lever) -> str:
    words = lever.words.replace("\n", " ")
    where = t(
        "({source}; holds in {places}; {sure})",
        source=plain(lever.source),
        places=plain(lever.holds_in),
        sure=_SURE[lever.sure],
    )
    return f"{written(f'- {words}')}\n{where}" if _apart() else f"- {words} {where}"


def citation(clause: Clause, shelf: Shelf) -> Citation:
    source = shelf.pack.sources[clause.source]
    document: Imported | None = shelf.documents.get(clause.source)
    quote = document.passages.get(clause.id, "") if document else ""
    if document is None or not quote:
        return Citation(clause.id, clause.at, source.title)
    return Citation(
        clause.id,
        clause.at,
        source.title,
        quote,
        t("version {number}", number=document.version),
        document.fingerprint[:16],
    )


def _footer(entry: Entry, levers: list[Lever], today: date) -> str:
    due = min((entry.due, *(lever.due for lever in levers)))
    checked = t("Last checked {day}, next check due {due}.", day=days.told(entry.checked), due=days.told(due))
    late = t("This is past its review: check it with your rep.") if due < today else ""
    return " ".join(filter(None, (checked, late, str(GENERAL))))
