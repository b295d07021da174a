"""What each letter says follows from what the register holds; a draft agreement is never called a right."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.papers import keeping, text
from bot.papers.counting import Counted
from bot.papers.facts import GAP, Facts
from bot.papers.letters import compose
from bot.papers.rewording import LONGEST
from bot.records import Disclosure, LogEntry, Mark
from bot.records.papers import Letter
from bot.records.register import Consultation, Happened, Item, Level, Lifecycle, OfPeople
from bot.records.reports import Does
from knowledge.entries import Sure
from knowledge.library import Shelf
from tests.fakes import TODAY
from tests.papers.parts import (
    CONSENT,
    STOP,
    SYSTEM,
    UNSIGNED,
    WORDS,
    ago,
    imported,
    item,
    known,
    marked,
    pack,
    system,
    words,
    written,
)

TOLD = Disclosure("told", SYSTEM, "hall", ago(60), Lifecycle.TRIAL, "Our-words-canary")
MEETING = LogEntry("met", SYSTEM, Happened.MEETING, ago(20), Level.EMPLOYER, "who-said-what-canary", ago(-10))
WRONG = ("illegal", "sue you", "our right", "have the right", "entitled")
EVERYTHING_CAME = tuple(item(one, asked=ago(90), received=ago(60)) for one in Item)


def of(letter: Letter, found: Facts) -> str:
    return words(written(letter, found))


@pytest.mark.parametrize("letter", list(Letter))
def test_each_goes_to_the_employer_and_says_that_nobody_has_checked_it(letter: Letter) -> None:
    found = known()
    made = written(letter, found)
    assert "The council" in words(made)
    assert "[" in made.parts[0].words
    paper = keeping.Fresh(letter, made, found).paper
    assert paper.mark == UNSIGNED
    assert paper.name == f"{letter}-draft"


@pytest.mark.parametrize("letter", list(Letter))
def test_a_name_that_no_rep_has_confirmed_stays_out(letter: Letter) -> None:
    made = of(letter, known(system=system(name="Kims-own-canary", confirmed=False)))
    assert "Kims-own-canary" not in made
    assert GAP in made


@pytest.mark.parametrize("letter", list(Letter))
def test_no_letter_calls_a_draft_a_right(letter: Letter) -> None:
    for marks in ((), (marked(STOP, Mark.LEFT_OUT),), (marked(STOP, Mark.AMENDED),)):
        made = of(letter, known(marks=marks, clauses=(CONSENT,))).casefold()
        assert not [wrong for wrong in WRONG if wrong in made]
        assert "agreement that is in force" not in made
        assert "agreement in force" not in made


def test_the_information_request_asks_first_for_what_is_overdue_and_last_for_what_was_refused() -> None:
    made = of(
        Letter.INFORMATION,
        known(item(Item.COMMUNICATIONS, asked=ago(40)), item(Item.OPERATION, asked=ago(50), refused=ago(45))),
    )
    overdue, never, refused = (made.index(f"- Item {number}, ") for number in (9, 2, 1))
    assert overdue < never < refused
    assert "We asked for this on 13 October 2026 and hoped for it by 10 November 2026, 12 days ago." in made
    assert "You refused this on 8 October 2026. Please think again, or tell us why in writing." in made


def test_the_information_request_leaves_out_what_came_and_what_is_not_due_yet() -> None:
    made = of(Letter.INFORMATION, known(item(Item.PRIVACY, asked=ago(3)), item(Item.EQUALITY, received=ago(9))))
    asked, noted = made.split("Of the rest we note:")
    assert "Item 4" not in asked
    assert "Item 2" not in asked
    assert "Item 4, Privacy risk assessment (not due yet): We asked for this on 19 November 2026" in noted
    assert "Item 2, Equality impact assessment: We had this from you on 13 November 2026, thank you." in noted


def test_there_is_no_information_request_where_nothing_is_owed() -> None:
    assert compose(Letter.INFORMATION, known(*EVERYTHING_CAME)) is None
    assert compose(Letter.INFORMATION, known(*(item(one, asked=ago(1)) for one in Item))) is None


def test_the_basis_of_a_request_says_which_clauses_are_in_force_which_amended_and_which_only_drafted() -> None:
    marks = (
        marked(Item.OPERATION),
        marked(Item.EQUALITY, Mark.AMENDED),
        marked(Item.PRIVACY, Mark.LEFT_OUT),
    )
    made = of(Letter.INFORMATION, known(marks=marks))
    held, amended, drafted = (
        next(line for line in made.splitlines() if words_ in line)
        for words_ in ("that is in force at Town Hall", "in words of its own", "a draft agreement on AI")
    )
    assert "“Council AI agreement”, signed 3 May 2026, has this: item 1, how it is used on staff." in held
    assert "item 2, equality impact assessment. [Before you send this, check what it says.]" in amended
    assert "item 4, privacy risk assessment" in drafted
    assert "we do not say that it binds you" in drafted
    assert "Kim Canary" not in made


def test_law_stands_with_its_source_where_it_holds_and_how_sure_it_is() -> None:
    made = of(Letter.INFORMATION, known())
    assert "Act 1992, section 181; holds in Great Britain; in force." in made
    access = of(Letter.SUBJECT_ACCESS, known())
    assert "[we know this from a secondary source: check it before you send this]" in access
    assert "guidance of the regulator, not law itself" in of(Letter.BIOMETRICS, known())


def test_law_that_was_not_checked_in_time_says_so() -> None:
    late = known()
    late = replace(late, today=TODAY + timedelta(days=900))
    assert "check it before you send this.]" in of(Letter.ASSESSMENTS, late)


def test_a_union_s_own_pack_without_this_law_and_these_clauses_still_makes_every_letter() -> None:
    found = known()
    bare = Shelf(replace(pack(), levers={}, clauses={}, sources={}, entries={}), found.shelf.index, {})
    for letter in Letter:
        assert "What the law says" not in of(letter, replace(found, shelf=bare))


def test_the_request_for_assessments_follows_what_came_of_them() -> None:
    fresh = of(Letter.ASSESSMENTS, known())
    assert fresh.count("Please let us have it, and see that it says:") == 2
    had = of(Letter.ASSESSMENTS, known(item(Item.EQUALITY, received=ago(9)), item(Item.PRIVACY, refused=ago(2))))
    assert "We had this from you on 13 November 2026, thank you. Please tell us what has changed since" in had
    assert "You refused this on 20 November 2026." in had
    for one in ("disability", "pregnancy", "sexual orientation"):
        assert one in fresh


def test_the_letter_on_biometrics_warns_the_rep_where_nothing_says_that_it_takes_such_data() -> None:
    assert "Check that before you use this letter" in written(Letter.BIOMETRICS, known()).advice
    for changes in ({"of_people": (OfPeople.BIOMETRIC,)}, {"does": (Does.WATCHES,)}):
        assert not written(Letter.BIOMETRICS, known(system=system(**changes))).advice
    made = of(Letter.BIOMETRICS, known())
    assert "lawful basis" in made
    assert "an assessment of equality" in made


def test_the_subject_access_request_has_only_gaps_where_a_member_would_stand() -> None:
    made = written(Letter.SUBJECT_ACCESS, known())
    assert made.parts[0].words.count("[") == 5
    assert "written by hand" in made.parts[0].words
    assert "A copy of all that is held about me".casefold() in words(made).casefold()
    assert "within one month, or up to three where the request is complex" in words(made)


def test_the_stop_action_pack_calls_for_a_pause_only_where_the_clause_is_in_force() -> None:
    assert "We call for ShiftMaker to be paused now" in of(Letter.STOP_ACTION, known(marks=(marked(STOP),)))
    draft = of(Letter.STOP_ACTION, known())
    assert "We ask you to pause ShiftMaker" in draft
    assert "so we do not say that it binds you" in draft
    assert "Status: draft agreement, not in force at Town Hall unless it has been adopted there." in draft
    amended = of(Letter.STOP_ACTION, known(marks=(marked(STOP, Mark.AMENDED),)))
    assert "deals with that in words of its own. [Before you send this, check what it says.]" in amended
    left_out = of(Letter.STOP_ACTION, known(marks=(marked(STOP, Mark.LEFT_OUT),)))
    assert "leaves it out, so it is not in force at Town Hall" in left_out
    assert "We ask for this by agreement" in left_out


def test_the_stop_action_pack_quotes_the_documents_that_were_imported_with_version_and_fingerprint() -> None:
    documents = imported(agreement__stop_action=WORDS, agreement__consent_to_new="Only with their yes.")
    made = of(Letter.STOP_ACTION, known(documents=documents, clauses=(CONSENT,)))
    assert f"> {WORDS}" in made
    assert "> Only with their yes." in made
    assert "version 3, fingerprint abababababababab" in made
    without = of(Letter.STOP_ACTION, known(clauses=(CONSENT,)))
    assert "> " not in without
    assert "It is about: a new system comes in only after consultation" in without


def test_the_stop_action_pack_lists_what_happened_in_the_order_of_days_without_what_reps_noted() -> None:
    found = known(
        item(Item.PRIVACY, asked=ago(52), refused=ago(30)),
        disclosures=(TOLD,),
        log=(MEETING,),
        system=system(consultation=Consultation.IN_DISPUTE),
    )
    made = of(Letter.STOP_ACTION, found)
    rows = [line for line in made.splitlines() if line.startswith("| ")]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows[1:5]] == [
        "23 September 2026",
        "1 October 2026",
        "23 October 2026",
        "2 November 2026",
    ]
    assert "You told us of it, as: on trial." in made
    assert "Consultation meeting. With the whole employer. Next date: 2 December 2026." in made
    assert "stands like this on 22 November 2026: in dispute." in made
    assert "canary" not in made


def test_the_stop_action_pack_has_the_nine_documents_and_how_each_stands() -> None:
    made = of(Letter.STOP_ACTION, known(item(Item.PRIVACY, asked=ago(52)), item(Item.EQUALITY, received=ago(9))))
    assert "| 4. Privacy risk assessment | overdue | 1 October 2026; due on 29 October 2026, 24 days late |" in made
    assert "| 2. Equality impact assessment | received | 13 November 2026 |" in made
    assert "| 1. How it is used on staff | not asked | – |" in made


def test_the_stop_action_pack_counts_reports_only_from_the_threshold_up() -> None:
    few = of(Letter.STOP_ACTION, known())
    assert "Fewer than five reports are settled as coming from different people, or none" in few
    many = of(Letter.STOP_ACTION, known(counted=Counted(5, "October 2026")))
    assert "At least five members have reported it" in many
    assert "the first in October 2026" in many


def test_only_clauses_that_a_rep_confirmed_stand_in_the_pack() -> None:
    without = written(Letter.STOP_ACTION, known())
    assert "Clauses that are engaged" not in words(without)
    assert "No rep has confirmed a clause" in without.advice
    assert "who has spoken to the union" in without.advice
    assert CONSENT in of(Letter.STOP_ACTION, known(clauses=(CONSENT,)))
    many = written(Letter.STOP_ACTION, known(clauses=(CONSENT,), counted=Counted(5, "October 2026")))
    assert many.advice.endswith("correct it there.")


@pytest.mark.parametrize("letter", list(Letter))
def test_what_a_rep_can_change_fits_into_a_form_whatever_the_register_holds(letter: Letter) -> None:
    owed = [item(one, asked=ago(400), refused=ago(399)) for one in list(Item)[:4]]
    late = [item(one, asked=ago(400)) for one in list(Item)[4:]]
    marks = tuple(replace(marked(one, Mark.AMENDED), title=f"{number} {'t' * 100}") for number, one in enumerate(Item))
    found = known(*owed, *late, marks=marks, clauses=tuple(pack().clauses), system=system(name="W" * 300))
    made = written(letter, found)
    assert max(len(part.words) for part in made.parts if not part.fixed) <= LONGEST
    assert len(made.title) <= 200
    assert text.file(keeping.Fresh(letter, made, found).paper)


def test_every_lever_that_is_delivered_can_stand_in_a_letter() -> None:
    sure = {lever.sure for lever in pack().levers.values()}
    assert sure == set(Sure)
