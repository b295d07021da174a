"""The results of a survey in the chat, in short; question by question they are in `by_question`.

What nobody has signed comes as words that only the rep sees, and as a page behind a link: no picture and no file of it
lies in a chat unless a rep asks for one. Once it is signed, each question has its picture.
"""

from functools import partial

from bot import days, sight
from bot.desk import Desk
from bot.events import Event, Pressed, Said
from bot.markup import plain
from bot.once import openable
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Survey, Works
from bot.records.surveys import Stage
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at, stored
from bot.surveys.results import addresses, gathering, outcomes, summary
from bot.surveys.results.figures import WHY_WITHHELD, Findings, number
from bot.surveys.results.seeing import Looking, see

WORDS = ("survey results", "results of surveys", "what came out of the survey")
RESULTS, QUESTION, TOGETHER, WRITTEN = (
    *("surveys.results", "surveys.result", "surveys.together"),
    "surveys.written",
)
READ, NEXT, SIGN, TELL_DONE, EXPORT, MEETING, PAGE = (
    *("surveys.read", "surveys.next", "surveys.sign", "surveys.done"),
    *("surveys.export", "surveys.meeting", "surveys.results_page"),
)
BY_A_PERSON = "written by a person"
_NONE = "There are no results of a survey that you could see here. They come once a survey is closed and signed off."


def add(routes: Routes) -> None:
    for words in WORDS:
        routes.command(words, listed)
    routes.pressed(RESULTS, opened)


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
        for one in await outcomes.done(looking.tx, looking.survey.id)
    ]
    facts.append(Fact("How far this is", plain(findings.standing)))
    body = "\n".join(f"- {plain(line)}" for line in summary.sentences(findings))
    if findings.signed and (link := addresses.link(looking.survey.id, looking.acting.desk)):
        body = f"{body}\n\n{link}"
    buttons = (*_parts(findings), *(await _can(looking) if looking.rep else (stored.button(findings.survey.id),)))
    footer = WHY_WITHHELD if findings.withheld else ""
    return (Card(title(findings), body, tuple(facts), buttons=buttons, footer=footer, private=True),)


def next_words(findings: Findings) -> str:
    """In the Markdown of `bot.markup`, with who wrote it."""
    return f"{plain(findings.outcome.next)} ({plain(findings.outcome.next_by)})"


def _parts(findings: Findings) -> list[Button]:
    id_ = findings.survey.id
    if findings.figures:  # beside them stand the others: a card of reps has buttons enough
        return [Button("Question by question", QUESTION, f"{id_} 0", main=True)]
    return others(findings)


def others(findings: Findings) -> list[Button]:
    parts = []
    if any(group.squares for group in findings.groups):
        parts.append(Button("Counted together", TOGETHER, f"{findings.survey.id} 0"))
    if findings.written:
        parts.append(Button("What people wrote", WRITTEN, f"{findings.survey.id} 0"))
    return parts


async def _can(looking: Looking) -> list[Button]:
    id_, signed = looking.survey.id, looking.findings.signed
    found = [Button("Open it on a page", PAGE, id_)] if openable(looking.acting.desk.house) else []
    if not signed and await outcomes.unread(looking.tx, id_):
        found.append(Button("Read what people wrote", READ, id_))
    if looking.organiser:
        found.append(_next_step(looking))
    return [*found, Button("Meeting to report back", MEETING, id_), Button("Export", EXPORT, id_)]


def _next_step(looking: Looking) -> Button:
    """What an organiser does about it, one after the other."""
    id_ = looking.survey.id
    if looking.findings.signed:
        return Button("Tell what was done", TELL_DONE, id_)
    if looking.outcome.next:
        return Button("Sign it off", SIGN, id_)
    return Button("Write what happens next", NEXT, id_)


def title(findings: Findings) -> str:
    return f"{'Results' if findings.signed else 'Draft results'}: {findings.title}"


async def _asked(looking: Looking) -> str:
    when = gathering.asked_when(looking.survey, await looking.zone())
    return ", ".join(filter(None, (plain(looking.survey.asks), when)))


def _took_part(findings: Findings) -> str:
    chat = "in chat" if len(findings.groups) > 1 else ""
    told = []
    for group in findings.groups:
        how = f"{group.heading[:1].lower()}{group.heading[1:]}" or chat
        told.append(f"{number(group.answered)} {how}".strip())
    return "; ".join(map(plain, told)) or number(None)


def _day(looking: Looking) -> str:
    return days.told(looking.findings.compared) if looking.findings.compared else ""


def back(findings: Findings) -> Button:
    return Button("Results in short", RESULTS, findings.survey.id)


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
