"""Events and replies come out of a wire as they went in, and what is none of them is refused."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.control import RefusalError
from adapters.terminal import parse, wire
from bot.events import Event, Opened, Person, Place, Pressed, Said, Submitted
from bot.replies import Button, Card, Citation, Document, Fact, Field, Form, Kind, Picture, Replies, Text
from knowledge.entries import Status

HERE = parse.passing("canary-session")
ELSEWHERE = replace(HERE, person=Person("slack", "t", "canary"), place=Place("slack", "t", "k", HERE.place.owner))

text = st.text()
answers = st.dictionaries(text, text | st.lists(text, max_size=3).map(tuple), max_size=3)
events = st.one_of(
    st.builds(Opened, st.just(HERE.person), st.just(HERE.place), text, text),
    st.builds(Said, st.just(HERE.person), st.just(HERE.place), text, text, st.integers(0, 9)),
    st.builds(Pressed, st.just(HERE.person), st.just(HERE.place), text, text, text),
    st.builds(Submitted, st.just(HERE.person), st.just(HERE.place), text, text, answers),
)
buttons = st.lists(st.builds(Button, text, text, text, st.booleans()), max_size=3).map(tuple)
facts = st.lists(st.builds(Fact, text, text, st.none() | st.sampled_from(Status)), max_size=2).map(tuple)
citations = st.lists(st.builds(Citation, text, text, text, text, text, text), max_size=2).map(tuple)
typed = st.builds(Field, text, text, st.sampled_from((Kind.LINE, Kind.PARAGRAPH)), suggests=text, hint=text)
chosen = st.builds(Field, text, text, st.just(Kind.CHOICES), st.just((("a", "A"), ("b", "B"))), required=st.booleans())
forms = st.builds(
    Form, text, text, st.lists(typed | chosen, max_size=3).map(tuple), text, text, answers, st.dictionaries(text, text)
)
replies = st.one_of(
    st.builds(Text, text, buttons, st.booleans()),
    st.builds(Card, text, text, facts, citations, buttons, text, st.booleans()),
    forms,
    st.builds(Picture, st.binary(), text, text),
    st.builds(Document, text, text, st.binary()),
)


def sent(what: object) -> object:
    return json.loads(json.dumps(what))


@given(events)
def test_every_event_arrives_as_it_was_sent(event: Event) -> None:
    assert wire.read_event(sent(wire.event(event)), HERE) == event


@given(st.lists(replies, max_size=3).map(tuple))
def test_every_reply_arrives_as_it_was_sent(given: Replies) -> None:
    assert wire.read_replies(sent(wire.replies(given))) == given


def test_who_speaks_is_settled_by_the_side_of_the_bot() -> None:
    said = Said(ELSEWHERE.person, ELSEWHERE.place, "c", "words")
    assert "canary" not in json.dumps(wire.event(said))
    forged = {"said": {"cause": "c", "text": "words", "person": {"platform": "slack", "tenant": "", "user": "rep"}}}
    assert wire.read_event(forged, HERE) == Said(HERE.person, HERE.place, "c", "words")


@pytest.mark.parametrize(
    "odd",
    [None, [], {}, {"said": 1}, {"said": {}}, {"else": {}}, {"said": {"cause": 1, "text": "x"}}, {"a": 1, "b": 2}],
)
def test_what_is_no_event_and_no_reply_is_refused(odd: object) -> None:
    with pytest.raises(RefusalError, match="another version"):
        wire.read_event(odd, HERE)
    with pytest.raises(RefusalError, match="another version"):
        wire.read_replies([odd])
    with pytest.raises(RefusalError, match="another version"):
        wire.read_replies({"text": 1} if odd == [] else odd)
