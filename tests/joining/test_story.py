"""Somebody thinks about joining, reads what it means, and passes it on; nothing is kept of it."""

from dataclasses import replace

import pytest

from bot.campaigns import at
from bot.events import Owner
from bot.joining import inviting, opening, reading
from bot.records import KINDS, Campaign
from bot.records.campaigns import Stage
from bot.replies import Card, Document, Picture, Text
from bot.store import Record, Store
from tests.fakes import kept
from tests.joining.parts import CODE, HOW, MEANS, PAGES, RUNNING, desk, keep
from tests.people.codes import HALL
from tests.people.living import Branch, Somebody

PRESSED = (at.JOIN, at.READ, at.INVITE, inviting.CODE)


async def somebody(pages: str = PAGES, campaign: Campaign = RUNNING, owner: Owner = Owner.UNION) -> Somebody:
    branch = Branch()
    branch.start(desk(pages))
    await keep(branch.desk.store, campaign, HALL)
    alex = replace(branch.somebody("alex"), owner=owner)
    await alex.say("hello")  # who is speaking is told, and remembered for three hours
    return alex


async def everything(store: Store) -> dict[str, tuple[Record, ...]]:
    return {kind.kind: await kept(store, kind) for kind in KINDS}


def last(alex: Somebody) -> Text:
    found = alex.replies[-1]
    assert isinstance(found, Text)
    assert found.private
    return found


@pytest.mark.parametrize("way", ["join", at.JOIN])
async def test_joining_is_not_done_here_and_leads_to_a_page_that_holds_no_person(way: str) -> None:
    alex = await somebody()
    if way == at.JOIN:
        await alex.force(at.JOIN, RUNNING.id)
        address = f"{PAGES}/join/{CODE}"
    else:
        await alex.say(way)
        address = f"{PAGES}/join"
    assert opening.NOT_HERE in last(alex).body
    assert opening.DEVICE in last(alex).body
    assert f"]({address})" in last(alex).body
    assert alex.name not in address
    assert [one.action for one in last(alex).buttons] == ["questions.show", at.READ, at.TALK, at.INVITE]
    await alex.press("How to join")
    assert alex.card.title == HOW.question
    assert at.JOIN in [one.action for one in alex.card.buttons], "the answer on joining leads there as well"


@pytest.mark.parametrize("value", ["", "never-was", RUNNING.id])
async def test_of_a_campaign_that_does_not_run_nothing_is_told(value: str) -> None:
    alex = await somebody(campaign=replace(RUNNING, stage=Stage.ENDED))
    for action in PRESSED:
        await alex.force(action, value)
        told = alex.words
        await alex.force(action, "")
        assert alex.words == told, action
        assert RUNNING.name not in told, action
        assert CODE not in told, action


async def test_without_pages_there_is_no_link_and_it_says_so() -> None:
    alex = await somebody(pages="")
    await alex.force(at.JOIN, RUNNING.id)
    assert opening.NO_PAGE in alex.words
    assert "http" not in alex.words
    await alex.force(at.INVITE, RUNNING.id)
    assert opening.NO_PAGE in alex.words
    assert "http" not in alex.words
    assert "page belongs to" not in alex.words, "a text to pass on names no page that it does not lead to"
    assert inviting.CODE not in [one.action for one in alex.buttons]
    await alex.force(inviting.CODE, RUNNING.id)
    assert alex.words.strip() == opening.NO_PAGE


@pytest.mark.parametrize("way", reading.WORDS)
async def test_what_joining_means_is_a_list_of_the_packs_own_and_ordinary_answers(way: str) -> None:
    alex = await somebody()
    await alex.say(way)
    assert [one.label for one in last(alex).buttons] == [MEANS.question, HOW.question], "what is gone is left out"
    await alex.press(MEANS.question)
    assert alex.card.title == MEANS.question
    assert alex.card.facts[0].words == "Law today"


async def test_a_pack_that_says_nothing_of_joining_leaves_it_to_a_rep() -> None:
    branch = Branch()
    alex = branch.somebody("alex")
    await alex.say(reading.WORDS[0])
    assert reading.NOTHING in alex.words
    await alex.say("join")
    assert "How to join" not in alex.labels


async def test_an_invitation_is_a_text_a_link_and_a_code_to_show_or_print() -> None:
    alex = await somebody()
    await alex.force(at.INVITE, RUNNING.id)
    body = last(alex).body
    assert "> Hello. People where we work are organising on monitoring at work." in body
    assert "a machine" in body
    assert "binds you to nothing" in body
    assert CODE in body
    assert inviting.KEPT in body
    await alex.press("QR code, to show or print")
    picture, printed = alex.replies[-2:]
    assert isinstance(picture, Picture)
    assert picture.png.startswith(b"\x89PNG")
    assert f"{PAGES}/join/{CODE}" in picture.alternative
    assert isinstance(printed, Document)
    assert printed.content.startswith(b"%PDF")


@pytest.mark.parametrize("said", [*opening.WORDS, *reading.WORDS, *inviting.WORDS, *PRESSED])
async def test_nothing_at_all_is_kept(said: str) -> None:
    alex = await somebody()
    before = await everything(alex.store)
    assert before[Campaign.kind]
    if said in PRESSED:
        await alex.force(said, RUNNING.id)
    else:
        await alex.say(said)
    assert alex.replies
    assert await everything(alex.store) == before


async def test_where_the_employer_reads_along_it_says_so_and_where_it_is_safer() -> None:
    alex = await somebody(owner=Owner.EMPLOYER)
    for action in (at.JOIN, at.INVITE, inviting.CODE):
        await alex.force(action, RUNNING.id)
        assert "Your employer owns this place and could read what you type" in alex.words, action
    assert f"{PAGES}/chat" in alex.words
    alex = await somebody(owner=Owner.UNION)
    await alex.force(at.INVITE, RUNNING.id)
    assert "employer owns" not in alex.words


async def test_the_answers_are_the_same_for_everybody() -> None:
    alex = await somebody()
    other = Branch().somebody("kim")
    other.bot, other.store = alex.bot, alex.store
    await other.say("hello")
    for action in (at.JOIN, at.READ, at.INVITE):
        await alex.force(action, RUNNING.id)
        await other.force(action, RUNNING.id)
        assert alex.replies == other.replies
    assert not any(isinstance(one, Card) for one in alex.replies)
