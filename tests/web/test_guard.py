"""Only the bot's own pages may speak to it; a trial answers on this computer only."""

import pytest

from adapters.web import guard
from tests.web.visiting import LOCAL_HOUSE, visiting

OWN, PUBLIC = "127.0.0.1:8080", "https://bot.union.example"


@pytest.mark.parametrize(
    ("headers", "known", "foreign"),
    [
        ({}, False, False),
        ({"Origin": "http://127.0.0.1:8080", "Sec-Fetch-Site": "same-origin"}, False, False),
        ({"Origin": "https://bot.union.example", "Sec-Fetch-Site": "same-origin"}, False, False),
        ({"Origin": "null", "Sec-Fetch-Site": "same-origin"}, False, False),
        ({"Origin": "null"}, True, False),
        ({"Origin": "null"}, False, True),
        ({"Origin": "null", "Sec-Fetch-Site": "cross-site"}, True, True),
        ({"Origin": "https://evil.example"}, True, True),
        ({"Origin": "http://127.0.0.1:9999"}, True, True),
        ({"Sec-Fetch-Site": "cross-site"}, True, True),
        ({"Sec-Fetch-Site": "same-site"}, True, True),
        ({"Origin": "http://127.0.0.1:8080.evil.example"}, True, True),
    ],
)
def test_a_page_of_somebody_else_is_told_from_our_own(headers: dict[str, str], known: bool, foreign: bool) -> None:
    assert guard.foreign(headers, OWN, PUBLIC, known=known) is foreign


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1:8080", True),
        ("localhost:8080", True),
        ("LOCALHOST", True),
        ("[::1]:8080", True),
        ("evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("localhost.evil.example:8080", False),
        ("[::1", False),
        ("", False),
        ("192.168.1.5:8080", False),
    ],
)
def test_a_name_of_this_computer_is_told_from_others(host: str, ours: bool) -> None:
    assert guard.names_this_computer(host) is ours


@pytest.mark.parametrize("headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}])
async def test_what_another_site_sends_is_refused_in_plain_words(headers: dict[str, str]) -> None:
    async with visiting() as visitor:
        page = await visitor.say("hello", **headers)
        assert page.status == 403
        assert "did not come from my own page" in page.words
        assert not visitor.bot.events


async def test_a_trial_answers_no_name_that_only_points_at_this_computer() -> None:
    async with visiting(LOCAL_HOUSE) as visitor:
        for path in ("/", "/chat", "/healthz", "/static/chat.css"):
            assert (await visitor.page(path, Host="evil.example")).status == 421
        assert (await visitor.say("hello", Host="evil.example:80")).status == 421
        assert (await visitor.page(Origin="http://evil.example")).status == 403
        assert not visitor.bot.events
        assert (await visitor.page()).status == 200


async def test_outside_a_trial_any_name_of_the_server_will_do() -> None:
    async with visiting() as visitor:
        assert (await visitor.page(Host="bot.union.example")).status == 200
