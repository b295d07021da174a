"""What office holders did, so that organisers can see it and nobody can alter it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from bot.store import Record


class Did(StrEnum):
    """What can stand in the log. What a reporter does has no word here: its day would narrow down who that is."""

    READ = "read"
    SEARCHED = "searched"
    TOOK = "took"
    HANDED_OVER = "handed-over"
    GAVE_BACK = "gave-back"
    ESCALATED = "escalated"
    NOTED = "noted"
    MOVED_ON = "moved-on"  # changed the state
    CONFIRMED = "confirmed"
    UNCONFIRMED = "unconfirmed"
    SETTLED_INDEPENDENT = "settled-independent"  # whether a report counts as one person's own
    CONFIRMED_FLAG = "confirmed-flag"
    DROPPED_FLAG = "dropped-flag"
    ASKED_REPORTER = "asked-reporter"
    MERGED = "merged"
    SPLIT = "split"
    REDACTED = "redacted"
    EXPORTED = "exported"
    EXPORTED_CASES = "exported-cases"  # of a workplace or a system: their list; each that was read with it is READ
    EXPORTED_LOG = "exported-log"
    EXPORTED_GAPS = "exported-gaps"
    DELETED = "deleted"
    CHANGED_SYSTEM = "changed-system"
    REMOVED_SYSTEM = "removed-system"  # of which nothing was known
    DISCLOSED = "disclosed"
    CHANGED_ITEM = "changed-item"
    LOGGED = "logged"  # a meeting, a review, a dispute
    DRAFTED = "drafted"
    SIGNED = "signed"
    CHANGED_WORKPLACE = "changed-workplace"
    MARKED_CLAUSE = "marked-clause"
    EDITED_KNOWLEDGE = "edited-knowledge"
    CLAIMED_ROLE = "claimed-role"
    APPOINTED = "appointed"
    ENDED_ROLE = "ended-role"
    CHANGED_ROLE = "changed-role"  # when it ends
    TOOK_BACK = "took-back"  # an invitation
    RENAMED = "renamed"  # themselves
    PUT_AWAY = "put-away"  # questions without an answer
    READ_LOG = "read-log"
    SETTLED_OWN = "settled-own"  # how far the union has had a say in this bot
    PAUSED = "paused"
    RESUMED = "resumed"
    SET_CHANNEL = "set-channel"  # how the bot answers there
    SET_WORKSPACE = "set-workspace"  # who owns it
    OFFERED_SURVEY = "offered-survey"  # to a second rep, for approval
    APPROVED_SURVEY = "approved-survey"
    RETURNED_SURVEY = "returned-survey"  # to whoever made it
    LAUNCHED_SURVEY = "launched-survey"
    PAUSED_SURVEY = "paused-survey"
    RESUMED_SURVEY = "resumed-survey"
    EXTENDED_SURVEY = "extended-survey"
    CLOSED_SURVEY = "closed-survey"  # before its time
    CANCELLED_SURVEY = "cancelled-survey"
    MADE_CODES = "made-codes"  # for a survey
    SET_ASKED_IN = "set-asked-in"  # whether surveys are posted in a channel
    LET_THROUGH = "let-through"  # what somebody wrote in a survey
    LEFT_OUT = "left-out"  # the same
    WROTE_NEXT = "wrote-next"  # what happens next after a survey
    SIGNED_RESULTS = "signed-results"
    TOLD_DONE = "told-done"  # what was done after a survey
    SET_MEETING = "set-meeting"  # about the results of a survey
    MADE_RELEASE = "made-release"  # a concern report, or a correction of one
    SIGNED_RELEASE = "signed-release"
    CHOSE_SNAPSHOT = "chose-snapshot"  # what of a concern report is in it
    OPENED_SNAPSHOT = "opened-snapshot"  # a draft, or one that is signed, by a link that opens once
    SIGNED_SNAPSHOT = "signed-snapshot"
    SHARED_SNAPSHOT = "shared-snapshot"  # took its address, to pass it on
    SET_LEAST = "set-least"  # from how many people on concern reports tell anything
    MADE_CAMPAIGN = "made-campaign"
    CHANGED_CAMPAIGN = "changed-campaign"
    DISCARDED_CAMPAIGN = "discarded-campaign"  # a draft
    OFFERED_CAMPAIGN = "offered-campaign"  # to another organiser, since its words were questioned
    APPROVED_CAMPAIGN = "approved-campaign"  # its words
    RETURNED_CAMPAIGN = "returned-campaign"  # to whoever offered it
    STARTED_CAMPAIGN = "started-campaign"
    ENDED_CAMPAIGN = "ended-campaign"
    OFFERED_MESSAGE = "offered-message"  # of a campaign, to another organiser, since its words were questioned
    APPROVED_MESSAGE = "approved-message"
    RETURNED_MESSAGE = "returned-message"
    SENT_MESSAGE = "sent-message"  # to those who asked to hear of a campaign
    CHANGED_PLAN = "changed-plan"  # of a campaign: a phase of it
    ENTERED_JOINED = "entered-joined"  # how many joined in a period of a campaign
    CORRECTED_JOINED = "corrected-joined"
    SET_HOPED = "set-hoped"  # how many are hoped for in a campaign
    SIGNED_IN = "signed-in"  # a browser, from the chat
    SIGNED_OUT = "signed-out"  # everywhere
    GUESSED_STEP = "guessed-step"  # as many wrong figures as there may be
    SET_UP_STEP = "set-up-step"  # their own second step
    TURNED_OFF_STEP = "turned-off-step"  # the same
    RESET_STEP = "reset-step"  # somebody else's
    LISTED_TALKS = "listed-talks"  # that are asked for
    TALKED = "talked"  # a talk that was asked for is done
    NOT_TALKED = "not-talked"  # after all


@dataclass(frozen=True, slots=True)
class AuditEntry(Record):
    """One thing that an office holder did; its id is its number in the log, in twelve figures.

    Without it nobody could tell who read a report. It tells what a rep does all day, which can be held against them,
    and by a report's id on which case: so it is shown to organisers only, and holds no words and of the time only the
    day. `who` is a pseudonym, whose name can be erased elsewhere while the log stays whole.
    """

    kind: ClassVar[str] = "audit"
    found_by: ClassVar[tuple[str, ...]] = ("who", "did", "about")

    who: str  # pseudonym; empty where the bot did it by itself
    did: Did
    about: str  # a record's id, or that of a workplace, a slash and somebody's pseudonym; empty: about everything
    on: date  # UTC
    before: str  # hash of the entry before; empty at the first
    hash: str  # of all the rest


@dataclass(frozen=True, slots=True)
class AuditHead(Record):
    """Where the log ends. Without it nobody would notice that its last entries were removed.

    It is sealed, so that who can write the store but has no keys cannot end the log elsewhere. It harms nobody.
    """

    kind: ClassVar[str] = "audit_head"
    personal: ClassVar[bool] = True

    number: int
    hash: str
