"""The longest questionnaire that can be asked, of words that try to be more than words."""

from bot.records.surveys import Asked, Choice, Question, Questionnaire, Words
from bot.surveys.questionnaire import checking

_KINDS = (Asked.ONE, Asked.SEVERAL, Asked.SCALE)


def longest(nasty: str) -> Questionnaire:
    """Nothing of it could be longer, and all of it is that, over and over."""

    def words(most: int, begins: str = "") -> Words:
        return {"en": (begins + nasty * most)[:most].strip().ljust(most, "x")}

    choices = tuple(Choice(f"c{number}", words(checking.CHOICE, f"{number} ")) for number in range(9))
    why = words(checking.WHY)
    chosen = [
        Question(f"q{at}", _KINDS[at % len(_KINDS)], words(checking.ASK, f"{at} "), why, choices)
        for at in range(checking.MOST_QUESTIONS - 1)
    ]
    questions = (*chosen, Question("text", Asked.TEXT, words(checking.ASK), why))
    made = Questionnaire(words(checking.TITLE), words(checking.ABOUT), ("en",), questions)
    assert not [one for one in checking.check(made) if not one.warning]
    return made
