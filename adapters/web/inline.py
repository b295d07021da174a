"""Drawings to stand in a page."""

from collections.abc import Sequence

from markupsafe import Markup

from bot.charts import Draughtsman, Drawing, NotDrawnError


async def inline(drawings: Sequence[Drawing], drawing: Draughtsman) -> Sequence[Markup]:
    """None where they cannot be drawn: the same numbers stand beside them as a table."""
    try:
        return [Markup(await drawing.inline(one)) for one in drawings]  # noqa: S704 - made by our own drawing, which escapes each word
    except NotDrawnError:
        return ()
