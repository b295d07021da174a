"""The pages on which a browser signs in: it shows a code, and opens the link that the chat gives for that code.

Looking at either changes nothing, since chat services and browsers look at addresses before anybody does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from aiohttp import web

from adapters.web import assets, render, rooms
from adapters.web.desk import agents, sessions
from adapters.web.receiving import received
from adapters.web.rooms import DESK, PAIRING, SESSION
from bot.desk import Desk
from bot.handed import linkable
from bot.identity import NAME
from bot.signing_in import links, pairing, seats
from bot.signing_in import sessions as kept
from bot.signing_in.asking import TRIAL, WHERE, WORDS
from bot.signing_in.links import PATH, Refused
from bot.store import run

LINK = PATH + "{name:[A-Za-z0-9_-]{43}}"
_USED = (
    "It signs in once, and it has. If that was not you, write “sign out everywhere” to me in your chat. To sign in "
    "again, let this browser show a new code."
)
_OVER = "It worked for ten minutes, or your role has ended. To sign in, let this browser show a new code."
_ELSEWHERE = (
    "The link signs in only the browser that shows the code. Copy the link, and open it there. If you have asked for "
    "no code, or somebody sent you this link, do nothing."
)
TOLD: Mapping[Refused, tuple[str, str]] = {
    Refused.USED: ("This link has been used", _USED),
    Refused.OVER: ("This link no longer works", _OVER),
    Refused.ELSEWHERE: ("This is not the browser that asked", _ELSEWHERE),
}
_STATUS = {Refused.USED: 410, Refused.OVER: 410, Refused.ELSEWHERE: 403}


@dataclass(frozen=True, slots=True)
class SigningIn:
    desk: Desk
    secure: bool  # whether people come over https

    async def show(self, request: web.Request) -> web.Response:
        if rooms.led_here(request):  # then no cookie came along
            return rooms.again(request)
        house, open_ = self.desk.house, linkable(self.desk.house) and not self.desk.house.local
        why = TRIAL if house.local else ""
        return self._page("desk/sign_in.html", signed_in=sessions.of(request), code="", open=open_, why=why)

    async def begin(self, request: web.Request) -> web.Response:
        """A code for this browser, in place of any before. Nothing is kept of it here.

        It is shown in this answer alone: a page that showed the code of whatever cookie comes could show that of
        somebody who has put theirs there, and has the same one.
        """
        await received(request)
        if not linkable(self.desk.house) or self.desk.house.local:
            raise web.HTTPNotFound
        if sessions.of(request):
            raise web.HTTPSeeOther(WHERE)
        begun = pairing.begin(agents.looks(request.headers.get("User-Agent", "")), self.desk)
        answer = self._page("desk/sign_in.html", signed_in=None, code=begun.code, open=True, why="")
        rooms.remember(request, answer, PAIRING, begun.kept, secure=self.secure)
        return answer

    async def look(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        found = await run(self.desk.store, partial(links.look, name=name, desk=self.desk))
        return self._refused(found) if isinstance(found, Refused) else self._page("desk/link.html", looks=found.looks)

    async def use(self, request: web.Request) -> web.Response:
        await received(request)
        name, kept = request.match_info["name"], sessions.values(request, PAIRING)
        used = await run(self.desk.store, partial(links.use, name=name, kept=kept, desk=self.desk))
        if isinstance(used, Refused):
            return self._refused(used)
        answer = web.Response(status=303, headers={"Location": DESK.path})
        answer.del_cookie(PAIRING.name, path=PAIRING.path)
        rooms.remember(request, answer, SESSION, used.cookie, secure=self.secure)
        return answer

    async def leave(self, request: web.Request) -> web.Response:
        """This browser's session ends, or all of this person's; without one, it forgets who sits at the desk."""
        given = await received(request)
        sessions.check(request, given, self.desk)
        answer = web.Response(status=303, headers={"Location": DESK.path, "Clear-Site-Data": '"cache"'})
        session = sessions.of(request)
        if session:
            ending = (
                partial(kept.sign_out, who=session.who, desk=self.desk)
                if "everywhere" in given
                else partial(kept.end, session=session.id)
            )
            await run(self.desk.store, ending)
        elif "token" not in given:  # else the page was of a session that has ended, and not of what the browser holds
            if seated := sessions.seated(request):
                await run(self.desk.store, partial(seats.leave, seated=seated))
            answer.del_cookie(DESK.cookie.name, path=DESK.cookie.path)
        answer.del_cookie(SESSION.name, path=SESSION.path)
        return answer

    def _refused(self, why: Refused) -> web.Response:
        title, words = TOLD[why]
        return self._page("desk/no_link.html", _STATUS[why], title=title, words=words)

    def _page(self, template: str, status: int = 200, /, **parts: object) -> web.Response:
        common = {"name": NAME, "house": self.desk.house, "asset": assets.address, "say_in_chat": WORDS}
        text = render.page(template, begin=WHERE, room=DESK, **parts, **common)
        return web.Response(status=status, text=text, content_type="text/html", charset="utf-8")
