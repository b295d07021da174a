"""Forms and answers as modals, and how they come back."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from adapters.slack import mrkdwn, suggesting, views
from adapters.slack.incoming import Happened, Searched, Suggested
from adapters.slack.keeping import Options, Rest
from bot.events import Answer, Submitted, Typing
from bot.replies import Button, Card, Document, Fact, Field, Form, Kind, Replies, Text
from tests.slack import oracle, payloads, saying
from tests.slack.payloads import Json, names
from tests.slack.saying import HERE
from tests.web.visiting import FORM

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def opened(*replies: object) -> views.DrawnView:
    drawn = views.modal(replies, HERE, names())  # type: ignore[arg-type]
    oracle.view(drawn.view)
    return drawn


def inputs(view: Json) -> dict[str, Json]:
    return {one["block_id"]: one for one in view["blocks"] if one["type"] == "input"}


def back(drawn: views.DrawnView, answers: Mapping[str, object] | None = None) -> Submitted:
    came = payloads.read(payloads.sent(drawn.view, answers), drawn.kept)
    assert isinstance(came, Happened)
    assert isinstance(came.event, Submitted)
    return came.event


def only(field: Field, **values: Answer) -> tuple[views.DrawnView, Json]:
    drawn = opened(Form("f", "F", (field,), values=values))
    (one,) = inputs(drawn.view).values()
    return drawn, one


def choice(kind: Kind, count: int) -> Field:
    return Field("c", "Which?", kind, tuple((f"v{number}", f"label {number}") for number in range(count)))


def test_a_form_becomes_a_modal_with_a_block_for_each_field() -> None:
    view = opened(FORM).view
    assert list(inputs(view)) == ["name", "what", "where", "looks", "worry", "told"]
    kinds = [one["element"]["type"] for one in inputs(view).values()]
    assert kinds == [
        *("external_select", "plain_text_input", "radio_buttons", "checkboxes", "radio_buttons", "radio_buttons")
    ]
    assert [one["optional"] for one in inputs(view).values()] == [False, True, False, True, True, True]
    assert (view["submit"]["text"], view["close"]["text"]) == ("Send", "Cancel")


def test_what_is_filled_in_comes_back_with_the_key_of_the_form() -> None:
    drawn = opened(replace(FORM, key="trial a b"))
    event = back(drawn, {"name": "Rota bot", "what": "plans", "where": "home", "looks": ("mail",), "worry": "4"})
    assert event.form == "trial a b"
    assert event.values == {
        "name": "Rota bot",
        "what": "plans",
        "where": "home",
        "looks": ("mail",),
        "worry": "4",
        "told": "",
    }
    assert event.place == HERE
    assert event.cause == "V0CANARY 1700.abc"


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(saying.forms())
def test_whatever_stands_in_a_form_comes_back_when_it_is_sent(form: Form) -> None:
    drawn = views.modal((form,), HERE, names())
    if not form.fields:
        return
    event = back(drawn)
    assert event.form == form.key
    for field in form.fields:
        given_ = form.values.get(field.name, "")
        wanted = (given_,) if isinstance(given_, str) else given_
        came = event.values[field.name]
        if field.options:
            known = {value for value, _ in field.options}
            chosen = tuple(dict.fromkeys(one for one in wanted if one in known))
            assert came == chosen if field.kind is Kind.CHOICES else came == (chosen[0] if chosen else "")
        else:
            assert isinstance(came, str)
            assert came.split() == mrkdwn.clean(wanted[0] if wanted else "").split()


@pytest.mark.parametrize(
    ("kind", "count", "drawn"),
    [
        (Kind.CHOICE, 10, "radio_buttons"),
        (Kind.CHOICE, 11, "static_select"),
        (Kind.CHOICE, 100, "static_select"),
        (Kind.CHOICE, 101, "external_select"),
        (Kind.CHOICES, 10, "checkboxes"),
        (Kind.CHOICES, 11, "multi_static_select"),
        (Kind.CHOICES, 100, "multi_static_select"),
        (Kind.CHOICES, 101, "multi_external_select"),
        (Kind.SCALE, 5, "radio_buttons"),
        (Kind.YES_NO, 2, "radio_buttons"),
    ],
)
def test_how_many_options_there_are_decides_how_they_are_shown(kind: Kind, count: int, drawn: str) -> None:
    assert only(choice(kind, count))[1]["element"]["type"] == drawn


def test_more_than_a_hundred_options_are_searched() -> None:
    field = choice(Kind.CHOICE, 300)
    drawn, one = only(field, c="v250")
    assert one["element"]["initial_option"]["value"] == "v250"
    came = payloads.read(payloads.looked_for(drawn.view, "c", "LABEL 29"), drawn.kept)
    assert came == Searched(Options(field.options), "LABEL 29")
    assert isinstance(came, Searched)
    listed = suggesting.found(came.options, came.text, names()).answer["options"]
    assert [part["value"] for part in listed] == ["v29", *(f"v29{number}" for number in range(10)), "v129", "v229"]
    assert len(suggesting.found(came.options, "", names()).answer["options"]) == 100


def test_several_of_more_than_a_hundred_options_are_searched_and_all_come_back() -> None:
    drawn, one = only(choice(Kind.CHOICES, 300), c=("v250", "v7"))
    assert [part["value"] for part in one["element"]["initial_options"]] == ["v250", "v7"]
    assert back(drawn).values == {"c": ("v250", "v7")}
    came = payloads.read(payloads.looked_for(drawn.view, "c", "label 299"), drawn.kept)
    assert isinstance(came, Searched)
    (found,) = suggesting.found(came.options, came.text, names()).answer["options"]
    oracle.option(found)
    assert found["value"] == "v299"


@pytest.mark.parametrize("count", [5, 60, 300])
def test_options_whose_words_or_values_are_too_long_come_back_whole(count: int) -> None:
    options = tuple((f"{number} " + "value of a canary " * 20, f"{number} " + "label " * 60) for number in range(count))
    field = Field("c", "C", Kind.CHOICES, options)
    drawn, _ = only(field, c=(options[0][0], options[4][0]))
    assert back(drawn).values == {"c": (options[0][0], options[4][0])}


def test_a_field_that_suggests_asks_for_what_fits_and_takes_what_was_typed() -> None:
    drawn, one = only(Field("s", "What is it?", suggests="report.what w1"), s="Rota bot")
    assert one["element"]["initial_option"]["value"] == "Rota bot"
    came = payloads.read(payloads.looked_for(drawn.view, "s", "rota"), drawn.kept)
    assert isinstance(came, Suggested)
    assert came.typing == Typing(came.typing.person, came.typing.place, "report.what w1", "rota")
    listed = suggesting.suggested(("Rota bot", "Rota planner"), "rota", names()).answer["options"]
    assert [part["value"] for part in listed] == ["rota", "Rota bot", "Rota planner"]
    assert [part["text"]["text"] for part in listed] == ["Use “rota”", "Rota bot", "Rota planner"]
    same = suggesting.suggested(("Rota bot",), "rota BOT", names()).answer["options"]
    assert [(part["value"], part["text"]["text"]) for part in same] == [("Rota bot", "Rota bot")]


def test_a_long_label_of_an_option_goes_on_below_it() -> None:
    label = "Somebody who works in the office of the council and reads what all the others write to each other there"
    part = only(Field("c", "C", Kind.CHOICE, (("a", label),)))[1]["element"]["options"][0]
    assert part["text"]["text"].endswith("…")
    assert part["description"]["text"].startswith("…")
    joined = part["text"]["text"][:-1] + " " + part["description"]["text"][1:]
    assert joined == label


def test_among_many_options_only_those_that_are_cut_stand_above_the_field_in_full() -> None:
    options = (*((f"v{number}", f"label {number}") for number in range(30)), ("long", "words " * 60))
    view = opened(Form("f", "F", (Field("c", "C", Kind.CHOICE, options),))).view
    (above,) = (one["text"]["text"] for one in view["blocks"] if one["type"] == "section")
    assert above == f"• {('words ' * 60).strip()}"


def test_a_label_that_is_longer_still_stands_above_the_field_in_full() -> None:
    label = "words " * 60
    view = opened(Form("f", "F", (Field("c", "C", Kind.CHOICE, (("a", label),)),))).view
    assert view["blocks"][0]["text"]["text"] == f"• {label.strip()}"


def test_no_more_is_typed_than_fits_and_the_field_says_so_where_slack_takes_less() -> None:
    _, one = only(Field("p", "P", Kind.PARAGRAPH, most=80_000, hint="A hint."))
    assert one["element"]["max_length"] == 3_000
    assert one["hint"]["text"] == "A hint. Up to 3,000 characters fit here at once."
    _, short = only(Field("p", "P", most=60))
    assert short["element"]["max_length"] == 60


@pytest.mark.parametrize("text", ["line of words\n" * 500, "word " * 1_500, "x" * 7_000, "🐤" * 4_000])
def test_a_long_text_that_is_filled_in_already_is_edited_in_parts_and_comes_back_whole(text: str) -> None:
    drawn = opened(Form("f", "F", (Field("p", "P", Kind.PARAGRAPH, most=10_000),), values={"p": text}))
    assert len(inputs(drawn.view)) > 1
    assert back(drawn).values == {"p": text}


def test_errors_stand_beside_the_fields_of_the_view_that_was_sent() -> None:
    drawn = opened(FORM)
    event = back(drawn, {"name": "Rota bot"})
    wrong = FORM.check(event.values)
    assert wrong is not None
    came = payloads.read(payloads.sent(drawn.view, {"name": "Rota bot"}), drawn.kept)
    assert isinstance(came, Happened)
    assert views.errors(wrong, came.ways.inputs) == {
        "response_action": "errors",
        "errors": {"where": "Please answer this one."},
    }


def test_a_form_that_has_changed_is_drawn_again_with_its_errors() -> None:
    drawn = frozenset(inputs(opened(FORM).view))
    more = replace(FORM, fields=(*FORM.fields, Field("as_it_is", "?")), errors={"what": "It names **somebody**."})
    assert views.errors(more, drawn) is None
    words = [one["text"]["text"] for one in opened(more).view["blocks"] if one["type"] == "section"]
    assert [oracle.shown(one) for one in words if "⚠️" in one] == [
        "⚠️ *Please look at this again:* It names **somebody**."
    ]


def test_something_wrong_with_the_whole_form_is_said_above_it() -> None:
    wrong = replace(FORM, errors={"": "Nobody is left to read it."})
    assert views.errors(wrong, frozenset(inputs(opened(FORM).view))) is None
    assert "Nobody is left to read it." in str(opened(wrong).view["blocks"][1])


def test_another_drawing_of_a_form_carries_nothing_over_from_the_one_before() -> None:
    new_id = names()
    first, second = (inputs(views.modal((FORM,), HERE, new_id).view) for _ in range(2))
    for name, one in first.items():
        assert one["element"]["action_id"] != second[name]["element"]["action_id"]


def test_what_is_said_beside_a_form_stands_in_its_modal_and_its_buttons_work_there() -> None:
    drawn = opened(Text("About **Town Hall**.", (Button("Another", "report.where", "named"),)), FORM)
    assert [one["type"] for one in drawn.view["blocks"][:3]] == ["section", "actions", "header"]
    button = drawn.view["blocks"][1]["elements"][0]
    came = payloads.read(payloads.pressed_in(drawn.view, button), drawn.kept)
    assert isinstance(came, Happened)
    assert came.event.place.key == HERE.key
    assert came.ways.view == "V0CANARY"


def test_an_answer_in_a_modal_has_nothing_to_send() -> None:
    view = opened(Card("Thank you", "Keep this."), Document("letter.txt", "text/plain", b"Dear")).view
    assert "submit" not in view
    assert view["title"]["text"] == "Thank you"
    assert [one["type"] for one in view["blocks"]] == ["section", "section"]
    assert view["blocks"][1]["text"]["text"] == "I put this into our conversation: letter.txt"


def test_more_than_a_hundred_blocks_are_paged_and_a_form_is_always_whole() -> None:
    many = Card("T", "", tuple(Fact(f"Label {number}", "words " * 40) for number in range(130)))
    drawn = opened(many, FORM)
    assert set(inputs(drawn.view)) == {field.name for field in FORM.fields}
    rest = next(one for one in drawn.kept.values() if isinstance(one, Rest))
    oracle.view(views.more(rest, HERE, names()).view)


def test_a_form_with_many_long_lists_fits_by_searching_them() -> None:
    options = tuple((f"{number} " + "v" * 140, "é" * 70 + str(number)) for number in range(100))
    fields = tuple(Field(f"f{number}", "F", Kind.CHOICE, options) for number in range(12))
    view = opened(Form("f", "F", fields)).view
    assert {one["element"]["type"] for one in inputs(view).values()} == {"external_select"}


def test_a_form_has_a_button_in_the_home() -> None:
    replies: Replies = (Text("Hello.", (Button("Ask a question", "ask"), Button("Report AI at work", "report"))), FORM)
    view = views.home(replies, HERE, names()).view
    oracle.view(view)
    labels = [one["text"]["text"] for block in view["blocks"] for one in oracle.elements(block)]
    assert labels[:2] == ["Ask a question", "Report AI at work"]
    assert labels[-1] == "Open the form"
