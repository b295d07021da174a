"""The pages: the chat, its replies as a page or as a stream, the switch of a trial, the files beside them."""

import asyncio
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from adapters.web import assets, parse, render
from adapters.web.parse import Seat
from adapters.web.render import Turn
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Submitted
from bot.identity import NAME, introduction, readers
from bot.people import Role
from bot.records import Notice
from bot.replies import Replies
from bot.store import StoppedError, StoreError

LEAVE = "/desk/leave"
BODY_WITHIN = 20.0  # seconds
STORE_WITHIN = 5.0  # seconds
FOR_LONG = "public, max-age=31536000, immutable"


def new_id() -> str:
    return secrets.token_urlsafe(16)


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    path: str  # that it is sent to
    kept: int  # seconds, after the last answer


@dataclass(frozen=True, slots=True)
class Room:
    """A page to talk on, and the cookie by which the bot knows who is there."""

    path: str
    shown: str
    cookie: Cookie
    leave: str = ""  # where a browser is told to forget that cookie


Names = Mapping[Cookie, str]  # what a browser is to send back next time

THREE_HOURS, THIRTY_DAYS = 3 * 60 * 60, 30 * 24 * 60 * 60
ROLE = Cookie("role", "/", THREE_HOURS)
CHAT = Room("/chat", "chat", Cookie("conversation", "/", THREE_HOURS))
DESK = Room("/desk", "desk", Cookie("desk", "/desk", THIRTY_DAYS), LEAVE)
ROOMS = (CHAT, DESK)


def session(request: web.Request, room: Room) -> str | None:
    return parse.session(request.cookies.get(room.cookie.name))


def known(request: web.Request) -> bool:
    """Whether a cookie of ours came along."""
    return any(session(request, room) for room in ROOMS)


def led_here(request: web.Request) -> bool:
    """Whether a link of somebody else's led here: then no browser sends our cookies along."""
    return request.headers.get("Sec-Fetch-Site", "") in ("cross-site", "same-site")


@dataclass(frozen=True, slots=True)
class Pages:
    bot: Bot
    desk: Desk
    secure: bool  # whether people come over https

    async def start(self, _: web.Request) -> web.Response:
        raise web.HTTPFound("/chat")

    def opener(self, room: Room) -> Handler:
        return partial(self._open, room)

    def taker(self, room: Room) -> Handler:
        return partial(self._take, room)

    async def _open(self, room: Room, request: web.Request) -> web.Response:
        if room is DESK and led_here(request) and not session(request, room):
            return _shown(render.page("again.html", name=NAME, path=room.path, asset=assets.address))
        here, names = self._seat(request, room)
        replies = await self.bot.handle(parse.opened(here, new_id(), room.shown))
        told = introduction(here.place, self.desk.house) in replies
        return self._page(request, room, here, names, Turn(None, self._drawn(replies, room)), told=told)

    async def _take(self, room: Room, request: web.Request) -> web.StreamResponse:
        given = await self._given(request)
        here, names = self._seat(request, room)
        event = parse.event(given, here)
        words = parse.words(given)
        replies = await self.bot.handle(event)
        drawn = self._drawn(replies, room)
        if "text/event-stream" in request.headers.get("Accept", ""):
            return await self._stream(request, names, drawn)
        turn = _turn(event, words, drawn)
        return self._page(request, room, here, names, turn, errors=render.has_errors(replies))

    async def switch(self, request: web.Request) -> web.Response:
        """Who to be in a trial. This page is there in a trial only."""
        given = await self._given(request)
        wanted, back = parse.one(given, "role"), parse.one(given, "back") if "back" in given else CHAT.path
        if wanted not in set(Role) or back not in {room.path for room in ROOMS}:
            raise parse.MalformedError
        answer = web.HTTPSeeOther(back)
        self._set(request, answer, ROLE, wanted)
        raise answer

    async def leave(self, request: web.Request) -> web.Response:
        """The browser forgets who sits at the desk."""
        await self._given(request)
        answer = web.HTTPSeeOther(DESK.path)
        answer.del_cookie(DESK.cookie.name, path=DESK.cookie.path)
        raise answer

    async def asset(self, request: web.Request) -> web.Response:
        found = assets.ASSETS.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        kept = FOR_LONG if request.query.get("v") == found.version else "no-cache"
        return web.Response(
            body=found.content, content_type=found.media_type, charset="utf-8", headers={"Cache-Control": kept}
        )

    async def lives(self, _: web.Request) -> web.Response:
        return web.json_response({"lives": True})

    async def ready(self, _: web.Request) -> web.Response:
        try:
            entries = len(self.desk.knowledge.shelf.pack.entries)
        except RuntimeError:
            return _not_ready("the answers are not loaded yet")
        try:
            async with asyncio.timeout(STORE_WITHIN), self.desk.store.transaction() as tx:
                await tx.get(Notice, "")
        except StoppedError:
            return _not_ready("the store has stopped, so as not to lose anything: the bot must be started again")
        except (StoreError, TimeoutError):
            return _not_ready("the store cannot be reached just now")
        return web.json_response({"ready": True, "entries": entries})

    def wrong(self, title: str, words: str, sent: bool) -> str:  # noqa: FBT001 - the guard gives them in this order
        told = {"title": title, "words": words, "sent": sent}
        return render.page("error.html", **told, name=NAME, house=self.desk.house, asset=assets.address)

    async def _given(self, request: web.Request) -> parse.Fields:
        if request.content_type != "application/x-www-form-urlencoded":
            raise parse.MalformedError
        async with asyncio.timeout(BODY_WITHIN):
            return parse.fields(await request.read())

    def _seat(self, request: web.Request, room: Room) -> tuple[Seat, Names]:
        """Who is there, and the cookies by which they are known next time.

        Whoever only opens the desk gets none of the desk's: what is never sent cannot replace what the browser has.
        """
        role, here = request.cookies.get(ROLE.name, ""), session(request, CHAT) or new_id()
        if room is CHAT:
            return parse.seat(self.desk.house, here, role), {CHAT.cookie: here}
        known = session(request, DESK)
        lasting = known or new_id()
        names = {CHAT.cookie: here} | ({DESK.cookie: lasting} if known or request.method == "POST" else {})
        return parse.seat(self.desk.house, here, role, lasting), names

    def _drawn(self, replies: Replies, room: Room) -> tuple[Markup, ...]:
        return tuple(render.reply(reply, new_id, room.path) for reply in replies)

    def _page(
        self,
        request: web.Request,
        room: Room,
        here: Seat,
        names: Names,
        turn: Turn,
        *,
        errors: bool = False,
        told: bool = False,
    ) -> web.Response:
        """`told`: the turn itself says who is speaking, so that the details above it may stay folded."""
        text = render.page(
            "chat.html",
            name=NAME,
            house=self.desk.house,
            readers=readers(here.place.owner),
            roles=tuple(Role) if here.role else (),
            here=here.role,
            turns=(turn,),
            errors=errors,
            told=told,
            cause=new_id(),
            asset=assets.address,
            path=room.path,
            leave=room.leave,
        )
        answer = _shown(text)
        self._remember(request, answer, names)
        return answer

    async def _stream(self, request: web.Request, names: Names, drawn: tuple[Markup, ...]) -> web.StreamResponse:
        answer = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        )
        self._remember(request, answer, names)
        await answer.prepare(request)
        for fragment in drawn:
            await answer.write(f"event: reply\ndata: {json.dumps(fragment)}\n\n".encode())
        await answer.write(b"event: done\ndata: {}\n\n")
        await answer.write_eof()
        return answer

    def _remember(self, request: web.Request, answer: web.StreamResponse, names: Names) -> None:
        for cookie, name in names.items():
            self._set(request, answer, cookie, name)

    def _set(self, request: web.Request, answer: web.StreamResponse, cookie: Cookie, value: str) -> None:
        secure = self.secure or request.secure
        answer.set_cookie(
            cookie.name,
            value,
            max_age=cookie.kept,
            path=cookie.path,
            httponly=True,
            samesite="Strict",
            secure=secure,
        )


def _shown(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8")


def _not_ready(words: str) -> web.Response:
    return web.json_response({"ready": False, "words": words}, status=503)


def _turn(event: Event, words: str, drawn: tuple[Markup, ...]) -> Turn:
    return Turn(words, drawn, sent_form=isinstance(event, Submitted))
