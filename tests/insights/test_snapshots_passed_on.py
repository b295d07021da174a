"""A snapshot leaves the chat: a draft by a link that opens once, what is signed by its address, both as files."""

import pytest

from bot.exporting.formats import Format
from bot.insights.snapshots.at import (
    LOOK,
    PASS_ON,
)
from bot.insights.snapshots.passing_on import NO_PAGE, UNSIGNED
from bot.records import Handed
from bot.records.audit import Did
from bot.replies import Document
from tests.insights.shared import ASKED, EMPLOYER, MEMBERS, PAGES, SURVEY, shared
from tests.people.living import Somebody


async def test_a_draft_is_opened_by_a_link_that_works_once_and_has_no_address() -> None:
    there = await shared()
    await there.opens(EMPLOYER)
    said = await there.olu.press("Look at it")
    assert f"]({PAGES}/insights/draft/" in said
    assert "It opens once, within 15 minutes" in said
    assert UNSIGNED in await there.olu.force(PASS_ON, there.value(EMPLOYER))
    assert there.path(EMPLOYER) not in there.olu.words
    assert await there.steps() == [Did.OPENED_SNAPSHOT]


async def test_without_pages_there_are_only_files() -> None:
    there = await shared(pages="")
    await there.opens(EMPLOYER)
    assert "Look at it" not in there.olu.labels
    assert NO_PAGE in await there.olu.force(LOOK, there.value(EMPLOYER))
    await there.signs(EMPLOYER)
    assert NO_PAGE in await there.olu.press("Pass it on")
    await there.signs(MEMBERS)
    assert "on a page" not in await there.member()
    assert await there.steps() == [Did.SIGNED_SNAPSHOT] * 2


def documents(who: Somebody) -> list[Document]:
    return [one for one in who.replies if isinstance(one, Document)]


@pytest.mark.parametrize("form", Format)
async def test_the_signed_one_comes_as_files_that_hold_what_was_chosen(form: Format) -> None:
    there = await shared()
    await there.signs(EMPLOYER)
    await there.olu.press("Take it as a file")
    await there.olu.fill(format=form)
    made = documents(there.olu)
    assert made
    assert all(one.name.startswith("concern-report-for-the-employer-2026-09-07-to-2026-10-04") for one in made)
    assert not any("draft" in one.name for one in made)
    if form is Format.CSV:
        told = "".join(one.content.decode("utf-8-sig") for one in made)
        assert "Signed off by Olu on 22 November 2026" in told
        assert "Has a part in pay, hours or grades" in told
        assert [ASKED in told, SURVEY in told, "5 October" in told, "middle wait" in told] == [False] * 4
        assert {one.name.rpartition("-")[2] for one in made} == {
            "summary.csv",
            "concerns.csv",
            "stages.csv",
            "clauses.csv",
            "systems.csv",
        }
    assert await there.steps() == [Did.SIGNED_SNAPSHOT, Did.EXPORTED]


async def test_files_of_a_draft_lie_behind_a_link_and_say_that_they_are_one() -> None:
    there = await shared()
    await there.opens(MEMBERS)
    await there.olu.press("Take it as a file")
    said = await there.olu.fill(format="csv")
    assert not documents(there.olu)
    assert "concern-report-for-members-2026-09-07-to-2026-10-04-draft" in said.replace("\\", "")
    contents_ = [one.content.decode("utf-8-sig") for one in await there.there.every(Handed)]
    assert contents_
    assert all("Draft: no organiser has signed this off" in one for one in contents_)
