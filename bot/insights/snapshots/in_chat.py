"""The snapshots of a concern report in an organiser's chat: what is in each, how far it is, and what comes next."""

from bot import days
from bot.desk import Desk
from bot.events import Pressed
from bot.insights import in_chat as report
from bot.insights.parts import FOR, HEADINGS
from bot.insights.seeing import SHARE, Looking, see
from bot.insights.snapshots.at import (
    CHOOSE,
    FILES,
    LOOK,
    NOT_YET,
    PASS_ON,
    SIGN,
    SNAPSHOT,
    At,
    at,
    back,
    both,
)
from bot.insights.snapshots.keeping import Snapshot
from bot.markup import plain
from bot.once import openable
from bot.records.insights import Audience
from bot.replies import Button, Card, Fact, Replies, Text
from bot.routes import Routes

WHAT_IT_IS = (
    "What members are shown of this report, and what the employer is. You choose what is in each. It is a draft until "
    "one of you signs it by name, and then stays as it is."
)
WHO_SEES = {
    Audience.MEMBERS: "What members see who ask me for concern reports, and whoever has its address.",
    Audience.EMPLOYER: "What the union gives to the employer. I send it to nobody.",
}
NOBODY = "Draft: nobody but organisers sees it"
NOTHING = "Nothing of the report"


def add(routes: Routes) -> None:
    routes.pressed(SHARE, share)
    routes.pressed(SNAPSHOT, one)


async def share(event: Pressed, desk: Desk) -> Replies:
    async def look(looking: Looking) -> Replies:
        in_short = report.back(looking)
        if looking.standing.signed is None:
            return (Text(NOT_YET, (in_short,), private=True),)
        found = await both(looking)
        facts = tuple(Fact(_headed(FOR[one.audience]), plain(_stands(one))) for one in found)
        buttons = [
            Button(_headed(FOR[one.audience]), SNAPSHOT, f"{one.release} {one.audience}", main=one.signed is None)
            for one in found
        ]
        title = f"Snapshots of the concern report, {looking.scope.run.words}"
        return (Card(title, WHAT_IT_IS, facts, buttons=(*buttons, in_short), private=True),)

    return await see(event, desk, event.value, look, organiser=True)


async def one(event: Pressed, desk: Desk) -> Replies:
    return await at(event, desk, event.value, shown)


async def shown(there: At) -> Replies:
    inside = [section.part for section in there.told.contents.sections]
    left = [part for part in there.offered if part not in inside]
    facts = (
        Fact("In it", "; ".join(HEADINGS[part] for part in inside)),
        Fact("Left out", "; ".join(HEADINGS[part] for part in left) or NOTHING),
        Fact("How far this is", plain(there.told.contents.standing)),
    )
    title = f"Snapshot {there.whom}, {there.looking.scope.run.words}"
    body = WHO_SEES[there.snapshot.audience]
    return (Card(title, body, facts, buttons=(*_steps(there), back(there.snapshot.release)), private=True),)


def _steps(there: At) -> list[Button]:
    files = there.button("Take it as a file", FILES)
    if there.snapshot.signed:
        return [there.button("Pass it on", PASS_ON, main=True), files]
    look = there.button("Look at it", LOOK, main=True)
    return [
        *([look] if openable(there.looking.acting.desk.house) else []),
        there.button("Choose what is in it", CHOOSE),
        there.button("Sign it off", SIGN),
        files,
    ]


def _stands(snapshot: Snapshot) -> str:
    return f"Signed off by {snapshot.by} on {days.told(snapshot.signed)}" if snapshot.signed else NOBODY


def _headed(words: str) -> str:
    return words[:1].upper() + words[1:]
