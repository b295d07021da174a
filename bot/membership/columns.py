"""Which column of a list holds the addresses. Pure; nothing that stands in the list is repeated."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from bot.membership.cells import address

# What columns of e-mail addresses are headed with, in English and in Welsh, without spaces and marks: `Member e-mail`
# is `memberemail`.
_PLAIN = ("email", "emailaddress", "emailaddr", "emailid", "mail", "mailaddress")
_OF = ("", "primary", "preferred", "main", "member", "members", "contact", "home", "personal", "private", "work", "my")
_NUMBERED = tuple(f"{one}1" for one in ("email", "emailaddress"))
_TURNED = tuple(f"email{one}" for one in _OF if one)
_WELSH = ("ebost", "ebyst", "cyfeiriadebost", "cyfeiriadeebost")
_WELSH_OF = ("", "aelod", "cartref", "gwaith", "personol", "cyswllt", "prif")
HEADINGS = frozenset(
    {
        *(f"{of}{one}" for of in _OF for one in _PLAIN),
        *_NUMBERED,
        *_TURNED,
        *(f"{one}{of}" for one in _WELSH for of in _WELSH_OF),
        *(f"prif{one}" for one in _WELSH),
    }
)


class UnclearError(ValueError):
    """Nobody could tell which column is meant; the words say what to do."""


@dataclass(frozen=True, slots=True)
class Column:
    number: int  # from 1
    headed: bool  # whether the first line is a heading


def choose(first: Sequence[str], asked: str = "") -> Column:
    """`first`: the cells of the first line. `asked`: a number from 1, or the heading. UnclearError."""
    if asked.isdecimal():
        return _numbered(first, int(asked))
    if asked:
        return Column(_only([at for at, one in enumerate(first, 1) if _plain(one) == _plain(asked)]), headed=True)
    known = [at for at, one in enumerate(first, 1) if _plain(one) in HEADINGS]
    if len(known) > 1:
        numbers = " and ".join((", ".join(map(str, known[:-1])), str(known[-1])))
        message = f"Columns {numbers} could all be meant. Say which with --column and its number."
        raise UnclearError(message)
    if known:
        return Column(known[0], headed=True)
    found = [at for at, one in enumerate(first, 1) if _is_address(one)]
    if len(found) == 1:
        return Column(found[0], headed=False)
    many = "1 column, which is not" if len(first) == 1 else f"{len(first)} columns, none of which is"
    message = (
        f"The first line has {many} headed as one of e-mail addresses. Say which is one with --column and its number, "
        "the first is 1, or its heading."
    )
    if found:
        message = "The first line has several addresses. Say which column is meant with --column and its number."
    raise UnclearError(message)


def _numbered(first: Sequence[str], number: int) -> Column:
    if not 1 <= number <= len(first):
        many = "1 column" if len(first) == 1 else f"{len(first)} columns"
        message = f"There is no column {number}: the first line has {many}."
        raise UnclearError(message)
    return Column(number, headed=not _is_address(first[number - 1]))


def _only(found: list[int]) -> int:
    if len(found) == 1:
        return found[0]
    what = "Several columns have that heading." if found else "No column has that heading."
    message = f"{what} Name it by its number with --column: the first is 1."
    raise UnclearError(message)


def _plain(heading: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFKC", heading).casefold() if one.isalnum())


def _is_address(cell: str) -> bool:
    return isinstance(found := address(cell), str) and bool(found)
