"""What Teams' refusals mean: for good or for later. Pure.

Source: https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability, its status codes. What
that page says not to try again is not, but for what whoever runs the bot can mend, and for what does not tell why: that
may be said by something on the way to Teams.
"""

import json
import re

from adapters.refusals import BROKEN, TOO_MANY, Refusal
from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Cause

MALFORMED, UNAUTHORIZED, FORBIDDEN, TOO_SLOW, PRECONDITION, TOO_LARGE, UNAVAILABLE = 400, 401, 403, 408, 412, 413, 503

CONVERSATION_GONE = "ConversationNotFound"
UNKNOWN = "unknown"  # our own words, as are these
NO_ANSWER = "no_answer"  # that anybody could read
NO_ID = "no_id"  # it was taken and not named, and would be time and again
NOT_ALLOWED = "not_allowed"  # no token of ours is for that service
PACED = "paced"  # it would have to wait for its turn for too long

_GONE = frozenset(
    {
        *("BotNotInConversationRoster", CONVERSATION_GONE, "ConversationBlockedByUser", "MessageWritesBlocked"),
        *("BotDisabledByAdmin", "ForbiddenOperationException", "MemberNotFoundInConversation"),
    }
)
# Whoever runs the bot can mend these, so what is owed waits.
_OURS = frozenset({NOT_ALLOWED, "BotNotRegistered", "InvalidBotApiHost", "Authorization", "Unauthorized"})
_CODE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_DEEPEST = 6  # tables within tables


def code(given: object) -> str:
    """Teams' word for why, in each of the shapes in which it is told."""
    return _found(given, _DEEPEST) or UNKNOWN


def outcome(refusal: Refusal) -> CannotDeliverError | TryLaterError:
    """For the outbox."""
    if refusal.code == NO_ID:
        return CannotDeliverError(Cause.REFUSED)
    if refusal.status in (TOO_MANY, PRECONDITION, TOO_SLOW) or refusal.status >= BROKEN:
        return TryLaterError(refusal.wait)
    if refusal.status == UNAUTHORIZED or refusal.code in _OURS:
        return TryLaterError(refusal.wait, Cause.PLATFORM_OFF)
    if refusal.code in _GONE or (refusal.status == FORBIDDEN and refusal.code != UNKNOWN):
        return CannotDeliverError(Cause.UNREACHABLE)
    if refusal.status in (MALFORMED, TOO_LARGE):
        return CannotDeliverError(Cause.REFUSED)
    return TryLaterError(refusal.wait, Cause.FAILED)


def _found(given: object, deep: int) -> str:
    """The innermost word, which says most."""
    if _is_table(given):
        given = _read(str(given))
    if isinstance(given, str):
        return given if _CODE.fullmatch(given) else ""
    if not isinstance(given, dict) or not deep:
        return ""
    message = given.get("message")  # a sentence, or the answer of another service
    told = (message if _is_table(message) else None, given.get("subCode"), given.get("code"), given.get("error"))
    return next((word for one in told if (word := _found(one, deep - 1))), "")


def _is_table(given: object) -> bool:
    return isinstance(given, str) and given.lstrip().startswith("{")


def _read(text: str) -> object:
    try:
        read: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return read
