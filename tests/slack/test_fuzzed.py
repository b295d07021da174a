"""Whatever is sent, it becomes something or is refused: nothing else is ever raised."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from adapters.naming import ForgottenError
from adapters.payloads import MalformedError
from adapters.slack import parse, views
from adapters.slack.incoming import ASK_ABOUT, REPORT, Incoming
from bot.events import Owner
from tests.slack import payloads
from tests.slack.payloads import SIGNATURE, Json, names
from tests.slack.saying import HERE, nasty
from tests.slack.test_paging import LONG
from tests.spoilt import anything, many, spoilt
from tests.web.visiting import FORM

BUTTON: Json = {"type": "button", "action_id": "a|1", "value": "v", "text": {"type": "plain_text", "text": "x"}}
VIEW = views.modal((FORM,), HERE, names()).view
PART = views.modal((LONG,), HERE, names(), 60)
TOKENS = {"oauth": ["U1"], "bot": ["U2"]}
EVENTS = (
    payloads.message(files=[{"id": "F1"}]),
    payloads.mention(),
    payloads.event({"type": "app_home_opened", "user": "U1", "channel": "D1", "tab": "home"}),
    payloads.event({"type": "app_uninstalled"}),
    payloads.event({"type": "tokens_revoked", "tokens": TOKENS}),
    {"type": "url_verification", "challenge": "x"},
)
INTERACTIONS = (
    payloads.pressed(BUTTON),
    payloads.pressed_in(VIEW, BUTTON),
    payloads.sent(VIEW, {"name": "Rota bot", "where": "home", "looks": ("mail",)}),
    payloads.looked_for(VIEW, "name", "rota"),
    payloads.sent(PART.view, {"clause.50": "same"}),
    payloads.pressed_in(PART.view, {**BUTTON, "action_id": f"{views.BACK}|1"}),
    payloads.interaction("message_action", callback_id=ASK_ABOUT, message={"text": "x"}, channel={"id": "C1"}),
    payloads.interaction("shortcut", callback_id=REPORT),
)
COMMAND = payloads.command("ask can they?")

ANYTHING = anything(nasty)


def became(came: object) -> None:
    assert isinstance(came, Incoming)


@many(300)
@given(st.one_of(ANYTHING, spoilt(EVENTS, ANYTHING)))
def test_any_event_becomes_something_or_is_refused(payload: object) -> None:
    with suppress(MalformedError):
        became(parse.event(payload, Owner.UNION))


@many(300)
@given(st.one_of(ANYTHING, spoilt(INTERACTIONS, ANYTHING)))
def test_any_interaction_becomes_something_or_is_refused(payload: object) -> None:
    with suppress(MalformedError, ForgottenError):
        became(payloads.read(payload, PART.kept))


@many(300)
@given(st.one_of(ANYTHING, spoilt((COMMAND,), ANYTHING), st.text().map(lambda text: {**COMMAND, "text": text})))
def test_any_command_becomes_something_or_is_refused(payload: object) -> None:
    with suppress(MalformedError):
        became(parse.command(payload, Owner.UNION, SIGNATURE))
