"""The cases that fit what a rep looks for, as far as they may see them."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot import sight, telling
from bot.acting import Acting
from bot.cases import searching
from bot.cases.searching import Wanted
from bot.cases.words import written
from bot.records import CaseNote, KeptFrom, Report, ReportWords, System, Talk

PAGE = 10


@dataclass(frozen=True, slots=True)
class Listed:
    """What a search found: the reports of one page, and how many there are in all."""

    reports: Sequence[Report]
    count: int
    names: dict[str, str] = field(repr=False)  # of their systems


async def found(acting: Acting, wanted: Wanted, start: int) -> Listed:
    every = await fitting(acting, wanted)
    page = every[start : start + PAGE]
    return Listed(page, len(every), {one.id: one.name for one in await systems(acting, page)})


async def fitting(acting: Acting, wanted: Wanted) -> list[Report]:
    """All of them, the newest week first."""
    seen = await sight.reports(acting.tx, acting.sight, wanted.workplace or None)
    taken = await holders(acting, seen) if wanted.taken else {}
    fit = [one for one in seen if searching.fits(one, wanted, acting.who, taken.get(one.id, ""))]
    if wanted.words:
        fit = await _saying(acting, wanted.words, fit)
    fit.sort(key=lambda one: one.id)
    fit.sort(key=lambda one: one.week, reverse=True)
    return fit


async def holders(acting: Acting, asked: Sequence[Report | Talk]) -> dict[str, str]:
    """Who has each, and still may: looked up once for a workplace, but for what is kept from somebody."""
    kept = {one.id: one for one in await acting.tx.find(KeptFrom)}
    known: dict[tuple[str, str], tuple[str, ...]] = {}
    found = {}
    for one in asked:
        if one.taken_by:
            key = (one.workplace, one.id if one.id in kept else "")
            if key not in known:
                told = await telling.audience(acting.tx, one.workplace, acting.desk, kept.get(one.id))
                known[key] = told.everybody
            if one.taken_by in known[key]:
                found[one.id] = one.taken_by
    return found


async def _saying(acting: Acting, typed: str, reports: Sequence[Report]) -> list[Report]:
    called = {one.id: (one.name, *one.aliases) for one in await systems(acting, reports)}
    notes: dict[str, list[str]] = {}
    for one in await acting.tx.readable(CaseNote):
        notes.setdefault(one.report, []).append(one.words)
    found = []
    for report in reports:
        said = written(await acting.tx.get(ReportWords, report.id)).values()
        if searching.says(typed, report, (*called.get(report.system, ()), *said, *notes.get(report.id, ()))):
            found.append(report)
    return found


async def systems(acting: Acting, reports: Sequence[Report]) -> list[System]:
    found = [await acting.tx.get(System, one) for one in dict.fromkeys(report.system for report in reports)]
    return [one for one in found if one]
