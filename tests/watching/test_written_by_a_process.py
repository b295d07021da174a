"""A whole day on all platforms at once, and a process that writes down all it can: nobody's words and no ids in it.

It is a process of its own, as whoever runs the bot starts it, and what it really wrote is read. Everything in it that
is somebody's holds the word "canary"; what the bot itself makes is looked up in its store.
"""

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urlsplit

import aiohttp
from aiohttp import CookieJar

from bot.records import KINDS, Report
from bot.store import Record, Transaction, run
from tests.across import OnSlack, OnTheWeb
from tests.people.codes import HALL
from tests.several.town import STARTING, Town, town
from tests.slack import payloads as slack_payloads
from tests.slack import visiting as slack
from tests.slack.platform import refusing
from tests.teams import visiting as teams
from tests.teams.payloads import TENANT
from tests.teams.tokens import APP

WORDS = "can they watch my canary with a camera"
KNOWN = {"time", "level", "logger", "event", "request", "where", "error", "run", "process"}
OF_A_REQUEST = {"method", "route", "status", "took"}
WORD = re.compile(r"[a-z_.-]+|[\d-]+|.* .*", re.DOTALL)  # of the code's own, and a date: no id is one
SHORTEST = 8  # letters of an id that is looked for: a shorter one could stand in any word


class FarSlack(slack.Door):
    """The door of a process of its own. What is under way there is done once it has shown something."""

    _before: int | None = 0

    async def send(self, body: bytes, headers: Any) -> slack.Answered:
        self._before = None if "view_submission" in unquote(body.decode()) else self._shown
        return await super().send(body, headers)

    async def settled(self) -> None:
        if self._before is not None:
            async with asyncio.timeout(STARTING):
                while self._shown <= self._before:
                    self.platform.another.clear()
                    await self.platform.another.wait()

    @property
    def _shown(self) -> int:
        views = [one for one in self.platform.asked if one.method.startswith("views.")]
        return len(views) + len(self.platform.calls("chat.postMessage")) + len(self.platform.hooks)


class FarTeams(teams.Door):
    """The same; forms are answered at once."""

    _before: int | None = 0

    async def post(self, activity: Any) -> teams.Answered:
        self._before = None if activity["type"] == "invoke" else len(self.platform.asked)
        return await super().post(activity)

    async def settled(self) -> None:
        if self._before is not None:
            async with asyncio.timeout(STARTING):
                while len(self.platform.asked) <= self._before:
                    self.platform.another.clear()
                    await self.platform.another.wait()


def doors(there: Town, client: aiohttp.ClientSession) -> tuple[FarSlack, FarTeams]:
    nothing = cast(Any, None)
    far = cast(Any, client)
    return (
        FarSlack(far, nothing, there.world.slack, nothing, nothing),
        FarTeams(far, nothing, there.world.teams, nothing, nothing, nothing),
    )


async def a_day(there: Town, client: aiohttp.ClientSession) -> None:
    on_slack, on_teams = doors(there, client)
    await _on_slack(OnSlack(on_slack), on_slack)
    await _on_teams(on_teams.somebody())
    await _on_the_web(client)
    await _by_strangers(client)


async def _on_slack(alex: OnSlack, door: FarSlack) -> None:
    await alex.writes(WORDS)
    await alex.commands("report")
    with suppress(
        RuntimeError, AssertionError
    ):  # a form that is saved slowly is answered later, which a day need not wait for
        await alex.presses("Named")
        await alex.sends({"workplace": HALL.id})
        await alex.sends({"what": "Canary bot", "doing": "It watches canary", "name": "Alex Canary"})
    door.platform.answers["chat.postMessage"].append(refusing("channel_not_found"))
    alex.closes()
    await door.event(slack_payloads.message("canary again", channel="D0SICKCANARY") | {"event_id": "EvSICKCANARY"})
    await door.settled()
    await door.interaction({"type": "canary", "trigger_id": "canary"})
    await door.post(json.dumps({"canary": "canary"}), "application/json")
    await door.post("canary=canary&command=/canary")
    assert (await door.post("canary", headers={"X-Slack-Signature": "v0=canary"})).status == 401


async def _on_teams(sam: teams.Member) -> None:
    await sam.writes(WORDS)
    await sam.writes("claim CANARY-CANARY")
    await sam.reports()
    with suppress(RuntimeError, AssertionError):
        await sam.presses("Anonymous")
        await sam.fills({"one.workplace": HALL.id})
        await sam.fills({"typed.what": "Canary bot", "typed.doing": "It listens to canary"})
    await sam.door.post(
        {"type": "invoke", "name": "canary", "value": {"canary": "canary"}, "conversation": {"id": "c"}}
    )


async def _on_the_web(client: aiohttp.ClientSession) -> None:
    far = cast(Any, client)
    asks, reports = OnTheWeb(far, "/chat"), OnTheWeb(far)
    await asks.opens()
    await asks.says(WORDS)
    await reports.opens()
    await reports.presses("Anonymous")
    await reports.fills({"one.workplace": HALL.id})
    await reports.fills({"one.what": "Canary bot", "one.doing": "It counts canary"})
    assert "kept" in reports.sees


async def _by_strangers(client: aiohttp.ClientSession) -> None:
    for path in (
        *("/survey/canary-code", "/join/canary-code", "/handed/canary-code", "/results/canary/canary", "/canary"),
        *("/chat?text=canary", "/desk/link/canary", "/insights/canary", "/slack/events?canary", "/metrics?canary"),
    ):
        for method in ("GET", "POST", "PUT"):
            sent = {"X-Request-ID": "canary", "Authorization": "Bearer canary", "Cookie": "conversation=canary"}
            async with client.request(method, path, data={"canary": "canary"}, headers=sent) as answer:
                assert answer.status < 500, path
    assert client._base_url
    reader, writer = await asyncio.open_connection("127.0.0.1", client._base_url.port)
    writer.write(b"canary canary canary\r\n\r\n")
    await reader.read()
    writer.close()


async def made_by_the_bot(there: Town) -> set[str]:
    """The ids and hashes of all that is kept, and whatever else could name a report, a person or a place."""

    async def read(tx: Transaction) -> list[Record]:
        return [record for kind in KINDS for record in await tx.readable(kind)]

    found = await run(there.store, read)
    assert [one for one in found if isinstance(one, Report)]
    return {text for one in found for text in _texts(one) if len(text) >= SHORTEST}


def _texts(record: Record) -> Iterator[str]:
    for one in fields(record):
        value = getattr(record, one.name)
        if type(value) is str and not WORD.fullmatch(value):
            yield value


async def test_nothing_of_anybody_is_written_at_any_level(tmp_path: Path, data: Path, postgres: str) -> None:
    async with town(data, postgres, 1, LOG="json", LOG_LEVEL="debug", METRICS_TOKEN="hush-canary-hush") as there:  # noqa: S106
        await there.keep(HALL)
        (serving,) = there.servings
        async with aiohttp.ClientSession(serving.url, cookie_jar=CookieJar(unsafe=True)) as client:
            await a_day(there, client)
            cookies = {one.value for one in client.cookie_jar if len(one.value) >= SHORTEST}
        made = await made_by_the_bot(there)
        await serving.stop()
        for reading in filter(None, [serving._reading]):
            await asyncio.to_thread(reading.join)
        lines = list(serving.lines)
    written = "".join(lines)
    password = urlsplit(postgres).password
    assert password
    for secret in ("canary", password, there.secret.hex(), APP, TENANT, "eyJ", *cookies, *made):
        assert secret.lower() not in written.lower(), next(one for one in lines if secret.lower() in one.lower())
    told = [json.loads(line) for line in lines if line.startswith("{")]
    spoken = [line for line in lines if not line.startswith("{") and line.strip()]
    assert [bool(re.match(r"The bot is at |Nobody is an organiser yet\. 'agreement-bot", one)) for one in spoken] == [
        True,
        True,
    ]
    assert all(line.keys() <= KNOWN | OF_A_REQUEST for line in told)
    requests = [line for line in told if "route" in line]
    assert {line["route"] for line in requests} <= {"/slack/events", "/api/messages", "/chat", "a page", "no such page"}
    assert {line["route"] for line in requests} >= {"/slack/events", "/api/messages", "/chat", "a page"}
    assert all(line.get("request") for line in requests)
    libraries = {line["logger"].partition(".")[0] for line in told if line["event"] == "a line of a library"}
    assert libraries  # they spoke, and were heard without their words
