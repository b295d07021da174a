"""The e-mail address that Teams has of an account, looked up only where accounts are linked by it.

Source: https://learn.microsoft.com/microsoftteams/platform/resources/team-chat-member-api-changes.
"""

from dataclasses import dataclass, replace

from adapters.payloads import words
from adapters.teams import references
from adapters.teams.connector import Connector
from adapters.teams.references import Reference
from bot.events import Person, Place


@dataclass(frozen=True, slots=True)
class Emails:
    connector: Connector

    async def of(self, _: Person, place: Place) -> str:
        """Empty where Teams has none, or where another organisation has the account. Refusal, MalformedError."""
        there = await self._conversation(references.read(place.reference, self.connector.also), place)
        member = await self.connector.member(there)
        theirs = words(member, "id") == there.user
        elsewhere = words(member, "tenantId").casefold() not in ("", there.tenant.casefold())
        return words(member, "email") if theirs and not elsewhere else ""

    async def _conversation(self, to: Reference, place: Place) -> Reference:
        """One in which they are: of two, or the group or channel from which a window was opened."""
        if to.conversation:
            return to
        return replace(to, conversation=place.room) if place.room else await self.connector.open(to)
