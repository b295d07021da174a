"""Reads what Slack sent, whose signature has been checked: one payload becomes one thing. Pure.

Whatever comes, nothing but `MalformedError` and `ForgottenError` is raised.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from adapters.payloads import MalformedError, Payload, inner, rows, some, table, words
from adapters.slack import interactions, wording
from adapters.slack.incoming import Challenge, Gone, Happened, Ignored, Incoming, Surface, Ways
from adapters.slack.keeping import Look
from adapters.slack.reading import id_, known_id
from adapters.slack.whose import AT_HOME, Who, all_of_it, of_command, of_event, of_two, own, shared
from bot.events import Opened, Owner, Person, Place, Pressed, Said
from bot.questions import ASK
from bot.reports.beginning import WITH_WORDS

_WRITTEN = frozenset({"", "file_share", "thread_broadcast"})  # kinds of messages that somebody wrote just now

ALONE = "help"  # what the command means without words after it; all words are said as they are


def event(payload: object, owner: Owner) -> Incoming:
    """What the Events API delivers. The cause is `event_id`, the same however often it is delivered."""
    outer = table(payload)
    match words(outer, "type"):
        case "url_verification":
            return Challenge(some(outer, "challenge"))
        case "event_callback":
            return _event(outer, inner(outer, "event"), owner)
        case _:
            return Ignored("not an event")


def command(payload: object, owner: Owner, delivery: str) -> Incoming:
    """The slash command. Nobody else sees what follows it, nor its answer; `delivery` is the request's signature."""
    fields = table(payload)
    if "ssl_check" in fields:
        return Ignored("a check of the address")
    who, channel = of_command(fields), known_id(fields, "channel_id")
    some(fields, "command")
    ways = Ways(
        *(Surface.COMMAND, own(who, owner, beside=f"in {channel}"), who.enterprise, who.team, who.user),
        channel=channel,
        trigger=words(fields, "trigger_id"),
        response_url=words(fields, "response_url"),
    )
    return _commanded(wording.meant(words(fields, "text")), who.person, delivery, ways)


def interaction(payload: object, owner: Owner, delivery: str, look: Look) -> Incoming:
    """Buttons, modals, shortcuts and lists. `look` finds what `render` and `views` gave to be kept."""
    return interactions.read(table(payload), owner, delivery, look)


def _commanded(text: str, person: Person, delivery: str, ways: Ways) -> Incoming:
    first, following = (*text.split(maxsplit=1), "", "")[:2]
    match first.casefold():
        case "report" if not following:
            return Happened(Opened(person, ways.own, delivery, "report"), ways)
        case "report":
            said = f"{WITH_WORDS} {following}"
        case "ask" if not following:
            return Happened(Pressed(person, ways.own, delivery, ASK.action), ways)
        case "ask":
            said = following
        case _:
            said = text or ALONE
    return Happened(Said(person, ways.own, delivery, said), ways)


def _event(outer: Payload, event: Payload, owner: Owner) -> Incoming:
    read = EVENTS.get(words(event, "type"))
    return read(outer, event, owner) if read else Ignored("an event that nothing is done about")


def _message(outer: Payload, event: Payload, owner: Owner) -> Incoming:
    channel = id_(event, "channel")
    if words(event, "channel_type") != "im" and not (of_two(channel) and not words(event, "channel_type")):
        return Ignored("a message among others")
    if not _written(outer, event):
        return Ignored("not written by a person just now")
    who = of_event(outer, known_id(event, "user"))
    place = own(who, owner, known_id(event, "channel"))
    ways = _ways(Surface.CONVERSATION, place, who, channel, id_(event, "thread_ts"))
    return Happened(_said(outer, event, who, place), ways)


def _mention(outer: Payload, event: Payload, owner: Owner) -> Incoming:
    """The answer goes into the thread. In a conversation of two a message says the same, and is answered already."""
    channel = known_id(event, "channel")
    if of_two(channel) or not _written(outer, event):
        return Ignored("not written by a person just now")
    who = of_event(outer, known_id(event, "user"))
    thread = known_id(event, "thread_ts", "ts")
    said = _said(outer, event, who, shared(who, owner, channel, thread))
    ways = _ways(Surface.CHANNEL, own(who, owner, beside=f"in {channel}"), who, channel, thread)
    return Happened(said, replace(ways, begun=bool(id_(event, "thread_ts"))))


def _said(outer: Payload, event: Payload, who: Who, place: Place) -> Said:
    text = wording.meant(words(event, "text"), _bots(outer))
    return Said(who.person, place, known_id(outer, "event_id"), text, files=len(rows(event, "files")))


def _written(outer: Payload, event: Payload) -> bool:
    """By a person, and new: what is changed or taken back later is no second message."""
    return (
        words(event, "subtype") in _WRITTEN
        and not any(event.get(key) for key in ("bot_id", "bot_profile", "edited", "hidden"))
        and words(event, "user") not in _bots(outer)
    )


def _bots(outer: Payload) -> frozenset[str]:
    return frozenset(id_(one, "user_id") for one in rows(outer, "authorizations") if one.get("is_bot")) - {""}


def _home(outer: Payload, event: Payload, owner: Owner) -> Incoming:
    """It comes each time somebody looks there: whoever serves decides what is worth saying again."""
    who, channel = of_event(outer, known_id(event, "user")), id_(event, "channel")
    at_home = words(event, "tab") == "home"
    place = own(who, owner, channel, AT_HOME if at_home else "")
    opened = Opened(who.person, place, known_id(outer, "event_id"), "home" if at_home else "chat")
    return Happened(opened, _ways(Surface.HOME if at_home else Surface.MESSAGES, place, who, channel))


def _uninstalled(outer: Payload, _event: Payload, _owner: Owner) -> Incoming:
    who = of_event(outer, "")
    return Gone(who.enterprise, "" if all_of_it(outer) else who.team, whole=True)


def _revoked(outer: Payload, event: Payload, _owner: Owner) -> Incoming:
    who, tokens = of_event(outer, ""), inner(event, "tokens")
    team = "" if all_of_it(outer) else who.team
    return Gone(who.enterprise, team, whole=bool(_ids(tokens, "bot")), users=_ids(tokens, "oauth"))


def _ids(tokens: Payload, key: str) -> tuple[str, ...]:
    given = tokens.get(key) or []
    if not isinstance(given, list):
        raise MalformedError
    return tuple(known_id({key: one}, key) for one in given)


def _ways(surface: Surface, place: Place, who: Who, channel: str, thread: str = "") -> Ways:
    return Ways(surface, place, who.enterprise, who.team, who.user, channel=channel, thread=thread)


EVENTS: Mapping[str, Callable[[Payload, Payload, Owner], Incoming]] = {
    "message": _message,
    "app_mention": _mention,
    "app_home_opened": _home,
    "app_uninstalled": _uninstalled,
    "tokens_revoked": _revoked,
}
