"""Answers a question: finds what people wrote, asks "did you mean" when unsure, says so when it does not know."""

import asyncio

from bot import answers, in_force, memory, whereabouts
from bot.desk import Desk
from bot.editing import changing
from bot.events import Event, Opened, Pressed, Said, Submitted
from bot.hearing import Heard
from bot.home import Part
from bot.identity import ENTRIES, EXAMPLES, PERSON
from bot.joining import opening
from bot.languages import t, to_be_said
from bot.measuring import Answered
from bot.personal import without_names
from bot.recruitment import asking as recruiting
from bot.replies import Button, Card, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.whereabouts import Whereabouts
from knowledge.entries import Entry, Status
from knowledge.library import Shelf
from knowledge.topics import Band, Found

_CAME_OF = {
    Band.ANSWER: Answered.ANSWERED,
    Band.DID_YOU_MEAN: Answered.DID_YOU_MEAN,
    Band.REFUSE: Answered.NONE,
}
MORE_THAN_ALL_OTHERS = 0.5  # of the odds: what a signpost needs to be shown
MOST_CARRIED = 300  # characters of a question that a button carries

QUESTION = "question"
FORM = Form(
    "questions.form",
    to_be_said("Ask a question"),
    (
        Field(
            QUESTION,
            to_be_said("What would you like to know?"),
            Kind.PARAGRAPH,
            hint=to_be_said("About AI and robots at work, in your own words."),
            required=True,
            most=3_000,
        ),
    ),
    send=to_be_said("Ask"),
)
ASK = Button(to_be_said("Ask a question"), FORM.key, main=True)


def add(routes: Routes) -> None:
    routes.said(Heard.QUESTION, ask)
    routes.said(Heard.ADVICE, advice)
    routes.pressed("questions.ask", ask_pressed)
    routes.pressed("questions.show", show)
    routes.pressed("questions.helped", helped)
    routes.pressed("questions.none", none)
    routes.submitted(whereabouts.KEY, work_said)
    routes.pressed(ASK.action, form_pressed)
    routes.at_home(Part.ASK, at_home)


def meant(event: Event) -> Event:
    """A question that was asked in a form is said: it is heard as every message is."""
    if not (isinstance(event, Submitted) and event.form == FORM.key):
        return event
    asked = event.values.get(QUESTION, "")
    return Said(event.person, event.place, event.cause, asked if isinstance(asked, str) else " ".join(asked))


async def form_pressed(event: Pressed, desk: Desk) -> Replies:
    """Where there is no field to type into."""
    return (FORM,)


async def at_home(event: Opened, desk: Desk) -> Text:
    words = t(
        "In your own words, such as: *{question}* I find answers that people wrote, and show where they come from.",
        question=EXAMPLES[0],
    )
    return Text(words, (ASK, PERSON), private=True)


async def ask(event: Said, desk: Desk) -> Replies:
    return await _answered(event.text, event, desk)


async def ask_pressed(event: Pressed, desk: Desk) -> Replies:
    """A button that stands for a whole question: the examples of the greeting, and nothing else."""
    if event.value not in EXAMPLES:
        return (Text(t("That button is no longer there. You can ask me a question instead.")),)
    return await _answered(event.value, event, desk)


async def _answered(question: str, event: Said | Pressed, desk: Desk) -> Replies:
    shelf = desk.knowledge.shelf
    found = await asyncio.to_thread(shelf.index.find, question)
    signpost = _signpost(found, shelf) if found.band is Band.REFUSE else None
    desk.measures.answered(Answered.ELSEWHERE if signpost else _CAME_OF[found.band])
    match found.band:
        case Band.ANSWER:
            entry = shelf.pack.entries[found.hits[0].topic]
            return await _carded(entry, question, f"{question} {found.corrected}", event, desk)
        case Band.DID_YOU_MEAN:
            return (
                Text(
                    t("I am not sure which of these you mean. Did you mean:"),
                    (*_choices(found, shelf), _none_of_these(question)),
                ),
            )
        case Band.REFUSE if signpost:
            return (Text(answers.pointing(signpost), (PERSON,)),)
        case Band.REFUSE:
            await _missed(question, event, desk)
            return (
                Text(
                    t(
                        "I do not have an answer to that. I only know what people have written for me about AI and "
                        "robots at work. You could ask it in other words, or a person could help."
                    ),
                    (PERSON,),
                ),
            )


async def _missed(question: str, event: Said | Pressed, desk: Desk) -> None:
    """Keep it as a gap, once; whoever asked it was promised nothing of that, and has their answer in any case."""
    words, cause, now = without_names(question), memory.cause(event, desk.secret), desk.now()

    async def once(tx: Transaction) -> None:
        if await memory.first(tx, cause, now):
            await memory.gap(tx, words, now, desk.keeps.questions)

    await memory.attempt(desk.store, once, failing=None)


def _signpost(found: Found, shelf: Shelf) -> Entry | None:
    """The subject that the question is about, where that is one this knowledge leaves to others."""
    best = found.hits[0] if found.hits else None
    entry = shelf.pack.entries[best.topic] if best and best.score > MORE_THAN_ALL_OTHERS else None
    return entry if entry and entry.elsewhere else None


def _choices(found: Found, shelf: Shelf) -> tuple[Button, ...]:
    return tuple(_choice(shelf.pack.entries[hit.topic]) for hit in found.hits)


def _choice(entry: Entry) -> Button:
    return Button(entry.question, "questions.show", entry.id, language=ENTRIES)


async def advice(event: Said, desk: Desk) -> Replies:
    """A case of one's own is for a person; what the knowledge says in general stands beside it."""
    shelf = desk.knowledge.shelf
    found = await asyncio.to_thread(shelf.index.find, event.text)
    near = _choices(found, shelf) if found.band is not Band.REFUSE else ()
    general = t("In general, this may be near it:") if near else ""
    words = t(
        "That is about your own case, and a machine must not advise on it: your rep can, and can keep it private. "
        "Speak to them before you sign, answer or resign, and mind any deadline."
    )
    return (
        Text(
            f"{words} {general}".strip(),
            (*near, PERSON),
        ),
    )


async def show(event: Pressed, desk: Desk) -> Replies:
    shelf = desk.knowledge.shelf
    entry = shelf.pack.entries.get(event.value)
    if entry is None:
        return (Text(t("That answer has changed since I offered it. Please ask again.")),)
    return await _carded(entry, entry.question, entry.question, event, desk)


async def work_said(event: Submitted, desk: Desk) -> Replies:
    """Where somebody works was asked beside an answer: that comes again, as it stands there."""
    kept = await whereabouts.submitted(event, desk)
    entry = desk.knowledge.shelf.pack.entries.get(event.form.partition(" ")[2])
    if entry is None or any(isinstance(reply, Form) for reply in kept):
        return kept
    return (*kept, await _card(entry, entry.question, event, desk))


async def _carded(entry: Entry, asked: str, question: str, event: Said | Pressed, desk: Desk) -> Replies:
    """The answer, and after it, seldom, a question to whoever asked; neither waits for the other."""
    card, prompt = await asyncio.gather(
        _card(entry, question, event, desk), recruiting.prompt(entry, asked, event, desk)
    )
    return (card, *prompt)


async def _card(entry: Entry, question: str, event: Said | Pressed | Submitted, desk: Desk) -> Card:
    # Side by side, so that a store that does not answer is waited for once.
    known, change = await asyncio.gather(_whereabouts(entry, event, desk), changing.beside(entry, event, desk))
    there = in_force.standing(entry, known.there) if known.there else None
    joining = (opening.button(),) if entry.id == desk.knowledge.shelf.pack.joining.how else ()
    more = (*((whereabouts.button(entry.id),) if known.ask else ()), *joining, *change)
    return answers.answer(entry, desk.knowledge.shelf, question, desk.now().date(), there, *more)


async def _whereabouts(entry: Entry, event: Said | Pressed | Submitted, desk: Desk) -> Whereabouts:
    return await whereabouts.of(event, desk) if entry.status is Status.DRAFT else whereabouts.NOWHERE


def _none_of_these(question: str) -> Button:
    """Carries the question, without names, so that a miss can be kept as a gap."""
    return Button(t("None of these"), "questions.none", without_names(question)[:MOST_CARRIED])


async def none(event: Pressed, desk: Desk) -> Replies:
    if event.value:
        await _missed(event.value[:MOST_CARRIED], event, desk)
    return (Text(t("Then I do not have it. You could ask it in other words, or a person could help."), (PERSON,)),)


async def helped(event: Pressed, desk: Desk) -> Replies:
    word, _, entry = event.value.partition(" ")
    cause, now = memory.cause(event, desk.secret), desk.now()

    async def once(tx: Transaction) -> None:
        if await memory.first(tx, cause, now):
            await memory.feedback(tx, entry, helped=word == "yes")

    if entry in desk.knowledge.shelf.pack.entries:
        await run(desk.store, once)
    if word == "yes":
        return (Text(t("Noted, without your name."), private=True),)
    return (Text(t("Noted, without your name. A rep can help with it."), (PERSON,), private=True),)
