"""Who answers a terminal: the bot in this process, or the one that runs in another and is reached over its socket."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Protocol

import msgspec

from adapters import control
from adapters.control import Answerer, RefusalError, Report
from adapters.terminal import parse, wire
from adapters.terminal.parse import NoSwitchError, Seat, Sits
from adapters.terminal.post import LOOK_EVERY, Post
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Event, Typing
from bot.replies import Replies

T = Mapping[str, object]


class AwayError(Exception):
    """The bot is gone, and whether it has heard the last nobody knows."""


class UnheardError(Exception):
    """The bot did not take the last; the words are for the person."""


class Host(Protocol):
    async def handle(self, event: Event) -> Replies:
        """AwayError, UnheardError."""

    async def suggest(self, field: str, text: str) -> tuple[str, ...]: ...

    async def news(self) -> Replies:
        """What waits for them, once something does; with that it is told."""


@dataclass(frozen=True, slots=True)
class Here:
    """The bot in this process."""

    bot: Bot
    post: Post
    seat: Seat

    async def handle(self, event: Event) -> Replies:
        return await self.bot.handle(replace(event, person=self.seat.person, place=self.seat.place))

    async def suggest(self, field: str, text: str) -> tuple[str, ...]:
        return await self.bot.suggest(Typing(self.seat.person, self.seat.place, field, text))

    async def news(self) -> Replies:
        await self.post.something(self.seat.place.reach)
        return await self.post.take(self.seat.place.reach)


@dataclass(frozen=True, slots=True)
class There:
    """The bot that runs on this data folder."""

    folder: Path
    sits: Sits

    async def handle(self, event: Event) -> Replies:
        try:
            return wire.read_replies(await self._ask("chat.event", event=wire.event(event)))
        except control.NotRunningError as error:
            raise AwayError from error
        except (control.AnswerError, RefusalError) as error:
            raise UnheardError(str(error)) from error

    async def suggest(self, field: str, text: str) -> tuple[str, ...]:
        try:
            found = await self._ask("chat.suggest", field=field, text=text)
        except (control.NotRunningError, control.AnswerError):
            return ()
        return msgspec.convert(found, tuple[str, ...])

    async def news(self) -> Replies:
        # Waiting takes nothing: who is gone when something comes must find it when they are back.
        while True:
            try:
                await self._ask("chat.something")
                return wire.read_replies(await self._ask("chat.take"))
            except (control.NotRunningError, control.AnswerError, RefusalError):
                await asyncio.sleep(LOOK_EVERY)

    async def _ask(self, name: str, **more: object) -> object:
        return await control.ask(self.folder, name, {"sits": asdict(self.sits), **more})


def answerers(bot: Bot, desk: Desk, post: Post) -> Mapping[str, Answerer]:
    """What the running bot answers to terminals. Whoever can open its socket could open its files as well."""

    def host(given: T) -> Here:
        try:
            return Here(bot, post, parse.seat(msgspec.convert(given["sits"], Sits), desk.house, desk.secret))
        except NoSwitchError as error:
            raise RefusalError(str(error)) from error
        except (KeyError, msgspec.ValidationError) as error:
            raise RefusalError(wire.OTHER_VERSION) from error

    async def handle(given: T) -> object:
        there = host(given)
        return wire.replies(await there.handle(wire.read_event(given.get("event"), there.seat)))

    async def suggest(given: T) -> object:
        return await host(given).suggest(str(given.get("field", "")), str(given.get("text", "")))

    async def something(given: T) -> object:
        await post.something(host(given).seat.place.reach)
        return True

    async def take(given: T) -> object:
        return wire.replies(await post.take(host(given).seat.place.reach))

    async def sit(given: T) -> object:
        there = host(given)
        return {"trial": desk.house.local, "account": there.seat.person.user}

    found = {"event": handle, "suggest": suggest, "something": something, "take": take, "sit": sit}
    return {f"chat.{name}": _answerer(work) for name, work in found.items()}


def _answerer(work: Callable[[T], Awaitable[object]]) -> Answerer:
    async def answer(given: T, _: Report) -> object:
        return await work(given)

    return answer
