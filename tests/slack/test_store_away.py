"""Slack while the store fails, or does not answer: nobody is left without words, and nobody loses what they wrote."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from bot import memory
from bot.bot import NOT_KEPT, Bot
from bot.desk import Desk
from bot.events import Event, Submitted
from bot.questions import ASK
from bot.replies import Card, Form, Replies, Text
from bot.store import Store, StoreError, Transaction
from tests import fakes
from tests.fakes import BrokenStore
from tests.slack import payloads
from tests.slack.payloads import DM, Json
from tests.slack.platform import refusing
from tests.slack.test_paging import LONG
from tests.slack.test_serve import FORM, SURFACES, _begun
from tests.slack.test_surfaces import MANY, Saying
from tests.slack.visiting import Door, door

STILL_THERE = "What you wrote still stands"


@dataclass
class Away:
    """A store that can be taken away."""

    store: Store
    down: bool = False

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Transaction]:
        if self.down:
            raise StoreError
        async with self.store.transaction() as tx:
            yield tx

    async def close(self) -> None: ...


def _desk() -> tuple[Desk, Away]:
    desk = fakes.desk()
    away = Away(desk.store)
    return replace(desk, store=away), away  # type: ignore[arg-type]  # nothing here claims what is owed


def _said(here: Door) -> str:
    return json.dumps([*(one.payload for one in here.platform.asked), *here.platform.hooks])


@pytest.mark.parametrize("error", [StoreError(), None], ids=["failing", "hanging"])
@pytest.mark.parametrize("surface", [name for name in SURFACES if name != "a list"])
async def test_every_surface_says_something(
    surface: str, error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.05)
    body, kind = SURFACES[surface]
    async with door(fakes.desk(store=BrokenStore(error))) as here:
        answered = await here.post(body, kind)
        assert answered.status == 200
        await here.settled()
        assert "automated bot" in answered.text + _said(here)


@pytest.mark.parametrize(
    "came",
    [payloads.message(), payloads.mention(), payloads.pressed({"type": "button", "action_id": f"{ASK.action}|1"}, DM)],
)
@pytest.mark.parametrize("reply", [MANY, LONG, Text("Which?", private=True)])
async def test_what_needs_something_kept_is_said_without_it(came: Json, reply: Card | Form | Text) -> None:
    desk = fakes.desk(store=BrokenStore(StoreError()))
    async with door(desk, Saying(desk, (reply,))) as here:
        await (here.interaction(came) if came["type"] == "block_actions" else here.event(came))
        await here.settled()
        expected = "Something went wrong" if reply is LONG else "Label 1*" if reply is MANY else "Which?"
        assert expected in _said(here)


async def test_the_home_is_shown_without_what_it_cannot_keep() -> None:
    desk = fakes.desk(store=BrokenStore(StoreError()))
    async with door(desk, Saying(desk, (MANY,))) as here:
        await here.post(*SURFACES["the home"])
        await here.settled()
        assert "Label 1*" in json.dumps(here.platform.calls("views.publish"))


async def test_a_report_that_was_not_kept_stays_before_whoever_wrote_it() -> None:
    desk, away = _desk()
    async with door(desk) as here:
        written = await _begun(here)
        away.down = True
        answered = await here.post(written, FORM)
        assert answered.json["response_action"] == "push"
        assert NOT_KEPT.body in answered.text
        assert STILL_THERE in answered.text
        away.down = False
        assert "Thank you" in (await here.post(written, FORM)).text


@pytest.mark.parametrize("gone", [payloads.USER, ""])
async def test_a_part_of_a_form_that_cannot_be_taken_stays(gone: str) -> None:
    """With words that no store is needed for, and where the request makes no sense."""
    desk, away = _desk()
    async with door(desk, Saying(desk, (LONG,))) as here:
        await here.interaction(payloads.interaction("shortcut", callback_id="report_ai"))
        view = (await here.platform.until("views.open"))["view"]
        came = payloads.sent(view, {"who": "the branch"})
        away.down = bool(gone)
        if not gone:
            came["view"]["state"]["values"] = {"who": {"x": {"type": "of another world"}}}
        answered = await here.interaction(came)
        assert answered.json["response_action"] == "push"
        assert STILL_THERE in answered.text


async def test_the_receipt_is_shown_where_what_stands_beside_it_cannot_be_kept() -> None:
    desk, away = _desk()
    async with door(desk, Saying(desk, (MANY,), (MANY,))) as here:
        view = {
            "type": "modal",
            "private_metadata": json.dumps({"form": "f", "key": f"with {payloads.USER}", "reach": ""}),
        }
        given = {"p": {"x": {"type": "plain_text_input", "value": "words"}}}
        came = payloads.interaction(
            "view_submission", view={**view, "id": "V1", "hash": "1", "state": {"values": given}}
        )
        away.down = True
        answered = await here.interaction(came)
        assert answered.json["response_action"] == "update"
        assert "Label 1*" in answered.text


class _Failing(Bot):
    """What is sent is not kept, after a while."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.may_fail = asyncio.Event()

    async def handle(self, event: Event) -> Replies:
        if not isinstance(event, Submitted):
            return await super().handle(event)
        await self.may_fail.wait()
        return (NOT_KEPT,)


async def test_what_took_long_and_was_not_kept_stands_in_the_window_again() -> None:
    desk = fakes.desk()
    bot = _Failing(desk)
    async with door(desk, bot, patience=0.05) as here:
        written = await _begun(here)
        opened = here.platform.calls("views.open")[-1]["view"]
        assert "still saving" in (await here.post(written, FORM)).text
        bot.may_fail.set()
        await here.settled()
        shown = here.platform.calls("views.update")[-1]["view"]
        assert NOT_KEPT.body in json.dumps(shown)
        assert shown["private_metadata"] == opened["private_metadata"]
        again = payloads.sent(shown)["view"]["state"]["values"]
        words = {value["value"] for one in again.values() for value in one.values() if "value" in value}
        assert {"Rota bot", "Town Hall", "It plans who works when."} <= words


async def test_a_window_that_was_closed_meanwhile_leaves_no_words_in_the_history() -> None:
    desk = fakes.desk()
    bot = _Failing(desk)
    async with door(desk, bot, patience=0.05) as here:
        written = await _begun(here)
        await here.post(written, FORM)
        here.platform.answers["views.update"].append(refusing("not_found"))
        bot.may_fail.set()
        await here.settled()
        said = here.platform.calls("chat.postMessage")
        assert NOT_KEPT.body in json.dumps(said)
        assert "plans who works" not in json.dumps(said)
