"""Whatever is sent, it becomes something or is refused: nothing else is ever raised."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from adapters.naming import ForgottenError
from adapters.payloads import MalformedError
from adapters.teams import render
from adapters.teams.incoming import Incoming
from adapters.teams.keeping import Rated, Stand, rated
from adapters.teams.render import To
from bot.replies import Button
from tests.spoilt import anything, many, spoilt
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

ANYTHING = anything(nasty)


@many(500)
@given(st.one_of(ANYTHING, spoilt(GOOD, ANYTHING)))
def test_any_activity_becomes_something_or_is_refused(payload: object) -> None:
    with suppress(MalformedError, ForgottenError):
        assert isinstance(payloads.read(payload, KEPT), Incoming)


def test_what_is_spoilt_was_good_before() -> None:
    for payload in GOOD:
        assert isinstance(payloads.read(payload, KEPT), Incoming)
