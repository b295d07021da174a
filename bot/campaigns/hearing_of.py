"""Somebody asks to hear of a campaign, and ends that again with one tap. Nobody else is written to."""

from bot import days, reaching
from bot.campaigns import at, meeting_words, wanting
from bot.desk import Desk
from bot.events import Owner, Pressed, Said
from bot.identity import PERSON
from bot.markup import plain
from bot.meetings import keeping
from bot.people.offices import pseudonym, today_in
from bot.records import Campaign
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys.at import zone

HERE = "campaigns.hear_here"  # after it was said who can read it
NOT_HERE = "Others can read this place. Please ask me in a conversation of our own."
NOT_KNOWN = "I could not reach you later from here. In a chat with an account of your own I can."
NOT_PRIVATE = (
    "Whoever owns this chat can read what stands in it, and see what you press. So I would say here only that there is "
    "news that you asked for, and show what it is once you open it; then they could read it, too. Shall I?"
)
GONE = "That campaign is over, so there is nothing more to hear of it. You can still talk with a rep."
ENDED = "I tell you no more of that here. What I kept for it is erased."


def add(routes: Routes) -> None:
    for words in wanting.END_WORDS:
        routes.command(words, stop)
    routes.pressed(at.HEAR, ask)
    routes.pressed(HERE, here)
    routes.pressed(wanting.STOP, stop)


async def ask(event: Pressed, desk: Desk) -> Replies:
    """Where the employer owns the chat it is said first what that means."""
    return await _asked(event, desk, sure=event.place.owner is not Owner.EMPLOYER)


async def here(event: Pressed, desk: Desk) -> Replies:
    return await _asked(event, desk, sure=True)


async def stop(event: Said | Pressed, desk: Desk) -> Replies:
    """Of one campaign, or of all. At once, also while the bot is paused, and wherever they press it."""

    async def end(tx: Transaction) -> Replies:
        campaign = event.value if isinstance(event, Pressed) else ""
        await wanting.end(tx, pseudonym(event.person, desk), campaign, desk)
        return (Text(ENDED, private=True),)

    return await run(desk.store, end)


async def _asked(event: Pressed, desk: Desk, *, sure: bool) -> Replies:
    async def answer(tx: Transaction) -> Replies:
        campaign = await tx.get(Campaign, event.value)
        if campaign is None or not await wanting.lives(tx, campaign, desk):
            return (Text(GONE, (Button("Talk with a rep", at.TALK, event.value), PERSON), private=True),)
        meeting = await _meeting(tx, campaign, desk)
        if not reaching.reachable(event):
            return (Text(NOT_KNOWN, private=True), *meeting)
        if not sure:
            yes = Button("Yes, tell me here", HERE, campaign.id, main=True)
            return (Text(NOT_PRIVATE, (yes,), private=True), *meeting)
        return (await _kept(tx, event, campaign, desk), *meeting)

    if not event.place.private or event.place.room:
        return (Text(NOT_HERE, private=True),)
    return await run(desk.store, answer)


async def _kept(tx: Transaction, event: Pressed, campaign: Campaign, desk: Desk) -> Text:
    address = await reaching.kept_for(tx, event, await zone(tx, campaign.workplace), desk)
    made = await wanting.keep(tx, pseudonym(event.person, desk), campaign.id, address.id, desk)
    until = days.told(today_in(address.zone, made.until))
    words = (
        f"I tell you here what organisers write on **{plain(campaign.name)}**, once a week at most, and when a meeting "
        "is set or changes; never at night. For that I keep, encrypted, where I reach you and what you asked to hear "
        f"of, until the campaign ends, and no later than {until}. It says nothing of membership, and organisers see no "
        "names. "
        "*Stop this news* ends it."
    )
    return Text(words, (wanting.stop(campaign.id),), private=True)


async def _meeting(tx: Transaction, campaign: Campaign, desk: Desk) -> Replies:
    """One that is to come, which nobody needs to hear of more to go to."""
    found = await keeping.coming_up(tx, campaign.id, desk)
    if found is None:
        return ()
    return (Text(await meeting_words.line(tx, campaign, found), meeting_words.buttons(campaign.id), private=True),)
