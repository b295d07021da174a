"""What came of a survey is told where it was asked: "you said", later "what was done", and a meeting."""

from dataclasses import replace

from bot import days
from bot.desk import Desk
from bot.markup import plain
from bot.outbox import Composed
from bot.records import Done, Meeting, Notice, Outcome, Round, Survey
from bot.records.surveys import Stage
from bot.replies import Button, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at, forgetting
from bot.surveys.results import addresses, in_chat, outcomes, summary
from bot.surveys.results.seeing import Looking
from bot.surveys.telling import meeting_words, rounds

SAID, DONE, MEETING = "survey.said", "survey.done", "survey.meeting"
_ABOUT_THE_BOT = "I am a machine, and only hand it on."


def add(routes: Routes) -> None:
    for what in (SAID, DONE, MEETING):
        routes.notice(what, worded)


async def begin(tx: Transaction, survey: str, what: str, which: str, desk: Desk) -> None:
    """In the commit of what is to be told. `which`: the same is told once, however often it is delivered."""
    round_ = Round(f"{what}/{survey}/{which}", forgetting.told(survey), 0)
    await tx.add(round_)
    await step(tx, round_.id, desk)


async def sweep(desk: Desk) -> None:
    """Some more, until all are told."""
    await rounds.go_on(desk, await run(desk.store, _open), step)


async def step(tx: Transaction, round_: str, desk: Desk) -> bool:
    """Whether there are others."""
    kept = await tx.get(Round, round_)
    survey = await tx.get(Survey, _survey(kept.id)) if kept else None
    if kept is None or kept.done:
        return False
    if survey is None:
        await tx.put(replace(kept, done=True))
        return False
    return await rounds.tell_more(tx, kept, survey, kept.id.partition("/")[0], desk)


async def worded(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """From what is kept now."""
    what, survey, which = owed.about.split("/", 2)

    async def words(survey: Survey) -> Text | None:
        return await _said(tx, survey, what, which, desk) if survey.stage is Stage.CLOSED else None

    return await rounds.worded(owed, await tx.get(Survey, survey), words, tx, desk)


async def preview(looking: Looking, outcome: Outcome) -> Text:
    """The same words, before it is signed; `outcome` as it would be then."""
    return await _you_said(looking.tx, looking.survey, outcome, looking.acting.desk)


async def _said(tx: Transaction, survey: Survey, what: str, which: str, desk: Desk) -> Text | None:
    outcome = await outcomes.of(tx, survey.id)
    if not outcome.signed_by:
        return None
    if what == SAID:
        return await _you_said(tx, survey, outcome, desk)
    if what == DONE:
        done = await tx.get(Done, which)
        return _done(survey, done) if done else None
    meeting = await tx.get(Meeting, survey.id)
    if meeting is None or str(meeting.number) != which or meeting.at <= desk.now():
        return None
    return await meeting_words.told(tx, survey, meeting)


async def _you_said(tx: Transaction, survey: Survey, outcome: Outcome, desk: Desk) -> Text:
    findings = replace(await outcomes.findings(tx, survey), outcome=outcome)
    lines = "\n".join(f"- {plain(line)}" for line in summary.sentences(findings))
    parts = [
        f"**You said.** What came out of **{plain(findings.title)}**:",
        lines,
        *_next(outcome),
        f"{plain(findings.standing)} {_ABOUT_THE_BOT}",
    ]
    if link := addresses.link(survey.id, desk):
        parts.append(link)
    buttons = [Button("See the results", in_chat.RESULTS, survey.id, main=True)]
    meeting = await tx.get(Meeting, survey.id)
    if meeting and not meeting.cancelled and meeting.at > desk.now():
        parts.append(meeting_words.line(meeting, await at.zone(tx, survey.workplace)))
        buttons += meeting_words.buttons(survey.id)
    return Text("\n\n".join(parts), tuple(buttons))


def _next(outcome: Outcome) -> list[str]:
    """Nothing where it was lost."""
    words = f"{plain(outcome.next)} ({plain(outcome.next_by)})"
    return [f"**What happens next**, {in_chat.BY_A_PERSON}: {words}"] if outcome.next else []


def _done(survey: Survey, done: Done) -> Text:
    words = (
        f"**What was done** since **{plain(at.title(survey))}**, {in_chat.BY_A_PERSON}: {plain(done.words)} "
        f"({plain(done.by)}, {days.told(done.on)})\n\n{_ABOUT_THE_BOT}"
    )
    return Text(words, (Button("See the results", in_chat.RESULTS, survey.id, main=True),))


async def _open(tx: Transaction) -> list[str]:
    return [one.id for one in await tx.find(Round) if one.survey == forgetting.told(_survey(one.id)) and not one.done]


def _survey(round_: str) -> str:
    """Round ids are what is told, of which survey, and which of them."""
    return round_.split("/")[1]
