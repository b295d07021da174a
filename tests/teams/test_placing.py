"""What becomes of a card whose button was pressed."""

from dataclasses import replace

import pytest

from adapters.teams import dialogs, placing, render
from adapters.teams.incoming import AsideWanted, Happened
from adapters.teams.keeping import Stand
from adapters.teams.placing import Placed
from adapters.teams.render import To
from bot.replies import Button, Form, Replies, Text
from tests.teams import oracle, payloads
from tests.teams.payloads import USER, names
from tests.web.visiting import FORM

ME = To(Stand.CHAT, USER)
WRONG = replace(FORM, values={"name": "Rota bot"}, errors={"where": "Please answer this one."})


def sent(form: Form, replies: Replies, to: To = ME, *, at_once: bool = True) -> Placed:
    drawn = render.messages((form,), ME, names())
    card = drawn.sent[-1].activity["attachments"][0]["content"]
    return of(payloads.read(payloads.sent(card), drawn.kept), replies, to, at_once=at_once)


def of(came: object, replies: Replies, to: To = ME, *, at_once: bool = True) -> Placed:
    assert isinstance(came, Happened)
    return placing.placed(came, replies, to, names(), at_once=at_once)


def test_a_form_that_was_taken_gives_way_to_a_word_of_thanks_and_the_answer_stands_below() -> None:
    found = sent(FORM, (Text("Noted."),))
    assert found.card is not None
    oracle.card(found.card)
    assert not oracle.inputs(found.card)
    assert dialogs.SENT in str(found.card)
    assert found.answer.body["value"] == found.card
    assert [one.activity["text"] for one in found.sent] == ["Noted."]


def test_a_form_with_something_wrong_takes_its_own_place_for_whoever_sent_it() -> None:
    found = sent(FORM, (Text("Please look again."), WRONG))
    card = found.answer.body["value"]
    oracle.card(card)
    assert oracle.inputs(card)[0]["value"] == "Rota bot"
    assert len(found.sent) == 1
    assert isinstance(payloads.read(payloads.sent(card), found.kept), Happened)


@pytest.mark.parametrize("at_once", [True, False])
def test_what_was_filled_in_wrongly_is_put_into_no_message(at_once: bool) -> None:
    found = sent(FORM, (Text("Please look again."), WRONG), at_once=at_once)
    assert found.card is None
    assert "Rota bot" not in str([one.activity for one in found.sent])


def test_where_nobody_waits_for_an_answer_a_form_with_something_wrong_opens_by_a_button() -> None:
    found = sent(FORM, (WRONG,), at_once=False)
    (message,) = found.sent
    oracle.message(message.activity)
    (show,) = oracle.actions(message.activity["attachments"][0]["content"])
    came = payloads.read(payloads.pressed(show), found.kept)
    assert isinstance(came, AsideWanted)
    assert came.aside.replies == (WRONG,)


def test_another_form_stands_below() -> None:
    found = sent(FORM, (replace(FORM, key="other"),))
    assert dialogs.SENT in str(found.card)
    assert oracle.inputs(found.sent[0].activity["attachments"][0]["content"])


def test_a_form_again_that_needs_several_cards_opens_by_a_button() -> None:
    long = replace(WRONG, intro="Much to read before. " * 900)
    found = sent(FORM, (long,))
    assert found.card is None
    assert found.answer.body["type"] == "application/vnd.microsoft.activity.message"
    assert render.AMISS in oracle.shown(str(found.sent[0].activity))


def test_what_is_wrong_is_never_filled_in_where_others_see_it() -> None:
    found = sent(FORM, (WRONG,), To(Stand.SHARED, USER))
    assert "Rota bot" not in str((found.card, found.answer.body, [one.activity for one in found.sent]))


@pytest.mark.parametrize("replies", [(Text("More."),), (FORM,)])
def test_an_answer_stays_when_a_button_of_it_is_pressed(replies: Replies) -> None:
    drawn = render.messages((Text("An answer.", (Button("x", "a"),)),), ME, names())
    (button,) = oracle.actions(drawn.sent[0].activity["attachments"][0]["content"])
    found = of(payloads.read(payloads.pressed(button)), replies)
    assert found.card is None
    assert found.answer.body["value"] == dialogs.BELOW
    assert len(found.sent) == 1


def test_a_form_in_which_something_is_filled_in_opens_by_a_button() -> None:
    found = sent(FORM, (replace(FORM, key="other", values={"name": "Rota bot"}),))
    (message,) = found.sent
    assert "Rota bot" not in str(message.activity)
    (show,) = oracle.actions(message.activity["attachments"][0]["content"])
    came = payloads.read(payloads.pressed(show), found.kept)
    assert isinstance(came, AsideWanted)
    assert oracle.inputs(dialogs.dialog(came.aside.replies, USER, names()).body["task"]["value"]["card"]["content"])
