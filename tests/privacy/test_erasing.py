"""Whoever deletes what leads to them has it deleted, but for what they were told stays. Nobody else loses anything."""

import random
from pathlib import Path

import pytest

from bot.privacy import staying
from bot.privacy.linked import LINKED
from bot.records import (
    Asked,
    AuditEntry,
    Ballot,
    DigestWish,
    Draft,
    Hears,
    InForce,
    KeptFrom,
    Membership,
    Office,
    Posted,
    Preference,
    Report,
    Session,
    Spoken,
    Told,
    Tries,
    Unasked,
    Willing,
    Works,
)
from bot.store import MemoryStore, Store
from tests.fakes import kept
from tests.outbox.stores import ENGINES, kept_by
from tests.privacy.histories import FIXED, STAYS, History, allowed

ON_ENGINES = 3  # histories


@pytest.fixture
def rounds(soak: bool) -> int:
    return 300 if soak else 14


async def test_whatever_somebody_did_nothing_leads_to_them_but_what_was_said_to_stay(rounds: int) -> None:
    left = set[str]()
    for seed in range(rounds):
        left |= await lived_and_erased(seed, MemoryStore())
    assert left >= STAYS.keys() - {staying.AT_HAND.what}, "each was said in some of them, else little is shown"


@pytest.mark.parametrize("engine", ENGINES)
async def test_so_it_is_in_every_store(engine: str, tmp_path: Path) -> None:
    for seed in range(ON_ENGINES):
        async with kept_by(engine, tmp_path / str(seed)) as store:
            await lived_and_erased(1_000 + seed, store)


async def test_each_kind_that_leads_to_somebody_is_deleted_or_stays_with_a_reason() -> None:
    lived = await History(random.Random(0), MemoryStore()).begin()  # noqa: S311 - only chances
    await lived.claims()
    await lived.tries()
    await lived.hall.keep(*lived.of_a_role())
    await lived.posts()
    there = {kind for kind, _ in await lived.leading()}
    assert there >= LINKED.keys(), "the history has one of each"
    await lived.kim.force("privacy.deleted")
    said = {fact.label for fact in lived.kim.card.facts}
    left = {kind for kind, _ in await lived.leading()}
    assert left <= allowed(said)
    assert there - left >= {Works, Spoken, Membership, Asked, Willing, DigestWish, Hears, Preference, Posted, Session}
    await lived.loses()
    await lived.kim.force("privacy.deleted")
    left = {kind for kind, _ in await lived.leading()}
    assert left <= {AuditEntry, Unasked, Tries, Told, Ballot, KeptFrom, Draft, InForce}


async def lived_and_erased(seed: int, store: Store) -> set[str]:
    """What was said to stay."""
    lived = await History(random.Random(seed), store).begin()  # noqa: S311 - only chances
    await lived.live(25)
    before = {kind: len(await kept(store, kind)) for kind in (Report, AuditEntry)}
    others = [one for one in await kept(store, Office) if one.person != lived.who]
    await lived.kim.say("delete my data")
    asked = {fact.label for fact in lived.kim.card.facts}
    await lived.kim.press("Yes, delete it")
    said = {fact.label for fact in lived.kim.card.facts}
    assert said == asked, "what stays is said before and after"
    found = await lived.leading()
    assert {kind for kind, _ in found} <= allowed(said), (seed, sorted(kind.kind for kind, _ in found))
    for ballot in await kept(store, Ballot):
        assert (ballot.answers == {}) is not ballot.shelf.startswith(FIXED)
    assert {kind: len(await kept(store, kind)) for kind in (Report, AuditEntry)} == before
    assert [one for one in await kept(store, Office) if one.person != lived.who] == others
    await lived.loses()
    await lived.kim.force("privacy.deleted")
    said = {fact.label for fact in lived.kim.card.facts}
    assert staying.ROLE not in said
    assert {kind for kind, _ in await lived.leading()} <= allowed(said), seed
    return asked


async def test_it_is_asked_first_and_can_be_left_as_it_is() -> None:
    lived = await History(random.Random(1), MemoryStore()).begin()  # noqa: S311 - only chances
    await lived.kim.say("where do i work")
    await lived.kim.fill(workplace=lived.hall.place.id)
    await lived.kim.say("my data")
    await lived.kim.press("Take away, correct or delete")
    await lived.kim.press("Delete it")
    assert len(await kept(lived.store, Works)) == 1
    await lived.kim.press("Leave it as it is")
    assert "Where you work: Town Hall" in lived.kim.words
    await lived.kim.say("forget me")
    await lived.kim.press("Yes, delete it")
    assert await kept(lived.store, Works) == ()
    assert "Where you work" not in await lived.kim.say("my data")
