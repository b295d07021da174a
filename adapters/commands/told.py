"""What the commands on the store say to a person."""

from collections.abc import Mapping
from datetime import date

from adapters.commands.tending import BackedUp, Changed, Copied, Ended, internal_apart
from adapters.finding import Finding
from adapters.settings import PREFIX
from adapters.stores.looking import Checked, Info
from adapters.stores.moving import counted
from adapters.stores.restoring import Restored
from bot import days


def info(found: Info, keys: Finding) -> str:
    """`keys`: what trying them showed."""
    lines = [
        f"Engine    {found.engine}",
        f"Where     {found.where}",
        f"Size      {found.size / 1_000_000:,.1f} MB",
        f"Records   {found.records:,}{_kinds(found.counts)}",
    ]
    if found.keys:
        lines.append(f"Keys      {found.keys.living:,} living (some made ahead), {found.keys.erased:,} erased")
        if keys.well:
            lines.append(
                f"          in {found.keys.folder}, opened by the master key of the {_source(found.keys.source)}"
            )
        else:
            lines.append(f"          but {keys.words}")
    else:
        lines.append(f"Keys      {keys.words}")
    if found.owed:
        lines.append(f"Owed      {_owed(found.owed)}")
    return "\n".join([*lines, *([found.advice] if found.advice else [])])


def checked(found: Checked) -> str:
    readable = internal_apart(found.readable)
    lines = [f"Readable  {sum(readable.values()):,}{_kinds(readable)}"]
    if found.erased:
        lines += [
            f"Erased    {sum(found.erased.values()):,}{_kinds(found.erased)}",
            "  Their keys are dead and the records stand here all the same: an older copy of the files was put back.",
            "  Nobody can read them. 'store backup', then 'store restore' into an empty place, leaves them out.",
        ]
    if found.damaged:
        lines += [
            f"Damaged   {sum(found.damaged.values()):,}{_kinds(found.damaged)}",
            "  If the keys folder was changed or is an older copy, put the right one back. Else restore a backup.",
        ]
    if found.unknown:
        lines += [
            f"Unknown   {sum(found.unknown.values()):,}{_kinds(found.unknown)}",
            "  A newer version of the bot wrote them. Run that version.",
        ]
    lines += [f"  {line}" for line in found.named]
    if found.file:
        lines.append(f"File      {found.file}")
    if found.owed:
        lines.append(f"Owed      {_owed(found.owed)}")
    return "\n".join([*lines, f"Digest    {found.digest}", "All is well." if not found.wrong else "Not all is well."])


def backed_up(found: BackedUp) -> str:
    return (
        f"Backed up {counted(found.records)} to {found.file} ({found.size / 1_000_000:,.1f} MB){_kinds(found.counts)}\n"
        f"Digest    {found.digest}\n"
        "What is personal in it is sealed, and the keys are not in it: keep a copy of the keys folder in another "
        "place.\n"
        f"Delete it by {_day(found.until)}: the bot forgets in the store alone, and cannot reach it."
    )


def restored(found: Restored, where: str, *, keys: bool) -> str:
    """`keys`: whether there are any."""
    counts = internal_apart(found.tally.counts)
    lines = [f"Restored {counted(sum(counts.values()))} to {where}{_kinds(counts)}"]
    if found.erased:
        records = "1 personal record had" if found.erased == 1 else f"{found.erased:,} personal records had"
        stay = "it stays" if found.erased == 1 else "they stay"
        lines.append(f"{records} been erased since: {stay} erased.")
    if found.withheld:
        lines.append(f"{found.withheld:,} personal records were left out, as you asked.")
    if found.expired:
        were = "1 record had" if found.expired == 1 else f"{found.expired:,} records had"
        lines.append(f"{were} expired since, and went as in the store.")
    if not keys:
        lines.append("What else has expired since goes when the bot next starts.")
    if found.old:
        lines.append(f"The backup was to be deleted by {_day(found.old)}: please delete it now.")
    if found.ended:
        lines.append("Everybody is signed out of the desk, and gives the figures of their second step anew.")
    check = "'agreement-bot store check' opens every record."
    later = "New keys are made when the bot next starts."
    return "\n".join([*lines, f"Digest    {found.tally.digest}", check if keys else later])


def _day(written: str) -> str:
    return days.told(date.fromisoformat(written))


def ended(found: Ended) -> str:
    were = "1 browser was" if found.browsers == 1 else f"{found.browsers:,} browsers were"
    return (
        f"Everybody is signed out of the desk ({were} signed in), and gives the figures of their second step anew.\n"
        "Figures up to this minute count no more."
    )


def copied(found: Copied) -> str:
    setting = f"{PREFIX}DATABASE_URL"
    change = f"set {setting} to {found.set}" if found.set else f"take {setting} out of the settings"
    return "\n".join(
        [
            f"Copied {counted(found.records)} to {found.where}{_kinds(found.counts)}",
            f"Digest sent       {found.sent}",
            f"Digest read back  {found.arrived}",
            f"The keys stay where they are: {found.keys}. Both stores need them.",
            "What is written here from now on is not in the copy. To move, the bot must have been stopped before you",
            f"copied. Then {change}, and start the bot.",
        ]
    )


def rotated(found: Changed) -> str:
    lines = [f"Changed the master key: {found.living:,} keys of records are wrapped by the new one."]
    if found.damaged:
        lines.append(
            f"{found.damaged:,} keys were damaged before, and stay as they are. 'agreement-bot store check' says more."
        )
    elif found.source == "environment":
        lines.append(f"Take the old key out of {PREFIX}KEY now, for the bot and wherever else it is set.")
    lines.append(f"Copy the keys folder {found.folder} again, over your last copy: that one is of the old key.")
    return "\n".join(lines)


def _kinds(counts: Mapping[str, int]) -> str:
    kinds = ", ".join(f"{count:,} {kind}" for kind, count in sorted(counts.items()) if count)
    return f" ({kinds})" if kinds else ""


def _source(source: str) -> str:
    return f"environment ({PREFIX}KEY)" if source == "environment" else "same folder"


def _owed(count: int) -> str:
    return f"{count:,} keys of removed records are still to be erased; while it runs the bot tries again every minute"
