"""Somebody answers from two accounts: where they can be linked it counts once, and neither is shown the other's."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.events import Answer, Person, Place
from bot.people import linking
from bot.records import Ballot
from bot.records.surveys import Way
from bot.surveys import closing
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import tokens
from bot.surveys.staff.answering import KEY
from tests.fakes import NOON, kept
from tests.people.living import Somebody
from tests.surveys.asked import Asking, asking, key_of, survey

ONE, OTHER = "one", "other"  # platforms
ALEX = {"alex-canary": "alex@canary.example", "kim-canary": "kim@canary.example"}


def link(there: Asking, addresses: Mapping[str, str], *platforms: str) -> None:
    async def address(person: Person, _: Place) -> str:
        return addresses.get(person.user, "")

    there.branch.desk.linking.look_ups.update(dict.fromkeys(platforms or (ONE, OTHER), address))


async def answered(there: Asking, platform: str, name: str = "alex", cause: str = "", **values: Answer) -> Somebody:
    who = Somebody(there.branch.bot, there.store, name, platform)
    await who.say("survey")
    await who.press("Begin")
    await who.fill(cause, **values)
    assert who.card.title == "Thank you"
    return who


async def counted(there: Asking) -> list[str]:
    return sorted(str(one.answers["site"][0]) for one in await there.ballots() if one.answers)


async def test_what_one_person_answers_from_two_accounts_counts_once_as_they_answered_last() -> None:
    there = await asking()
    link(there, ALEX)
    await answered(there, ONE, site="depot")
    await answered(there, OTHER, site="hall")
    await answered(there, OTHER, "kim", site="depot")
    assert await counted(there) == ["depot", "hall"]
    await closing.close(there.store, "watched", NOON)
    assert not await kept(there.store, Ballot)


async def test_an_account_is_shown_nothing_of_what_another_answered_nor_that_it_did() -> None:
    """Whoever looks after a workspace can give an account there anybody's address."""
    there = await asking()
    link(there, ALEX)
    await answered(there, ONE, site="depot", worry="The canary scores.")
    nobody_yet = Somebody(there.branch.bot, there.store, "kim", OTHER)
    spy = Somebody(there.branch.bot, there.store, "alex", OTHER)
    for one in (spy, nobody_yet):
        await one.say("survey")
    assert (spy.words, spy.labels) == (nobody_yet.words, nobody_yet.labels)
    for one in (spy, nobody_yet):
        await one.press("Begin")
    assert spy.form == nobody_yet.form
    for one in (spy, nobody_yet):
        await one.fill(site="hall")
    assert (spy.words, spy.labels) == (nobody_yet.words, nobody_yet.labels)


async def test_an_old_delivery_from_the_other_account_does_not_bring_its_answers_back() -> None:
    there = await asking()
    link(there, ALEX)
    first = await answered(there, ONE, cause="c-canary", site="depot")
    await answered(there, OTHER, site="hall")
    await first.send(f"{KEY} watched en - 0", "c-canary", site="depot")
    assert await counted(there) == ["hall"]
    await answered(there, ONE, site="depot")
    assert await counted(there) == ["depot"]


async def test_what_was_answered_while_no_address_could_be_found_is_matched_once_it_can() -> None:
    there = await asking()
    addresses: dict[str, str] = {}
    link(there, addresses, ONE)
    link(there, ALEX, OTHER)
    alone = await answered(there, ONE, site="depot")
    assert say("en", "told.not_found") in alone.card.body
    matched = await answered(there, OTHER, site="hall")
    assert say("en", "told.not_found") not in matched.card.body
    assert await counted(there) == ["depot", "hall"]
    addresses.update(ALEX)
    there.branch.desk.linking._known.clear()
    await alone.say("survey")
    await alone.press("Change my answers")
    await alone.fill(site="depot")
    assert await counted(there) == ["depot"]


@pytest.mark.parametrize("platforms", [(), (OTHER,)])
async def test_where_accounts_are_not_linked_each_counts_and_they_are_told_so_before(
    platforms: tuple[str, ...],
) -> None:
    there = await asking()
    if platforms:
        link(there, ALEX, *platforms)
    first = Somebody(there.branch.bot, there.store, "alex", ONE)
    await first.say("survey")
    await first.press("Who sees what")
    assert say("en", "note.by_account") in first.words
    thanked = await answered(there, ONE, site="depot")
    assert say("en", "told.not_found") not in thanked.card.body
    await answered(there, OTHER, site="hall")
    assert await counted(there) == ["depot", "hall"]
    assert {one.person for one in await there.ballots() if one.answers["site"] == ("depot",)} == {""}


async def test_where_they_are_linked_they_are_told_before_that_an_address_is_looked_up() -> None:
    there = await asking()
    link(there, ALEX)
    alex = Somebody(there.branch.bot, there.store, "alex", ONE)
    await alex.say("survey")
    assert say("en", "note.by_address") in alex.words
    assert not there.branch.desk.linking._known


async def test_a_code_is_nobodys_account_and_whoever_has_one_is_not_looked_up() -> None:
    there = await asking(survey(ways=(Way.CHAT, Way.CODE)))
    link(there, ALEX)
    await answered(there, ONE, site="depot")
    there.branch.desk.linking._known.clear()
    by_code = Somebody(there.branch.bot, there.store, "alex", OTHER)
    await by_code.say(f"survey {tokens.make_code(await key_of(there.store))}")
    assert "another account" not in by_code.words
    await by_code.press("Begin")
    await by_code.fill(site="hall")
    assert not there.branch.desk.linking._known
    assert await counted(there) == ["depot", "hall"]


async def test_a_survey_that_lets_nobody_change_an_answer_still_counts_a_person_once() -> None:
    there = await asking(replace(survey(), may_change=False))
    link(there, ALEX)
    first = await answered(there, ONE, site="depot")
    await first.send(f"{KEY} watched en - 0", site="hall")
    assert say("en", "told.fixed") in first.words
    await answered(there, OTHER, site="hall")
    assert await counted(there) == ["hall"]


async def test_nothing_in_a_ballot_is_an_address_or_leads_from_one_survey_to_another() -> None:
    there = await asking()
    link(there, ALEX)
    await answered(there, ONE, site="depot")
    (ballot,) = await there.ballots()
    who = await linking.who(Person(ONE, "tenant-canary", "alex-canary"), _place(there), there.branch.desk)
    assert ballot.person == tokens.of_all_accounts(await key_of(there.store), who)
    assert who not in repr(ballot) + ballot.id + ballot.person
    assert ballot.person != tokens.of_all_accounts(tokens.new_key("another"), who)


def _place(there: Asking) -> Place:
    return Somebody(there.branch.bot, there.store, "alex", ONE).place
