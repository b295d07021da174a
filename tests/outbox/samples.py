"""One of each record that is kept, every field filled where it can be."""

from dataclasses import replace
from datetime import time, timedelta

from bot.events import Owner
from bot.records import (
    Address,
    Cause,
    DigestWish,
    Feedback,
    Gap,
    InForce,
    Invitation,
    Lane,
    Mark,
    News,
    NewThere,
    Notice,
    Office,
    Pace,
    Posted,
    Preference,
    Role,
    Seen,
    Signed,
    Spoken,
    Told,
    Tries,
    Unread,
    Workplace,
    Works,
    insights,
)
from bot.records.campaigns import Campaign
from bot.records.campaigns import Stage as Stands
from bot.records.editing import Edited, EditedRevision
from bot.records.hearing import CampaignMessage, Hears, Sent
from bot.records.insights import (
    Facts,
    Least,
    Missed,
    Release,
    ReleaseSigned,
    ReleaseSigner,
    ReleaseWords,
    Snapshot,
    SnapshotSigned,
    SnapshotSigner,
    Surveyed,
    Waited,
)
from bot.records.membership import Listed, Membership
from bot.records.outcomes import Coming, Done, Meeting, MeetingKey, Outcome
from bot.records.papers import Checked, Draft, Letter, Part, Reply, Section, checked
from bot.records.pausing import OwnStand, Pause
from bot.records.plans import Helps, How, Phase, Plan
from bot.records.platforms import Carried, Channel, Handed, Installed, Installing, Ownership, Speaks
from bot.records.recruitment import Asked as AskedWhether
from bot.records.recruitment import Asker, Unasked
from bot.records.register import Consultation
from bot.records.reports import Does
from bot.records.second_factor import Enrolling, SecondFactor, Unlocked
from bot.records.signing_in import Restored, Seated, Session, SignInLink
from bot.records.surveys import (
    Approval,
    Asked,
    AskedIn,
    Ballot,
    Before,
    Cell,
    Choice,
    Condition,
    FreeText,
    NotAgain,
    Question,
    Questionnaire,
    Result,
    Round,
    Stage,
    Survey,
    SurveyKey,
    Table,
    Turnout,
    Unsent,
    Wanted,
    Way,
    WhyNot,
    Willing,
)
from bot.records.talks import Talk, Talking, TalkWords
from bot.records.tallies import CampaignNumbers, JoiningTotal, Talkers, Tally
from bot.store import Record
from tests.fakes import NOON, TODAY
from tests.outbox.parts import person, to
from tests.reports import samples as reports

EACH: dict[type[Record], Record] = {
    Notice: replace(
        to("rep", instead=("branch", "office")), moved=NOON, since=NOON, lease="a", cause=Cause.BUSY, quiet=False
    ),
    Address: person("rep", quiet_from=time(20, 30), quiet_until=time(7), reference="{}"),
    Lane: Lane("a hash", NOON, NOON - timedelta(microseconds=1)),
    Told: Told("a hash", NOON, NOON + timedelta(microseconds=1)),
    Seen: Seen("a hash", NOON),
    Gap: Gap("at random", NOON, "wörds", "2026-W47"),
    Feedback: Feedback("agreement/consent", 2, 1),
    Workplace: Workplace(
        "hall", "Town Hall", "the council", ("Post room", "Café"), "Europe/London", Owner.EMPLOYER, True, True
    ),
    Office: Office("a hash", "a pseudonym", Role.REP, "hall", "Sam", TODAY, TODAY + timedelta(days=1)),
    Invitation: Invitation("a hash", NOON, NOON, Role.ORGANISER, "", "Sam", until=TODAY),
    Tries: Tries("a hash", NOON, NOON, 2),
    Works: Works("a pseudonym", NOON, "hall"),
    Spoken: Spoken("a pseudonym", NOON, "cy"),
    InForce: InForce("hall/a.b", "hall", "a.b", Mark.LEFT_OUT, "The text", TODAY, "Sam", TODAY),
    Unread: Unread("report/new/pseudonym", "a pseudonym", News.REPORT, "at random"),
    Posted: Posted("a hash", NOON, "a channel", NOON, "wörds", (("Open it", "case.open", "at random"),)),
    Preference: Preference("a pseudonym", Pace.WEEKLY),
    SecondFactor: SecondFactor("a pseudonym", "a secret", TODAY, 5),
    Enrolling: Enrolling("a pseudonym", NOON, NOON, "a secret"),
    Unlocked: Unlocked("a hash", NOON, NOON, "a pseudonym"),
    Draft: Draft(
        *("at random", "system", "hall", Letter.INFORMATION, "A letter"),
        parts=(Part(Section.HEAD, "wörds"), Part(Section.OWED, "more", fixed=True)),
        week="2026-W47",
        by="a pseudonym",
        number=3,
        signed_by="Sam",
        signed_on=TODAY,
        hidden_from=("another",),
        hidden_names=("Kim",),
        hidden_typed=("Kim K",),
    ),
    Checked: checked("system", "a question", Reply.NO_REPLY, TODAY),
    Pause: Pause("hall", TODAY, "a reason"),
    OwnStand: OwnStand("hall", Consultation.AGREED, TODAY),
    Edited: Edited("agreement/consent", "# A question\n"),
    EditedRevision: EditedRevision("entries", "at random"),
    Carried: Carried("at random", NOON, NOON, "a form", "{}"),
    Handed: Handed("a hash", NOON, NOON, "letter.txt", "text/plain", b"words"),
    Installed: Installed("a hash", "a platform", "a tenant", "a workspace", "a token"),
    Installing: Installing("a hash", NOON, NOON),
    SignInLink: SignInLink("a hash", NOON, NOON, "a pseudonym", "a hash", "Firefox on Windows", Owner.EMPLOYER),
    Session: Session("a hash", NOON, NOON, "a pseudonym", "Firefox on Windows", Owner.EMPLOYER, TODAY),
    Seated: Seated("a hash", "a pseudonym", "a browser"),
    Restored: Restored("last", NOON),
    Channel: Channel("a hash", Speaks.QUIETLY),
    Ownership: Ownership("a hash", Owner.UNION),
    Survey: Survey(
        *("at random", NOON, "hall", Stage.OPEN, "a pseudonym", "Sam, rep"),
        Questionnaire(
            {"en": "A survey", "cy": "Arolwg"},
            {"en": "What it is about"},
            ("en", "cy"),
            (
                Question("a", Asked.ONE, {"en": "Wörds?"}, {"en": "Why"}, (Choice("x", {"en": "X"}, alone=True),)),
                Question("b", Asked.TEXT, {"en": "?"}, {"en": "Why"}, when=Condition("a", ("x",)), sensitive=True),
            ),
            ("cy",),
        ),
        opens=NOON,
        closes=NOON + timedelta(days=7),
        threshold=7,
        together=(("a", "b"),),
        ways=(Way.CHAT, Way.LINK),
        channels=("a hash",),
        everybody=True,
        willing=True,
        may_change=False,
        reminded=1,
        target=40,
        approved_by="another pseudonym",
        earlier="another",
        codes=30,
        meant_for="Drivers",
        each=True,
        targets=(("hall", 40),),
        campaign="a campaign",
        codes_approved=40,
        before=Before(Questionnaire({"en": "A"}, {"en": "B"}, ("en",), ()), (("a", "b"),)),
    ),
    Approval: Approval("at random/codes", "at random", Wanted.CODES, "a pseudonym", NOON, 40, "wörds"),
    Round: Round("at random/1", "at random", 1, 7, 120, done=True),
    Turnout: Turnout("at random", NOON, {Way.CHAT: 10}),
    Willing: Willing("a pseudonym", NOON, "a0", NOON, "hall", "address of rep"),
    DigestWish: DigestWish("a pseudonym", NOON, "a0", NOON, "address of rep"),
    NewThere: NewThere(
        "36/hall", "36", "hall", ("rota",), ("rota",), ("rota/1",), ("rota",), ("watched",), ("at random",)
    ),
    AskedIn: AskedIn("a hash", "hall", "#depot"),
    SurveyKey: SurveyKey("at random", "00ff"),
    Ballot: Ballot("a token", "at random/a", Way.CODE, {"a": ("x", "y"), "b": ("wörds",)}, ("a hash",)),
    Unsent: Unsent("a token", NOON, "at random/a", {"a": ("x",)}, ("a hash",)),
    Result: Result(
        *("at random/chat", "at random", Way.CHAT, 12),
        (
            Table(("a", "b"), 12, None, (Cell(("x", ""), None), Cell(("y", "z"), 5))),
            Table(("a",), None, None, (Cell(("x",), None),), NotAgain(WhyNot.BESIDE, TODAY)),
        ),
    ),
    FreeText: FreeText("at random", "at random", "b", Way.LINK, "wörds", passed=True),
    Signed: Signed("at random", TODAY, (Table(("a",), 12, 9, (Cell(("x",), None), Cell(("y",), 5))),), TODAY),
    Outcome: Outcome(
        *("at random", 3, "wörds", "Sam", "Sam", TODAY),
        (Table(("a",), 12, 9, (Cell(("x",), None), Cell(("y",), 5))),),
        TODAY,
    ),
    Done: Done("at random", "another", "wörds", "Sam", TODAY),
    Meeting: Meeting("at random", 2, NOON, 90, "Café", NOON, cancelled=True),
    MeetingKey: MeetingKey("at random", "00ff"),
    Coming: Coming("a token", "at random"),
    Release: Release(
        "at random",
        ("depot", "hall"),
        30,
        31,
        5,
        21,
        (Table(("concern",), 21, 21, (Cell(("pays",), None), Cell(("none",), 9))),),
        Facts(3, 1, ((Does.PAYS, 2),), ((Consultation.TOLD, 3),), 4, Waited.MONTHS),
        TODAY,
        "at random, too",
        2,
        gaps=True,
    ),
    ReleaseWords: ReleaseWords(
        "at random",
        (Surveyed("Watched at work", "Hall", TODAY, ("21 people took part.",)),),
        (Missed(7, "can they film us", passed=True),),
        3,
    ),
    ReleaseSigned: ReleaseSigned("at random", TODAY),
    ReleaseSigner: ReleaseSigner("at random", "Olu"),
    Snapshot: Snapshot("at random/employer", (insights.Part.SUMMARY, insights.Part.CONCERNS), 3),
    SnapshotSigned: SnapshotSigned("at random/employer", TODAY),
    SnapshotSigner: SnapshotSigner("at random/employer", "Olu"),
    Least: Least("least", 9),
    Membership: Membership("a hash", NOON, member=True),
    Listed: Listed("0f", bytes(range(16))),
    AskedWhether: AskedWhether("a hash", "a code", TODAY, 2, "at random"),
    Unasked: Unasked("a hash", "a code"),
    Asker: Asker("asker", "at random", NOON, NOON + timedelta(hours=1), "slack,teams"),
    Campaign: Campaign(
        *("at random", "hall", Stands.WAITING, "a code", "wörds", ("monitoring",), "Wörds?", "More."),
        joining="https://example.org/join",
        made_by="a pseudonym",
        until=TODAY + timedelta(days=30),
        begun=TODAY,
        ended=TODAY + timedelta(days=1),
        authors=("a hash", "another"),
        offered_by="a pseudonym",
        approved_by="another pseudonym",
        approved="a hash",
        returned="a reason",
    ),
    Hears: Hears("a pseudonym", NOON, "a0", NOON, "address of rep", ("a campaign", "another")),
    CampaignMessage: CampaignMessage(
        *("at random", "a campaign", TODAY, "Wörds.", Sent.WAITING, TODAY, ("a hash",)),
        *("a pseudonym", "a pseudonym", "a hash", "another pseudonym", "a reason"),
    ),
    Plan: Plan(
        *("at random", "at random"),
        (
            Phase("phase-1", "Wörds", "More.", TODAY, How.DONE, TODAY, (Helps.SURVEY, Helps.MEETING)),
            Phase("phase-2", "Others"),
        ),
        answers=(("hall", 40), ("depot", 25)),
        reports=(("hall", 9),),
    ),
    Talk: Talk("a talk", "hall", "2026-W47", "2026-W48", Talking.DONE, "a pseudonym"),
    TalkWords: TalkWords("a talk", "Alex", "01632 960 111", "A score", "Evenings", "The mill"),
    Tally: Tally("a hash", "a campaign", 37, 4, 2),
    Talkers: Talkers("a campaign/37", "a campaign", 37, "a salt", ("a code", "b code")),
    CampaignNumbers: CampaignNumbers("a campaign/37", "a campaign", 37, 25, None, 40),
    JoiningTotal: JoiningTotal("a campaign/37", "a campaign", 37, None, 5),
    **reports.EACH,
}
