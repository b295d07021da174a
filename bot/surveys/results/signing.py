"""An organiser writes what happens next, signs the results off by name, and later tells what was done."""

from dataclasses import replace

from bot import telling
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.markup import plain
from bot.people.naming import NAME
from bot.people.offices import refused, today_in
from bot.records import Done, FreeText, News, Outcome, Role
from bot.records.audit import Did
from bot.register import reading
from bot.register.at import about, made
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.surveys.results import in_chat, outcomes
from bot.surveys.results.seeing import Look, Looking, see
from bot.surveys.telling import telling_back

SIGNED = "surveys.signed"
LONGEST = 1_000
UNNAMED = "Your name stands on what you sign off, so that people know who answers for it. Please tell me it first."
NEXT_FIRST = "First write what happens next: who was asked should not only read numbers."
CHANGED = "This has been changed since you looked at it. Look at it again, then sign it off."
FIXED = "The results are signed off, and stay as they are."
NOT_YET = "First sign the results off; then you can tell what was done."
SIGN_QUESTION = (
    "Sign this off? Your name and today's date then stand on it, it is posted where it was asked, and nothing of it "
    "can be changed any more. I then post this:"
)
STILL_UNREAD = "What people wrote and no rep has let through stays out, and is erased."


def add(routes: Routes) -> None:
    routes.pressed(in_chat.NEXT, asked_what_is_next)
    routes.submitted(in_chat.NEXT, wrote_what_is_next)
    routes.pressed(in_chat.SIGN, asked_to_sign)
    routes.pressed(SIGNED, signed)
    routes.pressed(in_chat.TELL_DONE, asked_what_was_done)
    routes.submitted(in_chat.TELL_DONE, told_what_was_done)


async def asked_what_is_next(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        return (_fixed(looking) or _unnamed(looking) or _next(looking),)

    return await _organiser(event, desk, event.value, ask)


async def wrote_what_is_next(event: Submitted, desk: Desk) -> Replies:
    async def keep(looking: Looking) -> Replies:
        if stop := _fixed(looking) or _unnamed(looking):
            return (stop,)
        if wrong := _next(looking).check(event.values):
            return (wrong,)
        if not looking.acting.again:
            words = reading.line(event.values, "next")
            looking = await looking.change(replace(looking.outcome, next=words, next_by=looking.name))
            await looking.acting.log(Did.WROTE_NEXT, looking.survey.id)
        return await in_chat.shown(looking)

    return await _organiser(event, desk, about(event), keep)


async def asked_to_sign(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        if stop := _fixed(looking) or _unnamed(looking) or _without_next(looking):
            return (stop,)
        posted = await telling_back.preview(looking, await _fixed_today(looking))
        waiting = f"{STILL_UNREAD} " if await outcomes.unread(looking.tx, looking.survey.id) else ""
        yes = Button("Yes, sign and post it", SIGNED, f"{looking.survey.id} {looking.outcome.number}", main=True)
        other = Button("Change what happens next", in_chat.NEXT, looking.survey.id)
        no = Button("No, not yet", in_chat.RESULTS, looking.survey.id)
        return (Text(f"{waiting}{SIGN_QUESTION}\n\n{posted.body}", (yes, other, no), private=True),)

    return await _organiser(event, desk, event.value, ask)


async def signed(event: Pressed, desk: Desk) -> Replies:
    id_, _, number = event.value.partition(" ")

    async def sign(looking: Looking) -> Replies:
        if looking.acting.again and looking.findings.signed:
            return await in_chat.shown(looking)
        if stop := _fixed(looking) or _unnamed(looking) or _without_next(looking):
            return (stop,)
        if number != str(looking.outcome.number):
            look = Button("Look at it", in_chat.RESULTS, id_, main=True)
            return (Text(CHANGED, (look,), private=True),)
        looking = await looking.change(await _fixed_today(looking))
        for text in await outcomes.unread(looking.tx, looking.survey.id):
            await looking.tx.remove(FreeText, text.id)
        await looking.acting.log(Did.SIGNED_RESULTS, id_)
        await telling.settled(looking.tx, id_, News.RESULTS)
        await telling_back.begin(looking.tx, id_, telling_back.SAID, "1", desk)
        return await in_chat.shown(await looking.again())

    return await _organiser(event, desk, id_, sign)


async def asked_what_was_done(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        return (_not_signed(looking) or _unnamed(looking) or _done(looking),)

    return await _organiser(event, desk, event.value, ask)


async def told_what_was_done(event: Submitted, desk: Desk) -> Replies:
    async def keep(looking: Looking) -> Replies:
        if stop := _not_signed(looking) or _unnamed(looking):
            return (stop,)
        if wrong := _done(looking).check(event.values):
            return (wrong,)
        if not looking.acting.again:
            today = today_in(await looking.zone(), desk.now())
            words = reading.line(event.values, "done")
            one = Done(made(looking.acting, "done"), looking.survey.id, words, looking.name, today)
            await looking.tx.add(one)
            await looking.acting.log(Did.TOLD_DONE, looking.survey.id)
            await telling_back.begin(looking.tx, looking.survey.id, telling_back.DONE, one.id, desk)
        return await in_chat.shown(looking)

    return await _organiser(event, desk, about(event), keep)


async def _organiser(event: Pressed | Submitted, desk: Desk, survey: str, look: Look) -> Replies:
    async def only(looking: Looking) -> Replies:
        return await look(looking) if looking.organiser else refused(Role.ORGANISER)

    return await see(event, desk, survey, only, office=True)


async def _fixed_today(looking: Looking) -> Outcome:
    today = today_in(await looking.zone(), looking.acting.desk.now())
    return await outcomes.fixed(looking.tx, looking.findings, looking.name, today)


def _fixed(looking: Looking) -> Text | None:
    return Text(FIXED, (_back(looking),), private=True) if looking.findings.signed else None


def _not_signed(looking: Looking) -> Text | None:
    return None if looking.findings.signed else Text(NOT_YET, (_back(looking),), private=True)


def _unnamed(looking: Looking) -> Text | None:
    return None if looking.name else Text(UNNAMED, (NAME,), private=True)


def _without_next(looking: Looking) -> Text | None:
    if looking.outcome.next:
        return None
    write = Button("Write what happens next", in_chat.NEXT, looking.survey.id, main=True)
    return Text(NEXT_FIRST, (write,), private=True)


def _next(looking: Looking) -> Form:
    field = Field("next", "What happens next?", Kind.PARAGRAPH, (), _hint(looking), required=True, most=LONGEST)
    values = {"next": looking.outcome.next}
    intro = "It is posted with the results, under your name, marked as written by a person."
    return Form(f"{in_chat.NEXT} {looking.survey.id}", "What happens next", (field,), intro, "Save", values)


def _done(looking: Looking) -> Form:
    field = Field("done", "What was done?", Kind.PARAGRAPH, (), _hint(looking), required=True, most=LONGEST)
    intro = (
        "It is posted at once where the survey was asked, under your name, marked as written by a person. "
        "It cannot be changed afterwards."
    )
    return Form(f"{in_chat.TELL_DONE} {looking.survey.id}", "What was done", (field,), intro, "Post it")


def _hint(looking: Looking) -> str:
    return f"For everybody who was asked, in plain words. It is signed “{plain(looking.name)}”."


def _back(looking: Looking) -> Button:
    return Button("Results in short", in_chat.RESULTS, looking.survey.id)
