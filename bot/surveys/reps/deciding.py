"""A second rep approves what another asked for, or gives it back and says why. Whoever asked cannot."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

from bot import sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Opened, Pressed, Submitted
from bot.home import Part, Whom
from bot.markup import plain
from bot.records import Approval, Survey
from bot.records.surveys import Stage, Wanted
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at
from bot.surveys.reps import approvals, details, launching, showing, steering
from bot.surveys.reps.doing import doing

WHY_NOT = "surveys.why_not"
LONGEST_REASON = 500
NOT_ALONE = "Whoever asked for it cannot approve it. The other reps there have been told that it waits."
CHANGED = "That has changed since you looked at it, or is decided already. Here it is as it stands now."

Decide = Callable[[Acting, Survey, Approval], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(showing.APPROVE, approved)
    routes.pressed(showing.GIVE_BACK, ask_why_not)
    routes.submitted(WHY_NOT, given_back)
    routes.pressed(showing.TAKE_BACK, taken_back)
    routes.at_home(Part.WAITING, at_home, Whom.REPS)


async def approved(event: Pressed, desk: Desk) -> Replies:
    async def approve(acting: Acting, survey: Survey, wanted: Approval) -> Replies:
        if wanted.what is Wanted.LAUNCH:
            if wrong := await launching.unfit(acting, survey):
                return at.again(survey, wrong)
            await approvals.decided(acting, survey, wanted)
            return await launching.go(acting, replace(survey, approved_by=acting.who))
        if wanted.until:
            if wrong := await steering.too_late(acting, survey, wanted.until):
                return at.again(survey, wrong)
            await approvals.decided(acting, survey, wanted)
            return await showing.card(acting, await steering.give_time(acting, survey, wanted.until))
        await approvals.decided(acting, survey, wanted)
        more = replace(survey, codes_approved=max(survey.codes_approved, survey.codes + wanted.codes))
        await acting.tx.put(more)
        return await showing.card(acting, more)

    return await _decide(event, event.value, desk, approve)


async def ask_why_not(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, survey: Survey, wanted: Approval) -> Replies:
        zone = await at.zone(acting.tx, survey.workplace)
        return (_form(event.value, details.wants(wanted, zone)),)

    return await _decide(event, event.value, desk, ask)


async def given_back(event: Submitted, desk: Desk) -> Replies:
    value = event.form.partition(" ")[2]

    async def give(acting: Acting, survey: Survey, wanted: Approval) -> Replies:
        zone = await at.zone(acting.tx, survey.workplace)
        if wrong := _form(value, details.wants(wanted, zone)).check(event.values):
            return (wrong,)
        why_not = " ".join(str(event.values["why"]).split())
        await approvals.decided(acting, survey, wanted, why_not)
        if wanted.what is not Wanted.LAUNCH:
            return await showing.card(acting, survey)
        await acting.tx.put(replace(survey, stage=Stage.DRAFT))
        words = "It is a draft again, which only whoever made it sees. They are told, and find your reason there."
        return (Text(words, (at.ALL,), private=True),)

    return await _decide(event, value, desk, give)


async def taken_back(event: Pressed, desk: Desk) -> Replies:
    """By whoever had asked for it."""
    id_, what, _ = _parted(event.value)

    async def take(acting: Acting, survey: Survey) -> Replies:
        wanted = await approvals.one(acting.tx, survey, what)
        if wanted is None or wanted.by != acting.who:
            return await showing.card(acting, survey)
        await approvals.taken_back(acting, survey, wanted)
        left = replace(survey, stage=Stage.DRAFT) if wanted.what is Wanted.LAUNCH else survey
        await acting.tx.put(left)
        return await showing.card(acting, left)

    return await doing(event, desk, id_, approvals.UNDECIDED, take)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    """What waits for somebody else than who asked for it."""

    async def look(tx: Transaction) -> Text | None:
        found = await approvals.for_others(tx, await sight.of(tx, event.person, desk))
        buttons = tuple(Button(at.title(one), at.ONE, one.id) for one in found)
        return Text("A survey waits for a second rep.", buttons, private=True) if found else None

    return await run(desk.store, look)


async def _decide(event: Pressed | Submitted, value: str, desk: Desk, decide: Decide) -> Replies:
    id_, what, seen = _parted(value)

    async def look(acting: Acting, survey: Survey) -> Replies:
        wanted = await approvals.one(acting.tx, survey, what)
        if wanted and wanted.by == acting.who:
            return at.again(survey, NOT_ALONE)
        if wanted is None or approvals.mark(survey, wanted, desk.secret) != seen:
            return (Text(CHANGED, private=True), *await showing.card(acting, survey))
        return await decide(acting, survey, wanted)

    return await doing(event, desk, id_, approvals.UNDECIDED, look)


def _parted(value: str) -> tuple[str, str, str]:
    """The survey, what is wanted, and the mark of what was seen."""
    id_, what, seen = (*value.split(" "), "", "")[:3]
    return id_, what, seen


def _form(value: str, what: str) -> Form:
    field = Field(
        "why",
        "Why not?",
        Kind.PARAGRAPH,
        hint="Whoever asked reads this. Name nobody.",
        required=True,
        most=LONGEST_REASON,
    )
    return Form(f"{WHY_NOT} {value}", "Give it back", (field,), f"You do not approve {plain(what)}.", "Give it back")
