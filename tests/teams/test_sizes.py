"""What is counted is what Teams counts, and what is cut is what somebody sees as one."""

import json

from hypothesis import given
from hypothesis import strategies as st

from adapters.teams import lettering
from adapters.teams.sizes import json_size, size
from tests.teams.saying import text

words = st.one_of(text, st.text(st.characters()))  # halves of characters among them
values = st.recursive(
    st.one_of(words, st.booleans(), st.none(), st.integers(-(2**53), 2**53)),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(words, inner, max_size=4)),
    max_leaves=12,
)


@given(values)
def test_json_is_as_large_as_it_is_sent(value: object) -> None:
    sent = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    assert json_size(value) == len(sent.encode("utf-16-le", "surrogatepass")) // 2


@given(text, st.integers(10, 300))
def test_what_is_cut_fits_and_begins_as_it_did(said: str, most: int) -> None:
    whole, cut = lettering.one_line(said), lettering.plain(said, most)
    assert size(cut) <= most
    assert cut == (whole or lettering.EMPTY) or (size(whole) > most and whole.startswith(cut.removesuffix("…")))


def test_as_much_as_fits_stays_up_to_the_last_word() -> None:
    assert lettering.plain("One and two and three", 14) == "One and two…"
    assert lettering.plain("Onetwothreefourfive", 10) == "Onetwothr…"


def test_what_is_seen_as_one_sign_is_never_cut_in_two() -> None:
    family = "👩‍👩‍👧‍👦"
    assert lettering.plain(family * 9, size(family) * 3) == f"{family * 2}…"
