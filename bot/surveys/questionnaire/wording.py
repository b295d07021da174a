"""Signs that a question suggests its answer, is hard to read, or asks who somebody is. A person decides."""

import re
from collections.abc import Iterator, Mapping

LONGEST_SENTENCE = 25  # words


def _any(*words: str) -> re.Pattern[str]:
    """Whole words, with either kind of apostrophe."""
    return re.compile(rf"\b(?:{'|'.join(words)})\b".replace("'", "['’]"), re.IGNORECASE)


_LEADING: Mapping[str, re.Pattern[str]] = {
    "en": _any(
        "(do|don't|would|wouldn't) you (not )?(also )?agree",
        "(is|are|do|does|did|would|should|have|has)n't (it|you|they|we|this|that|the|your|our)",
        "surely|obvious|obviously|of course|clearly|as we all know|every(body|one) knows",
        "how (bad|badly|worried|unhappy|angry|stressed|unfair|harmful|dangerous|happy|good) (are|is|was|were|do|did)",
        "excessive|intrusive|unfair|unjust|abusive|creepy|outrageous|shocking|unacceptable|ridiculous",
        "spy|spying|snoop|snooping|exploit|exploited|exploiting|exploitation",
    ),
    "cy": _any("onid|siawns|yn amlwg|wrth gwrs|ydych chi'n cytuno|annheg|gormodol|ymwthiol|gwarthus|ysbïo"),
}
_WHO: Mapping[str, re.Pattern[str]] = {
    "en": _any(
        "your (own )?((full|first|last|given|family) )?name|who are you|how old are you",
        "your (job title|e-?mail|((home|work) )?address|(tele)?phone number|date of birth|age|birthday|postcode|desk)",
        "your (gender|sex|ethnicity|religion|nationality|disability)|your manager's name",
        "your (staff|payroll|employee|membership|national insurance) number",
        "(member of|in) (a|the|your|our) (trade )?union",
    ),
    "cy": _any(
        "eich (enw|oedran|cyfeiriad|e-?bost|rhif ffôn|rhyw|crefydd|cod post)|pwy ydych chi",
        "aelod o('r)? undeb",
    ),
}


def leading(words: str, language: str) -> Iterator[str]:
    """Other languages than English and Welsh are not looked at."""
    if (pattern := _LEADING.get(language)) and (found := pattern.search(words)):
        yield f"“{found[0]}” can suggest an answer: ask so that each answer is as easy to give as any other"


def revealing(words: str, language: str) -> Iterator[str]:
    if (pattern := _WHO.get(language)) and (found := pattern.search(words)):
        yield f"“{found[0]}” asks who somebody is: few people may have the same answer, and then it gives them away"


def hard(words: str) -> Iterator[str]:
    for sentence in re.split(r"(?<=[.!?:])\s+", words):
        if (length := len(sentence.split())) > LONGEST_SENTENCE:
            yield f"a sentence of {length} words is hard to read: make two of it, of {LONGEST_SENTENCE} at most"
    if "!" in words:
        yield "leave out the exclamation mark: a survey does not shout"
