"""Page after page: whatever somebody does, what they send in the end fits what they were asked."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack import paging
from adapters.slack.keeping import Pen as SlackPen
from adapters.teams import forms as teams
from adapters.teams.keeping import Pen as TeamsPen
from adapters.teams.keeping import Stand
from bot.events import Answer
from bot.records.surveys import Answers, Asked, Choice, Condition, Question, Questionnaire
from bot.replies import Form, Kind
from bot.surveys.questionnaire import branching, checking, templates
from bot.surveys.questionnaire.phrases import say
from bot.surveys.questionnaire.questions import TEXT, choices
from bot.surveys.staff import forms
from bot.surveys.staff.forms import GO, RATHER_NOT, SEND, Asking, Page
from tests.surveys.asking import SLOW, questionnaires, values

FREE = "You can leave out any question. Sending your answers means that you agree to how they are kept."


def said(words: str) -> dict[str, str]:
    return {"en": words}


def one(key: str, asked: Asked, *keys: str, when: Condition | None = None) -> Question:
    offered = tuple(Choice(name, said(name.capitalize()), alone=name == "none") for name in keys)
    return Question(key, asked, said(f"About {key}?"), said(f"For {key}."), offered, when)


def asked(*questions: Question) -> Questionnaire:
    return Questionnaire(said("A title"), said("About"), ("en",), questions)


BRANCHED = asked(
    one("use", Asked.ONE, "often", "never"),
    one("what", Asked.SEVERAL, "mail", "maps", "none", when=Condition("use", ("often",))),
    one("maps", Asked.YES, when=Condition("what", ("maps",))),
    one("last", Asked.TEXT),
)


def of(questionnaire: Questionnaire, most: int = forms.MOST_ON_A_PAGE, language: str = "en") -> Asking:
    return Asking(questionnaire, language, "survey.page s1", most)


def page(asking: Asking, answers: Answers, at: int = 0) -> Page:
    found = asking.page(answers, at)
    assert found is not None
    return found


def read(asking: Asking, answers: Answers, at: int, sent: Mapping[str, Answer]) -> Answers:
    found = asking.read(answers, at, sent)
    assert not isinstance(found, Form)
    return found


def errors(asking: Asking, answers: Answers, at: int, sent: Mapping[str, Answer]) -> Mapping[str, str]:
    found = asking.read(answers, at, sent)
    assert isinstance(found, Form)
    return found.errors


@SLOW
@given(questionnaires(), st.integers(1, 10), st.data())
def test_any_way_through_any_questionnaire_ends_in_answers_that_fit(
    questionnaire: Questionnaire, most: int, data: st.DataObject
) -> None:
    asking = of(questionnaire, most, data.draw(st.sampled_from(questionnaire.languages)))
    answers: Answers = {}
    at: int | None = 0
    for _ in range(data.draw(st.integers(1, 12))):
        shown = asking.page(answers, at or 0)
        if shown is None:
            over = asking.over(answers)
            to = data.draw(st.sampled_from([value for value, _ in over.fields[0].options]))
            assert over.check({GO: to}) is None
            back = asking.read_over(answers, {GO: to})
            assert not isinstance(back, Form)
            assert (back is None) == (to == SEND)
            at = back if back is not None else len(questionnaire.questions)
            continue
        assert len(shown.questions) <= most
        assert [field.name for field in shown.form.fields] == [question.key for question in shown.questions]
        assert shown.form.check(shown.form.values) is None
        if shown.before is not None and data.draw(st.booleans()):
            at = shown.before
            assert page(asking, answers, at).at == at
            continue
        sent = data.draw(values(shown.questions))
        assert shown.form.check(sent) is None
        answers = read(asking, answers, shown.at, sent)
        assert branching.fit(questionnaire, answers)
        assert read(asking, answers, shown.at, page(asking, answers, shown.at).form.values) == answers
        at = shown.at + 1
    reached = {question.key for question in branching.reached(questionnaire, answers)}
    assert answers.keys() <= reached
    assert branching.fit(questionnaire, answers)


@SLOW
@given(questionnaires(), st.data())
def test_whatever_is_sent_nothing_is_taken_that_was_not_offered(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    asking = of(questionnaire)
    keys = [question.key for question in questionnaire.questions]
    offered = [choice.key for question in questionnaire.questions for choice in choices(question)]
    text = st.text(max_size=400) | st.sampled_from([*offered, RATHER_NOT])
    sent = data.draw(st.dictionaries(st.sampled_from(keys) | st.text(), text | st.lists(text, max_size=4).map(tuple)))
    at = data.draw(st.integers(-1, 10))
    found = asking.read({}, at, sent)
    if isinstance(found, Form):
        assert found.errors
        assert found.errors.keys() <= {field.name for field in found.fields}
    else:
        assert branching.fit(questionnaire, found)
        assert found.keys() <= sent.keys()


@SLOW
@given(questionnaires(), st.data())
def test_what_a_form_finds_wrong_is_found_wrong_here_in_the_language_of_the_survey(
    questionnaire: Questionnaire, data: st.DataObject
) -> None:
    language = data.draw(st.sampled_from(questionnaire.languages))
    asking = of(questionnaire, language=language)
    shown = page(asking, {})
    options = [value for field in shown.form.fields for value, _ in field.options]
    text = st.text(max_size=310) | st.sampled_from([*options, "nothing like it"])
    answer = text | st.lists(text, max_size=3).map(tuple)
    sent = data.draw(st.fixed_dictionaries({}, optional={field.name: answer for field in shown.form.fields}))
    checked = shown.form.check(sent)
    found = asking.read({}, shown.at, sent)
    told = found.errors if isinstance(found, Form) else {}
    start = say(language, "form.alone", choice="{").partition("{")[0]
    assert (checked.errors.keys() if checked else set()) == {
        key for key, wrong in told.items() if not wrong.startswith(start)
    }


@SLOW
@given(questionnaires(), st.integers(1, 10))
def test_pages_hold_every_question_once_and_none_that_hangs_on_another_there(
    questionnaire: Questionnaire, most: int
) -> None:
    weights = {question.key: 1 for question in questionnaire.questions}
    sheets = list(branching.sheets(questionnaire.questions, weights, most, 10_000))
    assert [at for sheet in sheets for at in sheet] == list(range(len(questionnaire.questions)))
    for sheet in sheets:
        keys = {questionnaire.questions[at].key for at in sheet}
        hangs = {one.question for at in sheet if (one := questionnaire.questions[at].when)}
        assert keys.isdisjoint(hangs)
    for first, second in pairwise(sheets):
        here = {questionnaire.questions[at].key for at in first}
        when = questionnaire.questions[second.start].when
        assert len(first) == most or (when is not None and when.question in here)


def test_what_hangs_on_an_answer_is_asked_on_a_later_page_and_only_then() -> None:
    asking = of(BRANCHED)
    answers = read(asking, {}, 0, {"use": "often"})
    assert page(asking, answers, 1).questions[0].key == "what"
    answers = read(asking, {}, 0, {"use": "never"})
    assert [question.key for question in page(asking, answers, 1).questions] == ["last"]


def test_a_changed_answer_takes_away_what_is_no_longer_reached() -> None:
    asking = of(BRANCHED)
    answers = read(asking, {}, 0, {"use": "often"})
    answers = read(asking, answers, 1, {"what": ("maps",)})
    answers = read(asking, answers, 2, {"maps": "yes", "last": "fine"})
    assert answers == {"use": ("often",), "what": ("maps",), "maps": ("yes",), "last": ("fine",)}
    assert read(asking, answers, 0, {"use": "never"}) == {"use": ("never",), "last": ("fine",)}
    assert read(asking, answers, 1, {"what": ("mail",)}) == {"use": ("often",), "what": ("mail",), "last": ("fine",)}
    assert read(asking, answers, 0, {"use": RATHER_NOT}) == {"last": ("fine",)}


def test_the_way_back_leads_over_pages_on_which_nothing_is_asked() -> None:
    asking = of(BRANCHED)
    never = read(asking, {}, 0, {"use": "never"})
    assert (page(asking, never, 1).at, page(asking, never, 1).before) == (2, 0)
    assert page(asking, never).before is None
    assert (asking.page(never, 3), asking.last(never)) == (None, 2)


def test_a_page_that_was_overtaken_changes_only_what_is_still_asked() -> None:
    asking = of(BRANCHED)
    never = read(asking, {}, 0, {"use": "never"})
    assert read(asking, never, 1, {"what": ("maps",)}) == never
    assert read(asking, never, 7, {"what": ("maps",), "use": "often"}) == never


def test_what_is_filled_in_stands_in_its_page_again() -> None:
    asking = of(BRANCHED)
    answers = {"use": ("often",), "what": ("mail", "maps")}
    assert page(asking, answers).form.values == {"use": "often"}
    assert page(asking, answers, 1).form.values == {"what": ("mail", "maps")}


@pytest.mark.parametrize(
    ("answers", "at", "sent", "told"),
    [
        ({}, 0, {"use": ("often", "never")}, {"use": "Please choose one."}),
        ({}, 0, {"use": "seldom"}, {"use": "Please choose from the list."}),
        ({}, 2, {"last": ("a", "b")}, {"last": "Please write one answer."}),
        ({}, 2, {"last": "x" * 302}, {"last": "This is 2 characters too long; at most 300 fit."}),
        (
            {"use": ("often",)},
            1,
            {"what": ("mail", "none")},
            {"what": "“None” goes with no other. Please choose either that or the others."},
        ),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(
    answers: Answers, at: int, sent: Mapping[str, Answer], told: Mapping[str, str]
) -> None:
    assert errors(of(BRANCHED), answers, at, sent) == told


def test_a_page_with_errors_is_still_filled_in_with_what_belongs_to_it() -> None:
    found = of(BRANCHED).read({}, 0, {"use": "seldom", "other": "x"})
    assert isinstance(found, Form)
    assert found.values == {"use": "seldom"}
    assert found.key == "survey.page s1 0"


def test_the_order_of_ticking_and_what_cannot_be_seen_in_a_text_are_not_kept() -> None:
    asking = of(BRANCHED)
    answers = read(asking, {"use": ("often",)}, 1, {"what": ("maps", "mail")})
    assert answers["what"] == ("mail", "maps")
    assert read(asking, {}, 2, {"last": " one\r\n\u200btwo\u202e \x00"})["last"] == ("one two",)
    assert "last" not in read(asking, {}, 2, {"last": "\u200b"})


def test_all_can_be_left_out_even_after_something_was_chosen() -> None:
    asking = of(asked(one("a", Asked.ONE, "x", "y"), one("b", Asked.SCALE, "1", "2", "3"), one("c", Asked.YES)))
    shown = page(asking, {})
    assert "You can leave out any question." in shown.form.intro
    assert all(not field.required and field.options[-1][0] == RATHER_NOT for field in shown.form.fields)
    full = read(asking, {}, 0, {"a": "x", "b": "1", "c": "unsure"})
    assert read(asking, full, 0, dict.fromkeys("abc", RATHER_NOT)) == {}


def test_each_question_says_why_it_is_asked_and_words_of_ones_own_come_with_their_warning() -> None:
    asking = of(BRANCHED)
    assert page(asking, {}).form.fields[0].hint == "Why we ask: For use."
    text = page(asking, {}, 2).form.fields[0]
    assert (text.kind, text.most) == (Kind.PARAGRAPH, TEXT)
    assert "can give you away" in text.hint


def test_before_it_is_sent_somebody_sees_what_they_answered() -> None:
    asking = of(BRANCHED)
    answers = {"use": ("often",), "what": ("mail", "maps"), "last": ("*bold*",)}
    over = asking.over(answers)
    assert over.title == "Your answers"
    assert over.intro.startswith("This is what you answered. Nothing is sent yet.")
    assert "**About what?**\n\n- Mail\n- Maps" in over.intro
    assert "**About maps?**\n\n*no answer*" in over.intro
    assert "- \\*bold\\*" in over.intro
    assert dict(over.fields[0].options) == {
        "send": "Yes, send my answers",
        "0": "No, go back to: About use?",
        "1": "No, go back to: About what?",
        "2": "No, go back to: About maps?",
    }
    assert asking.read_over(answers, {GO: SEND}) is None
    assert asking.read_over(answers, {GO: "1"}) == 1
    for wrong in ({}, {GO: "7"}, {GO: (SEND, "1")}):
        again = asking.read_over(answers, wrong)
        assert isinstance(again, Form)
        assert again.errors == {GO: "Please choose one."}


def test_pages_are_told_by_number_and_the_last_leads_to_looking_over() -> None:
    asking = of(BRANCHED)
    assert page(asking, {}).form.intro == f"{FREE} Part 1 of up to 3."
    assert page(asking, {}).form.send == "Next"
    assert page(asking, {}, 2).form.send == "Look over my answers"
    assert page(of(asked(one("a", Asked.YES))), {}).form.intro == FREE


def test_in_welsh_all_is_in_welsh() -> None:
    asking = of(templates.template("data-and-privacy"), language="cy")
    form = page(asking, {}).form
    assert form.title == "Data a phreifatrwydd yn y gwaith"
    assert form.fields[0].hint.startswith("Pam rydym yn gofyn:")
    assert form.send == "Nesaf"
    assert errors(asking, {}, 0, {"told": "maybe"}) == {"told": "Dewiswch o'r rhestr."}
    english = page(of(templates.template("data-and-privacy")), {}).form
    shown = {form.title, form.intro, form.send} | {field.label for field in form.fields}
    assert shown.isdisjoint({english.title, english.intro, english.send} | {field.label for field in english.fields})


def heaviest(char: str) -> Questionnaire:
    """As much as the checks let through."""
    wide = checking.units(char)
    offered = tuple(Choice(f"c{at}", said(f"{at} {char * ((checking.CHOICE - 2) // wide)}")) for at in range(9))
    asks = [said(f"{at:02} {char * ((checking.ASK - 3) // wide)}") for at in range(checking.MOST_QUESTIONS)]
    why = said(char * (checking.WHY // wide))
    questions = tuple(Question(f"q{at}", Asked.SEVERAL, ask, why, offered) for at, ask in enumerate(asks))
    made = Questionnaire(said("t" * checking.TITLE), said("a b " * 150), ("en",), questions)
    assert not [wrong for wrong in checking.check(made) if not wrong.warning]
    return made


HEAVY = {"heavy": "x", "heavy emoji": "😀"}


@pytest.mark.parametrize("name", [*templates.NAMES, *HEAVY])
@pytest.mark.parametrize("language", ["en", "cy"])
def test_a_page_fits_one_view_of_slack_and_one_card_of_teams_with_all_its_words(name: str, language: str) -> None:
    questionnaire = heaviest(HEAVY[name]) if name in HEAVY else templates.template(name)
    asking = of(questionnaire, language=language)
    everything = {one.key: tuple(each.key for each in choices(one))[-1:] for one in questionnaire.questions}
    seen = 0
    for answers in ({}, everything, _firsts(questionnaire)):
        for at in range(checking.MOST_QUESTIONS):
            shown = asking.page(answers, at)
            if shown is None:
                break
            seen += 1
            drawn = json.dumps(teams.container(shown.form, TeamsPen(_ids(), Stand.DIALOG)), ensure_ascii=False)
            assert teams.FOLLOWS not in drawn
            assert paging.part(shown.form, None, SlackPen(_ids())).of == 1
            for field in shown.form.fields:
                assert json.dumps(field.label, ensure_ascii=False)[1:-1] in drawn
                assert all(json.dumps(label, ensure_ascii=False)[1:-1] in drawn for _, label in field.options)
    assert seen


def _firsts(questionnaire: Questionnaire) -> Answers:
    return {one.key: tuple(each.key for each in choices(one))[:1] for one in questionnaire.questions}


def _ids() -> Callable[[], str]:
    numbers = count()
    return lambda: f"id{next(numbers)}"


def test_ten_common_questions_stand_on_one_page() -> None:
    common = replace(templates.template("pulse").questions[0], why={"en": "To see what gets better."})
    ten = tuple(replace(common, key=f"q{at}") for at in range(10))
    shown = page(of(Questionnaire(said("Ten"), said("About"), ("en",), ten)), {})
    assert len(shown.questions) == 10


@pytest.mark.parametrize("words", ["How are you? " * 10, "問" * 120])
def test_the_way_back_to_a_long_question_still_says_which_it_is(words: str) -> None:
    asking = of(asked(replace(one("a", Asked.YES), words=said(words.strip()))))
    label = dict(asking.over({}).fields[0].options)["0"]
    assert label.startswith(f"No, go back to: {words[:40]}")
    assert label.endswith("…")
    assert len(label) <= checking.CHOICE
