"""A name for each request, which stands in each of its lines in the log and in its answer; and what came of it."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from enum import StrEnum

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler, Middleware

from adapters.watching.coarse import up_to
from adapters.watching.logs import FIELDS
from bot import reference

HEADER = "X-Request-ID"
TOOK = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds
PLATFORMS: Mapping[str, str] = {"/slack/": "slack", "/api/": "teams"}  # by how their addresses begin
WEB = "web"
COUNTED = ("/chat",)  # of the pages; all others could be told apart from it by who reads the figures
GONE = 499  # as a status: nobody waits for the answer any more
A_PAGE, NO_PAGE = "a page", "no such page"
_METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")

Clock = Callable[[], float]
NAME = web.RequestKey("the name of the request", str)

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    ANSWERED = "answered"
    REFUSED = "refused"  # statuses from 400
    FAILED = "failed"  # from 500


Count = Callable[[str, Outcome, float], None]  # the platform, what came of it, and in how many seconds


def naming(count: Count, clock: Clock = time.monotonic) -> Middleware:
    """Stands around all others."""

    @web.middleware
    async def named(request: web.Request, handler: Handler) -> web.StreamResponse:
        with reference.anew() as request[NAME]:
            began, status = clock(), 500
            try:
                answer = await handler(request)
                status = answer.status
            except web.HTTPException as error:
                status = error.status
                raise
            except (asyncio.CancelledError, ConnectionError):  # whoever asked has gone
                status = GONE
                raise
            finally:
                _ended(request, status, clock() - began, count)
        return answer

    return named


async def set_header(request: web.BaseRequest, response: web.StreamResponse) -> None:
    """Whoever sends such a header is not repeated."""
    if isinstance(request, web.Request):
        response.headers[HEADER] = request.get(NAME, "")


def _ended(request: web.Request, status: int, seconds: float, count: Count) -> None:
    platform, route, outcome = _platform(request), _route(request), _outcome(status)
    fields: dict[str, object] = {
        "method": request.method if request.method in _METHODS else "another",
        "route": route,
        "status": status,
    }
    if _lasts(request):  # a stream of news lasts as long as somebody looks
        log.debug("a stream ended", extra={FIELDS: fields})
        return
    fields["took"] = up_to(seconds, TOOK)
    log.log(logging.ERROR if outcome is Outcome.FAILED else logging.DEBUG, "a request", extra={FIELDS: fields})
    if outcome is Outcome.FAILED or platform != WEB or route in COUNTED:
        count(platform, outcome, seconds)


def _outcome(status: int) -> Outcome:
    if status >= web.HTTPInternalServerError.status_code:
        return Outcome.FAILED
    return Outcome.REFUSED if status >= web.HTTPBadRequest.status_code else Outcome.ANSWERED


def _platform(request: web.Request) -> str:
    return next((name for begins, name in PLATFORMS.items() if request.path.startswith(begins)), WEB)


def _route(request: web.Request) -> str:
    """The pattern, never the path, which can hold a code. Pages but for the chat are not told apart."""
    resource = request.match_info.route.resource
    if resource is None:
        return NO_PAGE
    pattern = resource.canonical
    return pattern if _platform(request) != WEB or pattern in COUNTED else A_PAGE


def _lasts(request: web.Request) -> bool:
    return request.method == hdrs.METH_GET and "text/event-stream" in request.headers.get(hdrs.ACCEPT, "")
