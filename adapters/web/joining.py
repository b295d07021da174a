"""The page for joining: the same bytes for everybody, and nothing is remembered of who looks.

Looking counts nothing, since chat services, mail scanners and browsers open links before anybody does. Going on to the
union's page is sent as a form, which none of them does: that is counted, and leads to the address that is kept for the
campaign, and to no other. It leads there by a page of ours and by no redirect, since browsers hold a form to the sites
that our page names, also where the union's own page sends people on to another site.
"""

from dataclasses import dataclass, replace

from aiohttp import web
from markupsafe import Markup

from adapters.web import assets, render
from adapters.web.inline import inline
from adapters.web.parse import new_id
from bot import answers
from bot.campaigns import tallies
from bot.charts import Drawing, NotDrawnError
from bot.desk import Desk
from bot.identity import NAME, TALK
from bot.joining import addresses, inviting
from bot.joining.addresses import PATH
from bot.joining.finding import Found, by_code
from bot.reports.beginning import PAGE as REPORT
from bot.store import Transaction, run

__all__ = ["PATH", "JoiningPage", "add"]

FOR_A_WHILE = "public, max-age=300"  # seconds: what ends is not shown for long


@dataclass(frozen=True, slots=True)
class JoiningPage:
    desk: Desk

    async def show(self, request: web.Request) -> web.Response:
        """Of a code that is unknown, that of a campaign that ended, or none at all, it is the same page."""
        found = await self._found(request)
        union = addresses.union(found) if found else ""
        text = render.page(
            "joining.html",
            name=NAME,
            house=self.desk.house,
            asset=assets.address,
            found=found,
            go=f"{addresses.path(found)}/{addresses.GO}" if union else "",
            host=addresses.host(union) if union else "",
            means=self._means(),
            how="" if union else self._answer(self.desk.knowledge.shelf.pack.joining.how),
            report=REPORT,
            talk=TALK.label,
            words=inviting.invitation(found, addresses.link(found, self.desk.house)),
            kept=inviting.KEPT,
            code=await self._code(found),
        )
        answer = web.Response(text=text, content_type="text/html", charset="utf-8")
        answer.headers["Cache-Control"] = FOR_A_WHILE
        return answer

    async def go(self, request: web.Request) -> web.Response:
        """On to the union's page, and counted; without one, back to our own."""
        code = request.match_info["code"]

        async def count(tx: Transaction) -> str:
            found = await by_code(tx, code, self.desk)
            union = addresses.union(found) if found else ""
            if found and union:
                await tallies.opened(tx, found.campaign, self.desk)
            return union

        union = await run(self.desk.store, count)
        if not union:
            return web.Response(status=303, headers={"Location": PATH})
        text = render.page("going_on.html", name=NAME, asset=assets.address, union=union, host=addresses.host(union))
        return web.Response(text=text, content_type="text/html", charset="utf-8")

    async def _found(self, request: web.Request) -> Found | None:
        async def look(tx: Transaction) -> Found | None:
            return await by_code(tx, request.match_info.get("code", ""), self.desk)

        return await run(self.desk.store, look)

    def _means(self) -> Markup:
        """The first of what the pack lists: what joining is, with where that comes from."""
        listed = self.desk.knowledge.shelf.pack.joining.entries
        return self._answer(listed[0]) if listed else Markup()

    def _answer(self, entry: str) -> Markup:
        shelf = self.desk.knowledge.shelf
        if entry not in shelf.pack.entries:
            return Markup()
        found = shelf.pack.entries[entry]
        card = answers.answer(found, shelf, found.question, self.desk.now().date())
        return render.reply(replace(card, buttons=()), new_id, PATH)

    async def _code(self, found: Found | None) -> Markup:
        link = addresses.link(found, self.desk.house)
        if not link:
            return Markup()
        try:
            drawn: Drawing = await self.desk.drawing.code(link)
        except NotDrawnError:
            return Markup()
        return next(iter(await inline((drawn,), self.desk.drawing)), Markup())


def add(router: web.UrlDispatcher, page: JoiningPage) -> None:
    router.add_get(PATH, page.show)
    router.add_get(f"{PATH}/{{code:[^/]{{1,100}}}}", page.show)
    router.add_post(f"{PATH}/{{code:[^/]{{1,100}}}}/{addresses.GO}", page.go)
