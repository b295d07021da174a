"""What somebody did in roles that they hold no more is left to the others, and no longer leads to their account."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.campaigns import authors
from bot.privacy import finding
from bot.privacy.mine import Mine
from bot.records import Approval, Campaign, CampaignMessage, CaseNote, Draft, InForce, Invitation, Report, Survey, Talk
from bot.store import Record

FORMER = "somebody who held a role there then"
BY: Mapping[type[Record], tuple[str, ...]] = {  # where a pseudonym says who did it
    Report: ("taken_by",),
    Talk: ("taken_by",),
    CaseNote: ("by",),
    Draft: ("by",),
    Approval: ("by",),
    Survey: ("made_by", "approved_by"),
    Campaign: ("made_by", "offered_by", "approved_by"),
    CampaignMessage: ("made_by", "offered_by", "approved_by"),
}


async def unlink(mine: Mine) -> None:
    """All of it, what is kept from them included; the log stays whole, see `bot.audit`."""
    for mark in await finding.of(InForce, mine):
        await mine.tx.put(replace(mark, by=FORMER))
    for kind, names in BY.items():
        looked_up = {name: mine.who for name in names if name in kind.found_by}
        for one in await mine.tx.readable(kind, **looked_up):
            freed = _freed(one, names, mine)
            if freed != one:
                await mine.tx.put(freed)
    for invitation in await mine.tx.readable(Invitation):
        if invitation.by == mine.who:
            await mine.tx.remove(Invitation, invitation.id)


def _freed(one: Record, names: tuple[str, ...], mine: Mine) -> Record:
    nobody: dict[str, Any] = {name: "" for name in names if getattr(one, name) == mine.who}
    freed = replace(one, **nobody)
    match freed:
        case Campaign() | CampaignMessage():
            return replace(freed, authors=authors.without(freed, mine.who, mine.desk))
    return freed
