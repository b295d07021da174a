"""The store over any engine: records become rows, and what is personal is sealed under a key that dies with it."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Collection, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TypeVar

from adapters.stores import sealing, shredding
from adapters.stores.internal import SLOTS, VAULT, Meta, Shred
from adapters.stores.kinds import Form, Forms, UnreadableError, shape
from adapters.stores.rows import Engine, OpenError, Row, Rows, Shape
from adapters.stores.shredding import EVERY, Shredder
from adapters.stores.turns import Turns
from adapters.stores.vault import KeyDamagedError, ShreddedError, Vault
from bot.store import ConflictError, Lying, Owed, Record, Transaction, declared, run

R = TypeVar("R", bound=Record)
O = TypeVar("O", bound=Owed)  # noqa: E741 - as in bot.store
TRY_AGAIN = timedelta(hours=1)  # until a due row that cannot be opened is tried again

log = logging.getLogger(__name__)


def shapes(kinds: Iterable[type[Record]]) -> tuple[Shape, ...]:
    """What the engine must know. KindError where a kind is not declared as it must be."""
    return tuple(shape(kind) for kind in (Meta, Shred, *kinds))


async def open_kept(engine: Engine, kinds: Iterable[type[Record]], vault: Vault) -> "KeptStore":
    """The store, once it was seen that these are its keys. OpenError where they are another's."""
    store = KeptStore(engine, kinds, vault)

    async def fit(tx: Transaction) -> None:
        await tx.add(Meta(VAULT, vault.identity))
        await tx.add(Meta(SLOTS, "0"))
        named, had = await tx.get(Meta, VAULT), await tx.get(Meta, SLOTS)
        if named is None or named.value != vault.identity:
            message = (
                "The keys folder is not the one that belongs to this store: its keys open nothing personal that is "
                "kept here. Put the right folder back; or restore a backup without its personal records."
            )
            raise OpenError(message)
        slots = vault.slots()  # looked up last: another process may be making some
        if had is not None and int(had.value) > slots:
            message = (
                "The keys folder is an older copy: keys of records that are kept here are not in it yet. Put the "
                "newest copy back; or restore a backup without its personal records."
            )
            raise OpenError(message)

        await shredding.forget(tx, vault.identity, slots)

    await run(store, fit)
    await store.shred_owed()
    return store


class KeptStore:
    """Implements `bot.store.Store`. A record that fails to open raises one of the errors of `open_row`."""

    def __init__(self, engine: Engine, kinds: Iterable[type[Record]], vault: Vault) -> None:
        self._engine = engine
        self._vault = vault
        self._scribe = sealing.Scribe(vault)
        self._shredder = Shredder(self, vault)
        self._forms = Forms((Meta, Shred, *kinds))
        self._gone: dict[int, int] = {}
        self._slots = 0  # that the vault has, as far as this store has kept it

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator["_Transaction"]:
        ending = _Ending(self._slots)
        gone = _Gone(self._gone, len(self._gone))
        try:
            async with self._engine.transaction() as rows:
                yield _Transaction(rows, self._forms, self._scribe, gone, ending)
        except BaseException:  # the connection broke, or the task was cancelled: it may have been committed
            self._shredder.behind |= bool(ending.dying)
            raise
        self._slots = max(self._slots, ending.slots)
        if ending.dying:
            await self._shredder.erase(ending.dying)

    async def claim(self, kind: type[O], now: datetime, most: int, change: Callable[[O], O]) -> tuple[O, ...]:
        form = self._forms.of(kind)
        changed: dict[str, O] = {}

        def change_row(row: Row) -> Row:
            try:
                record = self._scribe.read(form, row)
            except (UnreadableError, ShreddedError, KeyDamagedError) as error:
                log.error("what is due cannot be opened, and waits for an hour: %s", type(error).__name__)  # noqa: TRY400
                return replace(row, due=now + TRY_AGAIN)
            changed[row.id] = change(record)
            made = self._scribe.rewritten(form, changed[row.id], sealing.slot(row))
            if any(made.fields[name] != row.fields.get(name, made.fields[name]) for name in form.shape.found_by):
                message = f"a claim may not change what a {kind.kind} is found by"
                raise ValueError(message)
            return made

        rows = await self._engine.claim(kind.kind, now, most, change_row)
        return tuple(changed[row.id] for row in rows if row.id in changed)

    async def close(self) -> None:
        await self._engine.close()

    def open_row(self, row: Row) -> Record:
        """UnknownKindError, UnreadableError (ForgedError), ShreddedError or KeyDamagedError where it does not open."""
        return self._scribe.read(self._forms.named(row.kind), row)

    async def shred_owed(self) -> None:
        """Erase the keys that some process still had to erase when it ended, or failed to."""
        await self._shredder.look()

    async def keep_shredding(self, stop: asyncio.Event, every: float = EVERY) -> None:
        """The same now and then, until told to stop."""
        await self._shredder.keep_looking(stop, every)

    async def owed(self) -> int:
        """How many keys of removed records still live."""
        return await self._shredder.owed()


@dataclass(frozen=True, slots=True)
class _Gone:
    """Slots that were seen to be erased while their rows still stood, and how many of them before this transaction."""

    seen: dict[int, int]  # each with how many were seen before it
    before: int

    def missed(self, slots: Collection[int]) -> bool:
        """Whether one of them was not known to be gone when this transaction began; from now on all are."""
        for slot in slots:
            self.seen.setdefault(slot, len(self.seen))
        return any(self.seen[slot] >= self.before for slot in slots)


@dataclass(slots=True)
class _Ending:
    """What follows once a transaction is committed."""

    slots: int  # that the vault is known to have
    dying: set[int] = field(default_factory=set)  # slots to erase


class _Transaction:
    def __init__(self, rows: Rows, forms: Forms, scribe: sealing.Scribe, gone: _Gone, ending: _Ending) -> None:
        self._rows = rows
        self._forms = forms
        self._scribe = scribe
        self._gone = gone
        self._ending = ending

    async def add(self, record: Record) -> None:
        form = self._forms.of(type(record))
        before = await self._rows.get(record.kind, record.id) if record.personal else None
        if before is None:
            await self._rows.add(await self._written(form, record))
        elif not self._scribe.living(before):  # as good as removed
            await self._rows.put(await self._written(form, record))

    async def put(self, record: Record) -> None:
        form = self._forms.of(type(record))
        before = await self._rows.get(record.kind, record.id) if record.personal else None
        number = sealing.slot(before) if before else None
        try:
            row = None if number is None else self._scribe.rewritten(form, record, number)
        except (ShreddedError, KeyDamagedError):  # its key opens nothing any more, so it gets a new one
            await self._shred(number)
            row = None
        await self._rows.put(row or await self._written(form, record))

    async def get(self, kind: type[R], id: str) -> R | None:  # noqa: A002 - the port's own word
        form = self._forms.of(kind)
        row = await self._rows.get(kind.kind, id)
        return next(iter(await self._living(form, [row])), None) if row else None

    async def find(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        form = self._forms.of(kind)
        declared(kind, equals)
        return await self._living(form, await self._rows.find(kind.kind, {name: str(equals[name]) for name in equals}))

    async def readable(self, kind: type[R], **equals: str) -> tuple[R, ...]:
        form = self._forms.of(kind)
        declared(kind, equals)
        rows = await self._rows.find(kind.kind, {name: str(equals[name]) for name in equals})
        return await self._living(form, rows, unreadable_too=False)

    async def lying(self, kind: type[Record], id: str = "", **equals: str) -> tuple[Lying, ...]:  # noqa: A002
        self._forms.of(kind)
        declared(kind, equals)
        if id:
            row = await self._rows.get(kind.kind, id)
            shown = all(row.fields.get(name) == str(value) for name, value in equals.items()) if row else False
            rows = [row] if row and shown else []
        else:
            rows = await self._rows.find(kind.kind, {name: str(equals[name]) for name in equals})
        found, turns = list[Lying](), Turns()
        for row in rows:
            found.append(Lying(row.id, row.fields, row.due, self._scribe.alive(row)))
            await turns.give()
        return tuple(found)

    async def remove(self, kind: type[Record], id: str) -> None:  # noqa: A002
        self._forms.of(kind)
        if kind.personal:
            row = await self._rows.get(kind.kind, id)
            await self._shred(sealing.slot(row) if row else None)
        await self._rows.remove(kind.kind, id)

    async def _shred(self, number: int | None) -> None:
        if number is not None:
            await self._rows.put(Row(Shred.kind, str(number), {}))
            self._ending.dying.add(number)

    async def _written(self, form: Form[R], record: R) -> Row:
        """Where its key is of a new block, the store learns of that block in the same commit.

        Else an older copy of the vault could give the same slots away again, and nobody would notice.
        """
        row = await self._scribe.written(form, record)
        number = sealing.slot(row)
        if number is not None and number >= self._ending.slots:
            had = await self._rows.get(Meta.kind, SLOTS)
            self._ending.slots = max(self._scribe.slots(), int(str(had.fields["value"])) if had else 0)
            await self._rows.put(Row(Meta.kind, SLOTS, {"value": str(self._ending.slots)}))
        return row

    async def _living(self, form: Form[R], rows: Sequence[Row], *, unreadable_too: bool = True) -> tuple[R, ...]:
        """The records of rows, but for those that were erased. One that cannot be opened is an error, or left out.

        A key dies after the commit that removes its row. So a row without its key was read from before that commit, and
        the whole transaction must be done again; or other hands left it behind, and it is as good as removed. The
        latter is certain only for one that begins after the key was seen to be gone.
        """
        records, gone, turns = [], set(), Turns()
        for row in rows:
            await turns.give()
            try:
                records.append(self._scribe.read(form, row))
            except ShreddedError:
                gone.add(sealing.slot(row) or 0)
            except (UnreadableError, KeyDamagedError) as error:
                if unreadable_too:
                    raise
                log.error("a record cannot be opened and is left out: %s", type(error).__name__)  # noqa: TRY400 - no ids
        if self._gone.missed(gone):
            message = "a record was erased meanwhile"
            raise ConflictError(message)
        return tuple(records)
