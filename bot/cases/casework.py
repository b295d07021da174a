"""All that office holders do with cases, as one capability."""

from bot.cases import (
    asking,
    exporting,
    filtering,
    flagging,
    inbox,
    moving,
    noting,
    opening,
    overdue,
    preferring,
    redacting,
    settling,
    taking,
)
from bot.routes import Routes


def add(routes: Routes) -> None:
    for part in (
        inbox,
        filtering,
        exporting,
        opening,
        taking,
        moving,
        noting,
        asking,
        flagging,
        settling,
        redacting,
        preferring,
        overdue,
    ):
        part.add(routes)
