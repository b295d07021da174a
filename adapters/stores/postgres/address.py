"""The address of a database, and as much of it as may be shown."""

import re

from adapters.stores.rows import OpenError

# Whatever of a password is not written as %XX could be taken for another part of the address, and be shown.
_ADDRESS = re.compile(
    r"postgres(?:ql)?://"
    r"(?:(?P<user>[^:@/?#\s]*)(?::[^:@/?#\s]*)?@)?"
    r"(?P<hosts>(?:(?:\[[0-9a-fA-F:.]+\]|[^][:,@/?#\s]+)(?::\d+)?(?:,(?!/|$))?)*)"
    r"(?P<database>/[^@?#\s/]*)?"
    r"(?:\?[^@#\s]*)?"
)


def where(url: str) -> str:
    """User, host and database, never the password. OpenError, which repeats none of it, where it is no address."""
    found = _ADDRESS.fullmatch(url)
    if found is None:
        message = (
            "The address of the database cannot be read. It looks like postgresql://user:password@host:5432/database; "
            "in the name and the password, every character but letters and digits is written as % and its code, "
            "such as %40 for @ or %2F for a slash."
        )
        raise OpenError(message)
    user, hosts, database = found["user"], found["hosts"], found["database"]
    return f"{user + '@' if user else ''}{hosts or 'this machine'}{database or ''}"
