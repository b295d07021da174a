"""Which concern reports somebody sees: of the same workplaces and weeks the last one, and those beside it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.insights import ledger, seeing
from bot.insights.ledger import Scope, scope_of
from bot.insights.seeing import Looking, Standing
from bot.insights.wording import Names
from bot.people.offices import named
from bot.records import Release
from bot.sight import Sight
from bot.store import Transaction

NONE = "There is no concern report that you could see here. They come once an organiser has made one and signed it."
FIRST = "There is none yet. It counts what people have reported, so that nobody can be seen in it."
HEADING = "Concern reports, the latest weeks first."
_NAMED = 3  # workplaces


@dataclass(frozen=True, slots=True)
class Versions:
    """Of the same workplaces and weeks, as far as somebody may see them: the one before, and the last after it."""

    earlier: Standing | None
    later: Standing | None


async def listed(tx: Transaction, seen: Sight) -> list[Standing]:
    """The latest weeks first.

    Who may not see a correction, since it is a draft or is not shown to members, sees what it corrects.
    """
    kept = (await ledger.read(tx)).kept
    chains: dict[Scope, list[Release]] = {}
    for one in kept:
        chains.setdefault(scope_of(one), []).append(one)
    found = []
    for last in ledger.latest(kept):
        chain = chains[scope_of(last)]
        if standing := await _first_seen(tx, seen, reversed(chain), chain):
            found.append(standing)
    return found


async def versions(looking: Looking) -> Versions:
    tx, seen = looking.tx, looking.acting.sight
    chain = (await ledger.read(tx)).before(looking.scope)
    at = [one.id for one in chain].index(looking.release.id)
    return Versions(
        await _first_seen(tx, seen, reversed(chain[:at]), chain),
        await _first_seen(tx, seen, reversed(chain[at + 1 :]), chain),
    )


async def where(tx: Transaction, release: Release) -> str:
    """In few words, for a button."""
    places = release.workplaces
    return await named(tx, places[0]) if len(places) == 1 else f"{len(places)} workplaces"


def by_name(names: Names, release: Release) -> str:
    """The first of its workplaces, and how many more there are."""
    found = names.places(release.workplaces)
    more = len(found[_NAMED:])
    return ", ".join(found[:_NAMED]) + (f" and {more} more" if more else "")


async def _first_seen(
    tx: Transaction, seen: Sight, releases: Iterable[Release], chain: Sequence[Release]
) -> Standing | None:
    for one in releases:
        if standing := await seeing.told_to(tx, seen, one, chain):
            return standing
    return None
