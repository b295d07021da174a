"""What the short form left out can be added later, by who holds the receipt."""

from dataclasses import replace
from datetime import timedelta

from bot.events import Answer
from bot.records import Office, Report, ReportWords, Unread, Workplace
from bot.records.reports import Does, Flag, Known, Mode, Settled, Since, Stage
from bot.reports import flags
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import WHAT, hall, rep, reported

ALL: dict[str, Answer] = {
    "does": ("evaluates",),
    "stages": ("pay", "discipline"),
    "since": "months",
    "known": "document",
    "learning": "learns",
    "doing": "It ranks the nurses.",
    "purpose": "To save money.",
    "data": "Our calls.",
    "managers": "The head of finance.",
    "supplier": "A firm in town",
    "assessments": "None.",
    "effect": "People leave.",
    "experience": "I was turned down.",
}


async def begun(mode: Mode = Mode.ANONYMOUS) -> tuple[Branch, Somebody]:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Canary")
    alex = branch.somebody("alex")
    await reported(alex, place, mode)
    return branch, alex


async def test_all_fields_of_the_mapping_exercise_can_be_added_and_none_must_be() -> None:
    branch, alex = await begun()
    await alex.press("Add more")
    assert {field.name for field in alex.form.fields} == set(ALL)
    assert not [field.name for field in alex.form.fields if field.required]
    assert "Thank you. It is added to your report." in await alex.fill("", **ALL)
    (report,), (words,) = await kept(branch.desk.store, Report), await kept(branch.desk.store, ReportWords)
    assert (report.does, report.stages) == ((Does.EVALUATES,), (Stage.PAY, Stage.DISCIPLINE))
    assert (report.since, report.known) == (Since.MONTHS, Known.DOCUMENT)
    assert words == ReportWords(
        report.id,
        WHAT,
        does="It ranks the nurses.",
        purpose="To save money.",
        data="Our calls.",
        learning="It learns from data",
        managers="The head of finance.",
        supplier="A firm in town",
        assessments="None.",
        effect="People leave.",
        experience="I was turned down.",
    )


async def test_only_what_is_empty_is_asked_and_what_was_told_is_neither_shown_nor_changed() -> None:
    branch, alex = await begun()
    await alex.press("Add more")
    await alex.fill(purpose="To save money.", since="weeks")
    await alex.press("Look at my report")
    await alex.press("Add more")
    names = {field.name for field in alex.form.fields}
    assert names == set(ALL) - {"purpose", "since"}
    assert "money" not in repr((alex.form.values, alex.form.fields, alex.form.intro))
    await alex.fill(purpose="Another purpose.", since="years", effect="People leave.")
    (report,), (words,) = await kept(branch.desk.store, Report), await kept(branch.desk.store, ReportWords)
    assert (words.purpose, words.effect, report.since) == ("To save money.", "People leave.", Since.WEEKS)


async def test_once_all_is_told_it_says_so() -> None:
    _, alex = await begun()
    await alex.press("Add more")
    await alex.fill("", **ALL)
    await alex.press("Look at my report")
    assert "Everything that I could ask is filled in." in await alex.press("Add more")
    assert "There are no messages yet." in await alex.press("Messages")


async def test_clauses_that_were_not_proposed_yet_are_added_and_what_a_rep_settled_stays() -> None:
    branch, alex = await begun()
    (report,) = await kept(branch.desk.store, Report)
    settled = Flag(flags.NO_DECISIONS_ON_PEOPLE, Settled.DROPPED)
    async with branch.desk.store.transaction() as tx:
        await tx.put(replace(report, flags=(settled,)))
    await alex.press("Add more")
    await alex.fill(stages=("pay",), does=("evaluates",))
    (report,) = await kept(branch.desk.store, Report)
    assert report.flags == (settled, Flag(flags.PAY), Flag(flags.PRIVACY))


async def test_the_reps_are_told_or_who_has_taken_it() -> None:
    branch, alex = await begun(Mode.NAMED)
    (place,) = await kept(branch.desk.store, Workplace)
    await rep(branch, place, "kim", "Kim Canary")
    people = {one.name: one.person for one in await kept(branch.desk.store, Office)}
    await alex.press("Add more")
    await alex.fill(purpose="To save money.")
    told = {one.to for one in await kept(branch.desk.store, Unread) if one.news == "message"}
    assert told == {people["Sam Canary"], people["Kim Canary"]}
    (report,) = await kept(branch.desk.store, Report)
    async with branch.desk.store.transaction() as tx:
        for one in await tx.find(Unread):
            await tx.remove(Unread, one.id)
        await tx.put(replace(report, taken_by=people["Kim Canary"]))
    await alex.press("Look at my report")
    await alex.press("Add more")
    await alex.fill(effect="People leave.")
    assert [one.to for one in await kept(branch.desk.store, Unread)] == [people["Kim Canary"]]


async def test_what_is_delivered_twice_is_added_once_and_answered_alike() -> None:
    branch, alex = await begun()
    await alex.press("Add more")
    key = alex.form.key
    await alex.fill("", **ALL)
    said, before = alex.replies, await kept(branch.desk.store, Unread)
    async with branch.desk.store.transaction() as tx:
        for one in before:
            await tx.remove(Unread, one.id)
    branch.clock.move(timedelta(minutes=1))
    await alex.send(key, alex.cause, **ALL)
    assert alex.replies == said
    assert not await kept(branch.desk.store, Unread)


async def test_an_empty_form_changes_nothing() -> None:
    branch, alex = await begun()
    before = await kept(branch.desk.store, Report), await kept(branch.desk.store, ReportWords)
    await alex.press("Add more")
    assert "Nothing was filled in" in await alex.fill(purpose="  ")
    assert before == (await kept(branch.desk.store, Report), await kept(branch.desk.store, ReportWords))


async def test_what_is_not_in_the_list_comes_back() -> None:
    branch, alex = await begun()
    await alex.press("Add more")
    wrongs: tuple[dict[str, Answer], ...] = (
        {"since": "unknown"},
        {"since": "long ago"},
        {"stages": ("all",)},
        {"supplier": "x" * 121},
    )
    for wrong in wrongs:
        await alex.send(alex.form.key, "", **wrong)
        assert alex.form.errors.keys() == wrong.keys()
    (words,) = await kept(branch.desk.store, ReportWords)
    assert not words.supplier
