"""Forms, the same in a chat and in a dialog, from the card to what was filled in."""

import itertools
from dataclasses import replace

import pytest

from adapters.naming import ForgottenError
from adapters.payloads import MalformedError
from adapters.teams import dialogs, render
from adapters.teams.fields import ASKED
from adapters.teams.forms import NOT_YET, WINDOW
from adapters.teams.incoming import AsideWanted, Happened, Searched, Suggested, TurnWanted, Way
from adapters.teams.keeping import Aside, Kept, Options, Stand
from adapters.teams.render import To
from bot.events import Answer, Submitted
from bot.replies import Field, Form, Kind, Text
from tests.teams import oracle, payloads
from tests.teams.payloads import USER, Json, names
from tests.web.visiting import FORM

ME = To(Stand.CHAT, USER)
ANSWERS = {"typed.name": "Rota bot", "one.where": "home", "many.looks": "screen,mail", "one.worry": "4"}
READ: dict[str, Answer] = {
    "name": "Rota bot",
    "what": "",
    "where": "home",
    "looks": ("screen", "mail"),
    "worry": "4",
    "told": "",
}


def in_chat(form: Form = FORM) -> tuple[Json, Kept]:
    """With something filled in it only ever takes the place of the one that was sent."""
    if any(form.values.values()):
        answer = dialogs.form_in_place(form, ME, names())
        assert answer
        oracle.card(answer.body["value"])
        return answer.body["value"], answer.kept
    found = render.messages((form,), ME, names())
    (message,) = found.sent
    oracle.message(message.activity)
    return message.activity["attachments"][0]["content"], found.kept


def in_dialog(form: Form = FORM, mark: str = "") -> tuple[Json, Kept]:
    answer = dialogs.dialog((form,), USER, names(), mark=mark)
    card = answer.body["task"]["value"]["card"]["content"]
    oracle.card(card)
    return card, answer.kept


def inputs(form: Form = FORM) -> dict[str, Json]:
    return {one["id"]: one for one in oracle.inputs(in_chat(form)[0])}


def submitted(payload: Json, kept: Kept) -> Submitted:
    came = payloads.read(payload, kept)
    assert isinstance(came, Happened)
    assert isinstance(came.event, Submitted)
    return came.event


def test_a_form_is_the_same_in_a_chat_and_in_a_dialog() -> None:
    (here, _), (there, _) = in_chat(), in_dialog()
    assert oracle.inputs(here) == oracle.inputs(there)
    assert [one["type"] for one in oracle.actions(here)] == ["Action.Execute", "Action.Submit"]
    assert [one["type"] for one in oracle.actions(there)] == ["Action.Submit"]


def test_every_kind_of_field_has_its_input() -> None:
    found = inputs()
    assert list(found) == [
        *("typed.name", "picked.name", "typed.what", "one.where", "many.looks", "one.worry", "one.told")
    ]
    assert (found["typed.what"]["isMultiline"], found["typed.what"]["maxLength"]) == (True, 20)
    assert not found["typed.name"]["isMultiline"]
    assert found["many.looks"]["isMultiSelect"]
    assert [one["value"] for one in found["one.told"]["choices"]] == ["yes", "no"]
    assert len(found["one.worry"]["choices"]) == 5
    assert {found[key]["style"] for key in ("one.where", "many.looks", "one.worry", "one.told")} == {"expanded"}


@pytest.mark.parametrize(("count", "style"), [(12, "expanded"), (13, "compact"), (40, "compact"), (41, "filtered")])
def test_long_lists_are_folded_and_then_searched(count: int, style: str) -> None:
    options = tuple((f"v{at}", f"Place {at}") for at in range(count))
    found = inputs(Form("f", "Where", (Field("place", "Where?", Kind.CHOICE, options),)))
    assert found["one.place"]["style"] == style


def test_what_is_required_is_asked_for_by_the_client_but_for_what_can_be_picked_instead() -> None:
    found = inputs()
    assert (found["one.where"]["isRequired"], found["one.where"]["errorMessage"]) == (True, ASKED)
    assert "isRequired" not in found["typed.name"]
    assert found["typed.name"]["label"] == "What is it called? (needed)"
    assert FORM.fields[0].required


@pytest.mark.parametrize("dialog", [False, True])
def test_what_is_filled_in_is_sent(dialog: bool) -> None:
    card, kept = in_dialog() if dialog else in_chat()
    event = submitted(payloads.sent(card, ANSWERS, dialog=dialog), kept)
    assert (event.form, event.values) == ("trial", READ)


def test_a_name_that_was_picked_counts_where_none_was_typed() -> None:
    card, kept = in_chat()
    picked = submitted(payloads.sent(card, {"picked.name": "Rota planner <2>"}), kept)
    assert picked.values["name"] == "Rota planner <2>"
    none = submitted(payloads.sent(card, {"typed.name": "Another", "picked.name": "~"}), kept)
    assert none.values["name"] == "Another"
    both = submitted(payloads.sent(card, {"typed.name": "Another", "picked.name": "Rota planner <2>"}), kept)
    assert both.values["name"] == "Another"


def test_a_form_sent_twice_is_one_cause_and_with_other_words_another() -> None:
    card, kept = in_chat()
    first, again = payloads.sent(card, ANSWERS), {**payloads.sent(card, ANSWERS), "id": "f:tried-again"}
    assert submitted(first, kept).cause == submitted(again, kept).cause
    changed = submitted(payloads.sent(card, {**ANSWERS, "one.worry": "1"}), kept)
    assert changed.cause != submitted(first, kept).cause
    assert "Rota" not in submitted(first, kept).cause


def test_the_window_holds_the_form_that_stands_in_the_chat_as_one_cause() -> None:
    card, kept = in_chat()
    window = next(one for one in oracle.actions(card) if one["title"] == WINDOW)
    came = payloads.read(payloads.pressed(window), kept)
    assert isinstance(came, AsideWanted)
    assert came.ways.way is Way.DIALOG
    (form,) = came.aside.replies
    assert form is FORM
    there, kept_there = in_dialog(FORM, came.aside.mark)
    sent_here = submitted(payloads.sent(card, ANSWERS), kept)
    sent_there = submitted(payloads.sent(there, ANSWERS, dialog=True), kept_there)
    assert sent_here.cause == sent_there.cause


def test_below_a_long_form_stands_what_is_wrong_above_and_of_a_short_one_that_is_seen() -> None:
    wrong = FORM.check(READ | {"where": ""})
    assert wrong
    *_, told, actions = next(one for one in in_chat(wrong)[0]["body"] if one.get("id") == "form")["items"]
    labels = {one.name: one.label for one in FORM.fields}
    assert told["inlines"][0]["text"] == f"⚠️ {NOT_YET} {labels['where']}"
    assert actions["type"] == "ActionSet"
    short = replace(wrong, fields=tuple(one for one in FORM.fields if one.name == "where"))
    assert ASKED in str(in_chat(short)[0])
    assert NOT_YET not in str(in_chat(short)[0])


def test_a_window_is_called_as_its_form_and_says_so_once() -> None:
    shown = dialogs.dialog((Text("Before it."), FORM), USER, names()).body["task"]["value"]
    assert shown["title"] == FORM.title
    assert "Before it." in str(shown["card"]["content"]["body"])
    assert FORM.title not in str(shown["card"]["content"]["body"])
    long = replace(FORM, title="A title that is longer than what a window shows above itself, so that it is read in it")
    assert long.title in str(in_dialog(long)[0]["body"])


def test_what_is_wrong_stands_above_its_field_and_what_was_filled_in_is_kept() -> None:
    wrong = FORM.check(READ | {"what": "x" * 25, "where": ""})
    assert wrong is not None
    answer = dialogs.form_in_place(wrong, ME, names())
    assert answer is not None
    card = answer.body["value"]
    oracle.card(card)
    found = {one["id"]: one for one in oracle.inputs(card)}
    assert (found["typed.what"]["value"], found["typed.what"]["maxLength"]) == ("x" * 25, 25)
    assert (found["many.looks"]["value"], found["typed.name"]["value"]) == ("screen,mail", "Rota bot")
    assert "⚠️ This is 5 characters too long; at most 20 fit." in str(card["body"])
    assert answer.body["type"] == "application/vnd.microsoft.card.adaptive"


def test_what_is_wrong_with_the_whole_of_it_stands_at_the_top() -> None:
    card, _ = in_chat(replace(FORM, errors={"": "Somebody else has taken it."}))
    assert card["body"][1]["inlines"][0]["text"] == "⚠️ Somebody else has taken it."


LONG = tuple(Field(f"part{at}", f"Part {at}", Kind.PARAGRAPH, most=3_000) for at in range(8))
WORDS: dict[str, Answer] = {one.name: f"{one.name} " + 'words, of "somebody" ' * 140 for one in LONG}


def turned(card: Json, kept: Kept, answers: dict[str, str], *, dialog: bool = False) -> tuple[Json, Kept]:
    came = payloads.read(payloads.sent(card, answers, dialog=dialog), kept)
    assert isinstance(came, TurnWanted)
    count = itertools.count(len(kept))
    answer = dialogs.turned(came, lambda: f"turn{next(count)}")
    following = answer.body["task"]["value"]["card"]["content"] if dialog else answer.body["value"]
    oracle.card(following)
    return following, {**kept, **answer.kept}


@pytest.mark.parametrize("dialog", [False, True])
def test_a_form_that_no_card_holds_is_filled_in_part_by_part_and_nothing_is_sent_unseen(dialog: bool) -> None:
    form = Form("f", "Much", LONG, values=WORDS)
    card, kept = in_dialog(form) if dialog else in_chat(form)
    seen, changed = list[str](), dict[str, Answer]()
    for at in range(len(LONG)):
        here = [one["id"].removeprefix("typed.") for one in oracle.inputs(card)]
        seen += here
        changed[here[0]] = f"changed {at}"
        answers = {f"typed.{here[0]}": f"changed {at}"}
        if "More questions follow" not in str(card):
            break
        card, kept = turned(card, kept, answers, dialog=dialog)
    assert seen == [one.name for one in LONG]
    assert len(changed) > 2
    assert submitted(payloads.sent(card, answers, dialog=dialog), kept).values == WORDS | changed
    with pytest.raises(ForgottenError):
        payloads.read(payloads.sent(card, dialog=dialog))


def test_a_form_in_parts_comes_back_at_the_first_that_is_wrong() -> None:
    card, kept = in_chat(Form("f", "Much", LONG, values=WORDS, errors={"part5": "Please look again."}))
    assert oracle.inputs(card)[0]["id"] == "typed.part5"
    assert "More questions follow" not in str(card)
    assert submitted(payloads.sent(card), kept).values == WORDS


def test_an_answer_that_no_card_holds_stays_as_it_is_and_says_so() -> None:
    form = Form(
        "f", "x", (Field("lines", "The lines", Kind.PARAGRAPH, most=80_000),), values={"lines": "a,b\n" * 9_000}
    )
    card, kept = in_chat(form)
    assert not oracle.inputs(card)
    assert "is kept as it is" in str(card)
    assert submitted(payloads.sent(card), kept).values == form.values


def test_several_choices_that_hold_commas_come_back_apart() -> None:
    options = (("a,b", "A and b"), ("c%2Cd", "C and d"), ("", "None"))
    form = Form("f", "x", (Field("z", "Which?", Kind.CHOICES, options),), values={"z": ("a,b", "c%2Cd", "")})
    card, kept = in_chat(form)
    assert submitted(payloads.sent(card), kept).values == {"z": ("a,b", "c%2Cd", "")}


def test_a_list_that_no_card_holds_is_searched_while_somebody_types() -> None:
    options = tuple((f"v{at}", f"The workplace of number {at}") for at in range(300))
    card, kept = in_chat(Form("f", "Where", (Field("place", "Where?", Kind.CHOICE, options, required=True),)))
    (listed,) = oracle.inputs(card)
    dataset = listed["choices.data"]["dataset"]
    value = {"queryText": "number 29", "queryOptions": {"skip": 0, "top": 15}, "dataset": dataset}
    came = payloads.read(payloads.invoke("application/search", value), kept)
    assert came == Searched(Options(options), "number 29")
    results = dialogs.found(came.options, came.text, names()).body["value"]["results"]
    assert [one["value"] for one in results] == ["v29", "v129", "v229", *(f"v{at}" for at in range(290, 300))]
    assert submitted(payloads.sent(card, {"one.place": "v29"}), kept).values == {"place": "v29"}


def test_what_somebody_types_is_suggested_for_and_comes_first() -> None:
    card, kept = in_chat()
    listed = next(one for one in oracle.inputs(card) if one["id"] == "picked.name")
    value = {"queryText": "rota", "dataset": listed["choices.data"]["dataset"]}
    came = payloads.read(payloads.invoke("application/search", value), kept)
    assert isinstance(came, Suggested)
    assert (came.typing.field, came.typing.text) == ("trial.names", "rota")
    answer = dialogs.suggested(("Rota bot", "Rota planner <2>"), "rota", names())
    assert [one["value"] for one in answer.body["value"]["results"]] == ["rota", "Rota bot", "Rota planner <2>"]
    assert len(dialogs.suggested([f"x{at}" for at in range(40)], "", names()).body["value"]["results"]) == 15


def test_a_form_of_very_many_fields_has_several_parts() -> None:
    parts = tuple(Field(f"field{at}", "A question. " * 20) for at in range(120))
    card, kept = in_chat(Form("f", "x", parts))
    first = len(oracle.inputs(card))
    assert 10 < first < 60
    following, _ = turned(card, kept, {})
    assert oracle.inputs(following)[0]["id"] == f"typed.field{first}"


def test_two_forms_never_stand_in_one_card_since_one_button_would_send_both() -> None:
    answer = dialogs.dialog((FORM, Text("And"), replace(FORM, key="other")), USER, names())
    assert len(oracle.inputs(answer.body["task"]["value"]["card"]["content"])) == 7
    assert oracle.actions(answer.body["task"]["value"]["card"]["content"])[-1]["title"] == "More"


def test_only_the_one_who_asked_opens_what_is_for_them() -> None:
    kept: Kept = {"~kx": Aside("somebody-else", (FORM,))}
    button = {"type": "Action.Submit", "data": {"msteams": {}, "agreement": {"do": "aside", "what": "~kx"}}}
    assert type(payloads.read(payloads.pressed(button), kept)).__name__ == "ForAnother"


@pytest.mark.parametrize(
    "carried", [{"do": "send", "what": "f"}, {"do": "fly", "what": "f"}, {"do": "press"}, {"do": "send", "mark": "m"}]
)
def test_what_was_never_drawn_is_refused(carried: Json) -> None:
    data = {"action": {"type": "Action.Execute", "data": {"agreement": carried}}}
    with pytest.raises(MalformedError):
        payloads.read(payloads.invoke("adaptiveCard/action", data))


def test_answers_to_a_card_say_what_happened() -> None:
    assert dialogs.in_place(dialogs.SENT, names()).body["value"]["type"] == "AdaptiveCard"
    assert dialogs.noted().body["type"] == "application/vnd.microsoft.activity.message"
    assert dialogs.refused("No.").body["value"]["message"] == "No."
    assert dialogs.said("Done.").body == {"task": {"type": "message", "value": "Done."}}
