"""Numbers of slots, of which there may be a million, as the few spans that they come to: "1-5120 5200"."""

from bisect import bisect_right
from collections.abc import Iterable

Spans = tuple[range, ...]  # in order, and none touches the next


def of(numbers: Iterable[int]) -> Spans:
    return joined(tuple(range(number, number + 1) for number in numbers))


def joined(*several: Spans) -> Spans:
    made: list[range] = []
    for span in sorted((span for spans in several for span in spans), key=lambda span: span.start):
        if made and span.start <= made[-1].stop:
            made[-1] = range(made[-1].start, max(made[-1].stop, span.stop))
        else:
            made.append(span)
    return tuple(made)


def below(spans: Spans, end: int) -> Spans:
    """Those numbers that are less than `end`."""
    return tuple(range(span.start, min(span.stop, end)) for span in spans if span.start < end)


def holds(spans: Spans, number: int) -> bool:
    before = bisect_right(spans, number, key=lambda span: span.start)
    return before > 0 and number in spans[before - 1]


def words(spans: Spans) -> str:
    return " ".join(str(span.start) if len(span) == 1 else f"{span.start}-{span.stop - 1}" for span in spans)


def read(words: str) -> Spans:
    ends = (word.partition("-") for word in words.split())
    return tuple(range(int(first), int(last or first) + 1) for first, _, last in ends)
