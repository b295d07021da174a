"""A draft as the rep sees it who changes what it asks: all questions in their order, or one with all that it is."""

from collections.abc import Sequence

from bot.markup import plain
from bot.records import Survey
from bot.records.surveys import Asked, Question, Questionnaire
from bot.replies import Button, Card, Fact, Replies
from bot.surveys import at
from bot.surveys.questionnaire import changing, checking, languages, phrases, timing
from bot.surveys.questionnaire.questions import answer, by_key, choices, said, short
from bot.surveys.reps.editing import pairs, undoing

MORE, WHICH = "surveys.more_changes", "surveys.which"
WORDS, ANSWERS, CONDITION, MOVE, ADD = (
    *("surveys.words", "surveys.answers", "surveys.condition"),
    *("surveys.move", "surveys.add"),
)
LEAVE_OUT, PAIR, FILE, PASTE = "surveys.leave_out", "surveys.pair", "surveys.file", "surveys.paste"
LANGUAGES = "surveys.languages"

KINDS = {
    Asked.ONE: "One answer from a list",
    Asked.SEVERAL: "Several answers from a list",
    Asked.SCALE: "A scale, from one end to the other",
    Asked.YES: "Yes, no or I don't know",
    Asked.TEXT: "Words of their own",
}
NOT_THERE = "That question is no longer there."
EVERYBODY = "Everybody"
KEPT = "Each change is kept at once, and the last one can be undone."


def card(survey: Survey, told: Sequence[str] = ()) -> Replies:
    """`told` comes first, in the Markdown of `bot.markup`."""
    asked, first = survey.questionnaire, survey.questionnaire.languages[0]
    lines = [f"- {number}. {_line(asked, one)}" for number, one in enumerate(asked.questions, start=1)]
    body = "\n\n".join([*told, plain(said(asked.about, first)), "\n".join(lines), timing.takes(asked, first)])
    together = (Fact("Counted together", pairs.declared(survey)),) if survey.together else ()
    facts = (Fact("Languages", plain(languages.told(asked))), *together)
    buttons = (
        Button("Change a question", WHICH, survey.id, main=True),
        Button("Add a question", ADD, survey.id),
        Button("Title and introduction", WORDS, f"{survey.id} {languages.WHOLE} {first}"),
        *undoing.button(survey),
        Button("More changes", MORE, survey.id),
        back(survey),
    )
    return (Card(f"The questions of “{at.title(survey)}”", body, facts, buttons=buttons, private=True),)


def more(survey: Survey) -> Replies:
    buttons = (
        Button("Leave questions out", LEAVE_OUT, survey.id),
        Button("Count two questions together", PAIR, survey.id),
        Button("Languages", LANGUAGES, survey.id),
        Button("Take it as a file", FILE, survey.id),
        Button("Paste a changed file", PASTE, survey.id),
        everything(survey),
    )
    return (Card("More changes", "What else do you want to change?", buttons=buttons, private=True),)


def question(survey: Survey, told: Sequence[str] = (), *, key: str) -> Replies:
    asked, first = survey.questionnaire, survey.questionnaire.languages[0]
    found = by_key(asked).get(key)
    if found is None:
        return card(survey, (*told, NOT_THERE))
    about = f"{survey.id} {key}"
    buttons = (
        Button("Its words", WORDS, f"{about} {first}"),
        Button("Its answers", ANSWERS, about),
        Button("Who is asked it", CONDITION, about),
        Button("Move it, or leave it out", MOVE, about),
        *undoing.button(survey),
        everything(survey),
    )
    body = "\n\n".join(told) or KEPT
    number = asked.questions.index(found) + 1
    title = f"Question {number} of {len(asked.questions)}"
    return (Card(title, body, tuple(_facts(asked, found)), buttons=buttons, private=True),)


def everything(survey: Survey) -> Button:
    return Button("All questions", at.QUESTIONS, survey.id)


def back(survey: Survey) -> Button:
    return Button("Back to the survey", at.ONE, survey.id)


def options(questions: Sequence[Question], of: Questionnaire) -> tuple[tuple[str, str], ...]:
    """To choose one of these, by their places in all of it."""
    places = {one.key: number for number, one in enumerate(of.questions, start=1)}
    return tuple((one.key, f"{places[one.key]}. {short(said(one.words, of.languages[0]))}") for one in questions)


def named(question: Question, of: Questionnaire) -> str:
    """Within what is said. In the Markdown of `bot.markup`."""
    return f"“{plain(short(said(question.words, of.languages[0])))}”"


def hangs(of: Questionnaire, question: Question) -> str:
    """Of whom it is asked. In the Markdown of `bot.markup`."""
    on = by_key(of).get(question.when.question) if question.when else None
    if question.when is None or on is None:
        return EVERYBODY
    given = " or ".join(f"“{plain(one)}”" for one in answer(on, question.when.answers, of.languages[0]))
    return f"Those who answered {given} to {named(on, of)}"


def _line(of: Questionnaire, one: Question) -> str:
    """Short, since all of them stand below each other on a phone."""
    asked = f" *{plain(hangs(of, one))}.*" if one.when else ""
    look = " *Look at its words again.*" if _signs(of, one) else ""
    return f"{plain(said(one.words, of.languages[0]))}{asked}{look}"


def _facts(of: Questionnaire, one: Question) -> list[Fact]:
    first = of.languages[0]
    facts = [
        Fact("It asks", plain(said(one.words, first))),
        Fact("Why we ask", plain(said(one.why, first))),
        Fact("It is answered by", plain(KINDS[one.asked])),
    ]
    if offered := choices(one):
        words = " / ".join(f"{plain(said(each.words, first))}{' (goes alone)' * each.alone}" for each in offered)
        facts.append(Fact("To choose from", words))
    if one.asked is Asked.TEXT:
        facts.append(Fact("Those who answer read beside it", plain(phrases.say(first, "form.warning"))))
    facts.append(Fact("Who is asked it", hangs(of, one)))
    questions = by_key(of)
    if depend := [named(questions[key], of) for key in changing.hanging(of, one.key)]:
        facts.append(Fact("Hangs on its answers", ", ".join(depend)))
    if one.sensitive:
        facts.append(Fact("If all answer the same", "That is not told"))
    if signs := _signs(of, one):
        facts.append(Fact("Look at this again", plain("; ".join(signs))))
    return facts


def _signs(of: Questionnaire, one: Question) -> list[str]:
    """What the checks point out of its words in the first language, and leave to a person."""
    here = ("question", of.questions.index(one))
    first = of.languages[0]
    return [
        sign.words
        for sign in checking.check(of)
        if sign.warning and sign.at[:2] == here and sign.at[2:] in (("ask", first), ("why", first))
    ]
