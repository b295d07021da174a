"""All that is told of one survey, gathered from the store before anything of it is written or drawn."""

from collections.abc import Hashable
from dataclasses import dataclass

from bot import days
from bot.desk import Desk
from bot.meetings import keeping
from bot.people.offices import named, today_in
from bot.records import Done, Meeting, Survey
from bot.store import Transaction
from bot.surveys import at
from bot.surveys.questionnaire import phrases
from bot.surveys.results import outcomes, summary
from bot.surveys.results.figures import Findings


@dataclass(frozen=True, slots=True)
class Gathered:
    findings: Findings
    where: str
    when: str  # from the day that it opened to that on which it closed; the day, where it was one
    zone: str
    done: tuple[Done, ...]
    meeting: Meeting | None  # that is to come, or would be, were it not cancelled

    @property
    def summary(self) -> tuple[str, ...]:
        return summary.sentences(self.findings)

    @property
    def how_to_read(self) -> tuple[str, ...]:
        return summary.how_to_read(self.findings)

    @property
    def meeting_when(self) -> str:
        return phrases.time(self.meeting.at, self.zone, phrases.FIRST) if self.meeting else ""


async def gathered(tx: Transaction, findings: Findings, desk: Desk) -> Gathered:
    survey = findings.survey
    zone = await at.zone(tx, survey.workplace)
    done = tuple(await outcomes.done(tx, survey.id))
    return Gathered(
        findings,
        await named(tx, survey.workplace),
        asked_when(survey, zone),
        zone,
        done,
        await keeping.to_come(tx, survey.id, desk),
    )


def asked_when(survey: Survey, zone: str) -> str:
    times = [days.told(today_in(zone, one)) for one in (survey.opens, survey.closes) if one]
    return " to ".join(dict.fromkeys(times))


async def standing(tx: Transaction, survey: str, desk: Desk) -> Hashable:
    """Changes with all that can still change of what is signed."""
    outcome = await outcomes.of(tx, survey)
    meeting = await keeping.to_come(tx, survey, desk)
    done = await outcomes.done(tx, survey)
    return outcome.number, outcome.signed_by, tuple(one.id for one in done), meeting and meeting.number
