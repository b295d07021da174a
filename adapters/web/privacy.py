"""The page on privacy: the same for everybody, and nothing is remembered of who reads it."""

from dataclasses import dataclass

from aiohttp import web
from markupsafe import Markup

from adapters.web import assets, render
from adapters.web.parse import new_id
from bot.desk import Desk
from bot.identity import NAME
from bot.privacy import notice, terms
from bot.privacy.statement import PATH, statement


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    """The short of it first, then all of it."""

    desk: Desk

    async def show(self, _request: web.Request) -> web.Response:
        on = terms.of(self.desk)
        told = render.reply(statement(on), new_id, PATH, whole=True)
        full = Markup("").join(render.reply(one, new_id, PATH) for one in notice.in_full(on))
        text = render.page("privacy.html", told=told, full=full, name=NAME, asset=assets.address)
        return web.Response(text=text, content_type="text/html", charset="utf-8")
