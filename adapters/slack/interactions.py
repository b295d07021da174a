"""What somebody did with something that was drawn for them: pressed, sent, looked for, chosen from a menu."""

from collections.abc import Mapping
from dataclasses import replace

from adapters.naming import kept, whole
from adapters.payloads import MalformedError, Payload, inner, rows, some, words, yes
from adapters.slack import metadata, submissions, wording
from adapters.slack.drawing import OPEN
from adapters.slack.fields import CHOOSING, SUGGESTING
from adapters.slack.incoming import (
    ASK_ABOUT,
    REPORT,
    FormWanted,
    Happened,
    Ignored,
    Incoming,
    MoreWanted,
    Searched,
    Suggested,
    Surface,
    TurnWanted,
    Ways,
)
from adapters.slack.keeping import Look, Options, Rest, Turn
from adapters.slack.metadata import Metadata
from adapters.slack.reading import id_, known_id
from adapters.slack.render import MORE
from adapters.slack.views import BACK
from adapters.slack.whose import Who, again, of_interaction, of_two, own, shared
from bot.events import Answer, Opened, Owner, Place, Pressed, Said, Submitted, Typing
from bot.replies import Form

_LONGEST_TYPED = 300  # characters for which something is suggested


def read(payload: Payload, owner: Owner, delivery: str, look: Look) -> Incoming:
    """`delivery` is the cause of all but forms that are sent: their view is theirs."""
    match words(payload, "type"):
        case "block_actions":
            return _pressed(payload, owner, delivery, look)
        case "view_submission":
            return _sent(payload, owner, look)
        case "block_suggestion":
            return _looked_for(payload, owner, look)
        case "shortcut" | "message_action":
            return _shortcut(payload, owner, delivery)
        case _:
            return Ignored("nothing that is to be answered")


def _pressed(payload: Payload, owner: Owner, delivery: str, look: Look) -> Incoming:
    who, actions = of_interaction(payload), rows(payload, "actions")
    if not actions or words(actions[0], "type") != "button":
        return Ignored("not a button")
    action, mark, _ = some(actions[0], "action_id").rpartition("|")
    if not mark:
        raise MalformedError
    action, value = whole(action, look), words(actions[0], "value")
    place, ways = _where(payload, who, owner)
    match action:
        case _ if action == OPEN:
            return FormWanted(kept(value, Form, look), ways)
        case _ if action == BACK:
            return _back(payload, ways, look)
        case _ if action == MORE:
            return MoreWanted(kept(value, Rest, look), ways)
        case _:
            return Happened(Pressed(who.person, place, delivery, action, whole(value, look) if value else ""), ways)


def _sent(payload: Payload, owner: Owner, look: Look) -> Incoming:
    """The hash of the view is part of the cause: one view can hold one form after another."""
    who, view = of_interaction(payload), inner(payload, "view")
    carried = _carried(view)
    key = whole(carried.form, look) if carried.form else ""
    if not key:
        raise MalformedError
    values, blocks = submissions.values(inner(view, "state"), look)
    place = again(who, owner, carried)
    ways = replace(_of_view(payload, view, place, who), inputs=blocks)
    if carried.turn:
        turn = kept(carried.turn, Turn, look)
        names = frozenset(one.name for one in turn.form.fields)
        ways = replace(ways, elsewhere=names - values.keys())
        if turn.after < len(turn.form.fields):
            return _on(turn, values, ways)
        values = turn.filled(values).values
    cause = f"{ways.view} {ways.view_hash}".strip()
    return Happened(Submitted(who.person, place, cause, key, values), ways)


def _on(turn: Turn, values: Mapping[str, Answer], ways: Ways) -> TurnWanted:
    """The next part, if nothing is wrong in this one."""
    filled = turn.filled(values)
    shown = tuple(one for one in turn.form.fields if one.name in values)
    wrong = replace(filled, fields=shown).check(values)
    if wrong:
        return TurnWanted(replace(filled, errors=wrong.errors), turn.first, ways)
    return TurnWanted(filled, turn.after, ways)


def _back(payload: Payload, ways: Ways, look: Look) -> TurnWanted:
    """The part before, whatever stands in this one so far."""
    view = inner(payload, "view")
    turn = kept(_carried(view).turn, Turn, look)
    values, _ = submissions.values(inner(view, "state"), look)
    return TurnWanted(turn.filled(values), max(0, turn.first - 1), ways)


def _looked_for(payload: Payload, owner: Owner, look: Look) -> Incoming:
    who, text = of_interaction(payload), words(payload, "value")[:_LONGEST_TYPED]
    kind, _, rest = some(payload, "action_id").partition("|")
    match kind:
        case _ if kind == CHOOSING:
            return Searched(kept(rest, Options, look), text)
        case _ if kind == SUGGESTING:
            _, mark, key = rest.partition("|")
            if not mark or not key:
                raise MalformedError
            place, _ = _where(payload, who, owner)
            return Suggested(Typing(who.person, place, whole(key, look), text))
        case _:
            raise MalformedError


def _shortcut(payload: Payload, owner: Owner, delivery: str) -> Incoming:
    """What is found about a message is shown to whoever asked, not to whoever wrote it."""
    who, channel = of_interaction(payload), id_(inner(payload, "channel"), "id")
    place = own(who, owner, beside=f"in {channel}" if channel else "")
    ways = Ways(
        *(Surface.SHORTCUT, place, who.enterprise, who.team, who.user),
        channel=channel,
        trigger=words(payload, "trigger_id"),
        response_url=words(payload, "response_url"),
    )
    match words(payload, "type"), some(payload, "callback_id"):
        case "message_action", callback if callback == ASK_ABOUT:
            text = wording.meant(words(inner(payload, "message"), "text"))
            return Happened(Said(who.person, place, delivery, text), ways)
        case "shortcut", callback if callback == REPORT:
            return Happened(Opened(who.person, place, delivery, "report"), ways)
        case _:
            return Ignored("a shortcut that is not ours")


def _where(payload: Payload, who: Who, owner: Owner) -> tuple[Place, Ways]:
    """Where the thing is with which something was done."""
    view, container, message = (inner(payload, key) for key in ("view", "container", "message"))
    if view:
        place = again(who, owner, _carried(view))
        return place, _of_view(payload, view, place, who)
    channel = id_(container, "channel_id") or known_id(inner(payload, "channel"), "id")
    at = id_(container, "message_ts") or id_(message, "ts")
    thread, ephemeral = id_(container, "thread_ts") or id_(message, "thread_ts"), yes(container, "is_ephemeral")
    two = of_two(channel) and not ephemeral
    posted = not (two or ephemeral) and thread in ("", at)  # answers stand in threads
    thread = "" if posted else thread
    mine = own(who, owner, channel) if two else own(who, owner, beside=f"in {channel}")
    ways = Ways(
        *(Surface.CONVERSATION if two else Surface.CHANNEL, mine, who.enterprise, who.team, who.user),
        channel=channel,
        thread=thread,
        ephemeral=ephemeral,
        posted=posted,
        begun=bool(thread),
        trigger=words(payload, "trigger_id"),
        response_url=words(payload, "response_url"),
    )
    return (mine if two or ephemeral or posted else shared(who, owner, channel, thread)), ways


def _of_view(payload: Payload, view: Payload, place: Place, who: Who) -> Ways:
    return Ways(
        Surface.HOME if words(view, "type") == "home" else Surface.MODAL,
        *(place, who.enterprise, who.team, who.user),
        trigger=words(payload, "trigger_id"),
        view=known_id(view, "id"),
        view_hash=words(view, "hash"),
    )


def _carried(view: Payload) -> Metadata:
    given = words(view, "private_metadata")
    if not given:
        return Metadata()
    carried = metadata.read(given)
    if carried is None:
        raise MalformedError
    return carried
