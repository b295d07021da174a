"""What `doctor` says of backups: how old the last one is that `store backup` made."""

from datetime import datetime, timedelta
from pathlib import Path

from adapters.finding import Finding, look, mend, well
from adapters.stores.last_backup import LastBackup

NAME = "backups"
FRESH = timedelta(days=2)  # one a day is wise; one that was left out is not yet worth a word
OLD = timedelta(days=8)
DAILY = (
    "Let 'agreement-bot store backup FILE' run every day, copy the file and the keys folder to another disk, and "
    "delete each file by the day that it says"
)


def judge(last: LastBackup | None, now: datetime, *, records: int | None, elsewhere: bool) -> Finding:
    """`records`: None where they are not known. `elsewhere`: on a server, which may have backups of its own."""
    if not last:
        if records == 0:
            return well(NAME, f"nothing is kept yet. {DAILY}")
        own = "; backups of PostgreSQL by itself are not known to it" if elsewhere else ""
        return look(NAME, f"the bot knows of none{own}. {DAILY}")
    age = now - last.made
    words = f"the last is {_old(age)} old, {last.file}{_gone(last.file)}"
    if age < FRESH:
        return well(NAME, words)
    return (mend if age >= OLD and not elsewhere else look)(NAME, f"{words}. {DAILY}")


def _old(age: timedelta) -> str:
    hours = age // timedelta(hours=1)
    if hours < 1:
        return "less than an hour"
    if hours < 48:  # noqa: PLR2004 - two days
        return f"{hours} hour{'s' * (hours > 1)}"
    return f"{hours // 24} days"


def _gone(file: str) -> str:
    try:
        return "" if Path(file).exists() else ", which is there no more (if you moved it to another disk, that is well)"
    except OSError:
        return ""
