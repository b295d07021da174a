"""A rep takes away which questions found no answer, as far as enough people asked them for nobody to stand out."""

import asyncio
from collections.abc import Collection

from bot import gaps
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.exporting import lists
from bot.exporting.formats import FORMAT_OF_TABLES
from bot.exporting.tables import Row, Sheet
from bot.exporting.warning import before_use
from bot.gaps import Gathered
from bot.insights import least
from bot.records import EVERYWHERE, Gap, ReleaseSigned, ReleaseWords, Workplace
from bot.records.audit import Did
from bot.replies import Button, Form, Replies, Text
from bot.routes import Routes

EXPORT = Button("Export the questions", "gaps.export")
NAME = "questions-without-an-answer"
NOT_LET_THROUGH = "not let through"
NOT_ANY = "Nobody who asked is named, and nobody may try to find out who did."


def add(routes: Routes) -> None:
    routes.pressed(EXPORT.action, asked)
    routes.submitted(EXPORT.action, exported)


async def offered(acting: Acting) -> Form:
    return form(await _threshold(acting))


def form(threshold: int) -> Form:
    return Form(EXPORT.action, EXPORT.label, (FORMAT_OF_TABLES,), intro="\n\n".join(warning(threshold)), send="Export")


def warning(threshold: int) -> tuple[str, ...]:
    return (
        f"It holds groups of at least {threshold} questions that are alike, and the words that organisers let through.",
        NOT_ANY,
    )


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting) -> Replies:
        await acting.confided()
        return (await offered(acting),)

    return await act(event, desk, ask)


async def exported(event: Submitted, desk: Desk) -> Replies:
    kept: list[tuple[int, tuple[Gap, ...], frozenset[str]]] = []

    async def gather(acting: Acting) -> Replies:
        kept.clear()
        await acting.confided()
        threshold = await _threshold(acting)
        if wrong := form(threshold).check(event.values):
            return (wrong,)
        kept.append((threshold, await acting.tx.readable(Gap), await _let_through(acting)))
        await acting.log(Did.EXPORTED_GAPS, EVERYWHERE)
        return (Text(before_use(warning(threshold)), private=True),)

    said = await act(event, desk, gather)
    if not kept:
        return said
    threshold, found, passed = kept[0]
    groups = await asyncio.to_thread(gaps.gather, found)
    rows = [_row(one, passed) for one in groups if one.group.count >= threshold]
    ready = lists.Ready(NAME, warning(threshold), Sheet(NAME, ("asked", "example"), rows))
    return await lists.out(said, ready, event, desk)


def _row(one: Gathered, passed: Collection[str]) -> Row:
    example = next((words for words in one.wordings if words in passed), NOT_LET_THROUGH)
    return (str(one.group.count), example)


async def _threshold(acting: Acting) -> int:
    """A question belongs to no workplace: so it is the highest of all."""
    return await least.threshold(acting.tx, tuple(one.id for one in await acting.tx.find(Workplace)))


async def _let_through(acting: Acting) -> frozenset[str]:
    """In reports that are signed: until then only organisers read them."""
    signed = {one.id for one in await acting.tx.find(ReleaseSigned)}
    kept = [one for one in await acting.tx.readable(ReleaseWords) if one.id in signed]
    return frozenset(one.example for words in kept for one in words.gaps if one.passed)
