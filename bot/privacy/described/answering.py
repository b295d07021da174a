"""Answering questions, and saying what I am: what is kept for it."""

from bot.languages import to_be_said
from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import (
    Edited,
    EditedRevision,
    Feedback,
    Gap,
    InForce,
    OwnStand,
    Pause,
    Restored,
    Seen,
    Spoken,
    Told,
    Workplace,
    Works,
)

PURPOSE = Purpose(
    name="Answering questions, and saying what I am",
    words=(
        "To answer questions about AI at work, say to everybody that a machine answers, and learn which "
        "answers are missing."
    ),
    people="Whoever writes to the bot: members, other staff, passers-by.",
    basis=Basis.LEGITIMATE,
    special=Special.KNOWN_OR_AGREED,
)
KEPT = (
    Kept(
        what="that a place was told what this is",
        why="the opening words come every three hours, not every time",
        period="three hours",
        reason="the promise is to say it again after three hours",
        tells=(
            "a keyed hash of the place. With the key and the platform's ids: that this place was talking with "
            "the bot in those hours"
        ),
        seen=Shown.SELF,
        kinds=(Told,),
    ),
    Kept(
        what=("that a rep's place was told of broken files; that somebody would rather not say where they work"),
        why="it is told, or asked, once and not with every message",
        period="three hours",
        reason="it would be a nuisance with every message",
        tells=(
            "a keyed hash of the place. With the key and the platform's ids: that this place was talking with "
            "the bot in those hours"
        ),
        seen=Shown.SELF,
        kinds=(Told,),
    ),
    Kept(
        what="that a place was told of an open survey",
        why="so that it is told once, and not with every message",
        period="until it closes",
        reason="afterwards there is nothing to tell of",
        tells=(
            "a keyed hash of the place. With the key and the platform's ids: that this place was talking with "
            "the bot while the survey was open"
        ),
        seen=Shown.SELF,
        kinds=(Told,),
    ),
    Kept(
        what="that a press or a question changed something",
        why="what is delivered twice counts once",
        period="a day, and up to an hour more",
        reason="platforms deliver again for some hours",
        tells=(
            "a keyed hash of place and cause. With the key and the platform's ids: that this press, or this "
            "question, changed something"
        ),
        seen=Shown.NOBODY,
        kinds=(Seen,),
    ),
    Kept(
        what="questions that found no answer, without names, numbers and addresses",
        why="so that people can write the answer",
        period="{questions}, and up to a week more; the newest 2,000",
        reason="entries are looked over once a year",
        tells=("the words, encrypted, and the week. Somebody who knows the asker's way of writing may know it again"),
        seen=Shown.MACHINE_ORGANISERS,
        kinds=(Gap,),
    ),
    Kept(
        what="per entry, how often it helped and how often not",
        why="to know which answers to mend",
        period="as long as the store",
        reason="an entry is mended years after it was written",
        tells="two counts. In a branch of one person, whose they are",
        seen=Shown.MACHINE_ORGANISERS,
        kinds=(Feedback,),
    ),
    Kept(
        what="where you said you work",
        why="so that an answer can say what is in force there",
        period="{workplace}; three hours where nobody is known again",
        reason="people move; nobody should have to say it each week",
        tells="under a pseudonym, encrypted. Write *where do I work* to see, change or forget it",
        seen=Shown.SELF,
        kinds=(Works,),
        receipt=to_be_said(
            "I then show what is in force there. I keep it for {workplace} at most, nobody else sees what you "
            "choose, and you can have it forgotten. Saving it means that you agree to that."
        ),
    ),
    Kept(
        what="in which language you want to be spoken to, once you asked for one",
        why="so that answers and notices come in it",
        period="{language}; where nobody is known again, the browser keeps it",
        reason="nobody should have to ask for it each time",
        tells="under a pseudonym, encrypted. Who speaks a language that few do can be guessed by it",
        seen=Shown.SELF,
        kinds=(Spoken,),
    ),
    Kept(
        what="what of the agreement is in force at a workplace, from which signed text, and who marked it",
        why="so that no draft is called a right",
        period="as long as the workplace",
        reason="what is in force stays so until the workplace is removed",
        tells=(
            "the name of who marked it, encrypted; it is shown with the answer. Of a workplace: its name, the "
            "employer, its parts and how it is set, open; nobody is named in it"
        ),
        seen=Shown.EVERYBODY,
        kinds=(
            InForce,
            Workplace,
        ),
    ),
    Kept(
        what="that a rep has paused the bot somewhere, since which day and why",
        why="so that reps can stop it",
        period="until it is started again",
        reason="it must be known as long as it stands still",
        tells="the reason, encrypted; everybody there is shown it",
        seen=Shown.EVERYBODY,
        kinds=(Pause,),
    ),
    Kept(
        what="how far the union has had a say in this bot",
        why="its own entry in the register says so",
        period="as long as the store",
        reason="it stands in the register of systems",
        tells="nothing of anybody",
        seen=Shown.EVERYBODY,
        kinds=(OwnStand,),
    ),
    Kept(
        what="answers that were written in chat",
        why="so that people can mend an answer without the machine",
        period="until they are taken back",
        reason="an answer stands until it is changed",
        tells="what everybody is shown; who wrote it is in the log alone",
        seen=Shown.EVERYBODY,
        kinds=(
            Edited,
            EditedRevision,
        ),
    ),
    Kept(
        what="when the store was last brought back from a copy",
        why="so that no figures of a second step count that were used after the copy",
        period="until the next time",
        reason="only the last copy matters",
        tells="a time",
        seen=Shown.MACHINE,
        kinds=(Restored,),
    ),
)
FIELDS: Fields = {
    Told: {
        "id": Code("of the place, and of what it was told"),
        "due": "when it is forgotten",
        "until": "until when it need not be told again",
    },
    Seen: {
        "id": Code("of the place, and of the press or the question"),
        "due": "when it is forgotten",
    },
    Gap: {
        "id": "at random",
        "due": "when it is forgotten: the end of a week",
        "words": "the question, without names, numbers and addresses",
        "week": "in which it was asked",
    },
    Feedback: {
        "id": "the answer's",
        "helped": "how often it helped",
        "not_helped": "how often it did not",
    },
    Works: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is forgotten",
        "workplace": "where somebody said they work",
    },
    Spoken: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is forgotten",
        "language": "which it is",
    },
    InForce: {
        "id": "the workplace's, and the clause",
        "workplace": "of which it holds",
        "clause": "which it is",
        "mark": "the same as in the draft, amended, or left out",
        "title": "of the signed document",
        "signed": "the day on which it was signed",
        "by": "the name of the office holder who marked it",
        "on": "the day on which it was marked",
    },
    Workplace: {
        "id": "at random",
        "name": "what people call it",
        "employer": "whose it is",
        "parts": "its departments, sites or teams",
        "zone": "whose clock holds there",
        "chat_owner": "who owns the chat there: the employer or the union",
        "marked": "whether a clause is marked there",
        "two_for_surveys": "whether a second rep approves surveys there",
        "survey_threshold": "from how many people on surveys there tell anything",
        "second_step": "whether office holders there give a second step",
    },
    Pause: {
        "id": "the workplace's",
        "since": "the day on which it was paused",
        "reason": "why, in a rep's words",
    },
    OwnStand: {
        "id": "the workplace's",
        "consultation": "how far the union has had a say in the bot",
        "on": "the day on which that was noted",
    },
    Edited: {
        "id": "the answer's",
        "text": "the answer as it is shown",
    },
    EditedRevision: {
        "id": "always the same",
        "mark": "changes with each edit; at random",
    },
    Restored: {
        "id": "always the same",
        "at": "when the store was last brought back from a copy",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
