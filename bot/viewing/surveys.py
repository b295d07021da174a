"""The surveys that somebody may steer as a page, ten at a time: what each is, and how far it has come."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass

from bot.acting import Acting
from bot.cases.inbox import LABEL
from bot.desk import Desk
from bot.events import Opened
from bot.papers.paper import short
from bot.records import Survey
from bot.records.surveys import Stage
from bot.register.paging import Page
from bot.replies import Button, Text
from bot.surveys import at
from bot.surveys.reps import showing
from bot.surveys.results import in_chat
from bot.viewing.looking import view


@dataclass(frozen=True, slots=True)
class SurveysView:
    """`page`: each says what it is and how far it has come, and opens it. `others`: what else can be done.

    `exports`: of each on the page that has results, the form by which they are exported.
    """

    words: str
    page: Page[Button]
    others: tuple[Button, ...]
    exports: tuple[Button, ...]


async def surveys(event: Opened, desk: Desk, wanted: str) -> SurveysView | None:
    """`wanted`: the number of the page."""

    async def look(acting: Acting) -> SurveysView:
        said = [one for one in await showing.listed(acting) if isinstance(one, Text)]
        buttons = [button for one in said for button in one.buttons]
        words = " ".join(one.body for one in said)
        others = tuple(one for one in buttons if one.action != at.ONE)
        page = Page.of([one for one in buttons if one.action == at.ONE], wanted)
        return SurveysView(words, page, others, tuple([one async for one in _exports(acting, page.part)]))

    return await view(event, desk, look)


async def _exports(acting: Acting, shown: Sequence[Button]) -> AsyncIterator[Button]:
    for one in shown:
        survey = await acting.tx.get(Survey, one.value)
        if survey and survey.stage is Stage.CLOSED:
            yield Button(short(f"Export: {at.title(survey)}", LABEL), in_chat.EXPORT, survey.id)
