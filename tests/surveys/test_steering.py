"""While a survey is open reps pause it, give it more time, close it or cancel it, and hand out codes and the link."""

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Never

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from adapters.drawing import Press
from bot.charts import NotDrawnError
from bot.events import Submitted
from bot.records import AuditEntry, Ballot, Result, Round, SurveyKey, Turnout
from bot.records.audit import Did
from bot.records.surveys import Stage, Way
from bot.replies import Document, Picture, Text
from bot.surveys.reps import handing_out
from bot.surveys.staff import tokens
from bot.surveys.telling import inviting
from tests.drawing.samples import seen
from tests.fakes import NOON
from tests.people.living import Somebody
from tests.surveys.asked import BRANCHING
from tests.surveys.reps import PAGES, Hall, hall

CODE = re.compile(r"\b(?:[0-9A-Z]{4}-){4}[0-9A-Z]{4}\b")


async def dids(there: Hall) -> list[Did]:
    return [one.did for one in await there.every(AuditEntry) if "survey" in one.did or one.did is Did.MADE_CODES]


async def test_while_it_is_paused_nobody_can_answer_and_it_goes_on_where_it_was() -> None:
    there = await hall()
    made = await there.launched()
    await there.answered("alex")
    await there.kim.press("Pause it")
    bo = there.branch.somebody("bo")
    assert "have paused" in await bo.force("survey.open", made.id)
    await there.kim.press("Go on")
    await there.answered("bo")
    assert len(await there.every(Ballot)) == 2
    assert await dids(there) == [Did.LAUNCHED_SURVEY, Did.PAUSED_SURVEY, Did.RESUMED_SURVEY]


async def test_a_pause_that_is_delivered_again_after_it_went_on_does_not_pause_it_again() -> None:
    there = await hall()
    made = await there.launched()
    await there.kim.force("surveys.pause", made.id, "once")
    await there.kim.force("surveys.go_on", made.id)
    await there.kim.force("surveys.pause", made.id, "once")
    assert (await there.survey()).stage is Stage.OPEN


async def test_it_is_given_more_time_and_never_less() -> None:
    there = await hall()
    made = await there.launched()
    await there.kim.press("Give it more time")
    await there.kim.fill(closes="1/12/2026")
    assert "cannot close earlier" in there.kim.form.errors["closes"]
    await there.kim.fill(closes="1/12/2027")
    assert "three months" in there.kim.form.errors["closes"]
    await there.kim.fill(closes="8/12/2026 12:00")
    assert (await there.survey()).closes == datetime(2026, 12, 8, 12, tzinfo=UTC)
    await there.kim.send(f"surveys.extended {made.id}", closes="6/12/2026 17:00")
    assert (await there.survey()).closes == datetime(2026, 12, 8, 12, tzinfo=UTC)
    assert (await dids(there)).count(Did.EXTENDED_SURVEY) == 1


async def test_closing_early_takes_a_second_press_and_then_no_answer_is_taken() -> None:
    there = await hall()
    made = await there.launched()
    for name in "abcdef":
        await there.answered(name)
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("Close it now")
    assert (await there.survey()).stage is Stage.OPEN
    await there.kim.press("Yes, close it now")
    assert (await there.survey()).stage is Stage.COUNTING
    late = there.branch.somebody("late")
    assert "is closed" in await late.force("survey.open", made.id)
    await there.pass_by(timedelta(minutes=1))
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("See the results")
    assert "6" in there.kim.words
    closed = await there.survey()
    assert (closed.stage, closed.closes) == (Stage.CLOSED, NOON)
    assert [one.answered for one in await there.every(Result)] == [6]
    for kind in (Ballot, SurveyKey, Turnout):
        assert not await there.every(kind)
    assert not [one for one in await there.every(Round) if one.survey == made.id]


async def test_cancelling_takes_a_second_press_and_erases_all_without_counting() -> None:
    there = await hall()
    made = await there.launched()
    for name in "abcdef":
        await there.answered(name)
    await there.kim.force("surveys.one", made.id)
    await there.kim.press("More")
    await there.kim.press("Cancel it")
    await there.kim.press("Yes, cancel it")
    await there.tend()
    assert (await there.survey()).stage is Stage.CANCELLED
    assert not [one for one in await there.every(Round) if one.survey == made.id]
    for kind in (Ballot, SurveyKey, Turnout, Result):
        assert not await there.every(kind)
    await there.kim.force("surveys.closed", made.id)
    assert (await there.survey()).stage is Stage.CANCELLED


async def test_codes_are_handed_out_as_files_with_the_warning_and_are_kept_nowhere() -> None:
    there = await hall()
    made = await there.launched(audience=("codes",))
    await there.kim.press("Make single-use codes")
    await there.kim.fill(number="3", cause="once")
    sheet, table = (one.content for one in there.kim.replies if isinstance(one, Document))
    text = " ".join(text_of(sheet).split())
    codes = CODE.findall(table.decode())[::2]
    assert handing_out.WARNING in text
    assert len(set(codes)) == 3
    assert table.decode().splitlines()[1:] == [f"{code},{PAGES}/survey/{code}" for code in codes]
    for code in codes:
        assert {code, f"{PAGES}/survey/{code}"} <= set(text.split())
    assert text.count(f"Kim, rep asks those who work at {there.hall.name}, {there.hall.employer}, members or not.") == 3
    await there.kim.send(f"surveys.make_codes {made.id}", "once", number="3")
    assert handing_out.GIVEN in there.kim.words
    kept = await there.survey()
    assert kept.codes == 3
    assert not any(code in repr(kept) for code in codes)
    assert (await dids(there)).count(Did.MADE_CODES) == 1
    alex = there.branch.somebody("alex")
    await alex.say(f"survey {codes[0]}")
    await alex.press("Begin")
    await alex.fill(feel="1")
    assert [one.way for one in await there.every(Ballot)] == [Way.CODE]


async def test_no_codes_are_handed_out_where_others_read_along() -> None:
    there = await hall()
    made = await there.launched(audience=("codes",))
    form = f"{handing_out.KEY} {made.id}"
    *_, said = await there.branch.bot.handle(
        Submitted(there.kim.person, there.channel(), "cause-canary", form, {"number": "3"})
    )
    assert said == Text(handing_out.NOT_HERE, private=True)


async def test_there_are_no_codes_where_nobody_was_to_be_asked_by_them_nor_more_than_fit() -> None:
    there = await hall()
    made = await there.launched()
    assert "Make single-use codes" not in there.kim.labels
    await there.kim.send(f"surveys.make_codes {made.id}", number="3")
    assert not [one for one in there.kim.replies if isinstance(one, Document)]
    await there.kim.force("surveys.cancelled", made.id)
    await there.launched(audience=("codes",))
    await there.kim.press("Make single-use codes")
    for number in ("0", "501", "some", "-1"):
        await there.kim.fill(number=number)
        assert "from 1 to 500" in there.kim.form.errors["number"]


async def test_the_open_link_comes_as_words_as_a_picture_and_on_a_poster() -> None:
    there = await hall()
    await there.launched(audience=("link",), meant_for="drivers and loaders")
    await there.kim.press("The open link, and a poster")
    (key,) = await there.every(SurveyKey)
    link = f"{PAGES}/survey/{tokens.link(key)}"
    (poster,) = [one for one in there.kim.replies if isinstance(one, Document)]
    (picture,) = [one for one in there.kim.replies if isinstance(one, Picture)]
    assert link in there.kim.words
    assert "counted apart" in there.kim.words
    assert picture.alternative == f"A QR code of the link {link}"
    assert scanned(seen(picture.png)) == link
    told = text_of(poster.content)
    for words in (
        f"Kim, rep asks those who work at {there.hall.name}, {there.hall.employer}, members or not.",
        "It is for: drivers and loaders.",
        "You answer to an automated bot, run by Somewhere branch of the union.",
        "Open until Sunday 6 December 2026, 17:00 in London.",
        link,
    ):
        assert words in " ".join(told.split())


async def test_a_poster_for_all_workplaces_says_so() -> None:
    there = await hall()
    olu = there.branch.somebody("olu")
    await there.drafted(by=olu, workplace="all", audience=("link",))
    await olu.press("Launch it")
    await olu.press("The open link, and a poster")
    (poster,) = [one for one in olu.replies if isinstance(one, Document)]
    told = " ".join(text_of(poster.content).split())
    assert f"work at any workplace where {there.branch.desk.house.operator} asks, members or not." in told


async def test_nobody_to_invite_is_said_in_words_where_people_can_ask_to_be_told_and_not_at_all_elsewhere() -> None:
    there = await hall()
    await there.launched(audience=("willing", "codes"))
    await there.tend()
    await there.kim.force("surveys.one", (await there.survey()).id)
    assert f"Invitations: {inviting.NOBODY}" in there.kim.words
    await there.kim.force("surveys.cancelled", (await there.survey()).id)
    other = await there.launched(audience=("everybody",))
    await there.tend()
    await there.kim.force("surveys.one", other.id)
    assert "Invitations" not in there.kim.words


async def test_where_people_write_reps_are_told_that_it_is_not_only_counted() -> None:
    there = await hall()
    counted = await there.launched(audience=("everybody",))
    assert "and then only counts." in there.kim.words
    assert "Never shown: Anything about fewer than 5 people" in there.kim.words
    texts = replace(counted, questionnaire=BRANCHING)
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(texts)
    await there.kim.force("surveys.one", counted.id)
    assert "only counts" not in there.kim.words
    assert "at least 5 people write something, what they wrote, shuffled" in there.kim.words
    assert "Never shown: Any number about fewer than 5 people" in there.kim.words
    async with there.branch.desk.store.transaction() as tx:
        await tx.put(replace(texts, stage=Stage.CLOSED))
    await there.kim.force("surveys.one", counted.id)
    assert "What people wrote, if at least 5 did, is kept shuffled" in there.kim.words


async def test_without_an_address_on_the_web_the_slips_have_no_link_and_the_rep_is_told_why() -> None:
    there = await hall()
    there.branch.start(replace(there.branch.desk, house=replace(there.branch.desk.house, pages="")))
    there.kim.bot = there.branch.bot
    await there.launched(audience=("codes",))
    await there.kim.press("Make single-use codes")
    await there.kim.fill(number="2")
    assert handing_out.NO_PAGE in there.kim.words
    sheet, table = (one.content for one in there.kim.replies if isinstance(one, Document))
    assert "Write this code to the bot in your chat, after the word survey:" in " ".join(text_of(sheet).split())
    assert all(line.endswith(",") for line in table.decode().splitlines()[1:])


async def test_where_nothing_can_be_drawn_the_slips_come_as_a_text() -> None:
    there = await hall()
    there.branch.start(replace(there.branch.desk, drawing=Broken()))
    there.kim.bot = there.branch.bot
    await there.launched(audience=("codes", "link"))
    made = await there.survey()
    await there.kim.press("Make single-use codes")
    await there.kim.fill(number="2")
    text, table = (one.content.decode() for one in there.kim.replies if isinstance(one, Document))
    assert CODE.findall(text)[::2] == CODE.findall(table)[::2]
    assert "You answer to an automated bot" in text
    await there.kim.force("surveys.poster", made.id)
    assert "could not draw" in there.kim.words
    assert f"{PAGES}/survey/" in there.kim.words


@pytest.mark.parametrize("audience", [("everybody",), ("codes",), ("willing", "codes", "link")])
async def test_a_card_has_few_facts_and_few_buttons_and_the_rest_is_one_press_away(audience: tuple[str, ...]) -> None:
    there = await hall()
    kim = there.kim
    await there.drafted(audience=audience)
    seen_ = {await shown(kim)}
    assert kim.labels == ["Launch it", "Change when and whom", "Change the questions", "See it as they will", "More"]
    await kim.press("More")
    assert {"Discard the draft", "Back to the survey"} <= set(kim.labels)
    await kim.press("Back to the survey")
    await kim.press("Launch it")
    for press in ("Pause it", "Go on"):
        seen_.add(await shown(kim))
        rest = {*kim.labels}
        await kim.press("More")
        rest |= {*kim.labels}
        assert {"Give it more time", "Close it now", "Cancel it", "See it as they do", "Ask the same again"} <= rest
        await kim.press("Back to the survey") if press in kim.labels else await kim.force(
            "surveys.one", (await there.survey()).id
        )
        await kim.force("surveys.pause" if press == "Pause it" else "surveys.go_on", (await there.survey()).id)
    await kim.force("surveys.closed", (await there.survey()).id)
    await there.tend()
    await kim.force("surveys.one", (await there.survey()).id)
    seen_.add(await shown(kim))
    assert len(seen_) == 4


async def shown(who: Somebody) -> str:
    """What a card says of how it stands, once it was found to be short."""
    card = who.card
    assert len(card.buttons) <= 5
    assert len(card.facts) <= 7
    assert sum(button.main for button in card.buttons) == 1
    return card.body.partition(".")[0]


async def test_of_one_that_was_closed_early_nobody_is_told_that_it_is_still_open() -> None:
    there = await hall()
    alex = await there.willing("alex")
    made = await there.launched()
    await there.tend()
    (owed,) = await there.notices()
    await there.kim.force("surveys.closed", made.id)
    await there.tend()
    async with there.branch.desk.store.transaction() as tx:
        assert not (await there.branch.bot.composers[owed.what](owed, tx)).replies
    await there.pass_by(timedelta(days=5))
    assert await there.notices() == (owed,)
    assert "6 December" not in await alex.say("survey")
    await there.kim.force("surveys.one", made.id)
    assert "until Sunday 22 November 2026, 12:00" in there.kim.words


async def test_closing_and_cancelling_say_that_they_cannot_be_undone_and_are_asked_once() -> None:
    there = await hall()
    made = await there.launched()
    await there.kim.force("surveys.close", made.id)
    assert "This cannot be undone. It was to be open until Sunday 6 December 2026, 17:00 in London." in there.kim.words
    await there.kim.press("No, leave it open")
    assert (await there.survey()).stage is Stage.OPEN
    await there.kim.force("surveys.cancel", made.id)
    assert "All answers are erased uncounted, and nobody ever sees a result. This cannot be undone." in there.kim.words


class Broken(Press):
    """Draws nothing."""

    async def _drawn(self, work: object) -> Never:
        raise NotDrawnError


def text_of(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def scanned(picture: Image.Image) -> str | None:
    found = zxingcpp.read_barcode(picture, try_invert=False)
    return found.text if found else None
