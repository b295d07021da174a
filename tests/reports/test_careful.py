"""Words that seem to name a person or hold a number are warned about, once, and the writer decides."""

import pytest

from bot.records import Message, Report, ReportWords
from bot.records.reports import Mode
from bot.replies import Form
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import WHAT, filling, hall, reported

NAMES = "Dave Smith reads it out, and my number is 07700 900123."


async def warned(branch: Branch, mode: Mode = Mode.ANONYMOUS) -> Somebody:
    place = await hall(branch)
    member = branch.somebody("alex")
    await filling(member, place, mode)
    named = {"name": "Ada Lovelace"} if mode is Mode.NAMED else {}
    await member.fill(what=WHAT, doing=NAMES, **named)
    return member


async def test_the_form_comes_back_with_the_warning_beside_the_words_and_a_choice() -> None:
    branch = Branch()
    member = await warned(branch)
    form: Form = member.form
    assert set(form.errors) == {"doing", "as_it_is"}
    assert "the name of a person (“Dave Smith”)" in form.errors["doing"]
    assert "You can change it, or send it as it is." in form.errors["doing"]
    assert form.fields[-1].name == "as_it_is"
    assert form.values["doing"] == NAMES
    assert not await kept(branch.desk.store, Report)


async def test_it_can_be_sent_as_it_is() -> None:
    branch = Branch()
    member = await warned(branch)
    assert "Your receipt" in await member.fill(as_it_is="yes")
    (words,) = await kept(branch.desk.store, ReportWords)
    assert words.does == NAMES


async def test_it_can_be_changed_and_then_nothing_is_asked() -> None:
    branch = Branch()
    member = await warned(branch)
    assert "Your receipt" in await member.fill(doing="My manager reads it out.")


@pytest.mark.parametrize("choice", ["no", "", "perhaps"])
async def test_without_a_yes_the_same_words_come_back_again(choice: str) -> None:
    branch = Branch()
    member = await warned(branch)
    await member.fill(as_it_is=choice)
    assert "as_it_is" in member.form.errors
    assert not await kept(branch.desk.store, Report)


async def test_beside_a_mistake_the_choice_stays_as_it_was_made() -> None:
    branch = Branch()
    member = await warned(branch)
    await member.fill(as_it_is="yes", what="")
    assert set(member.form.errors) == {"what"}
    assert member.form.values["as_it_is"] == "yes"
    assert member.form.fields[-1].name == "as_it_is"
    assert "Your receipt" in await member.fill(what=WHAT)


async def test_the_name_that_a_named_reporter_gives_is_no_reason_to_warn() -> None:
    branch = Branch()
    place = await hall(branch)
    await reported(branch.somebody("alex"), place, Mode.NAMED, name="Dave Smith")
    assert len(await kept(branch.desk.store, Report)) == 1


async def test_what_is_added_and_what_is_written_to_a_rep_is_looked_at_too() -> None:
    branch = Branch()
    place = await hall(branch)
    member = branch.somebody("alex")
    await reported(member, place)
    await member.press("Add more")
    await member.fill(managers="Dave Smith bought it.")
    assert set(member.form.errors) == {"managers", "as_it_is"}
    await member.fill(as_it_is="yes")
    (words,) = await kept(branch.desk.store, ReportWords)
    assert words.managers == "Dave Smith bought it."
    await member.press("Look at my report")
    await member.press("Messages")
    await member.press("Write to the rep")
    await member.fill(words="Ask Dave Smith.")
    assert set(member.form.errors) == {"words", "as_it_is"}
    assert not await kept(branch.desk.store, Message)
    await member.fill(words="Ask my manager.")
    assert len(await kept(branch.desk.store, Message)) == 1
