"""The page of a snapshot of a concern report: for whoever has its address once it is signed, for an organiser before.

Nothing is remembered of who reads, and it carries no script. A wrong address costs no look into the store.
"""

import asyncio
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from adapters.handing import Handing
from adapters.web import render
from adapters.web.once import Opening, common, shown
from adapters.web.report_drawn import Drawn, Gallery
from bot.desk import Desk
from bot.insights.parts import FOR
from bot.insights.snapshots import addresses, reading
from bot.insights.snapshots.reading import Told
from bot.records.insights import Audience
from bot.store import Transaction, run

SIGNED = addresses.PATH + "{release:[0-9a-f]{32}}/{key:[0-9a-f]{32}}"
FOR_WHOM = "For the organiser who asked for this link: what members, or the employer, are to be shown."
OVER = (
    "A snapshot that nobody has signed is shown for an hour, in the browser that opened the link, and to organisers of "
    "all its workplaces. That is over. I can make a new link: ask me for it again, in our chat."
)


def opening(desk: Desk, handing: Handing, *, secure: bool) -> Opening:
    """`secure`: whether people come over https."""
    return Opening(desk, handing, addresses.DRAFTS, "Snapshot of a concern report", FOR_WHOM, OVER, secure)


@dataclass(slots=True)
class SnapshotsPage:
    desk: Desk
    opening: Opening
    _galleries: dict[Audience, Gallery] = field(default_factory=lambda: {one: Gallery() for one in Audience})
    _drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def show(self, request: web.Request) -> web.Response:
        """What is signed."""
        release, key = request.match_info["release"], request.match_info["key"]
        audience = addresses.audience(release, key, self.desk)
        if audience is None:
            raise web.HTTPNotFound
        found = await run(self.desk.store, partial(reading.told, release=release, audience=audience, desk=self.desk))
        if found is None or found.snapshot.signed is None:
            raise web.HTTPNotFound
        return shown(await self._drawn(found))

    async def show_draft(self, request: web.Request) -> web.Response:
        found = await run(self.desk.store, partial(self._for_organiser, request=request))
        return self.opening.is_over() if found is None else shown(await self._drawn(found))

    async def _for_organiser(self, tx: Transaction, request: web.Request) -> Told | None:
        opened = await self.opening.opened(tx, request)
        return await reading.told_to_organiser(tx, *opened, self.desk) if opened else None

    async def _drawn(self, told: Told) -> str:
        """Many come at once when its address is passed on: it is drawn for the first of them."""
        async with self._drawing:
            sections = await self._galleries[told.snapshot.audience].drawn(told.contents, self.desk.drawing)
        return await asyncio.to_thread(self._written, told, sections)

    def _written(self, told: Told, sections: Drawn) -> str:
        audience = told.snapshot.audience
        parts = {
            "told": told.contents,
            "sections": sections,
            "whom": FOR[audience],
            "newer": addresses.path(told.newer, audience, self.desk) if told.newer else "",
            "into_the_bot": audience is Audience.MEMBERS,
        }
        return render.page("snapshot.html", **parts, **common(self.desk))


def add(router: web.UrlDispatcher, page: SnapshotsPage) -> None:
    router.add_get(SIGNED, page.show)
    router.add_get(addresses.DRAFTS.path, page.show_draft)
    page.opening.add(router)
