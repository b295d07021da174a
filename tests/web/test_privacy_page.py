"""The page on privacy, to which stores of apps lead: it says what is so, and can be read without being known."""

from dataclasses import replace

from aiohttp.test_utils import TestClient, TestServer

from adapters.web.serve import application
from bot import own_entry
from bot.bot import Bot
from bot.desk import House
from bot.events import Person, Place
from bot.linking import Linking
from bot.privacy import receipts
from bot.privacy.periods import LONGEST
from bot.records import Report
from tests import fakes

PUBLISHED = replace(fakes.UNION_HOUSE, pages="https://bot.example")


async def told(house: House, joined: Linking | None = None) -> tuple[str, str]:
    """What it says, and what cookie it leaves."""
    desk = replace(fakes.desk(house=house), linking=joined or Linking())
    async with TestClient(TestServer(application(Bot(desk), desk, house.pages))) as here, here.get("/privacy") as page:
        assert page.status == 200
        return await page.text(), page.headers.get("Set-Cookie", "")


async def test_it_names_who_runs_it_who_can_read_along_and_how_long_things_are_kept() -> None:
    text, cookie = await told(PUBLISHED)
    assert "Somewhere branch of the union" in text
    assert "01632 960 000" in text
    assert "mostly your employer" in text
    assert receipts.told(Report, LONGEST) in text
    assert "without names and numbers" in text
    assert not cookie


async def test_it_speaks_of_addresses_just_where_accounts_are_joined_by_them() -> None:
    text, _ = await told(PUBLISHED)
    assert "e-mail" not in text
    text, _ = await told(PUBLISHED, Linking({"teams": nobody}))
    assert own_entry.LINKED in text


async def nobody(_: Person, __: Place) -> str:
    return ""


async def test_it_leads_to_the_safer_way_where_that_has_an_address() -> None:
    text, _ = await told(PUBLISHED)
    assert 'href="https://bot.example/report"' in text
    text, _ = await told(fakes.UNION_HOUSE)
    assert "the page at my address that ends in /report" in text
