"""Slack over HTTP: what it posts is checked by bolt, for its signature and its age, and then taken in."""

import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from urllib.parse import parse_qsl

from aiohttp import web
from slack_bolt import BoltResponse
from slack_bolt.adapter.aiohttp import to_aiohttp_response
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.middleware.async_middleware import AsyncMiddleware
from slack_bolt.request.async_request import AsyncBoltRequest

from adapters import bodies
from adapters.slack.receiving import Receiving, Sort

PATH = "/slack/events"  # events, commands and interactions alike
LARGEST = 1024 * 1024  # bytes: a view can come back with all that it shows
MOST_FIELDS = 200
OURS, UNSIGNED = 200, 401  # statuses; any other is of bolt's own, about what nobody signed

Taker = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)


def taker(receiving: Receiving, signing_secret: str) -> Taker:
    """Takes in what is posted to PATH."""
    app = AsyncApp(
        logger=_silent(), signing_secret=signing_secret, authorize=_nobody, before_authorize=_Door(receiving)
    )

    async def take(request: web.Request) -> web.StreamResponse:
        body = await bodies.read(request, LARGEST)
        try:
            headers = {name: value for name, value in request.headers.items() if value.isascii()}
            asked = AsyncBoltRequest(body=body.decode(), query=request.query_string, headers={**headers})
            answer = await app.async_dispatch(asked)
            if answer.status in (OURS, UNSIGNED):
                return await to_aiohttp_response(answer)
        except Exception as error:  # noqa: BLE001 - bolt itself reads what nobody has signed, and stumbles over some of it
            log.info("what came could not be read: %s", type(error).__name__)
        return web.Response(status=400)

    return take


class _Door(AsyncMiddleware):
    """Stands behind bolt's check of the signature; nothing of bolt comes after it."""

    def __init__(self, receiving: Receiving) -> None:
        self._receiving = receiving

    @property
    def name(self) -> str:
        return "the door of the bot"

    async def async_process(
        self,
        *,
        req: AsyncBoltRequest,
        resp: BoltResponse,  # noqa: ARG002 - as bolt calls it
        next: Callable[[], Awaitable[BoltResponse]],  # noqa: A002, ARG002 - as bolt calls it
    ) -> BoltResponse:
        sort, payload = _read(req)
        signature = req.headers.get("x-slack-signature", [""])[0]
        try:
            answer = await self._receiving.receive(sort, payload, signature)
        except Exception as error:  # noqa: BLE001 - the outermost edge: Slack stops sending to what fails
            log.error("a request failed: %s", type(error).__name__)  # noqa: TRY400 - its words may hold somebody's
            answer = ""
        if isinstance(answer, str):
            return BoltResponse(status=200, body=answer, headers={"content-type": "text/plain"})
        return BoltResponse(status=200, body=json.dumps(answer), headers={"content-type": "application/json"})


def _read(asked: AsyncBoltRequest) -> tuple[Sort, Mapping[str, object]]:
    """Read here, since bolt takes a command in which somebody wrote "payload" for an empty one. ValueError.

    Where that is all that came, bolt has read it: what a long form holds takes as long to read as all else.
    """
    raw = asked.raw_body
    if (asked.content_type or "") != "application/x-www-form-urlencoded":
        return Sort.EVENT, json.loads(raw)
    if raw.startswith("payload=") and "&" not in raw:
        return Sort.INTERACTION, asked.body
    fields = dict(parse_qsl(raw, keep_blank_values=True, max_num_fields=MOST_FIELDS))
    if "command" in fields or "payload" not in fields:
        return Sort.COMMAND, fields
    return Sort.INTERACTION, json.loads(fields["payload"])


async def _nobody() -> AuthorizeResult:
    """Bolt asks for this at the start, and never comes so far."""
    raise NotImplementedError


def _silent() -> logging.Logger:
    """Bolt writes whole requests into its log."""
    made = logging.getLogger(f"{__name__}.bolt")
    made.setLevel(logging.CRITICAL + 1)
    return made
