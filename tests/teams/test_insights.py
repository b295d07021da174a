"""End to end on Teams: concern reports, and timelines of systems, in pictures."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest

from bot.events import Owner
from bot.insights.seeing import DRAFT
from bot.records import Disclosure, Handed, System
from tests import fakes
from tests.drawing.samples import seen
from tests.fakes import UNION_HOUSE, Clock, kept
from tests.insights.reported import PERIOD, keep, many
from tests.people import codes
from tests.people.codes import HALL
from tests.teams import oracle
from tests.teams.payloads import Json
from tests.teams.visiting import BROWSER, Door, Member, door

WEEKS = "7 September 2026 to 4 October 2026, Town Hall"
CONCERNS = "What the system does, as people reported it"
LINE = "Shares out work, shifts or places: 9"
LINK = re.compile(r"/handed/[\w-]{43}")
SYSTEM = System("care", HALL.id, "CareMatch", confirmed=True)
TOLD = Disclosure("told", "care", HALL.id, date(2026, 1, 12))
OWNERS = (Owner.EMPLOYER, Owner.UNION)


@asynccontextmanager
async def teams_of(owner: Owner) -> AsyncIterator[Door]:
    """A tenant of theirs, and nine people who reported."""
    house = replace(UNION_HOUSE, chat_owner=owner, pages=BROWSER)
    async with door(fakes.desk(house=house, clock=Clock())) as here:
        await keep(here.desk, HALL, SYSTEM, TOLD, many(9, HALL.id))
        yield here


async def olu_in(here: Door) -> Member:
    """The organiser, by name."""
    olu = here.somebody("aad-olu", "29:olu", "a:olu")
    await olu.writes(f"claim {await codes.for_an_organiser(here.desk, here.desk.now())}")
    return olu


async def kim_in(here: Door) -> Member:
    """A rep."""
    kim = here.somebody("aad-kim", "29:kim", "a:kim")
    await kim.writes(f"claim {await codes.for_a_rep(here.desk, here.desk.now())}")
    return kim


async def drafts(olu: Member) -> None:
    """In a window, in which they see the draft then."""
    await olu.writes("insights")
    await olu.presses("New concern report")
    await olu.presses("Show it to me")
    await olu.fills({"typed.first": str(PERIOD), "typed.last": str(PERIOD)})
    await olu.presses("Look at the draft")


async def looks(who: Member, label: str = WEEKS) -> None:
    """In their chat."""
    who.close()
    await who.writes("concern reports")
    await who.presses(label)


def images(who: Member) -> list[Json]:
    return [one for card, _ in who.cards for one in oracle.every(card["body"]) if one["type"] == "Image"]


async def looked_at(here: Door, image: Json) -> bytes:
    async with here.client.get(urlsplit(image["url"]).path) as shown:
        assert shown.status == 200
        return await shown.read()


def sent(here: Door) -> str:
    """All that the bot has put into a conversation, in whatever way."""
    return "\n".join(one.raw.decode() for one in here.platform.asked)


async def test_in_a_tenant_of_the_employers_pictures_stand_behind_links_that_open_once() -> None:
    async with teams_of(Owner.EMPLOYER) as here:
        olu, kim = await olu_in(here), await kim_in(here)
        await drafts(olu)
        assert LINE in olu.sees
        assert "concern-report-draft.png" in olu.sees
        assert LINE not in sent(here)
        await looks(olu, f"Draft: {WEEKS}")
        assert LINE in olu.sees
        await olu.presses("Table by table")
        await olu.presses("Next table")
        assert not images(olu)
        paths = LINK.findall(json.dumps([card for card, _ in olu.cards]))
        assert len(paths) == 3
        for path in paths:
            async with here.client.post(path) as handed:
                assert max(seen(await handed.read()).size) <= 1024
            async with here.client.post(path) as again:
                assert again.status == 410
        await olu.presses("In short")
        await olu.presses("Sign it off")
        await olu.presses("Yes, sign it")
        assert "Signed off by Olu" in olu.sees
        await looks(kim)
        assert LINE in kim.sees
        assert "concern-report.png" in kim.sees
        assert not images(kim)
        assert "image/png" not in sent(here)


async def test_in_a_tenant_of_the_unions_pictures_stand_in_the_chat_with_their_words() -> None:
    async with teams_of(Owner.UNION) as here:
        olu = await olu_in(here)
        await drafts(olu)
        assert len(images(olu)) == 1
        await looks(olu, f"Draft: {WEEKS}")
        (image,) = images(olu)
        assert f"{CONCERNS}. {DRAFT}." in image["altText"]
        assert LINE in image["altText"]
        assert f"Draft: {CONCERNS}" in olu.sees
        assert max(seen(await looked_at(here, image)).size) <= 1024
        await olu.presses("Table by table")
        assert len(images(olu)) == 2
        await olu.presses("In short")
        assert len(images(olu)) == 2
        await olu.presses("Sign it off")
        await olu.presses("Yes, sign it")
        await olu.presses("Table by table")
        assert len(images(olu)) == 3
        assert "Draft" not in images(olu)[-1]["altText"]
        assert all(not one.once for one in await kept(here.desk.store, Handed))


@pytest.mark.parametrize("owner", OWNERS)
async def test_members_get_the_picture_once_an_organiser_has_shared_it(owner: Owner) -> None:
    async with teams_of(owner) as here:
        olu, alex = await olu_in(here), here.somebody()
        await drafts(olu)
        await olu.presses("Sign it off")
        await olu.presses("Yes, sign it")
        await alex.writes("concern reports")
        assert "There is no concern report that you could see here" in alex.sees
        for label in ("Share it", "For members", "Sign it off", "Yes, sign it"):
            await olu.presses(label)
        await looks(alex)
        (image,) = images(alex)
        assert LINE in image["altText"]
        assert LINE in alex.sees
        assert max(seen(await looked_at(here, image)).size) <= 1024


@pytest.mark.parametrize("owner", OWNERS)
async def test_asked_for_in_a_channel_nothing_of_a_draft_stands_there(owner: Owner) -> None:
    async with teams_of(owner) as here:
        olu = await olu_in(here)
        await drafts(olu)
        before = len(here.platform.asked)
        there = olu.in_a_channel()
        await there.writes("insights")
        await there.presses("Show it to me")
        await there.presses(f"Draft: {WEEKS}")
        assert LINE in there.sees
        assert bool(images(there)) == (owner is Owner.UNION)
        posted = "\n".join(one.raw.decode() for one in here.platform.asked[before:])
        for one in ("Draft", "9 people", "Shares out work", "/handed/"):
            assert one not in posted


@pytest.mark.parametrize("owner", OWNERS)
async def test_the_timeline_of_a_system_comes_with_its_picture(owner: Owner) -> None:
    async with teams_of(owner) as here:
        kim = await kim_in(here)
        await kim.writes("register")
        await kim.presses(SYSTEM.name)
        await kim.presses("Timeline")
        assert "12 January 2026" in kim.sees
        assert "The employer told the union of it." in kim.sees
        if owner is Owner.EMPLOYER:
            assert "timeline-of-a-system.png" in kim.sees
            assert not images(kim)
        else:
            (image,) = images(kim)
            assert "12 January 2026: The employer told the union of it." in image["altText"]
            assert max(seen(await looked_at(here, image)).size) <= 1024
