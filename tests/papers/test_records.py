"""Drafts and checklists are kept, and what holds words is sealed."""

from dataclasses import fields
from pathlib import Path

from bot.records import KINDS
from bot.records.papers import Checked, Draft, Letter, Part, Reply, Section, checked
from tests.fakes import TODAY
from tests.outbox.parts import keep, kept
from tests.outbox.stores import open_store

DRAFT = Draft(
    "at random",
    "system",
    "hall",
    Letter.STOP_ACTION,
    "title-canary",
    (Part(Section.HEAD, "wörds-canary"), Part(Section.LAW, "more-canary", fixed=True)),
    "2026-W47",
    "a pseudonym",
    3,
    "Sam Canary",
    TODAY,
    ("one-canary",),
    ("Kim Canary",),
    ("kim-canary",),
)
CHECKED = checked("system", "data.kept", Reply.NO_REPLY, TODAY)


async def test_both_come_back_as_they_were_kept_and_no_words_can_be_read_on_the_disk(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    await keep(store, DRAFT, CHECKED)
    assert await kept(store, DRAFT) == DRAFT
    assert await kept(store, CHECKED) == CHECKED
    await store.close()
    on_disk = b"".join(path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
    assert b"data.kept" in on_disk
    assert b"canary" not in on_disk


def test_both_are_among_what_is_kept_and_say_why() -> None:
    assert {Draft, Checked} <= set(KINDS)
    for kind in (Draft, Checked):
        assert "Without it" in (kind.__doc__ or "")


def test_no_words_are_in_what_a_log_could_hold() -> None:
    assert "canary" not in repr(DRAFT)
    assert Draft.personal
    assert not [one.name for one in fields(Checked) if one.name in ("by", "person", "words")]
