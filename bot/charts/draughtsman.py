"""Who draws: the port behind which pictures and PDFs are made. Nothing of it runs on the event loop."""

from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from bot.charts.drawing import Drawing
from bot.papers.paper import Block

PNG_TYPE = "image/png"
PDF_TYPE = "application/pdf"


@dataclass(frozen=True, slots=True)
class Signed:
    """The person who answers for it, by name, and when they signed it off."""

    by: str
    on: date


@dataclass(frozen=True, slots=True)
class Sheet:
    """A paper with drawings. It is a draft, and says so on every page by its mark, or somebody has signed it off."""

    name: str
    title: str = field(repr=False)
    blocks: tuple[Block | Drawing, ...] = field(repr=False)
    mark: str = ""
    signed: Signed | None = None
    language: str = "en-GB"

    def __post_init__(self) -> None:
        if bool(self.mark) == bool(self.signed):
            message = f"{self.name!r}: a draft has a mark, what is signed has none"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Poster:
    """For a wall: the link stands in it as a code, and in letters for whoever cannot take a picture of it."""

    title: str
    paragraphs: tuple[str, ...]
    link: str
    language: str = "en-GB"


@dataclass(frozen=True, slots=True)
class Slips:
    """To be cut apart and handed out: each has the same words, and a code of its own.

    `links`: for each code the address that it leads to; none where there is no page to lead to. `note`: for whoever
    hands them out, at the foot of each page.
    """

    title: str
    paragraphs: tuple[str, ...]
    codes: tuple[str, ...] = field(repr=False)
    links: tuple[str, ...] = field(repr=False)
    note: str
    language: str = "en-GB"

    def __post_init__(self) -> None:
        if self.links and len(self.links) != len(self.codes):
            message = "each code has a link, or none has"
            raise ValueError(message)


class NotDrawnError(Exception):
    """Nothing was drawn. The words that were to be drawn stay out of the message."""


class Draughtsman(Protocol):
    """Raises `NotDrawnError` where it cannot; the numbers can then still be told in words, and as a table."""

    async def picture(self, drawing: Drawing) -> bytes:
        """A PNG that every platform takes: at most 1024 by 1024, and below a megabyte."""
        ...

    async def inline(self, drawing: Drawing) -> str:
        """SVG to stand in a page, in that page's own colours."""
        ...

    async def document(self, sheet: Sheet) -> bytes:
        """A PDF on A4, to be read by eye or by a screen reader."""
        ...

    async def poster(self, poster: Poster) -> bytes:
        """A PDF of one page on A4."""
        ...

    async def slips(self, slips: Slips) -> bytes:
        """A PDF on A4, eight on a page."""
        ...

    async def code(self, link: str) -> Drawing:
        """A QR code, its link in letters below."""
        ...
