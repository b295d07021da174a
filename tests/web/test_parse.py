"""A request becomes one event, or is refused; a role is believed in a trial only."""

from contextlib import suppress
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web import parse
from adapters.web.parse import MalformedError
from bot.desk import House
from bot.events import Owner, Pressed, Said, Submitted
from bot.people import LOCAL, Role
from tests.fakes import UNION_HOUSE
from tests.web.visiting import LOCAL_HOUSE

HERE = parse.seat(UNION_HOUSE, "s" * 22, "")
CAUSE = "c" * 22


def sent(**given: object) -> parse.Fields:
    return parse.fields(urlencode({"cause": CAUSE} | given, doseq=True).encode())


def test_what_is_written_is_said() -> None:
    event = parse.event(sent(do="say", text="Can they? 🤖 <b>"), HERE)
    assert event == Said(HERE.person, HERE.place, CAUSE, "Can they? 🤖 <b>")


def test_a_button_is_pressed_with_its_value() -> None:
    event = parse.event(sent(do="press", action="questions.show", value="agreement/consent", label="Show"), HERE)
    assert event == Pressed(HERE.person, HERE.place, CAUSE, "questions.show", "agreement/consent")


def test_several_choices_are_a_tuple_and_one_answer_is_words() -> None:
    given = sent(do="submit", form="trial", label="A trial", **{"one.name": "Rota\r\nbot", "many.looks": ["mail"]})
    event = parse.event(given, HERE)
    assert isinstance(event, Submitted)
    assert event.values == {"name": "Rota\nbot", "looks": ("mail",)}


def test_a_field_can_have_the_name_of_one_of_ours() -> None:
    event = parse.event(sent(do="submit", form="trial", label="x", **{"one.cause": "mine", "one.do": "this"}), HERE)
    assert isinstance(event, Submitted)
    assert (event.cause, event.values) == (CAUSE, {"cause": "mine", "do": "this"})


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"nonsense",
        b"do=say&text=hello",
        b"cause=short&do=say&text=hello",
        b"cause=cccccccccccccccccccc&do=dance",
        b"cause=cccccccccccccccccccc&do=say",
        b"cause=cccccccccccccccccccc&do=say&text=a&text=b",
        b"cause=cccccccccccccccccccc&do=say&text=%ff%fe",
        b"cause=cccccccccccccccccccc&do=say&text=\xff",
        b"&".join(b"a%d=1" % number for number in range(600)),
    ],
)
def test_what_no_page_of_ours_sends_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedError):
        parse.event(parse.fields(body), HERE)


@given(st.binary())
def test_any_bytes_are_an_event_or_are_refused(body: bytes) -> None:
    with suppress(MalformedError):
        parse.event(parse.fields(body), HERE)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_words_arrive_as_they_were_typed(text: str) -> None:
    event = parse.event(sent(do="say", text=text), HERE)
    assert isinstance(event, Said)
    assert event.text == text.replace("\r\n", "\n")


@pytest.mark.parametrize("wanted", list(Role))
def test_in_a_trial_the_switch_chooses_who_one_is(wanted: Role) -> None:
    here = parse.seat(LOCAL_HOUSE, "s" * 22, wanted)
    assert (here.person.platform, here.person.user, here.place.owner) == (LOCAL, wanted, Owner.SELF)


def test_each_role_of_a_trial_has_a_place_of_its_own() -> None:
    places = {parse.seat(LOCAL_HOUSE, "s" * 22, wanted).place for wanted in Role}
    assert len(places) == len(Role)


def test_outside_a_trial_a_claimed_role_changes_nothing() -> None:
    assert parse.seat(UNION_HOUSE, "s" * 22, "rep") == parse.seat(UNION_HOUSE, "s" * 22, "")
    assert HERE.person.platform != LOCAL
    assert HERE.place.owner is Owner.UNION


@pytest.mark.parametrize("cookie", [None, "", "short", "x" * 65, "a b" * 10, "ü" * 20, "rep"])
def test_a_session_that_is_not_ours_is_none(cookie: str | None) -> None:
    assert parse.session(cookie) is None


@pytest.mark.parametrize("wanted", list(Role))
def test_who_tries_it_out_is_known_again_and_can_be_told_something_wherever_they_sit(wanted: Role) -> None:
    for at_desk in (False, True):
        place = parse.seat(LOCAL_HOUSE, "s" * 22, wanted, at_desk=at_desk).place
        assert (place.lasting, place.reach) == (True, wanted)


def test_in_the_chat_nobody_is_known_again_and_nobody_can_be_told_anything() -> None:
    assert (HERE.place.lasting, HERE.place.reach) == (False, "")


@pytest.mark.parametrize("house", [UNION_HOUSE, LOCAL_HOUSE])
def test_who_reports_is_nobody_who_is_known_from_elsewhere(house: House) -> None:
    here = parse.apart(house, "s" * 22)
    assert (here.place.lasting, here.place.reach, here.role) == (False, "", None)
    assert here.person.platform != LOCAL
    others = [parse.seat(house, "s" * 22, "rep", at_desk=at_desk) for at_desk in (False, True)]
    assert here.place.key not in {one.place.key for one in others}
    assert here.person not in {one.person for one in others}


def test_what_is_too_long_to_be_a_name_is_not_looked_for() -> None:
    assert parse.typing(sent(field="f", text="x" * 301), HERE) is None
    typing = parse.typing(sent(field="f", text="rota"), HERE)
    assert typing is not None
    assert (typing.person, typing.place, typing.field, typing.text) == (HERE.person, HERE.place, "f", "rota")
