"""Whole stories on a small Teams of our own: what somebody does is read, handled by the bot, and drawn."""

from dataclasses import dataclass, field
from typing import Any

from adapters.teams import dialogs, render
from adapters.teams.incoming import AsideWanted, Happened, Incoming, Installed, Way
from adapters.teams.keeping import Stand, Thing
from adapters.teams.render import To
from bot.bot import Bot
from bot.events import Event, Opened
from tests import fakes
from tests.teams import oracle, payloads
from tests.teams.payloads import ACCOUNT, USER, Json, names
from tests.web import visiting


@dataclass
class Member:
    """Sees what was drawn last, and does something with it."""

    shared: bool = False
    bot: Bot = field(default_factory=lambda: Bot(fakes.desk()))
    activities: list[Json] = field(default_factory=list)
    window: Json = field(default_factory=dict)
    kept: dict[str, Thing] = field(default_factory=dict)
    new_id: Any = field(default_factory=names)
    done: int = 0

    async def installs(self) -> None:
        came = self.reads(payloads.activity("installationUpdate", action="add"))
        assert isinstance(came, Installed)
        assert came.opened is not None
        await self.answered(came.opened, Way.MESSAGE)

    async def writes(self, text: str) -> None:
        payload = payloads.mention(f"<at>Agreement Bot</at> {text}") if self.shared else payloads.message(text)
        await self.does(payload)

    async def presses(self, title: str) -> None:
        button = next(one for one in self.buttons if one["title"] == title)
        payload = payloads.pressed(button, dialog=bool(self.window))
        await self.does(payloads.in_channel(payload) if self.shared else payload)

    async def sends(self, answers: dict[str, str]) -> None:
        card = next(card for card in self.cards if oracle.inputs(card))
        payload = payloads.sent(card, answers, dialog=bool(self.window))
        await self.does(payloads.in_channel(payload) if self.shared else payload)

    @property
    def cards(self) -> list[Json]:
        if self.window:
            return [self.window]
        return [part["content"] for one in self.activities for part in one.get("attachments", [])]

    @property
    def buttons(self) -> list[Json]:
        return [one for card in self.cards for one in oracle.actions(card)]

    @property
    def sees(self) -> str:
        said = [] if self.window else [one.get("text", "") for one in self.activities]
        for card in self.cards:
            for one in oracle.every(card["body"]):
                said += [one.get("text", ""), "".join(run["text"] for run in one.get("inlines", []))]
        return oracle.shown("\n".join(part for part in said if part))

    def reads(self, payload: Json) -> Incoming:
        self.done += 1
        return payloads.read({**payload, "id": f"f:{self.done}"}, self.kept)

    async def does(self, payload: Json) -> None:
        came = self.reads(payload)
        if isinstance(came, AsideWanted):
            self.opens(dialogs.dialog(came.aside.replies, USER, self.new_id, mark=came.aside.mark))
            return
        assert isinstance(came, Happened)
        await self.answered(came.event, came.ways.way)

    async def answered(self, event: Event, way: Way) -> None:
        replies = await self.bot.handle(event)
        if way is Way.DIALOG:
            self.opens(dialogs.dialog(replies, USER, self.new_id))
            return
        to = To(Stand.SHARED if self.shared else Stand.CHAT, USER, ACCOUNT)
        drawn = render.messages(replies, to, self.new_id, greets=isinstance(event, Opened))
        self.activities = [one.activity for one in drawn.sent]
        for one in self.activities:
            oracle.message(one)
        self.kept |= drawn.kept
        self.window = {}

    def opens(self, answer: dialogs.Answer) -> None:
        self.window = answer.body["task"]["value"]["card"]["content"]
        oracle.card(self.window)
        self.kept |= answer.kept


async def test_who_installs_it_hears_that_it_is_a_machine_and_gets_something_to_say() -> None:
    alex = Member()
    await alex.installs()
    assert "automated bot" in alex.sees
    suggested = alex.activities[-1]["suggestedActions"]["actions"]
    await alex.writes(suggested[0]["value"])
    assert "The draft agreement would not allow it." in alex.sees


async def test_a_member_asks_and_gets_the_answer_with_its_source_after_hearing_that_it_is_a_machine() -> None:
    alex = Member()
    await alex.writes("can they bring in a new system without us?")
    assert "automated bot" in alex.sees
    assert "The draft agreement would not allow it." in alex.sees
    assert "📝 What this is" in alex.sees
    assert alex.activities[-2]["entities"][0]["citation"]


async def test_a_member_reports_in_the_chat_and_keeps_the_receipt() -> None:
    alex = Member()
    await alex.writes("report")
    assert "Who can read this here" in alex.sees
    await alex.presses("Anonymous")
    answers = {"typed.what": "Rota bot", "typed.where": "Town Hall", "typed.doing": "It plans who works when."}
    await alex.sends(answers)
    assert len([part for part in alex.sees.split() if part.isdigit() and len(part) == 4]) >= 4


async def test_a_member_reports_in_a_window_and_keeps_the_receipt_there() -> None:
    alex = Member()
    came = alex.reads(payloads.invoke("composeExtension/fetchTask", {"commandId": "report"}))
    assert isinstance(came, Happened)
    await alex.answered(came.event, came.ways.way)
    assert "Who can read this here" in alex.sees
    await alex.presses("Anonymous")
    await alex.sends({"typed.what": "Rota bot", "typed.where": "Town Hall", "typed.doing": "It plans who works when."})
    assert not oracle.inputs(alex.window)
    assert len([part for part in alex.sees.split() if part.isdigit() and len(part) == 4]) >= 4


async def test_in_a_channel_nothing_private_is_begun_where_others_see_it() -> None:
    alex = Member(shared=True)
    await alex.writes("report")
    assert "Others can read this place" not in alex.sees
    await alex.presses(render.SHOW)
    assert "Others can read this place" in alex.sees


async def test_a_button_in_a_channel_answers_only_the_one_who_presses_it() -> None:
    alex = Member(shared=True, bot=Bot(fakes.desk(visiting.library())))
    await alex.writes("could they perhaps?")
    before = list(alex.activities)
    await alex.presses("Can I see what they hold about me?")
    assert alex.activities == before
    assert "Yes, in most cases." in alex.sees


async def test_a_form_can_be_filled_in_in_a_window_of_its_own() -> None:
    alex = Member()
    await alex.writes("claim")
    await alex.presses("Open in a window")
    assert oracle.inputs(alex.window)
    await alex.sends({"typed.code": "ABCD-EFGH-JKLM"})
    assert "That code cannot be used" in alex.sees
