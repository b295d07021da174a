"""A rep opens a talk that was asked for, and says that it is done.

Only the one who has taken it sees who asks and what they wrote: a name and a number need not go round.
"""

from bot import telling
from bot.cases import overdue, passing
from bot.cases.codes import code
from bot.cases.words import week
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.privacy import periods
from bot.records import Workplace
from bot.records.audit import Did
from bot.records.talks import Talking
from bot.replies import Button, Card, Fact, Replies
from bot.routes import Routes
from bot.talks.request import LIST, Look, Request, on
from bot.talks.standing import words_of

DONE, NOT_DONE = "talks.done", "talks.not_done"
UNTAKEN = "What they wrote is shown to who takes it, and to nobody else."
TAKEN = (
    "Get in touch as they ask for. Somebody else may answer: make sure that it is them before you say why. While you "
    "have it, what they wrote is shown to nobody else."
)
LOST = "What they wrote cannot be read any more. They see that with their receipt, and can ask anew."
OVER = "Noted as done. All of it is erased within {weeks}."
FIRST_TAKE = "Only who has taken this request can say that it is done. Please take it first."
FOOTER = "Everybody who opens this is in the audit log. Its code can be said to other reps; it tells nothing."
LABELS = {
    "name": "What to call them",
    "reach": "How to reach them",
    "when": "When it suits them",
    "about": "What it is about",
    "where": "Where, as they wrote it",
}


def add(routes: Routes) -> None:
    routes.pressed(telling.OPEN_TALK, opened)
    routes.pressed(DONE, done)
    routes.pressed(NOT_DONE, not_done)
    passing.add(routes, Request.prefix, not_over)


async def opened(event: Pressed, desk: Desk) -> Replies:
    async def look(request: Request) -> Replies:
        await request.acting.log(Did.READ, request.talk.id)
        if not request.again:
            await telling.read(request.tx, request.who, request.talk.id)
        return (await _card(request),)

    return await on(event, desk, look)


async def not_over(event: Pressed | Submitted, desk: Desk, look: Look) -> Replies:
    """Once it is done nobody else needs to read it, or to be told of it, by an older card either."""

    async def unless_over(request: Request) -> Replies:
        return request.say(_over(request)) if request.over and not request.again else await look(request)

    return await on(event, desk, unless_over)


async def done(event: Pressed, desk: Desk) -> Replies:
    async def look(request: Request) -> Replies:
        undo = request.button("Take that back", "not_done")
        if request.again or request.over:
            return request.say(_over(request), undo)
        if not request.mine:
            return request.say(FIRST_TAKE)
        await request.move(Talking.DONE)
        await telling.settled(request.tx, request.talk.id)
        await request.acting.log(Did.TALKED, request.talk.id)
        return request.say(_over(request), undo)

    return await on(event, desk, look)


async def not_done(event: Pressed, desk: Desk) -> Replies:
    async def look(request: Request) -> Replies:
        if not (request.mine or request.again):
            return request.say(FIRST_TAKE)
        if request.over and not request.again:
            await request.move(Talking.ASKED)
            await overdue.begin_again(request.tx, request.talk.id, desk.now())
            await request.acting.log(Did.NOT_TALKED, request.talk.id)
        return request.say("Noted: it is not done yet.")

    return await on(event, desk, look)


def _over(request: Request) -> str:
    return OVER.format(weeks=periods.told(request.acting.desk.keeps.talks_done))


async def _card(request: Request) -> Card:
    talk, tx = request.talk, request.tx
    place = await tx.get(Workplace, talk.workplace)
    holder = "you" if request.mine else plain(await request.name(request.holder)) if request.holder else "nobody"
    words = await words_of(tx, talk) if request.mine else None
    written = {name: text for name in LABELS if words and (text := str(getattr(words, name)).strip())}
    return Card(
        f"Request {code(talk.id)} for a talk",
        _over(request) if request.over else UNTAKEN if not request.mine else TAKEN if words else LOST,
        facts=(
            *(Fact(LABELS[name], plain(text)) for name, text in written.items()),
            Fact("Workplace", plain(place.name) if place else "none on the list"),
            Fact("Asked", week(talk.week)),
            Fact("Taken by", holder),
        ),
        buttons=(*_buttons(request), LIST),
        footer=FOOTER,
        private=True,
        confided=bool(written),
    )


def _buttons(request: Request) -> list[Button]:
    if request.over:
        return [request.button("It is not done yet", "not_done")] if request.mine else []
    found = [
        (request.button("Take it", "take", main=True), not request.holder),
        (request.button("We have talked", "done", main=True), request.mine),
        (request.button("Hand it over", "hand"), passing.may_decide(request)),
        (request.button("Give it back", "give_back"), request.mine),
        (passing.asking(request), not request.organising),
    ]
    return [button for button, there in found if there]
