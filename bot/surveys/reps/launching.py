"""A rep launches a survey: at once, or once a second rep has approved it, where the workplace wants that.

From then on nothing changes of what those who are asked were promised. That is before the first answer, and not with
it: what a rep can change must not tell whether anybody has answered.
"""

from dataclasses import replace

from bot import sight, telling
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Opened, Pressed
from bot.home import Part, Whom
from bot.records import News, Survey
from bot.records.audit import Did
from bot.records.surveys import Stage, Way
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at, opening
from bot.surveys.reps import settling, showing
from bot.surveys.telling import inviting

NOBODY = "Nobody is asked yet. Choose whom, in *Change when, whom and how*."
NO_PAGE = "I have no page that others can reach, so there can be no open link. Whoever runs me can change that."
NOT_ALONE = "Whoever made a survey cannot approve it. Another rep has been told that it waits."


def add(routes: Routes) -> None:
    routes.pressed(showing.LAUNCH, launched)
    routes.pressed(showing.APPROVE, approved)
    routes.pressed(showing.GIVE_BACK, given_back)
    routes.at_home(Part.WAITING, at_home, Whom.REPS)


async def launched(event: Pressed, desk: Desk) -> Replies:
    async def launch(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        if survey.stage is not Stage.DRAFT:
            return await showing.card(acting, survey)
        if wrong := _unfit(survey, desk):
            return at.again(survey, wrong)
        if not await at.needs_two(acting.tx, survey.workplace):
            return await _launch(acting, survey)
        waiting = replace(survey, stage=Stage.WAITING)
        await acting.tx.put(waiting)
        await acting.log(Did.OFFERED_SURVEY, survey.id)
        audience = await telling.audience(acting.tx, survey.workplace, desk)
        others = [one for one in audience.everybody if one != acting.who]
        await telling.tell(acting.tx, others, News.SURVEY, survey.id, desk)
        return await showing.card(acting, waiting)

    return await act(event, desk, launch)


async def approved(event: Pressed, desk: Desk) -> Replies:
    async def approve(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        if survey.stage is not Stage.WAITING:
            return await showing.card(acting, survey)
        if survey.made_by == acting.who:
            return at.again(survey, NOT_ALONE)
        if wrong := _unfit(survey, desk):
            return at.again(survey, wrong)
        await telling.settled(acting.tx, survey.id, News.SURVEY)
        await acting.log(Did.APPROVED_SURVEY, survey.id)
        return await _launch(acting, replace(survey, approved_by=acting.who))

    return await act(event, desk, approve)


async def given_back(event: Pressed, desk: Desk) -> Replies:
    async def give(acting: Acting) -> Replies:
        survey = await at.theirs(acting, event.value)
        if survey is None:
            return at.GONE
        if survey.stage is not Stage.WAITING:
            return await showing.card(acting, survey)
        draft = replace(survey, stage=Stage.DRAFT)
        await acting.tx.put(draft)
        await telling.settled(acting.tx, survey.id, News.SURVEY)
        await acting.log(Did.RETURNED_SURVEY, survey.id)
        if survey.made_by == acting.who:
            return await showing.card(acting, draft)
        return (Text("It is a draft again, of whoever made it. Tell them why.", (at.ALL,), private=True),)

    return await act(event, desk, give)


async def at_home(event: Opened, desk: Desk) -> Text | None:
    """Surveys that wait for somebody else than who made them."""

    async def look(tx: Transaction) -> Text | None:
        seen = await sight.of(tx, event.person, desk)
        found = await at.all_of_them(tx, seen)
        waiting = [one for one in found if one.stage is Stage.WAITING and one.made_by != seen.who]
        buttons = tuple(Button(at.title(one), at.ONE, one.id) for one in waiting)
        words = "A survey waits until a second rep approves it."
        return Text(words, buttons, private=True) if waiting else None

    return await run(desk.store, look)


async def _launch(acting: Acting, survey: Survey) -> Replies:
    opened = await opening.open_survey(acting.tx, survey, acting.desk)
    await inviting.begin(acting.tx, opened, 0)
    await inviting.step(acting.tx, f"{opened.id}/0", acting.desk)
    await acting.log(Did.LAUNCHED_SURVEY, opened.id)
    return await showing.card(acting, opened)


def _unfit(survey: Survey, desk: Desk) -> str:
    if not survey.ways:
        return NOBODY
    if Way.LINK in survey.ways and not desk.house.pages:
        return NO_PAGE
    return settling.too_soon(survey, desk.now())
