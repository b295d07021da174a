"""Somebody answers by a single-use code, or by the open link, which anybody can have."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from bot.people import tries
from bot.people.codes import LETTERS
from bot.people.offices import pseudonym
from bot.records import Tries, Unsent
from bot.records.surveys import Way
from bot.store import run
from bot.surveys import closing
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import answering, handing_in, tokens
from bot.surveys.staff import asking as who_asks
from bot.surveys.staff.card import OPEN, START
from tests.fakes import NOON, kept
from tests.surveys.asked import BRANCHING, asking, key_of, opened, survey

told = partial(say, "en")


async def test_a_code_is_answered_with_once_by_whoever_has_it_and_nobody_is_listed() -> None:
    there = await asking(survey(ways=(Way.CODE,)))
    code = tokens.make_code(await key_of(there.store))
    alex = there.branch.somebody("alex", lasting=False)
    await alex.say("survey")
    await alex.press("I have a survey code")
    await alex.fill(code=code.lower())
    await alex.press("Begin")
    await alex.fill(site="depot")
    assert alex.card.title == "Thank you"
    await alex.press("Change my answers")
    await alex.press("Change my answers")
    assert alex.form.values == {"site": "depot"}
    await alex.fill(site="hall")
    (ballot,) = await there.ballots()
    assert (ballot.way, ballot.answers) == (Way.CODE, {"site": ("hall",)})
    await alex.force(START, "watched en -")
    assert alex.words == told(who_asks.ONLY_BY_CODE)


@pytest.mark.parametrize("lasting", [False, True])
async def test_a_rep_who_has_the_code_too_neither_sees_nor_changes_nor_takes_back_what_came_by_it(
    *, lasting: bool
) -> None:
    there = await asking(survey(ways=(Way.CHAT, Way.CODE)))
    code = tokens.make_code(await key_of(there.store))
    alex, rep = there.branch.somebody("alex", lasting=lasting), there.branch.somebody("rep", lasting=lasting)
    await alex.say(f"survey {code}")
    await alex.press("Begin")
    await alex.fill("cause-canary", site="depot")
    before = await there.ballots()
    await rep.say("hello")
    await rep.say(f"survey {code}")
    listed = ["Surveys to answer"] if rep.place.vouched else []
    assert (rep.words, rep.labels) == (told(who_asks.USED), [*listed, "I have a survey code"])
    ticket = tokens.bare(code)
    for action, more in ((OPEN, ""), (START, ""), (answering.BACK, " 0"), (answering.TAKEN_BACK, "")):
        assert rep.words == told(who_asks.USED) == await rep.force(action, f"watched en {ticket}{more}")
    for cause in ("", "cause-canary"):
        await rep.send(f"{answering.KEY} watched en {ticket} 0", cause, site="hall")
        assert rep.words == f"{told(who_asks.USED)} {told('told.not_kept')}"
    assert await there.ballots() == before


async def test_what_was_taken_back_leaves_its_code_to_whoever_had_used_it() -> None:
    there = await asking(survey(ways=(Way.CODE,)))
    code = tokens.make_code(await key_of(there.store))
    alex, rep = there.branch.somebody("alex", lasting=False), there.branch.somebody("rep")
    await alex.say(f"survey {code}")
    await alex.press("Begin")
    await alex.fill(site="depot")
    await alex.press("Take them back")
    await alex.press("Yes, take them back")
    assert told(who_asks.USED) in await rep.say(f"survey {code}")
    assert "Begin" not in rep.labels
    await alex.press("Answer anew")
    await alex.press("Begin")
    await alex.fill(site="hall")
    (ballot,) = await there.ballots()
    assert ballot.answers == {"site": ("hall",)}


async def test_what_is_not_sent_yet_is_not_found_by_its_code_alone() -> None:
    there = await asking(survey(BRANCHING, ways=(Way.CODE,)))
    code = tokens.make_code(await key_of(there.store))
    alex, rep = there.branch.somebody("alex", lasting=False), there.branch.somebody("rep")
    await alex.say(f"survey {code}")
    await alex.press("Begin")
    await alex.fill(watched="yes")
    await rep.say(f"survey {code}")
    assert "Go on where I stopped" not in rep.labels
    await rep.press("Begin")
    assert not rep.form.values
    await rep.fill(watched="no")
    await alex.say(f"survey {code}")
    await alex.press("Go on where I stopped")
    assert alex.form.values == {"watched": "yes"}
    await alex.fill(watched="yes")
    await alex.fill(told="never")
    await alex.fill(go="send")
    (ballot,) = await there.ballots()
    assert ballot.answers == {"watched": ("yes",), "told": ("never",)}
    await rep.say(f"survey {code}")
    assert rep.words == told(who_asks.USED)


async def test_one_code_is_begun_with_in_a_few_places_only_so_that_nobody_fills_the_disk_with_it() -> None:
    there = await asking(survey(BRANCHING, ways=(Way.CODE,)))
    form = f"{answering.KEY} watched en {tokens.make_code(await key_of(there.store))} 0"
    eve = there.branch.somebody("eve", lasting=False)
    for number in range(who_asks.BEGUN.a_person):
        await replace(eve, name=f"eve {number}").send(form, watched="yes")
    late = replace(eve, name="eve at last")
    await late.send(form, watched="yes")
    assert told("told.begun_often") in late.words
    assert len(await kept(there.store, Unsent)) == who_asks.BEGUN.a_person
    before = replace(eve, name="eve 0")
    await before.send(form, watched="no")
    assert [field.name for field in before.form.fields] == ["worry"]


async def test_guessed_codes_are_counted_and_a_right_one_always_passes() -> None:
    there = await asking(survey(ways=(Way.CODE, Way.CHAT)))
    code = tokens.make_code(await key_of(there.store))
    wrong = code[:-1] + ("A" if code[-1] != "A" else "C")
    eve = there.branch.somebody("eve")
    most = who_asks.WRONG_CODES.a_person
    for number in range(most):
        if number % 2:
            assert told(who_asks.NO_CODE) in await eve.say(f"survey {wrong}")
        else:
            assert told(who_asks.NO_CODE) in await eve.force(START, f"watched en {wrong}")
    assert len(await kept(there.store, Tries)) == 2
    assert told(who_asks.TOO_MANY) in await eve.say(f"survey {wrong}")
    assert told(who_asks.TOO_MANY) in await eve.force(START, f"watched en {wrong}")
    assert "Watched at work" in await eve.say(f"survey {code}")
    await eve.press("Begin")
    await eve.fill(site="depot")
    assert eve.card.title == "Thank you"
    there.branch.clock.move(timedelta(hours=1, minutes=1))
    assert told(who_asks.NO_CODE) in await eve.say(f"survey {wrong}")


async def test_however_many_guess_nobody_is_kept_from_using_a_right_code(monkeypatch: pytest.MonkeyPatch) -> None:
    there = await asking(survey(ways=(Way.CODE,)))
    code = tokens.make_code(await key_of(there.store))
    monkeypatch.setattr(who_asks, "WRONG_CODES", replace(who_asks.WRONG_CODES, in_all=3))
    for number in range(4):
        await there.branch.somebody(f"eve {number}").say(f"survey {code[:-1]}{'A' if code[-1] != 'A' else 'C'}")
    assert len(await kept(there.store, Tries)) == 4  # of three, and of all: the fourth leaves nothing
    assert "Watched at work" in await there.branch.somebody("alex").say(f"survey {code}")


async def test_the_part_of_a_code_that_only_the_key_can_make_is_too_long_to_guess() -> None:
    there = await asking(survey(ways=(Way.CODE,)))
    key = await key_of(there.store)
    code = tokens.bare(tokens.make_code(key))
    others = [f"{code[:at]}{'A' if letter != 'A' else 'C'}{code[at + 1 :]}" for at, letter in enumerate(code)]
    assert len(others) == 20
    assert {tokens.way(key, one) for one in others} == {None}
    chances = len(LETTERS) ** 12
    assert chances > 2**55 > 90 * 86_400 * 1_000 * 4_000_000


async def test_a_code_is_of_one_survey_and_of_no_other() -> None:
    there = await asking(survey(ways=(Way.CODE,)))
    await opened(there.store, survey(id_="other", ways=(Way.CODE,)), there.branch.desk)
    mine, other = await key_of(there.store), await key_of(there.store, "other")
    codes = {tokens.make_code(mine) for _ in range(200)}
    assert len(codes) == 200
    assert all(tokens.looks_like_one(code) for code in codes)
    assert {tokens.way(mine, code) for code in codes} == {Way.CODE}
    assert {tokens.way(other, code) for code in codes} == {None}
    assert tokens.way(mine, tokens.link(mine)) is Way.LINK
    assert tokens.way(other, tokens.link(mine)) is None


async def test_who_comes_by_the_open_link_is_marked_so_and_each_browser_is_one() -> None:
    there = await asking(survey(ways=(Way.CHAT, Way.LINK)))
    link = tokens.link(await key_of(there.store))
    for name in ("alex", "sam", "alex"):
        visitor = there.branch.somebody(name, lasting=False)
        await visitor.say(f"survey {link}")
        await visitor.press("Change my answers" if "Change my answers" in visitor.labels else "Begin")
        await visitor.fill(site="depot")
        assert "counted apart" in visitor.words
        assert told("thanks.results_here") in visitor.words
        assert told("thanks.shared") in visitor.words, "whoever uses that browser next is them, as far as I can see"
    assert [ballot.way for ballot in await there.ballots()] == [Way.LINK, Way.LINK]


async def test_a_flood_by_the_open_link_is_stopped_and_keeps_nobody_else_from_answering() -> None:
    there = await asking(survey(ways=tuple(Way)))
    key = await key_of(there.store)
    form = f"{answering.KEY} watched en {tokens.link(key)} 0"
    eve = there.branch.somebody("eve", lasting=False)
    for number in range(who_asks.BY_LINK.in_all):
        await replace(eve, name=f"eve {number}").send(form, site="hall")
    assert len(await there.ballots()) == who_asks.BY_LINK.in_all
    late = replace(eve, name="eve at last")
    await late.send(form, site="hall")
    assert told("told.crowded") in late.words
    before = replace(eve, name="eve 0")
    await before.send(form, site="depot")
    assert before.card.title == "Thank you"
    await there.answers("alex", site="depot")
    assert len(await there.ballots()) == who_asks.BY_LINK.in_all + 1
    there.branch.clock.move(timedelta(hours=1, minutes=1))
    await late.send(form, site="hall")
    assert late.card.title == "Thank you"


async def test_that_somebody_answered_by_the_open_link_stands_nowhere_once_it_is_closed() -> None:
    """Nor what was counted against a flood, for whoever has the bot's own secret and knows the account."""
    there = await asking(survey(ways=(Way.LINK,)))
    alex = there.branch.somebody("alex")
    await alex.say(f"survey {tokens.link(await key_of(there.store))}")
    await alex.press("Begin")
    await alex.fill(site="depot")
    desk = there.branch.desk
    who = pseudonym(alex.person, desk)
    await closing.close(there.store, "watched", NOON)
    assert await kept(there.store, Tries), "it is counted"
    assert not await run(there.store, lambda tx: tries.of(tx, who, desk, who_asks.BY_LINK))


async def test_what_is_begun_by_the_open_link_is_limited_as_what_is_sent_by_it_and_counts_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(handing_in, "BY_LINK", replace(who_asks.BY_LINK, in_all=3))
    there = await asking(survey(BRANCHING, ways=tuple(Way)))
    form = f"{answering.KEY} watched en {tokens.link(await key_of(there.store))}"
    eve = there.branch.somebody("eve", lasting=False)
    for number in range(3):
        await replace(eve, name=f"eve {number}").send(f"{form} 0", watched="no")
    late = replace(eve, name="eve at last")
    await late.send(f"{form} 0", watched="no")
    assert told("told.crowded") in late.words
    assert len(await kept(there.store, Unsent)) == 3
    first = replace(eve, name="eve 0")
    await first.send(f"{form} 1", worry="None.")
    await first.send(f"{form} send", go="send")
    assert first.card.title == "Thank you"
