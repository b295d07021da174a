"""Every reply becomes HTML, and nothing that anybody wrote becomes a tag or an attribute."""

import base64
import itertools
from collections.abc import Iterator
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from adapters.web import render
from bot import answers
from bot.replies import (
    Button,
    Card,
    Citation,
    Document,
    Fact,
    Field,
    Form,
    Kind,
    Picture,
    Reply,
    Text,
    grouped,
    scale,
)
from knowledge.entries import Status
from tests import fakes
from tests.fakes import TODAY, FakeLibrary
from tests.web.visiting import FORM, PNG, RECEIPT


def drawn(reply: Reply) -> html.HtmlElement:
    count = itertools.count()
    return html.fragment_fromstring(str(render.reply(reply, lambda: f"id{next(count)}")))


OURS = {
    "article": {"class", "data-form", "data-errors"},
    "a": {"href", "target", "rel", "class", "download"},
    "form": {"class", "method", "action", "autocomplete", "novalidate"},
    "input": {
        *("type", "name", "value", "id", "checked", "aria-describedby", "aria-required", "aria-invalid"),
        "data-suggests",
    },
    "textarea": {"id", "name", "rows", "aria-describedby", "aria-required", "aria-invalid"},
    "fieldset": {"class", "role", "aria-labelledby", "aria-describedby", "aria-required", "aria-invalid"},
    "div": {"class", "tabindex", "role", "aria-labelledby", "autofocus"},
    "img": {"src", "alt"},
    "label": {"for", "class"},
    "button": {"type", "class", "data-figures", "hidden"},
    "h2": {"id"},
    "h3": {"id"},
    "p": {"class", "id"},
    "span": {"class"},
    "ul": {"class"},
    "dl": {"class"},
    "section": {"class"},
} | {
    tag: set()
    for tag in ("dt", "dd", "li", "strong", "em", "blockquote", "cite", "code", "figure", "figcaption", "legend")
}


def safe(tree: html.HtmlElement) -> None:
    for element in tree.iter():
        assert isinstance(element.tag, str), "a comment or an instruction"
        assert element.tag in OURS
        assert set(element.attrib) <= OURS[element.tag], element.tag
        if element.tag == "form":
            assert element.get("action") == "/chat"
        if "href" in element.attrib:
            assert element.get("href").startswith(("https://", "http://", "mailto:", "tel:", "data:", "#"))
        if element.get("href", "").startswith("data:"):
            assert element.tag == "a"
            assert "download" in element.attrib


nasty = st.sampled_from(
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='x",
        "[x](javascript:alert(1))",
        '[x](https://a.example/"onclick="x)',
        "[x](tel:1'><b>)",
        "**<b>**",
        "> <i>quoted</i>",
        "- <u>one</u>\n- two",
        "{{ 7 * 7 }}{% raw %}",
        "\u202ereversed",
        "\x00\x1b[2J",
        "]]>-->",
        "&lt;&#60;",
        "</textarea></article>",
    ]
)
text = st.one_of(nasty, st.text(), st.lists(st.one_of(nasty, st.text(max_size=5)), max_size=4).map("".join))
buttons = st.lists(st.builds(Button, text, text, text, st.booleans(), text), max_size=3).map(tuple)
options = st.lists(st.tuples(text, text), min_size=1, max_size=3).map(tuple)
typed = st.builds(Field, text, text, st.sampled_from([Kind.LINE, Kind.PARAGRAPH]), hint=text, required=st.booleans())
chosen = st.builds(
    Field,
    text,
    text,
    st.sampled_from([Kind.CHOICE, Kind.CHOICES, Kind.SCALE, Kind.YES_NO]),
    options,
    hint=text,
    required=st.booleans(),
)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    fields = draw(st.lists(st.one_of(typed, chosen), max_size=3).map(tuple))
    names = st.sampled_from([field.name for field in fields]) if fields else text
    values = draw(st.dictionaries(names, st.one_of(text, st.lists(text, max_size=2).map(tuple)), max_size=3))
    errors = draw(st.dictionaries(st.one_of(names, text), text, max_size=3))
    return Form(draw(text), draw(text), fields, draw(text), draw(text), values, errors)


replies = st.one_of(
    st.builds(Text, text, buttons),
    st.builds(
        Card,
        text,
        text,
        st.lists(st.builds(Fact, st.one_of(text, st.just("What this is")), text), max_size=2).map(tuple),
        st.lists(st.builds(Citation, text, text, text, text, text, text), max_size=2).map(tuple),
        buttons,
        text,
    ),
    forms(),
    st.builds(Picture, st.binary(max_size=20), text, text),
    st.builds(Document, text, text, st.binary(max_size=20)),
)


@given(replies)
def test_whatever_is_said_only_our_own_tags_and_attributes_are_drawn(reply: Reply) -> None:
    safe(drawn(reply))


def test_the_small_markdown_is_drawn() -> None:
    tree = drawn(Text("One **two** *three*\n\n- a\n- [b](https://union.example/)\n\n> said"))
    assert [element.tag for element in tree] == ["p", "ul", "blockquote"]
    assert tree.xpath("string(.//strong)") == "two"
    (link,) = tree.xpath(".//a")
    assert (link.get("href"), link.get("rel")) == ("https://union.example/", "noopener noreferrer")


def test_each_button_is_a_form_that_works_alone_with_a_cause_of_its_own() -> None:
    tree = drawn(Text("Which?", (Button("First", "one", "v"), Button("Second", "two", main=True))))
    first, second = tree.forms
    assert dict(first.form_values()) == {"cause": "id0", "do": "press", "action": "one", "value": "v", "label": "First"}
    assert second.fields["cause"] == "id1"
    assert tree.xpath(".//button[@class='main']/text()") == ["Second"]


def test_buttons_of_a_group_stand_below_its_heading_and_those_without_one_apart() -> None:
    buttons = (*grouped("Cases", Button("Inbox", "a"), Button("New", "b")), *grouped("You", Button("Name", "c")))
    tree = drawn(Card("The desk", "", buttons=(*buttons, Button("Back", "d"))))
    found = [(part.xpath("string(h3)"), part.xpath(".//button/text()")) for part in tree.xpath(".//section")]
    assert found == [("Cases", ["Inbox", "New"]), ("You", ["Name"]), ("", ["Back"])]


def test_one_group_alone_needs_no_heading() -> None:
    tree = drawn(Text("Which?", grouped("Cases", Button("Inbox", "a"))))
    assert not tree.xpath(".//h3")
    assert tree.xpath(".//button/text()") == ["Inbox"]


def statuses() -> Iterator[tuple[Status, str]]:
    shelf = FakeLibrary().shelf
    for status in Status:
        if status is not Status.ELSEWHERE:
            card = answers.answer(fakes.entry(status=status), shelf, "what about it", TODAY + timedelta(days=1))
            yield status, drawn(card).xpath("string(.//div[contains(@class, 'status')]/@class)")


def test_every_status_has_a_sign_of_its_own() -> None:
    found = dict(statuses())
    assert len(set(found.values())) == len(found)
    assert "status other" not in found.values()


def test_a_quotation_names_its_document_version_and_fingerprint() -> None:
    tree = drawn(
        Card("T", "B", citations=(Citation("a.b", "The right", "The agreement", "its words", "version 2", "ab12"),))
    )
    assert tree.xpath("string(.//cite)") == "The agreement"
    assert tree.xpath("string(.//blockquote)") == "its words"
    assert "version 2" in tree.xpath("string(.//p[@class='proof'])")
    assert "ab12" in tree.xpath("string(.//p[@class='proof'])")


def test_errors_stand_beside_their_fields_and_what_was_filled_in_is_kept() -> None:
    wrong = FORM.check({"name": "", "what": "x" * 30, "where": "home", "looks": ("mail",), "worry": "4"})
    assert wrong is not None
    tree = drawn(wrong)
    (name,) = tree.xpath(".//input[@name='one.name']")
    told = [tree.get_element_by_id(part).text_content() for part in name.get("aria-describedby").split()]
    assert told == ["Its name, or what people call it.", "Error: Please answer this one."]
    assert name.get("aria-invalid") == "true"
    assert tree.xpath("string(.//textarea[@name='one.what'])").strip() == "x" * 30
    assert tree.xpath(".//input[@checked]/@value") == ["home", "mail", "4"]
    links = [link.get("href")[1:] for link in tree.xpath(".//div[@class='summary']//a")]
    assert all(tree.get_element_by_id(link).tag in ("input", "textarea") for link in links)


def test_a_line_break_at_the_start_of_what_was_typed_is_kept() -> None:
    form = Form("f", "F", (Field("a", "A", Kind.PARAGRAPH),), values={"a": "\nsecond line"})
    assert drawn(form).xpath("string(.//textarea)") == "\n\nsecond line"  # the first is the one that HTML leaves out


def test_the_groups_of_a_form_are_named() -> None:
    tree = drawn(Form("f", "F", (scale("s", "How much?", "little", "a lot", required=True),)))
    (group,) = tree.xpath(".//fieldset[@role='radiogroup']")
    assert group.xpath("string(legend)") == "How much?"
    assert group.get("aria-required") == "true"
    assert group.xpath(".//label//span/text()") == ["1 – little", "2", "3", "4", "5 – a lot"]


def test_a_picture_has_its_words_and_a_document_can_be_saved() -> None:
    image = drawn(Picture(PNG, "A line that goes up", "Reports"))[0][0]
    assert image.get("alt") == "A line that goes up"
    assert image.get("src").startswith("data:image/png;base64,")
    (link,) = drawn(Document("letter.txt", "text/plain", b"Dear")).xpath(".//a")
    assert (link.get("download"), link.get("href")) == ("letter.txt", "data:text/plain;base64,RGVhcg==")


@pytest.mark.parametrize("kind", ["", "text/html;x=<", "nonsense", 'text/plain"onclick="x'])
def test_a_document_of_unknown_kind_is_only_bytes(kind: str) -> None:
    (link,) = drawn(Document("a", kind, b"")).xpath(".//a")
    assert link.get("href").startswith("data:application/octet-stream;")


def test_marks_that_turn_the_words_around_are_left_out_but_others_stay() -> None:
    assert render.clean("a\u202eb\x00c\u200d\u200f👩🏽‍💻") == "abc\u200d\u200f👩🏽‍💻"


def test_the_figures_of_a_receipt_stand_out_and_can_be_saved_by_themselves() -> None:
    tree = drawn(RECEIPT)
    (shown,) = tree.xpath(".//strong[@class='figures']/text()")
    assert shown == "1234 5678 9012 3456"
    (link,) = tree.xpath(".//a[@class='download']")
    assert link.get("download") == "receipt.txt"
    assert base64.b64decode(link.get("href").partition(",")[2]) == b"1234 5678 9012 3456\n"
    assert drawn(Text("Keep **1234 5678 9012 3456** well.")).xpath(".//a[@class='download']")


@pytest.mark.parametrize("words", ["1234 5678 9012 3456", "**1234 5678 9012 345**", "**1234567890123456**", "**a**"])
def test_other_figures_are_only_words(words: str) -> None:
    tree = drawn(Text(words))
    assert not tree.xpath(".//*[@class='figures'] | .//a | .//button")
