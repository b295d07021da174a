"""A system is for the office holders of its workplace: for others it is not there."""

from typing import Any

import pytest

from bot.records import System
from bot.records.audit import Did
from bot.records.register import Lifecycle
from tests.cases.parts import Hall, hall

VALUES: dict[str, Any] = {
    "name": "Forged",
    "lifecycle": "trial",
    "since": "weeks",
    "consultation": "agreed",
    "items": "gains",
    "came": "received",
    "day": "20/11/2026",
    "what": "review",
    "on": "20/11/2026",
    "level": "employer",
}


async def one(place: Hall) -> System:
    """A system that is known from one report."""
    report = await place.report()
    return next(found for found in await place.every(System) if found.id == report.system)


ACTIONS = (
    *("system", "names", "take", "what", "data", "control", "items", "record", "asked_all", "gains_review"),
    *("log", "log_add", "told", "disclose_of", "others", "find_other", "timeline"),
)
FORMS = ("confirm", "what", "data", "control", "record", "gains_review", "log_add", "find_other")


@pytest.mark.parametrize("action", ACTIONS)
async def test_a_system_of_another_workplace_gets_the_same_words_as_one_that_is_not_there(action: str) -> None:
    place = await hall()
    depot = await place.workplace("Depot")
    stranger, nobody = await place.rep("kim", depot.id), place.branch.somebody("alex")
    system = await one(place)
    told = await stranger.force(f"register.{action}", system.id)
    assert told == await stranger.force(f"register.{action}", "none")
    assert "That is no longer there." in told
    for value in (system.id, "none", ""):
        assert "Only a rep can do that." in await nobody.force(f"register.{action}", value)


@pytest.mark.parametrize("form", FORMS)
async def test_a_form_for_a_system_of_another_workplace_changes_nothing(form: str) -> None:
    place = await hall()
    depot = await place.workplace("Depot")
    stranger, nobody = await place.rep("kim", depot.id), place.branch.somebody("alex")
    system = await one(place)
    assert "That is no longer there." in await stranger.send(f"register.{form} {system.id}", **VALUES)
    assert "Only a rep can do that." in await nobody.send(f"register.{form} {system.id}", **VALUES)
    assert await place.now(system) == system
    assert Did.CHANGED_SYSTEM not in await place.log()


async def test_a_system_of_a_workplace_that_is_not_listed_is_for_organisers_of_all() -> None:
    place = await hall()
    rep = await place.rep("sam")
    system = await one(place)
    await place.keep(System(system.id, "", "Elsewhere", confirmed=True))
    assert "Where: A workplace that is not listed" in await place.organiser.force("register.system", system.id)
    await place.organiser.press("Change what it is")
    await place.organiser.fill(lifecycle="in-use", since="unknown")
    assert (await place.now(system)).lifecycle is Lifecycle.IN_USE
    await place.organiser.press("What the employer told")
    await place.organiser.press("Enter what they told")
    assert "Kept for" in await place.organiser.fill(system="Elsewhere")
    assert "That is no longer there." in await rep.force("register.system", system.id)


ODD = ("", " ", "*", "* *", "x" * 3_000, "\x00", "\ud800", "²", "a b c d", "* -1 ²", "🦔 🦔", "{system} ", " {system}")


@pytest.mark.parametrize("value", ODD)
async def test_whatever_a_button_or_a_form_carries_there_is_an_answer(value: str) -> None:
    place = await hall()
    system = await one(place)
    routes = place.branch.bot._routes
    value = value.format(system=system.id) if "{" in value else value
    pressed = [action for action in routes._pressed if action.startswith("register.")]
    submitted = [form for form in routes._submitted if form.startswith("register.")]
    assert len(pressed) > 30
    for action in pressed:
        assert "Something went wrong" not in await place.organiser.force(action, value), action
        assert place.organiser.replies
    for form in submitted:
        for values in ({}, {"name": value, "words": value, "system": value, "day": value}, VALUES):
            told = await place.organiser.send(f"{form} {value}", **values)
            assert "Something went wrong" not in told, form
            assert place.organiser.replies
