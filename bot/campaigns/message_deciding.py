"""Another organiser looks at a message whose words were questioned: sends it, or gives it back and says why."""

from dataclasses import replace

from bot import telling
from bot.acting import Acting
from bot.campaigns import authors, deciding, messages, starting
from bot.campaigns.authors import Somebody
from bot.campaigns.messages import APPROVE, GIVE_BACK, mark, shown, with_message
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import Campaign, CampaignMessage, News
from bot.records.audit import Did
from bot.records.hearing import Sent
from bot.replies import Field, Form, Kind, Replies, Text
from bot.routes import Routes


def add(routes: Routes) -> None:
    routes.pressed(APPROVE, approved)
    routes.pressed(GIVE_BACK, ask_why_not)
    routes.submitted(GIVE_BACK, given_back)


async def approved(event: Pressed, desk: Desk) -> Replies:
    async def approve(acting: Acting, campaign: Campaign, message: CampaignMessage) -> Replies:
        let = replace(message, approved=mark(message, desk), approved_by=acting.who)
        if wrong := await messages.go(acting, campaign, let):
            return (Text(wrong, private=True), *await shown(acting, campaign))
        await acting.log(Did.APPROVED_MESSAGE, campaign.id)
        await _tell(acting, message)
        return await shown(acting, campaign)

    return await _decide(event, event.value, desk, approve)


async def ask_why_not(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign, message: CampaignMessage) -> Replies:
        return (_form(event.value),)

    return await _decide(event, event.value, desk, ask)


async def given_back(event: Submitted, desk: Desk) -> Replies:
    value = event.form.partition(" ")[2]

    async def give(acting: Acting, campaign: Campaign, message: CampaignMessage) -> Replies:
        if wrong := _form(value).check(event.values):
            return (wrong,)
        why_not = " ".join(str(event.values["why"]).split())
        await acting.tx.put(replace(message, stage=Sent.DRAFT, returned=why_not, offered_by=""))
        await acting.log(Did.RETURNED_MESSAGE, campaign.id)
        await telling.settled(acting.tx, campaign.id, News.CAMPAIGN_MESSAGE)
        await _tell(acting, message)
        return await shown(acting, campaign)

    return await _decide(event, value, desk, give)


async def _decide(event: Pressed | Submitted, value: str, desk: Desk, do: messages.Do) -> Replies:
    """Not whoever wrote or offered it, by whichever account."""
    somebody = await authors.look(event, desk)

    async def look(acting: Acting, campaign: Campaign, message: CampaignMessage) -> Replies:
        if message.stage is not Sent.WAITING:
            return await shown(acting, campaign)
        if wrong := _may_not(acting, message, somebody):
            return (Text(wrong, private=True),)
        return await do(acting, campaign, message)

    return await with_message(event, value, desk, look)


def _may_not(acting: Acting, message: CampaignMessage, somebody: Somebody) -> str:
    if authors.wrote(message, acting, somebody):
        return deciding.NOT_ALONE
    return "" if somebody.sure else starting.NOT_SURE


async def _tell(acting: Acting, message: CampaignMessage) -> None:
    if message.offered_by and message.offered_by != acting.who:
        told = News.CAMPAIGN_MESSAGE_DECIDED
        await telling.tell(acting.tx, [message.offered_by], told, message.campaign, acting.desk)


def _form(value: str) -> Form:
    hint = "Organisers there read this. Name nobody."
    field = Field("why", "Why not?", Kind.PARAGRAPH, hint=hint, required=True, most=deciding.LONGEST_REASON)
    return Form(
        f"{GIVE_BACK} {value}", "Give it back", (field,), "You do not let this message go as it is.", "Give it back"
    )
