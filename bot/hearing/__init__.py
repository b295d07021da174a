"""What kind of thing somebody said, before anything is looked up. Pure: text in, `Heard` out."""

from bot.hearing.heard import Heard, hear, speaks_of_danger
from bot.hearing.languages import language_of

__all__ = ["Heard", "hear", "language_of", "speaks_of_danger"]
