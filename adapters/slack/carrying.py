"""What is kept because Slack cannot carry it."""

from collections.abc import Callable
from datetime import datetime

from adapters import carrying
from adapters.carrying import Sort
from adapters.slack.keeping import Options, Rest, Thing, Turn
from bot.outbox.together import Together
from bot.replies import Form

Carrying = carrying.Carrying[Thing]

_SORTS = {
    "form": Sort(Form),
    "rest": Sort(Rest),
    "options": Sort(Options),
    "turn": Sort(Turn),
    "words": Sort(str),
}


def kept_for_slack(together: Together, now: Callable[[], datetime]) -> Carrying:
    return Carrying(together, now, _SORTS)
