"""Whole stories: somebody asks for a talk, a rep takes it up, and nothing stays of it."""

from dataclasses import replace
from datetime import timedelta

from bot import telling
from bot.cases.codes import code
from bot.events import Owner
from bot.records import AuditEntry, Campaign, KeptFrom, Receipt, Talk, Talkers, TalkWords, Unread
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.records.notices import News
from bot.records.talks import Talking
from bot.reports.beginning import PAGE
from bot.talks import forgetting
from tests.cases.parts import hall
from tests.fakes import NOON
from tests.people.living import Branch
from tests.reports.hall import receipt
from tests.talks.asked import ABOUT, NAME, REACH, WHEN, WROTE, asked, begun, the_talk

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


async def test_somebody_asks_a_rep_takes_it_up_and_it_is_done_and_forgotten() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    alex = there.branch.somebody("alex")
    await alex.say("talk to a rep")
    assert alex.card.private
    assert [fact.label for fact in alex.card.facts] == ["Who can read this here", "Who sees it", "What is kept"]
    assert "within two weeks after" in alex.words
    assert "26 weeks in any case" in alex.words
    await alex.press("Go on")
    await alex.fill(workplace=there.place.id)
    assert [field.name for field in alex.form.fields] == ["name", "reach", "about", "when", "hidden"]
    assert [field.name for field in alex.form.fields if field.required] == ["name", "reach"]
    await alex.fill(**WROTE)
    assert "Thank you. A talk is asked for." in alex.words
    assert "The reps are told that something waits." in alex.words

    await there.deliver()
    assert sorted(there.told.names) == ["kim", "sam"]
    assert {(said.body, *(one.label for one in said.buttons)) for _, said in there.told.sent} == {
        (telling.ONE, telling.OPEN)
    }
    talk = await the_talk(there)
    assert (talk.workplace, talk.week, talk.state, talk.taken_by) == (there.place.id, "2026-W47", Talking.ASKED, "")

    await kim.force("inbox.waiting")
    assert f"{code(talk.id)} a talk: somebody asks to talk with a rep" in kim.labels
    await kim.force("talks.list")
    assert [f"{code(talk.id)} Town Hall – nobody has it, week of 16 November 2026"] == kim.labels
    await kim.press(kim.labels[0])
    for word in WROTE.values():
        assert word not in kim.words
    await kim.press("Take it")
    await kim.press("Open the request")
    shown = {fact.label: fact.words for fact in kim.card.facts}
    assert shown["What to call them"] == NAME
    assert shown["How to reach them"] == REACH
    assert shown["What it is about"] == ABOUT
    assert shown["When it suits them"] == WHEN
    assert shown["Taken by"] == "you"
    assert await there.unread(sam) == []
    await sam.force(telling.OPEN_TALK, talk.id)
    assert "Taken by: Kim" in sam.words
    for word in WROTE.values():
        assert word not in sam.words

    await kim.press("We have talked")
    assert "erased within two weeks" in kim.words
    mine, others = there.who(kim), there.who(sam)
    assert [(one.who, one.did) for one in await there.every(AuditEntry) if one.about == talk.id] == [
        (mine, Did.READ),
        (mine, Did.TOOK),
        (mine, Did.READ),
        (others, Did.READ),
        (mine, Did.TALKED),
    ]


async def test_in_a_campaign_what_people_organise_on_stands_there_and_can_be_changed() -> None:
    there = await hall()
    await there.rep("kim")
    running = Campaign("running", there.place.id, Stage.RUNNING, name="monitoring at work")
    await there.keep(
        running, replace(running, id="ended", stage=Stage.ENDED), replace(running, id="draft", stage=Stage.DRAFT)
    )
    alex = there.branch.somebody("alex")
    for campaign, words in (
        ("running", running.name),
        ("ended", running.name),
        ("draft", None),
        ("none", None),
        ("", None),
    ):
        await begun(alex, there, campaign)
        assert alex.form.values.get("about") == words
    await asked(alex, there, campaign="running", about="")
    (kept,) = await there.every(TalkWords)
    assert kept.about == ""
    assert "running" not in str(await there.every(Talk))


async def test_a_campaign_that_ends_between_the_tap_and_the_form_loses_nobody_their_talk() -> None:
    there = await hall()
    await there.rep("kim")
    running = Campaign("running", there.place.id, Stage.RUNNING, name="monitoring at work")
    await there.keep(running)
    alex = there.branch.somebody("alex")
    await begun(alex, there, "running")
    await there.keep(replace(running, stage=Stage.ENDED))
    await alex.fill(name="Robin", reach="here")
    assert "Thank you. A talk is asked for." in alex.words
    assert len(await there.every(Talk)) == 1


async def test_with_the_receipt_they_look_change_how_to_be_reached_and_take_it_back() -> None:
    there = await hall()
    kim = await there.rep("kim")
    alex, elsewhere = there.branch.somebody("alex"), there.branch.somebody("other account", lasting=False)
    figures = await asked(alex, there)
    talk = await the_talk(there)
    await elsewhere.say(figures)
    assert "Nobody has taken it up yet." in elsewhere.words
    assert "your request for a talk" in await elsewhere.say("my request")
    await elsewhere.fill(receipt=figures)
    assert "Nobody has taken it up yet." in elsewhere.words
    for word in WROTE.values():
        assert word not in elsewhere.words
    await kim.force("talks.take", talk.id)
    await elsewhere.say(f"receipt {figures}")
    assert "A rep has taken it up" in elsewhere.words
    await elsewhere.press("Change how to reach me")
    assert "Nothing was filled in" in await elsewhere.fill(name=" ", reach="", when=" ")
    assert await there.unread(kim) == []
    await elsewhere.press("Look at my request")
    await elsewhere.press("Change how to reach me")
    assert "it was before is erased" in await elsewhere.fill(reach="by the canal at noon")
    assert await there.unread(kim) == [News.TALK_CHANGED]
    (kept,) = await there.every(TalkWords)
    assert (kept.name, kept.reach, kept.when) == (NAME, "by the canal at noon", WHEN)
    await kim.force(telling.OPEN_TALK, talk.id)
    assert "How to reach them: by the canal at noon" in kim.words
    assert await there.unread(kim) == []

    await elsewhere.press("Look at my request")
    await elsewhere.press("Take it back")
    await elsewhere.press("Yes, take it back", "twice-canary")
    first = elsewhere.words
    assert "what you wrote is erased" in first
    assert await elsewhere.force("talks.withdrawn", figures, "twice-canary") == first
    for kind in (TalkWords, Receipt):
        assert await there.every(kind) == ()
    assert "opens nothing" in await alex.say(figures)
    assert await there.unread(kim) == [News.TALK_CHANGED]
    assert "Please do not get in touch." in await kim.force(telling.OPEN_TALK, talk.id)
    assert await there.unread(kim) == []
    for action in ("talks.take", "talks.done", "talks.hand", "talks.give_back", "talks.organiser", "talks.not_done"):
        assert "Please do not get in touch." in await kim.force(action, talk.id)
    there.branch.clock.move(2 * WEEK)
    await forgetting.sweep(there.branch.desk.store, there.branch.clock())
    assert await there.every(Talk) == ()


async def test_a_form_that_is_sent_again_with_other_words_never_says_that_these_were_taken() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    figures = await asked(alex, there)
    await alex.force("talks.change", figures)
    key = alex.form.key
    assert "it was before is erased" in await alex.send(key, "one-form-canary", reach="by the canal")
    assert "it was before is erased" in await alex.send(key, "one-form-canary", reach="by the canal")
    assert "it has changed nothing" in await alex.send(key, "one-form-canary", reach="at the gate")
    assert [one.reach for one in await there.every(TalkWords)] == ["by the canal"]
    await alex.press("Change how to reach me")
    assert "it was before is erased" in await alex.fill(reach="at the gate")
    assert [one.reach for one in await there.every(TalkWords)] == ["at the gate"]


async def test_what_nobody_had_taken_leaves_no_trace_once_it_is_taken_back() -> None:
    there = await hall()
    kim, alex = await there.rep("kim"), there.branch.somebody("alex")
    figures = await asked(alex, there)
    talk = await the_talk(there)
    await alex.force("talks.withdrawn", figures)
    for kind in (Talk, TalkWords, Receipt, Unread, KeptFrom):
        assert await there.every(kind) == ()
    await there.pass_by(10 * DAY)
    assert there.told.names == []
    assert "I have no such request for you." in await kim.force(telling.OPEN_TALK, talk.id)
    assert "No talk is asked for" in await kim.say("talks asked for")


async def test_an_employers_place_says_who_can_read_it_and_leads_elsewhere() -> None:
    branch = Branch(owner=Owner.EMPLOYER)
    alex = branch.somebody("alex")
    await alex.say("speak with a rep")
    shown = {fact.label: fact.words for fact in alex.card.facts}
    assert "Your employer owns this place" in shown["Who can read this here"]
    assert PAGE in shown["The safer way"]
    assert "Ask a rep to get in touch" in shown["The safer way"]


async def test_where_a_person_is_asked_for_and_where_reports_begin_a_talk_is_one_press_away() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    for words in ("can I talk to a human", "report"):
        await alex.say(words)
        await alex.press("Ask a rep to get in touch")
        assert "A rep gets in touch with you" in alex.words


async def test_whose_workplace_is_known_is_not_asked_where_and_can_choose_another() -> None:
    there = await hall()
    depot = await there.workplace("Depot")
    await there.rep("dan", depot.id)
    alex = there.branch.somebody("alex")
    await alex.say("where do i work")
    await alex.fill(workplace=there.place.id)
    await alex.force("talks.ask")
    await alex.press("Go on")
    assert "**Town Hall**, as you told me." in alex.words
    await alex.press("It is another workplace")
    await alex.fill(workplace=depot.id)
    await alex.fill(**WROTE)
    assert (await the_talk(there)).workplace == depot.id


async def test_while_the_bot_is_paused_nobody_asks_anew_and_what_was_asked_can_be_taken_back() -> None:
    there = await hall()
    kim, alex = await there.rep("kim"), there.branch.somebody("alex")
    await alex.say("where do i work")
    await alex.fill(workplace=there.place.id)
    figures = await asked(alex, there)
    await kim.say("pause")
    await kim.press("Pause at Town Hall")
    await kim.fill(reason="A canary is ill.")
    for told in (
        await alex.say("talk to a rep"),
        await alex.force("talks.ask", "campaign"),
        await alex.force("talks.begin"),
        await alex.force("talks.where"),
        await alex.send("talks.where", workplace=there.place.id),
        await alex.send(f"talks.send {there.place.id}", name="Robin", reach="here"),
    ):
        assert "I am **paused**" in told
    assert "Nobody has taken it up yet." in await alex.say(figures)
    await alex.press("Change how to reach me")
    assert "It is changed" in await alex.fill(reach="by the canal")
    await kim.force("talks.take", (await the_talk(there)).id)
    assert "by the canal" in await kim.press("Open the request")
    await alex.force("talks.withdraw", figures)
    assert "what you wrote is erased" in await alex.press("Yes, take it back")


async def test_each_person_counts_once_for_the_campaign_that_runs_and_for_none_that_ended() -> None:
    there = await hall()
    alex, mo = there.branch.somebody("alex"), there.branch.somebody("mo")
    running = Campaign("running", there.place.id, Stage.RUNNING, name="monitoring at work")
    over = replace(running, id="over", until=NOON.date() - DAY)
    await there.keep(running, over, replace(running, id="ended", stage=Stage.ENDED))
    first = await asked(alex, there, "twice-canary", "running")
    await begun(alex, there, "running")
    await alex.fill("twice-canary", **WROTE)
    assert receipt(alex) == first
    for campaign in ("over", "ended", "none", ""):
        await asked(alex, there, campaign=campaign)
    assert [(one.campaign, len(one.codes)) for one in await there.every(Talkers)] == [("running", 1)]
    await asked(mo, there, campaign="running")
    assert [(one.campaign, len(one.codes)) for one in await there.every(Talkers)] == [("running", 2)]
