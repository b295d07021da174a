"""Whatever is sent, it becomes something or is refused: nothing else is ever raised."""

import copy
from contextlib import suppress
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.naming import ForgottenError
from adapters.payloads import MalformedError
from adapters.teams import render
from adapters.teams.incoming import Incoming
from adapters.teams.keeping import Rated, Stand, rated
from adapters.teams.render import To
from bot.replies import Button
from tests.teams import oracle, payloads
from tests.teams.payloads import BOT, USER, Json, names
from tests.teams.saying import nasty
from tests.web.visiting import FORM

DRAWN = render.messages((FORM,), To(Stand.CHAT, USER), names())
CARD: Json = DRAWN.sent[0].activity["attachments"][0]["content"]
WINDOW = oracle.actions(CARD)[-1]
KEPT = {**DRAWN.kept, rated("17"): Rated(Button("Yes", "a", "b"), Button("No", "a", "c"))}
FEEDBACK = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "{}"}}
GOOD = (
    payloads.message(attachments=[{"contentType": "image/png"}]),
    payloads.mention(),
    payloads.sent(CARD, {"many.looks": "mail,screen", "picked.name": "x"}),
    payloads.pressed(dict(WINDOW)),
    payloads.invoke("composeExtension/fetchTask", {"commandId": "report"}),
    payloads.invoke("composeExtension/submitAction", {"data": WINDOW["data"]}),
    payloads.invoke("message/submitAction", FEEDBACK, replyToId="17"),
    payloads.invoke("message/fetchTask", {"data": FEEDBACK}, replyToId="17"),
    payloads.invoke("application/search", {"queryText": "x", "dataset": "suggest|trial.names"}),
    payloads.activity("conversationUpdate", membersAdded=[{"id": BOT}]),
    payloads.activity("installationUpdate", action="remove"),
)

anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), nasty),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
many = settings(deadline=None, max_examples=500, suppress_health_check=list(HealthCheck))


@st.composite
def spoilt(draw: st.DrawFn) -> Json:
    """An activity of Teams in which one thing, or several, is something else or missing."""
    payload = copy.deepcopy(draw(st.sampled_from(GOOD)))
    for _ in range(draw(st.integers(1, 3))):
        here: Any = payload
        while True:
            if isinstance(here, dict) and here:
                key: Any = draw(st.sampled_from(sorted(here, key=str)))
            elif isinstance(here, list) and here:
                key = draw(st.integers(0, len(here) - 1))
            else:
                break
            if isinstance(here[key], dict | list) and draw(st.booleans()):
                here = here[key]
                continue
            if isinstance(here, dict) and draw(st.booleans()):
                del here[key]
            else:
                here[key] = draw(anything)
            break
    return payload


@many
@given(st.one_of(anything, spoilt()))
def test_any_activity_becomes_something_or_is_refused(payload: object) -> None:
    with suppress(MalformedError, ForgottenError):
        assert isinstance(payloads.read(payload, KEPT), Incoming)


def test_what_is_spoilt_was_good_before() -> None:
    for payload in GOOD:
        assert isinstance(payloads.read(payload, KEPT), Incoming)
