"""Claims what is due, delivers it, records what follows."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from bot.faults import told
from bot.measuring import Delivery, Measures
from bot.outbox.after import UNREACHED, Later, Never, Outcome, Sent, after, postponed
from bot.outbox.claims import Claims, Taken
from bot.outbox.lanes import close, reserve
from bot.outbox.mending import Mending
from bot.outbox.preparing import Asleep, Going, Means, Settled, prepare
from bot.outbox.sending import CannotDeliverError, Composed, Composer, Doubting, Sender, TryLaterError
from bot.outbox.together import Together
from bot.records import Cause, Notice, State
from bot.store import ConflictError, Record, StoppedError, Store, StoreError, Transaction, UnreadableError

LONGEST_REST = 30.0  # seconds between two tries where the store fails
FIRST_REST = 0.1

_DELIVERIES = {Sent: Delivery.SENT, Later: Delivery.LATER, Never: Delivery.NEVER}

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds, and numbers of notices. A lease covers finding the words, one send and recording it."""

    lease: float = 60.0
    send: float = 15.0
    poll: float = 1.0
    mend: float = 3600.0
    batch: int = 20
    at_once: int = 40  # under way in this process: as many may be sent twice if it is killed

    def __post_init__(self) -> None:
        if self.lease < 2 * self.send:
            message = f"a lease of {self.lease} s leaves no room around sends of {self.send} s"
            raise ValueError(message)


@dataclass(slots=True)
class Outbox:
    """One of these in each process that delivers. `secret` must be the same in all of them: it names the lanes."""

    store: Store
    senders: Mapping[str, Sender]  # by platform
    composers: Mapping[str, Composer]  # by what a notice is
    now: Callable[[], datetime]
    secret: bytes = field(repr=False)
    timing: Timing = field(default_factory=Timing)
    monotonic: Callable[[], float] = time.monotonic
    chance: Callable[[], float] = random.random
    measures: Measures = field(default_factory=Measures)
    nudged: asyncio.Event = field(default_factory=asyncio.Event)  # set when something may be due that was just kept
    _stopping: bool = False
    _failed: int = 0  # claims and rounds, since one went well
    _soonest: datetime | None = None  # of those that were put back for their turn
    _claims: Claims = field(init=False)
    _preparing: Together = field(init=False)
    _lining_up: Together = field(init=False)  # apart, since all processes meet in the lanes
    _recording: Together = field(init=False)

    def __post_init__(self) -> None:
        self._claims = Claims(self.store, self.timing.lease, self.now, self.monotonic)
        self._preparing, self._lining_up, self._recording = (Together(self.store) for _ in range(3))
        if UNREACHED not in self.composers:
            message = f"nobody words {UNREACHED!r}, which tells somebody that a notice could not be delivered"
            raise LookupError(message)

    def nudge(self) -> None:
        """Look now."""
        self.nudged.set()

    async def deliver_due(self) -> int:
        """One round: take what is due, deliver it, record it. Returns how many were taken."""
        taken = await self._claims.take(self.timing.batch)
        await self._round(taken)
        return len(taken.notices)

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set, then finish what is under way."""
        mending = Mending(self.store, self.timing.lease, self.timing.mend, self.now, self.monotonic)
        self._stopping, self._failed = False, 0
        async with asyncio.TaskGroup() as rounds:
            while not stop.is_set():
                self.nudged.clear()
                await mending.when_due()
                try:
                    taken = await self._claims.take(min(self.timing.batch, self.timing.at_once - self._claims.count))
                except Exception as error:  # noqa: BLE001 - whatever it is, what is owed stays owed
                    self._failed += 1
                    mending.at_once()
                    log.error("the outbox waits: %s", told(error))  # noqa: TRY400 - its words may hold somebody's
                else:
                    self.measures.looked()
                    if taken.notices:
                        rounds.create_task(self._round_to_its_end(taken))
                    else:
                        self._failed = 0
                    if len(taken.notices) < self.timing.batch:
                        await _first_of(stop, self.nudged, seconds=self._until_next())
                if self._failed:
                    await _first_of(stop, seconds=min(LONGEST_REST, FIRST_REST * 2 ** min(self._failed, 20)))
            self._stopping = True

    def _until_next(self) -> float:
        if self._soonest is None:
            return self.timing.poll
        rest = (self._soonest - self.now()).total_seconds()
        if rest <= 0:
            self._soonest = None
        return min(self.timing.poll, max(rest, 0.0))

    async def _round_to_its_end(self, taken: Taken) -> None:
        try:
            await self._round(taken)
            self._failed = 0
        except Exception as error:  # noqa: BLE001 - what was taken falls due again after its lease
            self._failed += 1
            log.error("a round of the outbox failed: %s", told(error))  # noqa: TRY400 - its words may hold somebody's
        finally:
            self.nudge()

    async def _round(self, taken: Taken) -> None:
        going: Sequence[Going] = ()
        early: Mapping[str, datetime] = {}
        try:
            if taken.notices:
                ready = await self._preparing.do(partial(self._prepare, taken.notices))
                going, early = await self._line_up(ready, taken.ends) if ready else ((), {})
        finally:
            self._claims.put_down({one.id for one in taken.notices} - {one.notice.id for one in going} - early.keys())
        sends = (self._deliver(one, taken.ends) for one in going)
        ended = await asyncio.gather(*sends, self._put_back(early), return_exceptions=True)
        for error in ended:
            if error is not None:
                raise error

    async def _prepare(self, notices: Sequence[Notice], tx: Transaction) -> list[Going]:
        """Those that can be sent now, but for their turn. What follows for the others is recorded."""
        means = Means(self.senders, self.composers, self.secret, self.now)
        ready: list[Going] = []
        for claimed in notices:
            ours = await self._claims.ours(tx, claimed.id)
            if ours is None:
                continue
            if ours.state is not State.WAITING:
                await tx.remove(Notice, ours.id)  # it was kept for long enough
                continue
            match await prepare(ours, means, tx):
                case Going() as going:
                    ready.append(going)
                case Asleep(until):
                    await tx.put(postponed(ours, until, self.now()))
                case Settled(outcome, composed):
                    await self._follow(tx, ours, outcome, composed)
        return sorted(ready, key=lambda one: one.notice.first_due)  # what was owed first has the first turn

    async def _line_up(self, ready: Sequence[Going], ends: float) -> tuple[list[Going], dict[str, datetime]]:
        """Those whose turn it is, and the turns of the others."""

        async def now_and_turns(tx: Transaction) -> tuple[datetime, tuple[datetime, ...]]:
            now = self.now()
            return now, await reserve(tx, [one.way for one in ready], now)

        while True:
            try:
                now, turns = await self._lining_up.do(now_and_turns)
                break
            except ConflictError:  # many processes meet in the lane of a workspace
                if self.monotonic() + self.timing.send > ends:
                    raise
        early = {one.notice.id: turn for one, turn in zip(ready, turns, strict=True) if turn > now}
        return [one for one in ready if one.notice.id not in early], early

    async def _put_back(self, early: Mapping[str, datetime]) -> None:
        async def until_their_turns(tx: Transaction) -> None:
            for one, turn in early.items():
                if ours := await self._claims.ours(tx, one):
                    await tx.put(postponed(ours, turn, self.now()))

        if not early:
            return
        try:
            await self._recording.do(until_their_turns)
            soonest = min(early.values())
            self._soonest = min(soonest, self._soonest or soonest)
        finally:
            self._claims.put_down(early)

    async def _deliver(self, one: Going, ends: float) -> None:
        try:
            if self._claims.leaves_time(one.notice.id, ends, self.timing.send):
                outcome = await self._send(one)
                self.measures.sent(one.address.platform, _DELIVERIES[type(outcome)], one.notice.about)
                await self._record(one, outcome, ends)
        finally:
            self._claims.put_down([one.notice.id])

    async def _send(self, one: Going) -> Outcome:
        if one.notice.attempts > 1 and isinstance(one.sender, Doubting):
            one.sender.doubt(one.notice.id)
        try:
            async with asyncio.timeout(self.timing.send):
                await one.sender.send(one.address, one.composed.replies, one.notice.id)
        except CannotDeliverError as error:
            return Never(error.cause)
        except TryLaterError as error:
            return Later(error.cause, error.wait)
        except TimeoutError:
            return Later(Cause.TOO_SLOW)
        except Exception as error:  # noqa: BLE001 - whatever an adapter raises, the notice is still owed
            log.error("a send failed: %s", told(error))  # noqa: TRY400 - its words may hold somebody's
            return Later(Cause.FAILED)
        return Sent()

    async def _record(self, one: Going, outcome: Outcome, ends: float) -> None:
        """Again and again until it is recorded: what was sent and not recorded would be sent twice."""
        rest = FIRST_REST
        while True:
            try:
                return await self._recording.do(partial(self._conclude, one, outcome))
            except StoreError as error:
                log.error("a send is not recorded yet: %s", told(error))  # noqa: TRY400 - its words may hold a path
                if isinstance(error, (StoppedError, UnreadableError)) or (self._stopping and self.monotonic() > ends):
                    raise
            await asyncio.sleep(rest)
            rest = min(LONGEST_REST, rest * 2)

    async def _conclude(self, one: Going, outcome: Outcome, tx: Transaction) -> None:
        if isinstance(outcome, Later) and outcome.heeded:
            now = self.now()
            await close(tx, one.way, now + outcome.heeded, now)
        ours = await self._claims.ours(tx, one.notice.id)
        if ours is not None:
            await self._follow(tx, ours, outcome, one.composed)

    async def _follow(self, tx: Transaction, ours: Notice, outcome: Outcome, composed: Composed) -> None:
        changed, *others = after(ours, outcome, self.now(), self.chance())
        await tx.put(changed)
        following = () if changed.state is State.WAITING else composed.then
        for one in (*others, *following):
            await _bring_along(tx, one)
        if changed.state is State.UNDELIVERED:
            log.warning("a notice cannot be delivered: %s", changed.cause)


async def _bring_along(tx: Transaction, one: Record) -> None:
    """If it can be kept: what was sent must be recorded all the same."""
    try:
        await tx.add(one)
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it stays wrong
        log.error("what follows a notice cannot be kept: %s", told(error))  # noqa: TRY400 - its words may hold somebody's


async def _first_of(*events: asyncio.Event, seconds: float) -> None:
    """Wait until one of them is set, or that long."""
    waiting = [asyncio.ensure_future(event.wait()) for event in events]
    try:
        await asyncio.wait(waiting, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waiting:
            one.cancel()
