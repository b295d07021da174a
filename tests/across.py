"""One bot with all its doors open: Slack, Teams and the web in one application, one store on disk and one outbox."""

import itertools
import json
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.commands import serving
from adapters.commands.chats import Chats
from adapters.settings import Settings
from adapters.slack import render
from adapters.slack import standing as of_slack
from adapters.stores import opening
from adapters.teams import standing as of_teams
from adapters.teams.pacing import Pacing
from adapters.terminal.post import Post
from adapters.watching.timed import CountedStore
from adapters.watching.watch import Watch
from adapters.web.news import News
from adapters.web.serve import Doors, application
from bot.bot import Bot
from bot.desk import Desk
from bot.membership.ways import Way
from bot.outbox import Outbox
from tests import fakes
from tests.fakes import Clock
from tests.people import codes
from tests.second_factor.steps import Phone, key_in
from tests.slack import oracle, payloads, visiting
from tests.slack import platform as slack
from tests.slack.payloads import Json
from tests.teams import platform as teams
from tests.teams import visiting as teams_visiting
from tests.teams.payloads import TENANT
from tests.teams.tokens import APP, signer
from tests.web.visiting import Page, read

ADDRESS, REPORT = "https://bot.example", "/report"


@dataclass(repr=False)
class Across:
    folder: Path
    desk: Desk
    clock: Clock
    outbox: Outbox
    slack: visiting.Door
    teams: teams_visiting.Door
    client: TestClient[web.Request, web.Application]

    def somebody_on_slack(self) -> "OnSlack":
        return OnSlack(self.slack)

    def somebody_on_teams(self) -> teams_visiting.Member:
        return self.teams.somebody()

    def somebody_with_a_browser(self) -> "OnTheWeb":
        return OnTheWeb(self.client)

    async def code(self) -> str:
        """With which somebody becomes a rep at the hall."""
        return await codes.for_a_rep(self.desk, self.clock(), "Sam Canary")

    async def deliver(self, later: timedelta = timedelta(seconds=20)) -> None:
        """All that is due by then, each in its turn."""
        self.clock.move(later)
        while await self.outbox.deliver_due():
            self.clock.move(timedelta(seconds=5))


@dataclass(repr=False)
class OnSlack:
    """Somebody on Slack, who sees what was drawn for them and does something with it."""

    door: visiting.Door
    view: Json = field(default_factory=dict)  # the window that is open

    async def writes(self, text: str) -> None:
        """And opens what is for their eyes only."""
        self.view = {}
        await self.door.event(payloads.message(text) | {"event_id": f"Ev{next(_NUMBERS)}CANARY"})
        await self.door.settled()
        if render.SEALED in self.messages[-1]["text"]:
            await self.presses("Show it")

    async def commands(self, text: str) -> None:
        await self.door.command(payloads.command(text, trigger_id=f"{next(_NUMBERS)}.canary"))
        await self.door.settled()

    async def presses(self, label: str) -> None:
        """A button in what came last; the window that opens, if one does."""
        shown = [self.view] if self.view else [*self.messages, *self.door.platform.hooks][::-1]
        drawn = (one for each in shown for block in each.get("blocks", ()) for one in oracle.elements(block))
        button = next(dict(one) for one in drawn if one["type"] == "button" and one["text"]["text"] == label)
        payload = payloads.pressed_in(self.view, button) if self.view else payloads.pressed(button)
        before = len(self._views)
        await self.door.interaction({**payload, "trigger_id": f"{next(_NUMBERS)}.canary"})
        await self.door.settled()
        if len(self._views) > before:
            self.view = self._views[-1]["view"]

    async def sends(self, answers: Mapping[str, object]) -> None:
        payload = payloads.sent(self.view, answers)
        payload["view"]["hash"] = f"{next(_NUMBERS)}.canary"  # a view that was updated has another
        answered = await self.door.interaction(payload)
        await self.door.settled()
        assert answered.json["response_action"] == "update", answered.text
        self.view = answered.json["view"]

    async def steps(self, clock: Clock) -> None:
        """From a case to the second step, which they have not set up yet, and back to the case."""
        await self.presses("Set it up")
        phone = Phone(key_in(json.dumps(self.view)), clock)
        await self.sends({"code": phone.figures})
        await self.presses("Go on")

    def closes(self) -> None:
        self.view = {}

    @property
    def messages(self) -> list[Json]:
        return self.door.platform.calls("chat.postMessage")

    @property
    def sees(self) -> str:
        return oracle.shown(json.dumps([self.view] if self.view else self.messages, ensure_ascii=False))

    @property
    def _views(self) -> list[Json]:
        return [one.payload for one in self.door.platform.asked if one.method.startswith("views.")]


@dataclass(repr=False)
class OnTheWeb:
    """Somebody with a browser, on the page for reports or another room."""

    client: TestClient[web.Request, web.Application]
    path: str = REPORT
    page: Page | None = None

    async def opens(self) -> None:
        self.page = await read(await self.client.get(self.path))

    async def presses(self, label: str) -> None:
        await self._sends({"label": label}, {})

    async def fills(self, answers: Mapping[str, str]) -> None:
        await self._sends({"do": "submit"}, answers)

    async def says(self, words: str) -> None:
        await self._sends({"do": "say"}, {"text": words})

    @property
    def sees(self) -> str:
        assert self.page
        return self.page.words

    async def _sends(self, of: Mapping[str, str], answers: Mapping[str, str]) -> None:
        """The form on the page that has these values."""
        assert self.page
        listed = [dict(form.form_values()) for form in self.page.tree.forms]
        found = next(one for one in listed if of.items() <= one.items())
        self.page = await read(await self.client.post(self.path, data={**found, **answers}))
        assert self.page.status == 200


_NUMBERS = itertools.count()


@asynccontextmanager
async def across(
    folder: Path,
    *,
    emails: bool = False,
    pages: str = "",
    membership: Way = Way.UNKNOWN,
    watched: Callable[[Desk], Watch] = lambda _: Watch(),
) -> AsyncIterator[Across]:
    """Put together as `serve` does it, but for who plays Slack and Teams, and for the clock.

    `emails`: accounts are linked by their addresses. `pages`: where links that open once lead to.
    """
    clock = Clock()
    async with opening.store(Settings(folder)) as opened, slack.platform() as called, teams.platform() as connector:
        desk = fakes.desk(clock=clock, store=opened.store, house=replace(fakes.UNION_HOUSE, pages=pages))
        watch = watched(desk)
        store = CountedStore(desk.store, watch.metrics.ended)
        desk = replace(desk, membership=membership, store=store, measures=watch.measures)
        bot = Bot(desk)
        with signer() as by:
            settled = of_slack.Keys(visiting.TOKEN, visiting.SECRET, api_url=called.api, emails=emails)
            on_slack = of_slack.slack(bot, desk, settled)
            on_slack = replace(on_slack, receiving=replace(on_slack.receiving, patience=visiting.PATIENT))
            keys = of_teams.Keys(
                APP,
                tenants=frozenset({TENANT}),
                openid_url=by.openid,
                outbound_token=teams.TOKEN,
                origins=connector.origins,
                public_url=ADDRESS,
                emails=emails,
            )
            on_teams = of_teams.teams(bot, desk, keys)
            on_teams = replace(on_teams, receiving=replace(on_teams.receiving, patience=teams_visiting.PATIENT))
            on_teams.messenger.connector.pacing = Pacing(itertools.count(0.0, 60.0).__next__)  # nobody waits for a turn
            joined = Chats(Doors(on_slack.posts, on_slack.pages), {"slack": on_slack.messenger}, on_slack.running)
            joined &= Chats(Doors(on_teams.posts), {"teams": on_teams.messenger}, on_teams.running)
            news = News(desk)
            post = Post(desk.store, desk.now, news.posted)
            senders = serving.senders(desk, post, news.posted, joined.senders)
            outbox = Outbox(desk.store, senders, bot.composers, clock, desk.secret, measures=desk.measures)
            server = TestServer(application(bot, desk, ADDRESS, news, joined.doors, watch=watch))
            await server.start_server(access_log=None)
            async with joined.running(), TestClient(server) as client:
                yield Across(
                    folder,
                    desk,
                    clock,
                    outbox,
                    visiting.Door(client, on_slack, called, bot, desk),
                    teams_visiting.Door(client, on_teams.receiving, connector, bot, desk, on_teams.messenger),
                    client,
                )
                await on_slack.receiving.under_way.finish()
                await on_teams.receiving.under_way.finish()
