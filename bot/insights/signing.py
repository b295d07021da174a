"""An organiser lets examples through, and signs a concern report off by name.

What is signed never changes: a correction is a new one. What others than reps are shown of it is a snapshot.
"""

from dataclasses import replace

from bot import days
from bot.desk import Desk
from bot.events import Pressed
from bot.insights import in_chat, making, seeing
from bot.insights.seeing import BESIDE, ONE, SHARE, Looking, Standing, see
from bot.markup import plain
from bot.people.naming import NAME
from bot.people.offices import ZONE, today_in
from bot.records import ReleaseSigned, ReleaseSigner
from bot.records.audit import Did
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes

SIGN, SIGNED = "insights.sign", "insights.signed"
EXAMPLES, PASS = "insights.examples", "insights.pass"
UNNAMED = "Your name stands on what you sign off, so that people know who answers for it. Please tell me it first."
FIXED = "This is signed off, and stays as it is. What is wrong in it is put right by a correction."
CHANGED = "This has been changed since you looked at it. Look at it again, then sign it off."
QUESTION = (
    "Sign this off? Your name and today's date then stand on it, reps of these workplaces see it, and nothing of it "
    "can be changed any more."
)
UNPASSED = "Examples of questions that you have not let through stay out of it."
ALL_PASSED = "You have looked at all of them."
RULES = (
    "It is shown to everybody who sees the report. Nobody's name, no other words that point to somebody, and nothing "
    "that only one person could have asked."
)


def add(routes: Routes) -> None:
    routes.pressed(SIGN, asked_to_sign)
    routes.pressed(SIGNED, signed)
    routes.pressed(EXAMPLES, examples)
    routes.pressed(PASS, let_through)


def steps(standing: Standing) -> list[Button]:
    """What an organiser does about it, one after the other."""
    id_ = standing.release.id
    correct = [Button("Count it anew", making.CORRECT, id_)] * standing.latest
    if standing.signed is None:
        return [Button("Sign it off", SIGN, id_), *correct]
    return [Button("Share it", SHARE, id_), *correct]


def reading(looking: Looking) -> list[Button]:
    """While there are examples that an organiser has not let through."""
    standing = looking.standing
    waits = looking.organiser and standing.signed is None and any(not one.passed for one in standing.words.gaps)
    return [Button("Let examples through", EXAMPLES, looking.release.id)] * waits


async def asked_to_sign(event: Pressed, desk: Desk) -> Replies:
    async def ask(looking: Looking) -> Replies:
        if stop := _stopped(looking):
            return (stop,)
        words = looking.standing.words
        left = f"{UNPASSED} " if any(not one.passed for one in words.gaps) else ""
        yes = Button("Yes, sign it", SIGNED, f"{looking.release.id} {words.changed}", main=True)
        no = Button("No, not yet", ONE, looking.release.id)
        return (Text(f"{left}{QUESTION} It says “{plain(looking.name)}”.", (yes, no), private=True),)

    return await see(event, desk, event.value, ask, organiser=True)


async def signed(event: Pressed, desk: Desk) -> Replies:
    id_, _, number = event.value.partition(" ")

    async def sign(looking: Looking) -> Replies:
        if looking.acting.again and looking.standing.signed:
            return await in_chat.shown(looking)
        if stop := _stopped(looking):
            return (stop,)
        words = looking.standing.words
        if number != str(words.changed):
            look = Button("Look at it", ONE, id_, main=True)
            return (Text(CHANGED, (look,), private=True),)
        today = today_in(ZONE, desk.now())
        await looking.tx.add(ReleaseSigned(id_, today))
        await looking.tx.add(ReleaseSigner(id_, looking.name))
        passed = tuple(one if one.passed else replace(one, example="") for one in words.gaps)
        await looking.tx.put(replace(words, gaps=passed))
        await looking.acting.log(Did.SIGNED_RELEASE, id_)
        standing = await seeing.standing_of(looking.tx, looking.release)
        return await in_chat.shown(replace(looking, standing=standing))

    return await see(event, desk, id_, sign, organiser=True)


async def examples(event: Pressed, desk: Desk) -> Replies:
    """One after another; the value is the release's id, and which one comes next."""
    id_, _, number = event.value.partition(" ")

    async def look(looking: Looking) -> Replies:
        return _example(looking, int(number) if number.isascii() and number.isdecimal() else 0)

    return await see(event, desk, id_, look, organiser=True)


async def let_through(event: Pressed, desk: Desk) -> Replies:
    id_, _, number = event.value.partition(" ")

    async def settle(looking: Looking) -> Replies:
        words = looking.standing.words
        at = int(number) if number.isascii() and number.isdecimal() else len(words.gaps)
        if looking.standing.signed is None and at < len(words.gaps) and not words.gaps[at].passed:
            passed = tuple(replace(one, passed=one.passed or n == at) for n, one in enumerate(words.gaps))
            kept = replace(words, gaps=passed, changed=words.changed + 1)
            await looking.tx.put(kept)
            await looking.acting.log(Did.LET_THROUGH, id_)
            looking = replace(looking, standing=replace(looking.standing, words=kept))
        return _example(looking, at + 1)

    return await see(event, desk, id_, settle, organiser=True)


def _example(looking: Looking, at: int) -> Replies:
    id_, gaps = looking.release.id, looking.standing.words.gaps
    if looking.standing.signed:
        return (Text(FIXED, (in_chat.back(looking),), private=True),)
    at = next((n for n, one in enumerate(gaps) if n >= at and not one.passed), len(gaps))
    if at == len(gaps):
        return (Text(ALL_PASSED, (Button("Beside the reports", BESIDE, id_), in_chat.back(looking)), private=True),)
    buttons = (
        Button("Let it through", PASS, f"{id_} {at}"),
        Button("Leave it out", EXAMPLES, f"{id_} {at + 1}"),
        in_chat.back(looking),
    )
    title = f"Asked {gaps[at].count:,} times, in words like these"
    facts = (Fact("Before you decide", RULES),)
    return (Card(title, f"> {plain(gaps[at].example)}", facts, buttons=buttons, private=True),)


def _stopped(looking: Looking) -> Text | None:
    if looking.standing.signed:
        by = f"{plain(looking.standing.by)} on {days.told(looking.standing.signed)}"
        return Text(f"{FIXED} It was signed by {by}.", (in_chat.back(looking),), private=True)
    return None if looking.name else Text(UNNAMED, (NAME,), private=True)
