"""What is said on Teams is answered where it was said, once, and in its order: stories through the real door."""

import asyncio

import pytest

from adapters.teams import dialogs
from adapters.teams.keeping import Options
from bot.bot import Bot
from bot.events import Event, Typing
from bot.records import Carried, Feedback
from bot.replies import Replies, Text
from tests import fakes
from tests.teams import payloads
from tests.teams.payloads import ACCOUNT
from tests.teams.receiving import Saying, another
from tests.teams.visiting import door
from tests.web.visiting import FORM


async def test_a_question_in_a_chat_is_acknowledged_at_once_and_answered_there() -> None:
    async with door() as here:
        alex = here.somebody()
        answered = await alex.writes("can they bring in a new system without us?")
        assert (answered.status, answered.text) == (200, "")
        assert "automated bot" in alex.sees
        assert "The draft agreement would not allow it." in alex.sees


async def test_a_message_is_acknowledged_while_the_answer_is_still_looked_for() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    async with door(desk, Saying(desk, Text("Found."), kept=kept)) as here:
        answered = await here.post(payloads.message())
        assert answered.status == 200
        assert not here.platform.asked
        kept.set()
        await here.settled()
        assert [one["text"] for one in here.platform.said()] == ["Found."]


async def test_messages_of_one_person_are_answered_in_their_order() -> None:
    desk, first = fakes.desk(), asyncio.Event()

    class Slow(Bot):
        async def handle(self, event: Event) -> Replies:
            text = getattr(event, "text", "")
            if text == "one":
                await first.wait()
            return (Text(text.capitalize()),)

    async with door(desk, Slow(desk)) as here:
        for text in ("one", "two", "three"):
            await here.post(payloads.message(text))
        first.set()
        await here.settled()
        assert [one["text"] for one in here.platform.said()] == ["One", "Two", "Three"]


async def test_who_installs_it_is_welcomed_once_with_something_to_say() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.installs()
        await alex.does(payloads.activity("conversationUpdate", membersAdded=[{"id": payloads.BOT}]))
        assert "automated bot" in alex.sees
        (suggested,) = [one["suggestedActions"] for _, one in alex.messages if "suggestedActions" in one]
        assert suggested["to"] == [ACCOUNT]
        await alex.writes(suggested["actions"][0]["value"])
        assert "The draft agreement would not allow it." in alex.sees


async def test_who_takes_it_out_and_puts_it_in_again_is_welcomed_again() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.installs()
        welcomed = len(here.platform.calls("send"))
        await alex.does(payloads.activity("installationUpdate", action="remove"))
        assert len(here.platform.calls("send")) == welcomed
        await alex.installs()
        assert len(here.platform.calls("send")) > welcomed


@pytest.mark.parametrize(("reaction", "helped", "not_helped"), [("like", 1, 0), ("dislike", 0, 1)])
async def test_a_thumb_counts_once(reaction: str, helped: int, not_helped: int) -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("can they bring in a new system without us?")
        message = next(one for one, activity in alex.messages if "feedbackLoop" in activity.get("channelData", {}))
        given = {"actionName": "feedback", "actionValue": {"reaction": reaction, "feedback": "{}"}}
        opened = payloads.invoke("message/fetchTask", {"data": given}, replyToId=message, id="f:thumb")
        for _ in range(2):
            await alex.does(opened)
            assert alex.window or alex.told
        default = await alex.does(payloads.invoke("message/submitAction", given, replyToId="1", id="f:gone"))
        assert (default.status, default.json) == (200, {})
        (counted,) = await fakes.kept(here.desk.store, Feedback)
        assert (counted.helped, counted.not_helped) == (helped, not_helped)


async def test_a_message_of_the_same_id_in_another_conversation_is_another() -> None:
    async with door() as here:
        alex, sam = here.somebody(), another(here)
        await alex.writes("can they bring in a new system without us?")
        message = next(one for one, activity in alex.messages if "feedbackLoop" in activity.get("channelData", {}))
        given = {"actionName": "feedback", "actionValue": {"reaction": "like", "feedback": "{}"}}
        await sam.does(payloads.invoke("message/fetchTask", {"data": given}, replyToId=message))
        assert sam.told == dialogs.FORGOTTEN
        kept = [one.id for one in await fakes.kept(here.desk.store, Carried)]
        assert not any(message in one for one in kept)


async def test_a_message_that_is_delivered_again_says_nothing_more() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("can they?", id="f:same")
        said = len(here.platform.asked)
        await alex.writes("can they?", id="f:same")
        assert len(here.platform.asked) == said
        await another(here).writes("can they?", id="f:same")  # in another conversation it is another
        assert len(here.platform.asked) > said


async def test_a_button_that_is_delivered_again_says_nothing_more_and_gets_the_same_answer() -> None:
    async with door() as here:
        alex = here.somebody()
        await alex.writes("report")
        first = await alex.presses("Anonymous", id="f:same")
        said = len(here.platform.asked)
        again = await alex.presses("Anonymous", id="f:same")
        assert first.json == again.json
        assert len(here.platform.asked) == said


async def test_what_nothing_is_done_about_is_taken() -> None:
    async with door() as here:
        for payload in (
            payloads.activity("typing"),
            payloads.activity("messageReaction"),
            payloads.mention(entities=[]),
        ):
            assert (await here.post(payload)).status == 200
        await here.settled()
        assert not here.platform.asked


async def test_words_are_suggested_and_many_options_searched() -> None:
    class Naming(Saying):
        async def suggest(self, typing: Typing) -> tuple[str, ...]:
            return (f"{typing.text} planner",)

    desk = fakes.desk()
    async with door(desk, Naming(desk, FORM)) as here:
        found = await here.post(
            payloads.invoke("application/search", {"queryText": "Rota", "dataset": "suggest|trial.names"})
        )
        assert [one["title"] for one in found.json["value"]["results"]] == ["Rota", "Rota planner"]
        name = "~k" + "1" * 32
        await here.receiving.answering.carrying.keep({name: Options((("a", "Town Hall"), ("b", "Depot")))})
        found = await here.post(
            payloads.invoke("application/search", {"queryText": "dep", "dataset": f"choose|{name}"})
        )
        assert found.json["value"]["results"] == [{"title": "Depot", "value": "b"}]


async def test_what_is_under_way_is_finished_before_the_end() -> None:
    desk, kept = fakes.desk(), asyncio.Event()
    bot = Saying(desk, Text("It is done."), kept=kept)
    async with door(desk, bot) as here:
        await here.post(payloads.message())
        await bot.asked.wait()
        ending = asyncio.ensure_future(here.settled())
        await asyncio.sleep(0)
        assert not ending.done()
        kept.set()
        await ending
        assert [one["text"] for one in here.platform.said()] == ["It is done."]
