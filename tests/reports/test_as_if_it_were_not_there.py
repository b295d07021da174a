"""For whom a report is kept from, and while it is held for everybody, the bot says what it says where there is none.

Two branches live the same days, but for one report. Whoever must get no trace of it presses every button there is, is
told whatever is due, and must not be able to tell in which of the two they are.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial

import pytest

from bot.records import Report
from bot.records.reports import Mode
from bot.replies import Form
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody
from tests.reports.hall import filling, reported
from tests.reports.test_no_trace import filled, told

_RANDOM = re.compile(r"[0-9a-f]{16,}|\b[0-9A-Z]{3}-[0-9A-Z]{3}\b")
MOST = 60  # buttons pressed from one beginning
BEGINNINGS = ("inbox", "inbox rota", "register", "reported", "unconsulted", "overdue", "audit log", "desk", "brief")
KIM, OLU = "kim", "olu"
KNOWN = "Rota helper"  # what everybody knows of already


@dataclass
class World:
    """What somebody is shown and told there, with what is random left out."""

    there: Hall
    seen: list[str] = field(default_factory=list)

    async def look(self, name: str, *beginnings: str) -> None:
        who = self.there.branch.somebody(name)
        for words in beginnings:
            await who.say(words)
            await self.explore(who)

    async def explore(self, who: Somebody) -> None:
        self.see(who)
        waiting, pressed = offered(who), set[tuple[str, str]]()
        while waiting and len(pressed) < MOST:
            action, value = waiting.pop(0)
            if (action, value) in pressed:
                continue
            pressed.add((action, value))
            await who.force(action, value)
            self.see(who)
            waiting += offered(who)
            if any(isinstance(one, Form) for one in who.replies):
                await who.send(who.form.key, "", **{one.name: filled(one) for one in who.form.fields})
                self.see(who)

    def see(self, who: Somebody) -> None:
        shown = "\n".join(told(reply) for reply in who.replies)
        self.seen.append(_RANDOM.sub("…", shown))


def offered(who: Somebody) -> list[tuple[str, str]]:
    """What only reads: what is changed by one would be another's to see, in both branches, in another order."""
    reads = (
        "case.open",
        "case.hand",
        "case.flags",
        "case.redact",
        "inbox.",
        "register.open",
        "register.system",
        "log.",
    )
    return [(one.action, one.value) for one in who.buttons if one.action.startswith(reads)]


async def begun() -> World:
    there = await hall()
    await there.rep("sam")
    await there.rep(KIM)
    await there.report(name=KNOWN, mode=Mode.NAMED, reporter="Ada Canary")
    await there.deliver()
    return World(there)


async def worked_on(there: Hall, report: Report) -> None:
    sam = there.branch.somebody("sam")
    for action in ("case.open", "case.take", "case.redact", "case.confirm"):
        await sam.force(action, report.id)
    await sam.send(f"case.asked {report.id}", words="A question")
    await sam.send(f"case.noted {report.id}", words="A note on the rota")
    await sam.send(f"case.moved {report.id}", state="raised")
    await sam.force("case.independent", report.id)
    await sam.force("case.is_independent", report.id)
    await sam.force("case.organiser", report.id)
    await sam.force("case.give_back", report.id)


async def hidden(there: Hall, what: str) -> None:
    """Reported, kept from Kim and the organiser, and all that can be done with it is done."""
    alex = there.branch.somebody("alex")
    before = {one.id for one in await there.every(Report)}
    hidden_from = await ticked(alex, there, "Kim", "The organiser")
    await reported(alex, there.place, Mode.NAMED, what=what, hidden=hidden_from)
    (report,) = [one for one in await there.every(Report) if one.id not in before]
    await there.deliver()
    await worked_on(there, report)


async def ticked(alex: Somebody, there: Hall, *names: str) -> tuple[str, ...]:
    await filling(alex, there.place, Mode.NAMED)
    (part,) = [one for one in alex.form.fields if one.name == "hidden"]
    return tuple(value for value, label in part.options if label.startswith(names))


async def held(there: Hall, what: str) -> None:
    await reported(there.branch.somebody("alex"), there.place, Mode.ANONYMOUS, what=what)


async def nothing(there: Hall) -> None:
    pass


async def lived(
    happens: Callable[[Hall], Awaitable[None]], span: timedelta, *names: str
) -> tuple[list[str], list[str]]:
    world = await begun()
    there = world.there
    there.told.clear()
    await happens(there)
    await there.pass_by(span)
    for name in names:
        await world.look(name, *BEGINNINGS)
    sent = [f"{name}: {told(said)}" for name, said in there.told.sent if name in names]
    return world.seen, sorted(_RANDOM.sub("…", one) for one in sent)


@pytest.mark.parametrize("what", ["Rota spy", KNOWN])
@pytest.mark.parametrize("span", [timedelta(hours=1), timedelta(days=8)])
async def test_whoever_it_is_kept_from_cannot_tell_that_it_is_there(span: timedelta, what: str) -> None:
    with_it = await lived(partial(hidden, what=what), span, KIM, OLU)
    assert with_it == await lived(nothing, span, KIM, OLU)
    assert len(with_it[0]) > 50


@pytest.mark.parametrize("what", ["Rota spy", KNOWN])
async def test_while_it_is_held_nobody_can_tell_that_it_is_there(what: str) -> None:
    span = timedelta(minutes=30)
    with_it = await lived(partial(held, what=what), span, "sam", KIM, OLU)
    assert with_it == await lived(nothing, span, "sam", KIM, OLU)


async def test_who_may_see_it_can_tell_so_that_the_others_say_something() -> None:
    span = timedelta(days=8)
    assert await lived(partial(hidden, what=KNOWN), span, "sam") != await lived(nothing, span, "sam")
