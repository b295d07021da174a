"""The pages of concern reports: the list, and one report with its figures."""

from dataclasses import dataclass

from aiohttp import web

from adapters.web.desk import navigation
from adapters.web.desk.showing import Showing
from adapters.web.report_drawn import Gallery
from bot.events import Opened
from bot.replies import Replies
from bot.viewing import insights

REPORT = navigation.INSIGHTS.path + "/{release:[A-Za-z0-9_-]{1,64}}"


@dataclass(frozen=True, slots=True)
class InsightsPages:
    showing: Showing
    gallery: Gallery

    async def listed(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await insights.reports(event, self.showing.desk, request.query.get("page", "0"))
            return None if found is None else {"view": found}

        return await self.showing.shown(request, navigation.INSIGHTS, "desk/insights.html", look)

    async def report(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | Replies | None:
            desk = self.showing.desk
            found = await insights.report(event, desk, request.match_info["release"])
            if found is None:
                return None
            if isinstance(found, insights.Gone):
                return found.said
            sections = await self.gallery.drawn(found.contents, desk.drawing)
            return {"view": found, "told": found.contents, "sections": sections}

        return await self.showing.shown(request, navigation.INSIGHTS, "desk/report.html", look)


def add(router: web.UrlDispatcher, showing: Showing) -> None:
    pages = InsightsPages(showing, Gallery())
    router.add_get(navigation.INSIGHTS.path, pages.listed)
    router.add_get(REPORT, pages.report)
