"""What Slack's refusals mean: for good or for later. Pure. The codes stand on the pages of each method."""

import re
from datetime import timedelta

from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Cause

TOO_MANY, BROKEN = 429, 500  # statuses of HTTP
NO_CONNECTION = "no_connection"  # our own word: it may have been taken, and nobody knows

_GONE = frozenset(
    {
        *("account_inactive", "app_uninstalled", "token_revoked", "team_not_found", "team_access_not_granted"),
        *("channel_not_found", "not_in_channel", "is_archived", "not_visible", "channel_type_not_supported"),
        *("user_not_found", "users_not_found", "user_not_visible", "user_disabled", "user_not_in_channel"),
        *("cannot_dm_bot", "messages_tab_disabled", "not_enabled", "enterprise_is_restricted"),
        *("restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_locked"),
        *("restricted_action_non_threadable_channel", "restricted_action_thread_only_channel", "ekm_access_denied"),
    }
)
_REFUSED = frozenset(
    {
        *("msg_too_long", "msg_blocks_too_long", "no_text", "invalid_blocks", "invalid_blocks_format"),
        *("invalid_arguments", "invalid_array_arg", "invalid_form_data", "invalid_json", "json_not_object"),
        *("too_many_attachments", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large"),
        *("file_upload_size_restricted", "blocked_file_type", "storage_limit_reached"),
    }
)
_BUSY = frozenset(
    {
        *("ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "fatal_error"),
        *("internal_error", "request_timeout", "team_added_to_org", "accesslimited"),
    }
)
# Whoever runs the bot can mend these, so what is owed waits.
_OURS = frozenset({"invalid_auth", "not_authed", "token_expired", "missing_scope", "no_permission", "not_installed"})
_CODE = re.compile(r"[a-z0-9_]{1,60}")


class Refusal(Exception):  # noqa: N818 - an answer of Slack's, as often expected as not
    """Slack took something not. `code` is its word for why, never anybody's words."""

    def __init__(self, code: str, status: int = 200, wait: timedelta | None = None) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.wait = wait


def code(given: object) -> str:
    return given if isinstance(given, str) and _CODE.fullmatch(given) else "unknown"


def outcome(refusal: Refusal) -> CannotDeliverError | TryLaterError:
    """For the outbox."""
    if refusal.status == TOO_MANY or refusal.status >= BROKEN or refusal.code in _BUSY:
        return TryLaterError(refusal.wait)
    if refusal.code in _GONE:
        return CannotDeliverError(Cause.UNREACHABLE)
    if refusal.code in _REFUSED:
        return CannotDeliverError(Cause.REFUSED)
    return TryLaterError(None, Cause.PLATFORM_OFF if refusal.code in _OURS else Cause.FAILED)
