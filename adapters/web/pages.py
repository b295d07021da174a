"""The pages: the rooms, their replies as a page or as a stream, the switch of a trial, the files beside them."""

import json
from dataclasses import dataclass, replace
from functools import partial

from aiohttp import web
from aiohttp.typedefs import Handler
from markupsafe import Markup

from adapters.web import assets, marks, parse, render, rooms, speaking
from adapters.web.desk import navigation, sessions
from adapters.web.news import News, once
from adapters.web.parse import Seat, new_id
from adapters.web.receiving import no_files, received
from adapters.web.render import Turn
from adapters.web.rooms import CHAT, DESK, REPORT, ROLE, Names, Room
from adapters.web.suggesting import Suggesting
from bot import languages
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Submitted
from bot.identity import NAME, introduction, readers
from bot.people import Role
from bot.people.claiming import TO_DESK
from bot.people.roles import CALLED
from bot.replies import Replies, visible
from bot.signing_in import asking as signing_in

FOR_LONG = "public, max-age=31536000, immutable"
NEUTRAL = "https://www.bbc.co.uk/weather"  # where who leaves quickly goes: what anybody could be looking at


@dataclass(frozen=True, slots=True)
class Pages:
    bot: Bot
    desk: Desk
    news: News
    suggesting: Suggesting
    secure: bool  # whether people come over https

    async def start(self, _: web.Request) -> web.Response:
        raise web.HTTPFound("/chat")

    def opener(self, room: Room) -> Handler:
        return partial(self._open, room)

    def taker(self, room: Room) -> Handler:
        return partial(self._take, room)

    def suggester(self, room: Room) -> Handler:
        return partial(self._suggest, room)

    def teller(self, room: Room) -> Handler:
        return partial(self._tell, room)

    def acknowledger(self, room: Room) -> Handler:
        return partial(self._acknowledge, room)

    async def _open(self, room: Room, request: web.Request) -> web.Response:
        if room.called and rooms.led_here(request) and not rooms.session(request, room):
            return _shown(render.page("again.html", room=room, asset=assets.address))
        here, names = self._seat(request, room)
        lying = await self.news.lying(here.place.reach) if _looks(request) else {}
        replies = await self.bot.handle(parse.opened(here, new_id(), room.shown))
        told = languages.worded(introduction(here.place, self.desk.house)) in replies
        token = sessions.token(request, self.desk)
        turns = [Turn(None, self._drawn(replies, room, token))]
        if lying:
            turns.insert(0, Turn(None, self._drawn(tuple(text for text, _ in once(lying)), room, token)))
        answer = await self._page(request, room, here, names, turns, told=told)
        self._mark(request, answer, replies)
        if lying:
            await answer.prepare(request)
            await answer.write_eof()
            await self.news.shown(here.place.reach, tuple(lying))
        return answer

    async def _take(self, room: Room, request: web.Request) -> web.StreamResponse:
        given = await received(request)
        sessions.check(request, given, self.desk)
        here, names = self._seat(request, room)
        here = parse.taking(here, given, self.desk)
        event = parse.event(given, here)
        words = parse.words(given)
        replies = await self.bot.handle(event)
        if here.place.anew and (seated := await sessions.taken(here, self.desk)):
            here, names = rooms.taken(here, names, seated, self.desk)
        drawn = self._drawn(replies, room, sessions.token(request, self.desk))
        if "text/event-stream" in request.headers.get("Accept", ""):
            return await self._stream(request, names, replies, drawn)
        turn = _turn(event, words, drawn)
        answer = await self._page(request, room, here, names, [turn], errors=render.has_errors(replies))
        self._mark(request, answer, replies)
        return answer

    async def _suggest(self, room: Room, request: web.Request) -> web.Response:
        typing = parse.typing(await received(request), rooms.seat(request, room, self.desk)[0])
        return web.json_response(await self.suggesting.fitting(typing) if typing else ())

    async def _tell(self, room: Room, request: web.Request) -> web.StreamResponse:
        if rooms.led_here(request):
            raise web.HTTPForbidden
        here = rooms.seat(request, room, self.desk)[0]
        return await self.news.stream(
            request,
            here.place.reach,
            lambda text: self._drawn((text,), room, "")[0],
            partial(sessions.stays, request, self.desk),
        )

    async def _acknowledge(self, room: Room, request: web.Request) -> web.Response:
        given = await received(request)
        here = rooms.seat(request, room, self.desk)[0]
        await self.news.shown(here.place.reach, given.get("shown", ()))
        return web.Response(status=204)

    async def switch(self, request: web.Request) -> web.Response:
        """Who to be in a trial. This page is there in a trial only."""
        given = await received(request)
        wanted, back = parse.one(given, "role"), parse.one(given, "back") if "back" in given else CHAT.path
        if wanted not in set(Role) or back not in {CHAT.path, DESK.path}:
            raise parse.MalformedError
        answer = web.HTTPSeeOther(back)
        rooms.remember(request, answer, ROLE, wanted, secure=self.secure)
        raise answer

    async def leave(self, request: web.Request) -> web.Response:
        """The browser forgets that somebody reported, and shows something else; scripts have been there before."""
        await received(request)
        answer = _shown(render.page("left.html", neutral=NEUTRAL))
        answer.del_cookie(REPORT.cookie.name, path=REPORT.cookie.path)
        return answer

    async def asset(self, request: web.Request) -> web.Response:
        found = assets.ASSETS.get(request.match_info["name"])
        if found is None:
            raise web.HTTPNotFound
        kept = FOR_LONG if request.query.get("v") == found.version else "no-cache"
        return web.Response(
            body=found.content, content_type=found.media_type, charset="utf-8", headers={"Cache-Control": kept}
        )

    def wrong(self, request: web.Request, title: str, words: str) -> str:
        room = rooms.of(request.path)
        told = {"title": title, "words": words, "sent": request.method == "POST", "room": room}
        return render.page("error.html", **told, name=NAME, house=self.desk.house, asset=assets.address)

    def _drawn(self, replies: Replies, room: Room, token: str) -> tuple[Markup, ...]:
        return tuple(render.reply(reply, new_id, room.path, token=token) for reply in visible(replies))

    async def _page(
        self,
        request: web.Request,
        room: Room,
        here: Seat,
        names: Names,
        turns: list[Turn],
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
            called=CALLED,
            here=here.role,
            turns=turns,
            errors=errors,
            told=told,
            cause=new_id(),
            asset=assets.address,
            room=room,
            tells=rooms.tells(room, self.desk),
            neutral=NEUTRAL,
            no_files=no_files(),
            to_desk=TO_DESK,
            to_desk_cause=new_id(),
            token=sessions.token(request, self.desk),
            signed_in=sessions.of(request),
            sign_in=signing_in.WHERE,
            entries=await navigation.entries(here.person, self.desk) if room is DESK else (),
        )
        answer = _shown(text)
        self._remember(request, answer, names)
        return answer

    async def _stream(
        self, request: web.Request, names: Names, replies: Replies, drawn: tuple[Markup, ...]
    ) -> web.StreamResponse:
        answer = web.StreamResponse(
            headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
        )
        self._remember(request, answer, names)
        self._mark(request, answer, replies)
        await answer.prepare(request)
        for fragment in drawn:
            await answer.write(f"event: reply\ndata: {json.dumps(fragment)}\n\n".encode())
        await answer.write(b"event: done\ndata: {}\n\n")
        await answer.write_eof()
        return answer

    def _seat(self, request: web.Request, room: Room) -> tuple[Seat, Names]:
        """With what the browser of whoever is there keeps."""
        here, names = rooms.seat(request, room, self.desk)
        return replace(here, place=replace(here.place, marks=speaking.kept(request))), names

    def _remember(self, request: web.Request, answer: web.StreamResponse, names: Names) -> None:
        for cookie, name in names.items():
            rooms.remember(request, answer, cookie, name, secure=self.secure)

    def _mark(self, request: web.Request, answer: web.StreamResponse, replies: Replies) -> None:
        marks.leave(answer, replies, secure=self.secure or request.secure)


def _shown(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8")


def _looks(request: web.Request) -> bool:
    """Whether somebody is going to see the page: browsers also fetch pages that may never be shown."""
    return request.method == "GET" and "prefetch" not in request.headers.get("Sec-Purpose", "")


def _turn(event: Event, words: str, drawn: tuple[Markup, ...]) -> Turn:
    return Turn(words, drawn, sent_form=isinstance(event, Submitted))
