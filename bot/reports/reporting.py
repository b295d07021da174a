"""All that somebody can do who reports, or has reported, AI at work."""

from bot.reports import adding, asking, beginning, opening_up, standing, submitting, withdrawing, writing
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (beginning, asking, submitting, adding, standing, writing, opening_up, withdrawing):
        part.add(routes)
