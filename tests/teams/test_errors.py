"""What Teams answers, in one word, and what becomes of what was to be sent."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.refusals import Refusal
from adapters.teams import errors
from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Cause
from tests.teams.platform import BLOCKED


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"error": {"code": "BotNotInConversationRoster", "message": "x"}}, "BotNotInConversationRoster"),
        (json.loads(BLOCKED.body), "MessageWritesBlocked"),
        ({"error": {"code": "ServiceError", "message": BLOCKED.body}}, "MessageWritesBlocked"),
        ({"error": "invalid_client", "error_description": "AADSTS1: words"}, "invalid_client"),
        ({"code": "ConversationNotFound"}, "ConversationNotFound"),
        ({"message": "Authorization has been denied for this request."}, "unknown"),
        ({"error": {"code": "Words about Alex Canary"}}, "unknown"),
        ({"error": {"code": 7}}, "unknown"),
        ({"message": "{" * 1_000}, "unknown"),
        (None, "unknown"),
        ([], "unknown"),
        ("", "unknown"),
    ],
)
def test_teams_word_is_found_and_nobodys_sentence_is(body: object, code: str) -> None:
    assert errors.code(body) == code


@given(
    st.recursive(
        st.text() | st.integers() | st.none(),
        lambda one: (
            st.dictionaries(st.sampled_from(["error", "code", "message", "subCode"]), one | one.map(json.dumps))
            | st.lists(one)
        ),
    )
)
def test_whatever_teams_answers_it_is_one_word(body: object) -> None:
    assert errors.code(body).isidentifier()


@pytest.mark.parametrize(
    "code",
    [
        *("BotNotInConversationRoster", "ConversationBlockedByUser", "BotDisabledByAdmin", "MessageWritesBlocked"),
        *("ForbiddenOperationException", "NotEnoughPermissions", "TenantNoPermission", "SomethingNew"),
    ],
)
def test_who_cannot_be_reached_is_not_tried_again(code: str) -> None:
    outcome = errors.outcome(Refusal(code, 403))
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is Cause.UNREACHABLE


@pytest.mark.parametrize(
    ("refusal", "cause"),
    [
        (Refusal("ConversationNotFound", 404), Cause.UNREACHABLE),
        (Refusal("BadArgument", 400), Cause.REFUSED),
        (Refusal("MessageSizeTooBig", 413), Cause.REFUSED),
    ],
)
def test_what_is_decided_for_good(refusal: Refusal, cause: Cause) -> None:
    outcome = errors.outcome(refusal)
    assert isinstance(outcome, CannotDeliverError)
    assert outcome.cause is cause


@pytest.mark.parametrize(
    ("refusal", "cause"),
    [
        *((Refusal("x", status), Cause.BUSY) for status in (408, 412, 429, 500, 502, 503, 504)),
        (Refusal("BotNotRegistered", 401), Cause.PLATFORM_OFF),
        (Refusal("InvalidBotApiHost", 403), Cause.PLATFORM_OFF),
        (Refusal(errors.NOT_ALLOWED, 403), Cause.PLATFORM_OFF),
        (Refusal("unknown", 403), Cause.FAILED),
        (Refusal("unknown", 404), Cause.FAILED),
        (Refusal("unknown", 307), Cause.FAILED),
    ],
)
def test_what_is_for_later(refusal: Refusal, cause: Cause) -> None:
    outcome = errors.outcome(refusal)
    assert isinstance(outcome, TryLaterError)
    assert outcome.cause is cause
