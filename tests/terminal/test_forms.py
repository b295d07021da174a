"""Forms in a terminal: asked field by field, and nobody is stuck in one."""

from dataclasses import replace

import pytest

from adapters.terminal.forms import CancelledError
from bot.replies import Field, Form, Kind, yes_no
from tests.terminal.sitting import fill

FORM = Form(
    "trial", "A trial", (Field("what", "What is it?", required=True), yes_no("sure", "Sure?")), intro="Shortly."
)
NAMED = Form("trial", "A trial", (Field("what", "What is it?", required=True, suggests="names"),))
KNOWN = {"roster": ("Roster Wise", "RosterMate"), "Roster Wise": ("Roster Wise",), "mate": ("RosterMate",)}
PLACES = tuple((str(number), f"Depot {number}") for number in range(1, 41))
LONG = Form("trial", "A trial", (Field("where", "Where?", Kind.CHOICE, PLACES, required=True),))


async def test_a_form_is_asked_field_by_field_and_again_where_it_is_wrong() -> None:
    filled = await fill(FORM, "", "a system", "maybe", "2")
    assert filled.values == {"what": "a system", "sure": "no"}
    assert "Please answer this one." in filled.screen.text
    assert "Please choose from the list." in filled.screen.text


async def test_what_a_form_holds_already_is_shown_and_can_be_kept_changed_or_emptied() -> None:
    part = Field("part", "Which part?")
    filled = Form("trial", "A trial", (*FORM.fields, part), values={"what": "a system", "sure": "yes", "part": "night"})
    done = await fill(filled, "", "no", "-")
    assert done.values == {"what": "a system", "sure": "no", "part": ""}
    assert "leave empty to skip" not in done.screen.text, "Enter keeps what is there"
    for now in ("a system", "Yes", "night"):
        assert f"Now: {now} (Enter keeps it, - empties it)" in done.screen.text


async def test_of_a_form_that_comes_back_only_what_is_wrong_is_asked_again() -> None:
    wrong = FORM.check({"what": "", "sure": "no"})
    assert wrong is not None
    done = await fill(wrong, "a system")
    assert done.values == {"what": "a system", "sure": "no"}
    assert "Sure?" not in done.screen.text


async def test_of_a_form_that_comes_back_what_was_not_there_before_is_asked_too() -> None:
    more = replace(
        FORM, fields=(*FORM.fields, yes_no("anyway", "Anyway?")), values={"what": "x", "sure": ""}, errors={"what": "?"}
    )
    assert (await fill(more, "y", "1")).values == {"what": "y", "sure": "", "anyway": "yes"}


async def test_what_is_doubted_can_be_sent_as_it_is_by_pressing_enter() -> None:
    doubted = replace(FORM, values={"what": "it", "sure": "yes"}, errors={"what": "This seems to name somebody."})
    done = await fill(doubted, "")
    assert done.values == {"what": "it", "sure": "yes"}
    assert "This seems to name somebody." in done.screen.text
    assert "Now: it (Enter keeps it" in done.screen.text


async def test_what_is_wrong_with_the_whole_form_is_said_and_all_of_it_asked() -> None:
    whole = replace(FORM, values={"what": "it", "sure": "yes"}, errors={"": "Somebody changed it meanwhile."})
    done = await fill(whole, "", "")
    assert done.values == {"what": "it", "sure": "yes"}
    assert "Somebody changed it meanwhile." in done.screen.text


async def test_a_form_can_be_left_at_any_question() -> None:
    with pytest.raises(CancelledError):
        await fill(FORM, "a system", "/cancel")


async def test_a_paragraph_takes_lines_until_an_empty_one() -> None:
    form = Form("trial", "A trial", (Field("parts", "Parts", Kind.PARAGRAPH), Field("more", "More", Kind.PARAGRAPH)))
    assert (await fill(form, "North", "South", "", "")).values == {"parts": "North\nSouth", "more": ""}


async def test_what_is_like_a_known_name_is_offered_and_taken_by_its_number() -> None:
    done = await fill(NAMED, "roster", "2", known=KNOWN)
    assert done.values == {"what": "RosterMate"}
    assert "1  Roster Wise\n2  RosterMate" in done.screen.text


async def test_enter_keeps_what_was_typed_although_something_is_like_it() -> None:
    assert (await fill(NAMED, "roster", "", known=KNOWN)).values == {"what": "roster"}


async def test_something_else_can_be_typed_instead_of_what_is_offered() -> None:
    assert (await fill(NAMED, "roster", "mate", "1", known=KNOWN)).values == {"what": "RosterMate"}
    assert (await fill(NAMED, "roster", "CaseSorter", known=KNOWN)).values == {"what": "CaseSorter"}


async def test_a_known_name_typed_whole_is_not_asked_about() -> None:
    assert (await fill(NAMED, "Roster Wise", known=KNOWN)).values == {"what": "Roster Wise"}


async def test_of_a_long_list_a_part_of_the_name_is_enough() -> None:
    done = await fill(LONG, "depot 4", known=KNOWN)
    assert done.values == {"where": "4"}
    assert "There are 40 to choose from." in done.screen.text
    assert "Depot 17" not in done.screen.text
    done = await fill(LONG, "7", known=KNOWN)
    assert done.values == {"where": "7"}
    done = await fill(LONG, "pot 3", "30")
    assert done.values == {"where": "30"}
    assert "30  Depot 30" in done.screen.text
    assert (await fill(LONG, "*", "40")).values == {"where": "40"}


async def test_of_a_long_list_what_is_in_no_name_is_asked_again() -> None:
    done = await fill(LONG, "hospital", "", "12")
    assert done.values == {"where": "12"}
    assert "Please choose from the list." in done.screen.text
    assert "Please answer this one." in done.screen.text


async def test_in_a_form_of_many_questions_it_is_said_how_many_there_are() -> None:
    many = Form("trial", "A trial", tuple(Field(f"f{number}", f"Question {number}") for number in range(4)))
    assert "2 of 4: Question 1" in (await fill(many, "a", "b", "c", "d")).screen.text


async def test_lines_that_were_pasted_into_one_question_become_one() -> None:
    assert (await fill(FORM, "Roster\nWise", "1")).values == {"what": "Roster Wise", "sure": "yes"}
