"""A meeting to report back: reps set it, and people say that they come; see `bot.meetings`."""

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.meetings import form, keeping, signing_up
from bot.meetings import words as telling
from bot.meetings.signing_up import NOT_COMING, NOT_KNOWN, OVER
from bot.records import Meeting
from bot.records.audit import Did
from bot.register.at import about
from bot.replies import Button, Card, Fact, Form, Replies, Text
from bot.routes import Routes
from bot.surveys.results import in_chat
from bot.surveys.results.seeing import Looking, see
from bot.surveys.telling import meeting_words, telling_back
from bot.surveys.telling.meeting_words import CALENDAR, COME, NOT_COME

SET, CANCEL, CANCELLED = "surveys.set_meeting", "surveys.cancel_meeting", "surveys.meeting_cancelled"
NONE = "No meeting is set."
COMING = signing_up.COMING.format(whoever="reps")
POSTED = "Everybody who was asked is told, now and whenever you change it. It stands on the page of the results, too."
NOT_POSTED = "It is posted along with the results, and stands on their page, once an organiser has signed them."


def add(routes: Routes) -> None:
    routes.pressed(in_chat.MEETING, opened)
    routes.pressed(SET, asked)
    routes.submitted(SET, kept)
    routes.pressed(CANCEL, asked_to_cancel)
    routes.pressed(CANCELLED, cancelled)
    routes.pressed(COME, comes)
    routes.pressed(NOT_COME, does_not_come)
    routes.pressed(CALENDAR, calendar)


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await see(event, desk, event.value, _shown, office=True)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        return (await _form(looking),)

    return await see(event, desk, event.value, ask, office=True)


async def kept(event: Submitted, desk: Desk) -> Replies:
    async def keep(looking: Looking) -> Replies:
        read = form.read(await _form(looking), event.values, await looking.zone(), desk.now())
        if isinstance(read, Form):
            return (read,)
        if not looking.acting.again:
            await _changed(looking, await keeping.change(looking.tx, looking.survey.id, read, desk.now()))
        return await _shown(looking)

    return await see(event, desk, about(event), keep, office=True)


async def asked_to_cancel(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        yes, no = Button("Yes, cancel it", CANCELLED, event.value), Button("No, keep it", in_chat.MEETING, event.value)
        told_ = " Everybody who was asked is told." if looking.findings.signed else ""
        return (Text(f"Cancel the meeting?{told_}", (yes, no), private=True),)

    return await see(event, desk, event.value, ask, office=True)


async def cancelled(event: Pressed, desk: Desk) -> Replies:
    async def cancel(looking: Looking) -> Replies:
        if not looking.acting.again:
            await _changed(looking, await keeping.cancel(looking.tx, looking.survey.id, desk.now()))
        return await _shown(looking)

    return await see(event, desk, event.value, cancel, office=True)


async def comes(event: Pressed, desk: Desk) -> Replies:
    async def sign_up(looking: Looking) -> Replies:
        found = await _coming_up(looking)
        if found is None:
            return (Text(OVER, private=True),)
        file = meeting_words.file(looking.survey, found)
        if not await signing_up.sign_up(looking.tx, looking.survey.id, event, desk):
            return (Text(NOT_KNOWN, private=True), file)
        back = Button("I will not come after all", NOT_COME, looking.survey.id)
        return (Text(COMING, (back,), private=True), file)

    return await see(event, desk, event.value, sign_up)


async def does_not_come(event: Pressed, desk: Desk) -> Replies:
    async def take_back(looking: Looking) -> Replies:
        await signing_up.take_back(looking.tx, looking.survey.id, looking.acting.who)
        return (Text(NOT_COMING, private=True),)

    return await see(event, desk, event.value, take_back)


async def calendar(event: Pressed, desk: Desk) -> Replies:
    async def give(looking: Looking) -> Replies:
        """One that was cancelled, too: else it would stay in the calendars that have it."""
        found = await _to_come(looking)
        return (meeting_words.file(looking.survey, found),) if found else (Text(OVER, private=True),)

    return await see(event, desk, event.value, give)


async def _changed(looking: Looking, changed: Meeting | None) -> None:
    if changed is None:
        return
    await looking.acting.log(Did.SET_MEETING, changed.id)
    if looking.findings.signed:
        desk = looking.acting.desk
        await telling_back.begin(looking.tx, changed.id, telling_back.MEETING, str(changed.number), desk)


async def _coming_up(looking: Looking) -> Meeting | None:
    return await keeping.coming_up(looking.tx, looking.survey.id, looking.acting.desk)


async def _to_come(looking: Looking) -> Meeting | None:
    return await keeping.to_come(looking.tx, looking.survey.id, looking.acting.desk)


async def _shown(looking: Looking) -> Replies:
    id_, found = looking.survey.id, await _coming_up(looking)
    back = Button("Results in short", in_chat.RESULTS, id_)
    if found is None:
        was = await _to_come(looking)
        out = (Button(telling.OUT_OF_CALENDAR, CALENDAR, id_),) if was else ()
        words = "The meeting is cancelled." if was else NONE
        return (Text(words, (Button("Set a meeting", SET, id_, main=True), *out, back), private=True),)
    facts = (
        Fact("Signed up", await signing_up.counted(looking.tx, id_, looking.survey.threshold)),
        Fact("Who is told", POSTED if looking.findings.signed else NOT_POSTED),
    )
    buttons = (
        Button("Change it", SET, id_),
        Button(telling.INTO_CALENDAR, CALENDAR, id_),
        Button("Cancel it", CANCEL, id_),
        back,
    )
    words = meeting_words.line(found, await looking.zone())
    return (Card(meeting_words.TITLE, words, facts, buttons=buttons, private=True),)


async def _form(looking: Looking) -> Form:
    found = await looking.tx.get(Meeting, looking.survey.id)
    intro = POSTED if looking.findings.signed else NOT_POSTED
    return form.form(f"{SET} {looking.survey.id}", meeting_words.TITLE, intro, found, await looking.zone())
