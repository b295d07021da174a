"""The mark of a draft: across each part of a drawing, below all that it shows, and in its words."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from math import cos, radians, sin
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from playwright.async_api import Browser
from pypdf import PdfReader

from adapters.drawing import DARK, LIGHT, Press, svg
from adapters.drawing.inks import Palette
from bot.charts import CHAT, PAGE, PHONE, Sheet, Signed, Size, bars, marked
from bot.charts.drawing import Box, Drawing, Hatch, Ink, Words, single
from bot.charts.letters import width
from bot.charts.marking import TURNED, marks
from tests.drawing.samples import HOSTILE, WATCHED, labels, of_each_kind, seen
from tests.drawing.test_svg import HARMLESS, NAMESPACE, contrast

MARK = "Draft: no organiser has signed this off"
SIZES = (PHONE, CHAT, PAGE)
ON = date(2026, 11, 20)


def parsed(drawing: Drawing) -> ET.Element:
    return ET.fromstring(svg(drawing))  # noqa: S314 - it is our own


def texts(drawing: Drawing) -> list[ET.Element]:
    return list(parsed(drawing).iter(f"{NAMESPACE}text"))


@pytest.mark.parametrize("size", SIZES)
def test_each_kind_of_drawing_bears_it_below_all_else(size: Size) -> None:
    for _, plain in of_each_kind(size):
        drawing = marked(plain, MARK)
        parts = [part for part in parsed(drawing) if part.tag != f"{NAMESPACE}defs"]
        across = [part for part in parts if (part.get("transform") or "").startswith("rotate")]
        assert across
        assert parts[: len(across)] == across
        assert {part.text for part in across} == {"Draft"}
        shown = [words.text for words in single(plain.shapes) if isinstance(words, Words)]
        assert [one.text for one in texts(drawing)][len(across) :] == shown


def test_what_is_signed_bears_none() -> None:
    for _, drawing in of_each_kind(PAGE):
        assert not drawing.mark
        assert "rotate" not in svg(drawing)


@pytest.mark.parametrize("size", SIZES)
def test_its_words_say_it_once_and_first_unless_they_do_already(size: Size) -> None:
    for _, plain in of_each_kind(size):
        assert marked(plain, MARK).alternative == f"{MARK}. {plain.alternative}"
    (told,) = bars(replace(WATCHED, note=f"{MARK}. Some said several."), size)
    assert marked(told, MARK).alternative == told.alternative
    assert told.alternative.count(MARK) == 1


@given(labels, labels)
def test_whatever_the_mark_is_it_stays_in_the_picture_and_is_harmless(mark: str, title: str) -> None:
    for size in SIZES:
        drawing = marked(bars(replace(WATCHED, title=title), size)[0], mark)
        assert drawing.mark
        assert {part.tag.removeprefix(NAMESPACE) for part in parsed(drawing).iter()} <= HARMLESS
        for one in marks(drawing):
            long, up, turned = width(one.text, one.size, bold=True), one.size * 1.36, radians(-TURNED)
            assert long * cos(turned) + up * sin(turned) <= drawing.width
            assert long * sin(turned) + up * cos(turned) <= drawing.height


def test_no_large_part_of_a_drawing_is_without_it() -> None:
    """Whoever cuts a piece out of it that shows a chart cuts out some of the mark."""
    for wide, high in ((360, 40), (400, 840), (680, 180), (680, 500), (1_024, 4_000)):
        found = list(marks(marked(Drawing(wide, high, "", "", ()), MARK)))
        for end, middles in ((wide, {one.x for one in found}), (high, {one.y for one in found})):
            assert max(after - before for before, after in pairwise([0, *sorted(middles), end])) <= 400


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_and_shapes_stand_out_from_it(palette: Palette) -> None:
    for ink in (Ink.WORDS, Ink.QUIET):
        assert contrast(palette.inks[ink], palette.inks[Ink.MARK]) >= 4.5
    for ink in (Ink.ONE, Ink.TWO, Ink.EDGE):
        assert contrast(palette.inks[ink], palette.inks[Ink.MARK]) >= 3
    assert contrast(palette.inks[Ink.MARK], palette.paper) >= 1.3  # it is seen, and nobody needs to read it


@pytest.mark.parametrize("palette", [LIGHT, DARK])
async def test_it_is_seen_in_the_picture_and_covers_no_number(palette: Palette) -> None:
    (plain,) = bars(WATCHED, CHAT)
    without, with_ = [seen(await Press(palette).picture(one)) for one in (plain, marked(plain, MARK))]
    assert without.size == with_.size
    mark = tuple(bytes.fromhex(palette.inks[Ink.MARK][1:]))
    covered = sum(count for count, colour in with_.getcolors(1 << 24) or () if colour == mark)
    assert covered / (with_.width * with_.height) > 0.03
    kept = [tuple(bytes.fromhex(palette.inks[ink][1:])) for ink in (Ink.WORDS, Ink.ONE, Ink.QUIET)]
    points = zip(_points(without), _points(with_), strict=True)
    assert all(before == after for before, after in points if before in kept)


def _points(picture: object) -> list[tuple[int, ...]]:
    raw: bytes = picture.tobytes()  # type: ignore[attr-defined]
    return list(zip(raw[::3], raw[1::3], raw[2::3], strict=True))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
async def test_hatches_are_told_apart_above_it_without_any_colour(palette: Palette) -> None:
    side = 60
    shapes = tuple(Box(at * side, 0, side, side, Ink.ONE, hatch) for at, hatch in enumerate(Hatch))
    below = Box(0, 0, side * len(shapes), side, Ink.MARK, edged=False)
    drawing = Drawing(side * len(shapes), side, "Hatches", "Hatches", (below, *shapes))
    grey = seen(await Press(palette).picture(drawing)).convert("L")
    across = grey.width // len(shapes)
    tiles = [grey.crop((at * across, 0, at * across + across, grey.height)).tobytes() for at in range(len(shapes))]
    for one, other in combinations(tiles, 2):
        different = sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True))
        assert different / len(one) > 0.15


async def test_in_a_document_a_drawing_bears_it_too() -> None:
    (plain,) = bars(WATCHED, PAGE)
    signed = Sheet("concerns", "Concerns", (marked(plain, MARK),), signed=Signed("Olu", ON))
    pdf = PdfReader(io.BytesIO(await Press().document(signed)))
    said = "\n".join(page.extract_text() for page in pdf.pages)
    assert re.search("Draft", said)
    assert "24 (59%)" in said


@pytest.mark.parametrize("mark", [": not signed", "\u202e\x00", " ", *HOSTILE])
async def test_a_mark_that_shows_nothing_is_a_draft_all_the_same(mark: str) -> None:
    drawing = marked(bars(WATCHED, PHONE)[0], mark)
    assert drawing.mark.strip()
    assert not drawing.alternative.startswith("Bar chart")
    assert (await Press().picture(drawing)).startswith(b"\x89PNG")


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
async def test_a_browser_keeps_it_in_the_picture(browser: Browser) -> None:
    page = await browser.new_page()
    for size in SIZES:
        (plain,) = bars(WATCHED, size)
        await page.set_content(f"<body style='margin: 0'>{svg(marked(plain, MARK))}")
        frames = await page.eval_on_selector_all(
            "svg text[transform]",
            "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.top, box.right, box.bottom])",
        )
        assert frames
        for left, top, right, bottom in frames:
            assert left >= -2
            assert top >= -2
            assert right <= size.width + 2
            assert bottom <= plain.height + 2
    await page.close()
