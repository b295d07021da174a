"""What is kept of a report leads back to nobody."""

from dataclasses import fields
from datetime import date, datetime
from pathlib import Path
from typing import get_type_hints

import pytest

from bot.records import KINDS, audit, register, reports
from bot.records.reports import (
    CaseNote,
    Guesses,
    KeptFrom,
    Message,
    Receipt,
    ReceiptKey,
    Report,
    Reporter,
    ReportWords,
    ReturnAddress,
)
from bot.store import Record
from tests.outbox.parts import keep, kept
from tests.outbox.stores import open_store
from tests.reports.samples import EACH

OF_A_REPORT = (Report, ReportWords, Reporter, ReturnAddress, KeptFrom, Receipt, Message, CaseNote)


def test_there_is_a_sample_of_each_and_each_is_among_what_the_store_keeps() -> None:
    declared = {
        kind
        for module in (audit, register, reports)
        for kind in vars(module).values()
        if isinstance(kind, type) and issubclass(kind, Record) and kind.__module__ == module.__name__
    }
    assert declared == set(EACH)
    assert declared <= set(KINDS)


async def test_every_record_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    store = await open_store(tmp_path / "keys", tmp_path / "store")
    await keep(store, *EACH.values())
    for record in EACH.values():
        assert await kept(store, record) == record
    await store.close()
    written = b"".join(path.read_bytes() for path in (tmp_path / "store").rglob("*") if path.is_file())
    assert b"a pseudonym" in written  # what is not sealed can be read there, so the next line says something
    assert b"canary" not in written


def test_a_report_has_no_room_for_a_person_or_a_time() -> None:
    types = get_type_hints(Report)
    texts = {name for name, kind in types.items() if kind is str and name != "id"}
    assert texts == {"system", "workplace", "week", "part", "changed", "taken_by"}
    assert not {field.name for field in fields(Report)} & {"by", "person", "reporter", "name", "address", "cause"}


@pytest.mark.parametrize("kind", OF_A_REPORT)
def test_nothing_about_a_report_is_of_a_time_finer_than_the_week(kind: type[Record]) -> None:
    assert not [name for name, of in get_type_hints(kind).items() if of in (date, datetime) or "date" in str(of)]


@pytest.mark.parametrize("kind", tuple(EACH))
def test_no_words_of_anyone_are_in_what_a_log_could_hold(kind: type[Record]) -> None:
    assert "canary" not in repr(EACH[kind])


@pytest.mark.parametrize("kind", tuple(EACH))
def test_what_holds_words_is_personal_and_what_is_found_by_holds_none(kind: type[Record]) -> None:
    record = EACH[kind]
    if any("canary" in str(getattr(record, field.name)) for field in fields(record)):
        assert kind.personal
    assert not [name for name in kind.found_by if "canary" in str(getattr(record, name))]


@pytest.mark.parametrize("kind", tuple(EACH))
def test_each_says_why_it_must_be_there(kind: type[Record]) -> None:
    assert "Without it" in (kind.__doc__ or "")


def test_secrets_that_must_die_are_in_records_with_keys_of_their_own() -> None:
    assert ReceiptKey.personal
    assert not Guesses.personal  # which hold nothing but a hash and a time
