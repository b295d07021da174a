"""A branch as it could be: a council, a hospital and a school, what their staff reported, and who sees to it.

Everybody and everything in it is made up. Ids are as chance would make them, but the same each time.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count, cycle, islice

from bot import audit, telling
from bot.desk import Desk
from bot.insights import ledger, report
from bot.insights.ledger import Scope
from bot.insights.periods import Run
from bot.insights.snapshots import keeping
from bot.records import (
    Disclosure,
    Done,
    Feedback,
    Gap,
    LogEntry,
    News,
    Outcome,
    Release,
    ReleaseSigned,
    ReleaseSigner,
    Report,
    ReportWords,
    SnapshotSigned,
    SnapshotSigner,
    System,
    Workplace,
)
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.records.register import Consultation, Happened, Item, Level, Lifecycle, nine_item
from bot.records.reports import Does, Flag, Mode, Settled, Since, Stage, Stand
from bot.records.surveys import Stage as SurveyStage
from bot.register import known
from bot.store import Record
from bot.surveys.questionnaire import templates
from tests.fakes import NOON
from tests.surveys.asked import survey
from tests.surveys.concluded import counted

COUNCIL = Workplace("council", "County Hall", "Northshire County Council", ("Contact centre", "Housing", "Social care"))
HOSPITAL = Workplace(
    "hospital", "Fellside Hospital", "Fellside Hospitals NHS Trust", ("Wards", "Pharmacy", "Portering")
)
SCHOOL = Workplace("school", "Beckside School", "Beckside Schools Trust", ("Teaching", "Office"))
PLACES = tuple(sorted((COUNCIL.id, HOSPITAL.id, SCHOOL.id)))
SUMMER, AUTUMN = Run(34, 34), Run(35, 35)  # two times four weeks that are over
THRESHOLD = 5
ROTA, CALLS, TRIAGE, BEDS, MARKING, CAMERAS = "rota", "calls", "triage", "beds", "marking", "cameras"

SYSTEMS = (
    System(
        *(ROTA, HOSPITAL.id, "Rota planner", ("Shift helper",), "", (Does.ALLOCATES, Does.EVALUATES)),
        *(Lifecycle.IN_USE, Consultation.IN_DISPUTE, True, ("Wards", "Portering"), (Stage.DAILY_WORK,), Since.MONTHS),
    ),
    System(
        BEDS, HOSPITAL.id, "Bed planner", (), "", (Does.DECIDES,), Lifecycle.TRIAL, Consultation.TOLD, confirmed=True
    ),
    System(
        *(CALLS, COUNCIL.id, "Call scoring", (), "", (Does.MONITORS, Does.EVALUATES)),
        *(Lifecycle.IN_USE, Consultation.NOT_TOLD, True, ("Contact centre",)),
    ),
    System(
        *(TRIAGE, COUNCIL.id, "Housing triage", (), "", (Does.DECIDES, Does.WRITES)),
        *(Lifecycle.PROPOSED, Consultation.BEFORE_PROCUREMENT, True, ("Housing",)),
    ),
    System(
        *(MARKING, SCHOOL.id, "Homework marker", (), "", (Does.EVALUATES, Does.WRITES)),
        *(Lifecycle.TRIAL, Consultation.AGREED, True, ("Teaching",)),
    ),
    System(CAMERAS, SCHOOL.id, "Corridor cameras", (), "", (Does.WATCHES,), Lifecycle.UNKNOWN),
)
HAPPENED: tuple[Record, ...] = (
    Disclosure("told-beds", BEDS, HOSPITAL.id, date(2026, 9, 14), Lifecycle.TRIAL),
    Disclosure("told-rota", ROTA, HOSPITAL.id, date(2026, 6, 8), Lifecycle.IN_USE),
    replace(nine_item(ROTA, Item.OPERATION), asked=date(2026, 6, 15), received=date(2026, 7, 13)),
    replace(nine_item(ROTA, Item.EQUALITY), asked=date(2026, 6, 15)),
    replace(nine_item(ROTA, Item.PRIVACY), asked=date(2026, 6, 15), received=date(2026, 8, 3)),
    replace(nine_item(ROTA, Item.HEALTH_SAFETY), asked=date(2026, 11, 2)),
    replace(nine_item(CALLS, Item.PRIVACY), asked=date(2026, 9, 7)),
    LogEntry("met-1", ROTA, Happened.MEETING, date(2026, 7, 20), Level.WORKPLACE),
    LogEntry("argued", ROTA, Happened.DISPUTE, date(2026, 10, 5), Level.EMPLOYER),
    LogEntry("met-2", ROTA, Happened.MEETING, date(2026, 11, 9), Level.EMPLOYER, "", date(2026, 12, 8)),
)
_CONFIRMED, _OPEN = (
    ("agreement.no-decisions-on-people", Settled.CONFIRMED),
    ("agreement.pay-and-status", Settled.PROPOSED),
)
# How many people, of which four weeks and place, reported what, used where
_COUNTED = (
    (AUTUMN, HOSPITAL, 14, ROTA, (Does.ALLOCATES,), (Stage.DAILY_WORK,)),
    (AUTUMN, HOSPITAL, 8, ROTA, (Does.ALLOCATES, Does.PAYS), (Stage.DAILY_WORK, Stage.PAY)),
    (AUTUMN, COUNCIL, 12, CALLS, (Does.MONITORS, Does.EVALUATES), (Stage.LINE_MANAGEMENT,)),
    (AUTUMN, COUNCIL, 7, CALLS, (Does.MONITORS,), (Stage.DAILY_WORK,)),
    (AUTUMN, SCHOOL, 6, MARKING, (Does.EVALUATES,), (Stage.DAILY_WORK,)),
    (AUTUMN, SCHOOL, 5, CAMERAS, (Does.WATCHES,), (Stage.DAILY_WORK,)),
    (SUMMER, HOSPITAL, 11, ROTA, (Does.ALLOCATES,), (Stage.DAILY_WORK,)),
    (SUMMER, COUNCIL, 9, CALLS, (Does.MONITORS,), (Stage.DAILY_WORK,)),
    (SUMMER, SCHOOL, 5, MARKING, (Does.EVALUATES,), (Stage.DAILY_WORK,)),
)
# What waits in the inbox: week, place, part, system, how far it has come
_CASES = (
    ("2026-W47", HOSPITAL, "Wards", ROTA, Stand.RECEIVED),
    ("2026-W47", COUNCIL, "Contact centre", CALLS, Stand.RECEIVED),
    ("2026-W46", SCHOOL, "Teaching", CAMERAS, Stand.RECEIVED),
    ("2026-W46", HOSPITAL, "Portering", ROTA, Stand.RAISED),
    ("2026-W45", COUNCIL, "Housing", TRIAGE, Stand.REPLIED),
    ("2026-W44", HOSPITAL, "Pharmacy", BEDS, Stand.OUTCOME),
)
_ASKED = {
    "who trains us before the new system starts": 4,
    "do we get training before a new system starts": 3,
    "can they use recordings of our calls to train it": 6,
    "can I refuse to wear the location badge": 3,
    "does the pay band change if a system does half my job": 2,
}
_LOGGED = (  # who, on which day of November, did what, about what
    ("kim", 9, Did.LOGGED, ROTA),
    ("kim", 10, Did.CHANGED_ITEM, ROTA),
    ("sam", 11, Did.CHANGED_SYSTEM, CALLS),
    ("kim", 12, Did.READ, "case-4"),
    ("kim", 12, Did.TOOK, "case-4"),
    ("kim", 13, Did.MOVED_ON, "case-4"),
    ("sam", 16, Did.LAUNCHED_SURVEY, "monitoring"),
    ("sam", 17, Did.READ, "case-5"),
    ("sam", 17, Did.NOTED, "case-5"),
    ("sam", 18, Did.CONFIRMED_FLAG, "case-5"),
    ("olu", 19, Did.SIGNED_RESULTS, "ai-tools"),
    ("olu", 20, Did.EXPORTED_CASES, HOSPITAL.id),
)


def id_of(what: str) -> str:
    """As an id looks that was drawn by lot."""
    return hashlib.sha256(what.encode()).hexdigest()[:32]


async def keep(desk: Desk, *records: Record) -> None:
    async with desk.store.transaction() as tx:
        for one in records:
            await tx.put(one)


async def settle(desk: Desk, who: dict[str, str]) -> None:
    """`who`: pseudonyms of office holders, by name."""
    await keep(desk, *HAPPENED, *SYSTEMS, *_counted(), *_gaps(), *_surveys(who["sam"]))
    await keep(desk, Feedback("agreement/no-decisions-on-people", 31, 6), Feedback("agreement/consent-to-new", 42, 3))
    async with desk.store.transaction() as tx:
        for place in PLACES:
            await known.changed(tx, place)
    takers = ("", "", "", "kim", "sam", "kim")
    for number, ((week, place, part, system, state), taker) in enumerate(zip(_CASES, takers, strict=True), start=1):
        made = _report(f"case-{number}", system, place, week, part=part, state=state, taken_by=who.get(taker, ""))
        await keep(desk, made, ReportWords(made.id, "Rota planner"))
        if not taker:
            async with desk.store.transaction() as tx:
                await telling.tell(tx, tuple(who.values()), News.REPORT, made.id, desk)
    async with desk.store.transaction() as tx:
        for name, day, did, about in _LOGGED:
            on = datetime(2026, 11, day, 12, tzinfo=UTC)
            await audit.append(tx, who[name], did, id_of(about) if about.startswith("case") else about, on)


async def counted_for(desk: Desk, run: Run, signed: date | None = None) -> Release:
    """A concern report of all workplaces, and the day on which Olu signed it."""
    scope = Scope(PLACES, run)
    async with desk.store.transaction() as tx:
        kept = await ledger.read(tx)
    found = await report.counted(desk, PLACES, run)
    made = await report.drafted(desk, scope, report.Basis(found, kept, THRESHOLD))
    if made is None:
        message = "too few people"
        raise ValueError(message)
    words = replace(made.words, gaps=tuple(replace(one, passed=True) for one in made.words.gaps))
    await keep(desk, made.release, words)
    if signed:
        await keep(desk, ReleaseSigned(made.release.id, signed), ReleaseSigner(made.release.id, "Olu"))
    return made.release


async def shown_to_members(desk: Desk) -> Release:
    """A concern report of all workplaces, and its snapshot for members, both signed."""
    await keep(desk, COUNCIL, HOSPITAL, SCHOOL, *HAPPENED, *SYSTEMS, *_counted())
    release = await counted_for(desk, AUTUMN, NOON.date())
    snapshot = keeping.named(release.id, Audience.MEMBERS)
    await keep(desk, SnapshotSigned(snapshot, NOON.date()), SnapshotSigner(snapshot, "Olu"))
    return release


def _report(id_: str, system: str, place: Workplace, week: str, **changes: object) -> Report:
    values: dict[str, object] = {"does": (Does.ALLOCATES,), "since": Since.MONTHS, **changes}
    return Report(id_of(id_), system, place.id, week, Mode.CONFIDENTIAL, **values)  # type: ignore[arg-type]


def _counted() -> Iterator[Report]:
    numbers = count()
    for run, place, people, system, does, stages in _COUNTED:
        weeks = islice(
            cycle((run.weeks[1], run.weeks[2], run.weeks[1], run.weeks[3], run.weeks[2], run.weeks[0])), people
        )
        for at, week in enumerate(weeks):
            flags = (Flag(*_CONFIRMED), *[Flag(*_OPEN)] * (Does.PAYS in does))
            state = Stand.CLOSED if at % 3 else Stand.RAISED
            yield replace(
                _report(f"counted-{next(numbers)}", system, place, week, state=state, does=does, stages=stages),
                flags=flags,
                independent=True,
            )


def _gaps() -> Iterator[Gap]:
    numbers = count()
    for words, times in _ASKED.items():
        for at in range(times):
            yield Gap(f"gap-{next(numbers)}", NOON.replace(year=2027), words, AUTUMN.weeks[at % 4])


def _surveys(maker: str) -> Sequence[Record]:
    asks = "Sam, rep at County Hall"
    running = replace(
        survey(templates.template("monitoring"), "monitoring", workplace=COUNCIL.id, stage=SurveyStage.OPEN, asks=asks),
        made_by=maker,
        target=40,
    )
    closed = replace(
        survey(templates.template("ai-tools"), "ai-tools", workplace=SCHOOL.id, stage=SurveyStage.CLOSED, asks=asks),
        opens=datetime(2026, 9, 7, 9, tzinfo=UTC),
        closes=datetime(2026, 9, 25, 16, tzinfo=UTC),
        made_by=maker,
    )
    draft = replace(survey(templates.template("workload"), "workload", workplace=HOSPITAL.id, asks=asks), made_by=maker)
    chosen = (
        {"use": ("often",), "what": ("writing",)},
        {"use": ("sometimes",), "what": ("finding",)},
        {"use": ("no",)},
    )
    answers = [one for one, many in zip(chosen, (13, 9, 7), strict=True) for _ in range(many)]
    result, _ = counted(closed, answers)
    outcome = Outcome(closed.id, 1, "We take this to the trust in December.", "Olu", "Olu", date(2026, 9, 28))
    done = Done("done-1", closed.id, "The trust gives everybody an hour to learn it.", "Olu", date(2026, 10, 12))
    return (running, closed, draft, result, outcome, done)
