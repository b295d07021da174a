"""Reps and organisers, and what they do: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import (
    AuditEntry,
    AuditHead,
    Enrolling,
    Invitation,
    Office,
    Seated,
    SecondFactor,
    Session,
    SignInLink,
    Tries,
    Unlocked,
)

PURPOSE = Purpose(
    name="Reps and organisers, and what they do",
    words=(
        "So that only whom the union trusts sees what others may not, and organisers can check how that trust is used."
    ),
    people="Reps and organisers of the union.",
    basis=Basis.LEGITIMATE,
    special=Special.MEMBERS,
)
KEPT = (
    Kept(
        what="who is a rep or an organiser, where, until when, and the name that colleagues know them by",
        why="so that nobody else sees and does what they may",
        period="until it is removed",
        reason="as long as it gives rights, and for the log to be read",
        tells="encrypted, under a pseudonym",
        seen=Shown.COLLEAGUES,
        kinds=(Office,),
    ),
    Kept(
        what="an invitation to be one",
        why="so that only who was given a code takes that role",
        period="seven days, a day for the first organiser",
        reason="who does not come within a week is asked again",
        tells="a slow hash of the code; the name, encrypted",
        seen=Shown.INVITER,
        kinds=(Invitation,),
    ),
    Kept(
        what="how many wrong codes somebody tried",
        why="so that codes cannot be guessed",
        period="an hour",
        reason="guessing takes longer than that",
        tells="a count, under a keyed hash",
        seen=Shown.SELF,
        kinds=(Tries,),
    ),
    Kept(
        what=(
            "the key of an office holder's [second step](second-factor.md), since which day, and the step "
            "that was taken last"
        ),
        why="an account alone opens no report",
        period=("until it is turned off, reset, or the last role ends; what is being set up a quarter of an hour"),
        reason="it is needed as long as there is a role",
        tells="encrypted, under a pseudonym. Whoever has it can make the figures, but not the account",
        seen=Shown.SELF,
        kinds=(
            SecondFactor,
            Enrolling,
        ),
    ),
    Kept(
        what="that somebody gave their second step in a conversation or a session",
        why="it is not asked for at each case",
        period="twelve hours, or until they lock it",
        reason="a day at work",
        tells="a keyed hash of the place, and a pseudonym: that this office holder read cases in those hours",
        seen=Shown.SELF,
        kinds=(Unlocked,),
    ),
    Kept(
        what=(
            "the link for a browser that [asks to be signed in](signing-in.md) at the desk; of who only asks nothing"
        ),
        why="so that it is that browser and no other",
        period="ten minutes",
        reason="whoever asked for it has it before them",
        tells=(
            "hashes of the link and of the code; the kind of browser, a pseudonym and who owns that chat, encrypted"
        ),
        seen=Shown.SELF,
        kinds=(SignInLink,),
    ),
    Kept(
        what="that a browser is signed in",
        why="so that it need not be asked at each page",
        period="twelve hours, or until it is signed out or the role ends",
        reason="a day at work",
        tells=(
            "a hash of its cookie; a pseudonym, the kind of browser, who owns the chat, and the day, "
            "encrypted: that this office holder sat at the desk that day"
        ),
        seen=Shown.SELF,
        kinds=(Session,),
    ),
    Kept(
        what="that a browser holds a role by a code",
        why="so that its cookie can be changed, and whoever planted one before has nothing",
        period="until it is signed out or the role ends",
        reason="it is their only way in",
        tells="a hash of its cookie, a pseudonym; encrypted, what it is known by",
        seen=Shown.SELF,
        kinds=(Seated,),
    ),
    Kept(
        what="what office holders did: [the log](the-log.md)",
        why="so that organisers see it, and nobody can alter it",
        period="as long as the store",
        reason=(
            "a log from which something can be taken proves nothing; it is kept to show how power over "
            "others' data was used"
        ),
        tells="a pseudonym, a verb, an id and the day; no words. It tells what a rep does all day",
        seen=Shown.ORGANISERS,
        kinds=(
            AuditEntry,
            AuditHead,
        ),
    ),
)
FIELDS: Fields = {
    Office: {
        "id": Code("of the person, the workplace and the role"),
        "person": Code("of the account: its pseudonym"),
        "role": "rep or organiser",
        "workplace": "where, or everywhere",
        "name": "that colleagues know them by",
        "since": "the day on which it began",
        "until": "the day on which it ends",
    },
    Invitation: {
        "id": Code("of the code: a slow hash"),
        "due": "when it is forgotten",
        "lapses": "when the code counts no more",
        "role": "that it gives",
        "workplace": "where",
        "name": "that colleagues know them by",
        "by": Code("of who invited: their pseudonym"),
        "until": "the day on which the role is to end",
        "replaces": "a role that ends when this one is taken up",
    },
    SecondFactor: {
        "id": Code("of the account: its pseudonym"),
        "secret": "the key of the figures",
        "since": "the day on which it was set up",
        "last": "the step of the figures that were taken last",
    },
    Enrolling: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is forgotten",
        "until": "when it can be set up no more",
        "secret": "the key that is being set up",
    },
    Unlocked: {
        "id": Code("of whose and where"),
        "due": "when it is forgotten",
        "until": "when the figures are asked for again",
        "who": Code("of the account: its pseudonym"),
    },
    SignInLink: {
        "id": Code("of the link"),
        "due": "when it is forgotten",
        "until": "when it counts no more",
        "who": Code("of who asked in the chat: their pseudonym"),
        "browser": Code("of what only that browser keeps"),
        "looks": "the kind of browser",
        "through": "who owns that chat",
    },
    Session: {
        "id": Code("of its cookie"),
        "due": "when it is forgotten",
        "until": "when it ends",
        "who": Code("of the account: its pseudonym"),
        "looks": "the kind of browser",
        "through": "who owns the chat from which it was signed in",
        "on": "the day on which it began",
    },
    Seated: {
        "id": Code("of its cookie"),
        "who": Code("of the office holder: their pseudonym"),
        "user": "what stands in place of an account",
    },
    AuditEntry: {
        "id": "its number",
        "who": Code("of who did it: their pseudonym"),
        "did": "what they did: a verb",
        "about": "the id of what they did it to",
        "on": "the day",
        "before": Code("of the entry before"),
        "hash": Code("of all the rest"),
    },
    AuditHead: {
        "id": "always the same",
        "number": "of the last entry",
        "hash": Code("of the last entry"),
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
