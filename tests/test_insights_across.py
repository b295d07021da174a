"""A concern report is made and signed on Slack, and read on Teams and on Slack by whom it is for."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

from bot.insights.periods import Run, last_finished
from bot.people import inviting
from bot.records import ReleaseSigned
from bot.records.reports import Does
from tests.across import ADDRESS, Across, OnSlack, across
from tests.fakes import kept
from tests.insights.reported import keep, many
from tests.people.codes import HALL

LINK = re.compile(r"https://bot\.example/handed/[\w-]{43}")
PNG = b"\x89PNG"
NAME = "concern-report-2026-10-05-to-2026-11-01"


async def organiser(here: Across) -> OnSlack:
    made = here.somebody_on_slack()
    await made.writes(f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.clock())}")
    await made.presses("Change my name")
    await made.sends({"name": "Olu Canary"})
    made.closes()
    return made


async def drafted(here: Across, olu: OnSlack) -> None:
    """Of fifteen people, in the last weeks that are over; its first card is open."""
    period = last_finished(here.clock())
    week = Run(period, period).weeks[0]
    await keep(here.desk, many(9, HALL.id, week), many(6, HALL.id, week, does=(Does.PAYS,)))
    await olu.writes("insights")
    await olu.presses("New concern report")
    await olu.sends({"workplaces": [HALL.id], "first": str(period), "last": str(period)})
    await olu.presses("Look at the draft")


async def signs(olu: OnSlack) -> None:
    await olu.presses("Sign it off")
    await olu.presses("Yes, sign it")


async def opened(here: Across, link: str) -> bytes:
    async with here.client.post(urlsplit(link).path) as handed:
        return await handed.read() if handed.ok else b""


async def test_from_slack_to_teams(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        sam = here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        olu = await organiser(here)
        period = last_finished(here.clock())
        await drafted(here, olu)
        assert "15 people reported AI at work" in olu.sees
        assert "Draft: no organiser has signed this off" in olu.sees
        await sam.writes("insights")
        assert "There is no concern report" in sam.sees
        await signs(olu)
        assert "Signed off by Olu Canary" in olu.sees
        assert len(await kept(here.desk.store, ReleaseSigned)) == 1
        await olu.presses("Table by table")
        assert "Shares out work, shifts or places: 9" in olu.sees
        pictures = LINK.findall(json.dumps(olu.view))
        assert pictures
        for link in pictures:
            assert (await opened(here, link)).startswith(PNG)
        assert not here.slack.platform.files  # the chat is the employer's, who gets a snapshot of its own
        await sam.writes("concern reports")
        await sam.presses(f"{Run(period, period).words}, Town Hall")
        assert "15 people reported AI at work" in sam.sees
        await sam.presses("Table by table")
        assert "Shares out work, shifts or places: 9" in sam.sees
        sent = [json.dumps(one.body) for one in here.teams.platform.calls("send")]
        assert not any('"type": "Image"' in one for one in sent)


async def exported(olu: OnSlack, form: str) -> None:
    await olu.presses("Export")
    await olu.sends({"format": form})
    assert "Before you use it." in olu.sees


async def test_on_slack_an_organiser_exports_drafts_and_what_is_signed_by_links_that_open_once(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        await here.code()  # the hall is entered with it
        olu = await organiser(here)
        await drafted(here, olu)
        for form, begins in (("pdf", b"%PDF"), ("xlsx", b"PK\x03\x04"), ("csv", b"\xef\xbb\xbf")):
            await exported(olu, form)
            links = LINK.findall(json.dumps(olu.view))
            assert links
            for link in links:
                assert (await opened(here, link)).startswith(begins)
                assert not await opened(here, link)
            await olu.presses("In short")
        await signs(olu)
        await exported(olu, "pdf")
        (link,) = LINK.findall(json.dumps(olu.view))
        assert (await opened(here, link)).startswith(b"%PDF")
        assert not here.slack.platform.files  # the chat is the employer's


async def test_on_teams_a_rep_exports_what_is_signed_by_links_that_open_once(tmp_path: Path) -> None:
    async with across(tmp_path, pages=ADDRESS) as here:
        sam = here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        olu = await organiser(here)
        await drafted(here, olu)
        await signs(olu)
        period = last_finished(here.clock())
        for form, begins in (("pdf", b"%PDF"), ("xlsx", b"PK\x03\x04"), ("csv", b"\xef\xbb\xbf")):
            await sam.writes("concern reports")
            await sam.presses(f"{Run(period, period).words}, Town Hall")
            await sam.presses("Export")
            await sam.presses("Show it to me")
            await sam.fills({"one.format": form})
            assert "Before you use it." in sam.sees
            found = LINK.findall(json.dumps([card for card, _ in sam.cards]))
            assert found
            for link in found:
                assert (await opened(here, link)).startswith(begins)
                assert not await opened(here, link)
            sam.close()
