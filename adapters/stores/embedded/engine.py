"""The engine within this process: transactions in memory, one at a time, durable together."""

import asyncio
import heapq
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import ParamSpec, TypeVar

from adapters.stores.embedded import frames
from adapters.stores.embedded.committing import Committer
from adapters.stores.embedded.compacting import AT_ONCE, END, compact
from adapters.stores.embedded.disk import Disk
from adapters.stores.embedded.drafts import Draft
from adapters.stores.embedded.folder import Folder
from adapters.stores.embedded.frames import Change, Document
from adapters.stores.embedded.indexes import Tables
from adapters.stores.embedded.journal import GROWTH, LEAST, not_written
from adapters.stores.embedded.tables import JournalDB, opened
from adapters.stores.embedded.transacting import EmbeddedRows, TransactionStorage, Work, document_of, row_of
from adapters.stores.rows import Facts, NotEmptyError, Row, Shape
from bot.store import StoreError

NAME = "embedded"
SORTED_AT_ONCE = 4096  # ids; the loop does something else in between
BACK_UP = (
    "Make a backup now, to another disk, with 'agreement-bot store backup FILE', while the bot still runs; "
    "then see to this disk: it does not keep what it is given."
)
READ_AT_ONCE = 256  # rows, likewise

log = logging.getLogger(__name__)

P = ParamSpec("P")
T = TypeVar("T")


async def open_engine(
    folder: Path,
    shapes: tuple[Shape, ...],
    *,
    disk: Disk | None = None,
    least: int = LEAST,
    growth: float = GROWTH,
) -> "EmbeddedEngine":
    """The engine over the files in `folder`, made where there are none. OpenError says why it cannot be.

    It is compacted when its file has more than `least` bytes and `growth` times those that it had after the last time.
    """
    held, documents = await asyncio.to_thread(opened, folder, disk or Disk(), least=least, growth=growth)
    tables = Tables(shapes)
    await asyncio.to_thread(tables.fill, documents)
    return EmbeddedEngine(held, tables, shapes)


class EmbeddedEngine:
    def __init__(self, folder: Folder, tables: Tables, shapes: Iterable[Shape]) -> None:
        self._folder = folder
        self._journal = folder.journal
        self._shapes = tuple(shapes)
        self._kinds = frozenset(shape.kind for shape in shapes)
        self._storage = TransactionStorage(tables)
        self._db = JournalDB(storage=lambda: self._storage)
        self._commits = Committer(folder.journal, self._undo)
        self._second = ThreadPoolExecutor(1, "store compaction")
        self._one = asyncio.Lock()  # a transaction at a time
        self._drafting = asyncio.Lock()  # a draft at a time; taken before the other
        self._holder: asyncio.Task[object] | None = None
        self._compaction: asyncio.Task[None] | None = None
        self._closing: asyncio.Task[None] | None = None
        self._closed = False

    @property
    def stopped(self) -> str | None:
        """Why nothing is kept any more, once that is so."""
        return self._journal.stopped

    @property
    def compacting(self) -> bool:
        return self._compaction is not None

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["EmbeddedRows"]:
        async with self._alone():
            work = self._storage.work = Work()
            try:
                yield EmbeddedRows(self._db, self._kinds, work)
                work.check()
            except BaseException:
                self._storage.take_back(work)
                raise
            finally:
                self._storage.work = None
                work.ended = work.ended or RuntimeError("the transaction is over")
            if work.encoded:
                self._commits.queue(b",".join(work.encoded), work.back)
            durable = self._commits.settled()  # what was only read may not be either
        await durable
        self._compact_when_due()

    async def claim(self, kind: str, now: datetime, most: int, change: Callable[[Row], Row]) -> tuple[Row, ...]:
        async with self.transaction() as rows:
            claimed = tuple(change(row) for row in rows.due_by(kind, now, most))
            for row in claimed:
                await rows.put(row)
        return claimed

    async def due(self, kind: str, now: datetime, most: int) -> tuple[Row, ...]:
        async with self.transaction() as rows:
            return tuple(rows.due_by(kind, now, most))

    @asynccontextmanager
    async def snapshot(self) -> AsyncIterator[AsyncIterator[Row]]:
        async with self._alone():
            documents = self._storage.tables.copy()
            durable = self._commits.settled()
        await durable
        rows = _streamed(documents)
        try:
            yield rows
        finally:
            await rows.aclose()

    async def load(self, rows: AsyncIterator[Row], instead_of: Collection[Row] = ()) -> None:
        async with self._drafting, self._quiet():
            if not self._holds_only(instead_of):
                raise NotEmptyError(f"the store in {self._folder.path} holds something already")
            try:
                await self._fill(rows)
            except OSError as error:
                raise not_written(error, self._journal.path) from error

    async def verify(self) -> str:
        """Where the file is not what was written, memory still is, and the file is written anew from it."""
        self._check()
        wrong = await self._damage()
        if not wrong:
            return ""
        log.error("%s; what is in memory is whole, and is written anew", wrong)
        await asyncio.wait([self._compaction or self._begin_compaction()])
        self._check()
        if await self._damage():
            return f"{wrong}, and could not be written anew. {BACK_UP}"
        return f"{wrong}. It was written anew from memory, which is whole. {BACK_UP}"

    async def _damage(self) -> str:
        try:
            at = await asyncio.to_thread(self._journal.damage)
        except OSError as error:
            return f"{self._journal.path} cannot be read back ({error.strerror})"
        return "" if at is None else f"{self._journal.path} is damaged at byte {at}"

    async def facts(self) -> Facts:
        self._check()
        tables = self._storage.tables
        counts = {name: len(kind.documents) for name, kind in sorted(tables.kinds.items())}
        return Facts(NAME, str(self._folder.path), counts, self._journal.size)

    async def close(self) -> None:
        """Waits for what is queued."""
        self._refuse_within()
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        async with self._one:
            self._closed = True
            with suppress(StoreError):  # those who wait for it hear of it
                await self._commits.settled()
        if self._compaction is not None:
            await asyncio.wait([self._compaction])
        self._commits.close()
        self._second.shutdown()
        self._folder.close()

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        self._refuse_within()
        async with self._one:
            self._holder = asyncio.current_task()
            try:
                self._check()
                yield
            finally:
                self._holder = None

    @asynccontextmanager
    async def _quiet(self) -> AsyncIterator[None]:
        """Alone, and all that was committed is durable."""
        async with self._alone():
            await self._commits.settled()
            yield

    def _refuse_within(self) -> None:
        task = asyncio.current_task()
        if task is not None and task is self._holder:
            raise RuntimeError("a transaction must end before anything else is asked of the store")

    def _check(self) -> None:
        if self._closed:
            raise StoreError("the store was closed")
        self._journal.refuse_if_stopped()

    def _undo(self, error: StoreError, changes: Iterable[Change]) -> None:
        if (work := self._storage.work) is not None:  # it may have seen what is about to go
            work.ended = error
            self._storage.take_back(work)
        for change in changes:
            self._storage.tables.apply(change)

    def _compact_when_due(self) -> None:
        if self._journal.compaction_due and self._compaction is None and not self._closed:
            self._begin_compaction()

    def _begin_compaction(self) -> asyncio.Task[None]:
        self._compaction = asyncio.create_task(self._compact())
        self._compaction.add_done_callback(self._compacted)
        return self._compaction

    async def _compact(self) -> None:
        with suppress(StoreError):  # it fails no operation; who writes hears of it
            async with self._drafting:
                async with self._quiet():
                    documents = self._storage.tables.copy()
                    self._journal.follow()
                await self._to_the_end(compact, self._journal, documents)

    def _compacted(self, task: asyncio.Task[None]) -> None:
        self._compaction = None
        if not task.cancelled() and (error := task.exception()) is not None:
            log.error("compaction failed in an unforeseen way; the journal goes on as it was", exc_info=error)

    async def _fill(self, rows: AsyncIterator[Row]) -> None:
        draft = self._journal.draft()
        documents: dict[str, dict[str, Document]] = {}
        piece: list[Change] = []
        try:
            async for row in rows:
                document = documents.setdefault(row.kind, {})[row.id] = document_of(row)
                piece.append((row.kind, row.id, document))
                if len(piece) == AT_ONCE:
                    await self._to_the_end(draft.append, frames.encode_changes(piece))
                    piece = []
            await self._to_the_end(self._take, draft, documents, frames.encode_changes(piece))
        except BaseException:
            self._journal.give_up(draft)
            raise

    def _holds_only(self, rows: Collection[Row]) -> bool:
        documents = self._storage.tables.documents
        held = sum(len(kind.documents) for kind in self._storage.tables.kinds.values())
        return held == len(rows) and all(documents(row.kind).get(row.id) == document_of(row) for row in rows)

    def _take(self, draft: Draft, documents: Mapping[str, dict[str, Document]], last: bytes) -> None:
        """Memory and disk change together, in one go that nobody can interrupt."""
        tables = Tables(self._shapes)
        tables.fill(documents)
        draft.append(last)
        draft.append(END)
        self._journal.replace(draft, draft.tape.end)
        self._storage.tables = tables

    async def _to_the_end(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run it in the second thread, and wait for its end even where the one who waits is cancelled."""
        work = asyncio.wrap_future(self._second.submit(function, *args, **kwargs))
        cancelled: asyncio.CancelledError | None = None
        while not work.done():
            try:
                await asyncio.wait([work])
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled is not None:
            raise cancelled from work.exception()
        return work.result()


async def _streamed(documents: Mapping[str, Mapping[str, Document]]) -> AsyncGenerator[Row, None]:
    for kind, kept in sorted(documents.items()):
        ids = list(kept)
        runs: list[list[str]] = []
        for start in range(0, len(ids), SORTED_AT_ONCE):
            runs.append(sorted(ids[start : start + SORTED_AT_ONCE]))
            await asyncio.sleep(0)
        for place, id_ in enumerate(heapq.merge(*runs)):
            if place % READ_AT_ONCE == 0:
                await asyncio.sleep(0)
            yield row_of(kind, id_, kept[id_])
