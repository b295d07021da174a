"""A meeting to report back: people sign up, and nobody can see who."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings import ics, signing_up
from bot.records import Coming, Meeting, MeetingKey
from bot.records.audit import Did
from bot.replies import Document
from bot.surveys import closing
from bot.surveys.results import in_chat
from bot.surveys.telling import meeting
from bot.surveys.telling.meeting_words import CALENDAR, COME
from tests.fakes import NOON
from tests.people.living import Somebody
from tests.surveys.concluded import Concluded, concluded, files


async def set_for(there: Concluded, when: str = "1/12/2026 17:00", place: str = "Café; room 2, back") -> str:
    await there.rep.force(in_chat.MEETING, "watched")
    await there.rep.force(meeting.SET, "watched")
    return await there.rep.fill(when=when, minutes="60", place=place)


async def comes(there: Concluded, name: str) -> Somebody:
    who = there.place.branch.somebody(name)
    await who.force(COME, "watched")
    return who


async def test_a_meeting_is_posted_along_with_the_results() -> None:
    there = await concluded()
    told = await set_for(there)
    assert "Tuesday 1 December 2026, 17:00 in London, about 60 minutes, Café; room 2, back." in told
    assert not await there.delivers()
    alex = there.place.branch.somebody("alex")
    assert "There are no such results" in await alex.force(COME, "watched")
    await there.signs()
    await there.delivers()
    ((_, said),) = there.place.told.sent
    assert "**Meeting to report back:** Tuesday 1 December 2026" in said.body
    assert [one.label for one in said.buttons] == ["See the results", "I will come", "Put it in my calendar"]
    assert (await there.place.log()).count(Did.SET_MEETING) == 1


async def test_one_that_is_set_moved_or_cancelled_later_is_told_by_itself() -> None:
    there = await concluded()
    await there.signs()
    await there.delivers()
    await set_for(there)
    assert await there.delivers() == {"depot": 1}
    await set_for(there)
    assert not await there.delivers()
    await set_for(there, "2/12/2026 17:00")
    await there.delivers()
    ((_, said),) = there.place.told.sent
    assert "It has changed" in said.body
    await there.rep.press("Cancel it")
    await there.rep.press("Yes, cancel it")
    await there.delivers()
    ((_, said),) = there.place.told.sent
    assert "is cancelled" in said.body
    assert [one.label for one in said.buttons] == ["Take it out of my calendar"]
    alex = await comes(there, "alex")
    assert signing_up.OVER in alex.words


async def test_whoever_has_it_in_a_calendar_gets_it_moved_and_taken_out_where_that_is_told() -> None:
    """The same event each time, with a number that grows: so a calendar changes what it has."""
    there = await concluded()
    await set_for(there)
    await there.signs()
    alex = there.place.branch.somebody("alex")
    calendars = []
    for change in (None, "2/12/2026 18:00", "cancel", "3/12/2026 18:00"):
        if change == "cancel":
            await there.rep.force(meeting.CANCELLED, "watched")
        elif change:
            await set_for(there, change)
        await there.delivers()
        ((_, said),) = there.place.told.sent
        button = next(one for one in said.buttons if one.action == CALENDAR)
        await alex.force(button.action, button.value)
        (file,) = [one for one in alex.replies if isinstance(one, Document)]
        found = dict(line.split(":", 1) for line in unfolded(file.content) if ":" in line and "BEGIN" not in line)
        assert file.media_type == f"text/calendar; charset=utf-8; method={found['METHOD']}"
        calendars.append(found)
    assert len({one["UID"] for one in calendars}) == 1
    assert [one["SEQUENCE"] for one in calendars] == ["1", "2", "3", "4"]
    assert [one["METHOD"] for one in calendars] == ["PUBLISH", "PUBLISH", "CANCEL", "PUBLISH"]
    assert [one["STATUS"] for one in calendars] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [one["DTSTART"][6:11] for one in calendars] == ["01T17", "02T18", "02T18", "03T18"]


async def test_a_rep_finds_the_file_that_takes_it_out_and_after_its_day_there_is_none() -> None:
    there = await concluded()
    await set_for(there)
    await there.rep.force(meeting.CANCELLED, "watched")
    await there.rep.press("Take it out of my calendar")
    assert set(files(there.rep)) == {"meeting-cancelled.ics"}
    there.place.branch.clock.move(timedelta(days=10))
    assert signing_up.OVER in await there.rep.force(CALENDAR, "watched")


async def test_a_calendar_gets_it_in_utc_and_nobody_is_invited() -> None:
    there = await concluded()
    await set_for(there, "1/7/2027 17:00")
    await there.signs()
    alex = there.place.branch.somebody("alex")
    await alex.force(CALENDAR, "watched")
    (content,) = files(alex).values()
    lines = content.decode().split("\r\n")
    assert {"DTSTART:20270701T160000Z", "DTEND:20270701T170000Z", "SEQUENCE:1"} <= set(lines)
    assert "LOCATION:Café\\; room 2\\, back" in lines
    assert "ATTENDEE" not in content.decode()
    assert "ORGANIZER" not in content.decode()


async def test_whoever_comes_is_counted_once_in_steps_and_nobody_is_named() -> None:
    there = await concluded()
    await set_for(there)
    await there.signs()
    for number in range(4):
        await comes(there, f"person {number}")
        await comes(there, f"person {number}")
    assert "Fewer than 5, or nobody" in await there.rep.force(in_chat.MEETING, "watched")
    for number in range(4, 9):
        last = await comes(there, f"person {number}")
    assert "At least 5" in await there.rep.force(in_chat.MEETING, "watched")
    assert "9" not in there.rep.card.facts[0].words
    found = await there.place.every(Coming)
    assert len(found) == 9
    assert not any("canary" in repr(one) or there.place.who(last) in repr(one) for one in found)
    await last.press("I will not come after all")
    assert len(await there.place.every(Coming)) == 8


async def test_who_would_not_be_known_again_is_not_counted_and_can_still_come() -> None:
    there = await concluded()
    await set_for(there)
    await there.signs()
    visitor = there.place.branch.somebody("visitor", lasting=False)
    assert signing_up.NOT_KNOWN in await visitor.force(COME, "watched")
    assert "meeting.ics" in files(visitor)
    assert not await there.place.every(Coming)


@pytest.mark.parametrize("move", [True, False])
async def test_who_signed_up_is_erased_when_it_is_moved_and_when_it_is_over(*, move: bool) -> None:
    there = await concluded()
    await set_for(there)
    await there.signs()
    await comes(there, "alex")
    (key,) = await there.place.every(MeetingKey)
    store = there.place.branch.desk.store
    if move:
        await set_for(there, "3/12/2026 17:00")
        assert [one.token for one in await there.place.every(MeetingKey)] != [key.token]
    else:
        await closing.sweep(store, NOON + timedelta(days=9))
        assert await there.place.every(MeetingKey)
        await closing.sweep(store, NOON + timedelta(days=10, hours=6))
        assert not await there.place.every(MeetingKey)
    assert not await there.place.every(Coming)
    assert await there.place.every(Meeting)


async def test_a_day_that_is_over_is_not_taken() -> None:
    there = await concluded()
    for when in ("1/11/2026 10:00", "soon", "1/1/2029"):
        await set_for(there, when)
        assert "Within a year" in there.rep.words
    assert not await there.place.every(Meeting)


def entry(words: str) -> ics.Entry:
    at = datetime(2026, 12, 1, 17, tzinfo=UTC)
    return ics.Entry("a key", 2, words, words, words, at, timedelta(minutes=90), at)


def unfolded(content: bytes) -> list[str]:
    return content.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


@given(st.text(max_size=300))
def test_whatever_is_written_stays_in_its_own_property(words: str) -> None:
    content = ics.written(entry(words))
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    for line in content.split(b"\r\n"):
        line.decode()
    lines = unfolded(content)
    assert [line.partition(":")[0] for line in lines] == [
        *("BEGIN", "VERSION", "PRODID", "METHOD", "BEGIN", "UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND"),
        *("SUMMARY", "LOCATION", "DESCRIPTION", "STATUS", "END", "END"),
    ]
    value = lines[10].removeprefix("SUMMARY:")
    assert "\n" not in value
    assert "\r" not in value
    assert not value.replace("\\\\", "").replace("\\;", "").replace("\\,", "").replace("\\n", "").count("\\")


def test_what_people_write_comes_back_as_they_wrote_it() -> None:
    lines = unfolded(ics.written(entry("Ystafell 2; y cefn, \\ tŷ\nail linell 🎪" * 9)))
    value = lines[10].removeprefix("SUMMARY:")
    read = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")
    assert read == "Ystafell 2; y cefn, \\ tŷ\nail linell 🎪" * 9


def test_nothing_in_it_turns_the_rest_around() -> None:
    lines = unfolded(ics.written(entry("Room \u202e2 txt.\u2066exe\u2069")))
    assert lines[11] == "LOCATION:Room 2 txt.exe"
