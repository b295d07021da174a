"""Organisers make a campaign in a window of Slack, a card of Teams and a page, and another lets its words through."""

from collections.abc import Mapping
from pathlib import Path

from adapters.teams.render import SHOW
from bot.campaigns import at, previewing, settling
from bot.records import Campaign
from bot.records.campaigns import Stage
from tests.across import Across, OnSlack, across
from tests.campaigns.parts import QUESTIONED, pack
from tests.fakes import FakeLibrary, kept
from tests.people import codes
from tests.people.codes import HALL
from tests.teams.visiting import Member
from tests.web.visiting import Page, Visitor, visiting

SETTLED: Mapping[str, object] = {
    "workplace": HALL.id,
    "name": "cameras at work",
    "topics": ["monitoring"],
    "question": QUESTIONED,
    "more": "People listen.",
    "joining": "https://union.example.org/join",
    "until": "31/12/2026",
}


def ready(here: Across) -> None:
    library = here.desk.knowledge
    assert isinstance(library, FakeLibrary)
    library.entries = pack()


async def organiser_on_slack(here: Across) -> OnSlack:
    made = here.somebody_on_slack()
    await here.code()  # with it comes the workplace
    await made.writes(f"claim {await codes.for_an_organiser(here.desk, here.clock(), 'Olu')}")
    made.closes()
    return made


async def organiser_on_teams(here: Across) -> Member:
    made = here.somebody_on_teams()
    await made.writes(f"claim {await codes.for_an_organiser(here.desk, here.clock(), 'Ann')}")
    made.close()
    return made


async def campaign(here: Across) -> Campaign:
    (found,) = await kept(here.desk.store, Campaign)
    return found


async def test_what_is_made_on_slack_is_let_through_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        ready(here)
        olu, ann = await organiser_on_slack(here), await organiser_on_teams(here)
        await olu.writes("campaigns")
        await olu.presses("New campaign")
        await olu.presses("monitoring at work")
        await olu.sends(SETTLED)
        assert "Another organiser must look at these words" in olu.sees
        assert "“Everybody else has”" in olu.sees
        await olu.presses("Ask another organiser")
        made = await campaign(here)
        assert (made.stage, made.name, made.topics) == (Stage.WAITING, "cameras at work", ("monitoring",))
        await ann.writes("campaigns")
        await ann.presses("cameras at work (Town Hall): waits for another organiser")
        assert "a person decides" in ann.sees
        await ann.presses("Approve and start it")
        assert (await campaign(here)).stage is Stage.RUNNING


async def test_a_draft_is_changed_on_teams_and_seen_there_as_people_will(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        ready(here)
        olu, ann = await organiser_on_slack(here), await organiser_on_teams(here)
        await olu.writes("campaigns")
        await olu.presses("New campaign")
        await olu.presses("monitoring at work")
        await olu.sends({**SETTLED, "question": "Would it help to talk?"})
        await ann.writes("campaigns")
        await ann.presses("cameras at work (Town Hall): draft")
        await ann.presses("Change it")
        await ann.presses(SHOW)
        await ann.fills({"one.question": "Shall we talk about cameras?", "one.topics": "monitoring"})
        assert (await campaign(here)).question == "Shall we talk about cameras?"
        await ann.presses("See it as people will")
        assert previewing.HERE in ann.sees
        await ann.presses("Never ask me")
        assert previewing.ONLY_SEEN in ann.sees


async def test_a_draft_is_made_in_a_browser_and_seen_there_as_people_will() -> None:
    async with visiting() as visitor:
        desk = visitor.bot.desk
        visitor.shelves.entries = pack()
        await codes.for_a_rep(desk, desk.now())  # with it comes the workplace
        (claiming,) = (await visitor.page("/desk")).forms("submit")
        code = await codes.for_an_organiser(desk, desk.now(), "Olu")
        await visitor.send(claiming | {"one.code": code}, "/desk")
        page = await visitor.press(at.NEW, path="/desk")
        page = await _presses(visitor, page, "monitoring at work")
        (form,) = page.forms("submit")
        wrong = await visitor.send(form | {"one.workplace": HALL.id, "one.question": "Talk to us."}, "/desk")
        assert settling.NO_QUESTION in wrong.words
        (form,) = wrong.forms("submit")
        page = await visitor.send(form | {"one.question": ""}, "/desk")
        assert "A draft, which only organisers see" in page.words
        (made,) = await kept(desk.store, Campaign)
        assert (made.workplace, made.topics, made.stage) == (HALL.id, ("monitoring",), Stage.DRAFT)
        page = await _presses(visitor, page, "See it as people will")
        assert previewing.HERE in page.words
        assert made.question in page.words


async def _presses(visitor: Visitor, page: Page, label: str) -> Page:
    listed = [dict(form.form_values()) for form in page.tree.forms]
    return await visitor.send(next(one for one in listed if one.get("label") == label), "/desk")
