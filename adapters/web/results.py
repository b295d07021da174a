"""The page of the results of a survey: for everybody once they are signed, and for a rep before.

What is signed lies at an address that nobody can guess. What is not is opened by a link that works once, and is shown
to the browser that opened it for an hour, while the rep still holds a role there. Nothing is remembered of who reads.
"""

import asyncio
import io
import zipfile
from collections import OrderedDict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import partial

from aiohttp import web

from adapters.handing import Handing
from adapters.web import parse, render, results_drawn
from adapters.web.handed import content
from adapters.web.once import Opening, common, shown
from adapters.web.receiving import received
from adapters.web.results_drawn import Drawn
from bot import audit, telling
from bot.desk import Desk
from bot.exporting import numbers
from bot.exporting.formats import FORMATS, Format
from bot.meetings import keeping
from bot.records import Meeting, Survey
from bot.records.audit import Did
from bot.records.surveys import Stage
from bot.replies import Document
from bot.store import Transaction, run
from bot.surveys.results import addresses, gathering, outcomes
from bot.surveys.results.exporting import Ready
from bot.surveys.results.gathering import Gathered
from bot.surveys.telling import meeting_words

SIGNED = addresses.PATH + "{survey:[A-Za-z0-9_-]{1,64}}/{key:[0-9a-f]{32}}"
MEETING = SIGNED + "/meeting.ics"
REP = addresses.FOR_REPS.path
EXPORT = REP + "/export"
KEPT = 64  # pages that are signed, each some 100 KB
FOR_WHOM = "For the rep who asked for this link: the results, with the tables and the files."
OVER = (
    "A rep's page of results is shown for an hour, in the browser that opened the link, and that is over. I can make a "
    "new link: ask me for it again, in our chat."
)


def opening(desk: Desk, handing: Handing, *, secure: bool) -> Opening:
    """`secure`: whether people come over https."""
    return Opening(desk, handing, addresses.FOR_REPS, "Results of a survey", FOR_WHOM, OVER, secure)


@dataclass(slots=True)
class ResultsPage:
    desk: Desk
    opening: Opening
    _pages: "OrderedDict[str, tuple[Hashable, str]]" = field(default_factory=OrderedDict)
    _drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def show(self, request: web.Request) -> web.Response:
        """What is signed, drawn anew only where something was added to it."""
        survey = self._named(request)
        standing = await run(self.desk.store, partial(self._standing, survey=survey))
        if standing is None:
            raise web.HTTPNotFound
        if (text := self._kept(survey, standing)) is None:
            async with self._drawing:  # many come at once when it is posted: it is drawn for the first of them
                text = self._kept(survey, standing) or await self._keep(survey, request.path)
        return shown(text)

    async def meeting(self, request: web.Request) -> web.Response:
        """For a calendar; what was cancelled takes itself out of it."""
        survey = self._named(request)

        async def look(tx: Transaction) -> tuple[Survey, Meeting] | None:
            kept = await tx.get(Survey, survey)
            found = await keeping.to_come(tx, survey, self.desk)
            return (kept, found) if kept and found and await outcomes.shown_to(tx, kept) else None

        found = await run(self.desk.store, look)
        if found is None:
            raise web.HTTPNotFound
        return content(meeting_words.file(*found), "attachment")

    async def show_rep(self, request: web.Request) -> web.Response:
        told = await run(self.desk.store, partial(self._for_rep, request=request, exports=False))
        return self.opening.is_over() if told is None else shown(await self.drawn(told, "", rep=True))

    async def export(self, request: web.Request) -> web.Response:
        given = await received(request)
        format_ = parse.one(given, "format")
        if format_ not in set(Format):
            raise parse.MalformedError
        told = await run(self.desk.store, partial(self._for_rep, request=request, exports=True))
        if told is None:
            return self.opening.is_over()
        ready = Ready(told, "words" in given and bool(told.findings.written))
        made = await numbers.documents(ready, Format(format_), self.desk)
        return content(await _one(made, ready.name), "attachment")

    def _named(self, request: web.Request) -> str:
        """The survey, where the address is right: a wrong one costs no look into the store."""
        survey, key = request.match_info["survey"], request.match_info["key"]
        if not addresses.fits(survey, key, self.desk):
            raise web.HTTPNotFound
        return survey

    def _kept(self, survey: str, standing: Hashable) -> str | None:
        """The page as it was drawn, where nothing was added since."""
        before, text = self._pages.get(survey, (None, ""))
        if before != standing:
            return None
        self._pages.move_to_end(survey)
        return text

    async def _keep(self, survey: str, path: str) -> str:
        async def gather(tx: Transaction) -> tuple[Hashable, Gathered]:
            kept = await tx.get(Survey, survey)
            if kept is None or not await outcomes.shown_to(tx, kept):
                raise web.HTTPNotFound
            told = await gathering.gathered(tx, await outcomes.findings(tx, kept), self.desk)
            return await gathering.standing(tx, survey, self.desk), told

        standing, told = await run(self.desk.store, gather)
        text = await self.drawn(told, f"{path}/meeting.ics")
        self._pages[survey] = standing, text
        while len(self._pages) > KEPT:
            self._pages.popitem(last=False)
        return text

    async def _standing(self, tx: Transaction, survey: str) -> Hashable:
        """None where it is not signed."""
        kept = await tx.get(Survey, survey)
        signed = kept is not None and await outcomes.shown_to(tx, kept)
        return await gathering.standing(tx, survey, self.desk) if signed else None

    async def _for_rep(self, tx: Transaction, request: web.Request, *, exports: bool) -> Gathered | None:
        opened = await self.opening.opened(tx, request)
        if opened is None:
            return None
        survey, who = opened
        kept = await tx.get(Survey, survey)
        if kept is None or kept.stage is not Stage.CLOSED:
            return None
        if who not in (await telling.audience(tx, kept.workplace, self.desk)).everybody:
            return None
        if exports:
            await audit.append(tx, who, Did.EXPORTED, survey, self.desk.now())
        return await gathering.gathered(tx, await outcomes.findings(tx, kept), self.desk)

    async def drawn(self, told: Gathered, calendar: str, *, rep: bool = False) -> str:
        figures = await results_drawn.drawn(told, self.desk.drawing)
        return await asyncio.to_thread(self._written, told, figures, calendar, rep=rep)

    def _written(self, told: Gathered, figures: Sequence[Drawn], calendar: str, *, rep: bool) -> str:
        formats = FORMATS if rep else ()
        warning = Ready(told, words=False).warning[1:]
        parts = {"told": told, "drawn": figures, "calendar": calendar, "exports": formats, "warning": warning}
        return render.page("results.html", export=EXPORT, **parts, **common(self.desk))


async def _one(documents: Sequence[Document], name: str) -> Document:
    """A browser is given one file: several are packed."""
    return documents[0] if len(documents) == 1 else await asyncio.to_thread(_packed, documents, name)


def _packed(documents: Sequence[Document], name: str) -> Document:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for one in documents:
            packed.writestr(one.name, one.content)
    return Document(f"{name}.zip", "application/zip", out.getvalue())


def add(router: web.UrlDispatcher, page: ResultsPage) -> None:
    router.add_get(SIGNED, page.show)
    router.add_get(MEETING, page.meeting)
    router.add_get(REP, page.show_rep)
    router.add_post(EXPORT, page.export)
    page.opening.add(router)
