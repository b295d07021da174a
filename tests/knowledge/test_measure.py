import pytest

from knowledge.measure import Trial, measure
from knowledge.topics import Band


def trial(expected: str, ranking: str, confidence: float, band: Band = Band.ANSWER) -> Trial:
    return Trial(frozenset(expected.split()), ranking.split(), confidence, band, 5.0)


def test_ranks_count_any_of_the_right_ids() -> None:
    figures = measure([trial("a b", "b c", 0.9), trial("a", "c b a", 0.8), trial("a", "b c d", 0.7)])
    assert figures["top1"] == pytest.approx(1 / 3)
    assert figures["top3"] == pytest.approx(2 / 3)
    assert figures["mrr"] == pytest.approx((1 + 1 / 3) / 3)
    assert "auroc" not in figures


def test_auroc_counts_pairs_in_the_right_order_and_ties_by_half() -> None:
    figures = measure([trial("a", "a", 0.9), trial("a", "a", 0.5), trial("", "a", 0.5), trial("", "a", 0.1)])
    assert figures["auroc"] == pytest.approx(3.5 / 4)


def test_what_is_refused_is_what_lies_below_the_confidence_that_most_in_scope_questions_reach() -> None:
    inside = [trial("a", "a", n / 10) for n in range(1, 11)]
    outside = [trial("", "a", 0.15), trial("", "a", 0.25)]
    figures = measure(inside + outside)
    assert figures["oos_refused_at_90"] == 0.5
    assert figures["oos_refused_at_95"] == 0.0


def test_bands_are_told_for_all_and_for_each_kind_of_question() -> None:
    figures = measure([trial("a", "b", 0.9), trial("a", "a", 0.8), trial("", "a", 0.1, Band.REFUSE)])
    assert figures["answered"] == pytest.approx(2 / 3)
    assert (figures["answered_in"], figures["refused_in"], figures["refused_out"]) == (1.0, 0.0, 1.0)
    assert figures["answered_right"] == 0.5
    assert (figures["n_in"], figures["n_out"]) == (2, 1)


def test_no_questions_make_no_figures() -> None:
    assert measure([]) == {"n_in": 0, "n_out": 0}
