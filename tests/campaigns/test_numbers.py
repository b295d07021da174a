"""The numbers of a campaign, as its organisers read them, enter them and take them away."""

from datetime import timedelta

import pytest

from bot.campaigns import at, joined, numbers, results
from bot.charts.figures import WITHHELD
from bot.events import Owner
from bot.insights import periods
from bot.people.appointing import ALL
from bot.records import CampaignNumbers, JoiningTotal, Talkers, Tally
from bot.records.audit import Did
from bot.replies import Card, Document, Form, Picture
from tests.campaigns.counted import Counting, entered, exported, over
from tests.campaigns.parts import Hall, hall
from tests.house.parts import log

KINDS = (Tally, Talkers, CampaignNumbers, JoiningTotal)


async def counting() -> Counting:
    there = await hall()
    return Counting(there, await there.started(until="1/6/2027"))


def now(there: Hall) -> int:
    return periods.running(there.branch.clock())


async def test_an_organiser_reads_what_a_finished_period_tells() -> None:
    here = await counting()
    there, ann, period = here.there, here.there.ann, now(here.there)
    await here.shown(23)
    await here.talks(*(f"person {one % 10}" for one in range(20)))
    await here.opened(50)
    await ann.force(at.ONE, here.campaign.id)
    await ann.press("Results")
    assert "nothing of the weeks that run" in ann.words
    assert not ann.card.facts
    assert ann.labels == ["Back to the campaign"]
    over(there, period)
    await ann.force(at.RESULTS, here.campaign.id)
    assert any(isinstance(one, Picture) for one in ann.replies)
    (fact,) = ann.card.facts
    assert fact.label == numbers.words(period)
    asked, talks, links, who = (part.partition(": ")[2] for part in fact.words.split(". "))
    assert int(asked) in (20, 25)
    assert int(talks) == 10  # people, whoever of them asked again
    assert int(links) == 50
    assert who == WITHHELD
    assert "I cannot know who joined" in ann.words
    assert "openings and not people" in ann.words
    assert ann.labels == ["Enter how many joined", "Export the numbers", "Back to the campaign"]
    await ann.press("Enter how many joined")
    await ann.fill(people="15")
    assert ann.words == f"Kept for {numbers.words(period)}."
    await ann.press("Back to the results")
    assert ann.card.facts[0].words.endswith("Joined: 15")


async def test_none_and_a_few_are_withheld_alike_and_nothing_is_drawn() -> None:
    here = await counting()
    period = now(here.there)
    await here.shown(4)
    await here.talks("one", "two", "three", "four")
    await here.opened(10)
    over(here.there, period + 1)
    await here.there.ann.force(at.RESULTS, here.campaign.id)
    few, none = (fact.words for fact in reversed(here.there.ann.card.facts))
    assert few == none == "Asked: withheld. Talks: withheld. Links: withheld. Joined: withheld"
    assert not any(isinstance(one, Picture) for one in here.there.ann.replies)


async def test_when_a_period_is_told_what_it_was_counted_from_is_erased() -> None:
    here = await counting()
    await here.shown(9)
    await here.talks("one")
    assert sum([one.shown for one in await here.there.every(Tally)]) == 9
    over(here.there, now(here.there))
    await here.there.pass_by(timedelta())
    assert not await here.there.every(Tally)
    assert not await here.there.every(Talkers)
    (told,) = await here.there.every(CampaignNumbers)
    assert told.talks is None


async def test_nothing_is_counted_into_what_was_told_where_the_clock_was_set_back() -> None:
    here = await counting()
    before, period = here.there.branch.clock(), now(here.there)
    await here.shown(9)
    over(here.there, period)
    first = await exported(here.there.ann, here.campaign)
    here.there.branch.clock.time = before
    await here.shown(50)
    await here.talks(*map(str, range(50)))
    assert not await here.there.every(Tally)
    assert not await here.there.every(Talkers)
    over(here.there, period)
    assert await exported(here.there.ann, here.campaign) == first


async def test_the_same_person_counts_again_in_the_next_period_and_no_code_is_like_it() -> None:
    here = await counting()
    await here.talk("somebody")
    (first,) = await here.there.every(Talkers)
    over(here.there, now(here.there))
    await here.talk("somebody")
    (second,) = [one for one in await here.there.every(Talkers) if one.id != first.id]
    assert len(second.codes) == 1
    assert first.codes != second.codes


@pytest.mark.parametrize("owner", [Owner.UNION, Owner.EMPLOYER])
async def test_in_a_chat_of_the_employers_it_says_who_could_read_it(owner: Owner) -> None:
    here = await counting()
    over(here.there, now(here.there))
    here.there.ann.owner = owner
    await here.there.ann.force(at.RESULTS, here.campaign.id)
    labels = [fact.label for fact in here.there.ann.card.facts]
    assert ("Who can read this here" in labels) == (owner is Owner.EMPLOYER)


BAD = [
    "twelve",
    "a dozen",
    "-1",
    "+1",
    "100001",
    "9" * 30,
    "1 2",
    "1.5",
    "1,000",
    "１２",
    "٣",
    "",
    "   ",
    "Jo Bloggs",
    "²",
]


@pytest.mark.parametrize("typed", BAD)
async def test_only_a_whole_number_in_figures_is_taken(typed: str) -> None:
    here = await counting()
    period = now(here.there)
    over(here.there, period)
    await entered(here.there.ann, here.campaign, period, typed)
    wrong = here.there.ann.form.errors["people"]
    assert wrong in (joined.WRONG, "Please answer this one.") or (len(typed) > 20 and "too long" in wrong)
    assert not await here.there.every(JoiningTotal)
    await here.there.ann.fill(people=" 15 ")
    (kept,) = await here.there.every(JoiningTotal)
    assert kept.told == 15


async def test_a_period_that_is_not_over_or_no_period_is_not_taken() -> None:
    here = await counting()
    period = now(here.there)
    await here.there.ann.force(at.JOINED, here.campaign.id)
    assert here.there.ann.words == joined.NOTHING_OVER
    key = f"{at.JOINED} {here.campaign.id}"
    await here.there.ann.send(key, period=str(period), people="12")
    assert here.there.ann.words == joined.NOTHING_OVER
    over(here.there, period)
    for wrong in (period + 1, period - 1, "x", "", "-3"):
        await here.there.ann.send(key, period=str(wrong), people="12")
        assert here.there.ann.form.errors["period"]
    assert not await here.there.every(JoiningTotal)


async def test_whoever_enters_a_number_is_told_that_it_is_kept_and_not_what() -> None:
    here = await counting()
    period = now(here.there)
    over(here.there, period)
    said = [await entered(here.there.ann, here.campaign, period, one) for one in ("0", "3", "100000")]
    assert len(set(said)) == 1
    await here.there.ann.press("Enter another")
    assert "people" not in here.there.ann.form.values
    did = [one for _, one, about in await log(here.there.branch) if about == here.campaign.id]
    assert did[-3:] == [Did.ENTERED_JOINED, Did.CORRECTED_JOINED, Did.CORRECTED_JOINED]
    (kept,) = await here.there.every(JoiningTotal)
    assert (kept.told, kept.step) == (100_000, 5)


async def test_a_form_that_is_delivered_again_changes_nothing() -> None:
    here = await counting()
    period = now(here.there)
    over(here.there, period)
    await here.there.ann.force(at.JOINED, here.campaign.id)
    key = here.there.ann.form.key
    await here.there.ann.send(key, "once", period=str(period), people="12")
    await here.there.ben.send(key, period=str(period), people="40")
    await here.there.ann.send(key, "once", period=str(period), people="12")
    (kept,) = await here.there.every(JoiningTotal)
    assert kept.told == 40


async def test_how_many_joined_is_told_in_steps_corrected_or_not() -> None:
    here = await counting()
    period = now(here.there)
    over(here.there, period)
    told = []
    for people in ("15", "13", "15", "20", "4", "25"):
        await entered(here.there.ann, here.campaign, period, people)
        told.append((await exported(here.there.ben, here.campaign))[0][-1])
    assert told.pop(1) in ("10", "15")
    assert told == ["15", "15", "20", WITHHELD, "25"]


async def test_who_joined_at_a_workplace_is_told_alike_in_each_of_its_campaigns() -> None:
    """Entered for two, the numbers would else be taken from each other, or narrow each other down."""
    here = await counting()
    period = now(here.there)
    other = await here.there.started(here.there.ann, "decisions by machines", until="1/6/2027")
    over(here.there, period)
    for people in ("11", "12", "13", "14"):
        told = set()
        for one in (here.campaign, other):
            await entered(here.there.ann, one, period, people)
            told.add((await exported(here.there.ann, one))[0][-1])
        assert told <= {"10", "15"}
        assert len(told) == 1


async def test_the_form_says_of_where_it_asks() -> None:
    here = await counting()
    over(here.there, now(here.there))
    await here.there.ann.force(at.JOINED, here.campaign.id)
    assert "in these four weeks at Town Hall" in here.there.ann.form.intro
    everywhere = await here.there.started(here.there.olu, workplace=ALL, until="1/6/2027")
    over(here.there, now(here.there))
    await here.there.olu.force(at.JOINED, everywhere.id)
    assert "at all workplaces together" in here.there.olu.form.intro


async def test_only_organisers_of_it_see_enter_or_take_away() -> None:
    here = await counting()
    there, period = here.there, now(here.there)
    over(there, period)
    stranger = there.branch.somebody("stranger")
    for who in (there.kim, there.dan, stranger):
        for action in (at.RESULTS, at.JOINED, results.EXPORT):
            said = await who.force(action, here.campaign.id)
            assert "Results:" not in said
            assert not any(isinstance(one, Form | Card | Picture) for one in who.replies)
        await who.send(f"{at.JOINED} {here.campaign.id}", period=str(period), people="12")
        await who.send(f"{results.EXPORT} {here.campaign.id}", format="csv")
        assert not any(isinstance(one, Document) for one in who.replies)
    assert not await there.every(JoiningTotal)
    for who in (there.ann, there.ben, there.olu):
        assert "Results:" in await who.force(at.RESULTS, here.campaign.id)


async def test_an_export_is_logged_and_begins_with_what_to_mind() -> None:
    here = await counting()
    period = now(here.there)
    await here.shown(30)
    over(here.there, period)
    ((first, last, asked, *rest),) = await exported(here.there.ann, here.campaign)
    assert (first, last) == (
        periods.Run(period, period).begins.isoformat(),
        periods.Run(period, period).ends.isoformat(),
    )
    assert (asked, rest) == ("30", [WITHHELD] * 3)
    assert "Blacklists" in here.there.ann.words
    assert (await log(here.there.branch))[-1][1:] == (Did.EXPORTED, here.campaign.id)
    await here.there.ann.force(results.EXPORT, here.campaign.id)
    await here.there.ann.fill(format="pdf")
    assert here.there.ann.form.errors


async def test_the_numbers_go_with_their_campaign() -> None:
    here = await counting()
    there, period = here.there, now(here.there)
    await here.shown(30)
    await here.talk("one")
    over(there, period)
    await entered(there.ann, here.campaign, period, "12")
    await there.pass_by(timedelta())
    await here.shown(3)
    await here.talk("two")
    assert all([await there.every(kind) for kind in KINDS])
    await there.ann.force("campaigns.ended", here.campaign.id)
    await there.pass_by(timedelta(days=366))
    assert not any([await there.every(kind) for kind in KINDS])


async def test_after_its_end_one_more_period_is_told_of() -> None:
    here = await counting()
    period = now(here.there)
    await here.there.ann.force("campaigns.ended", here.campaign.id)
    await here.opened(40)
    over(here.there, period + 5)
    rows = await exported(here.there.ann, here.campaign)
    assert [row[0] for row in rows] == [periods.Run(one, one).begins.isoformat() for one in (period + 1, period)]
    assert rows[1][4] == "40"
