"""The lines of the audit log as an organiser may read them: who did what, about what, on which day.

A line about something that they may not see is left out, and so is one about what is erased, since nobody can tell any
more from whom that was kept. Nothing that they get counts or numbers all entries: so no line is missed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot import reaching, sight
from bot.cases.codes import code
from bot.desk import Desk
from bot.insights.ledger import scope_of
from bot.insights.parts import FOR
from bot.markup import plain
from bot.papers import keeping
from bot.people.offices import holds, named, today_at
from bot.records import (
    EVERYWHERE,
    AuditEntry,
    Campaign,
    Disclosure,
    Joined,
    LogEntry,
    NineItem,
    Office,
    Release,
    Role,
    Survey,
    Workplace,
)
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.sight import Sight
from bot.store import Transaction
from bot.surveys.questionnaire.questions import said

NOBODY = "The bot, or whoever has the machine"
NO_LONGER = "Somebody who no longer holds a role"

# {it}: what it was about; {whose}: whose office.
SAYS: Mapping[Did, str] = {
    Did.READ: "opened {it}",
    Did.SEARCHED: "searched the cases of {it}",
    Did.TOOK: "took up {it}",
    Did.HANDED_OVER: "handed over {it}",
    Did.GAVE_BACK: "gave back {it}",
    Did.ESCALATED: "asked an organiser to look at {it}",
    Did.NOTED: "wrote a note on {it}",
    Did.MOVED_ON: "changed the state of {it}",
    Did.CONFIRMED: "confirmed {it}",
    Did.UNCONFIRMED: "took back that {it} is confirmed",
    Did.SETTLED_INDEPENDENT: "settled whether {it} counts as one person's own",
    Did.CONFIRMED_FLAG: "confirmed a clause for {it}",
    Did.DROPPED_FLAG: "dropped a clause for {it}",
    Did.ASKED_REPORTER: "wrote to the reporter of {it}",
    Did.MERGED: "joined another system to {it}",
    Did.SPLIT: "moved {it} to another system",
    Did.REDACTED: "made a redacted copy of {it}",
    Did.EXPORTED: "exported {it}",
    Did.EXPORTED_CASES: "exported the cases of {it}",
    Did.EXPORTED_LOG: "exported this log",
    Did.EXPORTED_GAPS: "exported questions without an answer",
    Did.DELETED: "deleted something of {it}",
    Did.CHANGED_SYSTEM: "changed {it}",
    Did.REMOVED_SYSTEM: "took a system out of the register of {it}",
    Did.DISCLOSED: "entered what the employer told about {it}",
    Did.CHANGED_ITEM: "noted what the employer owes, or has answered, about {it}",
    Did.LOGGED: "entered a meeting, a review or a dispute about {it}",
    Did.DRAFTED: "drafted a paper about {it}",
    Did.SIGNED: "signed a paper about {it}",
    Did.CHANGED_WORKPLACE: "entered or changed {it}",
    Did.MARKED_CLAUSE: "marked what is in force at {it}",
    Did.EDITED_KNOWLEDGE: "changed {it}",
    Did.CLAIMED_ROLE: "took up a role for {it}",
    Did.APPOINTED: "made a code for a role at {it}",
    Did.ENDED_ROLE: "ended the role of {whose} for {it}",
    Did.CHANGED_ROLE: "changed when the role of {whose} for {it} ends",
    Did.TOOK_BACK: "took back a code for a role at {it}",
    Did.RENAMED: "changed the name that they have at {it}",
    Did.PUT_AWAY: "put away questions without an answer",
    Did.READ_LOG: "looked at this log",
    Did.SETTLED_OWN: "noted how far the union has had a say in this bot at {it}",
    Did.PAUSED: "paused the bot at {it}",
    Did.RESUMED: "started the bot again at {it}",
    Did.SET_CHANNEL: "set how the bot answers in a channel",
    Did.SET_WORKSPACE: "set who owns a workspace of the chat",
    Did.OFFERED_SURVEY: "asked a second rep to approve {it}",
    Did.APPROVED_SURVEY: "approved {it}",
    Did.RETURNED_SURVEY: "gave back {it}",
    Did.LAUNCHED_SURVEY: "launched {it}",
    Did.PAUSED_SURVEY: "paused {it}",
    Did.RESUMED_SURVEY: "let {it} go on",
    Did.EXTENDED_SURVEY: "gave more time to {it}",
    Did.CLOSED_SURVEY: "closed {it} before its time",
    Did.CANCELLED_SURVEY: "cancelled {it}",
    Did.MADE_CODES: "made single-use codes for {it}",
    Did.SET_ASKED_IN: "set whether surveys of {it} are posted in a channel",
    Did.LET_THROUGH: "let through something that was written in {it}",
    Did.LEFT_OUT: "left out something that was written in {it}",
    Did.WROTE_NEXT: "wrote what happens next after {it}",
    Did.SIGNED_RESULTS: "signed off the results of {it}",
    Did.TOLD_DONE: "told what was done after {it}",
    Did.SET_MEETING: "set or cancelled the meeting about {it}",
    Did.MADE_RELEASE: "made {it}",
    Did.SIGNED_RELEASE: "signed off {it}",
    Did.CHOSE_SNAPSHOT: "chose what is in {it}",
    Did.OPENED_SNAPSHOT: "made a link to look at {it}",
    Did.SIGNED_SNAPSHOT: "signed off {it}",
    Did.SHARED_SNAPSHOT: "took the address of {it}, to pass it on",
    Did.SET_LEAST: "raised from how many people on concern reports tell anything, for {it}",
    Did.MADE_CAMPAIGN: "made {it}",
    Did.CHANGED_CAMPAIGN: "changed {it}",
    Did.DISCARDED_CAMPAIGN: "discarded the draft of a campaign at {it}",
    Did.OFFERED_CAMPAIGN: "asked another organiser to look at the words of {it}",
    Did.APPROVED_CAMPAIGN: "let through the words of {it}",
    Did.RETURNED_CAMPAIGN: "gave back {it}",
    Did.STARTED_CAMPAIGN: "started {it}",
    Did.ENDED_CAMPAIGN: "ended {it}",
    Did.OFFERED_MESSAGE: "asked another organiser to look at a message of {it}",
    Did.APPROVED_MESSAGE: "let through a message of {it}",
    Did.RETURNED_MESSAGE: "gave back a message of {it}",
    Did.SENT_MESSAGE: "sent a message to those who asked to hear of {it}",
    Did.CHANGED_PLAN: "changed the plan of {it}",
    Did.ENTERED_JOINED: "entered how many joined in {it}",
    Did.CORRECTED_JOINED: "corrected how many joined in {it}",
    Did.SET_HOPED: "set how many are hoped for in {it}",
    Did.SIGNED_IN: "signed in to the desk with a browser",
    Did.SIGNED_OUT: "signed out of the desk everywhere",
    Did.GUESSED_STEP: "gave as many wrong figures of a second step as I look at; it may have been somebody else",
    Did.SET_UP_STEP: "set up a second step",
    Did.TURNED_OFF_STEP: "turned off their second step",
    Did.RESET_STEP: "reset the second step of {whose}",
    Did.LISTED_TALKS: "looked at the talks asked for at {it}",
    Did.TALKED: "noted {it} as done",
    Did.NOT_TALKED: "noted {it} as not done after all",
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry is about, and where that belongs."""

    label: str  # plain text
    workplace: str


@dataclass(slots=True)
class Lines:
    """Made for one look at the log: remembers what it has looked up."""

    tx: Transaction
    seen: Sight
    desk: Desk
    _subjects: dict[tuple[str, bool], Subject | None] = field(default_factory=dict)
    _names: dict[str, str] | None = None

    async def subject(self, entry: AuditEntry) -> Subject | None:
        """None where this organiser may not see it."""
        key = (entry.about, entry.did is Did.EDITED_KNOWLEDGE)
        if key not in self._subjects:
            found = await self._subject(*key)
            self._subjects[key] = found if found and self.seen.held.organises(found.workplace) else None
        return self._subjects[key]

    async def line(self, entry: AuditEntry, subject: Subject) -> str:
        """In the Markdown of `bot.markup`, without the day."""
        who, said = await self.told(entry, subject, plain)
        return f"**{who}** {said}"

    async def told(self, entry: AuditEntry, subject: Subject, written: Callable[[str], str] = str) -> tuple[str, str]:
        """Who did it, and what that was. `written`: how a name is put there."""
        whose = await self.name(entry.about.partition("/")[2])
        template = SAYS.get(entry.did, f"{entry.did.replace('-', ' ')} {{it}}")
        said = template.format(it=written(subject.label), whose=written(whose[:1].lower() + whose[1:]))
        return written(await self.name(entry.who)), said

    async def name(self, who: str) -> str:
        if not who:
            return NOBODY
        return (await self.names()).get(who, NO_LONGER)

    async def names(self) -> Mapping[str, str]:
        """Of whoever holds an office today, by pseudonym."""
        if self._names is None:
            self._names = {}
            if self.desk.house.local:
                trial = (Role.REP, Role.ORGANISER)
                self._names = {reaching.of_the_trial(role, self.desk): f"The {role} of this trial" for role in trial}
            for office in await self.tx.find(Office):
                if holds(office, await today_at(self.tx, office.workplace, self.desk)):
                    self._names[office.person] = office.name
        return self._names

    async def _subject(self, about: str, knowledge: bool) -> Subject | None:  # noqa: FBT001 - a part of the key
        if knowledge:
            entry = self.desk.knowledge.shelf.pack.entries.get(about)
            return Subject(f"the answer “{entry.question}”" if entry else "an answer that is taken back", EVERYWHERE)
        if not about:
            return Subject("all workplaces", EVERYWHERE)
        workplace, _, person = about.partition("/")
        if person and (not workplace or await self.tx.get(Workplace, workplace)):
            return Subject(await named(self.tx, workplace), workplace)
        if place := await self.tx.get(Workplace, about):
            return Subject(place.name, place.id)
        if survey := await self.tx.get(Survey, about):
            asked = survey.questionnaire
            return Subject(f"the survey “{said(asked.title, asked.languages[0])}”", survey.workplace)
        found = await self._of_a_campaign(about) or await self._of_a_release(about) or await self._of_a_case(about)
        return found or await self._of_a_system(about)

    async def _of_a_campaign(self, about: str) -> Subject | None:
        campaign = await self.tx.get(Campaign, about)
        return Subject(f"the campaign on {campaign.name}", campaign.workplace) if campaign else None

    async def _of_a_release(self, about: str) -> Subject | None:
        """The report, or a snapshot of it."""
        id_, _, audience = about.partition("/")
        release = await self.tx.get(Release, id_)
        if release is None:
            return None
        where = release.workplaces[0] if len(release.workplaces) == 1 else EVERYWHERE
        whose = f"the snapshot {FOR[Audience(audience)]} of " if audience else ""
        return Subject(f"{whose}the concern report of {scope_of(release).run.words}", where)

    async def _of_a_case(self, about: str) -> Subject | None:
        """Or of a talk that was asked for."""
        if report := await sight.report(self.tx, self.seen, about):
            return Subject(f"case {code(report.id)}", report.workplace)
        talk = await sight.talk(self.tx, self.seen, about)
        return Subject(f"the request {code(talk.id)} for a talk", talk.workplace) if talk else None

    async def _of_a_system(self, about: str) -> Subject | None:
        """The system itself, or whatever is kept of one."""
        if draft := await keeping.draft(self.tx, self.seen, about):
            return await self._of_a_system(draft.system)
        kinds: tuple[type[Disclosure | LogEntry | NineItem], ...] = (Disclosure, LogEntry, NineItem)
        for kind in kinds:
            if part := await self.tx.get(kind, about):
                about = part.system
        system = await sight.system(self.tx, self.seen, about)
        if system:
            return Subject(f"the system {system.name}", system.workplace)
        joined = await self.tx.get(Joined, about)
        return await self._of_a_system(joined.system) if joined and await self._saw(joined) else None

    async def _saw(self, joined: Joined) -> bool:
        """Whether they could have seen the system that is now part of another."""
        return joined.known or any([await sight.report(self.tx, self.seen, one) for one in joined.reports])
