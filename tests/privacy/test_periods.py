"""Periods: an installation shortens them, lengthens none, and is told at the start what it wrote wrong."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters import settings
from adapters.settings import SettingsError
from bot.campaigns import sending
from bot.expiring import sweep
from bot.privacy import periods
from bot.privacy.periods import LONGEST, NAMES, PeriodError, Periods
from bot.records import CampaignMessage, Gap, Hears, Report, Talk, Willing, Works
from bot.records.hearing import Sent
from bot.records.reports import Mode
from bot.reports import forgetting as reports
from bot.store import MemoryStore, Owed, Record, Store
from bot.talks import forgetting as talks
from tests.fakes import NOON, TODAY, kept
from tests.outbox.samples import EACH

DAY, WEEK = timedelta(days=1), timedelta(weeks=1)


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (365 * DAY, "a year"),
        (104 * WEEK, "two years"),
        (13 * WEEK, "13 weeks"),
        (WEEK, "a week"),
        (30 * DAY, "30 days"),
    ],
)
def test_they_are_told_in_words(time: timedelta, words: str) -> None:
    assert periods.told(time) == words


def test_they_are_read_from_one_line() -> None:
    made = periods.read("reports = 52 weeks, questions=90 days,")
    assert (made.reports, made.questions) == (52 * WEEK, 90 * DAY)
    assert replace(made, reports=LONGEST.reports, questions=LONGEST.questions) == LONGEST
    assert periods.read("") == LONGEST
    assert periods.read(str(made)) == made
    assert str(LONGEST) == ""


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("reports=105 weeks", "two years at most"),
        ("reports=3 years", "counted in weeks"),
        ("reports=10 days", "counted in weeks"),
        ("questions=0 days", "one at least"),
        ("questions=-1 days", "one at least"),
        ("questions=99999999999999999999 days", "one at least"),
        ("secret-canary=4 weeks", "cannot be shortened"),
        ("secret-canary", "its name, '=' and how long"),
        ("talks=4 weeks, talks=5 weeks", "twice"),
        ("reports=4 weeks", "'reports_closed' cannot be longer than 'reports'"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_given_in_its_place_is_not(text: str, wrong: str) -> None:
    with pytest.raises(PeriodError) as caught:
        periods.read(text)
    assert wrong in str(caught.value)
    assert "canary" not in str(caught.value)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(PeriodError) as caught:
        periods.read("reports=105 weeks, nonsense, talks=1 hour")
    assert len(caught.value.wrong) == 3


def test_none_can_be_made_longer() -> None:
    for name in NAMES:
        longest = getattr(LONGEST, name)
        unit = "weeks" if longest % WEEK == timedelta() else "days"
        most = longest // (WEEK if unit == "weeks" else DAY)
        with pytest.raises(PeriodError):
            periods.read(f"{name}={most + 1} {unit}")


def test_they_stand_in_the_settings_as_a_line_or_a_table(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    read = {"AGREEMENT_BOT_DATA_DIR": str(tmp_path)}
    file.write_text('[keep]\nreports = "52 weeks"\ntalks = "4 weeks"\n', encoding="utf-8")
    assert settings.read(read).keep == periods.read("reports=52 weeks, talks=4 weeks")
    assert settings.read({**read, "AGREEMENT_BOT_KEEP": "talks=5 weeks"}).keep == periods.read("talks=5 weeks")
    file.write_text('[keep]\nreports = "520 weeks"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="two years at most"):
        settings.read(read)
    file.write_text("keep = 7\n", encoding="utf-8")
    with pytest.raises(SettingsError):
        settings.read(read)


@pytest.mark.parametrize(
    ("kind", "name"), [(Gap, "questions"), (Works, "workplace"), (Willing, "wishes"), (Hears, "wishes")]
)
async def test_what_was_kept_before_is_forgotten_sooner_too(kind: type[Owed], name: str) -> None:
    store = MemoryStore()
    far = NOON + LONGEST.wishes
    both = {"due": far, "until": far} if kind is not Hears else {"until": far, "due": NOON + DAY}
    changed: dict[str, Any] = {one: at for one, at in both.items() if hasattr(EACH[kind], one)}
    made = replace(EACH[kind], **changed)
    await put(store, made)
    keeps = periods.read(f"{name}=4 weeks")
    await sweep(store, NOON, keeps)
    (left,) = await kept(store, kind)
    end = NOON + 4 * WEEK + (WEEK if kind is Gap else timedelta())
    assert (getattr(left, "until", left.due), min(left.due, end)) == (end, left.due)
    await sweep(store, NOON + DAY, keeps)
    assert await kept(store, kind) == (left,), "it is not put off again"
    await sweep(store, NOON, LONGEST)
    assert await kept(store, kind) == (left,)


async def put(store: Store, record: Record) -> None:
    async with store.transaction() as tx:
        await tx.put(record)


@pytest.mark.parametrize("keeps", [LONGEST, Periods(reports=60 * WEEK, talks=9 * WEEK)])
async def test_reports_and_talks_are_forgotten_after_the_period_that_was_settled(keeps: Periods) -> None:
    report = Report("report", "system", "hall", "2026-W47", Mode.ANONYMOUS)
    talk = Talk("talk", "hall", "2026-W47", "2026-W47")
    assert not reports.over(report, NOON + keeps.reports - WEEK, keeps)
    assert reports.over(report, NOON + keeps.reports, keeps)
    assert not talks.over(talk, NOON + keeps.talks - WEEK, keeps)
    assert talks.over(talk, NOON + keeps.talks, keeps)


def test_a_message_that_was_sent_before_goes_sooner_too() -> None:
    message = CampaignMessage("message", "campaign", TODAY + 60 * DAY, "Words.", Sent.SENT, TODAY)
    assert not sending.over(message, TODAY + 14 * DAY, LONGEST)
    assert not sending.over(message, TODAY + 13 * DAY, periods.read("messages=2 weeks"))
    assert sending.over(message, TODAY + 14 * DAY, periods.read("messages=2 weeks"))
    assert sending.over(message, TODAY + 60 * DAY, LONGEST)
