"""A rep makes a survey from a template and launches it; a second rep approves it where the workplace wants that."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bot import logbook
from bot.records import AuditEntry, Survey, SurveyKey
from bot.records.audit import Did
from bot.records.surveys import Stage, Way
from bot.surveys.questionnaire import templates
from bot.surveys.questionnaire.phrases import say
from bot.surveys.reps import launching, previewing, settling
from tests.fakes import NOON, kept
from tests.house.parts import appointed, who
from tests.people.living import Somebody
from tests.surveys.reps import Hall, hall, keys
from tests.surveys.test_in_welsh import BOTH, ENGLISH


async def dids(there: Hall) -> list[Did]:
    return [one.did for one in await there.every(AuditEntry)]


async def test_from_a_template_to_open_it_takes_three_presses_and_a_form_that_is_filled_in() -> None:
    there = await hall()
    kim = there.kim
    await kim.say("new survey")
    await kim.press("Monitoring at work")
    form = kim.form
    assert all(form.values.get(one.name) for one in form.fields if one.required), "nothing is left to fill in"
    await kim.fill()
    assert "only you see" in kim.words
    assert kim.buttons[0].label == "Launch it"
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
        ("closes", "1/1/2020", "That time is over. Write a later one."),
        ("closes", "22/11/2026 12:30", "an hour at least. Write a later time."),
        ("closes", "6/12/2028", "three months"),
        ("closes", "soon", "Day and time"),
        ("closes", "6/12/2026 25:00", "Day and time"),
        ("opens", "1/1/2020 9:00", "is over"),
        ("target", "-3", "Write one number, such as 60"),
        ("target", "Depot 40, Town Hall 25", "Write one number, such as 60"),
        ("reminders", "6", "from the list"),
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


async def test_after_the_launch_nothing_of_it_changes_however_it_is_tried() -> None:
    there = await hall()
    made = await there.launched()
    await there.kim.send(f"surveys.worded mark {made.id} feel en", **{"ask en": "Other?", "why en": "Why"})
    await there.kim.send(f"surveys.settled draft {made.id}", threshold="5")
    await there.kim.send(f"surveys.pasted mark {made.id}", text0=templates.text("monitoring"))
    for action in ("questions", "leave_out", "pair", "settle", "paste"):
        await there.kim.force(f"surveys.{action}", made.id)
        assert "no longer there" in there.kim.words
    await there.kim.force("surveys.discard", made.id)
    assert await there.survey() == made


async def test_an_earlier_survey_is_asked_again_with_all_that_was_settled() -> None:
    there = await hall()
    before = await there.launched(threshold="8", target="40", reminders="1", may_change="no", audience=("codes",))
    await there.kim.say("new survey")
    await there.kim.press("One question (Town Hall)")
    await there.kim.fill()
    again = next(one for one in await there.every(Survey) if one.id != before.id)
    assert again.earlier == before.id
    assert replace(
        before, id=again.id, earlier=before.id, stage=Stage.DRAFT, opens=None, closes=again.closes
    ) == replace(again, due=before.due)


async def test_the_preview_shows_every_page_in_each_language_and_keeps_nothing() -> None:
    there = await hall()
    made = await there.drafted(template="Data and privacy at work")
    await there.kim.press("See it as they will")
    assert "Kim, rep" in there.kim.words
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


async def test_an_open_link_without_an_address_on_the_web_is_refused_where_it_is_chosen() -> None:
    there = await hall()
    there.branch.start(replace(there.branch.desk, house=replace(there.branch.desk.house, pages="")))
    there.kim.bot = there.branch.bot
    await there.kim.say("new survey")
    await there.kim.press("One question")
    audience = next(one for one in there.kim.form.fields if one.name == "audience")
    assert "in this chat" in dict(audience.options)["codes"]
    await there.kim.fill(audience=("codes", "link"))
    assert there.kim.form.errors == {"audience": settling.NO_PAGE}
    assert not await there.every(Survey)
    await there.kim.fill(audience=("codes",))
    assert (await there.survey()).ways == (Way.CODE,)


async def test_the_preview_is_all_in_one_language_and_says_what_differs_elsewhere() -> None:
    there = await hall()
    made = await there.drafted()
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(replace(made, questionnaire=BOTH))
    await there.kim.force("surveys.preview", made.id)
    assert previewing.ELSEWHERE in there.kim.words
    await there.kim.press("First page, as they see it (Cymraeg)")
    form = there.kim.form
    assert form.language == "cy"
    assert form.send == say("cy", "preview.next")
    assert say("cy", "preview.not_kept") in form.intro
    asked = "Ydych chi'n cael eich gwylio?"
    shown = "\n".join([form.intro, form.send, *(one.hint for one in form.fields)])
    assert say("cy", "preview.only_after", answers="Ie", question=asked) in shown
    assert not [one for one in ENGLISH if one in shown]


@pytest.mark.parametrize("languages", [("en", "cy"), ("cy", "en")], ids=["English first", "Welsh first"])
async def test_what_those_who_are_asked_will_read_is_marked_as_the_language_that_it_is_in(
    languages: tuple[str, str],
) -> None:
    there = await hall()
    made = await there.drafted()
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(replace(made, questionnaire=replace(BOTH, languages=languages)))
    await there.kim.force("surveys.preview", made.id)
    assert there.kim.card.language == languages[0]
    assert say("en", "preview.not_kept") not in f"{there.kim.card}"
    assert not there.kim.card.buttons


async def test_what_reps_did_with_a_survey_stands_in_the_log_that_organisers_read() -> None:
    there = await hall()
    await there.launched()
    await there.kim.press("Pause it")
    olu = there.branch.somebody("olu")
    await olu.say("desk")
    await olu.press(logbook.LOG.label)
    assert "launched the survey “One question”" in olu.words
    assert "paused the survey “One question”" in olu.words


async def test_the_threshold_of_the_workplace_is_the_lowest_there_is() -> None:
    there = await hall()
    olu = there.branch.somebody("olu")
    made = await there.drafted()
    assert made.threshold == 5
    await olu.force("workplaces.add", there.hall.id)
    await olu.fill(survey_threshold="8")
    await there.kim.force("surveys.launch", made.id)
    assert "Fewer people than 8 are never shown there" in there.kim.words
    assert (await there.survey()).stage is Stage.DRAFT
    await there.kim.force("surveys.settle", made.id)
    await there.kim.fill(threshold="7")
    assert "from 8 to 100" in there.kim.form.errors["threshold"]
    await there.kim.fill(threshold="9")
    await there.kim.press("Launch it")
    assert ((await there.survey()).stage, (await there.survey()).threshold) == (Stage.OPEN, 9)
    await there.kim.say("new survey")
    await there.kim.press("Monitoring at work")
    assert there.kim.form.values["threshold"] == "8"


async def test_whom_it_is_for_can_be_said_and_stands_with_all_else_that_was_settled() -> None:
    there = await hall()
    made = await there.drafted(meant_for="  drivers and   loaders ")
    assert made.meant_for == "drivers and loaders"
    await there.kim.press("More")
    assert "Whom it is for: drivers and loaders" in there.kim.words
    await there.kim.press("Back to the survey")
    await there.kim.press("Change when and whom")
    assert there.kim.form.values["meant_for"] == "drivers and loaders"
