"""A program of its own, since what sets type lets nobody else in its process run meanwhile: JSON in, PDF or PNG out.

It is started by `typesetting`, and reads nothing but its input, the templates beside it, and the letters.
"""

import importlib.util
import json
import re
import sys
from pathlib import Path
from typing import Any, Literal

import typst

_FOLDER = Path(__file__).parent
_LETTERS = "fontpkg_noto_sans"  # never imported: only its files are needed
_TOOL = re.compile(rb"(?<=/Creator\()Typst [0-9.]+(?=\))|(?<=<xmp:CreatorTool>)Typst [0-9.]+(?=</xmp:CreatorTool>)")


def letters() -> Path:
    """The folder of the fonts."""
    found = importlib.util.find_spec(_LETTERS)
    if found is None or found.origin is None:
        message = f"The package {_LETTERS} is not installed; `make install` installs it."
        raise FileNotFoundError(message)
    return Path(found.origin).parent / "files"


def made(asked: dict[str, Any]) -> bytes:
    """With a `scale`, pixels for a point, a PNG of one page; else a PDF."""
    if scale := asked["scale"]:
        return _set(asked, "png", ppi=72 * scale)
    try:
        pdf = _set(asked, "pdf", standard="ua-1")
    except typst.TypstError:
        # The standard asks that each letter is in a font. Where one is in none, it shows as a box.
        pdf = _set(asked, "pdf")
    # With which version of which tool it was made is nobody's business; offsets stay as they are.
    return _TOOL.sub(lambda found: b" " * len(found[0]), pdf)


def _set(
    asked: dict[str, Any],
    output: Literal["pdf", "png"],
    ppi: float | None = None,
    standard: Literal["ua-1"] | None = None,
) -> bytes:
    return typst.compile(
        _FOLDER / asked["template"],
        root=_FOLDER,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[letters()]),
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(asked["given"])},
        format=output,
        ppi=ppi,
        pdf_standards=standard,
    )


if __name__ == "__main__":
    try:
        sys.stdout.buffer.write(made(json.load(sys.stdin.buffer)))
    except Exception as error:  # noqa: BLE001 - the outermost edge; what it says could be somebody's words
        sys.exit(type(error).__name__)
