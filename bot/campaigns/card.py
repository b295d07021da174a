"""A campaign as organisers see it: how it stands, in which words people are asked, and what can be done with it."""

from bot import days
from bot.acting import Acting
from bot.campaigns import at, authors, doubts, starting, topics, wording
from bot.campaigns.doubts import Doubt
from bot.markup import plain
from bot.people.offices import named, today_at
from bot.records import Campaign
from bot.records.campaigns import Stage
from bot.replies import Button, Card, Fact, Replies, Text, grouped

START, CHANGE, PREVIEW, COPY = "campaigns.start", "campaigns.change", "campaigns.preview", "campaigns.copy"
END, DISCARD, MORE = "campaigns.end", "campaigns.discard", "campaigns.more"
APPROVE, GIVE_BACK, TAKE_BACK = "campaigns.approve", "campaigns.give_back", "campaigns.take_back"

OVER = "Its last day is over, so nobody is asked any more. It ends by itself within the hour."
LOOK = "**Another organiser must look at these words before it can start:**"
DECIDE = "**Please look at what is questioned. Patterns found it, and a person decides:**"


async def shown(acting: Acting, campaign: Campaign) -> Replies:
    facts = await _facts(acting, campaign)
    title = f"Campaign on {campaign.name}"
    body = "\n\n".join(part for part in (await _stands(acting, campaign), _questioned(acting, campaign)) if part)
    return (Card(title, body, facts, buttons=_buttons(acting, campaign), private=True),)


def more(campaign: Campaign) -> Replies:
    """What is done seldom."""
    one = campaign.id
    can = [Button("Copy it for the next", COPY, one)]
    if campaign.stage is Stage.RUNNING:
        can = [
            Button("See it as people will", PREVIEW, one),
            Button("Change it", CHANGE, one),
            *can,
            Button("End it", END, one),
        ]
    elif campaign.stage is Stage.DRAFT:
        can = [Button("The plan", at.PLAN, one), *can]
        can += [Button("Discard the draft", DISCARD, one)] if campaign.begun is None else [Button("End it", END, one)]
    elif campaign.stage is Stage.WAITING:
        can = [Button("The plan", at.PLAN, one), *can]
        can += [Button("End it", END, one)] if campaign.begun else []
    else:
        can = [Button("Meeting", at.MEETING, one), *can]
    back = Button("Back to the campaign", at.ONE, one)
    return (Text(f"More about the campaign on {plain(campaign.name)}:", (*can, back), private=True),)


def found(doubted: tuple[Doubt, ...]) -> str:
    """What is questioned, as a list."""
    return "\n".join(f"- *{one.where}*: “{plain(one.words)}” – {one.why}" for one in doubted)


async def _stands(acting: Acting, campaign: Campaign) -> str:
    over = campaign.stage is Stage.RUNNING and not await at.runs(acting.tx, campaign, acting.desk)
    words = OVER if over else wording.STANDS[campaign.stage]
    if campaign.stage is Stage.DRAFT and campaign.begun:
        words = "It ran, and its words were given back after a change. Nobody is asked before it starts again."
    if campaign.stage is Stage.DRAFT and campaign.returned:
        return f"It is a draft again, because: {plain(campaign.returned)}\n\n{words}"
    return words


def _questioned(acting: Acting, campaign: Campaign) -> str:
    if not at.leads(acting.sight, campaign) or campaign.stage not in (Stage.DRAFT, Stage.WAITING):
        return ""
    if not starting.questioned(campaign, acting.desk.secret):
        return ""
    mine = campaign.stage is Stage.DRAFT or authors.is_author(campaign, acting.who, acting.desk)
    return f"{LOOK if mine else DECIDE}\n\n{found(doubts.of(campaign))}"


async def _facts(acting: Acting, campaign: Campaign) -> tuple[Fact, ...]:
    about = topics.named(campaign.topics, acting.desk.knowledge.shelf.pack)
    page = Fact("Joining page", plain(campaign.joining)) if campaign.joining else None
    made = (
        Fact("Where", plain(await named(acting.tx, campaign.workplace))),
        Fact("After answers on", plain(about) or "nothing that the knowledge still has"),
        Fact("Until", await _until(acting, campaign)),
        Fact("The question", plain(campaign.question)),
        Fact("After yes", plain(campaign.more)),
        page,
    )
    return tuple(one for one in made if one)


async def _until(acting: Acting, campaign: Campaign) -> str:
    if campaign.stage is Stage.ENDED and campaign.ended:
        return f"ended on {days.told(campaign.ended)}"
    if campaign.until is None:
        return "no day yet"
    left = (campaign.until - await today_at(acting.tx, campaign.workplace, acting.desk)).days
    told = days.told(campaign.until)
    return f"{told}, the last day" if left >= 0 else f"{told}, which is over"


def _buttons(acting: Acting, campaign: Campaign) -> tuple[Button, ...]:
    """Few: the others are behind *More*. Who only looks gets the way to the others, and no more."""
    one = campaign.id
    if not at.leads(acting.sight, campaign):
        look = Button("The plan", at.PLAN, one), Button("See it as people will", PREVIEW, one)
        return (*look, at.TO_ALL)
    rest = Button("More", MORE, one)
    results, plan = Button("Results", at.RESULTS, one, main=True), Button("The plan", at.PLAN, one)
    match campaign.stage:
        case Stage.DRAFT:
            doubted = starting.questioned(campaign, acting.desk.secret)
            start = Button("Ask another organiser" if doubted else "Start it", START, one, main=True)
            return (start, Button("Change it", CHANGE, one), Button("See it as people will", PREVIEW, one), rest)
        case Stage.WAITING:
            return (*_deciding(acting, campaign), Button("See it as people will", PREVIEW, one), rest)
        case Stage.RUNNING:
            tell = (Button("Meeting", at.MEETING, one), Button("Messages", at.MESSAGES, one))
            return (
                *grouped("How it goes", results, plan),
                *grouped("Tell people", *tell),
                *grouped("The campaign", rest),
            )
        case _:
            return (results, plan, Button("Messages", at.MESSAGES, one), rest)


def _deciding(acting: Acting, campaign: Campaign) -> tuple[Button, ...]:
    if authors.is_author(campaign, acting.who, acting.desk):
        return (Button("Make it a draft again", TAKE_BACK, campaign.id), Button("Change it", CHANGE, campaign.id))
    value = f"{campaign.id} {starting.mark(campaign, acting.desk.secret)}"
    return (Button("Approve and start it", APPROVE, value, main=True), Button("Give it back", GIVE_BACK, value))
