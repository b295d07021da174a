"""What leads to somebody's account, kind by kind: under which heading it is shown to them, and in which words.

What is kept from them leaves no trace here either: no count tells of it, nor of what is held yet.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import days
from bot.cases.preferring import PACES
from bot.languages import LANGUAGES
from bot.markup import plain
from bot.membership import saying
from bot.people.offices import ZONE, named, today_in
from bot.privacy import at_the_desk, finding, second_step
from bot.privacy.mine import Mine, counted
from bot.records import (
    Address,
    Approval,
    Asked,
    AuditEntry,
    Campaign,
    CampaignMessage,
    CaseNote,
    DigestWish,
    Draft,
    Enrolling,
    Hears,
    InForce,
    Invitation,
    Membership,
    Notice,
    Office,
    Posted,
    Preference,
    Report,
    Seated,
    SecondFactor,
    Session,
    SignInLink,
    Spoken,
    Survey,
    Talk,
    Told,
    Tries,
    Unasked,
    Unlocked,
    Unread,
    Willing,
    Works,
)
from bot.recruitment import mine as recruiting
from bot.store import Record
from bot.surveys import at as surveys


@dataclass(frozen=True, slots=True)
class Linked:
    """`words` gives nothing where nothing is kept. In the Markdown of `bot.markup`."""

    label: str
    words: Callable[[Mine], Awaitable[str]]


async def _works(mine: Mine) -> str:
    found = await finding.of(Works, mine)
    told = [f"{plain(await named(mine.tx, one.workplace))}, until {_day(one.due)}" for one in found]
    return "; ".join(told)


async def _spoken(mine: Mine) -> str:
    return "; ".join(f"{LANGUAGES[one.language]}, until {_day(one.due)}" for one in await finding.of(Spoken, mine))


async def _membership(mine: Mine) -> str:
    return await saying.words(mine.tx, mine.who, mine.desk)


async def _asked(mine: Mine) -> str:
    return "; ".join(f"I do not ask you before {recruiting.until(one)}" for one in await finding.of(Asked, mine))


async def _unasked(mine: Mine) -> str:
    return "you said so" if await finding.of(Unasked, mine) else ""


async def _willing(mine: Mine) -> str:
    lines = []
    for one in await finding.of(Willing, mine):
        where = plain(await named(mine.tx, one.workplace))
        lines.append(f"you asked to be told of surveys at {where}, until {_day(one.until)}")
    return "; ".join(lines)


async def _news(mine: Mine) -> str:
    found = await finding.of(DigestWish, mine)
    return "; ".join(f"you asked to be told news every four weeks, until {_day(one.until)}" for one in found)


async def _hears(mine: Mine) -> str:
    lines = []
    for one in await finding.of(Hears, mine):
        kept = [await mine.tx.get(Campaign, campaign) for campaign in one.campaigns]
        names = ", ".join(plain(campaign.name) for campaign in kept if campaign)
        lines.append(f"you asked to hear what organisers write on {names}, until {_day(one.until)}")
    return "; ".join(lines)


async def _offices(mine: Mine) -> str:
    lines = []
    for one in mine.offices:
        until = f" until {days.told(one.until)}" if one.until else ""
        where = plain(await named(mine.tx, one.workplace))
        lines.append(f"{one.role} for {where}, since {days.told(one.since)}{until}, as {plain(one.name)}")
    return "; ".join(lines)


async def _tries(mine: Mine) -> str:
    wrong = sum(one.count for one in await finding.of(Tries, mine))
    return counted(wrong, "wrong code, forgotten within an hour", "wrong codes, forgotten within an hour")


async def _preference(mine: Mine) -> str:
    return "; ".join(dict(PACES).get(one.pace, str(one.pace)) for one in await finding.of(Preference, mine))


async def _addresses(mine: Mine) -> str:
    lines = []
    for one in await finding.of(Address, mine):
        hours = f"quiet from {one.quiet_from:%H:%M} until {one.quiet_until:%H:%M}" if one.quiet_from else ""
        quiet = hours if one.quiet_from and one.quiet_until else "no quiet hours"
        lines.append(f"our conversation on {plain(one.platform.title())} ({quiet}, {plain(one.zone)})")
    return "; ".join(lines)


def _counted(kind: type[Record], one: str, many: str) -> Callable[[Mine], Awaitable[str]]:
    async def words(mine: Mine) -> str:
        return counted(len(await finding.of(kind, mine)), one, many)

    return words


async def _log(mine: Mine) -> str:
    found = await finding.of(AuditEntry, mine)
    if not found:
        return ""
    first, last = (days.told(one.on) for one in found)
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"What you did in a role, {when}. Organisers can read it, and nobody can alter it."


async def _told(mine: Mine) -> str:
    what, lines = await finding.told_here(mine), []
    for one in await finding.of(Told, mine):
        survey = await mine.tx.get(Survey, what[one.id])
        told = f"that I have told you of the survey “{plain(surveys.title(survey))}”" if survey else what[one.id]
        lines.append(f"{told}, until {'it closes' if survey else _hour(one.until)}")
    return "; ".join(lines)


def _day(time: datetime) -> str:
    return days.told(today_in(ZONE, time))


def _hour(time: datetime) -> str:
    return f"{time.astimezone(ZoneInfo(ZONE)):%H:%M} in {ZONE.rpartition('/')[2]}"


LINKED: Mapping[type[Record], Linked] = {
    Works: Linked("Where you work", _works),
    Spoken: Linked("The language in which I write to you", _spoken),
    Membership: Linked("Whether you are a member", _membership),
    Asked: Linked("Being asked about organising", _asked),
    Unasked: Linked("Never asked about organising", _unasked),
    Willing: Linked("Told of surveys", _willing),
    DigestWish: Linked("Told of news", _news),
    Hears: Linked("Told of campaigns", _hears),
    Office: Linked("Your roles", _offices),
    Address: Linked("Where I reach you", _addresses),
    Preference: Linked("How soon I tell you", _preference),
    Unread: Linked(
        "What waits", _counted(Unread, "thing that you have not looked at", "things that you have not looked at")
    ),
    Notice: Linked("Notices to you", _counted(Notice, "notice that something waits", "notices that something waits")),
    Posted: Linked(
        "Lying ready", _counted(Posted, "message that lies ready for you here", "messages that lie ready for you here")
    ),
    Report: Linked("Cases", _counted(Report, "case that you have taken", "cases that you have taken")),
    Talk: Linked("Talks", _counted(Talk, "talk that you have taken up", "talks that you have taken up")),
    CaseNote: Linked("Notes", _counted(CaseNote, "note on a case", "notes on cases")),
    Draft: Linked("Papers", _counted(Draft, "paper that you began or signed", "papers that you began or signed")),
    Survey: Linked(
        "Surveys", _counted(Survey, "survey that you made or approved", "surveys that you made or approved")
    ),
    Approval: Linked(
        "Asked of a second rep",
        _counted(Approval, "question to a second rep about a survey", "questions to a second rep about surveys"),
    ),
    Campaign: Linked(
        "Campaigns", _counted(Campaign, "campaign that you made or approved", "campaigns that you made or approved")
    ),
    CampaignMessage: Linked(
        "Messages of campaigns",
        _counted(CampaignMessage, "message that you wrote or approved", "messages that you wrote or approved"),
    ),
    Session: Linked("Browsers at the desk", at_the_desk.signed_in),
    Seated: Linked("Your browser", at_the_desk.by_a_code),
    SignInLink: Linked(
        "Links to the desk",
        _counted(
            SignInLink, "link for signing in that nobody has used yet", "links for signing in that nobody has used yet"
        ),
    ),
    InForce: Linked("Marked as in force", _counted(InForce, "clause under your name", "clauses under your name")),
    SecondFactor: Linked("Your second step", second_step.on),
    Enrolling: Linked("A new second step", second_step.being_set_up),
    Unlocked: Linked("Where your second step was given", second_step.given),
    Invitation: Linked(
        "Codes that you made",
        _counted(Invitation, "code for a role that nobody has used yet", "codes for roles that nobody has used yet"),
    ),
    Tries: Linked("Codes that you tried", _tries),
    AuditEntry: Linked("The log", _log),
    Told: Linked("This conversation", _told),
}
