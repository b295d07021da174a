"""The register of AI systems: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import Checked, Disclosure, Draft, Gains, Joined, LogEntry, NineItem, Revision, System, SystemWords

PURPOSE = Purpose(
    name="The register of AI systems",
    words=(
        "So that a union can show which systems are in use at a workplace, what the employer told of them and "
        "what it still owes."
    ),
    people="Managers and others who are named in sentences about a system. Reps who sign letters.",
    basis=Basis.LEGITIMATE,
    special=Special.NONE_SOUGHT,
)
KEPT = (
    Kept(
        what="the name of a system that was reported",
        why="so that reports of one thing come together",
        period=(
            "as long as anything is known of it: a report that counts, a word of the employer, or a rep's confirmation"
        ),
        reason="a system is in use for years",
        tells="encrypted; until a rep has confirmed it, it is suggested to nobody",
        seen=Shown.REPS_THEN_ALL,
        kinds=(
            System,
            Joined,
            Revision,
        ),
    ),
    Kept(
        what=(
            "what reps note of a system: what it is and does, who manages it, what the employer told, what "
            "was asked for and came, meetings, reviews and disputes"
        ),
        why="so that a union can show what is in use, and what it is owed",
        period="as long as the system",
        reason="agreements, reviews and disputes run for years",
        tells=(
            "it says nothing of members. Managers are named in it, and outcomes may say who said what: "
            "sentences are encrypted, and shown to reps only"
        ),
        seen=Shown.REPS,
        kinds=(
            SystemWords,
            NineItem,
            Gains,
            LogEntry,
            Disclosure,
        ),
    ),
    Kept(
        what="letters that reps keep, and what the employer answered to a checklist",
        why="so that they can go on with them",
        period="until a rep deletes them",
        reason="it is the reps' own paper",
        tells=(
            "a letter: encrypted, with who began and who signed it, and from whom it is kept. An answer: of "
            "an employer, nothing of anybody else"
        ),
        seen=Shown.REPS,
        kinds=(
            Draft,
            Checked,
        ),
    ),
)
FIELDS: Fields = {
    System: {
        "id": "at random",
        "workplace": "where it is in use",
        "name": "what people call it",
        "aliases": "other names",
        "supplier": "who made it",
        "does": "what kinds of things it does",
        "lifecycle": "proposed, on trial, in use, withdrawn",
        "consultation": "how far the union has a say",
        "confirmed": "whether a rep has confirmed its name",
        "parts": "of the workplace, where it is in use",
        "stages": "where in employment it is used",
        "since": "for how long, roughly",
        "of_people": "which kinds of data about people it works with",
        "apart": "systems that it is not",
        "heard": "names that reporters gave it",
    },
    SystemWords: {
        "id": "the system's",
        "employer_says": "what the employer says of it",
        "purpose": "what it is for",
        "data": "what it works with",
        "learning": "whether it learns",
        "managers": "who is responsible for it",
        "assessments": "that were made",
        "control": "who checks its results, and how one appeals",
        "standards": "that it is said to meet",
    },
    NineItem: {
        "id": "the system's, and a number",
        "system": "which one",
        "item": "what is owed",
        "asked": "when it was last asked for",
        "received": "when it came",
        "refused": "when it was refused",
    },
    Gains: {
        "id": "the system's",
        "asked": "when the assessment of what it saves was last asked for",
        "received": "when it came",
        "refused": "when it was refused",
        "review_on": "when it is looked at next",
    },
    LogEntry: {
        "id": "at random",
        "system": "which one",
        "what": "a meeting, a review or a dispute",
        "on": "its day",
        "level": "how high it was taken",
        "outcome": "in a rep's words",
        "next_on": "when it is looked at next",
    },
    Disclosure: {
        "id": "at random",
        "system": "which one",
        "workplace": "where",
        "on": "the day on which the union was told",
        "lifecycle": "as the employer says",
        "words": "the employer's",
    },
    Joined: {
        "id": "that of a system which became part of another",
        "system": "which one it is part of now",
        "known": "whether all reps of the workplace know of it",
        "reports": "of which it was known, where it was known from them alone",
    },
    Revision: {
        "id": "the workplace's",
        "mark": "changes with each name; at random",
    },
    Draft: {
        "id": "at random",
        "system": "which one it is about",
        "workplace": "where",
        "letter": "of which kind",
        "title": "of the letter",
        "parts": "its words",
        "week": "in which it was last changed",
        "by": Code("of who began it: their pseudonym"),
        "number": "of the change",
        "signed_by": "the name of who signed it",
        "signed_on": "the day on which they did",
        "hidden_from": Code("office holders from whom a report in it is kept: their pseudonyms"),
        "hidden_names": "their names",
        "hidden_typed": "words of names that were typed",
    },
    Checked: {
        "id": "the system's, and the question",
        "system": "which one",
        "question": "of the checklist",
        "reply": "the employer's: yes, no, none",
        "on": "the day on which that was noted",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
