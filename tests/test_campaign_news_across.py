"""What organisers write of a campaign, on Slack, on Teams and where somebody reads on the web or in a terminal."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import memory, posted, wishing
from bot.campaigns import hearing_of, sending, wanting
from bot.events import Owner, Place
from bot.owners import id_of
from bot.records import Address, Campaign, CampaignMessage, Hears, Ownership
from bot.records.campaigns import Stage
from bot.records.hearing import Sent
from bot.replies import Text
from bot.store import run
from tests.across import Across, OnSlack, across
from tests.fakes import NOON, kept
from tests.insights.reported import keep
from tests.people.codes import HALL
from tests.teams.visiting import Member

LATER = NOON + timedelta(days=300)
WORDS = "We meet the council about the cameras."
CAMPAIGN = Campaign(
    "a campaign", HALL.id, Stage.RUNNING, "code", "monitoring at work", ("monitoring",), begun=memory.day(NOON)
)
MESSAGE = CampaignMessage("a message", CAMPAIGN.id, memory.day(LATER), WORDS, Sent.SENT, memory.day(NOON))


async def is_sent(here: Across, who: str, address: str) -> None:
    wish = Hears(who, LATER, wishing.shelf(who), LATER, address, (CAMPAIGN.id,))
    await keep(here.desk, CAMPAIGN, MESSAGE, wish)
    await run(here.desk.store, lambda tx: sending.begin(tx, CAMPAIGN.id, wanting.MESSAGE, MESSAGE.id))
    await sending.tend(here.desk)
    await here.deliver()


async def their_address(here: Across, somebody: OnSlack | Member) -> Address:
    """Kept as they take up a role: whoever holds one can hear of it like anybody."""
    await somebody.writes(f"claim {await here.code()}")
    (address,) = await kept(here.desk.store, Address)
    return address


@pytest.mark.parametrize("platform", ["slack", "teams"])
@pytest.mark.parametrize("owner", [Owner.EMPLOYER, Owner.UNION])
async def test_it_comes_without_content_or_in_full_and_one_tap_stops_it(
    tmp_path: Path, platform: str, owner: Owner
) -> None:
    async with across(tmp_path) as here:
        alex: OnSlack | Member = here.somebody_on_slack() if platform == "slack" else here.somebody_on_teams()
        address = await their_address(here, alex)
        place = Place(address.platform, address.workspace, "", Owner.EMPLOYER)
        await keep(here.desk, Ownership(id_of(place, here.desk.secret), owner))
        await is_sent(here, address.person, address.id)
        if owner is Owner.EMPLOYER:
            assert sending.LEAN in alex.sees
            assert WORDS not in alex.sees
            await alex.presses("Show it to me")
        assert WORDS in alex.sees
        await alex.presses("Stop this news")
        assert hearing_of.ENDED in alex.sees
        assert not await kept(here.desk.store, Hears)


@pytest.mark.parametrize("platform", ["web", "terminal"])
async def test_on_a_page_and_in_a_terminal_it_lies_ready_with_its_button(tmp_path: Path, platform: str) -> None:
    async with across(tmp_path) as here:
        who = "00-canary"
        address = Address("address", who, platform, "", "room-canary", quiet_from=None)
        await keep(here.desk, HALL, address)
        await is_sent(here, who, address.id)
        (told,) = await run(here.desk.store, lambda tx: posted.take(tx, "room-canary", here.clock()))
        assert isinstance(told, Text)
        assert WORDS in told.body
        assert [one.action for one in told.buttons] == [wanting.STOP]
