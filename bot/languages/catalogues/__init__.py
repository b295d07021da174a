"""One .po file for each language, with the English sentence as the key.

English has one as well, without words of its own: it is what translators begin from.
"""

import gettext
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from io import BytesIO


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What is not in it is said in English. Lines that are marked fuzzy are nobody's words yet, and are left out."""

    checked: bool  # whether somebody who speaks it has looked all of it over
    read: gettext.NullTranslations = field(repr=False)

    def words(self, english: str) -> str:
        return self.read.gettext(english) if english else ""

    def plural(self, one: str, many: str, count: int) -> str:
        return self.read.ngettext(one, many, count)

    def named(self, name: str, english: str) -> str:
        """A sentence that has a name."""
        return self.read.pgettext(name, english)

    def named_plural(self, name: str, one: str, many: str, count: int) -> str:
        return self.read.npgettext(name, one, many, count)


TO_BE_CHECKED = "to be checked by a speaker"  # stands in the head of a file until somebody has


@cache
def catalogue(language: str) -> Catalogue:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only who speaks another language needs it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    found = read_po(BytesIO((resources.files(__name__) / f"{language}.po").read_bytes()), locale=language)
    compiled = BytesIO()
    write_mo(compiled, found)
    compiled.seek(0)
    return Catalogue(TO_BE_CHECKED not in found.header_comment, gettext.GNUTranslations(compiled))
