"""In which language a page is: what its link asks for, or what the browser keeps of that, or the bot's own.

A link such as /report?language=cy can stand on a poster. It is remembered by the same mark as what is asked for in the
conversation: the same for everybody who asks for that language.
"""

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from adapters.web import marks, rooms
from adapters.web.rooms import Room
from adapters.web.tongues import ASKED, PATH
from bot import languages
from bot.desk import House
from bot.languages import LANGUAGES, Language
from bot.languages.choosing import KEPT
from bot.marks import SPEAKS
from bot.replies import Mark

# All other pages are in English, whatever a browser keeps: some are the same bytes for everybody.
SPOKEN_IN = (rooms.CHAT, rooms.REPORT, rooms.SURVEY)


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
        room = next((one for one in SPOKEN_IN if _within(request.path, one)), None)
        languages.speak(_of(request, house) if room else Language())
        PATH.set(room.path if room and request.method != "GET" else request.path)
        answer = await handler(request)
        if room and room in rooms.ROOMS and (code := asked(request)):
            marks.leave(answer, (Mark(SPEAKS[code], KEPT.days),), secure=secure or request.secure)
        return answer

    return speak


def _within(path: str, room: Room) -> bool:
    return path == room.path or path.startswith(f"{room.path}/")


def _of(request: web.Request, house: House) -> Language:
    mark = next((code for code, name in SPEAKS.items() if name in kept(request)), "")
    return Language(mark or house.language, chosen=bool(mark))
