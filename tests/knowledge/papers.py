"""A small agreement, written for these tests, as every kind of file that can be imported."""

import html
import io
from collections.abc import Callable
from dataclasses import dataclass

import docx

HEADING, PARAGRAPH, ITEM = "heading", "paragraph", "item"
Part = tuple[str, str]
Make = Callable[[tuple[Part, ...]], bytes]

AGREEMENT: tuple[Part, ...] = (
    (HEADING, "Who this is for"),
    (
        PARAGRAPH,
        (
            "This compact is made between the harbour board and the lamplighters’ guild, and it holds for every pier "
            "and every lighthouse that the board keeps. It was drawn up after a long winter of talks."
        ),
    ),
    (HEADING, "Clever lamps"),
    (
        PARAGRAPH,
        (
            "No clever lamp is lit before the guild has said yes. Lamps that burn already are shown to the guild "
            "within a month. The board pays for the non-flammable gloves that this asks for."
        ),
    ),
    (PARAGRAPH, "A clever lamp may never be made to:"),
    (ITEM, "count the steps of a keeper;"),
    (ITEM, "choose who climbs the tower at night, or who stays below;"),
    (ITEM, "speak as if it were a keeper."),
    (
        PARAGRAPH,
        ("The keepers’ wages stay as they are, and so do their cottages – even where a lamp does half of the work."),
    ),
    (HEADING, "Papers before a purchase"),
    (PARAGRAPH, "Before it buys a lamp, the board hands over:"),
    (ITEM, "a drawing of how the lamp decides;"),
    (ITEM, "a reckoning of the oil that it burns."),
    (HEADING, "Mending this compact"),
    (
        PARAGRAPH,
        (
            "Either side can ask for another wording. Nothing is altered until both have signed, and the copy in the "
            "harbourmaster’s chest is the one that counts."
        ),
    ),
)

PACK = """
[sources.compact]
title = "The lamplighters' compact"
status = "draft agreement"

[sources.songs]
title = "Songs of the pier"
status = "union policy"

[clauses."compact.who"]
at = "Who this is for"
about = "the board and the guild"
heading = "Who this is for"
signs = ["harbour board", "lighthouse", "winter of talks"]

[clauses."compact.consent"]
at = "Clever lamps"
about = "a yes comes first"
heading = "Clever lamps"
signs = ["clever lamp is lit", "said yes"]

[clauses."compact.shown"]
at = "Clever lamps"
about = "what burns already"
heading = "Clever lamps"
signs = ["burn already", "within a month"]

[clauses."compact.no-counting"]
at = "Clever lamps, 1st in the list"
about = "no counting"
heading = "Clever lamps"
signs = ["count the steps"]

[clauses."compact.no-choosing"]
at = "Clever lamps, 2nd in the list"
about = "no choosing"
heading = "Clever lamps"
signs = ["choose who", "tower at night"]

[clauses."compact.no-pretending"]
at = "Clever lamps, 3rd in the list"
about = "no pretending"
heading = "Clever lamps"
signs = ["speak as if"]

[clauses."compact.wages"]
at = "Clever lamps, after the list"
about = "wages stay"
heading = "Clever lamps"
signs = ["wages", "cottages"]

[clauses."compact.papers"]
at = "Papers before a purchase"
about = "two papers"
heading = "Papers before"
signs = ["drawing", "reckoning", "oil"]

[clauses."compact.mending"]
at = "Mending this compact"
about = "both must sign"
heading = "Mending this"
signs = ["another wording", "both have signed"]
"""

LEAD = "A clever lamp may never be made to:"
PASSAGES = {
    "compact.who": AGREEMENT[1][1],
    "compact.consent": "No clever lamp is lit before the guild has said yes.",
    "compact.shown": (
        "Lamps that burn already are shown to the guild within a month. "
        "The board pays for the non-flammable gloves that this asks for."
    ),
    "compact.no-counting": f"{LEAD}\ncount the steps of a keeper;",
    "compact.no-choosing": f"{LEAD}\n[…]\nchoose who climbs the tower at night, or who stays below;",
    "compact.no-pretending": f"{LEAD}\n[…]\nspeak as if it were a keeper.",
    "compact.wages": AGREEMENT[8][1],
    "compact.papers": "\n".join(words for _, words in AGREEMENT[10:13]),
    "compact.mending": AGREEMENT[-1][1],
}


def as_text(parts: tuple[Part, ...] = AGREEMENT, width: int = 0) -> bytes:
    """Paragraphs with empty lines between; broken at a margin where a width is given."""
    blocks = [_wrapped(("- " if kind == ITEM else "") + words, width) for kind, words in parts]
    return "\n\n".join(blocks).encode()


def as_markdown(parts: tuple[Part, ...] = AGREEMENT) -> bytes:
    marks = {HEADING: "## ", PARAGRAPH: "", ITEM: "* "}
    return "\n\n".join(marks[kind] + _wrapped(words, 70) for kind, words in parts).encode()


def as_html(parts: tuple[Part, ...] = AGREEMENT) -> bytes:
    tags = {HEADING: "h2", PARAGRAPH: "p", ITEM: "li"}
    body = "\n".join(
        f"<{tags[kind]}>{html.escape(words).replace(' ', chr(10), 1)}</{tags[kind]}>" for kind, words in parts
    )
    head = "<!doctype html><meta charset=utf-8><title>x</title><script>count the steps</script>"
    return f"{head}<nav>Menu</nav><main>{body}</main>".encode()


def as_docx(parts: tuple[Part, ...] = AGREEMENT) -> bytes:
    document = docx.Document()
    styles = {HEADING: "Heading 1", PARAGRAPH: "Normal", ITEM: "List Bullet"}
    for kind, words in parts:
        document.add_paragraph(words, style=styles[kind])
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def as_pdf(
    parts: tuple[Part, ...] = AGREEMENT, *, header: str = "The compact · draft", lines_on_page: int = 14
) -> bytes:
    """A PDF with a header and a page number on each page, lines broken at a margin, words broken by hyphens."""
    lines: list[_Line] = []
    for kind, words in parts:
        size = 16 if kind == HEADING else 11
        for nth, line in enumerate(_wrapped(words, 62, hyphens=True).split("\n")):
            first = nth == 0
            mark = "• " if kind == ITEM and first else ""
            lines.append(_Line(mark + line, size, 90 if kind == ITEM else 72, 22 if first else 13))
    pages = [lines[start : start + lines_on_page] for start in range(0, len(lines), lines_on_page)]
    return pdf([_page(page, header, number, len(pages)) for number, page in enumerate(pages, start=1)])


@dataclass(frozen=True)
class _Line:
    text: str
    size: int
    left: int
    above: int


def _page(lines: list[_Line], header: str, number: int, count: int) -> str:
    drawn = [f"BT /F1 9 Tf 1 0 0 1 72 800 Tm ({_escaped(header)}) Tj ET"] if header else []
    height = 780
    for line in lines:
        height -= line.above
        font = "F2" if line.size > 12 else "F1"
        drawn.append(f"BT /{font} {line.size} Tf 1 0 0 1 {line.left} {height} Tm ({_escaped(line.text)}) Tj ET")
    drawn.append(f"BT /F1 9 Tf 1 0 0 1 280 30 Tm (Page {number} of {count}) Tj ET")
    return "\n".join(drawn)


def pdf(pages: list[str], extra: str = "") -> bytes:
    """The smallest PDF that holds these pages."""
    kids = " ".join(f"{5 + 2 * nth} 0 R" for nth in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for nth, page in enumerate(pages):
        content = page.encode("latin-1")
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        size = "/MediaBox [0 0 595 842]"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R {size} /Resources {fonts} /Contents {6 + 2 * nth} 0 R >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    made = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n"
    return made + trailer.encode()


def _escaped(text: str) -> str:
    encoded = text.encode("cp1252").decode("latin-1")
    return encoded.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _wrapped(text: str, width: int, *, hyphens: bool = False) -> str:
    if not width:
        return text
    lines = [""]
    for word in text.split(" "):
        room = width - len(lines[-1])
        if not lines[-1] or len(word) + 1 <= room:
            lines[-1] = f"{lines[-1]} {word}".strip()
        elif hyphens and "-" in word and word.index("-") + 2 <= room:
            lines[-1] += " " + word[: word.index("-") + 1]
            lines.append(word[word.index("-") + 1 :])
        elif hyphens and word.isalpha() and len(word) > 6 and room > 5:
            lines[-1] += f" {word[:4]}-"
            lines.append(word[4:])
        else:
            lines.append(word)
    return "\n".join(lines)
