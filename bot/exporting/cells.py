"""Cells of a table that somebody opens in a spreadsheet: none of them may begin a formula there.

An apostrophe goes before what could. Some spreadsheets part cells at a comma, a semicolon or a tab whatever the file
means, so it goes there too. `opened` takes exactly these away again.
"""

import re

_BEGINS = r"[=+\-@|%＝＋－＠]"  # the wide forms count as formulas too
_BEFORE = r"(?:^|[,;\t\r\n])[\s\"'“”‘’\u200b\ufeff]*"
_BARE = re.compile(rf"({_BEFORE})(?={_BEGINS})")
_DEFUSED = re.compile(rf"({_BEFORE})'(?={_BEGINS})")


def defused(text: str) -> str:
    return _BARE.sub(r"\1'", text.strip())


def opened(text: str) -> str:
    return _DEFUSED.sub(r"\1", text)
