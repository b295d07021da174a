"""Pages behind links that were made somewhere else: a picture, or a document that can be opened once.

Looking at a link changes nothing, since chat services open each one before anybody does; a document is handed out to
whoever presses the button of its page. No page lists what there is.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from aiohttp import web

from adapters.handing import PATH, Gone, Handing
from adapters.web import assets, render
from bot.desk import House
from bot.identity import NAME
from bot.records import Handed
from bot.replies import Document

ROUTE = PATH + "{name:[A-Za-z0-9_-]{43}}"
TITLE = "This link leads nowhere any more"
WORDS: Mapping[Gone, str] = {
    Gone.USED: (
        "It could be opened once, and it has been. If that was not you, somebody else has what was in it: tell your "
        "rep. I can make a new link: ask me for it again, in our chat."
    ),
    Gone.OVER: "It worked for a short time only, and that is over. I can make a new one: ask me again, in our chat.",
}

_MEDIA_TYPE = re.compile(
    r"[a-z0-9][a-z0-9.+-]{0,60}/[a-z0-9][a-z0-9.+-]{0,80}(?:; charset=utf-8)?(?:; method=[a-z]+)?", re.IGNORECASE
)
_UNSAFE = re.compile(r"[^\w .()+-]+")
_LONGEST_NAME = 150


@dataclass(frozen=True, slots=True)
class HandedPages:
    handing: Handing
    house: House

    async def show(self, request: web.Request) -> web.Response:
        found = await self.handing.look(request.match_info["name"])
        if isinstance(found, Gone):
            return self._gone(found)
        if not found.once:
            return content(found, "inline")
        kilobytes = max(1, round(len(found.content) / 1024))
        until = f"{found.until:%H:%M} UTC"
        return self._page(200, "Here is what you asked for", document=found, kilobytes=kilobytes, until=until)

    async def hand_out(self, request: web.Request) -> web.Response:
        found = await self.handing.take(request.match_info["name"])
        return self._gone(found) if isinstance(found, Gone) else content(found, "attachment")

    def _gone(self, why: Gone) -> web.Response:
        return self._page(410, TITLE, words=WORDS[why], document=None)

    def _page(self, status: int, title: str, **parts: object) -> web.Response:
        text = render.page("handed.html", title=title, name=NAME, house=self.house, asset=assets.address, **parts)
        return web.Response(status=status, text=text, content_type="text/html", charset="utf-8")


def file_name(given: str) -> str:
    return _UNSAFE.sub("-", " ".join(given.split())).strip(" .-")[-_LONGEST_NAME:] or "file"


def content(found: Handed | Document, disposition: str) -> web.Response:
    """Never as anything that a browser would run, whatever it was called."""
    name = file_name(found.name)
    plain = name.encode("ascii", "replace").decode().replace("?", "-")
    headers = {
        "Cache-Control": "no-store",
        "Content-Disposition": f"{disposition}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}",
        "Content-Type": found.media_type if _MEDIA_TYPE.fullmatch(found.media_type) else "application/octet-stream",
    }
    if disposition == "inline":
        headers["Cross-Origin-Resource-Policy"] = "cross-origin"  # it is shown in the platform's own page
    return web.Response(body=found.content, headers=headers)
