"""A page of the desk, however it is filled: who asks for it, what stands around it, and what is said in its place."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from aiohttp import web
from markupsafe import Markup

from adapters.web import assets, parse, render, rooms
from adapters.web.desk import navigation, sessions
from adapters.web.desk.navigation import Entry
from adapters.web.parse import Seat, new_id
from adapters.web.rooms import DESK, Names
from bot.desk import Desk
from bot.events import Opened
from bot.identity import NAME
from bot.people.offices import refused
from bot.records import Role
from bot.replies import Replies, Reply
from bot.second_factor import asking
from bot.second_factor.gate import NotGivenError
from bot.signing_in.asking import WHERE

Look = Callable[[Opened], Awaitable[dict[str, object] | Replies | None]]


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for which page, and the cookies by which they are known next time."""

    request: web.Request
    here: Seat
    names: Names
    entry: Entry


@dataclass(frozen=True, slots=True)
class Showing:
    desk: Desk
    secure: bool  # whether people come over https

    async def shown(
        self, request: web.Request, entry: Entry, template: str, look: Look, role: Role = Role.REP
    ) -> web.Response:
        """`look` gives the parts of the page, what is said in its place, or nothing where that is not for them."""
        if rooms.led_here(request) and not rooms.session(request, DESK) and not sessions.of(request):
            return rooms.again(request)
        visit = Visit(request, *rooms.seat(request, DESK, self.desk), entry)
        event = parse.opened(visit.here, new_id(), entry.path)
        try:
            found = await look(event)
        except NotGivenError as missing:
            return await self._page(visit, "desk/said.html", said=asking.asked(missing.needs, event))
        if found is None:
            return await self._page(visit, "desk/said.html", 403, said=refused(role))
        if isinstance(found, tuple):
            return await self._page(visit, "desk/said.html", 404, said=found)
        return await self._page(visit, template, **found)

    async def _page(self, visit: Visit, template: str, status: int = 200, /, **parts: object) -> web.Response:
        token = sessions.token(visit.request, self.desk)

        def reply(one: Reply) -> Markup:
            return render.reply(one, new_id, DESK.path, token=token)

        text = render.page(
            template,
            entry=visit.entry,
            entries=await navigation.entries(visit.here.person, self.desk),
            here_now=visit.entry.path,
            drawn=reply,
            new_id=new_id,
            token=token,
            signed_in=sessions.of(visit.request),
            sign_in=WHERE,
            room=DESK,
            name=NAME,
            house=self.desk.house,
            asset=assets.address,
            **parts,
        )
        answer = web.Response(status=status, text=text, content_type="text/html", charset="utf-8")
        for cookie, name in visit.names.items():
            rooms.remember(visit.request, answer, cookie, name, secure=self.secure)
        return answer
