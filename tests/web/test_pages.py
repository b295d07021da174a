"""The pages over real HTTP: they work without a script, stream to it, and take anything calmly."""

import logging

import pytest

from bot.events import Opened, Owner, Pressed, Said, Submitted
from bot.identity import EXAMPLES
from bot.people import LOCAL
from tests.fakes import UNION_HOUSE
from tests.web.visiting import LOCAL_HOUSE, visiting

STREAM = {"Accept": "text/event-stream"}


async def test_the_address_alone_leads_to_the_chat() -> None:
    async with visiting() as visitor:
        page = await visitor.page("/")
        assert page.status == 200
        assert page.tree.xpath("//h1/text()") == ["Agreement Bot"]
        assert page.tree.get("lang") == "en-GB"


async def test_every_page_says_who_is_speaking_who_runs_it_who_reads_it_and_how_to_reach_a_person() -> None:
    async with visiting() as visitor:
        first, again, answered = await visitor.page(), await visitor.page(), await visitor.say("can they")
        for page in (first, again, answered):
            head = page.tree.xpath("string(//header)") + page.tree.xpath("string(//section[@class='about'])")
            assert "Automated bot: a machine, not a person" in head
            assert UNION_HOUSE.operator in head
            assert "The union runs this place" in head
            assert UNION_HOUSE.contact in head


async def test_the_first_page_gives_the_notice_and_examples_and_a_reload_does_not_say_it_twice() -> None:
    async with visiting() as visitor:
        first, again = await visitor.page(), await visitor.page()
        assert "I am Agreement Bot, an automated bot" in first.words
        assert "I am Agreement Bot, an automated bot" not in again.words
        assert [one["label"] for one in first.forms("press")] == [*EXAMPLES, "Cymraeg"]
        assert len(again.forms("press")) == len(first.forms("press"))
        assert [type(event) for event in visitor.bot.events] == [Opened, Opened]


async def test_a_question_is_answered_with_a_whole_page() -> None:
    async with visiting() as visitor:
        (form,) = (await visitor.page()).forms("composer")
        page = await visitor.send(form | {"text": "Can they bring one in?"})
        assert page.status == 200
        assert page.tree.xpath("string(//p[@class='asked']/span[@class='words'])") == "Can they bring one in?"
        assert page.tree.xpath("string(//article//h2)") == "Can they bring in a new system without us?"
        assert "No system is to be brought in" in page.tree.xpath("string(//blockquote)")


async def test_the_same_question_is_streamed_to_the_script() -> None:
    async with visiting() as visitor:
        page = await visitor.say("Can they?", **STREAM)
        assert page.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        kinds = [kind for kind, _ in page.events]
        assert kinds == ["reply", "reply", "done"]  # the notice first, since this place has not had it
        assert "Can they bring in a new system" in page.events[1][1]


async def test_did_you_mean_can_be_followed_without_a_script() -> None:
    async with visiting() as visitor:
        page = await visitor.say("perhaps what they hold")
        first = page.forms("press")[0]
        answered = await visitor.send(first)
        assert answered.tree.xpath("string(//p[@class='asked']/span[@class='words'])") == first["label"]
        assert answered.tree.xpath("string(//article//h2)") == "Can I see what they hold about me?"
        assert answered.tree.xpath("//dl//div[@class='status law']")


async def test_sending_a_page_twice_is_one_cause_and_the_next_page_another() -> None:
    async with visiting() as visitor:
        (form,) = (await visitor.page()).forms("composer")
        await visitor.send(form | {"text": "a"})
        page = await visitor.send(form | {"text": "a"})
        await visitor.send(page.forms("composer")[0] | {"text": "b"})
        causes = [event.cause for event in visitor.bot.events if isinstance(event, Said)]
        assert causes[0] == causes[1] != causes[2]


async def test_feedback_sent_twice_counts_once() -> None:
    async with visiting() as visitor:
        yes = (await visitor.say("can they")).forms("press")[0]
        assert yes["label"] == "Yes, this helped"
        for _ in range(3):
            assert "Noted" in (await visitor.send(yes)).words


async def test_a_form_comes_back_with_its_errors_and_then_is_taken() -> None:
    async with visiting() as visitor:
        (form,) = (await visitor.press("form")).forms("submit")
        page = await visitor.send(form | {"one.what": "far too long to fit in there"})
        assert page.tree.xpath("string(//title)").startswith("Error: ")
        assert "Please answer this one." in page.words
        (again,) = page.forms("submit")
        assert again["one.what"] == "far too long to fit in there"
        done = await visitor.send(again | {"one.name": "Rota bot", "one.what": "rotas", "one.where": "home"})
        assert "Thank you. A rep will read it." in done.words
        last = visitor.bot.events[-1]
        assert isinstance(last, Submitted)
        assert last.values == {"name": "Rota bot", "what": "rotas", "where": "home"}


async def test_every_kind_of_reply_stands_on_a_page() -> None:
    async with visiting() as visitor:
        page = await visitor.press("everything")
        kinds = {article.get("class") for article in page.tree.xpath("//article")}
        assert kinds == {"reply form", "reply picture", "reply document", "reply text"}


async def test_one_conversation_has_one_place_for_three_hours_by_a_cookie_no_script_can_read() -> None:
    async with visiting() as visitor:
        page = await visitor.page()
        cookie = page.headers["Set-Cookie"]
        assert all(part in cookie for part in ("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=10800"))
        assert "Secure" not in cookie
        await visitor.say("hello")
        assert len({event.place for event in visitor.bot.events}) == 1
        visitor.client.session.cookie_jar.clear()
        await visitor.say("hello")
        assert len({event.place for event in visitor.bot.events}) == 2
        assert visitor.bot.events[0].place.owner is Owner.UNION


async def test_over_https_the_cookie_stays_on_https() -> None:
    async with visiting(public_url="https://bot.union.example") as visitor:
        assert "Secure" in (await visitor.page()).headers["Set-Cookie"]


async def test_in_a_trial_the_switch_at_the_top_changes_who_one_is() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        page = await visitor.page()
        assert page.tree.xpath("//form[@class='roles']//button/@value") == ["non-member", "member", "rep", "organiser"]
        assert page.tree.xpath("//button[@aria-current]/@value") == ["member"]
        switched = await visitor.client.post("/role", data={"role": "rep"})
        assert "aria-current" in await switched.text()
        await visitor.say("hello")
        person = visitor.bot.events[-1].person
        assert (person.platform, person.user) == (LOCAL, "rep")
        assert (await visitor.client.post("/role", data={"role": "king"})).status == 400


async def test_outside_a_trial_there_is_no_switch_and_no_claim_is_believed() -> None:
    async with visiting() as visitor:
        page = await visitor.page()
        assert not page.tree.xpath("//form[@class='roles']")
        assert (await visitor.client.post("/role", data={"role": "rep"})).status == 404
        await visitor.send({"cause": "c" * 22, "do": "say", "text": "hi", "role": "rep"}, Cookie="role=organiser")
        assert {event.person.platform for event in visitor.bot.events} == {"web"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "x" * 40_000,
        "\x00\x01\x1b[2J",
        "\u202eolleh\u202c \u200f",
        "🤖🤖🤖",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "**bold** [x](javascript:alert(1)) {{ 7*7 }}",
    ],
)
async def test_anything_that_is_typed_gets_an_answer_and_is_only_words(text: str) -> None:
    async with visiting() as visitor:
        page = await visitor.say(text)
        assert page.status == 200
        assert page.tree.xpath("//article")
        assert all(one.startswith("/static/") for one in page.tree.xpath("//script/@src"))
        assert not page.tree.xpath("//script[not(@src)]")
        assert not page.tree.xpath("//*[@onerror] | //a[starts-with(@href, 'javascript')]")
        said = visitor.bot.events[-1]
        assert isinstance(said, Said)
        assert said.text == text


@pytest.mark.parametrize(
    ("path", "method", "body", "status"),
    [
        ("/nowhere", "GET", b"", 404),
        ("/static/secret.py", "GET", b"", 404),
        ("/static/..%2fserve.py", "GET", b"", 404),
        ("/chat", "PUT", b"", 405),
        ("/chat", "POST", b"nonsense", 400),
        ("/chat", "POST", b"text=" + b"x" * 300_000, 413),
        ("/chat", "POST", b"cause=cccccccccccccccccccc&do=press&action=break&value=&label=x", 500),
    ],
)
async def test_what_cannot_be_done_is_told_in_plain_words(path: str, method: str, body: bytes, status: int) -> None:
    async with visiting() as visitor:
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        for accept in ("text/html", "text/event-stream"):
            answer = await visitor.client.request(method, path, data=body, headers=kind | {"Accept": accept})
            text = await answer.text()
            assert answer.status == status
            assert "Traceback" not in text
            assert "Error" not in text
            assert ("<h1>" in text) == (accept == "text/html")
            assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


async def test_another_kind_of_body_is_refused() -> None:
    async with visiting() as visitor:
        assert (await visitor.client.post("/chat", json={"do": "say"})).status == 400


async def test_every_answer_tells_the_browser_to_be_careful() -> None:
    async with visiting() as visitor:
        for page in (await visitor.page(), await visitor.page("/nowhere"), await visitor.say("hi", **STREAM)):
            assert page.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
            assert page.headers["X-Content-Type-Options"] == "nosniff"
            assert page.headers["Referrer-Policy"] == "no-referrer"
            assert page.headers["Cache-Control"] == "no-store"
            assert "camera=()" in page.headers["Permissions-Policy"]
            assert page.headers["Server"] == "agreement-bot"


async def test_no_page_has_a_script_or_a_style_of_its_own_and_its_files_are_ours() -> None:
    async with visiting() as visitor:
        tree = (await visitor.press("everything")).tree
        assert not tree.xpath("//style | //*[@style] | //script[not(@src)] | //@*[starts-with(name(), 'on')]")
        for address in tree.xpath("//script/@src | //link/@href | //img[not(starts-with(@src, 'data:'))]/@src"):
            answer = await visitor.client.get(address)
            assert answer.status == 200
            assert "immutable" in answer.headers["Cache-Control"]


async def test_it_tells_whether_it_lives_and_is_ready() -> None:
    async with visiting() as visitor:
        assert await (await visitor.client.get("/healthz")).json() == {"lives": True}
        assert await (await visitor.client.get("/readyz")).json() == {"ready": True, "entries": 2}


async def test_nothing_of_what_is_sent_is_logged(logged: list[str]) -> None:
    async with visiting() as visitor:
        await visitor.say("the canary sings")
        await visitor.press("break", "canary")
        await visitor.send({"canary": "canary"})
        await visitor.page("/canary")
    assert any(one.startswith("adapters.web.guard ERROR a page failed: AssertionError in ") for one in logged)
    assert not any("canary" in line.lower() for line in logged)
    assert logging.getLogger().isEnabledFor(logging.DEBUG)


async def test_pressing_what_is_no_longer_there_is_answered() -> None:
    async with visiting() as visitor:
        page = await visitor.press("gone.long.ago")
        assert "no longer there" in page.words
        assert isinstance(visitor.bot.events[-1], Pressed)
