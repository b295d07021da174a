"""Concern reports: what is kept for it."""

from bot.privacy.described.kept import Basis, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import (
    Least,
    Release,
    ReleaseSigned,
    ReleaseSigner,
    ReleaseWords,
    Snapshot,
    SnapshotSigned,
    SnapshotSigner,
)

PURPOSE = Purpose(
    name="Concern reports",
    words=(
        "So that reps, members and employers can be shown what many report, in numbers in which nobody can be seen."
    ),
    people="Nobody who reports or answers can be seen in it. Organisers who sign.",
    basis=Basis.LEGITIMATE,
    special=Special.NUMBERS,
)
KEPT = (
    Kept(
        what="a [concern report](insights.md): numbers of people and systems, and what is said beside them",
        why=(
            "so that it can be shown what many report, and nobody is counted in two ways that tell together "
            "what neither tells"
        ),
        period="as long as the store",
        reason="what was told once must be known when something is told again",
        tells=(
            "numbers of which none is of fewer people than the threshold; what is withheld was never written "
            "down. Words of questions without an answer, encrypted, each shown only where an organiser let it "
            "through: who knows the asker's way of writing may know it again"
        ),
        seen=Shown.ORGANISERS_THEN,
        kinds=(
            Release,
            ReleaseWords,
        ),
    ),
    Kept(
        what="that somebody signed a concern report, or a part of one for members or the employer",
        why="so that somebody answers for the numbers",
        period="as long as the concern report",
        reason="numbers need somebody who answers for them",
        tells=(
            "the name of an organiser, who knows it, encrypted; that it was signed, and on which day, in the "
            "open, without a name"
        ),
        seen=Shown.EVERYBODY,
        kinds=(
            ReleaseSigned,
            ReleaseSigner,
            SnapshotSigned,
            SnapshotSigner,
        ),
    ),
    Kept(
        what=(
            "which parts of a concern report members or the employer are shown, and from how many people on "
            "one tells anything"
        ),
        why="so that an organiser can show some of it, and a union can be more careful than it must",
        period="as long as the store",
        reason="it holds for what was signed",
        tells="nothing of anybody",
        seen=Shown.ORGANISERS,
        kinds=(
            Snapshot,
            Least,
        ),
    ),
)
FIELDS: Fields = {
    Release: {
        "id": "at random",
        "workplaces": "of which it tells",
        "first": "its first period",
        "last": "its last period",
        "threshold": "from how many people on it tells anything",
        "people": "how many reported",
        "tables": "numbers that may be told",
        "facts": "of systems and employers",
        "made": "the day",
        "corrects": "the one before it",
        "number": "of the correction",
        "gaps": "whether it tells of questions without an answer",
    },
    ReleaseWords: {
        "id": "the concern report's",
        "surveys": "what signed results of surveys say",
        "gaps": "questions without an answer, with an example",
        "changed": "how often",
    },
    ReleaseSigned: {
        "id": "the concern report's",
        "on": "the day",
    },
    ReleaseSigner: {
        "id": "the concern report's",
        "name": "of the organiser",
    },
    Snapshot: {
        "id": "the concern report's, and for whom it is",
        "parts": "which are shown",
        "changed": "how often",
    },
    SnapshotSigned: {
        "id": "the snapshot's",
        "on": "the day",
    },
    SnapshotSigner: {
        "id": "the snapshot's",
        "name": "of the organiser",
    },
    Least: {
        "id": "always the same",
        "people": "from how many on concern reports tell anything",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
