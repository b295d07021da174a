"""Surveys: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import Approval, Ballot, FreeText, Result, Round, Survey, SurveyKey, Turnout, Unsent, Willing

PURPOSE = Purpose(
    name="Surveys",
    words=(
        "So that reps can ask those who work somewhere, count each once, and speak for them without anybody "
        "being seen in the numbers."
    ),
    people="Whoever answers: members, and others who work there. Reps and organisers.",
    basis=Basis.LEGITIMATE,
    special=Special.KNOWN_OR_AGREED,
)
KEPT = (
    Kept(
        what="somebody's answers to a survey",
        why="so that they count once and can be changed",
        period="until the survey closes; then they are erased, with their keys",
        reason="until then it can be changed, afterwards only numbers are needed",
        tells=(
            "encrypted, under a keyed hash of the person that only this survey's key can make. Until then "
            "whoever has that key can test whether somebody answered"
        ),
        seen=Shown.SELF,
        kinds=(Ballot,),
    ),
    Kept(
        what="what somebody filled in of a survey and did not send",
        why="so that they can go back, and go on later",
        period="seven days, to the end of a day, or until it closes",
        reason="who does not come back within a week does not mean to",
        tells="encrypted, under a keyed hash of the person that only this survey's key can make",
        seen=Shown.SELF,
        kinds=(Unsent,),
    ),
    Kept(
        what="the key of a survey",
        why="so that nobody counts twice, and nobody is listed",
        period="until the survey closes",
        reason="afterwards nobody may be able to test who has answered",
        tells="encrypted; nothing of anybody",
        seen=Shown.NOBODY,
        kinds=(SurveyKey,),
    ),
    Kept(
        what="what a survey asks, and what may be told of its answers",
        why="so that reps can speak for those who answered",
        period="{results} from its close; words that no rep let through {written}",
        reason=(
            "a survey is repeated after a year or two, and compared; what nobody has read in a quarter nobody will"
        ),
        tells="counts that lead back to nobody, and words in no order, encrypted",
        seen=Shown.RESULTS,
        kinds=(
            Survey,
            Result,
            FreeText,
            Turnout,
            Round,
        ),
    ),
    Kept(
        what="what a rep asked a second rep to approve about a survey, or why it was not approved",
        why="so that nobody approves their own",
        period="until it is approved, or the survey is launched, ends or is discarded",
        reason="then it is settled",
        tells=("under a pseudonym, encrypted; other reps there see that it waits, only whoever asked reads why not"),
        seen=Shown.REPS,
        kinds=(Approval,),
    ),
    Kept(
        what="who asked to be told of surveys",
        why="so that they can be asked",
        period="{wishes}, or until they write *do not ask me*",
        reason="who asked a year ago may have left since",
        tells=(
            "where they work and are reached, encrypted, under a pseudonym. It tells that somebody uses the "
            "bot, nothing of membership or answers"
        ),
        seen=Shown.NOBODY,
        kinds=(Willing,),
    ),
)
FIELDS: Fields = {
    Survey: {
        "id": "at random",
        "due": "when something is to be done about it next",
        "workplace": "where it is asked",
        "stage": "draft, open, closed",
        "made_by": Code("of the rep who asks: their pseudonym"),
        "asks": "how that rep or branch is called",
        "questionnaire": "what is asked",
        "meant_for": "for whom it is",
        "opens": "when",
        "closes": "when",
        "threshold": "from how many people on it tells anything",
        "together": "which questions are counted against each other",
        "ways": "in which one can answer",
        "channels": "in which it is asked",
        "everybody": "whether all who said that they work there are asked",
        "willing": "whether those who asked to be asked are",
        "may_change": "whether answers can be changed",
        "reminders": "how many",
        "reminded": "how many there were",
        "target": "how many are hoped for",
        "each": "whether it is one survey for each workplace",
        "targets": "how many are hoped for at each",
        "campaign": "the survey that it was launched from",
        "approved_by": Code("of the second rep: their pseudonym"),
        "earlier": "the survey that it repeats",
        "codes": "how many were made",
        "tickets": Code("by which its codes are known once it has ended"),
        "before": "what a draft asked before its last change",
        "codes_approved": "how many codes may be made",
    },
    SurveyKey: {
        "id": "the survey's",
        "token": "the key that makes whoever answers into a code",
    },
    Ballot: {
        "id": Code("of the person, by the survey's own key"),
        "shelf": "a part of all answers to the survey",
        "way": "in which it came",
        "answers": "what was answered",
        "causes": Code("of the last deliveries"),
        "person": Code("of one person with several accounts"),
        "holder": Code("of the browser or the account that used a code"),
    },
    Unsent: {
        "id": Code("of the person, by the survey's own key"),
        "due": "when it is forgotten: the end of a day",
        "shelf": "a part of all answers to the survey",
        "answers": "what was filled in",
        "causes": Code("of the last deliveries"),
    },
    Result: {
        "id": "the survey's, and a way",
        "survey": "which one",
        "way": "in which the answers came",
        "answered": "how many, or that it is withheld",
        "tables": "numbers that may be told",
        "lost": "how many answers could not be opened",
    },
    FreeText: {
        "id": "at random",
        "survey": "which one",
        "question": "which one",
        "way": "in which it came",
        "words": "what somebody wrote",
        "passed": "whether a rep has let it through",
    },
    Turnout: {
        "id": "the survey's",
        "hour": "at which it was counted",
        "steps": "about how many had answered, in steps",
    },
    Round: {
        "id": "the survey's, and a number",
        "survey": "which one",
        "number": "of the reminder",
        "shelf": "how far it has come",
        "made": "how many notices",
        "done": "whether it is over",
        "of": "how many there were to tell",
        "unreached": "how many could not be told",
    },
    Approval: {
        "id": "the survey's, and what is wanted",
        "survey": "which one",
        "what": "is wanted",
        "by": Code("of the rep who asks: their pseudonym"),
        "until": "when the survey is to close",
        "codes": "how many more",
        "refused": "why not, in the second rep's words",
    },
    Willing: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is looked at",
        "shelf": "the first two figures of the pseudonym",
        "until": "when it ends",
        "workplace": "where they work",
        "address": "which record says where they are asked",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
