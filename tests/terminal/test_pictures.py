"""At a terminal a picture is its words: those of a concern report, and of the timeline of a system."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.insights.seeing import DRAFT
from bot.records import Disclosure, Handed, Role, System
from tests.fakes import Clock, kept
from tests.insights.reported import a_release
from tests.terminal.sitting import DEPOT, SAM, alone, button, keep, talk
from tests.web.visiting import LOCAL_HOUSE

ORGANISER = replace(SAM, role=Role.ORGANISER)


async def test_a_draft_and_a_timeline_are_told_in_words(home: Path) -> None:
    async with alone(home, ORGANISER, LOCAL_HOUSE, Clock()) as (here, desk):
        system = System("care", DEPOT.id, "CareMatch", confirmed=True)
        told = Disclosure("told", "care", DEPOT.id, date(2026, 1, 12))
        await keep(here.bot._desk, DEPOT, system, told, a_release("one", DEPOT.id))
        seen = await talk(
            here,
            *("insights", button("Draft: 7 September 2026 to 4 October 2026, The depot")),
            *("register", button("CareMatch"), button("Timeline"), "quit"),
        )
        kind = "[Picture] Draft: What the system does, as people reported it: Bar chart: "
        assert f"{kind}What the system does, as people reported it. {DRAFT}." in seen.words
        assert seen.words.count("Shares out work, shifts or places: 9") == 2
        timeline = (
            "[Picture] Timeline of CareMatch: Timeline: Timeline of CareMatch. 12 January 2026: The employer told"
        )
        assert timeline in seen.words
        assert "- 12 January 2026: The employer told the union of it." in seen.words
        assert not await kept(desk.store, Handed)
