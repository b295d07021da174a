"""A form that is too long for a window is filled in part by part, and nothing of it is lost on the way."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import mrkdwn, views
from adapters.slack.incoming import Happened, TurnWanted
from adapters.slack.keeping import Kept, Turn
from adapters.slack.views import NEXT, UNSENT, DrawnView
from bot.events import Answer, Submitted
from bot.replies import Card, Fact, Field, Form, Kind, Text
from tests.slack import oracle, payloads, saying
from tests.slack.payloads import Json, names
from tests.slack.saying import HERE

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")

MARKS = (("same", "It says the same"), ("amended", "It says something else"), ("out", "It is not there"))
CLAUSES = tuple(Field(f"clause.{number}", f"Clause {number}: about it", Kind.CHOICE, MARKS) for number in range(110))
WHO = Field("who", "Who signed?", required=True)
LONG = Form(
    "marking.set place", "What is in force at Town Hall", (WHO, *CLAUSES), "Compare the text.", "Save the marks"
)


@dataclass
class Window:
    """What somebody has before them."""

    new_id: Callable[[], str]
    view: Json
    kept: Kept
    number: int = 1

    @classmethod
    def of(cls, *replies: Form | Text | Card) -> "Window":
        new_id = names()
        window = cls(new_id, {}, {})
        window.shows(views.modal(replies, HERE, new_id))
        return window

    def shows(self, drawn: DrawnView) -> None:
        oracle.view(drawn.view)
        self.view, self.kept = drawn.view, drawn.kept

    @property
    def fields(self) -> list[str]:
        blocks = (one["block_id"] for one in self.view["blocks"] if one["type"] == "input")
        return list(dict.fromkeys(one.partition("~")[0] for one in blocks))

    @property
    def words(self) -> str:
        return json.dumps([one for one in self.view["blocks"] if one["type"] != "input"], ensure_ascii=False)

    @property
    def submit(self) -> str:
        return str(self.view["submit"]["text"])

    def sends(self, answers: Mapping[str, object] | None = None) -> Submitted | Json | None:
        """The form once it is whole; what is wrong beside the fields; nothing where another part is shown."""
        came = payloads.read(payloads.sent(self.view, answers), self.kept)
        if isinstance(came, Happened):
            assert isinstance(came.event, Submitted)
            self.ways = came.ways
            return came.event
        assert isinstance(came, TurnWanted)
        if wrong := views.errors(came.form, came.ways.inputs, came.ways.elsewhere):
            return wrong
        self.shows(views.modal((came.form,), HERE, self.new_id, came.at))
        return None

    def goes_back(self, answers: Mapping[str, object] | None = None) -> None:
        drawn = [element for block in self.view["blocks"] for element in oracle.elements(block)]
        button = next(one for one in drawn if one["type"] == "button" and one["text"]["text"] == "Back")
        came = payloads.read(payloads.pressed_in(self.view, dict(button), answers), self.kept)
        assert isinstance(came, TurnWanted)
        self.shows(views.modal((came.form,), HERE, self.new_id, came.at))


def sent(window: Window, answers: Mapping[str, object]) -> Submitted:
    """All parts, one after the other."""
    for _ in range(200):
        here = {name: value for name, value in answers.items() if name in window.fields}
        came = window.sends(here)
        if isinstance(came, Submitted):
            return came
        assert came is None, came
    message = "it never ends"
    raise AssertionError(message)


def test_a_form_with_more_fields_than_a_window_holds_comes_back_whole() -> None:
    answers = {"who": "the branch", **{one.name: MARKS[at % 3][0] for at, one in enumerate(CLAUSES)}}
    event = sent(Window.of(LONG), answers)
    assert event.form == LONG.key
    assert event.values == answers
    assert event.place == HERE


def test_each_part_says_which_it_is_and_only_the_last_one_sends() -> None:
    window, shown = Window.of(Card("", "Before."), LONG, Text("After.")), list[str]()
    assert f"Part 1 of 3. {UNSENT}" in window.words
    assert all(words in window.words for words in ("Compare the text.", "Before.", "After."))
    while True:
        shown += window.fields
        assert window.submit == (NEXT if len(shown) < len(LONG.fields) else "Save the marks")
        if isinstance(window.sends({"who": "us"} if "who" in window.fields else {}), Submitted):
            break
        assert not any(words in window.words for words in ("Compare the text.", "Before.", "After."))
    assert "Part 3 of 3" in window.words
    assert shown == [one.name for one in LONG.fields]


def test_what_is_said_twice_beside_a_form_stands_on_both_of_its_sides() -> None:
    view = Window.of(Text("Said."), Form("f", "F", (WHO,)), Text("Said.")).view
    assert [one["type"] for one in view["blocks"]] == ["section", "input", "section"]


def test_going_back_keeps_what_was_filled_in_before_and_after() -> None:
    window = Window.of(LONG)
    assert window.sends({"who": "the branch", "clause.3": "out"}) is None
    assert "clause.50" in window.fields
    window.goes_back({"clause.50": "amended"})
    inputs = {one["block_id"]: one["element"] for one in window.view["blocks"] if one["type"] == "input"}
    assert inputs["who"]["initial_value"] == "the branch"
    assert inputs["clause.3"]["initial_option"]["value"] == "out"
    event = sent(window, {"clause.4": "same"})
    given_ = {name: value for name, value in event.values.items() if value}
    assert given_ == {"who": "the branch", "clause.3": "out", "clause.4": "same", "clause.50": "amended"}


def test_nobody_goes_back_from_the_first_part() -> None:
    assert '"Back"' not in Window.of(LONG).words


def test_what_is_needed_is_asked_for_before_the_next_part() -> None:
    window = Window.of(LONG)
    before = window.view
    assert window.sends({"who": " "}) == {
        "response_action": "errors",
        "errors": {"who": "Please answer this one."},
    }
    assert window.view is before


def test_errors_lead_to_the_part_with_the_first_of_them() -> None:
    event = sent(Window.of(LONG), {"who": "us", "clause.60": "same", "clause.80": "same"})
    wrong = replace(
        LONG, values=event.values, errors={"clause.80": "Not this one.", "clause.60": "Nor this.", "": "Look again."}
    )
    window = Window.of(wrong)
    assert "clause.60" in window.fields
    assert "who" not in window.fields
    assert "Nor this." in window.words
    assert "Look again." in window.words
    last = list[str]()
    while not isinstance(came := window.sends(), Submitted):
        assert came is None
        last.append(window.words)
    assert "Not this one." in last[-1]
    assert came.values == event.values


def test_errors_in_the_last_part_stand_beside_its_fields() -> None:
    window = Window.of(LONG)
    event = sent(window, {"who": "us"})
    wrong = replace(LONG, values=event.values, errors={"clause.109": "Not this one."})
    assert views.errors(wrong, window.ways.inputs, window.ways.elsewhere) == {
        "response_action": "errors",
        "errors": {"clause.109": "Not this one."},
    }
    elsewhere = replace(wrong, errors={"who": "Not them."})
    assert views.errors(elsewhere, window.ways.inputs, window.ways.elsewhere) is None


def test_slack_carries_a_name_for_what_is_filled_in_and_nothing_of_it() -> None:
    window = Window.of(LONG)
    window.sends({"who": "words of a canary"})
    carried = json.loads(window.view["private_metadata"])
    assert carried["turn"].startswith("~k")
    assert "canary" not in json.dumps(window.view)
    kept = window.kept[carried["turn"]]
    assert isinstance(kept, Turn)
    assert kept.form.values["who"] == "words of a canary"


def test_a_form_that_fits_is_never_parted() -> None:
    many = Form("f", "F", tuple(Field(f"f{number}", "F") for number in range(90)))
    window = Window.of(many)
    assert len(window.fields) == 90
    assert "turn" not in json.loads(window.view["private_metadata"])


def test_a_text_that_no_window_has_room_for_is_kept_as_it_is() -> None:
    text = "🐤" * 60_000
    form = Form("f", "F", (Field("p", "A long text", Kind.PARAGRAPH, most=200_000), WHO), values={"p": text})
    window = Window.of(form)
    assert "What is filled in here is kept as it is" in window.words
    assert sent(window, {"who": "us"}).values == {"p": text, "who": "us"}


def test_a_long_form_with_much_said_beside_it_still_fits() -> None:
    many = Card("T", "", tuple(Fact(f"Label {number}", "words " * 40) for number in range(130)))
    window = Window.of(Text("words " * 20_000), LONG, many)
    assert sent(window, {"who": "us"}).values["who"] == "us"


@st.composite
def long_forms(draw: st.DrawFn) -> Form:
    kinds = [_few(one) for one in draw(st.lists(saying.fields("x"), min_size=1, max_size=4))]
    fields = tuple(
        replace(kinds[at % len(kinds)], name=f"f{at}") for at in range(draw(st.sampled_from([1, 20, 60, 100])))
    )
    typed: dict[str, Answer] = {one.name: draw(saying.short) for one in fields[:5] if not one.options}
    every = draw(st.integers(1, 3))
    chosen: dict[str, Answer] = {one.name: one.options[-1][0] for one in fields[::every] if one.options}
    return Form("f", draw(saying.text), fields, draw(saying.text), values={**typed, **chosen})


def _few(field: Field) -> Field:
    options = tuple((f"v{at} {value}", label) for at, (value, label) in enumerate(field.options[:12]))
    return replace(field, options=options, required=False)


@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
@given(long_forms())
def test_whatever_stands_in_a_long_form_comes_back_when_all_parts_were_sent(form: Form) -> None:
    if any(form.check({one.name: form.values.get(one.name, "")}) for one in form.fields if one.name in form.values):
        form = replace(form, values={})
    event = sent(Window.of(form), {})
    assert event.values.keys() == {one.name for one in form.fields}
    for one in form.fields:
        came, wanted = event.values[one.name], form.values.get(one.name, "")
        assert isinstance(wanted, str)
        if one.kind is Kind.CHOICES:
            assert came == ((wanted,) if one.name in form.values else ())
        elif one.options:
            assert came == wanted
        else:
            assert isinstance(came, str)
            assert came.split() == mrkdwn.clean(wanted).split()
