"""News of four weeks on Slack, on Teams and where somebody reads on the web or in a terminal."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import audit, posted, wishing
from bot.events import Owner, Place
from bot.insights.digest import telling, tending
from bot.insights.digest.wishes import STOP
from bot.owners import id_of
from bot.records import Address, DigestWish, Ownership, System, Works
from bot.records.audit import Did
from bot.replies import Text
from bot.store import run
from tests.across import Across, OnSlack, across
from tests.fakes import NOON, kept
from tests.insights.reported import keep
from tests.people.codes import HALL
from tests.teams.visiting import Member

LATER = NOON + timedelta(days=300)
ENDS = timedelta(days=11)  # at noon of the day on which the period has been over for three days
SAID = "Every four weeks I tell you here what is new"


async def happens(here: Across) -> None:
    await keep(here.desk, System("board", HALL.id, "Queue board", confirmed=True))
    await run(here.desk.store, lambda tx: audit.append(tx, "a pseudonym", Did.CONFIRMED, "board", here.clock()))


async def ends(here: Across) -> None:
    here.clock.move(ENDS)
    await tending.tend(here.desk)
    await here.deliver()


@pytest.mark.parametrize("platform", ["slack", "teams"])
async def test_a_rep_is_told_that_there_is_news_sees_them_on_request_and_stops_them(
    tmp_path: Path, platform: str
) -> None:
    async with across(tmp_path) as here:
        sam: OnSlack | Member = here.somebody_on_slack() if platform == "slack" else here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        await sam.writes("tell me of news")
        assert SAID in sam.sees
        await happens(here)
        await ends(here)
        assert telling.LEAN.format(day="29 November 2026") in sam.sees
        assert "Queue board" not in sam.sees
        await sam.presses("Show me the news")
        assert "Queue board" in sam.sees
        assert "the union has not been told" in sam.sees
        await sam.presses(STOP.label)
        assert not await kept(here.desk.store, DigestWish)


@pytest.mark.parametrize("platform", ["slack", "teams"])
async def test_where_the_union_owns_the_chat_they_come_in_full(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path) as here:
        sam: OnSlack | Member = here.somebody_on_slack() if platform == "slack" else here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        await sam.writes("tell me of news")
        await happens(here)
        (wish,) = await kept(here.desk.store, DigestWish)
        (address,) = [one for one in await kept(here.desk.store, Address) if one.id == wish.address]
        place = Place(address.platform, address.workspace, "", Owner.EMPLOYER)
        await keep(here.desk, Ownership(id_of(place, here.desk.secret), Owner.UNION))
        await ends(here)
        assert "Queue board" in sam.sees
        assert "What is new, 2 November 2026 to 29 November 2026" in sam.sees
        await sam.presses(STOP.label)
        assert not await kept(here.desk.store, DigestWish)


@pytest.mark.parametrize("platform", ["web", "terminal"])
async def test_on_a_page_and_in_a_terminal_they_lie_ready_with_their_buttons(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path) as here:
        who = "00-canary"
        await keep(
            here.desk,
            HALL,
            DigestWish(who, LATER, wishing.shelf(who), LATER, "address"),
            Address("address", who, platform, "", "room-canary", quiet_from=None),
            Works(who, LATER, HALL.id),
        )
        await happens(here)
        await ends(here)
        (told,) = await run(here.desk.store, lambda tx: posted.take(tx, "room-canary", here.clock()))
        assert isinstance(told, Text)
        assert "- New among the systems whose names reps have confirmed: **Queue board**" in told.body
        assert [one.action for one in told.buttons] == [STOP.action]
