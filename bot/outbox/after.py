"""What follows from an attempt to deliver a notice: pure decisions, which `bot.outbox.worker` only performs."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import assert_never

from bot.records import Cause, Notice, State, notice

UNREACHED = "outbox.unreached"  # what those are told who are told instead; it is about the notice that failed

FIRST_PAUSE = timedelta(seconds=5)  # doubled with each attempt; of that, between a half and the whole, at random
LONGEST_PAUSE = timedelta(hours=1)

# Given up after three days, so that a platform may fail over a weekend. Never before five attempts, so that a bot that
# was itself away for long still tries; and after 100 whatever the age, should attempts ever follow too closely.
GIVE_UP_AFTER = timedelta(days=3)
FEWEST_ATTEMPTS = 5
MOST_ATTEMPTS = 100

# The most that a platform's own wait is heeded for, lest a wrong one (years, or a date in place of seconds) close a
# workspace for good. The longest time over which a platform documents a limit is an hour; three leave it room, and
# leave two dozen attempts before the notice is given up.
LONGEST_WAIT = timedelta(hours=3)

# What is over stays for a while, so that a cause that is delivered again finds it and tells nobody twice. Causes are
# known for 24 hours (platforms repeat themselves for about one), and a day more covers a restart in between. What could
# not be delivered stays longer, for those who were told instead and come back from a fortnight's leave.
DONE_KEPT = timedelta(hours=48)
UNDELIVERED_KEPT = timedelta(days=15)


@dataclass(frozen=True, slots=True)
class Sent:
    """It was delivered, or there was nothing to tell any more."""


@dataclass(frozen=True, slots=True)
class Later:
    """It may be delivered later: not before `wait` is over, where the platform named a time."""

    cause: Cause
    wait: timedelta | None = None

    @property
    def heeded(self) -> timedelta:
        """As much of the wait as is kept to."""
        return min(max(self.wait or timedelta(), timedelta()), LONGEST_WAIT)


@dataclass(frozen=True, slots=True)
class Never:
    cause: Cause


Outcome = Sent | Later | Never


def leased(owed: Notice, lease: str, now: datetime, until: datetime) -> Notice:
    """Taken up: nobody else does so before `until`."""
    return replace(owed, due=until, moved=now, lease=lease, attempts=owed.attempts + 1)


def postponed(taken: Notice, until: datetime, now: datetime) -> Notice:
    """Put back without having been tried: its time has not come."""
    return replace(taken, due=until, moved=now, lease="", attempts=taken.attempts - 1)


def after(tried: Notice, outcome: Outcome, now: datetime, chance: float) -> tuple[Notice, ...]:
    """The notice as it is from now on, then those that tell others that it cannot be delivered.

    `chance`, from 0 to 1, keeps those apart that failed together.
    """
    match outcome:
        case Sent():
            return (_over(tried, State.DONE, None, now, DONE_KEPT),)
        case Later(cause):
            pause = max(_back_off(tried.attempts, chance), outcome.heeded)
            if _hopeless(tried, now):
                return after(tried, Never(cause), now, chance)
            return (replace(tried, due=now + pause, moved=now, lease="", cause=cause),)
        case Never(cause):
            return (_over(tried, State.UNDELIVERED, cause, now, UNDELIVERED_KEPT), *_instead(tried, now))
        case _:
            assert_never(outcome)


def _over(tried: Notice, state: State, cause: Cause | None, now: datetime, kept: timedelta) -> Notice:
    return replace(tried, due=now + kept, moved=now, lease="", state=state, cause=cause)


def _instead(failed: Notice, now: datetime) -> tuple[Notice, ...]:
    """They have nobody instead of them, so it ends there."""
    return tuple(
        notice(f"{failed.id}/{UNREACHED}/{other}", other, UNREACHED, failed.id, now, quiet=failed.quiet)
        for other in failed.instead
    )


def _back_off(attempts: int, chance: float) -> timedelta:
    doublings = min(max(attempts - 1, 0), 20)
    return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << doublings)) * (0.5 + chance / 2)


def _hopeless(tried: Notice, now: datetime) -> bool:
    owed_long = now - (tried.since or tried.first_due) >= GIVE_UP_AFTER
    return (owed_long and tried.attempts >= FEWEST_ATTEMPTS) or tried.attempts >= MOST_ATTEMPTS
