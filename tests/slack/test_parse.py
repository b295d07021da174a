"""What Slack sends becomes one event, or is refused or left."""

import json
from dataclasses import replace

import pytest

from adapters.naming import ForgottenError
from adapters.payloads import MalformedError
from adapters.slack import drawing, incoming, parse, render, views
from adapters.slack.incoming import (
    Challenge,
    FormWanted,
    Gone,
    Happened,
    Ignored,
    Incoming,
    MoreWanted,
    Surface,
    Ways,
)
from adapters.slack.keeping import Rest
from bot.events import Event, Opened, Owner, Person, Place, Pressed, Said
from bot.questions import ASK
from bot.replies import Button, Text
from tests.slack import payloads
from tests.slack.payloads import BOT, CHANNEL, DM, SIGNATURE, TEAM, USER, Json, names
from tests.slack.saying import HERE
from tests.web.visiting import FORM

ALEX = Person("slack", TEAM, USER)
BESIDE = replace(HERE, key=f"with {USER} in {CHANNEL}", reach=USER, room=CHANNEL)


def heard(payload: Json) -> Incoming:
    return parse.event(payload, Owner.EMPLOYER)


def happened(came: Incoming) -> tuple[Event, Ways]:
    assert isinstance(came, Happened)
    return came.event, came.ways


def commanded(text: str, **more: str) -> Incoming:
    return parse.command(payloads.command(text, **more), Owner.EMPLOYER, SIGNATURE)


def button(action: str, value: str = "") -> Json:
    found: Json = {"type": "button", "action_id": f"{action}|1", "text": {"type": "plain_text", "text": "x"}}
    return found | ({"value": value} if value else {})


def test_a_message_between_two_is_said_in_private() -> None:
    event, ways = happened(heard(payloads.message("can they &lt;watch&gt; me?")))
    assert event == Said(ALEX, HERE, "Ev0CANARY", "can they <watch> me?")
    assert ways == Ways(Surface.CONVERSATION, HERE, "", TEAM, USER, channel=DM)


def test_a_mention_is_said_where_others_read_along_and_answered_in_the_thread() -> None:
    event, ways = happened(heard(payloads.mention()))
    place = replace(HERE, key=f"{CHANNEL} 1700000000.000200", private=False, reach="", room=CHANNEL)
    assert event == Said(ALEX, place, "Ev0CANARY", "can they watch me?")
    assert (ways.surface, ways.channel, ways.thread) == (Surface.CHANNEL, CHANNEL, "1700000000.000200")
    assert ways.own == BESIDE
    later, _ = happened(heard(payloads.mention(thread_ts="1600000000.000100")))
    assert later.place.key == f"{CHANNEL} 1600000000.000100"


def test_nobody_is_told_something_of_their_own_in_a_channel() -> None:
    event, _ = happened(heard(payloads.mention()))
    assert not event.place.reach


@pytest.mark.parametrize("owner", list(Owner))
def test_the_settings_say_who_owns_the_place(owner: Owner) -> None:
    came = parse.event(payloads.message(), owner)
    assert isinstance(came, Happened)
    assert came.event.place.owner is owner


def test_files_are_counted_and_not_read() -> None:
    event, _ = happened(heard(payloads.message("look", subtype="file_share", files=[{"id": "F1"}, {"id": "F2"}])))
    assert isinstance(event, Said)
    assert (event.files, event.text) == (2, "look")


@pytest.mark.parametrize(
    "payload",
    [
        payloads.message(subtype="bot_message", bot_id="B1"),
        payloads.message(bot_id="B1"),
        payloads.message(user=BOT),
        payloads.message(subtype="message_changed", message={"text": "x"}, hidden=True),
        payloads.message(subtype="message_deleted", deleted_ts="1.1", hidden=True),
        payloads.message(subtype="channel_join"),
        payloads.message(edited={"user": USER, "ts": "1.1"}),
        payloads.message(channel=CHANNEL, channel_type="channel"),
        payloads.message(channel="G1", channel_type="mpim"),
        payloads.mention(bot_id="B1"),
        payloads.mention(user=BOT),
        payloads.mention(edited={"user": USER, "ts": "1.1"}),
        payloads.mention(channel=DM),
        payloads.event({"type": "reaction_added", "user": USER}),
        {"type": "app_rate_limited", "team_id": TEAM},
        {"type": "event_callback", "event": {}},
    ],
)
def test_bots_changes_and_what_is_not_for_the_bot_are_left(payload: Json) -> None:
    assert isinstance(heard(payload), Ignored)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (f"<@{BOT}>   hello", "hello"),
        (f"<@{BOT}|bot> hello <@U9|sam>", "hello @sam"),
        ("<@U9CANARY> said so", "@somebody said so"),
        ("see <#C9|general> and <#C9>", "see #general and #a channel"),
        ("<!here> <!channel|channel> <!date^1^{date}|today>", "@here channel today"),
        ("<https://a.example/?a=1&amp;b=2> <https://b.example|b>", "https://a.example/?a=1&b=2 b"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("a &lt; b &amp;lt; c", "a < b &lt; c"),
    ],
)
def test_signs_of_slack_become_the_words_that_were_meant(written: str, meant: str) -> None:
    event, _ = happened(heard(payloads.mention(written)))
    assert isinstance(event, Said)
    assert event.text == meant


def test_in_a_channel_that_two_organisations_share_the_bot_answers_as_the_one_that_let_it_in() -> None:
    said, ways = happened(heard(payloads.mention() | {"team_id": "T9OTHER", "enterprise_id": "E9OTHER"}))
    assert (ways.enterprise, ways.team, said.place.tenant) == ("", TEAM, TEAM)
    there = {"team": {"id": "T9OTHER", "enterprise_id": "E9"}, "enterprise": {"id": "E9"}}
    carried = json.dumps({"form": "", "key": f"with {USER}", "reach": ""})
    view = {"type": "modal", "app_installed_team_id": TEAM, "private_metadata": carried, "blocks": list[Json]()}
    _, ways = happened(payloads.read(payloads.pressed_in(view, button("a")) | there))
    assert (ways.enterprise, ways.team) == ("", TEAM)


def test_a_whole_enterprise_takes_the_bot_out() -> None:
    granted = [{"enterprise_id": "E1", "team_id": None, "user_id": BOT, "is_bot": True, "is_enterprise_install": True}]
    for inner in ({"type": "app_uninstalled"}, {"type": "tokens_revoked", "tokens": {"bot": [BOT]}}):
        gone = heard(payloads.event(inner, team_id="T2", authorizations=granted))
        assert gone == Gone("E1", "", whole=True)


def test_in_an_enterprise_somebody_is_the_same_person_in_every_workspace() -> None:
    theirs = [{"enterprise_id": "E1", "team_id": "T2", "user_id": BOT, "is_bot": True}]
    said, _ = happened(heard(payloads.event(payloads.message()["event"], team_id="T2", authorizations=theirs)))
    granted = [{"enterprise_id": "E1", "team_id": None, "user_id": BOT, "is_bot": True}]
    again, _ = happened(heard(payloads.event(payloads.message()["event"], team_id="T3", authorizations=granted)))
    pressed, _ = happened(payloads.read(payloads.pressed(button("a")) | {"enterprise": {"id": "E1"}, "team": None}))
    command, _ = happened(commanded("help", enterprise_id="E1"))
    assert {one.person for one in (said, again, pressed, command)} == {Person("slack", "E1", USER)}


def test_the_app_is_opened_at_home_or_where_one_writes() -> None:
    tab = {"type": "app_home_opened", "user": USER, "channel": DM, "event_ts": "1.1"}
    event, ways = happened(heard(payloads.event({**tab, "tab": "messages"})))
    assert event == Opened(ALEX, HERE, "Ev0CANARY")
    assert ways.surface is Surface.MESSAGES
    at_home, ways = happened(heard(payloads.event({**tab, "tab": "home"})))
    assert at_home.place.key == f"{HERE.key} at home"
    assert ways.surface is Surface.HOME


def test_leaving_a_workspace_and_taking_back_tokens_are_told() -> None:
    assert heard(payloads.event({"type": "app_uninstalled"})) == Gone("", TEAM, whole=True)
    tokens = {"oauth": [USER], "bot": [BOT]}
    assert heard(payloads.event({"type": "tokens_revoked", "tokens": tokens})) == Gone("", TEAM, True, (USER,))
    some = payloads.event({"type": "tokens_revoked", "tokens": {"oauth": [USER]}})
    assert heard(some) == Gone("", TEAM, False, (USER,))


def test_slack_asks_for_the_address_and_gets_its_challenge() -> None:
    assert heard({"type": "url_verification", "challenge": "abc", "token": "x"}) == Challenge("abc")
    assert isinstance(parse.command({"ssl_check": "1", "token": "x"}, Owner.UNION, SIGNATURE), Ignored)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ask can they watch me?", "can they watch me?"),
        ("ASK  can they &amp; may they?", "can they & may they?"),
        ("can they watch me?", "can they watch me?"),
        ("", "help"),
        ("help", "help"),
        ("status", "status"),
        ("survey", "survey"),
        ("about", "about"),
        ("stop", "stop"),
        ("claim ABCD-EFGH-JKLM", "claim ABCD-EFGH-JKLM"),
    ],
)
def test_the_words_after_the_command_are_said_between_the_bot_and_one_person(text: str, said: str) -> None:
    event, ways = happened(commanded(text))
    assert event == Said(ALEX, BESIDE, SIGNATURE, said)
    assert ways.surface is Surface.COMMAND
    assert ways.trigger
    assert ways.response_url


def test_a_report_by_command_opens_the_page() -> None:
    event, _ = happened(commanded("report "))
    assert event == Opened(ALEX, BESIDE, SIGNATURE, "report")


def test_what_is_typed_after_report_is_heard_in_case_somebody_is_in_danger() -> None:
    event, _ = happened(commanded("Report my manager put in cameras"))
    assert event == Said(ALEX, BESIDE, SIGNATURE, "report: my manager put in cameras")


def test_to_ask_without_a_question_opens_the_form_for_one() -> None:
    event, ways = happened(commanded("ask "))
    assert event == Pressed(ALEX, BESIDE, SIGNATURE, ASK.action)
    assert ways.trigger


def test_the_shortcut_of_a_message_asks_about_its_words() -> None:
    payload = payloads.interaction(
        "message_action",
        callback_id=incoming.ASK_ABOUT,
        channel={"id": CHANNEL, "name": "general"},
        message={"type": "message", "user": "U9", "text": "they &lt;watch&gt; us", "ts": "1.1"},
        response_url="https://hooks.slack.com/app/1",
    )
    event, ways = happened(payloads.read(payload))
    assert event == Said(ALEX, BESIDE, SIGNATURE, "they <watch> us")
    assert ways.surface is Surface.SHORTCUT


def test_the_shortcut_to_report_opens_the_page() -> None:
    event, _ = happened(payloads.read(payloads.interaction("shortcut", callback_id=incoming.REPORT)))
    assert isinstance(event, Opened)
    assert (event.shown, event.place.private, event.place.reach) == ("report", True, USER)


def test_a_button_between_two_is_pressed_with_its_value() -> None:
    event, ways = happened(payloads.read(payloads.pressed(button("cases.open", "r1"))))
    assert event == Pressed(ALEX, HERE, SIGNATURE, "cases.open", "r1")
    assert (ways.channel, ways.own) == (DM, HERE)


def test_a_button_in_a_thread_is_pressed_where_others_read_along() -> None:
    event, ways = happened(payloads.read(payloads.pressed(button("a"), CHANNEL, thread_ts="1600000000.1")))
    assert not event.place.private
    assert event.place.key == f"{CHANNEL} 1600000000.1"
    assert ways.own == BESIDE


@pytest.mark.parametrize("answered", ["", "1700000000.000300"])
def test_a_button_of_a_post_in_a_channel_is_pressed_in_private(answered: str) -> None:
    event, ways = happened(payloads.read(payloads.pressed(button("a"), CHANNEL, thread_ts=answered)))
    assert event.place == BESIDE
    assert (ways.posted, ways.thread) == (True, "")


def test_a_button_that_only_one_person_sees_is_pressed_in_private() -> None:
    event, ways = happened(payloads.read(payloads.pressed(button("a"), CHANNEL, ephemeral=True)))
    assert event.place == BESIDE
    assert ways.ephemeral
    foreign, _ = happened(payloads.read(payloads.pressed(button("a"), "D0OTHERS", ephemeral=True)))
    assert foreign.place.reach == USER


def test_what_did_not_fit_is_there_when_its_button_is_pressed_and_is_forgotten_later() -> None:
    found = render.messages((FORM, Text("word " * 20_000), Text("", (Button("a", "b", "long " * 600),))), names())
    form, text, value = (
        [element for block in one.blocks for element in block.get("elements", ())][-1]
        for one in found.sent
        if isinstance(one, render.Message)
    )
    wanted = payloads.read(payloads.pressed(form), found.kept)
    assert isinstance(wanted, FormWanted)
    assert wanted.form == FORM
    more = payloads.read(payloads.pressed(text), found.kept)
    assert isinstance(more, MoreWanted)
    assert isinstance(more.rest, Rest)
    event, _ = happened(payloads.read(payloads.pressed(value), found.kept))
    assert isinstance(event, Pressed)
    assert event.value == "long " * 600
    for one in (form, text, value):
        with pytest.raises(ForgottenError):
            payloads.read(payloads.pressed(one))


def test_a_name_stands_for_one_kind_of_thing_only() -> None:
    with pytest.raises(ForgottenError):
        payloads.read(payloads.pressed(button(drawing.OPEN, "~kx")), {"~kx": "words"})


def test_a_view_that_somebody_else_opened_is_refused() -> None:
    view = views.modal((FORM,), Place("slack", TEAM, "with U0OTHER", Owner.UNION, reach=DM), names()).view
    with pytest.raises(MalformedError):
        payloads.read(payloads.sent(view))


def test_one_view_with_one_form_after_another_is_another_cause_each_time() -> None:
    view = views.modal((FORM,), HERE, names()).view
    first, second = payloads.sent(view), payloads.sent(view)
    second["view"]["hash"] = "1701.def"
    causes = {happened(payloads.read(one))[0].cause for one in (first, first, second)}
    assert causes == {"V0CANARY 1700.abc", "V0CANARY 1701.def"}


@pytest.mark.parametrize(
    "payload",
    [
        payloads.interaction("view_closed", view={}),
        payloads.interaction("workflow_step_edit"),
        payloads.pressed({"type": "static_select", "action_id": "a|1"}),
        payloads.interaction("block_actions", actions=[]),
        payloads.interaction("shortcut", callback_id="not_ours"),
        {"type": "unheard_of"},
    ],
)
def test_what_nothing_is_to_be_done_about_is_left(payload: Json) -> None:
    assert isinstance(payloads.read(payload), Ignored)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        [],
        "words",
        {"type": 5},
        {"type": "event_callback", "event": "words"},
        payloads.message(user=None),
        payloads.message(user="<@U1>"),
        payloads.message(user=["U1"]),
        payloads.message(text=5),
        payloads.message(files="many"),
        payloads.message(channel=""),
        payloads.event(payloads.message()["event"], event_id=""),
        payloads.event(payloads.message()["event"], team_id="", authorizations=[]),
        payloads.event({"type": "tokens_revoked", "tokens": {"bot": "all"}}),
        {"type": "url_verification"},
    ],
)
def test_a_malformed_event_is_refused(payload: object) -> None:
    with pytest.raises(MalformedError):
        parse.event(payload, Owner.UNION)


@pytest.mark.parametrize(
    "payload",
    [
        None,
        payloads.interaction("block_actions", user=None, actions=[button("a")]),
        payloads.pressed({"type": "button", "action_id": "without-a-number"}),
        payloads.pressed({"type": "button"}),
        payloads.interaction("block_actions", actions=[button("a")]),
        payloads.interaction("block_actions", actions="all"),
        payloads.interaction("view_submission"),
        payloads.interaction("view_submission", view={"id": "V1", "private_metadata": "{"}),
        payloads.interaction("view_submission", view={"id": "V1", "private_metadata": "[" * 100_000}),
        payloads.interaction("view_submission", view={"id": "V1", "private_metadata": '{"form":"f"}'}),
        payloads.interaction("block_suggestion", action_id="suggest|", value="x"),
        payloads.interaction("block_suggestion", action_id="words", value="x"),
        payloads.interaction("shortcut"),
    ],
)
def test_a_malformed_interaction_is_refused(payload: object) -> None:
    with pytest.raises(MalformedError):
        payloads.read(payload)


@pytest.mark.parametrize("missing", ["command", "user_id", "team_id", "channel_id"])
def test_a_command_without_what_slack_always_sends_is_refused(missing: str) -> None:
    given = payloads.command("help")
    del given[missing]
    with pytest.raises(MalformedError):
        parse.command(given, Owner.UNION, SIGNATURE)
