"""Talks with a rep: what is kept for it."""

from bot.languages import to_be_said
from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import Talk, TalkWords

PURPOSE = Purpose(
    name="Talks with a rep",
    words="So that a rep gets in touch with whoever asks for it.",
    people="Whoever asks for a talk: members, and people who are no members yet.",
    basis=Basis.AGREED,
    special=Special.AGREED_ONLY,
)
KEPT = (
    Kept(
        what=(
            "that somebody [asks for a talk with a rep](recruitment.md#a-talk-with-a-rep), at which "
            "workplace, and which rep has it"
        ),
        why="so that one gets in touch, and is reminded until somebody does",
        period=(
            "{talks_done} after it is done or taken back, {talks} in any case; where nobody has it, until it "
            "is taken back"
        ),
        reason=(
            "what was noted by mistake can be put right; who was not reached in half a year has another answer by then"
        ),
        tells="the week; no person, no account, no campaign and no words",
        seen=Shown.REPS,
        kinds=(Talk,),
        receipt=to_be_said(
            "What you write, encrypted, and the week, never the hour. It is erased within {talks_done} after "
            "the rep has noted that you have talked, and after {talks} in any case. Sending it means that you "
            "agree to that; with its receipt you can take it back."
        ),
    ),
    Kept(
        what="what they want to be called, how to reach them, what it is about, when it suits them",
        why="so that a rep can get in touch",
        period="{talks_done} after it is done, {talks} in any case, and until they take it back",
        reason="it is of use only until they have talked",
        tells=(
            "encrypted, under an id at random: it cannot be looked up by the person. Shown to the rep who has taken it"
        ),
        seen=Shown.ONE_REP,
        kinds=(TalkWords,),
    ),
)
FIELDS: Fields = {
    Talk: {
        "id": "at random",
        "workplace": "where",
        "week": "in which it was asked for",
        "changed": "the week in which the state last changed",
        "state": "asked for, done, taken back",
        "taken_by": Code("of the rep who sees to it: their pseudonym"),
    },
    TalkWords: {
        "id": "the talk's",
        "name": "by which they want to be called",
        "reach": "how to reach them",
        "about": "what they want to talk of",
        "when": "when it suits them",
        "where": "the workplace, where it is on no list",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
