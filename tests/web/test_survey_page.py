"""The page for surveys over real HTTP: answered by a code or the open link, one question after another, once."""

import logging
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.events import Owner
from bot.records import Unsent, Willing, Workplace
from bot.records.surveys import Stage, Way
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import answering
from bot.surveys.staff import asking as asked
from bot.surveys.telling import willing
from tests.fakes import NOON, kept
from tests.surveys.test_in_welsh import ENGLISH
from tests.web.surveying import TOLD, WATCHED, WORRY, There, asking
from tests.web.test_desk import cookies
from tests.web.visiting import LOCAL_HOUSE, Page


def title(page: Page) -> str:
    return str(page.tree.xpath("string(//title)"))


def legend(page: Page) -> str:
    return str(page.tree.xpath("string(//legend | //div[contains(@class, 'field')]/label)"))


async def test_before_anything_is_asked_the_page_says_what_it_is_who_asks_and_who_sees_what() -> None:
    async with asking() as there:
        page = await there.comes(await there.code())
        assert page.status == 200
        assert page.tree.xpath("//h1/text()") == ["Watched at work"]
        assert title(page) == "Watched at work"
        for words in (
            "Automated bot: a machine, not a person",
            "Kim, rep",
            "How long",
            "Sunday 29 November 2026, 12:00 in London",
            "fewer than 5 people",
            "For people at all workplaces",
            "leave out any, stop at any time",
        ):
            assert words in page.words
        page = await there.press(page, "Who sees what")
        assert page.tree.xpath("//h1/text()") == ["Who sees what"]
        assert "What is kept of you" in page.words
        assert (await there.press(page, "Back to the survey")).tree.xpath("//h1/text()") == ["Watched at work"]
        page = await there.press(await there.press(page, "What is stored"), "Back to the survey")
        assert (await there.press(page, "Begin")).forms("submit")
        assert not await there.ballots()


async def test_one_question_after_another_is_answered_looked_over_and_sent() -> None:
    async with asking() as there:
        page = await there.press(await there.comes(await there.code()), "Begin")
        assert legend(page) == WATCHED
        assert "What you have finished is kept, sealed" in page.words
        page = await there.fill(page, **{"one.watched": "yes"})
        assert legend(page) == TOLD
        page = await there.fill(page, **{"one.told": "never"})
        page = await there.fill(page, **{"many.sees": "screen"})
        assert legend(page) == WORRY
        page = await there.fill(page, **{"one.worry": "The canary scores."})
        assert "Nothing is sent yet." in page.words
        assert "The canary scores." in page.words
        assert "Never" in page.words
        assert not await there.ballots()
        page = await there.fill(page, **{"one.go": "send"})
        assert title(page) == say("en", "thanks.title")
        (ballot,) = await there.ballots()
        assert ballot.way is Way.CODE
        assert ballot.answers == {
            "watched": ("yes",),
            "told": ("never",),
            "sees": ("screen",),
            "worry": ("The canary scores.",),
        }
        assert not await kept(there.visitor.bot.desk.store, Unsent)


async def test_the_way_back_shows_what_was_answered_and_another_answer_leads_elsewhere() -> None:
    async with asking() as there:
        page = await there.press(await there.comes(await there.code()), "Begin")
        assert "Back" not in [form["label"] for form in page.forms("press")]
        page = await there.fill(page, **{"one.watched": "yes"})
        page = await there.press(page, "Back")
        assert legend(page) == WATCHED
        assert page.tree.xpath("//input[@checked]/@value") == ["yes"]
        page = await there.fill(page, **{"one.watched": "no"})
        assert legend(page) == "What does it look at?"


async def test_what_is_not_sent_is_there_in_the_same_browser_and_nowhere_else_whoever_has_the_code() -> None:
    async with asking() as there:
        code = await there.code()
        page = await there.press(await there.comes(code), "Begin")
        await there.fill(page, **{"one.watched": "yes"})
        page = await there.comes(code.lower().replace("-", ""))
        page = await there.press(page, "Go on where I stopped")
        assert page.tree.xpath("//input[@checked]/@value") == ["yes"]
        there.visitor.client.session.cookie_jar.clear()
        page = await there.press(await there.comes(code), "Begin")
        assert not page.tree.xpath("//input[@checked]/@value")


async def test_a_code_counts_once_and_its_answers_can_be_changed_until_the_close() -> None:
    async with asking() as there:
        code = await there.code()
        await there.fill(await there.answers(await there.comes(code)), **{"one.go": "send"})
        page = await there.press(await there.comes(code), "Change my answers")
        page = await there.fill(page, **{"one.watched": "no"})
        page = await there.fill(page, **{"many.sees": "voice"})
        page = await there.fill(page)
        await there.fill(page, **{"one.go": "send"})
        (ballot,) = await there.ballots()
        assert ballot.answers["watched"] == ("no",)
        assert "told" not in ballot.answers


async def test_nobody_is_led_to_a_list_of_surveys_where_none_could_be_listed() -> None:
    async with asking() as there:
        page = await there.fill(await there.answers(await there.comes(await there.link())), **{"one.go": "send"})
        assert page.tree.xpath("//h1/text()") == ["Thank you"]
        assert [form["label"] for form in page.forms("press")] == ["Change my answers", "Take them back"]
        page = await there.comes("nothing")
        assert [form["label"] for form in page.forms("press")] == ["I have a survey code"]


async def test_a_code_that_was_used_says_so_in_every_other_browser_and_nothing_else() -> None:
    async with asking() as there:
        code = await there.code()
        page = await there.fill(await there.answers(await there.comes(code)), **{"one.go": "send"})
        (change,) = (form for form in page.forms("press") if form["label"] == "Change my answers")
        before = await there.ballots()
        there.visitor.client.session.cookie_jar.clear()
        for shown in (await there.comes(code), await there.visitor.send(change, "/survey")):
            assert say("en", asked.USED) in shown.words
            assert [form["label"] for form in shown.forms("press")] == ["I have a survey code"]
            assert not shown.forms("submit")
            assert "The canary scores." not in shown.words
        assert await there.ballots() == before


@pytest.mark.parametrize("room", ["/desk", "/chat", "/report", "/survey"])
async def test_no_web_page_lets_anybody_answer_as_if_a_chat_service_knew_them(room: str) -> None:
    async with asking(ways=(Way.CHAT, Way.CODE)) as there:
        form = {"cause": "c" * 22, "do": "submit", "form": f"{answering.KEY} watched en - 0", "one.watched": "yes"}
        await there.visitor.send({**form, "do": "press", "action": "survey.list", "value": "", "label": "x"}, room)
        page = await there.visitor.send({**form, "label": "x"}, room)
        assert say("en", asked.NOT_KNOWN) in page.words
        assert not await kept(there.visitor.bot.desk.store, Unsent)


@pytest.mark.parametrize("room", ["/desk", "/chat", "/report"])
async def test_no_web_page_takes_down_whom_to_tell_of_surveys_that_cannot_be_answered_there(room: str) -> None:
    async with asking() as there:
        await there.change(Workplace("hall", "Town Hall", "The council"))
        page = await there.visitor.send({"cause": "c" * 22, "do": "say", "text": "ask me"}, room)
        assert willing.NOT_HERE.replace("*", "") in page.words
        assert not await kept(there.visitor.bot.desk.store, Willing)


async def test_where_a_survey_lets_nobody_change_it_a_code_that_was_used_says_so() -> None:
    async with asking(may_change=False) as there:
        code = await there.code()
        await there.fill(await there.answers(await there.comes(code)), **{"one.go": "send"})
        page = await there.comes(code)
        assert "It lets nobody answer twice" in page.words
        assert not page.forms("submit")
        assert len(await there.ballots()) == 1


async def test_what_comes_by_the_open_link_is_one_for_each_browser_and_counted_apart() -> None:
    async with asking() as there:
        link = await there.link()
        for _ in range(2):
            page = await there.fill(await there.answers(await there.comes(link)), **{"one.go": "send"})
        assert "counted apart" in page.words
        assert [ballot.way for ballot in await there.ballots()] == [Way.LINK]
        there.visitor.client.session.cookie_jar.clear()
        await there.fill(await there.answers(await there.comes(link)), **{"one.go": "send"})
        assert [ballot.way for ballot in await there.ballots()] == [Way.LINK, Way.LINK]


async def test_sending_the_same_page_twice_changes_nothing() -> None:
    async with asking() as there:
        page = await there.answers(await there.comes(await there.code()))
        (form,) = page.forms("submit")
        for _ in range(2):
            page = await there.visitor.send(form | {"one.go": "send"}, "/survey")
            assert title(page) == say("en", "thanks.title")
        assert len(await there.ballots()) == 1


async def test_an_answer_that_goes_with_no_other_is_marked_where_it_stands_and_the_title_says_so() -> None:
    async with asking() as there:
        page = await there.press(await there.comes(await there.code()), "Begin")
        page = await there.fill(page, **{"one.watched": "no"})
        page = await there.fill(page, **{"many.sees": ("screen", "none")})
        assert title(page).startswith("Error: ")
        assert "goes with no other" in page.words
        assert {"Back", "Cymraeg"} == {form["label"] for form in page.forms("press")}
        assert len(page.tree.xpath("//*[@autofocus]")) == 1
        assert page.tree.xpath("//*[@autofocus]/@class") == ["summary"]


async def test_the_heading_takes_the_focus_on_every_other_page() -> None:
    async with asking() as there:
        page = await there.comes(await there.code())
        assert page.tree.xpath("//*[@autofocus]")[0].tag == "h1"
        page = await there.answers(page)
        assert page.tree.xpath("//*[@autofocus]")[0].tag == "h1"
        assert (await there.visitor.page("/survey")).tree.xpath("//h1[@autofocus]/text()")


async def test_the_address_with_the_code_is_left_at_once_and_nothing_else_of_the_page_names_it() -> None:
    async with asking() as there:
        code = await there.code()
        moved = await there.visitor.client.get(f"/survey/{code}", allow_redirects=False)
        assert (moved.status, moved.headers["Location"]) == (303, "/survey")
        assert moved.headers["Cache-Control"] == "no-store"
        assert moved.headers["Referrer-Policy"] == "no-referrer"
        page = await there.visitor.page("/survey")
        assert page.headers["Cache-Control"] == "no-store"
        assert code.replace("-", "") not in page.words.replace("-", "")
        assert {form.get("action") for form in page.tree.forms} == {"/survey", "/survey/leave"}


async def test_its_cookies_end_with_the_visit_and_go_nowhere_else() -> None:
    async with asking(public_url="https://bot.union.example") as there:
        moved = await there.visitor.client.get(f"/survey/{await there.code()}", allow_redirects=False)
        ticket = moved.headers["Set-Cookie"]
        for part in ("HttpOnly", "SameSite=Strict", "Path=/survey", "Secure", "Max-Age=3600"):
            assert part in ticket
        found = cookies(await there.visitor.page("/survey"))["survey"]
        for part in ("HttpOnly", "SameSite=Strict", "Path=/survey", "Secure"):
            assert part in found
        assert "Max-Age" not in found


async def test_once_it_is_sent_the_browser_no_longer_holds_the_code() -> None:
    async with asking() as there:
        page = await there.answers(await there.comes(await there.code()))
        page = await there.fill(page, **{"one.go": "send"})
        assert "Max-Age=0" in cookies(page)["ticket"]
        assert (await there.visitor.page("/survey")).tree.xpath("//h1/text()") == [say("en", "code.title")]


async def test_leaving_quickly_forgets_the_visit_and_leads_elsewhere() -> None:
    async with asking() as there:
        (form,) = (await there.comes(await there.code())).forms("quick")
        left = await there.visitor.send(form, "/survey/leave")
        assert all("Max-Age=0" in cookies(left)[name] for name in ("survey", "ticket"))
        assert left.tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0;url=https://www.bbc.co.uk/weather"]
        assert "survey" not in left.words.lower()
        before = there.visitor.bot.events[-1].place
        page = await there.visitor.page("/survey")
        assert page.tree.xpath("//h1/text()") == [say("en", "code.title")]
        assert there.visitor.bot.events[-1].place != before


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
async def test_a_link_from_elsewhere_leads_there_and_costs_nobody_what_they_had_begun(site: str) -> None:
    async with asking() as there:
        await there.comes(await there.link())
        there.visitor.client.session.cookie_jar.clear(lambda cookie: cookie.key == "survey")
        led = await there.visitor.page("/survey", **{"Sec-Fetch-Site": site})
        assert led.tree.xpath("//meta[@http-equiv='refresh']/@content") == ["0;url=/survey"]
        assert cookies(led) == {}


async def test_looking_at_a_link_uses_nothing_up() -> None:
    async with asking() as there:
        code = await there.code()
        for _ in range(3):
            assert (await there.visitor.client.head(f"/survey/{code}")).status == 200
            await there.comes(code)
        store = there.visitor.bot.desk.store
        assert not await kept(store, Unsent)
        assert not await there.ballots()


async def test_who_answers_there_is_nobody_who_is_known_from_elsewhere_and_cannot_be_told_anything_later() -> None:
    async with asking() as there:
        await there.visitor.page("/chat")
        await there.visitor.page("/report")
        await there.comes(await there.code())
        chat, report, answering_ = (event.place for event in there.visitor.bot.events)
        assert (answering_.lasting, answering_.reach, answering_.owner) == (False, "", Owner.UNION)
        assert len({chat.key.split()[0], report.key.split()[0], answering_.key.split()[0]}) == 3


async def test_in_a_trial_too_who_answers_is_nobody() -> None:
    async with asking(house=LOCAL_HOUSE) as there:
        await there.comes(await there.code())
        event = there.visitor.bot.events[-1]
        assert (event.person.platform, event.place.lasting, event.place.owner) == ("web", False, Owner.SELF)


async def test_a_code_can_be_typed_in() -> None:
    async with asking() as there:
        page = await there.visitor.page("/survey")
        assert page.tree.xpath("//h1/text()") == [say("en", "code.title")]
        page = await there.fill(page, **{"one.code": await there.code()})
        assert page.tree.xpath("//h1/text()") == ["Watched at work"]


WRONG = ["AAAA-BBBB-CCCC-DDDD", "x", "%00%01", "cwm%0Abran", "..%2F..", "a" * 100, "%F0%9F%99%82", "ſſſſſſſſſſſſſſſſ"]


@pytest.mark.parametrize("code", WRONG)
async def test_whatever_opens_nothing_is_told_in_the_same_words(code: str) -> None:
    async with asking() as there:
        page = await there.comes(code)
        assert page.status == 200
        assert say("en", asked.NO_CODE) in page.words
        assert page.tree.xpath("//h1/text()") == ["Survey"]
        assert "Max-Age=0" in cookies(page)["ticket"]


async def test_nobody_can_go_on_guessing() -> None:
    async with asking() as there:
        for _ in range(10):
            assert say("en", asked.NO_CODE) in (await there.comes("AAAA-BBBB-CCCC-DDDD")).words
        assert say("en", asked.TOO_MANY) in (await there.comes("AAAA-BBBB-CCCC-DDDE")).words
        assert (await there.comes(await there.code())).tree.xpath("//h1/text()") == ["Watched at work"]


async def stage(there: There, stage: Stage, **other: object) -> Page:
    """Somebody has begun; then that happens, and they go on."""
    page = await there.press(await there.comes(await there.code()), "Begin")
    await there.change(replace(there.made, stage=stage, **other))  # type: ignore[arg-type]
    return await there.fill(page, **{"one.watched": "yes"})


@pytest.mark.parametrize(
    ("now", "why", "lost"),
    [
        (Stage.PAUSED, asked.PAUSED, "told.not_kept"),
        (Stage.CLOSED, asked.CLOSED, "told.not_kept_closed"),
        (Stage.CANCELLED, asked.CANCELLED, "told.not_kept"),
    ],
)
async def test_a_survey_that_takes_no_answer_says_so_and_that_nothing_was_kept(now: Stage, why: str, lost: str) -> None:
    async with asking() as there:
        page = await stage(there, now)
        assert f"{say('en', why)} {say('en', lost)}" in page.words
        assert page.tree.xpath("//h1/text()") == ["Survey"]


async def test_a_survey_that_has_not_opened_yet_says_so() -> None:
    async with asking() as there:
        code = await there.code()
        await there.change(replace(there.made, opens=NOON + timedelta(days=1)))
        assert say("en", asked.NOT_YET) in (await there.comes(code)).words


async def test_in_welsh_the_whole_page_is_in_welsh_is_marked_as_such_and_keeps_what_was_answered() -> None:
    async with asking() as there:
        page = await there.comes(await there.code())
        assert page.tree.get("lang") == "en-GB"
        assert page.tree.xpath("//button[text()='Cymraeg']/@lang") == ["cy"]
        page = await there.press(page, "Cymraeg")
        assert_welsh(page)
        page = await there.press(page, say("cy", "button.begin"))
        page = await there.fill(page, **{"one.watched": "yes"})
        assert legend(page) == "Pryd cawsoch chi wybod?"
        assert title(page) == "Gwylio yn y gwaith"
        assert_welsh(page)
        page = await there.press(page, say("cy", "button.back"))
        assert page.tree.xpath("//input[@checked]/@value") == ["yes"]
        page = await there.fill(page)
        page = await there.fill(page, **{"one.told": "never"})
        page = await there.fill(page, **{"many.sees": ("screen", "none")})
        assert title(page).startswith("Gwall: ")
        assert_welsh(page)
        page = await there.fill(page, **{"many.sees": "screen"})
        page = await there.fill(page)
        assert "Does dim wedi'i anfon eto." in page.words
        assert_welsh(page)
        page = await there.press(page, "English")
        assert "Nothing is sent yet." in page.words
        assert page.tree.get("lang") == "en-GB"
        page = await there.press(page, "Cymraeg")
        page = await there.fill(page, **{"one.go": "send"})
        assert title(page) == "Diolch"
        assert_welsh(page)


def assert_welsh(page: Page) -> None:
    """All of it, but for the names of other languages, and of who runs the bot."""
    assert page.tree.get("lang") == "cy"
    assert set(page.tree.xpath("//*[not(self::button)]/@lang")) == {"cy"}
    assert not [one for one in ENGLISH if one in page.words]


async def test_the_language_is_kept_by_the_browser_alone_until_it_is_closed_or_left() -> None:
    async with asking() as there:
        code = await there.code()
        page = await there.press(await there.comes(code), "Cymraeg")
        kept_ = cookies(page)["language"]
        assert kept_.startswith("language=cy;")
        assert "Path=/survey" in kept_
        assert "HttpOnly" in kept_
        assert "Max-Age" not in kept_
        assert_welsh(await there.visitor.page("/survey"))
        assert_welsh(await there.comes("AAAA-BBBB-CCCC-DDDD-EEEE"))
        assert_welsh(await there.visitor.page("/survey"))
        (form,) = page.forms("quick")
        assert "Max-Age=0" in cookies(await there.visitor.send(form, "/survey/leave"))["language"]
        assert (await there.comes(code)).tree.get("lang") == "en-GB"


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("cy,en;q=0.8", "cy"),
        ("cy-GB;q=1.0,en", "cy"),
        ("en-GB,cy", "en-GB"),
        ("pl,cy", "en-GB"),
        ("*", "en-GB"),
        ("\u2028;;,,", "en-GB"),
        ("", "en-GB"),
    ],
)
async def test_it_begins_in_the_language_that_the_browser_asks_for_where_the_survey_has_it(
    header: str, shown: str
) -> None:
    async with asking() as there:
        await there.comes(await there.code())
        sent = {"Accept-Language": header.encode("utf-8").decode("latin-1")} if header else {}
        there.visitor.client.session.cookie_jar.clear(lambda cookie: cookie.key == "language")
        assert (await there.visitor.page("/survey", **sent)).tree.get("lang") == shown


async def test_no_log_line_holds_a_code_or_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        async with asking() as there:
            code = await there.code()
            await there.fill(await there.answers(await there.comes(code)), **{"one.go": "send"})
            await there.visitor.send({"canary": "x"}, f"/survey/{code}")
    assert "canary" not in caplog.text
    assert code.replace("-", "") not in caplog.text.replace("-", "").upper()


async def test_whoever_meets_an_error_is_led_back_to_the_survey() -> None:
    async with asking() as there:
        answer = await there.visitor.send({"canary": "x"}, "/survey", **{"Sec-Fetch-Site": "cross-site"})
        assert answer.status == 403
        assert answer.tree.xpath("//a[@class='back']/@href") == ["/survey"]
