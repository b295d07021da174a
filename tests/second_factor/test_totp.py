"""The figures of an authenticator app."""

import base64
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.second_factor import totp

RFC = base64.b32encode(b"12345678901234567890").decode()  # the key of RFC 6238, appendix B


@pytest.mark.parametrize(
    ("seconds", "figures"),
    [
        (59, "94287082"),
        (1111111109, "07081804"),
        (1111111111, "14050471"),
        (1234567890, "89005924"),
        (2000000000, "69279037"),
        (20000000000, "65353130"),
    ],
)
def test_they_are_those_of_the_standard(seconds: int, figures: str) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    assert totp.figures(RFC, totp.step_at(now), many=8) == figures
    assert totp.figures(RFC, totp.step_at(now)) == figures[-6:]


@given(st.integers(2, 80_000_000), st.integers(-4, 4))
def test_they_are_taken_one_step_early_and_late_and_no_more(step: int, apart: int) -> None:
    now = datetime.fromtimestamp(step * totp.STEP, UTC)
    shown = totp.figures(RFC, step + apart) if step + apart >= 0 else ""
    near = {totp.figures(RFC, step + one): step + one for one in (-1, 0, 1)}
    assert totp.matching(RFC, shown, now) == near.get(shown)


@pytest.mark.parametrize("typed", ["123456", " 123 456 ", "12 34 56", "1 2 3 4 5 6"])
def test_they_are_read_however_they_are_set_apart(typed: str) -> None:
    assert totp.read(typed) == "123456"


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "-12345", "123456" + " " * 40, "²23456"])
def test_nothing_else_is_taken_for_figures(typed: str) -> None:
    assert totp.read(typed) == ""


def test_a_key_is_new_each_time_has_160_bits_and_is_typed_in_groups_of_four() -> None:
    made = {totp.made() for _ in range(50)}
    assert len(made) == 50
    for one in made:
        assert len(base64.b32decode(one)) == 20
        assert [len(group) for group in totp.grouped(one).split(" ")] == [4] * 8


def test_the_picture_holds_the_key_and_names_nobody() -> None:
    found = urlsplit(totp.link(RFC, "Agreement Bot"))
    assert (found.scheme, found.netloc, found.path) == ("otpauth", "totp", "/Agreement%20Bot")
    assert parse_qs(found.query) == {"secret": [RFC], "issuer": ["Agreement Bot"]}
    assert "+" not in found.query  # which some apps show as it is


def test_a_step_lasts_half_a_minute() -> None:
    now = datetime(2026, 11, 22, 12, tzinfo=UTC)
    assert totp.step_at(now + timedelta(seconds=29)) == totp.step_at(now)
    assert totp.step_at(now + timedelta(seconds=30)) == totp.step_at(now) + 1
