"""Buttons for another language than the one that is spoken."""

from bot import languages
from bot.languages import LANGUAGES
from bot.replies import Button

CHOOSE = "languages.choose"


def button(code: str) -> Button:
    """Its label is in the language that it is for, and what somebody could type instead."""
    return Button(LANGUAGES[code], CHOOSE, LANGUAGES[code], language=code)


def others() -> tuple[Button, ...]:
    return tuple(button(code) for code in LANGUAGES if code != languages.spoken())
