"""Numbers of campaigns: what is kept for it."""

from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import CampaignNumbers, JoiningTotal, Talkers, Tally

PURPOSE = Purpose(
    name="Numbers of campaigns",
    words=(
        "So that a branch can see what was done in a campaign and what came of it, in numbers in which nobody "
        "can be seen."
    ),
    people=("Whoever is asked or asks for a talk, as long as four weeks run; after that nobody can be seen in it."),
    basis=Basis.LEGITIMATE,
    special=Special.NUMBERS,
)
KEPT = (
    Kept(
        what=(
            "what is counted of a campaign in the four weeks that run: how many were asked, how many asked "
            "for a talk, how often a link was opened"
        ),
        why="so that it can be told afterwards, in numbers in which nobody can be seen",
        period="until the four weeks are told of, or the campaign is erased",
        reason="then the rounded numbers are there",
        tells=(
            "counts; and of who asks for a talk a code that only these four weeks' own salt can make, in no "
            "order: encrypted, under a key that dies when the period is told of"
        ),
        seen=Shown.NOBODY,
        kinds=(
            Tally,
            Talkers,
        ),
    ),
    Kept(
        what="the numbers of a campaign that are told: those, and how many joined, as an organiser said it",
        why="so that a branch can see what was done and what came of it",
        period="as long as the campaign",
        reason="it serves nothing without the campaign",
        tells="rounded numbers; what is withheld is not written down. Encrypted; no person and no account",
        seen=Shown.REPS,
        kinds=(
            CampaignNumbers,
            JoiningTotal,
        ),
    ),
)
FIELDS: Fields = {
    Tally: {
        "id": "the campaign's, and a part",
        "campaign": "which one",
        "period": "which four weeks",
        "shown": "how often the question was",
        "opened": "how often a link was",
    },
    Talkers: {
        "id": "the campaign's, and the period",
        "campaign": "which one",
        "period": "which four weeks",
        "salt": "from which the codes are made",
        "codes": Code("of who asked for a talk"),
    },
    CampaignNumbers: {
        "id": "the campaign's, and the period",
        "campaign": "which one",
        "period": "which four weeks",
        "shown": "how often the question was, rounded",
        "talks": "how many asked for one, rounded",
        "opened": "how often a link was, rounded",
    },
    JoiningTotal: {
        "id": "the campaign's, and the period",
        "campaign": "which one",
        "period": "which four weeks",
        "told": "how many joined, rounded",
        "step": "in which it was told",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
