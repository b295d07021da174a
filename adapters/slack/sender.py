"""Delivers on Slack what is owed to somebody."""

from dataclasses import dataclass, field

import msgspec

from adapters.carrying import new_id
from adapters.refusals import Refusal
from adapters.slack import limits, render
from adapters.slack.api import Api
from adapters.slack.carrying import Carrying
from adapters.slack.errors import may_be_done, outcome
from adapters.slack.installed import Team
from adapters.slack.render import Message, Upload
from adapters.slack.sizes import Json
from bot.pace import Rate
from bot.records import Address
from bot.replies import Replies

KEY = "notice"  # of the metadata by which a message that may have been taken is found again
_LOOKED_AT = 15  # messages
_MOST = 10_000


@dataclass(slots=True)
class Begun:
    """One notice on its way: how many of its messages and files arrived, and whether the next one may have.

    `file`: the id under which Slack has the next one, if that is a file.
    """

    arrived: int = 0
    unsure: bool = False
    file: str = ""


@dataclass(slots=True)
class Messenger:
    """Slack knows no key that keeps a message from being posted twice.

    So each carries its own as metadata; and where nobody knows whether one was taken, as where another process has
    tried before, it is looked for before it goes again. A file is known by its id, which only this process has. Whoever
    is reached by their id is reached in the conversation with them.
    """

    api: Api
    carrying: Carrying
    channel: Rate = limits.CHANNEL
    workspace: Rate = limits.WORKSPACE
    _begun: dict[str, Begun] = field(default_factory=dict)

    def doubt(self, key: str) -> None:
        if key not in self._begun:
            self._begin(key).unsure = True

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        team = Team.of(address.workspace, address.reference)
        begun = self._begin(key)
        try:
            channel = address.channel
            if channel[:1] in ("U", "W"):
                channel = await self.api.conversation(team, channel, patient=False)
            if begun.unsure:
                begun.arrived = await self._arrived(team, channel, key, begun)
            begun.unsure = False
            drawn = render.messages(replies, new_id)
            await self.carrying.keep(drawn.kept)
            for one in drawn.sent[begun.arrived :]:
                await self._send(team, channel, one, key, begun)
        except Refusal as refusal:
            raise outcome(refusal, posting=False) from refusal
        self._begun.pop(key, None)

    async def _send(self, team: Team, channel: str, one: render.Sent, key: str, begun: Begun) -> None:
        """Whenever this is broken off, `begun` says how far it came."""
        if isinstance(one, Message):
            begun.unsure, begun.file = True, ""
            await self._post(team, _payload(channel, one, key, begun.arrived), begun)
        else:
            begun.file = await self.api.put(team, one, patient=False)
            begun.unsure = True
            await self._share(team, channel, one, begun)
        begun.arrived, begun.unsure = begun.arrived + 1, False

    async def _post(self, team: Team, payload: Json, begun: Begun) -> None:
        try:
            await self.api.call(team, "chat.postMessage", payload, patient=False)
        except Refusal as refusal:
            begun.unsure = may_be_done(refusal)
            raise outcome(refusal) from refusal

    async def _share(self, team: Team, channel: str, file: Upload, begun: Begun) -> None:
        try:
            await self.api.share(team, channel, begun.file, file, patient=False)
        except Refusal as refusal:
            begun.unsure = may_be_done(refusal)
            raise

    def _begin(self, key: str) -> Begun:
        if len(self._begun) > _MOST:
            self._begun.clear()
        return self._begun.setdefault(key, Begun())

    async def _arrived(self, team: Team, channel: str, key: str, begun: Begun) -> int:
        """How many of them stand there: those that are known to, and those that are found."""
        asked = {"channel": channel, "limit": _LOOKED_AT, "include_all_metadata": True}
        try:
            found = await self.api.call(team, "conversations.history", asked, patient=False)
        except Refusal:  # told twice is better than not at all
            return begun.arrived
        messages = found.get("messages") or ()
        if begun.file:
            there = any(file.get("id") == begun.file for one in messages for file in one.get("files") or ())
            return begun.arrived + there
        parts = [carried.part for one in messages if (carried := _carried(one)) and carried.key == key]
        return max([begun.arrived - 1, *parts]) + 1


def _payload(channel: str, one: Message, key: str, part: int) -> Json:
    metadata = {"event_type": KEY, "event_payload": {"key": key, "part": part}}
    return {"channel": channel, **one.payload, "metadata": metadata}


class _Carried(msgspec.Struct, frozen=True):
    """What the metadata of a message says of itself."""

    key: str
    part: int


def _carried(message: Json) -> _Carried | None:
    metadata = message.get("metadata") or {}
    try:
        return msgspec.convert(metadata.get("event_payload"), _Carried) if metadata.get("event_type") == KEY else None
    except msgspec.ValidationError:
        return None
