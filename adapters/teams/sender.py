"""Delivers on Teams what is owed to somebody."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import msgspec

from adapters.carrying import new_id
from adapters.payloads import MalformedError
from adapters.refusals import Refusal
from adapters.teams import limits, references, render
from adapters.teams.carrying import Carrying, rated_as
from adapters.teams.connector import Connector
from adapters.teams.errors import CONVERSATION_GONE, outcome
from adapters.teams.keeping import Stand
from adapters.teams.references import Reference
from adapters.teams.render import Message, To
from adapters.teams.whose import PLATFORM
from adapters.waiting import for_the_store
from bot.memory import keyed
from bot.outbox import CannotDeliverError
from bot.outbox.after import GIVE_UP_AFTER
from bot.pace import Rate
from bot.records import Address, Cause, Told
from bot.replies import Replies
from bot.store import Transaction

_KEPT = GIVE_UP_AFTER + timedelta(days=1)  # a notice is tried again for so long, and once more


@dataclass(slots=True)
class Messenger:
    """Teams knows no key that keeps a message from being posted twice, and lets a bot read no history.

    So what is known is what it answered: a message counts as sent once its id came back. Of a notice of several, those
    that were sent are remembered, and only the others go again. Where no answer came, or one that tells that Teams was
    broken, nobody can know: the message goes again and may stand there twice, since twice is better than not at all.
    So it is, too, where the process ends, or the store fails, before it is kept what Teams answered.
    """

    connector: Connector
    carrying: Carrying
    secret: bytes = field(repr=False)
    now: Callable[[], datetime]
    channel: Rate = limits.CHANNEL
    workspace: Rate = limits.WORKSPACE

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        try:
            to = references.read(address.reference, self.connector.also)
        except MalformedError as error:
            raise CannotDeliverError from error
        drawn = render.messages(replies, To(Stand.CHAT if to.user else Stand.SHARED, account=to.user), new_id)
        if not drawn.sent:
            raise CannotDeliverError(Cause.NO_WORDS)
        marks = self._marks(key, replies, len(drawn.sent))
        told = await self._told(marks)
        await self.carrying.keep(drawn.kept)
        try:
            for mark, message in zip(marks, drawn.sent, strict=True):
                if mark not in told:
                    to = await self._sent(address, to, message)
                    if mark:
                        await for_the_store(self._tell(mark), None)
        except Refusal as refusal:
            raise outcome(refusal) from refusal

    async def _sent(self, address: Address, to: Reference, message: Message) -> Reference:
        """Where it stands now: in the conversation that there was, or in one that was opened."""
        if not to.conversation:
            to = await self._opened(address, to)
        try:
            posted = await self.connector.send(to, message.activity, patient=False)
        except Refusal as refusal:
            if refusal.code != CONVERSATION_GONE or not to.user:
                raise
            again = await self._opened(address, to)
            if again.conversation == to.conversation:
                raise
            to, posted = again, await self.connector.send(again, message.activity, patient=False)
        if message.rated:
            await for_the_store(self.carrying.keep({rated_as(self.secret, to, posted): message.rated}), None)
        return to

    async def _opened(self, address: Address, to: Reference) -> Reference:
        """It is remembered, unless they are reached otherwise since, or not at all."""
        opened = await self.connector.open(to, patient=False)

        async def remember(tx: Transaction) -> None:
            kept = await tx.get(Address, address.id)
            if kept and (kept.channel, kept.reference) == (address.channel, address.reference):
                await tx.put(replace(kept, channel=opened.conversation, reference=references.written(opened)))

        await self.carrying.together.do(remember)
        return opened

    def _marks(self, key: str, replies: Replies, count: int) -> Sequence[str]:
        """A name for each message of a notice of several, the same whenever the same words are sent again."""
        if count == 1:
            return ("",)
        words = json.dumps(msgspec.to_builtins(replies, enc_hook=str))
        return [keyed(self.secret, "told", PLATFORM, key, words, str(number)) for number in range(count)]

    async def _told(self, marks: Sequence[str]) -> set[str]:
        async def find(tx: Transaction) -> set[str]:
            return {mark for mark in marks if mark and await tx.get(Told, mark)}

        return await self.carrying.together.do(find) if any(marks) else set()

    async def _tell(self, mark: str) -> None:
        until = self.now() + _KEPT

        async def keep(tx: Transaction) -> None:
            await tx.put(Told(mark, until, until))

        await self.carrying.together.do(keep)
