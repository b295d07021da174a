"""`chat` over what is kept: in its own process, and through the bot that runs."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters import control
from adapters.commands import talking
from adapters.terminal import parse, saving
from adapters.terminal.hosts import There, UnheardError
from adapters.terminal.parse import Sits
from bot.events import Event, Opened, Submitted
from bot.outbox import CannotDeliverError
from bot.records import Address, Notice, Posted, Role, System, Works, notice
from bot.replies import Document, Field, Form, Replies, Text
from bot.store import Record
from bot.telling import REPORTER
from tests import fakes
from tests.fakes import UNION_HOUSE, kept
from tests.terminal.sitting import DEPOT, SAM, alone, button, keep, once_shown, receipt_on, talk
from tests.web.visiting import LOCAL_HOUSE


def news_for(seat: parse.Seat) -> tuple[Record, ...]:
    """Something waits for who sits there."""
    told = Address("address", "who", "terminal", "", seat.place.reach, quiet_from=None)
    return told, notice("key", "address", REPORTER, "address", fakes.NOON)


async def test_what_is_kept_in_a_chat_is_known_in_the_next(home: Path) -> None:
    async with alone(home) as (here, desk):
        await keep(desk, DEPOT)
        screen = await talk(here, "where do i work", button("The depot, The council"), "quit")
        assert "I keep for a year" in screen.words
    async with alone(home, replace(SAM, session="another-canary")) as (here, desk):
        screen = await talk(here, "where do i work", "/cancel", "quit")
        assert "You told me that you work at The depot" in screen.words
        assert "Nothing of that form was sent." in screen.words
        assert len(await kept(desk.store, Works)) == 1
    async with alone(home, replace(SAM, account="kim-canary")) as (here, _):
        assert "You told me" not in (await talk(here, "where do i work", "/cancel")).words


async def test_every_conversation_opens_with_what_this_is_and_ends_with_what_is_kept(home: Path) -> None:
    async with alone(home) as (here, _):
        for session in ("one-canary", "two-canary"):
            seat = parse.seat(replace(SAM, session=session), UNION_HOUSE, b"")
            screen = await talk(replace(here, seat=seat), "quit")
            assert "an automated bot: a machine, not a person" in " ".join(screen.words.split())
            assert "No record of this conversation is kept: only what you sent in forms" in screen.words
            assert "whoever can use the computer that I run on" in screen.words


async def test_a_second_terminal_speaks_with_the_bot_of_the_first(home: Path) -> None:
    async with alone(home) as (_, desk):
        await keep(desk, DEPOT)
        there = There(home, replace(SAM, session="second-canary"))
        screen = await talk(there, "where do i work", button("The depot, The council"), "can they watch us", "quit")
        assert "I keep for a year" in screen.words
        assert "What this is: Draft agreement" in screen.words
        assert [one.workplace for one in await kept(desk.store, Works)] == ["depot"]


async def test_who_says_another_account_is_another_person(home: Path) -> None:
    async with alone(home) as (here, desk):
        await keep(desk, DEPOT)
        await talk(here, "where do i work", button("The depot, The council"), "quit")
        screen = await talk(There(home, Sits("s-canary", "kim-canary")), "where do i work", "/cancel")
        assert "You told me" not in screen.words


@pytest.mark.parametrize("role", [*Role])
async def test_in_a_trial_the_switch_says_who_somebody_is(home: Path, role: Role) -> None:
    async with alone(home, house=LOCAL_HOUSE) as (here, desk):
        sits = replace(SAM, role=role)
        seat = parse.seat(sits, LOCAL_HOUSE, desk.secret)
        for host in (replace(here, seat=seat), There(home, sits)):
            screen = await talk(host, "desk", "quit")
            assert ("What waits for me" in screen.words) is (role in (Role.REP, Role.ORGANISER))


async def test_a_trial_says_who_somebody_is_in_it(home: Path) -> None:
    async def leave(_: str) -> str:
        return "quit"

    async with alone(home, house=LOCAL_HOUSE) as (here, _):
        for role, said in (("rep", "you are a rep in it"), ("organiser", "you are an organiser in it")):
            shown: list[str] = []
            await talking.talk(here, talking.Sat(trial=True, account=role), leave, shown.append)
            assert said in " ".join(" ".join(shown).split())


async def test_outside_a_trial_the_switch_is_refused(home: Path) -> None:
    with pytest.raises(parse.NoSwitchError, match="--as is the switch of a trial"):
        async with alone(home, replace(SAM, role=Role.ORGANISER)):
            pass
    async with alone(home):
        with pytest.raises(UnheardError, match="--as is the switch of a trial"):
            await talk(There(home, replace(SAM, role=Role.ORGANISER)), "desk")
        with pytest.raises(control.AnswerError, match="--as is the switch of a trial"):
            await control.ask(home, "chat.sit", {"sits": {"session": "s", "account": "a", "role": "organiser"}})
        for odd in ({}, {"sits": 1}, {"sits": {"session": 1}}):
            with pytest.raises(control.AnswerError, match="another version"):
                await control.ask(home, "chat.event", odd)


@pytest.mark.parametrize("far", [False, True])
async def test_a_notice_shows_in_the_chat_that_is_open_and_its_button_works(home: Path, *, far: bool) -> None:
    rep = replace(SAM, role=Role.REP)
    async with alone(home, rep, LOCAL_HOUSE) as (here, desk):
        host = There(home, rep) if far else here

        async def told(screen: object) -> str:
            await keep(here.bot._desk, *news_for(here.seat))
            return await once_shown("Something new is waiting for you.", button("Open it"))(screen)  # type: ignore[arg-type]

        screen = await talk(host, told, "quit")
        assert screen.text.count("Something new is waiting for you.") == 1
        assert "5  Open it" in screen.text, "the numbers of the opening words keep their meaning"
        assert await kept(desk.store, Posted) == ()


async def test_a_notice_to_somebody_who_is_away_is_shown_when_they_come_back_and_once(home: Path) -> None:
    async with alone(home) as (here, desk):
        await keep(here.bot._desk, *news_for(here.seat))
        async with asyncio.timeout(10):
            await here.post.something(here.seat.place.reach)
        (owed,) = await kept(desk.store, Notice)
        assert owed.attempts == 1
    async with alone(home, replace(SAM, session="later-canary")) as (here, desk):
        kim = parse.seat(Sits("s-canary", "kim-canary"), UNION_HOUSE, desk.secret)
        assert await here.post.take(kim.place.reach) == ()
        screen = await talk(here, once_shown("Something new is waiting for you.", "quit"))
        assert screen.words.count("Something new is waiting for you.") == 1
        assert await kept(desk.store, Posted) == ()


async def test_what_is_no_words_can_never_be_told(home: Path) -> None:
    async with alone(home) as (here, _):
        told = Address("address", "who", "terminal", "", here.seat.place.reach)
        with pytest.raises(CannotDeliverError):
            await here.post.send(told, (Document("x", "", b""),), "key")


@pytest.mark.parametrize("far", [False, True])
async def test_names_that_a_rep_has_confirmed_are_suggested(home: Path, *, far: bool) -> None:
    async with alone(home) as (here, desk):
        await keep(desk, DEPOT, System("one", "depot", "Roster Wise", confirmed=True))
        host = There(home, SAM) if far else here
        assert await host.suggest("report.what depot", "rost") == ("Roster Wise",)
        assert await host.suggest("no such field", "rost") == ()
        screen = await talk(
            host, "report", button("Anonymous"), button("The depot, The council"), "roster", "1", "", "", "", "quit"
        )
        looked = await talk(host, f"receipt {receipt_on(screen)}", "quit")
        assert "What you reported: Roster Wise" in looked.words


class Stopping:
    """A bot that goes away after it has done what it was asked, and before it has answered."""

    def __init__(self, there: There) -> None:
        self._there = there
        self.heard: list[Event] = []

    async def handle(self, event: Event) -> Replies:
        self.heard.append(event)
        replies = await self._there.handle(event)
        if isinstance(event, Submitted) and len([one for one in self.heard if isinstance(one, Submitted)]) == 1:
            return await There(Path("/nowhere"), self._there.sits).handle(event)
        return replies

    async def suggest(self, field: str, text: str) -> tuple[str, ...]:
        return await self._there.suggest(field, text)

    async def news(self) -> Replies:
        return await self._there.news()


async def test_what_got_no_answer_is_sent_again_as_the_same(home: Path) -> None:
    async with alone(home) as (_, desk):
        await keep(desk, DEPOT)
        host = Stopping(There(home, SAM))
        screen = await talk(host, "where do i work", button("The depot, The council"), "", "quit")
        assert "Enter sends that again: nothing is done twice." in screen.words
        assert "I keep for a year" in screen.words
        first, again = (event for event in host.heard if isinstance(event, Submitted))
        assert first == again


async def test_where_the_bot_stays_away_one_can_leave(home: Path) -> None:
    screen = await talk(There(home, SAM), "", "quit")
    assert screen.words.count("The bot has stopped, or did not answer.") == 2
    assert "Goodbye." in screen.words


async def test_what_is_too_long_to_be_sent_is_said_and_the_chat_goes_on(home: Path) -> None:
    async with alone(home):
        screen = await talk(There(home, SAM), "x" * control.LONGEST_REQUEST, "can they watch us", "quit")
        assert "the request is longer than" in screen.words
        assert "What this is: Draft agreement" in screen.words


class Suggesting:
    """Asks one form, whose field suggests."""

    def __init__(self) -> None:
        self.sent: list[Submitted] = []

    async def handle(self, event: Event) -> Replies:
        if isinstance(event, Opened):
            return (Form("trial", "A trial", (Field("what", "What?", suggests="names"),)),)
        assert isinstance(event, Submitted)
        self.sent.append(event)
        return (Text("Thank you."),)

    async def suggest(self, field: str, text: str) -> tuple[str, ...]:
        return ("Roster Wise",) if (field, text) == ("names", "rostr") else ()

    async def news(self) -> Replies:
        await asyncio.Event().wait()
        return ()


async def test_a_form_that_comes_first_is_asked_and_names_are_suggested() -> None:
    host = Suggesting()
    screen = await talk(host, "rostr", "1", "quit")
    assert [one.values for one in host.sent] == [{"what": "Roster Wise"}]
    assert screen.words.count("Thank you.") == 1


def test_documents_are_saved_for_this_account_alone_and_over_nothing(tmp_path: Path) -> None:
    letter = Document("letter.txt", "text/plain", b"Dear")
    given = (letter, letter, Document("../../up\x1b[1m.txt", "", b"up"), Document("..", "", b"dots"), Text("words"))
    said = list(saving.save(given, tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["document", "letter-2.txt", "letter.txt", "up[1m.txt"]
    assert said[0] == f"Saved in {tmp_path} as letter.txt"
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
    (gone,) = saving.save((letter,), tmp_path / "nowhere")
    assert "could not be saved" in gone
    assert "Start chat in another folder." in gone


def test_an_account_is_named_by_whose_process_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    before: Callable[[], str] = talking.account
    name = before()
    monkeypatch.setenv("LOGNAME", "somebody-else")
    monkeypatch.setenv("USER", "somebody-else")
    assert talking.account() == name != "somebody-else"
