"""Every reply as messages."""

from dataclasses import replace

import pytest

from adapters.teams import dialogs, render
from adapters.teams.drawing import SIGNS
from adapters.teams.keeping import Aside, Rated, Rest, Stand
from adapters.teams.rating import HELPED
from adapters.teams.render import PRIVATE, SHOW, Drawn, Message, To
from bot import answers, identity
from bot.events import Opened, Owner, Place
from bot.replies import Button, Card, Citation, Document, Fact, Picture, Reply, Text, grouped
from knowledge.entries import Status
from tests import fakes
from tests.fakes import TODAY, FakeLibrary
from tests.teams import oracle
from tests.teams.payloads import ACCOUNT, USER, Json, names
from tests.web.visiting import FORM, PNG

ME = To(Stand.CHAT, USER, ACCOUNT)
US = To(Stand.SHARED, USER, ACCOUNT)
LETTER = Document("letter.docx", "application/x", b"words of a canary")


def drawn(*replies: Reply, to: To = ME, greets: bool = False) -> Drawn:
    found = render.messages(replies, to, names(), greets=greets)
    for one in found.sent:
        oracle.message(one.activity)
    return found


def only(reply: Reply, to: To = ME) -> Message:
    (message,) = drawn(reply, to=to).sent
    return message


def card(message: Message) -> Json:
    return dict(message.activity["attachments"][0]["content"])


def words(message: Message) -> str:
    """Everything in its card that says something."""
    texts = [run["text"] for one in oracle.every(card(message)["body"]) for run in one.get("inlines", [])]
    return "\n".join(texts)


def link(what: Picture | Document) -> str:
    return "https://bot.example/f/unguessable"


def test_plain_words_are_a_message_as_people_write_them() -> None:
    assert only(Text("You may ask.\n\n- One\n- Two")).activity == {
        "type": "message",
        "textFormat": "plain",
        "text": "You may ask.\n\n• One\n• Two",
    }


@pytest.mark.parametrize(
    "text",
    ["Write to **us**.", "help@union.example", "See union.example", "https://a.example", "\\*x\\*", "<b>", "> x"],
)
def test_words_that_could_turn_into_something_stand_in_a_card_as_they_are(text: str) -> None:
    message = only(Text(text))
    assert "text" not in message.activity
    assert words(message) in (text.replace("\\", ""), "Write to \nus\n.", "x")


def test_a_link_is_one_only_where_the_bot_wrote_it() -> None:
    (block,) = card(only(Text("See [the law](https://law.example/a) or https://law.example/b")))["body"]
    linked = [run["text"] for run in block["inlines"] if "selectAction" in run]
    assert linked == ["the law"]
    assert block["inlines"][-1] == {"type": "TextRun", "text": " or https://law.example/b"}


def test_nobody_is_mentioned_whatever_is_written() -> None:
    for message in (only(Text("<at>Everyone</at>")), only(Card("<at>Everyone</at>", "x", buttons=(HELP,)))):
        assert "entities" not in message.activity
    title = card(only(Card("<at>Everyone</at> @all", "x")))["body"][0]["text"]
    assert title == "‹at›Everyone‹/at› @\u200ball"


HELP = Button("Talk to a person", "identity.person")


def test_an_answer_shows_its_sources_as_teams_does_and_asks_for_a_thumb() -> None:
    answer = answers.answer(fakes.entry(), FakeLibrary().shelf, "what about it", TODAY)
    above, message = drawn(answer).sent
    assert above.activity["text"] == f"{answer.title} [1]"
    (entity,) = above.activity["entities"]
    assert "additionalType" not in entity
    assert entity["citation"][0]["appearance"]["name"].startswith("The agreement (draft)")
    assert message.activity["channelData"] == {"feedbackLoop": {"type": "custom"}}
    assert message.rated == Rated(*(one for one in answer.buttons if one.action == HELPED))
    assert {"Yes, this helped", "No, it did not"}.isdisjoint(one["title"] for one in oracle.actions(card(message)))
    assert f"{SIGNS[Status.DRAFT]} What this is" in words(message)
    assert "Where this comes from" in words(message)


def test_an_answer_that_was_set_out_before_is_the_same_for_the_next_with_buttons_of_its_own() -> None:
    answer = answers.answer(fakes.entry(), FakeLibrary().shelf, "what about it", TODAY)
    assert answer.common
    anew = [one.activity for one in drawn(replace(answer, common=False)).sent]
    assert [one.activity for one in drawn(answer).sent] == anew
    another = drawn(replace(answer, buttons=(*answer.buttons, HELP))).sent[-1]
    assert HELP.label in [one["title"] for one in oracle.actions(card(another))]
    assert [one.activity for one in drawn(answer).sent] == anew


def test_a_quotation_comes_with_its_proof_and_at_most_twenty_sources_with_numbers() -> None:
    cited = Citation("4.1", "Consent", "The agreement", "No system is *brought* in.", "version 2", "ab12")
    found = drawn(Card("What it says", "This.", citations=(cited,) * 25)).sent
    assert found[0].activity["text"].endswith("[19] [20]")
    assert all("entities" not in one.activity for one in found[1:])
    said = "\n".join(words(one) for one in found[1:])
    assert "No system is *brought* in." in said
    assert "Fingerprint (SHA-256): ab12" in said
    assert "[25] " in said


def test_facts_stand_below_their_labels_with_their_marks() -> None:
    facts = (Fact("Your receipt", "**1234 5678 9012 3456**"), Fact("Now", "", Status.LAW))
    message = only(Card("Thank you", "Keep this.", facts, footer="Small print."))
    receipt, now = (one for one in card(message)["body"] if one["type"] == "Container")
    assert receipt["items"][1]["inlines"] == [{"type": "TextRun", "text": "1234 5678 9012 3456", "weight": "Bolder"}]
    assert now["items"][0]["inlines"][0]["text"] == "⚖️ Now"
    assert card(message)["body"][-1]["inlines"][0]["isSubtle"]
    assert card(message)["body"][0]["style"] == "heading"


def test_buttons_stand_in_rows_that_a_telephone_shows_and_long_ones_below_their_words() -> None:
    many = (*(Button(f"Button {at}", "a", str(at)) for at in range(10)), Button("One with a label of some length", "a"))
    long = Button("A question that somebody could have meant, and that goes on for very long", "questions.show", "x")
    body = card(only(Text("Did you mean", (*many, long))))["body"]
    assert [len(one["actions"]) for one in body if one["type"] == "ActionSet"] == [3, 3, 3, 1, 1, 1]
    assert body[-2]["inlines"][0]["text"] == long.label
    assert (body[-1]["actions"][0]["title"], body[-1]["actions"][0]["tooltip"]) == ("Choose", long.label)


def test_buttons_of_a_group_stand_below_its_heading() -> None:
    body = card(only(Text("Inbox.", (HELP, *grouped("Papers", Button("Brief", "papers.brief"))))))["body"]
    assert [one["type"] for one in body] == ["RichTextBlock", "ActionSet", "RichTextBlock", "ActionSet"]
    assert body[2]["inlines"] == [{"type": "TextRun", "text": "Papers", "weight": "Bolder"}]


def test_a_button_in_a_chat_acts_in_place_and_among_others_opens_a_dialog() -> None:
    (here,) = oracle.actions(card(only(Text("x", (replace(HELP, main=True),)))))
    assert (here["type"], here["verb"], here["style"]) == ("Action.Execute", "press", "positive")
    (there,) = oracle.actions(card(only(Text("x", (HELP,)), US)))
    assert (there["type"], there["data"]["msteams"]) == ("Action.Submit", {"type": "task/fetch"})


def test_what_is_private_does_not_show_on_a_screen_that_others_may_see() -> None:
    message = only(Card("The case", "words of a canary", private=True))
    assert message.private
    assert message.activity["summary"] == PRIVATE
    assert "canary" in only(Card("The case", "words of a canary")).activity["summary"]


@pytest.mark.parametrize(
    "reply",
    [Text("what a canary told", private=True, confided=True), Card("A case", "what a canary told", confided=True)],
)
def test_what_somebody_confided_opens_in_a_window_in_their_own_chat_too(reply: Reply) -> None:
    found = drawn(reply)
    assert "canary" not in str([one.activity for one in found.sent])
    assert SHOW in str(found.sent[-1].activity)
    assert list(found.kept.values()) == [Aside(USER, (reply,))]
    openly = drawn(reply, to=replace(ME, openly=True))  # asked for where no window opens
    assert "what a canary told" in str([one.activity for one in openly.sent])


@pytest.mark.parametrize(
    "reply", [Text("canary", private=True), Card("x", "canary", private=True), FORM, Picture(PNG, "canary"), LETTER]
)
def test_among_others_nothing_private_is_shown_but_to_the_one_who_asked(reply: Reply) -> None:
    found = drawn(Text("For all."), reply, to=US)
    assert len(found.sent) == 2
    assert "canary" not in str(found.sent[1].activity)
    assert not oracle.inputs(card(found.sent[1]))
    (opens,) = oracle.actions(card(found.sent[1]))
    assert opens["title"] == SHOW
    assert found.kept == {opens["data"]["agreement"]["what"]: Aside(USER, (reply,))}


def test_a_greeting_suggests_what_to_say_in_a_chat_of_two_only() -> None:
    place = Place("teams", "t", "k", Owner.EMPLOYER)
    buttons = tuple(Button(one, "questions.ask", one) for one in identity.EXAMPLES)
    said = (identity.introduction(place, fakes.UNION_HOUSE), Text("Ask me.", buttons))
    found = drawn(*said, greets=True)
    suggested = found.sent[-1].activity["suggestedActions"]
    assert suggested["to"] == [ACCOUNT]
    assert [one["value"] for one in suggested["actions"]] == list(identity.EXAMPLES)
    assert "attachments" not in found.sent[-1].activity
    assert "suggestedActions" not in str(drawn(*said, to=US, greets=True).sent)
    assert "suggestedActions" not in str(drawn(Text("x", (HELP,)), greets=True).sent)


async def test_the_real_welcome_can_be_suggested() -> None:
    event = Opened(fakes.ALEX, fakes.CHAT, "cause-canary")
    found = drawn(*await identity.welcome(event, fakes.desk()), greets=True)
    assert len(found.sent[-1].activity["suggestedActions"]["actions"]) == len(identity.EXAMPLES)  # the last is Welsh


def test_a_picture_comes_by_its_link_with_its_words() -> None:
    picture = Picture(PNG, "Two of three were told.", "Who was told")
    (by_link,) = render.messages((picture,), ME, names(), link).sent
    heading, image = card(by_link)["body"]
    assert heading["text"] == "Who was told"
    assert (image["url"], image["altText"]) == ("https://bot.example/f/unguessable", "Two of three were told.")
    assert card(only(picture))["body"][1]["url"].startswith("data:image/png;base64,iVBOR")


@pytest.mark.parametrize(("size", "messages"), [(5_000, 1), (20_000, 2), (200_000, 1)])
def test_a_picture_without_a_link_comes_as_data_where_there_is_room_and_always_in_words(
    size: int, messages: int
) -> None:
    found = drawn(Picture(bytes(size), "Two of three were told."))
    assert len(found.sent) == messages
    assert "Two of three were told." in str(card(found.sent[0]))


def test_a_document_comes_by_its_link_and_is_never_put_into_storage_of_the_employer() -> None:
    (by_link,) = render.messages((LETTER,), ME, names(), link).sent
    (opens,) = oracle.actions(card(by_link))
    assert (opens["type"], opens["url"]) == ("Action.OpenUrl", "https://bot.example/f/unguessable")
    assert "I cannot hand files over in this chat" in words(only(LETTER))


def test_a_long_text_comes_in_several_cards_and_the_rest_by_a_button() -> None:
    paragraph = "Words of somebody who had much to say, and a link or two. " * 15
    found = drawn(Text("\n\n".join([f"**{at}** {paragraph}" for at in range(120)])))
    assert len(found.sent) == 4
    (rest,) = found.kept.values()
    assert isinstance(rest, Rest)
    assert oracle.actions(card(found.sent[-1]))[-1]["title"] == "More"
    following = render.more(rest, ME, names())
    for one in following.sent:
        oracle.message(one.activity)
    shown = "\n".join(words(one) for one in (*found.sent, *following.sent)).split("\n")
    numbers = [int(one) for one in shown if one.isdigit()]
    assert numbers == list(range(len(numbers)))
    assert len(numbers) > 60


def test_a_dialog_holds_everything_that_is_said_and_its_buttons_stay_in_it() -> None:
    answer = dialogs.dialog((Text("First.", (HELP,)), Card("Then", "This.", buttons=(HELP,))), USER, names())
    value = answer.body["task"]["value"]
    oracle.card(value["card"]["content"])
    assert value["title"] == "Then"
    assert {one["type"] for one in oracle.actions(value["card"]["content"])} == {"Action.Submit"}
    assert all("msteams" not in one["data"] for one in oracle.actions(value["card"]["content"]))
