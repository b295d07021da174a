"""A campaign starts: at once, or, where its words are questioned, once another organiser has looked at them."""

from dataclasses import replace

from bot import telling
from bot.acting import Acting
from bot.campaigns import at, authors, doubts, settling, topics
from bot.campaigns.authors import Somebody
from bot.memory import keyed
from bot.people.offices import named, today_at
from bot.records import EVERYWHERE, Campaign, News, Workplace
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.store import Transaction

NOBODY_ELSE = (
    "Another organiser must look at these words before anybody is asked, and nobody else organises there yet. "
    "Appoint a second organiser, or change the words so that nothing is questioned."
)
NOT_SURE = (
    "Another person must look at these words, and I cannot tell just now which accounts are yours. "
    "Please try again in a few minutes, in the chat in which you hold your role."
)
NO_PLACE = "That workplace is no longer kept. Change where the campaign is."
NO_TOPIC = "The knowledge no longer has what it is about. Choose the topics again."
TAKEN = "Another campaign on {topics} runs at {where} already. End that one first, or choose other topics."


def mark(campaign: Campaign, secret: bytes) -> str:
    """Of all that people get to see of it: so that nothing is approved that was changed since somebody looked."""
    return keyed(secret, "campaign words", campaign.id, *_words(campaign))[:16]


def approved(campaign: Campaign, secret: bytes) -> bool:
    """Whether another organiser has let just these words through."""
    return bool(campaign.approved) and campaign.approved == mark(campaign, secret)


def questioned(campaign: Campaign, secret: bytes) -> bool:
    """Whether another organiser must look first."""
    return bool(doubts.of(campaign)) and not approved(campaign, secret)


async def unfit(acting: Acting, campaign: Campaign) -> str:
    """Why it cannot run as it is, and what to do; nothing where it can."""
    tx, desk = acting.tx, acting.desk
    if campaign.workplace != EVERYWHERE and await tx.get(Workplace, campaign.workplace) is None:
        return NO_PLACE
    known = topics.known(campaign.topics, desk.knowledge.shelf.pack)
    if not known:
        return NO_TOPIC
    today = await today_at(tx, campaign.workplace, desk)
    if campaign.until is None or settling.too_late(campaign.until, today):
        return f"Its last day does not fit any more. {settling.TOO_EARLY}"
    return await clash(acting, campaign)


async def clash(acting: Acting, campaign: Campaign) -> str:
    """What runs at the same place on one of its topics, in words; nothing where nothing does."""
    pack = acting.desk.knowledge.shelf.pack
    for other in await acting.tx.readable(Campaign, workplace=campaign.workplace):
        both = set(other.topics) & set(campaign.topics)
        if other.id != campaign.id and both and await _holds(acting.tx, other, acting):
            where = await named(acting.tx, campaign.workplace)
            return TAKEN.format(topics=topics.named(both, pack) or "that", where=where)
    return ""


async def start(acting: Acting, campaign: Campaign, somebody: Somebody) -> str:
    """Or offer it to the others. Why neither can be, and what to do; nothing where one was done."""
    if wrong := await unfit(acting, campaign):
        return wrong
    if questioned(campaign, acting.desk.secret):
        return await offer(acting, campaign, somebody)
    await run(acting, campaign)
    return ""


async def offer(acting: Acting, campaign: Campaign, somebody: Somebody) -> str:
    """To the other organisers there. Why it cannot be; nothing where it was."""
    if not somebody.sure:
        return NOT_SURE
    asked = authors.signed(campaign, acting, somebody)
    others = await second_organisers(acting, asked)
    if not others:
        return NOBODY_ELSE
    await acting.tx.put(replace(asked, stage=Stage.WAITING, offered_by=acting.who, returned=""))
    await acting.log(Did.OFFERED_CAMPAIGN, campaign.id)
    await telling.settled(acting.tx, campaign.id, News.CAMPAIGN)
    await telling.tell(acting.tx, others, News.CAMPAIGN, campaign.id, acting.desk)
    return ""


async def second_organisers(acting: Acting, campaign: Campaign) -> list[str]:
    """Pseudonyms of who could approve it, as far as they can be told by their accounts."""
    found = (await telling.audience(acting.tx, campaign.workplace, acting.desk)).organisers
    return [one for one in found if one != acting.who and not authors.is_author(campaign, one, acting.desk)]


async def run(acting: Acting, campaign: Campaign) -> Campaign:
    """It runs from now on."""
    begun = campaign.begun or await today_at(acting.tx, campaign.workplace, acting.desk)
    running = replace(campaign, stage=Stage.RUNNING, begun=begun, offered_by="", returned="")
    await acting.tx.put(running)
    if not acting.again:
        await acting.log(Did.STARTED_CAMPAIGN, campaign.id)
    await telling.settled(acting.tx, campaign.id, News.CAMPAIGN)
    return running


async def _holds(tx: Transaction, other: Campaign, acting: Acting) -> bool:
    """Whether it runs, or did and only waits until somebody has looked at its new words."""
    if other.stage is Stage.WAITING and other.begun:
        return True
    return await at.runs(tx, other, acting.desk)


def _words(campaign: Campaign) -> tuple[str, ...]:
    texts = (campaign.workplace, campaign.name, campaign.question, campaign.more, campaign.joining)
    return (*texts, *sorted(campaign.topics))
