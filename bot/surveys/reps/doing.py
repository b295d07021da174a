"""Something is done with a survey that a rep may handle, where it stands so that it can be done."""

from collections.abc import Awaitable, Callable, Collection

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Survey
from bot.records.surveys import Stage
from bot.replies import Replies
from bot.surveys import at
from bot.surveys.reps import showing

Do = Callable[[Acting, Survey], Awaitable[Replies]]


async def doing(event: Pressed | Submitted, desk: Desk, id_: str, stages: Collection[Stage], do: Do) -> Replies:
    """Where it stands otherwise by now, it is shown as it stands."""

    async def look(acting: Acting) -> Replies:
        survey = await at.theirs(acting, id_)
        if survey is None:
            return at.GONE
        return await do(acting, survey) if survey.stage in stages else await showing.card(acting, survey)

    return await act(event, desk, look)
