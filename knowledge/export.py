"""Writes entries into a folder, as a pack that lies over the others."""

import re
from collections.abc import Mapping
from pathlib import Path

DESCRIPTION = "# Answers written in chat. Each takes the place of the one with the same path in an earlier pack.\n"
_NO_NAME = re.compile(r"[.\s].*|.*[.\s]|.*[\\:*?\"<>|\x00-\x1f].*|", re.DOTALL)


def write(texts: Mapping[str, str], folder: Path) -> int:
    """How many. An id that is no path of plain names is left out: nothing is ever written elsewhere."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(DESCRIPTION, encoding="utf-8")
    sound = {one: words for one, words in texts.items() if not any(map(_NO_NAME.fullmatch, one.split("/")))}
    for identity, words in sound.items():
        path = folder / "entries" / f"{identity}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8", newline="\n")
    return len(sound)
