"""A sheet, a poster and slips as what their templates take."""

from collections.abc import Sequence

from adapters.drawing.inks import PRINT
from adapters.drawing.typesetting import Given
from adapters.drawing.vector import svg
from bot import days
from bot.charts.draughtsman import Poster, Sheet, Slips
from bot.charts.drawing import Drawing
from bot.charts.letters import visible
from bot.charts.marking import label
from bot.papers.paper import EMPTY, Block, Heading, Paragraph, Points, Quotation, Signature, Table, short

_ACROSS = 640  # points, from corner to corner
_PAGES = {"cy": ("Tudalen", "o")}
_MOST = 40  # letters that a column is wide for
_BROKEN = 24  # letters of a word that may be broken
_EDGES = 2  # letters for which the edges of a cell have room


def sheet(given: Sheet) -> Given:
    watermark = label(given.mark) if given.mark else ""
    page, of = _PAGES.get(given.language[:2], ("Page", "of"))
    standing = _standing(given)
    return {
        "title": visible(given.title).strip() or given.name,
        **_language(given.language),
        "watermark": watermark,
        "watermarkSize": min(120, _ACROSS / max(1, len(watermark)) / 0.65),
        "standing": standing,
        "foot": short(standing, 160),
        "page": page,
        "of": of,
        "parts": [_part(part) for part in given.blocks],
    }


def poster(given: Poster) -> Given:
    from adapters.drawing.codes import square  # noqa: PLC0415 - its library is loaded for whoever wants a code

    drawn = square(given.link)
    return {
        "title": visible(given.title),
        **_language(given.language),
        "paragraphs": [visible(words) for words in given.paragraphs],
        "link": given.link,
        "shown": visible(given.link),
        "svg": svg(drawn, PRINT),
        "alternative": drawn.alternative,
    }


def slips(given: Slips) -> Given:
    from adapters.drawing import codes  # noqa: PLC0415 - as above

    drawn = [(link, codes.small(link), codes.alternative(link)) for link in given.links]
    return {
        "title": visible(given.title),
        **_language(given.language),
        "paragraphs": [visible(words) for words in given.paragraphs],
        "note": visible(given.note),
        "slips": [
            {"code": code, "link": link, "svg": shown, "alternative": alternative}
            for code, (link, shown, alternative) in zip(
                given.codes, drawn or [("", "", "")] * len(given.codes), strict=True
            )
        ],
    }


def _standing(given: Sheet) -> str:
    if given.signed is None:
        return visible(given.mark)
    return f"Signed off by {visible(given.signed.by)} on {days.told(given.signed.on)}."


def _language(code: str) -> dict[str, object]:
    language, _, region = code.partition("-")
    return {"lang": language, "region": region or "GB"}


def _part(part: Block | Drawing) -> Given:
    given: dict[str, object] = {"kind": type(part).__name__.lower()}
    match part:
        case Heading(words=words) | Paragraph(words=words):
            given |= {"words": visible(words)}
        case Points(items=items):
            given |= {"items": _all_visible(items)}
        case Quotation(words=words, source=source):
            given |= {"words": visible(words), "source": visible(source)}
        case Signature(labels=labels):
            given |= {"labels": _all_visible(labels)}
        case Table(header=header, rows=rows):
            shown = [_all_visible(row) for row in rows]
            given |= {"header": _all_visible(header), "rows": shown, "widths": _widths(header, rows)}
        case Drawing():
            given |= {"svg": svg(part, PRINT), "alternative": visible(part.alternative), "width": part.width}
    return given


def _all_visible(cells: Sequence[str]) -> list[str]:
    return [visible(cell).strip() or EMPTY for cell in cells]


def _widths(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Wider where more is written, within reason, and wide enough for each word."""
    return [max(min(_MOST, _longest(column)), *map(_word, column)) for column in zip(header, *rows, strict=True)]


def _longest(column: Sequence[str]) -> int:
    return max(map(len, column))


def _word(cell: str) -> int:
    return min(_BROKEN, max(map(len, cell.split()), default=0)) + _EDGES
