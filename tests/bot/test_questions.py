"""A question finds what people wrote; unsure it asks back; not knowing, it says so. It is never silent."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answers import asks_whether_it_binds
from bot.bot import Bot
from bot.records import Feedback, Gap, Seen
from bot.replies import Card, Replies, Text
from knowledge.documents import Imported
from knowledge.entries import Status, Sure
from knowledge.topics import Band, Found, Hit
from tests import fakes
from tests.fakes import FakeLibrary, desk, kept, pressed, said

HIT = (Hit("agreement/consent", 0.9),)


async def answered(library: FakeLibrary, text: str = "do they need the union for a new system") -> Replies:
    bot = Bot(desk(library))
    await bot.handle(said("hello"))
    return await bot.handle(said(text))


async def card(library: FakeLibrary | None = None, text: str = "do they need the union for a new system") -> Card:
    (reply,) = await answered(library or FakeLibrary(), text)
    assert isinstance(reply, Card)
    return reply


async def test_an_answer_has_its_words_its_status_its_clause_the_law_and_the_next_step() -> None:
    found = await card()
    assert found.title == "Can they bring in a new system without us?"
    assert found.body.startswith("The draft agreement would not allow it.")
    assert found.facts[0].words == "Draft agreement, not in force unless adopted where you work"
    assert found.citations[0].clause == "agreement.consent-to-new"
    assert (
        "**Law that binds today**\n\n- Reps must be asked in good time. (The 1977 Regulations; holds in Great Britain"
        in found.body
    )
    assert found.body.endswith("- Ask your rep.")
    assert found.footer.startswith("Last checked 22 November 2026, next check due 21 May 2027.")
    assert "not legal advice" in found.footer


async def test_whoever_asks_if_it_is_allowed_hears_first_that_it_is_a_draft() -> None:
    found = await card(text="are they allowed to do that")
    assert found.body.startswith("This comes from a draft agreement: it binds nobody unless it has been adopted")


@pytest.mark.parametrize(
    "question",
    [
        "is that legal",
        "can they do that",
        "is it compulsory",
        "is it in force yet",
        "could we sue them",
        "do they have to tell us",
        "do I have a right to see it",
        "is it actionable",
        "is it law yet",
        "is it statutory",
        "does it come into force",
        "have they got to tell us",
        "do employers have to consult",
        "can AI sack me",
        "is it illigal",
        "is it just a draft",
        "does my employer need to ask",
    ],
)
def test_a_question_about_force_is_known(question: str) -> None:
    assert asks_whether_it_binds(question)


@pytest.mark.parametrize("question", ["what is the agreement for", "how do we map the tech", "five phase plan"])
def test_another_question_is_not(question: str) -> None:
    assert not asks_whether_it_binds(question)


async def test_law_that_is_not_sure_is_not_called_binding() -> None:
    library = FakeLibrary(replace(fakes.pack(), levers={"consult": fakes.lever(Sure.SECONDARY)}))
    found = await card(library)
    assert "Law that binds today" not in found.body
    assert "check before you rely on it" in found.body


async def test_an_imported_document_is_quoted_word_for_word() -> None:
    words = "Nothing new without the unions."
    kept = Imported("agreement", 2, "ab" * 32, fakes.TODAY, {"agreement.consent-to-new": words})
    cited = (await card(FakeLibrary(documents={"agreement": kept}))).citations[0]
    assert (cited.quote, cited.version, cited.fingerprint) == (words, "version 2", "ab" * 8)


async def test_what_is_past_its_review_says_so() -> None:
    clock = fakes.Clock()
    clock.move(timedelta(days=400))
    bot = Bot(desk(clock=clock))
    *_, found = await bot.handle(said("can they"))
    assert isinstance(found, Card)
    assert "past its review" in found.footer


async def test_unsure_it_asks_back_and_the_button_gives_the_answer() -> None:
    library = FakeLibrary(found=Found(Band.DID_YOU_MEAN, HIT, 0.4, ""))
    (asked,) = await answered(library)
    assert isinstance(asked, Text)
    assert [button.label for button in asked.buttons] == ["Can they bring in a new system without us?", "None of these"]
    chosen = asked.buttons[0]
    *_, found = await Bot(desk(library)).handle(pressed(chosen.action, chosen.value))
    assert isinstance(found, Card)


async def test_not_knowing_it_says_so_offers_a_person_and_keeps_the_question_without_names() -> None:
    at_hand = desk(FakeLibrary(found=Found(Band.REFUSE, HIT, 0.1, "")))
    bot = Bot(at_hand)
    *_, reply = await bot.handle(said("what did Dr Patel on 07700 900123 say about llamas"))
    assert isinstance(reply, Text)
    assert reply.body.startswith("I do not have an answer to that.")
    assert [button.label for button in reply.buttons] == ["Talk to a person"]
    (gap,) = await kept(at_hand.store, Gap)
    assert "llamas" in gap.words
    assert "Patel" not in gap.words
    assert "07700" not in gap.words


async def test_a_question_without_an_answer_is_kept_once_however_often_it_arrives() -> None:
    at_hand = desk(FakeLibrary(found=Found(Band.REFUSE, HIT, 0.1, "")))
    for _ in range(3):
        *_, reply = await Bot(at_hand).handle(said("where do llamas sleep", cause="one message"))
        assert isinstance(reply, Text)
        assert reply.body.startswith("I do not have an answer to that.")
    await Bot(at_hand).handle(said("where do llamas sleep", cause="another message"))
    assert len(await kept(at_hand.store, Gap)) == 2


async def test_a_miss_among_what_was_offered_is_kept_once_and_without_names() -> None:
    at_hand = desk()
    for _ in range(2):
        *_, reply = await Bot(at_hand).handle(pressed("questions.none", "what did Dr Patel say about llamas"))
        assert isinstance(reply, Text)
        assert reply.body.startswith("Then I do not have it.")
    (gap,) = await kept(at_hand.store, Gap)
    assert gap.words == "what did […] say about llamas"


async def test_a_signpost_is_shown_as_what_it_is() -> None:
    leave = replace(fakes.entry("elsewhere/leave", Status.ELSEWHERE), clauses=(), law=(), answer="Ask HR about leave.")
    library = FakeLibrary(fakes.pack(fakes.entry(), leave), Found(Band.REFUSE, (Hit("elsewhere/leave", 0.8),), 0.1, ""))
    (reply,) = await answered(library, "how many days of leave do I get")
    assert isinstance(reply, Text)
    assert "Ask HR about leave." in reply.body


async def test_feedback_is_counted_once_however_often_it_arrives() -> None:
    at_hand = desk()
    bot = Bot(at_hand)
    for _ in range(3):
        *_, reply = await bot.handle(pressed("questions.helped", "no agreement/consent", cause="one press"))
        assert isinstance(reply, Text)
        assert reply.body.startswith("Noted, without your name.")
    await bot.handle(pressed("questions.helped", "yes agreement/consent", cause="another press"))
    assert await kept(at_hand.store, Feedback) == (Feedback("agreement/consent", helped=1, not_helped=1),)
    assert len(await kept(at_hand.store, Seen)) == 2


async def test_feedback_on_an_entry_that_is_not_there_is_not_kept() -> None:
    at_hand = desk()
    await Bot(at_hand).handle(pressed("questions.helped", "yes somebody's own words"))
    assert await kept(at_hand.store, Feedback) == ()


async def test_a_no_offers_a_rep() -> None:
    bot = Bot(desk())
    await bot.handle(said("hello"))
    (reply,) = await bot.handle(pressed("questions.helped", "no agreement/consent"))
    assert isinstance(reply, Text)
    assert reply.private
    assert [button.label for button in reply.buttons] == ["Talk to a person"]


async def test_an_answer_that_went_away_since_it_was_offered_is_said() -> None:
    *_, reply = await Bot(desk()).handle(pressed("questions.show", "gone/away"))
    assert isinstance(reply, Text)
    assert "has changed" in reply.body
