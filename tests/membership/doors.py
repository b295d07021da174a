"""All that can be done with the bot, as Slack and Teams send it, and what each of the two is sent for it."""

import itertools
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, partial
from typing import Any, Protocol
from unittest.mock import patch

from slack_sdk.signature import Clock

from adapters.carrying import new_id
from adapters.slack import render as slack
from adapters.slack import views
from adapters.slack.carrying import kept_for_slack
from adapters.teams import dialogs
from adapters.teams import render as teams
from adapters.teams.carrying import kept_for_teams
from adapters.teams.keeping import Stand
from adapters.teams.render import To
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Answer, Owner, Person, Place
from bot.outbox.together import Together
from bot.replies import Button, Form, Text
from tests.membership.routed import Routed, bad, filled
from tests.slack import payloads as from_slack
from tests.slack import platform as a_slack
from tests.slack import visiting as at_slack
from tests.teams import oracle
from tests.teams import payloads as from_teams
from tests.teams import platform as a_teams
from tests.teams import visiting as at_teams
from tests.teams.tokens import token

Json = dict[str, Any]
AT = 1_790_000_000.0  # when Slack signs all of it: what came when is part of what a request is
IDS = 1_700_000_000_000  # of messages, as Teams gives them


@dataclass(frozen=True)
class Step:
    """`name`: which route, and what of it; `payload` as the platform sends it."""

    name: str
    kind: str
    payload: Json = field(repr=False)

    def done_by(self, user: str) -> "Step":
        """The same, by somebody else."""
        if not user:
            return self
        mine = from_slack.USER if self.kind else from_teams.USER
        return replace(self, payload=json.loads(json.dumps(self.payload).replace(mine, user)))


class Way(Protocol):
    """A platform's door, in a channel or in a conversation of two."""

    async def post(self, step: Step) -> str:
        """The answer, once all that it led to is done."""

    def left(self) -> list[str]:
        """Every body that left since this was asked last."""


def person(platform: str) -> Person:
    if platform == "slack":
        return Person("slack", from_slack.TEAM, from_slack.USER)
    return Person("teams", from_teams.TENANT, from_teams.USER)


def reached(who: Person, *, channel: bool) -> tuple[Place, ...]:
    """Where somebody is while they use the door: in a window, or in a conversation of two."""
    ways = (from_slack.DM, from_slack.USER) if who.platform == "slack" else (from_teams.CHAT, from_teams.ACCOUNT)
    room = from_slack.CHANNEL if channel else ""
    return tuple(Place(who.platform, who.tenant, "", Owner.EMPLOYER, reach=one, room=room) for one in ways)


def answers(form: Form, routed: Routed) -> Mapping[str, Mapping[str, Answer]]:
    """Of a form that nobody was shown, only that somebody sends it is known."""
    whole = {"filled": {**filled(form), **form.values}}
    return {**whole, "empty": {}, "bad": bad(form)} if form.key in routed.shown else whole


@dataclass
class SlackWay:
    here: at_slack.Door

    async def post(self, step: Step) -> str:
        send = {"event": self.here.event, "interaction": self.here.interaction, "command": self.here.command}
        answered = await send[step.kind](step.payload)
        await self.here.settled()
        return f"{answered.status} {answered.text}"

    def left(self) -> list[str]:
        called = self.here.platform
        found = [f"{one.method} {json.dumps(one.payload)}" for one in called.asked]
        found += [f"response_url {json.dumps(one)}" for one in called.hooks] + [one.hex() for one in called.files]
        for lying in (called.asked, called.hooks, called.files):
            lying.clear()
        return found


@dataclass
class TeamsWay:
    here: at_teams.Door

    async def post(self, step: Step) -> str:
        answered = await self.here.post(step.payload)
        await self.here.settled()
        return f"{answered.status} {answered.text}"

    def left(self) -> list[str]:
        called = self.here.platform
        found = [f"{one.what} {one.conversation} {one.message} {one.raw.decode()}" for one in called.asked]
        for lying in (called.asked, called.messages, called.told):
            lying.clear()
        called._ids = itertools.count(IDS)
        return found


class Ways(Protocol):
    """The doors of one world after another, by which the same requests come, and which lead to the same address."""

    def __call__(self, desk: Desk, bot: Bot) -> AbstractAsyncContextManager[Way]: ...


@asynccontextmanager
async def ways(platform: str) -> AsyncIterator[Ways]:
    if platform == "slack":
        with _signed_at_once():
            async with a_slack.platform() as called:
                yield partial(_by_slack, called)
    else:
        with patch.object(at_teams, "token", cache(token)):
            async with a_teams.platform() as connector:
                yield partial(_by_teams, connector)


@contextmanager
def _signed_at_once() -> Iterator[None]:
    with (
        patch.object(at_slack, "signed", partial(at_slack.signed, at=AT)),
        patch.object(Clock, "now", lambda _: AT),
    ):
        yield


@asynccontextmanager
async def _by_slack(called: a_slack.Platform, desk: Desk, bot: Bot) -> AsyncIterator[Way]:
    async with at_slack.door(desk, bot, calls=called) as here:
        yield SlackWay(here)


@asynccontextmanager
async def _by_teams(called: a_teams.Platform, desk: Desk, bot: Bot) -> AsyncIterator[Way]:
    async with at_teams.door(desk, bot, calls=called) as here:
        made = TeamsWay(here)
        made.left()
        yield made


async def steps(platform: str, routed: Routed, desk: Desk, *, channel: bool) -> list[Step]:
    """What cannot be carried by the platform is kept by the desk. `channel`: where others read along, or alone."""
    made = _Slack(desk, channel) if platform == "slack" else _Teams(desk, channel)
    found = [made.said(words) for words in routed.words]
    found += [await made.pressed(action, value) for action, value in routed.buttons]
    for form in routed.forms:
        if form.fields:
            found += [await made.submitted(form, how, given) for how, given in answers(form, routed).items()]
    return [*found, *made.opened()]


@dataclass
class _Slack:
    desk: Desk
    channel: bool

    def said(self, words: str) -> Step:
        if self.channel:
            return Step(f"said {words!r}", "event", from_slack.mention(f"<@{from_slack.BOT}> {words}"))
        return Step(f"said {words!r}", "event", from_slack.message(words))

    async def pressed(self, action: str, value: str) -> Step:
        drawn = slack.messages((Text("Words.", (Button("Press", action, value),)),), new_id)
        await self._keep(drawn.kept)
        (message,) = drawn.sent
        assert isinstance(message, slack.Message)
        (button,) = (one for block in message.blocks for one in block.get("elements", ()) if one["type"] == "button")
        where = from_slack.CHANNEL if self.channel else from_slack.DM
        return Step(f"pressed {action} {value!r}", "interaction", from_slack.pressed(button, where))

    async def submitted(self, form: Form, how: str, given: Mapping[str, Answer]) -> Step:
        user, beside = from_slack.USER, f" in {from_slack.CHANNEL}" if self.channel else ""
        room = from_slack.CHANNEL if self.channel else ""
        place = Place(
            *("slack", from_slack.TEAM, f"with {user}{beside}", Owner.EMPLOYER),
            reach=from_slack.DM,
            reference=from_slack.TEAM,
            room=room,
            vouched=True,
        )
        drawn = views.modal((replace(form, values=given),), place, new_id)
        await self._keep(drawn.kept)
        return Step(f"submitted {form.key} {how}", "interaction", from_slack.sent(drawn.view))

    def opened(self) -> list[Step]:
        if self.channel:
            return [Step("a command", "command", from_slack.command("can they watch me"))]
        home = {"type": "app_home_opened", "user": from_slack.USER, "channel": from_slack.DM, "tab": "home"}
        return [Step("opened home", "event", from_slack.event({**home, "event_ts": "1.1"}))]

    async def _keep(self, kept: Any) -> None:
        await kept_for_slack(Together(self.desk.store), self.desk.now).keep(kept)


@dataclass
class _Teams:
    desk: Desk
    channel: bool

    def said(self, words: str) -> Step:
        if self.channel:
            return Step(f"said {words!r}", "", from_teams.mention(f"<at>Agreement Bot</at> {words}"))
        return Step(f"said {words!r}", "", from_teams.message(words))

    async def pressed(self, action: str, value: str) -> Step:
        to = To(Stand.SHARED if self.channel else Stand.CHAT, from_teams.USER, from_teams.ACCOUNT)
        drawn = teams.messages((Text("Words.", (Button("Press", action, value),)),), to, new_id)
        await self._keep(drawn.kept)
        (message,) = drawn.sent
        (button,) = oracle.actions(message.activity["attachments"][0]["content"])
        return Step(f"pressed {action} {value!r}", "", self._here(from_teams.pressed(button)))

    async def submitted(self, form: Form, how: str, given: Mapping[str, Answer]) -> Step:
        answer = dialogs.dialog((replace(form, values=given),), from_teams.USER, new_id)
        await self._keep(answer.kept)
        card = answer.body["task"]["value"]["card"]["content"]
        return Step(f"submitted {form.key} {how}", "", self._here(from_teams.sent(card, dialog=True)))

    def opened(self) -> list[Step]:
        if self.channel:
            came = from_teams.activity("conversationUpdate", membersAdded=[{"id": from_teams.BOT}])
            return [Step("a team lets it in", "", from_teams.in_channel(came))]
        return [Step("somebody installs it", "", from_teams.activity("installationUpdate", action="add"))]

    def _here(self, payload: Json) -> Json:
        return from_teams.in_channel(payload) if self.channel else payload

    async def _keep(self, kept: Any) -> None:
        await kept_for_teams(Together(self.desk.store), self.desk.now).keep(kept)
