"""In which language a page is: what its link asks for, or what the browser keeps of that, or the bot's own.

A link such as /report?language=cy can stand on a poster. It is remembered by the same mark as what is asked for in the
conversation: the same for everybody who asks for that language.
"""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from adapters.web import marks, rooms
from adapters.web.tongues import ASKED, PATH
from bot import languages
from bot.desk import House
from bot.languages import LANGUAGES, OWN, Language
from bot.languages.choosing import KEPT
from bot.marks import SPEAKS
from bot.replies import Mark


def asked(request: web.Request) -> str:
    """The language that the address asks for, if any."""
    code = request.query.get(ASKED, "") if request.method == "GET" else ""
    return code if code in LANGUAGES else ""


def kept(request: web.Request) -> frozenset[str]:
    """The marks of this browser, with the one that it is about to get."""
    code, there = asked(request), marks.read(request)
    return there - frozenset(SPEAKS.values()) | {SPEAKS[code]} if code else there


def speaks(house: House, *, secure: bool) -> Middleware:
    """Around every page. `secure`: whether people come over https."""

    @web.middleware
    async def speak(request: web.Request, handler: Handler) -> web.StreamResponse:
        room = rooms.of(request.path)
        mark = next((code for code, name in SPEAKS.items() if name in kept(request)), "")
        at_desk = room is rooms.DESK
        languages.speak(Language(OWN if at_desk else mark or house.language, chosen=bool(mark)))
        PATH.set(request.path if request.method == "GET" else room.path)
        answer = await handler(request)
        if (code := asked(request)) and any(request.path.startswith(one.path) for one in rooms.ROOMS):
            marks.leave(answer, (Mark(SPEAKS[code], KEPT.days),), secure=secure or request.secure)
        return answer

    return speak
