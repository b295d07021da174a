"""What watches a bot that serves, put together from the settings."""

from functools import partial

from adapters.settings import Settings
from adapters.stores import trying
from adapters.stores.opening import Opened
from adapters.watching.metrics import Metrics
from adapters.watching.owing import Owing
from adapters.watching.probing import Probing
from adapters.watching.publishing import Reader
from adapters.watching.watch import Watch
from bot.desk import Desk
from bot.records import Notice


def watch(chosen: Settings, made: Desk, opened: Opened) -> Watch:
    on = (("slack", chosen.slack), ("teams", chosen.teams))
    metrics = Metrics(("web", *(name for name, whether in on if whether)))
    return Watch(
        metrics,
        reader=Reader(chosen.metrics_token, chosen.reached_by_others),
        owing=Owing(partial(opened.engine.due, Notice.kind), made.now, made.secret),
        probing=Probing(
            partial(trying.read, opened.store),
            partial(trying.write, opened.store),
            partial(trying.keys, chosen),
            metrics,
        ),
    )
