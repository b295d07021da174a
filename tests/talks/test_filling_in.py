"""What is filled in badly comes back beside its field, and nobody loses what they wrote."""

from datetime import timedelta

import pytest

from bot.events import Answer, Owner, Person, Place, Submitted
from bot.records import KeptFrom, Notice, Receipt, Talk, TalkWords, Unread, Workplace
from bot.replies import Card
from bot.reports.careful import AS_IT_IS, CHOOSE
from bot.reports.flooding import A_PLACE
from bot.reports.hiding import LONGEST_NAMES
from bot.talks import form
from tests.cases.parts import hall
from tests.fakes import kept
from tests.people.living import Branch
from tests.talks.asked import NAME, REACH, WROTE, asked, begun, ticks

BAD: tuple[tuple[dict[str, Answer], dict[str, str]], ...] = (
    ({}, {"name": "Please answer", "reach": "Please answer"}),
    ({"name": " ", "reach": "\n\t\u200b"}, {"name": "Please answer", "reach": "Please answer"}),
    ({"name": "x" * 121, "reach": "y" * 201}, {"name": "one character too long", "reach": "one character too long"}),
    ({"about": "z" * 1_001, "when": "w" * 201}, {"about": "too long", "when": "too long"}),
    ({"name": ("Ann", "Bob")}, {"name": "Please write one answer."}),
    ({"hidden": "somebody"}, {"hidden": "Please choose from the list."}),
)


@pytest.mark.parametrize(("values", "errors"), BAD)
async def test_what_is_empty_too_long_or_several_comes_back_beside_its_field_and_is_not_kept(
    values: dict[str, Answer], errors: dict[str, str]
) -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    await begun(alex, there)
    good: dict[str, Answer] = {} if "reach" in errors else {"name": NAME, "reach": REACH}
    await alex.fill("", **{**good, **values})
    assert set(alex.form.errors) == set(errors)
    assert all(errors[name] in told for name, told in alex.form.errors.items())
    for kind in (Talk, TalkWords, Receipt, Notice):
        assert await there.every(kind) == ()
    await alex.fill(name=NAME, reach=REACH, about="", when="", hidden=())
    assert "Thank you." in alex.words


async def test_several_people_can_be_left_out_and_the_names_have_an_end() -> None:
    there = await hall()
    for name in ("kim", "sam"):
        await there.rep(name)
    alex = there.branch.somebody("alex")
    await begun(alex, there)
    await alex.fill(name=NAME, reach=REACH, hidden=ticks(alex, "Kim", "Sam"))
    assert len((await there.every(KeptFrom))[0].people) == 2
    assert [one.to for one in await there.every(Unread)] == [there.who(there.organiser)]
    page = there.branch.somebody("page", lasting=False)
    await begun(page, there)
    await page.fill(name=NAME, reach=REACH, hidden="x" * (LONGEST_NAMES + 1))
    assert "too long" in page.form.errors["hidden"]


async def test_where_it_seems_to_name_somebody_it_comes_back_once_and_the_own_name_and_number_do_not() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    await begun(alex, there)
    await alex.fill(**{**WROTE, "about": "Margaret Wilkinson reads our mail"})
    assert set(alex.form.errors) == {"about", AS_IT_IS.name}
    assert alex.form.errors[AS_IT_IS.name] == CHOOSE
    assert await there.every(Talk) == ()
    await alex.fill(**{AS_IT_IS.name: "yes"})
    assert "Thank you." in alex.words
    (words,) = await there.every(TalkWords)
    assert words.about == "Margaret Wilkinson reads our mail"


async def test_distress_in_the_form_is_kept_first_and_then_told_where_to_turn() -> None:
    there = await hall()
    await there.rep("kim")
    alex = there.branch.somebody("alex")
    code = await asked(alex, there, about="I want to end my life over this job")
    first = alex.replies[0]
    assert isinstance(first, Card)
    assert any("116 123" in fact.words for fact in first.facts)
    assert "Thank you. A talk is asked for." in alex.words
    assert len(await there.every(Talk)) == 1
    await alex.force("talks.change", code)
    await alex.fill(when="before I kill myself tonight")
    assert "116 123" in alex.words
    assert (await there.every(TalkWords))[0].when == "before I kill myself tonight"


async def test_a_workplace_that_is_removed_is_asked_for_again_and_nothing_is_lost_that_was_sent_before() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    await begun(alex, there)
    store = there.branch.desk.store
    async with store.transaction() as tx:
        await tx.remove(Workplace, there.place.id)
    await alex.fill(**WROTE)
    assert "no longer in my list" in alex.form.errors["where"]
    assert alex.form.values["reach"] == REACH
    assert await there.every(Talk) == ()
    await alex.fill(where="The mill")
    assert "Thank you." in alex.words

    await there.keep(there.place)
    kim, mo = await there.rep("kim"), there.branch.somebody("mo")
    code = await asked(mo, there)
    async with store.transaction() as tx:
        await tx.remove(Workplace, there.place.id)
    (talk,) = [one for one in await there.every(Talk) if one.workplace]
    await kim.force("talks.take", talk.id)
    assert "Workplace: none on the list" in await kim.force("talks.open", talk.id)
    assert NAME in kim.words
    assert "A rep has taken it up" in await mo.say(code)
    await mo.force("talks.withdrawn", code)
    assert len(await there.every(TalkWords)) == 1
    await kim.force("talks.list")


async def test_nobody_buries_the_reps_in_requests_and_who_waits_loses_nothing() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    for _ in range(A_PLACE):
        await asked(alex, there)
    await begun(alex, there)
    await alex.fill(**WROTE)
    assert "More requests for a talk came in than I take at once" in alex.form.errors["name"]
    assert alex.form.values["reach"] == REACH
    assert len(await there.every(Talk)) == A_PLACE
    await alex.say("report")
    await alex.press("Anonymous")
    await alex.fill(workplace=there.place.id)
    assert "Your report is kept." in await alex.fill(what="Rota Wizard")
    there.branch.clock.move(timedelta(hours=1))
    await asked(alex, there)
    assert len(await there.every(Talk)) == A_PLACE + 1


@pytest.mark.parametrize(
    "key", ["talks.send", "talks.send  ", "talks.send nowhere", "talks.send - x y z", "talks.where x"]
)
async def test_a_forged_form_breaks_nothing(key: str) -> None:
    person, place = Person("test", "tenant-canary", "user-canary"), Place("test", "t", "place-canary", Owner.UNION)
    branch = Branch()
    replies = await branch.bot.handle(Submitted(person, place, "cause-canary", key, {"name": "x", "reach": "y"}))
    assert "Something went wrong" not in str(replies)
    assert await kept(branch.desk.store, Talk) == ()
    assert form.read_key(key)[0] in ("", "nowhere", "-", "x")
