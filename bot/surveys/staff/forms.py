"""A questionnaire as forms, page after page, and what was sent back as answers. Nothing is taken that was not offered.

A page's form is sent back with its number after the key that was given; `at` is that number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from bot.events import Answer
from bot.markup import plain
from bot.records.surveys import Answers, Asked, Question, Questionnaire
from bot.replies import Field, Form, Kind
from bot.surveys.questionnaire import branching
from bot.surveys.questionnaire.checking import units
from bot.surveys.questionnaire.phrases import say
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
        options = ((SEND, say(self.language, "form.send")), *ways)
        right = Field(GO, say(self.language, "form.is_it_right"), Kind.CHOICE, options, required=True)
        intro = f"{say(self.language, 'form.not_sent')}\n\n{told}"
        go_on = say(self.language, "form.go_on")
        title, language = say(self.language, "form.over"), self.language
        return Form(f"{self.key} {SEND}", title, (right,), intro, go_on, language=language, confided=True)

    def read_over(self, answers: Answers, values: Mapping[str, Answer]) -> int | Form | None:
        """The page to go back to; None where all can be sent; or the form again."""
        form, given = self.over(answers), _items(values.get(GO, ()))
        if len(given) != 1 or given[0] not in dict(form.fields[0].options):
            return replace(form, errors={GO: say(self.language, "form.choose_one")})
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
        part = say(self.language, "form.part", part=at + 1, of=sheets) if sheets > 1 else ""
        free = say(self.language, "form.free") if at == 0 else ""
        own_words = self.most > 1 and any(one.asked is Asked.TEXT for one in page)
        # On some platforms a hint stands below its field: there it would be read after the writing.
        ahead = say(self.language, "form.ahead") if own_words else ""
        values = {one.key: answers[one.key] for one in page if answers.get(one.key)}
        send = "form.hand_in" if sheets == 1 else "form.look_over" if at == sheets - 1 else "form.next"
        return Form(
            f"{self.key} {at}",
            said(self.questionnaire.title, self.language),
            tuple(self._field(question) for question in page),
            " ".join(filter(None, (free, part, ahead))),
            say(self.language, send),
            {key: given if _several(self._asked(key)) else given[0] for key, given in values.items()},
            language=self.language,
        )

    def _asked(self, key: str) -> Question:
        return next(question for question in self.questionnaire.questions if question.key == key)

    def _field(self, question: Question) -> Field:
        options = tuple((choice.key, said(choice.words, self.language)) for choice in choices(question))
        if options and not _several(question):
            options += ((RATHER_NOT, say(self.language, "choice.rather_not")),)
        hints = [say(self.language, "form.why", why=said(question.why, self.language))]
        if _several(question):
            hints.insert(0, say(self.language, "form.several"))
        if question.asked is Asked.TEXT:
            hints.append(say(self.language, "form.warning"))
        label = said(question.words, self.language)
        return Field(question.key, label, _KINDS[question.asked], options, " ".join(hints), most=TEXT)

    def _wrong(self, question: Question, value: Answer) -> str:
        given = _items(value)
        if question.asked is Asked.TEXT:
            over = len(value) - TEXT if isinstance(value, str) else 0
            too_long = say(self.language, "form.too_long", count=over, most=TEXT)
            unfit = given and not isinstance(value, str)
            return say(self.language, "form.write_one") if unfit else too_long if given and over > 0 else ""
        if len(given) > 1 and not _several(question):
            return say(self.language, "form.choose_one")
        offered = {choice.key for choice in choices(question)} | (set() if _several(question) else {RATHER_NOT})
        if not offered.issuperset(given):
            return say(self.language, "form.from_the_list")
        alone = next((choice for choice in choices(question) if choice.alone and choice.key in given), None)
        if alone and len(set(given)) > 1:
            return say(self.language, "form.alone", choice=said(alone.words, self.language))
        return ""

    def _told(self, question: Question, answers: Answers) -> str:
        given = answer(question, answers.get(question.key, ()), self.language)
        if not given:
            return f"*{say(self.language, 'form.no_answer')}*"
        return "\n".join(f"- {plain(one)}" for one in given)

    def _back_to(self, page: tuple[Question, ...]) -> str:
        asked = said(page[0].words, self.language)
        short = asked if len(asked) <= _LABEL else f"{asked[: _LABEL - 1].rstrip()}…"
        return say(self.language, "form.back_to", question=short)


def _several(question: Question) -> bool:
    return question.asked is Asked.SEVERAL


def _items(value: Answer) -> tuple[str, ...]:
    return tuple(item for item in ((value,) if isinstance(value, str) else value) if clean(item).strip())


def _read(question: Question, given: tuple[str, ...]) -> tuple[str, ...]:
    """Where lines end, and what cannot be seen, says only who wrote it."""
    if question.asked is Asked.TEXT:
        return tuple(filter(None, (" ".join(clean(" ".join(one.split())).split()) for one in given)))
    return given
