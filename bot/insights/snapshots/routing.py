"""All that an organiser can do with snapshots."""

from bot.insights.snapshots import choosing, in_chat, passing_on, signing
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (in_chat, choosing, signing, passing_on):
        part.add(routes)
