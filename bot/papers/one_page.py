"""As much of a paper as fits on one page."""

from collections.abc import Callable, Sequence

from bot.papers import page
from bot.papers.paper import Block, Heading, Paper, Points

Parts = Sequence[tuple[str, Sequence[str]]]  # a heading with its lines, the most needed first


def fill(made: Callable[[tuple[Block, ...]], Paper], parts: Parts) -> Paper:
    """What goes first is the last line of the longest part; the first line of each stays, and what is cut says so."""
    whole = [(heading, tuple(lines)) for heading, lines in parts if lines]
    shown = [len(lines) for _, lines in whole]
    while True:
        paper = made(tuple(_blocks(whole, shown)))
        longest = max(range(len(shown)), key=shown.__getitem__, default=None)
        if page.fits(paper) or longest is None or shown[longest] <= 1:
            return paper
        shown[longest] -= 1


def _blocks(whole: Parts, shown: Sequence[int]) -> list[Block]:
    found: list[Block] = []
    for (heading, lines), count in zip(whole, shown, strict=True):
        found.append(Heading(heading if count == len(lines) else f"{heading} (more in the register)"))
        found.append(Points(tuple(lines[:count])))
    return found
