"""The surveys that somebody may steer as a page, ten at a time: what each is, and how far it has come."""

from dataclasses import dataclass

from bot.acting import Acting
from bot.desk import Desk
from bot.events import Opened
from bot.register.paging import Page
from bot.replies import Button, Text
from bot.surveys import at
from bot.surveys.reps import showing
from bot.viewing.looking import view


@dataclass(frozen=True, slots=True)
class SurveysView:
    """`page`: each says what it is and how far it has come, and opens it. `others`: what else can be done."""

    words: str
    page: Page[Button]
    others: tuple[Button, ...]


async def surveys(event: Opened, desk: Desk, wanted: str) -> SurveysView | None:
    """`wanted`: the number of the page."""

    async def look(acting: Acting) -> SurveysView:
        said = [one for one in await showing.listed(acting) if isinstance(one, Text)]
        buttons = [button for one in said for button in one.buttons]
        words = " ".join(one.body for one in said)
        others = tuple(one for one in buttons if one.action != at.ONE)
        return SurveysView(words, Page.of([one for one in buttons if one.action == at.ONE], wanted), others)

    return await view(event, desk, look)
