"""A rep counts questions together, takes and pastes a file, and asks an earlier survey again."""

from dataclasses import replace

from bot.records import Survey
from bot.records.surveys import Asked, Stage
from bot.replies import Document
from bot.surveys import at
from bot.surveys.questionnaire import templates, writing
from bot.surveys.questionnaire.questions import by_key
from bot.surveys.reps import copying
from bot.surveys.reps.editing import overview, pairing
from tests.surveys.asked import one, questionnaire, text
from tests.surveys.drafts import BRANCHING, asked, editing, to_add
from tests.surveys.reps import hall


async def test_questions_are_counted_together_only_where_that_was_declared_before_the_launch() -> None:
    there = await hall()
    made = await there.drafted(template="Monitoring at work")
    single = [one for one in made.questionnaire.questions if one.asked not in (Asked.SEVERAL, Asked.TEXT)]
    first, other = [question.key for question in single if question.when is None][:2]
    await there.kim.force(overview.PAIR, made.id)
    await there.kim.fill(one=first, other=first)
    assert there.kim.form.errors["other"] == pairing.TWO
    await there.kim.fill(one=first, other=other)
    assert (await there.survey()).together == ((first, other),)
    await there.kim.force(overview.PAIR, made.id)
    await there.kim.fill(pairs=(), one="", other="")
    assert (await there.survey()).together == ()


async def test_pairs_of_questions_that_form_a_ring_cannot_be_declared() -> None:
    there = await hall()
    made = await there.drafted(template="Workload and job quality")
    single = [one for one in made.questionnaire.questions if one.asked not in (Asked.SEVERAL, Asked.TEXT)]
    a, b, c = [question.key for question in single if question.when is None][:3]
    pairs = list[str]()
    for first, other in ((a, b), (b, c)):
        await there.kim.force(overview.PAIR, made.id)
        await there.kim.fill(pairs=tuple(pairs), one=first, other=other)
        pairs.append(f"{first} {other}")
    await there.kim.force(overview.PAIR, made.id)
    for first, other in ((c, a), (b, a)):
        await there.kim.fill(pairs=tuple(pairs), one=first, other=other)
        assert there.kim.form.errors["other"] == pairing.RING
        assert (await there.survey()).together == ((a, b), (b, c))


async def test_where_no_two_questions_can_be_counted_together_that_is_said() -> None:
    there = await editing(questionnaire(one("site", "depot", "hall"), text("worry")))
    await there.kim.force(overview.PAIR, (await there.survey()).id)
    assert pairing.NONE in there.kim.words


async def test_a_survey_is_taken_as_a_file_and_pasted_back_in_pieces() -> None:
    there = await hall()
    made = await there.drafted()
    await there.kim.force(at.QUESTIONS, made.id)
    await there.kim.press("More changes")
    await there.kim.press("Take it as a file")
    (file,) = [one for one in there.kim.replies if isinstance(one, Document)]
    assert file.content.decode() == writing.text(made.questionnaire)
    lines = templates.text("pulse").replace("One question", "Another").splitlines()
    await there.kim.force(overview.MORE, made.id)
    await there.kim.press("Paste a changed file")
    await there.kim.fill(text0="\n".join(lines[:9]), text1="\n".join(lines[9:]))
    assert (await asked(there)).title["en"] == "Another"
    assert (await there.survey()).before


async def test_a_pasted_file_becomes_a_survey_and_what_is_wrong_in_it_is_told_by_line() -> None:
    there = await hall()
    await there.kim.say("new survey")
    await there.kim.press("Paste a survey file")
    await there.kim.fill(text0="languages = 3")
    assert "Line 1" in there.kim.form.errors["text0"]
    await there.kim.fill(text0=templates.text("pulse"))
    await there.kim.fill(audience=("willing",))
    assert (await there.survey()).willing


async def test_an_earlier_survey_is_asked_again_with_word_of_what_the_rules_do_not_allow_any_more() -> None:
    there = await editing()
    made = await there.survey()
    ring = (("watched", "site"), ("site", "watched"), ("watched", "sees"), ("watched", "told"), ("site", "gone"))
    long = replace(BRANCHING, title={"en": "x" * 61})
    async with there.branch.desk.store.transaction() as tx:
        closed = replace(made, stage=Stage.CLOSED, questionnaire=long, together=ring, threshold=3, channels=("gone",))
        await tx.put(closed)
    await there.kim.force("surveys.copy", made.id)
    intro = there.kim.form.intro
    for told in (
        "“Which site?” and “Which watched?” are no longer counted together: pairs that form a ring",
        "“Which watched?” and “Which sees?” are no longer counted together: each must have one answer",
        "“Which watched?” and “Which told?” are no longer counted together: they are not asked of the same people",
        "“Which site?” and a question are no longer counted together: not both are asked any more",
        "Fewer than 5 people are never shown there now\\. It was 3".replace("\\", ""),
        "1 of its channels is no longer there",
        "the checks are stricter now: 1 characters too long",
    ):
        assert told in intro.replace("\\", "")
    await there.kim.fill(title="Shorter", audience=("everybody",))
    (again,) = [one for one in await there.every(Survey) if one.earlier == made.id]
    assert (again.together, again.threshold) == ((("watched", "site"),), 5)


async def test_an_earlier_survey_that_can_be_asked_as_it_was_says_so() -> None:
    there = await editing()
    made = await there.survey()
    await there.kim.force("surveys.launch", made.id)
    await there.kim.force("surveys.copy", made.id)
    assert there.kim.form.intro == copying.AS_IT_WAS


async def test_a_draft_that_the_checks_refuse_is_not_launched_and_can_be_mended() -> None:
    there = await editing(replace(BRANCHING, title={"en": "x" * 61}))
    id_ = (await there.survey()).id
    await there.kim.force("surveys.launch", id_)
    assert "Its questions must be changed first" in there.kim.words
    assert (await there.survey()).stage is Stage.DRAFT
    await to_add(there, "yes-no")
    assert "who-told-you" in by_key(await asked(there))
