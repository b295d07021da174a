"""What Teams sent, its token checked, becomes what Teams is answered.

An invoke waits some seconds for its body: it is worked on first, so that "thank you" comes after the commit. Where that
takes long, the answer says so, and what comes of it follows. All else is answered at once and worked on then: a message
is promised nothing before the bot has answered it, and waiting would only have Teams say that it was not delivered.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from adapters import naming
from adapters.carrying import new_id
from adapters.naming import ForgottenError
from adapters.payloads import MalformedError, Payload, words
from adapters.teams import dialogs, keeping, parse, whose
from adapters.teams.answering import Answering
from adapters.teams.came import Came, digest
from adapters.teams.carrying import rated_as
from adapters.teams.incoming import (
    AsideWanted,
    ForAnother,
    Happened,
    Ignored,
    Incoming,
    Installed,
    MoreWanted,
    Removed,
    Searched,
    Suggested,
    TurnWanted,
    Way,
    Ways,
)
from adapters.teams.installs import Installs
from adapters.teams.keeping import Look
from adapters.teams.sizes import Json
from adapters.under_way import UnderWay
from adapters.waiting import for_the_store
from bot import faults, memory
from bot.bot import BROKEN, Bot, named
from bot.desk import Desk
from bot.events import Owner
from bot.replies import Replies, Text

FINDING = 3  # answers looked for at once, so that new requests need not wait for the processor
PATIENCE = 1.5  # seconds for the work of an invoke, and as many to bring what came of it; Teams gives up after five

T = TypeVar("T")

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answer:
    status: int = 200
    body: Json | None = field(default=None, repr=False)


TAKEN, REFUSED = Answer(), Answer(400)


@dataclass(frozen=True, slots=True)
class Receiving:
    bot: Bot
    desk: Desk
    answering: Answering
    installs: Installs
    under_way: UnderWay = field(default_factory=UnderWay)
    patience: float = PATIENCE
    finding: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FINDING))

    async def receive(self, activity: Payload) -> Answer:
        """What nobody can make sense of is answered, too, and nothing is ever raised."""
        try:
            came = await self._read(activity)
            if activity["type"] == "invoke":
                body = await self._waited_for(came, activity)
                return Answer(body=body.body) if body else REFUSED
            self._begin(came, activity)
        except MalformedError:
            log.warning("something came that Teams does not send")
            return REFUSED
        except ForgottenError:
            return self._forgotten(activity)
        except Exception as error:  # noqa: BLE001 - the outermost edge: whoever waits gets words
            log.error("an activity failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            return _instead(activity, dialogs.FAILED)
        return TAKEN

    @property
    def _owner(self) -> Owner:
        return self.desk.house.chat_owner

    async def _read(self, activity: Payload) -> Incoming:
        return parse.activity(activity, self._owner, await self._look(activity), self.answering.connector.also)

    async def _look(self, activity: Payload) -> Look:
        """Finds what the activity names, and what the message is that somebody rates."""
        value, message, stored = activity.get("value"), "", ""
        if words(activity, "name") in _RATING:
            message = words(activity, "replyToId")
            where = whose.of(activity, self.answering.connector.also).reference
            stored = rated_as(self.desk.secret, where, message)
        elif value is None:
            return naming.nothing
        named = self.answering.carrying.named_in(json.dumps(value), *((stored,) if stored else ()))
        found = await for_the_store(named, naming.nothing)
        return lambda name: found(stored if stored and name == keeping.rated(message) else name)

    async def _waited_for(self, came: Incoming, activity: Payload) -> dialogs.Answer | None:
        """The body of the answer; None for what is not of ours."""
        answer: dialogs.Answer | None = None
        match came:
            case Happened(_, ways):
                answer = await self._done(came, ways, activity)
            case Suggested(typing):
                answer = await self.answering.suggested(await self.bot.suggest(typing), typing.text)
            case Searched(options, text):
                answer = await self.answering.found(options, text)
            case AsideWanted():
                answer = await self.answering.aside(came)
            case TurnWanted():
                answer = await self.answering.turn(came)
            case MoreWanted(_, ways) if ways.way is Way.DIALOG:
                answer = await self.answering.more_in_dialog(came)
            case MoreWanted():
                self._begin(came, activity)
                answer = dialogs.noted()
            case ForAnother(ways):
                told = dialogs.said if ways.way is Way.DIALOG else dialogs.refused
                answer = told(dialogs.FOR_ANOTHER)
            case Installed() | Removed() | Ignored():
                pass
        return answer

    async def _done(self, came: Happened, ways: Ways, activity: Payload) -> dialogs.Answer:
        working = _begun(self.bot.handle(came.event))
        in_time = await self._in_time(working)
        match ways.way:
            case Way.THUMB:
                if not in_time:
                    self.under_way.begin(_finished(working))
                return dialogs.Answer({})
            case Way.CARD if not in_time:
                self._once(activity, lambda: self._placed_later(came, working))
                return dialogs.noted(dialogs.STILL_BELOW)
            case Way.CARD:
                return await self._placed(came, working.result(), activity)
            case _ if in_time:
                return await self.answering.dialog(ways, working.result())
            case _:
                name = naming.named(new_id)
                answer = await self.answering.waiting(ways, name)
                self.under_way.begin(self._shown_later(ways, name, working, activity))
                return answer

    async def _placed(self, came: Happened, replies: Replies, activity: Payload) -> dialogs.Answer:
        """What is sent again gets the same answer, and nothing is written again."""
        drawn = await self.answering.placed(came, replies, at_once=True)
        if not await self._first(activity):
            return drawn.answer
        bringing = _begun(self.answering.bring(came.ways, drawn))
        if await self._in_time(bringing):
            return bringing.result()
        self.under_way.begin(_finished(bringing))
        return drawn.answer if drawn.amiss else dialogs.noted(dialogs.STILL_BELOW)

    async def _placed_later(self, came: Happened, working: asyncio.Task[Replies]) -> None:
        drawn = await self.answering.placed(came, await _replies(working), at_once=False)
        await self.answering.bring(came.ways, drawn)

    async def _shown_later(self, ways: Ways, name: str, working: asyncio.Task[Replies], activity: Payload) -> None:
        opens = await self.answering.later(ways, name, await _replies(working))
        if opens and await self._first(activity):
            await self.answering.tell_ready(ways, name)

    def _begin(self, came: Incoming, activity: Payload) -> None:
        """What nobody waits for. Messages of one person in one conversation are answered in their order."""
        match came:
            case Happened(_, ways):
                queue = f"{ways.reference.tenant} {ways.reference.conversation} {ways.user}"
                self._once(activity, lambda: self._answer(came), queue)
            case AsideWanted(aside, ways):
                replies = aside.replies or (Text(dialogs.STILL),)
                self._once(activity, lambda: self.answering.alone(ways, replies))
            case TurnWanted():
                self._once(activity, lambda: self._turn(came))
            case MoreWanted():
                self._once(activity, lambda: self.answering.more(came))
            case ForAnother(ways):
                self._once(activity, lambda: self.answering.say(ways, (Text(dialogs.FOR_ANOTHER),)))
            case Installed():
                self.under_way.begin(self._welcome(came))
            case Removed(ways):
                self.under_way.begin(self.installs.removed(ways))
            case Suggested() | Searched() | Ignored():
                return

    async def _answer(self, came: Happened) -> None:
        async with self.finding:
            replies = await self.bot.handle(came.event)
        if came.ways.way is Way.CARD:
            await self.answering.bring(came.ways, await self.answering.placed(came, replies, at_once=False))
        else:
            await self.answering.say(came.ways, replies)

    async def _turn(self, wanted: TurnWanted) -> None:
        """For a client that can only submit: the next part takes the place of the one before."""
        card = (await self.answering.turn(wanted)).body["value"]
        if isinstance(card, dict) and "body" in card:
            await self.answering.replace(wanted.ways, card)

    async def _welcome(self, came: Installed) -> None:
        if await for_the_store(self.installs.added(came), failing=True) and came.opened:
            async with self.finding:
                replies = await self.bot.handle(came.opened)
            await self.answering.say(came.ways, replies, greets=True)

    def _once(self, activity: Payload, work: Callable[[], Awaitable[object]], queue: str = "") -> None:
        """In the background, and not again for what is delivered again."""

        async def unless_done() -> None:
            if await self._first(activity):
                await work()

        self.under_way.begin(unless_done(), queue)

    async def _first(self, activity: Payload) -> bool:
        """Whether nobody has answered this yet. Where the store cannot tell, it is answered."""
        seen = memory.keyed(self.desk.secret, "delivered", whose.PLATFORM, _delivery(activity))
        noting = self.answering.carrying.together.do(partial(memory.first, id=seen, now=self.desk.now()))
        return await for_the_store(noting, failing=True)

    async def _in_time(self, working: asyncio.Task[T]) -> bool:
        return bool((await asyncio.wait({working}, timeout=self.patience))[0])

    def _forgotten(self, activity: Payload) -> Answer:
        if activity["type"] == "invoke":
            return _instead(activity, dialogs.FORGOTTEN)
        who = whose.of(activity, self.answering.connector.also)
        came = Came(activity, who, self._owner, naming.nothing, whose.surface(activity))
        ways = came.ways(Way.MESSAGE)
        self._once(activity, lambda: self.answering.say(ways, (Text(dialogs.FORGOTTEN),)))
        return TAKEN


_RATING = frozenset({"message/submitAction", "message/fetchTask"})


def _begun(work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
    """What goes wrong in it is told by whoever waits for it, and else by nobody: asyncio would tell its words."""
    task = asyncio.create_task(work)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
    return task


async def _replies(working: asyncio.Task[Replies]) -> Replies:
    """Somebody was told to wait for it, so it comes to something in any case."""
    try:
        return await working
    except Exception as error:  # noqa: BLE001 - as above
        log.error("what somebody waits for failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
        return (named(BROKEN),)


async def _finished(working: asyncio.Task[T]) -> None:
    await working


def _delivery(activity: Payload) -> str:
    """The same only for what is delivered again. Nothing promises that no two invokes share an id."""
    where, at = activity.get("conversation"), activity.get("id") or activity.get("timestamp")
    conversation = where.get("id") if isinstance(where, dict) else ""
    return digest([conversation, at, activity.get("name"), activity.get("value")])


def _instead(activity: Payload, told: str) -> Answer:
    """A few words, in the shape that whoever waits for them can show."""
    if activity.get("type") != "invoke":
        return TAKEN
    match activity.get("name"):
        case "adaptiveCard/action":
            return Answer(body=dialogs.refused(told).body)
        case "application/search":
            return Answer(body=dialogs.nothing_found().body)
        case "message/submitAction":
            return Answer(body={})
        case _:
            return Answer(body=dialogs.said(told).body)
