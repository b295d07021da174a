"""Which token speaks in which workspace: one from the settings, or those of many that installed the bot."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self

from adapters.slack.whose import PLATFORM
from bot.memory import keyed
from bot.records import Address, Installed
from bot.store import Store, Transaction, run

REMEMBERED = 60.0  # seconds; one that Slack refuses meanwhile is looked up anew: another process may have a newer


@dataclass(frozen=True, slots=True)
class Team:
    """A workspace, within an enterprise or not; without a workspace the whole enterprise."""

    enterprise: str
    workspace: str

    @classmethod
    def of(cls, tenant: str, workspace: str) -> Self:
        """By what people and addresses are kept for, and the workspace, which is of an enterprise where they differ."""
        return cls(tenant if tenant != workspace else "", workspace)

    @property
    def tenant(self) -> str:
        return self.enterprise or self.workspace


@dataclass(slots=True)
class Tokens:
    """`fixed`: the token of the settings, for the only workspace."""

    store: Store
    secret: bytes = field(repr=False)
    now: Callable[[], datetime]
    fixed: str = field(default="", repr=False)
    clock: Callable[[], float] = time.monotonic
    _known: dict[Team, tuple[float, str]] = field(default_factory=dict, repr=False)

    async def of(self, team: Team) -> str:
        """Empty where the bot is not installed there, or not any more."""
        if self.fixed:
            return self.fixed
        at, token = self._known.get(team, (0.0, ""))
        if token and self.clock() - at < REMEMBERED:
            return token

        async def look(tx: Transaction) -> str:
            for workspace in dict.fromkeys((team.workspace, "")):
                if kept := await tx.get(Installed, self._id(team.tenant, workspace)):
                    return kept.token
            return ""

        token = await run(self.store, look)
        self._known[team] = self.clock(), token
        return token

    async def newer(self, team: Team, refused: str) -> str:
        """Another one than that which Slack refused; empty where there is none."""
        if self.fixed:
            return ""
        self._known.pop(team, None)
        found = await self.of(team)
        return "" if found == refused else found

    async def keep(self, team: Team, token: str) -> None:
        made = Installed(self._id(team.tenant, team.workspace), PLATFORM, team.tenant, team.workspace, token)

        async def put(tx: Transaction) -> None:
            await tx.put(made)

        await run(self.store, put)
        self._known.clear()

    async def forget(self, team: Team) -> None:
        """The bot was taken out: its token, and where people were reached by it.

        In an enterprise an address belongs to all of it, so those stay that are reached by another workspace.
        """

        async def remove(tx: Transaction) -> None:
            await tx.remove(Installed, self._id(team.tenant, team.workspace))
            for one in await tx.readable(Address):
                there = one.platform == PLATFORM and one.workspace == team.tenant
                if there and (not team.workspace or one.reference == team.workspace):
                    await tx.remove(Address, one.id)

        await run(self.store, remove)
        self._known.clear()

    def _id(self, tenant: str, workspace: str) -> str:
        return keyed(self.secret, "installed", PLATFORM, tenant, workspace)
