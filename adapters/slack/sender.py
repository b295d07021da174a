"""Delivers on Slack what is owed to somebody."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from adapters.slack import limits, render
from adapters.slack.api import Api
from adapters.slack.carrying import Carrying, new_id
from adapters.slack.errors import BROKEN, Refusal, outcome
from adapters.slack.installed import Team
from adapters.slack.render import Message
from adapters.slack.sizes import Json
from bot.pace import Rate
from bot.records import Address
from bot.replies import Replies

KEY = "notice"  # of the metadata by which a message that may have been taken is found again
_LOOKED_AT = 15  # messages
_MOST = 10_000


@dataclass(slots=True)
class Messenger:
    """Slack knows no key that keeps a message from being posted twice.

    So each carries its own as metadata; and where nobody knows whether one was taken, it is looked for before it goes
    again. Whoever is reached by their id is reached in the conversation with them.
    """

    api: Api
    carrying: Carrying
    channel: Rate = limits.CHANNEL
    workspace: Rate = limits.WORKSPACE
    _unsure: set[str] = field(default_factory=set)

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        team = _team(address)
        try:
            channel = address.channel
            if channel[:1] in ("U", "W"):
                channel = await self.api.conversation(team, channel)
            if key in self._unsure and await self._taken(team, channel, key):
                self._unsure.discard(key)
                return
            drawn = render.messages(replies, new_id)
            await self.carrying.keep(drawn.kept)
            await self._post(team, channel, drawn.sent, key)
        except Refusal as refusal:
            raise outcome(refusal) from refusal

    async def _post(self, team: Team, channel: str, sent: Sequence[render.Sent], key: str) -> None:
        if len(self._unsure) > _MOST:
            self._unsure.clear()
        self._unsure.add(key)
        try:
            for one in sent:
                if isinstance(one, Message):
                    await self.api.call(team, "chat.postMessage", _payload(channel, one, key), patient=False)
                else:
                    await self.api.upload(team, channel, one, patient=False)
        except Refusal as refusal:
            if refusal.status < BROKEN:
                self._unsure.discard(key)
            raise
        self._unsure.discard(key)

    async def _taken(self, team: Team, channel: str, key: str) -> bool:
        asked = {"channel": channel, "limit": _LOOKED_AT, "include_all_metadata": True}
        try:
            found = await self.api.call(team, "conversations.history", asked, patient=False)
        except Refusal:  # told twice is better than not at all
            return False
        return any(_key(one) == key for one in found.get("messages") or ())


def _payload(channel: str, one: Message, key: str) -> Json:
    metadata = {"event_type": KEY, "event_payload": {"key": key}}
    return {"channel": channel, **one.payload, "metadata": metadata}


def _key(message: Json) -> object:
    metadata = message.get("metadata") or {}
    return (metadata.get("event_payload") or {}).get("key") if metadata.get("event_type") == KEY else None


def _team(address: Address) -> Team:
    """The workspace belongs to an enterprise where it is not what the address is kept for."""
    enterprise = address.workspace if address.workspace != address.reference else ""
    return Team(enterprise, address.reference or ("" if enterprise else address.workspace))
