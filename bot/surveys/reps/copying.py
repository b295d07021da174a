"""What is not as it was where an earlier survey is asked again, since rules have changed, or what is there."""

from collections.abc import Iterator
from dataclasses import replace

from bot.markup import plain
from bot.records import Survey
from bot.surveys.questionnaire import checking
from bot.surveys.questionnaire.language_names import name
from bot.surveys.reps.editing import pairs

MOST_TOLD = 3  # of what the checks refuse
AS_IT_WAS = "It is filled in as it was when it was asked."
BUT = "It is filled in as it was when it was asked, but for this:"


def copied(before: Survey, made: Survey, least: int) -> Survey:
    """With the questions and pairs of the earlier one, as far as they may still be asked. `least`: the threshold."""
    return pairs.kept(replace(made, together=before.together, threshold=max(before.threshold, least)))


def since(before: Survey, made: Survey) -> str:
    """In the Markdown of `bot.markup`."""
    lines = [f"- {plain(one)}" for one in _since(before, made)]
    return "\n".join([f"{BUT}\n", *lines]) if lines else AS_IT_WAS


def _since(before: Survey, made: Survey) -> Iterator[str]:
    if made.workplace != before.workplace:
        yield "It was asked at a workplace where you are no rep now. Choose another."
    yield from pairs.dropped(replace(made, together=before.together), before)
    if made.threshold > before.threshold:
        yield f"Fewer than {made.threshold} people are never shown there now. It was {before.threshold}."
    if gone := len(set(before.channels) - set(made.channels)):
        yield f"{gone} of its channels {'is' if gone == 1 else 'are'} no longer there for surveys."
    if unread := [one for one in made.questionnaire.unchecked if one in made.questionnaire.languages]:
        yield f"No speaker has looked over its words yet in: {', '.join(map(name, unread))}."
    wrong = [one.words for one in checking.check(made.questionnaire) if not one.warning]
    if wrong:
        told = "; ".join(wrong[:MOST_TOLD])
        yield f"Its questions must be changed before it can be launched, since the checks are stricter now: {told}."
