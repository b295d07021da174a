"""The page for joining is the same for everybody, tells of no campaign that does not run, and leads nowhere else."""

import logging
import re
from dataclasses import replace
from datetime import date
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.campaigns import tallies
from bot.desk import Desk
from bot.joining import addresses
from bot.joining.finding import Found
from bot.records import EVERYWHERE, Campaign
from bot.records.campaigns import Stage
from bot.store import Transaction
from tests.joining.parts import CODE, HOW, JOIN, MEANS, PAGES, RUNNING
from tests.people.codes import HALL
from tests.web.joining import ADDRESS, GO, SAME, there
from tests.web.visiting import read

# Who looks at a link before anybody does, or instead: as each names itself.
LOOKING = [
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "Slackbot 1.0 (+https://api.slack.com/robots)",
    "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "WhatsApp/2.23.20.0",
    "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36",
]


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The campaigns of which an opened link was counted."""
    found: list[str] = []

    async def opened(tx: Transaction, campaign: Campaign, desk: Desk) -> None:
        found.append(campaign.id)

    monkeypatch.setattr(tallies, "opened", opened)
    return found


def leads_to(text: str) -> str:
    """Where a browser goes on to by itself, which is where the link leads as well."""
    (by_itself,) = re.findall(r'http-equiv="refresh" content="0;url=([^"]*)"', text)
    assert f'<a href="{by_itself}"' in text
    return unescape(by_itself)


async def test_it_says_whose_it_is_what_is_organised_there_and_what_joining_means() -> None:
    async with there() as one, one.client.get(ADDRESS) as answer:
        shown = await read(answer)
        text, words = shown.text, " ".join(shown.words.split())
    assert "a machine, not a person" in words
    assert one.desk.house.operator in words
    assert f"People are organising on {RUNNING.name} at {HALL.name}" in words
    assert MEANS.question in words
    assert "Law today" in words
    assert "Where this comes from" in words
    assert "Go to the union’s own page" in words
    assert "union.example" in words
    assert 'href="/report"' in text
    assert f"{PAGES}/join/{CODE}" in words
    assert "<svg" in text
    assert 'name="robots" content="noindex"' in text
    assert "<script" not in text
    assert "<title>Joining the union" in text, "a preview shows that alone"


FRESH = {"Date", "X-Request-ID"}  # of each answer, whoever asked


async def test_it_is_the_same_bytes_for_everybody_and_no_cookie_is_read_or_left() -> None:
    async with there() as one:
        answers = [
            await one.client.get(ADDRESS, headers=headers)
            for headers in ({}, {"Cookie": "chat=a; desk-session=b; mark-x=1; language=cy"}, {"Accept-Language": "cy"})
        ]
        texts = {await answer.text() for answer in answers}
        told = {tuple(sorted((k, v) for k, v in answer.headers.items() if k not in FRESH)) for answer in answers}
    assert len(texts) == len(told) == 1
    for answer in answers:
        assert "Set-Cookie" not in answer.headers
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "public, max-age=300"
        assert "form-action 'self';" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    "campaign",
    [
        replace(RUNNING, stage=Stage.ENDED),
        replace(RUNNING, stage=Stage.DRAFT),
        replace(RUNNING, stage=Stage.WAITING),
        replace(RUNNING, until=date(2020, 1, 1)),
    ],
    ids=["ended", "draft", "waiting", "over"],
)
async def test_of_what_does_not_run_it_is_the_page_for_all(campaign: Campaign, counted: list[str]) -> None:
    codes = [CODE, "f" * 16, "%00", "..%2f", "'", "A" * 100, "%C2%A0", "%F0%9F%99%82", CODE.upper()]
    async with there(campaign) as one:
        general = await (await one.client.get("/join")).text()
        assert RUNNING.name not in general
        assert HOW.question in general
        for code in codes:
            answer = await one.client.get(f"/join/{code}")
            assert answer.status == 200, code
            assert await answer.text() == general, code
            gone = await one.client.post(f"/join/{code}/union", headers=SAME, allow_redirects=False)
            assert (gone.status, gone.headers["Location"]) == (303, "/join"), code
    assert counted == []


async def test_looking_counts_nothing_and_keeps_nothing(counted: list[str], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with there() as one:
        before = await one.everything()
        for agent in LOOKING:
            for method in ("GET", "HEAD"):
                for more in ({}, {"Sec-Purpose": "prefetch"}, {"Purpose": "prefetch"}, {"Range": "bytes=0-32767"}):
                    headers = {"User-Agent": agent, **more}
                    assert (await one.client.request(method, ADDRESS, headers=headers)).status == 200
                    gone = await one.client.request(method, GO, headers=headers, allow_redirects=False)
                    assert gone.status == 405, "the way on is a form, which nobody opens before a person does"
                    assert "Location" not in gone.headers
        assert await one.everything() == before
    assert counted == []
    ours = [one.getMessage() for one in caplog.records if one.name != "aiohttp.access"]  # which `serve.run` turns off
    assert not [one for one in ours if CODE in one]


async def test_going_on_is_counted_and_leads_to_the_address_that_is_kept(counted: list[str]) -> None:
    async with there() as one:
        answer = await one.client.post(
            f"{GO}?to=https://elsewhere.example",
            data={"to": "https://elsewhere.example", "url": "//elsewhere.example"},
            headers=SAME,
            allow_redirects=False,
        )
        led = leads_to(await answer.text())
    assert answer.status == 200
    assert counted == [RUNNING.id]
    where = urlsplit(led)
    assert (where.scheme, where.netloc, where.path) == ("https", "union.example", "/join")
    assert parse_qs(where.query) == {"from": ["bot"], "workplace": [HALL.name], "campaign": [CODE]}
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("headers", [{}, {"Origin": "null"}, SAME], ids=["no word of it", "no origin", "the same"])
async def test_browsers_that_say_little_of_themselves_go_on_too(headers: dict[str, str], counted: list[str]) -> None:
    async with there() as one:
        answer = await one.client.post(GO, headers=headers, allow_redirects=False)
        assert leads_to(await answer.text()).startswith("https://union.example/")
    assert counted == [RUNNING.id]


async def test_another_site_cannot_count(counted: list[str]) -> None:
    async with there() as one:
        answer = await one.client.post(GO, headers={"Sec-Fetch-Site": "cross-site"}, allow_redirects=False)
    assert answer.status == 403
    assert counted == []


@pytest.mark.parametrize(
    "kept",
    [
        "http://union.example/join",
        "//union.example",
        "javascript:alert(1)",
        "https://a@union.example",
        "https://x\r\ny",
    ],
)
async def test_an_address_that_could_not_be_typed_in_is_never_led_to(kept: str, counted: list[str]) -> None:
    async with there(replace(RUNNING, joining=kept)) as one:
        assert GO not in await (await one.client.get(ADDRESS)).text()
        answer = await one.client.post(GO, headers=SAME, allow_redirects=False)
    assert answer.headers["Location"] == "/join"
    assert counted == []


async def test_without_a_page_of_the_unions_it_says_how_in_words() -> None:
    async with there(replace(RUNNING, joining="")) as one:
        text = await (await one.client.get(ADDRESS)).text()
        policy = (await one.client.get(ADDRESS)).headers["Content-Security-Policy"]
    assert HOW.answer in text
    assert "<form" not in text
    assert "form-action 'self';" in policy


async def test_without_pages_that_people_can_reach_it_gives_no_link_to_pass_on() -> None:
    async with there(pages="") as one:
        text = await (await one.client.get(ADDRESS)).text()
    assert "A rep can tell you" in text
    assert "<svg" not in text


@pytest.mark.parametrize(
    ("kept", "workplace", "query"),
    [
        ("https://union.example/join", "Town & hall", {"workplace": ["Town & hall"], "campaign": [CODE]}),
        ("https://union.example/join", "", {"campaign": [CODE]}),
        (f"{JOIN}&campaign=theirs", "Hall", {"from": ["bot"], "campaign": ["theirs"], "workplace": ["Hall"]}),
        ("https://union.example/?workplace=", "Hall", {"workplace": [""], "campaign": [CODE]}),
        ("https://union.example", "Neuadd y Dref ŵ", {"workplace": ["Neuadd y Dref ŵ"], "campaign": [CODE]}),
    ],
)
def test_the_unions_page_is_told_the_workplace_and_the_campaign(
    kept: str, workplace: str, query: dict[str, list[str]]
) -> None:
    led = addresses.union(Found(replace(RUNNING, joining=kept), workplace))
    assert parse_qs(urlsplit(led).query, keep_blank_values=True) == query
    assert led.isascii()
    assert led.partition("?")[0] == kept.partition("?")[0]


async def test_a_campaign_for_all_workplaces_names_none() -> None:
    async with there(replace(RUNNING, workplace=EVERYWHERE)) as one:
        words = (await read(await one.client.get(ADDRESS))).words
    assert HALL.name not in words
    assert "That page is told the campaign, and nothing of you" in words


@pytest.mark.parametrize(
    "kept",
    ["https://union.example:443/join", "https://union.example:/join", "https://UNION.example/join", JOIN],
)
async def test_it_says_whose_site_it_leads_to_however_the_address_was_typed(kept: str) -> None:
    async with there(replace(RUNNING, joining=kept)) as one:
        words = (await read(await one.client.get(ADDRESS))).words
    assert "It is at union.example. That page is told" in words


@pytest.mark.parametrize(
    "name",
    ['<script>alert(1)</script> & "q"', "\u202eevil \u2066more", "x" * 400, "**b** [a](https://evil.example)"],
    ids=["markup", "turned round", "long", "marked up"],
)
async def test_a_name_is_words_whatever_stands_in_it(name: str) -> None:
    async with there(replace(RUNNING, name=name)) as one:
        shown = await read(await one.client.get(ADDRESS))
    assert "<script" not in shown.text
    assert 'href="https://evil.example' not in shown.text
    assert not {"\u202e", "\u2066"} & set(shown.text)
