"""Where the app is put in and taken out.

Nothing is kept of who has it: whom the bot can reach shows in their address alone, which goes when they take the app
out, and is there again when they put it in or come to the desk. Who is reached through a team, and has no chat with the
bot, is found to be out of reach when Teams refuses what is sent to them.

A reporter's way back goes, too. Nothing at the report shows that, since it would lead from it to who took the app out.
"""

from dataclasses import dataclass
from datetime import timedelta

from adapters.teams.incoming import Installed, Surface, Ways
from adapters.teams.whose import PLATFORM
from bot import memory, reaching
from bot.desk import Desk
from bot.outbox.together import Together
from bot.people.offices import rights
from bot.records import Address, Told
from bot.store import Transaction

SAME = timedelta(hours=1)  # within which it is one installation, that came as several activities


@dataclass(frozen=True, slots=True)
class Installs:
    together: Together
    desk: Desk

    async def added(self, installed: Installed) -> bool:
        """Whether this is the first that is heard of it, so that they are welcomed once.

        An office holder can be told something there from now on.
        """
        opened, desk = installed.opened, self.desk
        welcomed = self._welcomed(installed.ways)

        async def note(tx: Transaction) -> bool:
            if opened and (await rights(tx, opened.person, desk)).offices:
                await reaching.remember(tx, opened, desk)
            return not await memory.told(tx, welcomed, desk.now(), SAME)

        return await self.together.do(note)

    async def removed(self, ways: Ways) -> None:
        """Nobody is told anything there any more."""
        gone = {ways.reference.conversation}
        if ways.surface is Surface.PERSONAL and ways.account:
            gone.add(ways.account)

        async def forget(tx: Transaction) -> None:
            await tx.remove(Told, self._welcomed(ways))
            for one in await tx.readable(Address):
                there = one.platform == PLATFORM and one.workspace == ways.reference.tenant
                if there and one.channel in gone:
                    await tx.remove(Address, one.id)

        await self.together.do(forget)

    def _welcomed(self, ways: Ways) -> str:
        where = ways.reference
        return memory.keyed(self.desk.secret, "told", PLATFORM, where.tenant, where.conversation, "installed")
