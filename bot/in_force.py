"""What stands of an answer where somebody works, by what was marked there. Pure: nothing but "the same" is in force."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot import days
from bot.languages import t, to_be_said
from bot.markup import plain
from bot.records import InForce, Mark
from bot.replies import Fact
from knowledge.entries import Entry, Status

_MARKS = {Mark.AMENDED: to_be_said("amended"), Mark.LEFT_OUT: to_be_said("left out")}


@dataclass(frozen=True, slots=True)
class There:
    """A known workplace, and its marks by clause."""

    name: str
    marks: Mapping[str, InForce]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the signed text of a workplace makes of one answer. `status` is what the answer may be called there."""

    status: Status
    first: str  # a sentence or two that stand before the answer, in the Markdown of `bot.markup`
    facts: tuple[Fact, ...]


def standing(entry: Entry, there: There) -> Standing | None:
    """None where the marks settle nothing: the answer is then what it is everywhere."""
    if entry.status is not Status.DRAFT or not entry.clauses:
        return None
    marks = [there.marks[clause] for clause in entry.clauses if clause in there.marks]
    amended = [mark for mark in marks if mark.mark is Mark.AMENDED]
    left_out = [mark for mark in marks if mark.mark is Mark.LEFT_OUT]
    if amended or left_out:
        return _differs(entry, there, amended, left_out)
    if len(marks) == len(entry.clauses) and all(mark.mark is Mark.SAME for mark in marks):
        return _holds(there, marks)
    return None


def _holds(there: There, marks: list[InForce]) -> Standing:
    where = Fact(t("Where"), plain(there.name))
    facts = where, Fact(t("Signed text"), _texts(marks)), Fact(t("Marked by"), _markers(marks))
    words = t(
        "This is in force at {place}: the text that was signed there says what the draft says.",
        place=plain(there.name),
    )
    return Standing(Status.IN_FORCE, words, facts)


def _differs(entry: Entry, there: There, amended: list[InForce], left_out: list[InForce]) -> Standing:
    place, whole = plain(there.name), len(entry.clauses)
    words = []
    if left_out:
        words.append(
            t("At {place} this was left out: the text that was signed there does not have it.", place=place)
            if len(left_out) == whole
            else t(
                "At {place} a part of this was left out: the text that was signed there does not have it.", place=place
            )
        )
    if amended:
        words.append(
            t("At {place} the text was amended: look it up in what was signed before you rely on it.", place=place)
            if len(amended) == whole
            else t(
                "At {place} a part of the text was amended: look it up in what was signed before you rely on it.",
                place=place,
            )
        )
    words.append(t("What follows is the draft, which is not what binds there."))
    marks = [*left_out, *amended]
    clauses = "; ".join(f"{plain(one.clause)}: {_MARKS.get(one.mark, one.mark)}" for one in marks)
    facts = [Fact(t("At {place}", place=there.name), clauses)]
    facts += [Fact(t("Signed text"), _texts(marks)), Fact(t("Marked by"), _markers(marks))]
    return Standing(Status.DRAFT, " ".join(words), tuple(facts))


def _texts(marks: Iterable[InForce]) -> str:
    return "; ".join(dict.fromkeys(_signed(one) for one in marks))


def _signed(one: InForce) -> str:
    return t("{title}, signed {day}", title=plain(one.title), day=days.told(one.signed))


def _markers(marks: Iterable[InForce]) -> str:
    return "; ".join(dict.fromkeys(f"{plain(one.by)}, {days.told(one.on)}" for one in marks))
