"""Listens, answers until it is told to stop, and keeps the knowledge fresh meanwhile."""

import asyncio
import errno
import logging
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.typedefs import Handler

from adapters import handing
from adapters.settings import PREFIX, loopback
from adapters.stopping import Stopping
from adapters.watching import publishing, requests
from adapters.watching.logs import CLEAN
from adapters.watching.watch import Watch
from adapters.web import assets, guard, handed, joining, once, results, rooms, snapshots, speaking
from adapters.web.desk import pages as pages_of_the_desk
from adapters.web.desk.sessions import recognising
from adapters.web.handed import HandedPages
from adapters.web.joining import JoiningPage
from adapters.web.news import News
from adapters.web.pages import Pages
from adapters.web.privacy import PrivacyPage
from adapters.web.probes import Probes
from adapters.web.results import ResultsPage
from adapters.web.snapshots import SnapshotsPage
from adapters.web.suggesting import Suggesting
from adapters.web.survey import LINK, SurveyPage
from bot.bot import Bot
from bot.desk import Desk
from bot.insights.snapshots.addresses import DRAFTS
from bot.privacy import statement
from bot.surveys.results.addresses import FOR_REPS

LARGEST = 256 * 1024  # bytes of a request's body: room for 100,000 letters, which the bot then finds too long
LONGEST_LINE = 8190  # bytes of the address, and of a header
ASK_WITHIN = 10.0  # seconds until a connection must have asked something
IDLE = 30.0  # seconds a connection stays open between two questions
DRAIN = 10.0  # seconds for answers under way, when told to stop
REFRESH_EVERY = 2.0  # seconds

Taker = Callable[[web.Request], Awaitable[web.StreamResponse]]

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Doors:
    """What platforms need here, by its path: what they post, which nobody's browser sends, and pages of theirs."""

    posts: Mapping[str, Taker] = field(default_factory=dict)
    pages: Mapping[str, Taker] = field(default_factory=dict)


class CannotListenError(Exception):
    """The address cannot be used; the words say which, why, and what to do."""


def application(
    bot: Bot,
    desk: Desk,
    public_url: str = "",
    news: News | None = None,
    doors: Doors | None = None,
    *,
    watch: Watch | None = None,
) -> web.Application:
    """All pages. `public_url` is where people find them, where that is not the address listened on."""
    return _application(
        *(bot, desk, public_url, news, lambda _: None),
        doors=doors or Doors(),
        stopping=Stopping(),
        watch=watch or Watch(),
    )


async def run(
    bot: Bot,
    desk: Desk,
    host: str,
    port: int,
    ready: Callable[[str], None],
    *,
    public_url: str = "",
    news: News | None = None,
    doors: Doors | None = None,
    stop_after: float = 0.0,
    watch: Watch | None = None,
) -> None:
    """Serve until SIGINT or SIGTERM, then finish what is under way. `ready` gets the address once it listens.

    `news` is told of what is posted while pages are open. `stop_after`: for so many seconds it goes on answering once
    it was told to stop, not ready meanwhile, so that a balancer sends nobody any more; a second sign ends that.
    """
    if desk.house.local and not loopback(host):
        message = f"A trial has no sign-in, so it listens on this computer only: {host} is refused."
        raise CannotListenError(message)
    connections, stopping = Connections(), Stopping()
    made = _application(
        *(bot, desk, public_url, news, connections.asked),
        doors=doors or Doors(),
        stopping=stopping,
        watch=watch or Watch(),
    )
    runner = web.AppRunner(
        made,
        access_log=None,
        logger=_quiet(),
        keepalive_timeout=IDLE,
        max_line_size=LONGEST_LINE,
        max_field_size=LONGEST_LINE,
        shutdown_timeout=DRAIN,
    )
    await runner.setup()
    try:
        server = await _listening(runner, connections, host, port)
        try:
            async with _fresh(desk):
                ready(address(host, server.sockets[0].getsockname()[1]))
                await stopping.told(stop_after)
        finally:
            server.close()
    finally:
        await runner.cleanup()


class Connections:
    """Closes connections that were opened and then ask nothing."""

    def __init__(self) -> None:
        self._silent: set[asyncio.Protocol] = set()

    def opened(self, connection: web.RequestHandler) -> web.RequestHandler:
        self._silent.add(connection)
        asyncio.get_running_loop().call_later(ASK_WITHIN, self._late, connection)
        return connection

    def asked(self, connection: asyncio.Protocol) -> None:
        self._silent.discard(connection)

    def _late(self, connection: web.RequestHandler) -> None:
        if connection in self._silent:
            self._silent.discard(connection)
            connection.force_close()


def _application(
    bot: Bot,
    desk: Desk,
    public_url: str,
    news: News | None,
    asked: Callable[[asyncio.Protocol], None],
    *,
    doors: Doors,
    stopping: Stopping,
    watch: Watch,
) -> web.Application:
    news = news or News(desk)
    shown = Pages(bot, desk, news, Suggesting(bot), secure=public_url.startswith("https:"))
    probes = Probes(desk, stopping, watch)
    handing_out = handing.of(desk, public_url)
    handed_out = HandedPages(handing_out, desk.house)
    admission = guard.admission(_known, public_url, local=desk.house.local)

    @web.middleware
    async def note(request: web.Request, handler: Handler) -> web.StreamResponse:
        asked(request.protocol)
        return await handler(request)

    inside = [guard.plain_words(shown.wrong), admission, recognising(desk)]
    around = [requests.naming(watch.metrics.asked), note, speaking.speaks(desk.house, secure=shown.secure), *inside]
    made = web.Application(client_max_size=LARGEST, middlewares=around)
    made.on_response_prepare.append(guard.set_headers)
    made.on_response_prepare.append(requests.set_header)
    made.on_response_prepare.append(stopping.closes)
    made.on_shutdown.append(news.close)
    made.router.add_get("/", shown.start)
    for room in rooms.ROOMS:
        made.router.add_get(room.path, shown.opener(room))
        made.router.add_post(room.path, shown.taker(room))
        made.router.add_post(f"{room.path}/suggest", shown.suggester(room))
        if rooms.tells(room, desk):
            made.router.add_get(f"{room.path}/news", shown.teller(room), allow_head=False)
            made.router.add_post(f"{room.path}/news", shown.acknowledger(room))
    pages_of_the_desk.add(made.router, desk, secure=shown.secure)
    made.router.add_post(rooms.REPORT.leave, shown.leave)
    survey = SurveyPage(bot, desk, secure=shown.secure)
    made.router.add_get(rooms.SURVEY.path, survey.show)
    made.router.add_post(rooms.SURVEY.path, survey.take)
    made.router.add_post(rooms.SURVEY.leave, survey.leave)
    made.router.add_get(LINK, survey.come)
    made.router.add_get(statement.PATH, PrivacyPage(desk).show)
    joining.add(made.router, JoiningPage(desk))
    made.router.add_get(assets.PATH + "{name}", shown.asset)
    results.add(made.router, ResultsPage(desk, results.opening(desk, handing_out, secure=shown.secure)))
    snapshots.add(made.router, SnapshotsPage(desk, snapshots.opening(desk, handing_out, secure=shown.secure)))
    made.router.add_get(handed.ROUTE, handed_out.show)
    made.router.add_post(handed.ROUTE, handed_out.hand_out)
    made.router.add_get("/healthz", probes.lives)
    made.router.add_get("/readyz", probes.ready)
    made.router.add_get(publishing.PATH, publishing.shown(watch.page, watch.reader))
    if desk.house.local:
        made.router.add_post("/role", shown.switch)
    for path, take in doors.posts.items():
        made.router.add_post(path, take)
    for path, show in doors.pages.items():
        made.router.add_get(path, show)
    return made


def _known(request: web.Request) -> bool:
    """Whether whoever sends this has something from us: a cookie, or the link itself, which nobody can guess.

    The page for joining leaves no cookie; what is sent from it is nobody's.
    """
    opened = any(once.known(request, one) for one in (FOR_REPS, DRAFTS))
    linked = request.path.startswith((handing.PATH, f"{joining.PATH}/"))
    return rooms.known(request) or opened or linked


async def _listening(runner: web.AppRunner, connections: Connections, host: str, port: int) -> asyncio.Server:
    serve = runner.server
    if serve is None:
        message = "the runner was not set up"
        raise RuntimeError(message)
    try:
        return await asyncio.get_running_loop().create_server(lambda: connections.opened(serve()), host, port)
    except socket.gaierror as error:
        message = f"The address {host} is not known. Choose another with {PREFIX}HOST, for example 127.0.0.1."
        raise CannotListenError(message) from error
    except OSError as error:
        raise CannotListenError(_why(error, host, port)) from error


def _why(error: OSError, host: str, port: int) -> str:
    example = f"{PREFIX}PORT, for example {PREFIX}PORT=8090"
    match error.errno:
        case errno.EADDRINUSE:
            return f"Port {port} on {host} is in use already. Choose another with {example}; 0 is any free one."
        case errno.EACCES | errno.EPERM:
            return f"Port {port} on {host} may not be used from this account. Choose one above 1023 with {example}."
        case _:
            return (
                f"{host} is not an address of this computer. Choose another with {PREFIX}HOST, for example 127.0.0.1."
            )


def address(host: str, port: int) -> str:
    """Where a browser on this computer finds what listens there."""
    shown = "localhost" if host in ("0.0.0.0", "::", "") else host  # noqa: S104 - only read, to show an address that works
    return f"http://[{shown}]:{port}/" if ":" in shown else f"http://{shown}:{port}/"


@asynccontextmanager
async def _fresh(desk: Desk) -> AsyncIterator[None]:
    """Changed and mended entries appear while the bot runs."""
    task = asyncio.create_task(_refreshing(desk, REFRESH_EVERY))
    desk.measures.working("entries", task)
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _refreshing(desk: Desk, every: float) -> None:
    while True:
        await asyncio.sleep(every)
        try:
            await asyncio.to_thread(desk.knowledge.refresh)
        except Exception as error:  # noqa: BLE001 - the bot goes on with what it has, whatever is wrong with a file
            log.error("refreshing the knowledge failed: %s", type(error).__name__)  # noqa: TRY400 - its words may hold somebody's


def _quiet() -> logging.Logger:
    """What the HTTP server itself reports: the kind of error only, since requests hold what people wrote."""

    def bare(record: logging.LogRecord) -> bool:
        kind = record.exc_info[0] if record.exc_info else None
        record.msg, record.args = (f"a request failed: {kind.__name__ if kind else 'unknown'}"), ()
        record.exc_info = record.exc_text = None
        setattr(record, CLEAN, True)
        return True

    made = logging.getLogger(f"{__name__}.http")
    if not made.filters:
        made.addFilter(bare)
    return made
