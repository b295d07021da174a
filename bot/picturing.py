"""Drawings as pictures in a chat, beside the words that say the same; or apart from it, behind a link."""

import asyncio
from collections.abc import Callable, Sequence

from bot import handed
from bot.charts import Drawing, NotDrawnError
from bot.charts.draughtsman import PNG_TYPE
from bot.desk import Desk
from bot.events import Owner, Place
from bot.replies import Document, Picture, Replies

MOST = 4  # parts of one chart: a chat shows each by itself, and the words beside them hold the rest

Draw = Callable[[], Sequence[Drawing]]


async def pictures(draw: Draw, desk: Desk) -> tuple[Picture, ...]:
    """None where they cannot be drawn. What has a mark is called by it, too."""
    drawings = await asyncio.to_thread(draw)
    try:
        made = [(one, await desk.drawing.picture(one)) for one in drawings]
    except NotDrawnError:
        return ()
    return tuple(Picture(png, one.alternative, _title(one)) for one, png in made)


async def above(replies: Replies, draw: Draw, desk: Desk) -> Replies:
    return (*await pictures(draw, desk), *replies)


async def apart(replies: Replies, draw: Draw, name: str, place: Place, desk: Desk) -> Replies:
    """What must not lie in a chat of the employer's: a file stays there, and whoever owns the chat can open it.

    So a link leads to each picture, once; where nobody can open a link there is none, and the words say the same. In
    other places it stands above the words. `name`: of the files, without their ending.
    """
    if place.owner is not Owner.EMPLOYER:
        return await above(replies, draw, desk)
    made = await pictures(draw, desk) if handed.linkable(desk.house) else ()
    if not made:
        return replies
    numbers = [""] if len(made) == 1 else [f"-{number}" for number in range(1, len(made) + 1)]
    files = [Document(f"{name}{at}.png", PNG_TYPE, one.png) for at, one in zip(numbers, made, strict=True)]
    return (*replies, *await handed.by_link(files, desk.house, desk.store, desk.now()))


def _title(drawing: Drawing) -> str:
    return f"{drawing.mark}: {drawing.title}" if drawing.mark else drawing.title
