"""Blocks as the text that a rep can change in a form, and back.

`# ` begins a heading, `- ` a point, `> ` a quotation, `_ ` a line to sign on, `| ` a row of a table. A backslash before
such a sign makes it an ordinary character.
"""

from collections.abc import Iterable, Iterator

from bot.papers.paper import EMPTY, Block, Heading, Paragraph, Points, Quotation, Signature, Table

HELP = (
    "A line that begins with # is a heading, with - a point of a list. An empty line ends a paragraph. "
    "Fill in what stands in [brackets], or leave it for the printed paper."
)
_SIGNS = ("# ", "- ", "> ", "_ ", "| ")
_SOURCE = "— "


def write(blocks: Iterable[Block]) -> str:
    return "\n\n".join("\n".join(_lines(block)) for block in blocks)


def read(text: str) -> tuple[Block, ...]:
    """A run of lines that begin alike is one block."""
    return tuple(_block(sign, lines) for sign, lines in _runs(text))


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(words=words):
            return [f"# {_flat(words)}"]
        case Paragraph(words=words):
            return [_plain(line) for line in words.splitlines() if line.strip()]
        case Points(items=items):
            return [f"- {_flat(item)}" for item in items]
        case Table(header=header, rows=rows):
            return ["| " + " | ".join(_cell(cell) for cell in row) + " |" for row in (header, *rows)]
        case Quotation(words=words, source=source):
            quoted = [f"> {_flat(line)}" for line in words.splitlines() if line.strip()]
            return [*quoted, f"> {_SOURCE}{_flat(source)}"] if source else quoted
        case Signature(labels=labels):
            return [f"_ {_flat(label)}" for label in labels]


def _flat(words: str) -> str:
    return " ".join(words.split())


def _cell(words: str) -> str:
    return _flat(words).replace("|", "/") or EMPTY


def _plain(line: str) -> str:
    flat = _flat(line)
    return f"\\{flat}" if flat.startswith(("\\", *(sign[0] for sign in _SIGNS))) else flat


def _runs(text: str) -> Iterator[tuple[str, list[str]]]:
    sign, lines = "", list[str]()
    for raw in text.splitlines():
        line = raw.strip()
        found = next((one for one in _SIGNS if line.startswith(one)), "text" if line else "")
        if lines and (found != sign or found == "# "):
            yield sign, lines
            lines = []
        sign = found
        if found:
            lines.append(line.removeprefix(found).strip() if found in _SIGNS else line.removeprefix("\\"))
    if lines:
        yield sign, lines


def _block(sign: str, lines: list[str]) -> Block:
    match sign:
        case "# ":
            return Heading(lines[0])
        case "- ":
            return Points(tuple(lines))
        case "> ":
            return _quotation(lines)
        case "_ ":
            return Signature(tuple(lines))
        case "| ":
            return _table(lines)
        case _:
            return Paragraph("\n".join(lines))


def _quotation(lines: list[str]) -> Quotation:
    *quoted, last = lines
    sourced = bool(quoted) and last.startswith(_SOURCE)
    return Quotation("\n".join(quoted if sourced else lines), last.removeprefix(_SOURCE) if sourced else "")


def _table(lines: list[str]) -> Table:
    header, *rows = [tuple(cell.strip() for cell in line.removesuffix("|").split("|")) for line in lines]
    wide = len(header)
    return Table(header, tuple((*row, *[""] * (wide - len(row)))[:wide] for row in rows))
