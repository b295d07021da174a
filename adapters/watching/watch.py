"""All that watches one process, put together."""

from collections.abc import Callable
from dataclasses import dataclass, field

from adapters.watching.metrics import Metrics
from adapters.watching.owing import Owing
from adapters.watching.probing import Probing
from adapters.watching.publishing import Page, Reader
from adapters.watching.pulse import Pulse
from adapters.watching.requests import Outcome
from adapters.watching.workers import Workers
from bot.measuring import Delivery, Measures

OUT_OF_WORK = "a part of it has stopped working: the bot must be started again"


@dataclass(slots=True)
class Watch:
    """Without its parts, as in a test, nothing is found wrong."""

    metrics: Metrics = field(default_factory=Metrics)
    pulse: Pulse = field(default_factory=Pulse)
    workers: Workers = field(default_factory=Workers)
    reader: Reader = field(default_factory=Reader)
    owing: Owing | None = None
    probing: Probing | None = None
    page: Page = field(init=False)

    def __post_init__(self) -> None:
        owed = self.owing.owed if self.owing else None
        self.page = Page(self.metrics, self.pulse, self.workers, owed)

    @property
    def measures(self) -> Measures:
        counted: Callable[[str], bool] = self.owing.counted if self.owing else lambda _: False

        def asked(platform: str, seconds: float) -> None:
            self.metrics.asked(platform, Outcome.ANSWERED, seconds)

        def sent(platform: str, delivery: Delivery, about: str) -> None:
            self.metrics.sent(platform, delivery, drawn=counted(about))

        return Measures(asked, self.metrics.answered, sent, self.workers.looked, self.workers.working)

    @property
    def wrong(self) -> str:
        """Why people should be sent elsewhere, in words that tell outsiders nothing; empty where nothing is wrong."""
        if self.probing and self.probing.wrong:
            return self.probing.wrong
        return "" if all(self.workers.state().values()) else OUT_OF_WORK
