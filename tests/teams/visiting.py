"""The bot behind Teams' door: the real application, real tokens, a Connector to be called, and people who use it."""

import io
import itertools
import json
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters import handing
from adapters.teams import serve
from adapters.teams.answering import Answering
from adapters.teams.carrying import kept_for_teams
from adapters.teams.installs import Installs
from adapters.teams.receiving import Receiving
from adapters.teams.sender import Messenger
from adapters.teams.serve import PATH
from adapters.teams.signing_keys import SigningKeys
from adapters.web.serve import Doors, application
from bot.bot import Bot
from bot.desk import Desk
from bot.outbox.together import Together
from tests import fakes
from tests.fakes import Clock
from tests.second_factor.steps import Phone, key_in
from tests.teams import oracle, payloads, served
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, TENANT, USER, Json
from tests.teams.platform import Platform, platform
from tests.teams.tokens import signer, token

BROWSER = "https://bot.example"  # where people find the bot's own pages


@dataclass
class Answered:
    status: int
    text: str

    @property
    def json(self) -> Json:
        read: Json = json.loads(self.text)
        return read


@dataclass(repr=False)
class Door:
    """Where Teams posts to."""

    client: TestClient[web.Request, web.Application]
    receiving: Receiving
    platform: Platform
    bot: Bot
    desk: Desk
    messenger: Messenger
    _ids: Iterator[int] = field(default_factory=itertools.count)

    async def post(self, activity: Json) -> Answered:
        """Under an id of its own, unless it has one that the test gave it."""
        if activity.get("id") == "f:canary-1":
            activity = {**activity, "id": f"f:{next(self._ids)}"}
        return await self.send(json.dumps({**activity, "serviceUrl": self.platform.service}).encode())

    async def send(self, body: bytes) -> Answered:
        headers = {"Content-Type": "application/json", "Authorization": token(serviceurl=self.platform.service)}
        async with self.client.post(PATH, data=io.BytesIO(body), headers=headers) as response:
            return Answered(response.status, await response.text())

    async def settled(self) -> None:
        """All that is under way has been done."""
        await self.receiving.under_way.finish()

    def somebody(self, user: str = USER, account: str = ACCOUNT, chat: str = CHAT) -> "Member":
        return Member(self, user, account, chat)


PATIENT = 30.0  # seconds: a slow machine gives the same answers, in the same way


@asynccontextmanager
async def door(
    desk: Desk | None = None,
    bot: Bot | None = None,
    *,
    address: str = BROWSER,
    patience: float = PATIENT,
    calls: Platform | None = None,
) -> AsyncIterator[Door]:
    """`calls`: the Connector that is called, where it is there already."""
    desk = desk or fakes.desk()
    bot = bot or Bot(desk)
    with signer() as by:
        async with nullcontext(calls) if calls else platform() as called:
            together, keys, connector = Together(desk.store), SigningKeys(by.openid), called.connector()
            carrying = kept_for_teams(together, desk.now)
            answering = Answering(connector, carrying, handing.of(desk, address), desk.secret)
            receiving = Receiving(bot, desk, answering, Installs(together, desk), patience=patience)
            take = serve.taker(served.kit().carrying(receiving), served.guard(keys), frozenset({TENANT}))
            server = TestServer(application(bot, desk, address, doors=Doors({PATH: take})))
            await server.start_server(access_log=None)
            messenger = Messenger(connector, carrying, desk.secret, desk.now)
            async with connector, keys.running(), TestClient(server) as client:
                yield Door(client, receiving, called, bot, desk, messenger)
                await receiving.under_way.finish()


@dataclass(repr=False)
class Member:
    """Somebody on Teams, who sees what was drawn for them and does something with it."""

    door: Door
    user: str = USER
    account: str = ACCOUNT
    chat: str = CHAT
    shared: bool = False
    over: str = ""  # the thread in a channel over which the dialog was opened, if it was in one
    window: Json = field(default_factory=dict)  # the card of a dialog
    title: str = ""  # of that dialog
    told: str = ""  # what a dialog said at its end, or Teams beside a card

    def in_a_channel(self) -> "Member":
        return Member(self.door, self.user, self.account, self.chat, shared=True)

    async def installs(self) -> Answered:
        return await self.does(payloads.activity("installationUpdate", action="add"))

    async def writes(self, text: str, **more: object) -> Answered:
        if self.shared:
            return await self.does(payloads.mention(f"<at>Agreement Bot</at> {text}", **more))
        return await self.does(payloads.message(text, **more))

    async def reports(self) -> Answered:
        """By the action of the app, wherever they are."""
        return await self.does(payloads.invoke("composeExtension/fetchTask", {"commandId": "report"}))

    async def presses(self, title: str, answers: Mapping[str, object] | None = None, **more: object) -> Answered:
        """A long label stands above its button, which carries it where a mouse rests on it."""
        offered = reversed(list(self.buttons))
        button, message = next((one, at) for one, at in offered if title in (one["title"], one.get("tooltip")))
        payload = payloads.pressed(button, answers, dialog=bool(self.window))
        if message:
            payload["replyToId"] = message
        return await self.does({**payload, **more})

    async def presses_posted(self, title: str) -> Answered:
        """A button of the newest post in the channel that has it: what is done there is done in its thread."""
        room = CHANNEL.partition(";")[0]
        posts = [one for one in self.door.platform.messages.values() if one.conversation == room]
        button, post = next(
            (one, post.id)
            for post in reversed(posts)
            for part in post.activity.get("attachments", [])
            for one in oracle.actions(part["content"])
            if one["title"] == title
        )
        self.close()
        self.over = f"{room};messageid={post}"
        return await self.does({**payloads.pressed(button), "replyToId": post})

    async def fills(self, answers: Mapping[str, str], **more: object) -> Answered:
        """The form that they see last."""
        card, message = next((card, at) for card, at in reversed(list(self.cards)) if oracle.inputs(card))
        payload = payloads.sent(card, answers, dialog=bool(self.window))
        if message:
            payload["replyToId"] = message
        return await self.does({**payload, **more})

    async def does(self, payload: Json) -> Answered:
        sender = {"id": self.account, "name": "Alex Canary", "aadObjectId": self.user}
        here = payloads.in_channel(payload) if self.shared or self.over else payload
        here = {**here, "conversation": {**here["conversation"], "id": self.over or self.where}}
        answered = await self.door.post({**here, "from": sender})
        await self.door.settled()
        if payload["type"] == "invoke" and answered.status == 200:
            self._shown(answered.json)
        if not self.window:
            self.over = ""
        return answered

    @property
    def where(self) -> str:
        return CHANNEL if self.shared else self.chat

    @property
    def messages(self) -> list[tuple[str, Json]]:
        found = self.door.platform.messages.values()
        return [(one.id, one.activity) for one in found if one.conversation == self.where]

    @property
    def cards(self) -> Iterator[tuple[Json, str]]:
        if self.window:
            yield self.window, ""
            return
        for message, activity in self.messages:
            for part in activity.get("attachments", []):
                if part["contentType"] == oracle.CARD:
                    yield part["content"], message

    @property
    def buttons(self) -> Iterator[tuple[Json, str]]:
        for card, message in self.cards:
            for one in oracle.actions(card):
                yield one, message

    @property
    def sees(self) -> str:
        said = [] if self.window else [one.get("text", "") for _, one in self.messages]
        return oracle.shown("\n".join((*said, *(_words(card) for card, _ in self.cards))))

    async def steps(self, clock: Clock) -> None:
        """From a case to the second step, which they have not set up yet, and back to the case."""
        await self.presses("Set it up")
        await self.presses("Show it to me")
        await self.fills({"typed.code": Phone(key_in(self.sees), clock).figures})
        await self.presses("Go on")

    def close(self) -> None:
        self.window, self.over = {}, ""

    def _shown(self, body: Json) -> None:
        match body:
            case {"task": {"type": "continue", "value": {"title": str(title), "card": {"content": card}}}}:
                oracle.card(card)
                self.window, self.title, self.told = card, title, ""
            case {"task": {"type": "message", "value": str(told)}}:
                self.window, self.told = {}, told
            case {"type": "application/vnd.microsoft.activity.message", "value": str(told)}:
                self.told = told
            case {"type": "application/vnd.microsoft.error", "value": {"message": str(told)}}:
                self.told = told


def _words(card: Json) -> str:
    said = [
        part
        for one in oracle.every(card["body"])
        for part in (one.get("text", ""), "".join(run["text"] for run in one.get("inlines", [])))
    ]
    return "\n".join(part for part in said if part)


def by_the_bot(activity: Json) -> bool:
    return bool(activity.get("from", {}).get("id") == BOT)
