"""End to end, against a Slack that keeps messages and views: a survey from its first word to its results."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.records import Ballot, SurveyKey, Unsent
from bot.records.surveys import Answers
from bot.records.surveys import Asked as Kind
from bot.surveys.questionnaire import templates
from bot.surveys.questionnaire.phrases import say
from bot.surveys.questionnaire.questions import choices, said
from bot.surveys.staff import asking
from tests.people.codes import HALL
from tests.slack.branch import TITLE, Branch, assert_thanked, looks_over, words
from tests.slack.branch import branch as a_branch
from tests.slack.emulated import Member
from tests.slack.payloads import Json

NAMES = tuple(f"member-{number}" for number in range(20))
CHANGES, REDELIVERED = 11, 4  # of the members
BEGIN, CHANGE = "Begin", "Change my answers"


def answers_of(number: int) -> Answers:
    """Of three a system sets the pace, two are worn out, and of eight with a new system three check what it does."""
    told = {
        "amount": ("5" if number < 12 else "3",),
        "pace": ("manager" if number < 17 else "system",),
        "evening": ("4" if number < 18 else "5",),
        "system": ("yes" if number < 8 else "no",),
    }
    change = ("faster", "checking") if number < 3 else ("faster",)
    return {**told, "change": change} if number < 8 else told


FIRST_SAID: Answers = {**answers_of(CHANGES), "amount": ("3",)}


@dataclass
class Asked(Branch):
    """Twenty who asked to be told."""

    async def asks(self) -> None:
        await self.launches(reminders="0", target="40")
        await self.delivers()

    async def everybody_answers(self) -> None:
        """One changes it, and then what that one and another sent at first is delivered again."""
        sent = [
            await answers(one, FIRST_SAID if number == CHANGES else answers_of(number))
            for number, one in enumerate(self.members)
        ]
        await answers(self.members[CHANGES], answers_of(CHANGES), CHANGE)
        for number in (REDELIVERED, CHANGES):
            assert_thanked(await self.members[number].sends(sent[number], {"go": "send"}))


@pytest.fixture
async def branch() -> AsyncIterator[Asked]:
    async with a_branch(*NAMES) as made:
        for one in made.members:
            await one.writes("ask me")
            told = await one.goes_on(await one.presses("Open the form"), {"workplace": HALL.id})
            assert "I tell you here when a survey opens" in words(told)
        yield Asked(made.here, made.rep, made.silent, made.members, made.channel)


async def begins(member: Member, label: str = BEGIN) -> Json:
    """From the invitation to the first page."""
    about = await member.presses("Look at it")
    assert "members of the union or not" in words(about)
    return await member.presses_in(about, label)


async def answers(member: Member, given: Answers, label: str = BEGIN) -> Json:
    """What was looked over and then sent."""
    over = await looks_over(member, await begins(member, label), given)
    thanks = await member.sends(over, {"go": "send"})
    assert_thanked(thanks)
    assert not told_in(thanks["view"])
    return over


def told_in(shown: object) -> list[str]:
    """Which of the questions stand there, and which of what anybody answered but a mere yes or no."""
    questions = templates.template("workload").questions
    given = {(key, part) for number in range(len(NAMES)) for key, parts in answers_of(number).items() for part in parts}
    chosen = [
        choice.words
        for question in questions
        for choice in choices(question)
        if question.asked is not Kind.YES and (question.key, choice.key) in given
    ]
    text = words(shown)
    labels = [said(one, "en") for one in (*(question.words for question in questions), *chosen)]
    return [label for label in labels if label in text]


async def test_twenty_are_invited_once_and_what_they_answer_in_windows_is_in_no_history(branch: Asked) -> None:
    before = await branch.histories()
    assert "It is open." in words(await branch.launches(reminders="0", target="40"))
    for _ in range(2):
        await branch.delivers()
    asked = await branch.histories()
    channel, rep, silent, *invited = [now[: len(now) - len(then)] for now, then in zip(asked, before, strict=True)]
    assert not channel
    assert not silent
    assert "A survey:" not in words(rep)
    assert len(invited) == len(NAMES)
    for (invitation,) in invited:
        assert f"A survey: *{TITLE}*. It is for people who work at" in words(invitation)
    await branch.everybody_answers()
    first = branch.members[0]
    over = await looks_over(first, await begins(first, CHANGE), {})
    assert {"Much more work", "A manager", "Tired", "I check what it does"} <= set(told_in(over))
    assert await branch.histories() == asked
    assert not told_in(asked)
    assert not branch.here.api.alone


async def test_meanwhile_the_rep_sees_how_many_answered_by_the_hours_end_and_nothing_else(branch: Asked) -> None:
    await branch.asks()
    before = await branch.card("open")
    assert "Fewer than 5, at 12:00" in words(before)
    *others, last = enumerate(branch.members)
    for number, one in others:
        await answers(one, answers_of(number))
        if number % 6 == 0:
            await branch.at(12, 20 + number)
            assert (await branch.card("open"))["blocks"] == before["blocks"]
    await branch.at(13)
    after = await branch.card("open")
    assert "About 15, at 13:00; 40 are hoped for. I tell it by the hour and in steps of 5" in words(after)
    await answers(last[1], answers_of(last[0]))
    await branch.at(13, 3)
    assert (await branch.card("open"))["blocks"] == after["blocks"]
    await branch.at(14)
    shown = await branch.card("open")
    assert "About 20, at 14:00" in words(shown)
    assert "See the results" not in words(shown)
    assert not told_in([before, after, shown, *await branch.histories()])


async def test_it_closes_by_the_clock_and_the_results_have_the_counts_and_withhold_what_is_small(
    branch: Asked,
) -> None:
    await branch.asks()
    assert "20 of 20 told." in words(await branch.card("open"))
    await branch.everybody_answers()
    expected = sorted((answers_of(number) for number in range(len(NAMES))), key=str)
    assert sorted((dict(one.answers) for one in await branch.all_of(Ballot)), key=str) == expected
    assert not await branch.all_of(Unsent)
    await branch.at(15, 59)
    page = await begins(branch.members[0], CHANGE)
    await branch.at(16)
    late = await branch.members[0].sends(page, {"amount": "3"})
    assert f"{say('en', asking.CLOSED)} {say('en', 'told.not_kept_closed')}" in words(late)
    for kind in (Ballot, Unsent, SurveyKey):
        assert not await branch.all_of(kind)
    results = await branch.rep.presses_in(await branch.card("closed"), "See the results")
    short = words(results)
    assert "20 people took part." in short
    assert "Most often “Much more work”: 12 of 20 (60%)." in short
    assert "Most often “No”: 12 of 20 (60%)." in short
    assert "“Withheld” stands for" in short
    assert not {"A manager", "A computer system", "Tired", "Worn out"} & set(told_in(results))
    before = await branch.histories()
    assert not told_in(before)
    each = [words(view) for view in await question_by_question(branch.rep, results)]
    results_of_each = (
        {"Much more work: 12 (60%)", "The same: 8 (40%)", "A little more: 0", "No answer: 0"},
        {"A manager: withheld", "A computer system: withheld", "No answer: 0"},
        {"No answer: 20"},
        {"No answer: 20"},
        {
            "How many answered this is withheld.",
            "Tired: withheld",
            "Worn out: withheld",
            "Very well: withheld",
            "No answer: withheld",
        },
        {"Yes: 8 (40%)", "No: 12 (60%)", "No answer: 0"},
        {"I must work faster: 8 (100%)", "I check what it does: withheld", "8 of 8 who were asked answered this."},
    )
    for shown, lines in zip(each, results_of_each, strict=True):
        assert [line for line in lines if line not in shown] == [], shown
    channel, _, *others = await branch.histories()
    assert [channel, *others] == [before[0], *before[2:]]


async def question_by_question(rep: Member, results: Json) -> list[Json]:
    views = [await rep.presses_in(results, "Question by question")]
    while "Next question" in words(views[-1]):
        views.append(await rep.presses_in(views[-1], "Next question"))
    return views
