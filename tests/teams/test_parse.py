"""What Teams sends becomes one event, or is refused or left."""

import json
from dataclasses import replace

import pytest

from adapters.naming import ForgottenError, nothing
from adapters.payloads import MalformedError
from adapters.teams import parse, references, render
from adapters.teams.incoming import (
    Happened,
    Ignored,
    Incoming,
    Installed,
    MoreWanted,
    Removed,
    Surface,
    Way,
    Ways,
)
from adapters.teams.keeping import Rated, Rest, Stand, rated
from adapters.teams.references import Reference, allowed
from adapters.teams.render import To
from bot.events import Event, Opened, Owner, Person, Place, Pressed, Said
from bot.replies import Button, Text
from tests.teams import oracle, payloads
from tests.teams.payloads import ACCOUNT, BOT, CHANNEL, CHAT, SERVICE, TENANT, USER, Json, names

ALEX = Person("teams", TENANT, USER)
HERE = Reference(SERVICE, TENANT, BOT, ACCOUNT, CHAT)
ALONE = Place(
    "teams", TENANT, f"with {USER}", Owner.EMPLOYER, reach=CHAT, reference=references.written(HERE), vouched=True
)
BESIDE = Place(
    *("teams", TENANT, f"with {USER} in {CHANNEL}", Owner.EMPLOYER),
    reach=ACCOUNT,
    reference=references.written(replace(HERE, conversation="")),
    room="19:canary@thread.tacv2",
    vouched=True,
)
THERE = Place(
    *("teams", TENANT, CHANNEL, Owner.EMPLOYER),
    private=False,
    reference=references.written(replace(HERE, user="", conversation="19:canary@thread.tacv2")),
    room="19:canary@thread.tacv2",
    vouched=True,
)
HELP = Button("Talk to a person", "identity.person", "now")


def happened(came: Incoming) -> tuple[Event, Ways]:
    assert isinstance(came, Happened)
    return came.event, came.ways


def button(stand: Stand, one: Button = HELP) -> Json:
    drawn = render.messages((Text("x", (one,)),), To(stand, USER), names())
    (found,) = oracle.actions(drawn.sent[0].activity["attachments"][0]["content"])
    return dict(found)


def test_a_message_between_two_is_said_in_private() -> None:
    event, ways = happened(payloads.read(payloads.message("can they &lt;watch&gt; me?&nbsp;")))
    assert event == Said(ALEX, ALONE, "f:canary-1", "can they <watch> me?")
    assert ways == Ways(Surface.PERSONAL, Way.MESSAGE, ALONE, HERE, USER, ACCOUNT, "f:canary-1")


def test_a_mention_is_said_where_others_read_along_and_nobody_is_told_something_there() -> None:
    event, ways = happened(payloads.read(payloads.mention()))
    assert event == Said(ALEX, THERE, "f:canary-1", "can they watch me?")
    assert not event.place.reach
    assert (ways.surface, ways.own) == (Surface.CHANNEL, BESIDE)
    assert ways.reference.conversation == CHANNEL


def test_what_leads_back_holds_the_tenant_and_no_name() -> None:
    event, _ = happened(payloads.read(payloads.message()))
    assert json.loads(event.place.reference) == {
        "service_url": SERVICE,
        "tenant": TENANT,
        "bot": BOT,
        "user": ACCOUNT,
        "conversation": CHAT,
    }
    assert references.read(event.place.reference) == HERE


def test_a_person_is_known_by_the_id_of_their_directory_or_else_by_their_account() -> None:
    guest = payloads.message() | {"from": {"id": ACCOUNT, "name": "Alex"}}
    assert happened(payloads.read(guest))[0].person == Person("teams", TENANT, ACCOUNT)


def test_a_place_that_does_not_say_what_it_is_may_have_readers() -> None:
    payload = payloads.mention() | {"conversation": {"id": "19:x@unq", "tenantId": TENANT}}
    event, ways = happened(payloads.read(payload))
    assert (event.place.private, ways.surface) == (False, Surface.GROUP)


@pytest.mark.parametrize("owner", list(Owner))
def test_the_settings_say_who_owns_the_place(owner: Owner) -> None:
    assert happened(payloads.read(payloads.message(), owner=owner))[0].place.owner is owner


def test_files_are_counted_and_not_read() -> None:
    kinds = ["application/vnd.microsoft.teams.file.download.info", "image/png", "text/html", "messageReference"]
    event, _ = happened(payloads.read(payloads.message("look", attachments=[{"contentType": one} for one in kinds])))
    assert isinstance(event, Said)
    assert event.files == 2


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("<at>Agreement Bot</at>   hello", "hello"),
        ("hello <at>Agreement Bot</at>", "hello"),
        ("<at>Agreement Bot</at> <at>Sam Canary</at> said so", "@Sam Canary said so"),
        ('<at>Agreement Bot</at> <at id="1">Sam</at>', "@Sam"),
        ("<at>Agreement Bot</at> a &amp;lt; b &quot;c&quot;", 'a &lt; b "c"'),
        ("<at>Agreement Bot</at>", ""),
    ],
)
def test_what_is_written_is_read_as_it_was_meant(written: str, meant: str) -> None:
    event, _ = happened(payloads.read(payloads.mention(written)))
    assert isinstance(event, Said)
    assert event.text == meant


@pytest.mark.parametrize(
    "payload",
    [
        payloads.message() | {"from": {"id": BOT, "name": "Agreement Bot"}},
        payloads.message() | {"from": {"id": "28:another-bot"}},
        payloads.message() | {"from": {"id": ACCOUNT, "role": "bot"}},
        payloads.mention(entities=[]),
        payloads.mention(entities=[{"type": "mention", "mentioned": {"id": "29:x"}, "text": "<at>Sam</at>"}]),
        payloads.message(None, value={"of": "another card"}),
        payloads.activity("messageReaction", reactionsAdded=[{"type": "like"}]),
        payloads.activity("messageUpdate", text="changed"),
        payloads.activity("messageDelete"),
        payloads.activity("typing"),
        payloads.activity("event", name="application/vnd.microsoft.meetingStart"),
        payloads.activity("conversationUpdate", membersAdded=[{"id": "29:new"}]),
        payloads.activity("conversationUpdate", channelData={"tenant": {"id": TENANT}, "eventType": "channelRenamed"}),
        payloads.activity("installationUpdate", action="add-upgrade"),
        payloads.invoke("fileConsent/invoke", {"action": "accept"}),
        payloads.invoke("composeExtension/query", {"commandId": "search"}),
        payloads.invoke("composeExtension/fetchTask", {"commandId": "of another app"}),
        payloads.invoke("message/submitAction", {"actionName": "other"}),
    ],
)
def test_bots_changes_and_what_is_not_for_the_bot_are_left(payload: Json) -> None:
    assert isinstance(payloads.read(payload), Ignored)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "x",
        {},
        {"type": "message"},
        payloads.message() | {"channelId": "webchat"},
        payloads.message() | {"type": 5},
        payloads.message(5),
        payloads.message() | {"conversation": None},
        payloads.message() | {"conversation": {"id": "a b\n"}},
        payloads.message() | {"recipient": {}},
        payloads.message() | {"from": None},
        payloads.message() | {"id": ""},
        payloads.message(attachments="x"),
        payloads.message(attachments=["x"]),
        payloads.message() | {"channelData": None, "conversation": {"id": CHAT, "conversationType": "personal"}},
        payloads.invoke("task/fetch", None),
        payloads.invoke("task/submit", "x"),
        payloads.invoke("adaptiveCard/action", {"action": "x"}),
        payloads.invoke("application/search", {"queryText": "x", "dataset": "of another"}),
    ],
)
def test_what_teams_would_not_send_is_refused(payload: object) -> None:
    with pytest.raises(MalformedError):
        payloads.read(payload)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "http://smba.trafficmanager.net/uk/",
        "https://evil.example/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://evil.example/?smba.trafficmanager.net",
        "https://smba.trafficmanager.net@evil.example/",
        "https://user@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net:8443/",
        "https://smba.trafficmanager.net:x/",
        "https://evil.example\\@smba.trafficmanager.net/",
        "https://smba.trafficmanager.net/\n",
        "https://[::1/",
        "http://127.0.0.1:3000/",
    ],
)
def test_no_token_is_ever_sent_to_an_address_that_is_not_of_teams(url: str) -> None:
    assert not allowed(url)
    with pytest.raises(MalformedError):
        payloads.read(payloads.message(serviceUrl=url))
    with pytest.raises(MalformedError):
        references.read(json.dumps({"service_url": url, "tenant": "t", "bot": "b"}))


def test_a_stand_in_on_loopback_is_allowed_where_the_settings_say_so() -> None:
    payload, also = payloads.message(serviceUrl="http://127.0.0.1:3000/"), frozenset({"http://127.0.0.1:3000"})
    assert isinstance(parse.activity(payload, Owner.SELF, nothing, also), Happened)
    assert allowed("https://smba.infra.gov.teams.microsoft.us/teams", also)


@pytest.mark.parametrize("text", ["", "[]", "{", "{}", "null", '{"service_url": 5}'])
def test_what_leads_nowhere_is_refused(text: str) -> None:
    with pytest.raises(MalformedError):
        references.read(text)


def test_a_button_in_a_chat_is_pressed_there_and_pressed_again_it_is_meant_again() -> None:
    payload = payloads.pressed(button(Stand.CHAT))
    event, ways = happened(payloads.read(payload))
    assert isinstance(event, Pressed)
    assert (event.place, event.action, event.value) == (ALONE, "identity.person", "now")
    assert (ways.way, ways.card) == (Way.CARD, "1700000000000")
    assert happened(payloads.read(payload))[0].cause == event.cause
    assert happened(payloads.read(payload | {"id": "f:2"}))[0].cause != event.cause


def test_two_buttons_that_came_under_one_id_are_two_causes() -> None:
    first = happened(payloads.read(payloads.pressed(button(Stand.CHAT))))[0]
    other = happened(payloads.read(payloads.pressed(button(Stand.CHAT, replace(HELP, value="later")))))[0]
    assert first.cause != other.cause


def test_a_button_among_others_is_pressed_in_private() -> None:
    event, ways = happened(payloads.read(payloads.in_channel(payloads.pressed(button(Stand.SHARED)))))
    assert (event.place, ways.way) == (BESIDE, Way.DIALOG)
    assert event.place.private


def test_a_client_that_knows_only_submitting_is_understood() -> None:
    payload = payloads.activity("message", text=None, value=button(Stand.CHAT)["data"], replyToId="17")
    event, ways = happened(payloads.read(payload))
    assert isinstance(event, Pressed)
    assert (event.action, ways.way) == ("identity.person", Way.CARD)


def test_reporting_from_a_message_reads_nothing_of_it_and_is_private() -> None:
    value = {"commandId": "report", "commandContext": "message", "messagePayload": {"body": {"content": "canary"}}}
    event, ways = happened(payloads.read(payloads.invoke("composeExtension/fetchTask", value)))
    assert isinstance(event, Opened)
    assert (event.shown, event.place.private, ways.way) == ("report", True, Way.DIALOG)
    # It may have been somebody else's chat of two: the bot is not in it.
    assert event.place.reach == ACCOUNT
    sent = payloads.invoke("composeExtension/submitAction", {"data": button(Stand.DIALOG)["data"]})
    assert happened(payloads.read(sent))[0].place == event.place


@pytest.mark.parametrize(("reaction", "value"), [("like", "yes x"), ("dislike", "no x")])
def test_a_thumb_is_the_button_that_it_stands_for(reaction: str, value: str) -> None:
    stands_for = Rated(Button("Yes", "questions.helped", "yes x"), Button("No", "questions.helped", "no x"))
    kept = {rated("17"): stands_for}
    given = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": '{"feedbackText":"canary"}'}}
    default = payloads.invoke("message/submitAction", given, replyToId="17")
    event, ways = happened(payloads.read(default, kept))
    assert isinstance(event, Pressed)
    assert (event.action, event.value, ways.way) == ("questions.helped", value, Way.THUMB)
    custom = payloads.invoke("message/fetchTask", {"data": given}, replyToId="17")
    assert happened(payloads.read(custom, kept))[1].way is Way.DIALOG
    with pytest.raises(ForgottenError):
        payloads.read(default)
    with pytest.raises(MalformedError):
        payloads.read(payloads.invoke("message/submitAction", {"actionName": "feedback"}, replyToId="17"), kept)


def test_the_rest_of_a_long_answer_is_found_again() -> None:
    drawn = render.messages((Text("a **paragraph** " * 8_000),), To(Stand.CHAT, USER), names())
    last = oracle.actions(drawn.sent[-1].activity["attachments"][0]["content"])[-1]
    came = payloads.read(payloads.pressed(last), drawn.kept)
    assert isinstance(came, MoreWanted)
    assert isinstance(came.rest, Rest)
    with pytest.raises(ForgottenError):
        payloads.read(payloads.pressed(last))


@pytest.mark.parametrize(
    "payload",
    [
        payloads.activity("conversationUpdate", membersAdded=[{"id": BOT}, {"id": ACCOUNT}]),
        payloads.activity("installationUpdate", action="add"),
    ],
)
def test_an_installation_opens_the_chat(payload: Json) -> None:
    came = payloads.read(payload)
    assert isinstance(came, Installed)
    assert isinstance(came.opened, Opened)
    assert (came.opened.shown, came.opened.place, came.ways.reference) == ("chat", ALONE, HERE)


def test_an_installation_by_nobody_welcomes_nobody() -> None:
    came = payloads.read(payloads.activity("installationUpdate", action="add") | {"from": None})
    assert isinstance(came, Installed)
    assert came.opened is None


@pytest.mark.parametrize(
    "payload",
    [
        payloads.activity("conversationUpdate", membersRemoved=[{"id": BOT}]),
        payloads.activity("installationUpdate", action="remove"),
    ],
)
def test_a_removal_is_known(payload: Json) -> None:
    came = payloads.read(payload)
    assert isinstance(came, Removed)
    assert came.ways.reference.conversation == CHAT


def test_nothing_that_is_printed_names_anybody() -> None:
    came = payloads.read(payloads.message("words of a canary"))
    assert "canary" not in repr(came)
