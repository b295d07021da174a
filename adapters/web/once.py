"""Pages that are opened by a link which works once, and are then shown to that browser for an hour: see `bot.once`."""

from dataclasses import dataclass
from functools import partial

from aiohttp import web

from adapters.handing import Gone, Handing
from adapters.web import assets, render, rooms
from adapters.web.handed import TITLE, WORDS
from adapters.web.rooms import Cookie
from bot.desk import Desk
from bot.identity import NAME
from bot.once import OPENED, Once
from bot.store import Transaction, run


@dataclass(frozen=True, slots=True)
class Opening:
    """`title` and `words` say what the link leads to and for whom it is; `over`, that the hour is."""

    desk: Desk
    handing: Handing
    once: Once
    title: str
    words: str
    over: str
    secure: bool  # whether people come over https

    async def link(self, request: web.Request) -> web.Response:
        """Looking at it changes nothing, since chat services open each link before anybody does."""
        found = await self.handing.look(self.once.named(request.match_info["name"]))
        if isinstance(found, Gone):
            return self._gone(WORDS[found])
        parts = {"title": self.title, "words": self.words, "until": f"{found.until:%H:%M} UTC"}
        return shown(render.page("opens_once.html", **parts, **common(self.desk)))

    async def open(self, request: web.Request) -> web.Response:
        """From now on only this browser shows it."""
        taken = await self.handing.take(self.once.named(request.match_info["name"]))
        if isinstance(taken, Gone):
            return self._gone(WORDS[taken])
        name = await run(self.desk.store, partial(self.once.opened, taken=taken, now=self.desk.now()))
        answer = web.Response(status=303, headers={"Location": self.once.path})
        rooms.remember(request, answer, _seat(self.once), name, secure=self.secure)
        return answer

    async def opened(self, tx: Transaction, request: web.Request) -> tuple[str, str] | None:
        """What this browser shows, and the pseudonym of whoever asked for the link; None where it shows nothing."""
        return await self.once.shown_to(tx, request.cookies.get(self.once.name, ""), self.desk.now())

    def is_over(self) -> web.Response:
        return self._gone(self.over)

    def add(self, router: web.UrlDispatcher) -> None:
        path = self.once.path + "/{name:[A-Za-z0-9_-]{43}}"
        router.add_get(path, self.link)
        router.add_post(path, self.open)

    def _gone(self, words: str) -> web.Response:
        return shown(render.page("handed.html", title=TITLE, words=words, document=None, **common(self.desk)), 410)


def known(request: web.Request, once: Once) -> bool:
    """Whether somebody has opened such a link, or opens one."""
    return once.name in request.cookies or request.path.startswith(f"{once.path}/")


def shown(text: str, status: int = 200) -> web.Response:
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8")


def common(desk: Desk) -> dict[str, object]:
    """What each of these pages says of the bot."""
    return {"name": NAME, "house": desk.house, "asset": assets.address}


def _seat(once: Once) -> Cookie:
    return Cookie(once.name, once.path, int(OPENED.total_seconds()))
