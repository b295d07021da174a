"""A browser is named by its family and machine alone, whatever it calls itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.web.desk.agents import looks

CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"


@pytest.mark.parametrize(
    ("agent", "told"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"),
        (f"Mozilla/5.0 (X11; Linux x86_64) {CHROME} Safari/537.36", "Chrome on Linux"),
        (f"Mozilla/5.0 (Windows NT 10.0; Win64; x64) {CHROME} Safari/537.36 Edg/140.0.0.0", "Edge on Windows"),
        (f"Mozilla/5.0 (Linux; Android 10; K) {CHROME} Mobile Safari/537.36", "Chrome on Android"),
        (f"Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) {CHROME} Safari/537.36", "Chrome on ChromeOS"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 Version/18.5 Safari/604.1",
            "Safari on an iPhone",
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.5 Safari/605", "Safari on a Mac"),
        ("curl/8.0", "A browser"),
        ("", "A browser"),
    ],
)
def test_the_kind_of_a_browser_is_told(agent: str, told: str) -> None:
    assert looks(agent) == told


@given(st.text(max_size=80))
def test_nothing_that_a_browser_says_of_itself_is_passed_on(words: str) -> None:
    families = "A browser Firefox Edge Opera Samsung Internet Chrome Safari"
    machines = "an iPhone iPad Android Windows ChromeOS a Mac Linux"
    assert set(looks(words).split()) <= {*families.split(), "on", *machines.split()}
