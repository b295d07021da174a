"""The picture that an authenticator app takes its secret from. It goes into no chat's history."""

from dataclasses import replace

from bot import handed
from bot.charts.draughtsman import PNG_TYPE, NotDrawnError
from bot.charts.drawing import Box
from bot.desk import Desk
from bot.events import Place
from bot.identity import NAME
from bot.owners import is_workspace
from bot.replies import Document, Picture, Replies, Text
from bot.second_factor import totp

TITLE = "For your authenticator app"
ALTERNATIVE = "A QR code for an authenticator app. It holds the key that stands in the form."
FILE = "second-step.png"


async def shown(secret: str, place: Place, desk: Desk) -> tuple[Replies, str]:
    """A picture to stand beside the form, or words with a link to stand in it; neither where none can be had.

    A chat keeps its files, and passes them through its own servers: there a link leads to the picture, once; or, where
    nobody can open a link, the key is typed.
    """
    if is_workspace(place) and not handed.linkable(desk.house):
        return (), ""
    try:
        png = await _png(secret, desk)
    except NotDrawnError:
        return (), ""
    if not is_workspace(place):
        return (Picture(png, ALTERNATIVE, TITLE),), ""
    linked = await handed.by_link((Document(FILE, PNG_TYPE, png),), desk.house, desk.store, desk.now())
    return (), "".join(one.body for one in linked if isinstance(one, Text))


async def _png(secret: str, desk: Desk) -> bytes:
    """Without the letters below it, and named without the secret."""
    drawn = await desk.drawing.code(totp.link(secret, NAME))
    side = drawn.width
    squares = tuple(replace(one, height=min(one.height, side)) for one in drawn.shapes if isinstance(one, Box))
    return await desk.drawing.picture(replace(drawn, height=side, title=TITLE, alternative=ALTERNATIVE, shapes=squares))
