"""Microsoft's kits for what Teams posts. Only the one that the settings choose is loaded: each takes a while."""

from typing import Protocol

from adapters.setting_values import TeamsSdk
from adapters.teams.guard import Check
from adapters.teams.serve import Receiver
from adapters.teams.signing_keys import SigningKeys


class Kit(Protocol):
    def checking(self, app_id: str, keys: SigningKeys, /) -> Check:
        """Who signed a token, and that it lasts: see `guard`."""

    def carrying(self, receiver: Receiver, /) -> Receiver:
        """Brings what was let in to who receives it, and takes the answer back."""


def kit(sdk: TeamsSdk) -> Kit:
    match sdk:
        case TeamsSdk.BOTBUILDER:
            from adapters.teams import by_botbuilder  # noqa: PLC0415

            return by_botbuilder
        case TeamsSdk.AGENTS:
            from adapters.teams import by_agents  # noqa: PLC0415

            return by_agents
