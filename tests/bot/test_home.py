"""The page of one's own: what each capability has there for somebody, by their role; and what fails spoils no other."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot import home, memory
from bot.bot import Bot
from bot.desk import Desk
from bot.events import Opened, Owner
from bot.home import AtHome, Part, Whom
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.store import UnavailableError
from knowledge.entries import Problem
from tests import fakes
from tests.cases.parts import Hall, hall
from tests.fakes import NOON, BrokenStore, FakeLibrary, opened
from tests.house.parts import appointed, two_workplaces, working
from tests.house.test_pausing import WHY, stopped
from tests.people.living import Branch, Somebody

MEMBERS = ["Ask", "Report AI at work", "You"]  # and surveys, where there is a workplace
OFFICE_HOLDERS = ["What waits for you", "Ask", "Report AI at work", "Surveys", "Your role", "You"]


async def at_home(who: Somebody, owner: Owner = Owner.EMPLOYER) -> Replies:
    return await who.bot.home(Opened(who.person, replace(who.place, owner=owner), "cause-canary", "home"))


def titles(replies: Replies) -> list[str]:
    return [one.title for one in replies if isinstance(one, Card)]


def part(replies: Replies, title: str) -> Card:
    (found,) = [one for one in replies if isinstance(one, Card) and one.title == title]
    return found


def labels(card: Card) -> list[str]:
    return [one.label for one in card.buttons]


async def test_a_member_finds_asking_reporting_and_what_is_theirs() -> None:
    branch = Branch()
    hall_, _ = await two_workplaces(branch)
    alex = branch.somebody("alex")
    found = await at_home(alex)
    assert titles(found) == [*MEMBERS[:2], "Surveys", MEMBERS[2]]
    assert labels(part(found, "Ask")) == ["Ask a question", "Talk to a person"]
    assert labels(part(found, "Report AI at work")) == ["Report AI at work", "I have a receipt"]
    assert labels(part(found, "Surveys")) == ["Tell me of surveys"]
    assert labels(part(found, "You")) == ["Where do you work?", "Enter a code", "My data", "Cymraeg"]
    await working(branch, "alex", hall_.id)
    yours = part(await at_home(alex), "You")
    assert "You work at **Town Hall**" in yours.body
    *places, code, news, data, _ = labels(yours)
    assert places == ["Change where I work", "Forget where I work"]
    assert [code, news, data] == ["Enter a code", "Tell me of news every four weeks", "My data"]


async def test_every_button_there_is_answered() -> None:
    branch = Branch()
    hall_, _ = await two_workplaces(branch)
    for who in (branch.somebody("olu"), await appointed(branch, "sam", hall_.id), branch.somebody("alex")):
        for card in await at_home(who):
            for button in card.buttons if isinstance(card, Card) else ():
                assert "no longer there" not in await who.force(button.action, button.value)


async def test_who_is_speaking_stands_there_each_time_and_is_not_said_again_in_a_window_from_there() -> None:
    alex = Branch().somebody("alex")
    for _ in range(2):
        first = (await at_home(alex))[0]
        assert isinstance(first, Text)
        assert "a machine, not a person" in first.body
    assert "a machine, not a person" not in await alex.force("report.begin")


async def test_a_question_that_is_asked_in_the_form_is_heard_as_every_message_is() -> None:
    alex = Branch().somebody("alex")
    (ask,) = [one for one in part(await at_home(alex), "Ask").buttons if one.main]
    await alex.force(ask.action)
    await alex.fill(question="can they bring in a new system without us?")
    assert "The draft agreement would not allow it." in alex.words
    await alex.force(ask.action)
    assert "No. I am a machine" in await alex.fill(question="are you human?")
    await alex.force(ask.action)
    await alex.fill(question="i want to kill myself")
    assert alex.card.title == "If you or someone else may be in danger"


async def test_who_holds_a_role_finds_what_waits_and_the_way_to_the_desk() -> None:
    branch = Branch()
    hall_, _ = await two_workplaces(branch)
    sam, olu = await appointed(branch, "sam", hall_.id), branch.somebody("olu")
    reps, organisers = await at_home(sam), await at_home(olu)
    assert titles(reps) == titles(organisers) == OFFICE_HOLDERS
    assert part(reps, "Your role").body == "You are **rep** for Town Hall."
    assert labels(part(reps, "Your role")) == ["Go to the desk", "Register", "A brief for tomorrow", "Concern reports"]
    assert labels(part(reps, "Surveys")) == ["Tell me of surveys", "Surveys we run", "New survey"]
    theirs = labels(part(organisers, "Your role"))
    assert theirs[-4:] == ["Reps and organisers", "Audit log", "Concern reports", "Campaigns"]
    assert "Enter a code" not in labels(part(reps, "You"))


async def two_cases() -> tuple[Hall, Somebody]:
    there = await hall()
    kim = await there.rep("kim")
    for _ in range(2):
        await there.report(name="Rota canary")
    return there, kim


async def test_where_the_employer_may_read_along_a_rep_sees_how_much_waits_and_nothing_of_what() -> None:
    _, kim = await two_cases()
    waiting = part(await at_home(kim), "What waits for you")
    assert waiting.body == "**2 things wait for you**."
    assert [(one.label, one.value) for one in waiting.buttons] == [("See what is waiting", ""), ("Inbox", "")]


async def test_in_the_union_s_own_workspace_a_rep_sees_of_what_kinds_and_still_no_name() -> None:
    _, kim = await two_cases()
    waiting = part(await at_home(kim, Owner.UNION), "What waits for you")
    assert waiting.body == "**2 things wait for you**: new reports (2)."
    assert "canary" not in repr(waiting)


async def test_what_is_held_or_kept_from_a_rep_is_not_counted() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await there.report(held=NOON + timedelta(hours=5))
    await there.report(kept_from=(kim,))
    assert "Nothing waits" in part(await at_home(kim), "What waits for you").body
    assert "One thing waits" in part(await at_home(sam), "What waits for you").body
    there.branch.clock.move(timedelta(hours=6))
    assert "One thing waits" in part(await at_home(kim), "What waits for you").body


async def test_what_was_looked_at_waits_no_longer() -> None:
    _, kim = await two_cases()
    await kim.force("inbox.waiting")
    button = next(one for one in kim.buttons if one.action == "case.open")
    await kim.force(button.action, button.value)
    assert "One thing waits" in part(await at_home(kim), "What waits for you").body


async def test_a_rep_is_told_of_broken_files_and_a_member_is_not() -> None:
    branch = Branch(library=FakeLibrary(problems=(Problem("pack/entries/a.md", 3, "no status"),)))
    olu = await branch.organiser()
    assert "need mending" in part(await at_home(olu), "What waits for you").body
    assert titles(await at_home(branch.somebody("alex"))) == MEMBERS


async def test_while_the_bot_is_paused_the_page_says_so_and_begins_nothing_new() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    found = await at_home(member)
    assert WHY in "\n".join(one.body for one in found if isinstance(one, Text))
    assert titles(found) == ["You"]
    assert "My data" in labels(part(found, "You"))


async def words(event: Opened, desk: Desk) -> Text | None:
    return Text("Here is a survey.", (Button("Answer it", "surveys.answer"),))


async def nothing(event: Opened, desk: Desk) -> Text | None:
    return None


async def failing(event: Opened, desk: Desk) -> Text | None:
    raise LookupError("words-canary")


async def hanging(event: Opened, desk: Desk) -> Text | None:
    await asyncio.Event().wait()
    return None


@pytest.mark.parametrize("broken", [failing, hanging])
async def test_what_fails_or_takes_too_long_is_left_out_and_that_is_said(
    broken: home.Words, monkeypatch: pytest.MonkeyPatch, logged: list[str]
) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.05)
    given = (AtHome(Part.ASK, broken), AtHome(Part.SURVEYS, words))
    found = await home.shown(opened(), given, fakes.desk(), paused=False)
    assert titles(found) == ["Surveys"]
    assert found[-1] == home.MISSING
    assert any("the part ASK of a home failed" in line for line in logged)


async def test_where_there_is_nothing_there_is_no_heading() -> None:
    assert await home.shown(opened(), (AtHome(Part.ASK, nothing),), fakes.desk(), paused=False) == ()


@pytest.mark.parametrize("error", [UnavailableError("away"), None])
async def test_without_its_store_it_still_says_what_it_is_and_how_to_ask_and_report(
    error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.05)
    found = await Bot(fakes.desk(store=BrokenStore(error))).home(opened("home"))
    assert isinstance(found[0], Text)
    assert "a machine, not a person" in found[0].body
    assert titles(found) == MEMBERS
    assert found[-1] == home.MISSING


async def test_a_capability_adds_what_it_has_by_one_line() -> None:
    routes = Routes()
    routes.at_home(Part.OFFICE, words, Whom.ORGANISERS)
    routes.at_home(Part.SURVEYS, words)
    branch = Branch()
    olu, alex = await branch.organiser(), branch.somebody("alex")
    for who, expected in ((olu, ["Surveys", "Your role"]), (alex, ["Surveys"])):
        event = Opened(who.person, who.place, "cause-canary", "home")
        assert titles(await home.shown(event, routes.home, branch.desk, paused=False)) == expected
