"""Who did something, and where that is for them."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from adapters.payloads import MalformedError, Payload, inner, some, words
from adapters.teams import references
from adapters.teams.incoming import Surface
from adapters.teams.reading import id_, known_id
from adapters.teams.references import Reference
from bot.events import Owner, Person, Place

PLATFORM = "teams"


@dataclass(frozen=True, slots=True)
class Who:
    """`user` is the person's id, the same in every conversation; `account` is how Teams addresses them."""

    user: str = field(repr=False)
    account: str = field(repr=False)
    reference: Reference  # of the conversation

    @property
    def person(self) -> Person:
        return Person(PLATFORM, self.reference.tenant, self.user)


def of(activity: Payload, also: AbstractSet[str]) -> Who:
    """The user is empty where nobody is named."""
    service_url, sender = some(activity, "serviceUrl"), inner(activity, "from")
    if not references.allowed(service_url, also):
        raise MalformedError
    conversation, account = known_id(inner(activity, "conversation"), "id"), id_(sender, "id")
    bot = known_id(inner(activity, "recipient"), "id")
    reference = Reference(service_url, tenant(activity), bot, account, conversation)
    return Who(id_(sender, "aadObjectId") or account, account, reference)


def tenant(activity: Payload) -> str:
    """The organisation in which it happened."""
    return id_(inner(inner(activity, "channelData"), "tenant"), "id") or known_id(
        inner(activity, "conversation"), "tenantId"
    )


def by_the_bot(activity: Payload) -> bool:
    sender = inner(activity, "from")
    account = words(sender, "id")
    return (
        words(sender, "role") == "bot"
        or account.startswith("28:")
        or (bool(account) and account == words(inner(activity, "recipient"), "id"))
    )


def surface(activity: Payload) -> Surface:
    """Where that is not said, others may read along."""
    match words(inner(activity, "conversation"), "conversationType"):
        case "personal":
            return Surface.PERSONAL
        case "channel":
            return Surface.CHANNEL
        case _:
            return Surface.GROUP


def two(who: Who, owner: Owner) -> Place:
    """The conversation between the bot and one person."""
    here = who.reference
    return Place(
        PLATFORM,
        here.tenant,
        f"with {who.user}",
        owner,
        reach=here.conversation,
        reference=references.written(here),
        vouched=True,
    )


def beside(who: Who, owner: Owner, *, among_others: bool) -> Place:
    """What only one person is shown, beside a conversation with others, or of others.

    They are reached by their account, with which the conversation of two is opened.
    """
    here = who.reference
    alone = Reference(here.service_url, here.tenant, here.bot, who.account)
    return Place(
        PLATFORM,
        here.tenant,
        f"with {who.user} in {here.conversation}",
        owner,
        reach=who.account,
        reference=references.written(alone),
        room=room(here) if among_others else "",
        vouched=True,
    )


def shared(who: Who, owner: Owner) -> Place:
    """A group or a channel, where others read along: nobody is ever told something of their own there.

    What is told there later is a post of its own, below nobody's message; and where the channel is gone, it is for
    nobody else, so nobody is named.
    """
    here = who.reference
    channel = Reference(here.service_url, here.tenant, here.bot, conversation=room(here))
    return Place(
        *(PLATFORM, here.tenant, here.conversation, owner),
        private=False,
        reference=references.written(channel),
        room=room(here),
        vouched=True,
    )


def room(here: Reference) -> str:
    """The group or channel that a conversation is in: in a channel each thread is a conversation of its own."""
    return here.conversation.partition(";messageid=")[0]
