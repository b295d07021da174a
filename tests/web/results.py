"""The page of results: the real application before a survey that is closed, its reps and whoever was asked."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from aiohttp.test_utils import TestClient, TestServer

from adapters.web.serve import application
from bot.records import Outcome
from bot.records.surveys import Answers, Way
from bot.surveys.results import addresses, in_chat
from tests.people.living import Somebody
from tests.surveys.asked import one, questionnaire, several, survey, text
from tests.surveys.concluded import CHANNEL, Concluded, concluded, people
from tests.surveys.reps import PAGES
from tests.web.visiting import Page, read

ASKED = questionnaire(
    one("site", "depot", "hall"),
    one("shift", "day", "night"),
    several("sees", "camera", "scanner", "none"),
    text("worry"),
)
WROTE = "The <b>scores</b> follow me home"


@dataclass
class Results:
    there: Concluded
    client: "TestClient"  # type: ignore[type-arg]

    @property
    def signed_path(self) -> str:
        return self.path_of("watched")

    def path_of(self, survey_: str) -> str:
        return addresses.path(survey_, self.there.place.branch.desk)

    async def compared(self) -> None:
        """The same was asked again, and that is signed, too."""
        await self.there.close(people(depot=14, hall=7), replace(self.there.made, id="again", earlier="watched"))
        await self.there.signs(survey_="again")

    async def page(self, path: str = "", **headers: str) -> Page:
        return await read(await self.client.get(path or self.signed_path, headers=headers))

    async def link(self, who: Somebody | None = None) -> str:
        """The path of a link that a rep asks for in the chat."""
        rep = who or self.there.rep
        said = await rep.force(in_chat.PAGE, "watched")
        return urlsplit(said.partition("](")[2].partition(")")[0]).path

    async def opens(self, path: str) -> Page:
        """Whoever has the link presses its button, and is led on."""
        return await read(await self.client.post(path, headers={"Sec-Fetch-Site": "same-origin"}))

    async def export(self, format_: str, **more: str) -> tuple[int, str, bytes]:
        answer = await self.client.post(
            "/results/rep/export", data={"format": format_, **more}, headers={"Sec-Fetch-Site": "same-origin"}
        )
        return answer.status, answer.headers.get("Content-Disposition", ""), await answer.read()

    async def lets_through(self) -> None:
        await self.there.rep.force(in_chat.READ, "watched")
        await self.there.rep.press("Let it through")


def answers() -> list[Answers]:
    """Depot 14, hall 10; by day 12, by night 12; all of them wrote something."""
    groups = (("depot", "day", 7), ("depot", "night", 7), ("hall", "day", 5), ("hall", "night", 5))
    return [
        {"site": (site,), "shift": (shift,), "sees": ("camera",), "worry": (f"{WROTE} {shift} {number}",)}
        for site, shift, count in groups
        for number in range(count)
    ]


@asynccontextmanager
async def results(
    given: Sequence[Answers] | None = None, public_url: str = "", **other: object
) -> AsyncIterator[Results]:
    made = survey(ASKED, ways=(Way.CHAT,), channels=(CHANNEL,), willing=True, together=(("site", "shift"),))
    there = await concluded(answers() if given is None else given, replace(made, **other), PAGES)  # type: ignore[arg-type]
    desk = there.place.branch.desk
    server = TestServer(application(there.place.branch.bot, desk, public_url))
    await server.start_server(access_log=None)
    async with TestClient(server) as client:
        yield Results(there, client)


async def outcome(there: Concluded) -> Outcome:
    return await there.place.now(Outcome("watched"))
