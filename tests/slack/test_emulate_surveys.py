"""End to end, against a Slack that keeps messages and views: a survey from its first word to its results."""

import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

import pytest

from bot.people import inviting as offices
from bot.people.inviting import Offer
from bot.records import Ballot, Role, SurveyKey, Unsent, Workplace
from bot.records.surveys import Answers, Asked
from bot.store import R
from bot.surveys import closing, tending
from bot.surveys.questionnaire import templates
from bot.surveys.questionnaire.questions import choices, said
from bot.surveys.staff import asking
from bot.surveys.staff.answering import NOT_KEPT
from tests.fakes import kept
from tests.slack import oracle
from tests.slack.emulated import Member, World, emulated, world
from tests.slack.payloads import Json

TITLE = "Workload and job quality"
HALL = Workplace("hall", "Town Hall", "The council")
NAMES = tuple(f"member-{number}" for number in range(20))
CHANGES, REDELIVERED = 11, 4  # of the members
BEGIN, CHANGE = "Begin (English)", "Change my answers (English)"


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
class Branch:
    """A rep who asks, twenty who asked to be told, and one who did not."""

    here: World
    rep: Member
    silent: Member
    members: Sequence[Member]
    channel: str

    async def launches(self) -> Json:
        """The card that the rep sees then."""
        await self.rep.writes("new survey")
        form = await self.rep.presses(TITLE)
        draft = await self.rep.goes_on(form, {"closes": "22/11/2026 16:00", "reminders": "0", "target": "40"})
        return await self.rep.presses_in(draft, "Launch it")

    async def delivers(self) -> None:
        await self.tend()
        while await self.here.outbox.deliver_due():
            self.here.clock.move(timedelta(seconds=2))

    async def asks(self) -> None:
        await self.launches()
        await self.delivers()

    async def tend(self) -> None:
        desk = self.here.slack.receiving.desk
        await closing.sweep(desk.store, self.here.clock())
        await tending.tend(desk)

    async def at(self, hour: int, minute: int = 0) -> None:
        """The clock says so, and what is done then by itself is done."""
        self.here.clock.time = self.here.clock.time.replace(hour=hour, minute=minute, second=0)
        await self.tend()

    async def card(self, stage: str) -> Json:
        await self.rep.writes("our surveys")
        return await self.rep.presses(f"{TITLE} (Town Hall): {stage}")

    async def everybody_answers(self) -> None:
        """One changes it, and then what that one and another sent at first is delivered again."""
        sent = [
            await answers(one, FIRST_SAID if number == CHANGES else answers_of(number))
            for number, one in enumerate(self.members)
        ]
        await answers(self.members[CHANGES], answers_of(CHANGES), CHANGE)
        for number in (REDELIVERED, CHANGES):
            assert_thanked(await self.members[number].sends(sent[number], {"go": "send"}))

    async def histories(self) -> list[list[Json]]:
        """All that Slack keeps of the channel, and of what the bot and each of them said to each other."""
        found = await self.here.ask("xoxp-alex", "conversations.history", channel=self.channel)
        return [found["messages"], *[await one.reads() for one in (self.rep, self.silent, *self.members)]]

    async def all_of(self, kind: type[R]) -> tuple[R, ...]:
        return await kept(self.here.slack.receiving.desk.store, kind)


@pytest.fixture
async def branch() -> AsyncIterator[Branch]:
    with emulated("kim", *NAMES) as url:
        async with world(url) as here:
            listed: list[Json] = (await here.ask("xoxp-alex", "conversations.list"))["channels"]
            channel = str(next(one["id"] for one in listed if one["name"] == "union-ai"))
            await here.ask("xoxp-alex", "conversations.join", channel=channel)
            rep, silent = await here.person("kim"), await here.person("rita")
            await rep.writes(f"claim {await _code(here)}")
            members = [await here.person(name) for name in NAMES]
            for one in members:
                await one.writes("ask me")
                told = await one.goes_on(await one.presses("Open the form"), {"workplace": HALL.id})
                assert "I tell you here when a survey opens" in words(told)
            yield Branch(here, rep, silent, members, channel)


async def _code(here: World) -> str:
    """With which somebody becomes a rep at the hall."""
    desk = here.slack.receiving.desk
    coded = await offices.code(desk.secret)
    async with desk.store.transaction() as tx:
        await tx.put(HALL)
        until = here.clock() + offices.FOR_A_PERSON
        await tx.add(offices.invitation(coded, Offer(Role.REP, HALL.id, "Kim"), until))
    return coded.code


async def begins(member: Member, label: str = BEGIN) -> Json:
    """From the invitation to the first page."""
    about = await member.presses("Look at it")
    assert "Whether you are a member makes no difference" in words(about)
    return await member.presses_in(about, label)


async def looks_over(member: Member, page: Json, given: Answers) -> Json:
    """All pages are filled in: what is shown before anything is sent."""
    filled: Json = {key: parts if key == "change" else parts[0] for key, parts in given.items()}
    while "Nothing is sent yet." not in words(page):
        page = await member.goes_on(page, filled)
    return page


async def answers(member: Member, given: Answers, label: str = BEGIN) -> Json:
    """What was looked over and then sent."""
    over = await looks_over(member, await begins(member, label), given)
    assert_thanked(await member.sends(over, {"go": "send"}))
    return over


def assert_thanked(answer: Json) -> None:
    assert answer["response_action"] == "update"
    assert answer["view"]["title"]["text"] == "Thank you"
    assert "Your answers are kept, and count once." in words(answer["view"])
    assert not told_in(answer["view"])


def words(shown: object) -> str:
    return oracle.shown(json.dumps(shown, ensure_ascii=False))


def told_in(shown: object) -> list[str]:
    """Which of the questions stand there, and which of what anybody answered but a mere yes or no."""
    questions = templates.template("workload").questions
    given = {(key, part) for number in range(len(NAMES)) for key, parts in answers_of(number).items() for part in parts}
    chosen = [
        choice.words
        for question in questions
        for choice in choices(question)
        if question.asked is not Asked.YES and (question.key, choice.key) in given
    ]
    text = words(shown)
    labels = [said(one, "en") for one in (*(question.words for question in questions), *chosen)]
    return [label for label in labels if label in text]


async def test_twenty_are_invited_once_and_what_they_answer_in_windows_is_in_no_history(branch: Branch) -> None:
    before = await branch.histories()
    assert "It is open." in words(await branch.launches())
    for _ in range(2):
        await branch.delivers()
    asked = await branch.histories()
    channel, rep, silent, *invited = [now[: len(now) - len(then)] for now, then in zip(asked, before, strict=True)]
    assert not channel
    assert not silent
    assert "A survey:" not in words(rep)
    assert len(invited) == len(NAMES)
    for (invitation,) in invited:
        assert f"A survey: *{TITLE}*. Kim, rep asks those who work there, members or not." in words(invitation)
    await branch.everybody_answers()
    first = branch.members[0]
    over = await looks_over(first, await begins(first, CHANGE), {})
    assert {"Much more work", "A manager", "Tired", "I check what it does"} <= set(told_in(over))
    assert await branch.histories() == asked
    assert not told_in(asked)
    assert not branch.here.api.alone


async def test_meanwhile_the_rep_sees_how_many_answered_by_the_hours_end_and_nothing_else(branch: Branch) -> None:
    await branch.asks()
    before = await branch.card("open")
    assert "Fewer than 5 at 12:00. Below that I say no number." in words(before)
    *others, last = enumerate(branch.members)
    for number, one in others:
        await answers(one, answers_of(number))
        if number % 6 == 0:
            await branch.at(12, 20 + number)
            assert (await branch.card("open"))["blocks"] == before["blocks"]
    await branch.at(13)
    after = await branch.card("open")
    assert "19 of 40 hoped for, at 13:00. I tell it by the hour, never who." in words(after)
    await answers(last[1], answers_of(last[0]))
    await branch.at(13, 3)
    assert (await branch.card("open"))["blocks"] == after["blocks"]
    await branch.at(14)
    shown = await branch.card("open")
    assert "20 of 40 hoped for, at 14:00." in words(shown)
    assert "See the results" not in words(shown)
    assert not told_in([before, after, shown, *await branch.histories()])


async def test_it_closes_by_the_clock_and_the_results_have_the_counts_and_withhold_what_is_small(
    branch: Branch,
) -> None:
    await branch.asks()
    assert "20 sent, 0 waiting, 0 cannot be reached." in words(await branch.card("open"))
    await branch.everybody_answers()
    expected = sorted((answers_of(number) for number in range(len(NAMES))), key=str)
    assert sorted((dict(one.answers) for one in await branch.all_of(Ballot)), key=str) == expected
    assert not await branch.all_of(Unsent)
    await branch.at(15, 59)
    page = await begins(branch.members[0], CHANGE)
    await branch.at(16)
    late = await branch.members[0].sends(page, {"amount": "3"})
    assert f"{asking.CLOSED} {NOT_KEPT}" in words(late)
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
