"""At the desk: what people asked in vain, and the answers that did not help."""

from datetime import timedelta

from bot import memory
from bot.editing import missing
from bot.editing.adding import AWAY, PUT_AWAY, WRITE
from bot.records import Edited, Gap
from bot.records.audit import Did
from bot.replies import Text
from tests.fakes import kept
from tests.house.parts import appointed, log, two_workplaces, who
from tests.house.test_editing import FRESH
from tests.people.living import Branch, Somebody

PARKING = ("who pays for my parking permit", "who is paying for the parking permits", "do we pay for parking permits")


async def asked_in_vain(branch: Branch, *questions: str) -> None:
    async with branch.desk.store.transaction() as tx:
        for number, question in enumerate(questions):
            await memory.gap(tx, question, branch.clock() + timedelta(weeks=number))


async def office(branch: Branch) -> tuple[Somebody, Somebody]:
    """An organiser of everywhere, and a rep of one workplace."""
    hall, _ = await two_workplaces(branch)
    return branch.somebody("olu"), await appointed(branch, "sam", hall.id)


async def test_an_office_holder_sees_them_grouped_with_how_often_and_since_when() -> None:
    branch = Branch()
    _, rep = await office(branch)
    await asked_in_vain(branch, *PARKING, "can I have a *window* seat")
    await rep.open()
    told = await rep.press("Questions without an answer")
    assert "Questions that I could not answer: 4, in 2 groups." in told
    assert "Asked 3 times, from the week of 16 November 2026 to the week of 30 November 2026. Also:" in told
    assert "Asked once, in the week of 7 December 2026." in told
    assert "**can I have a \\*window\\* seat**" in told
    assert rep.labels.count("Put away") == 2
    assert "Write an answer" not in rep.labels


async def test_without_any_it_says_so() -> None:
    branch = Branch()
    _, rep = await office(branch)
    assert await rep.force(missing.MISSED.action) == missing.NONE
    assert await rep.force(missing.UNHELPFUL.action) == missing.HELPED


async def test_an_answer_is_written_from_them_and_then_they_are_put_away() -> None:
    branch = Branch()
    olu, _ = await office(branch)
    await asked_in_vain(branch, *PARKING)
    await olu.force(missing.MISSED.action)
    await olu.press("Write an answer")
    assert olu.form.values["question"] in PARKING
    assert set(str(olu.form.values["asked"]).splitlines()) == set(PARKING)
    await olu.fill(**FRESH)
    (edited,) = await kept(branch.desk.store, Edited)
    assert edited.text
    told = await olu.press("Put the questions away")
    assert "and 2 that are like it: nobody could read them any more." in told
    assert len(await kept(branch.desk.store, Gap)) == 3
    assert "Put away: these questions are no longer kept." in await olu.press("Yes, put them away")
    assert await kept(branch.desk.store, Gap) == ()


async def test_one_group_is_put_away_once_and_logged_and_the_others_stay() -> None:
    branch = Branch()
    _, rep = await office(branch)
    await asked_in_vain(branch, *PARKING, "can I have a window seat")
    (window,) = [one for one in await kept(branch.desk.store, Gap) if "window" in one.words]
    first = await rep.force(AWAY, window.id, "away")
    assert len(await kept(branch.desk.store, Gap)) == 3
    assert await rep.force(AWAY, window.id, "away") == first
    assert await rep.force(PUT_AWAY, "nothing") == missing.NOT_THERE
    assert await rep.force(AWAY, "nothing") == first  # says nothing of what is there
    assert len(await kept(branch.desk.store, Gap)) == 3
    assert [one for one in await log(branch) if one[1] is Did.PUT_AWAY] == [(who(branch, rep), Did.PUT_AWAY, "")]


async def test_many_groups_come_page_by_page() -> None:
    branch = Branch()
    _, rep = await office(branch)
    words = (
        "apple",
        "banana",
        "cherry",
        "damson",
        "elder",
        "fig",
        "grape",
        "hazel",
        "iris",
        "juniper",
        "kiwi",
        "lemon",
    )
    await asked_in_vain(branch, *words)
    seen: list[str] = []
    await rep.force(missing.MISSED.action)
    for _ in range(3):
        seen += [reply.body for reply in rep.replies if isinstance(reply, Text) and reply.body.startswith("**")]
        if "Show more" in rep.labels:
            await rep.press("Show more")
    assert len(seen) == len(set(seen)) == len(words)
    for value in ("-1", "x", "9" * 40, "٣", "\udcff", "99999"):
        assert "12, in 12 groups" in await rep.force(missing.MISSED.action, value)


async def test_others_see_and_do_nothing_of_it() -> None:
    branch = Branch()
    _, rep = await office(branch)
    await asked_in_vain(branch, *PARKING)
    (gap, *_) = await kept(branch.desk.store, Gap)
    member = branch.somebody("alex")
    await member.open("desk")
    for action in (missing.MISSED.action, missing.UNHELPFUL.action, PUT_AWAY, AWAY):
        for value in (gap.id, "nothing", ""):
            assert await member.force(action, value) == "Only a rep can do that."
    for somebody in (member, rep):
        assert await somebody.force(WRITE, gap.id) == "Only an organiser can do that."
    assert len(await kept(branch.desk.store, Gap)) == 3


async def test_answers_that_did_not_help_are_listed_worst_first_and_changed_from_there() -> None:
    branch = Branch()
    olu, rep = await office(branch)
    async with branch.desk.store.transaction() as tx:
        for helped in (True, False, False):
            await memory.feedback(tx, "agreement/consent", helped=helped)
        await memory.feedback(tx, "agreement/gone", helped=False)
    told = await rep.force(missing.UNHELPFUL.action)
    assert "- Can they bring in a new system without us? (did not help: 2, helped: 1)" in told
    assert rep.labels == ["Questions without an answer"]
    await olu.force(missing.UNHELPFUL.action)
    await olu.press("Change: Can they bring in a new system without us?")
    assert olu.form.title == "Change an answer"
