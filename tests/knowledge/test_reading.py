"""An entry is a file that a rep can write; what is wrong with it is told with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import reading, sheet
from knowledge.entries import Status

ASKED = "\n".join(f"- way {number} of asking" for number in range(10))
GOOD = f"""# Can they bring in a new system without us?

Clauses: agreement.consent-to-new, agreement.before-procurement
Status: draft agreement
Applies: where it has been adopted
Law: consult-safety-reps
Checked: 2026-11-22
Due: 2027-05-22

## Answer
The draft agreement would not allow it.

- The unions would have to agree.

## Next
- Ask your rep.

## Not for
- Old systems.

## Asked
{ASKED}
"""


def told(text: str) -> list[str]:
    with pytest.raises(sheet.UnreadableError) as caught:
        reading.entry("a", "a.md", text)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_entry_is_read_whole() -> None:
    entry, warnings = reading.entry("agreement/new", "a.md", GOOD)
    assert not warnings
    assert entry.question == "Can they bring in a new system without us?"
    assert entry.clauses == ("agreement.consent-to-new", "agreement.before-procurement")
    assert entry.primary == "agreement.consent-to-new"
    assert entry.status is Status.DRAFT
    assert entry.law == ("consult-safety-reps",)
    assert entry.answer == "The draft agreement would not allow it.\n\n- The unions would have to agree."
    assert entry.next == ("Ask your rep.",)
    assert entry.not_for == ("Old systems.",)
    assert len(entry.asked) == 10


def test_the_line_ends_and_the_mark_of_another_editor_do_no_harm() -> None:
    assert reading.entry("a", "a.md", "\ufeff" + GOOD.replace("\n", "\r\n")) == reading.entry("a", "a.md", GOOD)


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        ("# Can they", "Can they", "a.md:1: this line is neither 'Name: words' nor below a '## …' heading"),
        ("Status: draft agreement", "Status: law", "a.md:4: 'law' is no status: use one of law today, "),
        ("Status: draft agreement\n", "", "a.md:1: the line 'Status: …' is missing below the title"),
        ("Checked: 2026-11-22", "Checked: 22/11/2026", "a.md:7: '22/11/2026' is not a date: write it as 2026-11-22"),
        ("Due: 2027-05-22", "Due: 2025-05-22", "a.md:8: it is due before it was checked"),
        ("Applies: where", "Aplies: where", "a.md:5: 'Aplies' is not known here; do you mean 'Applies'?"),
        ("## Next", "## Nxt", "a.md:15: 'Nxt' is not known here; do you mean 'Next'?"),
        ("- way 3 of asking", "way 3 of asking", "each line under '## Asked' begins with '- '"),
        ("- way 3 of asking\n", "", "a.md:1: only 9 ways of asking below '## Asked': at least 10 are needed"),
        (
            "The draft agreement would not allow it.\n\n- The unions would have to agree.",
            "",
            "a.md:1: there is no answer",
        ),
        ("Law: consult-safety-reps", "Status: union policy", "a.md:6: 'Status:' stands twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(old: str, new: str, problem: str) -> None:
    assert any(line.startswith(problem) or problem in line for line in told(GOOD.replace(old, new)))


def test_all_that_is_wrong_is_told_at_once() -> None:
    assert len(told(GOOD.replace("Status: draft", "Status: daft").replace("2026-11-22", "today"))) >= 2


def test_a_way_of_asking_that_stands_twice_is_a_warning() -> None:
    entry, warnings = reading.entry("a", "a.md", GOOD + "- Way 3 of asking?\n")
    assert len(entry.asked) == 11
    assert [problem.warning for problem in warnings] == [True]


def test_a_file_that_is_far_too_large_is_refused() -> None:
    assert told(GOOD + "x" * sheet.LARGEST) == ["a.md:1: this file is too large: at most 200,000 characters fit"]


def test_what_cannot_be_seen_is_taken_out() -> None:
    assert sheet.clean("a\u202eb\x00c\u200b") == "abc"


@given(st.text())
def test_no_text_breaks_the_reading(text: str) -> None:
    try:
        reading.entry("a", "a.md", text)
    except sheet.UnreadableError as error:
        assert error.problems  # noqa: PT017 - whatever is refused is explained


@given(st.text(min_size=1))
def test_no_words_in_an_answer_break_the_reading(text: str) -> None:
    try:
        entry, _ = reading.entry("a", "a.md", GOOD.replace("The draft agreement would", text))
    except sheet.UnreadableError as error:
        assert error.problems  # noqa: PT017 - as above
    else:
        assert entry.answer


def test_a_lever_in_law_is_read() -> None:
    text = """# Safety reps are asked in good time

Source: The 1977 Regulations, regulation 4A
Holds in: Great Britain
Sure: in force
Checked: 2026-11-22
Due: 2027-05-22

Where your union is recognised,
safety reps must be asked.
"""
    lever, warnings = reading.lever("consult", "law/consult.md", text)
    assert not warnings
    assert lever.words == "Where your union is recognised,\nsafety reps must be asked."
    assert lever.holds_in == "Great Britain"


def test_a_pack_that_is_not_toml_is_told_with_its_line() -> None:
    with pytest.raises(sheet.UnreadableError, match=r"pack.toml:2: not readable"):
        reading.description("pack.toml", "[sources.a]\ntitle = oops")


def test_a_clause_of_no_source_is_told() -> None:
    with pytest.raises(sheet.UnreadableError, match="each clause a source before its dot"):
        reading.description(
            "pack.toml", '[sources.a]\ntitle="A"\nstatus="union policy"\n[clauses."b.c"]\nat="x"\nabout="y"'
        )
