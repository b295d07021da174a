"""Looks whether everything is as it must be, and says in plain words what is not and how to mend it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from adapters import keeping, linking, settings
from adapters.examining import backups, clock, machine, running, searching, settled, slack, teams
from adapters.examining.running import Running
from adapters.finding import Finding, State
from adapters.settings import Settings, Understood
from adapters.stores import opening
from adapters.stores.last_backup import last
from knowledge import packs
from knowledge.library import survey

_MARKS = {State.WELL: "well ", State.LOOK: "look ", State.MEND: "MEND "}


def examine(*, offline: bool = False) -> tuple[Finding, ...]:
    """Look at everything; what cannot be looked at because the settings are wrong is left out.

    `offline`: no other computer is asked but that of the database.
    """
    understood = settings.understand()
    if understood.wrong:
        return settled.examine(understood)
    return asyncio.run(_examine(understood, offline=offline))


def told(findings: tuple[Finding, ...]) -> str:
    return "\n".join(f"{_MARKS[finding.state]} {finding.name}: {finding.words}" for finding in findings)


async def _examine(understood: Understood, *, offline: bool) -> tuple[Finding, ...]:
    chosen = understood.settings
    bot, seen = await running.examine(chosen.data_dir)
    kept, by_slack, by_teams, known = await asyncio.gather(
        keeping.examine(chosen),
        slack.ask(chosen) if not offline else _nobody(),
        teams.ask(chosen) if not offline else _nobody(),
        asyncio.to_thread(_known, chosen, seen),
    )
    now = datetime.now(UTC)
    others = [one for one in (kept.ticks, by_slack.ticks if by_slack else None) if one]
    elsewhere = not isinstance(opening.place(chosen), Path)
    return (
        *settled.examine(understood),
        *machine.examine(chosen),
        bot,
        kept.store,
        kept.keys,
        backups.judge(last(chosen.data_dir), now, records=kept.records, elsewhere=elsewhere),
        clock.judge(now, others, kept.last),
        slack.examine(chosen, by_slack),
        teams.examine(chosen, by_teams),
        linking.examine(chosen, by_slack),
        *known,
    )


def _known(chosen: Settings, seen: Running | None) -> tuple[Finding, ...]:
    """What it can answer, and whether it finds that; the bot that runs says so itself."""
    found = survey(packs.folders(chosen.data_dir / "packs"), chosen.data_dir, datetime.now().astimezone().date())
    search = running.search(seen) if seen else searching.examine(found, chosen.data_dir / "cache")
    return (*searching.knowledge(found), search)


async def _nobody() -> None:
    """In place of whoever is not asked."""
