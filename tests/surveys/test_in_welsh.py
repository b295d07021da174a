"""Somebody chooses Welsh: from then on the bot says all of its own words in it, and the choice is kept nowhere else."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.people.offices import pseudonym
from bot.records import Unsent, Workplace, Works
from bot.records.surveys import Asked, Choice, Condition, Question, Questionnaire, Stage, Way, Words
from bot.replies import Card, Field, Form, Reply, Text
from bot.surveys.questionnaire import phrases
from bot.surveys.questionnaire.phrases import PLACE, catalogue, say
from bot.surveys.staff import answering, tokens
from bot.surveys.staff import asking as who_asks
from bot.surveys.staff.card import OPEN
from tests.fakes import NOON, kept
from tests.people.living import Somebody
from tests.surveys.asked import Asking, asking, key_of, survey


def both(english: str, welsh: str) -> Words:
    return {"en": english, "cy": welsh}


WHY = both("So that we know.", "Er mwyn i ni wybod.")
BOTH = Questionnaire(
    both("Watched at work", "Gwylio yn y gwaith"),
    both("How machines watch us.", "Sut mae peiriannau yn ein gwylio."),
    ("en", "cy"),
    (
        Question("watched", Asked.YES, both("Are you watched?", "Ydych chi'n cael eich gwylio?"), WHY),
        Question(
            "sees",
            Asked.SEVERAL,
            both("What is seen?", "Beth a welir?"),
            WHY,
            (
                Choice("screen", both("My screen", "Fy sgrin")),
                Choice("voice", both("My voice", "Fy llais")),
                Choice("none", both("None of these", "Dim un o'r rhain"), alone=True),
            ),
            Condition("watched", ("yes",)),
        ),
        Question("worry", Asked.TEXT, both("What worries you?", "Beth sy'n eich poeni?"), WHY),
    ),
)
ENGLISH = {  # what is long enough to be nothing else: all between two gaps
    piece.strip()
    for phrase in catalogue("en").phrases.values()
    for text in ([phrase] if isinstance(phrase, str) else phrase.values())
    for piece in PLACE.sub("\n", text).splitlines()
    if len(piece.split()) > 2
}


def words(reply: Reply) -> str:
    """All that somebody reads of it, but for the buttons that offer another language."""
    match reply:
        case Text() | Card():
            labels = [button.label for button in reply.buttons if button.language in ("", "cy")]
            facts = [f"{one.label}: {one.words}" for one in getattr(reply, "facts", ())]
            return "\n".join([getattr(reply, "title", ""), reply.body, *facts, *labels])
        case Form():
            return "\n".join([reply.title, reply.intro, reply.send, *map(_field, reply.fields), *reply.errors.values()])
        case _:
            raise AssertionError(reply)


def _field(one: Field) -> str:
    return "\n".join([one.label, one.hint, *(label for _, label in one.options)])


class Reader:
    """Notes what they read after each step, and that no sentence of it is English."""

    def __init__(self, who: Somebody) -> None:
        self.who = who

    def reads(self, *phrases: str, **values: object) -> None:
        told = "\n".join(map(words, self.who.replies))
        assert all(getattr(one, "language", "") == "cy" for one in self.who.replies), self.who.replies
        assert not [one for one in ENGLISH if one in told], told
        assert not [one for one in ("Watched", "watched?", "machines", "My screen", "So that we know") if one in told]
        for phrase in phrases:
            assert say("cy", phrase, **values) in told, phrase

    async def press(self, phrase: str) -> None:
        await self.who.press(say("cy", phrase))


async def chosen(made: object = None, **other: object) -> tuple[Asking, Reader]:
    there = await asking(survey(BOTH, **other) if made is None else made)  # type: ignore[arg-type]
    alex = there.branch.somebody("alex")
    await alex.say("hello")
    await alex.say("survey")
    await alex.press("Cymraeg")
    return there, Reader(alex)


async def test_from_the_first_card_to_thanks_and_back_everything_is_in_welsh() -> None:
    there, alex = await chosen(workplace="hall", ways=tuple(Way), together=(("watched", "sees"),))
    async with there.store.transaction() as tx:
        await tx.add(Workplace("hall", "Neuadd y Dref", "Y cyngor"))
    alex.reads("card.who_asks", "button.begin")
    await alex.press("button.who_sees")
    alex.reads("note.title", "note.meanwhile", "note.afterwards", "note.by_code", "note.by_account")
    await alex.press("button.about")
    alex.reads("card.who_asks")
    assert "12:00 ddydd Sul 29 Tachwedd 2026, amser Llundain" in words(alex.who.card)
    assert "Hyd at 3 chwestiwn: " in words(alex.who.card)
    await alex.press("button.begin")
    alex.reads("form.free", "choice.rather_not", "form.next")
    await alex.who.fill(watched="maybe")
    alex.reads("form.from_the_list")
    await alex.who.fill(watched="yes")
    alex.reads("form.several", "form.warning", "form.ahead", "form.to_before")
    await alex.who.fill(sees=("screen", "none"), worry="x" * 301)
    alex.reads("form.too_long", count=1, most=300)
    await alex.who.fill(sees=("screen",), worry="Y sgoriau.")
    alex.reads("form.over", "form.not_sent", "form.is_it_right", "form.send", "form.go_on")
    await alex.who.fill(go="nonsense")
    alex.reads("form.choose_one")
    await alex.who.fill(go="send")
    alex.reads("thanks.title", "thanks.kept", "thanks.results")
    assert "tan 12:00 ddydd Sul 29 Tachwedd 2026, amser Llundain" in words(alex.who.card)
    await alex.press("button.take_back")
    alex.reads("told.take_back")
    await alex.press("button.take_back_no")
    alex.reads("button.change")
    await alex.press("button.change")
    alex.reads("form.next")


async def test_the_choice_is_kept_only_with_what_is_being_answered() -> None:
    there, alex = await chosen()
    await alex.press("button.begin")
    await alex.who.fill(watched="yes")
    await alex.press("button.back")
    alex.reads("form.next")
    assert "language" not in {one.name for kind in (Unsent, Works) for one in fields(kind)}
    assert "cy" not in repr(await kept(there.store, Unsent)).replace("'", " ").split()
    await alex.who.say("survey")
    assert "Go on where I stopped" in alex.who.labels


async def test_at_any_page_another_language_is_offered_and_what_was_answered_stays() -> None:
    _, alex = await chosen()
    await alex.press("button.begin")
    await alex.who.press("English")
    assert alex.who.form.send == "Next"
    assert [button.language for one in alex.who.replies if isinstance(one, Text) for button in one.buttons] == ["cy"]
    await alex.who.fill(watched="yes")
    await alex.who.press("Cymraeg")
    alex.reads("form.look_over")


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"stage": Stage.PAUSED}, who_asks.PAUSED),
        ({"stage": Stage.CANCELLED}, who_asks.CANCELLED),
        ({"stage": Stage.COUNTING}, who_asks.CLOSED),
        ({"stage": Stage.DRAFT}, who_asks.GONE),
        ({"opens": NOON + timedelta(hours=1)}, who_asks.NOT_YET),
        ({"ways": (Way.CODE,)}, who_asks.ONLY_BY_CODE),
    ],
)
async def test_what_cannot_be_answered_is_told_in_welsh_and_so_is_what_became_of_what_was_sent(
    other: dict[str, object], why: str
) -> None:
    there, alex = await chosen()
    await alex.press("button.begin")
    await there.change(**other)
    await alex.who.fill(watched="yes")
    alex.reads(why, "told.not_kept_closed" if why == who_asks.CLOSED else "told.not_kept")
    await alex.press("button.list")
    alex.reads(*([] if why == who_asks.PAUSED else ["told.none"]))


async def test_once_it_is_over_it_is_told_in_welsh_where_its_results_will_be() -> None:
    there, alex = await chosen()
    for stage, phrase in ((Stage.COUNTING, "after.counted"), (Stage.CLOSED, "after.erased")):
        await there.change(stage=stage)
        await alex.who.force(OPEN, "watched cy -")
        alex.reads(phrase, "after.then", "button.stored")


async def test_who_answered_and_may_not_again_is_told_in_welsh() -> None:
    _, alex = await chosen(may_change=False)
    alex.reads("card.fixed")
    await alex.press("button.begin")
    await alex.who.fill(watched="no")
    await alex.who.fill(worry="")
    await alex.who.fill(go="send")
    alex.reads("thanks.kept")
    await alex.who.force(OPEN, "watched cy -")
    alex.reads("told.fixed")
    await alex.press("button.code")
    alex.reads("code.title", "code.intro", "code.send")
    await alex.who.fill(code="")
    alex.reads("form.missing")
    await alex.who.fill(code="x" * 61)
    alex.reads("form.too_long", count=1, most=60)
    await alex.who.fill(code="AAAA-BBBB-CCCC-DDDD-EEEE")
    alex.reads("told.no_code")


async def test_what_was_taken_back_lost_or_sent_elsewhere_is_told_in_welsh() -> None:
    there, alex = await chosen()
    key = f"{answering.KEY} watched cy -"
    await alex.who.send(f"{key} 1", worry="x")
    alex.reads("told.lost", "button.begin_again")
    await alex.who.send(f"{key} 0", watched="no")
    await alex.who.send(f"{key} 1", worry="x")
    await alex.who.send(f"{key} send", go="send")
    await alex.who.send(f"{key} send", go="send")
    alex.reads("told.sent_before")
    await alex.press("button.take_back")
    await alex.press("button.take_back_yes")
    alex.reads("told.taken_back", "button.anew")
    assert [one.answers for one in await there.ballots()] == [{}]


async def test_a_code_that_was_entered_in_welsh_leads_on_in_welsh() -> None:
    there = await asking(survey(BOTH, ways=(Way.CODE,)))
    code = tokens.make_code(await key_of(there.store))
    sam, alex = (there.branch.somebody(name, lasting=False) for name in ("sam", "alex"))
    for who in (sam, alex):
        await who.say("hello")
        await who.force("survey.code", "cy")
        Reader(who).reads("code.title")
        await who.fill(code=code)
        if who is sam:
            Reader(who).reads("card.who_asks")
            await who.press(say("cy", "button.begin"))
            await who.fill(watched="no")
            await who.fill(worry="")
            await who.fill(go="send")
            Reader(who).reads("thanks.by_code")
            assert "o'r fan hon yn unig" in who.words
    Reader(alex).reads(who_asks.USED)


async def test_who_told_of_another_workplace_is_asked_in_welsh() -> None:
    there = await asking(survey(BOTH, workplace="hall"))
    alex = there.branch.somebody("alex")
    async with there.store.transaction() as tx:
        await tx.add(Workplace("hall", "Neuadd y Dref", "Y cyngor"))
        await tx.add(Workplace("depot", "Y Depo", "Y cyngor"))
        await tx.add(Works(pseudonym(alex.person, there.branch.desk), NOON + timedelta(days=1), "depot"))
    await alex.say("hello")
    await alex.force(OPEN, "watched cy -")
    Reader(alex).reads("elsewhere.ask", told="Y Depo", workplace="Neuadd y Dref")
    await alex.press(say("cy", "button.works_elsewhere"))
    Reader(alex).reads("elsewhere.left")


async def test_where_welsh_is_the_first_language_it_is_what_somebody_without_a_choice_reads() -> None:
    there = await asking(survey(replace(BOTH, languages=("cy", "en"))))
    alex = there.branch.somebody("alex")
    await alex.say("hello")
    await alex.say("survey")
    Reader(alex).reads("card.who_asks", "button.begin")
    assert alex.labels[-1] == "English"


async def test_what_a_button_says_of_a_language_can_be_anything_and_harms_nothing() -> None:
    there = await asking(survey(BOTH))
    alex = there.branch.somebody("alex")
    await alex.say("hello")
    for given in ("xx", "../cy", "c y", "{count}", "CY"):
        await alex.force("survey.code", given)
        assert alex.form.title == say("en", "code.title")
        await alex.force("survey.list", given)
        assert alex.card.title in BOTH.title.values()
        await alex.force("survey.elsewhere", given)
        assert alex.words == say("en", "elsewhere.left")


def test_the_sentences_looked_for_are_many_and_no_welsh_phrase_holds_one() -> None:
    assert len(ENGLISH) > 80
    welsh = catalogue("cy").phrases
    for name, phrase in welsh.items():
        for text in [phrase] if isinstance(phrase, str) else phrase.values():
            assert not [one for one in ENGLISH if one in text], name
    assert phrases.own("cy") == "cy"
