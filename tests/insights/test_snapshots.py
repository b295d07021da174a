"""An organiser chooses what is in a snapshot of a concern report, and signs it by name."""

import asyncio
from datetime import timedelta

import pytest

from bot.insights import seeing
from bot.insights.signing import CHANGED
from bot.insights.snapshots import keeping
from bot.insights.snapshots.at import (
    CHOOSE,
    FILES,
    LOOK,
    NOT_YET,
    PASS_ON,
    SIGN,
    SIGNED,
    SNAPSHOT,
)
from bot.insights.snapshots.choosing import WHY
from bot.insights.snapshots.keeping import HELD_BACK
from bot.insights.snapshots.signing import FIXED
from bot.records import Handed, Snapshot, SnapshotSigned, SnapshotSigner
from bot.records.audit import Did
from bot.records.insights import Audience, Part
from bot.store import Transaction, run
from tests.insights.shared import EMPLOYER, MEMBERS, NO_REPORT, PAGES, Shared, shared
from tests.people.living import Somebody

EVERY = (SNAPSHOT, CHOOSE, SIGN, SIGNED, LOOK, PASS_ON, FILES)


async def test_from_the_choice_to_the_address() -> None:
    there = await shared()
    olu = there.olu
    await olu.force(seeing.ONE, there.release.id)
    await olu.press("Share it")
    assert "For members: Draft: nobody but organisers sees it" in olu.words
    await olu.press("For the employer")
    assert "Left out: By workplace; Week by week; Surveys; Questions that found no answer" in olu.words
    await olu.press("Choose what is in it")
    assert all(WHY[part] in olu.words for part in HELD_BACK if part is not Part.TOGETHER)
    assert "In it: In short; What the systems do; Surveys\n" in await olu.fill(parts=("surveys", "concerns"))
    assert "It then has an address" in await olu.press("Sign it off")
    assert "stand on it: “Olu”" in olu.words
    assert "How far this is: Signed off by Olu on 22 November 2026" in await olu.press("Yes, sign it")
    assert olu.labels == ["Pass it on", "Take it as a file", "Both snapshots"]
    said = await olu.press("Pass it on")
    assert f"]({PAGES}{there.path(EMPLOYER)})" in said
    assert f"We ask you to meet us about it. {PAGES}{there.path(EMPLOYER)}" in said
    assert "19 people told the union about AI at work, at Depot and Town Hall" in said
    await olu.press("Back to the snapshot")
    await olu.press("Both snapshots")
    assert "For the employer: Signed off by Olu on 22 November 2026" in olu.words
    assert await there.steps() == [Did.CHOSE_SNAPSHOT, Did.SIGNED_SNAPSHOT, Did.SHARED_SNAPSHOT]
    assert "signed off the snapshot for the employer of the concern report of 7 September" in await olu.say("audit log")


async def others(there: Shared) -> dict[str, Somebody]:
    """Everybody who is no organiser of all of it."""
    return {
        "nobody": there.there.branch.somebody("alex"),
        "rep": await there.there.rep("kim"),
        "rep of the other": await there.there.rep("sam", there.depot.id),
        "organiser of one": await there.there.rep("ivy", role="organiser"),
        "organiser of the other": await there.there.rep("jo", there.depot.id, role="organiser"),
    }


async def test_only_an_organiser_of_all_its_workplaces_does_anything_with_it() -> None:
    there = await shared()
    for name, who in (await others(there)).items():
        refused = NO_REPORT if name == "nobody" else "Only an organiser can do that"
        for audience in Audience:
            for action in EVERY:
                assert refused in await who.force(action, there.value(audience, "0")), (name, action)
            for form in (f"{CHOOSE} {there.value(audience)} 0", f"{FILES} {there.value(audience)}"):
                assert refused in await who.send(form, parts=("concerns",), format="csv"), (name, form)
        assert refused in await who.force(seeing.SHARE, there.release.id), name
    for kind in (Snapshot, SnapshotSigned, SnapshotSigner, Handed):
        assert not await there.there.every(kind)
    assert not await there.steps()


async def test_two_organisers_who_are_each_of_one_of_them_are_not_one_of_both_but_one_with_both_offices_is() -> None:
    there = await shared()
    ivy = (await others(there))["organiser of one"]
    await there.olu.force("people.appoint")
    await there.olu.fill(name="Ivy", role="organiser", workplace=there.depot.id)
    await ivy.say(f"claim {there.olu.code}")
    assert "Signed off by Ivy" in await there.signs(MEMBERS, ivy)


@pytest.mark.parametrize("audience", Audience)
async def test_nothing_is_done_with_it_before_the_report_itself_is_signed(audience: Audience) -> None:
    there = await shared(signed=False)
    for action in EVERY:
        assert NOT_YET in await there.olu.force(action, there.value(audience, "0"))
    for form in (f"{CHOOSE} {there.value(audience)} 0", f"{FILES} {there.value(audience)}"):
        assert NOT_YET in await there.olu.send(form, parts=("concerns",), format="csv")
    assert NOT_YET in await there.olu.force(seeing.SHARE, there.release.id)
    await there.olu.force(seeing.ONE, there.release.id)
    assert "Share it" not in there.olu.labels
    assert not await there.there.every(SnapshotSigned)


async def test_what_is_signed_stays_as_it_is() -> None:
    there = await shared()
    await there.chooses(EMPLOYER, "concerns")
    await there.opens(EMPLOYER)
    await there.olu.press("Choose what is in it")
    form = there.olu.form
    await there.signs(EMPLOYER)
    before = [await there.there.every(kind) for kind in (Snapshot, SnapshotSigned, SnapshotSigner)]
    there.there.branch.clock.move(timedelta(days=1))
    for said in (
        await there.olu.send(form.key, parts=("surveys",)),
        await there.olu.force(CHOOSE, there.value(EMPLOYER)),
        await there.olu.force(SIGN, there.value(EMPLOYER)),
        await there.olu.force(SIGNED, there.value(EMPLOYER, "1")),
    ):
        assert f"{FIXED} It was signed by Olu on 22 November 2026." in said
    assert [await there.there.every(kind) for kind in (Snapshot, SnapshotSigned, SnapshotSigner)] == before
    found = (await there.told(EMPLOYER)).snapshot

    async def spoil(tx: Transaction) -> None:
        with pytest.raises(ValueError, match="does not change"):
            await keeping.choose(tx, found, frozenset(Part))
        with pytest.raises(ValueError, match="does not change"):
            await keeping.sign(tx, found, "Eve", there.release.made)

    await run(there.there.branch.desk.store, spoil)


async def test_what_was_in_it_without_a_choice_is_written_down_with_the_signature() -> None:
    there = await shared()
    await there.signs(EMPLOYER)
    (kept,) = await there.there.every(Snapshot)
    assert kept.id == f"{there.release.id}/employer"
    assert kept.parts == (Part.SUMMARY, Part.CONCERNS, Part.STAGES, Part.CLAUSES, Part.SYSTEMS)


async def test_nobody_signs_or_chooses_over_what_they_have_not_seen() -> None:
    there = await shared()
    await there.opens(MEMBERS)
    await there.olu.press("Sign it off")
    yes = next(one for one in there.olu.buttons if one.action == SIGNED)
    await there.opens(MEMBERS)
    await there.olu.press("Choose what is in it")
    form = there.olu.form
    await there.olu.fill("cause-of-both", parts=("concerns", "weeks"))
    assert CHANGED in await there.olu.force(yes.action, yes.value)
    assert CHANGED in await there.olu.send(form.key, parts=("stages",))
    assert "In it: In short; What the systems do; Week by week\n" in await there.olu.send(
        form.key, "cause-of-both", parts=("concerns", "weeks")
    )
    assert [one.changed for one in await there.there.every(Snapshot)] == [1]
    assert not await there.there.every(SnapshotSigned)
    assert (await there.steps()).count(Did.CHOSE_SNAPSHOT) == 1


async def test_the_same_signature_delivered_again_is_one_and_says_the_same() -> None:
    there = await shared()
    await there.olu.force(SIGN, there.value(MEMBERS))
    yes = next(one for one in there.olu.buttons if one.action == SIGNED)
    first = await there.olu.press("Yes, sign it", "cause-of-both")
    assert await there.olu.force(yes.action, yes.value, "cause-of-both") == first
    assert (await there.steps()).count(Did.SIGNED_SNAPSHOT) == 1


async def test_something_must_be_in_it_beside_the_summary() -> None:
    there = await shared()
    await there.chooses(MEMBERS)
    assert there.olu.form.errors == {"parts": "Please answer this one."}
    assert "In it: In short; Week by week\n" in await there.olu.fill(parts=("weeks",))
    assert "Please choose from the list." in await there.chooses(MEMBERS, "names")


async def test_a_value_that_names_no_audience_leads_nowhere() -> None:
    there = await shared()
    for value in ("", there.release.id, f"{there.release.id} everybody", "other members", "x y z"):
        for action in EVERY:
            assert NO_REPORT in await there.olu.force(action, value)


async def test_who_has_no_name_is_asked_for_it_first() -> None:
    there = await shared()
    eve = await there.there.branch.organiser("eve")
    for action in (SIGN, SIGNED):
        assert "Please tell me it first" in await eve.force(action, there.value(MEMBERS, "0"))
    assert not await there.there.every(SnapshotSigned)


async def test_of_two_who_sign_at_once_one_stands_on_it() -> None:
    there = await shared()
    ann = await there.there.branch.organiser("ann")
    await ann.send("people.rename", name="Ann")
    for who in (there.olu, ann):
        await who.force(SIGN, there.value(EMPLOYER))
    said = await asyncio.gather(there.olu.press("Yes, sign it"), ann.press("Yes, sign it"))
    assert sum(FIXED in one for one in said) == 1
    (signer,) = await there.there.every(SnapshotSigner)
    assert f"Signed off by {signer.name}" in next(one for one in said if FIXED not in one)
    assert len(await there.there.every(SnapshotSigned)) == 1
