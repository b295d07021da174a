"""What somebody wrote on Slack, as they meant it: its escapes and its signs for people, channels and links undone."""

import re

_LONGEST = 200_000  # characters that are looked at
_SIGN = re.compile(r"<([^<>|]{1,3000})(?:\|([^<>]{0,3000}))?>")
_ESCAPED = re.compile(r"&(amp|lt|gt);")
_MEANT = {"amp": "&", "lt": "<", "gt": ">"}


def meant(text: str, bots: frozenset[str] = frozenset()) -> str:
    """`bots`: the accounts of this bot; that it was called is left out."""

    def sign(found: re.Match[str]) -> str:
        what, label = found[1], found[2] or ""
        if what.startswith("@"):
            # Nobody's id: it would go wherever the words go.
            return "" if what[1:] in bots else f"@{label.lstrip('@') or 'somebody'}"
        if what.startswith("#"):
            return f"#{label or 'a channel'}"
        if what.startswith("!"):
            return label or f"@{what[1:].partition('^')[0]}"
        return label or what.removeprefix("mailto:")

    return _ESCAPED.sub(lambda found: _MEANT[found[1]], _SIGN.sub(sign, text[:_LONGEST])).strip()
