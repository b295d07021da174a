"""The page for reports over real HTTP: apart from the chat, forgotten with the browser, and left at once."""

import pytest

from bot.events import Opened, Owner
from tests.web.test_desk import cookies, enters
from tests.web.visiting import LOCAL_HOUSE, visiting


async def test_it_is_named_after_what_it_is_for_and_says_who_is_speaking() -> None:
    async with visiting() as visitor:
        page = await visitor.page("/report")
        assert page.status == 200
        assert page.tree.xpath("//h1/text()") == ["Report AI at work"]
        assert page.tree.xpath("//title/text()") == ["Report AI at work"]
        assert "Automated bot: a machine, not a person" in page.words
        opened = visitor.bot.events[-1]
        assert isinstance(opened, Opened)
        assert opened.shown == "report"


async def test_who_reports_cannot_be_told_anything_later_and_the_union_runs_the_place() -> None:
    async with visiting() as visitor:
        await visitor.page("/report")
        place = visitor.bot.events[-1].place
        assert (place.lasting, place.reach, place.private, place.owner) == (False, "", True, Owner.UNION)


async def test_its_cookie_ends_with_the_browser_and_goes_nowhere_else() -> None:
    async with visiting(public_url="https://bot.union.example") as visitor:
        found = cookies(await visitor.page("/report"))
        assert set(found) == {"report"}
        for part in ("HttpOnly", "SameSite=Strict", "Path=/report", "Secure"):
            assert part in found["report"]
        assert "Max-Age" not in found["report"]
        assert "expires" not in found["report"].lower()


async def test_a_report_and_a_conversation_in_one_browser_are_not_joined() -> None:
    async with visiting() as visitor:
        await enters(visitor)
        await visitor.page("/chat")
        await visitor.page("/report")
        await visitor.send({"cause": "c" * 22, "do": "say", "text": "hello"}, "/report")
        desk, chat, report, again = (visitor.bot.events[number] for number in (1, 2, 3, 4))
        assert report.place == again.place
        assert len({desk.person, chat.person, report.person}) == 3
        assert len({desk.place.key, chat.place.key, report.place.key}) == 3
        session = chat.place.key
        assert session not in report.place.key
        assert session not in report.person.user


async def test_one_leads_to_the_other_and_back() -> None:
    async with visiting() as visitor:
        chat, report = await visitor.page("/chat"), await visitor.page("/report")
        assert chat.tree.xpath("//a[@href='/report']/text()") == ["Report AI at work"]
        assert report.tree.xpath("//a[@href='/chat']/text()") == ["Ask a question instead"]


async def test_a_question_can_be_asked_there_too_and_everything_goes_back_there() -> None:
    async with visiting() as visitor:
        (form,) = (await visitor.page("/report")).forms("composer")
        page = await visitor.send(form | {"text": "can they"}, "/report")
        assert "Can they bring in a new system without us?" in page.words
        assert {form.get("action") for form in page.tree.forms} == {"/report", "/report/leave"}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_link_from_elsewhere_leads_there_and_costs_nobody_what_they_had_begun(site: str) -> None:
    async with visiting() as visitor:
        led = await visitor.page("/report", **{"Sec-Fetch-Site": site})
        assert led.status == 200
        assert led.tree.xpath("//h1/text()") == ["Report AI at work"]
        assert led.tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0;url=/report"]
        assert led.tree.xpath("//a/@href") == ["/report"]
        assert cookies(led) == {}


async def test_leaving_quickly_forgets_the_visit_and_leads_elsewhere() -> None:
    async with visiting() as visitor:
        (form,) = (await visitor.page("/report")).forms("quick")
        left = await visitor.send(form | {"leave": "yes"}, "/report/leave")
        assert left.status == 200
        assert "Max-Age=0" in cookies(left)["report"]
        assert left.headers["Cache-Control"] == "no-store"
        (refresh,) = left.tree.xpath("//meta[@http-equiv='refresh']/@content")
        assert refresh == "0;url=https://www.bbc.co.uk/weather"
        for word in ("report", "union", "agreement"):
            assert word not in left.words.lower()
        before = visitor.bot.events[-1].place
        await visitor.page("/report")
        assert visitor.bot.events[-1].place != before


async def test_no_other_site_can_make_somebody_leave() -> None:
    async with visiting() as visitor:
        await visitor.page("/report")
        assert (await visitor.send({"x": ""}, "/report/leave", **{"Sec-Fetch-Site": "cross-site"})).status == 403


async def test_in_a_trial_too_who_reports_is_nobody_and_has_no_switch() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        await visitor.client.post("/role", data={"role": "organiser"})
        page = await visitor.page("/report")
        assert not page.forms("roles")
        event = visitor.bot.events[-1]
        assert (event.person.platform, event.place.lasting, event.place.reach) == ("web", False, "")
        assert event.place.owner is Owner.SELF


async def test_there_is_nothing_to_choose_a_file_with_and_what_carries_files_is_refused() -> None:
    async with visiting() as visitor:
        for path in ("/report", "/chat", "/desk"):
            assert not (await visitor.page(path)).tree.xpath("//input[@type='file']")
            for accept in ("text/html", "text/event-stream"):
                boundary = {"Content-Type": "multipart/form-data; boundary=b", "Accept": accept}
                answer = await visitor.client.post(path, data=b"--b--", headers=boundary)
                assert answer.status == 415
                assert "I take no files and no screenshots" in await answer.text()


async def test_the_words_for_a_dropped_file_are_those_of_the_refusal() -> None:
    async with visiting() as visitor:
        words = (await visitor.page("/report")).tree.xpath("string(//template[@id='no-files']/p)")
        boundary = {"Content-Type": "multipart/form-data; boundary=b"}
        refused = await (await visitor.client.post("/report", data=b"--b--", headers=boundary)).text()
        assert words
        assert words in refused


@pytest.mark.parametrize(("path", "back"), [("/report", "/report"), ("/desk/leave", "/desk"), ("/reporter", "/chat")])
async def test_whoever_meets_an_error_is_led_back_to_where_they_were(path: str, back: str) -> None:
    async with visiting() as visitor:
        answer = await visitor.send({"canary": "x"}, path, **{"Sec-Fetch-Site": "cross-site"})
        assert answer.status in (403, 404)
        assert answer.tree.xpath("//a[@class='back']/@href") == [back]
