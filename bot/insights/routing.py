"""All that somebody can do with concern reports."""

from bot.insights import exporting, in_chat, least, making, signing
from bot.insights.digest import asking, telling
from bot.insights.snapshots import routing as snapshots
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (in_chat, exporting, making, least, signing, snapshots, asking, telling):
        part.add(routes)
