"""Questionnaires that are ready to send, or to be copied and changed: a survey file each, in this folder."""

from functools import cache
from importlib import resources

from bot.records.surveys import Questionnaire
from bot.surveys.questionnaire import files

NAMES = ("data-and-privacy", "monitoring", "ai-tools", "workload", "after-a-new-system", "pulse")


def text(name: str) -> str:
    """The file itself, for a rep who wants to change it. KeyError."""
    if name not in NAMES:
        raise KeyError(name)
    return (resources.files(__name__) / f"{name}.toml").read_text(encoding="utf-8")


@cache
def template(name: str) -> Questionnaire:
    """KeyError."""
    return files.read(f"{name}.toml", text(name).encode()).questionnaire
