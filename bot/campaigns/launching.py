"""An organiser starts a campaign, or ends it."""

from bot.acting import Acting
from bot.campaigns import at, authors, card, doubts, ending, starting
from bot.campaigns.doing import again, doing
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.people.offices import today_at
from bot.records import Campaign
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.replies import Button, Replies, Text
from bot.routes import Routes

ENDED = "campaigns.ended"
BEGUN = (Stage.RUNNING, Stage.WAITING, Stage.DRAFT)
SURE = (
    "End the campaign on {name}? Nobody is asked any more. Who asked to talk is still heard, and links that were "
    "passed on still open. It cannot be started again, but it can be copied."
)


def add(routes: Routes) -> None:
    routes.pressed(card.START, started)
    routes.pressed(card.END, ask_to_end)
    routes.pressed(ENDED, ended)


async def started(event: Pressed, desk: Desk) -> Replies:
    somebody = await authors.look(event, desk)

    async def start(acting: Acting, campaign: Campaign) -> Replies:
        if wrong := await starting.start(acting, campaign, somebody):
            doubted = starting.questioned(campaign, desk.secret)
            said = f"{wrong}\n\n{card.found(doubts.of(campaign))}" if doubted else wrong
            return again(campaign, said)
        return await card.shown(acting, await acting.tx.get(Campaign, campaign.id) or campaign)

    return await doing(event, desk, event.value, (Stage.DRAFT,), start)


async def ask_to_end(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        if not campaign.begun:
            return await card.shown(acting, campaign)
        yes = Button("Yes, end it", ENDED, campaign.id)
        no = Button("No, leave it", at.ONE, campaign.id)
        return (Text(SURE.format(name=plain(campaign.name)), (yes, no), private=True),)

    return await doing(event, desk, event.value, BEGUN, ask)


async def ended(event: Pressed, desk: Desk) -> Replies:
    async def end(acting: Acting, campaign: Campaign) -> Replies:
        if not campaign.begun:
            return await card.shown(acting, campaign)
        over = await ending.end(acting.tx, campaign, await today_at(acting.tx, campaign.workplace, desk))
        await acting.log(Did.ENDED_CAMPAIGN, campaign.id)
        return await card.shown(acting, over)

    return await doing(event, desk, event.value, BEGUN, end)
