"""Before anybody types something, they are told who can read it here, what is kept, and the safer way."""

from dataclasses import replace

import pytest

from bot import markup
from bot.desk import House
from bot.events import Opened, Owner, Place, Pressed, Said
from bot.records.reports import Mode
from bot.replies import Card, Form, Replies, Text
from bot.reports import modes
from bot.reports.beginning import REPORT, WORDS
from tests.fakes import ALEX, CHAT, UNION_HOUSE, desk
from tests.people.living import Branch, Somebody
from tests.reports.hall import hall

REACHED = replace(CHAT, reach="channel-canary")
ALSO = ("I have a receipt", "Ask a rep to get in touch")


PUBLISHED = replace(UNION_HOUSE, pages="https://bot.union-branch.example/")
PAGE = markup.Link("https://bot.union-branch.example/report", "https://bot.union-branch.example/report")


async def told_in(place: Place, house: House = UNION_HOUSE) -> Replies:
    branch = Branch()
    branch.start(desk(house=house, clock=branch.clock))
    return await branch.bot.handle(Said(ALEX, place, "cause-canary", "report"))


async def begun(place: Place, house: House = UNION_HOUSE) -> Card:
    return next(reply for reply in await told_in(place, house) if isinstance(reply, Card))


def fact(card: Card, label: str) -> str:
    return next((one.words for one in card.facts if one.label == label), "")


async def test_where_the_employer_owns_the_chat_it_says_so_and_names_the_safer_way() -> None:
    card = await begun(REACHED)
    assert fact(card, "Who can read this here").startswith("Your employer owns this place")
    assert "the page at my address that ends in /report" in fact(card, "The safer way")
    assert "Somewhere branch of the union runs it" in fact(card, "The safer way")
    assert card.private


async def test_where_its_pages_can_be_reached_the_safer_way_is_an_address_to_open_or_to_type_elsewhere() -> None:
    card = await begun(REACHED, PUBLISHED)
    assert PAGE in markup.spans(fact(card, "The safer way"))
    assert "not your employer's" in fact(card, "The safer way")
    assert "my address" not in fact(card, "The safer way")


async def test_where_others_read_along_the_address_is_told_instead_of_anything_that_could_be_filled_in() -> None:
    (*_, told) = await told_in(replace(REACHED, private=False), PUBLISHED)
    assert isinstance(told, Text)
    assert told.private
    assert PAGE in markup.spans(told.body)


@pytest.mark.parametrize("owner", [Owner.UNION, Owner.SELF])
async def test_elsewhere_it_says_who_can_read_and_sends_nobody_away(owner: Owner) -> None:
    tenant = "" if owner is Owner.SELF else REACHED.tenant  # no chat service is anybody's own computer
    card = await begun(replace(REACHED, owner=owner, tenant=tenant))
    assert "employer" not in fact(card, "Who can read this here")
    assert not fact(card, "The safer way")


async def test_it_says_who_gets_it_what_is_kept_for_how_long_and_that_files_are_refused() -> None:
    card = await begun(REACHED)
    assert "reps and organisers of that workplace" in fact(card, "Who gets it")
    assert "13 weeks after the case is closed, and after two years in any case" in fact(card, "What is kept")
    assert "the week, never the hour" in fact(card, "What is kept")
    assert "no files and no screenshots" in fact(card, "Files")


async def test_each_mode_is_a_button_with_a_sentence_on_what_it_means() -> None:
    card = await begun(REACHED)
    assert [button.label for button in card.buttons] == ["Named", "Confidential", "Anonymous", *ALSO]
    for mode in Mode:
        assert f"**{modes.LABELS[mode]}**: {modes.MEANS[mode]}" in card.body
    assert "the platform may know that you used the form" in modes.MEANS[Mode.ANONYMOUS].lower()
    assert "You can let yourself be known further later, and never undo that." in card.body


async def test_it_is_short_enough_to_be_read() -> None:
    card = await begun(REACHED)
    words = " ".join([card.body, *(one.words for one in card.facts)]).split()
    assert len(words) <= 240


@pytest.mark.parametrize("place", [CHAT, replace(REACHED, lasting=False)])
async def test_where_nobody_can_be_reached_later_confidential_is_not_offered_and_it_says_why(place: Place) -> None:
    card = await begun(place)
    assert [button.label for button in card.buttons] == ["Named", "Anonymous", *ALSO]
    assert "I could not reach you later. Choose anonymous instead" in card.body


async def test_where_others_read_along_nothing_begins() -> None:
    branch = Branch()
    channel = replace(REACHED, private=False)
    for event in (
        Said(ALEX, channel, "1-canary", "report"),
        Opened(ALEX, channel, "2-canary", "report"),
        Pressed(ALEX, channel, "3-canary", REPORT.action),
        Pressed(ALEX, channel, "4-canary", "report.mode", "anonymous"),
        Pressed(ALEX, channel, "5-canary", "report.where", "anonymous"),
        Pressed(ALEX, channel, "6-canary", "report.status", "1234567890123456"),
    ):
        replies: Replies = await branch.bot.handle(event)
        assert "in a conversation of our own" in repr(replies)
        assert "Button" not in repr(replies)


@pytest.mark.parametrize("words", [*WORDS, "Report.", "Make a REPORT", "I want to report something"])
async def test_the_words_that_people_use_begin_it(words: str) -> None:
    assert "How far do you let yourself be known?" in await Branch().somebody("alex").say(words)


async def test_the_page_and_the_button_begin_it_too() -> None:
    member = Branch().somebody("alex")
    assert "How far do you let yourself be known?" in await member.open("report")
    assert "How far do you let yourself be known?" in await member.force(REPORT.action)


@pytest.mark.parametrize("value", ["confidential", "secret", "", "Named", "named anonymous"])
async def test_a_mode_that_is_not_offered_cannot_be_had(value: str) -> None:
    branch = Branch()
    await hall(branch)
    member: Somebody = branch.somebody("alex", lasting=False)
    for action in ("report.mode", "report.where"):
        await member.force(action, value)
        assert member.labels == ["Named", "Anonymous"]
        assert not any(isinstance(reply, Form) for reply in member.replies)
    await member.send(f"report.where {value}", workplace="not-listed")
    assert member.labels == ["Named", "Anonymous"]
