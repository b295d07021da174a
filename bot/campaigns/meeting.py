"""A meeting of a campaign: organisers set it, those who asked to hear are told, and people say that they come."""

from dataclasses import replace

from bot.acting import Acting
from bot.campaigns import at, doubts, meeting_words, sending, wanting
from bot.campaigns.doing import doing
from bot.campaigns.meeting_words import CALENDAR, COME, NOT_COME
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.insights import least
from bot.meetings import form, keeping, signing_up, words
from bot.meetings.signing_up import NOT_COMING, NOT_KNOWN, OVER
from bot.people.offices import pseudonym
from bot.records import Campaign, Meeting
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.register.at import about
from bot.replies import Button, Card, Fact, Form, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys.at import zone

SET, CANCEL, CANCELLED = "campaigns.set_meeting", "campaigns.cancel_meeting", "campaigns.meeting_cancelled"
NONE = "No meeting is set."
ENDED = "The campaign has ended: no meeting can be set any more, and nobody is told."
TOLD = (
    "Those who asked to hear of the campaign, ten minutes after you have changed it last, or at once if it begins "
    "soon, besides the one message a week."
)
NOT_YET = "Nobody yet: those who ask to hear of the campaign see it once it runs."
COMING = signing_up.COMING.format(whoever="organisers")
NOT_HEARING = (
    "You can come without signing up. I count only who hears of the campaign: else I could not tell you that it moves."
)


def add(routes: Routes) -> None:
    routes.pressed(at.MEETING, opened)
    routes.pressed(SET, asked)
    routes.submitted(SET, kept)
    routes.pressed(CANCEL, asked_to_cancel)
    routes.pressed(CANCELLED, cancelled)
    routes.pressed(COME, comes)
    routes.pressed(NOT_COME, does_not_come)
    routes.pressed(CALENDAR, calendar)


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await doing(event, desk, event.value, tuple(Stage), _shown)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        return (await _form(acting, campaign),) if _open(campaign) else await _shown(acting, campaign)

    return await doing(event, desk, event.value, tuple(Stage), ask)


async def kept(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting, campaign: Campaign) -> Replies:
        if not _open(campaign):
            return await _shown(acting, campaign)
        asked_ = await _form(acting, campaign)
        read = form.read(asked_, event.values, await zone(acting.tx, campaign.workplace), desk.now())
        if isinstance(read, Form):
            return (read,)
        if found := doubts.of_place(read.place):
            wrong = f"Only where it is, please. “{found[0].words}”: {found[0].why}."
            return (replace(asked_, values=dict(event.values), errors={"place": wrong}),)
        if not acting.again:
            await _changed(acting, campaign, await keeping.change(acting.tx, campaign.id, read, desk.now()))
        return await _shown(acting, campaign)

    return await doing(event, desk, about(event), tuple(Stage), keep)


async def asked_to_cancel(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        yes, no = Button("Yes, cancel it", CANCELLED, campaign.id), Button("No, keep it", at.MEETING, campaign.id)
        told = " Those who asked to hear of the campaign are told." if await _heard(acting, campaign) else ""
        return (Text(f"Cancel the meeting?{told}", (yes, no), private=True),)

    return await doing(event, desk, event.value, tuple(Stage), ask)


async def cancelled(event: Pressed, desk: Desk) -> Replies:
    async def cancel(acting: Acting, campaign: Campaign) -> Replies:
        if not acting.again:
            await _changed(acting, campaign, await keeping.cancel(acting.tx, campaign.id, desk.now()))
        return await _shown(acting, campaign)

    return await doing(event, desk, event.value, tuple(Stage), cancel)


async def comes(event: Pressed, desk: Desk) -> Replies:
    async def sign_up(tx: Transaction) -> Replies:
        campaign, found = await _public(tx, event.value), await keeping.coming_up(tx, event.value, desk)
        if campaign is None or found is None:
            return (Text(OVER, private=True),)
        file = meeting_words.file(campaign, found)
        if not event.place.lasting:
            return (Text(NOT_KNOWN, private=True), file)
        if not await wanting.hears(tx, pseudonym(event.person, desk), campaign.id):
            hear = Button("Hear what comes next", at.HEAR, campaign.id)
            return (Text(NOT_HEARING, (hear,), private=True), file)
        if not await signing_up.sign_up(tx, campaign.id, event, desk):
            return (Text(NOT_KNOWN, private=True), file)
        back = Button("I will not come after all", NOT_COME, campaign.id)
        return (Text(COMING, (back,), private=True), file)

    return await _alone(event) or await run(desk.store, sign_up)


async def does_not_come(event: Pressed, desk: Desk) -> Replies:
    async def take_back(tx: Transaction) -> Replies:
        await signing_up.take_back(tx, event.value, pseudonym(event.person, desk))
        return (Text(NOT_COMING, private=True),)

    return await _alone(event) or await run(desk.store, take_back)


async def calendar(event: Pressed, desk: Desk) -> Replies:
    async def give(tx: Transaction) -> Replies:
        """One that was cancelled, too: else it would stay in the calendars that have it."""
        campaign, found = await _public(tx, event.value), await keeping.to_come(tx, event.value, desk)
        return (meeting_words.file(campaign, found),) if campaign and found else (Text(OVER, private=True),)

    return await _alone(event) or await run(desk.store, give)


async def _alone(event: Pressed) -> Replies:
    """What is said where others read along: in a channel nobody is seen to come."""
    return () if event.place.private and not event.place.room else (Text(sending.NOT_HERE, private=True),)


async def _public(tx: Transaction, id_: str) -> Campaign | None:
    """Of a draft nobody else knows."""
    found = await tx.get(Campaign, id_)
    return found if found and found.begun else None


def _open(campaign: Campaign) -> bool:
    return campaign.stage is not Stage.ENDED


async def _heard(acting: Acting, campaign: Campaign) -> bool:
    return await wanting.lives(acting.tx, campaign, acting.desk)


async def _changed(acting: Acting, campaign: Campaign, changed: Meeting | None) -> None:
    if changed is None:
        return
    await acting.log(Did.SET_MEETING, campaign.id)
    if await _heard(acting, campaign):
        await sending.begin(acting.tx, campaign.id, wanting.MEETING, str(changed.number))


async def _shown(acting: Acting, campaign: Campaign) -> Replies:
    tx, one = acting.tx, campaign.id
    found, back = await keeping.coming_up(tx, one, acting.desk), Button("Back to the campaign", at.ONE, one)
    if found is None:
        was = await keeping.to_come(tx, one, acting.desk)
        out = (Button(words.OUT_OF_CALENDAR, CALENDAR, one),) if was else ()
        set_ = (Button("Set a meeting", SET, one, main=True),) if _open(campaign) else ()
        told = ("The meeting is cancelled." if was else NONE) if set_ else ENDED
        return (Text(told, (*set_, *out, back), private=True),)
    threshold = await least.threshold(tx, (campaign.workplace,))
    facts = (
        Fact("Signed up", await signing_up.counted(tx, one, threshold)),
        Fact("Who is told", await _whom(acting, campaign)),
    )
    change = (Button("Change it", SET, one),) if _open(campaign) else ()
    buttons = (*change, Button(words.INTO_CALENDAR, CALENDAR, one), Button("Cancel it", CANCEL, one), back)
    line = await meeting_words.line(tx, campaign, found)
    return (Card(f"Meeting on {campaign.name}", line, facts, buttons=buttons, private=True),)


async def _whom(acting: Acting, campaign: Campaign) -> str:
    if not _open(campaign):
        return ENDED
    return TOLD if await _heard(acting, campaign) else NOT_YET


async def _form(acting: Acting, campaign: Campaign) -> Form:
    found = await acting.tx.get(Meeting, campaign.id)
    zone_ = await zone(acting.tx, campaign.workplace)
    told = f"**Who is told:** {await _whom(acting, campaign)}"
    return form.form(f"{SET} {campaign.id}", "Meeting", told, found, zone_)
