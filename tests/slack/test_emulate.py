"""End to end, against a Slack that keeps messages, threads, views and files."""

import json
import re
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta

import pytest

from bot.telling import ONE
from tests.second_factor.steps import Phone, key_in
from tests.slack.emulated import BOT_USER, Member, World, emulated, world
from tests.slack.payloads import Json
from tests.slack.visiting import TOKEN


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with emulated() as url:
        yield url


@pytest.fixture
async def here(address: str) -> AsyncIterator[World]:
    async with world(address) as made:
        yield made


async def _channel(here: World) -> str:
    listed: list[Json] = (await here.ask("xoxp-alex", "conversations.list"))["channels"]
    found = str(next(one["id"] for one in listed if one["name"] == "union-ai"))
    for token in ("xoxp-alex", TOKEN):
        await here.ask(token, "conversations.join", channel=found)
    return found


async def stepped(member: Member) -> None:
    """The second step, as they set it up there."""
    await member.writes("second step")
    view = await member.presses("Set it up")
    phone = Phone(key_in(json.dumps(view)), member.world.clock)
    assert "Your second step is on" in json.dumps(await member.sends(view, {"code": phone.figures}))


async def test_a_mention_is_answered_in_its_thread(here: World) -> None:
    alex, channel = await here.person("alex"), await _channel(here)
    at = await alex.mentions("can they bring in a system without us? <!channel>", channel)
    thread: list[Json] = (await here.ask(alex.token, "conversations.replies", channel=channel, ts=at))["messages"]
    words = json.dumps(thread[1:])
    assert all(one["thread_ts"] == at and one["user"] == BOT_USER for one in thread[1:])
    assert "automated bot" in words
    assert "The draft agreement would not allow it." in words
    assert "<!channel>" not in words


async def test_what_is_private_is_not_in_the_history_of_a_channel(here: World) -> None:
    alex, channel = await here.person("alex"), await _channel(here)
    at = await alex.mentions("report", channel)
    history = await here.ask(alex.token, "conversations.replies", channel=channel, ts=at)
    assert "Others can read this place" not in json.dumps(history)


async def test_a_message_is_answered_in_the_conversation_of_two(here: World) -> None:
    alex = await here.person("alex")
    await alex.writes("can they bring in a system without us?")
    said = await alex.reads()
    assert "The draft agreement would not allow it." in json.dumps(said[0])
    assert "automated bot" in json.dumps(said[1])


async def test_a_report_ends_with_its_receipt_and_its_words_are_in_no_history(here: World) -> None:
    alex = await here.person("alex")
    await alex.writes("report")
    view = await alex.presses("Anonymous")
    answer = await alex.sends(view, {"what": "Rota bot", "where": "Town Hall", "doing": "It plans who works when."})
    assert answer["response_action"] == "update"
    assert "Thank you" in json.dumps(answer)
    assert "plans who works" not in json.dumps(await alex.reads())


async def test_a_report_by_command_in_a_channel_leaves_nothing_there(here: World) -> None:
    alex, channel = await here.person("alex"), await _channel(here)
    before = await here.ask(alex.token, "conversations.history", channel=channel)
    await alex.commands("report", channel)
    assert "Who can read this here" in json.dumps(here.api.alone)
    view = await alex.presses_alone("Anonymous", channel)
    given = {"what": "Rota bot", "where": " ", "doing": "It plans who works when."}
    assert await alex.sends(view, given) == {
        "response_action": "errors",
        "errors": {"where": "Please answer this one."},
    }
    receipt = await alex.sends(view, {**given, "where": "Town Hall"})
    assert len(re.findall(r"\b\d{4}\b", json.dumps(receipt["view"]["blocks"]))) >= 4
    after = await here.ask(alex.token, "conversations.history", channel=channel)
    assert after["messages"] == before["messages"]
    assert "plans who works" not in json.dumps([here.api.alone, await alex.reads()])


async def test_an_organiser_is_told_of_a_report_and_opens_it_in_a_window(here: World) -> None:
    rita, alex = await here.organiser(), await here.person("alex")
    await stepped(rita)
    await alex.reports()
    here.clock.move(timedelta(seconds=20))
    await here.outbox.deliver_due()
    told = (await rita.reads())[0]
    assert ONE in told["text"]
    assert "Rota bot" not in json.dumps(told)
    assert "Rota bot" in json.dumps(await rita.presses("Open it"))
    assert "Rota bot" not in json.dumps(await rita.reads())


async def test_the_command_opens_the_form_for_a_question(here: World) -> None:
    alex, channel = await here.person("alex"), await _channel(here)
    await alex.commands("ask", channel)
    view = here.api.views[-1]
    assert view["title"]["text"] == "Ask a question"
    (question,) = [block["block_id"] for block in view["blocks"] if block["type"] == "input"]
    answer = await alex.sends(view, {question: "can they bring in a system without us?"})
    assert "The draft agreement would not allow it." in json.dumps(answer)


async def test_the_home_is_drawn(here: World) -> None:
    alex = await here.person("alex")
    view = await alex.comes_home()
    assert view["type"] == "home"
    assert "automated bot" in json.dumps(view)


async def test_the_register_arrives_as_a_file_in_the_conversation_of_two(here: World) -> None:
    rita = await here.organiser()
    await stepped(rita)
    await rita.writes("register")
    view = await rita.presses("Export")
    assert "Before you use it." in json.dumps(await rita.sends(view, {"format": "xlsx"}))
    (file,) = (await here.ask(rita.token, "files.list"))["files"]
    assert file["name"] == "register.xlsx"
    assert rita.dm in json.dumps(file)
