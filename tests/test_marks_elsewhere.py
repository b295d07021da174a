"""Where no browser keeps anything, a mark among the replies changes nothing: no message, no part of one, no crash."""

import json

import pytest

from adapters.carrying import new_id
from adapters.naming import named
from adapters.slack import render as slack
from adapters.slack import views
from adapters.teams import dialogs
from adapters.teams import render as teams
from adapters.teams.carrying import kept_for_teams
from adapters.teams.keeping import Aside, Stand
from adapters.teams.render import To
from adapters.terminal import render as terminal
from adapters.terminal import serve, wire
from adapters.terminal.render import Paper
from bot import posted
from bot.bot import Bot
from bot.events import Event
from bot.marks import ASKED, NEVER
from bot.outbox.together import Together
from bot.records import Posted
from bot.replies import Button, Card, Field, Form, Kind, Mark, Replies, Text, visible
from bot.store import MemoryStore, run
from tests import fakes
from tests.slack.saying import HERE
from tests.teams.payloads import ACCOUNT, USER, names

SAID: Replies = (
    Text("Words that are said.", (Button("Yes", "yes"),), private=True),
    Card("A card", "Its words.", private=True),
    Text("More."),
)
FORM: Replies = (Form("a", "A form", (Field("one", "One?", Kind.LINE),)),)
MARKED: Replies = (Mark(ASKED), SAID[0], Mark(NEVER, 365), *SAID[1:], Mark(ASKED))
BOTH = [(SAID, MARKED), ((*SAID, *FORM), (*MARKED, *FORM, Mark(NEVER, 365)))]


def test_they_are_left_out_of_what_is_visible() -> None:
    assert visible(MARKED) == SAID


@pytest.mark.parametrize(("said", "marked"), BOTH)
def test_slack_draws_the_same_messages_windows_and_home(said: Replies, marked: Replies) -> None:
    assert slack.messages(marked, names()) == slack.messages(said, names())
    assert views.modal(marked, HERE, names()) == views.modal(said, HERE, names())
    assert views.home(marked, HERE, names()) == views.home(said, HERE, names())


@pytest.mark.parametrize(("said", "marked"), BOTH)
@pytest.mark.parametrize("stand", [Stand.CHAT, Stand.SHARED])
def test_teams_draws_the_same_messages_and_dialogs(said: Replies, marked: Replies, stand: Stand) -> None:
    to = To(stand, USER, ACCOUNT)
    assert teams.messages(marked, to, names()) == teams.messages(said, to, names())
    assert teams.messages(marked, to, names(), greets=True) == teams.messages(said, to, names(), greets=True)
    assert dialogs.dialog(marked, USER, names()) == dialogs.dialog(said, USER, names())


@pytest.mark.parametrize("stand", [Stand.CHAT, Stand.SHARED])
def test_marks_alone_send_nothing(stand: Stand) -> None:
    assert slack.messages((Mark(ASKED),), names()).sent == ()
    assert teams.messages((Mark(ASKED),), To(stand, USER, ACCOUNT), names()).sent == ()


@pytest.mark.parametrize(("said", "marked"), BOTH)
def test_a_terminal_draws_the_same_here_and_from_another_process(said: Replies, marked: Replies) -> None:
    assert terminal.draw(marked, Paper()) == terminal.draw(said, Paper())
    assert wire.read_replies(json.loads(json.dumps(wire.replies(marked)))) == said


async def test_a_program_that_asks_one_question_is_not_told_of_them() -> None:
    class Marking(Bot):
        async def handle(self, _: Event) -> Replies:
            return MARKED

    shown: list[str] = []
    await serve.once(Marking(fakes.desk()), "what", shown.append, Paper(), as_json=True)
    assert [one["type"] for one in json.loads(shown[0])] == ["text", "card", "text"]


async def test_what_teams_keeps_behind_a_button_holds_none() -> None:
    carrying = kept_for_teams(Together(MemoryStore()), fakes.Clock())
    name = named(new_id)
    await carrying.keep({name: Aside(USER, MARKED)})
    assert (await carrying.named_in(name))(name) == Aside(USER, SAID)


async def test_what_is_posted_holds_none() -> None:
    async def lying(replies: Replies) -> tuple[Posted, ...]:
        store, now = MemoryStore(), fakes.Clock()()
        await run(store, lambda tx: posted.keep(tx, "key", "channel", replies, now))
        return await fakes.kept(store, Posted)

    assert await lying(MARKED) == await lying(SAID)
