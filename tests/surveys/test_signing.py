"""An organiser answers for the results by name; then those who were asked are told what they said."""

from collections import Counter
from datetime import timedelta

from bot import telling
from bot.privacy.periods import LONGEST
from bot.records import FreeText, News, Outcome, Pause, Round, Survey
from bot.records.audit import Did
from bot.surveys import closing
from bot.surveys.questionnaire.phrases import say
from bot.surveys.results import in_chat, signing
from bot.surveys.staff.asking import Going
from bot.surveys.staff.card import OPEN
from bot.surveys.telling import inviting, rounds, telling_back, telling_reps
from tests.cases.parts import hall
from tests.fakes import NOON, kept
from tests.surveys.asked import survey
from tests.surveys.concluded import NEXT, Concluded, concluded, people


async def outcome(there: Concluded) -> Outcome:
    (found,) = await kept(there.place.branch.desk.store, Outcome)
    return found


async def test_only_an_organiser_signs_and_only_after_writing_what_happens_next() -> None:
    there = await concluded()
    for action in (in_chat.NEXT, in_chat.SIGN):
        assert "Only an organiser can do that" in await there.rep.force(action, "watched")
    assert "Only an organiser" in await there.rep.force(signing.SIGNED, "watched 1")
    assert "Only an organiser" in await there.rep.send(f"{in_chat.NEXT} watched", next=NEXT)
    organiser = there.place.organiser
    assert "First write what happens next" in await organiser.force(in_chat.SIGN, "watched")
    assert not (await there.place.every(Outcome))
    told = await there.signs()
    assert "Signed off by Olu on 22 November 2026" in told
    assert "What happens next, written by a person" in told
    assert (await there.place.log()).count(Did.SIGNED_RESULTS) == 1


async def test_an_organiser_without_a_name_is_asked_for_it_first() -> None:
    place = await hall()
    there = Concluded(place, await place.rep("sam"), survey())
    await there.close(people(depot=14, hall=7))
    assert "Please tell me it first" in await place.organiser.force(in_chat.NEXT, "watched")
    assert "Please tell me it first" in await place.organiser.force(in_chat.SIGN, "watched")


async def test_an_organiser_of_another_workplace_cannot_sign() -> None:
    there = await concluded()
    other = await there.place.workplace("Depot")
    stranger = await there.place.rep("kit", other.id, "organiser")
    assert "There are no such results" in await stranger.force(in_chat.NEXT, "watched")


async def test_what_was_changed_since_somebody_looked_is_not_signed() -> None:
    there = await concluded()
    organiser = there.place.organiser
    await organiser.force(in_chat.NEXT, "watched")
    await organiser.fill(next=NEXT)
    await organiser.force(in_chat.SIGN, "watched")
    seen = next(one for one in organiser.buttons if one.action == signing.SIGNED)
    await organiser.force(in_chat.NEXT, "watched")
    await organiser.fill(next="Something else")
    assert "changed since you looked" in await organiser.force(seen.action, seen.value)
    assert not (await outcome(there)).signed_by


async def test_what_is_posted_is_shown_before_and_is_the_same_words() -> None:
    there = await concluded()
    organiser = there.place.organiser
    await organiser.force(in_chat.NEXT, "watched")
    await organiser.fill(next=NEXT)
    shown = await organiser.force(in_chat.SIGN, "watched")
    await organiser.press("Yes, sign and post it")
    await there.delivers()
    (_, posted), *_ = there.place.told.sent
    for line in posted.body.splitlines():
        assert line in shown


async def test_once_signed_it_is_posted_where_it_was_asked_once() -> None:
    there = await concluded()
    await there.willing("alex")
    there.place.told.clear()
    await there.signs()
    assert await there.delivers() == {"depot": 1, "alex": 1}
    words = {name: one.body for name, one in there.place.told.sent}
    assert words["depot"].startswith("**You said.**")
    assert "21 people took part." in words["depot"]
    assert f"**What happens next**, written by a person: {NEXT} (Olu)".replace("-", "\\-") in words["depot"]
    assert "Signed off by Olu on 22 November 2026" in words["depot"]
    assert "Draft" not in words["depot"]
    assert "You asked me to tell you" in words["alex"]
    await telling_back.sweep(there.place.branch.desk)
    assert not await there.delivers()


async def test_the_same_signature_delivered_again_posts_nothing_more() -> None:
    there = await concluded()
    organiser = there.place.organiser
    await organiser.force(in_chat.NEXT, "watched")
    await organiser.fill(next=NEXT)
    await organiser.force(in_chat.SIGN, "watched")
    button = next(one for one in organiser.buttons if one.action == signing.SIGNED)
    for _ in range(2):
        assert "Signed off by Olu" in await organiser.force(button.action, button.value, "cause-of-both")
    assert await there.delivers() == {"depot": 1}
    assert "stay as they are" in await organiser.force(button.action, button.value)


async def test_many_are_told_shelf_by_shelf_and_nobody_twice_where_it_was_broken_off() -> None:
    there = await concluded()
    names = {f"person{number}" for number in range(230)}
    for name in names:
        await there.willing(name)
    await there.signs()
    (round_,) = await there.place.every(Round)
    assert not round_.done
    told = Counter[str]()
    while True:
        await inviting.sweep(there.place.branch.desk)
        await telling_back.sweep(there.place.branch.desk)
        more = await there.delivers()
        told += more
        if not more:
            break
    assert told.keys() == {"depot", *names}
    assert set(told.values()) == {1}


async def test_while_the_bot_is_paused_nothing_is_posted_and_afterwards_it_is() -> None:
    there = await concluded()
    pause = Pause(there.place.place.id, NOON.date(), "a reason")
    await there.place.keep(pause)
    await there.signs()
    assert not await there.delivers()
    async with there.place.branch.desk.store.transaction() as tx:
        await tx.remove(Pause, pause.id)
    there.place.branch.clock.move(rounds.AGAIN)
    assert await there.delivers() == {"depot": 1}


async def test_whoever_does_not_want_to_be_told_any_more_is_left_alone() -> None:
    there = await concluded()
    alex = await there.willing("alex")
    await there.signs()
    await alex.say("do not ask me")
    assert await there.delivers() == {"depot": 1}


async def test_what_is_signed_never_changes() -> None:
    there = await concluded([{"site": ("depot",), "worry": (f"wrote-{number}-canary",)} for number in range(7)])
    await there.rep.force(in_chat.READ, "watched")
    settle = next(one for one in there.rep.buttons if one.label == "Let it through")
    await there.rep.press("Let it through")
    waiting = next(one for one in there.rep.buttons if one.label == "Let it through")
    await there.signs()
    before = await there.opens(there.rep), await there.rep.force(in_chat.WRITTEN, "watched 0")
    signed = await outcome(there)
    organiser = there.place.organiser
    for who in (organiser, there.rep):
        for button in (settle, waiting):
            assert "stay as they are" in await who.force(button.action, button.value)
    assert "stay as they are" in await organiser.force(in_chat.NEXT, "watched")
    assert "stay as they are" in await organiser.send(f"{in_chat.NEXT} watched", next="Other words")
    assert await outcome(there) == signed
    assert (await there.opens(there.rep), await there.rep.force(in_chat.WRITTEN, "watched 0")) == before


async def test_what_nobody_had_let_through_is_erased_with_the_signature() -> None:
    there = await concluded([{"site": ("depot",), "worry": (f"wrote {number}",)} for number in range(7)])
    await there.rep.force(in_chat.READ, "watched")
    await there.rep.press("Let it through")
    await there.place.organiser.force(in_chat.NEXT, "watched")
    await there.place.organiser.fill(next=NEXT)
    assert signing.STILL_UNREAD in await there.place.organiser.force(in_chat.SIGN, "watched")
    await there.place.organiser.press("Yes, sign and post it")
    assert [one.passed for one in await there.place.every(FreeText)] == [True]


async def test_what_was_done_is_a_second_message_with_who_wrote_it() -> None:
    there = await concluded()
    organiser = there.place.organiser
    assert "First sign the results off" in await organiser.force(in_chat.TELL_DONE, "watched")
    await there.signs()
    await there.delivers()
    there.place.branch.clock.move(timedelta(days=40))
    await organiser.force(in_chat.TELL_DONE, "watched")
    told = await organiser.fill(done="The cameras-canary are gone.", cause="cause-of-both")
    assert "What was done, written by a person" in told
    await organiser.send(f"{in_chat.TELL_DONE} watched", "cause-of-both", done="The cameras-canary are gone.")
    assert await there.delivers() == {"depot": 1}
    ((_, said),) = there.place.told.sent
    assert said.body.startswith("**What was done** since **Watched at work**, written by a person: The cameras")
    assert "(Olu, 1 January 2027)" in said.body
    assert "Only an organiser" in await there.rep.send(f"{in_chat.TELL_DONE} watched", done="Not so")


async def test_reps_and_organisers_are_told_once_that_results_wait_and_the_notice_says_nothing_of_them() -> None:
    there = await concluded()
    desk = there.place.branch.desk
    for _ in range(2):
        await telling_reps.sweep(desk)
        assert await there.place.unread(there.rep) == await there.place.unread(there.place.organiser) == [News.RESULTS]
    assert await there.delivers() == {"sam": 1, "olu": 1}
    _, said = there.place.told.sent[0]
    assert said.body == telling.ONE
    assert "Watched" not in f"{said}"
    (button,) = said.buttons
    assert "Draft results: Watched at work" in await there.rep.force(button.action, button.value)
    assert not await there.place.unread(there.rep)
    await telling_reps.sweep(desk)
    there.place.branch.clock.move(timedelta(days=1))
    await telling_reps.sweep(desk)
    assert not await there.delivers()


async def test_once_they_are_signed_they_wait_for_nobody() -> None:
    there = await concluded()
    await telling_reps.sweep(there.place.branch.desk)
    await there.signs()
    assert not await there.place.unread(there.rep)
    there.place.told.clear()
    assert await there.delivers() == {"depot": 1}


async def test_a_rep_of_another_workplace_is_told_nothing_of_it() -> None:
    there = await concluded()
    other = await there.place.workplace("Depot")
    stranger = await there.place.rep("kit", other.id)
    await telling_reps.sweep(there.place.branch.desk)
    assert not await there.place.unread(stranger)


async def test_who_has_its_button_still_finds_there_what_became_of_it() -> None:
    there = await concluded()
    alex = there.place.branch.somebody("alex")
    assert say("en", "after.then") in await alex.force(OPEN, str(Going("watched")))
    await there.signs()
    await alex.force(OPEN, str(Going("watched")))
    assert "Results: Watched at work" in await alex.press("See the results")


async def test_nothing_is_told_of_a_survey_that_was_forgotten_meanwhile() -> None:
    there = await concluded()
    await there.signs()
    store = there.place.branch.desk.store
    await closing.sweep(store, NOON + timedelta(days=7) + LONGEST.results)
    for kind in (Survey, Outcome, Round):
        assert not await kept(store, kind)
    assert not await there.delivers()
