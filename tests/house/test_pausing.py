"""Reps stop the bot itself: then it says why, whoever is in need is helped, and nothing that is owed is lost."""

from datetime import date, timedelta

import pytest

from bot import paused
from bot.bot import Bot
from bot.events import Opened, Pressed, Said, Submitted
from bot.hearing import Heard
from bot.records import Pause, Workplace, Works
from bot.records.audit import Did
from bot.records.pausing import ALL
from bot.store import MemoryStore, UnavailableError
from tests import fakes
from tests.fakes import ALEX, CHAT, BrokenStore, kept
from tests.house.parts import appointed, log, two_workplaces, who, working
from tests.people.living import Branch, Somebody

QUESTION = "can they bring in a new system without us"
REASON = "It quoted an old text. We mend it - back on Monday *at the latest*."
WHY = "I am **paused** for everybody who works at Town Hall since 22 November 2026, by a rep or an organiser."


async def stopped(branch: Branch) -> tuple[Somebody, Somebody]:
    """A rep who has paused the bot at the Town Hall, and a member who works there."""
    hall, _ = await two_workplaces(branch)
    rep = await appointed(branch, "sam", hall.id)
    member = await working(branch, "alex", hall.id)
    await rep.say("pause")
    await rep.press("Pause at Town Hall")
    assert "Everybody who asks me there reads this." in rep.form.fields[0].hint
    assert "I am paused at **Town Hall**." in await rep.fill(reason=REASON)
    return rep, member


async def test_whoever_works_there_gets_only_why_since_when_by_a_rep_and_how_to_reach_a_person() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    for told in (
        await member.say(QUESTION),
        await member.say("hello"),
        await member.say("help"),
        await member.say("report"),
        await member.open("chat"),
        await member.open("report"),
        await member.force("questions.show", "agreement/consent"),
        await member.force("questions.ask", "Can they bring in a new AI system without asking us?"),
        await member.force("report.begin"),
        await member.force("report.mode", "anonymous"),
    ):
        assert WHY in told
        assert "It quoted an old text. We mend it \\- back on Monday \\*at the latest\\*." in told
        assert "01632 960 000" in told
        assert "draft agreement" not in told
        assert "Sam" not in told
        assert member.labels == ["Talk to a person", "I have a receipt"]


async def test_what_is_sent_meanwhile_is_not_kept_and_that_is_said() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    told = await member.send("report.send anonymous nowhere", what="words-canary")
    assert "What you have just sent was not kept." in told


async def test_opening_words_come_first_and_are_you_human_is_answered() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    branch.clock.move(timedelta(hours=4))
    first, second = (await member.say(QUESTION)).split("\n", 1)
    assert "a machine, not a person" in first
    assert WHY in second
    assert "No. I am a machine" in await member.say("are you human?")
    assert "I cannot put you through from here" in await member.say("i want to talk to a person")


async def test_crisis_contacts_receipts_and_what_is_kept_of_somebody_go_on() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    assert "Samaritans" in await member.say("I want to kill myself")
    assert "paused" not in member.words
    assert "Your receipt" in await member.say("receipt")
    assert "paused" not in await member.send("report.receipt", receipt="1234 5678 9012 3456")
    assert "paused" not in await member.force("report.take_back", "1234567890123456")
    await member.say(QUESTION)
    assert "Your receipt" in await member.press("I have a receipt")
    assert "You told me that you work at **Town Hall**" in await member.say("where do i work")
    assert "Forgotten." in await member.press("Forget where I work")
    assert await kept(branch.desk.store, Works) == ()


async def test_distress_in_a_form_is_heard_while_it_is_paused() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    told = await member.send("report.send anonymous nowhere", what="I am going to kill myself tonight")
    assert told.index("Samaritans") < told.index("paused")


async def test_elsewhere_and_where_nobody_said_where_they_work_it_goes_on() -> None:
    branch = Branch()
    await stopped(branch)
    (depot,) = [one for one in await kept(branch.desk.store, Workplace) if one.name == "Depot"]
    for somebody in (branch.somebody("eve"), await working(branch, "kim", depot.id)):
        assert "The draft agreement would not allow it." in await somebody.say(QUESTION)


async def test_a_rep_of_that_workplace_works_on_at_the_desk_and_is_told() -> None:
    branch = Branch()
    rep, _ = await stopped(branch)
    told = await rep.open()
    assert "I am **paused** at Town Hall" in told
    assert "The desk" in told
    assert "Start again at Town Hall" in rep.labels
    hall = next(iter(await kept(branch.desk.store, Pause))).id
    await rep.say("where do i work")
    await rep.fill(workplace=hall)
    assert WHY in await rep.say(QUESTION)
    assert "Start again" in rep.labels
    assert "Your workplaces:" in await rep.force("workplaces.list")
    assert "paused" not in rep.words
    assert "The desk" in await rep.say("desk")


async def test_it_starts_again_by_a_reps_word_and_both_are_in_the_log() -> None:
    branch = Branch()
    rep, member = await stopped(branch)
    (pause,) = await kept(branch.desk.store, Pause)
    await rep.say("start the bot")
    assert "After this I answer there again." in await rep.press("Start again at Town Hall")
    assert WHY in await member.say(QUESTION)  # nothing has started yet
    assert "I am running at **Town Hall**." in await rep.press("Yes, start it again")
    assert "The draft agreement would not allow it." in await member.say(QUESTION)
    mine = who(branch, rep)
    assert (await log(branch))[-2:] == [(mine, Did.PAUSED, pause.id), (mine, Did.RESUMED, pause.id)]


async def test_pausing_and_starting_delivered_twice_happen_once() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    rep = await appointed(branch, "sam", hall.id)
    first = await rep.send(f"pausing.pause {hall.id}", "pause", reason="one")
    assert await rep.send(f"pausing.pause {hall.id}", "pause", reason="one") == first
    (pause,) = await kept(branch.desk.store, Pause)
    first = await rep.force("pausing.started", hall.id, "start")
    await rep.send(f"pausing.pause {hall.id}", "second", reason="two")
    assert await rep.force("pausing.started", hall.id, "start") == first
    (now,) = await kept(branch.desk.store, Pause)
    assert (pause.reason, now.reason) == ("one", "two")
    assert [did for _, did, _ in await log(branch)][-3:] == [Did.PAUSED, Did.RESUMED, Did.PAUSED]


async def test_a_second_pause_shows_the_first_and_changes_nothing() -> None:
    branch = Branch()
    rep, _ = await stopped(branch)
    (pause,) = await kept(branch.desk.store, Pause)
    assert "It quoted an old text." in await rep.send(f"pausing.pause {pause.id}", reason="another")
    assert await kept(branch.desk.store, Pause) == (pause,)


@pytest.mark.parametrize("place", ["", "nowhere", ALL, "x" * 300, "\udcff"])
async def test_a_rep_stops_it_where_they_are_a_rep_and_nowhere_else(place: str) -> None:
    branch = Branch()
    hall, depot = await two_workplaces(branch)
    rep, member = await appointed(branch, "sam", hall.id), branch.somebody("alex")
    await member.open("desk")
    for somebody in (rep, member):
        for where in (place, depot.id):
            told = await somebody.send(f"pausing.pause {where}", reason="because")
            assert told == "Only a rep can do that."
            assert await somebody.force("pausing.started", where) == "Only a rep can do that."
            if where:
                assert await somebody.force("pausing.pause", where) == "Only a rep can do that."
                assert await somebody.force("pausing.start", where) == "Only a rep can do that."
    assert await kept(branch.desk.store, Pause) == ()


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
async def test_without_a_reason_or_with_a_whole_story_it_is_not_paused(reason: str) -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    rep = await appointed(branch, "sam", hall.id)
    await rep.send(f"pausing.pause {hall.id}", reason=reason)
    assert rep.form.errors
    assert await kept(branch.desk.store, Pause) == ()


async def test_only_who_organises_everywhere_stops_it_everywhere_and_then_nobody_gets_an_answer() -> None:
    branch = Branch()
    hall, depot = await two_workplaces(branch)
    rep, olu = await appointed(branch, "sam", hall.id), branch.somebody("olu")
    await rep.say("pause")
    assert "Pause at all workplaces" not in rep.labels
    await olu.say("stop the bot")
    await olu.press("Pause at all workplaces")
    await olu.fill(reason="The computer moves.")
    people = branch.somebody("eve"), await working(branch, "alex", depot.id), rep
    for somebody in people:
        assert "I am **paused** everywhere" in await somebody.say(QUESTION)
    assert await rep.force("pausing.started", ALL) == "Only a rep can do that."
    assert "Start again at all workplaces" not in rep.labels
    await olu.say("resume")
    await olu.press("Start again at all workplaces")
    await olu.press("Yes, start it again")
    assert "The draft agreement would not allow it." in await people[0].say(QUESTION)


async def test_who_it_is_paused_for_is_told_in_private() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    await member.say(QUESTION)
    assert all(getattr(reply, "private", False) for reply in member.replies)


@pytest.mark.parametrize("error", [UnavailableError(), RuntimeError()])
async def test_where_the_store_cannot_tell_the_answer_goes_on(error: Exception) -> None:
    bot = Bot(fakes.desk(store=BrokenStore(error)))
    told = await Somebody(bot, MemoryStore(), "alex").say(QUESTION)
    assert "The draft agreement would not allow it." in told


async def test_for_what_goes_on_nobody_looks_for_a_pause() -> None:
    async with MemoryStore().transaction() as tx:
        await tx.put(Pause(ALL, date(2026, 11, 22), REASON))
        asked = Said(ALEX, CHAT, "cause-canary", QUESTION)
        assert await paused.answer(tx, asked, Heard.QUESTION, "", fakes.desk())
        assert await paused.answer(tx, asked, Heard.CRISIS, "", fakes.desk()) == ()


@pytest.mark.parametrize(
    ("event", "goes_on"),
    [
        (Opened(ALEX, CHAT, "", "desk"), True),
        (Opened(ALEX, CHAT, "", "chat"), False),
        (Pressed(ALEX, CHAT, "", "people.code"), True),
        (Pressed(ALEX, CHAT, "", "report.status"), True),
        (Pressed(ALEX, CHAT, "", "report.where"), False),
        (Pressed(ALEX, CHAT, "", "questions.show"), False),
        (Submitted(ALEX, CHAT, "", "people.claim"), True),
        (Submitted(ALEX, CHAT, "", "report.send named hall"), False),
        (Submitted(ALEX, CHAT, "", "report.message 12"), True),
        (Submitted(ALEX, CHAT, "", "whereabouts.say"), True),
        (Submitted(ALEX, CHAT, "", "whereabouts.say agreement/consent"), False),
    ],
)
def test_what_goes_on_is_settled_by_what_it_is(event: Opened | Pressed | Submitted, *, goes_on: bool) -> None:
    assert paused.goes_on(event, None, "") is goes_on


def test_the_words_that_go_on_are_commands_of_the_bot() -> None:
    routes = Bot(fakes.desk())._routes
    unknown = {words for words in paused._COMMANDS if not routes.commanded(fakes.said(words))}
    assert unknown == set()
