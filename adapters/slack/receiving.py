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

from adapters.carrying import new_id
from adapters.naming import ForgottenError
from adapters.payloads import MalformedError, inner
from adapters.refusals import Refusal
from adapters.slack import parse, suggesting, views, whose
from adapters.slack.answering import Answering
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
    TurnWanted,
    Ways,
)
from adapters.slack.installed import Team
from adapters.slack.sizes import Json
from adapters.under_way import UnderWay
from bot import faults, memory
from bot.bot import BROKEN, Bot, came_to_nothing, named
from bot.desk import Desk
from bot.events import Event, Opened, Owner, Said, Submitted
from bot.replies import Form, Replies, Text

FINDING = 3  # answers looked for at once, so that new requests need not wait for the processor
PATIENCE = 0.9  # seconds until a form is answered, saved or not
STILL = Text("I am still saving this. Please leave this window open: it changes as soon as it is kept.")
FORGOTTEN = Text("This has been put away since: I keep such things for a day only. Please begin again.", private=True)
STILL_THERE = Text(
    "What you wrote still stands in the window behind this one. Close this one, and send it again from there."
)

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
            async with asyncio.timeout(self.patience):
                came = await self._read(sort, payload, delivery)
            return await self._answered(came, payload, delivery)
        except MalformedError:
            log.warning("something came that Slack does not send: %s", sort)
            return self._told(payload, named(BROKEN)) if _sent(payload) else ""
        except ForgottenError:
            return self._told(payload, FORGOTTEN)
        except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits for an answer
            log.error("a request failed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's
            return self._told(payload, named(BROKEN))

    async def _answered(self, came: Incoming, payload: Mapping[str, object], delivery: str) -> Answer:
        match came:
            case Challenge(text):
                return text
            case Suggested(typing):
                return await self._listed(suggesting.suggested(await self.bot.suggest(typing), typing.text, new_id))
            case Searched(options, text):
                return await self._listed(suggesting.found(options, text, new_id))
            case Happened() | TurnWanted() if _sent(payload):
                return await self._submitted(came, payload, delivery)
            case Ignored():
                return ""
            case _:
                self.under_way.begin(self._later(came, delivery), _queue(came))
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
                await self.answering.home(ways, await self.bot.home(event))
            case Happened(_, ways) if ways.surface is Surface.MESSAGES:
                await self.answering.prompts(ways)
            case Happened(event, ways):
                async with self.finding:
                    replies = await self.bot.handle(event)
                await self.answering.say(ways, replies)
                await self._home_again(event, ways, replies)
            case FormWanted() | TurnWanted() | MoreWanted():
                await self._show(came)
            case Gone(enterprise, workspace, whole):
                if whole:
                    await self._forget(Team(enterprise, workspace))

    async def _forget(self, team: Team) -> None:
        """Unless the bot was let in again since: what tells of the end can come late, and more than once."""
        api = self.answering.api
        try:
            await api.call(team, "auth.test", {})
        except Refusal:
            await api.tokens.forget(team)

    async def _show(self, came: FormWanted | TurnWanted | MoreWanted) -> None:
        match came:
            case FormWanted(form, ways):
                await self.answering.say(ways, (form,))
            case TurnWanted(form, at, ways):
                await self.answering.turn(ways, form, at)
            case MoreWanted(rest, ways):
                await self.answering.more(ways, rest)

    async def _first(self, cause: str) -> bool:
        """Whether nobody has answered this yet. Where the store cannot tell, it is answered."""
        seen = memory.keyed(self.desk.secret, "delivered", whose.PLATFORM, cause)
        try:
            async with asyncio.timeout(memory.PATIENCE):
                return await self.answering.carrying.together.do(partial(memory.first, id=seen, now=self.desk.now()))
        except Exception as error:  # noqa: BLE001 - whatever is broken, somebody waits for an answer
            log.error("whether this came before cannot be told: %s", type(error).__name__)  # noqa: TRY400 - its words may hold somebody's
            return True

    async def _home_again(self, event: Event, ways: Ways, replies: Replies) -> None:
        """What was done from the page of the app may have changed it; a form that only was opened has not."""
        if whose.is_at_home(ways.own) and not any(isinstance(one, Form) for one in replies):
            opened = Opened(event.person, ways.own, event.cause, "home")
            await self.answering.home(ways, await self.bot.home(opened))

    async def _submitted(self, came: Happened | TurnWanted, payload: Mapping[str, object], delivery: str) -> Answer:
        if isinstance(came, Happened):
            return await self._answer_to(came.event, came.ways, inner(payload, "view"), delivery)
        if wrong := views.errors(came.form, came.ways.inputs, came.ways.elsewhere):
            return wrong
        drawn = await self.answering.modal(came.ways, (came.form,), came.at)
        return {"response_action": "update", "view": drawn.view}

    async def _answer_to(self, event: Event, ways: Ways, sent: Mapping[str, object], delivery: str) -> Answer:
        """What is sent again is worked on again, which changes nothing and says the same.

        `sent`: the view as it came. What somebody wrote there stays before them until it is kept.
        """
        working = asyncio.create_task(self.bot.handle(event))
        done, _ = await asyncio.wait({working}, timeout=self.patience)
        if not done:
            self.under_way.watch(asyncio.create_task(self._saved(working, event, ways, sent)))
            waiting = views.modal((STILL,), ways.own, new_id)
            return {"response_action": "update", "view": waiting.view}
        replies = working.result()
        if came_to_nothing(replies):
            return _upon(views.modal((*replies, STILL_THERE), ways.own, new_id).view)
        form = next((one for one in replies if isinstance(one, Form)), None)
        if form and isinstance(event, Submitted) and (wrong := views.errors(form, ways.inputs, ways.elsewhere)):
            return wrong
        drawn = await self.answering.shown(ways, replies)
        if drawn.uploads and await self._first(delivery):
            self.under_way.begin(self.answering.files(ways, drawn.uploads))
        self.under_way.begin(self._home_again(event, ways, replies))
        return {"response_action": "update", "view": drawn.view}

    async def _saved(
        self, working: asyncio.Task[Replies], event: Event, ways: Ways, sent: Mapping[str, object]
    ) -> None:
        try:
            replies = await working
            if came_to_nothing(replies):
                await self.answering.back(ways, sent, replies)
                return
            await self.answering.update(ways, replies)
            await self._home_again(event, ways, replies)
        except Exception as error:  # noqa: BLE001 - nobody waits for this task
            log.error("a modal was not changed: %s", faults.told(error))  # noqa: TRY400 - its words may hold somebody's

    async def _listed(self, listed: suggesting.Listed) -> Answer:
        await self.answering.carrying.keep(listed.kept)
        return listed.answer

    def _told(self, payload: Mapping[str, object], why: Text) -> Answer:
        """Where somebody pressed or sent something and nothing can be done, they are told in a window of its own."""
        try:
            who = whose.of_interaction(payload)
            place = whose.own(who, self._owner)
            if _sent(payload):
                if why is FORGOTTEN and (beside := views.forgotten(_inputs(payload))):
                    return beside
                return _upon(views.modal((why, STILL_THERE), place, new_id).view)
            view = views.modal((why,), place, new_id).view
        except MalformedError:
            return ""
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


def _queue(came: Incoming) -> str:
    """Messages of one person in one conversation are answered in their order.

    What opens a window never waits: Slack opens none after three seconds.
    """
    if not isinstance(came, Happened) or not isinstance(came.event, Said) or came.ways.trigger:
        return ""
    ways = came.ways
    return f"{ways.enterprise} {ways.team} {ways.channel} {ways.user}"


def _upon(view: Json) -> Answer:
    """Upon the window that was sent, which stays as it is."""
    return {"response_action": "push", "view": view}


def _inputs(payload: Mapping[str, object]) -> tuple[str, ...]:
    """The ids of the blocks of a view that was sent."""
    return tuple(inner(inner(inner(payload, "view"), "state"), "values"))


def _sent(payload: Mapping[str, object]) -> bool:
    return payload.get("type") == "view_submission"
