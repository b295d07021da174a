"""Whatever the words, Slack takes what is drawn, and nobody is pinged by it."""

import itertools
from collections.abc import Callable, Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import render, suggesting, views
from adapters.slack.keeping import Options, Rest, Thing
from adapters.slack.render import Message, Upload
from bot.replies import Reply
from tests.slack import oracle, saying
from tests.slack.saying import HERE

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")
patient = settings(deadline=None, max_examples=50, suppress_health_check=list(HealthCheck))


def names() -> Callable[[], str]:
    count = itertools.count()
    return lambda: f"id{next(count)}"


def checked(drawn: render.Drawn) -> None:
    for one in drawn.sent:
        if isinstance(one, Message):
            oracle.message(one)
        else:
            upload(one)
    for kept in rests(drawn.kept.values()):
        checked(render.more(kept, names()))


def upload(one: Upload) -> None:
    assert one.name.strip(".")
    assert "/" not in one.name
    assert oracle.units(one.title) <= 200
    assert oracle.units(one.alternative) <= 1_000


def viewed(drawn: views.DrawnView) -> None:
    oracle.view(drawn.view)
    for one in drawn.uploads:
        upload(one)
    for kept in rests(drawn.kept.values()):
        viewed(views.more(kept, HERE, names()))


def rests(kept: Iterable[Thing]) -> list[Rest]:
    return [one for one in kept if isinstance(one, Rest)]


@patient
@given(saying.replies)
def test_every_reply_is_a_message_that_slack_takes(reply: Reply) -> None:
    checked(render.messages((reply,), names()))


@patient
@given(st.lists(saying.replies, max_size=3).map(tuple))
def test_every_reply_is_a_view_that_slack_takes(replies: tuple[Reply, ...]) -> None:
    viewed(views.modal(replies, HERE, names()))


@patient
@given(st.lists(saying.replies, max_size=3).map(tuple))
def test_every_reply_can_stand_in_the_home(replies: tuple[Reply, ...]) -> None:
    viewed(views.home(replies, HERE, names()))


@patient
@given(st.lists(saying.text, max_size=5), saying.text)
def test_every_list_that_opens_is_one_that_slack_takes(found: list[str], typed: str) -> None:
    for listed in (
        suggesting.suggested(found, typed, names()),
        suggesting.found(Options(tuple((name, name) for name in dict.fromkeys(found))), typed, names()),
    ):
        assert len(listed.answer["options"]) <= 100
        for one in listed.answer["options"]:
            oracle.option(one)
