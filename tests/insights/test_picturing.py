"""Pictures of a concern report in a chat: which, for whom they stay there, and what draws them."""

import re
from dataclasses import replace

import pytest

from bot.charts import CHAT, Drawing, NotDrawnError
from bot.desk import House
from bot.events import Owner
from bot.insights import clauses, picturing, seeing, tables
from bot.insights.seeing import DRAFT
from bot.insights.snapshots import keeping
from bot.insights.wording import TITLES, Names, Shown
from bot.records import Handed, Release, ReleaseSigned, ReleaseSigner, Snapshot, SnapshotSigned, SnapshotSigner
from bot.records.insights import Audience, Part
from bot.records.reports import Does, Stage
from bot.records.surveys import Cell, Table
from bot.replies import Document, Picture, Replies
from tests.cases.parts import Hall
from tests.drawing.samples import seen
from tests.fakes import UNION_HOUSE
from tests.insights.reported import RUN, many, release
from tests.insights.test_story import with_reports

REACHED = replace(UNION_HOUSE, pages="https://bot.example")
LABEL = "7 September 2026 to 4 October 2026, Town Hall"
CONCERNS = TITLES[tables.CONCERN]
NAMES = Names({}, {})


async def there_in(owner: Owner, house: House = REACHED) -> tuple[Hall, Release]:
    """A draft, and people who speak with the bot in places of this owner."""
    there = await with_reports()
    there.branch.owner = there.organiser.owner = owner
    there.branch.start(replace(there.branch.desk, house=house))
    there.organiser.bot = there.branch.bot
    await there.keep(*many(8, there.place.id, does=(Does.PAYS, Does.WATCHES)))
    made = await release(there.branch.desk, (there.place.id,))
    assert made
    return there, made


async def signed(there: Hall, made: Release) -> None:
    await there.keep(ReleaseSigned(made.id, RUN.ends), ReleaseSigner(made.id, "Olu"))


async def shared(there: Hall, made: Release) -> None:
    """With members, but for what the systems do."""
    id_ = keeping.named(made.id, Audience.MEMBERS)
    parts = (Part.SUMMARY, Part.STAGES, Part.WEEKS)
    await there.keep(Snapshot(id_, parts), SnapshotSigned(id_, RUN.ends), SnapshotSigner(id_, "Olu"))


def pictures(replies: Replies) -> list[Picture]:
    return [one for one in replies if isinstance(one, Picture)]


async def test_a_draft_begins_with_one_picture_that_bears_its_mark_and_the_words_say_the_same() -> None:
    there, made = await there_in(Owner.UNION)
    olu = there.organiser
    await olu.force(seeing.ONE, made.id)
    picture, card = olu.replies
    assert isinstance(picture, Picture)
    assert card == olu.card
    assert picture.title == f"Draft: {CONCERNS}"
    assert DRAFT in picture.alternative
    for line in ("Shares out work, shifts or places: 9", "Has a part in pay, hours or grades: 8", "Watches people"):
        assert line in picture.alternative
        assert f"- {line}" in card.body
    assert "Of 17 people." in card.body
    assert max(seen(picture.png).size) <= 1024
    assert not await there.every(Handed)


async def test_who_goes_back_to_it_has_seen_the_picture() -> None:
    there, made = await there_in(Owner.UNION)
    olu = there.organiser
    await olu.force(seeing.ONE, made.id)
    card = olu.card
    await olu.press("Table by table")
    assert [one.title for one in pictures(olu.replies)] == [f"Draft: {CONCERNS}"]
    await olu.press("In short")
    assert olu.replies == (card,)


@pytest.mark.parametrize("state", ["draft", "signed"])
async def test_in_a_chat_of_the_employers_a_link_leads_to_it_once(state: str) -> None:
    there, made = await there_in(Owner.EMPLOYER)
    if state == "signed":
        await signed(there, made)
    olu, name = there.organiser, "concern-report-draft" if state == "draft" else "concern-report"
    for at, (action, value) in enumerate(((seeing.ONE, made.id), (seeing.TABLES, f"{made.id} 0")), start=1):
        await olu.force(action, value)
        assert not [one for one in olu.replies if isinstance(one, Picture | Document)]
        (link,) = re.findall(r"\[([^]]*)]\(https://bot\.example/handed/[\w-]{43}\)", olu.words)
        assert link.replace("\\", "") == f"{name}.png"
        assert "The link opens once" in olu.words
        kept = await there.every(Handed)
        assert len(kept) == at
        assert all(one.once and one.media_type == "image/png" for one in kept)
        assert all(max(seen(one.content).size) <= 1024 for one in kept)


@pytest.mark.parametrize("pages", ["", "http://bot.example"])
async def test_where_nobody_can_open_a_link_the_words_have_it_all(pages: str) -> None:
    there, made = await there_in(Owner.EMPLOYER, replace(UNION_HOUSE, pages=pages))
    olu = there.organiser
    await olu.force(seeing.ONE, made.id)
    assert olu.replies == (olu.card,)
    assert "- Shares out work, shifts or places: 9" in olu.words
    assert not await there.every(Handed)


async def test_reps_get_it_as_organisers_do_once_it_is_signed() -> None:
    there, made = await there_in(Owner.UNION)
    kim = await there.rep("kim")
    await signed(there, made)
    await kim.say("insights")
    await kim.press(LABEL)
    assert [one.title for one in pictures(kim.replies)] == [CONCERNS]
    assert "Draft" not in pictures(kim.replies)[0].alternative
    there.branch.owner = Owner.EMPLOYER
    sam = await there.rep("sam")
    await sam.force(seeing.ONE, made.id)
    assert not pictures(sam.replies)
    assert "/handed/" in sam.words


@pytest.mark.parametrize("owner", [Owner.UNION, Owner.EMPLOYER])
async def test_members_get_it_anywhere_and_only_of_what_their_snapshot_has(owner: Owner) -> None:
    there, made = await there_in(owner)
    alex = there.branch.somebody("alex")
    await signed(there, made)
    await alex.force(seeing.ONE, made.id)
    assert not pictures(alex.replies)
    await shared(there, made)
    await alex.force(seeing.ONE, made.id)
    (picture,) = pictures(alex.replies)
    assert picture.title == TITLES[tables.STAGE]
    assert "Shares out work" not in picture.alternative + alex.words
    assert not await there.every(Handed)


async def test_where_nothing_can_be_drawn_the_words_are_there_all_the_same() -> None:
    for owner in (Owner.UNION, Owner.EMPLOYER):
        there, made = await there_in(owner)
        there.branch.start(replace(there.branch.desk, drawing=Broken()))  # type: ignore[arg-type]
        olu = there.organiser
        olu.bot = there.branch.bot
        await olu.force(seeing.ONE, made.id)
        assert olu.replies == (olu.card,)
        assert "- Shares out work, shifts or places: 9" in olu.words


class Broken:
    async def picture(self, drawing: Drawing) -> bytes:
        raise NotDrawnError


def shown(dimension: str, counts: dict[str, int | None], asked: int | None = 40, mark: str = "") -> Shown:
    cells = tuple(Cell((key,), count) for key, count in counts.items())
    return Shown(Table((dimension,), asked, asked, cells), NAMES, mark)


def test_the_first_is_what_the_systems_do_and_else_the_next_that_tells_anything() -> None:
    concerns = shown(tables.CONCERN, {Does.PAYS: 9, Does.OTHER: None})
    withheld = shown(tables.CONCERN, {Does.PAYS: None, Does.OTHER: None})
    whole = shown(tables.CONCERN, {}, None)
    stages = shown(tables.STAGE, {Stage.PAY: 7, Stage.LEAVING: 0})
    weeks = shown(tables.WEEK, dict.fromkeys(RUN.weeks, 0))
    assert picturing.first((concerns, stages, weeks)) == concerns
    assert picturing.first((withheld, stages, weeks)) == stages
    assert picturing.first((whole, stages)) == stages
    assert picturing.first((withheld, weeks)) is None
    assert picturing.first(()) is None


def test_all_concerns_there_are_stand_in_one_picture_of_a_phone() -> None:
    told = shown(tables.CONCERN, {key: None if key == Does.OTHER else 7 for key in (*Does, tables.NOBODY)}, mark=DRAFT)
    (drawing,) = told.drawings(CHAT)
    assert drawing.mark == "Draft"
    assert drawing.table
    assert len(drawing.table.rows) == len(Does) + 1
    assert drawing.width == CHAT.width


def test_of_a_long_table_no_more_than_a_few_are_drawn() -> None:
    told = shown(clauses.CONFIRMED, {f"clause {number}": 5 for number in range(200)})
    drawn = picturing.Wanted(told, apart=True).drawings()
    assert len(drawn) == 4
    assert "(part 1 of" in drawn[0].title
    assert picturing.numbers(told).count("- clause") == 200


async def test_who_holds_an_office_sees_more_than_members_do_so_theirs_stays_apart() -> None:
    there, made = await there_in(Owner.EMPLOYER)
    await signed(there, made)
    await shared(there, made)
    await there.organiser.force(seeing.ONE, made.id)
    assert not pictures(there.organiser.replies)
    assert "Shares out work" in there.organiser.words
