"""The shape that every document is brought to: passages with their headings, lists with the words that open them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from knowledge.reading_documents import marks


class Kind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"


@dataclass(frozen=True, slots=True)
class Block:
    """What a reader hands over, as it stands: line breaks may still be in it, and a bullet at its front."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    level: int = 1  # of a heading
    mark: str = ""  # the kind of bullet or number that stood in front


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, a heading or an item of a list, in the document's own words with white space folded."""

    text: str
    kind: Kind = Kind.PARAGRAPH
    headings: tuple[str, ...] = ()  # the ones it stands under, outermost first
    number: int = 0  # in its list, from 1
    lead: str = ""  # the words that open its list: an item says little, or the opposite, without them


def shaped(blocks: Iterable[Block]) -> tuple[Passage, ...]:
    """Bring the blocks of any reader to passages: the same document gives the same ones, whatever file it comes in."""
    found = [block for block in _marked(blocks) if block.text]
    if not any(block.kind is Kind.HEADING for block in found):
        found = [_guessed(found, place) for place in range(len(found))]
    return tuple(_placed(_enumerated(found)))


def folded(text: str) -> str:
    """One line, without what cannot be seen. The words stay as they are."""
    shown = (
        " " if unicodedata.category(one) == "Cc" else one
        for one in text
        if unicodedata.category(one) not in ("Cf", "Cs", "Cn")
    )
    return " ".join("".join(shown).split())


def _marked(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks of one line, cut where a line break opens an item; bullets and numbers go, what they mean stays."""
    for block in blocks:
        for part in marks.cut(block.text):
            text = folded(marks.without_links(part))
            if block.kind is Kind.HEADING:
                yield replace(block, text=marks.without_number(text))
            elif block.kind is Kind.ITEM:
                yield replace(block, text=marks.without_mark(text))
            elif mark := marks.mark(text):
                rest = marks.without_mark(text)
                kind = Kind.PARAGRAPH if marks.is_section(mark) else Kind.ITEM
                yield replace(block, text=rest, kind=kind, mark=marks.style(mark))
            else:
                yield replace(block, text=text)


def _guessed(blocks: list[Block], place: int) -> Block:
    """Where no heading is marked, a short line without a full stop above other text is one."""
    block = blocks[place]
    after = blocks[place + 1] if place + 1 < len(blocks) else None
    before = blocks[place - 1] if place else None
    if after is None or not marks.like_heading(block.text):
        return block
    numbered_alone = "1" in block.mark and block.mark not in (after.mark, before.mark if before else "")
    opens_list = block.text.endswith(":") and (after.kind is Kind.ITEM or after.text.endswith(";"))
    if (block.kind is Kind.PARAGRAPH or numbered_alone) and not opens_list:
        return replace(block, kind=Kind.HEADING)
    return block


def _enumerated(blocks: list[Block]) -> list[Block]:
    """After words that end in a colon, paragraphs that mostly end in semicolons are the items of a list."""
    found = list(blocks)
    for place, block in enumerate(blocks):
        if block.kind is not Kind.PARAGRAPH or not block.text.endswith(":"):
            continue
        end = place + 1
        while end < len(blocks) and blocks[end].kind is Kind.PARAGRAPH and not blocks[end].text.endswith(":"):
            end += 1
        ending = [one for one in range(place + 1, end) if re.search(r";( and| or)?$", blocks[one].text)]
        last = min(ending[-1] + 2, end) if ending else place
        if len(ending) * 2 >= last - place - 1 > 0:
            found[place + 1 : last] = [replace(one, kind=Kind.ITEM) for one in blocks[place + 1 : last]]
    return found


def _placed(blocks: Iterable[Block]) -> Iterator[Passage]:
    path: list[tuple[int, str]] = []
    number, lead, before = 0, "", ""
    for block in blocks:
        if block.kind is Kind.ITEM:
            lead = (before if before.endswith(":") else "") if not number else lead
            number += 1
        else:
            number, lead = 0, ""
        if block.kind is Kind.HEADING:
            path = [(level, words) for level, words in path if level < block.level]
        yield Passage(block.text, block.kind, tuple(words for _, words in path), number, lead)
        if block.kind is Kind.HEADING:
            path.append((block.level, block.text))
        before = block.text if block.kind is Kind.PARAGRAPH else ""
