"""Whatever can be said back, with words as nasty as people can write them."""

from hypothesis import strategies as st

from bot.replies import Button, Card, Citation, Document, Fact, Field, Form, Kind, Picture, Text
from knowledge.entries import Status

NASTY = (
    "<at>Everyone</at>",
    '<at id="0">canary</at> @everyone @canary',
    "&lt;at&gt;x&lt;/at&gt; &amp; &nbsp; &#64; & < >",
    "*bold* _slanted_ ~~struck~~ `code` ```block```",
    "**not ours** [x](https://a.example/) ![x](https://a.example/x.png) [x]: https://a.example/",
    "[*x*](tel:12)",
    "> quoted\n> again",
    "- one\n- two",
    "1. one\n2) two",
    "# heading\n===\n---",
    "| a | b |\n|---|---|",
    "snake_case_word __init__",
    "{{DATE(2026-11-22T12:00:00Z, SHORT)}} ${name} {{{TIME(x)}}",
    "https://a.example/ http://a.example www.a.example a.example mailto:x@a.example",
    "\\* \\_ \\\\ \\",
    "\u202ereversed\u2066",
    "مرحبا بالعالم שלום",
    "👩🏽\u200d💻🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧" * 4,
    "e\u0301" * 5,
    "\x00\x1b[2J\r\n\v\u2028",
    "\ud800",
    "\u200b\u2060",
    "~kname",
    "~",
    "a,b%2C%25",
    '"\\" \\* \\',
    "<script>alert(1)</script><br>",
)
LONG = ("x" * 50_000, "*" * 5_000, "words of people. " * 3_000, '"' * 50_000, "🐤" * 20_000, "a paragraph\n\n" * 4_000)
LONG_LINES = ("- a point\n" * 5_000, "> said\n" * 5_000, "**a** *b* " * 5_000)

nasty = st.sampled_from(NASTY)
short = st.one_of(nasty, st.text(max_size=30))
text = st.one_of(
    short,
    st.lists(short, max_size=5).map("".join),
    st.lists(short, max_size=5).map("\n\n".join),
    st.tuples(short, st.integers(1, 100)).map(lambda part: part[0] * part[1]),
)
body = st.one_of(text, text, text, st.sampled_from(LONG + LONG_LINES))
buttons = st.lists(st.builds(Button, text, short, text, st.booleans(), st.one_of(st.just(""), short)), max_size=30)
facts = st.lists(st.builds(Fact, short, text, st.one_of(st.none(), st.sampled_from(Status))), max_size=12).map(tuple)
citations = st.lists(st.builds(Citation, short, short, text, body, short, short), max_size=25).map(tuple)

names = st.lists(st.one_of(nasty, st.text(max_size=300)), max_size=6, unique=True)
TYPED = (Kind.LINE, Kind.PARAGRAPH)
CHOSEN = (Kind.CHOICE, Kind.CHOICES, Kind.SCALE, Kind.YES_NO)


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    label, hint, required = draw(text), draw(text), draw(st.booleans())
    if draw(st.booleans()):
        most = draw(st.sampled_from([1, 60, 3_000, 80_000]))
        return Field(
            name, label, draw(st.sampled_from(TYPED)), (), hint, required, most, draw(st.one_of(st.just(""), short))
        )
    options = draw(st.lists(st.tuples(short, text), min_size=1, max_size=8))
    options += [(f"value {at}", f"label {at}") for at in range(draw(st.sampled_from([0, 0, 5, 90, 300])))]
    return Field(name, label, draw(st.sampled_from(CHOSEN)), tuple(options), hint, required)


@st.composite
def forms(draw: st.DrawFn) -> Form:
    parts = tuple(draw(fields(name)) for name in draw(names))
    values = {
        part.name: draw(
            st.one_of(text, body, st.lists(st.sampled_from([value for value, _ in part.options] or [""])).map(tuple))
        )
        for part in parts
        if draw(st.booleans())
    }
    wrong = {part.name: draw(short) for part in parts if draw(st.booleans())}
    return Form(draw(short) or "f", draw(text), parts, draw(body), draw(short), values, wrong)


pictures = st.builds(Picture, st.one_of(st.binary(max_size=20), st.integers(1, 60_000).map(bytes)), text, text)
replies = st.one_of(
    st.builds(Text, body, buttons.map(tuple), st.booleans()),
    st.builds(Card, text, body, facts, citations, buttons.map(tuple), text, st.booleans()),
    forms(),
    pictures,
    st.builds(Document, text, short, st.binary(max_size=20)),
)
