"""Thinking about joining, and inviting a colleague, on every platform: the same page behind it, and nothing is kept."""

from pathlib import Path

from bot.joining import inviting, opening
from bot.records import Campaign, Handed
from tests.across import ADDRESS, Across, across
from tests.fakes import kept
from tests.joining.parts import CODE, RUNNING, keep
from tests.people.codes import HALL
from tests.terminal.sitting import alone, talk
from tests.terminal.test_reporting import MEMBER
from tests.web.visiting import LOCAL_HOUSE, read

GENERAL = f"{ADDRESS}/join"


async def nothing_but_pictures_for_a_while(here: Across) -> None:
    """Chats fetch a picture, or a page to print, by a link that lasts for minutes; it leads to nobody."""
    for one in await kept(here.desk.store, Handed):
        assert "canary" not in one.name
    (campaign,) = await kept(here.desk.store, Campaign)
    assert campaign == RUNNING


async def test_on_slack_teams_and_the_web_joining_leads_to_one_page(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        await keep(here.desk.store, HALL, RUNNING)
        slack, teams, browser = here.somebody_on_slack(), here.somebody_on_teams(), here.somebody_with_a_browser()
        browser.path = "/chat"
        await browser.opens()
        for says, sees in ((slack.writes, slack), (teams.writes, teams), (browser.says, browser)):
            await says("join")
            assert "I cannot sign you up" in sees.sees
            assert GENERAL in sees.sees
            await says("invite a colleague")
            assert "A text to pass on" in sees.sees
            assert inviting.KEPT in sees.sees
        assert "Your employer owns this place" in slack.sees
        for one in (slack, teams, browser):
            await one.presses("QR code, to show or print")
        await nothing_but_pictures_for_a_while(here)
        page = await read(await here.client.get(f"/join/{CODE}"))
        assert RUNNING.name in page.words
        assert HALL.name in page.words


async def test_at_a_terminal_it_says_that_there_is_no_link(home: Path) -> None:
    async with alone(home, MEMBER, LOCAL_HOUSE) as (member, _):
        said = await talk(member, "join", "invite a colleague", "what joining means", "quit")
    assert opening.NO_PAGE in said.words
    assert "A text to pass on" in said.words
    assert "I hold no answers on joining" in said.words
