"""The pictures of the documentation: each that is shown is there, each that is there is shown, and none is heavy."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PICTURES = ROOT / "docs" / "pictures"
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
HEAVIEST = 128_000  # bytes
_SHOWN = re.compile(r"!\[[^]]*\]\(([^)\s]+)\)|(?:src|srcset)=\"([^\"]+)\"")
_SAID = re.compile(r"<img [^>]*alt=\"([^\"]*)\"|!\[([^]]*)\]\(")


def shown(page: Path) -> list[Path]:
    found = ("".join(both) for both in _SHOWN.findall(page.read_text(encoding="utf-8")))
    return [(page.parent / one).resolve() for one in found if "://" not in one]


def test_each_picture_that_a_page_shows_is_there() -> None:
    assert [str(one) for page in PAGES for one in shown(page) if not one.is_file()] == []


def test_each_picture_that_is_there_is_shown_somewhere() -> None:
    named = {one for page in PAGES for one in shown(page)}
    assert sorted(one.name for one in PICTURES.glob("*.png") if one not in named) == []


def test_each_picture_is_said_in_words() -> None:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        said = ["".join(both) for both in _SAID.findall(text)]
        assert all(one.strip() for one in said), page
        assert len(said) == text.count("<img ") + text.count("!["), page


def test_what_is_shown_to_the_dark_is_the_same_as_to_the_light() -> None:
    pairs = [
        pair
        for page in PAGES
        for pair in re.findall(r'srcset="([^"]+)-dark\.png"><img src="([^"]+)-light\.png"', page.read_text("utf-8"))
    ]
    assert len(pairs) == sum(page.read_text("utf-8").count("<picture>") for page in PAGES) > 0
    assert [one for one in pairs if one[0] != one[1]] == []


def test_no_picture_is_heavy() -> None:
    assert {one.name: one.stat().st_size for one in PICTURES.glob("*.png") if one.stat().st_size > HEAVIEST} == {}
