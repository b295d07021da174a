"""Who chooses answers from lists is left in peace; who writes that they are in danger is told where to turn.

With the hearing that is really used: what a choice is called is no word of whoever chose it.
"""

import random
from collections.abc import Iterator

import pytest

from bot.bot import Bot
from bot.events import Answer, Submitted
from bot.hearing.listening import Hearing
from bot.records.surveys import Asked, Question
from bot.replies import Card, Replies
from bot.store import MemoryStore
from bot.surveys.questionnaire import templates
from bot.surveys.questionnaire.questions import choices
from knowledge.library import Library
from tests.fakes import ALEX, CHAT, UNION_HOUSE, Clock, desk_of

DANGER = "If you or someone else may be in danger"
MANY = 60  # people, of whom every tenth was once told where to turn


@pytest.fixture
def bot(library: Library, hearing: Hearing) -> Bot:
    return Bot(desk_of(UNION_HOUSE, library, MemoryStore(), hearing, Clock()))


async def sends(bot: Bot, values: dict[str, Answer]) -> Replies:
    return await bot.handle(Submitted(ALEX, CHAT, "cause", "survey.answers", values))


def is_told_where_to_turn(replies: Replies) -> bool:
    return any(isinstance(one, Card) and one.title == DANGER for one in replies)


def answers(questions: tuple[Question, ...], chance: random.Random) -> Iterator[tuple[str, Answer]]:
    for one in questions:
        keys = [choice.key for choice in choices(one)]
        if one.asked is Asked.SEVERAL:
            yield one.key, tuple(chance.sample(keys, 2))
        elif keys:
            yield one.key, chance.choice(keys)


@pytest.mark.parametrize("template", templates.NAMES)
async def test_no_choices_from_lists_are_taken_for_danger(template: str, bot: Bot) -> None:
    chance = random.Random(7)  # noqa: S311 - answers for a test
    questions = templates.template(template).questions
    for _ in range(MANY):
        values = dict(answers(questions, chance))
        assert not is_told_where_to_turn(await sends(bot, values)), values


@pytest.mark.parametrize(
    "words", ["I want to end my life", "my partner hits me\nand i cant go home", "suicide", "Overdose."]
)
async def test_whoever_writes_it_between_their_choices_is_told_where_to_turn(words: str, bot: Bot) -> None:
    assert is_told_where_to_turn(await sends(bot, {"collected": ("health", "none"), "worry": words, "told": "no"}))


async def test_what_is_written_in_two_fields_is_heard_together(bot: Bot) -> None:
    written = {"what": "they put a camera over my desk and count", "worry": "because of it i want to end my life"}
    assert is_told_where_to_turn(await sends(bot, {**written, "where": "depot"}))
