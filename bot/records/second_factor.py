"""The second step of office holders: that it is set up, that it is being set up, and where it was given."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from bot.store import Owed, Record


@dataclass(frozen=True, slots=True)
class SecondFactor(Record):
    """An office holder has set up an authenticator app. Its id is their pseudonym.

    Without it whoever takes over a chat account, as an administrator of the chat could, would read reports. Whoever had
    the secret could make the figures, too, though not without the account: so it is encrypted, shown only while it is
    set up, and forgotten with the last office.
    """

    kind: ClassVar[str] = "second_factor"
    personal: ClassVar[bool] = True

    secret: str = field(repr=False)  # base32
    since: date
    last: int = field(repr=False)  # the step of the figures that were taken last: no figures count twice


@dataclass(frozen=True, slots=True)
class Enrolling(Owed):
    """The same before its first figures were typed; forgotten when due. Its id is the pseudonym.

    Without it the figures could not be checked against what was shown. It is shown again to the same account only.
    """

    kind: ClassVar[str] = "enrolling"
    personal: ClassVar[bool] = True

    until: datetime  # apart from `due`, which moves when somebody takes it up to forget it
    secret: str = field(repr=False)  # base32


@dataclass(frozen=True, slots=True)
class Unlocked(Owed):
    """Figures were given in a conversation or a session; forgotten when due. Its id is a keyed hash of whose and where.

    Without it they would be asked for at each case. It tells that a pseudonym has looked into cases within half a day,
    as the log does.
    """

    kind: ClassVar[str] = "unlocked"
    found_by: ClassVar[tuple[str, ...]] = ("who",)

    until: datetime  # `due` is later, by as long as a form that was opened in time can still be sent
    who: str  # pseudonym
