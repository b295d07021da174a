"""Reads an activity of Teams, whose token has been checked: one becomes one thing. Pure.

Whatever comes, nothing but `MalformedError` and `ForgottenError` is raised.
"""

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet

from adapters.payloads import MalformedError, rows, table, words
from adapters.teams import acts, carried, whose, wording
from adapters.teams.came import Came
from adapters.teams.incoming import Happened, Ignored, Incoming, Installed, Removed, Surface, Way
from adapters.teams.keeping import Look
from adapters.teams.reading import id_, known_id
from bot.events import Opened, Owner, Said

CHANNEL = "msteams"

# Of the attachments, the words themselves come once more as HTML, and what is quoted as a card.
_FILES = ("application/vnd.microsoft.teams.file.download.info", "image/", "audio/", "video/", "reference")


def activity(payload: object, owner: Owner, look: Look, also: AbstractSet[str] = frozenset()) -> Incoming:
    """`look` finds what was given to be kept; `also` are origins beside Teams' own, for a stand-in on loopback."""
    given = table(payload)
    kind = words(given, "type")
    if not kind or words(given, "channelId") != CHANNEL:
        raise MalformedError
    read = _KINDS.get(kind)
    if read is None:
        return Ignored("nothing that is to be answered")
    return read(Came(given, whose.of(given, also), owner, look, whose.surface(given)))


def _message(came: Came) -> Incoming:
    if whose.by_the_bot(came.given):
        return Ignored("by the bot itself")
    came.somebody()
    value = came.given.get("value")
    if carried.ours(value):
        return acts.done(came, table(value), Way.CARD)
    text = words(came.given, "text")
    if value is not None and not text:
        return Ignored("sent by a card that is not ours")
    called = wording.mentions(rows(came.given, "entities"), came.who.reference.bot)
    if came.surface is not Surface.PERSONAL and not called:
        return Ignored("a message among others")
    said = Said(
        came.who.person, came.place(), known_id(came.given, "id"), wording.meant(text, called), files=_files(came)
    )
    return Happened(said, came.ways(Way.MESSAGE))


def _files(came: Came) -> int:
    return sum(words(one, "contentType").casefold().startswith(_FILES) for one in rows(came.given, "attachments"))


def _invoke(came: Came) -> Incoming:
    return Ignored("by the bot itself") if whose.by_the_bot(came.given) else acts.invoke(came)


def _members(came: Came) -> Incoming:
    """Who else comes and goes is nobody's business."""
    if _bot_among(came, "membersAdded"):
        return _installed(came)
    return Removed(came.ways(Way.INSTALLING)) if _bot_among(came, "membersRemoved") else Ignored("about others")


def _installation(came: Came) -> Incoming:
    match words(came.given, "action"):
        case "add":
            return _installed(came)
        case "remove":
            return Removed(came.ways(Way.INSTALLING))
        case _:
            return Ignored("a new version of the app")


def _installed(came: Came) -> Incoming:
    ways = came.ways(Way.INSTALLING)
    if whose.by_the_bot(came.given) or not came.who.user:
        return Installed(None, ways)
    return Installed(Opened(came.who.person, came.place(), came.cause("installed")), ways)


def _bot_among(came: Came, key: str) -> bool:
    return any(id_(one, "id") == came.who.reference.bot for one in rows(came.given, key))


_KINDS: Mapping[str, Callable[[Came], Incoming]] = {
    "message": _message,
    "invoke": _invoke,
    "conversationUpdate": _members,
    "installationUpdate": _installation,
}
