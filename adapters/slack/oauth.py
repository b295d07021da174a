"""Many workspaces install the bot: Slack asks somebody there, and what it gives is kept in the bot's own store."""

import hashlib
import html
import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from urllib.parse import urlencode

from aiohttp import web

from adapters.refusals import Refusal
from adapters.slack import manifest
from adapters.slack.api import Api
from adapters.slack.installed import Team
from adapters.slack.serve import Taker
from bot.identity import NAME
from bot.records import Installing
from bot.store import Transaction, run

INSTALL, BACK = "/slack/install", "/slack/oauth_redirect"
AUTHORIZE = "https://slack.com/oauth/v2/authorize"
COOKIE = "agreement-bot-install"
WITHIN = timedelta(minutes=10)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class App:
    client_id: str
    client_secret: str = field(repr=False)
    public_url: str
    emails: bool = False  # whether accounts are linked by their addresses

    @property
    def back(self) -> str:
        return self.public_url.rstrip("/") + BACK


@dataclass(frozen=True, slots=True)
class _Pages:
    app: App
    api: Api

    async def install(self, _: web.Request) -> web.StreamResponse:
        state = secrets.token_urlsafe(32)
        until = self.api.tokens.now() + WITHIN

        async def keep(tx: Transaction) -> None:
            await tx.add(Installing(_hash(state), until, until))

        await run(self.api.tokens.store, keep)
        asked = {
            "client_id": self.app.client_id,
            "scope": ",".join(manifest.scopes(emails=self.app.emails)),
            "state": state,
            "redirect_uri": self.app.back,
        }
        answer = web.Response(status=302, headers={"Location": f"{AUTHORIZE}?{urlencode(asked)}"})
        # Lax, since they come back from Slack's page.
        answer.set_cookie(
            COOKIE, state, max_age=int(WITHIN.total_seconds()), path=BACK, httponly=True, samesite="Lax", secure=True
        )
        return answer

    async def back(self, request: web.Request) -> web.StreamResponse:
        state, code = request.query.get("state", ""), request.query.get("code", "")
        ours = bool(state) and secrets.compare_digest(state.encode(), request.cookies.get(COOKIE, "").encode())
        if not ours or not await self._begun(state):
            return _page(400, "This link is not of your browser, or too old. Please begin again.")
        if not code:
            return _page(400, "Nothing was installed.")
        asked = {
            "client_id": self.app.client_id,
            "client_secret": self.app.client_secret,
            "code": code,
            "redirect_uri": self.app.back,
        }
        try:
            given = await self.api.with_token("", "oauth.v2.access", asked)
        except Refusal as refusal:
            log.warning("an installation failed: %s", refusal)
            return _page(502, "Slack did not let me in. Please begin again.")
        team, token = _team(given), given.get("access_token")
        if not isinstance(token, str) or not team.tenant:
            return _page(502, "Slack gave me no way in. Please begin again.")
        await self.api.tokens.keep(team, token)
        return _page(200, "I am installed. Open Slack and look for me under Apps.")

    async def _begun(self, state: str) -> bool:
        """Once."""

        async def take(tx: Transaction) -> bool:
            kept = await tx.get(Installing, _hash(state))
            await tx.remove(Installing, _hash(state))
            return kept is not None and kept.until > self.api.tokens.now()

        return await run(self.api.tokens.store, take)


def pages(app: App, api: Api) -> Mapping[str, Taker]:
    made = _Pages(app, api)
    return {INSTALL: made.install, BACK: made.back}


def _team(given: Mapping[str, object]) -> Team:
    enterprise, team = _id(given.get("enterprise")), _id(given.get("team"))
    return Team(enterprise, "" if given.get("is_enterprise_install") is True else team)


def _id(table: object) -> str:
    found = table.get("id") if isinstance(table, dict) else ""
    return found if isinstance(found, str) else ""


def _page(status: int, words: str) -> web.Response:
    text = f"<!doctype html><html lang=en><meta charset=utf-8><title>{html.escape(NAME)}</title><p>{html.escape(words)}"
    return web.Response(status=status, text=text, content_type="text/html", charset="utf-8")


def _hash(state: str) -> str:
    return hashlib.sha256(state.encode("utf-8", "surrogatepass")).hexdigest()[:32]
