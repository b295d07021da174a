"""Concern reports at the desk: an office where people have reported, and what stands on its pages."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.insights import signing
from bot.records import Release
from bot.records.reports import Does
from tests.cases.parts import Hall
from tests.fakes import NOON
from tests.insights.reported import many, release
from tests.people.living import Somebody
from tests.web.desk import Browser, Desks, desks
from tests.web.visiting import Page

LIST = "/desk/insights"
TODAY = NOON.date()


@dataclass
class Office:
    """An organiser and a rep of the Hall, both signed in, where nine people have reported."""

    desk: Desks
    olu: Somebody
    organiser: Browser
    rep: Browser

    @property
    def there(self) -> Hall:
        return self.desk.there

    async def made(self) -> Release:
        made = await release(self.there.branch.desk, (self.there.place.id,))
        assert made
        return made

    async def sign(self, made: Release) -> None:
        await self.olu.force(signing.SIGN, made.id)
        assert "Signed off by Olu" in await self.olu.press("Yes, sign it")

    async def report(self, made: Release, browser: Browser | None = None) -> Page:
        return await (browser or self.organiser).page(f"{LIST}/{made.id}")


@asynccontextmanager
async def office(*, people: int = 9) -> AsyncIterator[Office]:
    async with desks() as desk:
        there = desk.there
        await there.keep(*many(people, there.place.id), *many(people, there.place.id, does=(Does.PAYS,)))
        await there.organiser.send("people.rename", name="Olu")
        kim = await there.rep("kim")
        yield Office(desk, there.organiser, await desk.signed_in(there.organiser), await desk.signed_in(kim))


def links(page: Page) -> list[str]:
    return [str(one) for one in page.tree.xpath(f"//main//a[starts-with(@href, '{LIST}/')]/@href")]


def presses(page: Page) -> list[str]:
    return [one["action"] for one in page.forms("press") if one["action"].startswith("insights.")]


def drawn_words(page: Page) -> list[tuple[str, str]]:
    """Of each picture what it says to whoever cannot see it, and what is written in it."""
    found = page.tree.xpath("//*[local-name()='svg']")
    return [(str(one.get("aria-label")), " ".join(one.xpath(".//*[local-name()='text']/text()"))) for one in found]
