"""End to end, against a Slack that keeps messages, views and files: concern reports, and timelines, in pictures."""

import json
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date

import pytest

from bot.events import Owner
from bot.insights.seeing import DRAFT
from bot.records import Disclosure, System
from tests.fakes import UNION_HOUSE
from tests.insights.reported import PERIOD, keep, many
from tests.people import codes
from tests.people.codes import HALL
from tests.slack.branch import ANYBODY, CHANNEL, words
from tests.slack.emulated import Member, World, emulated, world
from tests.slack.payloads import Json
from tests.slack.visiting import TOKEN

WEEKS = "7 September 2026 to 4 October 2026, Town Hall"
CONCERNS = "What the system does, as people reported it"
LINK = re.compile(r"/handed/[\w-]{43}")
SYSTEM = System("care", HALL.id, "CareMatch", confirmed=True)
TOLD = Disclosure("told", "care", HALL.id, date(2026, 1, 12))
OWNERS = (Owner.EMPLOYER, Owner.UNION)


@asynccontextmanager
async def slack_of(owner: Owner) -> AsyncIterator[World]:
    """A Slack of theirs, and nine people who reported."""
    house = replace(UNION_HOUSE, chat_owner=owner, pages="https://bot.example")
    with emulated("kim") as url:
        async with world(url, house=house) as here:
            await keep(here.slack.receiving.desk, HALL, SYSTEM, TOLD, many(9, HALL.id))
            yield here


async def olu_in(here: World) -> Member:
    """The organiser, by name."""
    olu = await here.person("rita")
    await olu.writes(f"claim {await codes.for_an_organiser(here.slack.receiving.desk, here.clock())}")
    return olu


async def kim_in(here: World) -> Member:
    """A rep."""
    kim = await here.person("kim")
    await kim.writes(f"claim {await codes.for_a_rep(here.slack.receiving.desk, here.clock())}")
    return kim


async def drafts(olu: Member) -> Json:
    """The window with the draft, when it is new."""
    await olu.writes("insights")
    form = await olu.presses("New concern report")
    made = await olu.goes_on(form, {"first": str(PERIOD), "last": str(PERIOD)})
    assert "The draft is made" in words(made)
    return await olu.presses_in(made, "Look at the draft")


async def signs(olu: Member, draft: Json) -> Json:
    sure = await olu.presses_in(draft, "Sign it off")
    return await olu.presses_in(sure, "Yes, sign it")


async def files(here: World, who: Member) -> list[Json]:
    found: list[Json] = (await here.ask(who.token, "files.list"))["files"]
    return found


async def opened(here: World, view: Json) -> list[bytes]:
    """What the links in it lead to: each opens once."""
    found = []
    for path in LINK.findall(json.dumps(view)):
        async with here.client.post(path) as handed:
            assert handed.status == 200
            found.append(await handed.read())
        async with here.client.post(path) as again:
            assert again.status == 410
    return found


async def history(here: World, *people: Member) -> str:
    return words([await one.reads() for one in people])


async def test_in_a_slack_of_the_employers_pictures_stand_behind_links_and_no_file_lies_there() -> None:
    async with slack_of(Owner.EMPLOYER) as here:
        olu = await olu_in(here)
        draft = await drafts(olu)
        shown = words(draft)
        assert "Draft concern report" in shown
        assert "Shares out work, shifts or places: 9" in shown
        assert "concern-report-draft.png" in shown
        (picture,) = await opened(here, draft)
        assert picture.startswith(b"\x89PNG")
        view = await olu.presses_in(draft, "Table by table")
        tables = [view]
        while "Next table" in words(tables[-1]):
            tables.append(await olu.presses_in(tables[-1], "Next table"))
        assert [bool(LINK.search(json.dumps(one))) for one in tables] == ["Any: 0" not in words(one) for one in tables]
        assert all(DRAFT in words(one) for one in tables)
        assert not LINK.search(json.dumps(await olu.presses_in(tables[-1], "In short")))
        kim = await kim_in(here)
        signed = await signs(olu, draft)
        assert "Signed off by Olu" in words(signed)
        await kim.writes("concern reports")
        told = await kim.presses(WEEKS)
        assert "concern-report.png" in words(told)
        assert len(await opened(here, told)) == 1
        assert not await files(here, olu)
        kept = await history(here, olu, kim)
        for one in ("9 people", "Shares out work", "/handed/", "Draft concern report"):
            assert one not in kept


async def test_in_a_slack_of_the_unions_they_come_as_files_that_say_what_they_show() -> None:
    async with slack_of(Owner.UNION) as here:
        olu = await olu_in(here)
        draft = await drafts(olu)
        assert f"I put this into our conversation: Draft: {CONCERNS}" in words(draft)
        (file,) = await files(here, olu)
        assert file["title"] == f"Draft: {CONCERNS}"
        assert olu.dm in json.dumps(file)
        (alternative,) = here.api.alternatives
        assert f"{CONCERNS}. {DRAFT}." in alternative
        assert "Shares out work, shifts or places: 9 (100%)" in alternative
        table = await olu.presses_in(draft, "Table by table")
        assert len(await files(here, olu)) == 2
        await signs(olu, await olu.presses_in(table, "In short"))
        assert len(await files(here, olu)) == 2
        await olu.writes("insights")
        report = await olu.presses(WEEKS)
        assert "Draft" not in here.api.alternatives[-1]
        assert "Draft" not in words(report)
        assert not LINK.search(json.dumps([draft, report]))
        assert "9 people" not in await history(here, olu)


@pytest.mark.parametrize("owner", OWNERS)
async def test_members_get_the_picture_once_an_organiser_has_shared_it(owner: Owner) -> None:
    async with slack_of(owner) as here:
        olu, alex = await olu_in(here), await here.person("alex")
        report = await signs(olu, await drafts(olu))
        before = len(await files(here, alex))
        await alex.writes("concern reports")
        assert "There is no concern report that you could see here" in await history(here, alex)
        snapshot = await olu.presses_in(await olu.presses_in(report, "Share it"), "For members")
        sure = await olu.presses_in(snapshot, "Sign it off")
        await olu.presses_in(sure, "Yes, sign it")
        await alex.writes("concern reports")
        shown = await alex.presses(WEEKS)
        assert "Shares out work, shifts or places: 9" in words(shown)
        (file,) = (await files(here, alex))[before:]
        assert file["title"] == CONCERNS
        assert alex.dm in json.dumps(file)
        assert "Draft" not in here.api.alternatives[-1]


@pytest.mark.parametrize("owner", OWNERS)
async def test_asked_for_in_a_channel_nothing_of_a_draft_stands_there(owner: Owner) -> None:
    async with slack_of(owner) as here:
        listed = (await here.ask(ANYBODY, "conversations.list"))["channels"]
        channel = str(next(one["id"] for one in listed if one["name"] == CHANNEL))
        for token in (ANYBODY, TOKEN):
            await here.ask(token, "conversations.join", channel=channel)
        olu = await olu_in(here)
        await drafts(olu)
        await olu.mentions("insights", channel)
        await olu.presses_alone(f"Draft: {WEEKS}", channel)
        alone = words(here.api.alone)
        assert "Draft concern report" in alone
        assert bool(LINK.search(json.dumps(here.api.alone))) == (owner is Owner.EMPLOYER)
        posted = await here.ask(ANYBODY, "conversations.history", channel=channel)
        threads = [
            await here.ask(ANYBODY, "conversations.replies", channel=channel, ts=one["ts"])
            for one in posted["messages"]
        ]
        for one in ("Draft", "9 people", "Shares out work", "/handed/"):
            assert one not in json.dumps([posted, threads])
        assert channel not in json.dumps(await files(here, olu))


@pytest.mark.parametrize("owner", OWNERS)
async def test_the_timeline_of_a_system_is_in_a_window_with_its_picture(owner: Owner) -> None:
    async with slack_of(owner) as here:
        kim = await kim_in(here)
        await kim.writes("register")
        card = await kim.presses_in(await kim.presses("Show it"), SYSTEM.name)
        view = await kim.presses_in(card, "Timeline")
        assert "12 January 2026" in words(view)
        assert "The employer told the union of it." in words(view)
        if owner is Owner.EMPLOYER:
            (picture,) = await opened(here, view)
            assert picture.startswith(b"\x89PNG")
            assert not await files(here, kim)
        else:
            (file,) = await files(here, kim)
            assert file["title"] == f"Timeline of {SYSTEM.name}"
            assert "12 January 2026: The employer told the union of it." in here.api.alternatives[-1]
        assert "told the union of it" not in await history(here, kim)
