"""How many took part at each workplace, of those who are hoped for: only what surveys and concern reports tell already.

No number is made here. Of a survey that is open it is what its reps are told by the hour, of a closed one what its
results tell; of reports what signed concern reports say of that workplace. What they withhold is withheld.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date

from bot import days, sight
from bot.acting import Acting
from bot.campaigns import at, plan_at
from bot.charts.figures import WITHHELD
from bot.desk import Desk
from bot.events import Pressed
from bot.insights import ledger, seeing, tables
from bot.insights import making as reporting
from bot.insights.ledger import scope_of
from bot.markup import plain
from bot.people.offices import named
from bot.records import EVERYWHERE, Campaign, Plan, Release, ReleaseSigned, Result, Survey, Turnout
from bot.records.surveys import LIVE, Stage
from bot.register.paging import Page
from bot.replies import Button, Card, Fact, Replies
from bot.routes import Routes
from bot.sight import Sight
from bot.store import Transaction
from bot.surveys import at as surveys
from bot.surveys.reps import hoped, turnout
from bot.surveys.results import outcomes

WHAT = (
    "Only what surveys and concern reports have told already, of each workplace by itself. “Withheld” stands for any "
    "number that could tell of somebody, zero included."
)
NO_SURVEY = "No survey yet"
NO_REPORT = "no signed concern report of this time yet"
HOW_TO_REPORT = "A concern report is made of what people reported, once an organiser makes one and signs it."
NO_PLACES = "No workplace of this campaign is kept here."


@dataclass(frozen=True, slots=True)
class Asked:
    """What is told of a survey. `least`: as many as follow from that, or more. `told`: with when it was.

    `counted`: whether anything is told yet; it is by the hour.
    """

    id: str
    title: str
    told: str
    least: int
    target: int = 0  # its own
    live: bool = False
    counted: bool = True
    signed: bool = False
    reminders: int = 0  # that are still to go out


@dataclass(frozen=True, slots=True)
class Reported:
    """What signed concern reports tell of people who reported."""

    told: str
    least: int


@dataclass(frozen=True, slots=True)
class Here:
    """A workplace of the campaign, or all of them where a survey was asked at all together."""

    id: str
    name: str
    survey: Asked | None = None
    reported: Reported | None = None
    answers_hoped: int = 0
    reports_hoped: int = 0


def add(routes: Routes) -> None:
    routes.pressed(plan_at.PARTICIPATION, opened)


async def opened(event: Pressed, desk: Desk) -> Replies:
    id_, _, page = event.value.partition(" ")

    async def look(acting: Acting, campaign: Campaign, plan: Plan) -> Replies:
        return await shown(acting, campaign, plan, page)

    return await plan_at.looking(event, desk, id_, look)


async def shown(acting: Acting, campaign: Campaign, plan: Plan, page: str = "") -> Replies:
    part = Page.of(await gathered(acting, campaign, plan), page)
    facts = tuple(Fact(one.name, in_words(one)) for one in part.part)
    missing = HOW_TO_REPORT if any(one.reported is None for one in part.part if one.id != EVERYWHERE) else ""
    body = "\n\n".join(filter(None, (part.told, WHAT, missing if part.part else NO_PLACES)))
    leads = at.leads(acting.sight, campaign)
    buttons = (
        *part.buttons(plan_at.PARTICIPATION, f"{campaign.id} "),
        *[Button("What is hoped for", plan_at.HOPED, campaign.id)] * leads,
        surveys.ALL,
        seeing.OPEN,
        *[reporting.NEW] * (leads and bool(missing)),
        plan_at.back(campaign),
    )
    return (Card("Answers and reports", body, facts, buttons=buttons, private=True),)


async def gathered(acting: Acting, campaign: Campaign, plan: Plan) -> tuple[Here, ...]:
    """Of the campaign's workplaces those that they may see, by name. What was told before it began is left out."""
    tx, seen = acting.tx, acting.sight
    places = await sight.workplaces(tx, seen)
    everywhere = campaign.workplace == EVERYWHERE
    theirs = [one.id for one in places if everywhere or one.id == campaign.workplace]
    asked = await _surveys(tx, seen, campaign.begun)
    signed = await _signed(tx, campaign.begun)
    answers, reports = dict(plan.answers), dict(plan.reports)
    found = []
    for place in [*([EVERYWHERE] if everywhere and EVERYWHERE in asked else []), *theirs]:
        survey = await _told(tx, asked[place]) if place in asked else None
        own = survey.target if survey else 0
        name = "All workplaces together" if place == EVERYWHERE else await named(tx, place)
        told = reported(place, signed)
        found.append(Here(place, name, survey, told, answers.get(place) or own, reports.get(place, 0)))
    return tuple(found)


def in_words(here: Here) -> str:
    """In the Markdown of `bot.markup`."""
    survey = f"“{plain(here.survey.title)}”: {plain(here.survey.told)}" if here.survey else NO_SURVEY
    answers = f"{survey}{_hoped(here.answers_hoped)}."
    if here.id == EVERYWHERE:
        return answers
    told = here.reported.told if here.reported else NO_REPORT
    return f"{answers} Reports: {told}{_hoped(here.reports_hoped)}."


def reported(place: str, releases: Sequence[Release]) -> Reported | None:
    """`releases`: of each scope the last that is signed, so that nobody is in two of them at one workplace."""
    theirs = sorted((one for one in releases if place in one.workplaces), key=lambda one: one.last)
    if not theirs:
        return None
    known = [number for one in theirs if (number := _number(one, place)) is not None]
    last = scope_of(theirs[-1]).run.words
    one_ = f"in the concern report of {last}"
    where = one_ if len(theirs) == 1 else f"in {len(theirs)} concern reports, the last of {last}"
    if not known:
        return Reported(f"{WITHHELD} {where}", 0)
    least = "" if len(known) == len(theirs) else "at least "
    return Reported(f"{least}{sum(known):,} people {where}", sum(known))


def _number(release: Release, place: str) -> int | None:
    """As its tables tell it; None where it is withheld, or not told this time."""
    if release.workplaces == (place,):
        return release.people
    cells = [cell for one in release.tables if one.questions == (tables.WORKPLACE,) for cell in one.cells]
    return next((cell.count for cell in cells if cell.keys == (place,)), None)


async def _surveys(tx: Transaction, seen: Sight, since: date | None) -> dict[str, Survey]:
    """Of each workplace the one that is open, or else the last that closed."""
    kept = [one for stage in (*LIVE, Stage.CLOSED) for one in await tx.readable(Survey, stage=stage)]
    kept = [one for one in kept if surveys.sees(seen, one)]
    recent = [one for one in kept if since is None or one.stage in LIVE or _closed(one) >= since]
    ordered = sorted(recent, key=lambda one: (one.stage in LIVE, _closed(one), one.id))
    return {one.workplace: one for one in ordered}


async def _signed(tx: Transaction, since: date | None) -> list[Release]:
    """Of the same workplaces and weeks the last that was signed: who holds an office at any of them may see it."""
    kept = (await ledger.read(tx)).kept
    recent = [one for one in kept if since is None or scope_of(one).run.ends >= since]
    found: dict[object, Release] = {}
    for one in recent:
        if await tx.get(ReleaseSigned, one.id):
            found[scope_of(one)] = one
    return list(found.values())


async def _told(tx: Transaction, survey: Survey) -> Asked:
    title = surveys.title(survey)
    if survey.stage in LIVE:
        kept = await tx.get(Turnout, survey.id)
        told = turnout.in_words(kept, survey, await surveys.zone(tx, survey.workplace))
        left = max(0, survey.reminders - survey.reminded)
        found = Asked(survey.id, title, _small(told), turnout.least(kept), survey.target, live=True, reminders=left)
        return replace(found, counted=kept is not None)
    number, whole = hoped.counted(await tx.find(Result, survey=survey.id))
    told = WITHHELD if number is None else f"{'' if whole else 'at least '}{number:,}"
    words = f"{told}, closed on {days.told(_closed(survey))}"
    signed = await outcomes.shown_to(tx, survey)
    return Asked(survey.id, title, words, number or 0, survey.target, signed=signed)


def _closed(survey: Survey) -> date:
    return (survey.closes or survey.due).astimezone(UTC).date()


def _hoped(number: int) -> str:
    return f"; {number:,} hoped for" if number else ""


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"
