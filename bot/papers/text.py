"""A paper as a message in the Markdown of `bot.markup`, and as a text that can be pasted anywhere."""

from bot.markup import plain
from bot.papers.paper import EMPTY, Block, Heading, Paper, Paragraph, Points, Quotation, Signature, Table

_TO_FILL = "_" * 30


def message(paper: Paper) -> str:
    """Without its title, which a card has in a place of its own."""
    marked = [f"*{plain(paper.mark)}*"] if paper.mark else []
    return "\n\n".join([*marked, *(_message(block) for block in paper.blocks)])


def file(paper: Paper) -> str:
    lines = [paper.title, "=" * min(len(paper.title), 78), *(["", paper.mark] if paper.mark else [])]
    for block in paper.blocks:
        lines += ["", *_file(block)]
    return "\n".join(lines) + "\n"


def _message(block: Block) -> str:
    match block:
        case Heading(words=words):
            return f"**{plain(words)}**"
        case Paragraph(words=words):
            return "\n\n".join(plain(line) for line in words.splitlines())
        case Points(items=items):
            return "\n".join(f"- {plain(item)}" for item in items)
        case Table(header=header, rows=rows):
            return "\n".join(f"- {plain(_row(header, row))}" for row in rows)
        case Quotation(words=words, source=source):
            lines = [*words.splitlines(), *([f"— {source}"] if source else [])]
            return "\n".join(f"> {plain(line)}" for line in lines)
        case Signature(labels=labels):
            return "\n".join(f"- {plain(label)}: …" for label in labels)


def _file(block: Block) -> list[str]:
    match block:
        case Heading(words=words):
            return [words, "-" * min(len(words), 78)]
        case Paragraph(words=words):
            return words.splitlines()
        case Points(items=items):
            return [f"- {item}" for item in items]
        case Table(header=header, rows=rows):
            return [f"- {_row(header, row)}" for row in rows]
        case Quotation(words=words, source=source):
            return [*(f"> {line}" for line in words.splitlines()), *([f"  ({source})"] if source else [])]
        case Signature(labels=labels):
            return [f"{label}: {_TO_FILL}" for label in labels]


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    """The first cell says which row it is; each of the others stands after what its column is called."""
    if len(row) == 2:  # noqa: PLR2004 - what a list would say
        return f"{row[0]}: {row[1]}"
    rest = [f"{name}: {cell}" for name, cell in zip(header[1:], row[1:], strict=True) if cell not in ("", EMPTY)]
    return f"{row[0]}. {'; '.join(rest)}" if rest else row[0]
