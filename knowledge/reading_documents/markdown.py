"""Reads Markdown. HTML in it is left out; links and emphasis become their words."""

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from knowledge.reading_documents import marks
from knowledge.reading_documents.plain import decoded
from knowledge.reading_documents.shape import Block, Kind

_BREAKS = ("softbreak", "hardbreak")
_WORDS = ("text", "code_inline", "text_special")


def blocks(content: bytes) -> Iterator[Block]:
    level = 0  # of the heading that is open
    items: list[list[str]] = []  # the list items that are open, innermost last
    for token in MarkdownIt("commonmark").enable("table").parse(decoded(content)):
        if token.type in ("bullet_list_open", "ordered_list_open") and items:
            yield from _item(items[-1])
        if token.type == "list_item_open":
            items.append([])
        elif token.type == "list_item_close":
            yield from _item(items.pop())
        elif token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "heading_close":
            level = 0
        elif token.type in ("inline", "code_block", "fence"):
            children = token.children or ()
            text = _words(children) if token.type == "inline" else token.content
            if items:
                items[-1].append(text)
            elif level or (_all_bold(children) and marks.like_heading(text)):
                yield Block(text, Kind.HEADING, level or 6)
            else:
                yield Block(text)


def _item(parts: list[str]) -> Iterator[Block]:
    if parts:
        yield Block(" ".join(parts), Kind.ITEM)
        parts.clear()


def _words(children: Sequence[Token]) -> str:
    return "".join(
        "\n" if child.type in _BREAKS else child.content for child in children if child.type in (*_BREAKS, *_WORDS)
    )


def _all_bold(children: Sequence[Token]) -> bool:
    shown = [child for child in children if child.type != "text" or child.content]
    return bool(shown) and shown[0].type == "strong_open" and shown[-1].type == "strong_close"
