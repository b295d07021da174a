"""A rep adds a language to a draft, puts it into words, and says that a speaker has looked it over."""

import json
from dataclasses import replace

import pytest

from bot.records.surveys import Asked
from bot.surveys.reps.editing import overview
from tests.surveys.asked import one, questionnaire
from tests.surveys.drafts import asked, at_question, editing, question, to_add
from tests.surveys.reps import hall


async def test_a_language_is_added_put_into_words_beside_the_first_and_looked_over() -> None:
    there = await editing(questionnaire(one("site", "depot", "hall"), replace(one("ok"), asked=Asked.YES)))
    kim = there.kim
    await kim.press("More changes")
    await kim.press("Languages")
    await kim.press("Add a language")
    await kim.fill(language="pl")
    assert "Polski: 3 parts of 3 still in English; not looked over by a speaker yet" in kim.words
    await kim.press("Next: Title and introduction")
    assert [one.label for one in kim.form.fields] == ["Watched at work", "How machines watch us."]
    await kim.fill(**{"title pl": "Praca", "about pl": "O pracy."})
    await kim.press("Next: 1. Which site?")
    assert [one.label for one in kim.form.fields] == ["Which site?", "So that we know.", "Depot / Hall"]
    await kim.fill(**{"ask pl": "Gdzie?", "why pl": "Aby.", "choices pl": "Zajezdnia\nRatusz"})
    await kim.press("Next: 2. Which ok?")
    await kim.fill(**{"ask pl": "Tak?", "why pl": "Aby.", "choices pl": "Tak\nNie\nNie wiem"})
    assert "Polski: Not looked over by a speaker yet" in kim.words
    assert "All of it is in Polski now." in kim.words
    await kim.press("Looked over, or left out")
    await kim.fill(language="pl", what="read")
    assert "Polski: Looked over by a speaker" in kim.words
    made = await asked(there)
    assert (made.languages, made.unchecked, made.title["pl"]) == (("en", "pl"), (), "Praca")
    assert [one.words["pl"] for one in made.questions[0].choices] == ["Zajezdnia", "Ratusz"]
    await at_question(there, "site")
    await kim.press("Its words")
    await kim.fill(**{"ask en": "Where?"})
    assert "Polski: to be looked over by a speaker, since words are new." in kim.words
    assert (await asked(there)).unchecked == ("pl",)
    await kim.press("All questions")
    assert "Languages: English; Polski (not looked over by a speaker yet)" in kim.words.replace("\\", "")
    await kim.force(overview.LANGUAGES, (await there.survey()).id)
    await kim.press("Looked over, or left out")
    await kim.fill(language="en", what="out")
    assert "Only the others" in kim.form.errors["what"]
    await kim.fill(language="pl", what="out")
    assert (await asked(there)).languages == ("en",)
    assert "pl" not in json.dumps([dict(one.words) for one in (await asked(there)).questions])


@pytest.mark.parametrize(
    ("values", "field", "says"),
    [
        ({}, "language", "choose one"),
        ({"language": "pl", "languages": "nl"}, "language", "choose one"),
        ({"languages": "en"}, "languages", "there already"),
        ({"languages": "Dutch, please"}, "languages", "no code of a language"),
    ],
)
async def test_what_is_no_language_is_told_beside_its_field(values: dict[str, str], field: str, says: str) -> None:
    there = await editing()
    await there.kim.force("surveys.add_language", (await there.survey()).id)
    await there.kim.fill("", **values)
    assert says in there.kim.form.errors[field]


async def test_a_language_by_its_code_and_the_words_of_one_part_again() -> None:
    there = await editing()
    kim, id_ = there.kim, (await there.survey()).id
    await kim.force("surveys.pick_words", id_)
    assert "one language only" in kim.words
    await kim.force("surveys.add_language", id_)
    await kim.fill(languages="zh-Hant")
    await kim.press("Write the words in one")
    await kim.fill(part="sees")
    assert kim.form.title == "Its words (zh-Hant)"
    await kim.fill(**{"ask zh-Hant": "看見什麼?"})
    assert (await question(there, "sees")).words["zh-Hant"] == "看見什麼?"


async def test_yes_and_no_are_choices_of_their_own_in_a_language_that_the_bot_does_not_speak() -> None:
    there = await editing()
    await there.kim.force("surveys.add_language", (await there.survey()).id)
    await there.kim.fill(language="pl")
    await to_add(there, "yes-no")
    made = await question(there, "who-told-you")
    assert (made.choices[0].key, made.choices[0].words) == ("yes", {"en": "Yes", "pl": "Yes"})
    assert (await asked(there)).unchecked == ("pl",)


async def test_the_preview_says_which_languages_there_are_and_which_no_speaker_has_looked_over() -> None:
    there = await hall()
    made = await there.drafted()
    await there.kim.force("surveys.preview", made.id)
    footer = there.kim.words.replace("\\", "")
    assert footer.endswith("Its languages: English; Cymraeg (not looked over by a speaker yet).")
