"""A meeting of a campaign: set, moved and cancelled, in calendars, and with people who come and are not named."""

from datetime import timedelta

import pytest

from bot.campaigns import at, meeting, sending, wanting
from bot.campaigns.meeting_words import CALENDAR, COME
from bot.meetings import signing_up
from bot.records import Coming, Meeting, MeetingKey, Notice
from bot.replies import Document
from tests.campaigns.heard import Heard, heard
from tests.people.living import Somebody
from tests.surveys.concluded import files
from tests.surveys.test_meeting import unfolded


async def comes(there: Heard, who: Somebody) -> str:
    return await who.force(COME, there.made.id)


async def test_those_who_asked_are_told_each_change_and_calendars_follow() -> None:
    there = await heard()
    alex = await there.hears("alex")
    calendars = []
    for change in ("1/12/2026 17:00", "2/12/2026 18:00", "", "3/12/2026 18:00"):
        if change:
            await there.sets(change)
        else:
            await there.hall.ann.press("Cancel it")
            await there.hall.ann.press("Yes, cancel it")
        assert await there.delivers() == {"alex": 1}
        label = "Put it in my calendar" if change else "Take it out of my calendar"
        button = there.button(label)
        await alex.force(button.action, button.value)
        (file,) = [one for one in alex.replies if isinstance(one, Document)]
        found = dict(line.split(":", 1) for line in unfolded(file.content) if ":" in line and "BEGIN" not in line)
        assert file.media_type == f"text/calendar; charset=utf-8; method={found['METHOD']}"
        calendars.append(found)
    assert {one["UID"] for one in calendars} == {f"{there.made.id}@agreement-bot"}
    assert [one["SEQUENCE"] for one in calendars] == ["1", "2", "3", "4"]
    assert [one["METHOD"] for one in calendars] == ["PUBLISH", "PUBLISH", "CANCEL", "PUBLISH"]
    assert [one["STATUS"] for one in calendars] == ["CONFIRMED", "CONFIRMED", "CANCELLED", "CONFIRMED"]
    assert [one["DTSTART"][6:11] for one in calendars] == ["01T17", "02T18", "02T18", "03T18"]
    assert calendars[0]["LOCATION"] == "Café\\; room 2"


async def test_it_is_offered_to_who_asks_to_hear_and_the_same_is_told_once() -> None:
    there = await heard()
    await there.sets()
    await there.sets()
    alex = await there.hears("alex")
    assert "**Meeting:** Tuesday 1 December 2026, 17:00 in London" in alex.words
    assert await there.delivers() == {"alex": 1}
    await alex.press("I will come")
    assert "You are counted" in alex.words
    assert "meeting.ics" in files(alex)


async def test_rapid_changes_are_told_once_when_nobody_changes_it_any_more() -> None:
    there = await heard()
    await there.hears("alex")
    for minute in range(5):
        await there.sets(f"2/12/2026 17:{minute:02}")
        there.hall.branch.clock.move(sending.STANDS / 2)
        await sending.tend(there.hall.branch.desk)
        assert not [one for one in await there.hall.every(Notice) if one.what == wanting.MEETING]
    assert await there.delivers() == {"alex": 1}
    assert "17:04" in there.told.sent[0][1].body
    assert not await there.delivers()


async def test_of_a_meeting_that_begins_soon_a_change_is_told_at_once() -> None:
    there = await heard()
    await there.hears("alex")
    await there.sets("22/11/2026 13:30")
    await sending.tend(there.hall.branch.desk)
    assert [one for one in await there.hall.every(Notice) if one.what == wanting.MEETING]
    await there.hall.ann.press("Cancel it")
    await there.hall.ann.press("Yes, cancel it")
    assert await there.delivers() == {"alex": 1}
    assert "is cancelled" in there.told.sent[0][1].body


async def test_a_change_clears_who_signed_up_and_says_so() -> None:
    there = await heard()
    alex = await there.hears("alex")
    await there.sets()
    await comes(there, alex)
    (key,) = await there.hall.every(MeetingKey)
    await there.sets("2/12/2026 17:00")
    assert not await there.hall.every(Coming)
    assert [one.token for one in await there.hall.every(MeetingKey)] != [key.token]
    await there.delivers()
    assert "whoever had signed up before is asked to do it again" in there.told.sent[-1][1].body


async def test_about_how_many_come_is_told_in_steps_and_nobody_is_named() -> None:
    there = await heard()
    await there.sets()
    for number in range(9):
        if number == 4:
            assert "Fewer than 5, or nobody" in await there.hall.ann.force(at.MEETING, there.made.id)
        last = await there.hears(f"alex {number}")
        await comes(there, last)
        await comes(there, last)
    told = await there.hall.ann.force(at.MEETING, there.made.id)
    assert "At least 5." in told
    assert "9" not in there.hall.ann.card.facts[0].words
    assert "member" not in told
    assert not any(there.who(last) in repr(one) for one in await there.hall.every(Coming))
    await last.press("I will not come after all")
    assert len(await there.hall.every(Coming)) == 8


async def test_who_is_not_known_again_or_does_not_hear_gets_the_file_and_is_not_counted() -> None:
    there = await heard()
    await there.sets()
    visitor = there.hall.branch.somebody("visitor", lasting=False)
    assert "**Meeting:**" in await visitor.force(at.HEAR, there.made.id)
    assert signing_up.NOT_KNOWN in await comes(there, visitor)
    assert "meeting.ics" in files(visitor)
    other = there.hall.branch.somebody("other")
    assert meeting.NOT_HEARING in await comes(there, other)
    assert "meeting.ics" in files(other)
    assert not await there.hall.every(Coming)


@pytest.mark.parametrize(
    ("when", "place", "wrong"),
    [
        ("1/11/2026 10:00", "Room 2", "Within a year"),
        ("soon", "Room 2", "Within a year"),
        ("1/1/2029", "Room 2", "Within a year"),
        ("1/12/2026 17:00", "x" * 201, "long"),
        ("1/12/2026 17:00", "Room 2. Everybody else has joined.", "Only where it is"),
    ],
)
async def test_bad_input_is_not_taken(when: str, place: str, wrong: str) -> None:
    there = await heard()
    assert wrong in await there.sets(when, place)
    assert not await there.hall.every(Meeting)


@pytest.mark.parametrize("place", ["https://meet.example.org/a-room", "Our room by the canteen", "Ward 4, level 2"])
async def test_a_link_to_an_online_meeting_and_a_room_of_ours_are_places(place: str) -> None:
    there = await heard()
    await there.sets(place=place)
    assert await there.hall.every(Meeting)


async def test_only_organisers_of_the_place_set_it_and_of_a_draft_nobody_learns() -> None:
    there = await heard()
    alex = there.hall.branch.somebody("alex")
    for somebody in (there.hall.dan, there.hall.kim, alex):
        await somebody.send(f"{meeting.SET} {there.made.id}", when="1/12/2026 17:00", minutes="60", place="Here")
        await somebody.force(at.MEETING, there.made.id)
        assert "No meeting is set" not in somebody.words
    assert not await there.hall.every(Meeting)
    draft = await there.hall.drafted()
    await there.hall.ann.send(f"{meeting.SET} {draft.id}", when="1/12/2026 17:00", minutes="60", place="Here")
    assert meeting.NOT_YET in there.hall.ann.words
    for action in (COME, CALENDAR):
        assert await alex.force(action, draft.id) == signing_up.OVER


async def test_who_signed_up_is_erased_when_it_is_over() -> None:
    there = await heard()
    await there.sets()
    await comes(there, await there.hears("alex"))
    there.hall.branch.clock.move(timedelta(days=15))
    await there.sweeps()
    assert not await there.hall.every(Coming)
    assert not await there.hall.every(MeetingKey)
    assert await there.hall.every(Meeting)


async def test_after_the_end_nothing_is_set_and_nobody_is_told() -> None:
    there = await heard()
    await there.hears("alex")
    await there.ends()
    assert meeting.ENDED in await there.hall.ann.force(meeting.SET, there.made.id)
    assert not await there.delivers()
