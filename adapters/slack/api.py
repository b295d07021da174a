"""Calls to Slack's Web API, all through one HTTP session."""

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Self

import aiohttp

from adapters.refusals import BROKEN, NO_CONNECTION, TOO_MANY, Refusal, retry_after
from adapters.slack.errors import DEAD_TOKEN, code
from adapters.slack.installed import Team, Tokens
from adapters.slack.render import Upload
from adapters.slack.sizes import Json

URL = "https://slack.com/api/"
WITHIN = aiohttp.ClientTimeout(total=10, sock_connect=5)
TRIES = 3  # of a call for which somebody waits
LONGEST_PATIENCE = 10.0  # seconds that such a call waits because Slack says so
POST = "chat.postMessage"  # counted for each channel: the outbox keeps that in its lanes
UNSAID = timedelta(seconds=30)  # to wait, where Slack does not say how long


@dataclass(frozen=True, slots=True)
class Tested:
    """What Slack says of a token."""

    bot: str  # its name
    team: str  # its workspace's name
    scopes: frozenset[str]
    date: str  # of the answer, as HTTP writes it


@dataclass(slots=True)
class Api:
    """Entered once for the life of the process."""

    tokens: Tokens
    url: str = URL
    _session: aiohttp.ClientSession | None = field(default=None, repr=False)
    monotonic: Callable[[], float] = time.monotonic
    _closed: dict[tuple[Team, str], float] = field(default_factory=dict, repr=False)
    _two: dict[tuple[Team, str], str] = field(default_factory=dict, repr=False)

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(timeout=WITHIN)
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session:
            await self._session.close()

    @property
    def session(self) -> aiohttp.ClientSession:
        if self._session is None:
            message = "the session is not open"
            raise RuntimeError(message)
        return self._session

    async def call(self, team: Team, method: str, payload: Mapping[str, object], *, patient: bool = True) -> Json:
        """The answer, or Refusal. `patient`: somebody waits, so a 429 is waited out here, if that is not for long."""
        token = await self.tokens.of(team)
        if not token:
            raise Refusal("not_installed" if self.tokens.fixed else "app_uninstalled")
        for tried in range(1, TRIES + 1):
            try:
                self._heed(team, method)
                return await self.with_token(token, method, payload)
            except Refusal as refusal:
                if refusal.code in DEAD_TOKEN and tried < TRIES and (newer := await self.tokens.newer(team, token)):
                    token = newer
                    continue
                wait = refusal.wait.total_seconds() if refusal.wait else 0.0
                if refusal.status == TOO_MANY and method != POST:
                    self._closed[team, method] = self.monotonic() + wait
                if refusal.status != TOO_MANY or not patient or tried == TRIES or wait > LONGEST_PATIENCE:
                    raise
                await asyncio.sleep(wait)
        raise AssertionError

    def _heed(self, team: Team, method: str) -> None:
        """Slack counts each method by itself: the others go on."""
        left = self._closed.get((team, method), 0.0) - self.monotonic()
        if left > 0:
            raise Refusal("ratelimited", TOO_MANY, timedelta(seconds=left))

    async def with_token(self, token: str, method: str, payload: Mapping[str, object]) -> Json:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        body: dict[str, Any] = {"data": _plain(payload)} if method in _FORMS else {"json": payload}
        try:
            async with self.session.post(self.url + method, headers=headers, **body) as response:
                return await _answer(response)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Refusal(NO_CONNECTION, BROKEN) from error

    async def tested(self, token: str) -> Tested:
        """Whose a token is, and what it may do. Refusal."""
        headers = {"Authorization": f"Bearer {token}"}
        try:
            async with self.session.post(f"{self.url}auth.test", headers=headers) as response:
                said = await _answer(response)
                scopes = frozenset(one.strip() for one in response.headers.get("X-OAuth-Scopes", "").split(","))
                date = response.headers.get("Date", "")
                return Tested(str(said.get("user", "")), str(said.get("team", "")), scopes - {""}, date)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Refusal(NO_CONNECTION, BROKEN) from error

    async def conversation(self, team: Team, user: str, *, patient: bool = True) -> str:
        """The channel between the bot and somebody."""
        if (team, user) not in self._two:
            opened = await self.call(team, "conversations.open", {"users": user}, patient=patient)
            if len(self._two) > _MOST:
                self._two.clear()
            self._two[team, user] = str(opened["channel"]["id"])
        return self._two[team, user]

    async def upload(self, team: Team, channel: str, file: Upload) -> None:
        await self.share(team, channel, await self.put(team, file), file)

    async def put(self, team: Team, file: Upload, *, patient: bool = True) -> str:
        """Brings the content of a file to Slack; its id. Slack throws away what is not shared."""
        asked: dict[str, object] = {"filename": file.name, "length": len(file.content)}
        if file.alternative:
            asked["alt_txt"] = file.alternative
        place = await self.call(team, "files.getUploadURLExternal", asked, patient=patient)
        try:
            async with self.session.post(str(place["upload_url"]), data=file.content) as response:
                if not response.ok:
                    raise Refusal("upload_failed", response.status)
        except (aiohttp.ClientError, TimeoutError) as error:
            raise Refusal(NO_CONNECTION, BROKEN) from error
        return str(place["file_id"])

    async def share(self, team: Team, channel: str, file_id: str, file: Upload, *, patient: bool = True) -> None:
        done = {"files": [{"id": file_id, "title": file.title or file.name}], "channel_id": channel}
        await self.call(team, "files.completeUploadExternal", done, patient=patient)


_MOST = 10_000  # conversations whose channel is remembered
_FORMS = frozenset({"files.getUploadURLExternal", "oauth.v2.access", "users.info"})  # these take no JSON


def _plain(payload: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in payload.items()}


async def _answer(response: aiohttp.ClientResponse) -> Json:
    if response.status == TOO_MANY:
        wait = retry_after(response.headers)
        raise Refusal("ratelimited", TOO_MANY, UNSAID if wait is None else wait)
    try:
        answer = await response.json(content_type=None)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise Refusal("no_answer", response.status if not response.ok else 502)
    if answer.get("ok") is not True:
        raise Refusal(code(answer.get("error")), response.status, retry_after(response.headers))
    return answer
