"""One of each kind of picture, and names that somebody might choose to spoil it."""

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st
from PIL import Image

from bot.charts import (
    Counts,
    Drawing,
    Moment,
    Part,
    Size,
    Standing,
    Timeline,
    Trend,
    Week,
    bars,
    scale,
    timeline,
    trend,
)

MONDAY = date(2026, 9, 7)
WATCHED = Counts(
    "Does the system make you change how you work?",
    (
        Part("Yes, it makes me hurry", 24),
        Part("A little", 9),
        Part("Dim o gwbl: ŵ ŷ", None),
        Part("I don’t know", 0),
    ),
    41,
    "41 people answered.",
)
BEFORE = Counts("The same, last year", (Part("Yes, it makes me hurry", 12), Part("A little", None)), 30)
AGREED = Counts(
    "I feel watched at work",
    tuple(
        Part(label, count)
        for label, count in (
            ("Strongly disagree", 4),
            ("Disagree", 11),
            ("Neither", 9),
            ("Agree", 14),
            ("Strongly agree", 21),
        )
    ),
    59,
)
WEEKLY = Trend(
    "Reports by week",
    tuple(Week(MONDAY + timedelta(weeks=at), count) for at, count in enumerate((0, 7, None, 12, 5))),
    "Reports",
)
STORY = Timeline(
    "The rota engine",
    (
        Moment(date(2026, 5, 1), "The employer’s answer was due", Standing.OVERDUE),
        Moment(date(2026, 2, 3), "First reported"),
        Moment(date(2027, 1, 9), "Review", Standing.DUE),
    ),
)

HOSTILE = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org") & \' "',
    '#eval("1") $x$ *b* _i_ @ref `raw` \\ // [x]',
    "W" * 400,
    "﷽" * 20,
    "a\u202eb\u0000c\ud800d\x1b[31m\ufffe",
    "Z" + "\u0301" * 60,
    "line\nline\r\n\tline",
    "تقرير عن العمل",
    "報告書" * 30,
    "🙂" * 40,
    "",
    "   ",
)

labels = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=120),
    st.text(st.characters(max_codepoint=0x24F), max_size=200),
    st.lists(st.sampled_from(["work", "watched", "ŵyth", "unreasonably", "a", "MMMM"]), max_size=40).map(" ".join),
)


@st.composite
def counts(draw: st.DrawFn) -> Counts:
    made = draw(st.lists(st.tuples(labels, st.none() | st.integers(0, 100_000)), min_size=1, max_size=24))
    parts = tuple(Part(label, count) for label, count in made)
    known = [part.count for part in parts if part.count is not None]
    total = draw(st.sampled_from([None, sum(known), sum(known) + 7]))
    return Counts(draw(labels), parts, total, draw(labels), draw(labels))


@st.composite
def trends(draw: st.DrawFn) -> Trend:
    numbers = draw(st.lists(st.none() | st.integers(0, draw(st.sampled_from([3, 90, 2_000_000]))), max_size=130))
    weeks = tuple(Week(MONDAY + timedelta(weeks=at), count) for at, count in enumerate(numbers))
    return Trend(draw(labels), weeks, draw(labels), draw(labels))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    days = st.dates(date(2020, 1, 1), date(2035, 1, 1))
    moments = draw(st.lists(st.builds(Moment, days, labels, st.sampled_from(Standing)), min_size=1, max_size=15))
    return Timeline(draw(labels), tuple(moments), draw(labels))


def of_each_kind(size: Size) -> Iterator[tuple[str, Drawing]]:
    for kind, drawings in (
        ("bars", bars(WATCHED, size)),
        ("compared", bars(WATCHED, size, BEFORE)),
        ("scale", scale(AGREED, size)),
        ("trend", trend(WEEKLY, size)),
        ("timeline", timeline(STORY, size)),
    ):
        for at, drawing in enumerate(drawings):
            yield f"{kind} {at}", drawing


def hostile(size: Size) -> Iterator[Drawing]:
    for words in HOSTILE:
        yield from bars(replace(WATCHED, title=words, note=words, parts=(Part(words, 3), Part(words, None))), size)
        yield from timeline(Timeline(words, (Moment(MONDAY, words),), words), size)


def seen(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")
