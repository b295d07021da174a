"""An organiser on Slack chooses what members and the employer are shown; members on Teams, and a browser, see that."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from bot.insights.periods import Run, last_finished
from bot.records import Release
from tests.across import ADDRESS, Across, OnSlack, across
from tests.fakes import kept
from tests.test_insights_across import drafted, organiser, signs
from tests.web.visiting import Page, read

PAGE = re.compile(r"https://bot\.example/insights/[0-9a-f]{32}/[0-9a-f]{32}")
DRAFT = re.compile(r"https://bot\.example/insights/draft/[\w-]{43}")


async def sharing(here: Across, whom: str) -> OnSlack:
    """The snapshot is open in an organiser's window."""
    olu = await organiser(here)
    await drafted(here, olu)
    await signs(olu)
    await olu.presses("Share it")
    await olu.presses(whom)
    return olu


async def visited(here: Across, address: str) -> Page:
    return await read(await here.client.get(urlsplit(address).path))


async def opened(here: Across, link: str) -> Page:
    """By its button. The cookie is for https, over which nobody comes here: so it is given back by hand."""
    same = {"Sec-Fetch-Site": "same-origin"}
    answer = await here.client.post(urlsplit(link).path, headers=same, allow_redirects=False)
    (cookie,) = answer.cookies.values()
    there = {"Cookie": f"{cookie.key}={cookie.value}"}
    return await read(await here.client.get(answer.headers["Location"], headers=there))


async def test_members_on_teams_see_the_parts_that_an_organiser_chose_on_slack(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        await here.code()  # the hall is entered with it
        alex = here.somebody_on_teams()
        olu = await sharing(here, "For members")
        await olu.presses("Choose what is in it")
        assert "Everything is in it, unless you leave something out." in olu.sees
        await olu.sends({"parts": ("stages",)})
        assert "In short; Where in somebody's employment\"" in olu.sees
        await alex.writes("concern reports")
        assert "There is no concern report" in alex.sees
        await olu.presses("Sign it off")
        await olu.presses("Yes, sign it")
        assert "Signed off by Olu Canary" in olu.sees
        await olu.presses("Pass it on")
        address = PAGE.findall(json.dumps(olu.view))[0]
        period = Run(last_finished(here.clock()), last_finished(here.clock()))
        await alex.writes("concern reports")
        await alex.presses(f"{period.words}, Town Hall")
        assert "15 people reported AI at work" in alex.sees
        assert "Shares out work" not in alex.sees
        await alex.presses("Table by table")
        assert "Daily work: 15" in alex.sees
        page = await visited(here, address)
        assert "15 people reported AI at work" in page.words
        assert "Shares out work" not in page.text


async def test_the_employer_gets_an_address_and_files_that_hold_what_was_chosen(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        await here.code()
        olu = await sharing(here, "For the employer")
        await olu.presses("Look at it")
        (draft,) = set(DRAFT.findall(json.dumps(olu.view)))
        assert "Draft: no organiser has signed this off" in (await opened(here, draft)).words
        await olu.presses("Back to the snapshot")
        await olu.presses("Sign it off")
        await olu.presses("Yes, sign it")
        await olu.presses("Pass it on")
        (address,) = set(PAGE.findall(json.dumps(olu.view)))
        (release,) = await kept(here.desk.store, Release)
        assert release.id in address
        page = await visited(here, address)
        assert "Shares out work, shifts or places" in page.words
        assert "Week by week" not in page.words
        await olu.presses("Back to the snapshot")
        here.slack.platform.files.clear()
        await olu.presses("Take it as a file")
        await olu.sends({"format": "pdf"})
        (pdf,) = here.slack.platform.files
        assert pdf.startswith(b"%PDF")
