"""Who is asked, where, after what; and that an answer never hangs on it."""

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot import days, memory, questions
from bot.campaigns import tallies
from bot.events import Owner, Person, Place, Said
from bot.identity import EXAMPLES
from bot.marks import ASKED, NEVER
from bot.membership import listing
from bot.membership.knowing import told_id
from bot.membership.ways import Way
from bot.records import EVERYWHERE, KINDS, Asked, Membership, Office, Pause, Role, Tally, Told, Workplace, Works
from bot.records.campaigns import Stage
from bot.records.pausing import ALL
from bot.recruitment import at, turns, wording
from bot.replies import Card
from bot.store import Record, Store, Transaction, UnavailableError, run
from knowledge.topics import Band, Found, Hit
from tests.fakes import NOON, TODAY, BrokenStore, kept
from tests.membership.lists import coded
from tests.outbox.stores import ENGINES, kept_by
from tests.people.living import Somebody
from tests.recruitment.parts import CAMPAIGN, DAY, HOUR, QUESTION, Town, prompted, town

HALL = Workplace("hall", "Town Hall", "the council")


async def in_turn(there: Town, owner: Owner = Owner.UNION) -> Somebody:
    alex = there.somebody(owner=owner)
    await there.turn_of(alex)
    return alex


async def put(there: Town, *records: Record) -> None:
    async def keep(tx: Transaction) -> None:
        for one in records:
            await tx.put(one)

    await run(there.desk.store, keep)


async def test_nobody_is_asked_out_of_their_turn_nor_twice_in_it() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex, into=-HOUR)
    assert not await there.asked(alex)
    await there.pass_by(2 * HOUR)
    assert await there.asked(alex)
    for _ in range(40):
        await there.pass_by(DAY)
        assert not await there.asked(alex)


async def test_who_does_not_ask_in_their_turn_is_not_asked_after_it() -> None:
    there = await town()
    alex = there.somebody()
    await there.turn_of(alex, into=turns.LENGTH + HOUR)
    assert not await there.asked(alex)


@pytest.mark.parametrize(
    "changed",
    [
        {"stage": Stage.ENDED},
        {"stage": Stage.DRAFT},
        {"stage": Stage.WAITING},
        {"until": TODAY - timedelta(days=1)},
        {"topics": ("decisions",)},
        {"workplace": "hall"},
    ],
)
async def test_without_a_campaign_on_it_that_runs_nobody_is_asked(changed: dict[str, object]) -> None:
    there = await town(replace(CAMPAIGN, **changed))  # type: ignore[arg-type]
    assert not await there.asked(await in_turn(there))


async def test_the_campaign_where_they_work_goes_before_the_one_of_all() -> None:
    local = replace(CAMPAIGN, id="local", workplace=HALL.id, question="Shall we meet at the hall?")
    there = await town(CAMPAIGN, local)
    alex = await in_turn(there)
    await put(there, HALL, Works(there.who(alex), there.desk.now() + DAY, HALL.id))
    await there.say(alex, QUESTION)
    assert "Shall we meet at the hall?" in alex.words


async def test_who_holds_an_office_is_never_asked() -> None:
    there = await town()
    alex = await in_turn(there)
    await put(there, Office("office", there.who(alex), Role.REP, EVERYWHERE, "Alex", date(2026, 1, 1)))
    assert not await there.asked(alex)


@pytest.mark.parametrize("where", [ALL, HALL.id])
async def test_while_the_bot_is_paused_nobody_is_asked_but_what_was_said_can_be_taken_back(where: str) -> None:
    there = await town()
    alex = await in_turn(there)
    await put(there, HALL, Works(there.who(alex), there.desk.now() + DAY, HALL.id))
    assert await there.asked(alex)
    buttons = {one.label: one for one in alex.buttons}
    await put(there, Pause(where, NOON.date(), "a reason"))
    await alex.force(at.YES, buttons["Yes, tell me more"].value)
    assert "paused" in alex.words
    await alex.force(at.LATER, buttons["Not now"].value)
    assert len(await kept(there.desk.store, Asked)) == 1
    await alex.force(at.ERASE.action)
    assert await kept(there.desk.store, Asked) == ()


@pytest.mark.parametrize(
    "place",
    [{"private": False}, {"room": "channel-canary"}, {"private": False, "room": "channel-canary"}],
)
async def test_where_others_are_nobody_is_asked(place: dict[str, object]) -> None:
    there = await town()
    alex = await in_turn(there)
    event = Said(alex.person, replace(alex.place, **place), "cause-canary", QUESTION)  # type: ignore[arg-type]
    alex.replies = await there.branch.bot.handle(event)
    assert any(isinstance(one, Card) for one in alex.replies)
    assert not prompted(alex)


async def test_each_way_to_an_answer_can_be_followed_by_the_question() -> None:
    async def example(alex: Somebody) -> None:
        await alex.force("questions.ask", EXAMPLES[1])

    async def meant(alex: Somebody) -> None:
        await alex.force("questions.show", "agreement/consent")

    async def form(alex: Somebody) -> None:
        await alex.send(questions.FORM.key, question=QUESTION)

    for way in (example, meant, form):
        there = await town()
        alex = await in_turn(there)
        await way(alex)
        assert prompted(alex), way


async def test_without_an_answer_nobody_is_asked() -> None:
    there = await town()
    alex = await in_turn(there)
    for band in (Band.REFUSE, Band.DID_YOU_MEAN):
        there.desk.knowledge.found = Found(band, (Hit("agreement/consent", 0.9),), 0.9, "")  # type: ignore[attr-defined]
        assert not await there.asked(alex)
    for text in ("hello", "are you human?", "my data", "help"):
        assert not await there.asked(alex, text)


@pytest.mark.parametrize("owner", [Owner.EMPLOYER, Owner.UNION])
@pytest.mark.parametrize("member", [True, False, None])
async def test_members_are_not_asked_but_in_a_place_of_the_employer_all_are_alike(
    owner: Owner, member: bool | None
) -> None:
    there = await town()
    there.knows_members(Way.TOLD)
    alex = await in_turn(there, owner=owner)
    if member is not None:
        told = Membership(told_id(there.who(alex), there.desk), there.desk.now() + DAY, member=member)
        await put(there, told)
    assert await there.asked(alex) is (owner is Owner.EMPLOYER or not member)


@pytest.mark.parametrize("listed", [True, False])
async def test_so_it_is_with_the_list(listed: bool) -> None:
    there = await town()
    there.knows_members(Way.LIST)
    there.links("test")
    await there.pass_by(DAY)
    alex = await in_turn(there)
    address = "alex@example.org" if listed else "huw@example.org"
    await listing.add(there.desk.store, coded([address], there.desk.secret))
    assert await there.asked(alex) is not listed


async def test_where_the_address_cannot_be_told_nobody_is_asked() -> None:
    async def none(_: object, __: object) -> str:
        return ""

    there = await town()
    there.links("test", look_up=none)
    await there.restart()
    await there.pass_by(40 * DAY)
    assert not await there.asked(await in_turn(there))


async def test_what_one_account_says_holds_for_the_others_of_the_same_person() -> None:
    there = await town()
    there.links("slack", "teams")
    await there.restart()
    await there.pass_by(40 * DAY)
    slack, teams = there.somebody(platform="slack"), there.somebody(platform="teams")
    await there.turn_of(slack)
    assert await there.asked(slack)
    await slack.press("Never ask me")
    for _ in range(3):
        await there.turn_of(teams)
        assert not await there.asked(teams)
    await there.say(teams, "my data")
    assert "Never asked about organising" not in [one.label for one in teams.card.facts], "shown to one account alone"
    await teams.force(at.AGAIN.action)
    await there.turn_of(teams)
    assert not await there.asked(teams), "only the account that said it takes it back"
    await slack.force(at.AGAIN.action)
    await there.turn_of(teams)
    assert await there.asked(teams)


async def test_what_a_tap_keeps_is_shown_to_that_account_and_is_no_date_of_another() -> None:
    there = await town()
    there.links("slack", "teams")
    await there.restart()
    await there.pass_by(40 * DAY)
    slack, teams = there.somebody(platform="slack"), there.somebody(platform="teams")
    await there.turn_of(slack)
    assert await there.asked(slack)
    await slack.press("Not now")
    await there.turn_of(teams)
    await there.pass_by(8 * DAY)
    assert await there.asked(teams)
    value = next(one.value for one in teams.buttons if one.action == at.LATER)
    await teams.press("Not now")
    told = teams.words
    first, second = await kept(there.desk.store, Asked)
    assert (first.left, second.left) == (1, 1), "asked twice of three times"
    await there.say(teams, "my data")
    (shown,) = [one.words for one in teams.card.facts if one.label == at.MINE.label]
    assert days.told(first.not_before) in told
    assert days.told(first.not_before) in shown
    await teams.force(at.ERASE.action)
    assert len(await kept(there.desk.store, Asked)) == 1, "that of the other account"
    await teams.force(at.LATER, value)
    assert wording.TAKEN_BACK in teams.words
    assert len(await kept(there.desk.store, Asked)) == 1


@pytest.mark.parametrize("marks", [{ASKED}, {NEVER}, {ASKED, NEVER}])
async def test_a_browser_that_remembers_is_not_asked(marks: set[str]) -> None:
    there = await town()
    await there.pass_by(4 * HOUR)
    alex = there.somebody(lasting=False)
    place = replace(alex.place, marks=frozenset(marks))
    alex.replies = await there.branch.bot.handle(Said(alex.person, place, "cause-canary", QUESTION))
    assert not prompted(alex)
    assert alex.replies


async def failing(*_: object) -> None:
    raise RuntimeError


@pytest.mark.parametrize("error", [RuntimeError("canary no"), None])
async def test_an_answer_neither_fails_nor_waits_for_what_comes_after_it(
    error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = await town()
    alex = await in_turn(there)
    await alex.say("hello")
    monkeypatch.setattr(memory, "PATIENCE", 0.05)
    monkeypatch.setattr(tallies, "shown", failing if error else _never)
    await there.say(alex, QUESTION)
    assert isinstance(alex.replies[-1], Card)


async def _never(*_: object) -> None:
    await asyncio.Event().wait()


async def test_a_store_that_fails_answers_without_the_question() -> None:
    there = await town()
    alex = await in_turn(there)
    there.branch.start(replace(there.desk, store=BrokenStore(RuntimeError("canary no"))))
    await there.say(alex, QUESTION)
    assert isinstance(alex.replies[-1], Card)


async def test_what_fails_while_a_tap_is_kept_is_said() -> None:
    there = await town()
    alex = await in_turn(there)
    await there.say(alex, QUESTION)
    button = next(one for one in alex.buttons if one.action == at.LATER)
    there.branch.start(replace(there.desk, store=BrokenStore(UnavailableError("away"))))
    alex.bot = there.branch.bot
    await alex.force(button.action, button.value)
    assert "could not save that" in alex.words


async def lying(store: Store) -> dict[str, object]:
    """All that lies in the store, but for what places were told of the bot, and counts of a campaign."""
    async with store.transaction() as tx:
        kinds = [kind for kind in KINDS if kind is not Told and "tall" not in kind.__module__]
        return {kind.kind: await tx.lying(kind) for kind in kinds}


@pytest.mark.parametrize("engine", ENGINES)
async def test_a_question_that_is_ignored_leaves_nothing_in_the_store(engine: str, tmp_path: Path) -> None:
    async with kept_by(engine, tmp_path) as store:
        there = await town(store=store)
        alex = await in_turn(there)
        before = await lying(store)
        assert await there.asked(alex)
        assert await lying(store) == before
        await alex.press("Not now")
        assert await lying(store) != before
        await alex.force(at.ERASE.action)
        seen = {**await lying(store), "seen": before["seen"]}
        assert seen == before


async def test_two_messages_at_once_are_asked_once() -> None:
    there = await town()
    alex = await in_turn(there)
    events = [Said(alex.person, alex.place, f"cause {number}-canary", QUESTION) for number in range(5)]
    found = await asyncio.gather(*map(there.branch.bot.handle, events))
    asked = [replies for replies in found if any(wording.ORGANISERS in str(one) for one in replies)]
    assert len(asked) == 1


async def test_each_question_is_counted_once_and_an_address_is_looked_up_only_for_a_campaign() -> None:
    looked_up = []

    async def address(person: Person, _: Place) -> str:
        looked_up.append(person)
        return "alex@example.org"

    there = await town(replace(CAMPAIGN, topics=("decisions",)))
    there.links("test", look_up=address)
    alex = there.somebody()
    await there.say(alex, QUESTION)
    assert not looked_up
    await there.change(CAMPAIGN)
    await there.pass_by(timedelta())
    await there.pass_by(40 * DAY)
    await there.turn_of(alex)
    cause = "the same-canary"
    assert not await kept(there.desk.store, Tally)
    for _ in range(3):
        alex.bot = there.branch.bot
        await alex.say(QUESTION, cause)
    assert looked_up
    assert sum(one.shown for one in await kept(there.desk.store, Tally)) == 1
