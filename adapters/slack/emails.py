"""The e-mail address that Slack has of an account, looked up only where accounts are linked by it.

Source: https://docs.slack.dev/reference/methods/users.info.
"""

import logging
from dataclasses import dataclass

from adapters.payloads import Payload, inner, words
from adapters.refusals import Refusal
from adapters.slack.api import Api
from adapters.slack.installed import Team
from adapters.slack.manifest import EMAIL_SCOPES
from bot.events import Person, Place

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Emails:
    api: Api

    async def of(self, person: Person, place: Place) -> str:
        """Empty where Slack has none, or has not made sure of it, or where another organisation has the account."""
        team = Team.of(place.tenant, place.reference)
        try:
            answer = await self.api.call(team, "users.info", {"user": person.user})
        except Refusal as refusal:
            if refusal.code == "missing_scope":
                log.warning("accounts are not linked: the app at Slack lacks %s", " or ".join(EMAIL_SCOPES))
            raise
        user = inner(answer, "user")
        if user.get("is_email_confirmed") is False or not _is_of(team, user):
            return ""
        return words(inner(user, "profile"), "email")


def _is_of(team: Team, user: Payload) -> bool:
    """Within an enterprise an account can be of another of its workspaces."""
    enterprise, workspace = words(inner(user, "enterprise_user"), "enterprise_id"), words(user, "team_id")
    return bool(enterprise and enterprise == team.enterprise) or bool(workspace and workspace == team.workspace)
