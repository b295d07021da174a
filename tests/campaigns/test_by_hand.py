"""Every button and form of campaigns, sent by hand by those who may not, with ids that they came by."""

import pytest

from bot.campaigns import at, meeting_words, messages, previewing, routing, sending, starting, wanting
from bot.campaigns.hearing_of import HERE
from bot.people.offices import pseudonym
from bot.records import Campaign, CampaignMessage, Hears, Meeting, Office, Plan
from bot.routes import Routes
from tests.campaigns.heard import Heard, heard
from tests.campaigns.parts import Hall
from tests.house.parts import appointed, log
from tests.people.living import Somebody

CANARY = "canaryoftheorganisers"
# For everybody who was asked or asked to hear; `tests/campaigns/test_hearing_of.py` and `test_meeting.py` hold them.
FOR_ALL = {
    at.HEAR,
    HERE,
    wanting.STOP,
    sending.SHOW,
    meeting_words.COME,
    meeting_words.NOT_COME,
    meeting_words.CALENDAR,
}
FILLED = {"words": "x", "why": "x", "name": "x", "title": "x", "place": "x", "when": "1/12/2026 17:00", "joined": "3"}


def _all() -> tuple[list[str], list[str]]:
    routes = Routes()
    routing.add(routes)
    return sorted(set(routes._pressed) - FOR_ALL - {previewing.NOTHING}), sorted(routes._submitted)


PRESSED, SUBMITTED = _all()


async def _former(hall: Hall) -> Somebody:
    """Who organised here until just now, and wrote nothing."""
    eve = await appointed(hall.branch, "eve", hall.hall.id, "organiser")
    (office,) = [one for one in await hall.every(Office) if one.person == pseudonym(eve.person, hall.branch.desk)]
    await hall.olu.force("people.removed", office.id)
    assert await eve.force(at.NEW)
    assert "Only an organiser" in eve.words
    return eve


async def _kept(there: Heard) -> tuple[object, ...]:
    kinds = (Campaign, CampaignMessage, Meeting, Hears, Plan)
    return (*[await there.hall.every(kind) for kind in kinds], await log(there.hall.branch))


async def _filled() -> tuple[Heard, Campaign, list[str]]:
    """A campaign with a message that waits, a meeting and a plan; and values by which things of it could be reached."""
    there = await heard()
    await there.sets(place="Room 7")
    await there.hall.ann.force(at.PLAN, there.made.id)
    await there.writes(f"{CANARY}. You must come.")
    await there.hall.ann.press("Ask another organiser")
    (message,) = await there.hall.every(CampaignMessage)
    made, desk = await there.hall.again(there.made), there.hall.branch.desk
    phases = [one.key for plan in await there.hall.every(Plan) for one in plan.phases]
    marks = starting.mark(made, desk.secret), messages.mark(message, desk)
    values = [made.id, message.id, *(f"{made.id} {one}" for one in marks)]
    return there, made, [*values, *(f"{made.id} {one}" for one in phases[:1]), *phases[:1]]


@pytest.mark.parametrize("who", ["mel", "kim", "dan", "eve"])
async def test_a_member_a_rep_an_organiser_of_elsewhere_and_a_former_one_do_nothing_by_hand(who: str) -> None:
    there, made, values = await _filled()
    hall = there.hall
    somebody = {"kim": hall.kim, "dan": hall.dan, "mel": hall.branch.somebody("mel")}.get(who) or await _former(hall)
    before = await _kept(there)
    for value in values:
        for action in PRESSED:
            words = await somebody.force(action, value)
            assert CANARY not in words, action
            assert who == "kim" or made.question not in words, action
        for key in SUBMITTED:
            words = await somebody.send(f"{key} {value}", "", **FILLED)
            assert CANARY not in words, key
            assert who == "kim" or made.question not in words, key
    assert await _kept(there) == before


async def test_the_same_values_do_something_for_who_may() -> None:
    """So that the test above cannot pass because nothing is reached."""
    there, made, values = await _filled()
    assert CANARY in await there.hall.ben.force(at.MESSAGES, made.id)
    assert await there.hall.ben.force(messages.APPROVE, values[3])
    (message,) = await there.hall.every(CampaignMessage)
    assert message.sent is not None
