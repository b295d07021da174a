"""The plan of a campaign on Slack, on Teams, at the desk of the web and in a terminal."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from adapters.teams.render import SHOW
from bot.campaigns import at, plan_at
from bot.people import inviting
from bot.records import EVERYWHERE, Campaign, Plan, Role
from bot.records.campaigns import Stage
from tests.across import Across, across
from tests.fakes import TODAY, kept
from tests.insights.reported import keep as keep_in
from tests.people.codes import HALL
from tests.terminal.sitting import DEPOT, SAM, alone, button, keep, talk
from tests.web.desk import desks
from tests.web.visiting import LOCAL_HOUSE

RUNS = Campaign(
    "camp", EVERYWHERE, Stage.RUNNING, name="monitoring at work", begun=TODAY, until=TODAY + timedelta(weeks=8)
)
LABEL = "monitoring at work (Town Hall): running"
PLAN = "Plan: campaign on monitoring at work"
ORGANISER = replace(SAM, session="organiser-canary", role=Role.ORGANISER)


async def at_the_hall(here: Across) -> str:
    """A code for its rep."""
    code = await here.code()
    await keep_in(here.desk, replace(RUNS, workplace=HALL.id))
    return code


async def claim(here: Across) -> str:
    return f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.clock())}"


async def test_changed_on_slack_and_read_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam, olu = here.somebody_on_teams(), here.somebody_on_slack()
        await sam.writes(f"claim {await at_the_hall(here)}")
        await olu.writes(await claim(here))
        await olu.writes("campaigns")
        await olu.presses(LABEL)
        await olu.presses("The plan")
        assert PLAN in olu.sees
        await olu.presses("Each phase")
        await olu.presses("Add a phase")
        await olu.sends({"name": "Tell others", "goal": "Everybody knows.", "by": "1/12/2026", "helps": ["meeting"]})
        assert "to do, by 1 December 2026" in olu.sees
        await olu.presses("Answers and reports")
        await olu.presses("What is hoped for")
        await olu.sends({"answers": "40", "reports": "20"})
        assert "40 hoped for" in olu.sees
        await sam.writes("campaigns")
        for label in (LABEL, "The plan", "Each phase", "6. Tell others"):
            await sam.presses(label)
        assert "Everybody knows." in sam.sees
        assert "Change it" not in [one["title"] for one, _ in sam.buttons]


async def test_changed_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        olu = here.somebody_on_teams()
        await at_the_hall(here)
        await olu.writes(await claim(here))
        await olu.writes("campaigns")
        await olu.presses(LABEL)
        await olu.presses("The plan")
        await olu.presses("Each phase")
        await olu.presses("1. Listen")
        await olu.presses("Change it")
        await olu.presses(SHOW)
        await olu.fills({"typed.goal": "All shifts were asked.", "one.how": "done"})
        olu.close()
        first = (await kept(here.desk.store, Plan))[0].phases[0]
        assert (first.goal, first.done) == ("All shifts were asked.", TODAY)


async def test_changed_at_the_desk() -> None:
    async with desks() as desk:
        await desk.there.keep(replace(RUNS, workplace=desk.there.place.id))
        olu = await desk.signed_in(desk.there.organiser)
        page = await olu.press(at.PLAN, "camp")
        assert PLAN in page.words
        page = await olu.press(plan_at.CHANGE, "camp phase-1", cause="d" * 22)
        (form,) = [one for one in page.tree.forms if "one.goal" in one.fields]
        sent = {**dict(form.form_values()), "one.goal": "All shifts were asked.", "one.by": "31/2/2027"}
        page = await olu.send("/desk", sent)
        assert "I cannot read that as a day" in page.words
        (form,) = [one for one in page.tree.forms if "one.goal" in one.fields]
        page = await olu.send("/desk", {**dict(form.form_values()), "one.by": "1/12/2026"})
        assert "to do, by 1 December 2026" in page.words
        assert (await desk.there.every(Plan))[0].phases[0].goal == "All shifts were asked."


async def test_changed_in_a_terminal(home: Path) -> None:
    async with alone(home, ORGANISER, LOCAL_HOUSE) as (organiser, desk):
        await keep(desk, DEPOT, RUNS)
        said = await talk(
            organiser,
            *("campaigns", button("monitoring at work (all workplaces): running"), button("The plan")),
            *(button("Each phase"), button("2. Put it together"), button("Move it up"), button("Change it")),
            *("Sum it up", "", "31/2/2027", "", "", "1/12/2026"),
            *(button("Answers and reports"), button("What is hoped for"), "The depot 40", "", "quit"),
        )
        assert "1. Listen: to do, by" in said.words
        assert "I cannot read that as a day" in said.words
        assert "The depot: No survey yet; 40 hoped for." in said.words.replace("The depot No", "The depot: No")
        (plan,) = await kept(desk.store, Plan)
        assert [one.name for one in plan.phases[:2]] == ["Sum it up", "Listen"]
        assert plan.answers == ((DEPOT.id, 40),)
