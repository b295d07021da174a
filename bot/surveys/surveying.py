"""All that somebody can do who is asked, and who asks."""

from bot.routes import Routes
from bot.surveys import (
    answering,
    asked_in,
    beginning,
    drafting,
    handing_out,
    inviting,
    launching,
    previewing,
    rewording,
    steering,
    willing,
)


def add(routes: Routes) -> None:
    for part in (beginning, answering, willing):
        part.add(routes)
    for part in (drafting, rewording, previewing, launching, steering, handing_out, asked_in, inviting):
        part.add(routes)
