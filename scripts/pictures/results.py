"""The page of the results of a survey. The answers are made up; all else is the real bot."""

import random
from collections.abc import Iterator, Mapping
from pathlib import Path

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, ViewportSize

from adapters.web.serve import application
from bot.bot import Bot
from bot.desk import Desk
from bot.people.offices import today_in
from bot.records import Done, Outcome, Workplace
from bot.records.surveys import Answers, Questionnaire, Stage, Way
from bot.store import Transaction, run
from bot.surveys.questionnaire import branching, templates
from bot.surveys.questionnaire.questions import choices
from bot.surveys.results import addresses
from scripts.pictures import real, small
from tests.fakes import NOON, Clock
from tests.surveys.asked import survey
from tests.surveys.concluded import counted

SIGNED = "signed"
PEOPLE, LEFT_OUT = 84, 0.05  # and how often one of them leaves a question out


async def make(browser: Browser, folder: Path, sizes: Mapping[str, ViewportSize]) -> None:
    desk = real.desk(Clock())
    await _kept(desk)
    server = TestServer(application(Bot(desk), desk))
    await server.start_server(access_log=None)
    async with server:
        for size, view in sizes.items():
            for scheme in ("light", "dark"):
                context = await browser.new_context(
                    viewport=view, color_scheme=scheme, device_scale_factor=1, reduced_motion="reduce"
                )
                page = await context.new_page()
                await page.goto(str(server.make_url(addresses.path(SIGNED, desk))))
                await small.take(page, folder / f"results-{size}-{scheme}.png")
                await page.locator(".question").first.evaluate("one => one.scrollIntoView()")
                await small.take(page, folder / f"results-question-{size}-{scheme}.png")
                await context.close()


async def _kept(desk: Desk) -> None:
    asked = templates.template("monitoring")
    place = Workplace("hospital", "A hospital in the north", "The trust", ("Wards",), "Europe/London")
    made = survey(asked, SIGNED, workplace=place.id, stage=Stage.CLOSED, opens=NOON, ways=(Way.CHAT,), asks="Sam, rep")
    result, _ = counted(made, list(_answers(asked)))
    next_ = "We take this to the employer in December, and report back at the branch meeting."
    outcome = Outcome(SIGNED, 2, next_, "Olu", "Olu", today_in(place.zone, NOON))
    was_done = "The trust has told us which systems record calls, and has stopped one of them."
    done = Done("done", SIGNED, was_done, "Olu", today_in(place.zone, NOON))

    async def keep(tx: Transaction) -> None:
        for record in (place, made, result, outcome, done):
            await tx.put(record)

    await run(desk.store, keep)


def _answers(asked: Questionnaire) -> Iterator[Answers]:
    """The same each time, and more of them at the beginning of what can be chosen."""
    chance = random.Random(7)  # noqa: S311 - only answers
    for _ in range(PEOPLE):
        given: dict[str, tuple[str, ...]] = {}
        for question in asked.questions:
            offered = [one.key for one in choices(question)]
            if not offered or chance.random() < LEFT_OUT:
                continue
            weights = [len(offered) - at for at in range(len(offered))]
            given[question.key] = (chance.choices(offered, weights)[0],)
        yield branching.kept(asked, given)
