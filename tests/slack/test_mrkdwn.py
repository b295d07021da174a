"""The small Markdown becomes mrkdwn, and what people wrote stays what they wrote."""

import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import mrkdwn
from bot import markup
from bot.markup import Words
from tests.slack import oracle
from tests.slack.saying import LONG, NASTY, text

pytestmark = pytest.mark.filterwarnings("ignore:Generating overly large repr")


def test_each_mark_is_written_in_the_way_of_slack() -> None:
    body = "One **two** *three*.\n\n- a\n- [b](https://union.example/?x=1&y=2)\n\n> said\n> twice"
    assert mrkdwn.sections(body) == [
        "One *two* _three_.\n\n• a\n• <https://union.example/?x=1&amp;y=2|b>\n\n> said\n> twice"
    ]


def test_nothing_that_python_calls_printable_has_to_be_taken_out() -> None:
    shown = [chr(number) for number in range(sys.maxunicode + 1) if chr(number).isprintable()]
    assert not [one for one in shown if mrkdwn._UNSHOWN.search(one) or mrkdwn._LINE_END.search(one) or one == "\t"]


def test_a_mark_beside_letters_is_held_apart_from_them() -> None:
    assert mrkdwn.sections("un**bold**ed, **Bold**: *so*") == ["un\u200b*bold*\u200bed, *Bold*: _so_"]


def test_spaces_inside_of_marks_are_moved_outside() -> None:
    assert mrkdwn.sections("a** b **c") == ["a *b* c"]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("<!channel> & <@U1>", "&lt;!channel&gt; &amp; &lt;@U1&gt;"),
        ("&lt;", "&amp;lt;"),
        ("*a*", "<!date^00000000^{_}|*>a<!date^00000000^{_}|*>"),
        ("_a_ b_c", "<!date^00000000^{_}|_>a<!date^00000000^{_}|_> b_c"),
        ("`a` ~b", "<!date^00000000^{_}|`>a<!date^00000000^{_}|`> <!date^00000000^{_}|~>b"),
        ("> a", "\u200b&gt; a"),
        (":tada: 10:30:15", ":\u200btada: 10:30:15"),
    ],
)
def test_what_somebody_wrote_has_no_meaning(written: str, drawn: str) -> None:
    assert mrkdwn.sections(markup.plain(written)) == [drawn]


@pytest.mark.parametrize(
    ("written", "drawn"),
    [
        ("<!chan\u200bnel>", "&lt;!channel&gt;"),
        ("pay\u202eroll\u2066 \u2060x\ufeff", "payroll x"),
        ("seen\U000e0068\U000e0069", "seen"),
        (
            "🏴\U000e0067\U000e0062\U000e007f 👩\u200d💻 می\u200cخواهم",
            "🏴\U000e0067\U000e0062\U000e007f 👩\u200d💻 می\u200cخواهم",
        ),
        ("<https://evil.example|https://union.example>", "&lt;https://evil.example|https://union.example&gt;"),
    ],
)
def test_nothing_hides_in_what_takes_no_room(written: str, drawn: str) -> None:
    assert mrkdwn.sections(markup.plain(written)) == [drawn]


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(text)
def test_every_word_that_somebody_wrote_is_there(written: str) -> None:
    found = mrkdwn.sections(markup.plain(written))
    assert all(oracle.units(one) <= 3_000 for one in found)
    kept = "".join(oracle.shown(one) for one in found)
    assert "".join(kept.split()) == "".join(mrkdwn.clean(written).replace("\u200b", "").split())


@settings(deadline=None, suppress_health_check=list(HealthCheck))
@given(st.one_of(text, st.sampled_from(LONG)), st.integers(1_100, 3_000))
def test_whatever_the_text_its_pieces_fit_and_ping_nobody(body: str, most: int) -> None:
    for piece in (*mrkdwn.sections(body, most), *mrkdwn.inline(body, most), *mrkdwn.quoted(body, most)):
        assert 0 < oracle.units(piece) <= most
        oracle.safe_marks(piece)


def test_a_long_text_is_split_between_its_paragraphs() -> None:
    paragraph = "words of somebody. " * 50
    found = mrkdwn.sections("\n\n".join([paragraph] * 7))
    assert [one.count("\n\n") for one in found] == [2, 2, 0]
    assert all(one.endswith("somebody.") for one in found)


def test_a_long_paragraph_is_split_between_its_words() -> None:
    first, second = mrkdwn.sections("word " * 1_000)
    assert set(first.split()) | set(second.split()) == {"word"}


def test_strong_words_that_are_split_stay_strong() -> None:
    found = mrkdwn.pieces((markup.Strong("word " * 300),), 1_200)
    assert len(found) == 2
    assert all(one.startswith("*word") and one.endswith("word*") for one in found)


def test_an_emoji_is_never_cut() -> None:
    worker = "👩🏽\u200d💻"
    found = mrkdwn.pieces((Words(worker * 800),), 1_200)
    assert len(found) > 1
    assert all(not one.replace(worker, "") for one in found)


def test_a_link_that_is_too_long_stands_beside_its_words() -> None:
    address = "https://a.example/" + "&" * 400
    (piece,) = mrkdwn.pieces((markup.Link("here", address),), 3_000)
    assert oracle.shown(piece) == f"here ({address})"


@pytest.mark.parametrize("written", NASTY)
def test_plain_words_are_cut_between_what_is_seen(written: str) -> None:
    cut = mrkdwn.plain(written * 50, 75)
    assert 0 < oracle.units(cut) <= 75
    assert cut == mrkdwn.EMPTY or cut.endswith("…") or oracle.units(mrkdwn.clean(written * 50)) <= 75


def test_marks_that_turn_the_words_around_are_left_out_but_others_stay() -> None:
    assert mrkdwn.clean("a\u202eb\x00c\u200d\u200f👩🏽\u200d💻\ud800") == "abc\u200d\u200f👩🏽\u200d💻"
