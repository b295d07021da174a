"""Whatever is said back, with whatever words: Teams takes it, and none of those words does anything by itself."""

import itertools

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.naming import NewId, whole
from adapters.teams import dialogs, lettering, render
from adapters.teams.fields import decoded, encoded
from adapters.teams.incoming import Happened, TurnWanted
from adapters.teams.keeping import Kept, Pen, Rest, Stand, Thing
from adapters.teams.render import To
from bot.events import Answer, Submitted
from bot.replies import Button, Document, Field, Form, Kind, Picture, Replies, Text
from tests.teams import oracle, payloads
from tests.teams.payloads import ACCOUNT, USER, Json, names
from tests.teams.saying import LONG, forms, nasty, replies, short, text

many = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
saying = st.lists(replies, min_size=1, max_size=4).map(tuple)
stands = st.sampled_from([Stand.CHAT, Stand.SHARED])


def link(what: Picture | Document) -> str:
    return f"https://bot.example/files/{len(what.name) if isinstance(what, Document) else 0}"


@many
@given(saying, stands, st.booleans(), st.booleans())
def test_teams_takes_every_message(said: Replies, stand: Stand, linked: bool, greets: bool) -> None:
    to = To(stand, USER, ACCOUNT)
    drawn = render.messages(said, to, names(), *((link,) if linked else ()), greets=greets)
    assert drawn.sent
    for one in drawn.sent:
        oracle.message(one.activity)
    rests(drawn.kept, to)


@many
@given(saying, st.booleans())
def test_teams_takes_every_dialog_and_the_rest_of_it(said: Replies, linked: bool) -> None:
    answer = dialogs.dialog(said, USER, names(), *((link,) if linked else ()))
    left = None
    for _ in range(200):
        value = answer.body["task"]["value"]
        assert 1 <= len(value["title"]) <= 60
        oracle.card(value["card"]["content"])
        rest = [one for one in answer.kept.values() if isinstance(one, Rest)]
        if not rest:
            return
        assert left is None or len(rest[0].elements) < left  # so it has an end, however long it is
        left = len(rest[0].elements)
        answer = dialogs.more(rest[0], USER, names())


def rests(kept: Kept, to: To) -> None:
    left = [one for one in kept.values() if isinstance(one, Rest)]
    for _ in range(200):
        if not left:
            return
        rest = left.pop()
        drawn = render.more(rest, to, names())
        for one in drawn.sent:
            oracle.message(one.activity)
        further = [one for one in drawn.kept.values() if isinstance(one, Rest)]
        assert all(len(one.elements) < len(rest.elements) for one in further)  # so it has an end, however long it is
        left += further


@many
@given(forms(), st.booleans())
def test_a_form_that_is_sent_as_it_stands_brings_back_what_was_filled_in(form: Form, dialog: bool) -> None:
    """But for what a card cannot show: unseen characters, and options that are not there."""
    dialog = dialog or (any(form.values.values()) and not in_place(form))
    card, kept = drawn_form(form, dialog=dialog)
    came = payloads.read(payloads.sent(card, dialog=dialog), kept)
    for _ in form.fields:
        if not isinstance(came, TurnWanted):
            break
        answer = dialogs.turned(came, names_from(kept))
        kept |= answer.kept
        card = answer.body["task"]["value"]["card"]["content"] if dialog else answer.body["value"]
        oracle.card(card)
        came = payloads.read(payloads.sent(card, dialog=dialog), kept)
    assert isinstance(came, Happened)
    assert isinstance(came.event, Submitted)
    assert came.event.form == form.key
    assert set(came.event.values) == {field.name for field in form.fields}
    for field in form.fields:
        assert same(field, form, came.event.values[field.name])


def same(field: Field, form: Form, back: Answer) -> bool:
    """As it was, or as a card can show it; what is far too long and must be corrected comes cut."""
    before = form.values.get(field.name, ())
    first = "".join(before[:1]) if isinstance(before, tuple) else before
    if back in (before, "" if before == () else before):
        return True
    if not field.options:
        shown = lettering.clean(first)
        return back == shown or (bool(form.errors.get(field.name)) and isinstance(back, str) and shown.startswith(back))
    listed = {value for value, _ in field.options}
    chosen = [one for one in ((before,) if isinstance(before, str) else before) if one in listed]
    if field.kind is Kind.CHOICES:
        return set(back) == set(chosen)
    return back == "".join(chosen[:1])


def names_from(kept: dict[str, Thing]) -> NewId:
    return lambda: f"more{len(kept)}-{next(COUNT)}"


COUNT = itertools.count()


def drawn_form(form: Form, *, dialog: bool) -> tuple[Json, dict[str, Thing]]:
    """The card that holds the form, and all that was kept for it and for those before it."""
    kept = dict[str, Thing]()
    if dialog:
        new_id = names()
        answer = dialogs.dialog((form,), USER, new_id)
        while True:
            kept |= answer.kept
            card = answer.body["task"]["value"]["card"]["content"]
            if sends(card):
                return card, kept
            answer = dialogs.more(rest_of(answer.kept), USER, new_id)
    if any(form.values.values()) and (placed := in_place(form)):
        return placed.body["value"], dict(placed.kept)
    new_id = names()
    drawn = render.messages((form,), To(Stand.CHAT, USER), new_id)
    while True:
        kept |= drawn.kept
        for one in drawn.sent:
            if sends(card := one.activity["attachments"][0]["content"]):
                return card, kept
        drawn = render.more(rest_of(drawn.kept), To(Stand.CHAT, USER), new_id)


def in_place(form: Form) -> dialogs.Answer | None:
    """How a form in which something is filled in stands in a chat, if it does."""
    return dialogs.form_in_place(form, To(Stand.CHAT, USER), names())


def rest_of(kept: Kept) -> Rest:
    return next(one for one in kept.values() if isinstance(one, Rest))


def sends(card: Json) -> bool:
    return any(one["data"]["agreement"]["do"] in ("send", "turn") for one in oracle.actions(card) if "data" in one)


@many
@given(st.one_of(nasty, text, short))
def test_every_value_comes_back_as_it_was(value: str) -> None:
    pen = Pen(names(), Stand.CHAT)
    written = encoded(value, pen)
    assert "," not in written
    assert whole(decoded(written), pen.kept.get) == value


@many
@given(text, text)
def test_every_button_comes_back_as_it_was(action: str, value: str) -> None:
    drawn = render.messages((Text("words", (Button("x", action, value),)),), To(Stand.CHAT, USER), names())
    (button,) = oracle.actions(drawn.sent[0].activity["attachments"][0]["content"])
    came = payloads.read(payloads.pressed(button), drawn.kept)
    assert isinstance(came, Happened)
    assert (getattr(came.event, "action", None), getattr(came.event, "value", None)) == (action, value)


def test_fifty_thousand_characters_come_in_full_card_after_card() -> None:
    to = To(Stand.CHAT, USER)
    for words in LONG:
        if "*" in words:
            continue
        drawn = render.messages((Text(words),), to, names())
        cards = [one.activity["attachments"][0]["content"] for one in drawn.sent]
        left = [one for one in drawn.kept.values() if isinstance(one, Rest)]
        while left:
            more = render.more(left.pop(), to, names())
            cards += [one.activity["attachments"][0]["content"] for one in more.sent]
            left += [one for one in more.kept.values() if isinstance(one, Rest)]
        runs = [run["text"] for card in cards for one in oracle.every(card["body"]) for run in one.get("inlines", [])]
        assert "".join(runs).replace(" ", "") == words.replace(" ", "").replace("\n", "")
