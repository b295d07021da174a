"""The pages of campaigns at the desk: what stands there, and for whom."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest_asyncio

from adapters import previewing
from bot.campaigns import at, listing
from bot.events import Owner
from bot.meetings import keeping
from bot.meetings.keeping import Wanted
from bot.records import Campaign, Plan
from bot.records.campaigns import Stage
from bot.records.people import EVERYWHERE
from bot.store import run
from tests import fakes
from tests.cases.parts import Hall
from tests.fakes import NOON, TODAY, UNION_HOUSE
from tests.people.living import Branch
from tests.web.desk import PAGES, Desks, desks

QUESTION = "Would it help to talk with someone who is organising on monitoring at work?"
DRAWN = {
    "web": previewing.on_web,
    "terminal": previewing.on_terminal,
    "slack": previewing.on_slack,
    "teams": previewing.on_teams,
}


@asynccontextmanager
async def campaigning() -> AsyncIterator[Desks]:
    """A desk at which each platform is on."""
    branch = Branch(owner=Owner.UNION)
    made = fakes.desk(branch.library, clock=branch.clock, house=replace(UNION_HOUSE, pages=PAGES))
    branch.start(replace(made, previews=DRAWN))
    async with desks(there=await Hall(branch).open()) as opened:
        yield opened


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with campaigning() as made:
        yield made


def campaign(there: Hall, id_: str = "monitoring", stage: Stage = Stage.RUNNING, name: str = "monitoring") -> Campaign:
    return Campaign(
        *(id_, there.place.id, stage, f"code-{id_}", f"{name} at work", ("monitoring",), QUESTION),
        more="Two of us meet on Thursdays.",
        made_by="a pseudonym",
        until=TODAY.replace(year=TODAY.year + 1),
        begun=NOON.date(),
    )


async def test_the_list_names_each_campaign_where_somebody_organises_and_leads_to_it(desk: Desks) -> None:
    await desk.there.keep(campaign(desk.there), campaign(desk.there, "draft", Stage.DRAFT, "rotas"))
    browser = await desk.signed_in(desk.there.organiser)
    page = await browser.page("/desk/campaigns")
    links = [str(one) for one in page.tree.xpath("//main//li//a/@href")]
    assert links == ["/desk/campaigns/draft", "/desk/campaigns/monitoring"]
    assert next(one["action"] for one in page.forms("press")) == at.NEW
    assert "monitoring at work (Town Hall): " in page.words


async def test_a_rep_sees_what_runs_and_nothing_of_drafts(desk: Desks) -> None:
    await desk.there.keep(campaign(desk.there), campaign(desk.there, "draft", Stage.DRAFT, "rotas"))
    browser = await desk.signed_in(await desk.there.rep("kim"))
    page = await browser.page("/desk/campaigns")
    assert [str(one) for one in page.tree.xpath("//main//li//a/@href")] == ["/desk/campaigns/monitoring"]
    assert at.NEW not in page.text
    hidden, made_up = await browser.page("/desk/campaigns/draft"), await browser.page("/desk/campaigns/none")
    assert hidden.status == made_up.status == 404
    assert "rotas" not in hidden.words


async def test_where_there_is_none_it_says_what_one_would_be(desk: Desks) -> None:
    page = await (await desk.signed_in(desk.there.organiser)).page("/desk/campaigns")
    assert listing.NONE in page.words


async def test_many_come_ten_at_a_time(desk: Desks) -> None:
    await desk.there.keep(*(campaign(desk.there, f"c{number}", name=f"issue {number}") for number in range(12)))
    browser = await desk.signed_in(desk.there.organiser)
    first, second = await browser.page("/desk/campaigns"), await browser.page("/desk/campaigns?page=1")
    assert "1 to 10 of 12" in first.words
    assert len(second.tree.xpath("//main//ul[@class='rows-list']/li")) == 2
    assert (await browser.page("/desk/campaigns?page=<b>")).status == 200


async def test_one_campaign_shows_its_words_as_each_platform_asks_them_and_what_can_be_done(desk: Desks) -> None:
    await desk.there.keep(campaign(desk.there))
    browser = await desk.signed_in(desk.there.organiser)
    page = await browser.page("/desk/campaigns/monitoring")
    assert page.tree.xpath("//h1/text()") == ["Campaign on monitoring at work"]
    assert page.tree.xpath("//div[@class='looks']//h3/text()") == ["Web", "Terminal", "Slack", "Teams"]
    looks = [one.text_content() for one in page.tree.xpath("//div[@class='looks']/section")]
    assert all(QUESTION in one and "Not now" in one and "Two of us meet" in one for one in looks)
    assert ["browser is told" in one for one in looks] == [True, False, False, False], "as people there have it"
    assert {at.RESULTS, at.PLAN, at.MEETING, at.MESSAGES} <= {one["action"] for one in page.forms("press")}


async def test_looking_begins_no_plan_and_shows_the_one_that_there_is(desk: Desks) -> None:
    await desk.there.keep(campaign(desk.there))
    browser = await desk.signed_in(desk.there.organiser)
    assert "has opened its plan yet" in (await browser.page("/desk/campaigns/monitoring")).words
    assert await desk.there.every(Plan) == ()
    await browser.press(at.PLAN, "monitoring")
    (kept,) = await desk.there.every(Plan)
    page = await browser.page("/desk/campaigns/monitoring")
    assert "has opened its plan yet" not in page.words
    assert kept.phases[0].name in page.words


async def test_one_for_all_workplaces_is_there_for_each_rep_while_it_runs(desk: Desks) -> None:
    await desk.there.keep(replace(campaign(desk.there), workplace=EVERYWHERE))
    browser = await desk.signed_in(await desk.there.rep("kim"))
    assert (await browser.page("/desk/campaigns/monitoring")).status == 200


async def test_its_numbers_are_for_organisers_and_small_ones_are_withheld(desk: Desks) -> None:
    began = NOON.date() - timedelta(days=70)
    await desk.there.keep(replace(campaign(desk.there), begun=began))
    page = await (await desk.signed_in(desk.there.organiser)).page("/desk/campaigns/monitoring")
    header, *rows = page.columns("Numbers of the campaign")
    assert header == ["Four weeks", "Asked", "Talks", "Links", "Joined"]
    assert rows
    assert all(row[1:] == ["withheld"] * 4 for row in rows)
    rep = await (await desk.signed_in(await desk.there.rep("kim"))).page("/desk/campaigns/monitoring")
    assert "Its numbers" not in rep.words


async def test_its_meeting_stands_there_while_it_is_to_come(desk: Desks) -> None:
    await desk.there.keep(campaign(desk.there))
    browser = await desk.signed_in(desk.there.organiser)
    assert "None is to come." in (await browser.page("/desk/campaigns/monitoring")).words
    wanted = Wanted(NOON + timedelta(days=7), 60, "Room 4")
    await run(desk.there.branch.desk.store, partial(keeping.change, about="monitoring", wanted=wanted, now=NOON))
    assert "Room 4" in (await browser.page("/desk/campaigns/monitoring")).words
