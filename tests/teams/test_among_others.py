"""Where others read along on Teams: what is private opens for one person alone."""

from datetime import timedelta
from urllib.parse import urlsplit

from adapters.teams import dialogs, render
from bot import channels
from bot.people import inviting
from bot.records import Speaks
from bot.store import UnavailableError
from tests import fakes
from tests.fakes import BrokenStore, Clock
from tests.teams import payloads
from tests.teams.payloads import CHANNEL
from tests.teams.platform import refused
from tests.teams.receiving import LETTER, Saying, another
from tests.teams.visiting import Door, door
from tests.web import visiting


async def test_a_question_in_a_channel_is_answered_in_its_thread() -> None:
    async with door() as here:
        alex = here.somebody().in_a_channel()
        await alex.writes("can they bring in a new system without us?")
        assert "The draft agreement would not allow it." in alex.sees
        assert {one.conversation for one in here.platform.calls("send")} == {CHANNEL}


async def test_a_team_that_installs_it_is_welcomed_in_its_channel() -> None:
    async with door() as here:
        alex = here.somebody().in_a_channel()
        await alex.does(payloads.activity("conversationUpdate", membersAdded=[{"id": payloads.BOT}]))
        assert "automated bot" in alex.sees
        assert not any("suggestedActions" in one for _, one in alex.messages)


async def test_what_is_private_opens_in_a_channel_for_the_asker_alone() -> None:
    async with door() as here:
        alex, sam = here.somebody().in_a_channel(), another(here).in_a_channel()
        await alex.writes("report")
        assert "Others can read this place" not in alex.sees
        await sam.presses(render.SHOW)
        assert sam.told == dialogs.FOR_ANOTHER
        assert not sam.window
        await alex.presses(render.SHOW)
        assert "Others can read this place" in alex.sees
        alex.close()
        assert "Others can read this place" not in alex.sees


async def test_a_button_in_a_channel_answers_in_a_dialog_whoever_presses_it() -> None:
    desk = fakes.desk(visiting.library())
    async with door(desk) as here:
        alex, sam = here.somebody().in_a_channel(), another(here).in_a_channel()
        await alex.writes("could they perhaps?")
        said = len(here.platform.asked)
        await sam.presses("Can I see what they hold about me?")
        assert "Yes, in most cases." in sam.sees
        assert len(here.platform.asked) == said


async def _settled_here(here: Door, label: str) -> None:
    """A rep settles how the bot answers in the channel."""
    rep = another(here)
    await rep.writes(f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.desk.now())}")
    rep = rep.in_a_channel()
    await rep.writes("this channel")
    await rep.presses(render.SHOW)
    await rep.presses(label)
    here.platform.messages.clear()
    here.platform.asked.clear()


async def test_a_rep_settles_in_a_channel_that_only_whoever_asks_is_answered() -> None:
    async with door() as here:
        await _settled_here(here, channels.LABELS[Speaks.QUIETLY])
        alex = here.somebody().in_a_channel()
        await alex.writes("can they bring in a new system without us?", id="f:another-thread")
        assert "would not allow it" not in alex.sees
        await alex.presses(render.SHOW)
        assert "would not allow it" in alex.sees


async def test_where_a_rep_wants_no_answers_whoever_asks_is_told_in_their_own_chat() -> None:
    async with door() as here:
        await _settled_here(here, channels.LABELS[Speaks.NOT])
        alex = here.somebody().in_a_channel()
        await alex.writes("can they bring in a new system without us?")
        assert not alex.messages
        assert "asked me not to answer in this channel" in here.somebody().sees
        here.platform.failures["open"].append(refused("ConversationBlockedByUser"))
        await alex.writes("and now?")
        await alex.presses(render.SHOW)  # the bot has no chat with them
        assert "asked me not to answer in this channel" in alex.sees


async def test_what_a_channel_refuses_goes_into_the_conversation_of_two() -> None:
    async with door() as here:
        here.platform.failures["send"].append(refused("BotNotInConversationRoster"))
        await here.somebody().in_a_channel().writes("can they bring in a new system without us?")
        assert "would not allow it" in here.somebody().sees


async def test_without_a_store_what_is_private_in_a_channel_goes_where_no_button_has_to_open_it() -> None:
    async with door(fakes.desk(store=BrokenStore(UnavailableError()))) as here:
        await here.somebody().in_a_channel().writes("report")
        assert "Please write to me in a conversation of our own" in here.somebody().sees
        assert not here.platform.said(CHANNEL)


async def test_without_a_store_and_without_a_chat_of_two_somebody_is_told_at_least_where_to_write() -> None:
    async with door(fakes.desk(store=BrokenStore(UnavailableError()))) as here:
        alex = here.somebody().in_a_channel()
        here.platform.failures["open"] = [refused("BotNotInConversationRoster")]
        await alex.writes("report")
        assert render.WRITE_TO_ME in alex.sees
        assert "Please write to me in a conversation of our own" not in alex.sees


async def test_a_document_in_a_channel_has_its_link_only_when_its_window_is_opened() -> None:
    clock = Clock()
    desk = fakes.desk(clock=clock)
    async with door(desk, Saying(desk, LETTER)) as here:
        alex = here.somebody().in_a_channel()
        await alex.writes("x")
        clock.move(timedelta(hours=2))
        await alex.presses(render.SHOW)
        (link,) = [one["url"] for one, _ in alex.buttons if one["type"] == "Action.OpenUrl"]
        async with here.client.post(urlsplit(link).path) as handed:
            assert await handed.read() == LETTER.content
        alex.close()
        await alex.presses(render.SHOW)
        (another_link,) = [one["url"] for one, _ in alex.buttons if one["type"] == "Action.OpenUrl"]
        assert another_link != link
