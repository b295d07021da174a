"""Pairs of questions that can no longer be counted together, and why."""

from dataclasses import replace

from bot.markup import plain
from bot.records import Survey
from bot.records.surveys import Asked
from bot.surveys.counting import together
from bot.surveys.questionnaire.questions import by_key, said, short

Pair = tuple[str, str]


def kept(survey: Survey) -> Survey:
    """Without them."""
    return replace(survey, together=together(survey))


def declared(survey: Survey) -> str:
    """Which they are. In the Markdown of `bot.markup`."""
    asked, language = by_key(survey.questionnaire), survey.questionnaire.languages[0]
    names = {key: f"“{plain(short(said(one.words, language)))}”" for key, one in asked.items()}
    return "; ".join(f"{names[one]} with {names[other]}" for one, other in survey.together)


def dropped(survey: Survey, before: Survey) -> tuple[str, ...]:
    """What is to be told of each that `before` declared and `survey` cannot keep. Plain words."""
    stay = together(survey)
    return tuple(_told(survey, before, pair) for pair in dict.fromkeys(before.together) if pair not in stay)


def _told(survey: Survey, before: Survey, pair: Pair) -> str:
    known = {**by_key(before.questionnaire), **by_key(survey.questionnaire)}
    language = survey.questionnaire.languages[0]
    one, other = (f"“{short(said(known[key].words, language))}”" if key in known else "a question" for key in pair)
    return f"{one} and {other} are no longer counted together: {_why(survey, pair)}."


def _why(survey: Survey, pair: Pair) -> str:
    questions = by_key(survey.questionnaire)
    found = [questions[key] for key in pair if key in questions]
    if len(found) < len(pair):
        return "not both are asked any more"
    if {one.asked for one in found} & {Asked.SEVERAL, Asked.TEXT}:
        return "each must have one answer to choose"
    if found[0].when != found[1].when:
        return "they are not asked of the same people"
    return "pairs that form a ring could tell what must be withheld"
