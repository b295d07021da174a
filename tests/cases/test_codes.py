"""The short code of a case is the same for everybody, and tells nothing."""

import secrets

from bot.cases import codes


def test_a_code_is_short_and_always_the_same() -> None:
    assert codes.code("a report") == codes.code("a report")
    assert len(codes.code("a report")) == 7


def test_codes_hold_nothing_of_the_id_and_hardly_ever_meet() -> None:
    ids = [secrets.token_hex(16) for _ in range(2_000)]
    made = {codes.code(one) for one in ids}
    assert len(made) >= 1_998
    assert not any(codes.bare(codes.code(one)).casefold() in one for one in ids)


def test_a_code_is_found_however_it_is_typed() -> None:
    code = codes.code("a report")
    assert codes.bare(code) == codes.bare(code.lower()) == codes.bare(code.replace("-", " "))
