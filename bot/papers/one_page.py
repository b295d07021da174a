"""As much of a paper as fits on one page."""

from collections.abc import Callable, Sequence

from bot.papers import page
from bot.papers.paper import Block, Heading, Paper, Points

Parts = Sequence[tuple[str, Sequence[str]]]  # a heading with its lines, the most needed first
_CUT = " (more in the register)"


def fill(made: Callable[[tuple[Block, ...]], Paper], parts: Parts) -> Paper:
    """What goes first is the last line of the longest part; the first line of each stays, and what is cut says so."""
    whole = [(heading, tuple(lines)) for heading, lines in parts if lines]
    alone = made(())
    look = page.look(alone)
    high = [[page.high(Points((line,)), look) for line in lines] for _, lines in whole]
    heads = sum(page.high(Heading(f"{heading}{_CUT}"), look) for heading, _ in whole)
    room = page.room(look) - page.height(alone) - heads
    while sum(map(sum, high)) > room and any(len(lines) > 1 for lines in high):
        max(high, key=len).pop()
    blocks: list[Block] = []
    for (heading, lines), kept in zip(whole, high, strict=True):
        blocks.append(Heading(heading if len(kept) == len(lines) else f"{heading}{_CUT}"))
        blocks.append(Points(lines[: len(kept)]))
    return made(tuple(blocks))
