"""Which fields of what leads to somebody they take away as values. Of what else they wrote in a role, only how much.

Left out: keys, what others are called or wrote, and what a report says: that is of other people, too.
"""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bot.people.offices import named
from bot.privacy.mine import Mine
from bot.records import (
    Address,
    Approval,
    Asked,
    AuditEntry,
    Campaign,
    CampaignMessage,
    DigestWish,
    Draft,
    Enrolling,
    Hears,
    InForce,
    Invitation,
    Membership,
    Notice,
    Office,
    Posted,
    Preference,
    SecondFactor,
    Session,
    SignInLink,
    Spoken,
    Survey,
    Told,
    Tries,
    Unlocked,
    Unread,
    Willing,
    Works,
)
from bot.store import Record

Json = str | int | bool | None | list["Json"] | dict[str, "Json"]

SHOWN: Mapping[type[Record], tuple[str, ...]] = {
    Works: ("workplace", "due"),
    Spoken: ("language", "due"),
    Membership: ("member", "due"),
    Asked: ("not_before", "left"),
    Willing: ("workplace", "until"),
    DigestWish: ("until",),
    Hears: ("campaigns", "until"),
    Office: ("role", "workplace", "name", "since", "until"),
    Address: ("platform", "workspace", "channel", "zone", "quiet_from", "quiet_until"),
    Preference: ("pace",),
    Unread: ("news",),
    Notice: ("first_due",),
    Posted: ("words", "until"),
    Draft: ("letter", "week", "signed_on"),
    InForce: ("workplace", "clause", "mark", "on"),
    Invitation: ("role", "workplace", "lapses"),
    Survey: ("workplace", "stage", "opens", "closes"),
    Approval: ("what",),
    Campaign: ("name", "workplace", "stage"),
    CampaignMessage: ("stage", "sent"),
    Session: ("looks", "on", "until"),
    SignInLink: ("looks", "until"),
    SecondFactor: ("since",),
    Enrolling: ("until",),
    Unlocked: ("until",),
    Tries: ("count", "until"),
    AuditEntry: ("on",),
    Told: ("until",),
}


async def values(kind: type[Record], found: tuple[Record, ...], mine: Mine) -> list[Json]:
    """One object a record; of what has no fields to show, how many there are."""
    if not found:
        return []
    if kind not in SHOWN:
        return [{"how_many": len(found)}]
    return [{name: await _value(name, getattr(one, name), mine) for name in SHOWN[kind]} for one in found]


async def _value(name: str, value: object, mine: Mine) -> Json:
    """Workplaces and campaigns by what people call them."""
    match name, value:
        case "workplace", str():
            return await named(mine.tx, value)
        case "campaigns", tuple():
            kept = [await mine.tx.get(Campaign, str(one)) for one in value]
            return [one.name for one in kept if one]
    return plain(value)


def plain(value: object) -> Json:
    match value:
        case StrEnum():
            return value.value
        case None | bool() | int() | str():
            return value
        case datetime() | date() | time():
            return value.isoformat()
        case tuple() | list():
            return [plain(one) for one in value]
        case _ if is_dataclass(value):
            return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    message = f"{type(value).__name__} is not taken away by anybody"
    raise TypeError(message)
