"""Something is done with a campaign that an organiser leads, where it stands so that it can be done."""

from collections.abc import Awaitable, Callable, Collection

from bot.acting import Acting, act
from bot.campaigns import at, card
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Campaign, Role
from bot.records.campaigns import Stage
from bot.replies import Button, Replies, Text

Do = Callable[[Acting, Campaign], Awaitable[Replies]]


async def doing(event: Pressed | Submitted, desk: Desk, id_: str, stages: Collection[Stage], do: Do) -> Replies:
    """Where it stands otherwise by now, it is shown as it stands."""

    async def look(acting: Acting) -> Replies:
        campaign = await at.led(acting, id_)
        if campaign is None:
            return at.GONE
        return await do(acting, campaign) if campaign.stage in stages else await card.shown(acting, campaign)

    return await act(event, desk, look, Role.ORGANISER)


def again(campaign: Campaign, words: str) -> Replies:
    return (Text(words, (Button("Show the campaign", at.ONE, campaign.id), at.TO_ALL), private=True),)
