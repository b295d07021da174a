"""Organising: campaigns, and asking whether somebody would talk to an organiser: what is kept for it."""

from bot.languages import to_be_said
from bot.privacy.described.kept import Basis, Code, Fields, Kept, Lies, Part, Purpose, Shown, Special
from bot.records import Asked, Asker, Campaign, CampaignMessage, Hears, Plan, Told, Unasked

PURPOSE = Purpose(
    name="Organising: campaigns, and asking whether somebody would talk to an organiser",
    words=(
        "So that those who work somewhere can take part in what they organise on, are asked seldom and never "
        "pressed, and a branch can see how far a campaign is."
    ),
    people=(
        "Whoever presses a button beside such a question, or asks to hear of a campaign: also people who are "
        "no members. Organisers who write campaigns."
    ),
    basis=Basis.AGREED,
    special=Special.AGREED_ONLY,
)
KEPT = (
    Kept(
        what=("until when somebody is not [asked to talk to an organiser](recruitment.md), and how many times at most"),
        why="so that they are asked no more often than they were told",
        period="until they erase it",
        reason="the promise not to ask more often has no end",
        tells=(
            "encrypted, under a hash of the pseudonym, and a code of the person where accounts are linked. "
            "With the key and the platform's ids: that they answered *yes* or *not now*"
        ),
        seen=Shown.SELF,
        kinds=(Asked,),
        receipt=to_be_said(
            "*Yes* and *Not now* make me keep the same, encrypted: a date before which I do not ask again, and how "
            "often I still may. *Never* makes me keep a code, so that I never ask."
        ),
    ),
    Kept(
        what="that somebody is never asked that",
        why="so that nobody asks them again",
        period="until they change it",
        reason="the promise has no end",
        tells="codes alone. With the key and the platform's ids: that this account wants to be left alone",
        seen=Shown.SELF,
        kinds=(Unasked,),
    ),
    Kept(
        what="that such a question was answered",
        why="so that it keeps nothing once what it kept was erased",
        period="31 days, and up to a week more",
        reason="the buttons work for as long",
        tells="a keyed hash of the question's number, which only its buttons hold",
        seen=Shown.NOBODY,
        kinds=(Told,),
    ),
    Kept(
        what="which process asks that",
        why="so that no two do",
        period="as long as the store",
        reason="there is one, and it is written over",
        tells=(
            "a number at random and times. An hour that was moved forward can tell that somebody wanted "
            "quiet, and not who"
        ),
        seen=Shown.NOBODY,
        kinds=(Asker,),
    ),
    Kept(
        what="who was asked that or wants quiet",
        why="so that nobody is asked twice, or then",
        period="30 days",
        reason="nobody is asked twice in that time",
        tells="keyed hashes, not which of the two",
        seen=Shown.NOBODY,
        lies=Lies.MEMORY,
    ),
    Kept(
        what=(
            "a [campaign](recruitment.md#a-campaign-and-its-words): on what, where, the question, what is "
            "said after yes, who wrote and who approved it"
        ),
        why="so that people are asked in words that organisers answer for",
        period="{campaigns} from its end, or from the last day that a draft was to have",
        reason="the next campaign learns from the last",
        tells=(
            "where it is and how far in the open, the rest encrypted. It tells what the union works on, and "
            "by pseudonyms who wrote it; of the accounts of those who wrote a keyed hash for this campaign "
            "alone"
        ),
        seen=Shown.EVERYBODY_THEN,
        kinds=(Campaign,),
    ),
    Kept(
        what="the plan of a campaign: its phases, what is to be reached by when, and how many are hoped for",
        why="so that organisers see together where it stands",
        period="as long as the campaign",
        reason="it serves nothing without the campaign",
        tells=(
            "encrypted. It tells what a union will ask for, and when; the form asks for no name, and of "
            "nobody what they did"
        ),
        seen=Shown.REPS,
        kinds=(Plan,),
    ),
    Kept(
        what="who asked to hear of which campaigns",
        why="so that they can be told",
        period="{wishes}, until they end it, or until the last of those campaigns is over",
        reason="who asked a year ago may have left since",
        tells=(
            "where they are reached, and which campaigns, encrypted, under a pseudonym. It tells that "
            "somebody takes an interest in what a union organises, nothing of membership"
        ),
        seen=Shown.NOBODY,
        kinds=(Hears,),
    ),
    Kept(
        what="what an organiser writes to those who asked to hear of a campaign",
        why="so that it can be seen before it is sent, looked at by a second organiser, and opened",
        period="{messages} after it was sent or written",
        reason="who reads seldom finds it still; after that it is no news",
        tells="its words encrypted; by pseudonyms who wrote and approved it, and not who got it",
        seen=Shown.HEARERS,
        kinds=(CampaignMessage,),
    ),
)
FIELDS: Fields = {
    Asked: {
        "id": Code("of the account: its pseudonym"),
        "linked": Code("of the person, where accounts are linked"),
        "not_before": "the day before which they are not asked",
        "left": "how many times at most",
        "mark": "at random",
    },
    Unasked: {
        "id": Code("of the account: its pseudonym"),
        "linked": Code("of the person, where accounts are linked"),
    },
    Asker: {
        "id": "always the same",
        "run": "which process asks; at random",
        "since": "since when it knows whom it asked",
        "lease": "until when no other process asks",
        "grid": "by which accounts are taken for one person",
    },
    Campaign: {
        "id": "at random",
        "workplace": "where, or everywhere",
        "stage": "draft, running, ended",
        "code": "for links; at random",
        "name": "what it is about",
        "topics": "it belongs to",
        "question": "what people are asked",
        "more": "what is said to who says yes",
        "joining": "the union's own page for joining",
        "made_by": Code("of who wrote it: their pseudonym"),
        "until": "its last day",
        "begun": "its first day",
        "ended": "the day on which it ended",
        "authors": Code("of all accounts that wrote its words"),
        "offered_by": Code("of who asked a second organiser: their pseudonym"),
        "approved_by": Code("of the second organiser: their pseudonym"),
        "approved": Code("of the words that were approved"),
        "returned": "why it was given back",
    },
    Plan: {
        "id": "the campaign's",
        "campaign": "which one",
        "phases": "with goals and days",
        "answers": "how many answers to surveys are hoped for",
        "reports": "how many reporters are hoped for",
    },
    Hears: {
        "id": Code("of the account: its pseudonym"),
        "due": "when it is looked at",
        "shelf": "the first two figures of the pseudonym",
        "until": "when it ends",
        "address": "which record says where they are told",
        "campaigns": "of which they want to hear",
    },
    CampaignMessage: {
        "id": "at random",
        "campaign": "which one",
        "until": "the day on which it is erased",
        "words": "what is written",
        "stage": "draft, waiting, sent",
        "sent": "the day",
        "authors": Code("of all accounts that wrote it"),
        "made_by": Code("of who wrote it: their pseudonym"),
        "offered_by": Code("of who asked a second organiser: their pseudonym"),
        "approved": Code("of the words that were approved"),
        "approved_by": Code("of the second organiser: their pseudonym"),
        "returned": "why it was given back",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
