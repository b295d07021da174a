"""What somebody did with something that was drawn for them: pressed, sent, looked for, opened, rated."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from adapters.naming import kept, whole
from adapters.payloads import MalformedError, Payload, inner, some, words
from adapters.teams import carried, submissions
from adapters.teams.came import Came, digest
from adapters.teams.carried import Does
from adapters.teams.fields import CHOOSING, SUGGESTING
from adapters.teams.incoming import (
    REPORT,
    AsideWanted,
    ForAnother,
    Happened,
    Ignored,
    Incoming,
    MoreWanted,
    Searched,
    Suggested,
    TurnWanted,
    Way,
)
from adapters.teams.keeping import Aside, Options, Rated, Rest, Turn, rated
from adapters.teams.reading import known_id
from bot.events import Opened, Place, Pressed, Submitted, Typing

_LONGEST_TYPED = 300  # characters for which something is suggested


def invoke(came: Came) -> Incoming:
    came.somebody()
    read = _INVOKES.get(words(came.given, "name"))
    return read(came, inner(came.given, "value")) if read else Ignored("an invoke that nothing is done about")


def done(came: Came, data: Payload, way: Way, *, apart: bool = False) -> Incoming:
    """With a button of a card. In a dialog only one person sees the answer."""
    came.somebody()
    ways, given = came.ways(way, apart=apart), carried.read(data, came.look)
    place = ways.own if way is Way.DIALOG else came.place()
    person = came.who.person
    match given.does:
        case Does.PRESS:
            cause = came.cause([given.what, given.value])
            return Happened(Pressed(person, place, cause, given.what, given.value), ways)
        case Does.SEND:
            return Happened(_sent(came, data, given, place), ways)
        case Does.TURN:
            turn = kept(given.what, Turn, came.look)
            form = replace(turn.form, values=submissions.values(data, given, came.look))
            return TurnWanted(Turn(form, turn.shown), given.mark, ways)
        case Does.MORE:
            return MoreWanted(kept(given.what, Rest, came.look), ways)
        case Does.ASIDE:
            aside = kept(given.what, Aside, came.look)
            return AsideWanted(aside, ways, given.what) if aside.user in ("", came.who.user) else ForAnother(ways)


def _sent(came: Came, data: Payload, given: carried.Carried, place: Place) -> Submitted:
    """Sent twice with the same in it, it is one cause: an impatient click, or Teams trying again under another id."""
    if not given.mark:
        raise MalformedError
    values = submissions.values(data, given, came.look)
    cause = f"form {given.mark} {digest(dict(values))}"
    return Submitted(came.who.person, place, cause, given.what, values)


def _card(came: Came, value: Payload) -> Incoming:
    return done(came, inner(inner(value, "action"), "data"), Way.CARD)


def _dialog(came: Came, value: Payload) -> Incoming:
    return done(came, inner(value, "data"), Way.DIALOG)


def _extension_sent(came: Came, value: Payload) -> Incoming:
    return done(came, inner(value, "data"), Way.DIALOG, apart=True)


def _extension(came: Came, value: Payload) -> Incoming:
    """Nothing of the message that it was opened on is read: somebody else wrote it."""
    if words(value, "commandId") != REPORT:
        return Ignored("a command that is not ours")
    ways = came.ways(Way.DIALOG, apart=True)
    return Happened(Opened(came.who.person, ways.own, came.cause(REPORT), REPORT), ways)


def _rated_by_dialog(came: Came, value: Payload) -> Incoming:
    return _rated(came, inner(value, "data"), Way.DIALOG)


def _rated_with_words(came: Came, value: Payload) -> Incoming:
    return _rated(came, value, Way.THUMB)


def _rated(came: Came, value: Payload, way: Way) -> Incoming:
    """Words that came with it are not read: nobody would answer them."""
    if words(value, "actionName") != "feedback":
        return Ignored("not a thumb")
    stands_for = kept(rated(known_id(came.given, "replyToId")), Rated, came.look)
    match words(inner(value, "actionValue"), "reaction"):
        case "like":
            button = stands_for.liked
        case "dislike":
            button = stands_for.disliked
        case _:
            raise MalformedError
    ways = came.ways(way)
    cause = came.cause([button.action, button.value])
    return Happened(Pressed(came.who.person, ways.own, cause, button.action, button.value), ways)


def _looked_for(came: Came, value: Payload) -> Incoming:
    text, dataset = words(value, "queryText")[:_LONGEST_TYPED], some(value, "dataset")
    if dataset.startswith(CHOOSING):
        return Searched(kept(dataset.removeprefix(CHOOSING), Options, came.look), text)
    if dataset.startswith(SUGGESTING):
        key = whole(dataset.removeprefix(SUGGESTING), came.look)
        return Suggested(Typing(came.who.person, came.own(), key, text))
    raise MalformedError


_INVOKES: Mapping[str, Callable[[Came, Payload], Incoming]] = {
    "adaptiveCard/action": _card,
    "task/fetch": _dialog,
    "task/submit": _dialog,
    "composeExtension/fetchTask": _extension,
    "composeExtension/submitAction": _extension_sent,
    "message/fetchTask": _rated_by_dialog,
    "message/submitAction": _rated_with_words,
    "application/search": _looked_for,
}
