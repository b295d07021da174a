"""The page on which somebody outside chat answers a survey, by a code or the open link.

The address that holds the code is left at once, so that neither the browser's history nor a picture of the screen has
it: until the answers are sent, the code lies in a cookie of its own, and then nowhere.
"""

import re
from dataclasses import dataclass, replace

from aiohttp import web

from adapters.web import assets, parse, render, rooms, speaking
from adapters.web.pages import NEUTRAL
from adapters.web.parse import Seat, new_id
from adapters.web.receiving import received
from adapters.web.rooms import SURVEY, Cookie, Names
from bot import languages
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Place, Pressed, Submitted
from bot.identity import NAME, introduction
from bot.replies import Card, Form, Replies, Text, Visible, visible
from bot.surveys.questionnaire import phrases
from bot.surveys.questionnaire.phrases import own, say
from bot.surveys.staff import answering, asking, beginning, tokens
from bot.surveys.staff.card import known

LINK = SURVEY.path + "/{code:[^/]{1,100}}"
TICKET = Cookie("ticket", SURVEY.path, 60 * 60)
LONGEST = 40  # characters of a ticket
NO_TICKET = "-"  # what cannot be a code opens nothing, as any wrong code does
SPOKEN = Cookie("language", SURVEY.path, None)  # that somebody reads here, until the browser is closed


@dataclass(frozen=True, slots=True)
class SurveyPage:
    bot: Bot
    desk: Desk
    secure: bool  # whether people come over https

    async def come(self, request: web.Request) -> web.Response:
        """By a code or the open link. Looking changes nothing, since chat services open each link before anybody."""
        code = tokens.bare(request.match_info["code"])
        answer = web.Response(status=303, headers={"Location": SURVEY.path})
        ticket = code if code.isascii() and code.isalnum() and len(code) <= LONGEST else NO_TICKET
        rooms.remember(request, answer, TICKET, ticket, secure=self.secure)
        return answer

    async def show(self, request: web.Request) -> web.Response:
        if rooms.led_here(request) and not rooms.session(request, SURVEY):
            return _shown(render.page("again.html", room=SURVEY, asset=assets.address))
        here, names = self._seat(request)
        who, wanted = (here.person, here.place, new_id()), _wanted(request)
        if ticket := request.cookies.get(TICKET.name):
            form = beginning.form(wanted)
            return await self._answer(request, names, Submitted(*who, form.key, {form.fields[0].name: ticket}))
        return await self._answer(request, names, Pressed(*who, beginning.ENTER.action, wanted))

    async def take(self, request: web.Request) -> web.Response:
        given = await received(request)
        here, names = self._seat(request)
        return await self._answer(request, names, parse.event(given, here))

    async def leave(self, request: web.Request) -> web.Response:
        """The browser forgets that somebody answered, and shows something else; scripts have been there before."""
        await received(request)
        answer = _shown(render.page("left.html", neutral=NEUTRAL))
        for cookie in (SURVEY.cookie, TICKET, SPOKEN):
            answer.del_cookie(cookie.name, path=cookie.path)
        return answer

    def _seat(self, request: web.Request) -> tuple[Seat, Names]:
        here, names = rooms.seat(request, SURVEY, self.desk)
        return replace(here, place=replace(here.place, marks=speaking.kept(request))), names

    async def _answer(self, request: web.Request, names: Names, event: Event) -> web.Response:
        replies = await self.bot.handle(event)
        answer = _shown(self._page(event.place, replies))
        spoken = {SPOKEN: language} if (language := _language(replies)) else {}
        for cookie, name in {**names, **spoken}.items():
            rooms.remember(request, answer, cookie, name, secure=self.secure)
        if answering.handed_in(replies) or _leads_nowhere(replies):
            answer.del_cookie(TICKET.name, path=TICKET.path)
        elif ticket := request.cookies.get(TICKET.name):
            rooms.remember(request, answer, TICKET, ticket, secure=self.secure)
        return answer

    def _page(self, place: Place, replies: Replies) -> str:
        """Who is speaking stands above all else; so where the bot says it, it is said there."""
        told = languages.worded(introduction(place, self.desk.house))
        said = [one for one in visible(replies) if one != told]
        main = next((one for one in said if isinstance(one, Card | Form) and one.title), None)
        asked = next((one for one in said if isinstance(one, Form)), None)
        language = _language(replies)
        return render.page(
            "survey.html",
            name=NAME,
            house=self.desk.house,
            readers=say(language, f"card.read_by_{place.owner}"),
            asset=assets.address,
            room=SURVEY,
            neutral=NEUTRAL,
            opening=told in replies,
            title=main.title if main else say(language, "web.survey"),
            titled=main is not None,
            errors=render.has_errors(replies),
            answering=asked is not None and asked.key.startswith(answering.KEY),
            language=language,
            own=own(language),
            drawn=[(render.reply(one, new_id, SURVEY.path, whole=one is main), _spoken(one)) for one in said],
        )


def _leads_nowhere(replies: Replies) -> bool:
    """Whether the code opens nothing here: then it is not tried, and counted, each time that the page loads."""
    nothing = asking.NO_CODE, asking.TOO_MANY, asking.USED
    return any(isinstance(one, Text) and phrases.is_any(one.body, *nothing) for one in replies)


def _wanted(request: web.Request) -> str:
    """What somebody chose here before, or else what their browser names first, as it does with what is wanted most."""
    first = re.split(r"[-,;]", request.headers.get("Accept-Language", ""), maxsplit=1)[0].strip().lower()
    asked = speaking.asked(request) or known(request.cookies.get(SPOKEN.name, ""))
    return asked or (languages.spoken() if languages.chosen() else known(first))


def _language(replies: Replies) -> str:
    """Of the page."""
    return next((spoken for one in visible(replies) if (spoken := _spoken(one))), "")


def _spoken(reply: Visible) -> str:
    return reply.language if isinstance(reply, Text | Card | Form) else ""


def _shown(text: str) -> web.Response:
    return web.Response(text=text, content_type="text/html", charset="utf-8")
