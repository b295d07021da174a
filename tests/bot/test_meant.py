"""Who could be meant by a name that somebody typed."""

import pytest

from bot import meant


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kim", "Kim Jones"),
        ("jones", "Kim Jones"),
        ("KIM JONES", "Kim Jones"),
        ("Jones, Kim", "Kim Jones"),
        ("Kim Smith", "Kim Jones"),
        ("Mrs Jones", "Kim Jones"),
        ("my manager, Kim", "Kim Jones"),
        ("Jon", "John Peel"),
        ("Catherine", "Katherine Hay"),
        ("Stephen", "Steven Hay"),
        ("Sam", "Samuel Hay"),
        ("Samuel", "Sam Hay"),
        ("Bob Hay", "Robert Hay"),
        ("OBrien", "Pat O’Brien"),
        ("O Brien", "Pat O'Brien"),
        ("Annemarie", "Anne-Marie Hay"),
        ("Zoe", "Zoë Hay"),
        ("Lukasz", "Łukasz Nowak"),
        ("Z\u200boe", "Zoe Hay"),
        ("An", "An Nguyen"),
        ("Ng", "Li Ng"),
        ("KJ", "Kim Jones"),
        ("K. J.", "Kim Jones"),
        ("K", "K"),
        ("王", "王小明"),
        ("The", "The"),
        ("Sam\nKim", "Kim Jones"),
    ],
)
def test_whoever_could_be_meant_is(typed: str, name: str) -> None:
    assert meant.could_be(meant.read(typed), name)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Kim Jones", "Sam Hay"),
        ("Kim", "Tim Hay"),
        ("Bob", "Robert Hay"),
        ("Mrs Smith", "Mrs Jones"),
        ("the one and only", "Andrew Hay"),
        ("K Smith", "Kim Jones"),
        ("Theo", "The organiser"),
        ("", "Kim Jones"),
        ("12345 !?", "Kim Jones"),
        ("Kim", ""),
        ("", ""),
    ],
)
def test_nobody_else_is(typed: str, name: str) -> None:
    assert not meant.could_be(meant.read(typed), name)


def test_no_more_is_kept_than_names_are_compared_by_and_in_no_order() -> None:
    assert meant.read("Zoë Jones,\n\nMr. K. Abel (the boss) 07700 900123") == ("abel", "boss", "jones", "zoe")
    assert meant.read(" \n12 -") == ()
