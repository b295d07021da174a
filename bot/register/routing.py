"""All that the register answers to."""

from bot.register import (
    adding,
    card,
    editing,
    exporting,
    items,
    listing,
    lists,
    log,
    naming,
    removing,
    reviewing,
    same,
    splitting,
    story,
    told,
)
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (
        listing,
        lists,
        card,
        naming,
        removing,
        editing,
        same,
        splitting,
        adding,
        items,
        log,
        reviewing,
        told,
        story,
        exporting,
    ):
        part.add(routes)
