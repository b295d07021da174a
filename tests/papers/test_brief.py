"""The brief of a system or a workplace says what a rep needs tomorrow, and is never longer than a page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers import brief, brief_of_all, docx, page, text
from bot.papers.facts import Facts
from bot.papers.paper import Paper, Points
from bot.papers.questions import ALL
from bot.records import Disclosure, Gains, LogEntry, Mark, SystemWords, Workplace
from bot.records.papers import Reply, checked
from bot.records.register import Consultation, Happened, Item, Level
from bot.records.reports import Does
from tests.fakes import TODAY
from tests.papers.parts import CONSENT, STOP, SYSTEM, ago, all_words, item, known, marked, pack, system

FIGURES = st.text(alphabet=st.sampled_from("iW Wm.a\nwé漢字-"), max_size=400)


def of(found: Facts) -> str:
    return text.file(brief.of_system(found))


def at_its_fullest(words: str) -> Facts:
    """Everything there is to say, in words as long as they may be."""
    place = Workplace("hall", words[:80], words[:80])
    texts = SystemWords(SYSTEM, *[words * 10] * 8)
    told = Disclosure("told", SYSTEM, "hall", ago(60), words=words * 10)
    log = tuple(
        LogEntry(f"{number}", SYSTEM, what, ago(number), Level.EMPLOYER, words * 10, ago(-9 - number))
        for number, what in enumerate(Happened)
    )
    return known(
        *(item(one, asked=ago(400)) for one in Item),
        place=place,
        system=system(name=words[:300], supplier=words[:300], does=tuple(Does)),
        words=texts,
        disclosures=(told,),
        log=log,
        gains=Gains(SYSTEM, ago(300), review_on=ago(-3)),
        clauses=tuple(pack().clauses),
        checks={one: checked(SYSTEM, one, Reply.NO, ago(3)) for one in ALL},
        marks=tuple(replace(marked(one, Mark.AMENDED), title=words[:200]) for one in pack().clauses),
    )


def test_what_it_does_is_one_sentence() -> None:
    told = of(known(system=system(does=(Does.WATCHES, Does.ALLOCATES))))
    assert "- In use; shares out work, shifts or places; watches people, or where they are" in told


def test_it_says_what_is_known_and_what_is_missing() -> None:
    told = of(
        known(
            item(Item.PRIVACY, asked=ago(52)),
            item(Item.EQUALITY, refused=ago(2)),
            item(Item.JOB_IMPACT, received=ago(2)),
            disclosures=(Disclosure("told", SYSTEM, "hall", ago(60), words="It plans shifts."),),
            words=SystemWords(SYSTEM, purpose="Fewer gaps in the rota", control="Nobody"),
            checks={"data.kept": checked(SYSTEM, "data.kept", Reply.NO, ago(3))},
        )
    )
    for line in (
        "- In use; shares out work, shifts or places",
        "- The employer told us on 23 September 2026: It plans shifts.",
        "- Reports by different members: fewer than five, or none",
        "- What it is for: Fewer gaps in the rota",
        "- Human control: Nobody",
        "- Overdue: privacy risk assessment (24 days)",
        "- Refused: equality impact assessment",
        "- Received: job impact assessment",
        "- Answered no on 19 November 2026: Is there a day by which the data is deleted?",
        "- Assessment of productivity gains: not asked",
    ):
        assert line in told


def test_it_says_how_consultation_stands_and_what_comes_next() -> None:
    met = LogEntry("met", SYSTEM, Happened.MEETING, ago(20), Level.EMPLOYER, "They promised a paper.", ago(-10))
    told = of(known(log=(met,), system=system(consultation=Consultation.IN_DISPUTE)))
    assert "- In dispute" in told
    assert "- Next: consultation meeting, 2 December 2026" in told
    assert "- Last: consultation meeting, 2 November 2026: They promised a paper." in told


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (None, "draft, not in force here unless adopted"),
        (Mark.SAME, "in force here"),
        (Mark.AMENDED, "amended here, look it up"),
        (Mark.LEFT_OUT, "left out here, not in force"),
    ],
)
def test_each_clause_has_its_status_and_law_its_source(mark: Mark | None, words: str) -> None:
    told = of(known(clauses=(CONSENT,), marks=(marked(CONSENT, mark),) if mark else ()))
    assert f"({CONSENT}): {words}\n" in told
    assert f"({STOP}): draft, not in force here unless adopted" in told
    assert "Act 1992, section 181; Great Britain; in force)" in told


def test_the_questions_begin_with_what_is_owed_and_what_was_answered_no() -> None:
    checks = {
        "equality.assessed": checked(SYSTEM, "equality.assessed", Reply.YES, ago(3)),
        "health.stress": checked(SYSTEM, "health.stress", Reply.NO_REPLY, ago(3)),
        "data.kept": checked(SYSTEM, "data.kept", Reply.NO, ago(3)),
    }
    found = brief.of_system(known(item(Item.PRIVACY, asked=ago(52)), checks=checks))
    *_, last = found.blocks
    assert isinstance(last, Points)
    assert last.items[0] == "By which day do we get what you still owe: privacy risk assessment?"
    assert last.items[1].endswith("You said no: what will change, and by when?")
    assert last.items[2].endswith("We still have no reply.")
    assert ALL["equality.assessed"].ask not in last.items


def test_it_says_for_whom_it_is_and_that_it_must_be_checked() -> None:
    found = brief.of_system(known())
    assert found.mark.startswith("For reps only, drafted from the register on 22 November 2026.")
    assert all_words(docx.made(found)).count(found.mark) == 2


@pytest.mark.parametrize("words", ["W" * 400, "word " * 80, "i" * 400, "漢" * 400, "line\n" * 80])
def test_whatever_the_register_holds_the_brief_of_a_system_fits_on_a_page(words: str) -> None:
    found = brief.of_system(at_its_fullest(words))
    assert page.fits(found)
    assert found.compact
    assert "(more in the register)" in text.file(found)
    for heading in ("What is known", "What is missing", "Consultation", "Clauses and law", "Questions to ask"):
        assert heading in text.file(found)


@given(FIGURES)
@settings(max_examples=25, deadline=None)
def test_no_words_make_it_longer_than_a_page(words: str) -> None:
    assert page.fits(brief.of_system(at_its_fullest(words)))


@pytest.mark.parametrize("words", ["W" * 400, "word " * 80])
@pytest.mark.parametrize("many", [1, 7, 80])
def test_the_brief_of_a_workplace_fits_on_a_page_however_many_systems_there_are(words: str, many: int) -> None:
    one = at_its_fullest(words)
    found = brief_of_all.of_workplace(one.place, [one] * many, pack(), TODAY)
    assert page.fits(found)
    if many == 80:
        assert "more in the register." in text.file(found)


def test_the_brief_of_a_workplace_puts_the_most_pressing_first() -> None:
    calm = known(system=system(name="Calm", consultation=Consultation.AGREED))
    late = known(item(Item.PRIVACY, asked=ago(52)), system=system(name="Late"))
    told = text.file(brief_of_all.of_workplace(calm.place, [calm, late], pack(), TODAY))
    assert told.index("Late. Stage: In use") < told.index("Calm. Stage: In use")
    assert "Documents owed: 9 of 9, 1 overdue" in told


def test_a_workplace_without_systems_has_a_brief_that_says_so() -> None:
    place = known().place
    found = brief_of_all.of_workplace(place, [], pack(), TODAY)
    assert "The register has no system to show here yet." in text.file(found)
    assert page.fits(found)


def test_a_page_is_measured_line_by_line() -> None:
    one, two = (Paper("x", "t", "m", (Points(("word " * count,)),), compact=True) for count in (10, 30))
    assert page.height(two) - page.height(one) == pytest.approx(page.COMPACT.styles["List Bullet"].line)
    full = Paper("x", "t", "m", (Points(("word",) * 100),), compact=True)
    assert not page.fits(full)
