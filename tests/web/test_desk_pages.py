"""What stands on the pages of the desk: the inbox, the register with each system, what people missed, and the log."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import pytest_asyncio

from bot import telling
from bot.bot import Bot
from bot.records import AuditEntry, Disclosure, Feedback, Gap, LogEntry, SecondFactor, System
from bot.records.audit import Did
from bot.records.register import Consultation, Happened, Item, Level, Lifecycle, nine_item
from bot.records.reports import Stand
from bot.records.surveys import Stage
from bot.second_factor import totp
from bot.second_factor.asking import GIVE
from bot.surveys import at
from tests.cases.parts import Hall
from tests.fakes import NOON, TODAY
from tests.register.parts import enter, system
from tests.second_factor.steps import Phone, employers
from tests.surveys.asked import survey
from tests.web.desk import Desks, desks
from tests.web.visiting import Page

WROTE = "It gave me seven nights in a row"


@pytest_asyncio.fixture
async def desk() -> AsyncIterator[Desks]:
    async with desks() as made:
        yield made


def options(page: Page, name: str) -> list[str]:
    return [str(one) for one in page.tree.xpath(f"//select[@name='{name}']/option/text()")]


def codes(page: Page) -> list[str]:
    return [str(one).strip() for one in page.tree.xpath("//li[contains(@class, 'panel')]/h2/text()[1]")]


async def test_the_inbox_lists_cases_without_what_they_say_and_opens_one_as_the_chat_does(desk: Desks) -> None:
    kim, report = await desk.there.rep("kim"), await desk.there.report()
    browser = await desk.signed_in(kim)
    page = await browser.page("/desk/inbox")
    assert "1 case." in page.words
    assert "Rota helper" in page.words
    assert "Where Town Hall Reported" in page.words
    assert "Taken by nobody" in page.words
    assert "Waits for you: new" in page.words
    assert WROTE not in page.text
    (form,) = [one for one in page.forms("press") if one["action"] == telling.OPEN_CASE]
    opened = await browser.send("/desk", form)
    assert WROTE in opened.words
    assert await desk.there.log(report) == [Did.READ]
    assert "Waits for you" not in (await browser.page("/desk/inbox")).words


async def test_the_inbox_is_filtered_and_comes_ten_at_a_time(desk: Desks) -> None:
    kim = await desk.there.rep("kim")
    for _ in range(11):
        await desk.there.report()
    await desk.there.report(state=Stand.CLOSED)
    mine = await desk.there.report(state=Stand.REVIEWING, taken_by=desk.there.who(kim))
    browser = await desk.signed_in(kim)
    first = await browser.page("/desk/inbox")
    assert "12 cases, 1 to 10." in first.words
    (older,) = first.tree.xpath("//nav[@class='beside']/a/@href")
    second = await browser.page(f"/desk/inbox{older}")
    assert len(codes(first)) == 10
    assert len(codes(second)) == 2
    assert not {*codes(first)} & {*codes(second)}
    assert second.tree.xpath("//nav[@class='beside']/a/text()") == ["Newer"]
    for query in ("t=me", "s=reviewing"):
        page = await browser.page(f"/desk/inbox?{query}")
        assert "1 case." in page.words
        assert "Taken by you" in page.words
    assert mine.taken_by
    assert "1 case." in (await browser.page("/desk/inbox?s=closed")).words
    assert "No case fits." in (await browser.page("/desk/inbox?s=raised")).words


async def test_words_are_never_looked_for_by_an_address(desk: Desks) -> None:
    """It would stay in the browser: so the inbox searches in the room, and shows the same whatever an address says."""
    await desk.there.report()
    browser = await desk.signed_in(desk.there.organiser)
    assert "1 case." in (await browser.page("/desk/inbox?q=nothing+like+it")).words


async def test_the_register_is_filtered_by_place_stage_consultation_and_words(desk: Desks) -> None:
    there = desk.there
    depot = await there.workplace("Depot")
    await system(there, "care", "CareMatch", confirmed=True, lifecycle=Lifecycle.IN_USE, supplier="Acme")
    await enter(there, System("rota", depot.id, "Rota bot", confirmed=True, consultation=Consultation.AGREED))
    browser = await desk.signed_in(there.organiser)

    async def names(query: str = "") -> list[str]:
        page = await browser.page(f"/desk/register?{query}")
        return [str(one) for one in page.tree.xpath("//tbody//th/a/text()")]

    assert await names() == ["CareMatch", "Rota bot"]
    assert await names(f"workplace={depot.id}") == ["Rota bot"]
    assert await names("stage=in-use") == ["CareMatch"]
    assert await names("consultation=agreed") == ["Rota bot"]
    assert await names("words=ACME") == ["CareMatch"]
    assert await names("words=acme&stage=trial") == []
    assert await names("workplace=none&stage=nonsense&page=-7") == ["CareMatch", "Rota bot"]
    assert options(await browser.page("/desk/register"), "workplace") == ["All", "Depot", "Town Hall"]


async def test_the_register_comes_ten_at_a_time_and_keeps_its_filter(desk: Desks) -> None:
    for number in range(12):
        await system(desk.there, f"s{number}", f"System {number:02}", confirmed=True, supplier="Acme")
    browser = await desk.signed_in(desk.there.organiser)
    first = await browser.page("/desk/register?words=acme")
    assert "1 to 10 of 12." in first.words
    (more,) = first.tree.xpath("//nav[@class='beside']/a/@href")
    second = await browser.page(f"/desk/register{more}")
    assert [str(one) for one in second.tree.xpath("//tbody//th/a/text()")] == ["System 10", "System 11"]
    assert second.tree.xpath("//nav[@class='beside']/a/text()") == ["Earlier"]


async def test_a_system_shows_its_card_the_nine_items_and_what_happened_when(desk: Desks) -> None:
    there = desk.there
    asked = replace(nine_item("care", Item.EQUALITY), asked=TODAY - timedelta(weeks=8))
    had = replace(nine_item("care", Item.PRIVACY), asked=TODAY - timedelta(weeks=9), received=TODAY)
    await system(there, "care", "CareMatch", confirmed=True)
    await there.keep(
        *(asked, had, Disclosure("d", "care", there.place.id, date(2026, 9, 1), words="They <told> us")),
        LogEntry("l", "care", Happened.MEETING, date(2026, 10, 1), Level.EMPLOYER, "Words of a rep", date(2026, 12, 1)),
    )
    browser = await desk.signed_in(await there.rep("kim"))
    page = await browser.page("/desk/register/care")
    assert page.tree.xpath("//h1/text()") == ["CareMatch"]
    (owed,) = page.tree.xpath("//section[@aria-labelledby='owed']")
    assert "overdue by 28 days" in owed.text_content()
    assert len(owed.xpath(".//dt")) == 10
    rows = [" | ".join(row.xpath(".//th/text() | .//td/text()")) for row in page.tree.xpath("//tbody/tr")]
    assert rows == [
        "1 September 2026 | The employer told the union of it. | done",
        "20 September 2026 | Asked for: privacy risk assessment. | done",
        "27 September 2026 | Asked for: equality impact assessment. | done",
        "1 October 2026 | Consultation meeting, with the whole employer. | done",
        "25 October 2026 | An answer is due: equality impact assessment. | overdue",
        "22 November 2026 | Received: privacy risk assessment. | done",
        "1 December 2026 | Next: consultation meeting. | due",
    ]
    (wide,) = page.tree.xpath("//div[@class='chart wide']")
    (narrow,) = page.tree.xpath("//div[@class='chart narrow']")
    for chart in (wide, narrow):
        assert chart.xpath(".//*[local-name()='svg']")
        assert "The employer told the union of it." in " ".join(chart.xpath(".//@aria-label"))
    assert "They &lt;told&gt; us" in page.text
    assert (await desk.there.log()).count(Did.READ) == 1


async def test_what_is_done_on_the_page_of_a_system_is_done_in_the_room(desk: Desks) -> None:
    await system(desk.there, "care", "CareMatch", confirmed=True)
    browser = await desk.signed_in(await desk.there.rep("kim"))
    page = await browser.page("/desk/register/care")
    (form,) = [one for one in page.forms("press") if one["label"] == "Meetings, reviews, disputes"]
    assert "Nothing is in the log yet." in (await browser.send("/desk", form)).words


async def test_the_whole_register_is_exported_by_the_form_of_its_page(desk: Desks) -> None:
    await system(desk.there, "care", "=CareMatch", confirmed=True)
    browser = await desk.signed_in(await desk.there.rep("kim"))
    (form,) = (await browser.page("/desk/register")).forms("submit")
    for format_, name in (("csv", "register-systems.csv"), ("xlsx", "register.xlsx")):
        page = await browser.send("/desk", form | {"one.format": format_})
        assert name in page.text
        assert "Before you use it." in page.words


async def test_the_surveys_are_those_that_somebody_may_steer_and_open_in_the_room(desk: Desks) -> None:
    there = desk.there
    depot = await there.workplace("Depot")
    made = survey(workplace=there.place.id, stage=Stage.OPEN)
    await there.keep(
        *(replace(made, id=f"s{number}") for number in range(11)), replace(made, id="d", workplace=depot.id)
    )
    browser = await desk.signed_in(await there.rep("kim"))
    first = await browser.page("/desk/surveys")
    assert "1 to 10 of 11." in first.words
    (more,) = first.tree.xpath("//nav[@class='beside']/a/@href")
    second = await browser.page(f"/desk/surveys{more}")
    values = [form["value"] for page in (first, second) for form in page.forms("press") if form["action"] == at.ONE]
    assert sorted(values) == sorted(f"s{number}" for number in range(11))
    form = next(one for one in first.forms("press") if one["action"] == at.ONE)
    assert "It is open." in (await browser.send("/desk", form)).words
    assert "New survey" in first.words


async def test_the_knowledge_gaps_are_grouped_and_put_away_by_the_handler_of_the_chat(desk: Desks) -> None:
    there = desk.there
    for number in range(3):
        await there.keep(Gap(f"g{number}", NOON, "Can they <film> me in the canteen", f"2026-W4{number}"))
    await there.keep(Feedback("agreement/consent", helped=1, not_helped=4))
    browser = await desk.signed_in(await there.rep("kim"))
    page = await browser.page("/desk/gaps")
    assert "3 questions, in 1 group." in page.words
    assert "Can they <film> me in the canteen" in page.words
    assert "Asked 3 times, from the week of 28 September 2026 to the week of 12 October 2026." in page.words
    assert "Can they bring in a new system without us?" in page.words
    assert [one["label"] for one in page.forms("press")] == ["Put away"]
    asked = await browser.send("/desk", page.forms("press")[0])
    (yes,) = [one for one in asked.forms("press") if one["label"] == "Yes, put them away"]
    await browser.send("/desk", yes)
    assert "No question was left without an answer." in (await browser.page("/desk/gaps")).words
    organiser = await desk.signed_in(there.organiser)
    await there.keep(Gap("g", NOON, "May I see my file", "2026-W40"))
    assert "Write an answer" in (await organiser.page("/desk/gaps")).words


async def test_the_audit_log_is_searched_by_its_page_and_proves_itself(desk: Desks) -> None:
    there = desk.there
    kim, report = await there.rep("kim"), await there.report()
    await kim.force(telling.OPEN_CASE, report.id)
    browser = await desk.signed_in(there.organiser)
    page = await browser.page("/desk/log")
    assert "Kim opened case" in page.words
    assert "The log is whole" in page.words
    (seal,) = page.tree.xpath("//section[@aria-labelledby='proof']//code/text()")
    assert len(str(seal)) == 64
    by = await browser.page("/desk/log?did=read")
    assert "Kim opened case" in by.words
    assert "took up a role" not in " ".join(by.tree.xpath("//tbody")[0].text_content().split())
    assert "Nothing in the log fits." in (await browser.page("/desk/log?on=1/1/2020")).words
    wrong = await browser.page("/desk/log?on=soon")
    assert "That is not a day that I can read." in wrong.words
    assert (await there.log()).count(Did.READ_LOG) == 4


async def test_the_audit_log_is_paged_back_to_its_beginning(desk: Desks) -> None:
    for number in range(25):
        await desk.there.organiser.force("people.appoint")
        await desk.there.organiser.fill(name=f"Rep {number}", role="rep", workplace=desk.there.place.id)
    browser = await desk.signed_in(desk.there.organiser)
    first = await browser.page("/desk/log")
    (older,) = first.tree.xpath("//nav[@class='beside']/a/@href")
    second = await browser.page(f"/desk/log{older}")
    assert "made a code for a role at Town Hall" in second.words
    assert "Proof" not in second.words
    assert "took up a role for all workplaces" in second.words


async def test_a_log_that_was_tampered_with_says_so_on_its_page(desk: Desks) -> None:
    await desk.there.rep("kim")
    (first, *_) = await desk.there.every(AuditEntry)
    await desk.there.keep(replace(first, about="something else"))
    browser = await desk.signed_in(desk.there.organiser)
    assert "The log was tampered with." in (await browser.page("/desk/log")).words


async def test_where_the_employer_owns_the_chat_each_page_wants_the_second_step_of_this_browser() -> None:
    async with desks(there=await owned_by_the_employer()) as desk:
        there = desk.there
        report = await there.report()
        secret = totp.made()
        who, store = there.who(there.organiser), there.branch.desk.store
        async with store.transaction() as tx:
            kept = await tx.get(SecondFactor, who)
            assert kept
            await tx.put(replace(kept, secret=secret))
        browser = await desk.signed_in(there.organiser)
        for path in ("/desk/inbox", "/desk/register", f"/desk/register/{report.system}", "/desk/gaps", "/desk/log"):
            page = await browser.page(path)
            assert "The six figures that your app shows now" in page.words, path
            assert "Rota helper" not in page.text
        opened = await browser.press(telling.OPEN_CASE, report.id)
        assert WROTE not in opened.text
        (form,) = (await browser.page("/desk/inbox")).forms("submit")
        assert form["form"].startswith(GIVE)
        await browser.send("/desk", form | {"one.code": Phone(secret, there.branch.clock).figures})
        assert "Rota helper" in (await browser.page("/desk/inbox")).words
        assert WROTE in (await browser.press(telling.OPEN_CASE, report.id)).words
        other = await desk.signed_in(there.organiser)
        assert "Rota helper" not in (await other.page("/desk/inbox")).text


async def owned_by_the_employer() -> Hall:
    there = await employers()
    there.branch.desk = replace(
        there.branch.desk, house=replace(there.branch.desk.house, pages="https://bot.example.org")
    )
    there.branch.bot = there.organiser.bot = Bot(there.branch.desk)
    return there
