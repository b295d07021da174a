"""What becomes of a survey: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import AskedIn, Coming, Done, Meeting, MeetingKey, Outcome, Signed

PURPOSE = Purpose(
    name="What becomes of a survey",
    words="So that somebody answers for the numbers, says what happens next, and people can meet about it.",
    people="Organisers who sign. Whoever comes to a meeting. Nobody in the channels where surveys are asked.",
    basis=Basis.LEGITIMATE,
    special=Special.KNOWN_OR_AGREED,
)
KEPT = (
    Kept(
        what="a channel in which surveys are asked",
        why="a rep said so there",
        period="until a rep ends it",
        reason="it holds until it is said otherwise",
        tells="what it is called and where it is, encrypted; nobody in it",
        seen=Shown.REPS,
        kinds=(AskedIn,),
    ),
    Kept(
        what="when and where people meet about results or a campaign, and who comes",
        why="so that reps know about how many",
        period="until it is moved or cancelled, or a day after it began",
        reason="then nobody waits for anybody",
        tells=(
            "place and time, encrypted, shown to everybody there; of each who comes a token that only this "
            "meeting's key can make"
        ),
        seen=Shown.REPS,
        kinds=(
            Meeting,
            MeetingKey,
            Coming,
        ),
    ),
    Kept(
        what="who signed results, what happens next, and what was done",
        why="so that somebody answers for the numbers",
        period="as long as the survey",
        reason="numbers need somebody who answers for them",
        tells=(
            "names of organisers, who know it, encrypted; that it was signed, and when, in the open, without a name"
        ),
        seen=Shown.RESULTS,
        kinds=(
            Outcome,
            Signed,
            Done,
        ),
    ),
)
FIELDS: Fields = {
    AskedIn: {
        "id": "that of its address",
        "workplace": "which one",
        "name": "of the channel",
    },
    Meeting: {
        "id": "that of the survey or the campaign",
        "number": "of the change",
        "at": "when",
        "minutes": "how long",
        "place": "where",
        "made": "when it was last changed",
        "cancelled": "whether it is",
    },
    MeetingKey: {
        "id": "the meeting's",
        "token": "the key that makes whoever comes into a code",
    },
    Coming: {
        "id": Code("of the person, by the meeting's own key"),
        "survey": "which meeting",
    },
    Outcome: {
        "id": "the survey's",
        "number": "of the change",
        "next": "what happens next",
        "next_by": "the name of the organiser who says so",
        "signed_by": "the name of the organiser who signed",
        "signed_on": "the day on which they did",
        "before": "numbers of an earlier survey beside it",
        "before_closed": "when that one closed",
    },
    Signed: {
        "id": "the survey's",
        "on": "the day on which it was signed",
        "before": "numbers of an earlier survey beside it",
        "before_closed": "when that one closed",
    },
    Done: {
        "id": "at random",
        "survey": "which one",
        "words": "what was done, in an organiser's words",
        "by": "their name",
        "on": "the day",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
