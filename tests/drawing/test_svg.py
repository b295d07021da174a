"""Drawings as SVG: safe in a page, seen by everybody, and as wide as was reckoned with."""

import re
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from PIL import ImageFont
from playwright.async_api import Browser

from adapters.drawing import DARK, LIGHT, PAGE, Press, svg
from adapters.drawing.inks import Palette
from adapters.drawing.setter import letters
from bot.charts import PAGE as WIDE
from bot.charts import PHONE, Counts, Part, Size, bars
from bot.charts.drawing import Box, Drawing, Hatch, Ink, Words, single
from bot.charts.letters import clean, frame, width
from tests.drawing.samples import counts, hostile, of_each_kind, seen

NAMESPACE = "{http://www.w3.org/2000/svg}"
HARMLESS = {"svg", "g", "title", "rect", "line", "text", "defs", "pattern", "path", "circle"}
STYLES = Path(__file__).parents[2] / "adapters" / "web" / "static" / "chat.css"


def parsed(drawing: Drawing) -> ET.Element:
    return ET.fromstring(svg(drawing))  # noqa: S314 - it is our own


def assert_harmless(drawing: Drawing) -> None:
    root = parsed(drawing)
    for part in root.iter():
        assert part.tag.removeprefix(NAMESPACE) in HARMLESS
        assert not [name for name in part.attrib if name.startswith("on") or "href" in name or name == "style"]
        outside = [value for value in part.attrib.values() if "url(" in value and not value.startswith("url(#")]
        assert part is root or not outside
    assert root.get("aria-label") == re.sub("[\ufffe\uffff]", "", drawing.alternative)
    assert root.get("role") == "img"


@pytest.mark.parametrize("size", [PHONE, WIDE])
def test_it_is_xml_of_few_harmless_shapes_with_its_alternative(size: Size) -> None:
    for _, drawing in of_each_kind(size):
        assert_harmless(drawing)
        said = {text.text for text in parsed(drawing).iter(f"{NAMESPACE}text")}
        assert said == {words.text for words in single(drawing.shapes) if isinstance(words, Words)}


def test_words_that_mean_harm_stay_words() -> None:
    for drawing in hostile(PHONE):
        assert_harmless(drawing)


@given(counts())
def test_whatever_a_label_is_the_picture_is_xml(figures: Counts) -> None:
    for drawing in bars(figures, PHONE):
        assert_harmless(drawing)


def test_two_pictures_on_one_page_have_patterns_of_their_own() -> None:
    names = [
        pattern.get("id")
        for _, drawing in of_each_kind(PHONE)
        for pattern in parsed(drawing).iter(f"{NAMESPACE}pattern")
    ]
    assert len(names) == len(set(names)) > 4


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_words_and_shapes_stand_out_from_their_paper(palette: Palette) -> None:
    for ink in (Ink.WORDS, Ink.QUIET):
        assert contrast(palette.inks[ink], palette.paper) >= 4.5
    for ink in (Ink.ONE, Ink.TWO, Ink.EDGE):
        assert contrast(palette.inks[ink], palette.paper) >= 3


def test_a_page_draws_in_its_own_colours_and_a_picture_in_the_same() -> None:
    light, dark = STYLES.read_text().split("prefers-color-scheme: dark", 1)
    for ink, value in PAGE.inks.items():
        named = re.fullmatch(r"var\(--(\w+), (#\w{6})\)", value)
        if named is None:
            assert ink in {Ink.BLACK, Ink.WHITE}
            continue
        assert named[2] == LIGHT.inks[ink]
        assert f"--{named[1]}: {LIGHT.inks[ink]};" in light
        assert f"--{named[1]}: {DARK.inks[ink]};" in dark
    assert f"--surface: {LIGHT.paper};" in light
    assert f"--surface: {DARK.paper};" in dark


@pytest.mark.parametrize("palette", [LIGHT, DARK])
async def test_hatches_are_told_apart_without_any_colour(palette: Palette) -> None:
    """In grey, and of one ink: each differs from each in many of its points."""
    side = 60
    shapes = tuple(Box(at * side, 0, side, side, Ink.ONE, hatch) for at, hatch in enumerate(Hatch))
    drawing = Drawing(side * len(shapes), side, "Hatches", "Hatches", shapes)
    grey = seen(await Press(palette).picture(drawing)).convert("L")
    across = grey.width // len(shapes)
    tiles = [grey.crop((at * across, 0, at * across + across, grey.height)).tobytes() for at in range(len(shapes))]
    for one, other in combinations(tiles, 2):
        different = sum(abs(a - b) > 60 for a, b in zip(one, other, strict=True))
        assert different / len(one) > 0.15


def reckoned_too_narrow(text: str, *, bold: bool) -> bool:
    font = ImageFont.truetype(str(letters() / "NotoSans[wdth,wght].ttf"), 100)
    font.set_variation_by_axes([700 if bold else 400, 100])
    return font.getlength(text) > width(text, 100, bold=bold)


@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_of_the_font_is_wider_than_reckoned(bold: bool) -> None:
    drawn = "".join(map(chr, [*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x391, 0x3CA), *range(0x410, 0x450)]))
    wider = [letter for letter in clean(drawn) if reckoned_too_narrow(letter, bold=bold)]
    assert not wider


MEASURE = "texts => texts.map(text => { const box = text.getBBox(); return [box.x, box.x + box.width] })"


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
async def test_a_browser_sets_words_no_wider_than_reckoned(browser: Browser) -> None:
    page = await browser.new_page()
    for drawing in [*(drawing for _, drawing in of_each_kind(PHONE)), *hostile(PHONE)]:
        await page.set_content(svg(drawing))
        drawn = await page.eval_on_selector_all("svg text", MEASURE)
        words = [shape for shape in single(drawing.shapes) if isinstance(shape, Words)]
        assert len(drawn) == len(words)
        for (left, right), one in zip(drawn, words, strict=True):
            assert left >= frame(one).left - 2, one
            assert right <= frame(one).right + 2, one
    await page.close()


@pytest.mark.browser
@pytest.mark.asyncio(loop_scope="module")
async def test_on_a_page_that_is_dark_the_picture_is(browser: Browser) -> None:
    (drawing,) = bars(Counts("Q", (Part("a", 1),)), PHONE)
    for scheme, palette in (("light", LIGHT), ("dark", DARK)):
        page = await browser.new_page(color_scheme="dark" if scheme == "dark" else "light")
        await page.set_content(f"<style>{STYLES.read_text()}</style>{svg(drawing)}")
        colour = await page.eval_on_selector("svg rect", "box => getComputedStyle(box).fill")
        expected = tuple(int(palette.inks[Ink.ONE][at : at + 2], 16) for at in (1, 3, 5))
        assert colour == f"rgb{expected}"
        await page.close()
