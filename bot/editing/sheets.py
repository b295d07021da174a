"""An entry as a form, and what came back as an entry. What is not asked for in a form stays as it was."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot import days
from bot.events import Answer
from bot.replies import Field, Form, Kind
from knowledge import writing
from knowledge.entries import Entry, Pack, Problem, Status
from knowledge.reading import FEWEST_PHRASINGS
from knowledge.sheet import clean

CHANGE, NEW = "editing.save", "editing.add"
CHECK_AGAIN = timedelta(days=180)
NO_CLAUSE = "none"
LONGEST_QUESTION, LONGEST_ANSWER, LONGEST_LIST = 200, 3_000, 3_000  # characters
LONGEST_WAY = 500
_WAYS = "Each on a line of its own, as members type it."
_NOT_COME = "That day has not come yet."

_QUESTION = Field("question", "The question, in plain words", required=True, most=LONGEST_QUESTION)
_ANSWER = Field(
    "answer",
    "The answer",
    Kind.PARAGRAPH,
    hint="Short sentences. Say whose words they are first, and of a draft that it is one.",
    required=True,
    most=LONGEST_ANSWER,
)
_NEXT = Field("next", "What to do next", Kind.PARAGRAPH, hint="Each step on a line of its own.", most=LONGEST_LIST)
_CHECKED = Field("checked", "Last checked on", hint=days.HINT, required=True)
_DUE = Field("due", "To be checked again by", hint=days.HINT, required=True)


def change(entry: Entry, mark: str) -> Form:
    """`mark` tells which state of the entry was shown."""
    most = f"There are {len(entry.asked)} so far. {_WAYS}"
    more = Field("more", "More ways of asking", Kind.PARAGRAPH, hint=most, most=LONGEST_LIST)
    fewer = Field(
        "fewer", "Ways of asking to take out", Kind.PARAGRAPH, hint="Word for word, one a line.", most=LONGEST_LIST
    )
    return Form(
        f"{CHANGE} {entry.id} {mark}",
        "Change an answer",
        (_QUESTION, _ANSWER, _NEXT, more, fewer, _CHECKED, _DUE),
        intro="What you write here is shown to everybody who asks, wherever they work: name nobody. It takes the place "
        "of what the files say, until you take it back.",
        send="Save the answer",
        values=_values(entry),
    )


def new(key: str, pack: Pack, today: date, question: str = "", asked: Iterable[str] = ()) -> Form:
    clauses = [(one.id, f"{one.at}: {one.about}") for one in pack.clauses.values()]
    laws = tuple((one.id, one.title) for one in pack.levers.values())
    about = Field(
        "clause",
        "Which clause does it answer from?",
        Kind.CHOICE,
        ((NO_CLAUSE, "None: this is for others to answer, and I say who"), *clauses),
        hint="What kind of thing the answer is follows from it.",
        required=True,
    )
    law = (Field("law", "Law that can be used today", Kind.CHOICES, laws),) if laws else ()
    ways = Field(
        "asked",
        "Ways of asking",
        Kind.PARAGRAPH,
        hint=f"At least {FEWEST_PHRASINGS}. {_WAYS}",
        required=True,
        most=LONGEST_LIST,
    )
    applies = Field("applies", "Where does it apply?", hint="Such as: where the agreement has been adopted.")
    return Form(
        key,
        "Write an answer",
        (_QUESTION, _ANSWER, _NEXT, about, applies, *law, ways, _CHECKED, _DUE),
        intro="What you write here is shown to everybody who asks, wherever they work: name nobody.",
        send="Save the answer",
        values={
            "question": question[:LONGEST_QUESTION],
            "asked": "\n".join(asked)[:LONGEST_LIST],
            "checked": days.written(today),
            "due": days.written(today + CHECK_AGAIN),
        },
    )


def changed(form: Form, values: Mapping[str, Answer], entry: Entry, today: date) -> Entry | Form:
    """What was sent in a form of `change`."""
    fewer = {_folded(line) for line in _lines(values, "fewer")}
    unknown = fewer - {_folded(line) for line in entry.asked}
    asked = [line for line in (*entry.asked, *_lines(values, "more")) if _folded(line) not in fewer]
    made = replace(entry, asked=tuple(dict.fromkeys(asked)))
    errors = {"fewer": "One of these lines is not among its ways of asking."} if unknown else {}
    return _read(form, values, made, today, ways="fewer" if fewer else "more", errors=errors)


def added(form: Form, values: Mapping[str, Answer], identity: str, pack: Pack, today: date) -> Entry | Form:
    """What was sent in a form of `new`."""
    clause = pack.clauses.get(str(values.get("clause", "")))
    law = values.get("law", ())
    applies = _line(values, "applies")
    made = Entry(
        id=identity,
        question="",
        answer="",
        status=clause.status if clause else Status.ELSEWHERE,
        asked=tuple(dict.fromkeys(_lines(values, "asked"))),
        clauses=(clause.id,) if clause else (),
        applies=applies,
        checked=today,
        due=today,
        law=tuple(one for one in ((law,) if isinstance(law, str) else law) if one),
    )
    errors = {"applies": "Please say where it applies."} if clause and not applies else {}
    return _read(form, values, made, today, ways="asked", errors=errors)


def _read(
    form: Form, values: Mapping[str, Answer], made: Entry, today: date, *, ways: str, errors: dict[str, str]
) -> Entry | Form:
    if wrong := form.check(values):
        return wrong
    checked, due = days.read(str(values["checked"])), days.read(str(values["due"]))
    if checked is None or checked > today:
        errors["checked"] = _NOT_COME if checked else _unread()
    if due is None or (checked and due < checked):
        errors["due"] = "That is before it was checked." if due else _unread()
    if len(made.asked) < FEWEST_PHRASINGS:
        errors[ways] = f"At least {FEWEST_PHRASINGS} ways of asking are needed; these make {len(made.asked)}."
    if any(len(line) > LONGEST_WAY for line in made.asked):
        errors[ways] = f"One of these lines is longer than {LONGEST_WAY} characters."
    answer = "\n".join(line.rstrip() for line in clean(str(values["answer"])).splitlines())
    answer = re.sub(r"\n{3,}", "\n\n", answer).strip()
    if not errors and checked and due:
        steps = tuple(_lines(values, "next"))
        question = _line(values, "question")
        read = replace(made, question=question, answer=answer, next=steps, checked=checked, due=due)
        if writing.holds(read):
            return read
        errors["answer"] = "I cannot keep this as it is. Leave out lines that begin with ##."
    return replace(form, values=dict(values), errors=errors)


def refused(form: Form, values: Mapping[str, Answer], wrong: Iterable[Problem]) -> Form:
    """The form again, with what the check of the knowledge found beside the fields."""
    errors: dict[str, str] = {}
    names = {field.name for field in form.fields}
    for problem in wrong:
        field = _field(problem.words, names)
        errors[field] = " ".join(part for part in (errors.get(field, ""), _sentence(problem.words)) if part)
    return replace(form, values=dict(values), errors=errors)


def minding(warnings: Iterable[Problem]) -> list[str]:
    """What does not keep an entry out, in sentences."""
    return [_sentence(one.words) for one in warnings]


_ABOUT = (
    (("way of asking", "ways of asking"), ("asked", "more")),
    (("Law:", "law/"), ("law",)),
    (("review",), ("due",)),
    (("status", "clause"), ("clause",)),
)


def _field(words: str, names: set[str]) -> str:
    for signs, fields in _ABOUT:
        if any(sign in words for sign in signs):
            return next((name for name in fields if name in names), "answer")
    return "answer"


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _unread() -> str:
    return f"That is not a day that I can read. {days.HINT}"


def _values(entry: Entry) -> dict[str, Answer]:
    return {
        "question": entry.question,
        "answer": entry.answer,
        "next": "\n".join(entry.next),
        "checked": days.written(entry.checked),
        "due": days.written(entry.due),
    }


def _line(values: Mapping[str, Answer], name: str) -> str:
    return " ".join(clean(str(values.get(name, ""))).split())


def _lines(values: Mapping[str, Answer], name: str) -> list[str]:
    lines = (" ".join(line.split()) for line in clean(str(values.get(name, ""))).splitlines())
    return [bare for line in lines if (bare := line.removeprefix("- ").strip())]


def _folded(line: str) -> str:
    return " ".join(line.casefold().split())
