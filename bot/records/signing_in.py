"""A browser signs in at the desk: what it asked for, the link that was sent for it, and the session that came of it."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from bot.events import Owner
from bot.store import Owed


@dataclass(frozen=True, slots=True)
class Pairing(Owed):
    """A browser asks to be signed in; it lapses when due. Its id is a keyed hash of the code that the browser shows.

    Without it nobody could say in the chat which browser they mean. It names nobody: what the browser keeps stands in
    it as a hash, and `looks` says no more of it than a family, such as "Firefox on Windows". That is encrypted.
    """

    kind: ClassVar[str] = "pairing"
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    browser: str = field(repr=False)  # a hash of what only that browser keeps
    looks: str


@dataclass(frozen=True, slots=True)
class SignInLink(Owed):
    """The link that somebody got in the chat for the browser that asked; its id is a hash of what the link ends in.

    Without it a browser could not become theirs. It joins an account with a browser for some minutes: so all of it is
    encrypted. Whoever reads the store can make no link of it.
    """

    kind: ClassVar[str] = "sign_in_link"
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, as above
    who: str = field(repr=False)  # the pseudonym of who asked in the chat
    browser: str = field(repr=False)  # a hash, as above
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
