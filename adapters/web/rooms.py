"""The rooms to talk in, and who sits there: by which cookies the bot knows a browser again, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aiohttp import web

from adapters.web import assets, parse, render
from adapters.web.parse import Seat
from bot.desk import Desk
from bot.identity import NAME
from bot.languages import to_be_said
from bot.records import Seated, Session
from bot.signing_in.pairing import KEPT
from bot.signing_in.sessions import LASTS


@dataclass(frozen=True, slots=True)
class Cookie:
    name: str
    path: str  # that it is sent to
    kept: int | None  # seconds, after the last answer; None: until the browser is closed


@dataclass(frozen=True, slots=True)
class Room:
    """A page to talk on, and the cookie by which the bot knows who is there."""

    path: str
    shown: str
    cookie: Cookie
    heading: str
    title: str
    hint: str = to_be_said("Names and private details are not needed.")
    leave: str = ""  # where a browser is told to forget that cookie
    called: bool = False  # whether people come by links of others, whose cookie browsers do not send along then


Names = Mapping[Cookie, str]  # what a browser is to send back next time

THREE_HOURS, THIRTY_DAYS = 3 * 60 * 60, 30 * 24 * 60 * 60
ROLE = Cookie("role", "/", THREE_HOURS)
CHAT = Room(
    "/chat",
    "chat",
    Cookie("conversation", "/", THREE_HOURS),
    heading=NAME,
    title=to_be_said("Agreement Bot: ask about AI at work"),
)
DESK = Room(
    "/desk",
    "desk",
    Cookie("desk", "/desk", THIRTY_DAYS),
    heading=f"{NAME}: desk",
    title=f"{NAME}: the desk of reps and organisers",
    leave="/desk/leave",
    called=True,
)
REPORT = Room(
    "/report",
    "report",
    Cookie("report", "/report", None),
    heading=to_be_said("Report AI at work"),
    title=to_be_said("Report AI at work"),
    hint=to_be_said("To come back to a report, write: receipt"),
    leave="/report/leave",
    called=True,
)
SURVEY = Room(
    "/survey",
    "survey",
    Cookie("survey", "/survey", None),
    heading="Survey",
    title="Survey",
    leave="/survey/leave",
    called=True,
)
SESSION = Cookie("desk-session", DESK.path, int(LASTS.total_seconds()))  # of a browser that was signed in by a chat
PAIRING = Cookie("desk-pairing", DESK.path, int(KEPT.total_seconds()))  # of one that asks to be
# The session that a request belongs to, once that was looked up.
SIGNED_IN = web.RequestKey("signed in", Session)
# The same of a browser that holds a role itself, with the cookie by which it is known.
SEATED = web.RequestKey("seated", tuple[str, Seated])
ROOMS = (CHAT, DESK, REPORT)  # in which there is a conversation
EVERY = (*ROOMS, SURVEY)


def of(path: str) -> Room:
    """Where whoever asked for this is, or goes back to."""
    return next((room for room in EVERY if path == room.path or path.startswith(f"{room.path}/")), CHAT)


def session(request: web.Request, room: Room) -> str | None:
    return parse.session(request.cookies.get(room.cookie.name))


def known(request: web.Request) -> bool:
    """Whether a cookie of ours came along."""
    ours = any(one.name in request.cookies for one in (SESSION, PAIRING))
    return ours or any(session(request, room) for room in EVERY)


def led_here(request: web.Request) -> bool:
    """Whether a link of somebody else's led here: then no browser sends our cookies along."""
    return request.headers.get("Sec-Fetch-Site", "") in ("cross-site", "same-site")


def again(request: web.Request, room: Room = DESK) -> web.Response:
    """The page asks for itself, so that our cookies come along."""
    there = replace(room, path=request.path_qs)
    text = render.page("again.html", room=there, asset=assets.address)
    return web.Response(text=text, content_type="text/html", charset="utf-8")


def remember(request: web.Request, answer: web.StreamResponse, cookie: Cookie, value: str, *, secure: bool) -> None:
    """`secure`: whether people come over https, whatever stands between them and us."""
    answer.set_cookie(
        cookie.name,
        value,
        max_age=cookie.kept,
        path=cookie.path,
        httponly=True,
        samesite="Strict",
        secure=secure or request.secure,
    )


def tells(room: Room, desk: Desk) -> bool:
    """Whether people in this room can be told something later."""
    return room is DESK or (room is CHAT and desk.house.local)


def seat(request: web.Request, room: Room, desk: Desk) -> tuple[Seat, Names]:
    """Who is there, and the cookies by which they are known next time.

    A signed-in browser is the account that asked for it, and its cookie stays as it is. Whoever holds no role gets no
    cookie of the desk, whatever they do: what is never sent cannot replace what the browser has. Whoever reports, or
    answers a survey, is not known by the cookie of the chat, nor the other way round.
    """
    here, role = session(request, room) or parse.new_id(), request.cookies.get(ROLE.name, "")
    if room is REPORT:
        return parse.apart(desk.house, here), {REPORT.cookie: here}
    if room is SURVEY:
        return parse.apart(desk.house, here, "a survey", one_by_one=True), {SURVEY.cookie: here}
    if room is CHAT:
        return parse.seat(desk.house, here, role), {CHAT.cookie: here}
    if signed_in := request.get(SIGNED_IN):
        return parse.signed_in(desk, signed_in), {}
    chatting = session(request, CHAT) or parse.new_id()
    if kept := request.get(SEATED):
        cookie, seated = kept
        return parse.seated(desk, chatting, seated), {CHAT.cookie: chatting, DESK.cookie: cookie}
    return parse.seat(desk.house, chatting, role, at_desk=True), {CHAT.cookie: chatting}


def taken(here: Seat, names: Names, seated: Seated, desk: Desk) -> tuple[Seat, Names]:
    """Who is there once they have taken a role, and the new cookie by which they are known."""
    chatting = names[CHAT.cookie]
    return parse.seated(desk, chatting, seated), {CHAT.cookie: chatting, DESK.cookie: here.place.anew}
