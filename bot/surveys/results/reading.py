"""A rep reads what people wrote, one after another in no order, and lets each through or leaves it out.

Nothing can be edited: it would be the rep's words. What is left out is erased.
"""

from dataclasses import replace

from bot import identity
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.personal import seems_personal
from bot.records import FreeText
from bot.records.audit import Did
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes
from bot.surveys.questionnaire.questions import by_key, said
from bot.surveys.results import in_chat, outcomes
from bot.surveys.results.seeing import Looking, see

THROUGH, OUT = "surveys.let_through", "surveys.leave_text_out"
RULES = (
    "Let it through if nobody can be found in it, or harmed by it. If you are not sure, leave it out: it is then "
    "erased, for good. You cannot change its words."
)
PERSONAL = "Something in it looks like a name, a number or a place that could tell who is meant."
ALL_READ = "That was all: nothing that people wrote is still to be read."
FIXED = (
    "The results are signed off, and stay as they are. What nobody had let through by then stays out, and is erased."
)


def add(routes: Routes) -> None:
    routes.pressed(in_chat.READ, asked)
    routes.pressed(THROUGH, let_through)
    routes.pressed(OUT, left_out)


async def asked(event: Pressed, desk: Desk) -> Replies:
    """After an id, those that come later: the one before is put off."""
    id_, _, after = event.value.partition(" ")

    async def look(looking: Looking) -> Replies:
        return await _next(looking, after)

    return await see(event, desk, id_, look, office=True)


async def let_through(event: Pressed, desk: Desk) -> Replies:
    return await _settled(event, desk, passed=True)


async def left_out(event: Pressed, desk: Desk) -> Replies:
    return await _settled(event, desk, passed=False)


async def _settled(event: Pressed, desk: Desk, *, passed: bool) -> Replies:
    id_, _, text = event.value.partition(" ")

    async def settle(looking: Looking) -> Replies:
        found = await looking.tx.get(FreeText, text)
        if looking.findings.signed:
            return (Text(FIXED, (_back(looking),), private=True),)
        if found and found.survey == id_ and not found.passed and not looking.acting.again:
            if passed:
                await looking.tx.put(replace(found, passed=True))
            else:
                await looking.tx.remove(FreeText, found.id)
            await looking.change(looking.outcome)
            await looking.acting.log(Did.LET_THROUGH if passed else Did.LEFT_OUT, id_)
        return await _next(looking, text)

    return await see(event, desk, id_, settle, office=True)


async def _next(looking: Looking, after: str) -> Replies:
    if looking.findings.signed:
        return (Text(FIXED, (_back(looking),), private=True),)
    waiting = await outcomes.unread(looking.tx, looking.survey.id)
    text = next((one for one in waiting if one.id > after), waiting[0] if waiting else None)
    if text is None:
        return (Text(ALL_READ, (_back(looking),), private=True),)
    survey = looking.survey.questionnaire
    asked_ = by_key(survey).get(text.question)
    facts = [Fact("Before you decide", RULES)]
    if seems_personal(text.words):
        facts.append(Fact("Look twice", PERSONAL))
    facts.append(Fact("Who can read this here", identity.readers(looking.acting.event.place.owner)))
    value = f"{looking.survey.id} {text.id}"
    buttons = (
        Button("Let it through", THROUGH, value),
        Button("Leave it out, and erase it", OUT, value),
        Button("Decide later", in_chat.READ, value),
        _back(looking),
    )
    title = said(asked_.words, survey.languages[0]) if asked_ else looking.findings.title
    return (Card(title, f"> {plain(text.words)}", tuple(facts), buttons=buttons, private=True),)


def _back(looking: Looking) -> Button:
    return Button("Results in short", in_chat.RESULTS, looking.survey.id)
