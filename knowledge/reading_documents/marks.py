"""The small marks of layout: bullets, numbers, lines of a table of contents, and what a heading looks like."""

import re

ENDS = (".", ":", ";", "?", "!")  # of a sentence
LONGEST_HEADING = 16  # words
LONGEST_HEADING_WITH_COMMA = 10
LONGEST_HEADING_WITH_COLON = 6

_BULLET = (
    r"(?:[-*+•◦▪▫‣⁃●○■□➢➤✓·–—\ue000-\uf8ff](?=\s)\s*|o\s+(?=[A-Z]))+"  # the private ones are bullets of symbol fonts
)
_NUMBER = r"\(?\d{1,3}\)\s*(?=[^\W\d_])|\d{1,3}\.\s+(?=\S)|\(?[a-z]\)\s+|[a-z]\.\s+(?=[A-Z])|\(?[ivx]{1,5}\)\s+"
_SECTION = r"\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+(?=[A-Z“\"'‘])"
_MARK = re.compile(rf"^(?:{_BULLET}|{_NUMBER}|{_SECTION})")
_SECTION_MARK = re.compile(rf"^{_SECTION}")
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_HEADING_NUMBER = re.compile(
    rf"^(?:{_SECTION}|\d{{1,3}}[.)]\s+|\d{{1,3}}\s+(?!{_MONTH})(?=[A-Z])|(?:section|clause|article|part|annex|appendix)\s+[\dA-Z]{{1,3}}\s*[.:–—-]\s*)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|…{2,}\s*\d{1,4}$")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\((?:#|https?:)[^()\s]{0,500}\)")


def mark(line: str) -> str:
    """The bullet or number that opens a line, or nothing."""
    found = _MARK.match(line)
    return found[0] if found else ""


def opens_item(first: str, before: str, line: str) -> bool:
    """Whether a line opens an item, and is not one that begins with a dash of its sentence.

    `first` is the first line of the paragraph so far, `before` its last.
    """
    found = mark(line)
    dash = found.strip() in ("-", "–", "—") and line[len(found) :][:1].islower()
    return bool(found) and not (dash and not mark(first) and not before.endswith(ENDS))


def style(found: str) -> str:
    """What kind of bullet or number it is, whatever its number: '3.' is like '4.', and not like '(a)'."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d+", "1", found.strip()))


def is_section(words: str) -> bool:
    """Whether a number like 2.1 names a paragraph, and not an item of a list."""
    return bool(_SECTION_MARK.match(words + "X"))


def without_mark(line: str) -> str:
    return line[len(mark(line)) :].strip()


def without_number(heading: str) -> str:
    return _HEADING_NUMBER.sub("", heading, count=1).strip() or heading


def without_links(text: str) -> str:
    """`[words](#target)` as its words, where somebody copied a page as text."""
    return _LINK.sub(r"\1", text)


def is_contents(line: str) -> bool:
    """Whether a line belongs to a table of contents."""
    return bool(_CONTENTS.search(line[-80:]))


def cut(text: str) -> list[str]:
    """A block at its line breaks where a new line opens an item, or an empty line lies between."""
    parts: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if not line.strip():
            parts.append([])
        elif is_contents(line.strip()):
            continue
        elif parts[-1] and opens_item(parts[-1][0].strip(), parts[-1][-1].strip(), line.strip()):
            parts.append([line])
        else:
            parts[-1].append(line)
    return ["\n".join(part) for part in parts if part]


def like_heading(line: str) -> bool:
    """Short, begins like a title, and does not end like a sentence. All in capitals is a title anyway."""
    words = line.split()
    if not words or len(words) > LONGEST_HEADING or not (line[0].isupper() or line[0].isdigit()):
        return False
    if line.isupper() and len(words) > 1 and not line.endswith((";", ",")):
        return True
    if line.endswith((".", ";", ",", "!")):
        return False
    longest = (
        LONGEST_HEADING_WITH_COLON
        if line.endswith(":")
        else LONGEST_HEADING_WITH_COMMA
        if "," in line
        else LONGEST_HEADING
    )
    return len(words) <= longest
