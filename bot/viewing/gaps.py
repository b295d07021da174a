"""What people missed, as a page: questions without an answer in groups, and answers that did not help."""

import asyncio
from dataclasses import dataclass, field

from bot import gaps
from bot.acting import Acting
from bot.desk import Desk
from bot.editing import exporting
from bot.editing.adding import PUT_AWAY, WRITE
from bot.events import Opened
from bot.gaps import Gathered
from bot.records import EVERYWHERE, Feedback, Gap
from bot.register.paging import Page
from bot.replies import Button, Form
from bot.reports import weeks
from bot.viewing.looking import view

OTHERS, MOST = 3, 20


@dataclass(frozen=True, slots=True)
class Missed:
    """Questions that are alike. `when`: from which week to which, in words."""

    example: str = field(repr=False)
    others: tuple[str, ...] = field(repr=False)
    times: int
    when: str
    buttons: tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Unhelpful:
    question: str
    helped: int
    not_helped: int


@dataclass(frozen=True, slots=True)
class GapsView:
    """`count` and `groups`: of all; `page` holds those that are shown."""

    count: int
    groups: int
    page: Page[Missed]
    unhelpful: tuple[Unhelpful, ...]
    export: Form


async def missed(event: Opened, desk: Desk, wanted: str) -> GapsView | None:
    """`wanted`: the number of the page."""

    async def look(acting: Acting) -> tuple[tuple[Gap, ...], tuple[Unhelpful, ...], bool, Form]:
        unhelpful = _unhelpful(await acting.tx.readable(Feedback), acting.desk)
        edits, export = acting.sight.held.organises(EVERYWHERE), await exporting.offered(acting)
        return await acting.tx.readable(Gap), unhelpful, edits, export

    found = await view(event, desk, look)
    if found is None:
        return None
    kept, unhelpful, edits, export = found
    groups = await asyncio.to_thread(gaps.gather, kept)
    page = Page.of([_missed(one, edits=edits) for one in groups], wanted)
    return GapsView(len(kept), len(groups), page, unhelpful, export)


def _missed(one: Gathered, *, edits: bool) -> Missed:
    write = (Button("Write an answer", WRITE, one.gaps[0].id),) if edits else ()
    buttons = (*write, Button("Put away", PUT_AWAY, one.gaps[0].id))
    when = weeks.told(gap.week for gap in one.gaps)
    return Missed(one.group.example, one.group.others[:OTHERS], one.group.count, when, buttons)


def _unhelpful(kept: tuple[Feedback, ...], desk: Desk) -> tuple[Unhelpful, ...]:
    """The worst first."""
    entries = desk.knowledge.shelf.pack.entries
    found = [one for one in kept if one.not_helped and one.id in entries]
    found.sort(key=lambda one: (-one.not_helped, one.id))
    return tuple(Unhelpful(entries[one.id].question, one.helped, one.not_helped) for one in found[:MOST])
