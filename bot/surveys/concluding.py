"""All that can be done once a survey is closed."""

from bot.routes import Routes
from bot.surveys import exporting, meeting, reading, results, signing, telling_back


def add(routes: Routes) -> None:
    for part in (results, reading, signing, exporting, meeting, telling_back):
        part.add(routes)
