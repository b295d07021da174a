"""The second step on Teams: the key and the figures are in dialogs, and in no conversation."""

import json
from dataclasses import replace
from datetime import timedelta

from bot.records import Handed
from bot.second_factor import totp
from bot.second_factor.enrolling import ON
from bot.second_factor.giving import GIVEN, LOCKED
from tests import fakes
from tests.fakes import Clock, kept
from tests.people import codes
from tests.second_factor.steps import key_in
from tests.teams.visiting import Door, Member, door

OWN = "not on one of your employer's"


def figures(here: Door, key: str) -> dict[str, str]:
    return {"typed.code": totp.figures(key, totp.step_at(here.desk.now()))}


def history(here: Door) -> str:
    """All that the bot has put into a conversation, in whatever way."""
    return "\n".join(one.raw.decode() for one in here.platform.asked)


async def rep(here: Door) -> Member:
    made = here.somebody("aad-kim", "29:kim", "a:kim")
    await made.writes(f"claim {await codes.for_a_rep(here.desk, here.desk.now())}")
    return made


async def stepped(kim: Member) -> str:
    """The key."""
    await kim.writes("second step")
    assert "is needed here" in kim.sees
    await kim.presses("Set it up")
    await kim.presses("Show it to me")
    assert OWN in kim.sees
    key = key_in(kim.sees)
    await kim.fills(figures(kim.door, key))
    assert ON.partition(".")[0] in kim.sees
    kim.close()
    return key


async def test_the_key_is_shown_and_the_figures_are_typed_in_a_dialog_only() -> None:
    clock = Clock()
    async with door(fakes.desk(clock=clock)) as here:
        kim = await rep(here)
        key = await stepped(kim)
        clock.move(timedelta(hours=12))
        await kim.writes("inbox hours")  # words that are looked for in reports
        assert "no such case" not in kim.sees
        await kim.presses("Show it to me")
        assert "Before I show what a report says" in kim.sees
        await kim.fills({"typed.code": "000000"})
        assert "not right" in kim.sees
        await kim.fills(figures(here, key))
        assert GIVEN.partition(".")[0] in kim.sees
        kim.close()
        await kim.writes("inbox hours")
        assert "There is no such case for you." in kim.sees
        told = history(here)
        assert OWN not in told
        assert key not in told.replace(" ", "")


async def test_locked_it_is_asked_for_again_and_nobody_else_opens_the_dialog() -> None:
    async with door() as here:
        kim = await rep(here)
        await stepped(kim)
        await kim.writes("lock now")
        assert LOCKED in kim.sees
        await kim.writes("inbox hours")
        await kim.presses("Show it to me")
        assert "Before I show what a report says" in kim.sees


async def test_the_picture_is_behind_a_link_that_opens_once() -> None:
    desk = fakes.desk()
    house = replace(desk.house, pages="https://bot.example")
    async with door(replace(desk, house=house)) as here:
        kim = await rep(here)
        await kim.writes("second step")
        await kim.presses("Set it up")
        await kim.presses("Show it to me")
        assert "/handed/" in json.dumps(kim.window)
        (picture,) = await kept(here.desk.store, Handed)
        assert picture.once
        assert "/handed/" not in history(here)
