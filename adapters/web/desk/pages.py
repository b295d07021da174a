"""The pages of the desk over HTTP. Each view settles itself who may see what; what is done on a page goes to the room.

So whatever somebody does here is done by the handlers of the chat, with the same rights, and answered in the room.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web
from markupsafe import Markup

from adapters.web import assets, parse, render, rooms
from adapters.web.desk import navigation, sessions
from adapters.web.desk.charts import Timelines, drawn
from adapters.web.desk.navigation import Entry
from adapters.web.desk.signing_in import LINK, SigningIn
from adapters.web.parse import Seat, new_id
from adapters.web.rooms import DESK, Names
from bot.cases import searching
from bot.desk import Desk
from bot.events import Opened
from bot.identity import NAME
from bot.log_reading import unpacked
from bot.people.offices import refused
from bot.records import Role
from bot.replies import Replies, Reply
from bot.second_factor import asking
from bot.second_factor.gate import NotGivenError
from bot.signing_in.asking import WHERE
from bot.viewing import gaps, inbox, log, register, surveys, system

SYSTEM = navigation.REGISTER.path + "/{system:[A-Za-z0-9_-]{1,64}}"


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks for which page, and the cookies by which they are known next time."""

    request: web.Request
    here: Seat
    names: Names
    entry: Entry


@dataclass(frozen=True, slots=True)
class DeskPages:
    desk: Desk
    secure: bool  # whether people come over https

    async def inbox(self, request: web.Request) -> web.Response:
        wanted, start = searching.brought(request.query_string)

        async def look(event: Opened) -> dict[str, object] | None:
            found = await inbox.cases(event, self.desk, wanted, start)
            return None if found is None else {"view": found, "carried": searching.carried}

        return await self._shown(request, navigation.INBOX, "desk/inbox.html", look)

    async def register(self, request: web.Request) -> web.Response:
        query = request.query
        named = ("workplace", "stage", "consultation", "words")
        wanted = register.Wanted(**{name: query.get(name, "") for name in named}, page=query.get("page", "0"))

        async def look(event: Opened) -> dict[str, object] | None:
            found = await register.systems(event, self.desk, wanted)
            if found is None:
                return None
            kept = [(name, value) for name in named if (value := getattr(found.wanted, name))]
            return {"view": found, "at_page": lambda number: urlencode([*kept, ("page", number)])}

        return await self._shown(request, navigation.REGISTER, "desk/register.html", look)

    async def system(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | Replies | None:
            found = await system.system(event, self.desk, request.match_info["system"])
            if found is None:
                return None
            if isinstance(found, system.Gone):
                return found.said
            charts = await drawn(found.timeline, self.desk.drawing) if found.timeline else Timelines()
            return {"view": found, "charts": charts}

        return await self._shown(request, navigation.REGISTER, "desk/system.html", look)

    async def surveys(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await surveys.surveys(event, self.desk, request.query.get("page", "0"))
            return None if found is None else {"view": found}

        return await self._shown(request, navigation.SURVEYS, "desk/surveys.html", look)

    async def gaps(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await gaps.missed(event, self.desk, request.query.get("page", "0"))
            return None if found is None else {"view": found}

        return await self._shown(request, navigation.GAPS, "desk/gaps.html", look)

    async def log(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await log.log(event, self.desk, unpacked(request.query_string))
            return None if found is None else {"view": found}

        return await self._shown(request, navigation.LOG, "desk/log.html", look, Role.ORGANISER)

    async def _shown(
        self,
        request: web.Request,
        entry: Entry,
        template: str,
        look: Callable[[Opened], Awaitable[dict[str, object] | Replies | None]],
        role: Role = Role.REP,
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


def add(router: web.UrlDispatcher, desk: Desk, *, secure: bool) -> None:
    pages, signing_in = DeskPages(desk, secure), SigningIn(desk, secure)
    router.add_get(WHERE, signing_in.show)
    router.add_post(WHERE, signing_in.begin)
    router.add_get(LINK, signing_in.look)
    router.add_post(LINK, signing_in.use)
    router.add_post(DESK.leave, signing_in.leave)
    router.add_get(navigation.INBOX.path, pages.inbox)
    router.add_get(navigation.REGISTER.path, pages.register)
    router.add_get(SYSTEM, pages.system)
    router.add_get(navigation.SURVEYS.path, pages.surveys)
    router.add_get(navigation.GAPS.path, pages.gaps)
    router.add_get(navigation.LOG.path, pages.log)
