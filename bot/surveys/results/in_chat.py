"""The results of a survey in the chat: first in short, then question by question, each with its picture."""

from functools import partial

from bot import days, sight
from bot.desk import Desk
from bot.events import Event, Pressed, Said
from bot.markup import plain
from bot.people.offices import pseudonym, today_in
from bot.records import EVERYWHERE, Survey, Works
from bot.records.surveys import Stage
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.results import outcomes, picturing, summary
from bot.surveys.results.figures import OF_SEVERAL, WHY_WITHHELD, Figure, Findings, Group, number
from bot.surveys.results.outcomes import Looking, see

WORDS = ("survey results", "results of surveys", "what came out of the survey")
RESULTS, QUESTION, TOGETHER, WRITTEN = (
    *("surveys.results", "surveys.result", "surveys.together"),
    "surveys.written",
)
READ, NEXT, SIGN, TELL_DONE, EXPORT, MEETING = (
    *("surveys.read", "surveys.next", "surveys.sign"),
    *("surveys.done", "surveys.export", "surveys.meeting"),
)
BY_A_PERSON = "written by a person"
_NONE = "There are no results of a survey that you could see here. They come once a survey is closed and signed off."
_MOST_SHOWN = 10  # texts at once


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, listed)
    routes.pressed(RESULTS, opened)
    routes.pressed(QUESTION, question)
    routes.pressed(TOGETHER, together)
    routes.pressed(WRITTEN, written)


async def listed(event: Said, desk: Desk) -> Replies:
    found = await run(desk.store, partial(_theirs, event=event, desk=desk))
    if not found:
        return (Text(_NONE, private=True),)
    buttons = tuple(Button(at.title(one), RESULTS, one.id) for one in found)
    return (Text("Results of surveys, the latest first:", buttons, private=True),)


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(looking: Looking) -> Replies:
        return await shown(looking)

    return await see(event, desk, event.value, look)


async def question(event: Pressed, desk: Desk) -> Replies:
    id_, _, number_ = event.value.partition(" ")
    found: list[Findings] = []

    async def look(looking: Looking) -> Replies:
        found[:] = [looking.findings]
        return _question(looking.findings, _whole(number_))

    replies = await see(event, desk, id_, look)
    if not found:
        return replies
    keys = _keys(found[0])
    if not keys:
        return replies
    key = keys[min(_whole(number_), len(keys) - 1)]
    figures = [one for one in found[0].figures if one.question.key == key]
    return (*await picturing.pictures(figures, found[0], desk), *replies)


async def together(event: Pressed, desk: Desk) -> Replies:
    id_, _, number_ = event.value.partition(" ")

    async def look(looking: Looking) -> Replies:
        return _together(looking.findings, _whole(number_))

    return await see(event, desk, id_, look)


async def written(event: Pressed, desk: Desk) -> Replies:
    id_, _, number_ = event.value.partition(" ")

    async def look(looking: Looking) -> Replies:
        return _written(looking.findings, _whole(number_))

    return await see(event, desk, id_, look)


async def shown(looking: Looking) -> Replies:
    """The card with which all begins."""
    findings = looking.findings
    facts = [Fact("Asked", await _asked(looking)), Fact("Took part", _took_part(findings))]
    if findings.compared:
        facts.append(Fact("Compared with", f"the same questions in the survey that closed on {_day(looking)}"))
    if findings.outcome.next:
        facts.append(Fact(f"What happens next, {BY_A_PERSON}", next_words(findings)))
    facts += [
        Fact(f"What was done, {BY_A_PERSON}", f"{plain(one.words)} ({plain(one.by)}, {days.told(one.on)})")
        for one in await outcomes.done(looking)
    ]
    facts.append(Fact("How far this is", plain(findings.standing)))
    body = "\n".join(f"- {plain(line)}" for line in summary.sentences(findings))
    buttons = (*_parts(findings), *(await _can(looking) if looking.rep else ()))
    footer = WHY_WITHHELD if findings.withheld else ""
    return (Card(_title(findings), body, tuple(facts), buttons=buttons, footer=footer, private=True),)


def next_words(findings: Findings) -> str:
    """In the Markdown of `bot.markup`, with who wrote it."""
    return f"{plain(findings.outcome.next)} ({plain(findings.outcome.next_by)})"


def _keys(findings: Findings) -> list[str]:
    return list(dict.fromkeys(one.question.key for one in findings.figures))


def _question(findings: Findings, at_: int) -> Replies:
    keys = _keys(findings)
    if not keys:
        return (Text("This survey had no question that is counted.", (_back(findings),), private=True),)
    at_ = min(at_, len(keys) - 1)
    found = [one for one in findings.figures if one.question.key == keys[at_]]
    body = "\n\n".join(_figure(one, findings.group(one)) for one in found)
    steps = [Button("Next question", QUESTION, f"{findings.survey.id} {at_ + 1}", main=True)] * (at_ + 1 < len(keys))
    steps += [Button("Question before", QUESTION, f"{findings.survey.id} {at_ - 1}")] * (at_ > 0)
    return (_card(found[0].counts.title, body, findings, (*steps, _back(findings))),)


def _figure(figure: Figure, group: Group) -> str:
    head = f"**{plain(group.heading)}**\n\n" if group.heading else ""
    hangs = figure.question.when is not None and figure.asked is not None
    of = f" of {number(figure.asked)} who were asked" if hangs else ""
    told = figure.answered is not None
    answered = f"{number(figure.answered)}{of} answered this." if told else f"How many{of} answered this is withheld."
    note = f" {OF_SEVERAL}" if figure.counts.note else ""
    lines = "\n".join(f"- {plain(line)}" for line in figure.lines())
    return f"{head}{answered}{note}\n\n{lines}"


def _together(findings: Findings, at_: int) -> Replies:
    squares = [square for group in findings.groups for square in group.squares]
    if not squares:
        return (Text("No questions of this survey were counted together.", (_back(findings),), private=True),)
    at_ = min(at_, len(squares) - 1)
    square = squares[at_]
    rows = [
        f"- **{plain(row[0])}**: "
        + "; ".join(f"{plain(label)} {cell}" for label, cell in zip(square.grid.header[1:], row[1:], strict=True))
        for row in square.grid.rows
    ]
    heading = next(group.heading for group in findings.groups if square in group.squares)
    body = (f"**{plain(heading)}**\n\n" if heading else "") + "\n".join(rows)
    more = [Button("Next pair", TOGETHER, f"{findings.survey.id} {at_ + 1}", main=True)] * (at_ + 1 < len(squares))
    return (_card(square.title, body, findings, (*more, _back(findings))),)


def _written(findings: Findings, from_: int) -> Replies:
    all_ = [(one.question, text) for one in findings.written for text in one.texts]
    page = all_[from_ : from_ + _MOST_SHOWN]
    if not page:
        return (Text("No rep has let through anything that people wrote.", (_back(findings),), private=True),)
    blocks = []
    for asked in dict.fromkeys(one for one, _ in page):
        texts = "\n\n".join(f"> {plain(text)}" for one, text in page if one == asked)
        blocks.append(f"**{plain(asked)}**\n\n{texts}")
    more = [Button("More", WRITTEN, f"{findings.survey.id} {from_ + _MOST_SHOWN}", main=True)]
    more *= from_ + _MOST_SHOWN < len(all_)
    title = "What people wrote, shuffled"
    return (_card(title, "\n\n".join(blocks), findings, (*more, _back(findings))),)


def _card(title: str, body: str, findings: Findings, buttons: tuple[Button, ...]) -> Card:
    why = f" {WHY_WITHHELD}" if findings.withheld else ""
    draft = "" if findings.signed else "Draft: "
    return Card(f"{draft}{title}", body, buttons=buttons, footer=f"{plain(findings.standing)}{why}", private=True)


def _parts(findings: Findings) -> list[Button]:
    id_ = findings.survey.id
    parts = [Button("Question by question", QUESTION, f"{id_} 0", main=True)] if findings.figures else []
    if any(group.squares for group in findings.groups):
        parts.append(Button("Counted together", TOGETHER, f"{id_} 0"))
    if findings.written:
        parts.append(Button("What people wrote", WRITTEN, f"{id_} 0"))
    return parts


async def _can(looking: Looking) -> list[Button]:
    id_ = looking.survey.id
    if looking.findings.signed:
        found = [Button("Tell what was done", TELL_DONE, id_)] if looking.organiser else []
    else:
        found = [Button("Read what people wrote", READ, id_)] if await outcomes.unread(looking) else []
        if looking.organiser:
            found += [Button("Write what happens next", NEXT, id_), Button("Sign it off", SIGN, id_)]
    return [*found, Button("Meeting to report back", MEETING, id_), Button("Export", EXPORT, id_)]


def _title(findings: Findings) -> str:
    return f"{'Results' if findings.signed else 'Draft results'}: {findings.title}"


async def _asked(looking: Looking) -> str:
    survey, zone = looking.survey, await looking.zone()
    times = [days.told(today_in(zone, one)) for one in (survey.opens, survey.closes) if one]
    return f"{plain(survey.asks)}, {' to '.join(times)}" if times else plain(survey.asks)


def _took_part(findings: Findings) -> str:
    told = [
        f"{group.heading}: {number(group.answered)}" if group.heading else number(group.answered)
        for group in findings.groups
    ]
    return "; ".join(map(plain, told)) or number(None)


def _day(looking: Looking) -> str:
    return days.told(looking.findings.compared) if looking.findings.compared else ""


def _back(findings: Findings) -> Button:
    return Button("Results in short", RESULTS, findings.survey.id)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 6 else 0  # noqa: PLR2004 - no page is further


async def _theirs(tx: Transaction, event: Event, desk: Desk) -> list[Survey]:
    """Those of a rep's workplaces; else those that are signed, of where somebody works or of any."""
    seen = await sight.of(tx, event.person, desk)
    works = await tx.get(Works, pseudonym(event.person, desk))
    found = []
    for survey in await tx.readable(Survey, stage=Stage.CLOSED):
        here = works is None or survey.workplace in (EVERYWHERE, works.workplace)
        if seen.covers(survey.workplace) or (here and await outcomes.shown_to(tx, survey)):
            found.append(survey)
    return sorted(found, key=lambda one: (one.closes or one.due, one.id), reverse=True)
