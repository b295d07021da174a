"""Who asks for it is told every four weeks what is new of systems and employers, as far as they may see it."""

from dataclasses import replace
from datetime import timedelta

from bot import owners
from bot.events import Owner, Pressed
from bot.insights.digest import asking, telling, tending
from bot.insights.digest.wishes import STOP, WANT
from bot.records import DigestWish, NewThere, NineItem, Ownership, State
from bot.replies import Text
from bot.store import run
from tests.insights.digested import FOUR_WEEKS, TO_ITS_END, digested, ended, eventful

DAY = timedelta(days=1)


async def test_a_rep_asks_is_told_once_the_period_is_over_and_stops_by_one_tap() -> None:
    there = await digested()
    kim = await there.wants(await there.rep("kim"))
    await eventful(there)
    await there.tend()
    assert not there.heard("kim"), "the period before had nothing new, and this one is not over"
    await there.goes_by(TO_ITS_END - DAY)
    assert not there.heard("kim"), "what was held may still come up"
    for _ in range(3):
        await there.goes_by(DAY)
    (said,) = there.heard("kim")
    assert said.splitlines() == [
        "**What is new, 2 November 2026 to 29 November 2026**",
        "",
        "**Town Hall**",
        "",
        "- The employer has told the union of: **Rota helper** (in dispute)",
        "- Names that a rep has confirmed: **Queue board** (the union has not been told)",
        "- Overdue since then: **Rota helper** (Equality impact assessment)",
        "",
        "**Signed**",
        "",
        "- Results of the survey “Watched at work”",
        "- The concern report of 7 September 2026 to 4 October 2026, Town Hall",
        "",
        telling.WHY,
    ]
    (sent,) = [text for name, text in there.told.sent if name == "kim" and text.body == said]
    labels = [one.label for one in sent.buttons]
    assert labels == ["Register", "Results: Watched at work", "Concern reports", STOP.label]
    assert sent.private
    await kim.force(STOP.action)
    assert not await there.every(DigestWish)
    assert not await there.owed()
    await there.disclosed("Another")
    await there.goes_by(FOUR_WEEKS)
    assert len(there.heard("kim")) == 1


async def test_a_member_is_told_what_everybody_there_may_see_and_stops_by_one_tap() -> None:
    there = await digested()
    alex = await there.works_here("alex")
    assert WANT.label in alex.labels
    assert "Every four weeks" in await alex.press(WANT.label)
    await there.disclosed("Watcher-canary", confirm="")
    await eventful(there)
    await there.goes_by()
    (said,) = there.heard("alex")
    assert (
        "confirmed: **Queue board**, **Rota helper**\n" in said
        or "confirmed: **Rota helper**, **Queue board**\n" in said
    )
    assert "Results of the survey “Watched at work”" in said
    for hidden in ("dispute", "Overdue", "Equality", "told the union", "canary", "concern report of"):
        assert hidden not in said
    assert "Register" not in [one.label for one in there.told.sent[-1][1].buttons]
    await there.shown_to_members()
    await there.goes_by(FOUR_WEEKS)
    assert "- The concern report of 7 September 2026 to 4 October 2026, Town Hall" in there.heard("alex")[-1]
    await alex.force(STOP.action)
    assert asking.ENDED in alex.words
    assert not await there.left_of(alex)


async def test_where_nothing_is_new_nothing_is_said() -> None:
    there = await digested()
    await there.added("Queue board")
    await there.goes_by()
    kim, alex = await there.wants(await there.rep("kim")), await there.works_here("alex")
    await there.wants(alex)
    there.told.clear()
    await there.goes_by(FOUR_WEEKS)
    assert not there.heard("kim")
    assert not there.heard("alex")
    assert {one.state for one in await there.owed()} == {State.DONE}
    assert STOP.label in (await kim.say("my data"), kim.labels)[1]


async def test_what_is_known_from_reports_alone_is_told_to_nobody_until_a_rep_confirms_it() -> None:
    there = await digested()
    kim = await there.wants(await there.rep("kim"))
    report = await there.report(name="Whispered")
    await there.goes_by()
    assert not [one for one in there.heard("kim") if "Whispered" in one or "What is new" in one]
    assert not await there.every(NewThere)
    await kim.send(f"register.confirm {report.system}", name="Whispered", aliases="")
    await there.goes_by(FOUR_WEEKS)
    assert "- Names that a rep has confirmed: **Whispered** (the union has not been told)" in there.heard("kim")[-1]
    await there.goes_by(FOUR_WEEKS)
    assert sum("Whispered" in one for one in there.heard("kim")) == 1


async def test_a_name_that_nobody_has_checked_is_not_sent() -> None:
    there = await digested()
    await there.wants(await there.rep("kim"))
    await there.disclosed("Mr Wilkins", confirm="")
    await there.goes_by()
    (said,) = there.heard("kim")
    assert "a system whose name no rep has confirmed (the union was told)" in said
    assert "Wilkins" not in said


async def test_an_organiser_of_several_workplaces_gets_one_of_them_all() -> None:
    there = await digested()
    places = [await there.workplace(f"Depot {number}") for number in range(7)]
    for one in places:
        await there.added(f"Board of {one.name}", one.id)
    await there.wants(there.organiser)
    other = await there.rep("sam", places[0].id, "organiser")
    await there.organiser.force("people.appoint")
    await there.organiser.fill(name="Sam", role="rep", workplace=places[1].id)
    await other.say(f"claim {there.organiser.code}")
    await there.wants(other)
    there.told.clear()
    await there.goes_by()
    (said,) = [one for one in there.heard("olu") if "What is new" in one]
    assert said.count("**Depot") == 5
    assert "There is news at 2 more of your workplaces: open the register." in said
    (said,) = [one for one in there.heard("sam") if "What is new" in one]
    assert [one for one in said.splitlines() if one.startswith("**Depot")] == ["**Depot 0**", "**Depot 1**"]
    assert "Depot 2" not in said


async def test_a_survey_of_all_workplaces_is_told_once() -> None:
    there = await digested()
    await there.survey_signed(workplace="")
    await there.wants(await there.works_here("alex"))
    await there.wants(await there.rep("kim"))
    await there.goes_by()
    for name in ("alex", "kim"):
        (said,) = [one for one in there.heard(name) if "What is new" in one]
        assert said.count("Watched at work") == 1


async def test_whose_role_ends_while_the_notice_waits_is_not_told_what_it_showed() -> None:
    there = await digested()
    kim = await there.wants(await there.rep("kim"))
    await there.works_here("kim")
    await eventful(there)
    there.branch.clock.move(TO_ITS_END)
    await tending.tend(there.branch.desk)
    assert len(await there.owed()) == 1
    await ended(there, there.who(kim))
    there.told.clear()
    await there.deliver()
    (said,) = there.heard("kim")
    assert "Overdue" not in said
    assert "concern report of" not in said


async def test_where_the_employer_owns_the_chat_only_that_there_is_news_and_the_rest_on_request() -> None:
    there = await digested(Owner.EMPLOYER)
    kim = await there.wants(await there.rep("kim"))
    alex = await there.wants(await there.works_here("alex"))
    await eventful(there)
    there.told.clear()
    await there.goes_by()
    assert {*there.heard("kim"), *there.heard("alex")} == {telling.LEAN.format(day="29 November 2026")}
    (sent,) = [text for name, text in there.told.sent if name == "kim" and STOP in text.buttons]
    show, stop = sent.buttons
    assert stop == STOP
    assert "Overdue since then" in await kim.force(show.action, show.value)
    shown = await alex.force(show.action, show.value)
    assert "Queue board" in shown
    assert "Overdue" not in shown
    assert telling.OVER in await there.branch.somebody("nobody").force(show.action, show.value)
    for wrong in ("", "-1", "x", "٣", "99999", "35"):
        assert telling.OVER in await kim.force(show.action, wrong)
    open_place = replace(kim.place, private=False)
    (refused,) = await there.branch.bot.handle(Pressed(kim.person, open_place, "other", show.action, show.value))
    assert refused == Text(telling.NOT_HERE, private=True)


async def test_what_an_organiser_has_set_for_a_workspace_counts_before_the_settings() -> None:
    there = await digested(Owner.EMPLOYER)
    kim = await there.wants(await there.rep("kim"))
    await there.keep(Ownership(owners.id_of(kim.place, there.branch.desk.secret), Owner.UNION))
    await there.added("Queue board")
    await there.goes_by()
    assert "Queue board" in there.heard("kim")[-1]


async def test_a_system_that_is_taken_out_again_meanwhile_is_not_told() -> None:
    there = await digested()
    await there.wants(await there.rep("kim"))
    board = await there.added("Queue board")
    there.branch.clock.move(TO_ITS_END)
    await tending.tend(there.branch.desk)
    await run(there.branch.desk.store, lambda tx: tx.remove(type(board), board.id))
    there.told.clear()
    await there.deliver()
    assert not there.heard("kim")


async def test_a_document_that_has_come_meanwhile_is_not_overdue() -> None:
    there = await digested()
    await there.wants(await there.rep("kim"))
    board = await there.added("Queue board")
    await there.overdue(board)
    there.branch.clock.move(TO_ITS_END)
    await tending.tend(there.branch.desk)
    (item,) = await there.every(NineItem)
    await there.keep(replace(item, received=there.today))
    await there.deliver()
    assert "Overdue" not in there.heard("kim")[-1]
