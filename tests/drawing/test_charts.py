"""Charts as shapes and as words: nothing overlaps, nothing withheld is drawn, and the words say what the shapes do."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.charts import (
    PAGE,
    PHONE,
    Counts,
    Drawing,
    Part,
    Size,
    Timeline,
    Trend,
    Week,
    bars,
    scale,
    timeline,
    trend,
)
from bot.charts.drawing import Box, Group, Hatch, Line, Words, single
from bot.charts.figures import shared
from bot.charts.letters import clean, frame, width, wrapped
from tests.drawing.samples import AGREED, BEFORE, MONDAY, STORY, WATCHED, WEEKLY, counts, labels, timelines, trends

sizes = st.sampled_from([PHONE, PAGE])
SLACK = 0.01


def words_of(drawing: Drawing) -> list[Words]:
    return [shape for shape in single(drawing.shapes) if isinstance(shape, Words)]


def boxes_of(drawing: Drawing) -> list[Box]:
    return [shape for shape in single(drawing.shapes) if isinstance(shape, Box)]


def assert_readable(drawings: tuple[Drawing, ...], size: Size) -> None:
    for drawing in drawings:
        assert drawing.width == size.width
        assert 0 < drawing.height <= size.height
        assert drawing.title in drawing.alternative
        assert drawing.table is not None
        assert {len(row) for row in drawing.table.rows} <= {len(drawing.table.header)}
        frames = [frame(words) for words in words_of(drawing) if words.text]
        for one in frames:
            assert one.left >= -SLACK
            assert one.right <= drawing.width + SLACK
            assert one.top >= -SLACK
            assert one.bottom <= drawing.height + SLACK
        for one, other in combinations(frames, 2):
            apart = one.right <= other.left + SLACK or other.right <= one.left + SLACK
            assert apart or one.bottom <= other.top + SLACK or other.bottom <= one.top + SLACK
        for shape in single(drawing.shapes):
            if isinstance(shape, Box):
                assert shape.width >= 0
                assert shape.height >= 0
                assert 0 <= shape.x <= shape.x + shape.width <= drawing.width + SLACK
                assert 0 <= shape.y <= shape.y + shape.height <= drawing.height + SLACK
            elif isinstance(shape, Line):
                assert all(0 <= x <= drawing.width for x in (shape.x, shape.to_x))
                assert all(0 <= y <= drawing.height for y in (shape.y, shape.to_y))


@given(counts(), sizes)
def test_bars_of_any_labels_never_overlap_and_never_leave_the_picture(figures: Counts, size: Size) -> None:
    drawings = bars(figures, size)
    assert_readable(drawings, size)
    rows = [row for drawing in drawings if drawing.table for row in drawing.table.rows]
    assert rows == [(clean(part.label), figures.told(part)) for part in figures.parts]


@given(counts(), counts(), sizes, labels)
def test_neither_do_two_runs_side_by_side(figures: Counts, before: Counts, size: Size, name: str) -> None:
    assert_readable(bars(figures, size, before, ("Now", name)), size)


@given(counts(), sizes)
def test_neither_do_scales(figures: Counts, size: Size) -> None:
    assert_readable(scale(figures, size), size)
    parts = tuple(Part(part.label, part.count or 0) for part in figures.parts)
    assert_readable(scale(replace(figures, parts=parts, total=sum(part.count or 0 for part in parts)), size), size)


@given(trends(), sizes)
def test_neither_do_weeks(figures: Trend, size: Size) -> None:
    drawings = trend(figures, size)
    assert_readable(drawings, size)
    rows = [row for drawing in drawings if drawing.table for row in drawing.table.rows]
    assert len(rows) == len(figures.weeks)


@given(timelines(), sizes)
def test_neither_do_moments(figures: Timeline, size: Size) -> None:
    assert_readable(timeline(figures, size), size)


@given(counts(), sizes)
def test_a_bar_is_drawn_for_each_number_above_zero_and_for_nothing_else(figures: Counts, size: Size) -> None:
    drawn = [box for drawing in bars(figures, size) for box in boxes_of(drawing)]
    assert len(drawn) == sum(bool(part.count) for part in figures.parts)


@pytest.mark.parametrize("size", [PHONE, PAGE])
def test_what_is_withheld_says_so_and_a_zero_is_a_zero(size: Size) -> None:
    (drawing,) = bars(WATCHED, size)
    said = [words.text for words in words_of(drawing)]
    assert said.count("withheld") == 1
    assert "0 (0%)" in said
    groups = {group.says: group for group in drawing.shapes if isinstance(group, Group)}
    assert not [one for one in single((groups["Dim o gwbl: ŵ ŷ: withheld"],)) if not isinstance(one, Words)]
    assert [one for one in single((groups["I don’t know: 0 (0%)"],)) if isinstance(one, Line)]


def test_bars_are_as_long_as_their_shares() -> None:
    (drawing,) = bars(WATCHED, PAGE)
    yes, little = boxes_of(drawing)
    assert yes.width / little.width == pytest.approx(24 / 9)
    (alone,) = bars(replace(WATCHED, total=41 * 2), PAGE)
    assert [box.width for box in boxes_of(alone)] < [box.width for box in boxes_of(drawing)]


def test_two_runs_are_told_apart_by_their_hatch_and_by_words() -> None:
    (drawing,) = bars(WATCHED, PAGE, BEFORE)
    assert [box.hatch for box in boxes_of(drawing)[:2]] == [Hatch.SOLID, Hatch.RISING]  # the key
    assert "Yes, it makes me hurry: now 24 (59%), last time 12 (40%)." in drawing.alternative
    assert "A little: now 9 (22%), last time withheld." in drawing.alternative
    assert drawing.table is not None
    assert drawing.table.rows[3] == ("I don’t know", "0 (0%)", "not asked")


def test_a_scale_is_one_bar_whose_steps_all_look_different() -> None:
    (drawing,) = scale(AGREED, PHONE)
    steps = boxes_of(drawing)[:5]
    assert len({step.hatch for step in steps}) == 5
    assert sum(step.width for step in steps) == pytest.approx(PHONE.width - 24, abs=9)
    assert drawing.alternative.startswith("Scale: I feel watched at work. Strongly disagree: 4 (7%).")


@pytest.mark.parametrize(
    "figures",
    [
        replace(AGREED, parts=(*AGREED.parts[:-1], Part("Strongly agree", None))),
        replace(AGREED, total=None),
        replace(AGREED, total=60),
        Counts("From 0 to 10", tuple(Part(str(step), 1) for step in range(11)), 11),
    ],
)
def test_what_is_no_whole_scale_is_shown_as_bars(figures: Counts) -> None:
    assert scale(figures, PAGE) == bars(figures, PAGE)


def test_a_withheld_week_has_a_cross_and_no_column() -> None:
    (drawing,) = trend(WEEKLY, PHONE)
    assert len(boxes_of(drawing)) == 3  # of five weeks one is zero, one is withheld
    assert [words.text for words in words_of(drawing)].count("withheld") == 1
    crossed = [group for group in drawing.shapes if isinstance(group, Group) and group.says.endswith(": withheld")]
    assert [len(group.shapes) for group in crossed] == [2]
    assert "21 September 2026: withheld." in drawing.alternative


def test_parts_of_a_long_trend_have_one_measure() -> None:
    weeks = tuple(Week(MONDAY + timedelta(weeks=at), 40 if at == 0 else 4) for at in range(60))
    drawings = trend(Trend("Reports", weeks), PHONE)
    assert len(drawings) > 1
    columns = [max(box.height for box in boxes_of(drawing)) for drawing in drawings]
    assert columns[0] == pytest.approx(10 * columns[1])
    assert {"40", "20", "0"} <= {words.text for words in words_of(drawings[-1])}
    assert drawings[1].title == f"Reports (part 2 of {len(drawings)})"


def test_weeks_that_leave_one_out_are_no_trend() -> None:
    with pytest.raises(ValueError, match="do not follow"):
        Trend("Reports", (Week(MONDAY, 1), Week(MONDAY + timedelta(weeks=2), 1)))


def test_a_timeline_is_in_order_and_says_what_is_overdue() -> None:
    (drawing,) = timeline(STORY, PHONE)
    assert drawing.alternative == (
        "Timeline: The rota engine. 3 February 2026: First reported. "
        "1 May 2026, overdue: The employer’s answer was due. 9 January 2027, due: Review."
    )
    assert [box.hatch for box in boxes_of(drawing)] == [Hatch.SOLID, Hatch.CROSS, Hatch.EMPTY]
    assert "12 weeks later" in [words.text for words in words_of(drawing)]


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [(0, 10, "0%"), (1, 1000, "<1%"), (999, 1000, ">99%"), (10, 10, "100%"), (1, 3, "33%"), (1, 200, "1%"), (3, 0, "")],
)
def test_shares_never_say_nobody_of_somebody(count: int, total: int, said: str) -> None:
    assert shared(count, total) == said


def test_a_part_is_never_larger_than_the_whole_nor_below_nothing() -> None:
    with pytest.raises(ValueError, match="larger than the total"):
        Counts("Q", (Part("a", 3),), 2)
    with pytest.raises(ValueError, match="below zero"):
        Part("a", -1)


@given(labels, st.floats(20, 700), st.integers(1, 5))
def test_wrapped_words_fit_and_only_an_ellipsis_leaves_any_out(text: str, room: float, most: int) -> None:
    lines = wrapped(text, 16, room, most)
    assert len(lines) <= most
    assert all(width(line, 16) <= room or len(line) == 1 or line.endswith("…") for line in lines)
    if lines and not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == clean(text).replace(" ", "")


def test_words_that_nobody_can_see_are_not_kept() -> None:
    assert clean("a\u202eb\u0000c\ud800 d\n\te\u200b") == "abc d e"
    assert clean("Z" + "\u0301" * 60) == "Z\u0301\u0301"
    assert clean("dŵr ŷd") == "dŵr ŷd"
