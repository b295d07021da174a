"""A rep launches a survey: at once, or once a second rep has approved it, where the workplace wants that.

From then on nothing changes of what those who are asked were promised. That is before the first answer, and not with
it: what a rep can change must not tell whether anybody has answered.
"""

from dataclasses import replace

from bot.acting import Acting
from bot.desk import Desk
from bot.events import Pressed
from bot.markup import plain
from bot.people.offices import named
from bot.records import AskedIn, Survey
from bot.records.audit import Did
from bot.records.surveys import Stage, Wanted, Way
from bot.replies import Replies
from bot.routes import Routes
from bot.sight import workplaces
from bot.surveys import at, campaigns, forgetting, ledger, opening
from bot.surveys.questionnaire import checking
from bot.surveys.reps import approvals, settling, showing
from bot.surveys.reps.doing import doing
from bot.surveys.telling import inviting

NOBODY = "Nobody is asked yet. Choose how people are asked, in *Change when and whom*."
NOBODY_AT = "Nobody would be asked at: {names}. Choose how people are asked there, too, in *Change when and whom*."
NO_PAGE = (
    "I have no address on the web that others can reach, so there can be no open link. Leave it out in *Change when "
    "and whom*, or ask whoever runs me to set one."
)
UNFIT = "Its questions must be changed first, in *Change the questions*: {wrong}."
TOO_LOW = "Fewer people than {least} are never shown there. Raise that number in *Change when and whom*."


def add(routes: Routes) -> None:
    routes.pressed(showing.LAUNCH, launched)


async def launched(event: Pressed, desk: Desk) -> Replies:
    async def launch(acting: Acting, survey: Survey) -> Replies:
        if not await at.needs_two(acting.tx, survey.workplace):
            return await go(acting, survey)
        if wrong := await unfit(acting, survey) or await approvals.ask(acting, survey, Wanted.LAUNCH):
            return at.again(survey, wrong)
        waiting = replace(survey, stage=Stage.WAITING)
        await acting.tx.put(waiting)
        return await showing.card(acting, waiting)

    return await doing(event, desk, event.value, (Stage.DRAFT,), launch)


async def go(acting: Acting, survey: Survey) -> Replies:
    """It opens, or opens by itself at its time. Nobody asks again."""
    if wrong := await unfit(acting, survey):
        return at.again(survey, wrong)
    await forgetting.forget_approvals(acting.tx, survey.id)
    if survey.each:
        return await showing.card(acting, await _each(acting, survey))
    opened = await _open(acting, survey)
    await inviting.step(acting.tx, f"{opened.id}/0", acting.desk)
    return await showing.card(acting, opened)


async def unfit(acting: Acting, survey: Survey) -> str:
    """Why it cannot be launched as it is, and what to do; nothing where it can."""
    if unasked := await _unasked(acting, survey):
        return unasked
    if wrong := [one.words for one in checking.check(survey.questionnaire) if not one.warning]:
        return UNFIT.format(wrong=plain("; ".join(wrong[:3])))
    least = await at.threshold(acting.tx, survey.workplace)
    if survey.threshold < least:
        return TOO_LOW.format(least=least)
    if wrong_time := settling.too_soon(survey, acting.desk.now(), await at.zone(acting.tx, survey.workplace)):
        return wrong_time
    return await ledger.too_soon(acting.tx, survey)


async def _each(acting: Acting, survey: Survey) -> Survey:
    """Those who are asked are told by and by: at fifty workplaces one commit would be too large."""
    for part in await _parts(acting, survey):
        await _open(acting, part)
    head = replace(survey, stage=Stage.SPLIT, opens=survey.opens or acting.desk.now(), before=None)
    await acting.tx.put(head)
    await acting.log(Did.LAUNCHED_SURVEY, head.id)
    return head


async def _parts(acting: Acting, survey: Survey) -> tuple[Survey, ...]:
    places = await workplaces(acting.tx, acting.sight)
    channels = {one.id: one.workplace for one in await acting.tx.readable(AskedIn)}
    earlier = await campaigns.asked_before(acting.tx, survey)
    return campaigns.split(survey, places, channels, earlier, acting.desk.secret)


async def _unasked(acting: Acting, survey: Survey) -> str:
    """Why people could not be asked as it is settled."""
    if not survey.ways:
        return NOBODY
    if Way.LINK in survey.ways and not acting.desk.house.pages:
        return NO_PAGE
    found = await _parts(acting, survey) if survey.each else ()
    names = [await named(acting.tx, one.workplace) for one in found if not one.ways]
    return NOBODY_AT.format(names=plain(", ".join(names))) if names else ""


async def _open(acting: Acting, survey: Survey) -> Survey:
    opened = await opening.open_survey(acting.tx, survey, acting.desk)
    await inviting.begin(acting.tx, opened, 0)
    await acting.log(Did.LAUNCHED_SURVEY, opened.id)
    return opened
