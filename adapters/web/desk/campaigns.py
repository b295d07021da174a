"""The pages of campaigns: the list, and one campaign with how people are asked and its plan."""

from dataclasses import dataclass

from aiohttp import web

from adapters.web.desk import navigation
from adapters.web.desk.showing import Showing
from bot.events import Opened
from bot.replies import Replies
from bot.viewing import campaigns

ONE = navigation.CAMPAIGNS.path + "/{campaign:[A-Za-z0-9_-]{1,64}}"


@dataclass(frozen=True, slots=True)
class CampaignPages:
    showing: Showing

    async def listed(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | None:
            found = await campaigns.campaigns(event, self.showing.desk, request.query.get("page", "0"))
            return None if found is None else {"view": found}

        return await self.showing.shown(request, navigation.CAMPAIGNS, "desk/campaigns.html", look)

    async def one(self, request: web.Request) -> web.Response:
        async def look(event: Opened) -> dict[str, object] | Replies | None:
            found = await campaigns.campaign(event, self.showing.desk, request.match_info["campaign"])
            if found is None:
                return None
            return found.said if isinstance(found, campaigns.Gone) else {"view": found}

        return await self.showing.shown(request, navigation.CAMPAIGNS, "desk/campaign.html", look)


def add(router: web.UrlDispatcher, showing: Showing) -> None:
    pages = CampaignPages(showing)
    router.add_get(navigation.CAMPAIGNS.path, pages.listed)
    router.add_get(ONE, pages.one)
