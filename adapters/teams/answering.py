"""Brings what the bot says to where somebody did something: a conversation, a thread, a card, a dialog.

Where others read along, what is private is behind a button, which opens it in a dialog for the one who asked.
"""

import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, field
from functools import partial

from adapters.carrying import new_id
from adapters.handing import Handing, Links
from adapters.refusals import Refusal
from adapters.teams import cards, dialogs, placing, references, render
from adapters.teams.carrying import Carrying, rated_as
from adapters.teams.connector import Connector
from adapters.teams.dialogs import Answer
from adapters.teams.incoming import AsideWanted, Happened, MoreWanted, Surface, TurnWanted, Ways
from adapters.teams.keeping import Aside, Kept, Options, Stand
from adapters.teams.placing import Placed
from adapters.teams.references import Reference
from adapters.teams.render import PRIVATE, Message, To
from adapters.teams.sizes import Json
from adapters.waiting import for_the_store
from bot.bot import came_to_nothing
from bot.channels import SILENT
from bot.replies import Replies
from bot.store import StoreError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Answering:
    connector: Connector
    carrying: Carrying
    handing: Handing
    secret: bytes = field(repr=False)

    async def say(self, ways: Ways, replies: Replies, *, greets: bool = False) -> None:
        """In the conversation. Whatever Teams refuses among others goes into the conversation of two.

        So does what could not be kept for the button behind which only one person would see it, and what a rep does
        not want to have said there.
        """
        if ways.surface is Surface.PERSONAL:
            await self._say(ways.reference, replies, _to(ways), greets=greets)
            return
        links = self.handing.links()
        drawn = render.messages(replies, _to(ways), new_id, links.to)
        kept = await self._keep(drawn.kept, links)
        here, alone = partial(self._send, ways.reference, drawn.sent), partial(self._alone, ways, replies)
        leads_nowhere = not kept and any(isinstance(one, Aside) for one in drawn.kept.values())
        first, instead = (alone, here) if replies == (SILENT,) or leads_nowhere else (here, alone)
        try:
            await first()
        except Refusal as refusal:
            log.warning("what was refused on one way goes another: %s", refusal)
            await instead()

    async def placed(self, happened: Happened, replies: Replies, *, at_once: bool) -> Placed:
        """Drawn and kept, not yet brought."""
        links = self.handing.links()
        drawn = placing.placed(happened, replies, _to(happened.ways), new_id, links.to, at_once=at_once)
        await self._keep(drawn.kept, links)
        return drawn

    async def bring(self, ways: Ways, drawn: Placed) -> Answer:
        """Below the card whose button was pressed, and then in its place: thanks come after what they are for."""
        try:
            await self._send(ways.reference, drawn.sent)
        except Refusal as refusal:
            log.warning("what was to stand below a card was not sent: %s", refusal)
            return drawn.answer if drawn.amiss else dialogs.refused(dialogs.NOT_SENT)
        if drawn.card:
            await self.replace(ways, drawn.card)
        return drawn.answer

    async def dialog(self, ways: Ways, replies: Replies, mark: str = "") -> Answer:
        links = self.handing.links()
        return await self._kept(dialogs.dialog(replies, ways.user, new_id, links.to, mark), links)

    async def aside(self, wanted: AsideWanted) -> Answer:
        if not wanted.aside.replies:
            return dialogs.waiting(wanted.name, wanted.ways.user, new_id)
        return await self.dialog(wanted.ways, wanted.aside.replies, wanted.aside.mark)

    async def turn(self, wanted: TurnWanted) -> Answer:
        return await self._kept(dialogs.turned(wanted, new_id))

    async def more_in_dialog(self, wanted: MoreWanted) -> Answer:
        return await self._kept(dialogs.more(wanted.rest, wanted.ways.user, new_id))

    async def more(self, wanted: MoreWanted) -> None:
        drawn = render.more(wanted.rest, _to(wanted.ways), new_id)
        await self._keep(drawn.kept)
        await self._send(wanted.ways.reference, drawn.sent)

    async def suggested(self, names: Sequence[str], typed: str) -> Answer:
        return await self._kept(dialogs.suggested(names, typed, new_id))

    async def found(self, options: Options, typed: str) -> Answer:
        return await self._kept(dialogs.found(options, typed, new_id))

    async def waiting(self, ways: Ways, name: str) -> Answer:
        """A dialog while something takes long; `later` brings what came of it."""
        await self._keep({name: Aside(ways.user, ())})
        return dialogs.waiting(name, ways.user, new_id)

    async def later(self, ways: Ways, name: str, replies: Replies) -> bool:
        """Whether it opens where the dialog was left open. What came to nothing is else told in their own chat."""
        try:
            await self.carrying.keep({name: Aside(ways.user, replies)})
        except StoreError:
            if not came_to_nothing(replies):
                raise
            await self._alone(ways, replies)
            return False
        return True

    async def tell_ready(self, ways: Ways, name: str) -> None:
        """In a chat of two, where they may have closed the dialog; and nothing of what it is."""
        if ways.own.reach == ways.reference.conversation:
            await self._send(ways.reference, render.ready(name, _to(ways), new_id).sent)

    async def alone(self, ways: Ways, replies: Replies) -> None:
        """In the conversation of two, wherever it happened, for whoever has asked to see it and has no windows."""
        await self._alone(ways, replies, openly=True)

    async def _alone(self, ways: Ways, replies: Replies, *, openly: bool = False) -> None:
        there = references.read(ways.own.reference, self.connector.also)
        to = To(Stand.CHAT, ways.user, ways.account, openly)
        await self._say(there if there.conversation else await self.connector.open(there), replies, to)

    async def _say(self, where: Reference, replies: Replies, to: To, *, greets: bool = False) -> None:
        links = self.handing.links()
        drawn = render.messages(replies, to, new_id, links.to, greets=greets)
        await self._keep(drawn.kept, links)
        await self._send(where, drawn.sent)

    async def _send(self, where: Reference, sent: Sequence[Message]) -> None:
        for one in sent:
            posted = await self.connector.send(where, one.activity)
            if one.rated:
                await self._keep({rated_as(self.secret, where, posted): one.rated})

    async def replace(self, ways: Ways, card: Json) -> None:
        """The card that was used. Where that is refused it stays, and can be used again without harm."""
        if not ways.card:
            return
        activity = {"type": "message", "summary": PRIVATE, "attachments": [cards.attachment(card)]}
        try:
            await self.connector.update(ways.reference, ways.card, activity)
        except Refusal as refusal:
            log.warning("a card stays as it was: %s", refusal)

    async def _kept(self, answer: Answer, links: Links | None = None) -> Answer:
        await self._keep(answer.kept, links)
        return answer

    async def _keep(self, kept: Kept, links: Links | None = None) -> bool:
        """Whether it is kept for certain.

        Where it is not, what is said goes all the same; a button that needs it then says to begin again.
        """
        done = await for_the_store(_done(self.carrying.keep(kept)), failing=False)
        if links:
            await for_the_store(links.keep(), None)
        return done


async def _done(work: Awaitable[None]) -> bool:
    await work
    return True


def _to(ways: Ways) -> To:
    """Dialogs are drawn elsewhere, so this is about the conversation."""
    return To(Stand.CHAT if ways.surface is Surface.PERSONAL else Stand.SHARED, ways.user, ways.account)
