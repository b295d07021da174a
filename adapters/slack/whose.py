"""Who did something, and where that is for them."""

from dataclasses import dataclass, field

from adapters.payloads import MalformedError, Payload, inner, rows, yes
from adapters.slack.metadata import Metadata
from adapters.slack.reading import id_, known_id
from bot.events import Owner, Person, Place

PLATFORM = "slack"
IN = "in "  # a channel: how `beside` begins there
AT_HOME = "at home"  # `beside` of the page of the app


@dataclass(frozen=True, slots=True)
class Who:
    """An account. Within an enterprise its id is the same in every workspace, so that is where it belongs."""

    enterprise: str
    team: str  # empty where the whole of an enterprise has the app
    user: str = field(repr=False)

    @property
    def tenant(self) -> str:
        return self.enterprise or self.team

    @property
    def person(self) -> Person:
        return Person(PLATFORM, self.tenant, self.user)


def of_event(payload: Payload, user: str) -> Who:
    """As the workspace that let the bot in: in a channel shared with another, what happens can be of that one."""
    granted = next(iter(rows(payload, "authorizations")), {})
    ours, theirs = id_(granted, "team_id"), id_(payload, "team_id")
    enterprise = id_(granted, "enterprise_id")
    if ours in ("", theirs):
        enterprise = enterprise or id_(payload, "enterprise_id")
    return _who(enterprise, ours or theirs, user)


def all_of_it(payload: Payload) -> bool:
    """Whether a whole enterprise let the bot in."""
    return any(yes(one, "is_enterprise_install") for one in rows(payload, "authorizations"))


def of_interaction(payload: Payload) -> Who:
    """A window that was opened in a shared channel names where the bot was let in; its enterprise is not told then."""
    user, team = inner(payload, "user"), inner(payload, "team")
    theirs = id_(team, "id") or id_(user, "team_id")
    ours = id_(inner(payload, "view"), "app_installed_team_id")
    if ours and ours != theirs:
        return _who("", ours, known_id(user, "id"))
    enterprise = id_(inner(payload, "enterprise"), "id") or id_(team, "enterprise_id")
    return _who(enterprise, theirs, known_id(user, "id"))


def of_command(payload: Payload) -> Who:
    return _who(id_(payload, "enterprise_id"), id_(payload, "team_id"), known_id(payload, "user_id"))


def own(who: Who, owner: Owner, channel: str = "", beside: str = "") -> Place:
    """Between the bot and one person: their conversation, a modal, the app's home, what only they are shown.

    `channel` is that of their conversation. Without it they are reached by their id, which Slack takes for the
    conversation with them. `beside` is where else they are shown something: each conversation opens for itself.
    """
    key = f"with {who.user} {beside}" if beside else f"with {who.user}"
    room = beside.removeprefix(IN)
    room = room if beside.startswith(IN) and not of_two(room) else ""
    return Place(
        *(PLATFORM, who.tenant, key, owner),
        reach=channel or who.user,
        reference=who.team,
        room=room,
        vouched=True,
    )


def again(who: Who, owner: Owner, carried: Metadata) -> Place:
    """The place in which a view was opened; only by the same person."""
    mine = f"with {who.user}"
    if carried.key != mine and not carried.key.startswith(f"{mine} "):
        raise MalformedError
    room = carried.key.removeprefix(f"{mine} {IN}")
    room = room if room != carried.key and not of_two(room) else ""
    return Place(
        *(PLATFORM, who.tenant, carried.key, owner),
        reach=carried.reach or who.user,
        reference=who.team,
        room=room,
        vouched=True,
    )


def is_at_home(place: Place) -> bool:
    """Whether it is the page of the app, or a window that was opened from there."""
    return place.key.endswith(f" {AT_HOME}")


def shared(who: Who, owner: Owner, channel: str, thread: str) -> Place:
    """A channel, where others read along: nobody is ever told something of their own there."""
    return Place(
        *(PLATFORM, who.tenant, f"{channel} {thread}".strip(), owner),
        private=False,
        reference=who.team,
        room=channel,
        vouched=True,
    )


def of_two(channel: str) -> bool:
    return channel.startswith("D")


def _who(enterprise: str, team: str, user: str) -> Who:
    if not (enterprise or team):
        raise MalformedError
    return Who(enterprise, team, user)
