"""What Slack cannot carry is kept sealed for a day, and found by every process."""

from pathlib import Path

from adapters.carrying import new_id
from adapters.slack.carrying import kept_for_slack
from adapters.slack.installed import Team, Tokens
from adapters.slack.keeping import Options, Rest, Thing, Turn
from bot.outbox.together import Together
from bot.replies import Field, Form, Kind
from tests.carried import comes_back_in_another_process, is_gone_after_a_day, lies_open
from tests.fakes import Clock
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


async def test_it_comes_back_as_it_was_in_another_process(tmp_path: Path) -> None:
    await comes_back_in_another_process(tmp_path, kept_for_slack, THINGS, b"words-canary")


async def test_after_a_day_it_is_gone(tmp_path: Path) -> None:
    await is_gone_after_a_day(tmp_path, kept_for_slack, FORM)


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
