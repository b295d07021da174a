"""The pages: the chat, its replies as a page or as a stream, the switch of a trial, the files beside them."""

import asyncio
import json
import secrets
from dataclasses import dataclass

from aiohttp import web
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

SESSION, ROLE = "conversation", "role"
KEPT = 3 * 60 * 60  # seconds, after the last answer
BODY_WITHIN = 20.0  # seconds
STORE_WITHIN = 5.0  # seconds
FOR_LONG = "public, max-age=31536000, immutable"


def new_id() -> str:
    return secrets.token_urlsafe(16)


def session(request: web.Request) -> str | None:
    return parse.session(request.cookies.get(SESSION))


@dataclass(frozen=True, slots=True)
class Pages:
    bot: Bot
    desk: Desk
    secure: bool  # whether people come over https

    async def start(self, _: web.Request) -> web.Response:
        raise web.HTTPFound("/chat")

    async def open(self, request: web.Request) -> web.Response:
        here, name = self._seat(request)
        replies = await self.bot.handle(parse.opened(here, new_id()))
        told = introduction(here.place, self.desk.house) in replies
        return self._page(request, here, name, Turn(None, self._drawn(replies)), told=told)

    async def take(self, request: web.Request) -> web.StreamResponse:
        given = await self._given(request)
        here, name = self._seat(request)
        event = parse.event(given, here)
        words = parse.words(given)
        replies = await self.bot.handle(event)
        drawn = self._drawn(replies)
        if "text/event-stream" in request.headers.get("Accept", ""):
            return await self._stream(request, name, drawn)
        turn = _turn(event, words, drawn)
        return self._page(request, here, name, turn, errors=render.has_errors(replies))

    async def switch(self, request: web.Request) -> web.Response:
        """Who to be in a trial. This page is there in a trial only."""
        wanted = parse.one(await self._given(request), "role")
        if wanted not in set(Role):
            raise parse.MalformedError
        answer = web.HTTPSeeOther("/chat")
        self._remember(request, answer, ROLE, wanted)
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

    def _seat(self, request: web.Request) -> tuple[Seat, str]:
        name = session(request) or new_id()
        return parse.seat(self.desk.house, name, request.cookies.get(ROLE, "")), name

    def _drawn(self, replies: Replies) -> tuple[Markup, ...]:
        return tuple(render.reply(reply, new_id) for reply in replies)

    def _page(
        self, request: web.Request, here: Seat, name: str, turn: Turn, *, errors: bool = False, told: bool = False
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
        )
        answer = web.Response(text=text, content_type="text/html", charset="utf-8")
        self._remember(request, answer, SESSION, name)
        return answer

    async def _stream(self, request: web.Request, name: str, drawn: tuple[Markup, ...]) -> web.StreamResponse:
        answer = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        )
        self._remember(request, answer, SESSION, name)
        await answer.prepare(request)
        for fragment in drawn:
            await answer.write(f"event: reply\ndata: {json.dumps(fragment)}\n\n".encode())
        await answer.write(b"event: done\ndata: {}\n\n")
        await answer.write_eof()
        return answer

    def _remember(self, request: web.Request, answer: web.StreamResponse, cookie: str, value: str) -> None:
        secure = self.secure or request.secure
        answer.set_cookie(cookie, value, max_age=KEPT, path="/", httponly=True, samesite="Strict", secure=secure)


def _not_ready(words: str) -> web.Response:
    return web.json_response({"ready": False, "words": words}, status=503)


def _turn(event: Event, words: str, drawn: tuple[Markup, ...]) -> Turn:
    return Turn(words, drawn, sent_form=isinstance(event, Submitted))
