"""A form that a platform could not carry goes with the survey that it belongs to, whatever is filled in it."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.carrying import Carrying, new_id
from adapters.slack import render as on_slack
from adapters.slack import views
from adapters.slack.carrying import kept_for_slack
from adapters.slack.keeping import Rest as SlackRest
from adapters.teams import dialogs
from adapters.teams import render as on_teams
from adapters.teams.carrying import kept_for_teams
from adapters.teams.keeping import Rest as TeamsRest
from adapters.teams.keeping import Stand
from bot.bot import Bot
from bot.outbox.together import Together
from bot.records import Ballot, Carried
from bot.records.surveys import Question
from bot.replies import Card, Form, Replies
from bot.store import Store
from bot.surveys import closing
from bot.surveys.questionnaire.questions import TEXT
from tests import fakes, postgres
from tests.fakes import CHAT, NOON, kept
from tests.outbox.stores import open_store
from tests.people.living import Somebody
from tests.surveys import asked
from tests.surveys.asked import Asking, asking, questionnaire, text

LATER = NOON + timedelta(days=8)
CANARY = "They score the canary. "
LONG = questionnaire(*(text(f"worry{number}") for number in range(5)))
Kept = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Platform:
    """How it keeps things, and each of its ways to show replies to one person."""

    keeps: Callable[[Together, Callable[..., Any]], Carrying[Any]]
    draws: tuple[Callable[[Replies], Kept], ...]


def _in_a_view(replies: Replies) -> Kept:
    return views.modal(replies, CHAT, new_id).kept


def _further_in_the_view(replies: Replies) -> Kept:
    found = next(thing for thing in _in_a_view(replies).values() if isinstance(thing, SlackRest))
    return {f"~k{new_id()}": found, **views.more(found, CHAT, new_id).kept}


def _in_a_chat(replies: Replies) -> Kept:
    return on_teams.messages(replies, on_teams.To(Stand.CHAT, "user"), new_id).kept


def _in_a_channel(replies: Replies) -> Kept:
    return on_teams.messages(replies, on_teams.To(Stand.SHARED, "user"), new_id).kept


def _in_a_dialog(replies: Replies) -> Kept:
    return dialogs.dialog(replies, "user", new_id).kept


def _further_in_the_dialog(replies: Replies) -> Kept:
    found = next(thing for thing in _in_a_dialog(replies).values() if isinstance(thing, TeamsRest))
    return {f"~k{new_id()}": found, **dialogs.more(found, "user", new_id).kept}


SLACK = Platform(kept_for_slack, (lambda replies: on_slack.messages(replies, new_id).kept, _in_a_view))
TEAMS = Platform(kept_for_teams, (_in_a_chat, _in_a_channel, _in_a_dialog))
PLATFORMS = pytest.mark.parametrize("platform", [SLACK, TEAMS], ids=["slack", "teams"])


async def filled_in(there: Asking, name: str = "alex") -> Replies:
    """Their answers again, to be changed."""
    who = await there.answers(name, **{f"worry{number}": (CANARY * 90)[: TEXT - 1] for number in range(5)})
    await who.press("Change my answers")
    await who.press("Change my answers")
    assert any(isinstance(one, Form) and CANARY in str(one.values) for one in who.replies)
    return who.replies


async def keep(platform: Platform, store: Store, replies: Replies) -> list[str]:
    """By every way. The names under which answers lie."""
    carrying, names = platform.keeps(Together(store), fakes.Clock()), list[str]()
    for draw in platform.draws:
        drawn = draw(replies)
        await carrying.keep(drawn)
        names += [name for name, thing in drawn.items() if "canary" in repr(_all(thing))]
    return names


def _all(thing: Any) -> object:
    """With what its `repr` leaves out."""
    if hasattr(thing, "__dataclass_fields__"):
        return {name: _all(getattr(thing, name)) for name in thing.__dataclass_fields__}
    if isinstance(thing, tuple | list):
        return [_all(one) for one in thing]
    return dict(thing) if isinstance(thing, Mapping) else thing


@PLATFORMS
async def test_what_a_platform_could_not_carry_is_erased_with_the_answers(platform: Platform) -> None:
    there = await asking(asked.survey(LONG))
    replies = await filled_in(there)
    assert await keep(platform, there.store, replies)
    before = [one for one in await kept(there.store, Carried) if CANARY in one.words]
    assert before
    assert all(one.shelf for one in before)
    await platform.keeps(Together(there.store), fakes.Clock()).keep({f"~k{new_id()}": "of something else"})
    await closing.close(there.store, "watched", LATER)
    left = [one.words for one in await kept(there.store, Carried)]
    assert not [words for words in left if CANARY in words]
    assert [words for words in left if "of something else" in words]


async def test_in_a_channel_not_even_that_somebody_has_answered_outlasts_the_survey() -> None:
    """Teams keeps there, for whoever asked alone, who that is, and what they are shown."""
    there = await asking()
    carrying, who = kept_for_teams(Together(there.store), fakes.Clock()), await there.answers("alex", site="depot")
    assert who.card.title == "Thank you"
    await carrying.keep(_in_a_channel(who.replies))
    await who.say("survey")
    await carrying.keep(_in_a_channel(tuple(one for one in who.replies if isinstance(one, Card))))
    assert len(await kept(there.store, Carried)) == 2
    await closing.close(there.store, "watched", LATER)
    assert not await kept(there.store, Carried)


@PLATFORMS
async def test_after_the_close_nothing_of_it_is_kept_any_more(platform: Platform) -> None:
    there = await asking(asked.survey(LONG))
    replies = await filled_in(there)
    await closing.cancel(there.store, "watched", LATER)
    names = await keep(platform, there.store, replies)
    assert names
    assert not [one for one in await kept(there.store, Carried) if CANARY in one.words]
    look = await platform.keeps(Together(there.store), fakes.Clock()).named_in(" ".join(names))
    assert all(look(name) is None for name in names), "somebody is told to begin again"


async def test_the_rest_of_a_long_look_over_belongs_to_the_survey_too() -> None:
    there = await asking(asked.survey(questionnaire(*LONG.questions, *_branches())))
    who = there.branch.somebody("alex")
    await who.say("survey")
    await who.press("Begin")
    while any(one.kind.name == "PARAGRAPH" for one in who.form.fields):
        await who.fill(**{one.name: (CANARY * 90)[: TEXT - 1] for one in who.form.fields})
    assert CANARY in who.form.intro
    long = tuple(replace(one, intro=one.intro * 150) if isinstance(one, Form) else one for one in who.replies)
    for keeps, draw in ((kept_for_slack, _further_in_the_view), (kept_for_teams, _further_in_the_dialog)):
        drawn = draw(long)
        assert any("canary" in repr(_all(thing)) for thing in drawn.values())
        await keeps(Together(there.store), fakes.Clock()).keep(drawn)
    assert [one for one in await kept(there.store, Carried) if CANARY in one.words]
    assert all(one.shelf for one in await kept(there.store, Carried) if CANARY in one.words)


def _branches() -> tuple[Question, ...]:
    """More than one page."""
    return tuple(text(f"more{number}") for number in range(9))


async def test_what_is_kept_while_it_closes_is_erased_or_was_never_kept(tmp_path: Path) -> None:
    with postgres.database() as url:
        store = await open_store(tmp_path / "keys", url)
        desk = fakes.desk(store=store)
        await asked.opened(store, asked.survey(), desk)
        who = Somebody(Bot(desk), store, "alex")
        await who.say("survey")
        await who.press("Begin")
        await who.fill(site="depot", worry=CANARY)
        await who.press("Change my answers")
        await who.press("Change my answers")
        carrying, over = kept_for_slack(Together(store), fakes.Clock()), asyncio.Event()

        async def go_on() -> int:
            rounds = 0
            while not over.is_set():
                await carrying.keep(on_slack.messages(who.replies, new_id).kept)
                rounds += 1
            return rounds

        going = asyncio.create_task(go_on())
        while len(await kept(store, Carried)) < 3:  # noqa: ASYNC110 - it tells nobody
            await asyncio.sleep(0)
        await closing.close(store, "watched", LATER)
        over.set()
        assert await going > 3
        assert not await kept(store, Carried)
        assert not await kept(store, Ballot)
        await store.close()


async def test_what_was_kept_before_it_could_belong_to_anything_is_read_and_forgotten(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    clock, name = fakes.Clock(), f"~k{new_id()}"
    carrying = kept_for_slack(Together(store), clock)
    await carrying.keep({name: "words"})
    async with store._engine.transaction() as tx:
        row = await tx.get("carried", name)
        assert row is not None
        await tx.put(replace(row, fields={key: value for key, value in row.fields.items() if key != "shelf"}))
    assert (await carrying.named_in(name))(name) == "words"
    claimed = await store.claim(Carried, LATER, 10, lambda one: replace(one, due=LATER + timedelta(days=1)))
    assert [one.id for one in claimed] == [name]
    await store.close()
