"""What was asked at each workplace by itself, question by question and side by side: only what each one's results tell.

There is no total: with it, what one workplace withholds could follow from the others.
"""

from collections.abc import Sequence

from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.people.offices import named
from bot.records import Survey
from bot.records.surveys import Stage
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.surveys import at, campaigns
from bot.surveys.results import outcomes
from bot.surveys.results.figures import WHY_WITHHELD, Figure, Findings

RESULTS = "surveys.side_by_side"
NONE = "No workplace has results yet that can be told: they come as each is closed, and where enough people answered."
TOO_FEW = "too few people to tell anything"
NO_TOTAL = "There is no total: with it, what one workplace withholds could be told from the others."

Place = tuple[str, Findings]  # the name of a workplace, and what is told of it


def add(routes: Routes) -> None:
    routes.pressed(RESULTS, shown)


async def shown(event: Pressed, desk: Desk) -> Replies:
    """A question; the value is the campaign's id, and which question."""
    id_, _, typed = event.value.partition(" ")
    number_ = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= 3 else 0  # noqa: PLR2004 - of questions

    async def look(acting: Acting) -> Replies:
        survey = await at.theirs(acting, id_)
        if survey is None or survey.stage is not Stage.SPLIT:
            return at.GONE
        found = [one for one in await campaigns.parts(acting.tx, id_) if one.stage is Stage.CLOSED]
        places = [(await named(acting.tx, one.workplace), await outcomes.findings(acting.tx, one)) for one in found]
        return _side_by_side(survey, places, number_)

    return await act(event, desk, look)


def _side_by_side(survey: Survey, places: Sequence[Place], at_: int) -> Replies:
    back = Button("Back to all of them", at.ONE, survey.id)
    keys = [one.key for one in survey.questionnaire.questions if any(_of(found, one.key) for _, found in places)]
    if not keys:
        return (Text(NONE, (back,), private=True),)
    at_ = min(at_, len(keys) - 1)
    figures = [(name, found, _of(found, keys[at_])) for name, found in places]
    body = "\n\n".join(f"**{plain(name)}**{_draft(found)}: {_told(figure)}" for name, found, figure in figures)
    title = next(figure.counts.title for _, _, figure in figures if figure)
    steps = [Button("Next question", RESULTS, f"{survey.id} {at_ + 1}", main=True)] * (at_ + 1 < len(keys))
    steps += [Button("Question before", RESULTS, f"{survey.id} {at_ - 1}")] * (at_ > 0)
    return (Card(title, body, buttons=(*steps, back), footer=f"{NO_TOTAL} {WHY_WITHHELD}", private=True),)


def _of(findings: Findings, key: str) -> Figure | None:
    """As those whose answers count once each have it. None below the threshold."""
    leading = next((one for one in findings.groups if one.way is findings.survey.leading), None)
    if leading is None or leading.answered is None:
        return None
    return next((one for one in leading.figures if one.question.key == key), None)


def _told(figure: Figure | None) -> str:
    if figure is None:
        return TOO_FEW
    if figure.not_again:
        return figure.not_again
    lines = "\n".join(f"- {plain(line)}" for line in figure.lines())
    answered = "How many answered this is withheld" if figure.answered is None else f"{figure.answered:,} answered this"
    return f"{answered}.\n\n{lines}"


def _draft(findings: Findings) -> str:
    return "" if findings.signed else " (draft)"
