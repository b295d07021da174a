"""An organiser enters how many joined in a period: a number, and never who."""

from collections.abc import Sequence
from dataclasses import replace

from bot.acting import Acting
from bot.campaigns import at, numbers, results, tallies
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import named
from bot.records import EVERYWHERE, Campaign, JoiningTotal
from bot.records.audit import Did
from bot.register import reading
from bot.register.at import about
from bot.replies import Button, Field, Form, Kind, Replies, Text
from bot.routes import Routes

HIGHEST = 100_000
MOST_PERIODS = 14  # on the form: a year of them, and the one after
WRONG = "A whole number from 0 to 100000, in figures alone: no names, spaces or signs."
INTRO = (
    "How many joined the union in these four weeks {where}, as far as you know: a number, and nobody's name. It is "
    "told in steps of {step}, from about {least} on, and takes the place of one that was entered before. The log tells "
    "who entered a number, and not which. Keep your own note of it: I keep only what is told."
)
KEPT = "Kept for {when}."
NOTHING_OVER = "No period of this campaign is over yet. You can enter how many joined three days after the first is."


def add(routes: Routes) -> None:
    routes.pressed(at.JOINED, asked)
    routes.submitted(at.JOINED, entered)


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def ask(acting: Acting, campaign: Campaign) -> Replies:
        return (await _form(acting, campaign) or _nothing_over(campaign),)

    return await results.leading(event, desk, event.value, ask)


async def entered(event: Submitted, desk: Desk) -> Replies:
    async def keep(acting: Acting, campaign: Campaign) -> Replies:
        form = await _form(acting, campaign)
        if form is None:
            return (_nothing_over(campaign),)
        wrong = form.check(event.values)
        total = read(reading.words(event.values, "people"))
        if wrong is None and total is None:
            wrong = replace(form, values=dict(event.values), errors={"people": WRONG})
        if wrong is not None or total is None:
            return (wrong or form,)
        period = int(reading.line(event.values, "period"))
        if not acting.again:
            await _keep(acting, campaign, period, total)
        buttons = (results.back(campaign), Button("Enter another", at.JOINED, campaign.id))
        return (Text(KEPT.format(when=numbers.words(period)), buttons, private=True),)

    return await results.leading(event, desk, about(event), keep)


def read(typed: str) -> int | None:
    """None where it is anything but a whole number in plain figures."""
    if not (typed.isascii() and typed.isdecimal() and len(typed) <= len(str(HIGHEST))):
        return None
    return total if (total := int(typed)) <= HIGHEST else None


async def _keep(acting: Acting, campaign: Campaign, period: int, total: int) -> None:
    id_ = tallies.of_period(campaign.id, period)
    before = await acting.tx.get(JoiningTotal, id_)
    people = await numbers.threshold(acting.tx, campaign)
    code = numbers.joining_code(campaign, period, acting.desk)
    kept = numbers.corrected(before or JoiningTotal(id_, campaign.id, period, None), total, people, code)
    await acting.tx.put(kept)
    await acting.log(Did.CORRECTED_JOINED if before else Did.ENTERED_JOINED, campaign.id)


async def _form(acting: Acting, campaign: Campaign) -> Form | None:
    """None where no period is over."""
    over = numbers.finished(campaign, acting.desk)[:MOST_PERIODS]
    if not over:
        return None
    fields = (
        Field("period", "In which four weeks?", Kind.CHOICE, _options(over), required=True),
        Field("people", "How many joined?", hint="A number in figures, such as 12.", required=True, most=20),
    )
    step = await numbers.threshold(acting.tx, campaign)
    everywhere = campaign.workplace == EVERYWHERE
    where = "at all workplaces together" if everywhere else f"at {await named(acting.tx, campaign.workplace)}"
    intro = INTRO.format(where=where, step=step, least=step * numbers.LEAST)
    return Form(f"{at.JOINED} {campaign.id}", "How many joined", fields, intro, "Save", {"period": str(over[0])})


def _options(over: Sequence[int]) -> tuple[tuple[str, str], ...]:
    return tuple((str(one), numbers.words(one)) for one in over)


def _nothing_over(campaign: Campaign) -> Text:
    return Text(NOTHING_OVER, (results.back(campaign),), private=True)
