"""What reps see of the knowledge itself: which files are broken, and what is due for review."""

from datetime import timedelta
from functools import partial

from bot import memory
from bot.desk import Desk
from bot.events import Event, Opened, Place
from bot.home import Part, Whom
from bot.markup import plain
from bot.people import is_rep
from bot.replies import Replies, Text
from bot.routes import Routes
from knowledge.entries import Problem

MOST = 10
AGAIN_AFTER = timedelta(hours=3)


def add(routes: Routes) -> None:
    routes.opened("knowledge", problems)
    routes.at_home(Part.WAITING, at_home, Whom.REPS)


async def problems(event: Opened, desk: Desk) -> Replies:
    if not await is_rep(event.person, desk):
        return (Text("This page is for reps."),)
    found = desk.knowledge.problems
    return (_told(found) if found else Text("The knowledge is in order.", private=True),)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    broken = _broken(desk)
    return _told(broken) if broken else None


async def alert(event: Event, desk: Desk) -> Replies:
    """A rep is told once in a while of files that are broken; others have the last good answers and no worry."""
    broken = _broken(desk)
    if not broken or not await is_rep(event.person, desk):
        return ()
    told = partial(memory.told, id=telling(event.place, desk), now=desk.now(), lasting=AGAIN_AFTER)
    return () if await memory.attempt(desk.store, told, failing=False) else (_told(broken),)


def telling(place: Place, desk: Desk) -> str:
    """The id of what a place is remembered by that was told of these very files."""
    return memory.telling(place, desk.secret, "broken", *map(str, _broken(desk)))


def _broken(desk: Desk) -> tuple[Problem, ...]:
    return tuple(problem for problem in desk.knowledge.problems if not problem.warning)


def _told(found: tuple[Problem, ...]) -> Text:
    lines = "\n".join(f"- {plain(str(problem))}" for problem in found[:MOST])
    more = (
        f"\n\nAnd {len(found) - MOST} more, which the command *agreement-bot knowledge check* lists."
        if found[MOST:]
        else ""
    )
    return Text(
        f"For reps: these knowledge files need mending. Until then I use the last good ones.\n\n{lines}{more}",
        private=True,
    )
