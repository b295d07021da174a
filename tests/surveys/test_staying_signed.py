"""What was signed stays signed and as it was, also where a restore brought back nothing that is personal."""

from bot.records import Done, FreeText, Meeting, Outcome, Result, Round, Signed
from bot.store import Transaction, run
from bot.surveys.results import in_chat, outcomes, signing
from bot.surveys.telling import telling_back
from tests.fakes import kept
from tests.surveys import asked
from tests.surveys.concluded import Concluded, concluded, people


async def lose_what_is_personal(there: Concluded) -> None:
    """As a restore without personal records does: see `adapters.stores.restoring`."""
    personal = (Outcome, FreeText, Done, Meeting)
    assert all(kind.personal for kind in personal)
    assert not Signed.personal

    async def lose(tx: Transaction) -> None:
        for kind in personal:
            for one in await tx.lying(kind):
                await tx.remove(kind, one.id)

    await run(there.place.branch.desk.store, lose)


async def test_what_was_signed_stays_signed_where_the_name_was_lost() -> None:
    there = await concluded()
    await there.signs()
    before = await there.opens(there.place.branch.somebody("alex"))
    await lose_what_is_personal(there)
    said = await there.opens(there.place.branch.somebody("bo"))
    assert "Signed off by an organiser (whose name was lost in a restore) on 22 November 2026" in said.replace("\\", "")
    assert "Draft" not in said
    assert "21 people took part" in before
    assert "21 people took part" in said
    assert "What happens next" not in said


async def test_nobody_can_sign_it_again_or_change_it() -> None:
    there = await concluded()
    await there.signs()
    await lose_what_is_personal(there)
    organiser = there.place.organiser
    for action, value in ((in_chat.NEXT, "watched"), (in_chat.SIGN, "watched"), (signing.SIGNED, "watched 1")):
        assert signing.FIXED in await organiser.force(action, value)
    await organiser.send(f"{in_chat.NEXT} watched", next="Something else.")
    assert signing.FIXED in organiser.words
    store = there.place.branch.desk.store
    assert not await kept(store, Outcome)
    assert len(await kept(store, Signed)) == 1


async def test_what_it_was_compared_with_stays_as_it_was() -> None:
    there = await concluded(made=asked.survey(id_="first"))
    await there.signs(survey_="first")
    again = asked.survey(id_="second", earlier="first")
    await there.close(people(depot=9, hall=12), again)
    await there.signs(survey_="second")
    store = there.place.branch.desk.store
    (before,) = [one for one in await kept(store, Outcome) if one.id == "second"]
    await lose_what_is_personal(there)

    async def forget_the_first(tx: Transaction) -> None:
        for one in await tx.find(Result, survey="first"):
            await tx.remove(Result, one.id)

    await run(store, forget_the_first)
    found = await run(store, lambda tx: outcomes.of(tx, "second"))
    assert (found.before, found.before_closed, found.signed_on) == (
        before.before,
        before.before_closed,
        before.signed_on,
    )


async def test_whoever_was_still_to_be_told_is_told_without_the_lost_words() -> None:
    there = await concluded()
    await there.signs()
    await lose_what_is_personal(there)
    store, desk = there.place.branch.desk.store, there.place.branch.desk
    assert [one for one in await kept(store, Round) if one.id.startswith(telling_back.SAID)]

    async def word(tx: Transaction) -> object:
        return await telling_back._said(tx, there.made, telling_back.SAID, "1", desk)

    said = repr(await run(store, word))
    assert "You said" in said
    assert "What happens next" not in said
    assert "lost in a restore" in said
