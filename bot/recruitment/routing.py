"""What somebody can press on the question, and in what is kept of them about it."""

from bot.recruitment import answering, mine
from bot.routes import Routes


def add(routes: Routes) -> None:
    answering.add(routes)
    mine.add(routes)
