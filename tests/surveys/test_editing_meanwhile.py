"""Nothing of a draft is lost by a slip, by two windows, or by what comes twice; and nobody else changes it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from adapters.slack import views
from bot.events import Answer
from bot.records.surveys import Stage
from bot.replies import Field, Form, Kind
from bot.surveys import at
from bot.surveys.questionnaire import templates
from bot.surveys.questionnaire.questions import by_key
from bot.surveys.reps.editing import meanwhile, overview, places, undoing
from tests.people.living import Somebody
from tests.surveys.drafts import BRANCHING, asked, at_question, editing, question, to_add
from tests.surveys.reps import Hall


async def test_slack_draws_the_window_anew_where_a_form_asks_for_something_more() -> None:
    """Else it would only show what is wrong, with nothing to choose."""
    there = await editing()
    kim, form = await two_windows(there)
    drawn = {one.name for one in form.fields}
    await kim.send(form.key, "", **{**form.values, "ask en": "Second?"})
    assert views.errors(kim.form, drawn) is None
    await at_question(there, "watched")
    await kim.press("Move it, or leave it out")
    drawn = {one.name for one in kim.form.fields}
    await kim.fill(place=places.OUT)
    assert views.errors(kim.form, drawn) is None


async def test_the_last_change_is_undone_and_brought_back_and_no_other() -> None:
    there = await editing()
    kim = there.kim
    assert "Undo the last change" not in kim.labels
    await kim.press("Title and introduction")
    await kim.fill(**{"title en": "One"})
    first = next(button for button in kim.buttons if button.label == "Undo the last change")
    await kim.press("Title and introduction")
    await kim.fill(**{"title en": "Two"})
    await kim.force(first.action, first.value)
    assert (await asked(there)).title["en"] == "Two"
    await kim.press("Undo the last change")
    assert undoing.UNDONE in kim.words
    assert (await asked(there)).title["en"] == "One"
    await kim.press("Undo the last change")
    assert (await asked(there)).title["en"] == "Two"


async def test_what_was_settled_beside_the_questions_stays_when_a_change_is_undone() -> None:
    there = await editing()
    await to_add(there, "yes-no")
    made = await there.survey()
    await there.kim.force("surveys.settle", made.id)
    await there.kim.fill(title="Renamed", threshold="9")
    await there.kim.force(undoing.UNDO, f"{made.id} {undoing.stamp(await there.survey())}")
    now = await there.survey()
    assert (now.questionnaire.title["en"], now.threshold) == ("Watched at work", 9)
    assert "who-told-you" in by_key(now.questionnaire)


async def test_once_it_is_open_nothing_is_kept_of_what_was_asked_before() -> None:
    there = await editing()
    kim = await to_add(there, "yes-no")
    assert (await there.survey()).before
    await kim.force("surveys.launch", (await there.survey()).id)
    made = await there.survey()
    assert (made.stage, made.before) == (Stage.OPEN, None)


async def two_windows(there: Hall, key: str = "site") -> tuple[Somebody, Form]:
    """The words of a question are open in one window, and were changed in another."""
    kim = await at_question(there, key)
    await kim.press("Its words")
    form = kim.form
    await kim.fill(**{"ask en": "First?"})
    return kim, form


@pytest.mark.parametrize(("stays", "words"), [(meanwhile.MINE, "Second?"), (meanwhile.THEIRS, "First?")])
async def test_two_who_change_the_same_are_asked_which_one_stays(stays: str, words: str) -> None:
    there = await editing()
    kim, form = await two_windows(there)
    await kim.send(form.key, "", **{**form.values, "ask en": "Second?"})
    assert meanwhile.CHANGED in kim.form.errors.values()
    asked_ = kim.form.fields[0]
    assert "“First?”" in asked_.hint
    assert (await question(there, "site")).words["en"] == "First?"
    await kim.fill(**{asked_.name: stays})
    assert (await question(there, "site")).words["en"] == words


async def test_two_who_change_different_things_disturb_nobody() -> None:
    there = await editing()
    kim, form = await two_windows(there, "told")
    await at_question(there, "site")
    await kim.press("Its words")
    await kim.fill(**{"ask en": "Where?"})
    assert [one.words["en"] for one in (await asked(there)).questions][1::2] == ["First?", "Where?"]
    await kim.send(form.key, "", **{**form.values, "ask en": "First?"})
    assert kim.card.title.startswith("The questions of")


async def test_it_is_asked_again_where_it_changes_once_more() -> None:
    there = await editing()
    kim, form = await two_windows(there)
    await kim.send(form.key, "", **{**form.values, "ask en": "Second?"})
    waiting = kim.form
    await at_question(there, "site")
    await kim.press("Its words")
    await kim.fill(**{"ask en": "Third?"})
    await kim.send(waiting.key, "", **{**waiting.values, waiting.fields[0].name: meanwhile.MINE})
    assert meanwhile.CHANGED in kim.form.errors.values()
    assert kim.form.fields[0].name != waiting.fields[0].name
    assert (await question(there, "site")).words["en"] == "Third?"


async def test_a_pasted_file_and_a_settled_form_overwrite_no_change_that_they_did_not_show() -> None:
    there = await editing()
    kim, id_ = there.kim, (await there.survey()).id
    await kim.force(overview.PASTE, id_)
    paste = kim.form
    await kim.force("surveys.settle", id_)
    settle = kim.form
    await kim.fill(title="Mine")
    await kim.send(paste.key, text0=templates.text("pulse"))
    assert meanwhile.CHANGED in kim.form.errors.values()
    await kim.send(settle.key, "", **{**settle.values, "title": "Yours"})
    assert meanwhile.CHANGED in kim.form.errors.values()
    assert (await asked(there)).title["en"] == "Mine"
    await kim.fill(**{kim.form.fields[0].name: meanwhile.MINE})
    assert (await asked(there)).title["en"] == "Yours"


async def test_what_comes_twice_changes_it_once() -> None:
    there = await editing()
    kim = there.kim
    await kim.press("Add a question")
    values = {**kim.form.values, "ask": "New?", "why": "To know.", "kind": "yes-no"}
    key = kim.form.key
    for _ in range(2):
        await kim.send(key, "once", **values)
    assert len((await asked(there)).questions) == len(BRANCHING.questions) + 1
    undo = next(button for button in kim.buttons if button.label == "Undo the last change")
    for _ in range(2):
        await kim.force(undo.action, undo.value, "undone once")
    assert await asked(there) == BRANCHING


async def test_a_question_that_is_gone_meanwhile_is_told_of() -> None:
    there = await editing()
    kim = await at_question(there, "site")
    await kim.press("Its words")
    form, made = kim.form, await there.survey()
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(replace(made, questionnaire=replace(BRANCHING, questions=BRANCHING.questions[:2])))
    await kim.send(form.key, "", **form.values)
    assert overview.NOT_THERE in kim.words


async def test_after_the_launch_nothing_is_changed_and_nobody_else_changes_a_draft() -> None:
    there = await editing()
    kim = there.kim
    id_ = (await there.survey()).id
    forms = list[Form]()
    for action, about in EDITS:
        await kim.force(action, f"{id_} {about}".strip())
        forms += [kim.form] if any(isinstance(one, Form) for one in kim.replies) else []
    assert len(forms) == len(EDITS) - 2
    before = await there.survey()
    for who in (there.sam, there.branch.somebody("eve")):
        await sends(who, id_, forms)
    assert await there.survey() == before
    await kim.force("surveys.launch", id_)
    launched = await there.survey()
    await sends(kim, id_, forms)
    assert await there.survey() == launched


EDITS = [
    *((action, "site") for action in (overview.ANSWERS, overview.CONDITION, overview.MOVE)),
    *((overview.WORDS, about) for about in ("site en", "- en")),
    *((action, "") for action in (overview.ADD, overview.LEAVE_OUT, overview.PAIR, overview.PASTE, overview.WHICH)),
    *((action, "") for action in ("surveys.add_language", "surveys.change_language")),
    *((action, "") for action in (overview.MORE, at.QUESTIONS)),
]


async def sends(who: Somebody, id_: str, forms: Sequence[Form]) -> None:
    for action, about in EDITS:
        assert "Which site?" not in await who.force(action, f"{id_} {about}".strip())
    for form in forms:
        kinds = {"kind": "yes-no", "ask": "New?", "why": "W", "place": "-", "what": "read", "text0": "x"}
        named = {one.name: kinds.get(one.name, _first(one)) for one in form.fields}
        await who.send(form.key, "", **{**form.values, **named})
        assert "Which site?" not in who.words


def _first(field: Field) -> Answer:
    value = field.options[0][0] if field.options else "Other"
    return (value,) if field.kind is Kind.CHOICES else value
