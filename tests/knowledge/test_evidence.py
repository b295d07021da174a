"""What the quick sums over arrays give, beside the same written out phrasing by phrasing and word by word."""

import random

import numpy as np
import pytest

from knowledge import text
from knowledge.evidence import Asked, Evidence, Material, sketches
from knowledge.lexical import Bm25, Rarity

WORDS = "they can watch us work ai robot ask rep camera new system pay rota decide who".split()  # noqa: SIM905
CHANCE = random.Random(7)  # noqa: S311 - the same at every run
SIZES = (4, 1, 9, 2, 30, 3)  # ways of asking of each topic: fewer than three among them
TOKENS = [CHANCE.choices(WORDS, k=CHANCE.randrange(2, 9)) for _ in range(sum(SIZES) - 2)]
PHRASINGS = [TOKENS[0], TOKENS[0], *TOKENS]  # one stands there twice
TOPICS = np.repeat(np.arange(len(SIZES)), SIZES)
RARITY = Rarity.build(PHRASINGS)
MATERIAL = Material(PHRASINGS, TOPICS, sketches(PHRASINGS, RARITY), [[] for _ in SIZES])
EVIDENCE = Evidence.gather(MATERIAL)
QUESTIONS = [CHANCE.choices([*WORDS, "unheard"], k=CHANCE.randrange(1, 12)) for _ in range(40)]


def asked(tokens: list[str]) -> Asked:
    return Asked.of(tokens, sketches([tokens], RARITY))


def best_three(tokens: list[str], topic: int) -> tuple[float, float]:
    """The mean of a topic's three likeliest ways of asking, and the likeliest; the last again where there are fewer."""
    likeness = (sketches([tokens], RARITY) @ MATERIAL.vectors.T)[0]
    found = sorted({float(one) for one in likeness[topic == TOPICS]}, reverse=True)[:3]
    found += [found[-1]] * (3 - len(found))
    return sum(found) / 3, found[0]


def says(bm25: Bm25, features: list[str], topic: int) -> float:
    """What each different feature says for a topic, looked up one by one."""
    total = 0.0
    for feature in dict.fromkeys(features):
        row = bm25.rows.get(feature)
        if row is not None:
            held = range(int(bm25.starts[row]), int(bm25.starts[row + 1]))
            total += sum(float(bm25.weights[at]) for at in held if bm25.topics[at] == topic)
    return total


@pytest.mark.parametrize("tokens", QUESTIONS, ids=" ".join)
def test_a_topic_is_as_like_a_question_as_its_best_three_ways_of_asking(tokens: list[str]) -> None:
    alike, nearest = EVIDENCE.scores(asked(tokens))[1:3]
    for topic in range(len(SIZES)):
        assert (alike[topic], nearest[topic]) == pytest.approx(best_three(tokens, topic), abs=1e-6)


@pytest.mark.parametrize("tokens", QUESTIONS, ids=" ".join)
def test_words_and_runs_of_letters_say_what_each_of_them_says(tokens: list[str]) -> None:
    for bm25, features in ((EVIDENCE.words, text.pairs(tokens)), (EVIDENCE.letters, text.grams(tokens))):
        expected = [says(bm25, features, topic) for topic in range(len(SIZES))]
        assert bm25.scores(features).tolist() == np.array(expected, np.float32).tolist()


def test_what_nobody_wrote_says_nothing() -> None:
    assert not EVIDENCE.words.scores(["unheard", "of"]).any()
    assert not EVIDENCE.words.scores([]).any()
