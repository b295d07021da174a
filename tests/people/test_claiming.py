"""The first organiser comes with a code; a code works once, and cannot be guessed."""

import asyncio
from datetime import timedelta

import pytest

from bot.people import claiming, codes, inviting
from bot.people.tries import A_PERSON, IN_ALL
from bot.records import Invitation, Office, Role, Tries
from tests.fakes import kept
from tests.people.living import Branch

WRONG = "ACDE-FGHJ-3467"
DAY = timedelta(hours=24)


async def test_i_enter_the_code_that_the_machine_printed_and_am_the_first_organiser() -> None:
    branch = Branch()
    assert await inviting.nobody_organises(branch.desk.store)
    me = branch.somebody("olu")
    assert "The desk is for reps and organisers." in await me.open()
    assert "**organiser** for all workplaces" in await me.fill(code=await branch.printed())
    assert "You are **organiser** for all workplaces" in await me.press("Go to the desk")
    assert not await inviting.nobody_organises(branch.desk.store)
    assert await kept(branch.desk.store, Invitation) == ()


@pytest.mark.parametrize("typed", ["claim {}", "Claim {}.", "  CLAIM   {} "])
@pytest.mark.parametrize("written", [str, str.lower, lambda code: code.replace("-", " "), lambda c: c.replace("-", "")])
async def test_i_can_say_the_code_as_i_please(typed: str, written: type[str]) -> None:
    branch = Branch()
    code = await branch.printed()
    assert "You are now **organiser**" in await branch.somebody("olu").say(typed.format(written(code)))


async def test_a_code_works_once() -> None:
    branch = Branch()
    code = await branch.printed()
    await branch.somebody("olu").say(f"claim {code}")
    assert claiming.WRONG in await branch.somebody("eve").say(f"claim {code}")
    assert [office.name for office in await kept(branch.desk.store, Office)] == ["The organiser"]


async def test_two_who_enter_it_at_once_do_not_both_have_it() -> None:
    branch = Branch()
    code = await branch.printed()
    people = [branch.somebody(name) for name in ("olu", "eve", "sam")]
    await asyncio.gather(*(one.say(f"claim {code}") for one in people))
    assert sum("You are now" in one.words for one in people) == 1
    assert len(await kept(branch.desk.store, Office)) == 1


async def test_what_is_delivered_again_is_answered_well_and_changes_nothing() -> None:
    branch = Branch()
    me, code = branch.somebody("olu"), await branch.printed()
    await me.say(f"claim {code}", cause="one")
    (office,) = await kept(branch.desk.store, Office)
    for _ in range(IN_ALL + 1):
        assert "You have used that code already" in await me.say(f"claim {code}", cause="one")
    assert await kept(branch.desk.store, Office) == (office,)
    assert await kept(branch.desk.store, Tries) == ()


async def test_a_code_of_the_machine_lapses_after_a_day() -> None:
    branch = Branch()
    code = await branch.printed()
    branch.clock.move(DAY)
    assert claiming.WRONG in await branch.somebody("olu").say(f"claim {code}")
    code = await branch.printed()
    branch.clock.move(DAY - timedelta(seconds=1))
    assert "You are now" in await branch.somebody("olu").say(f"claim {code}")


async def test_after_five_wrong_codes_i_wait_for_an_hour_even_with_the_right_one() -> None:
    branch = Branch()
    me, code = branch.somebody("eve"), await branch.printed()
    for number in range(A_PERSON):
        # As the same cause each time, which who guesses can choose.
        assert claiming.WRONG in await me.say(f"claim {WRONG[:-1]}{number}", cause="one")
    assert claiming.TOO_MANY in await me.say(f"claim {code}")
    branch.clock.move(timedelta(hours=1))
    assert "You are now" in await me.say(f"claim {code}")


async def test_a_thousand_guesses_from_as_many_places_find_nothing_and_are_slowed() -> None:
    branch = Branch()
    code = await branch.printed()
    answers = [await branch.somebody(f"eve{number}").say(f"claim {WRONG}") for number in range(IN_ALL)]
    assert all(claiming.WRONG in answer for answer in answers)
    refused = [await branch.somebody(f"mal{number}").say(f"claim {code}") for number in range(900)]
    assert all(claiming.TOO_MANY in answer for answer in refused)
    assert await kept(branch.desk.store, Office) == ()


async def test_guesses_sent_all_at_once_are_counted_too() -> None:
    branch = Branch()
    me = branch.somebody("eve")
    said = await asyncio.gather(*(me.say(f"claim {WRONG[:-1]}{number}") for number in range(9)))
    assert sum(claiming.WRONG in words for words in said) == A_PERSON


async def test_wrong_used_and_lapsed_codes_are_told_alike() -> None:
    branch = Branch()
    used, lapsed = await branch.printed(), await branch.printed()
    await branch.somebody("olu").say(f"claim {used}")
    branch.clock.move(DAY)
    me = branch.somebody("eve")
    await me.open("chat")
    assert {await me.say(f"claim {code}") for code in (WRONG, used, lapsed)} == {claiming.WRONG}


async def test_where_i_shall_not_be_known_tomorrow_no_code_is_used_up() -> None:
    branch = Branch()
    code = await branch.printed()
    assert claiming.NOT_HERE in await branch.somebody("olu", lasting=False).say(f"claim {code}")
    assert "You are now" in await branch.somebody("olu").say(f"claim {code}")


@pytest.mark.parametrize("text", ["claim compensation for being watched", "claim for unfair dismissal", "can i claim"])
async def test_a_question_about_claims_is_a_question(text: str) -> None:
    me = Branch().somebody("alex")
    assert claiming.WRONG not in await me.say(text)
    assert "Can they bring in a new system" in me.words


async def test_the_word_alone_brings_the_form() -> None:
    me = Branch().somebody("alex")
    await me.say("Claim")
    assert me.form.key == "people.claim"


async def test_danger_goes_ahead_of_any_command() -> None:
    me = Branch().somebody("alex")
    await me.send("people.claim", code="i want to end my life")
    assert "116 123" in me.words


async def test_help_is_the_same_for_everybody() -> None:
    branch = Branch()
    organiser, member = await branch.organiser(), branch.somebody("alex")
    await member.open("chat")
    assert await organiser.say("Help?") == await member.say("help")
    assert "**desk**" in member.words


async def test_what_is_kept_holds_neither_code_nor_anybody(logged: list[str]) -> None:
    branch = Branch()
    code = await branch.printed()
    before = repr(await kept(branch.desk.store, Invitation))
    await branch.somebody("olu").say(f"claim {code}")
    words = before + repr(await kept(branch.desk.store, Office)) + "\n".join(logged)
    assert "canary" not in words
    assert not any(part in words for part in (code, code.replace("-", "")))


def test_codes_can_be_read_aloud_and_are_known_as_codes() -> None:
    made = {codes.make() for _ in range(500)}
    assert len(made) == 500
    for code in made:
        assert codes.looks_like_one(code)
        assert codes.looks_like_one(code.replace("-", ""))
        assert not set(code) & set("0O1IL2Z5S8BV")


def test_roles_keep_their_names() -> None:
    assert [str(role) for role in Role] == ["non-member", "member", "rep", "organiser"]
