"""A meeting to report back: reps set it, and people say that they come.

Who comes is kept as a token that only this meeting's key can make again; the key dies with the meeting. Reps see no
names, and of the number only that it is at least so many, in steps: so nobody can watch who signs up.
"""

import secrets
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.memory import keyed
from bot.people.offices import pseudonym
from bot.records import Coming, Meeting, MeetingKey, Survey
from bot.records.audit import Did
from bot.register import reading
from bot.register.at import about
from bot.replies import Button, Card, Fact, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction
from bot.surveys.forgetting import forget_signed_up
from bot.surveys.reps import times
from bot.surveys.results import gathering, in_chat
from bot.surveys.results.seeing import Looking, see
from bot.surveys.telling import meeting_words, telling_back
from bot.surveys.telling.meeting_words import CALENDAR, COME, NOT_COME

SET, CANCEL, CANCELLED = "surveys.set_meeting", "surveys.cancel_meeting", "surveys.meeting_cancelled"
STEP = 5  # people, by which the number is told
LONGEST_PLACE = 200
_AT = time(12, 30)
_LONGEST_AHEAD = timedelta(days=366)
_MINUTES = tuple((str(one), f"{one} minutes") for one in (30, 45, 60, 90, 120))
NONE = "No meeting is set."
OVER = "There is no such meeting, or it is over."
COMING = (
    "You are counted. I keep no name for that: reps only see about how many come. When the meeting is over, or moved, "
    "it is erased. You can take it back. Whoever owns a chat may see what is pressed in it."
)
NOT_KNOWN = "You can come without signing up. I cannot count you here, since I would not know you again."
NOT_COMING = "You are not counted. You can still come."
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
        form = await _form(looking)
        if wrong := form.check(event.values):
            return (wrong,)
        begins = times.read(reading.line(event.values, "when"), await looking.zone(), _AT)
        if begins is None or not desk.now() < begins < desk.now() + _LONGEST_AHEAD:
            errors = {"when": f"{times.HINT} Within a year from now."}
            return (replace(form, values=dict(event.values), errors=errors),)
        if not looking.acting.again:
            place = reading.line(event.values, "place")
            await _change(looking, begins, int(reading.line(event.values, "minutes")), place)
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
        found = await looking.tx.get(Meeting, looking.survey.id)
        if found and not found.cancelled and not looking.acting.again:
            await _put(looking, replace(found, number=found.number + 1, cancelled=True))
        return await _shown(looking)

    return await see(event, desk, event.value, cancel, office=True)


async def comes(event: Pressed, desk: Desk) -> Replies:
    async def sign_up(looking: Looking) -> Replies:
        found = await _coming_up(looking)
        if found is None:
            return (Text(OVER, private=True),)
        file = meeting_words.file(looking.survey, found)
        key = await looking.tx.get(MeetingKey, looking.survey.id)
        if key is None or not event.place.lasting:
            return (Text(NOT_KNOWN, private=True), file)
        await looking.tx.add(Coming(_token(key, event, desk), looking.survey.id))
        back = Button("I will not come after all", NOT_COME, looking.survey.id)
        return (Text(COMING, (back,), private=True), file)

    return await see(event, desk, event.value, sign_up)


async def does_not_come(event: Pressed, desk: Desk) -> Replies:
    async def take_back(looking: Looking) -> Replies:
        key = await looking.tx.get(MeetingKey, looking.survey.id)
        if key:
            await looking.tx.remove(Coming, _token(key, event, desk))
        return (Text(NOT_COMING, private=True),)

    return await see(event, desk, event.value, take_back)


async def calendar(event: Pressed, desk: Desk) -> Replies:
    async def give(looking: Looking) -> Replies:
        """One that was cancelled, too: else it would stay in the calendars that have it."""
        found = await _to_come(looking)
        return (meeting_words.file(looking.survey, found),) if found else (Text(OVER, private=True),)

    return await see(event, desk, event.value, give)


async def _change(looking: Looking, begins: datetime, minutes: int, place: str) -> None:
    before = await looking.tx.get(Meeting, looking.survey.id)
    if before and not before.cancelled and (before.at, before.minutes, before.place) == (begins, minutes, place):
        return
    number = before.number + 1 if before else 1
    await _put(looking, Meeting(looking.survey.id, number, begins, minutes, place, looking.acting.desk.now()))


async def _put(looking: Looking, changed: Meeting) -> None:
    """Whoever had signed up did so for another day or place."""
    made = looking.acting.desk.now().astimezone(UTC).replace(microsecond=0)
    await forget_signed_up(looking.tx, changed.id)
    await looking.tx.put(replace(changed, made=made))
    if not changed.cancelled:
        await looking.tx.add(MeetingKey(changed.id, secrets.token_hex(32)))
    await looking.acting.log(Did.SET_MEETING, changed.id)
    if looking.findings.signed:
        desk = looking.acting.desk
        await telling_back.begin(looking.tx, changed.id, telling_back.MEETING, str(changed.number), desk)


async def _coming_up(looking: Looking) -> Meeting | None:
    found = await _to_come(looking)
    return None if found is None or found.cancelled else found


async def _to_come(looking: Looking) -> Meeting | None:
    return await gathering.meeting_to_come(looking.tx, looking.survey.id, looking.acting.desk)


async def _shown(looking: Looking) -> Replies:
    id_, found = looking.survey.id, await _coming_up(looking)
    back = Button("Results in short", in_chat.RESULTS, id_)
    if found is None:
        was = await _to_come(looking)
        out = (Button(meeting_words.OUT_OF_CALENDAR, CALENDAR, id_),) if was else ()
        words = "The meeting is cancelled." if was else NONE
        return (Text(words, (Button("Set a meeting", SET, id_, main=True), *out, back), private=True),)
    facts = (
        Fact("Signed up", await _counted(looking.tx, looking.survey)),
        Fact("Who is told", POSTED if looking.findings.signed else NOT_POSTED),
    )
    buttons = (
        Button("Change it", SET, id_),
        Button("Put it in my calendar", CALENDAR, id_),
        Button("Cancel it", CANCEL, id_),
        back,
    )
    words = meeting_words.line(found, await looking.zone())
    return (Card("Meeting to report back", words, facts, buttons=buttons, private=True),)


async def _counted(tx: Transaction, survey: Survey) -> str:
    """Never the number itself."""
    least = max(survey.threshold, STEP)
    count = len(await tx.find(Coming, survey=survey.id))
    if count < least:
        return f"Fewer than {least}, or nobody. Below that I say no number."
    return f"At least {count - (count - least) % STEP}. I tell it in steps of {STEP}, never who."


async def _form(looking: Looking) -> Form:
    found, zone = await looking.tx.get(Meeting, looking.survey.id), await looking.zone()
    fields = (
        Field("when", "When?", hint=times.HINT, required=True, most=40),
        Field("minutes", "How long?", Kind.CHOICE, _MINUTES, required=True),
        Field("place", "Where?", hint="A room, or a link to an online meeting.", required=True, most=LONGEST_PLACE),
    )
    values = (
        {"when": times.written(found.at, zone), "minutes": str(found.minutes), "place": found.place}
        if found
        else {"minutes": "60"}
    )
    intro = f"{POSTED if looking.findings.signed else NOT_POSTED} If it is moved, people are asked to sign up again."
    return Form(f"{SET} {looking.survey.id}", "Meeting to report back", fields, intro, "Save", values)


def _token(key: MeetingKey, event: Pressed, desk: Desk) -> str:
    return keyed(bytes.fromhex(key.token), "coming", pseudonym(event.person, desk))
