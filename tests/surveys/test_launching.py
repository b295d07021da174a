"""A rep makes a survey from a template and launches it; a second rep approves it where the workplace wants that."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import logbook
from bot.records import AuditEntry, Survey, SurveyKey, Unread
from bot.records.audit import Did
from bot.records.surveys import Asked, Stage, Way
from bot.replies import Document
from bot.surveys.questionnaire import templates, writing
from bot.surveys.reps import launching, previewing
from tests.fakes import NOON, kept
from tests.house.parts import appointed, who
from tests.people.living import Somebody
from tests.surveys.reps import Hall, hall, keys


async def dids(there: Hall) -> list[Did]:
    return [one.did for one in await there.every(AuditEntry)]


async def test_from_a_template_to_open_it_takes_three_presses_and_a_form_that_is_filled_in() -> None:
    there = await hall()
    kim = there.kim
    await kim.say("new survey")
    await kim.press("Monitoring at work")
    await kim.fill()
    assert "only you see" in kim.words
    await kim.press("Launch it")
    made = await there.survey()
    assert (made.stage, made.workplace, made.made_by) == (Stage.OPEN, there.hall.id, who(there.branch, kim))
    assert (made.asks, made.threshold, made.reminders) == ("Kim, rep", 5, 2)
    assert (made.opens, made.closes) == (NOON, datetime(2026, 12, 6, 17, tzinfo=UTC))
    assert (made.everybody, made.willing, made.ways) == (True, True, (Way.CHAT,))
    assert [one.id for one in await kept(there.branch.desk.store, SurveyKey)] == [made.id]
    assert (await dids(there))[-1] is Did.LAUNCHED_SURVEY


async def test_a_form_that_comes_twice_makes_one_draft_and_a_launch_that_comes_twice_one_launch() -> None:
    there = await hall()
    kim = there.kim
    await kim.say("new survey")
    await kim.press("One question")
    form = kim.form
    for _ in range(2):
        await kim.send(form.key, "once", **form.values)
    (draft,) = await there.every(Survey)
    for _ in range(2):
        await kim.force("surveys.launch", draft.id, "twice")
    assert (await dids(there)).count(Did.LAUNCHED_SURVEY) == 1
    assert len(await there.every(SurveyKey)) == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("threshold", "4", "from 5"),
        ("threshold", "five", "from 5"),
        ("closes", "1/1/2020", "for an hour at least"),
        ("closes", "6/12/2028", "three months"),
        ("closes", "soon", "Day and time"),
        ("closes", "6/12/2026 25:00", "Day and time"),
        ("opens", "1/1/2020 9:00", "is over"),
        ("target", "-3", "a number"),
        ("audience", (), "answer this one"),
        ("workplace", "depot", "from the list"),
        ("title", "x" * 61, "too long"),
    ],
)
async def test_what_cannot_be_is_told_beside_its_field_and_nothing_is_kept(
    field: str, value: str | tuple[str, ...], says: str
) -> None:
    there = await hall()
    await there.kim.say("new survey")
    await there.kim.press("One question")
    await there.kim.fill("", **{field: value})
    assert says in there.kim.form.errors[field]
    assert not await there.every(Survey)


async def test_times_are_those_of_the_workplace() -> None:
    there = await hall()
    made = await there.drafted(opens="1/7/2027 9:00", closes="8/7/2027 17.30")
    assert (made.opens, made.closes) == (
        datetime(2027, 7, 1, 8, tzinfo=UTC),
        datetime(2027, 7, 8, 16, 30, tzinfo=UTC),
    )


async def test_one_that_opens_later_cannot_be_answered_before_and_opens_by_itself() -> None:
    there = await hall()
    made = await there.launched(opens="23/11/2026 9:00", closes="1/12/2026")
    assert "opens by itself" in there.kim.words
    alex = await there.willing("alex")
    await there.tend()
    assert not await there.notices()
    await alex.force("survey.open", made.id)
    assert "has not opened yet" in alex.words
    await there.pass_by(timedelta(hours=21))
    assert len(await there.notices()) == 1
    await alex.force("survey.open", made.id)
    assert alex.card.title == "One question"


async def test_a_draft_is_seen_by_whoever_makes_it_alone_and_nobody_without_a_role_sees_anything() -> None:
    there = await hall()
    made = await there.drafted()
    for one in (there.sam, there.branch.somebody("eve"), await appointed(there.branch, "dee", there.depot.id)):
        for action in ("surveys.one", "surveys.launch", "surveys.settle", "surveys.preview", "surveys.discard"):
            assert "One question" not in await one.force(action, made.id)
    assert (await there.survey()).stage is Stage.DRAFT


async def test_reps_of_elsewhere_can_do_nothing_with_one_that_is_open() -> None:
    there = await hall()
    made = await there.launched(audience=("willing", "codes", "link"))
    dee, eve = await appointed(there.branch, "dee", there.depot.id), there.branch.somebody("eve")
    for one in (dee, eve):
        await one.say("our surveys")
        assert not any(made.id in button.value for button in one.buttons)
        for action in ("pause", "close", "closed", "cancel", "cancelled", "extend", "codes", "poster", "copy", "one"):
            assert "One question" not in await one.force(f"surveys.{action}", made.id)
        await one.send(f"surveys.make_codes {made.id}", number="3")
        await one.send(f"surveys.extended {made.id}", closes="1/1/2027")
    assert await there.survey() == made


async def test_another_rep_of_the_workplace_sees_it_once_it_is_launched() -> None:
    there = await hall()
    await there.launched()
    await there.sam.say("our surveys")
    await there.sam.press("One question (Town Hall): open")
    assert "It is open" in there.sam.words


async def demanding(there: Hall) -> None:
    """An organiser settles that no rep of the town hall launches a survey alone."""
    olu = there.branch.somebody("olu")
    await olu.force("workplaces.add", there.hall.id)
    await olu.fill(two_for_surveys="yes")


async def test_where_two_reps_must_agree_nobody_is_asked_before_the_second_approves() -> None:
    there = await hall()
    await demanding(there)
    alex = await there.willing("alex")
    made = await there.launched()
    assert made.stage is Stage.WAITING
    assert not await there.every(SurveyKey)
    await there.kim.force("surveys.approve", made.id)
    assert launching.NOT_ALONE in there.kim.words
    sam = there.sam
    await sam.force("inbox.waiting")
    await sam.press("One question: a survey waits for a second rep")
    assert "One question" not in await alex.say("survey")
    await sam.press("Approve and launch it")
    approved = await there.survey()
    assert (approved.stage, approved.approved_by) == (Stage.OPEN, who(there.branch, sam))
    surveys = [one for one in await dids(there) if one.endswith("survey")]
    assert surveys == [Did.OFFERED_SURVEY, Did.APPROVED_SURVEY, Did.LAUNCHED_SURVEY]
    await there.tend()
    assert [one.what for one in await there.notices()] == ["survey.ask"]


async def test_the_second_rep_can_give_it_back() -> None:
    there = await hall()
    await demanding(there)
    made = await there.launched()
    await there.sam.force("surveys.one", made.id)
    await there.sam.press("Give it back")
    assert (await there.survey()).stage is Stage.DRAFT
    assert not [one for one in await there.every(Unread) if one.about == made.id]
    assert "One question" not in await there.sam.force("surveys.one", made.id)


async def test_a_survey_of_all_workplaces_waits_where_any_of_them_wants_two() -> None:
    there = await hall()
    await demanding(there)
    olu = there.branch.somebody("olu")
    await there.drafted(by=olu, workplace="all")
    await olu.press("Launch it")
    made = await there.survey()
    assert (made.workplace, made.stage) == ("", Stage.WAITING)


async def test_after_the_launch_nothing_of_it_changes_however_it_is_tried() -> None:
    there = await hall()
    made = await there.launched()
    form = {"ask en": "Other?", "why en": "Why", "ask cy": "A?", "why cy": "P"}
    await there.kim.send(f"surveys.worded {made.id} feel", **form)
    await there.kim.send(f"surveys.settled draft {made.id}", threshold="5")
    await there.kim.send(f"surveys.pasted {made.id}", text0=templates.text("monitoring"))
    for action in ("reword", "leave_out", "pair", "settle", "paste"):
        await there.kim.force(f"surveys.{action}", made.id)
        assert "no longer there" in there.kim.words
    await there.kim.force("surveys.discard", made.id)
    assert await there.survey() == made


async def test_the_words_of_a_question_are_changed_in_a_form_and_its_choices_keep_their_keys() -> None:
    there = await hall()
    made = await there.drafted()
    await there.kim.press("Change a question")
    await there.kim.fill(question="feel")
    await there.kim.fill(**{"ask en": "How is the  technology?", "choices en": "Fine\nSo-so"})
    assert "You wrote 2" in there.kim.form.errors["choices en"]
    await there.kim.fill(**{"choices en": "A\nB\n\nC\nD\nE"})
    (question,) = (await there.survey()).questionnaire.questions
    assert question.words["en"] == "How is the technology?"
    assert [choice.words["en"] for choice in question.choices] == list("ABCDE")
    assert [choice.key for choice in question.choices] == [one.key for one in made.questionnaire.questions[0].choices]


async def test_a_question_on_which_another_hangs_is_left_out_only_with_it() -> None:
    there = await hall()
    made = await there.drafted(template="Data and privacy at work")
    questions = made.questionnaire.questions
    (hanging,) = [one for one in questions if one.when]
    assert hanging.when
    stay = tuple(one.key for one in questions if one.key != hanging.when.question)
    await there.kim.press("Leave questions out")
    await there.kim.fill(questions=stay)
    assert "Leave out both" in there.kim.form.errors["questions"]
    both = tuple(key for key in stay if key != hanging.key)
    await there.kim.fill(questions=both)
    assert keys((await there.survey()).questionnaire.questions) == list(both)


async def test_questions_are_counted_together_only_where_that_was_declared_before_the_launch() -> None:
    there = await hall()
    made = await there.drafted(template="Monitoring at work")
    single = [one for one in made.questionnaire.questions if one.asked not in (Asked.SEVERAL, Asked.TEXT)]
    one, other = [question.key for question in single if question.when is None][:2]
    await there.kim.press("Count two questions together")
    await there.kim.fill(one=one, other=one)
    assert "two different" in there.kim.form.errors["other"]
    await there.kim.fill(one=one, other=other)
    assert (await there.survey()).together == ((one, other),)
    await there.kim.press("Count two questions together")
    await there.kim.fill(pairs=(), one="", other="")
    assert (await there.survey()).together == ()


async def test_pairs_of_questions_that_form_a_ring_cannot_be_declared() -> None:
    there = await hall()
    made = await there.drafted(template="Workload and job quality")
    single = [one for one in made.questionnaire.questions if one.asked not in (Asked.SEVERAL, Asked.TEXT)]
    a, b, c = [question.key for question in single if question.when is None][:3]
    pairs = list[str]()
    for one, other in ((a, b), (b, c)):
        await there.kim.press("Count two questions together")
        await there.kim.fill(pairs=tuple(pairs), one=one, other=other)
        pairs.append(f"{one} {other}")
    await there.kim.press("Count two questions together")
    for one, other in ((c, a), (b, a)):
        await there.kim.fill(pairs=tuple(pairs), one=one, other=other)
        assert "form a ring" in there.kim.form.errors["other"]
        assert (await there.survey()).together == ((a, b), (b, c))


async def test_a_survey_is_taken_as_a_file_and_pasted_back_in_pieces() -> None:
    there = await hall()
    made = await there.drafted()
    await there.kim.press("Take it as a file")
    (file,) = [one for one in there.kim.replies if isinstance(one, Document)]
    assert file.content.decode() == writing.text(made.questionnaire)
    lines = templates.text("pulse").replace("One question", "Another").splitlines()
    await there.kim.press("Show the survey")
    await there.kim.press("Paste a changed file")
    await there.kim.fill(text0="\n".join(lines[:9]), text1="\n".join(lines[9:]))
    assert (await there.survey()).questionnaire.title["en"] == "Another"


async def test_a_pasted_file_becomes_a_survey_and_what_is_wrong_in_it_is_told_by_line() -> None:
    there = await hall()
    await there.kim.say("new survey")
    await there.kim.press("Paste a survey file")
    await there.kim.fill(text0="languages = 3")
    assert "Line 1" in there.kim.form.errors["text0"]
    await there.kim.fill(text0=templates.text("pulse"))
    await there.kim.fill(audience=("willing",))
    assert (await there.survey()).willing


async def test_an_earlier_survey_is_asked_again_with_all_that_was_settled() -> None:
    there = await hall()
    before = await there.launched(threshold="8", target="40", reminders="1", may_change="no", audience=("codes",))
    await there.kim.say("new survey")
    await there.kim.press("One question (Town Hall)")
    await there.kim.fill()
    again = next(one for one in await there.every(Survey) if one.id != before.id)
    assert again.earlier == before.id
    assert replace(
        before, id=again.id, earlier=before.id, stage=Stage.DRAFT, opens=None, begun=False, closes=again.closes
    ) == replace(again, due=before.due)


async def test_the_preview_shows_every_page_in_each_language_and_keeps_nothing() -> None:
    there = await hall()
    made = await there.drafted(template="Data and privacy at work")
    await there.kim.press("See it as they will")
    assert "Who asks: Kim, rep" in there.kim.words
    await there.kim.press("First page, as they see it (Cymraeg)")
    seen, before = [], await there.every(Survey)
    while previewing.OVER not in there.kim.words:
        seen += [one.name for one in there.kim.form.fields]
        await there.kim.fill()
    assert seen == keys(made.questionnaire.questions)
    assert await there.every(Survey) == before


async def test_nobody_is_asked_of_a_survey_that_has_no_audience_or_a_link_without_a_page() -> None:
    there = await hall()
    await there.drafted(audience=("link",))
    there.branch.start(replace(there.branch.desk, house=replace(there.branch.desk.house, pages="")))
    kim = Somebody(there.branch.bot, there.branch.desk.store, "kim")
    await kim.force("surveys.launch", (await there.survey()).id)
    assert launching.NO_PAGE in kim.words


async def test_what_reps_did_with_a_survey_stands_in_the_log_that_organisers_read() -> None:
    there = await hall()
    await there.launched()
    await there.kim.press("Pause it")
    olu = there.branch.somebody("olu")
    await olu.say("desk")
    await olu.press(logbook.LOG.label)
    assert "launched the survey “One question”" in olu.words
    assert "paused the survey “One question”" in olu.words
