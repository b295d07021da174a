"""What is needed to write to somebody later, as it is kept, encrypted, with their address."""

import json
from collections.abc import Set as AbstractSet
from dataclasses import asdict, dataclass, field
from urllib.parse import urlsplit

from adapters.payloads import MalformedError, some, table
from adapters.teams.reading import known_id

# Where Teams takes messages: https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
# and the same for the clouds of the United States' government. A token is sent with each message, so nowhere else.
HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    }
)
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Reference:
    """Names nobody: `user` is the account by which Teams addresses a person. Without `conversation` one is opened.

    That of a group or a channel has no `user`.
    """

    service_url: str
    tenant: str
    bot: str
    user: str = field(default="", repr=False)
    conversation: str = field(default="", repr=False)


def allowed(service_url: str, also: AbstractSet[str] = frozenset()) -> bool:
    """`also`: origins such as http://127.0.0.1:3000, where a stand-in plays the platform."""
    if len(service_url) > _LONGEST or not service_url.isascii() or not service_url.isprintable() or " " in service_url:
        return False
    try:
        parts = urlsplit(service_url)
        port = parts.port
    except ValueError:
        return False
    if parts.query or parts.fragment or parts.username is not None or "\\" in service_url:
        return False
    if f"{parts.scheme}://{parts.netloc}" in also:
        return True
    return parts.scheme == "https" and parts.hostname in HOSTS and port in (None, 443)


def written(reference: Reference) -> str:
    return json.dumps(asdict(reference), separators=(",", ":"), sort_keys=True)


def read(text: str, also: AbstractSet[str] = frozenset()) -> Reference:
    """Looked at again before anything is sent there."""
    try:
        given = table(json.loads(text))
    except (ValueError, RecursionError) as error:
        raise MalformedError from error
    service_url = some(given, "service_url")
    if not allowed(service_url, also):
        raise MalformedError
    user, conversation = (str(given.get(key) or "") for key in ("user", "conversation"))
    return Reference(service_url, known_id(given, "tenant"), known_id(given, "bot"), user, conversation)
