"""All that leads to somebody's account as one document for programs, with why it is held and what is not shown.

Its shape stays: `format` and `version` say which it is. `held` has an object for each kind of record of which there is
any: `kind`, `label`, `purpose`, `why`, `lawful_basis`, `period`, `shown_to`, `in_words`, and `values`: objects.
`worked_out` is what the bot makes of it: roles, workplace, language. `in_memory` lies in no store. `not_shown` has what
cannot be linked to an account, or is not told, and why.
"""

import json
import re

from bot import memory
from bot.languages import LANGUAGES
from bot.people.offices import held_by, named
from bot.privacy import described, finding, shown, wording
from bot.privacy.linked import LINKED
from bot.privacy.mine import Mine
from bot.privacy.not_linked import Why
from bot.privacy.shown import Json
from bot.records import Spoken, Works
from bot.recruitment.consent import Accounts
from bot.replies import Document
from bot.store import Record

FORMAT, VERSION = "agreement-bot my-data", 1
FILE, MEDIA_TYPE = "my-data.json", "application/json"
ABOUT = "What leads to the account with which this was asked for. Another account of yours is somebody else here."
_ESCAPED = re.compile(r"\\(.)")


async def document(mine: Mine) -> Document:
    content = json.dumps(await gathered(mine), indent=2, ensure_ascii=False)
    return Document(FILE, MEDIA_TYPE, content.encode("utf-8", "replace"))


async def gathered(mine: Mine) -> dict[str, Json]:
    house = mine.desk.house
    held = [await _held(kind, mine) for kind in LINKED]
    return {
        "format": FORMAT,
        "version": VERSION,
        "made": memory.day(mine.desk.now()).isoformat(),
        "controller": {"name": house.operator, "contact": house.contact},
        "about": ABOUT,
        "held": [one for one in held if one],
        "worked_out": await _worked_out(mine),
        "in_memory": [words] if (words := at_hand(mine)) else [],
        "not_shown": [{"what": one.value.what, "why": one.value.words} for one in Why],
    }


def at_hand(mine: Mine) -> str:
    """What this process remembers of them, in no store."""
    keys = Accounts(mine.who, "", sure=True).keys
    if not mine.desk.recruiting.knows(keys, mine.desk.now()):
        return ""
    return "that I asked you about organising, or that you want quiet: for 30 days, or until I am started again"


async def _held(kind: type[Record], mine: Mine) -> dict[str, Json]:
    found = await finding.FIND[kind](mine)
    if not found:
        return {}
    about = list(described.of(kind))
    keeps = mine.desk.keeps
    return {
        "kind": kind.kind,
        "label": LINKED[kind].label,
        "purpose": "; ".join(wording.once(part.purpose.name for part, _ in about)),
        "why": "; ".join(wording.once(wording.unlinked(one.why) for _, one in about)),
        "lawful_basis": " ".join(
            wording.once(f"{part.purpose.basis.value} {part.purpose.special.value}" for part, _ in about)
        ),
        "period": "; ".join(wording.once(wording.period(one, keeps) for _, one in about)),
        "shown_to": "; ".join(wording.once(str(one.seen) for _, one in about)),
        "in_words": _ESCAPED.sub(r"\1", await LINKED[kind].words(mine)),
        "values": await shown.values(kind, found, mine),
    }


async def _worked_out(mine: Mine) -> dict[str, Json]:
    """What answers and rights rest on just now."""
    offices = await held_by(mine.tx, mine.who, mine.desk)
    works, spoken = await finding.of(Works, mine), await finding.of(Spoken, mine)
    return {
        "roles": [f"{one.role} for {await named(mine.tx, one.workplace)}" for one in offices],
        "workplace_for_answers": await named(mine.tx, works[0].workplace) if works else "",
        "language": LANGUAGES[spoken[0].language] if spoken else "",
    }
