"""`serve`: the bot, its pages, and what it keeps."""

import argparse
import asyncio
import gc
import logging
import sys
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial

from adapters import control, controlling, previewing, settings
from adapters.commands import Commands, RefusedError, chats, coding, desk, enlisting, resetting, tending, watching
from adapters.commands.beside import (
    SWEEP,
    beside,
    edited,
    erasing,
    forgetting,
    hearing,
    recruiting,
    surveying,
    watched,
)
from adapters.control import Answerer, Report
from adapters.examining import running
from adapters.setting_values import LogForm
from adapters.settings import Settings, SettingsError
from adapters.stores import opening
from adapters.stores.opening import Opened
from adapters.terminal import hosts
from adapters.terminal.post import Post
from adapters.watching import logs
from adapters.watching.timed import CountedStore
from adapters.watching.workers import OUTBOX
from adapters.web import serve as web
from adapters.web.news import News
from adapters.web.sender import Poster
from bot import gaps
from bot.bot import Bot
from bot.desk import Desk
from bot.editing import overlaying
from bot.outbox import Outbox, Sender, Timing, WakingStore
from bot.store import run

DRAIN = 20.0  # seconds for what the outbox is sending, when told to stop
REFUSALS = (RefusedError, SettingsError, web.CannotListenError, control.AlreadyRunningError, *tending.REFUSALS)

log = logging.getLogger(__name__)


def add(commands: Commands) -> None:
    made = commands.add("serve", _serve, "Start the bot and its pages.")
    made.add_argument(
        "--local", action="store_true", help="a trial on this computer: nothing else needed, nobody else can reach it"
    )


def _serve(given: argparse.Namespace) -> int:
    chosen = settings.read(local=given.local, to_serve=True)
    house = chosen.house
    try:
        with logs.begun(chosen.log_form, chosen.log_level, refusals=REFUSALS), asyncio.Runner() as runner:
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
    owing, watch = asyncio.Event(), watching.watch(chosen, made, opened)
    counted = CountedStore(made.store, watch.metrics.ended)
    made = replace(made, store=WakingStore(counted, owing), previews=previewing.previews(chosen))
    made = replace(made, measures=watch.measures)
    bot = Bot(made)
    news = News(made)
    post = Post(made.store, made.now, news.posted)
    code = await coding.first(chosen, made)
    joined = chats.chats(chosen, bot, made)

    def listening(address: str) -> None:
        log.info("the bot listens")
        print(f"The bot is at {address} (Ctrl-C stops it)", flush=True)
        if code:
            told = coding.told(code, chosen.public_url or address, seen=_seen(chosen))
            print(f"\nNobody is an organiser yet. {told}", flush=True)

    async with (
        door(chosen, made, opened, hosts.answerers(bot, made, post)),
        joined.running(),
        delivering(bot, made, owing, senders=senders(made, post, news.posted, joined.senders)),
        edited(made),
        forgetting(made),
        surveying(made),
        recruiting(made),
        erasing(opened, made.measures),
        hearing(),
        watched(watch),
    ):
        where = chosen.host, chosen.port
        await web.run(
            *(bot, made, *where, listening),
            public_url=chosen.public_url,
            news=news,
            doors=joined.doors,
            stop_after=chosen.stop_after,
            watch=watch,
        )
        log.info("the bot stops")


def _seen(chosen: Settings) -> bool:
    """Whether what is printed is read by whoever started the bot, and kept by no system."""
    return sys.stdout.isatty() or chosen.log_form is LogForm.WORDS


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
        **running.answerers(made),
        **enlisting.answerers(chosen, opened.store),
        **(more or {}),
    }
    if not controlling.possible(chosen.data_dir):
        print("No command can reach this bot while it runs: its data folder can hold no socket.", file=sys.stderr)
        yield
    elif not opening.alone(chosen):  # then others may run on this folder, too
        work = partial(controlling.keep_serving, chosen.data_dir, answerers, tending.REFUSALS)
        async with beside(work, within=SWEEP, watched=("commands", made.measures)):
            yield
    else:
        served = await controlling.serve(chosen.data_dir, answerers, tending.REFUSALS)
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
        measures=made.measures,
        nudged=owing or asyncio.Event(),
    )
    async with beside(outbox.run, within=DRAIN, watched=(OUTBOX, made.measures)):
        yield
