"""What a rep marked is shown where it holds, and nothing but "the same" is ever called in force."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import in_force
from bot.events import Said
from bot.in_force import There
from bot.records import InForce, Mark, Office, Role, Told, Workplace, Works
from knowledge.entries import Status
from tests import fakes
from tests.fakes import TODAY, kept
from tests.people.living import Branch, Somebody
from tests.people.test_workplaces import placed

CLAUSE = "agreement.consent-to-new"
QUESTION = "can they bring in a new system without us"
SIGNED = {"title": "Council AI agreement", "signed": "3/5/2026"}
DRAFT = "What this is: Draft agreement, not in force unless adopted where you work"
IN_FORCE = "What this is: Agreement in force here"


async def marked(branch: Branch, mark: str = "same") -> Workplace:
    """Town Hall, where Sam, a rep, has marked the clause."""
    organiser = await branch.organiser()
    hall = await placed(organiser)
    await placed(organiser, name="Depot")
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam Okafor", role="rep", workplace=hall.id)
    rep = branch.somebody("sam")
    await rep.say(f"claim {organiser.code}")
    await rep.open()
    await rep.press("What is in force")
    await rep.fill(**SIGNED, **{CLAUSE: mark})
    assert "Kept for **Town Hall**." in rep.words
    return hall


async def working(branch: Branch, where: str, *, lasting: bool = True) -> Somebody:
    member = branch.somebody("alex", lasting=lasting)
    await member.say("Where do I work?")
    await member.fill(workplace=where)
    return member


async def test_i_say_where_i_work_and_the_answer_is_in_force_there_with_text_date_and_name() -> None:
    branch = Branch()
    hall = await marked(branch)
    member = branch.somebody("alex")
    assert DRAFT in await member.say(QUESTION)
    await member.press("Where do you work?")
    assert ("rather-not", "I would rather not say") in member.form.fields[0].options
    told = await member.fill(workplace=hall.id)
    assert "I keep for a year that you work at **Town Hall**" in told
    assert IN_FORCE in told
    assert "This is in force at Town Hall: the text that was signed there says what the draft says." in told
    assert "Signed text: Council AI agreement, signed 3 May 2026" in told
    assert "Marked by: Sam Okafor, 22 November 2026" in told
    assert member.card.facts[0].status is Status.IN_FORCE
    await member.say(QUESTION)
    assert member.card.facts[0].status is Status.IN_FORCE
    assert "Where do you work?" not in member.labels


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("amended", "At Town Hall the text was amended: look it up in what was signed before you rely on it."),
        ("left out", "At Town Hall this was left out: the text that was signed there does not have it."),
    ],
)
async def test_what_differs_there_is_quoted_and_never_called_in_force(mark: str, words: str) -> None:
    branch = Branch()
    member = await working(branch, (await marked(branch, mark)).id)
    told = await member.say(QUESTION)
    assert DRAFT in told
    assert words in told
    assert f"At Town Hall: agreement.consent\\-to\\-new: {mark}" in told
    assert "This is in force" not in told


async def test_elsewhere_the_same_answer_stays_a_draft() -> None:
    branch = Branch()
    await marked(branch)
    (depot,) = [one for one in await kept(branch.desk.store, Workplace) if one.name == "Depot"]
    member = await working(branch, depot.id)
    assert DRAFT in await member.say(QUESTION)
    assert "Town Hall" not in member.words
    assert "Where do you work?" not in member.labels


async def test_before_anything_is_marked_nobody_is_asked() -> None:
    branch = Branch()
    await placed(await branch.organiser())
    member = branch.somebody("alex")
    await member.say(QUESTION)
    assert "Where do you work?" not in member.labels
    assert await Somebody(branch.bot, branch.desk.store, "kim").say("where do i work")


async def test_with_no_workplace_at_all_there_is_nothing_to_say() -> None:
    assert "No workplace has been entered yet" in await Branch().somebody("alex").say("where do i work")


async def test_i_would_rather_not_say_and_am_not_asked_again_in_this_conversation() -> None:
    branch = Branch()
    await marked(branch)
    member = branch.somebody("alex")
    await member.say(QUESTION)
    await member.press("Where do you work?")
    assert "I do not ask again in this conversation." in await member.fill(workplace="rather-not")
    assert DRAFT in member.words  # the answer comes again, as it is
    await member.say(QUESTION)
    assert "Where do you work?" not in member.labels
    branch.clock.move(timedelta(hours=3))
    await member.say(QUESTION)
    assert "Where do you work?" in member.labels
    assert await kept(branch.desk.store, Works) == ()
    assert all("alex" not in repr(one) for one in await kept(branch.desk.store, Told))


async def test_i_change_and_forget_where_i_work() -> None:
    branch = Branch()
    hall = await marked(branch)
    (depot,) = [one for one in await kept(branch.desk.store, Workplace) if one.name == "Depot"]
    member = await working(branch, hall.id)
    await working(branch, depot.id)
    (works,) = await kept(branch.desk.store, Works)
    assert works.workplace == depot.id
    assert "You told me that you work at **Depot**." in await member.say("where do I work")
    assert "Forgotten." in await member.press("Forget where I work")
    assert await kept(branch.desk.store, Works) == ()


@pytest.mark.parametrize(("lasting", "kept_for"), [(True, timedelta(days=365)), (False, timedelta(hours=3))])
async def test_where_somebody_works_is_kept_no_longer_than_they_are_known(lasting: bool, kept_for: timedelta) -> None:
    branch = Branch()
    await working(branch, (await marked(branch)).id, lasting=lasting)
    (works,) = await kept(branch.desk.store, Works)
    assert works.due == branch.clock() + kept_for
    assert "canary" not in repr(works)


async def test_where_others_read_along_nobody_is_placed_or_asked() -> None:
    branch = Branch()
    member = await working(branch, (await marked(branch)).id)
    channel = replace(member.place, private=False)
    for text in (QUESTION, "where do i work"):
        replies = await branch.bot.handle(Said(member.person, channel, f"cause of {text}", text))
        assert "Town Hall" not in repr(replies)
        assert "Where do you work?" not in repr(replies)


async def test_every_mark_keeps_who_made_it_and_from_which_text_until_it_changes() -> None:
    branch = Branch()
    hall = await marked(branch)
    branch.clock.move(timedelta(days=1))
    organiser = branch.somebody("olu")
    await organiser.force("people.name")
    await organiser.fill(name="Olu")
    other = {"title": "Another text", "signed": "1/11/2026"}
    await organiser.force("marking.mark", hall.id)
    assert organiser.form.values[CLAUSE] == "same"
    await organiser.fill(**other)
    (mark,) = await kept(branch.desk.store, InForce)
    assert (mark.title, mark.by, mark.on) == ("Council AI agreement", "Sam Okafor", TODAY)
    await organiser.force("marking.mark", hall.id)
    await organiser.fill(**other, which="all")
    (mark,) = await kept(branch.desk.store, InForce)
    assert (mark.title, mark.by, mark.mark) == ("Another text", "Olu", Mark.SAME)
    await organiser.force("marking.mark", hall.id)
    await organiser.fill(**{CLAUSE: "not yet"})
    assert await kept(branch.desk.store, InForce) == ()
    assert not any(place.marked for place in await kept(branch.desk.store, Workplace))


async def test_nobody_marks_without_a_name_or_a_role_or_elsewhere() -> None:
    branch = Branch()
    hall = await marked(branch)
    (depot,) = [one for one in await kept(branch.desk.store, Workplace) if one.name == "Depot"]
    organiser, rep, member = (branch.somebody(name) for name in ("olu", "sam", "eve"))
    assert "Please tell me your name first." in await organiser.force("marking.mark", hall.id)
    values = {**SIGNED, "which": "all", CLAUSE: "left out"}
    assert "Please tell me your name first." in await organiser.send(f"marking.save {hall.id}", **values)
    assert "Only a rep can do that." in await rep.send(f"marking.save {depot.id}", **values)
    await member.open("chat")
    for place in (hall.id, "nowhere"):
        assert await member.send(f"marking.save {place}", **values) == "Only a rep can do that."
    assert await member.force("marking.mark", hall.id) == "Only a rep can do that."
    assert [one.mark for one in await kept(branch.desk.store, InForce)] == [Mark.SAME]


@pytest.mark.parametrize(
    ("values", "wrong"),
    [({"signed": "soon"}, "not a day that I can read"), ({"signed": "23/11/2026"}, "has not come yet")],
)
async def test_a_day_of_signing_must_be_a_day_that_was(values: dict[str, str], wrong: str) -> None:
    branch = Branch()
    hall = await marked(branch)
    rep = branch.somebody("sam")
    await rep.force("marking.mark", hall.id)
    assert wrong in await rep.fill(**values)


CLAUSES = st.sampled_from(["a", "b", "c", "d"])
MARKS = st.dictionaries(
    CLAUSES,
    st.sampled_from(Mark).map(lambda mark: InForce("", "", "", mark, "A text", TODAY, "Sam", TODAY)),
)


@given(st.lists(CLAUSES, unique=True).map(tuple), st.sampled_from(Status), MARKS)
def test_nothing_but_the_same_ever_yields_in_force(
    clauses: tuple[str, ...], status: Status, marks: dict[str, InForce]
) -> None:
    entry = replace(fakes.entry(status=status), clauses=clauses)
    found = in_force.standing(entry, There("Hall", marks))
    same = bool(clauses) and all(one in marks and marks[one].mark is Mark.SAME for one in clauses)
    assert (found is not None and found.status is Status.IN_FORCE) == (same and status is Status.DRAFT)
    assert found is None or found.status in (Status.IN_FORCE, Status.DRAFT)
    assert found is None or "in force" not in found.first or found.status is Status.IN_FORCE


async def test_what_kept_records_show_of_themselves_names_nobody() -> None:
    branch = Branch()
    await marked(branch)
    words = repr([*await kept(branch.desk.store, Office), *await kept(branch.desk.store, InForce)])
    assert Role.REP in words
    assert "Okafor" not in words
