"""Reports of AI at work: what is kept for it."""

from bot.languages import to_be_said
from bot.privacy.described.kept import Basis, Code, Fields, Kept, Part, Purpose, Shown, Special
from bot.records import (
    CaseNote,
    Guesses,
    Held,
    KeptFrom,
    Message,
    Receipt,
    ReceiptKey,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
    Tries,
)

PURPOSE = Purpose(
    name="Reports of AI at work",
    words=(
        "So that reps know which systems watch, score or decide at work, can ask back and act, and so that "
        "what many report can be counted."
    ),
    people=(
        "Whoever reports: members, and others at work who turn to the union with it. Whoever is named in a "
        "report, such as a manager. Reps."
    ),
    basis=Basis.LEGITIMATE,
    special=Special.KNOWN_OR_AGREED,
)
KEPT = (
    Kept(
        what="a report of AI at work: what was chosen, how far it has come, the clauses it may engage",
        why="so that a rep knows of it, and it can be counted",
        period=(
            "{reports_closed} after it was closed or taken back, {reports} in any case, or until its reporter "
            "deletes it"
        ),
        reason="the outcome can be looked up for a while; what nobody closes tells of people all the same",
        tells=(
            "the week in which it came up, never the hour; no person and no words. Part, stage and system "
            "together could fit one person only, to who knows the place: only reps of that workplace see it"
        ),
        seen=Shown.REPS,
        kinds=(Report,),
        receipt=to_be_said(
            "What you write, encrypted, and the week, never the hour. It is erased {reports_closed} after the "
            "case is closed, and after {reports} in any case. Sending it means that you agree to that; "
            "with its receipt you can take it back."
        ),
    ),
    Kept(
        what="the words of a report, the messages about it and what reps note on it",
        why="so that a rep knows what is meant, and can ask back",
        period="as long as the report; words and messages go at once when it is taken back",
        reason="without the case they serve nothing",
        tells="encrypted. The way of writing, or what only one person saw, could tell who wrote it",
        seen=Shown.REPS,
        kinds=(
            ReportWords,
            Message,
            CaseNote,
        ),
    ),
    Kept(
        what="the name of who reports by name",
        why="so that a rep can speak to them",
        period="as long as the words of the report",
        reason="the rep may speak to them while there is a case",
        tells="encrypted, apart from the report",
        seen=Shown.REPS,
        kinds=(Reporter,),
    ),
    Kept(
        what="where a confidential reporter, or one with a name, is told that an answer waits",
        why="so that an answer reaches them",
        period="as long as the words of the report",
        reason="an answer can come until then",
        tells=(
            "encrypted, under an id at random: it cannot be looked up by the person. Whoever has the store "
            "and the keys folder can tell the channel. An anonymous report has none"
        ),
        seen=Shown.NOBODY,
        kinds=(ReturnAddress,),
    ),
    Kept(
        what="from whom a report, or a request for a talk, is kept",
        why="so that nobody has to report to the person whom it is about",
        period="as long as the report or the request, taken back or not",
        reason="whoever takes up a role later must not see it either",
        tells=(
            "pseudonyms and names of office holders, encrypted. Where names were typed, as on a page: also "
            "their words, whether or not they fit anybody, so that whoever takes up a role later under such a "
            "name does not see it either. They may name somebody who holds no role and whom the reporter "
            "distrusts; nobody is shown them"
        ),
        seen=Shown.NOBODY,
        kinds=(KeptFrom,),
    ),
    Kept(
        what="until when a report is held back",
        why="so that nobody can tell from when it comes up when somebody wrote it",
        period="some hours, at most a day; where it was taken back before that, until it is forgotten",
        reason="nobody looks more often than that",
        tells="when it comes up",
        seen=Shown.NOBODY,
        kinds=(Held,),
    ),
    Kept(
        what="the receipt of a report or a request",
        why="so that who made it can come back to it without being known",
        period="as long as the report or the request; of a request, until it is taken back",
        reason="who made it can come back to it as long as it is there",
        tells="a slow hash, with a salt in the keys folder, and the id of the report or request",
        seen=Shown.WITH_RECEIPT,
        kinds=(Receipt,),
    ),
    Kept(
        what="the key from which a day's receipts are made",
        why="so that what is delivered twice gets one receipt",
        period="a day beyond its own",
        reason="platforms deliver again for a day",
        tells="while it lives, whoever has the keys folder and the platform's ids can make a receipt again",
        seen=Shown.NOBODY,
        kinds=(ReceiptKey,),
    ),
    Kept(
        what=(
            "how many reports, and how many requests for a talk, a place sent in this hour; of all who are "
            "known again nowhere, as on a page: in this hour and on this day"
        ),
        why=(
            "so that nobody buries the reps in reports: five an hour from one place, from pages together 60 "
            "an hour and 300 a day"
        ),
        period="until the hour, or the day of UTC, is over",
        reason="a flood is over by then",
        tells=(
            "a count, under a hash that is keyed by the key of the day, so that nothing leads from it to a "
            "place once that key is dead. While it lives, whoever has the keys folder and the platform's ids "
            "can tell that this place sent reports in that hour and how many, not which, nor the minute. Who "
            "is asked to wait gets the form back as it was filled in"
        ),
        seen=Shown.NOBODY,
        kinds=(Tries,),
    ),
    Kept(
        what="how far ahead wrong receipts are booked",
        why="so that receipts cannot be guessed",
        period="some hours",
        reason="whoever guesses goes on for longer than that, and waits longer each time",
        tells="a time, under a hash that is keyed by the key of the day. Right receipts leave nothing",
        seen=Shown.NOBODY,
        kinds=(Guesses,),
    ),
)
FIELDS: Fields = {
    Report: {
        "id": "at random",
        "system": "which one it is about",
        "workplace": "where it is in use",
        "week": "in which it came up, never the hour",
        "mode": "by name, confidential, or anonymous",
        "part": "of the workplace, from its list",
        "known": "how the reporter knows of it",
        "stages": "where in employment it is used",
        "does": "what kinds of things the system does",
        "since": "for how long, roughly",
        "state": "how far the case has come",
        "changed": "the week in which the state last changed",
        "flags": "clauses that it may engage, until a rep confirms them",
        "confirmed": "whether a rep has confirmed it",
        "independent": "whether a rep has settled that it is one person's own",
        "taken_by": Code("of the rep who sees to it: their pseudonym"),
        "taken_back": "whether its reporter took it back",
    },
    ReportWords: {
        "id": "the report's",
        "what": "what was seen, in the reporter's words",
        "where": "the workplace, where it is on no list",
        "does": "what the system does, in their words",
        "purpose": "what it is for",
        "data": "what it works with",
        "learning": "whether it learns",
        "managers": "who bought, brought in and uses it",
        "supplier": "who made it",
        "assessments": "that they saw",
        "effect": "on people",
        "experience": "of the reporter with it",
    },
    Message: {
        "id": "the report's, and a number",
        "report": "which one it is about",
        "side": "rep or reporter",
        "number": "its place among the others",
        "week": "in which it was written",
        "words": "what was written",
        "read": "whether the other side has read it",
    },
    CaseNote: {
        "id": "at random",
        "report": "which one it is about",
        "by": Code("of the rep: their pseudonym"),
        "number": "its place among the others",
        "week": "in which it was written",
        "words": "what the rep noted",
    },
    Reporter: {
        "id": "the report's",
        "name": "under which somebody reports",
    },
    ReturnAddress: {
        "id": "the report's",
        "address": "which record says where the reporter is told that an answer waits",
    },
    KeptFrom: {
        "id": "that of the report or the request",
        "people": Code("office holders who get no trace of it: their pseudonyms"),
        "names": "names of office holders",
        "typed": "words of names that were typed",
    },
    Held: {
        "id": "the report's",
        "due": "when it is forgotten",
        "until": "when the report comes up",
    },
    Receipt: {
        "id": Code("of the receipt: a slow hash with a salt"),
        "report": "the report or the request that it opens",
    },
    ReceiptKey: {
        "id": "the day",
        "due": "when it dies",
        "secret": "from which the receipts of that day are made",
    },
    Tries: {
        "id": Code("of who tried codes, or of the place that sent reports"),
        "due": "when it is forgotten",
        "until": "when the hour or the day is over",
        "count": "how many",
    },
    Guesses: {
        "id": Code("of who tried receipts, or of all"),
        "due": "when it is forgotten",
        "booked": "how far ahead tries are booked",
    },
}
PART = Part(PURPOSE, KEPT, FIELDS)
