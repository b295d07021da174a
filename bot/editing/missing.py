"""What people missed, at the desk: questions without an answer, and answers that did not help."""

import asyncio
from functools import partial

from bot import gaps
from bot.acting import Acting, act
from bot.desk import Desk
from bot.editing import changing
from bot.editing.adding import AWAY, PUT_AWAY, WRITE
from bot.editing.exporting import EXPORT
from bot.events import Pressed
from bot.gaps import Gathered
from bot.markup import plain
from bot.people.offices import refused, rights
from bot.records import EVERYWHERE, Feedback, Gap, Role
from bot.records.audit import Did
from bot.replies import Button, Replies, Text
from bot.reports import weeks
from bot.routes import Routes
from bot.store import Transaction, run

MISSED = Button("Questions without an answer", "gaps.list")
UNHELPFUL = Button("Answers that did not help", "gaps.unhelpful")
A_PAGE, OTHERS, MOST = 5, 3, 20
NOT_THERE = "These questions are no longer there."
NONE = "No question was left without an answer."
HELPED = "Nobody has said that an answer did not help."


def add(routes: Routes) -> None:
    routes.pressed(MISSED.action, missed)
    routes.pressed(PUT_AWAY, asked_to_put_away)
    routes.pressed(AWAY, put_away)
    routes.pressed(UNHELPFUL.action, unhelpful)


async def missed(event: Pressed, desk: Desk) -> Replies:
    seen = await run(desk.store, partial(_seen, event=event, desk=desk))
    if seen is None:
        return refused(Role.REP)
    kept, edits = seen
    groups = await asyncio.to_thread(gaps.gather, kept)
    if not groups:
        return (Text(NONE, (UNHELPFUL,), private=True),)
    start = int(event.value) if event.value.isdecimal() and len(event.value) < 6 else 0  # noqa: PLR2004 - figures enough for all that is kept
    shown = groups[start : start + A_PAGE]
    rest = len(groups) - start - len(shown)
    more = (Button("Show more", MISSED.action, str(start + A_PAGE)),) if rest > 0 else ()
    head = f"Questions that I could not answer: {len(kept)}, in {len(groups)} groups. Nothing tells who asked."
    return (
        Text(head, (UNHELPFUL, EXPORT), private=True),
        *(_group(one, edits=edits) for one in shown),
        *((Text(f"There are {rest} more groups.", more, private=True),) if more else ()),
    )


async def asked_to_put_away(event: Pressed, desk: Desk) -> Replies:
    """`value` is the id of a gap: it goes with those that are grouped with it now."""
    seen = await run(desk.store, partial(_seen, event=event, desk=desk))
    if seen is None:
        return refused(Role.REP)
    chosen = await _grouped(seen[0], event.value)
    if chosen is None:
        return (Text(NOT_THERE, (MISSED,), private=True),)
    others = len(chosen.gaps) - 1
    beside = "" if not others else " and one that is like it" if others == 1 else f" and {others} that are like it"
    words = f"“{plain(chosen.group.example)}”{beside}: nobody could read them any more. Put them away?"
    return (Text(words, (Button("Yes, put them away", AWAY, event.value), MISSED), private=True),)


async def put_away(event: Pressed, desk: Desk) -> Replies:
    seen = await run(desk.store, partial(_seen, event=event, desk=desk))
    group = await _grouped(seen[0], event.value) if seen else None
    chosen = group.gaps if group else ()

    async def remove(acting: Acting) -> Replies:
        if not acting.again and chosen:
            for gap in chosen:
                await acting.tx.remove(Gap, gap.id)
            await acting.log(Did.PUT_AWAY, EVERYWHERE)
        return (Text("Put away: these questions are no longer kept.", (MISSED,), private=True),)

    return await act(event, desk, remove)


async def unhelpful(event: Pressed, desk: Desk) -> Replies:
    async def look(tx: Transaction) -> Replies:
        held = await rights(tx, event.person, desk)
        if not held.offices:
            return refused(Role.REP)
        entries = desk.knowledge.shelf.pack.entries
        found = [one for one in await tx.readable(Feedback) if one.not_helped and one.id in entries]
        found.sort(key=lambda one: (-one.not_helped, one.id))
        lines = [
            f"- {plain(entries[one.id].question)} (did not help: {one.not_helped}, helped: {one.helped})"
            for one in found[:MOST]
        ]
        edits = held.organises(EVERYWHERE)
        buttons = [
            changing.button(entries[one.id], f"Change: {entries[one.id].question}") for one in found[:MOST] if edits
        ]
        words = f"Answers that did not help, the worst first:\n\n{chr(10).join(lines)}" if lines else HELPED
        return (Text(words, (*buttons, MISSED), private=True),)

    return await run(desk.store, look)


async def _grouped(kept: tuple[Gap, ...], id_: str) -> Gathered | None:
    """What is grouped with this one."""
    groups = await asyncio.to_thread(gaps.gather, kept)
    return next((one for one in groups if any(gap.id == id_ for gap in one.gaps)), None)


async def _seen(tx: Transaction, event: Pressed, desk: Desk) -> tuple[tuple[Gap, ...], bool] | None:
    held = await rights(tx, event.person, desk)
    return (await tx.readable(Gap), held.organises(EVERYWHERE)) if held.offices else None


def _group(one: Gathered, *, edits: bool) -> Text:
    when = weeks.told(gap.week for gap in one.gaps)
    times = "once" if one.group.count == 1 else f"{one.group.count} times"
    others = "".join(f"\n- {plain(words)}" for words in one.group.others[:OTHERS])
    write = (Button("Write an answer", WRITE, one.gaps[0].id),) if edits else ()
    words = f"**{plain(one.group.example)}**\n\nAsked {times}, {when}.{f' Also:{chr(10)}{others}' if others else ''}"
    return Text(words, (*write, Button("Put away", PUT_AWAY, one.gaps[0].id)), private=True)
