"""A page to visit: the real application on a real socket, with a small library and a form that only tests have."""

import asyncio
import json
import re
import threading
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient, TestServer
from lxml import html

from adapters.settings import TRIAL
from adapters.web.news import News
from adapters.web.serve import application
from bot import distress
from bot.bot import Bot
from bot.desk import Desk, House
from bot.events import Event, Pressed, Submitted, Typing
from bot.marks import ASKED, NEVER
from bot.replies import Card, Document, Fact, Field, Form, Kind, Mark, Picture, Replies, Text, scale, yes_no
from knowledge.documents import Imported
from knowledge.entries import Status
from knowledge.topics import Band, Found, Hit
from tests import fakes
from tests.fakes import TODAY, UNION_HOUSE, FakeLibrary

LOCAL_HOUSE = TRIAL
PNG = bytes.fromhex(  # one grey point
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63680000008200"
    "8177cd72b60000000049454e44ae426082"
)
CALLED = "What is it called?"
FORM = Form(
    "trial",
    "Tell a rep about a system",
    (
        Field(
            "name",
            "What is it called?",
            required=True,
            hint="Its name, or what people call it.",
            suggests="trial.names",
        ),
        Field("what", "What does it do?", Kind.PARAGRAPH, most=20),
        Field(
            "where", "Where is it used?", Kind.CHOICE, (("office", "In the office"), ("home", "At home")), required=True
        ),
        Field("looks", "What does it look at?", Kind.CHOICES, (("mail", "E-mail"), ("screen", "The screen"))),
        scale("worry", "How worried are you?", "not at all", "very"),
        yes_no("told", "Were you told?"),
    ),
    intro="A rep reads this. **Your name is not kept.**",
)
NAMES = ("Rota bot", "Rota planner <2>", "Route finder")
RECEIPT = Card("Thank you", "Keep this.", (Fact("Your receipt", "**1234 5678 9012 3456**"),))
ANSWER = "agreement/consent"
OTHER = "law/copy"


def library() -> "Shelves":
    pack = fakes.pack(
        fakes.entry(),
        replace(
            fakes.entry(OTHER, Status.LAW),
            question="Can I see what they hold about me?",
            answer="Yes, in most cases.\n\n- Write to them.\n- Keep a copy.",
        ),
    )
    words = "No system is to be brought in before the unions have agreed."
    imported = Imported("agreement", 2, "ab" * 32, TODAY, {"agreement.consent-to-new": words})
    return Shelves(pack, documents={"agreement": imported})


@dataclass
class Shelves(FakeLibrary):
    """Unsure where a question says "perhaps", ignorant where it says "weather"; sure of one answer otherwise."""

    refreshed: int = 0
    thrice: threading.Event = field(default_factory=threading.Event)
    breaks: bool = False
    asked: list[str] = field(default_factory=list)

    def mend(self, message: str) -> str:
        return message

    def find(self, question: str, most: int = 3) -> Found:
        self.asked.append(question)
        hits = (Hit(OTHER, 0.5), Hit(ANSWER, 0.4))
        if "perhaps" in question:
            return Found(Band.DID_YOU_MEAN, hits, 0.5, question)
        if "weather" in question:
            return Found(Band.REFUSE, hits, 0.1, question)
        return Found(Band.ANSWER, (Hit(ANSWER, 0.9),), 0.9, question)

    def refresh(self) -> bool:
        self.refreshed += 1
        if self.refreshed == 3:
            self.thrice.set()
        if self.breaks:
            message = "words of a canary"
            raise ValueError(message)
        return True


class TrialBot(Bot):
    """The bot, and one of everything that can be said back. It remembers what happened."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.house = desk.house
        self.events: list[Event] = []
        self.typed: list[Typing] = []
        self.slow: asyncio.Event | None = None

    async def handle(self, event: Event) -> Replies:  # noqa: PLR0911 - a table of what can be tried
        self.events.append(event)
        match event:
            case Pressed(action="form"):
                return (FORM,)
            case Pressed(action="everything"):
                picture = Picture(PNG, "A line that goes up", "Reports each month")
                return (
                    FORM,
                    picture,
                    Document("letter.txt", "text/plain", b"Dear"),
                    Text("> quoted\n\n[more](https://union.example/)"),
                )
            case Pressed(action="marks"):
                return (Text("Your browser keeps that."), Mark(ASKED), Mark("of-a-stranger", 30), Mark(NEVER, 365))
            case Pressed(action="danger"):
                return distress.contacts(self.house)
            case Pressed(action="kinds"):
                return tuple(Card(kind, "Words.", (Fact("What this is", kind),)) for kind in KINDS)
            case Pressed(action="receipt"):
                return (RECEIPT,)
            case Pressed(action="break"):
                return (Broken(),)  # type: ignore[return-value]
            case Submitted(form="trial"):
                wrong = FORM.check(event.values)
                return (wrong,) if wrong else (Text("Thank you. A rep will read it."),)
            case _:
                return await super().handle(event)

    async def suggest(self, typing: Typing) -> tuple[str, ...]:
        self.typed.append(typing)
        if self.slow:
            await self.slow.wait()
        if typing.field == "trial.names":
            return tuple(name for name in NAMES if typing.text.casefold() in name.casefold())
        return await super().suggest(typing)


class Broken:
    """What no renderer can draw."""


KINDS = (
    "Law today",
    "Agreement in force here",
    "Draft agreement, not in force unless adopted where you work",
    "Union policy (a demand)",
    "Guidance to reps",
)


@dataclass
class Visitor:
    """Somebody with a browser: keeps cookies, reads pages, sends the forms that stand on them."""

    client: TestClient  # type: ignore[type-arg]
    bot: TrialBot
    shelves: Shelves
    news: News

    async def page(self, path: str = "/chat", **more: str) -> "Page":
        return await read(await self.client.get(path, headers=more))

    async def send(self, form: Mapping[str, object], path: str = "/chat", **more: str) -> "Page":
        return await read(await self.client.post(path, data=form, headers=more))

    async def say(self, text: str, **more: str) -> "Page":
        return await self.send({"cause": "c" * 22, "do": "say", "text": text}, **more)

    async def press(self, action: str, value: str = "", path: str = "/chat", **more: str) -> "Page":
        form = {"cause": "c" * 22, "do": "press", "action": action, "value": value, "label": action}
        return await self.send(form, path, **more)


@dataclass
class Page:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def tree(self) -> html.HtmlElement:
        return html.document_fromstring(self.text)

    @property
    def words(self) -> str:
        return " ".join(self.tree.text_content().split())

    def forms(self, kind: str) -> list[dict[str, str]]:
        """The forms with this class, as a browser would send them untouched."""
        found = [form for form in self.tree.forms if kind in form.get("class", "")]
        return [{name: value.removeprefix("\n") for name, value in form.form_values()} for form in found]

    def columns(self, caption: str) -> list[list[str]]:
        """The rows of the table with this caption, its header first."""
        (table,) = self.tree.xpath(f"//table[caption='{caption}']")
        return _rows(table)

    @property
    def tables(self) -> list[list[list[str]]]:
        return [_rows(table) for table in self.tree.xpath("//table")]

    @property
    def events(self) -> list[tuple[str, str]]:
        return [(kind, json.loads(data)) for kind, data in re.findall(r"event: (\w+)\ndata: (.*)\n\n", self.text)]


def _rows(table: html.HtmlElement) -> list[list[str]]:
    return [[cell.text_content().strip() for cell in row.xpath("./th|./td")] for row in table.xpath(".//tr")]


async def read(response: ClientResponse) -> Page:
    return Page(response.status, response.headers, await response.text())


@asynccontextmanager
async def visiting(house: House = UNION_HOUSE, public_url: str = "") -> AsyncIterator[Visitor]:
    shelves = library()
    desk = fakes.desk(shelves, house)
    bot = TrialBot(desk)
    news = News(desk)
    server = TestServer(application(bot, desk, public_url, news))
    await server.start_server(access_log=None)
    async with TestClient(server) as client:
        yield Visitor(client, bot, shelves, news)
