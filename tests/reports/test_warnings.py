"""A warning before a name or a number is sent; measured on sentences as they are written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reports.warnings import Holds, look, told

NAMES = (
    "My manager Karen Smith switched it on.",
    "It was Dave from IT who told me.",
    "dave in the stores said it counts our steps",
    "Dr Patel was told by the system to see fewer people.",
    "mrs jones signed for it",
    "Ask Priya, she has the letter.",
    "The director, Mr O'Neill, denies it.",
    "I heard it from Sarah and from Tom.",
    "my boss will says it is fine",
    "A lad called Tomasz was sacked by it.",
    "Siobhan's score was read out loud.",
    "It gave Mohammed the worst route again.",
    "Cllr Davies asked for it.",
    "The rep, Gwen Morgan, knows nothing of it.",
    "My colleague thandi was moved to nights.",
    "karen uses it every day",
)
NUMBERS = (
    "My staff number is 448210.",
    "Ring me on 07700 900123.",
    "It is case ref AB/12345/24.",
    "The van is AB12 CDE.",
    "Patient with NHS number 943 476 5919.",
    "I was born on 12/03/1971.",
    "My NI number is QQ 12 34 56 C.",
    "call me on oh seven seven double oh nine",
    "I live in LS1 4AB.",
    "badge no 4471",
    "It happened on 14 Nov 2026 at my desk.",
)
ADDRESSES = (
    "Write to jo.bloggs@example.org.",
    "It is on https://intranet.example.org/rota?id=3.",
    "jo dot bloggs at example dot com",
)
NOTHING = (
    "My manager switched it on one morning.",
    "It shares out the visits and counts our breaks.",
    "Copilot writes the reports and nobody checks them.",
    "They use ChatGPT for letters to tenants.",
    "It has been there since 2024.",
    "About 12 of us are ranked each week.",
    "The supplier says it is 95 % right.",
    "It watches us on camera in the depot.",
    "HR and IT both use it.",
    "We heard of it in March.",
    "The council wants to cut jobs.",
    "It is called Magic Notes.",
    "The software is called HireVue and scores faces.",
    "A nurse was moved to nights by it.",
    "People are scared to take a break.",
    "I saw it on a screen in the control room.",
    "It gives each driver a score from 1 to 10.",
    "The head of service bought it.",
    "They said it would save 30 minutes a day.",
    "Microsoft Teams records the calls.",
    "Somebody in payroll told me.",
    "UNISON was not asked.",
    "It runs on our own phones.",
    "The tool decides who gets care first.",
)


def test_most_names_and_numbers_are_seen_and_little_else() -> None:
    personal = [
        (words, holds) for holds, some in zip(Holds, (NAMES, NUMBERS, ADDRESSES), strict=True) for words in some
    ]
    seen = {words: look(words) for words in (*(words for words, _ in personal), *NOTHING)}
    missed = [words for words, _ in personal if not seen[words]]
    wrong = [words for words in NOTHING if seen[words]]
    otherwise = [words for words, holds in personal if seen[words] and holds not in {one.holds for one in seen[words]}]
    recall = 1 - len(missed) / len(personal)
    precision = (len(personal) - len(missed)) / (len(personal) - len(missed) + len(wrong))
    print(
        f"\n{len(seen)} sentences: recall {recall:.2f}, precision {precision:.2f}",
        *missed,
        *wrong,
        *otherwise,
        sep="\n  ",
    )
    assert len(seen) >= 50
    assert recall >= 0.95
    assert precision >= 0.9
    assert len(otherwise) <= 1


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        ("My manager Karen Smith said it.", [(Holds.NAME, "Karen Smith")]),
        ("Ring 07700 900123!", [(Holds.NUMBER, "07700 900123")]),
        ("write to jo@example.org, or to Karen", [(Holds.ADDRESS, "jo@example.org"), (Holds.NAME, "Karen")]),
        ("Karen did it. Karen!", [(Holds.NAME, "Karen")]),
        ("", []),
    ],
)
def test_it_says_what_it_saw_each_thing_once(words: str, seen: list[tuple[Holds, str]]) -> None:
    assert [(one.holds, one.words) for one in look(words)] == seen


def test_the_warning_repeats_what_was_seen_and_leaves_the_choice() -> None:
    words = told(look("My manager Karen Smith can be reached on 07700 900123."))
    assert "the name of a person (“Karen Smith”) and a number" in words
    assert "change it, or send it as it is" in words
    assert told(()) == ""


def test_of_many_names_a_few_are_shown() -> None:
    assert told(look("Karen, then Dave, then Priya, then Siobhan, then Mohammed")).count("“") <= 5


def test_a_name_far_down_in_a_long_text_is_seen_too() -> None:
    assert look("It counts our steps. " * 1000 + "Karen Smith said so.")[-1].words == "Karen Smith"


def test_what_was_seen_is_not_in_what_a_log_could_hold() -> None:
    assert "Karen" not in repr(look("My manager Karen Smith said it."))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_looked_at_and_what_is_seen_stands_in_it(words: str) -> None:
    for one in look(words):
        assert all(part in words for part in one.words.split())
