"""A copy for the employer: read, changed and chosen by a rep, and never with a name."""

from io import BytesIO

import docx
import pytest

from bot.cases import copying
from bot.cases.codes import code
from bot.cases.copying import When
from bot.personal import without_names
from bot.records import Report, ReportWords, System, Workplace
from bot.records.audit import Did
from bot.records.reports import Mode
from bot.replies import Document
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody

WORDS = ReportWords(
    "",
    what="Rota helper",
    does="Mr Wilkins set it up and it calls me on 07700 900123",
    effect="Nobody sleeps",
    experience="I am the only night porter with a guide dog",
)


async def asked(there: Hall, rep: Somebody, **changes: object) -> Report:
    report = await there.report(words=WORDS, **changes)  # type: ignore[arg-type] # as the helper takes them
    await rep.force("case.open", report.id)
    await rep.press("Copy for the employer")
    return report


def paper(rep: Somebody) -> str:
    (document,) = [one for one in rep.replies if isinstance(one, Document)]
    return document.content.decode()


async def test_the_form_shows_each_text_without_names_and_numbers() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await asked(there, kim)
    shown = kim.form.values
    assert shown["effect"] == "Nobody sleeps"
    assert "Wilkins" not in str(kim.form)
    assert "07700" not in str(kim.form)
    assert "[…]" in shown["does"]
    assert {one.name for one in kim.form.fields} >= {"what", "does", "effect", "experience", "facts", "when", "file"}
    assert "supplier" not in {one.name for one in kim.form.fields}
    assert "I miss some" in kim.words


async def test_the_copy_holds_what_was_chosen_and_says_what_was_left_out() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await asked(there, kim, mode=Mode.CONFIDENTIAL, reporter="Ada")
    said = await kim.fill(experience="", does="Somebody set it up", facts=("system", "workplace"), read="yes")
    made = paper(kim)
    for words in (made, said):
        assert "Redacted copy of a report, checked by a rep" in words
        assert "Somebody set it up" in words
        assert "Nobody sleeps" in words
        assert "System: Rota helper" in words
        assert "Workplace: Town Hall" in words
        assert "Reported: November 2026" in words
        for hidden in (
            "guide dog",
            "Wilkins",
            "Ada",
            "Post room",
            "onfidential",
            code(report.id),
            report.id,
            "week of",
        ):
            assert hidden not in words, hidden
    left_out = next(line for line in made.splitlines() if line.startswith("Left out:"))
    assert "Part of the workplace; What it does; Where in employment; How it is known" in left_out
    assert "Experience" in left_out
    assert "Effect" not in left_out
    assert await there.log(report) == [Did.READ, Did.READ, Did.REDACTED]


async def test_names_that_the_rep_puts_back_are_taken_out_again() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await asked(there, kim)
    await kim.fill(does="Mr Wilkins set it up, call 07700 900123", read="yes")
    assert "Wilkins" not in paper(kim) + kim.words
    assert "900123" not in paper(kim) + kim.words
    assert "a name or a number was taken out" in paper(kim)


async def test_a_system_that_nobody_has_confirmed_may_be_a_persons_name() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await there.report(name="Mr Wilkins rota", words=ReportWords("", "A rota"))
    await kim.force("case.redact", report.id)
    await kim.fill(read="yes")
    assert "Wilkins" not in paper(kim) + str(kim.form if not kim.replies else "")


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (When.WEEK, "Reported: the week of 16 November 2026"),
        (When.MONTH, "Reported: November 2026"),
        (When.YEAR, "Reported: 2026"),
    ],
)
async def test_the_time_is_as_rough_as_the_rep_chose(when: str, words: str) -> None:
    there = await hall()
    kim = await there.rep("kim")
    await asked(there, kim)
    await kim.fill(when=when, read="yes")
    assert words in paper(kim).replace("- ", "")


async def test_without_a_time_that_is_said_too() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await asked(there, kim)
    await kim.fill(when="left-out", read="yes")
    assert "2026" not in paper(kim)
    assert "When it was reported" in paper(kim)


async def test_it_also_comes_as_a_word_document_that_holds_no_trace_of_who_made_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await asked(there, kim)
    await kim.fill(file="word", read="yes")
    (document,) = [one for one in kim.replies if isinstance(one, Document)]
    assert document.name == "redacted-copy.docx"
    read = docx.Document(BytesIO(document.content))
    words = "\n".join(one.text for one in read.paragraphs)
    assert "Redacted copy of a report, checked by a rep" in words
    assert "Nobody sleeps" in words
    assert "Wilkins" not in words
    assert (read.core_properties.author, read.core_properties.created.year if read.core_properties.created else 0) == (
        "",
        2000,
    )


async def test_nothing_is_made_before_the_rep_has_read_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await asked(there, kim)
    assert "Please answer this one." in await kim.fill()
    assert "until nobody can be recognised" in await kim.fill(read="no", effect="Changed by hand")
    assert kim.form.values["effect"] == "Changed by hand"
    assert not any(isinstance(one, Document) for one in kim.replies)
    assert await there.log(report) == [Did.READ, Did.READ]


@pytest.mark.parametrize(
    "values", [{"facts": ("reporter",)}, {"when": "hour"}, {"file": "pdf"}, {"effect": "x" * 3_001}]
)
async def test_what_was_not_offered_is_not_taken(values: dict[str, str]) -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await asked(there, kim)
    await kim.fill(**{**values, "read": "yes"})
    assert kim.form.errors
    assert await there.log(report) == [Did.READ, Did.READ]


async def test_a_second_delivery_gets_the_same_copy_and_is_logged_once() -> None:
    there = await hall()
    kim = await there.rep("kim")
    report = await asked(there, kim)
    await kim.fill("one-canary", read="yes")
    first, values = kim.replies, {**kim_values(kim, report), "read": "yes"}
    await kim.send(f"case.redacted {report.id}", "one-canary", **values)
    assert kim.replies == first
    assert await there.log(report) == [Did.READ, Did.READ, Did.REDACTED]


def kim_values(kim: Somebody, report: Report) -> dict[str, str | tuple[str, ...]]:
    """What the form holds by itself."""
    found = copying.facts(report, None, None)
    assert "mode" not in found
    return {
        "what": "Rota helper",
        "effect": "Nobody sleeps",
        "experience": WORDS.experience,
        "does": without_names(WORDS.does),
        "facts": ("system", "workplace", "kinds"),
        "when": "month",
        "file": "text",
    }


def test_neither_mode_nor_code_nor_state_can_be_chosen() -> None:
    report = Report("a report", "a system", "hall", "2026-W47", Mode.NAMED, part="Post room")
    found = copying.facts(report, System("a system", "hall", "Rota helper"), Workplace("hall", "Town Hall", "Council"))
    assert set(found) == {"system", "workplace", "part"}
    assert code("a report") not in str(found)


def test_a_week_that_cannot_be_read_gives_no_time() -> None:
    assert copying.time("lost", When.WEEK) == ""
