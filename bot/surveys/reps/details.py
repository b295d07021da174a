"""The facts of a survey for its reps: the few that stand on its card, and all the others."""

from bot.acting import Acting
from bot.markup import plain
from bot.people.offices import named
from bot.records import Approval, Survey
from bot.records.surveys import LIVE, Stage, Wanted, Way
from bot.replies import Fact
from bot.sight import workplaces
from bot.surveys import at
from bot.surveys.questionnaire import languages, phrases, timing
from bot.surveys.questionnaire.language_names import name
from bot.surveys.questionnaire.questions import by_key, said, short
from bot.surveys.reps import approvals, asked_in, hoped, settling, targets, turnout
from bot.surveys.reps.editing import pairs
from bot.surveys.staff import promises
from bot.surveys.telling import inviting

ALIKE = "the same to everybody: I cannot know who has answered"


async def few(acting: Acting, survey: Survey) -> list[Fact]:
    zone = await at.zone(acting.tx, survey.workplace)
    where = plain(await named(acting.tx, survey.workplace))
    facts = [
        Fact("Where", "Each workplace by itself: nothing is counted over several" if survey.each else where),
        Fact("When", _when(survey, zone)),
        Fact("How people are asked", await _asked(acting, survey)),
        *await _answers(acting, survey, zone),
        Fact("Never shown", f"{_unshown(survey)} about fewer than {survey.threshold} people"),
    ]
    if survey.together:
        facts.append(Fact("Counted together", pairs.declared(survey)))
    if survey.stage is Stage.DRAFT and (survey.questionnaire.unchecked or len(survey.questionnaire.languages) > 1):
        own = phrases.unchecked(survey.questionnaire.languages)
        more = f". My own words in {', '.join(map(name, own))} are to be checked by a speaker, too" if own else ""
        facts.append(Fact("Languages", plain(f"{languages.told(survey.questionnaire)}{more}")))
    return [*facts, *[Fact("A second rep", _asks(acting, one, zone)) for one in await _undecided(acting, survey)]]


async def others(acting: Acting, survey: Survey) -> list[Fact]:
    facts = [Fact("Who asks", plain(survey.asks))]
    if survey.meant_for:
        facts.append(Fact("Whom it is for", plain(survey.meant_for)))
    facts += [
        Fact("Reminders", f"{survey.reminders}, {ALIKE}" if survey.reminders else "None"),
        Fact("Answers", "Can be changed until it closes" if survey.may_change else "Cannot be changed once sent"),
    ]
    if not survey.together:
        when = "That can be declared before it is launched, and never later."
        facts.append(Fact("Counted together", f"No questions. {when if survey.stage is Stage.DRAFT else ''}".strip()))
    if survey.stage in LIVE:
        facts += [Fact(name, words) for name, words in await inviting.progress(acting.tx, survey)]
    if Way.CODE in survey.ways and await at.needs_two(acting.tx, survey.workplace):
        name = "Codes to approve" if survey.stage in (Stage.DRAFT, Stage.WAITING) else "Codes that were approved"
        facts.append(Fact(name, f"{survey.codes_approved}"))
    return facts


def questions(survey: Survey) -> str:
    """What is asked, with what each hangs on."""
    asked = by_key(survey.questionnaire)
    language = survey.questionnaire.languages[0]
    lines = []
    for one in survey.questionnaire.questions:
        before = short(said(asked[one.when.question].words, language)) if one.when else ""
        hangs = f" *(only after some answers to “{plain(before)}”)*" if before else ""
        lines.append(f"- {plain(said(one.words, language))}{hangs}")
    return "It asks:\n\n" + "\n".join(lines)


def length(survey: Survey) -> str:
    asked = survey.questionnaire
    count = len(asked.questions)
    return f"{count} question{'' if count == 1 else 's'}. {timing.takes(asked, asked.languages[0])}"


def _unshown(survey: Survey) -> str:
    """What one person wrote can be let through, if enough people wrote something."""
    return "Any number" if promises.writes(survey) else "Anything"


def wants(wanted: Approval, zone: str) -> str:
    match wanted.what:
        case Wanted.LAUNCH:
            return "that it is launched"
        case Wanted.LONGER:
            return f"more time, until {promises.told(wanted.until, zone)}" if wanted.until else "more time"
        case Wanted.CODES:
            return f"{wanted.codes} more single-use codes"


async def _answers(acting: Acting, survey: Survey, zone: str) -> list[Fact]:
    if survey.stage in LIVE:
        facts = [Fact("Have answered", await turnout.told(acting.tx, survey, zone))]
        facts += [Fact(name, words) for name, words in (await inviting.progress(acting.tx, survey))[-1:]]
        if survey.codes:
            facts.append(Fact("Single-use codes", f"{survey.codes} were made. Which were used is told to nobody."))
        return facts
    if survey.stage is Stage.CLOSED:
        return [Fact("Answered", await hoped.came(acting.tx, survey))]
    hoping = targets.told(survey, await workplaces(acting.tx, acting.sight))
    return [Fact("Hoped for", plain(hoping))] if hoping and survey.stage in (Stage.DRAFT, Stage.WAITING) else []


async def _undecided(acting: Acting, survey: Survey) -> list[Approval]:
    """But for the launch: that stands above the facts."""
    found = [*await approvals.waiting(acting.tx, survey), *await approvals.refused(acting, survey)]
    return [one for one in found if one.what is not Wanted.LAUNCH]


def _asks(acting: Acting, wanted: Approval, zone: str) -> str:
    what = wants(wanted, zone)
    if wanted.refused:
        return f"Has not approved {what}, because: {plain(wanted.refused)}"
    return f"Must approve {what}. You asked for it." if wanted.by == acting.who else f"Must approve {what}."


def _when(survey: Survey, zone: str) -> str:
    opens = f"from {promises.told(survey.opens, zone)}" if survey.opens else "from the launch"
    closes = f"until {promises.told(survey.closes, zone)}" if survey.closes else "with no end settled yet"
    if survey.stage in LIVE:
        return closes[:1].upper() + closes[1:]
    return f"{opens[:1].upper()}{opens[1:]}, {closes}"


async def _asked(acting: Acting, survey: Survey) -> str:
    words = settling.in_short(survey, await asked_in.names(acting.tx, survey.channels))
    return plain(words[:1].upper() + words[1:]) or "Nobody yet: choose in “Change when and whom”."
