"""The timeline of a system in a chat: its words for whoever sees the card, and its picture where it may lie."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.charts import Drawing, NotDrawnError
from bot.events import Owner
from bot.records import Disclosure, Handed, LogEntry
from bot.records.register import Happened, Item, Level, nine_item
from bot.register import story
from bot.replies import Picture, Replies
from tests.cases.parts import WROTE, Hall, hall
from tests.drawing.samples import seen
from tests.fakes import UNION_HOUSE
from tests.people.living import Somebody
from tests.register.parts import system

NAME = "CareMatch"
HAPPENED = (
    Disclosure("told", "care", "", date(2026, 1, 12), words="It is <only> a trial, canary"),
    LogEntry("met", "care", Happened.MEETING, date(2026, 2, 3), Level.WORKPLACE, "words-canary", date(2026, 12, 9)),
    replace(nine_item("care", Item.OPERATION), asked=date(2026, 3, 2)),
)


async def there_in(owner: Owner, pages: str = "https://bot.example", **changes: object) -> tuple[Hall, Somebody]:
    place = await hall()
    place.branch.start(replace(place.branch.desk, house=replace(UNION_HOUSE, pages=pages)))
    place.organiser.bot = place.branch.bot
    rep = await place.rep("sam")
    rep.owner = owner
    await system(place, "care", NAME, **{"confirmed": True, **changes})
    return place, rep


async def opened(rep: Somebody) -> str:
    await rep.force("register.system", "care")
    return await rep.press("Timeline")


def pictures(replies: Replies) -> list[Picture]:
    return [one for one in replies if isinstance(one, Picture)]


async def test_a_rep_sees_what_happened_and_what_is_due_as_words_and_as_a_picture() -> None:
    place, rep = await there_in(Owner.UNION)
    await place.keep(*HAPPENED)
    said = await opened(rep)
    told = (
        "12 January 2026**: The employer told the union of it.",
        "3 February 2026**: Consultation meeting, at the workplace.",
        "9 December 2026, due**: Next: consultation meeting.",
    )
    lines = [line.removeprefix("- **") for line in rep.card.body.splitlines()]
    assert [line for line in told if line not in lines] == []
    months = re.findall(r"- \*\*\d+ ([A-Z][a-z]+) 2026", rep.card.body)
    assert months == ["January", "February", "March", "March", "December"]
    assert rep.card.title == f"Timeline: {NAME}"
    assert rep.labels == ["Back to the system"]
    (picture,) = pictures(rep.replies)
    assert picture.title == f"Timeline of {NAME}"
    for line in told:
        assert line.replace("**", "") in picture.alternative
    assert "canary" not in said + picture.alternative
    assert max(seen(picture.png).size) <= 1024
    assert NAME in await rep.press("Back to the system")


async def test_in_a_chat_of_the_employers_a_link_leads_to_the_picture_once() -> None:
    place, rep = await there_in(Owner.EMPLOYER)
    await place.keep(*HAPPENED)
    said = await opened(rep)
    assert not pictures(rep.replies)
    assert "The employer told the union of it." in said
    (name,) = re.findall(r"\[([^]]*)]\(https://bot\.example/handed/[\w-]{43}\)", said)
    assert name.replace("\\", "") == "timeline-of-a-system.png"
    (kept,) = await place.every(Handed)
    assert kept.once
    assert max(seen(kept.content).size) <= 1024


async def test_where_nobody_can_open_a_link_and_where_nothing_can_be_drawn_the_words_are_there() -> None:
    for owner, pages, drawing in ((Owner.EMPLOYER, "", None), (Owner.UNION, "", Broken())):
        place, rep = await there_in(owner, pages)
        await place.keep(*HAPPENED)
        if drawing:
            place.branch.start(replace(place.branch.desk, drawing=drawing))  # type: ignore[arg-type]
            rep.bot = place.branch.bot
        await opened(rep)
        assert rep.replies == (rep.card,)
        assert "The employer told the union of it." in rep.card.body


class Broken:
    async def picture(self, drawing: Drawing) -> bytes:
        raise NotDrawnError


async def test_a_name_that_no_rep_has_confirmed_goes_into_no_picture() -> None:
    place, rep = await there_in(Owner.UNION, confirmed=False)
    await place.keep(*HAPPENED)
    await opened(rep)
    (picture,) = pictures(rep.replies)
    assert NAME not in picture.title + picture.alternative
    assert "whose name no rep has confirmed" in picture.alternative
    assert NAME in rep.card.title


async def test_nothing_of_a_report_is_in_it() -> None:
    place, rep = await there_in(Owner.UNION)
    await place.report(name=NAME, system="care", words=replace(WROTE, what="canary", experience="canary"))
    said = await opened(rep)
    assert story.NONE in said
    assert not pictures(rep.replies)


async def test_somebody_without_an_office_and_reps_of_other_workplaces_get_nothing_of_it() -> None:
    place, _ = await there_in(Owner.UNION)
    await place.keep(*HAPPENED)
    depot = await place.workplace("Depot")
    kim, alex = await place.rep("kim", depot.id), place.branch.somebody("alex")
    assert "That is no longer there." in await kim.force(story.TIMELINE, "care")
    assert "Only a rep can do that." in await alex.force(story.TIMELINE, "care")
    assert not pictures(kim.replies) + pictures(alex.replies)


@pytest.mark.parametrize("count", [3, 300])
async def test_of_a_long_one_the_last_parts_are_drawn_and_the_words_have_it_all(count: int) -> None:
    place, rep = await there_in(Owner.UNION)
    first = date(2019, 1, 1)
    entries = [
        LogEntry(f"met {at}", "care", Happened.MEETING, first + timedelta(weeks=at), Level.WORKPLACE)
        for at in range(count)
    ]
    await place.keep(*entries)
    await opened(rep)
    found = pictures(rep.replies)
    assert rep.card.body.count("- **") == count
    assert len(found) == (1 if count < 10 else 4)
    assert "2019" in found[0].alternative or count > 10
    last = entries[-1].on
    assert f"{last.day} {last:%B %Y}" in found[-1].alternative
