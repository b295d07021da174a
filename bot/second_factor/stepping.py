"""All that office holders do with their second step, as one capability."""

from bot.routes import Routes
from bot.second_factor import enrolling, giving, resetting, step


def add(routes: Routes) -> None:
    for part in (step, enrolling, giving, resetting):
        part.add(routes)
