"""Reads the body of a request: only a form as our pages send it, and no files."""

import asyncio

from aiohttp import web

from adapters.web import parse
from bot.events import Owner, Person, Place, Said
from bot.replies import Text
from bot.reports import refusing

BODY_WITHIN = 20.0  # seconds


def no_files() -> str:
    """What the bot says to whoever sends one: here it is said before anything is sent."""
    place = Place("web", "", "", Owner.UNION)
    said = refusing.files(Said(Person("web", "", ""), place, "", "", files=1))
    return " ".join(reply.body for reply in said if isinstance(reply, Text))


NO_FILES = no_files()  # in the bot's own language


async def received(request: web.Request) -> parse.Fields:
    if request.content_type.startswith("multipart/"):  # the one way in which browsers send files
        raise web.HTTPUnsupportedMediaType
    if request.content_type != "application/x-www-form-urlencoded":
        raise parse.MalformedError
    async with asyncio.timeout(BODY_WITHIN):
        return parse.fields(await request.read())
