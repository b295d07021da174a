"""The pages of the desk over HTTP. Each view settles itself who may see what; what is done on a page goes to the room.

So whatever somebody does here is done by the handlers of the chat, with the same rights, and answered in the room.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from aiohttp import web

from adapters.web.desk import campaigns, insights, navigation
from adapters.web.desk.charts import Timelines, drawn
from adapters.web.desk.showing import Showing
from adapters.web.desk.signing_in import LINK, SigningIn
from adapters.web.rooms import DESK
from bot.cases import searching
from bot.desk import Desk
from bot.events import Opened
from bot.log_reading import unpacked
from bot.records import Role
from bot.replies import Replies
from bot.signing_in.asking import WHERE
from bot.viewing import gaps, inbox, log, register, surveys, system

SYSTEM = navigation.REGISTER.path + "/{system:[A-Za-z0-9_-]{1,64}}"


@dataclass(frozen=True, slots=True)
class DeskPages:
    showing: Showing

    async def inbox(self, request: web.Request) -> web.Response:
        wanted, start = searching.brought(request.query_string)

        async def look(event: Opened) -> dict[str, object] | None:
            found = await inbox.cases(event, self.showing.desk, wanted, start)
            return None if found is None else {"view": found, "carried": searching.carried}

        return await self.showing.shown(request, navigation.INBOX, "desk/inbox.html", look)

    async def register(self, request: web.Request) -> web.Response:
        query = request.query
        named = ("workplace", "stage", "consultation", "words")
        wanted = register.Wanted(**{name: query.get(name, "") for name in named}, page=query.get("page", "0"))

        async def look(event: Opened) -> dict[str, object] | None:
            found = await register.systems(event, self.showing.desk, wanted)
            if found is None:
                return None
            kept = [(name, value) for name in named if (value := getattr(found.wanted, name))]
            return {"view": found, "at_page": lambda number: urlencode([*kept, ("page", number)])}

        return await self.showing.shown(request, navigation.REGISTER, "desk/register.html", look)

    async def system(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | Replies | None:
            found = await system.system(event, self.showing.desk, request.match_info["system"])
            if found is None:
                return None
            if isinstance(found, system.Gone):
                return found.said
            drawing = self.showing.desk.drawing
            timelines = await drawn(found.timeline, drawing) if found.timeline else Timelines()
            return {"view": found, "timelines": timelines}

        return await self.showing.shown(request, navigation.REGISTER, "desk/system.html", look)

    async def surveys(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await surveys.surveys(event, self.showing.desk, request.query.get("page", "0"))
            return None if found is None else {"view": found}

        return await self.showing.shown(request, navigation.SURVEYS, "desk/surveys.html", look)

    async def gaps(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await gaps.missed(event, self.showing.desk, request.query.get("page", "0"))
            return None if found is None else {"view": found}

        return await self.showing.shown(request, navigation.GAPS, "desk/gaps.html", look)

    async def log(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await log.log(event, self.showing.desk, unpacked(request.query_string))
            return None if found is None else {"view": found}

        return await self.showing.shown(request, navigation.LOG, "desk/log.html", look, Role.ORGANISER)


def add(router: web.UrlDispatcher, desk: Desk, *, secure: bool) -> None:
    showing, signing_in = Showing(desk, secure), SigningIn(desk, secure)
    pages = DeskPages(showing)
    router.add_get(WHERE, signing_in.show)
    router.add_post(WHERE, signing_in.begin)
    router.add_get(LINK, signing_in.look)
    router.add_post(LINK, signing_in.use)
    router.add_post(DESK.leave, signing_in.leave)
    router.add_get(navigation.INBOX.path, pages.inbox)
    router.add_get(navigation.REGISTER.path, pages.register)
    router.add_get(SYSTEM, pages.system)
    router.add_get(navigation.SURVEYS.path, pages.surveys)
    insights.add(router, showing)
    campaigns.add(router, showing)
    router.add_get(navigation.GAPS.path, pages.gaps)
    router.add_get(navigation.LOG.path, pages.log)
