"""Whatever somebody writes in confidence, and whatever is done with it then: nothing leads anybody else to them.

A whole life of a report, over a store that seals: sent, added to, opened, asked about, answered, moved on, copied,
exported, logged. Reps and an organiser press every button that they are shown and fill in every form.
"""

import asyncio
import io
import tempfile
import zipfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, fields
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.stores.kept import KeptStore
from bot.events import Answer
from bot.outbox import Outbox
from bot.pace import Rate
from bot.people.offices import pseudonym
from bot.records import KINDS, Address, Report, ReturnAddress
from bot.records.audit import AuditEntry
from bot.records.reports import Mode
from bot.replies import Document, Field, Form, Kind, Replies
from bot.store import Record
from tests import fakes
from tests.fakes import kept
from tests.outbox.parts import FREELY, Time
from tests.outbox.stores import open_store
from tests.people.living import Branch, Somebody
from tests.reports.hall import hall, rep, reported

REPORTER = "zed"
OTHERS = ("olu", "sam", "kim")
WORK = ("case.", "inbox.", "register.", "papers.", "log.", "audit.", "desk.")
MOST_PRESSED = 40  # from one beginning
MARK = "words-canary"
WORDS = st.text(max_size=80).map(lambda text: f"{text} {MARK}")


@dataclass
class Platform:
    """Keeps what it is given to deliver."""

    channel: Rate = FREELY
    workspace: Rate = FREELY
    sent: list[tuple[Address, Replies]] = field(default_factory=list)

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        self.sent.append((address, replies))


@dataclass
class Life:
    """Everybody, and all that anybody but the reporter was shown."""

    branch: Branch
    store: KeptStore
    folder: Path
    platform: Platform = field(default_factory=Platform)
    shown: list[str] = field(default_factory=list)
    pressed: set[str] = field(default_factory=set)

    async def see(self, who: Somebody) -> None:
        self.shown += [told(reply) for reply in who.replies]

    async def deliver(self) -> None:
        clock = Time(self.branch.clock())
        desk = self.branch.desk
        worker = Outbox(
            self.store, {"test": self.platform}, self.branch.bot.composers, clock.now, desk.secret, chance=lambda: 1.0
        )
        while await worker.deliver_due():
            pass

    async def work(self, name: str, *beginnings: str) -> None:
        who = self.branch.somebody(name)
        for words in beginnings:
            await who.say(words)
            await self.explore(who)

    async def explore(self, who: Somebody) -> None:
        """They press whatever they are shown that is about their work, what is new first, and fill in what comes."""
        await self.see(who)
        waiting, pressed = self.offered(who), set[tuple[str, str]]()
        while waiting and len(pressed) < MOST_PRESSED:
            waiting.sort(key=lambda one: one[0] in {action for action, _ in pressed})
            action, value = waiting.pop(0)
            pressed.add((action, value))
            self.pressed.add(action)
            await who.force(action, value)
            await self.see(who)
            waiting += self.offered(who)
            if any(isinstance(reply, Form) for reply in who.replies):
                await who.send(who.form.key, "", **{one.name: filled(one) for one in who.form.fields})
                await self.see(who)
                waiting += self.offered(who)
            waiting = [one for one in waiting if one not in pressed]

    def offered(self, who: Somebody) -> list[tuple[str, str]]:
        return [(button.action, button.value) for button in who.buttons if button.action.startswith(WORK)]


def filled(part: Field) -> Answer:
    match part.kind:
        case Kind.CHOICES:
            return (part.options[0][0],)
        case Kind.LINE | Kind.PARAGRAPH:
            return "1/3/2027" if "day" in part.label.lower() else "Something."
        case _:
            return part.options[0][0]


def told(value: object) -> str:
    """All that a reply shows or carries, what a file holds included; without what keeps words from being Markdown."""
    if isinstance(value, Document):
        return f"{value.name} {unpacked(value.content)}"
    return "" if isinstance(value, bytes) else "\n".join(leaves(value)).replace("\\", "")


def leaves(value: object) -> list[str]:
    if isinstance(value, str | int | float | bool | None):
        return [str(value)]
    if isinstance(value, dict):
        return [one for item in value.items() for part in item for one in leaves(part)]
    if isinstance(value, tuple | list | frozenset):
        return [one for item in value for one in leaves(item)]
    if hasattr(value, "__dataclass_fields__"):
        return [one for part in fields(value) for one in leaves(getattr(value, part.name))]  # type: ignore[arg-type]
    return [repr(value)]


def unpacked(content: bytes) -> str:
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


@asynccontextmanager
async def living() -> AsyncIterator[Life]:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        store = await open_store(folder / "keys", folder / "store")
        try:
            branch = Branch()
            branch.start(fakes.desk(branch.library, clock=branch.clock, store=store))
            yield Life(branch, store, folder)
        finally:
            await store.close()


async def lived(life: Life, mode: Mode, words: tuple[str, ...]) -> None:
    branch = life.branch
    place = await hall(branch)
    for name, known_as in (("sam", "Sam Canary"), ("kim", "Kim Canary")):
        await rep(branch, place, name, known_as)
    zed = branch.somebody(REPORTER)
    what, doing, purpose, experience, answer = words
    figures = await reported(zed, place, mode, what=what, doing=doing, part="Post room", as_it_is="yes")
    await zed.press("Add more")
    await zed.fill(purpose=purpose, experience=experience, stages=("pay",), as_it_is="yes")
    for name in OTHERS:
        await life.work(name, "inbox")  # nothing is there yet
    branch.clock.move(timedelta(hours=25))
    await life.deliver()
    (report,) = await kept(life.store, Report)
    sam = branch.somebody("sam")
    await sam.force("case.take", report.id)
    await life.see(sam)
    await sam.force("case.ask", report.id)
    await sam.fill(words="Who told you?")
    await life.see(sam)
    await life.deliver()
    await zed.say(f"receipt {figures}")
    await zed.press("Messages (1 new)")
    await zed.press("Write to the rep")
    await zed.fill(words=answer, as_it_is="yes")
    assert "Thank you." in zed.words
    branch.clock.move(timedelta(hours=1))
    await life.deliver()
    await sam.force("case.open", report.id)
    await life.explore(sam)
    await life.work("sam", "register", "reported")
    await life.work("kim", "inbox", "overdue")
    await life.work("olu", "audit log", "desk")
    branch.clock.move(timedelta(days=8))
    await life.deliver()
    await zed.say(f"receipt {figures}")


def traces(life: Life) -> tuple[str, ...]:
    """What leads to the reporter: their id on the platform, their place there, their pseudonym."""
    zed = life.branch.somebody(REPORTER)
    return (
        zed.person.user,
        zed.place.key,
        zed.place.reach,
        pseudonym(zed.person, life.branch.desk),
    )


async def records(life: Life, mode: Mode) -> list[Record]:
    """All of them, but for the one way back that a confidential report has."""
    async with life.store.transaction() as tx:
        found = [record for kind in KINDS for record in await tx.find(kind)]
    ways = {one.address for one in found if isinstance(one, ReturnAddress)}
    assert len(ways) == (mode is Mode.CONFIDENTIAL)
    spared = [one for one in found if isinstance(one, Address) and one.id in ways]
    assert all(not one.person for one in spared)
    return [one for one in found if one not in spared and not isinstance(one, ReturnAddress)]


@pytest.mark.parametrize("mode", [Mode.CONFIDENTIAL, Mode.ANONYMOUS])
@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.tuples(WORDS, WORDS, WORDS, WORDS, WORDS))
def test_nothing_leads_to_who_reported(mode: Mode, words: tuple[str, ...], logged: list[str]) -> None:
    async def once() -> None:
        async with living() as life:
            begun = len(logged)
            await lived(life, mode, words)
            sought = traces(life)
            to_the_reporter = life.branch.somebody(REPORTER).place.reach
            notices = [one for _, replies in life.platform.sent for one in map(told, replies)]
            elsewhere = [address for address, _ in life.platform.sent if address.channel != to_the_reporter]
            rows = [told(one) for one in await records(life, mode)]
            audited = [told(one) for one in await kept(life.store, AuditEntry)]
            written = [path.read_bytes() for path in (life.folder / "store").rglob("*") if path.is_file()]
            assert len(life.shown) > 60
            assert {"case.move", "case.redact", "case.note", "register.system", "register.export"} <= life.pressed
            assert any(MARK in text for text in life.shown)  # reps read it, so the rest says something
            assert elsewhere
            assert audited
            for trace in sought:
                for text in (*life.shown, *notices, *rows, *audited, *logged[begun:]):
                    assert trace not in text
                assert not any(trace.encode() in content for content in written)
            for text in (*notices, *audited, *logged[begun:]):
                assert MARK not in text

    asyncio.run(once())
