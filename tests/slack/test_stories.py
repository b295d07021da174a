"""The bot itself on Slack, without its network: payloads in, blocks out, and nothing else between."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from adapters.slack import parse, render, views
from adapters.slack.incoming import FormWanted, Happened, Incoming, Ways
from adapters.slack.keeping import Kept, Thing
from adapters.slack.render import Message
from bot.bot import Bot
from bot.events import Owner
from bot.replies import Form, Replies
from tests import fakes
from tests.slack import oracle, payloads
from tests.slack.payloads import SIGNATURE, Json, names


@dataclass
class Member:
    """Somebody on Slack, who sees what is drawn for them and does something with it."""

    bot: Bot = field(default_factory=lambda: Bot(fakes.desk()))
    blocks: list[Json] = field(default_factory=list)
    kept: dict[str, Thing] = field(default_factory=dict)
    view: Json = field(default_factory=dict)

    async def writes(self, text: str) -> None:
        await self._does(parse.event(payloads.message(text), Owner.EMPLOYER))

    async def commands(self, text: str) -> None:
        await self._does(parse.command(payloads.command(text), Owner.EMPLOYER, SIGNATURE))

    async def presses(self, label: str) -> None:
        drawn = [element for block in self.blocks for element in oracle.elements(block)]
        button = next(dict(one) for one in drawn if one.get("text", {}).get("text") == label)
        where = payloads.pressed_in(self.view, button) if self.view else payloads.pressed(button)
        await self._does(payloads.read(where, self.kept))

    async def sends(self, answers: Mapping[str, object]) -> Json | None:
        """The errors beside the fields, if there are any."""
        came = payloads.read(payloads.sent(self.view, answers), self.kept)
        assert isinstance(came, Happened)
        replies = await self.bot.handle(came.event)
        form = next((one for one in replies if isinstance(one, Form)), None)
        wrong = views.errors(form, came.ways.inputs) if form else None
        if wrong is None:
            self._in_a_view(replies, came.ways)
        return wrong

    @property
    def sees(self) -> str:
        return oracle.shown(render.told(self.blocks))

    async def _does(self, came: Incoming) -> None:
        if isinstance(came, FormWanted):
            self._in_a_view((came.form,), came.ways)
            return
        assert isinstance(came, Happened)
        replies = await self.bot.handle(came.event)
        if came.ways.trigger and any(isinstance(one, Form) for one in replies):
            self._in_a_view(replies, came.ways)
            return
        found = render.messages(replies, names())
        for one in found.sent:
            assert isinstance(one, Message)
            oracle.message(one)
        self._shows([block for one in found.sent if isinstance(one, Message) for block in one.blocks], found.kept, {})

    def _in_a_view(self, replies: Replies, ways: Ways) -> None:
        drawn = views.modal(replies, ways.own, names())
        oracle.view(drawn.view)
        self._shows(drawn.view["blocks"], drawn.kept, drawn.view)

    def _shows(self, blocks: list[Json], kept: Kept, view: Json) -> None:
        self.blocks, self.kept, self.view = blocks, dict(kept), view


async def test_a_member_asks_and_gets_the_answer_after_hearing_that_it_is_a_machine() -> None:
    alex = Member()
    await alex.writes("can they bring in a new system without us?")
    assert "automated bot" in alex.sees
    assert "The draft agreement would not allow it." in alex.sees
    assert "📝 *What this is*" in alex.sees


async def test_a_member_reports_by_command_in_modals_and_keeps_the_receipt() -> None:
    alex = Member()
    await alex.commands("report")
    assert "Who can read this here" in alex.sees
    await alex.presses("Anonymous")
    assert alex.view["title"]["text"].startswith("Report AI at work")
    answers = {"what": "Rota bot", "where": "Town Hall", "doing": "It plans who works when."}
    wrong = await alex.sends({**answers, "where": " "})
    assert wrong == {"response_action": "errors", "errors": {"where": "Please answer this one."}}
    assert await alex.sends(answers) is None
    assert "submit" not in alex.view
    assert len([part for part in alex.sees.split() if part.strip("*").isdigit() and len(part.strip("*")) == 4]) >= 4


async def test_a_form_that_is_answered_to_a_message_opens_by_a_button() -> None:
    alex = Member()
    await alex.writes("claim")
    assert not alex.view
    await alex.presses("Open the form")
    assert alex.view["title"]["text"] == "Enter your code"
    await alex.sends({"code": "ABCD-EFGH-JKLM"})
    assert "That code cannot be used" in alex.sees
    await alex.presses("Enter a code")
    assert alex.view["title"]["text"] == "Enter your code"


async def test_in_a_channel_nothing_private_is_begun() -> None:
    bot = Bot(fakes.desk())
    came = parse.event(payloads.mention(f"<@{payloads.BOT}> report"), Owner.EMPLOYER)
    assert isinstance(came, Happened)
    replies = await bot.handle(came.event)
    found = [one for one in render.messages(replies, names()).sent if isinstance(one, Message)]
    assert "Others can read this place" in found[-1].text
    assert found[-1].private
