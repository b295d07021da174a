"""What each platform makes of replies, read back out of what it would send: so that people see it before others do."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.replies import Replies


@dataclass(frozen=True, slots=True)
class Drawn:
    """`words` are its pieces in their order, without marks; `buttons` the labels as they stand on them."""

    words: tuple[str, ...]
    buttons: tuple[str, ...] = ()


Draw = Callable[[Replies], Drawn]
Previews = Mapping[str, Draw]  # by platform, of those that are on
NAMES = {"web": "Web", "terminal": "Terminal", "slack": "Slack", "teams": "Teams"}
