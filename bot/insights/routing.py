"""All that somebody can do with concern reports."""

from bot.insights import in_chat, making, signing
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (in_chat, making, signing):
        part.add(routes)
