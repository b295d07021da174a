"""What a redacted copy of a report holds. Pure; nothing goes in but what a rep has chosen and read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.cases.words import FIELDS
from bot.papers.paper import Block, Heading, Paper, Paragraph, Points
from bot.personal import MARK, without_names
from bot.records import Report, System, Workplace
from bot.records.reports import Since
from bot.register import labels
from bot.reports import weeks

TITLE = "AI at work: what was reported"
CHECKED = "Redacted copy of a report, checked by a rep"
NAME = "redacted-copy"
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905 - a list of words


class When(StrEnum):
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a rep lets through: which facts, how rough a time, and the words as they stand now."""

    facts: frozenset[str]
    when: When
    words: Mapping[str, str] = field(repr=False)


def facts(report: Report, system: System | None, place: Workplace | None) -> dict[str, tuple[str, str]]:
    """What can be chosen: its label and its words, by its name. Neither the code of the case nor the mode is there."""
    found = {
        "system": ("System", without_names(system.name) if system and not system.confirmed else _name(system)),
        "workplace": ("Workplace", place.name if place else ""),
        "part": ("Part of the workplace", report.part),
        "kinds": ("What it does", labels.listed(labels.DOES, report.does)),
        "stages": ("Where in employment", labels.listed(labels.STAGES, report.stages)),
        "since": ("In use since", labels.SINCE[report.since] if report.since is not Since.UNKNOWN else ""),
        "known": ("How it is known", labels.KNOWN[report.known] if report.known else ""),
    }
    return {name: one for name, one in found.items() if one[1]}


def paper(report: Report, chosen: Chosen, known: Mapping[str, tuple[str, str]], written: Iterable[str]) -> Paper:
    """`written`: the fields in which the reporter wrote something. What is left out is named at the end."""
    said = {name: without_names(text).strip() for name, text in chosen.words.items()}
    when = time(report.week, chosen.when)
    told = [f"{label}: {words}" for name, (label, words) in known.items() if name in chosen.facts]
    told += [f"Reported: {when}"] if when else []
    left_out = [label for name, (label, _) in known.items() if name not in chosen.facts]
    left_out += [] if when else ["When it was reported"]
    left_out += [_label(name) for name in written if not said.get(name)]
    blocks: list[Block] = [Points(tuple(told))] if told else []
    for name in FIELDS:
        if text := said.get(name):
            blocks += [Heading(_label(name)), Paragraph(text)]
    end = f"Left out: {'; '.join(left_out)}." if left_out else "No field was left out."
    marked = f" Where {MARK} stands, a name or a number was taken out." if MARK in str(blocks) else ""
    return Paper(NAME, TITLE, CHECKED, (*blocks, Heading("What is not in this copy"), Paragraph(end + marked)))


def time(week: str, when: When) -> str:
    """Of the week that is kept: all of it, or only the month or the year in which it began."""
    if when is When.LEFT_OUT:
        return ""
    try:
        first = weeks.monday(week)
    except ValueError:
        return ""
    match when:
        case When.WEEK:
            return weeks.in_words(week)
        case When.MONTH:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case When.YEAR:
            return str(first.year)


def _name(system: System | None) -> str:
    return system.name if system else ""


def _label(name: str) -> str:
    """As the employer reads it, who need not hear of a reporter."""
    return {"where": "Where", "does": "How it works", "assessments": "Assessments", "experience": "Experience"}.get(
        name, FIELDS[name]
    )
