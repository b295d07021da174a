"""While somebody types what it is, they are shown names that a rep has confirmed, and no other."""

from dataclasses import replace

from bot.events import Typing
from bot.records import System
from bot.register import known
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import hall, reported


async def suggested(branch: Branch, about: str, text: str = "Rota") -> tuple[str, ...]:
    who: Somebody = branch.somebody("alex")
    return await branch.bot.suggest(Typing(who.person, who.place, f"report.what {about}".strip(), text))


async def confirm(branch: Branch, **changes: object) -> None:
    async with branch.desk.store.transaction() as tx:
        for system in await tx.find(System):
            await tx.put(replace(system, confirmed=True, **changes))  # type: ignore[arg-type]
            await known.changed(tx, system.workplace)


async def test_a_name_that_no_rep_has_confirmed_is_suggested_to_nobody() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("ben"), place, what="Rota of Jo Bloggs", as_it_is="yes")
    assert len(await kept(branch.desk.store, System)) == 1
    for text in ("R", "Rota", "Rota of Jo Bloggs", "jo", "bloggs"):
        assert await suggested(branch, place.id, text) == ()


async def test_a_confirmed_one_is_suggested_by_its_name_by_an_alias_and_by_one_letter_wrong() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("ben"), place)
    await confirm(branch, aliases=("Shift Sorter",))
    for text in ("Rota", "wiz", "shift", "Rota Wizrd"):
        assert await suggested(branch, place.id, text) == ("Rota Wizard",)
    assert await suggested(branch, place.id, "Payroll") == ()
    assert await suggested(branch, place.id, "") == ()


async def test_only_those_of_the_workplace_that_the_form_is_about() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("ben"), place)
    await confirm(branch)
    assert await suggested(branch, "nowhere") == ()
    assert await suggested(branch, "-") == ()
    assert await suggested(branch, "") == ()


async def test_without_a_form_where_they_work_counts_if_they_said_so() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("ben"), place)
    await confirm(branch)
    member = branch.somebody("alex")
    await member.say("Where do I work?")
    await member.fill(workplace=place.id)
    assert await suggested(branch, "") == ("Rota Wizard",)


async def test_once_a_confirmation_is_taken_away_the_name_is_not_suggested_any_more() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("ben"), place)
    await confirm(branch)
    assert await suggested(branch, place.id) == ("Rota Wizard",)
    async with branch.desk.store.transaction() as tx:
        (system,) = await tx.find(System)
        await tx.put(replace(system, confirmed=False))
    assert await suggested(branch, place.id) == ()
