"""Survey files: what is wrong with one is told with its line; what is written is read the same."""

import json
import time
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from adapters import cli
from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire
from bot.surveys.questionnaire import files, places, templates, writing
from bot.surveys.questionnaire.places import At
from knowledge.sheet import UnreadableError
from tests.surveys.asking import SLOW, worded

GOOD = """\
title = "Lunch"
about = "What we eat."

[[question]]
key = "hungry"
kind = "yes-no"
ask = "Are you hungry?"
why = "To know."

[[question]]
key = "what"
kind = "several"
when = { question = "hungry", answers = ["yes"] }
sensitive = true
ask = "What do you eat?"
why = "To buy it."
choices = [
  { key = "soup", en = "Soup" },
  { key = "none", en = "Nothing", alone = true },
]
"""


def told(text: str | bytes) -> list[str]:
    raw = text.encode() if isinstance(text, str) else text
    with pytest.raises(UnreadableError) as caught:
        files.read("lunch.toml", raw)
    return [str(problem) for problem in caught.value.problems]


def warned(text: str) -> list[str]:
    return [str(problem) for problem in files.read("lunch.toml", text.encode()).warnings]


def test_a_short_file_in_one_language_needs_no_tables() -> None:
    found, warnings = files.read("lunch.toml", GOOD.encode())
    assert not warnings
    assert found == Questionnaire(
        {"en": "Lunch"},
        {"en": "What we eat."},
        ("en",),
        (
            Question("hungry", Asked.YES, {"en": "Are you hungry?"}, {"en": "To know."}),
            Question(
                "what",
                Asked.SEVERAL,
                {"en": "What do you eat?"},
                {"en": "To buy it."},
                (Choice("soup", {"en": "Soup"}), Choice("none", {"en": "Nothing"}, alone=True)),
                Condition("hungry", ("yes",)),
                sensitive=True,
            ),
        ),
    )


@pytest.mark.parametrize("raw", [GOOD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + GOOD.encode()])
def test_files_from_windows_are_read_the_same(raw: bytes) -> None:
    assert files.read("lunch.toml", raw) == files.read("lunch.toml", GOOD.encode())


@SLOW
@given(worded())
def test_what_is_written_is_read_the_same(questionnaire: Questionnaire) -> None:
    assert files.read("written.toml", writing.text(questionnaire).encode()).questionnaire == questionnaire


@pytest.mark.parametrize("name", templates.NAMES)
def test_a_template_is_written_as_it_stands_in_its_file(name: str) -> None:
    assert writing.text(templates.template(name)) == templates.text(name)


def test_all_that_is_wrong_is_told_at_once_with_its_line() -> None:
    text = """\
languages = ["en", "cy"]
titel = "x"
title.en = "A title that is far too long for the narrow window of a chat, as long as this one"
title.cy = "x"
about = "only one"

[[question]]
key = "One"
kind = "won"
ask.en = "Don't you agree that this is unfair?"
ask.fr = "x"
why = { en = "y", cy = "y" }
choices = [
  { key = "a", en = "A", cy = "A" },
  { key = "a", en = "a", cy = "B", alone = "yes" },
]

[[question]]
key = "two"
kind = "text"
when = { question = "three", answers = ["x"] }
ask = { en = "What is your name?", cy = "x" }
why = { en = "w\\u202Eb", cy = "x" }

[[question]]
key = "three"
kind = "yes-no"
when = { question = "two", answers = ["x"] }
ask = { en = "y", cy = "y" }
why = { en = "x", cy = "x" }
sensitive = 1

[[question]]
key = "three"
kind = "one"
when = { question = "nowhere", answers = ["x"] }
ask = { en = "z", cy = "z" }
why = { en = "x", cy = "x" }

[[question]]
key = "four"
kind = "yes-no"
when = { question = "three", answers = ["maybe"], extra = 1 }

[[question]]
when = { question = "five" }
ask = { en = "w", cy = "w" }
why = { en = "x", cy = "x" }
"""
    assert [line.removeprefix("lunch.toml:") for line in told(text)] == [
        "2: 'titel' is not known here; do you mean 'title'?",
        "3: 21 characters too long: chats show 60 here",
        '5: write it in each language: about = { en = "…", cy = "…" }',
        "8: 'One' cannot be a key: use small letters, figures and '-', 40 at most",
        "9: this is no kind of question: use one of one, several, scale, yes-no, text",
        "10: the words in 'cy' are missing: add them beside those in 'en'",
        (
            "10: (warning) “Don't you agree” can suggest an answer: ask so that each answer is as easy to give "
            "as any other"
        ),
        "11: 'fr' is not among the languages (en, cy): add it there, or leave it out",
        "15: write alone = true, or leave it out",
        "15: there is a choice 'a' already: give this one another key",
        "15: 'a' is offered twice: nobody can tell which is meant",
        (
            "20: written answers are off: how people write, and what few know, can give them away. Ask with "
            "choices; or, if you must, write written_answers = true above the first question, and a rep reads each "
            "answer before anyone else does"
        ),
        "21: 'three' is asked later. Only an earlier answer can settle what is asked: move that question up",
        (
            "22: (warning) “your name” asks who somebody is: few people may have the same answer, and then it "
            "gives them away"
        ),
        "23: there is something here that nobody can see (U+202E): write the words anew",
        "28: 'two' is answered in people's own words, so nothing can hang on it",
        "31: write sensitive = true, or leave it out",
        "33: no choices: this kind of question needs 2 to 9",
        "34: there is a question 'three' already: give this one another key",
        "36: there is no question 'nowhere'. Before this one stand: One, two, three",
        '40: what is asked is missing: write ask.en = "…"',
        '40: why it is asked is missing: write why.en = "…"',
        "43: 'extra' is not known here; known are: question, answers",
        "43: 'three' has no answer 'maybe', but: yes, no, unsure",
        '45: its kind is missing: write kind = "one", or another of one, several, scale, yes-no, text',
        '45: its key is missing: write key = "…", a short name of small letters that no other here has',
        '46: \'answers\' is missing: write when = { question = "…", answers = ["…"] }',
        "46: there is no question 'five'. Before this one stand: One, two, three, three, four",
    ]


@pytest.mark.parametrize(
    ("found", "put", "wrong"),
    [
        ('title = "Lunch"', "title = “Lunch”", "1: a text stands between straight quotation marks"),
        ('title = "Lunch"', "title = “Lunch”", "Curly quotation marks come from a word processor"),
        ('title = "Lunch"', 'title = "Lunch', "1: a text is not closed"),
        ('title = "Lunch"', 'title = "Lunch" and so on', "1: something is left over at the end of this line"),
        ('title = "Lunch"', 'title "Lunch"', "1: here should be a name, then '='"),
        ('title = "Lunch"', 'title = "C:\\mine"', "1: a single '\\' cannot stand in a text"),
        ('title = "Lunch"', 'title = "a"\ntitle = "b"', "2: this stands there already"),
        ('title = "Lunch"', 'title = "\x07"', "1: a text is not closed, or holds what cannot stand there"),
        ('  { key = "soup", en = "Soup" },', '  { key = "soup", en = "Soup"', "a list or a table is not closed"),
        ('  { key = "none", en = "Nothing", alone = true },\n]', "", "20: a text stands between straight"),
        ("[[question]]\n", "[question]\n", "4: write [[question]], with two brackets on each side"),
        ('title = "Lunch"\n', "", "1: a title is missing: write title.en"),
        ('title = "Lunch"', "title = 7", "1: write it in each language"),
        ('title = "Lunch"', "title.en = 7", '1: words stand between quotation marks: "…"'),
        ('title = "Lunch"', 'title = ""', "1: the words in 'en' are missing"),
        ('title = "Lunch"', 'languages = "en"\ntitle = "Lunch"', '1: this is a list of texts: languages = ["…", "…"]'),
        ('title = "Lunch"', 'languages = []\ntitle = { en = "x" }', "1: name at least one language"),
        ('title = "Lunch"', 'languages = ["English"]\ntitle = "x"', "1: 'English' is no code of a language"),
        ('title = "Lunch"', 'languages = ["en", "en"]\ntitle.en = "x"', "1: the language 'en' stands twice"),
        ('title = "Lunch"', 'unchecked = ["cy"]\ntitle = "x"', "1: 'cy' is not among the languages: leave it out"),
        ('title = "Lunch"', 'written_answers = "yes"\ntitle = "x"', "1: write written_answers = true"),
        ('key = "what"', "key = 7", '11: this stands between quotation marks: "…"'),
        ('key = "what"', 'key = "hungry"', "11: there is a question 'hungry' already"),
        ('kind = "several"', 'kind = "one"', "19: leave it out: only where several can be chosen does one go alone"),
        ('kind = "several"', 'kind = "scale"', "17: 2 choices: this kind of question needs 3 to 9"),
        ('kind = "several"', 'kind = "yes-no"', "17: write all three in this order, or none: yes, no, unsure"),
        ('["yes"]', "[]", "13: name at least one answer"),
        ('["yes"]', '["yes", "yes"]', "13: 'yes' stands twice"),
        ('["yes"]', '"yes"', "13: this is a list of texts"),
        ('{ question = "hungry", answers = ["yes"] }', '"hungry"', '13: write when = { question = "…"'),
        ('question = "hungry"', 'question = "what"', "13: this hangs on its own answer: name a question before it"),
        ('"Soup"', f'"{"x" * 76}"', "18: 1 characters too long: chats show 75 here"),
        ('"Soup"', '"a\\u0007b"', "18: there is something here that nobody can see (U+0007)"),
        ("choices = [", "choices = 7\nother = [", "17: choices are a list"),
        ('  { key = "soup", en = "Soup" },', '  "soup",', '18: a choice is written { key = "a", en = "…" }'),
        ('  { key = "soup", en = "Soup" },', '  { en = "Soup" },', "18: its key is missing"),
        (
            '  { key = "soup", en = "Soup" },',
            '  { key = "soup" },',
            "18: the words in 'en' are missing: add them as en",
        ),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(found: str, put: str, wrong: str) -> None:
    assert found in GOOD
    lines = told(GOOD.replace(found, put, 1))
    assert [line for line in lines if wrong in line], lines


def test_too_many_questions_are_told_at_the_first_that_is_too_many() -> None:
    question = '[[question]]\nkey = "k{}"\nkind = "yes-no"\nask = "Are you {}?"\nwhy = "To know."\n'
    text = 'title = "x"\nabout = "y"\n' + "".join(question.format(at, at) for at in range(21))
    assert told(text) == ["lunch.toml:103: too many questions from here on: at most 20 fit. Ask the rest another time"]
    assert told('title = "x"\nabout = "y"\n') == [
        "lunch.toml:1: there is no question: begin one with a line [[question]]"
    ]


def test_the_same_is_not_asked_twice_of_others() -> None:
    """Asked of all, and of those of one site: the difference would tell what the few of the other said."""
    text = GOOD + GOOD[GOOD.index('[[question]]\nkey = "what"') :].replace('"what"', '"again"').replace(
        '"What do you eat?"', '"What do you  eat"'
    )
    (problem,) = told(text)
    assert problem.startswith("lunch.toml:26: this is asked above in the same words: both numbers together could")


def test_written_answers_are_warned_of_even_where_they_are_meant() -> None:
    text = GOOD.replace('title = "Lunch"', 'written_answers = true\ntitle = "Lunch"')
    text += '\n[[question]]\nkey = "more"\nkind = "text"\nask = "What else?"\nwhy = "To hear it."\n'
    (warning,) = warned(text)
    assert warning.startswith("lunch.toml:25: (warning) words of one's own can give somebody away")


@pytest.mark.parametrize(
    ("asked", "sign"),
    [
        ("Do you agree that it is too much?", "“Do you agree” can suggest an answer"),
        ("Isn’t it too much?", "“Isn’t it” can suggest an answer"),
        ("How worried are you about it?", "“How worried are” can suggest an answer"),
        ("Is there excessive monitoring?", "“excessive” can suggest an answer"),
        ("What is your job title?", "“your job title” asks who somebody is"),
        ("Are you in a trade union?", "“in a trade union” asks who somebody is"),
        ("Is it good!", "leave out the exclamation mark"),
        (f"Is {'very ' * 30}good?", "a sentence of 32 words is hard to read"),
    ],
)
def test_a_question_that_leads_or_gives_away_is_pointed_out_and_not_refused(asked: str, sign: str) -> None:
    (warning,) = warned(GOOD.replace("Are you hungry?", asked))
    assert warning.startswith("lunch.toml:7: (warning) ")
    assert sign in warning


def test_the_title_and_the_reasons_may_suggest_an_answer_as_little_as_the_question() -> None:
    found = warned(GOOD.replace("Lunch", "Stop the excessive lunches").replace("To buy it.", "It is obviously bad."))
    assert [warning.partition(": ")[0] for warning in found] == ["lunch.toml:1", "lunch.toml:16"]


def test_a_language_that_the_bot_does_not_speak_is_pointed_out() -> None:
    polish = GOOD.replace('title = "Lunch"', 'languages = ["pl"]\ntitle = "Lunch"').replace(" en =", " pl =")
    (refused,) = [line for line in told(polish) if "(warning)" not in line]
    assert refused == (
        "lunch.toml:5: the bot cannot say yes, no and don't know in 'pl': give choices with the keys yes, no, unsure"
    )
    offered = ", ".join(f'{{ key = "{key}", pl = "{key} po polsku" }}' for key in ("yes", "no", "unsure"))
    (warning,) = warned(polish.replace('why = "To know."', f'why = "To know."\nchoices = [{offered}]'))
    assert "the bot's own words, such as Next, are in English where somebody reads 'pl'" in warning


def test_a_survey_that_takes_long_is_pointed_out() -> None:
    question = '[[question]]\nkey = "k{}"\nkind = "yes-no"\nask = "{}?"\nwhy = "To know."\n'
    text = 'title = "x"\nabout = "y"\n' + "".join(question.format(at, f"{at} {'very ' * 24}") for at in range(20))
    assert any("Many leave a survey that takes longer than 5" in warning for warning in warned(text))


HOSTILE = {
    "nothing": b"",
    "no text": bytes(range(256)),
    "UTF-16": GOOD.encode("utf-16"),
    "Latin": GOOD.replace("Soup", "Crème").encode("latin-1"),
    "too large": b"#" * (files.LARGEST + 1),
    "lists within lists": b"a=" + b"[" * 50_000,
    "tables within tables": b"a=" + b"{a=" * 30_000,
    "dots": b"a." * 20_000 + b"a=1",
    "dots in a heading": b"[" + b"a." * 20_000 + b"a]",
    "dots in quotation marks": b'"!".' * 20_000 + b"a=1",
    "many names": b"\n".join(b"k%d=1" % at for at in range(16_000)),
    "many questions": b"[[question]]\n" * 15_000,
    "many tables": b"\n".join(b"[a%d.b.c.d.e.f.g]" % at for at in range(8_000)),
    "many choices": GOOD.replace("choices = [", "choices = [" + '{key="a",en="b"},' * 9_000).encode(),
    "many conditions": GOOD.replace('["yes"]', "[" + '"x",' * 40_000 + "]").encode(),
    "a figure": b"a=" + b"1" * 100_000,
    "a long text": GOOD.replace("Soup", "x" * 150_000).encode(),
    "a long sentence": GOOD.replace("To know.", "x " * 70_000).encode(),
    "a long key": GOOD.replace('"what"', f'"{"x" * 100_000}"').encode(),
    "marks": b'"' * 150_000,
    "marks within marks": b'a="' + b'\\"' * 90_000,
    "marks on each line": b'a="""' + b'"\n' * 90_000,
    "escapes": b'a="""' + b'\\"""' * 40_000,
    "backslashes": b'a="' + b"\\" * 150_000,
    "not a number": b"title = nan\nabout = inf\nquestion = 1979-05-27T07:32:00Z\n",
    "control characters in a name": b'"\\u0007\\u001b[31m" = 1\n',
    "other than tables": b"question = [1, [2], { }, { key = [] }]",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_in_few_words(name: str) -> None:
    began = time.perf_counter()
    lines = told(HOSTILE[name])
    assert time.perf_counter() - began < 10
    assert 0 < len(lines) <= 201
    assert all(line.isprintable() and len(line) < 400 for line in lines)


def test_of_far_too_many_questions_only_the_first_are_looked_at() -> None:
    lines = told(HOSTILE["many questions"])
    assert sum("a question has a key, a kind, ask and why" in line for line in lines) == 40


@SLOW
@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_no_bytes_do_more_than_be_refused(raw: bytes) -> None:
    assert told(raw)


@SLOW
@given(st.data())
def test_a_file_in_which_something_was_changed_is_read_or_told_with_lines_that_it_has(data: st.DataObject) -> None:
    text = templates.text(data.draw(st.sampled_from(templates.NAMES)))
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, min(len(text), begin + 200)))
    put = data.draw(
        st.sampled_from(['"', "[", "{", "]", "\n", "= 1", "[[question]]\n", "key = 1\n", "", "\u202e", "é"])
    )
    changed = text[:begin] + put + text[end:]
    try:
        problems = files.read("changed.toml", changed.encode()).warnings
    except UnreadableError as error:
        problems = error.problems
    assert all(1 <= problem.line <= changed.count("\n") + 1 for problem in problems)


NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs"), exclude_characters='"\\'))
VALUES = st.recursive(
    st.text()
    | st.integers()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.dates()
    | st.just(datetime(2026, 11, 22, 12, tzinfo=UTC))
    | st.just(clock(12, 30)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=12,
)


@SLOW
@given(st.dictionaries(NAMES, VALUES, max_size=5), st.booleans())
def test_every_thing_in_a_file_has_its_line(table: dict[str, Any], several: bool) -> None:
    text = tomli_w.dumps(table, multiline_strings=several)
    try:
        lines = places.places(places.tokens(text))
    except places.TooDeepError:
        return
    assert set(lines) == set(_places(tomllib.loads(text), ()))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())


def _places(found: object, at: At) -> Iterator[At]:
    if at:
        yield at
    if isinstance(found, dict):
        for name, inner in found.items():
            yield from _places(inner, (*at, name))
    if isinstance(found, list):
        for number, inner in enumerate(found):
            yield from _places(inner, (*at, number))


def test_each_thing_has_the_line_that_it_begins_on() -> None:
    text = (
        '''\
# a = 1
title = { en = "x # ] }", cy = "y" }  # }
a.b = [1, 2.5, 1979-05-27T07:32:00Z,
  "x", ]
[[question]]
key = """
two \\""" [[question]]
lines"""
ask.en = 'it''s'
'''.replace("it''s", "its")
        + """\
choices = [
  { key = "a", en = "A" },

  # a remark
  { key = "b", en = "B" }
]
[question.why]
en = "x"
[[question]]
[[question.choices]]
"key" = "z"
[[question.choices]]
key = '''y
y'''
[x."y.z"]
"""
    )
    lines = places.places(places.tokens(text))
    assert set(lines) == set(_places(tomllib.loads(text), ()))
    assert lines["title", "cy"] == 2
    assert lines["a", "b", 3] == 4
    assert lines["question", 0, "ask", "en"] == 9
    assert lines["question", 0, "choices", 1, "en"] == 14
    assert lines["question", 0, "why", "en"] == 17
    assert lines["question", 1] == 18
    assert lines["question", 1, "choices", 1, "key"] == 22
    assert lines["x", "y.z"] == 24
    assert places.line(lines, ("question", 1, "why", "en")) == 18


def test_a_survey_file_is_checked_by_a_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lunch.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert cli.main(["survey", "check", str(path)]) == 0
    assert capsys.readouterr().out == "2 questions in en, about 1 minute: 0 errors, 0 warnings\n"
    path.write_text(GOOD.replace("yes-no", "maybe"), encoding="utf-8")
    assert cli.main(["survey", "check", str(path)]) == 1
    assert capsys.readouterr().out == (
        f"{path}:6: this is no kind of question: use one of one, several, scale, yes-no, text\n1 error, 0 warnings\n"
    )
    assert cli.main(["survey", "check", "--json", str(path)]) == 1
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["file"], row["line"], row["warning"]) == (str(path), 6, False)


def test_what_is_no_file_is_refused_and_no_file_at_all_is_wrong_use(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["survey", "check", str(tmp_path)]) == 1
    assert capsys.readouterr().err == f"There is no file {tmp_path}.\n"
    with pytest.raises(SystemExit) as caught:
        cli.main(["survey", "check"])
    assert caught.value.code == 2
