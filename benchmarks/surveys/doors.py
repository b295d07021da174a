"""The doors through which ballots come: what serves each, and what somebody's ballot looks like there."""

import json
import logging
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from urllib.parse import urlencode

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from adapters.commands.desk import library
from adapters.settings import Settings
from adapters.slack import metadata
from adapters.slack import serve as slack_serve
from adapters.slack import standing as slack_standing
from adapters.slack.metadata import Metadata
from adapters.slack.views import CALLBACK
from adapters.stores.kept import KeptStore
from adapters.teams import serve as teams_serve
from adapters.teams import standing as teams_standing
from adapters.teams.carried import KEY as CARRIED
from adapters.teams.fields import ONE
from adapters.web.serve import Doors, application
from bot.bot import Bot
from bot.desk import Desk
from bot.hearing.listening import Hearing
from bot.memory import keyed
from bot.records import Ballot
from bot.records.surveys import Asked, Choice, Question, Questionnaire, Stage, Survey, Way
from bot.store import Transaction
from bot.surveys import shelves
from bot.surveys.staff import answering
from tests import fakes
from tests.learning import KEPT
from tests.slack import payloads as slack_payloads
from tests.slack.payloads import Json
from tests.slack.visiting import SECRET, TOKEN, signed
from tests.teams import payloads as teams_payloads
from tests.teams import platform as teams_platform
from tests.teams.tokens import APP, signer, token

SURVEY = "benchmark"
CHOICES = ("never", "rarely", "sometimes", "often", "always")
WHY = {"en": "So that reps can speak for all of us."}
KEYS = tuple(f"question{number}" for number in range(10))
FORM = f"{answering.KEY} {SURVEY} en - 0"
NOWHERE = "http://127.0.0.1:9/"  # where nothing listens: no platform is called for a ballot
THANKED = "Thank you"
STILL = "still saving"  # who is not thanked within a platform's patience is told so, and thanked once it is kept

Headers = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Openid:
    """Who signs for Teams."""

    url: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """`serve` is done in the process that is measured; the others in the one that sends."""

    name: str
    path: str
    serve: Callable[[Desk, Openid], AbstractAsyncContextManager[web.Application]]
    body: Callable[[int], str]
    headers: Callable[[str, int], Headers]


def survey(now: datetime) -> Survey:
    """Two of its questions are counted against each other."""
    offered = tuple(Choice(key, {"en": key.title()}) for key in CHOICES)
    words = {"en": "How often does a system decide when you work, and where, and how fast?"}
    questions = tuple(Question(key, Asked.SCALE, words, WHY, offered) for key in KEYS)
    asked = Questionnaire({"en": "Machines at work"}, {"en": "What decides over us."}, ("en",), questions)
    made = Survey(SURVEY, now, "", Stage.DRAFT, "a rep", "The branch", asked, ways=(Way.CHAT,))
    return replace(made, closes=now + timedelta(days=1), together=((KEYS[0], KEYS[1]),))


def desk(store: KeptStore, data: Path) -> Desk:
    """All that `serve` has, but for the model, and what it learns to hear by. What it learnt before is there."""
    KEPT.mkdir(parents=True, exist_ok=True)
    data.mkdir()
    (data / "cache").symlink_to(KEPT, target_is_directory=True)
    shelves_ = library(Settings(data), None)
    return replace(fakes.desk(store=store), knowledge=shelves_, hearing=Hearing(), now=lambda: datetime.now(UTC))


def answers(number: int) -> Mapping[str, str]:
    return {key: CHOICES[(number * step) % len(CHOICES)] for step, key in enumerate(KEYS, 1)}


@asynccontextmanager
async def _slack(made: Desk, _: Openid) -> AsyncIterator[web.Application]:
    bot = Bot(made)
    slack = slack_standing.slack(bot, made, slack_standing.Keys(TOKEN, SECRET, api_url=f"{NOWHERE}api/"))
    async with slack.running():
        yield application(bot, made, doors=Doors(slack.posts, slack.pages))


def _view(number: int) -> str:
    """What Slack sends when somebody sends the form."""
    values = {
        key: {"a": {"type": "radio_buttons", "selected_option": {"value": choice}}}
        for key, choice in answers(number).items()
    }
    user = f"U0{number}"
    carried = metadata.written(Metadata(FORM, f"with {user}", f"D0{number}"))
    view: Json = {"id": f"V{number}", "team_id": slack_payloads.TEAM, "hash": f"{number}.a", "type": "modal"}
    view |= {"callback_id": CALLBACK, "private_metadata": carried, "state": {"values": values}, "blocks": []}
    who = {"id": user, "username": "somebody", "team_id": slack_payloads.TEAM}
    payload = slack_payloads.interaction("view_submission", view=view, response_urls=[])
    return urlencode({"payload": json.dumps({**payload, "user": who})})


def _signed(body: str, _: int) -> Headers:
    return {"Content-Type": "application/x-www-form-urlencoded", **signed(body)}


@asynccontextmanager
async def _teams(made: Desk, openid: Openid) -> AsyncIterator[web.Application]:
    bot = Bot(made)
    keys = teams_standing.Keys(APP, tenants=None, openid_url=openid.url, outbound_token=teams_platform.TOKEN)
    teams = teams_standing.teams(bot, made, keys)
    async with teams.running():
        yield application(bot, made, doors=Doors(teams.posts))


def _invoke(number: int) -> str:
    """What Teams sends when somebody sends the form in a window."""
    carried = {CARRIED: {"do": "send", "what": FORM, "mark": f"mark {number}"}}
    data = {**carried, **{f"{ONE}{key}": choice for key, choice in answers(number).items()}}
    sent = teams_payloads.invoke("task/submit", {"data": data, "context": {"theme": "default"}})
    who = {"id": f"29:{number}", "name": "Somebody", "aadObjectId": f"aad-{number}"}
    chat = {**sent["conversation"], "id": f"a:{number}"}
    return json.dumps({**sent, "id": f"f:{number}", "from": who, "conversation": chat})


@cache
def _token() -> str:
    return token()


def _with_token(_: str, __: int) -> Headers:
    return {"Content-Type": "application/json", "Authorization": _token()}


async def _commit(made: Desk, who: str, given: Mapping[str, str]) -> None:
    """A ballot as it is kept, and nothing else of what the bot looks at."""
    id_ = keyed(made.secret, "peer", who)
    ballot = Ballot(id_, shelves.shelf(SURVEY, id_), Way.CHAT, {key: (one,) for key, one in given.items()}, (id_,))

    async def keep(tx: Transaction) -> None:
        await tx.put(ballot)

    await made.line.run(made.store, keep)


def _chosen(view: Json) -> Mapping[str, str]:
    return {key: one["a"]["selected_option"]["value"] for key, one in view["state"]["values"].items()}


@asynccontextmanager
async def _bare_aiohttp(made: Desk, _: Openid) -> AsyncIterator[web.Application]:
    """No signature is looked at, and nobody asks whether this survey is open."""

    async def take(request: web.Request) -> web.Response:
        payload = json.loads(str((await request.post())["payload"]))
        await _commit(made, payload["user"]["id"], _chosen(payload["view"]))
        return web.json_response({"response_action": "update", "view": {"title": THANKED}})

    app = web.Application()
    app.router.add_post(slack_serve.PATH, take)
    yield app


@asynccontextmanager
async def _bare_bolt(made: Desk, _: Openid) -> AsyncIterator[web.Application]:
    """As its documentation begins."""

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=slack_payloads.TEAM, bot_token=TOKEN, bot_user_id=slack_payloads.BOT
        )

    silent = logging.getLogger(f"{__name__}.bolt")
    silent.setLevel(logging.CRITICAL)
    bolt = AsyncApp(logger=silent, signing_secret=SECRET, authorize=authorize)

    @bolt.view(CALLBACK)
    async def take(ack: AsyncAck, body: Json, view: Json) -> None:
        await _commit(made, body["user"]["id"], _chosen(view))
        await ack(response_action="update", view={"type": "modal", "title": {"type": "plain_text", "text": THANKED}})

    async def posted(request: web.Request) -> web.StreamResponse:
        return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

    app = web.Application()
    app.router.add_post(slack_serve.PATH, posted)
    yield app


SLACK = Door("Slack", slack_serve.PATH, _slack, _view, _signed)
TEAMS = Door("Teams", teams_serve.PATH, _teams, _invoke, _with_token)
AIOHTTP = Door("bare aiohttp", slack_serve.PATH, _bare_aiohttp, _view, _signed)
BOLT = Door("bare bolt", slack_serve.PATH, _bare_bolt, _view, _signed)
DOORS = {door.name: door for door in (SLACK, TEAMS, AIOHTTP, BOLT)}
PEERS = (AIOHTTP, BOLT)


@contextmanager
def signing() -> Iterator[Openid]:
    with signer() as by:
        yield Openid(by.openid)
