"""All that somebody can do who thinks about joining."""

from bot.joining import inviting, opening, reading
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (opening, reading, inviting):
        part.add(routes)
