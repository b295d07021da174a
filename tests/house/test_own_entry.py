"""The bot answers about itself what it asks of other systems, with figures of its own."""

import re
from dataclasses import replace

import pytest

from bot import memory, own_entry
from bot.desk import House
from bot.events import Owner, Person, Place
from bot.privacy import periods
from bot.privacy.periods import LONGEST
from bot.records import OwnStand
from bot.records.audit import Did
from bot.records.pausing import ALL
from bot.records.register import Consultation, Item
from bot.register.nine_items import MEANS
from knowledge.entries import Status
from tests import fakes
from tests.fakes import FakeLibrary, kept
from tests.house.parts import appointed, log, two_workplaces, who, working
from tests.people.living import Branch

WORDS = re.compile(r"[.!?]\s")


@pytest.mark.parametrize("words", ["about", "About."])
async def test_about_leads_to_its_entry_in_one_press(words: str) -> None:
    member = Branch().somebody("alex")
    await member.say(words)
    await member.press("Agreement Bot (this bot)")
    assert member.card.title == "Agreement Bot (this bot)"


async def test_all_nine_items_are_answered_in_the_agreements_order() -> None:
    member = Branch().somebody("alex")
    await member.force(own_entry.BUTTON.action)
    labels = [fact.label for fact in member.card.facts]
    assert labels[-9:] == [f"{item.number}. {MEANS[item].name}" for item in Item]
    assert all(fact.words for fact in member.card.facts)
    facts = {fact.label: fact.words for fact in member.card.facts}
    assert facts["Run by"] == "Somewhere branch of the union"
    assert "machine learning" in facts["3. Aims, data and logic"]
    assert "Any rep can pause me" in facts["Human control"]
    assert member.card.footer.startswith("To reach a person")


async def test_its_figures_are_those_of_the_running_bot() -> None:
    few, more = FakeLibrary(), FakeLibrary(fakes.pack(*[fakes.entry(f"agreement/{n}") for n in range(7)]))
    for library, count in ((few, "1 answer"), (more, "7 answers")):
        member = Branch(library=library).somebody("alex")
        assert f"{count} that people wrote, resting on 1 document, by words." in await member.force(
            own_entry.BUTTON.action
        )
    assert member.words.count("(a year)") == 2
    assert f"{periods.told(LONGEST.reports_closed)} after its case is closed" in member.words
    assert "two years in any case" in member.words
    assert f"{memory.CAUSES_KEPT.days * 24} hours" in member.words


async def test_signposts_are_counted_apart_from_answers() -> None:
    lunch = replace(fakes.entry("elsewhere/lunch"), status=Status.ELSEWHERE)
    library = FakeLibrary(fakes.pack(fakes.entry(), lunch))
    member = Branch(library=library).somebody("alex")
    for told in (await member.say("about"), await member.press("Agreement Bot (this bot)")):
        assert "1 answer (and 1 note on who else can answer) that people wrote" in told


async def test_with_the_model_it_says_that_it_compares_by_meaning() -> None:
    library = FakeLibrary()
    library.model = object()  # type: ignore[assignment]
    assert "by words and by meaning" in await Branch(library=library).somebody("a").force(own_entry.BUTTON.action)


async def test_its_answers_are_short_sentences_that_do_not_shout() -> None:
    member = Branch().somebody("alex")
    await member.force(own_entry.BUTTON.action)
    for fact in member.card.facts:
        assert "!" not in fact.words
    plain = [fact for fact in member.card.facts if fact.label != f"4. {MEANS[Item.PRIVACY].name}"]
    assert max(len(part.split()) for fact in plain for part in WORDS.split(fact.words)) <= 32


async def test_a_trial_says_that_it_is_one() -> None:
    branch = Branch()
    branch.start(fakes.desk(house=House("you", "this computer", Owner.SELF, local=True)))
    member = branch.somebody("alex")
    await member.force(own_entry.BUTTON.action)
    assert {fact.label: fact.words for fact in member.card.facts}["Lifecycle"] == "On trial"


async def test_an_organiser_notes_how_far_the_union_has_a_say_and_everybody_there_sees_it() -> None:
    branch = Branch()
    hall, depot = await two_workplaces(branch)
    olu = branch.somebody("olu")
    member = await working(branch, "alex", hall.id)
    assert own_entry.NOT_NOTED in await member.force(own_entry.BUTTON.action)
    assert "Note how far the union has a say" not in member.labels
    await olu.force(own_entry.BUTTON.action)
    for place, stands in ((ALL, "told"), (hall.id, "agreed")):
        await olu.force(own_entry.SETTLE.action)
        await olu.fill(workplace=place, consultation=stands)
    assert "The union's say: Agreed, noted on 22 November 2026" in await member.force(own_entry.BUTTON.action)
    other = await working(branch, "kim", depot.id)
    assert "The union's say: The union was told" in await other.force(own_entry.BUTTON.action)
    assert (await log(branch))[-2:] == [
        (who(branch, olu), Did.SETTLED_OWN, ""),
        (who(branch, olu), Did.SETTLED_OWN, hall.id),
    ]


async def test_nobody_else_notes_that_and_a_local_organiser_only_for_their_workplace() -> None:
    branch = Branch()
    hall, depot = await two_workplaces(branch)
    rep, local = await appointed(branch, "sam"), await appointed(branch, "kim", hall.id, "organiser")
    member = branch.somebody("alex")
    await member.open("desk")
    for somebody in (rep, member):
        assert await somebody.force(own_entry.SETTLE.action) == "Only an organiser can do that."
        told = await somebody.send(own_entry.SETTLE.action, workplace=ALL, consultation="agreed")
        assert told == "Only an organiser can do that."
    for place in (ALL, depot.id, "nowhere"):
        told = await local.send(own_entry.SETTLE.action, workplace=place, consultation="agreed")
        assert "Please choose from the list." in told
    await local.send(own_entry.SETTLE.action, workplace=hall.id, consultation="flying")
    assert await kept(branch.desk.store, OwnStand) == ()


async def test_what_is_noted_twice_by_one_press_is_logged_once() -> None:
    branch = Branch()
    await two_workplaces(branch)
    olu = branch.somebody("olu")
    said = [await olu.send(own_entry.SETTLE.action, "one", workplace=ALL, consultation="in-dispute") for _ in range(2)]
    assert said[0] == said[1]
    (stand,) = await kept(branch.desk.store, OwnStand)
    assert stand.consultation is Consultation.IN_DISPUTE
    assert [did for _, did, _ in await log(branch)].count(Did.SETTLED_OWN) == 1


async def test_while_it_is_paused_its_entry_says_so() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    rep = await appointed(branch, "sam", hall.id)
    await rep.say("where do i work")
    await rep.fill(workplace=hall.id)
    await rep.send(f"pausing.pause {hall.id}", reason="because")
    assert "Lifecycle: Paused since 22 November 2026" in await rep.force(own_entry.BUTTON.action)


async def test_that_addresses_are_looked_up_stands_there_where_they_are() -> None:
    branch = Branch()

    async def address(_: Person, __: Place) -> str:
        raise NotImplementedError  # nobody is looked up to be told so

    member = branch.somebody("a")
    assert own_entry.LINKED not in await member.force(own_entry.BUTTON.action)
    branch.desk.linking.look_ups["slack"] = address
    assert own_entry.LINKED in await member.force(own_entry.BUTTON.action)
