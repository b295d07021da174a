"""What a whole pack must keep to: nothing dangling, no status dressed up, every clause answered, nothing overdue."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from knowledge.entries import Entry, Lever, Pack, Problem, Status, Sure

LONGEST_SENTENCE = 30  # words; what somebody of twelve reads without going back
# Only law that stands may be spoken of like this.
_CLAIMS = re.compile(
    r"\b(illegal|unlawful|you can sue|you have the right|you have a right|you are entitled)\b", re.IGNORECASE
)
_YES_OR_NO = re.compile(r"(yes|no)\b", re.IGNORECASE)
_SAYS_DRAFT = re.compile(r"\bdraft\b", re.IGNORECASE)


def check(pack: Pack, today: date) -> tuple[Problem, ...]:
    """Everything wrong between the files; what is past its review date is a warning."""
    return (*_unknown(pack), *_honest(pack), *_complete(pack), *_shared(pack), *_overdue(pack, today), *_plain(pack))


def due(pack: Pack, today: date) -> tuple[str, ...]:
    """The ids of entries and levers whose review date has passed."""
    things: list[Entry | Lever] = [*pack.entries.values(), *pack.levers.values()]
    return tuple(sorted(thing.id for thing in things if thing.due < today))


def _problem(pack: Pack, identity: str, words: str, *, warning: bool = False) -> Problem:
    return Problem(pack.files.get(identity, identity), 1, words, warning)


def _unknown(pack: Pack) -> Iterator[Problem]:
    for entry in pack.entries.values():
        for clause in entry.clauses:
            if clause not in pack.clauses:
                yield _problem(pack, entry.id, f"the clause '{clause}' is not in any pack.toml")
        for law in entry.law:
            if law not in pack.levers:
                yield _problem(pack, entry.id, f"there is no file law/{law}.md")


def _honest(pack: Pack) -> Iterator[Problem]:
    for entry in pack.entries.values():
        primary = pack.clauses.get(entry.primary)
        if entry.status is Status.LAW:
            if not any(law in pack.levers and pack.levers[law].sure is Sure.IN_FORCE for law in entry.law):
                yield _problem(pack, entry.id, "'law today' needs a line 'Law: …' with law that is in force")
            continue
        if entry.status is Status.BOT:
            continue
        if primary and entry.status is not primary.status and primary.status is not Status.LAW:
            words = f"its status is '{entry.status}', but {primary.id} is '{primary.status}'"
            yield _problem(pack, entry.id, words, warning=primary.status is not Status.DRAFT)
        if claim := _CLAIMS.search(entry.answer):
            yield _problem(pack, entry.id, f"'{claim[0]}' is said of what is not law today")
        if not entry.elsewhere and _YES_OR_NO.match(entry.answer):
            yield _problem(
                pack, entry.id, "only law may be answered with a bare yes or no: say whose words it is first"
            )
        if entry.status is Status.DRAFT and not _SAYS_DRAFT.search(entry.answer):
            yield _problem(pack, entry.id, "the answer does not say that this is a draft")


def _complete(pack: Pack) -> Iterator[Problem]:
    answered = {entry.primary for entry in pack.entries.values()}
    for clause in pack.clauses:
        if clause not in answered:
            yield Problem("pack.toml", 1, f"no entry has '{clause}' as its first clause")


def _shared(pack: Pack) -> Iterator[Problem]:
    """A way of asking that stands in two entries finds neither."""
    owners: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in pack.entries.values():
        for asked in entry.asked:
            owners[" ".join(re.findall(r"\w+", asked.casefold()))].append(entry)
    for words, entries in owners.items():
        if len({entry.id for entry in entries}) > 1:
            others = ", ".join(entry.id for entry in entries[1:])
            yield _problem(pack, entries[0].id, f"'{words}' is also a way of asking {others}")


def _overdue(pack: Pack, today: date) -> Iterator[Problem]:
    for identity in due(pack, today):
        thing = pack.entries.get(identity) or pack.levers[identity]
        yield _problem(pack, identity, f"its review was due on {thing.due.isoformat()}", warning=True)


def _plain(pack: Pack) -> Iterator[Problem]:
    texts = ((thing.id, words) for thing in pack.entries.values() for words in (thing.answer, *thing.next))
    for identity, words in texts:
        for sentence in re.split(r"(?<=[.!?:])\s+|\n+", words):
            if (length := len(sentence.split())) > LONGEST_SENTENCE:
                start = " ".join(sentence.split()[:6])
                yield _problem(pack, identity, f"a sentence of {length} words: '{start} …'", warning=True)
        if "!" in words:
            yield _problem(pack, identity, "no exclamation marks: the bot does not shout", warning=True)
