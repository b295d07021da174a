"""Organisers write the answers in chat: checked as files are, answered at once, taken back as easily."""

import asyncio
from dataclasses import replace

import pytest

from bot.editing import changing, sheets
from bot.editing.adding import FOLDER
from bot.records import Edited, EditedRevision
from bot.records.audit import Did
from knowledge import writing
from knowledge.entries import Status
from knowledge.topics import Band, Found, Hit
from tests import fakes
from tests.fakes import FakeLibrary, kept
from tests.house.parts import appointed, log, two_workplaces, who
from tests.people.living import Branch, Somebody

QUESTION = "can they bring in a new system without us"
ENTRY = "agreement/consent"
NEW = "The draft says that the unions would have to agree first. Ask your rep when they were told."
WAYS = "\n".join(f"- how long may they film us, asked in way {number}" for number in range(10))
FRESH = {
    "question": "How long may they film us?",
    "answer": "The draft agreement does not name a number of days. Ask what is written in the privacy assessment.",
    "next": "Ask your rep.\n\n- Note where the cameras are.",
    "clause": "agreement.consent-to-new",
    "applies": "where it has been adopted",
    "law": "consult",
    "asked": WAYS,
}


async def opened(branch: Branch) -> Somebody:
    """An organiser of everywhere with the form of the one answer."""
    olu = await branch.organiser()
    await olu.say(QUESTION)
    await olu.press("Change this answer")
    return olu


async def test_an_answer_that_is_changed_beside_it_is_answered_from_then_on() -> None:
    branch = Branch()
    member, olu = branch.somebody("alex"), await opened(branch)
    assert olu.form.values["answer"] == fakes.entry().answer
    told = await olu.fill(answer=NEW, next="Ask your rep.\nWrite it down.", more="a brand new way\n- and another")
    assert "Kept: **Can they bring in a new system without us?**" in told
    assert "are found once I have learned them" in told
    await member.say(QUESTION)
    assert NEW in member.card.body
    assert "- Write it down." in member.card.body
    entry = branch.desk.knowledge.shelf.pack.entries[ENTRY]
    assert entry.asked[-2:] == ("a brand new way", "and another")
    assert entry.clauses == fakes.entry().clauses
    assert (await log(branch))[-1] == (who(branch, olu), Did.EDITED_KNOWLEDGE, ENTRY)
    assert "olu" not in (await kept(branch.desk.store, Edited))[0].text


async def test_only_who_organises_everywhere_sees_the_button_and_only_where_nobody_reads_along() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    local, rep = await appointed(branch, "kim", hall.id, "organiser"), await appointed(branch, "sam")
    for somebody in (local, rep, branch.somebody("alex")):
        await somebody.say(QUESTION)
        assert "Change this answer" not in somebody.labels
    olu = branch.somebody("olu")
    event = fakes.said(QUESTION, replace(olu.place, private=False))
    replies = await branch.bot.handle(replace(event, person=olu.person))
    assert "Change this answer" not in repr(replies)


@pytest.mark.parametrize("name", ["kim", "sam", "alex"])
async def test_whoever_may_not_is_refused_everything_and_told_nothing(name: str) -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    await appointed(branch, "kim", hall.id, "organiser")
    await appointed(branch, "sam")
    somebody = branch.somebody(name)
    await somebody.open("desk")
    for action in (changing.OPEN, changing.BACK, changing.TAKEN_BACK, "editing.write", "editing.list"):
        for value in (ENTRY, "nothing"):
            assert await somebody.force(action, value) == "Only an organiser can do that."
    for form in (f"{sheets.CHANGE} {ENTRY} 1", f"{sheets.CHANGE} nothing 1", sheets.NEW):
        assert await somebody.send(form, **FRESH) == "Only an organiser can do that."
    assert "The draft agreement would not allow it." in await somebody.say(f"edit {QUESTION}")
    assert await kept(branch.desk.store, Edited) == ()


@pytest.mark.parametrize(
    ("values", "field", "wrong"),
    [
        ({"question": ""}, "question", "Please answer this one."),
        ({"answer": "You have the right to it, the draft says."}, "answer", "'You have the right' is said of what"),
        ({"answer": "No. The draft says so."}, "answer", "only law may be answered"),
        ({"answer": "It would not be allowed."}, "answer", "does not say that this is a draft"),
        ({"answer": "A draft.\n## Asked\n- what"}, "answer", "lines that begin with ##"),
        ({"answer": "A draft. " + "x" * 3_000}, "answer", "characters too long"),
        ({"checked": "23/11/2026"}, "checked", "has not come yet"),
        ({"checked": "lately"}, "checked", "not a day that I can read"),
        ({"due": "1/11/2026"}, "due", "before it was checked"),
        ({"fewer": "way 1 of asking"}, "fewer", "At least 10 ways of asking are needed; these make 9."),
        ({"fewer": "no such way"}, "fewer", "not among its ways"),
        ({"more": "y" * 501}, "more", "longer than 500"),
    ],
)
async def test_what_a_file_could_not_say_comes_back_beside_its_field(
    values: dict[str, str], field: str, wrong: str
) -> None:
    branch = Branch()
    olu = await opened(branch)
    await olu.fill(**values)
    assert wrong.casefold() in olu.form.errors[field].casefold()
    assert olu.form.values.get(field, "") == values[field]
    assert await kept(branch.desk.store, Edited) == ()


async def test_a_way_of_asking_that_is_another_answers_comes_back() -> None:
    other = replace(fakes.entry("agreement/other"), asked=tuple(f"other way {number}" for number in range(10)))
    branch = Branch(library=FakeLibrary(fakes.pack(fakes.entry(), other)))
    olu = await opened(branch)
    await olu.fill(more="Other way 3")
    assert "is also a way of asking" in olu.form.errors["more"]


async def test_a_long_sentence_is_kept_and_told() -> None:
    branch = Branch()
    olu = await opened(branch)
    told = await olu.fill(answer=f"The draft says {'very ' * 40}much.")
    assert "Please look at this again" in told
    assert "A sentence of 44 words" in told


async def test_the_same_form_sent_twice_is_kept_and_logged_once_and_answered_alike() -> None:
    branch = Branch()
    olu = await opened(branch)
    form = olu.form
    values = {**form.values, "answer": NEW}
    first = await olu.send(form.key, "one", **values)
    marks = await kept(branch.desk.store, EditedRevision)
    assert await olu.send(form.key, "one", **values) == first
    assert await kept(branch.desk.store, EditedRevision) == marks
    assert [did for _, did, _ in await log(branch)].count(Did.EDITED_KNOWLEDGE) == 1


async def test_two_who_change_one_answer_at_once_do_not_undo_each_other() -> None:
    branch = Branch()
    olu = await opened(branch)
    kim = await appointed(branch, "kim", "all", "organiser")
    await kim.force(changing.OPEN, ENTRY)
    form = olu.form
    olu.replies = ()
    await olu.send(form.key, "", **{**form.values, "answer": NEW})
    told = await kim.fill(answer=f"{NEW} And more.")
    assert "Somebody has changed this answer" in told
    assert kim.form.values["answer"] == NEW
    assert "Kept:" in await kim.fill(answer=f"{NEW} And more.")


async def test_of_two_changes_that_come_at_the_same_moment_one_is_kept_and_the_other_is_told() -> None:
    branch = Branch()
    olu = await opened(branch)
    kim = await appointed(branch, "kim", "all", "organiser")
    await kim.force(changing.OPEN, ENTRY)
    said = await asyncio.gather(olu.fill(answer=NEW), kim.fill(answer=f"{NEW} And more."))
    assert ["Kept:" in one for one in said].count(True) == 1
    assert ["Somebody has changed this answer" in one for one in said].count(True) == 1
    assert [did for _, did, _ in await log(branch)].count(Did.EDITED_KNOWLEDGE) == 1
    late = olu if "Somebody" in olu.words else kim
    (edited,) = await kept(branch.desk.store, Edited)
    await late.press("Look at it as it is now")
    assert str(late.form.values["answer"]) in edited.text


async def test_what_was_changed_is_taken_back_and_the_files_answer_again() -> None:
    branch = Branch()
    member, olu = branch.somebody("alex"), await opened(branch)
    await olu.fill(answer=NEW)
    await olu.force(changing.OPEN, ENTRY)
    await olu.press("Take back what was changed")
    first = await olu.press("Yes, take it back", "back")
    assert "Taken back: I answer what the files say from now on." in first
    await member.say(QUESTION)
    assert fakes.entry().answer in member.card.body
    assert await kept(branch.desk.store, Edited) == ()
    assert await olu.force(changing.TAKEN_BACK, ENTRY, "back") == first
    assert changing.GONE in await olu.force(changing.TAKEN_BACK, ENTRY)
    assert changing.GONE in await olu.force(changing.BACK, ENTRY)
    assert [did for _, did, _ in await log(branch)].count(Did.EDITED_KNOWLEDGE) == 2


async def test_a_new_answer_is_written_and_can_be_shown_at_once() -> None:
    branch = Branch()
    olu = await branch.organiser()
    await olu.say("edit")
    await olu.press("Write a new answer")
    assert "name nobody" in olu.form.intro
    assert "Kept: **How long may they film us?**" in await olu.fill(**FRESH)
    (edited,) = await kept(branch.desk.store, Edited)
    assert edited.id.startswith(f"{FOLDER}/")
    entry = branch.desk.knowledge.shelf.pack.entries[edited.id]
    assert (entry.status, entry.law, len(entry.asked)) == (Status.DRAFT, ("consult",), 10)
    assert entry.next == ("Ask your rep.", "Note where the cameras are.")
    member = branch.somebody("alex")
    await member.force("questions.show", edited.id)
    assert member.card.title == "How long may they film us?"
    await olu.say("edit")
    assert "How long may they film us?" in olu.labels
    await olu.force(changing.TAKEN_BACK, edited.id)
    assert edited.id not in branch.desk.knowledge.shelf.pack.entries


async def test_a_new_answer_that_comes_twice_is_one() -> None:
    branch = Branch()
    olu = await branch.organiser()
    await olu.force("editing.write")
    form = olu.form
    values = {**form.values, **FRESH}
    assert await olu.send(form.key, "one", **values) == await olu.send(form.key, "one", **values)
    assert len(await kept(branch.desk.store, Edited)) == 1


@pytest.mark.parametrize(
    ("values", "field", "wrong"),
    [
        ({"clause": "nowhere"}, "clause", "Please choose from the list."),
        ({"clause": ""}, "clause", "Please answer this one."),
        ({"applies": ""}, "applies", "Please say where it applies."),
        ({"asked": "one\ntwo"}, "asked", "At least 10 ways of asking are needed; these make 2."),
        ({"asked": WAYS + "\nWay 3 of asking"}, "asked", "is also a way of asking"),
        ({"law": "the moon"}, "law", "Please choose from the list."),
    ],
)
async def test_what_a_new_answer_lacks_comes_back(values: dict[str, str], field: str, wrong: str) -> None:
    branch = Branch()
    olu = await branch.organiser()
    await olu.force("editing.write")
    await olu.fill(**{**FRESH, **values})
    assert wrong in olu.form.errors[field]
    assert await kept(branch.desk.store, Edited) == ()


async def test_what_is_for_others_to_answer_needs_no_clause() -> None:
    branch = Branch()
    olu = await branch.organiser()
    await olu.force("editing.write")
    await olu.fill(
        **{**FRESH, "clause": sheets.NO_CLAUSE, "applies": "", "law": "", "answer": "The branch office has it."}
    )
    (edited,) = await kept(branch.desk.store, Edited)
    assert "Status: not covered" in edited.text


async def test_an_answer_is_found_by_the_words_of_a_member() -> None:
    branch = Branch()
    olu = await branch.organiser()
    await olu.say("edit what about new systems?")
    assert olu.labels == ["Can they bring in a new system without us?", "Write a new answer"]
    await olu.say(f"edit {ENTRY}")
    await olu.press("Can they bring in a new system without us?")
    assert olu.form.key.startswith(f"{sheets.CHANGE} {ENTRY}")


async def test_an_answer_that_is_gone_is_told() -> None:
    branch = Branch()
    olu = await branch.organiser()
    for value in ("", "nothing", "x" * 1_000, "\udcff"):
        assert await olu.force(changing.OPEN, value) == changing.GONE
    assert await olu.send(f"{sheets.CHANGE} nothing 12", answer=NEW) == changing.GONE
    assert "no longer" in await olu.send(sheets.CHANGE, answer=NEW)


async def test_at_the_desk_answers_are_one_press_away_for_organisers_of_everywhere() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    local, olu = await appointed(branch, "kim", hall.id, "organiser"), branch.somebody("olu")
    await local.open()
    assert "Answers" not in local.labels
    await olu.open()
    assert "No answer was changed in chat so far." in await olu.press("Answers")


async def test_every_edit_that_is_kept_reads_back_as_it_was_meant() -> None:
    branch = Branch(library=FakeLibrary(found=Found(Band.ANSWER, (Hit(ENTRY, 0.9),), 0.9, "")))
    olu = await opened(branch)
    odd = "The draft says:\n\n- one *thing*\n\n\n\n\n- Asked: another\n# and this"
    await olu.fill(answer=odd, question="  Why\u200b  this?  ", next="- ## no heading\n- x")
    entry = branch.desk.knowledge.shelf.pack.entries[ENTRY]
    assert writing.holds(entry)
    assert entry.answer == "The draft says:\n\n- one *thing*\n\n- Asked: another\n# and this"
    assert (entry.question, entry.next) == ("Why this?", ("## no heading", "x"))
