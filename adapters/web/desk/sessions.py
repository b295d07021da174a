"""Whose a request is, looked up once, before any page of the desk: by a session, or by a role that the browser holds.

And the token of the forms of a session.
"""

import hmac
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import TypeVar

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from adapters.web import parse, rooms
from adapters.web.parse import Fields, Seat
from adapters.web.rooms import DESK, SESSION, Cookie
from bot import memory
from bot.desk import Desk
from bot.memory import keyed
from bot.records import Seated, Session
from bot.signing_in import seats, sessions
from bot.store import Transaction, run

T = TypeVar("T")
Look = Callable[[Transaction, str], Awaitable[T | None]]

_MOST = 4  # cookies of one name: of more, nobody could tell which is ours without looking at all of them


def recognising(desk: Desk) -> Middleware:
    @web.middleware
    async def recognise(request: web.Request, handler: Handler) -> web.StreamResponse:
        if rooms.of(request.path) is DESK:
            await _recognise(request, desk)
        return await handler(request)

    return recognise


async def _recognise(request: web.Request, desk: Desk) -> None:
    async def signed_in(tx: Transaction, cookie: str) -> Session | None:
        return await sessions.current(tx, cookie, desk)

    async def seated(tx: Transaction, cookie: str) -> tuple[str, Seated] | None:
        found = await seats.current(tx, cookie, desk) if parse.session(cookie) else None
        return (cookie, found) if found else None

    if session := await _found(request, SESSION, signed_in, desk):
        request[rooms.SIGNED_IN] = session
    elif kept := None if desk.house.local else await _found(request, DESK.cookie, seated, desk):
        request[rooms.SEATED] = kept


async def _found(request: web.Request, cookie: Cookie, look: Look[T], desk: Desk) -> T | None:
    kept = values(request, cookie)
    return await run(desk.store, partial(_one, cookies=kept, look=look)) if kept else None


def values(request: web.Request, cookie: Cookie) -> list[str]:
    """All that came under this name: whoever has a neighbouring address could have put one of their own beside ours.

    None where they are too many: theirs can come first, and so keep ours from being looked at.
    """
    parts = [part.strip().partition("=") for line in request.headers.getall("Cookie", ()) for part in line.split(";")]
    kept = list(dict.fromkeys(value.strip('"') for name, _, value in parts if name == cookie.name))
    return kept if len(kept) <= _MOST else []


async def _one(tx: Transaction, cookies: Sequence[str], look: Look[T]) -> T | None:
    """None where it cannot be told which of them is meant."""
    found = [one for cookie in cookies if (one := await look(tx, cookie))]
    return found[0] if len(found) == 1 else None


def of(request: web.Request) -> Session | None:
    return request.get(rooms.SIGNED_IN)


def seated(request: web.Request) -> Seated | None:
    kept = request.get(rooms.SEATED)
    return kept[1] if kept else None


async def stays(request: web.Request, desk: Desk) -> bool:
    """Whether a browser that held a role when it asked still does by that cookie. Yes where the store cannot tell."""
    kept = request.get(rooms.SEATED)
    if kept is None:
        return True

    async def look(tx: Transaction) -> bool:
        return await seats.current(tx, kept[0], desk) is not None

    return await memory.attempt(desk.store, look, failing=True)


async def taken(here: Seat, desk: Desk) -> Seated | None:
    """Who a browser has become by what it sent, where it took a role."""
    return await run(desk.store, partial(seats.taken, cookie=here.place.anew))


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
