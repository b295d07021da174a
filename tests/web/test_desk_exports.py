"""What is taken away from the pages of the desk: who gets what, and that it holds no more than the page may show."""

import base64
import csv
import io
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
import pytest_asyncio

from bot import telling
from bot.insights.least import ID
from bot.records import AuditEntry, Gap, Least, ReleaseSigned, ReleaseWords, System
from bot.records.audit import Did
from bot.records.insights import Missed
from bot.records.surveys import Stage
from bot.surveys.results import in_chat
from tests.cases.parts import Hall
from tests.fakes import NOON, TODAY
from tests.insights.exported import book
from tests.second_factor.steps import open_to
from tests.surveys.asked import survey
from tests.web.desk import Browser, Desks, desks
from tests.web.test_desk_pages import owned_by_the_employer
from tests.web.visiting import Page

WROTE = "seven nights in a row"
EXPORTS = {"inbox": "inbox.export", "log": "log.export", "gaps": "gaps.export"}


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


def content(page: Page, name: str) -> bytes:
    (address,) = page.tree.xpath(f"//a[@download='{name}']/@href")
    return base64.b64decode(str(address).partition("base64,")[2])


def table(page: Page, name: str) -> list[list[str]]:
    """Without what stands above it, and without what it is called."""
    lines = csv.reader(io.StringIO(content(page, name).decode("utf-8-sig"), newline=""))
    return [row for row in lines if not row[0].startswith("# ")]


async def form_of(browser: Browser, path: str, action: str) -> dict[str, str]:
    (form,) = [one for one in (await browser.page(path)).forms("submit") if one["form"].split(" ")[0] == action]
    return form


async def exported(browser: Browser, path: str, action: str, **more: str) -> Page:
    form = await form_of(browser, path, action)
    return await browser.send(
        "/desk", form | {"one.format": "csv"} | {name.replace("__", "."): more[name] for name in more}
    )


async def logged(there: Hall, did: Did) -> list[AuditEntry]:
    return [one for one in await there.every(AuditEntry) if one.did is did]


async def test_the_cases_of_a_page_are_exported_as_they_are_filtered_and_without_what_they_say(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    who = desk.there.who(kim)
    for number in range(12):
        report = await desk.there.report(name=f"=System {number}", taken_by=who if number == 0 else "")
        (kept,) = [one for one in await desk.there.every(System) if one.id == report.system]
        await desk.there.keep(replace(kept, confirmed=number > 0))
    browser = await desk.signed_in(kim)
    page = await exported(browser, "/desk/inbox", "inbox.export")
    header, *rows = table(page, "cases.csv")
    assert header == ["code", "system", "workplace", "reported", "state", "taken by"]
    assert len(rows) == 12
    assert sorted(row[5] for row in rows) == ["nobody"] * 11 + ["you"]
    assert sorted(row[1][:9] for row in rows) == ["'=System "] * 11 + ["name not "]
    assert WROTE not in page.text
    assert WROTE not in content(page, "cases.csv").decode()
    assert "Before you use it." in page.words
    (mine,) = table(await exported(browser, "/desk/inbox?t=me", "inbox.export"), "cases.csv")[1:]
    assert mine[5] == "you"
    assert [one.about for one in await logged(desk.there, Did.EXPORTED_CASES)] == [desk.there.place.id] * 2
    assert await logged(desk.there, Did.READ) == []


async def test_who_has_taken_a_case_of_others_is_not_told_by_name(desk: Desks) -> None:
    kim, sam = await desk.there.rep("kim"), await desk.there.rep("sam")
    await desk.there.report(taken_by=desk.there.who(sam))
    (row,) = table(await exported(await desk.signed_in(kim), "/desk/inbox", "inbox.export"), "cases.csv")[1:]
    assert row[5] == "somebody"


async def test_what_reporters_wrote_is_exported_when_asked_for_and_each_case_stands_in_the_log(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    reports = [await desk.there.report() for _ in range(2)]
    hidden = await desk.there.report(name="Kept from kim", kept_from=(kim,))
    page = await exported(await desk.signed_in(kim), "/desk/inbox", "inbox.export", many__extras="words")
    header, *rows = table(page, "cases.csv")
    assert all(WROTE in row[header.index("Their experience, in their own words")] for row in rows)
    assert "can give them away" in page.words
    assert {one.about for one in await logged(desk.there, Did.READ)} == {one.id for one in reports}
    assert "Kept from kim" not in content(page, "cases.csv").decode()
    assert hidden.id not in {one.about for one in await logged(desk.there, Did.READ)}


async def test_in_the_chat_the_list_needs_no_second_step_and_what_was_written_does() -> None:
    there = await owned_by_the_employer()
    kim = await there.rep("kim")
    await there.report()
    await kim.send("inbox.export", format="csv")
    assert "/handed/" in kim.words
    await kim.send("inbox.export", format="csv", extras=("words",))
    assert "second step" in kim.words
    assert "/handed/" not in kim.words
    assert await logged(there, Did.READ) == []
    await open_to(there.branch.desk, kim.person, kim.place)
    await kim.send("inbox.export", format="csv", extras=("words",))
    assert "/handed/" in kim.words


async def test_the_log_is_exported_as_it_is_filtered_and_as_far_as_its_organiser_reads_it(desk: Desks) -> None:
    there, depot = desk.there, await desk.there.workplace("Depot")
    kim = await there.rep("kim")
    await there.rep("sam", depot.id)
    ivy = await there.rep("ivy", role="organiser")
    for _ in range(25):
        await kim.force(telling.OPEN_CASE, (await there.report()).id)
    everything = table(
        await exported(await desk.signed_in(there.organiser), "/desk/log", "log.export"), "audit-log.csv"
    )
    assert everything[0] == ["day", "who", "what"]
    assert len([row for row in everything if row[1:] == ["Sam", "took up a role for Depot"]]) == 1
    theirs = await desk.signed_in(ivy)
    page = await exported(theirs, "/desk/log?did=read", "log.export")
    rows = table(page, "audit-log.csv")[1:]
    assert len(rows) == 25
    assert all(row[1] == "Kim" and row[2].startswith("opened case ") for row in rows)
    assert rows[0][0] == TODAY.isoformat()
    whole = content(await exported(theirs, "/desk/log", "log.export"), "audit-log.csv").decode()
    assert "Depot" not in whole
    assert "signed in to the desk" not in whole
    assert "The log is whole" in whole
    assert [one.who for one in await logged(there, Did.EXPORTED_LOG)] == [
        there.who(there.organiser),
        *[there.who(ivy)] * 2,
    ]


async def test_a_log_that_was_tampered_with_says_so_in_its_export(desk: Desks) -> None:
    await desk.there.rep("kim")
    (first, *_) = await desk.there.every(AuditEntry)
    await desk.there.keep(replace(first, about="something else"))
    browser = await desk.signed_in(desk.there.organiser)
    page = await exported(browser, "/desk/log", "log.export")
    assert "was tampered with" in content(page, "audit-log.csv").decode()


async def test_of_questions_only_large_groups_leave_and_words_only_where_they_were_let_through(desk: Desks) -> None:
    there = desk.there
    asked = {"=Can they film me in the canteen": 6, "Who owns the robot dog": 5, "May I see my own file": 4}
    await there.keep(
        *(
            Gap(f"{words} {n}", NOON + timedelta(days=300), words, "2026-W40")
            for words, many in asked.items()
            for n in range(many)
        ),
        *(
            ReleaseWords(one, gaps=(Missed(6, words, passed=True),))
            for one, words in (("signed", "=Can they film me in the canteen"), ("draft", "Who owns the robot dog"))
        ),
        ReleaseSigned("signed", TODAY),
    )
    browser = await desk.signed_in(await there.rep("kim"))
    header, *rows = table(await exported(browser, "/desk/gaps", "gaps.export"), "questions-without-an-answer.csv")
    assert header == ["asked", "example"]
    assert rows == [["6", "'=Can they film me in the canteen"], ["5", "not let through"]]
    await there.keep(Least(ID, 6))
    rows = table(await exported(browser, "/desk/gaps", "gaps.export"), "questions-without-an-answer.csv")[1:]
    assert [row[0] for row in rows] == ["6"]
    assert len(await logged(there, Did.EXPORTED_GAPS)) == 2


@pytest.mark.parametrize(
    ("path", "name"), [("inbox", "cases"), ("log", "audit-log"), ("gaps", "questions-without-an-answer")]
)
async def test_each_is_a_spreadsheet_too_whose_cells_are_text(desk: Desks, path: str, name: str) -> None:
    await desk.there.report(name="=1+1")
    browser = await desk.signed_in(desk.there.organiser)
    page = await exported(browser, f"/desk/{path}", EXPORTS[path], one__format="xlsx")
    sheets = book(content(page, f"{name}.xlsx"))
    assert list(sheets) == ["read first", name]
    assert sheets["read first"]


async def test_a_survey_with_results_leads_to_their_export(desk: Desks) -> None:
    made = survey(workplace=desk.there.place.id)
    await desk.there.keep(replace(made, id="over", stage=Stage.CLOSED), replace(made, id="on", stage=Stage.OPEN))
    page = await (await desk.signed_in(await desk.there.rep("kim"))).page("/desk/surveys")
    assert [one["value"] for one in page.forms("press") if one["action"] == in_chat.EXPORT] == ["over"]
