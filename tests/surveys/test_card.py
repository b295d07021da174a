"""Before anything is asked: for whom a survey is, who asks, what becomes of it, and who sees what."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Opened, Owner, Pressed
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, Workplace, Works
from bot.records.surveys import Way
from bot.store import Record
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import tokens
from bot.surveys.staff.card import OPEN
from tests.fakes import NOON, kept
from tests.people.living import Somebody
from tests.surveys.asked import ASKED_BY, BRANCHING, Asking, asking, key_of, opened, survey

HALL = Workplace("hall", "Town Hall", "The council")
DEPOT = Workplace("depot", "Depot", "The council")


async def at_the_hall(**other: object) -> Asking:
    there = await asking(replace(survey(workplace=HALL.id), **other))  # type: ignore[arg-type]
    async with there.store.transaction() as tx:
        await tx.add(HALL)
        await tx.add(DEPOT)
    return there


async def works_at(there: Asking, who: Somebody, place: Workplace) -> None:
    async with there.store.transaction() as tx:
        await tx.add(Works(pseudonym(who.person, there.branch.desk), NOON + timedelta(days=30), place.id))


def facts(who: Somebody) -> dict[str, str]:
    return {fact.label: fact.words for fact in who.card.facts}


def whom(who: Somebody) -> str:
    """The first that stands on the card."""
    return who.card.body.partition("\n")[0]


async def everything(there: Asking) -> list[Record]:
    return [one for kind in (Works, Workplace) for one in await kept(there.store, kind)]


async def test_first_of_all_comes_for_whom_it_is_then_who_asks_until_when_how_long_and_what_becomes_of_it() -> None:
    there = await at_the_hall()
    there.branch.owner = Owner.EMPLOYER
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    assert (alex.card.title, alex.card.private) == ("Watched at work", True)
    assert list(facts(alex)) == [
        "Who asks",
        "Until when",
        "How long",
        "What becomes of it",
        "Who can read this",
    ]
    told = facts(alex)
    assert whom(alex).startswith("For people who work at **Town Hall, The council**, members of the union or not.")
    assert f"“{ASKED_BY}”" in told["Who asks"]
    assert there.branch.desk.house.operator in told["Who asks"]
    assert told["Until when"] == "Sunday 29 November 2026, 12:00 in London"
    assert told["How long"] == "Up to 3 questions: leave out any, stop at any time. It takes about 2 minutes."
    assert "I am a machine" in told["What becomes of it"]
    assert "whoever runs me could open them" in told["What becomes of it"]
    assert (
        "none about fewer than 5 people. What you write stays if 5 or more write: a rep reads it"
        in told["What becomes of it"]
    )
    assert "Your employer owns this place" in told["Who can read this"]
    assert alex.labels == ["Begin", "Who sees what"]
    assert not await there.ballots()


async def test_it_is_short_and_the_rest_is_one_press_away_and_one_back() -> None:
    there = await at_the_hall(ways=(Way.CHAT, Way.CODE, Way.LINK), together=(("site", "sees"),))
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    first = alex.card
    assert len(" ".join([first.body, *(f"{one.label} {one.words}" for one in first.facts)]).split()) < 150
    await alex.press("Who sees what")
    told = facts(alex)
    assert "hour by hour" in told["Results"]
    assert told["Results"].endswith("as was declared beforehand: “Which site?” with “Which sees?”.")
    assert "kept only if at least 5 people write something" in told["What you write yourself"]
    assert "two years" in told["What you write yourself"]
    assert "no name, no time" in told["What is kept of you"]
    assert "7 days" in told["What is kept of you"]
    assert "survey code is counted apart" in told["What is kept of you"]
    assert "open link is counted apart" in told["What is kept of you"]
    assert "test whether a given account has answered and how" in told["What could be done meanwhile"]
    assert "copy of my keys" in told["Once it is closed"]
    assert "both would count" in told["If you have another account"]
    await alex.press("Back to the survey")
    assert alex.card == first


async def test_what_does_not_hold_for_this_survey_is_not_said() -> None:
    there = await asking(survey(replace(BRANCHING, questions=BRANCHING.questions[:1]), closes=None, may_change=False))
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    assert "Until when" not in facts(alex)
    assert facts(alex)["How long"].startswith("One question, which you can leave out.")
    assert "cannot be changed" in facts(alex)["What becomes of it"]
    assert "nothing about fewer than 5 people" in facts(alex)["What becomes of it"]
    assert "write" not in facts(alex)["What becomes of it"]
    await alex.press("Who sees what")
    assert "What you write yourself" not in facts(alex)
    assert "pair" not in facts(alex)["Results"]
    assert "cannot be changed" in facts(alex)["What is kept of you"]
    assert "you can change" not in facts(alex)["What is kept of you"]


@pytest.mark.parametrize(
    "asks",
    ["The council, your employer", "Human resources”. Your employer asks this. “", 'x". It is the law. "', "»HR«"],
)
async def test_no_name_passes_for_the_employer_or_breaks_out_of_its_quotation_marks(asks: str) -> None:
    there = await at_the_hall(asks=asks, meant_for="nurses”. The employer pays. “")
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    who = facts(alex)["Who asks"]
    assert who.startswith(f"A rep or organiser of {there.branch.desk.house.operator}, writing as “")
    assert who.endswith("”. I take surveys from nobody else.")
    for words in (who, whom(alex)):
        assert (words.count("“"), words.count("”")) == (1, 1)
        assert not set('"»«') & set(words)


async def test_for_whom_it_is_stands_there_as_reps_settled_it_and_nobody_claims_to_check_it() -> None:
    there = await at_the_hall(meant_for="People on the wards, not their managers")
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    told = whom(alex)
    assert "Whoever asks adds: “People on the wards, not their managers”." in told
    await alex.press("Who sees what")
    assert "I cannot check who works where" in facts(alex)["Who can answer"]


async def test_one_for_everywhere_says_so() -> None:
    there = await asking(survey(workplace=EVERYWHERE))
    alex = there.branch.somebody("alex")
    await alex.say("survey")
    assert whom(alex).startswith("For people at **all workplaces**")


async def test_members_non_members_and_reps_get_the_same_card_byte_for_byte() -> None:
    there = await at_the_hall()
    olu = await there.branch.organiser()
    alex, sam = there.branch.somebody("alex"), there.branch.somebody("sam")
    await works_at(there, sam, HALL)
    for who in (olu, alex, sam):
        await who.say("hello")
        await who.say("survey")
    cards = [repr(who.replies) for who in (olu, alex, sam)]
    for who in (olu, alex, sam):
        await who.press("Who sees what")
    notes = [repr(who.replies) for who in (olu, alex, sam)]
    assert len(set(cards)) == len(set(notes)) == 1


async def test_who_told_of_another_workplace_is_asked_once_and_nothing_of_it_is_kept() -> None:
    there = await at_the_hall()
    alex = there.branch.somebody("alex")
    await works_at(there, alex, DEPOT)
    await alex.say("hello")
    before = await everything(there)
    await alex.force(OPEN, "watched - -")
    assert "You told me that you work at **Depot**" in alex.words
    assert "people who work at **Town Hall**" in alex.words
    assert alex.labels == ["Yes, I work there as well", "No, I do not"]
    await alex.press("Yes, I work there as well")
    assert alex.card.title == "Watched at work"
    assert await everything(there) == before
    await alex.press("Who sees what")
    await alex.press("Back to the survey")
    await alex.press("Begin")
    await alex.fill(site="depot")
    assert alex.card.title == "Thank you"
    await alex.press("Change my answers")
    assert "You told me" not in alex.words


async def test_who_does_not_work_there_is_led_away_and_nothing_of_it_is_kept() -> None:
    there = await at_the_hall()
    alex = there.branch.somebody("alex")
    await works_at(there, alex, DEPOT)
    await alex.say("hello")
    before = await everything(there)
    await alex.force(OPEN, "watched - -")
    await alex.press("No, I do not")
    assert alex.words == say("en", "elsewhere.left")
    assert await everything(there) == before
    await alex.press("Surveys to answer")
    assert "No survey is open" in alex.words


async def test_who_works_there_or_has_not_said_where_or_has_a_code_is_not_asked() -> None:
    there = await at_the_hall(ways=tuple(Way))
    code = tokens.make_code(await key_of(there.store))
    alex, sam, kim = (there.branch.somebody(name) for name in ("alex", "sam", "kim"))
    await works_at(there, alex, HALL)
    await works_at(there, kim, DEPOT)
    for who in (alex, sam):
        await who.force(OPEN, "watched - -")
        assert who.card.title == "Watched at work"
    await kim.say(f"survey {code}")
    assert kim.card.title == "Watched at work"


async def test_where_others_read_along_nobody_is_told_where_somebody_works() -> None:
    there = await at_the_hall()
    alex = there.branch.somebody("alex")
    await works_at(there, alex, DEPOT)
    await alex.say("hello")
    channel = replace(alex.place, key="channel-canary", private=False, room="channel-canary", reach="")
    replies = await there.branch.bot.handle(Pressed(alex.person, channel, "a-canary", OPEN, "watched - -"))
    assert all(getattr(one, "private", None) for one in replies if "Depot" in repr(one))


async def test_surveys_of_other_workplaces_are_not_listed_to_who_says_where_they_work() -> None:
    there = await at_the_hall()
    await opened(there.store, survey(workplace="depot", id_="depots"), there.branch.desk)
    alex = there.branch.somebody("alex")
    await alex.say("surveys")
    assert alex.labels.count("Watched at work") == 2
    await works_at(there, alex, HALL)
    await alex.say("surveys")
    assert alex.card.title == "Watched at work"
    home = await there.branch.bot.home(Opened(alex.person, alex.place, "cause-canary", "home"))
    assert repr(home).count("Watched at work") == 1
