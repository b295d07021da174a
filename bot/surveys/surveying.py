"""All that somebody can do who is asked, and who asks."""

from bot.routes import Routes
from bot.surveys import answering, beginning


def add(routes: Routes) -> None:
    for part in (beginning, answering):
        part.add(routes)
