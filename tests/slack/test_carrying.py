"""What Slack cannot carry is kept sealed for a day, and found by every process."""

from datetime import timedelta
from pathlib import Path

from adapters.carrying import KEPT, new_id
from adapters.slack.carrying import kept_for_slack
from adapters.slack.installed import Team, Tokens
from adapters.slack.keeping import Options, Rest, Thing, Turn
from bot import expiring
from bot.outbox.together import Together
from bot.records import Carried
from bot.replies import Field, Form, Kind
from tests.fakes import Clock, kept
from tests.outbox.stores import open_store
from tests.slack.payloads import TEAM

FORM = Form(
    "case.note 1",
    "A note",
    (Field("words", "Words", Kind.PARAGRAPH), Field("which", "Which?", Kind.CHOICES, (("a", "A"), ("b", "B")))),
    values={"words": "words-canary \ud800 \x00", "which": ("a", "b")},
    errors={"words": "Too long."},
)
THINGS: tuple[Thing, ...] = (
    FORM,
    Rest(({"type": "divider"}, {"type": "section", "text": {"text": "words-canary"}}), private=True),
    Options((("a", "A"), ("b", "words-canary"))),
    Turn(FORM, 1, 2),
    "words-canary" * 900,
)


def lies_open(folder: Path, words: bytes) -> bool:
    return any(words in file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_it_comes_back_as_it_was_in_another_process(tmp_path: Path) -> None:
    clock, names = Clock(), [f"~k{new_id()}" for _ in THINGS]
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    await kept_for_slack(Together(store), clock).keep(dict(zip(names, THINGS, strict=True)))
    await store.close()
    assert not lies_open(tmp_path, b"words-canary")
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    look = await kept_for_slack(Together(store), clock).named_in(f'{{"actions": "{" ".join(names)}"}}')
    assert tuple(look(name) for name in names) == THINGS
    assert look(f"~k{new_id()}") is None
    await store.close()


async def test_after_a_day_it_is_gone(tmp_path: Path) -> None:
    clock, name = Clock(), f"~k{new_id()}"
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    carrying = kept_for_slack(Together(store), clock)
    await carrying.keep({name: FORM})
    clock.move(KEPT - timedelta(seconds=1))
    assert (await carrying.named_in(name))(name) == FORM
    clock.move(timedelta(seconds=2))
    assert (await carrying.named_in(name))(name) is None
    await expiring.sweep(store, clock())
    assert not await kept(store, Carried)
    await store.close()


async def test_a_payload_that_names_thousands_of_things_is_not_looked_through(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    carrying, name = kept_for_slack(Together(store), Clock()), f"~k{new_id()}"
    await carrying.keep({name: "words-canary"})
    flood = " ".join(f"~k{number:032x}" for number in range(5_000))
    assert (await carrying.named_in(f"{flood} {name}"))(name) is None
    await store.close()


async def test_a_token_lies_sealed_and_is_known_after_a_restart(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    await Tokens(store, b"secret", Clock()).keep(Team("", TEAM), "xoxb-theirs-canary")
    await store.close()
    assert not lies_open(tmp_path, b"xoxb-theirs")
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    tokens = Tokens(store, b"secret", Clock())
    assert await tokens.of(Team("", TEAM)) == "xoxb-theirs-canary"
    assert not await tokens.of(Team("", "T999CANARY"))
    await store.close()
