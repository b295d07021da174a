"""Every reply as messages."""

from dataclasses import replace

import pytest

from adapters.slack import render
from adapters.slack.drawing import OPEN, SIGNS
from adapters.slack.keeping import Rest
from adapters.slack.render import MORE, Message, Upload
from bot import answers
from bot.in_force import Standing
from bot.replies import Button, Card, Citation, Document, Fact, Picture, Reply, Text, grouped
from knowledge.entries import Status
from tests import fakes
from tests.fakes import TODAY, FakeLibrary
from tests.slack import oracle
from tests.slack.payloads import Json, names
from tests.web.visiting import FORM, PNG


def drawn(reply: Reply) -> Message:
    (message,) = render.messages((reply,), names()).sent
    assert isinstance(message, Message)
    oracle.message(message)
    return message


def buttons(message: Message) -> list[Json]:
    return [dict(one) for block in message.blocks for one in oracle.elements(block)]


def test_a_text_has_its_words_as_a_block_and_for_screen_readers() -> None:
    message = drawn(Text("You **may** ask."))
    assert message.blocks == (
        {"type": "section", "text": {"type": "mrkdwn", "text": "You *may* ask.", "verbatim": True}},
    )
    assert message.text == "You *may* ask."


def test_no_address_in_a_message_is_unfolded_and_no_name_is_looked_up() -> None:
    payload = drawn(Text("https://union.example @channel #general")).payload
    assert (payload["unfurl_links"], payload["unfurl_media"]) == (False, False)
    assert not {"link_names", "parse"} & payload.keys()
    assert payload["blocks"][0]["text"]["verbatim"]


def test_an_answer_is_a_heading_its_kind_its_words_and_where_they_come_from() -> None:
    card = answers.answer(fakes.entry(), FakeLibrary().shelf, "what about it", TODAY)
    message = drawn(card)
    kinds = [block["type"] for block in message.blocks]
    assert kinds == ["header", "section", "section", "divider", "section", "context", "actions"]
    assert "📝 *What this is*\nDraft agreement" in message.text
    assert "Last checked" in message.text


def test_an_answer_that_is_the_same_for_everybody_is_set_out_once_whatever_stands_below_it() -> None:
    card = answers.answer(fakes.entry(), FakeLibrary().shelf, "what about it", TODAY)
    for one in (card, replace(card, buttons=(Button("Change this answer", "change.open", "x"),)), card):
        again = drawn(one)
        assert again == drawn(replace(one, common=False))
        assert again.blocks[0] is drawn(card).blocks[0]


def test_what_holds_something_of_whoever_asked_is_never_kept() -> None:
    there = Standing(Status.IN_FORCE, "It is in force where you work.", (Fact("Where", "Ward Canary"),))
    signed = answers.answer(fakes.entry(), FakeLibrary().shelf, "what about it", TODAY, there)
    for one in (signed, Card("A report", "What they wrote.")):
        assert not one.common
        assert drawn(one).blocks[0] is not drawn(one).blocks[0]


def test_every_kind_of_answer_has_a_sign_of_its_own() -> None:
    assert SIGNS.keys() == set(Status)
    assert len(set(SIGNS.values())) == len(Status)
    for status in Status:
        assert f"{SIGNS[status]} *What" in drawn(Card("T", "B", (Fact("What this is", "so", status),))).text


def test_a_quotation_names_its_document_version_and_fingerprint() -> None:
    cited = Citation("a.b", "The right", "The *agreement*", "its words\n\nand more", "version 2", "ab12")
    message = drawn(Card("T", "B", citations=(cited,)))
    assert "> its words\n> and more\n_Quoted word for word from version 2. Fingerprint (SHA-256): ab12_" in message.text
    assert oracle.shown(message.text).count("*The *agreement**: The right, clause a.b") == 1


def test_short_facts_stand_two_and_two_and_long_ones_over_the_whole_width() -> None:
    facts = tuple(Fact(f"Label {number}", "short") for number in range(12))
    assert [len(block.get("fields", ())) for block in drawn(Card("", "", facts)).blocks] == [10, 2]
    long = Fact("Long", "words " * 100)
    blocks = drawn(Card("", "", (facts[0], long, facts[1]))).blocks
    assert [len(block.get("fields", ())) for block in blocks] == [1, 0, 1]


def test_a_heading_that_is_too_long_becomes_strong_words() -> None:
    (first, *_) = drawn(Card("Can they? " * 20, "B")).blocks
    assert first["type"] == "section"
    assert oracle.shown(first["text"]["text"]) == f"*{'Can they? ' * 19}Can they?*"


def test_no_two_buttons_have_one_id_and_each_carries_its_value() -> None:
    message = drawn(
        Text("Which?", (Button("First", "cases.open", "a"), Button("Second", "cases.open", "b", main=True)))
    )
    first, second = buttons(message)
    assert (first["action_id"], first["value"]) == ("cases.open|1", "a")
    assert (second["action_id"], second["value"], second["style"]) == ("cases.open|2", "b", "primary")
    assert "style" not in first


def test_a_button_without_a_value_has_none() -> None:
    (one,) = buttons(drawn(Text("x", (Button("a", "b"),))))
    assert "value" not in one


def test_many_buttons_stand_in_several_rows() -> None:
    message = drawn(Text("Which?", tuple(Button(str(number), "a", str(number)) for number in range(60))))
    assert [len(block["elements"]) for block in message.blocks[1:]] == [25, 25, 10]


def test_a_label_that_does_not_fit_stands_beside_its_button() -> None:
    label = "Can they bring in a new system that watches us without asking the people who work there?"
    block = drawn(Text("", (Button(label, "questions.show", "a"),))).blocks[0]
    assert block["text"]["text"] == label
    assert block["accessory"]["text"]["text"] == "Choose"
    assert label.startswith(block["accessory"]["accessibility_label"][:-1])


def test_each_group_of_buttons_stands_below_its_heading() -> None:
    offered = (Button("Take it", "take"), *grouped("See <!channel>", Button("Mine", "mine"), Button("All", "all")))
    blocks = drawn(Text("Which?", (*offered, Button("Close", "close")))).blocks
    assert [one["type"] for one in blocks] == ["section", "actions", "section", "actions", "actions"]
    assert blocks[2]["text"]["text"] == "*See &lt;!channel&gt;*"
    rows = [[one["text"]["text"] for one in block["elements"]] for block in blocks if block["type"] == "actions"]
    assert rows == [["Take it"], ["Mine", "All"], ["Close"]]


def test_what_a_screen_reader_reads_names_the_groups_of_the_buttons() -> None:
    assert "*See*" in drawn(Text("Which?", grouped("See", Button("Mine", "mine")))).text


def test_a_value_that_does_not_fit_is_kept_under_a_name_that_tells_nothing() -> None:
    value = "words of a canary " * 200
    found = render.messages((Text("x", (Button("a", "b", value),)),), names())
    (message,) = found.sent
    assert isinstance(message, Message)
    (one,) = buttons(message)
    assert one["value"] == "~kid0"
    assert found.kept == {"~kid0": value}


def test_a_form_is_a_button_that_only_the_asker_sees_and_nothing_of_it_is_shown() -> None:
    filled = replace(FORM, values={"name": "words of a canary"})
    found = render.messages((filled,), names())
    (message,) = found.sent
    assert isinstance(message, Message)
    oracle.message(message)
    (one,) = buttons(message)
    assert one["action_id"] == f"{OPEN}|1"
    assert found.kept[one["value"]] == filled
    assert message.private
    assert "canary" not in str(message.blocks) + message.text


def test_what_is_private_stays_marked_so_page_by_page() -> None:
    found = render.messages((Text("word " * 20_000, private=True),), names())
    pages = 1
    while found.kept:
        (message,) = found.sent
        assert isinstance(message, Message)
        oracle.message(message)
        assert message.private
        last = buttons(message)[-1]
        assert last["action_id"].startswith(f"{MORE}|")
        rest = found.kept[last["value"]]
        assert isinstance(rest, Rest)
        found, pages = render.more(rest, names()), pages + 1
    assert pages > 5


def test_all_the_words_of_a_text_of_many_pages_are_there() -> None:
    body = "\n\n".join(f"paragraph {number}" for number in range(6_000))
    found, words = render.messages((Text(body),), names()), list[str]()
    while True:
        (message,) = found.sent
        assert isinstance(message, Message)
        words += [block["text"]["text"] for block in message.blocks if block["type"] == "section"]
        if not found.kept:
            break
        (rest,) = found.kept.values()
        assert isinstance(rest, Rest)
        found = render.more(rest, names())
    assert "\n\n".join(words) == body


def test_more_than_fifty_blocks_are_paged() -> None:
    facts = tuple(Fact(f"Label {number}", "words " * 40) for number in range(60))
    found = render.messages((Card("T", "", facts),), names())
    (message,) = found.sent
    assert isinstance(message, Message)
    assert len(message.blocks) <= 50
    assert buttons(message)[-1]["text"]["text"] == "More"


def test_a_picture_and_a_document_are_files() -> None:
    found = render.messages(
        (Picture(PNG, "A line that goes up", "Reports"), Document("letter to/../x.docx", "application/x", b"Dear")),
        names(),
    )
    assert found.sent == (
        Upload("Reports.png", PNG, "Reports", "A line that goes up"),
        Upload("letter to-..-x.docx", b"Dear", "letter to/../x.docx"),
    )


@pytest.mark.parametrize("reply", [Text(""), Card("", ""), Text("\u202e \n"), Text("", (Button("", ""),))])
def test_where_nothing_is_said_something_is_there_all_the_same(reply: Reply) -> None:
    assert drawn(reply).text
