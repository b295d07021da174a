"""What reps see of the knowledge itself: which files are broken, and what is due for review."""

from datetime import timedelta

from bot.desk import Desk
from bot.events import Event, Opened
from bot.markup import plain
from bot.memory import keyed
from bot.people import is_rep
from bot.replies import Replies, Text
from bot.routes import Routes
from knowledge.entries import Problem

MOST = 10
AGAIN_AFTER = timedelta(hours=3)


def add(routes: Routes) -> None:
    routes.opened("knowledge", problems)


async def problems(event: Opened, desk: Desk) -> Replies:
    if not is_rep(event.person, desk):
        return (Text("This page is for reps."),)
    found = desk.knowledge.problems
    return (_told(found) if found else Text("The knowledge is in order.", private=True),)


def alert(event: Event, desk: Desk) -> Replies:
    """A rep is told once of files that broke while the bot runs; others have the last good answers and no worry."""
    broken = tuple(problem for problem in desk.knowledge.problems if not problem.warning)
    if not broken or not is_rep(event.person, desk):
        return ()
    now = desk.now()
    key = keyed(desk.secret, "broken", event.place.platform, event.place.tenant, event.place.key, *map(str, broken))
    return (_told(broken),) if desk.memory.tell(key, now, now + AGAIN_AFTER) else ()


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
