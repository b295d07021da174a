"""The page of results: what stands on it, who can open it, and that nothing of it comes out that was withheld."""

import io
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.drawing.press import Press
from bot.charts import Drawing
from bot.privacy.periods import LONGEST
from bot.records import Handed, Office, Outcome, Result, Survey
from bot.records.audit import Did
from bot.records.surveys import NotAgain, Table, WhyNot
from bot.surveys import closing
from bot.surveys.questionnaire.phrases import say
from bot.surveys.results import addresses, in_chat
from bot.surveys.results.figures import TOO_SOON, WHY_WITHHELD
from bot.surveys.telling import meeting
from tests.fakes import NOON, UNION_HOUSE, kept
from tests.surveys.concluded import people
from tests.surveys.reps import PAGES
from tests.surveys.test_meeting import set_for
from tests.web.results import WROTE, Results, results
from tests.web.surveying import There, asking


async def test_what_is_signed_stands_on_a_page_with_each_question_as_picture_and_table() -> None:
    async with results() as there:
        await there.lets_through()
        await there.there.signs()
        page = await there.page()
        assert page.status == 200
        assert page.tree.xpath("//h1/text()") == ["Watched at work"]
        assert "Signed off by Olu on 22 November 2026." in page.words
        for told in (
            "Asked by Kim, rep",
            "Where Town Hall",
            "When 22 November 2026 to 29 November 2026",
            "Took part 24",
        ):
            assert told in page.words
        assert "24 people took part." in page.words
        assert "We meet the employer on the cameras-canary. Olu, written by a person" in page.words
        assert page.columns("Which site?") == [
            ["Answer", "Number and share"],
            ["Depot", "14 (58%)"],
            ["Hall", "10 (42%)"],
            ["No answer", "0"],
        ]
        assert page.columns("“Which site?” with “Which shift?”")[1] == ["Depot", "7", "7", "0"]
        pictures = page.tree.xpath("//*[local-name()='svg']/@aria-label")
        assert len(pictures) == 2 * 3
        assert sum(one == "Bar chart. Depot: 14 (58%). Hall: 10 (42%)." for one in pictures) == 2
        assert f"{WROTE} " in page.words
        assert page.text.count("<b>") == 0
        assert "Draft" not in page.text


async def test_it_carries_no_script_no_style_within_and_nothing_from_elsewhere_and_sets_no_cookie() -> None:
    async with results() as there:
        await there.there.signs()
        page = await there.page()
        assert not page.tree.xpath("//script | //style | //@style | //*[@onclick]")
        found = [*page.tree.xpath("//@src"), *page.tree.xpath("//@href"), *page.tree.xpath("//@action")]
        assert all(one.startswith(("/", "#")) for one in found)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        assert page.headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in page.headers
        assert page.tree.xpath("//meta[@name='robots']/@content") == ["noindex"]
        for name in ("slack", "teams", "canary.example"):
            assert name not in page.words.lower()


async def test_before_it_is_signed_its_address_leads_nowhere_and_so_does_one_that_is_guessed() -> None:
    async with results() as there:
        assert (await there.page()).status == 404
        await there.there.signs()
        assert (await there.page()).status == 200
        wrong = f"{there.signed_path[:-1]}{'0' if there.signed_path[-1] != '0' else '1'}"
        for path in (wrong, there.signed_path.replace("watched", "other"), "/results", "/results/watched"):
            assert (await there.page(path)).status == 404
            assert (await there.page(f"{path}/meeting.ics")).status == 404
        await there.there.close([], replace(there.there.made, id="other"))
        assert (await there.page(there.path_of("other"))).status == 404


async def test_after_the_time_that_results_are_kept_the_page_is_gone() -> None:
    async with results() as there:
        await there.there.signs()
        assert (await there.page()).status == 200
        store = there.there.place.branch.desk.store
        await closing.sweep(store, NOON + timedelta(days=7) + LONGEST.results)
        assert not await kept(store, Survey)
        assert (await there.page()).status == 404


async def test_what_is_withheld_stands_nowhere_and_why_is_said() -> None:
    async with results(people(depot=19, hall=3), together=()) as there:
        await there.there.signs()
        page = await there.page()
        assert page.columns("Which site?")[1:] == [["Depot", "withheld"], ["Hall", "withheld"], ["No answer", "0"]]
        assert WHY_WITHHELD in page.words
        assert "19" not in page.words


async def test_what_is_not_told_again_stands_with_its_reason_and_without_any_number() -> None:
    async with results() as there:
        (result,) = await kept(there.there.place.branch.desk.store, Result)
        since = NotAgain(WhyNot.TOO_SOON, NOON.date())
        tables = tuple(
            Table(one.questions, None, None, tuple(replace(cell, count=None) for cell in one.cells), since)
            if "site" in one.questions
            else one
            for one in result.tables
        )
        await there.there.place.keep(replace(result, tables=tables))
        await there.there.signs()
        page = await there.page()
        assert page.words.count(TOO_SOON.format(day="22 November 2026")) >= 2
        assert "14" not in page.words
        assert not page.tree.xpath("//table[contains(caption, 'site')]")
        assert page.columns("Which shift?")[1] == ["Day", "12 (50%)"]


async def test_the_last_time_stands_beside_it() -> None:
    async with results(people(depot=10, hall=10)) as there:
        await there.there.signs()
        await there.compared()
        page = await there.page(there.path_of("again"))
        assert page.columns("Which site?")[:2] == [["Answer", "Now", "Last time"], ["Depot", "14 (67%)", "10 (50%)"]]
        assert "“Last time” is the survey that closed on 29 November 2026." in page.words


async def test_it_is_drawn_once_and_anew_where_something_was_done() -> None:
    class Counted(Press):
        drawn = 0

        async def inline(self, drawing: Drawing) -> str:
            Counted.drawn += 1
            return await super().inline(drawing)

    async with results() as there:
        await there.there.signs()
        object.__setattr__(there.there.place.branch.desk, "drawing", Counted())
        for _ in range(3):
            await there.page()
        assert Counted.drawn == 2 * 3
        organiser = there.there.place.organiser
        await organiser.force(in_chat.TELL_DONE, "watched")
        await organiser.fill(done="The cameras are gone.")
        assert (
            "What was done The cameras are gone. Olu, written by a person, 22 November 2026"
            in (await there.page()).words
        )
        assert Counted.drawn == 2 * 2 * 3


async def test_a_meeting_stands_on_it_with_a_file_for_calendars_and_the_file_that_takes_it_out_again() -> None:
    async with results() as there:
        await set_for(there.there)
        await there.there.signs()
        page = await there.page()
        assert "Tuesday 1 December 2026, 17:00 in London, about 60 minutes, Café; room 2, back." in page.words
        (address,) = page.tree.xpath("//a[contains(@href, 'meeting.ics')]/@href")
        answer = await there.client.get(address)
        assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
        assert b"METHOD:PUBLISH" in await answer.read()
        await there.there.rep.force(meeting.CANCELLED, "watched")
        page = await there.page()
        assert "It is cancelled. It was to be Tuesday 1 December 2026" in page.words
        assert page.tree.xpath("//a[contains(@href, 'meeting.ics')]/text()") == ["Take it out of my calendar"]
        content = await (await there.client.get(address)).read()
        assert b"METHOD:CANCEL" in content
        assert b"SEQUENCE:2" in content
        there.there.place.branch.clock.move(timedelta(days=10))
        assert "Meeting to report back" not in (await there.page()).words
        assert (await there.client.get(address)).status == 404


async def test_a_rep_opens_a_draft_by_a_link_that_works_once_and_the_browser_keeps_it_for_an_hour() -> None:
    async with results() as there:
        link = await there.link()
        for _ in range(2):
            looked = await there.page(link)
            assert "Watched at work" not in looked.words
            assert "It can be opened once, until 12:15 UTC" in looked.words
        page = await there.opens(link)
        assert page.status == 200
        assert "Draft: no organiser has signed this off." in page.words
        assert page.tree.xpath("//main[contains(@class, 'draft')]")
        assert "14 (58%)" in page.words
        there.there.place.branch.clock.move(timedelta(minutes=59))
        assert (await there.page("/results/rep")).status == 200
        there.there.place.branch.clock.move(timedelta(minutes=1))
        over = await there.page("/results/rep")
        assert over.status == 410
        assert "14" not in over.words


async def test_whoever_else_has_the_link_gets_nothing_once_it_was_opened_or_is_old() -> None:
    async with results() as there:
        link, late = await there.link(), await there.link()
        await there.opens(link)
        there.client.session.cookie_jar.clear()
        for path in (link, "/results/rep"):
            page = await there.page(path)
            assert page.status == 410
            assert "Watched at work" not in page.words
        assert (await there.opens(link)).status == 410
        there.there.place.branch.clock.move(timedelta(minutes=15))
        assert (await there.opens(late)).status == 410


async def test_its_cookie_is_for_this_page_alone_and_no_link_leads_to_a_file_that_names_the_rep() -> None:
    async with results(public_url=PAGES) as there:
        link = await there.link()
        assert (await there.page(link.replace("/results/rep/", "/handed/"))).status == 410
        answer = await there.client.post(link, headers={"Sec-Fetch-Site": "same-origin"}, allow_redirects=False)
        for part in ("HttpOnly", "SameSite=Strict", "Path=/results/rep", "Secure", "Max-Age=3600"):
            assert part in answer.headers["Set-Cookie"]
        names = {one.name for one in await kept(there.there.place.branch.desk.store, Handed)}
        assert names == {"results"}


async def test_a_page_of_somebody_else_opens_no_link_and_takes_no_file() -> None:
    async with results() as there:
        link = await there.link()
        foreign = {"Sec-Fetch-Site": "cross-site"}
        assert (await there.client.post(link, headers=foreign)).status == 403
        await there.opens(link)
        answer = await there.client.post("/results/rep/export", data={"format": "csv"}, headers=foreign)
        assert answer.status == 403


async def test_who_is_no_rep_any_more_sees_nothing_of_it() -> None:
    async with results() as there:
        await there.opens(await there.link())
        who = there.there.place.who(there.there.rep)
        async with there.there.place.branch.desk.store.transaction() as tx:
            for office in await tx.find(Office, person=who):
                await tx.remove(Office, office.id)
        assert (await there.page("/results/rep")).status == 410
        status, _, content = await there.export("csv")
        assert status == 410
        assert b"14" not in content


@pytest.mark.parametrize(
    ("form", "name", "begins"),
    [
        ("pdf", "survey-results-draft.pdf", b"%PDF"),
        ("xlsx", "survey-results-draft.xlsx", b"PK"),
        ("csv", "survey-results-draft.zip", b"PK"),
    ],
)
async def test_reps_take_files_away_from_the_page_and_that_is_logged(form: str, name: str, begins: bytes) -> None:
    async with results() as there:
        await there.opens(await there.link())
        status, disposition, content = await there.export(form)
        assert (status, f'attachment; filename="{name}"' in disposition) == (200, True)
        assert content.startswith(begins)
        assert (await there.there.place.log()).count(Did.EXPORTED) == 1


async def test_what_people_wrote_is_in_a_file_only_where_that_was_asked_for() -> None:
    async with results() as there:
        await there.lets_through()
        await there.opens(await there.link())
        for more, count in (({}, 0), ({"words": "words"}, 1)):
            _, _, content = await there.export("csv", **more)
            packed = zipfile.ZipFile(io.BytesIO(content))
            words = "".join(packed.read(name).decode("utf-8-sig") for name in packed.namelist())
            assert words.count("follow me home") == count
            assert "Draft: no organiser has signed this off." in words


async def test_what_is_signed_offers_no_files_to_the_public_and_a_rep_still_finds_them() -> None:
    async with results() as there:
        await there.there.signs()
        assert not (await there.page()).tree.xpath("//form")
        page = await there.opens(await there.link())
        assert page.tree.xpath("//button[@name='format']/@value") == ["pdf", "xlsx", "csv"]
        assert "Draft" not in page.text
        _, disposition, _ = await there.export("pdf")
        assert 'filename="survey-results.pdf"' in disposition


async def test_a_format_that_there_is_not_is_refused() -> None:
    async with results() as there:
        await there.opens(await there.link())
        assert (await there.export("exe"))[0] == 400


async def test_no_log_line_holds_an_address(caplog: pytest.LogCaptureFixture) -> None:
    async with results() as there:
        link = await there.link()
        await there.opens(link)
        await there.there.signs()
        await there.page()
        assert link.rpartition("/")[2] not in caplog.text
        assert there.signed_path.rpartition("/")[2] not in caplog.text


async def told_in_chat(there: Results) -> str:
    await there.there.delivers()
    return "".join(one.body for _, one in there.there.place.told.sent)


async def test_the_message_that_tells_what_people_said_leads_to_the_page() -> None:
    async with results() as there:
        await there.there.signs()
        assert f"](https://bot.example.org{there.signed_path})" in await told_in_chat(there)


async def closes(there: There) -> None:
    await closing.close(there.visitor.bot.desk.store, there.made.id, NOON)


@pytest.mark.parametrize("by", ["code", "link"])
async def test_who_answered_by_code_or_link_finds_there_what_came_of_it(by: str) -> None:
    async with asking() as there:
        codes = {"code": await there.code(), "link": await there.link()}
        page = await there.answers(await there.comes(codes[by]))
        await there.fill(page, **{"one.go": "send"})
        before = await there.ballots()
        assert before
        await closes(there)
        page = await there.comes(codes[by])
        assert page.tree.xpath("//h1/text()") == ["Watched at work"]
        assert say("en", "after.then") in page.words
        assert not page.forms("submit")
        store = there.visitor.bot.desk.store
        async with store.transaction() as tx:
            await tx.put(Outcome(there.made.id, signed_by="Olu", signed_on=NOON.date()))
        page = await there.comes(codes[by])
        assert say("en", "after.signed") in page.words
        assert "Results: Watched at work" in (await there.press(page, "See the results")).words


async def test_a_code_of_a_survey_that_is_over_is_counted_as_no_guess_and_no_made_up_one_is_taken_for_it() -> None:
    async with asking() as there:
        code = await there.code()
        await closes(there)
        for _ in range(12):
            assert say("en", "after.then") in (await there.comes(code)).words
        made_up = f"{code[:-1]}{'A' if code[-1] != 'A' else 'B'}"
        assert "opens no survey" in (await there.comes(made_up)).words
        assert say("en", "after.then") in (await there.comes(code)).words


async def test_a_code_of_a_survey_that_was_called_off_says_so() -> None:
    async with asking() as there:
        code = await there.code()
        await closing.cancel(there.visitor.bot.desk.store, there.made.id, NOON)
        assert "called off" in (await there.comes(code)).words


async def test_where_people_find_the_bots_pages_the_way_leads_to_the_page_of_the_results() -> None:
    house = replace(UNION_HOUSE, pages=PAGES)
    async with asking(house=house) as there:
        code = await there.code()
        await closes(there)
        desk = there.visitor.bot.desk
        async with desk.store.transaction() as tx:
            await tx.put(Outcome(there.made.id, signed_by="Olu", signed_on=NOON.date()))
        page = await there.comes(code)
        (address,) = page.tree.xpath("//a[contains(@href, '/results/')]/@href")
        assert address == addresses.address(there.made.id, desk)
        assert (await there.visitor.page(addresses.path(there.made.id, desk))).status == 200
