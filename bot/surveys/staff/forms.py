"""A questionnaire as forms, page after page, and what was sent back as answers. Nothing is taken that was not offered.

A page's form is sent back with its number after the key that was given; `at` is that number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.events import Answer
from bot.markup import plain
from bot.records.surveys import Answers, Asked, Question, Questionnaire
from bot.replies import Field, Form, Kind
from bot.surveys.questionnaire import branching, phrases
from bot.surveys.questionnaire.checking import units
from bot.surveys.questionnaire.phrases import put
from bot.surveys.questionnaire.questions import TEXT, answer, choices, said
from knowledge.sheet import clean

MOST_ON_A_PAGE = 10  # questions
HEAVIEST = 9_000  # characters of a page, with what stands around them; so it fits one card of Teams
_AROUND, _AROUND_CHOICE = 350, 45  # characters that drawing a question and a choice adds
_LABEL = 50  # characters of a question in a button or an option
# Radio buttons cannot be cleared, so leaving out is one of them. No choice has this key: it counts as no answer.
RATHER_NOT = "-"
GO, SEND = "go", "send"
_KINDS = {
    Asked.ONE: Kind.CHOICE,
    Asked.SEVERAL: Kind.CHOICES,
    Asked.SCALE: Kind.SCALE,
    Asked.YES: Kind.CHOICE,
    Asked.TEXT: Kind.PARAGRAPH,
}


@dataclass(frozen=True, slots=True)
class Page:
    """`before`: the page that the way back leads to, if there is one."""

    at: int
    form: Form = field(repr=False)
    questions: tuple[Question, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class Asking:
    """A questionnaire as somebody goes through it. `key` begins the keys of its forms."""

    questionnaire: Questionnaire
    language: str
    key: str
    most: int = MOST_ON_A_PAGE
    sheets: tuple[range, ...] = field(init=False, repr=False, compare=False)  # places of the questions of each page

    def __post_init__(self) -> None:
        object.__setattr__(self, "sheets", self._sheets())  # once: every question is measured for it

    def page(self, answers: Answers, at: int = 0) -> Page | None:
        """That page, or the next on which something is asked. None: all has been asked, and can be looked over."""
        pages = self._pages(answers)
        found = next((number for number in sorted(pages) if number >= at), None)
        if found is None:
            return None
        before = max((number for number in pages if number < found), default=None)
        return Page(found, self._form(pages[found], answers, found), pages[found], before)

    @property
    def one_page(self) -> bool:
        """Then the page itself is what somebody looks over before they send it, and sending it is handing it in."""
        return len(self.sheets) == 1

    def last(self, answers: Answers) -> int | None:
        """Where the way back from looking over leads."""
        return max(self._pages(answers), default=None)

    def read(self, answers: Answers, at: int, values: Mapping[str, Answer]) -> Answers | Form:
        """All answers so far with those of this page, or the page again with what is wrong.

        What is not asked on that page, by the answers before it, is not read.
        """
        page = self._pages(answers).get(at, ())
        errors = {one.key: wrong for one in page if (wrong := self._wrong(one, values.get(one.key, ())))}
        if errors:
            shown = {one.key: values[one.key] for one in page if one.key in values}
            return replace(self._form(page, answers, at), values=shown, errors=errors)
        now = {one.key: _read(one, _items(values.get(one.key, ()))) for one in page}
        return branching.changed(self.questionnaire, answers, now)

    def over(self, answers: Answers) -> Form:
        """What somebody answered, to look over before it is sent, with a way back to each page."""
        told = "\n\n".join(
            f"**{plain(said(question.words, self.language))}**\n\n{self._told(question, answers)}"
            for question in branching.reached(self.questionnaire, answers)
        )
        ways = ((str(at), self._back_to(page)) for at, page in self._pages(answers).items())
        options = ((SEND, put(phrases.SEND, self.language)), *ways)
        right = Field(GO, put(phrases.IS_IT_RIGHT, self.language), Kind.CHOICE, options, required=True)
        intro = f"{put(phrases.NOT_SENT, self.language)}\n\n{told}"
        go_on = put(phrases.GO_ON, self.language)
        return Form(
            f"{self.key} {SEND}", put(phrases.OVER, self.language), (right,), intro, go_on, language=self.language
        )

    def read_over(self, answers: Answers, values: Mapping[str, Answer]) -> int | Form | None:
        """The page to go back to; None where all can be sent; or the form again."""
        form, given = self.over(answers), _items(values.get(GO, ()))
        if len(given) != 1 or given[0] not in dict(form.fields[0].options):
            return replace(form, errors={GO: put(phrases.CHOOSE_ONE, self.language)})
        return None if given[0] == SEND else int(given[0])

    def _pages(self, answers: Answers) -> dict[int, tuple[Question, ...]]:
        """By their numbers, without those on which nothing is asked."""
        asked = {question.key for question in branching.reached(self.questionnaire, answers)}
        found = {
            at: tuple(one for one in self.questionnaire.questions[sheet.start : sheet.stop] if one.key in asked)
            for at, sheet in enumerate(self.sheets)
        }
        return {at: page for at, page in found.items() if page}

    def _sheets(self) -> tuple[range, ...]:
        questions = self.questionnaire.questions
        weights = {question.key: self._weight(question) for question in questions}
        return tuple(branching.sheets(questions, weights, self.most, HEAVIEST))

    def _weight(self, question: Question) -> int:
        """The same in every language, so that pages keep their numbers where somebody changes it."""
        texts = (question.words, question.why, *(choice.words for choice in choices(question)))
        longest = sum(max(map(units, words.values()), default=0) for words in texts)
        return _AROUND + longest + _AROUND_CHOICE * (len(choices(question)) + 1)

    def _form(self, page: tuple[Question, ...], answers: Answers, at: int) -> Form:
        sheets = len(self.sheets)
        part = put(phrases.PART, self.language, {"part": at + 1, "of": sheets}) if sheets > 1 else ""
        free = put(phrases.FREE, self.language) if at == 0 else ""
        values = {one.key: answers[one.key] for one in page if answers.get(one.key)}
        return Form(
            f"{self.key} {at}",
            said(self.questionnaire.title, self.language),
            tuple(self._field(question) for question in page),
            " ".join(filter(None, (free, part))),
            put(
                phrases.HAND_IN if sheets == 1 else phrases.LOOK_OVER if at == sheets - 1 else phrases.NEXT,
                self.language,
            ),
            {key: given if _several(self._asked(key)) else given[0] for key, given in values.items()},
            language=self.language,
        )

    def _asked(self, key: str) -> Question:
        return next(question for question in self.questionnaire.questions if question.key == key)

    def _field(self, question: Question) -> Field:
        options = tuple((choice.key, said(choice.words, self.language)) for choice in choices(question))
        if options and not _several(question):
            options += ((RATHER_NOT, put(phrases.RATHER_NOT, self.language)),)
        hints = [put(phrases.WHY, self.language, {"why": said(question.why, self.language)})]
        if _several(question):
            hints.insert(0, put(phrases.SEVERAL, self.language))
        if question.asked is Asked.TEXT:
            hints.append(put(phrases.WARNING, self.language))
        label = said(question.words, self.language)
        return Field(question.key, label, _KINDS[question.asked], options, " ".join(hints), most=TEXT)

    def _wrong(self, question: Question, value: Answer) -> str:
        given = _items(value)
        if question.asked is Asked.TEXT:
            over = len(value) - TEXT if isinstance(value, str) else 0
            too_long = put(phrases.TOO_LONG, self.language, {"over": over, "most": TEXT})
            unfit = given and not isinstance(value, str)
            return put(phrases.WRITE_ONE, self.language) if unfit else too_long if given and over > 0 else ""
        if len(given) > 1 and not _several(question):
            return put(phrases.CHOOSE_ONE, self.language)
        offered = {choice.key for choice in choices(question)} | (set() if _several(question) else {RATHER_NOT})
        if not offered.issuperset(given):
            return put(phrases.FROM_THE_LIST, self.language)
        alone = next((choice for choice in choices(question) if choice.alone and choice.key in given), None)
        if alone and len(set(given)) > 1:
            return put(phrases.ALONE, self.language, {"choice": said(alone.words, self.language)})
        return ""

    def _told(self, question: Question, answers: Answers) -> str:
        given = answer(question, answers.get(question.key, ()), self.language)
        if not given:
            return f"*{put(phrases.NO_ANSWER, self.language)}*"
        return "\n".join(f"- {plain(one)}" for one in given)

    def _back_to(self, page: tuple[Question, ...]) -> str:
        asked = said(page[0].words, self.language)
        short = asked if len(asked) <= _LABEL else f"{asked[: _LABEL - 1].rstrip()}…"
        return put(phrases.BACK_TO, self.language, {"question": short})


def _several(question: Question) -> bool:
    return question.asked is Asked.SEVERAL


def _items(value: Answer) -> tuple[str, ...]:
    return tuple(item for item in ((value,) if isinstance(value, str) else value) if item.strip())


def _read(question: Question, given: tuple[str, ...]) -> tuple[str, ...]:
    """Where lines end, and what cannot be seen, says only who wrote it."""
    if question.asked is Asked.TEXT:
        return tuple(filter(None, (" ".join(clean(" ".join(one.split())).split()) for one in given)))
    return given
