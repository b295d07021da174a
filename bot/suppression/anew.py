"""Tables of a question that was told before: with what must be withheld so that both tellings can stand, or not at all.

What was withheld the last time is withheld again where that is needed. Then a table tells nothing more of what the last
one withholds, and the other way round.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from bot.suppression.beside import Past, line_holds, several_holds, square_holds
from bot.suppression.several import Several, suppress_several
from bot.suppression.tables import Counted, Key, Published
from bot.suppression.withholding import suppress

Pasts = Mapping[Key, Past]  # by the dimensions of the table; none where it was never told


def suppress_anew(tables: Sequence[Counted], threshold: int, pasts: Pasts, way: str) -> tuple[Published, ...]:
    """What `suppress` tells, without each table that may not be told now.

    `way`: how the people came whom they are about. With a table of one dimension go those of two that have it.
    """
    left = list(tables)
    forced = dict[Key, AbstractSet[Key]]()
    while left:
        told = suppress(left, threshold, forced)
        wrong = [one for table, one in zip(left, told, strict=True) if not _holds(table, one, pasts, way)]
        if told[0].total is None or not wrong:
            return told
        for one in wrong:
            if (again := _again(one, pasts)) and one.dimensions not in forced:
                forced[one.dimensions] = again
            else:
                left = [table for table in left if not set(one.dimensions) <= set(table.dimensions)]
    return ()


def suppress_several_anew(question: Several, asked: int, threshold: int, pasts: Pasts) -> Published | None:
    """None where it may not be told now. `asked`: of whom some gave no answer."""
    told = suppress_several(question, threshold)
    past = pasts.get((question.dimension,))
    if past is None or told.total is None:
        return told
    whole = Published(told.dimensions, asked, {**told.cells, ("",): asked - told.total})
    apart = frozenset((key,) for key in question.alone)
    past, whole = past.beside_all(whole)
    holds = several_holds(whole, past, apart, sensitive=question.sensitive)
    return told if holds else None


def _holds(table: Counted, told: Published, pasts: Pasts, way: str) -> bool:
    past = pasts.get(told.dimensions)
    if past is None:
        return True
    if told.withheld == told.cells.keys():  # it would tell nothing, but that it was withheld
        return False
    past, told = past.beside_all(told)
    if len(told.dimensions) > 1:
        return square_holds(told, past)
    return line_holds(told, past, way, sensitive=bool(table.sensitive))


def _again(told: Published, pasts: Pasts) -> AbstractSet[Key]:
    """What to withhold in a second try."""
    line = len(told.dimensions) == 1 and told.withheld != told.cells.keys()
    past = pasts[told.dimensions].withheld & told.cells.keys()
    return past if line and not past <= told.withheld else frozenset()
