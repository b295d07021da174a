"""All that somebody can do who asks for a talk, and that office holders do with it."""

from bot.routes import Routes
from bot.talks import asking, beginning, handing_in, listing, opening, standing


def add(routes: Routes) -> None:
    for part in (beginning, asking, handing_in, standing, listing, opening):
        part.add(routes)
