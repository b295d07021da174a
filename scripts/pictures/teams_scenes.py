"""What happens on Teams before the pictures are taken: people ask and report, and the real bot answers.

What they send has the shapes of the tests, and is read and drawn by the bot's own adapter.
"""

import itertools
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from adapters.teams import dialogs, limits, parse, placing, render
from adapters.teams.incoming import AsideWanted, Happened, Incoming, Installed, Way
from adapters.teams.keeping import Stand, Thing
from adapters.teams.render import To
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Opened, Owner
from bot.outbox import Outbox
from bot.pace import Rate
from bot.people import inviting
from bot.records import Address
from bot.replies import Replies
from scripts.pictures import asking, real, teams_insights, teams_survey
from tests.fakes import Clock
from tests.teams import oracle, payloads

Json = dict[str, Any]
QUESTION = "can they just bring in a new AI system without asking the union?"
AT_A_MEETING = "do they have to tell us what data they collect?"
REPORT = {
    "typed.what": "Rota planner",
    "typed.where": "A hospital in the north",
    "typed.doing": "It moves shifts the night before, and nobody can say why.",
    "typed.name": "Alex",
}
WRONG = {**REPORT, "typed.where": " "}


async def scenes() -> list[Json]:
    """By name: who said what, or the window that is open."""
    clock = Clock()
    desk = real.desk(clock)
    bot = Bot(desk)
    rep = Member(bot, "rep")
    await rep.writes(f"claim {await inviting.for_the_machine(desk.store, desk.secret, clock())}")
    alex = Member(bot, "alex")
    await alex.installs()
    made = [_chat("greeting", *alex.said), _chat("answer", _you(QUESTION), *await alex.writes(QUESTION))]
    made.append(_chat("report", _you("report"), *await alex.writes("report")))
    await alex.presses("Named")
    made.append(_chat("form", *alex.said))
    await alex.presses("Open in a window")
    made.append(_window("window", alex.window))
    alex.window = {}
    await alex.sends(WRONG)
    made.append(_chat("errors", *alex.said))
    await alex.sends(REPORT)
    made.append(_chat("receipt", *alex.said))
    clock.move(timedelta(minutes=5))
    made.append(_chat("notice", *await _delivered(desk, bot, clock)))
    sam = Member(bot, "sam", shared=True)
    made.append(_chat("channel", _you(f"@Agreement Bot {AT_A_MEETING}"), *await sam.writes(AT_A_MEETING)))
    made.append(_chat("private", _you("@Agreement Bot report"), *await sam.writes("report")))
    surveyed = await teams_survey.scenes(real.desk(clock), clock)
    found = [*made, *surveyed, *await teams_insights.scenes(real.desk(clock))]
    return [*found, *await asking.on_teams_scenes()]


@dataclass
class Member:
    """Somebody in Teams, who sees what was said last, and does something with it."""

    bot: Bot
    name: str
    shared: bool = False
    said: list[Json] = field(default_factory=list)
    window: Json = field(default_factory=dict)
    kept: dict[str, Thing] = field(default_factory=dict)
    ids: Any = field(default_factory=itertools.count)

    async def installs(self) -> None:
        await self._does(payloads.activity("installationUpdate", action="add"))

    async def writes(self, text: str) -> list[Json]:
        payload = payloads.mention(f"<at>Agreement Bot</at> {text}") if self.shared else payloads.message(text)
        await self._does(payload)
        return self.said

    async def presses(self, title: str) -> None:
        button = next(one for card in self._cards for one in oracle.actions(card) if one["title"] == title)
        await self._does(payloads.pressed(button, dialog=bool(self.window)))

    async def sends(self, answers: dict[str, str]) -> None:
        card = next(card for card in self._cards if oracle.inputs(card))
        await self._does(payloads.sent(card, answers, dialog=bool(self.window)))

    @property
    def _cards(self) -> list[Json]:
        attached = [part["content"] for one in self.said for part in one["activity"].get("attachments", [])]
        return [self.window["card"]["content"]] if self.window else attached

    def _read(self, payload: Json) -> Incoming:
        sender = {"id": f"29:{self.name}", "name": self.name, "aadObjectId": self.name}
        given = {**payload, "id": f"f:{next(self.ids)}{self.name}", "from": sender}
        if not self.shared:
            given["conversation"] = {**payload["conversation"], "id": f"a:1{self.name}"}
        return parse.activity(given, Owner.EMPLOYER, self.kept.get)

    async def _does(self, payload: Json) -> None:
        match self._read(payload):
            case Happened() as happened:
                await self._happens(happened)
            case Installed(opened=Opened() as opened, ways=ways):
                await self._happens(Happened(opened, ways), greets=True)
            case AsideWanted(aside=aside):
                shown = dialogs.dialog(aside.replies, self.name, self._new_id, mark=aside.mark)
                self.window = shown.body["task"]["value"]
                self.kept |= shown.kept
            case other:
                message = f"no scene has {other}"
                raise ValueError(message)

    async def _happens(self, happened: Happened, *, greets: bool = False) -> None:
        replies = await self.bot.handle(happened.event)
        to = To(Stand.SHARED if self.shared else Stand.CHAT, self.name, f"29:{self.name}")
        in_place: list[Json] = []
        if happened.ways.way is Way.CARD:
            done = placing.placed(happened, replies, to, self._new_id)
            sent, kept = done.sent, done.kept
            if isinstance(card := done.answer.body["value"], dict):
                in_place = [_bot({"attachments": [{"content": card}]})]
        else:
            drawn = render.messages(replies, to, self._new_id, greets=greets)
            sent, kept = drawn.sent, drawn.kept
        self.kept |= kept
        self.said = [*in_place, *(_bot(one.activity) for one in sent)]

    def _new_id(self) -> str:
        return f"{self.name}{next(self.ids)}"


@dataclass
class Told:
    """Draws what the outbox delivers."""

    said: list[Json] = field(default_factory=list)
    channel: Rate = limits.CHANNEL
    workspace: Rate = limits.WORKSPACE

    async def send(self, address: Address, replies: Replies, key: str) -> None:
        ids = itertools.count()
        drawn = render.messages(replies, To(Stand.CHAT), lambda: f"told{next(ids)}{address.id}{key}")
        self.said += [_bot(one.activity) for one in drawn.sent]


async def _delivered(desk: Desk, bot: Bot, clock: Clock) -> list[Json]:
    told = Told()
    await Outbox(desk.store, {"teams": told}, bot.composers, clock, desk.secret).deliver_due()
    return told.said


def _chat(name: str, *said: Json) -> Json:
    return {"name": name, "said": list(said)}


def _window(name: str, window: Json) -> Json:
    return {"name": name, "window": {"title": window["title"], "card": window["card"]["content"]}}


def _you(text: str) -> Json:
    return {"you": text}


def _bot(activity: Json) -> Json:
    return {"activity": activity}
