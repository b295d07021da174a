"""Another organiser looks at words that were questioned: lets them through, or gives them back and says why.

Whoever wrote or offered them cannot, by whichever account.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import sight, telling
from bot.acting import Acting
from bot.campaigns import at, authors, card, starting
from bot.campaigns.authors import Somebody
from bot.campaigns.doing import again, doing
from bot.desk import Desk
from bot.events import Opened, Pressed, Submitted
from bot.home import Part, Whom
from bot.markup import plain
from bot.records import Campaign, News
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run

WHY_NOT = "campaigns.why_not"
LONGEST_REASON = 500
NOT_ALONE = "Who wrote these words cannot let them through, by whichever account. The other organisers have been told."
CHANGED = "It has changed since you looked at it, or is decided already. Here it is as it stands now."

Decide = Callable[[Acting, Campaign], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(card.APPROVE, approved)
    routes.pressed(card.GIVE_BACK, ask_why_not)
    routes.pressed(card.TAKE_BACK, taken_back)
    routes.submitted(WHY_NOT, given_back)
    routes.at_home(Part.WAITING, at_home, Whom.ORGANISERS)


async def approved(event: Pressed, desk: Desk) -> Replies:
    async def approve(acting: Acting, campaign: Campaign) -> Replies:
        if wrong := await starting.unfit(acting, campaign):
            return again(campaign, wrong)
        seen = starting.mark(campaign, desk.secret)
        let = replace(campaign, approved_by=acting.who, approved=seen)
        await _decided(acting, campaign, Did.APPROVED_CAMPAIGN)
        return await card.shown(acting, await starting.run(acting, let))

    return await _decide(event, event.value, desk, approve)


async def ask_why_not(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        return (_form(event.value, campaign),)

    return await _decide(event, event.value, desk, ask)


async def given_back(event: Submitted, desk: Desk) -> Replies:
    value = event.form.partition(" ")[2]

    async def give(acting: Acting, campaign: Campaign) -> Replies:
        if wrong := _form(value, campaign).check(event.values):
            return (wrong,)
        why_not = " ".join(str(event.values["why"]).split())
        await acting.tx.put(replace(campaign, stage=Stage.DRAFT, returned=why_not, offered_by=""))
        await _decided(acting, campaign, Did.RETURNED_CAMPAIGN)
        words = "It is a draft again. Whoever offered it is told, and finds your reason there."
        return (Text(words, (at.TO_ALL,), private=True),)

    return await _decide(event, value, desk, give)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    """By who wrote or offered it."""
    somebody = await authors.look(event, desk)

    async def take(acting: Acting, campaign: Campaign) -> Replies:
        if not authors.wrote(campaign, acting, somebody):
            return await card.shown(acting, campaign)
        draft = replace(campaign, stage=Stage.DRAFT, offered_by="")
        await acting.tx.put(draft)
        await acting.log(Did.RETURNED_CAMPAIGN, campaign.id)
        await telling.settled(acting.tx, campaign.id, News.CAMPAIGN)
        return await card.shown(acting, draft)

    return await doing(event, desk, event.value, (Stage.WAITING,), take)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    """What waits for somebody else than who wrote it."""

    async def look(tx: Transaction) -> Text | None:
        seen = await sight.of(tx, event.person, desk)
        found = [one for one in await tx.readable(Campaign, stage=Stage.WAITING) if at.leads(seen, one)]
        others = [one for one in found if not authors.is_author(one, seen.who, desk)]
        buttons = tuple(Button(one.name, at.ONE, one.id) for one in others)
        return Text("The words of a campaign wait for another organiser.", buttons, private=True) if others else None

    return await run(desk.store, look)


async def _decided(acting: Acting, campaign: Campaign, did: Did) -> None:
    """Whoever offered it is told that it is decided, and by what they open, how."""
    await acting.log(did, campaign.id)
    await telling.settled(acting.tx, campaign.id, News.CAMPAIGN)
    if campaign.offered_by and campaign.offered_by != acting.who:
        await telling.tell(acting.tx, [campaign.offered_by], News.CAMPAIGN_DECIDED, campaign.id, acting.desk)


async def _decide(event: Pressed | Submitted, value: str, desk: Desk, decide: Decide) -> Replies:
    id_, _, seen = value.partition(" ")
    somebody = await authors.look(event, desk)

    async def look(acting: Acting, campaign: Campaign) -> Replies:
        if wrong := _may_not(acting, campaign, somebody):
            return again(campaign, wrong)
        if campaign.stage is not Stage.WAITING or starting.mark(campaign, desk.secret) != seen:
            return (Text(CHANGED, private=True), *await card.shown(acting, campaign))
        return await decide(acting, campaign)

    return await doing(event, desk, id_, tuple(Stage), look)


def _may_not(acting: Acting, campaign: Campaign, somebody: Somebody) -> str:
    if campaign.stage is not Stage.WAITING:
        return ""
    if authors.wrote(campaign, acting, somebody):
        return NOT_ALONE
    return "" if somebody.sure else starting.NOT_SURE


def _form(value: str, campaign: Campaign) -> Form:
    field = Field(
        "why",
        "Why not?",
        Kind.PARAGRAPH,
        hint="Organisers there read this. Name nobody.",
        required=True,
        most=LONGEST_REASON,
    )
    words = f"You do not let the campaign on {plain(campaign.name)} start as it is."
    return Form(f"{WHY_NOT} {value}", "Give it back", (field,), words, "Give it back")
