"""The bot's own words in a survey, in the languages that it has them in. The Welsh is to be checked by a speaker."""

from collections.abc import Mapping

from bot.records.surveys import Words

LANGUAGES = ("en", "cy")

YES: Words = {"en": "Yes", "cy": "Ie"}
NO: Words = {"en": "No", "cy": "Na"}
UNSURE: Words = {"en": "I don't know", "cy": "Dydw i ddim yn gwybod"}

NEXT: Words = {"en": "Next", "cy": "Nesaf"}
HAND_IN: Words = {"en": "Send my answers", "cy": "Anfonwch fy atebion"}
LOOK_OVER: Words = {"en": "Look over my answers", "cy": "Gweld fy atebion"}
GO_ON: Words = {"en": "Go on", "cy": "Ymlaen"}
RATHER_NOT: Words = {"en": "I would rather not answer", "cy": "Byddai'n well gen i beidio ag ateb"}
WHY: Words = {"en": "Why we ask: {why}", "cy": "Pam rydym yn gofyn: {why}"}
SEVERAL: Words = {"en": "You can choose more than one.", "cy": "Gallwch ddewis mwy nag un."}
FREE: Words = {"en": "You can leave out any question.", "cy": "Gallwch adael unrhyw gwestiwn allan."}
PART: Words = {"en": "Part {part} of up to {of}.", "cy": "Rhan {part} o hyd at {of}."}
TAKES_ONE: Words = {"en": "It takes about a minute.", "cy": "Mae'n cymryd tua munud."}
TAKES: Words = {"en": "It takes about {minutes} minutes.", "cy": "Mae'n cymryd tua {minutes} munud."}
WARNING: Words = {
    "en": (
        "How you write, and facts that few people know, can give you away. Please write no names. A rep reads this "
        "before anyone else does."
    ),
    "cy": (
        "Gall y ffordd rydych yn ysgrifennu, a ffeithiau nad oes ond ychydig yn eu gwybod, ddangos pwy ydych chi. "
        "Peidiwch ag ysgrifennu enwau. Mae cynrychiolydd yn darllen hwn cyn neb arall."
    ),
}

CHOOSE_ONE: Words = {"en": "Please choose one.", "cy": "Dewiswch un."}
FROM_THE_LIST: Words = {"en": "Please choose from the list.", "cy": "Dewiswch o'r rhestr."}
WRITE_ONE: Words = {"en": "Please write one answer.", "cy": "Ysgrifennwch un ateb."}
TOO_LONG: Words = {
    "en": "This is {over} characters too long; at most {most} fit.",
    "cy": "Mae hyn {over} nod yn rhy hir; mae lle i {most} ar y mwyaf.",
}
ALONE: Words = {
    "en": "“{choice}” goes with no other. Please choose either that or the others.",
    "cy": "Nid yw “{choice}” yn mynd gyda dim arall. Dewiswch naill ai hwnnw neu'r lleill.",
}

OVER: Words = {"en": "Your answers", "cy": "Eich atebion"}
NOT_SENT: Words = {
    "en": "This is what you answered. Nothing is sent yet.",
    "cy": "Dyma eich atebion. Does dim wedi'i anfon eto.",
}
NO_ANSWER: Words = {"en": "no answer", "cy": "dim ateb"}
IS_IT_RIGHT: Words = {"en": "Is this right?", "cy": "Ydy hyn yn iawn?"}
SEND: Words = {"en": "Yes, send my answers", "cy": "Ydy, anfonwch fy atebion"}
BACK_TO: Words = {"en": "No, go back to: {question}", "cy": "Nac ydy, yn ôl at: {question}"}


def put(words: Words, language: str, values: Mapping[str, object] | None = None) -> str:
    """English, where the bot has no words in that language. The values are never read for braces."""
    found = words.get(language, words["en"])
    for name, value in (values or {}).items():
        found = found.replace(f"{{{name}}}", str(value))
    return found
