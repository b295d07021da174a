"""Browsers at the desk: the link that signs one in, the session that comes of it, and those that hold a role."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from bot.events import Owner
from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class SignInLink(Owed):
    """The link that somebody got in the chat for the browser that asked; its id is a hash of what the link ends in.

    Without it a browser could not become theirs. It joins an account with a browser for some minutes: so all of it is
    encrypted. Whoever reads the store can make no link of it.
    """

    kind: ClassVar[str] = "sign_in_link"
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    who: str = field(repr=False)  # the pseudonym of who asked in the chat
    browser: str = field(repr=False)  # a hash of what only that browser keeps
    looks: str
    through: Owner  # whose the place is in which they asked: an employer's may have taken over the account


@dataclass(frozen=True, slots=True)
class Session(Owed):
    """A browser that is signed in; its id is a hash of its cookie. It ends when due at the latest.

    Without it a browser would have to prove at each page whose it is. It tells that somebody sat at the desk that day,
    and in what kind of browser, so that they can tell a stranger's from their own: so it is encrypted, and cannot be
    looked up by person without opening all. No address of the network is kept, and no hour beside its end.
    """

    kind: ClassVar[str] = "session"
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, as above
    who: str = field(repr=False)  # pseudonym
    looks: str
    through: Owner  # as above
    on: date  # the day on which it began


@dataclass(frozen=True, slots=True)
class Seated(Record):
    """A browser that took an office by a code, for people without a chat; its id is a hash of its cookie.

    Without it the cookie itself would name the holder, whoever has put it there, and could never be changed. It tells
    that an office is held by a browser, and neither by which one nor when it was there. It goes with the last office.
    """

    kind: ClassVar[str] = "seated"
    found_by: ClassVar[tuple[str, ...]] = ("who",)
    personal: ClassVar[bool] = True

    who: str  # pseudonym
    user: str = field(repr=False)  # what stands in place of an account's id; empty where the cookie leads nowhere now


@dataclass(frozen=True, slots=True)
class Restored(Record):
    """That the store was brought back from a copy; there is one at most.

    Without it figures of a second step that were used after the copy was made could be used again. It tells nothing of
    anybody.
    """

    kind: ClassVar[str] = "restored"

    at: datetime
