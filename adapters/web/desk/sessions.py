"""Which session a request belongs to, looked up once, before any page of the desk; and the token of its forms."""

import hmac
from collections.abc import Sequence
from functools import partial

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from adapters.web import parse, rooms
from adapters.web.parse import Fields
from adapters.web.rooms import DESK, SESSION
from bot.desk import Desk
from bot.memory import keyed
from bot.records import Session
from bot.signing_in import sessions
from bot.store import Transaction, run

_MOST = 4  # cookies of one name: of more, nobody could tell which is ours without looking at all of them


def recognising(desk: Desk) -> Middleware:
    @web.middleware
    async def recognise(request: web.Request, handler: Handler) -> web.StreamResponse:
        if rooms.of(request.path) is DESK and (kept := _values(request)):
            found = await run(desk.store, partial(_one, cookies=kept, desk=desk))
            if found:
                request[rooms.SIGNED_IN] = found
        return await handler(request)

    return recognise


def _values(request: web.Request) -> list[str]:
    """All that came under this name: whoever has a neighbouring address could have put one of their own beside ours.

    None where they are too many: theirs can come first, and so keep ours from being looked at.
    """
    parts = [part.strip().partition("=") for line in request.headers.getall("Cookie", ()) for part in line.split(";")]
    kept = list(dict.fromkeys(value.strip('"') for name, _, value in parts if name == SESSION.name))
    return kept if len(kept) <= _MOST else []


async def _one(tx: Transaction, cookies: Sequence[str], desk: Desk) -> Session | None:
    """None where it cannot be told which of them is meant."""
    found = [one for cookie in cookies if (one := await sessions.current(tx, cookie, desk))]
    return found[0] if len(found) == 1 else None


def of(request: web.Request) -> Session | None:
    return request.get(rooms.SIGNED_IN)


def token(request: web.Request, desk: Desk) -> str:
    """What each form of a signed-in browser carries, and no page of anybody else can know; empty for others."""
    session = of(request)
    return keyed(desk.secret, "form", session.id) if session else ""


def check(request: web.Request, given: Fields, desk: Desk) -> None:
    """HTTPForbidden where a signed-in browser sends what none of its own forms holds."""
    if wanted := token(request, desk):
        sent = parse.one(given, "token") if "token" in given else ""
        if not hmac.compare_digest(sent.encode("utf-8", "surrogatepass"), wanted.encode()):
            raise web.HTTPForbidden
