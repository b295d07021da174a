"""An organiser writes to those who asked to hear of a campaign, sees it as they will, and sends it.

One at a time, and one a week at most. Words that are questioned wait for another organiser: see `message_deciding`.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

from bot import days, memory, telling
from bot.acting import Acting
from bot.campaigns import at, authors, card, doubts, message_words, sending, starting, wanting
from bot.campaigns.authors import Somebody
from bot.campaigns.doing import doing
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.people.offices import today_at
from bot.records import Campaign, CampaignMessage, News
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.records.hearing import Sent
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction

WRITE, SEND, DISCARD = "campaigns.write", "campaigns.send", "campaigns.discard_message"
APPROVE, GIVE_BACK = "campaigns.approve_message", "campaigns.return_message"
APART = timedelta(days=7)
SHOWN = 3  # that were sent
NONE = "Write to those who asked to hear of this campaign: once a week at most. Who they are is shown to nobody."
TOO_SOON = "The last message was sent on {day}. The next can be sent from {next} on; a meeting is told of besides."
NOT_RUNNING = "The campaign does not run now, so nothing is sent. What waits to be sent goes when it runs again."
ENDED = "The campaign has ended, so nothing is sent any more."
CHANGED = "It has changed since you looked at it. Here it is as it stands now."
NO_LINKS = "Links and numbers are questioned, since they lead away from what the buttons offer."

Do = Callable[[Acting, Campaign, CampaignMessage], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(at.MESSAGES, opened)
    routes.pressed(WRITE, asked)
    routes.submitted(WRITE, written)
    routes.pressed(SEND, sent)
    routes.pressed(DISCARD, discarded)


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await doing(event, desk, event.value, tuple(Stage), shown)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        return (_form(campaign, await under_way(acting.tx, campaign.id)),)

    return await doing(event, desk, event.value, (Stage.RUNNING,), ask)


async def written(event: Submitted, desk: Desk) -> Replies:
    """One that waits is a draft again, since it is changed: it must be offered anew."""
    somebody, id_ = await authors.look(event, desk), event.form.partition(" ")[2]

    async def keep(acting: Acting, campaign: Campaign) -> Replies:
        before = await under_way(acting.tx, campaign.id)
        form = _form(campaign, before)
        if wrong := form.check(event.values):
            return (wrong,)
        words = str(event.values["words"]).strip()
        if not words:
            return (replace(form, values=dict(event.values), errors={"words": "Please write something."}),)
        if acting.again or (before and before.words == words):
            return await shown(acting, campaign)
        until = await today_at(acting.tx, campaign.workplace, desk) + desk.keeps.messages
        fresh = CampaignMessage(_id(acting, campaign), campaign.id, until, words, made_by=acting.who)
        draft = replace(before or fresh, until=until, words=words, stage=Sent.DRAFT, offered_by="", returned="")
        await acting.tx.put(authors.signed(draft, acting, somebody))
        await acting.tx.put(campaign)  # two who write at once get in each other's way here: there is one at a time
        await telling.settled(acting.tx, campaign.id, News.CAMPAIGN_MESSAGE)
        return await shown(acting, campaign)

    return await doing(event, desk, id_, (Stage.RUNNING,), keep)


async def sent(event: Pressed, desk: Desk) -> Replies:
    """Or offered to another organiser, where its words are questioned."""
    somebody = await authors.look(event, desk)

    async def send(acting: Acting, campaign: Campaign, message: CampaignMessage) -> Replies:
        if message.stage is not Sent.DRAFT:
            return await shown(acting, campaign)
        ask = questioned(message, desk) and campaign.stage is not Stage.ENDED
        wrong = await (_offer(acting, campaign, message, somebody) if ask else go(acting, campaign, message))
        return (*([Text(wrong, private=True)] if wrong else []), *await shown(acting, campaign))

    return await with_message(event, event.value, desk, send)


async def discarded(event: Pressed, desk: Desk) -> Replies:
    async def discard(acting: Acting, campaign: Campaign, message: CampaignMessage) -> Replies:
        await acting.tx.remove(CampaignMessage, message.id)
        await telling.settled(acting.tx, campaign.id, News.CAMPAIGN_MESSAGE)
        return await shown(acting, campaign)

    return await with_message(event, event.value, desk, discard)


async def with_message(event: Pressed | Submitted, value: str, desk: Desk, do: Do) -> Replies:
    """Only what they have seen: `value` is the campaign and a mark of the words."""
    id_, _, seen = value.partition(" ")

    async def look(acting: Acting, campaign: Campaign) -> Replies:
        message = await under_way(acting.tx, campaign.id)
        if acting.again:
            return await shown(acting, campaign)
        if message is None or mark(message, desk) != seen:
            return (Text(CHANGED, private=True), *await shown(acting, campaign))
        return await do(acting, campaign, message)

    return await doing(event, desk, id_, tuple(Stage), look)


async def go(acting: Acting, campaign: Campaign, message: CampaignMessage) -> str:
    """It is sent to all who asked. Why it cannot be; nothing where it is."""
    tx, desk = acting.tx, acting.desk
    if not await at.runs(tx, campaign, desk):
        return _not_running(campaign)
    today = await today_at(tx, campaign.workplace, desk)
    before = [one.sent for one in await tx.find(CampaignMessage, campaign=campaign.id, stage=Sent.SENT) if one.sent]
    if before and today < max(before) + APART:
        return TOO_SOON.format(day=days.told(max(before)), next=days.told(max(before) + APART))
    await tx.put(campaign)  # of two that are sent at once by two processes one finds the other
    await tx.put(
        replace(message, stage=Sent.SENT, sent=today, until=today + desk.keeps.messages, offered_by="", returned="")
    )
    await sending.begin(tx, campaign.id, wanting.MESSAGE, message.id)
    await acting.log(Did.SENT_MESSAGE, campaign.id)
    await telling.settled(tx, campaign.id, News.CAMPAIGN_MESSAGE)
    return ""


def questioned(message: CampaignMessage, desk: Desk) -> bool:
    """Whether another organiser must look first."""
    return bool(doubts.of_message(message.words)) and message.approved != mark(message, desk)


def mark(message: CampaignMessage, desk: Desk) -> str:
    return memory.keyed(desk.secret, "campaign message", message.id, message.words)[:16]


async def under_way(tx: Transaction, campaign: str) -> CampaignMessage | None:
    """The one that is not sent yet."""
    found = [
        one
        for stage in (Sent.DRAFT, Sent.WAITING)
        for one in await tx.find(CampaignMessage, campaign=campaign, stage=stage)
    ]
    return found[0] if found else None


async def shown(acting: Acting, campaign: Campaign) -> Replies:
    message = await under_way(acting.tx, campaign.id)
    facts = await _sent(acting, campaign)
    back = Button("Back to the campaign", at.ONE, campaign.id)
    title = f"Messages on {campaign.name}"
    if message is None:
        runs = await at.runs(acting.tx, campaign, acting.desk)
        write = (Button("Write a message", WRITE, campaign.id, main=True),) if runs else ()
        return (Card(title, NONE if runs else _not_running(campaign), facts, buttons=(*write, back), private=True),)
    seen = message_words.text(campaign, message.words).body
    parts = [f"**As they will read it**, with a button that stops it:\n\n{seen}", _stands(acting, message)]
    body = "\n\n".join(one for one in parts if one)
    return (Card(title, body, facts, buttons=(*_buttons(acting, campaign, message), back), private=True),)


def _not_running(campaign: Campaign) -> str:
    return ENDED if campaign.stage is Stage.ENDED else NOT_RUNNING


def _stands(acting: Acting, message: CampaignMessage) -> str:
    why_not = f"It was given back, because: {plain(message.returned)}" if message.returned else ""
    if not questioned(message, acting.desk):
        return why_not
    mine = message.stage is Sent.DRAFT or authors.is_author(message, acting.who, acting.desk)
    head = "**Another organiser must look at this before it is sent:**" if mine else card.DECIDE
    return "\n\n".join(one for one in (why_not, head, card.found(doubts.of_message(message.words))) if one)


def _buttons(acting: Acting, campaign: Campaign, message: CampaignMessage) -> tuple[Button, ...]:
    value = f"{campaign.id} {mark(message, acting.desk)}"
    change, away = Button("Change it", WRITE, campaign.id), Button("Discard it", DISCARD, value)
    if message.stage is Sent.DRAFT:
        label = "Ask another organiser" if questioned(message, acting.desk) else "Send it"
        return (Button(label, SEND, value, main=True), change, away)
    if authors.is_author(message, acting.who, acting.desk):
        return (change, away)
    return (Button("Approve and send it", APPROVE, value, main=True), Button("Give it back", GIVE_BACK, value), change)


async def _sent(acting: Acting, campaign: Campaign) -> tuple[Fact, ...]:
    found = await acting.tx.find(CampaignMessage, campaign=campaign.id, stage=Sent.SENT)
    dated = sorted(((one.sent, one.id) for one in found if one.sent), reverse=True)[:SHOWN]
    return tuple(
        [
            Fact(f"Sent on {days.told(on)}", await sending.reached(acting.tx, campaign, wanting.MESSAGE, id_))
            for on, id_ in dated
        ]
    )


async def _offer(acting: Acting, campaign: Campaign, message: CampaignMessage, somebody: Somebody) -> str:
    """To the other organisers there. Why it cannot be; nothing where it was."""
    if not somebody.sure:
        return starting.NOT_SURE
    asked_ = authors.signed(message, acting, somebody)
    organisers = (await telling.audience(acting.tx, campaign.workplace, acting.desk)).organisers
    others = [one for one in organisers if one != acting.who and not authors.is_author(asked_, one, acting.desk)]
    if not others:
        return starting.NOBODY_ELSE
    await acting.tx.put(replace(asked_, stage=Sent.WAITING, offered_by=acting.who, returned=""))
    await acting.log(Did.OFFERED_MESSAGE, campaign.id)
    await telling.tell(acting.tx, others, News.CAMPAIGN_MESSAGE, campaign.id, acting.desk)
    return ""


def _id(acting: Acting, campaign: Campaign) -> str:
    return memory.keyed(acting.desk.secret, "message", campaign.id, memory.cause(acting.event, acting.desk.secret))


def _form(campaign: Campaign, before: CampaignMessage | None) -> Form:
    field = Field("words", doubts.MESSAGE, Kind.PARAGRAPH, hint=NO_LINKS, required=True, most=message_words.LONGEST)
    intro = (
        f"To those who asked to hear of the campaign on {plain(campaign.name)}. It is marked as written by an "
        "organiser, without your name. You see it before it is sent."
    )
    return Form(
        f"{WRITE} {campaign.id}", "Message", (field,), intro, "Look at it", {"words": before.words} if before else {}
    )
