"""Telling people that something waits: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import Address, DigestWish, Lane, NewThere, Notice, Posted, Preference, Unread

PURPOSE = Purpose(
    name="Telling people that something waits",
    words=(
        "So that who holds a role, who asked to be told, and who waits for an answer, is told once, at a time "
        "that suits them, in words that say nothing of what it is."
    ),
    people="Reps and organisers, reporters who can be reached, and whoever asked to be told.",
    basis=Basis.LEGITIMATE,
    special=Special.KNOWN_OR_AGREED,
)
KEPT = (
    Kept(
        what="where an office holder is reached, with their quiet hours; how soon they want to be told",
        why="so that they are told that something waits",
        period="as long as the store, or until the bot is removed there",
        reason="they are told as long as they hold a role, or want to be",
        tells="encrypted; the address under a pseudonym",
        seen=Shown.SELF,
        kinds=(
            Address,
            Preference,
        ),
    ),
    Kept(
        what="that something waits for an office holder",
        why="so that it is told together, and reminded of",
        period="until they have looked",
        reason="once they have looked, nothing waits",
        tells=("a pseudonym, the kind of thing and its id. Nobody else is shown it, and it is never counted by rep"),
        seen=Shown.SELF,
        kinds=(Unread,),
    ),
    Kept(
        what="a notice",
        why="so that it is delivered",
        period="two days after that; fifteen where it could not be",
        reason="what was delivered is known again for two days; what was not can be looked into",
        tells="times and ids, no words",
        seen=Shown.NOBODY,
        kinds=(Notice,),
    ),
    Kept(
        what="how far a conversation or a workspace is booked out",
        why="platforms limit how much is sent",
        period="a day from its last use",
        reason="platforms count by the second and the minute",
        tells="a time, under a keyed hash of the place",
        seen=Shown.NOBODY,
        kinds=(Lane,),
    ),
    Kept(
        what="that something waits for you, where you read on the web or in a terminal",
        why="a page that is closed can be told nothing",
        period="until it was shown; {waiting}",
        reason="as long as a browser is known again",
        tells=(
            "words that say nothing of what waits, or the news that you asked for, encrypted, under a hash of "
            "where you read"
        ),
        seen=Shown.SELF,
        kinds=(Posted,),
    ),
    Kept(
        what="who asked to be told [news every four weeks](insights.md)",
        why="so that they can be told",
        period="{wishes}, until they end it, or until they hold no role and have not said where they work",
        reason="who asked a year ago may have left since",
        tells=(
            "where they are reached, encrypted, under a pseudonym. It tells that somebody uses the bot, "
            "nothing of role or membership"
        ),
        seen=Shown.NOBODY,
        kinds=(DigestWish,),
    ),
    Kept(
        what="what is new in the register after four weeks, and what was signed",
        why="so that it is not looked up for each who wants to know",
        period="until the next four weeks are over",
        reason="then there is other news",
        tells="ids of systems, documents, surveys and concern reports; nothing of anybody",
        seen=Shown.NOBODY,
        kinds=(NewThere,),
    ),
)
FIELDS: Fields = {
    Address: {
        "id": "at random, or of the office holder",
        "person": Code("of the account: its pseudonym"),
        "platform": "on which they are reached",
        "workspace": "of the platform",
        "channel": "the conversation",
        "reference": "what the platform needs beside it",
        "zone": "by whose clock their hours are quiet",
        "quiet_from": "when they begin",
        "quiet_until": "when they end",
    },
    Preference: {
        "id": Code("of the account: its pseudonym"),
        "pace": "at once, daily or weekly",
    },
    Unread: {
        "id": "of what it is about, of who and of what kind",
        "to": Code("of the office holder: their pseudonym"),
        "news": "what kind of thing waits",
        "about": "the id of what waits",
    },
    Notice: {
        "id": Code("of what caused it, or at random"),
        "due": "when it is delivered, or forgotten",
        "to": "which address",
        "what": "which words",
        "about": "the id of what it is about",
        "first_due": "when it was to be delivered first",
        "moved": "when that was last changed",
        "since": "from when it counts as owed",
        "state": "waiting, done, undelivered",
        "attempts": "how many",
        "lease": "under which claim it is being delivered",
        "cause": "of the last failure",
        "instead": "addresses that are told when it fails",
        "quiet": "whether it waits for the end of quiet hours",
    },
    Lane: {
        "id": Code("of the conversation or the workspace"),
        "booked": "how far ahead",
        "moved": "when that was last changed",
    },
    Posted: {
        "id": "the notice's",
        "due": "when it is forgotten",
        "until": "when it is shown no more",
        "to": Code("of where somebody reads"),
        "words": "that something waits, or the news that they asked for",
        "buttons": "beside the words",
    },
    DigestWish: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is looked at",
        "shelf": "the first two figures of the pseudonym",
        "until": "when it ends",
        "address": "which record says where they are told",
    },
    NewThere: {
        "id": "the number of the four weeks, and the workplace's",
        "period": "which four weeks",
        "workplace": "where",
        "disclosed": "systems of which the employer has told",
        "named": "systems whose name was confirmed",
        "items": "what has become overdue",
        "gains": "assessments that have",
        "surveys": "whose results were signed",
        "releases": "concern reports that were signed",
        "shown": "concern reports that members were let see",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
