"""The numbers of a campaign, and how many joined, on Slack, on Teams, at the desk of the web and in a terminal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from adapters.teams.render import SHOW
from bot.campaigns import at, numbers
from bot.insights import periods
from bot.records import CampaignNumbers, JoiningTotal
from tests.across import across
from tests.fakes import NOON, kept
from tests.insights.reported import keep as keep_in
from tests.people.codes import HALL
from tests.terminal.sitting import DEPOT, alone, button, keep, talk
from tests.test_plan_across import LABEL, ORGANISER, RUNS, at_the_hall, claim
from tests.web.desk import desks
from tests.web.visiting import LOCAL_HOUSE

PERIOD = periods.last_finished(NOON)
LONG = replace(RUNS, begun=NOON.date() - timedelta(weeks=10))
TOLD = CampaignNumbers(f"camp/{PERIOD}", "camp", PERIOD, 20, None, 40)
CARD = "Results: campaign on monitoring at work"
LINE = "Asked: 20. Talks: withheld. Links: 40. Joined: {joined}"


async def test_entered_on_slack_and_read_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        olu, ola = here.somebody_on_slack(), here.somebody_on_teams()
        await at_the_hall(here)
        await keep_in(here.desk, replace(LONG, workplace=HALL.id), TOLD)
        for who in (olu, ola):
            await who.writes(await claim(here))
            await who.writes("campaigns")
            await who.presses(LABEL)
            await who.presses("Results")
            assert CARD in who.sees
            assert LINE.format(joined="withheld") in who.sees
        await olu.presses("Enter how many joined")
        await olu.sends({"people": "15"})
        assert f"Kept for {numbers.words(PERIOD)}" in olu.sees
        await ola.writes("campaigns")
        await ola.presses(LABEL)
        await ola.presses("Results")
        assert LINE.format(joined="15") in ola.sees


async def test_entered_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        olu = here.somebody_on_teams()
        await at_the_hall(here)
        await keep_in(here.desk, replace(LONG, workplace=HALL.id), TOLD)
        await olu.writes(await claim(here))
        await olu.writes("campaigns")
        for label in (LABEL, "Results", "Enter how many joined", SHOW):
            await olu.presses(label)
        await olu.fills({"one.period": str(PERIOD), "typed.people": "15"})
        olu.close()
        (joined,) = await kept(here.desk.store, JoiningTotal)
        assert joined.told == 15


async def test_entered_at_the_desk() -> None:
    async with desks() as desk:
        await desk.there.keep(replace(LONG, workplace=desk.there.place.id), TOLD)
        olu = await desk.signed_in(desk.there.organiser)
        page = await olu.press(at.RESULTS, "camp")
        assert LINE.format(joined="withheld") in page.words
        page = await olu.press(at.JOINED, "camp", cause="d" * 22)
        (form,) = [one for one in page.tree.forms if "one.people" in one.fields]
        page = await olu.send("/desk", {**dict(form.form_values()), "one.people": "1.5"})
        assert "A whole number from 0 to 100000" in page.words
        (form,) = [one for one in page.tree.forms if "one.people" in one.fields]
        await olu.send("/desk", {**dict(form.form_values()), "one.people": "15"})
        page = await olu.press(at.RESULTS, "camp")
        assert LINE.format(joined="15") in page.words


async def test_entered_in_a_terminal(home: Path) -> None:
    async with alone(home, ORGANISER, LOCAL_HOUSE) as (organiser, desk):
        long = replace(LONG, begun=desk.now().date() - timedelta(weeks=10))
        await keep(desk, DEPOT, long)
        said = await talk(
            organiser,
            *("campaigns", button("monitoring at work (all workplaces): running"), button("Results")),
            *(button("Enter how many joined"), "", "many", "", "15", button("Back to the results"), "quit"),
        )
        assert CARD in said.words
        assert "A whole number from 0 to 100000" in said.words
        assert "Asked: withheld. Talks: withheld. Links: withheld. Joined: 15" in said.words
        (joined,) = await kept(desk.store, JoiningTotal)
        assert joined.told == 15
