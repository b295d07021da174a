"""The numbers of a campaign as its organisers see them, and take them away.

Reps do not: they see each request for a talk at their workplace, and who leads nothing has no need of the rest.
"""

from collections.abc import Awaitable, Callable, Sequence

from bot import picturing
from bot.acting import Acting, act
from bot.campaigns import at, numbers
from bot.campaigns.numbers import Line
from bot.charts import CHAT, Counts, Drawing, Part, bars
from bot.charts.figures import WITHHELD
from bot.desk import Desk
from bot.events import Owner, Pressed, Submitted
from bot.exporting import lists
from bot.exporting.formats import FORMAT_OF_TABLES
from bot.exporting.tables import Row, Sheet
from bot.exporting.warning import before_use, no_lists
from bot.insights.periods import Run
from bot.records import Campaign, Role
from bot.records.audit import Did
from bot.register.at import about
from bot.replies import Button, Card, Fact, Form, Replies, Text
from bot.routes import Routes

EXPORT = "campaigns.results_export"
NAME = "campaign-numbers"
LAST = 3  # periods on the card; an export has all
MOST_DRAWN = 6  # periods
HEADER = ("first day", "last day", "people asked", "talks asked for", "links opened", "joined")
OF = ("Asked", "Talks", "Links", "Joined")
EMPLOYERS_CHAT = "Your employer owns this chat and could read the numbers in it, later too. At the desk it could not."
NONE_YET = (
    "No period of this campaign is over yet. Numbers are told of four weeks at a time, three days after they end, and "
    "nothing of the weeks that run."
)
COUNTS = (
    "- **Asked**: people who were shown the question. In a browser that is every visit in which it was shown.\n"
    "- **Talks**: accounts that asked to talk with a rep. Each counts once in a period.\n"
    "- **Links**: how often the union's page for joining was opened from mine. These are openings and not people: one "
    "person can open it often, and machines that check links do.\n"
    "- **Joined**: what an organiser entered, in steps. I cannot know who joined."
)
STEPS = (
    "Asked, talks and joined are told in steps of {people}, from about {least} on; links in steps of {openings}, from "
    "about {most} on. So each is a few more or fewer than it says. All else is withheld, none at all included. There "
    "are no sums: one person can be in several periods."
)
WARNING = (
    "For the union's own work. It tells how a campaign goes: keep it where the employer cannot read it.",
    "All numbers are in steps, up or down. Links are openings, not people. Sums count people twice.",
    no_lists("members, nor of who was asked, asked for a talk or joined"),
)

Do = Callable[[Acting, Campaign], Awaitable[Replies]]


def add(routes: Routes) -> None:
    routes.pressed(at.RESULTS, opened)
    routes.pressed(EXPORT, asked)
    routes.submitted(EXPORT, exported)


async def leading(event: Pressed | Submitted, desk: Desk, id_: str, do: Do) -> Replies:
    """For organisers of a campaign."""

    async def look(acting: Acting) -> Replies:
        campaign = await at.led(acting, id_)
        return await do(acting, campaign) if campaign else at.GONE

    return await act(event, desk, look, Role.ORGANISER)


async def opened(event: Pressed, desk: Desk) -> Replies:
    found: list[Line] = []

    async def look(acting: Acting, campaign: Campaign) -> Replies:
        found[:] = await numbers.told(acting.tx, campaign, desk)
        return (await _card(acting, campaign, found),)

    said = await leading(event, desk, event.value, look)
    if not any(one.shown for one in found[:MOST_DRAWN]):
        return said
    return await picturing.apart(said, lambda: drawn(found), NAME, event.place, desk)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        return (_form(campaign.id),)

    return await leading(event, desk, event.value, ask)


async def exported(event: Submitted, desk: Desk) -> Replies:
    ready: list[lists.Ready] = []

    async def gather(acting: Acting, campaign: Campaign) -> Replies:
        ready.clear()
        if wrong := _form(campaign.id).check(event.values):
            return (wrong,)
        rows = [row(one) for one in await numbers.told(acting.tx, campaign, desk)]
        await acting.log(Did.EXPORTED, campaign.id)
        ready.append(lists.Ready(NAME, WARNING, Sheet(NAME, HEADER, rows)))
        return (Text(before_use(WARNING), (back(campaign),), private=True),)

    said = await leading(event, desk, about(event), gather)
    return await lists.out(said, ready[0], event, desk) if ready else said


def back(campaign: Campaign) -> Button:
    return Button("Back to the results", at.RESULTS, campaign.id)


def row(line: Line) -> Row:
    run = Run(line.period, line.period)
    return (run.begins.isoformat(), run.ends.isoformat(), *map(_told, line.told))


def drawn(lines: Sequence[Line]) -> Sequence[Drawing]:
    """How many were asked, the earliest first."""
    parts = tuple(Part(numbers.words(one.period), one.shown) for one in reversed(lines[:MOST_DRAWN]))
    note = "In steps, so a few more or fewer. What is withheld has no bar."
    return bars(Counts("People who were asked", parts, note=note, of="Four weeks"), CHAT)[: picturing.MOST]


async def _card(acting: Acting, campaign: Campaign, lines: Sequence[Line]) -> Card:
    people = await numbers.threshold(acting.tx, campaign)
    openings = people * numbers.STEP_OF_OPENINGS
    least, most = people * numbers.LEAST, openings * numbers.LEAST
    steps = STEPS.format(people=people, least=least, openings=openings, most=most)
    facts = tuple(Fact(numbers.words(one.period), _in_words(one)) for one in lines[:LAST])
    if acting.event.place.owner is Owner.EMPLOYER:
        facts = (*facts, Fact("Who can read this here", EMPLOYERS_CHAT))
    to_campaign = Button("Back to the campaign", at.ONE, campaign.id)
    can = (Button("Enter how many joined", at.JOINED, campaign.id), Button("Export the numbers", EXPORT, campaign.id))
    body = f"{COUNTS}\n\n{steps}" if lines else f"{NONE_YET}\n\n{COUNTS}"
    title = f"Results: campaign on {campaign.name}"
    return Card(title, body, facts, buttons=(*(can if lines else ()), to_campaign), private=True)


def _in_words(line: Line) -> str:
    return ". ".join(f"{name}: {_told(count)}" for name, count in zip(OF, line.told, strict=True))


def _told(count: int | None) -> str:
    return WITHHELD if count is None else str(count)


def _form(campaign: str) -> Form:
    return Form(f"{EXPORT} {campaign}", "Take the numbers away", (FORMAT_OF_TABLES,), "\n\n".join(WARNING), "Export")
