"""What is kept of who is a union member, where whoever runs the bot settled that it may be."""

from dataclasses import dataclass, field
from typing import ClassVar

from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class Membership(Owed):
    """Somebody said whether they are a member; forgotten when due. Its id is a keyed hash of their pseudonym.

    Without it they would be asked to join what they are in. Membership is nobody else's business, and an employer's
    least of all: what they said is encrypted, under a key that dies with it, and `due` is the end of a week. Whoever
    has the key of the hash and the platform's ids can tell that they said something; what it was only with the vault.
    """

    kind: ClassVar[str] = "membership"
    personal: ClassVar[bool] = True

    member: bool = field(repr=False)


@dataclass(frozen=True, slots=True)
class Listed(Record):
    """A part of the list of members: the codes that begin with its id, two hexadecimal digits, in order.

    Without it a list could not be compared with. It holds no address: a code is eight bytes of a hash of one, under a
    key that lies outside the store. Whoever has that key, the vault and an address can test whether it is on the list.
    Sealed as a whole: what is put in its place when somebody leaves has a key of its own, and the old one dies.
    """

    kind: ClassVar[str] = "listed"
    personal: ClassVar[bool] = True

    codes: bytes = field(repr=False)
