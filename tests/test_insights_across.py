"""A concern report is made and signed on Slack, and read on Teams and on Slack by whom it is for."""

import json
from pathlib import Path

from bot.insights.periods import Run, last_finished
from bot.people import inviting
from bot.records import ReleaseSigned
from bot.records.reports import Does
from tests.across import Across, OnSlack, across
from tests.fakes import kept
from tests.insights.reported import keep, many
from tests.people.codes import HALL


async def organiser(here: Across) -> OnSlack:
    made = here.somebody_on_slack()
    await made.writes(f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.clock())}")
    await made.presses("Change my name")
    await made.sends({"name": "Olu Canary"})
    made.closes()
    return made


async def test_from_slack_to_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam = here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        olu = await organiser(here)
        period = last_finished(here.clock())
        week = Run(period, period).weeks[0]
        await keep(here.desk, many(9, HALL.id, week), many(6, HALL.id, week, does=(Does.PAYS,)))
        await olu.writes("insights")
        await olu.presses("New concern report")
        await olu.sends({"workplaces": [HALL.id], "first": str(period), "last": str(period)})
        await olu.presses("Look at the draft")
        assert "15 people reported AI at work" in olu.sees
        assert "Draft: no organiser has signed this off" in olu.sees
        await sam.writes("insights")
        assert "There is no concern report" in sam.sees
        await olu.presses("Sign it off")
        await olu.presses("Yes, sign it")
        assert "Signed off by Olu Canary" in olu.sees
        assert len(await kept(here.desk.store, ReleaseSigned)) == 1
        await olu.presses("Table by table")
        assert "Shares out work, shifts or places: 9" in olu.sees
        assert "files.completeUploadExternal" in [one.method for one in here.slack.platform.asked]
        await sam.writes("concern reports")
        await sam.presses(f"{Run(period, period).words}, Town Hall")
        assert "15 people reported AI at work" in sam.sees
        await sam.presses("Table by table")
        assert "Shares out work, shifts or places: 9" in sam.sees
        sent = [json.dumps(one.body) for one in here.teams.platform.calls("send")]
        assert any('"type": "Image"' in one and "Bar chart" in one for one in sent)
