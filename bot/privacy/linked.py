"""What leads to somebody's account, kind by kind: under which heading it is shown to them, and in which words.

What is kept from them leaves no trace here either: no count tells of it, nor of what is held yet.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import days, identity, knowing, posted, telling, whereabouts
from bot.cases.preferring import PACES
from bot.markup import plain
from bot.membership import saying
from bot.papers import keeping
from bot.people import tries
from bot.people.offices import ZONE, covers, named, today_in
from bot.privacy import at_the_desk, second_step
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
    State,
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
from bot.records.surveys import Stage
from bot.recruitment import consent
from bot.recruitment import mine as recruiting
from bot.second_factor.checking import WRONG_FIGURES
from bot.signing_in import pairing
from bot.store import Record
from bot.surveys import at as surveys
from bot.surveys.staff.asking import WRONG_CODES


@dataclass(frozen=True, slots=True)
class Linked:
    """`words` gives nothing where nothing is kept. In the Markdown of `bot.markup`."""

    label: str
    words: Callable[[Mine], Awaitable[str]]


async def _works(mine: Mine) -> str:
    kept = await mine.tx.get(Works, mine.who)
    if kept is None:
        return ""
    return f"{plain(await named(mine.tx, kept.workplace))}, until {days.told(today_in(ZONE, kept.due))}"


async def _membership(mine: Mine) -> str:
    return await saying.words(mine.tx, mine.who, mine.desk)


async def _asked(mine: Mine) -> str:
    kept = await consent.dated(mine.tx, mine.who, mine.desk)
    return f"I do not ask you before {recruiting.until(kept)}" if kept else ""


async def _unasked(mine: Mine) -> str:
    return "you said so" if await consent.refused(mine.tx, mine.who, mine.desk) else ""


async def _willing(mine: Mine) -> str:
    kept = await mine.tx.get(Willing, mine.who)
    if kept is None:
        return ""
    where = plain(await named(mine.tx, kept.workplace))
    return f"you asked to be told of surveys at {where}, until {days.told(today_in(ZONE, kept.until))}"


async def _news(mine: Mine) -> str:
    kept = await mine.tx.get(DigestWish, mine.who)
    return f"you asked to be told news every four weeks, until {days.told(today_in(ZONE, kept.until))}" if kept else ""


async def _hears(mine: Mine) -> str:
    kept = await mine.tx.get(Hears, mine.who)
    if kept is None:
        return ""
    found = [await mine.tx.get(Campaign, one) for one in kept.campaigns]
    names = ", ".join(plain(one.name) for one in found if one)
    return f"you asked to hear what organisers write on {names}, until {days.told(today_in(ZONE, kept.until))}"


async def _messages(mine: Mine) -> str:
    kept = await mine.tx.readable(CampaignMessage) if mine.acted else ()
    made = [one for one in kept if mine.who in (one.made_by, one.offered_by, one.approved_by)]
    return counted(len(made), "message that you wrote or approved", "messages that you wrote or approved")


async def _offices(mine: Mine) -> str:
    lines = []
    for one in mine.offices:
        until = f" until {days.told(one.until)}" if one.until else ""
        where = plain(await named(mine.tx, one.workplace))
        lines.append(f"{one.role} for {where}, since {days.told(one.since)}{until}, as {plain(one.name)}")
    return "; ".join(lines)


async def _invitations(mine: Mine) -> str:
    made = [one for one in await mine.tx.readable(Invitation) if one.by == mine.who] if mine.acted else []
    return counted(len(made), "code for a role that nobody has used yet", "codes for roles that nobody has used yet")


async def _tries(mine: Mine) -> str:
    kinds = (tries.CODES, WRONG_FIGURES, WRONG_CODES, pairing.WRONG)
    wrong = sum([await tries.of(mine.tx, mine.who, mine.desk, counted) for counted in kinds])
    return counted(wrong, "wrong code, forgotten within an hour", "wrong codes, forgotten within an hour")


async def _in_force(mine: Mine) -> str:
    """It holds a name and no account: that of somebody else who is called the same would be counted, too."""
    marked = [
        one
        for one in (await mine.tx.readable(InForce) if mine.acted else ())
        if any(one.by == office.name and covers(office, one.workplace) for office in mine.offices)
    ]
    return counted(len(marked), "clause under your name", "clauses under your name")


async def _preference(mine: Mine) -> str:
    kept = await mine.tx.get(Preference, mine.who)
    return dict(PACES).get(kept.pace, str(kept.pace)) if kept else ""


async def _addresses(mine: Mine) -> str:
    lines = []
    for one in await mine.tx.readable(Address, person=mine.who):
        hours = f"quiet from {one.quiet_from:%H:%M} until {one.quiet_until:%H:%M}" if one.quiet_from else ""
        quiet = hours if one.quiet_from and one.quiet_until else "no quiet hours"
        lines.append(f"our conversation on {plain(one.platform.title())} ({quiet}, {plain(one.zone)})")
    return "; ".join(lines)


async def _notices(mine: Mine) -> str:
    """Those that were sent: one that is still to go would tell that something is held."""
    kept = await mine.tx.readable(Notice, about=mine.who, state=State.DONE)
    told = [one for one in kept if one.what == telling.WAITING]
    return counted(len(told), "notice that something waits", "notices that something waits")


async def _unread(mine: Mine) -> str:
    kept = await telling.unread(mine.tx, mine.who, mine.desk.now())
    seen = [one for one in kept if await telling.opens(mine.tx, one, mine.desk)]
    return counted(len(seen), "thing that you have not looked at", "things that you have not looked at")


async def _posted(mine: Mine) -> str:
    kept = await posted.lying(mine.tx, mine.place.reach, mine.desk.now())
    return counted(len(kept), "message that lies ready for you here", "messages that lie ready for you here")


async def _taken(mine: Mine) -> str:
    taken = [one for one in await mine.tx.readable(Report, taken_by=mine.who) if one.id not in mine.seen.hidden]
    return counted(len(taken), "case that you have taken", "cases that you have taken")


async def _talks(mine: Mine) -> str:
    taken = [one for one in await mine.tx.readable(Talk, taken_by=mine.who) if one.id not in mine.seen.hidden]
    return counted(len(taken), "talk that you have taken up", "talks that you have taken up")


async def _drafts(mine: Mine) -> str:
    kept = await mine.tx.readable(Draft) if mine.acted else ()
    theirs = [one for one in kept if one.by == mine.who or one.signed_by in mine.names]
    shown = [one for one in theirs if keeping.shown(one, mine.seen)]
    return counted(len(shown), "paper that you began or signed", "papers that you began or signed")


async def _notes(mine: Mine) -> str:
    kept = [one for one in await mine.tx.readable(CaseNote) if one.by == mine.who] if mine.acted else []
    kept = [one for one in kept if one.report not in mine.seen.hidden]
    return counted(len(kept), "note on a case", "notes on cases")


async def _surveys(mine: Mine) -> str:
    made = (
        [one for one in await mine.tx.readable(Survey) if mine.who in (one.made_by, one.approved_by)]
        if mine.acted
        else []
    )
    return counted(len(made), "survey that you made or approved", "surveys that you made or approved")


async def _approvals(mine: Mine) -> str:
    made = [one for one in await mine.tx.readable(Approval) if one.by == mine.who] if mine.acted else []
    return counted(len(made), "question to a second rep about a survey", "questions to a second rep about surveys")


async def _campaigns(mine: Mine) -> str:
    kept = await mine.tx.readable(Campaign) if mine.acted else ()
    made = [one for one in kept if mine.who in (one.made_by, one.offered_by, one.approved_by)]
    return counted(len(made), "campaign that you made or approved", "campaigns that you made or approved")


async def _log(mine: Mine) -> str:
    """How many entries there are is told to nobody: see `bot.logbook`."""
    if not mine.acts:
        return ""
    first, last = (f"{days.told(day)}" for day in (mine.acts[0].on, mine.acts[-1].on))
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"What you did in a role, {when}. Organisers can read it, and nobody can alter it."


async def _told(mine: Mine) -> str:
    """Of this conversation alone: that of another lies under a hash of that one."""
    place = mine.place
    asked = {
        identity.telling(place, mine.desk): "that I have said what I am",
        whereabouts.declining(place, mine.desk): "that you would rather not say where you work",
        knowing.telling(place, mine.desk): "that I have told you of broken files",
    }
    lines = []
    for id_, what in asked.items():
        kept = await mine.tx.get(Told, id_)
        if kept and mine.desk.now() < kept.until:
            lines.append(f"{what}, until {_hour(kept.until)}")
    open_ = await mine.tx.readable(Survey, stage=Stage.OPEN)
    told = [one for one in open_ if await mine.tx.get(Told, surveys.telling(place, one.id, mine.desk))]
    lines += [f"that I have told you of the survey “{plain(surveys.title(one))}”, until it closes" for one in told]
    return "; ".join(lines)


def _hour(time: datetime) -> str:
    return f"{time.astimezone(ZoneInfo(ZONE)):%H:%M} in {ZONE.rpartition('/')[2]}"


LINKED: Mapping[type[Record], Linked] = {
    Works: Linked("Where you work", _works),
    Membership: Linked("Whether you are a member", _membership),
    Asked: Linked("Being asked about organising", _asked),
    Unasked: Linked("Never asked about organising", _unasked),
    Willing: Linked("Told of surveys", _willing),
    DigestWish: Linked("Told of news", _news),
    Hears: Linked("Told of campaigns", _hears),
    Office: Linked("Your roles", _offices),
    Address: Linked("Where I reach you", _addresses),
    Preference: Linked("How soon I tell you", _preference),
    Unread: Linked("What waits", _unread),
    Notice: Linked("Notices to you", _notices),
    Posted: Linked("Lying ready", _posted),
    Report: Linked("Cases", _taken),
    Talk: Linked("Talks", _talks),
    CaseNote: Linked("Notes", _notes),
    Draft: Linked("Papers", _drafts),
    Survey: Linked("Surveys", _surveys),
    Approval: Linked("Asked of a second rep", _approvals),
    Campaign: Linked("Campaigns", _campaigns),
    CampaignMessage: Linked("Messages of campaigns", _messages),
    Session: Linked("Browsers at the desk", at_the_desk.signed_in),
    Seated: Linked("Your browser", at_the_desk.by_a_code),
    SignInLink: Linked("Links to the desk", at_the_desk.links),
    InForce: Linked("Marked as in force", _in_force),
    SecondFactor: Linked("Your second step", second_step.on),
    Enrolling: Linked("A new second step", second_step.being_set_up),
    Unlocked: Linked("Where your second step was given", second_step.given),
    Invitation: Linked("Codes that you made", _invitations),
    Tries: Linked("Codes that you tried", _tries),
    AuditEntry: Linked("The log", _log),
    Told: Linked("This conversation", _told),
}
