"""Quotes a passage in full: with the rest of its paragraph or list, and with the words that open the list."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.reading_documents import Kind, Passage

OMITTED = "[…]"  # between the words that open a list and an item further down


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From a place in one passage to a place in another, or in the same."""

    first: int
    start: int
    last: int
    end: int


def quotations(passages: Sequence[Passage], spans: Mapping[str, Span]) -> dict[str, str]:
    """The words of each span, by the same names.

    A span grows to whole paragraphs, and one over several items of a list to the whole list: an exception that was
    added to a right is quoted with it. Where several have sentences in one paragraph, each is followed up to the next.
    """
    grown = _whole_lists(passages, _whole_paragraphs(passages, spans))
    return {name: _words(passages, span) for name, span in grown.items()}


def _whole_paragraphs(passages: Sequence[Passage], spans: Mapping[str, Span]) -> dict[str, Span]:
    beginning: defaultdict[int, list[int]] = defaultdict(list)
    ending: defaultdict[int, list[int]] = defaultdict(list)
    for span in spans.values():
        beginning[span.first].append(span.start)
        ending[span.last].append(span.end)
    grown = {}
    for name, span in spans.items():
        # The first in a paragraph begins with it; each goes on to where the next begins, the last to the end.
        alone = min(beginning[span.first]) == span.start and not any(end <= span.start for end in ending[span.first])
        later = [start for start in beginning[span.last] if start >= span.end]
        grown[name] = replace(
            span, start=0 if alone else span.start, end=min(later, default=len(passages[span.last].text))
        )
    return grown


def _whole_lists(passages: Sequence[Passage], spans: dict[str, Span]) -> dict[str, Span]:
    owners: defaultdict[int, set[str]] = defaultdict(set)
    for name, span in spans.items():
        for place in range(span.first, span.last + 1):
            owners[place].add(name)

    def free(place: int, name: str) -> bool:
        return 0 <= place < len(passages) and passages[place].kind is Kind.ITEM and owners[place] <= {name}

    grown = {}
    for name, span in spans.items():
        first, last = span.first, span.last
        items = [place for place in range(first, last + 1) if passages[place].kind is Kind.ITEM]
        if len(items) > 1 or (items and first < last):
            if first == items[0]:
                while passages[first].number > 1 and free(first - 1, name):
                    first -= 1
            if last == items[-1]:
                while free(last + 1, name) and passages[last + 1].number > 1:
                    last += 1
        grown[name] = Span(
            first,
            span.start if first == span.first else 0,
            last,
            span.end if last == span.last else len(passages[last].text),
        )
    return grown


def _words(passages: Sequence[Passage], span: Span) -> str:
    parts: list[str] = []
    opening = passages[span.first]
    if opening.lead:
        parts.append(opening.lead)
        if opening.number > 1:
            parts.append(OMITTED)
    for place in range(span.first, span.last + 1):
        text = passages[place].text
        parts.append(
            text[span.start if place == span.first else 0 : span.end if place == span.last else len(text)].strip()
        )
    return "\n".join(part for part in parts if part)
