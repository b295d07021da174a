"""One of each record that is kept, every field filled where it can be."""

from dataclasses import replace
from datetime import time, timedelta

from bot.events import Owner
from bot.records import (
    Address,
    Cause,
    Feedback,
    Gap,
    InForce,
    Invitation,
    Lane,
    Mark,
    News,
    Notice,
    Office,
    Pace,
    Posted,
    Preference,
    Role,
    Seen,
    Told,
    Tries,
    Unread,
    Workplace,
    Works,
)
from bot.records.editing import Edited, EditedRevision
from bot.records.outcomes import Coming, Done, Meeting, MeetingKey, Outcome
from bot.records.papers import Checked, Draft, Letter, Part, Reply, Section, checked
from bot.records.pausing import OwnStand, Pause
from bot.records.platforms import Carried, Channel, Handed, Installed, Installing, Ownership, Speaks
from bot.records.register import Consultation
from bot.records.surveys import (
    Asked,
    AskedIn,
    Ballot,
    Cell,
    Choice,
    Condition,
    FreeText,
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
    Way,
    Willing,
)
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
    InForce: InForce("hall/a.b", "hall", "a.b", Mark.LEFT_OUT, "The text", TODAY, "Sam", TODAY),
    Unread: Unread("report/new/pseudonym", "a pseudonym", News.REPORT, "at random"),
    Posted: Posted("a hash", NOON, "a channel", NOON, "wörds", (("Open it", "case.open", "at random"),)),
    Preference: Preference("a pseudonym", Pace.WEEKLY),
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
        begun=True,
        approved_by="another pseudonym",
        earlier="another",
        codes=30,
    ),
    Round: Round("at random/1", "at random", 1, 7, 120, done=True),
    Turnout: Turnout("at random", NOON, 12),
    Willing: Willing("a pseudonym", NOON, "a0", NOON, "hall", "address of rep"),
    AskedIn: AskedIn("a hash", "hall", "#depot"),
    SurveyKey: SurveyKey("at random", "00ff"),
    Ballot: Ballot("a token", "at random/a", Way.CODE, {"a": ("x", "y"), "b": ("wörds",)}, ("a hash",)),
    Unsent: Unsent("a token", NOON, "at random/a", {"a": ("x",)}, ("a hash",)),
    Result: Result(
        *("at random/chat", "at random", Way.CHAT, 12),
        (Table(("a", "b"), 12, None, (Cell(("x", ""), None), Cell(("y", "z"), 5))),),
    ),
    FreeText: FreeText("at random", "at random", "b", Way.LINK, "wörds", passed=True),
    Outcome: Outcome(
        *("at random", 3, "wörds", "Sam", "Sam", TODAY),
        (Table(("a",), 12, 9, (Cell(("x",), None), Cell(("y",), 5))),),
        TODAY,
    ),
    Done: Done("at random", "another", "wörds", "Sam", TODAY),
    Meeting: Meeting("at random", 2, NOON, 90, "Café", NOON, cancelled=True),
    MeetingKey: MeetingKey("at random", "00ff"),
    Coming: Coming("a token", "at random"),
    **reports.EACH,
}
