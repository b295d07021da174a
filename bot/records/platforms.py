"""What the bot needs to work on chat platforms, in the same words for each of them."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import ClassVar

from bot.events import Owner
from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class Carried(Owed):
    """Something that a platform could not carry for the bot, under a random name that it carries instead.

    Without it a long list, or a form behind a button, would lead nowhere. It can hold what somebody filled in, and for
    whose eyes it is: so it is encrypted, and forgotten when due; and where it belongs to a survey, as that ends: see
    `bot.carried`. Outside the seal stands only which survey that is.
    """

    kind: ClassVar[str] = "carried"
    found_by: ClassVar[tuple[str, ...]] = ("shelf",)
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    sort: str
    words: str = field(repr=False)
    shelf: str = ""  # a part of all that belongs to a survey; empty where it belongs to none


@dataclass(frozen=True, slots=True)
class Installed(Record):
    """The bot was installed in a workspace. Its id is a keyed hash of platform, tenant and workspace.

    Without it the bot could not speak there. Whoever has its token can speak as the bot and read what it can read: so
    it is encrypted, and goes with the installation. It names the workspace and nobody in it.
    """

    kind: ClassVar[str] = "installed"
    personal: ClassVar[bool] = True

    platform: str
    tenant: str = field(repr=False)
    workspace: str = field(repr=False)  # empty where it holds for a whole tenant
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Installing(Owed):
    """Somebody began to install the bot; it lapses when due. Its id is a hash of what only their browser knows.

    Without it a link could install another's workspace into the bot. It tells that somebody began within these minutes.
    """

    kind: ClassVar[str] = "installing"

    until: datetime  # apart from `due`, as above


@dataclass(frozen=True, slots=True)
class Handed(Owed):
    """What a link leads to: a picture, a document, or the page of a survey's results for a rep; it is erased when due.

    Its id is a hash of what the link holds. Without it somebody on a platform that takes no private file could not have
    their letter, and what nobody has signed would lie in chats. It can hold all that a letter or an export holds, names
    too, and for a page the rep's pseudonym: so it is encrypted, and a document is erased as it is handed out.
    """

    kind: ClassVar[str] = "handed"
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, as above
    name: str = field(repr=False)
    media_type: str
    content: bytes = field(repr=False)
    once: bool = True


class Speaks(StrEnum):
    """How the bot answers in a channel, where it is mentioned."""

    OPENLY = "openly"  # in the thread
    QUIETLY = "quietly"  # to whoever asked, and nobody else sees it
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Channel(Record):
    """How the bot answers in a channel, where a rep has set that. Its id is a keyed hash of the channel.

    Without it nobody could keep the bot out of a channel. It tells, to whoever has the key and the platform's ids, that
    some rep set it.
    """

    kind: ClassVar[str] = "channel"

    speaks: Speaks


@dataclass(frozen=True, slots=True)
class Ownership(Record):
    """Who owns a workspace, where an organiser has set that. Its id is a keyed hash of platform and tenant.

    Without it a workspace of the union and one of an employer would be told the same of who can read along, and one of
    them wrongly. It tells, to whoever has the key and the platform's ids, that some organiser writes there.
    """

    kind: ClassVar[str] = "ownership"

    owner: Owner
