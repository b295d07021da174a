"""Whatever can be said back, with words as nasty as people can write them."""

from hypothesis import strategies as st

from bot.events import Owner, Place
from bot.replies import Button, Card, Citation, Document, Fact, Field, Form, Kind, Picture, Text
from knowledge.entries import Status
from tests.slack.payloads import DM, TEAM, USER

HERE = Place("slack", TEAM, f"with {USER}", Owner.EMPLOYER, reach=DM, reference=TEAM, vouched=True)

NASTY = (
    "<!channel>",
    "<!here|here> <!everyone>",
    "<@U012CANARY>",
    "<#C012CANARY|general> @channel #general",
    "&lt;!channel&gt; &amp; & < >",
    "*bold* _slanted_ ~struck~ `code` ```block```",
    "**not ours** [x](https://a.example/|<!channel>)",
    "[x](https://a.example/?a=1&b=<!here>)",
    "[*x*](tel:1>2)",
    "> quoted\n> again",
    "- one\n- two",
    "1 * 2 * 3",
    "snake_case_word __init__",
    ":tada: at 10:30:15",
    "https://a.example/ a.example mailto:x@a.example",
    "\u202ereversed\u2066",
    "مرحبا بالعالم שלום",
    "👩🏽\u200d💻🏴󠁧󠁢󠁷󠁬󠁳󠁿🇬🇧" * 4,
    "e\u0301" * 5,
    "\x00\x1b[2J\r\n\v\u2028",
    "\ud800",
    "\u200b\u2060",
    "<!chan\u200bnel> <\u2060!here> <@\ufeffU012CANARY>",
    "\u200e<!channel>\u200f \u061c<@U012CANARY>",
    "\U000e0041\U000e0042 hidden",
    "<https://evil.example|https://union.example>",
    "[https://union.example](https://evil.example)",
    "|>|",
    "~kname",
    "~",
    '"\\" \\* \\',
)
LONG = ("x" * 50_000, "*" * 5_000, "words of people. " * 3_000, "&" * 9_000, "🐤" * 4_000, "a paragraph\n\n" * 4_000)

nasty = st.sampled_from(NASTY)
short = st.one_of(nasty, st.text(max_size=30))
text = st.one_of(
    short,
    st.lists(short, max_size=5).map("".join),
    st.lists(short, max_size=5).map("\n\n".join),
    st.tuples(short, st.integers(1, 100)).map(lambda part: part[0] * part[1]),
)
body = st.one_of(text, text, text, st.sampled_from(LONG))
buttons = st.lists(st.builds(Button, text, short, text, st.booleans(), st.just("") | short), max_size=30).map(tuple)
facts = st.lists(st.builds(Fact, short, text, st.one_of(st.none(), st.sampled_from(Status))), max_size=12).map(tuple)
citations = st.lists(st.builds(Citation, short, short, text, body, short, short), max_size=3).map(tuple)

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
            st.one_of(text, st.lists(st.sampled_from([value for value, _ in part.options] or [""])).map(tuple))
        )
        for part in parts
        if draw(st.booleans())
    }
    wrong = {part.name: draw(short) for part in parts if draw(st.booleans())}
    return Form(draw(short) or "f", draw(text), parts, draw(body), draw(short), values, wrong)


replies = st.one_of(
    st.builds(Text, body, buttons, st.booleans()),
    st.builds(Card, text, body, facts, citations, buttons, text, st.booleans()),
    forms(),
    st.builds(Picture, st.binary(max_size=20), text, text),
    st.builds(Document, text, short, st.binary(max_size=20)),
)
