"""What is kept and not shown as anybody's own, kind by kind, and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from bot.records import (
    Address,
    AskedIn,
    Asker,
    AuditHead,
    Ballot,
    CampaignNumbers,
    Carried,
    Channel,
    Checked,
    Coming,
    Disclosure,
    Done,
    Draft,
    Edited,
    EditedRevision,
    Feedback,
    FreeText,
    Gains,
    Gap,
    Guesses,
    Handed,
    Held,
    Installed,
    Installing,
    Joined,
    JoiningTotal,
    KeptFrom,
    Lane,
    Least,
    Listed,
    LogEntry,
    Meeting,
    MeetingKey,
    Message,
    NewThere,
    NineItem,
    Notice,
    Outcome,
    Ownership,
    OwnStand,
    Pause,
    Plan,
    Receipt,
    ReceiptKey,
    Release,
    ReleaseSigned,
    ReleaseSigner,
    ReleaseWords,
    Report,
    Reporter,
    ReportWords,
    Restored,
    Result,
    ReturnAddress,
    Revision,
    Round,
    Seen,
    Signed,
    Snapshot,
    SnapshotSigned,
    SnapshotSigner,
    SurveyKey,
    System,
    SystemWords,
    Talk,
    Talkers,
    TalkWords,
    Tally,
    Told,
    Tries,
    Turnout,
    Unsent,
    Workplace,
)
from bot.store import Record


@dataclass(frozen=True, slots=True)
class Reason:
    """What is kept, and why it is not shown."""

    what: str
    words: str


class Why(Enum):
    REPORTS = Reason(
        "Reports, and receipts",
        "A report does not say who made it. A name, or a way to reach somebody, lies apart from it under a number at "
        "random, and I am built without any way to find it by a person: else whoever holds your phone could learn that "
        "you reported. With your receipt you can read your report, add to it, take it back and delete it.",
    )
    TALKS = Reason(
        "Talks with a rep that you ask for",
        "What you asked for lies under a number at random, and no account leads to it: whoever owns a chat can open "
        "the accounts in it. With its receipt you see what has come of it, change how to be reached, and take it back.",
    )
    KEPT_FROM = Reason(
        "From whom a report, or a talk that is asked for, is kept",
        "Whoever reports or asks can leave somebody out. Nobody is ever told whether that is them: it would point to "
        "who did so.",
    )
    FLOODS = Reason(
        "How many reports, or wrong receipts, came from one place",
        "I count them for an hour or a day, under a key that dies soon after. I do not look yours up: said here, it "
        "would tell that you reported.",
    )
    CAUSES = Reason(
        "What was delivered already, and what other conversations were told",
        "These are codes made of the message or the conversation itself. I cannot make them again from your account.",
    )
    QUESTIONS = Reason(
        "Questions, and whether answers helped",
        "Who asked what is not kept. A question that I could not answer is kept without names, numbers and place; of "
        "answers that helped, only a count.",
    )
    SURVEYS = Reason(
        "Surveys, and answers to them",
        "While a survey is open your answers lie sealed under a code made of your account, so that they count once. "
        "Whether you have answered is not looked up for this page, since somebody may stand behind you: the survey "
        "itself shows you, and lets you change or take back your answers where it allows that. Once it is closed they "
        "are erased, and what is left are numbers, and words without a name. Who signs up for a meeting, of a survey "
        "or of a campaign, is kept the same way, until its day is over. Organisers stand by name on the results that "
        "they sign.",
    )
    INSIGHTS = Reason(
        "Concern reports",
        "Numbers of people, from a number on, so that nobody can be seen in them; no account is joined to any of them. "
        "Organisers stand by name on the reports that they sign, and what they did stands in the log.",
    )
    PLANS = Reason(
        "Plans of campaigns",
        "They say what organisers mean to do at a workplace, and by when; reps read them. No account is joined to any "
        "of it, and who changed a plan stands in the log alone.",
    )
    NUMBERS = Reason(
        "Numbers of campaigns",
        "How many were asked, how many asked for a talk and how often a link was opened, in four weeks at a time; and "
        "how many joined, as organisers say it. No account is joined to any of them, but for a sealed code by which "
        "whoever asks for talks counts once in those weeks: it is like no other code, is not looked up for this page, "
        "and is erased once the weeks are told of.",
    )
    MEMBERS = Reason(
        "The list of members",
        "Where the union gave me one, I keep codes of its e-mail addresses and no address. Whether yours is on it is "
        "not looked up for this page: an address is no proof of who asks, and somebody may stand behind you. Ask a "
        "person.",
    )
    PLATFORMS = Reason(
        "What a chat needs",
        "Which workspaces have me, whose they are, how I answer in a channel, what did not fit into a message, and "
        "files that wait behind a link: under numbers at random, or codes of workspaces and channels. No account is "
        "joined to any of it.",
    )
    WORKPLACES = Reason(
        "Workplaces, systems and answers",
        "They are about employers and machines. Somebody can be named in their sentences, such as a manager; no "
        "account is joined to that. If it could be you, ask a person.",
    )
    WORKINGS = Reason(
        "My own workings",
        "Where the log ends, when the next message may be sent, when I was last brought back from a copy, which of my "
        "processes may ask people something: times and codes.",
    )


NOT_LINKED: Mapping[type[Record], Why] = {
    **dict.fromkeys(
        (Report, ReportWords, Reporter, ReturnAddress, Address, Notice, Held, Receipt, ReceiptKey, Message), Why.REPORTS
    ),
    **dict.fromkeys((Talk, TalkWords), Why.TALKS),
    **dict.fromkeys((KeptFrom, Draft), Why.KEPT_FROM),
    **dict.fromkeys((Tries, Guesses), Why.FLOODS),
    **dict.fromkeys((Seen, Told), Why.CAUSES),
    **dict.fromkeys((Gap, Feedback), Why.QUESTIONS),
    **dict.fromkeys((SurveyKey, Ballot, Unsent, Result, FreeText, Round, Turnout), Why.SURVEYS),
    **dict.fromkeys((Release, ReleaseWords, ReleaseSigned, ReleaseSigner, Least), Why.INSIGHTS),
    **dict.fromkeys((Snapshot, SnapshotSigned, SnapshotSigner), Why.INSIGHTS),
    **dict.fromkeys((Outcome, Signed, Done, Meeting, MeetingKey, Coming), Why.SURVEYS),
    **dict.fromkeys((Tally, Talkers, CampaignNumbers, JoiningTotal), Why.NUMBERS),
    Plan: Why.PLANS,
    Listed: Why.MEMBERS,
    **dict.fromkeys((Installed, Installing, Channel, Ownership, Carried, Handed, AskedIn), Why.PLATFORMS),
    **dict.fromkeys((Workplace, System, SystemWords, NineItem, Gains, LogEntry, Disclosure, Joined), Why.WORKPLACES),
    **dict.fromkeys((NewThere, Checked, OwnStand, Pause, Edited), Why.WORKPLACES),
    **dict.fromkeys((AuditHead, Lane, Revision, EditedRevision, Restored, Asker), Why.WORKINGS),
}
