"""Teams as a whole, as the settings put it together."""

import asyncio
import io
import json
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters import settings
from adapters.commands import chats
from adapters.setting_values import AppType, TeamsSdk
from adapters.settings import PREFIX, TRIAL
from adapters.teams import standing
from adapters.teams.outbound import Fixed, Managed, Password
from adapters.teams.serve import PATH
from adapters.teams.standing import Keys, Teams
from adapters.web.serve import Doors, application
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event
from bot.replies import Replies, Text
from tests import fakes
from tests.teams import payloads, served
from tests.teams.payloads import SERVICE, TENANT
from tests.teams.platform import TOKEN, Platform, platform
from tests.teams.tokens import APP, Signer, signer, token

APP_OF_ONE = Keys(APP, "hush-canary", tenant_id=TENANT, tenants=frozenset({TENANT}))


@dataclass
class Here:
    client: TestClient[web.Request, web.Application]
    teams: Teams
    platform: Platform

    async def post(self, authorization: str | None) -> int:
        activity = payloads.message("can they watch me?", serviceUrl=self.platform.service)
        headers = {"Content-Type": "application/json"} | ({"Authorization": authorization} if authorization else {})
        async with self.client.post(PATH, data=io.BytesIO(json.dumps(activity).encode()), headers=headers) as response:
            return response.status

    async def known(self) -> int:
        return await self.post(token(serviceurl=self.platform.service))


@asynccontextmanager
async def standing_there(by: Signer, desk: Desk, bot: Bot | None = None, app: str = APP) -> AsyncIterator[Here]:
    async with platform() as called:
        keys = replace(
            APP_OF_ONE,
            app_id=app,
            openid_url=by.openid,
            outbound_token=TOKEN,
            origins=called.origins,
            tenants=None,
            sdk=served.sdk(),
        )
        bot = bot or Bot(desk)
        teams = standing.teams(bot, desk, keys)
        server = TestServer(application(bot, desk, doors=Doors(teams.posts)))
        await server.start_server(access_log=None)
        async with TestClient(server) as client, teams.running():
            yield Here(client, teams, called)


async def test_what_is_asked_is_answered_with_the_token_of_the_stand_in() -> None:
    with signer() as by:
        async with standing_there(by, fakes.desk()) as here:
            assert await here.known() == 200
            asked = await here.platform.until("send", 3)
            assert asked.token == TOKEN
            first, title, _ = here.platform.said()
            assert "automated bot" in json.dumps(first)
            assert "entities" in title  # which are where it comes from


async def test_who_shows_no_token_is_refused_and_nothing_is_said() -> None:
    with signer() as by:
        async with standing_there(by, fakes.desk()) as here:
            assert await here.post(None) == 401
            await here.teams.receiving.under_way.finish()
            assert not here.platform.asked


async def test_the_keys_are_fetched_as_it_begins() -> None:
    with signer() as by:
        async with standing_there(by, fakes.desk()):
            await by.until(1)


async def test_in_a_trial_a_stand_in_without_an_app_needs_to_show_no_token() -> None:
    with signer() as by:
        async with standing_there(by, fakes.desk(house=TRIAL), app="") as here:
            assert await here.post(None) == 200
            await here.platform.until("send", 2)
            assert not by.asked


async def test_in_a_trial_a_stand_in_with_an_app_shows_its_tokens() -> None:
    with signer() as by:
        async with standing_there(by, fakes.desk(house=TRIAL)) as here:
            assert await here.post(None) == 401
            assert await here.known() == 200


async def test_what_is_under_way_is_said_before_it_ends() -> None:
    may = asyncio.Event()

    class SlowBot(Bot):
        async def handle(self, event: Event) -> Replies:
            await may.wait()
            return (Text("Here it is."),)

    desk = fakes.desk()
    with signer() as by:
        async with standing_there(by, desk, SlowBot(desk)) as here:
            assert await here.known() == 200
            asyncio.get_running_loop().call_soon(may.set)
        assert [one["text"] for one in here.platform.said()] == ["Here it is."]


@pytest.mark.parametrize("house", [TRIAL, fakes.desk().house])
def test_nothing_stands_where_anybody_could_speak_to_it(house: object) -> None:
    desk = replace(fakes.desk(), house=house)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="without an app id"):
        standing.teams(Bot(desk), desk, replace(APP_OF_ONE, app_id=""))


def test_without_an_app_a_stand_in_is_for_a_trial_only() -> None:
    desk = fakes.desk()
    keys = Keys(openid_url="http://127.0.0.1:3000/openid", outbound_token="hush", tenants=None)  # noqa: S106 - of a test
    with pytest.raises(ValueError, match="without an app id"):
        standing.teams(Bot(desk), desk, keys)


@pytest.mark.parametrize(
    ("keys", "kind"),
    [
        (APP_OF_ONE, Password),
        (replace(APP_OF_ONE, app_type=AppType.MULTI_TENANT), Password),
        (replace(APP_OF_ONE, app_type=AppType.MANAGED), Managed),
        (replace(APP_OF_ONE, openid_url="http://127.0.0.1:3000/openid", outbound_token="hush"), Fixed),  # noqa: S106 - of a test
    ],
)
def test_each_type_of_app_proves_who_it_is_in_its_own_way(keys: Keys, kind: type) -> None:
    desk = fakes.desk()
    made = standing.teams(Bot(desk), desk, keys).messenger.connector.tokens
    assert type(made) is kind
    assert made.may_go_to(SERVICE) is (kind is not Fixed)
    assert made.may_go_to("http://127.0.0.1:3000/x/") is (kind is Fixed)


def test_no_organisation_may_talk_to_it_unless_it_is_named() -> None:
    assert Keys(APP).tenants == frozenset()


def test_what_is_secret_is_not_in_the_words_for_the_keys() -> None:
    keys = Keys(APP, "hush", outbound_token="hush", identity_header="hush")  # noqa: S106 - of a test
    assert "hush" not in repr(keys)


def _loaded(by: str) -> str:
    """Which of what the chats need has been loaded."""
    look = f"import sys; {by}; print(*({{'botframework', 'microsoft_agents', 'slack_bolt'}} & set(sys.modules)))"
    said = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    return said.stdout.strip()


def test_no_other_command_waits_for_what_the_chats_need() -> None:
    assert not _loaded("import adapters.cli")


@pytest.mark.parametrize(
    ("chosen", "loaded"), [(TeamsSdk.BOTBUILDER, "botframework"), (TeamsSdk.AGENTS, "microsoft_agents")]
)
def test_only_the_kit_that_is_chosen_is_loaded(chosen: TeamsSdk, loaded: str) -> None:
    by = f"from adapters.teams import kits, standing; kits.kit(kits.TeamsSdk({str(chosen)!r}))"
    assert _loaded(by) == loaded


async def test_both_chats_can_be_on_at_once(tmp_path: Path, sdk: TeamsSdk) -> None:
    given = {
        "DATA_DIR": str(tmp_path),
        "SLACK_BOT_TOKEN": "xoxb-hush",
        "SLACK_SIGNING_SECRET": "hush",
        "TEAMS_APP_ID": APP,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_OUTBOUND_TOKEN": "hush",
        "TEAMS_SDK": str(sdk),
    }
    with signer() as by:
        given["TEAMS_OPENID_URL"] = by.openid
        desk = fakes.desk()
        on = chats.chats(settings.read({f"{PREFIX}{name}": value for name, value in given.items()}), Bot(desk), desk)
        assert set(on.doors.posts) == {"/slack/events", PATH}
        assert set(on.senders) == {"slack", "teams"}
        async with on.running():
            await by.until(1)


def test_neither_is_on_unless_it_is_set(tmp_path: Path) -> None:
    desk = fakes.desk()
    on = chats.chats(settings.read({f"{PREFIX}DATA_DIR": str(tmp_path)}), Bot(desk), desk)
    assert not on.doors.posts
    assert not on.senders
