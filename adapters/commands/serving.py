"""`serve`: the bot, its pages, and what it keeps."""

import argparse
import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

from adapters import control, controlling, previewing, settings
from adapters.commands import Commands, RefusedError, chats, coding, desk, enlisting, resetting, tending
from adapters.control import Answerer, Report
from adapters.settings import Settings
from adapters.stores import opening, shredding
from adapters.stores.opening import Opened
from adapters.terminal import hosts
from adapters.terminal.post import Post
from adapters.web import serve as web
from adapters.web.news import News
from adapters.web.sender import Poster
from bot import expiring, gaps
from bot.bot import Bot
from bot.campaigns import ending, sending
from bot.desk import Desk
from bot.editing import overlaying
from bot.hearing import patterns
from bot.insights.digest import tending as tending_digest
from bot.outbox import Outbox, Sender, Timing, WakingStore
from bot.recruitment import seat
from bot.reports import forgetting as reports
from bot.store import run
from bot.surveys import closing
from bot.surveys import tending as tending_surveys
from bot.talks import forgetting as talks

DRAIN = 20.0  # seconds for what the outbox is sending, and a sweep is forgetting, when told to stop


def add(commands: Commands) -> None:
    made = commands.add("serve", _serve, "Start the bot and its pages.")
    made.add_argument(
        "--local", action="store_true", help="a trial on this computer: nothing else needed, nobody else can reach it"
    )


def _serve(given: argparse.Namespace) -> int:
    chosen = settings.read(local=given.local)
    house = chosen.house
    try:
        with asyncio.Runner() as runner:
            opened = runner.run(opening.open_store(chosen))
            try:
                # Outside of the loop, so that Ctrl-C ends it at once.
                made = desk.desk(chosen, house, opened.store, runner.run(opening.people_key(chosen)))
                gc.collect()
                gc.freeze()  # what was loaded stays: looking through it again would halt everybody for a moment
                runner.run(_serving(chosen, made, opened))
            finally:
                runner.run(opened.store.close())
    except (web.CannotListenError, control.AlreadyRunningError) as error:
        raise RefusedError(str(error)) from error
    return 0


async def _serving(chosen: Settings, made: Desk, opened: Opened) -> None:
    owing = asyncio.Event()
    made = replace(made, store=WakingStore(made.store, owing), previews=previewing.previews(chosen))
    bot = Bot(made)
    news = News(made)
    post = Post(made.store, made.now, news.posted)
    code = await coding.first(chosen, made)
    joined = chats.chats(chosen, bot, made)

    def listening(address: str) -> None:
        print(f"The bot is at {address} (Ctrl-C stops it)", flush=True)
        if code:
            print(f"\nNobody is an organiser yet. {coding.told(code, chosen.public_url or address)}", flush=True)

    async with (
        door(chosen, made, opened, hosts.answerers(bot, made, post)),
        joined.running(),
        delivering(bot, made, owing, senders=senders(made, post, news.posted, joined.senders)),
        edited(made),
        forgetting(made),
        surveying(made),
        recruiting(made),
        erasing(opened),
        hearing(),
    ):
        where = chosen.host, chosen.port
        await web.run(bot, made, *where, listening, public_url=chosen.public_url, news=news, doors=joined.doors)


@asynccontextmanager
async def door(
    chosen: Settings, made: Desk, opened: Opened, more: Mapping[str, Answerer] | None = None
) -> AsyncIterator[None]:
    """Commands reach the bot while it runs. `more`: what else it answers."""

    async def missed(_: Mapping[str, object], __: Report) -> object:
        return await gaps.told(made.store)

    async def code(_: Mapping[str, object], __: Report) -> object:
        return await coding.answer(made)

    async def reset(arguments: Mapping[str, object], _: Report) -> object:
        return await resetting.answer(made.store, arguments, made.now())

    async def changed(_: Mapping[str, object], __: Report) -> object:
        return dict(await run(made.store, overlaying.texts))

    answerers = {
        "gaps": missed,
        "knowledge.changed": changed,
        coding.NAME: code,
        resetting.NAME: reset,
        **tending.answerers(chosen, opened),
        **enlisting.answerers(chosen, opened.store),
        **(more or {}),
    }
    served = await controlling.serve(chosen.data_dir, answerers, tending.REFUSALS)
    if served is None:
        print("No command can reach this bot while it runs: its data folder can hold no socket.", file=sys.stderr)
    try:
        yield
    finally:
        if served:
            await served.close()


def senders(
    made: Desk, post: Post, shown: Callable[[str], None] = lambda _: None, chats: Mapping[str, Sender] | None = None
) -> Mapping[str, Sender]:
    """How people are told something, by platform: the same in each process that delivers.

    `shown` is told the channel of what may lie on a page. In a trial somebody has one channel wherever they sit.
    """

    def told(channel: str) -> None:
        post.ring()
        shown(channel)

    return {"web": Poster(made.store, made.now, told), "terminal": post, **(chats or {})}


@asynccontextmanager
async def delivering(
    bot: Bot,
    made: Desk,
    owing: asyncio.Event | None = None,
    timing: Timing | None = None,
    senders: Mapping[str, Sender] | None = None,
) -> AsyncIterator[None]:
    """What is owed to somebody is delivered; what is being sent when the bot stops is finished.

    `owing` is set when something may be due that was just kept.
    """
    outbox = Outbox(
        *(made.store, senders or {}, bot.composers, made.now, made.secret),
        timing=timing or Timing(),
        nudged=owing or asyncio.Event(),
    )
    async with _beside(outbox.run):
        yield


@asynccontextmanager
async def edited(made: Desk, every: float = overlaying.EVERY) -> AsyncIterator[None]:
    """Answers are what people made of them in chat, in whichever process they did."""
    async with _beside(lambda stop: overlaying.keep_laid(made.store, made.knowledge, stop, every)):
        yield


@asynccontextmanager
async def forgetting(made: Desk, every: float = expiring.EVERY) -> AsyncIterator[None]:
    """What is remembered for a time is forgotten after it, as are reports and talks; a look every so many seconds."""
    async with (
        _beside(lambda stop: expiring.keep_sweeping(made.store, made.now, stop, every)),
        _beside(lambda stop: reports.keep_sweeping(made.store, made.now, stop)),
        _beside(lambda stop: talks.keep_sweeping(made.store, made.now, stop)),
    ):
        yield


@asynccontextmanager
async def surveying(made: Desk, every: float = closing.EVERY) -> AsyncIterator[None]:
    """Surveys are told of, counted by the hour and closed when they are due; what was broken off is finished.

    The news of four weeks are told in rounds as surveys are. So is what organisers write of campaigns, which end
    after their last day.
    """
    async with (
        _beside(lambda stop: closing.keep_closing(made.store, made.now, stop, every)),
        _beside(lambda stop: tending_surveys.keep_tending(made, stop, every)),
        _beside(lambda stop: tending_digest.keep_tending(made, stop, every)),
        _beside(lambda stop: sending.keep_tending(made, stop, every)),
        _beside(lambda stop: ending.keep_ending(made, stop, max(every, ending.EVERY))),
    ):
        yield


@asynccontextmanager
async def recruiting(made: Desk, every: float = seat.EVERY) -> AsyncIterator[None]:
    """One process at a time asks people whether they would talk to somebody who organises."""
    async with _beside(lambda stop: seat.keep_seated(made, stop, every)):
        yield


@asynccontextmanager
async def erasing(opened: Opened, every: float = shredding.EVERY) -> AsyncIterator[None]:
    """Keys of removed records that could not be erased, here or in another process, are erased after all."""
    async with _beside(lambda stop: opened.store.keep_shredding(stop, every)):
        yield


@asynccontextmanager
async def hearing() -> AsyncIterator[None]:
    """What would make the first messages wait is done beside them."""
    compiling = asyncio.create_task(asyncio.to_thread(patterns.compile_all))
    yield
    await compiling


@asynccontextmanager
async def _beside(work: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> AsyncIterator[None]:
    """Runs until told to stop, and then may finish what it is at."""
    stop = asyncio.Event()
    task = asyncio.create_task(work(stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait({task}, timeout=DRAIN)
        task.cancel()  # what was not finished is still due, or falls due again
        await asyncio.gather(task, return_exceptions=True)
