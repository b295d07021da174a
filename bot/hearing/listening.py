"""Hears what kind of thing a message is: by rules that can be read, and by what was learnt from written lines.

Each covers for the other: rules know plain words for certain, the ear knows what is put in another way. A crisis is
what either hears; but a rule alone is not believed where the ear is all but sure that nobody is in danger, unless the
danger is said outright.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from bot.hearing import ear as learning
from bot.hearing.ear import CRISIS, Ear
from bot.hearing.heard import Heard, hear, is_plain_crisis
from knowledge.memory import give_back
from knowledge.semantic import SentenceModel

_EVERY = 2  # of the ways of asking, one in so many is learnt from: the rest add nothing but time
_FEWEST = 2  # words that the ear needs: of a single one the rules know what there is to know
_KINDS = {
    "human": Heard.HUMAN,
    "person": Heard.PERSON,
    "role": Heard.ROLE,
    "greeting": Heard.GREETING,
    "thanks": Heard.THANKS,
    "goodbye": Heard.GOODBYE,
    "how_are_you": Heard.HOW_ARE_YOU,
    "joke": Heard.JOKE,
    "praise": Heard.PRAISE,
    "about": Heard.ABOUT,
    "help": Heard.HELP,
    "abuse": Heard.ABUSE,
    "advice": Heard.ADVICE,
    learning.QUESTION: Heard.QUESTION,
}


@dataclass(frozen=True, slots=True)
class Hearing:
    """Without an ear it goes by the rules alone."""

    ear: Ear | None = None

    @classmethod
    def learn(cls, asked: Sequence[str], model: SentenceModel | None, cache: Path | None) -> Self:
        """From the written lines; `asked` are ways of asking, which are all questions."""
        lines = learning.examples()
        lines[learning.QUESTION] += asked[::_EVERY]
        ear = Ear.train(lines, model, cache)
        give_back()
        return cls(ear)

    @property
    def has_model(self) -> bool:
        """Whether a model of meaning is asked, which takes some milliseconds."""
        return self.ear is not None and self.ear.model is not None

    def hear(self, message: str, mended: str = "") -> Heard:
        """`mended` is the message with its mistyped words put right; the rules know mistyped words by themselves."""
        ruled = hear(message)
        if self.ear is None or ruled in (Heard.NOTHING, Heard.LANGUAGE):
            return ruled
        if len(message.split()) < _FEWEST and ruled is not Heard.CRISIS:
            return ruled
        learnt = self.ear.hear(mended or message, suspected=ruled is Heard.CRISIS)
        if learnt == CRISIS or (ruled is Heard.CRISIS and is_plain_crisis(message)):
            return Heard.CRISIS
        if ruled is Heard.CRISIS:
            ruled = hear(message, danger=False)
        return _KINDS[learnt] if ruled is Heard.QUESTION else ruled
