"""What is said before somebody uses what they took away."""

from collections.abc import Iterable

from bot.markup import plain

NO_ADVICE = "This is general information, not legal advice."
NOT_HERE = (
    "Your employer can read this chat, and no file of this may lie in it. I cannot give you a link to it either. "
    "Please ask me where the union owns the chat."
)
LISTS_FORBIDDEN = (
    "a list of people who belong to a union or are active in it, made or used to treat them worse, is forbidden in "
    "Great Britain by the Employment Relations Act 1999 (Blacklists) Regulations 2010."
)


def no_lists(of: str) -> str:
    """`of`: whose names there are none."""
    return f"It holds no names of {of}, and nobody may add any: {LISTS_FORBIDDEN}"


def before_use(warning: Iterable[str]) -> str:
    """In the Markdown of `bot.markup`."""
    return "\n\n".join(("**Before you use it.**", *map(plain, warning)))
