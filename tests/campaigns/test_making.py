"""Organisers make campaigns in a form, change them, copy them for the next, and start and end them."""

from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

import pytest

from bot.campaigns import addresses, at, card, settling, wording
from bot.privacy.periods import LONGEST
from bot.records import EVERYWHERE, AuditEntry, Campaign, Workplace
from bot.records.audit import Did
from bot.records.campaigns import Stage
from bot.store import run
from tests.campaigns.parts import Hall, hall
from tests.fakes import TODAY
from tests.house.parts import log, who


async def test_a_campaign_is_ready_to_start_as_the_topic_fills_it_in() -> None:
    there = await hall()
    made = await there.drafted()
    assert (made.workplace, made.stage, made.topics) == (there.hall.id, Stage.DRAFT, ("monitoring",))
    assert made.question == "Would it help to talk with someone who is organising on monitoring at work?"
    assert made.until == TODAY + settling.USUAL
    assert "A draft, which only organisers see" in there.ann.words
    assert "Another organiser" not in there.ann.words
    await there.ann.press("Start it")
    assert (await there.campaign()).stage is Stage.RUNNING
    assert "It is running" in there.ann.words


async def test_what_was_done_stands_in_the_log_and_organisers_of_there_can_read_it() -> None:
    there = await hall()
    made = await there.drafted()
    await there.ann.press("Change it")
    await there.ann.fill(more="People listen to how it is.")
    await there.ann.press("Start it")
    await there.ann.force(card.END, made.id)
    await there.ann.press("Yes, end it")
    ann = who(there.branch, there.ann)
    did = [one[1] for one in await log(there.branch) if one[2] == made.id]
    assert did == [Did.MADE_CAMPAIGN, Did.CHANGED_CAMPAIGN, Did.STARTED_CAMPAIGN, Did.ENDED_CAMPAIGN]
    assert {one[0] for one in await log(there.branch) if one[2] == made.id} == {ann}
    for organiser, sees in ((there.ben, True), (there.dan, False)):
        await organiser.say("audit log")
        assert ("the campaign on monitoring at work" in organiser.words) is sees


async def test_an_empty_question_and_empty_words_are_the_usual_ones() -> None:
    there = await hall()
    made = await there.drafted(name="the new rota", question="", more="")
    assert made.question == wording.question("the new rota")
    assert made.more == wording.more("the new rota")


@pytest.mark.parametrize(
    ("field", "given", "wrong"),
    [
        ("question", "Talk to us.", settling.NO_QUESTION),
        ("question", "Talk? Or write?", settling.NO_QUESTION),
        ("question", "?", settling.NO_QUESTION),
        ("question", "W" * 200 + "?", "one character too long"),
        ("more", "w" * 601, "one character too long"),
        ("name", "Stop it!", settling.NO_NAME),
        ("name", "<b>", settling.NO_NAME),
        ("name", "", "Please answer this one."),
        ("topics", ("nothing",), "Please choose from the list."),
        ("topics", (), "Please answer this one."),
        ("workplace", "nowhere", "Please choose from the list."),
        ("until", "1/1/2026", settling.TOO_EARLY),
        ("until", "1/1/2029", settling.TOO_LATE),
        ("until", "soon", settling.UNREADABLE),
        ("joining", "http://union.example.org", "must begin with https://"),
        ("joining", "https://me:secret@union.example.org/join", "before the @"),
        ("joining", "https://union.example.org/join#now", "leave out the #"),
        ("joining", "https://localhost/join", addresses.WRONG),
        ("joining", "https://10.0.0.1/join", addresses.WRONG),
        ("joining", "https://union.example.org:8443/join", addresses.WRONG),
        ("joining", "https://-union.example.org", addresses.WRONG),
        ("joining", "https://127.0.0.0x1/join", addresses.WRONG),
        ("joining", "https://2130706433/join", addresses.WRONG),
        ("joining", "https:///union.example.org", addresses.WRONG),
        ("joining", "https://union.example.org./join", addresses.WRONG),
        ("joining", "https://union.example.org:443@other.example/join", "before the @"),
        ("joining", "https://union.example.org%40other.example/join", addresses.WRONG),
        ("joining", "https://union.example.org\\@other.example/join", "holds no spaces"),
        ("joining", "https://xn--unson-zva.example.org/join", "in plain letters"),
        ("joining", "https://un\u0456on.example.org/join", "holds no spaces"),
        ("joining", "https://union.example.org/\tjoin", "holds no spaces"),
        ("joining", "javascript://union.example.org/%0aalert", "must begin with https://"),
        ("joining", "data:text/html,hello", "must begin with https://"),
        ("joining", "//union.example.org/join", "must begin with https://"),
        ("joining", "https://uniön.example.org", "holds no spaces"),
        ("joining", "https://union.example.org/a(b)", "holds no spaces"),
        ("joining", "javascript:alert(1)", "holds no spaces"),
        ("joining", "https://[::1", "holds no spaces"),
        ("joining", "https://union.example.org/" + "a" * 300, "too long"),
    ],
)
async def test_what_does_not_fit_is_told_beside_its_field_and_nothing_is_kept(
    field: str, given: str | tuple[str, ...], wrong: str
) -> None:
    there = await hall()
    await there.ann.force(at.NEW)
    await there.ann.press("monitoring at work")
    await there.ann.fill("", **{field: given})
    assert wrong in there.ann.form.errors[field]
    assert await there.every(Campaign) == ()
    assert there.ann.form.values[field] == given


async def test_an_address_may_hold_a_query() -> None:
    there = await hall()
    made = await there.drafted(joining=" https://www.union.example.org/join?from=bot&x=1 ")
    assert made.joining == "https://www.union.example.org/join?from=bot&x=1"


async def test_an_organiser_chooses_only_from_where_they_organise() -> None:
    there = await hall()
    for organiser, offered in (
        (there.ann, {there.hall.id}),
        (there.olu, {there.hall.id, there.depot.id, settling.ALL}),
    ):
        await organiser.force(at.NEW)
        await organiser.press("monitoring at work")
        (field,) = [one for one in organiser.form.fields if one.name == "workplace"]
        assert {value for value, _ in field.options} == offered
    made = await there.drafted(there.olu, workplace=settling.ALL)
    assert made.workplace == EVERYWHERE


async def test_a_second_one_on_the_same_at_the_same_place_is_refused_with_words() -> None:
    there = await hall()
    await there.started()
    second = await there.drafted(there.ben, topics=("monitoring", "decisions"))
    await there.ben.press("Start it")
    assert "Another campaign on monitoring at work runs at Town Hall already" in there.ben.words
    assert (await there.again(second)).stage is Stage.DRAFT
    elsewhere = await there.started(there.dan)
    other = await there.started(there.ben, on="decisions by machines")
    everywhere = await there.started(there.olu, workplace=settling.ALL)
    assert {one.stage for one in (elsewhere, other, everywhere)} == {Stage.RUNNING}


async def test_one_that_runs_cannot_take_the_topic_of_another() -> None:
    there = await hall()
    await there.started()
    other = await there.started(there.ben, on="decisions by machines")
    await there.ben.force(card.CHANGE, other.id)
    await there.ben.fill(topics=("monitoring", "decisions"))
    assert "runs at Town Hall already" in there.ben.form.errors["topics"]
    assert await there.again(other) == other


async def test_two_changes_at_once_do_not_overwrite_each_other_unseen() -> None:
    there = await hall()
    made = await there.drafted()
    await there.ann.press("Change it")
    await there.ben.force(card.CHANGE, made.id)
    await there.ben.fill(name="cameras at work")
    await there.ann.fill(name="scanners at work")
    assert there.ann.form.errors == {"name": settling.MEANWHILE}
    assert (await there.campaign()).name == "cameras at work"
    await there.ann.fill()
    assert (await there.campaign()).name == "scanners at work"


async def test_what_is_sent_twice_makes_one_campaign_and_one_line_in_the_log() -> None:
    there = await hall()
    await there.ann.force(at.NEW)
    await there.ann.press("monitoring at work")
    form = there.ann.form
    for _ in range(2):
        await there.ann.send(form.key, "twice", **form.values)
    made = await there.campaign()
    for _ in range(2):
        await there.ann.force(card.START, made.id, "start twice")
    did = [one.did for one in await there.every(AuditEntry) if one.about == made.id]
    assert did == [Did.MADE_CAMPAIGN, Did.STARTED_CAMPAIGN]


async def test_one_that_ended_is_copied_for_the_next_without_how_it_went() -> None:
    there = await hall()
    first = await there.started(joining="https://union.example.org/join")
    await there.ann.force(card.END, first.id)
    assert "End the campaign on monitoring at work?" in there.ann.words
    assert (await there.campaign()).stage is Stage.RUNNING
    await there.ann.press("Yes, end it")
    ended = await there.again(first)
    assert (ended.stage, ended.ended) == (Stage.ENDED, TODAY)
    await there.ann.press("More")
    await there.ann.press("Copy it for the next")
    await there.ann.fill()
    (copy,) = [one for one in await there.every(Campaign) if one.id != first.id]
    assert (copy.question, copy.more, copy.joining) == (first.question, first.more, first.joining)
    assert (copy.stage, copy.begun, copy.ended, copy.approved) == (Stage.DRAFT, None, None, "")
    assert copy.code != first.code


async def test_it_ends_by_itself_after_its_last_day_and_not_on_it() -> None:
    there = await hall()
    await there.started(until="24/11/2026")
    await there.pass_by(timedelta(days=2))
    assert (await there.campaign()).stage is Stage.RUNNING
    await there.pass_by(timedelta(hours=12))
    ended = await there.campaign()
    assert (ended.stage, ended.ended) == (Stage.ENDED, TODAY + timedelta(days=3))
    assert [one.who for one in await there.every(AuditEntry) if one.did is Did.ENDED_CAMPAIGN] == [""]
    await there.pass_by(timedelta(0))
    assert len([one for one in await there.every(AuditEntry) if one.did is Did.ENDED_CAMPAIGN]) == 1


async def test_nobody_is_asked_after_its_last_day_even_before_it_was_ended() -> None:
    there = await hall()
    made = await there.started(until="24/11/2026")

    async def found() -> Campaign | None:
        desk = there.branch.desk
        return await run(desk.store, lambda tx: at.running(tx, there.hall.id, {"monitoring"}, desk))

    assert await found() == made
    there.branch.clock.move(timedelta(days=2, hours=12))
    assert await found() is None


async def test_a_year_after_its_end_it_is_erased_and_so_is_a_draft_that_nobody_started() -> None:
    there = await hall()
    await there.started(until="24/11/2026")
    await there.drafted(there.ben, until="23/11/2026")
    await there.pass_by(timedelta(days=3))
    await there.pass_by(LONGEST.campaigns - timedelta(days=2))
    assert [one.stage for one in await there.every(Campaign)] == [Stage.ENDED]
    await there.pass_by(timedelta(days=2))
    assert await there.every(Campaign) == ()


async def test_a_draft_is_discarded_and_one_that_ran_cannot_be() -> None:
    there = await hall()
    draft = await there.drafted()
    await there.ann.press("More")
    await there.ann.press("Discard the draft")
    assert "Nobody was asked anything" in there.ann.words
    assert await there.every(Campaign) == ()
    running = await there.started()
    await there.ann.force(card.DISCARD, running.id)
    assert await there.campaign() == running
    await there.ann.force(card.START, draft.id)
    assert "no longer there" in there.ann.words


async def test_where_its_workplace_or_its_topic_is_gone_it_does_not_start() -> None:
    there = await hall()
    made = await there.drafted(there.olu)
    library = there.branch.library
    whole = library.entries
    library.entries = replace(whole, topics=MappingProxyType({}))
    await there.olu.press("Start it")
    assert "no longer has what it is about" in there.olu.words
    library.entries = whole
    store = there.branch.desk.store
    await run(store, lambda tx: tx.remove(Workplace, there.hall.id))
    await there.olu.force(card.START, made.id)
    assert "That workplace is no longer kept" in there.olu.words
    assert (await there.campaign()).stage is Stage.DRAFT


async def test_where_the_knowledge_has_no_topics_it_says_so() -> None:
    there = await hall()
    library = there.branch.library
    library.entries = replace(library.entries, topics=MappingProxyType({}))
    assert "has no topics yet" in await there.ann.force(at.NEW)


async def test_the_list_shows_what_needs_somebody_first_and_reaches_from_the_desk() -> None:
    there = await hall()
    await there.started()
    await there.waiting(topics=("decisions",))
    await there.drafted(there.ben)
    await there.ben.say("desk")
    await there.ben.press("Campaigns")
    states = [label.rpartition(": ")[2] for label in there.ben.labels[:3]]
    assert states == ["waits for another organiser", "draft", "running"]
    assert there.ben.labels[3:] == ["New campaign"]


async def test_a_phone_shows_few_buttons() -> None:
    there = await hall()
    made = await there.drafted()
    assert len(there.ann.labels) <= 5
    await there.ann.press("Start it")
    assert len(there.ann.labels) <= 6
    assert {at.RESULTS, at.PLAN, at.MEETING, at.MESSAGES} <= {one.action for one in there.ann.buttons}
    await there.ann.force(card.MORE, made.id)
    assert len(there.ann.labels) <= 6


async def seen_by(there: Hall, *ids: str) -> list[str]:
    return [one.label for one in there.kim.buttons if one.value in ids]


async def test_reps_look_at_what_runs_where_they_are_reps_and_change_nothing() -> None:
    there = await hall()
    draft = await there.drafted()
    await there.kim.say("campaigns")
    assert "No campaign runs where you are a rep" in there.kim.words
    await there.kim.force(at.ONE, draft.id)
    assert "no longer there" in there.kim.words
    await there.ann.press("Start it")
    elsewhere = await there.started(there.dan)
    everywhere = await there.started(there.olu, workplace=settling.ALL, topics=("decisions",))
    await there.kim.say("our campaigns")
    assert len(await seen_by(there, draft.id, everywhere.id)) == 2
    assert not await seen_by(there, elsewhere.id)
    await there.kim.force(at.ONE, draft.id)
    assert draft.question in there.kim.words
    assert there.kim.labels == ["The plan", "See it as people will", "Campaigns"]
