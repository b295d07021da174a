"""What the bot says, in the language of whom it speaks to.

English stands in the code and is its own key; other languages stand in `catalogues`, one .po file each. How to write
words that can be translated: docs/decisions/languages.md.
"""

from bot.languages.speaking import LANGUAGES, OWN, Language, chosen, speak, speaking, spoken
from bot.languages.wording import listed, n, t, to_be_said, worded

__all__ = [
    "LANGUAGES",
    "OWN",
    "Language",
    "chosen",
    "listed",
    "n",
    "speak",
    "speaking",
    "spoken",
    "t",
    "to_be_said",
    "worded",
]
