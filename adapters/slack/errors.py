"""What Slack's refusals mean: for good or for later. Pure. The codes stand on the pages of each method."""

import re

from adapters.refusals import BROKEN, TOO_MANY, Refusal
from bot.outbox import CannotDeliverError, TryLaterError
from bot.records import Cause

_GONE = frozenset(
    {
        *("account_inactive", "app_uninstalled", "team_not_found", "team_access_not_granted", "not_enabled"),
        *("channel_not_found", "invalid_channel", "not_in_channel", "is_archived", "not_visible"),
        *("channel_type_not_supported", "method_not_supported_for_channel_type", "posting_to_channel_denied"),
        *("user_not_found", "users_not_found", "user_not_visible", "user_disabled", "user_not_in_channel"),
        *("cannot_dm_bot", "messages_tab_disabled", "invalid_user_combination", "enterprise_is_restricted"),
        *("restricted_action", "restricted_action_read_only_channel", "restricted_action_thread_locked"),
        *("restricted_action_non_threadable_channel", "restricted_action_thread_only_channel", "ekm_access_denied"),
    }
)
_REFUSED = frozenset(
    {
        *("msg_too_long", "msg_blocks_too_long", "no_text", "invalid_blocks", "invalid_blocks_format"),
        *("invalid_arguments", "invalid_array_arg", "invalid_form_data", "invalid_json", "json_not_object"),
        *("too_many_attachments", "invalid_metadata_format", "invalid_metadata_schema", "metadata_too_large"),
        *("file_uploads_disabled", "file_upload_size_restricted", "blocked_file_type", "storage_limit_reached"),
        *("alt_txt_too_large", "missing_argument"),
    }
)
# Slack says of these that a part may have been done all the same.
_HALF_DONE = frozenset({"fatal_error", "internal_error"})
_BUSY = _HALF_DONE | {
    *("ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable"),
    *("request_timeout", "team_added_to_org", "org_login_required", "accesslimited"),
}
# Whoever runs the bot can mend these, so what is owed waits. A workspace that took the bot out says `account_inactive`.
_OURS = frozenset(
    {
        *("invalid_auth", "not_authed", "token_expired", "token_revoked", "not_allowed_token_type", "not_installed"),
        *("missing_scope", "no_permission", "access_denied", "two_factor_setup_required"),
    }
)
# The workspace may have let the bot in again since, by way of another process.
DEAD_TOKEN = frozenset({"account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked"})
_CODE = re.compile(r"[a-z0-9_]{1,60}")


def code(given: object) -> str:
    return given if isinstance(given, str) and _CODE.fullmatch(given) else "unknown"


def may_be_done(refusal: Refusal) -> bool:
    """Whether nobody knows if Slack did it."""
    return refusal.status >= BROKEN or refusal.code in _HALF_DONE


def outcome(refusal: Refusal, *, posting: bool = True) -> CannotDeliverError | TryLaterError:
    """For the outbox. `posting`: whether it was the message itself: a wait for any other method stops no message."""
    if refusal.status == TOO_MANY or refusal.status >= BROKEN or refusal.code in _BUSY:
        return TryLaterError(refusal.wait if posting else None)
    if refusal.code in _GONE:
        return CannotDeliverError(Cause.UNREACHABLE)
    if refusal.code in _REFUSED:
        return CannotDeliverError(Cause.REFUSED)
    return TryLaterError(None, Cause.PLATFORM_OFF if refusal.code in _OURS else Cause.FAILED)
