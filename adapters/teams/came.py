"""An activity with all that is read from every one: who did it, where that is, and what makes it the same again."""

import hashlib
import json
from dataclasses import dataclass, field

from adapters.payloads import MalformedError, Payload, words
from adapters.teams import whose
from adapters.teams.incoming import Surface, Way, Ways
from adapters.teams.keeping import Look
from adapters.teams.reading import id_, known_id
from adapters.teams.whose import Who
from bot.events import Owner, Place


@dataclass(frozen=True, slots=True)
class Came:
    given: Payload = field(repr=False)
    who: Who
    owner: Owner
    look: Look
    surface: Surface

    def own(self, *, apart: bool = False) -> Place:
        """`apart`: whatever kind of conversation it is, the bot may not be in it."""
        between_two = self.surface is Surface.PERSONAL and not apart
        if between_two:
            return whose.two(self.who, self.owner)
        return whose.beside(self.who, self.owner, among_others=self.surface is not Surface.PERSONAL)

    def place(self) -> Place:
        return self.own() if self.surface is Surface.PERSONAL else whose.shared(self.who, self.owner)

    def ways(self, way: Way, *, apart: bool = False) -> Ways:
        return Ways(
            self.surface,
            way,
            self.own(apart=apart),
            self.who.reference,
            self.who.user,
            self.who.account,
            activity=id_(self.given, "id"),
            card=id_(self.given, "replyToId"),
        )

    def somebody(self) -> None:
        """Refuses what nobody did."""
        if not self.who.user:
            raise MalformedError

    def cause(self, what: object) -> str:
        """Of something that was done with a card.

        What was done is part of it, since nothing promises that no two of them share an id.
        """
        given = id_(self.given, "id") or words(self.given, "timestamp") or known_id(self.given, "localTimestamp")
        return f"{words(self.given, 'name')} {given} {digest(what)}"


def digest(what: object) -> str:
    return hashlib.sha256(json.dumps(what, sort_keys=True).encode()).hexdigest()[:32]
