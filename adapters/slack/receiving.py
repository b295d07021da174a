"""What Slack sent, its signature checked, becomes what Slack is answered; the rest is done afterwards.

Slack waits three seconds. So messages, commands and buttons are answered at once and worked on then. A form that was
sent is worked on first: its "thank you" is the answer. Where that takes long, the modal says so and changes later.
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial

from adapters.payloads import MalformedError
from adapters.slack import parse, suggesting, views, whose
from adapters.slack.answering import Answering
from adapters.slack.carrying import new_id
from adapters.slack.incoming import (
    Challenge,
    FormWanted,
    Gone,
    Happened,
    Ignored,
    Incoming,
    MoreWanted,
    Searched,
    Suggested,
    Surface,
    Ways,
)
from adapters.slack.installed import Team
from adapters.slack.keeping import ForgottenError
from adapters.slack.sizes import Json
from adapters.slack.under_way import UnderWay
from bot import identity, memory
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Opened, Owner, Submitted
from bot.people.offices import is_rep
from bot.replies import Form, Replies, Text

FINDING = 3  # answers looked for at once, so that new requests need not wait for the processor
PATIENCE = 0.9  # seconds until a form is answered, saved or not
STILL = Text("I am still saving this. Please leave this window open: it changes as soon as it is kept.")
FORGOTTEN = Text("This has been put away since: I keep such things for a day only. Please begin again.", private=True)

Answer = Json | str

log = logging.getLogger(__name__)


class Sort(StrEnum):
    """What a request is, as Slack itself calls them in Socket Mode."""

    EVENT = "events_api"
    COMMAND = "slash_commands"
    INTERACTION = "interactive"


@dataclass(frozen=True, slots=True)
class Receiving:
    bot: Bot
    desk: Desk
    answering: Answering
    under_way: UnderWay = field(default_factory=UnderWay)
    patience: float = PATIENCE
    finding: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(FINDING))

    @property
    def _owner(self) -> Owner:
        return self.desk.house.chat_owner

    async def receive(self, sort: Sort, payload: Mapping[str, object], delivery: str) -> Answer:
        """`delivery` is the same only for the very same request. What nobody can make sense of is answered, too."""
        try:
            return await self._answered(await self._read(sort, payload, delivery), payload, delivery)
        except MalformedError:
            log.warning("something came that Slack does not send: %s", sort)
            return ""
        except ForgottenError:
            return self._forgotten(payload)

    async def _answered(self, came: Incoming, payload: Mapping[str, object], delivery: str) -> Answer:
        match came:
            case Challenge(text):
                return text
            case Suggested(typing):
                return await self._listed(suggesting.suggested(await self.bot.suggest(typing), typing.text, new_id))
            case Searched(options, text):
                return await self._listed(suggesting.found(options, text, new_id))
            case Happened(event, ways) if _sent(payload):
                return await self._submitted(event, ways, delivery)
            case Ignored():
                return ""
            case _:
                self.under_way.begin(self._later(came, delivery))
                return ""

    async def _read(self, sort: Sort, payload: Mapping[str, object], delivery: str) -> Incoming:
        match sort:
            case Sort.EVENT:
                return parse.event(payload, self._owner)
            case Sort.COMMAND:
                return parse.command(payload, self._owner, delivery)
            case Sort.INTERACTION:
                look = await self.answering.carrying.named_in(json.dumps(payload))
                return parse.interaction(payload, self._owner, delivery, look)

    async def _later(self, came: Incoming, delivery: str) -> None:
        cause = came.event.cause if isinstance(came, Happened) else delivery
        if not await self._first(cause):
            return
        match came:
            case Happened(Opened() as event, ways) if ways.surface is Surface.HOME:
                await self.answering.home(ways, await self._home(event))
            case Happened(_, ways) if ways.surface is Surface.MESSAGES:
                await self.answering.prompts(ways)
            case Happened(event, ways):
                async with self.finding:
                    replies = await self.bot.handle(event)
                await self.answering.say(ways, replies)
            case FormWanted(form, ways):
                await self.answering.say(ways, (form,))
            case MoreWanted(rest, ways):
                await self.answering.more(ways, rest)
            case Gone(enterprise, workspace, whole):
                if whole:
                    await self.answering.api.tokens.forget(Team(enterprise, workspace))

    async def _first(self, cause: str) -> bool:
        """Whether nobody has answered this yet. Where the store cannot tell, it is answered."""
        seen = memory.keyed(self.desk.secret, "delivered", whose.PLATFORM, cause)
        try:
            return await self.answering.carrying.together.do(partial(memory.first, id=seen, now=self.desk.now()))
        except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits for an answer
            log.error("whether this came before cannot be told: %s", type(error).__name__)  # noqa: TRY400 - its words may hold somebody's
            return True

    async def _home(self, event: Opened) -> Replies:
        """Who is speaking stands there each time, since what stood there before is gone."""
        introduction = identity.introduction(event.place, self.desk.house)
        replies = await self.bot.handle(event)
        if await is_rep(event.person, self.desk):
            place = Opened(event.person, event.place, event.cause, "desk")
            replies = (*replies, *await self.bot.handle(place))
        return (introduction, *(one for one in replies if one != introduction))

    async def _submitted(self, event: Event, ways: Ways, delivery: str) -> Answer:
        """What is sent again is worked on again, which changes nothing and says the same."""
        working = asyncio.create_task(self.bot.handle(event))
        done, _ = await asyncio.wait({working}, timeout=self.patience)
        if not done:
            self.under_way.watch(asyncio.create_task(self._saved(working, ways)))
            waiting = views.modal((STILL,), ways.own, new_id)
            return {"response_action": "update", "view": waiting.view}
        replies = working.result()
        form = next((one for one in replies if isinstance(one, Form)), None)
        if form and isinstance(event, Submitted) and (wrong := views.errors(form, ways.inputs)):
            return wrong
        drawn = await self.answering.modal(ways, replies)
        if drawn.uploads and await self._first(delivery):
            self.under_way.begin(self.answering.files(ways, drawn.uploads))
        return {"response_action": "update", "view": drawn.view}

    async def _saved(self, working: asyncio.Task[Replies], ways: Ways) -> None:
        replies = await working
        try:
            await self.answering.update(ways, replies)
        except Exception as error:  # noqa: BLE001 - nobody waits for this task
            log.error("a modal was not changed: %s", type(error).__name__)  # noqa: TRY400 - its words may hold somebody's

    async def _listed(self, listed: suggesting.Listed) -> Answer:
        await self.answering.carrying.keep(listed.kept)
        return listed.answer

    def _forgotten(self, payload: Mapping[str, object]) -> Answer:
        """Where somebody pressed something, they are told in a window of its own."""
        try:
            who = whose.of_interaction(payload)
            place = whose.own(who, self._owner)
            view = views.modal((FORGOTTEN,), place, new_id).view
        except MalformedError:
            return ""
        if _sent(payload):
            return {"response_action": "update", "view": view}
        if payload.get("type") == "block_suggestion":
            return {"options": []}
        given = payload.get("view")
        within = isinstance(given, dict) and given.get("type") == "modal"
        method, asked = (
            "views.push" if within else "views.open",
            {"trigger_id": payload.get("trigger_id"), "view": view},
        )
        api, where = self.answering.api, Team(who.enterprise, who.team)

        async def tell() -> None:
            await api.call(where, method, asked)

        self.under_way.begin(tell())
        return ""


def _sent(payload: Mapping[str, object]) -> bool:
    return payload.get("type") == "view_submission"
