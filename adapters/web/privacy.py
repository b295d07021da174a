"""The page on privacy: the same for everybody, and nothing is remembered of who reads it."""

from dataclasses import dataclass

from aiohttp import web

from adapters.web import assets, render
from adapters.web.parse import new_id
from bot.desk import Desk
from bot.identity import NAME
from bot.privacy.statement import PATH, statement


@dataclass(frozen=True, slots=True)
class PrivacyPage:
    desk: Desk

    async def show(self, _request: web.Request) -> web.Response:
        told = render.reply(statement(self.desk), new_id, PATH, whole=True)
        text = render.page("privacy.html", told=told, name=NAME, asset=assets.address)
        return web.Response(text=text, content_type="text/html", charset="utf-8")
