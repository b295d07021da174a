"""What whoever was asked finds where they answered, once the survey is closed: its results, or that they will be there.

By its button, a code or the open link: who came by the last two is told nothing by any message.
"""

from bot.desk import Desk
from bot.records import Survey
from bot.records.surveys import Stage
from bot.replies import Button, Card, Replies
from bot.store import Transaction
from bot.surveys import stored
from bot.surveys.questionnaire.phrases import say
from bot.surveys.questionnaire.questions import language, said
from bot.surveys.results import addresses, in_chat, outcomes
from bot.surveys.staff.asking import Going


async def found(tx: Transaction, survey: str, wanted: str, desk: Desk) -> Replies:
    """Nothing where it still takes answers, or never will have results. `wanted`: the language that they chose."""
    kept = await tx.get(Survey, survey)
    if kept is None or not _over(kept, desk):
        return ()
    spoken = language(kept.questionnaire, wanted)
    title = said(kept.questionnaire.title, spoken)
    lies = stored.button(str(Going(kept.id, wanted)), say(spoken, "button.stored"))
    if not await outcomes.shown_to(tx, kept):
        closed = say(spoken, "after.erased" if kept.stage is Stage.CLOSED else "after.counted")
        return (Card(title, f"{closed} {say(spoken, 'after.then')}", buttons=(lies,), private=True, language=spoken),)
    buttons = Button(say(spoken, "button.results"), in_chat.RESULTS, kept.id, main=True), lies
    words = f"{say(spoken, 'after.signed')} {addresses.link(kept.id, desk)}".strip()
    return (Card(title, words, buttons=buttons, private=True, language=spoken),)


def _over(survey: Survey, desk: Desk) -> bool:
    if survey.stage in (Stage.COUNTING, Stage.CLOSED):
        return True
    return survey.stage in (Stage.OPEN, Stage.PAUSED) and survey.closes is not None and desk.now() >= survey.closes
