"""Organisers appoint reps, see them, end and remove them; an office passes on; there is always an organiser."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import days
from bot.people import claiming, offices
from bot.people.appointing import ALREADY
from bot.people.holders import LAST
from bot.records import Invitation, Office, Role
from tests.fakes import TODAY, kept
from tests.people.living import Branch, Somebody

DAY = timedelta(days=1)


async def appointed(organiser: Somebody, name: str, role: Role = Role.REP, **more: str) -> Somebody:
    """Somebody who has entered the code that the organiser was shown."""
    await organiser.open()
    await organiser.press("Appoint somebody")
    await organiser.fill(**{"name": name, "role": role, "workplace": "all", **more})
    rep = Somebody(organiser.bot, organiser.store, name)
    await rep.say(f"claim {organiser.code}")
    return rep


async def test_i_appoint_a_rep_who_enters_the_code_and_sees_the_desk_while_a_member_sees_nothing_of_it() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.open()
    await organiser.press("Appoint somebody")
    told = await organiser.fill(name="Sam  Okafor", role="rep", workplace="all")
    assert "The code for **Sam Okafor**, as rep for all workplaces" in told
    assert "I show it only now" in told
    rep, member = branch.somebody("sam"), branch.somebody("alex")
    assert "Thank you, Sam Okafor. You are now **rep** for all workplaces." in await rep.say(f"claim {organiser.code}")
    assert "You are **rep** for all workplaces." in await rep.open()
    assert "Appoint somebody" not in rep.labels
    assert "The desk is for reps and organisers." in await member.open()
    assert rep.labels != member.labels == []


async def test_a_code_shown_by_an_organiser_lapses_after_a_week() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam", role="rep", workplace="all")
    branch.clock.move(7 * DAY)
    assert claiming.WRONG in await branch.somebody("sam").say(f"claim {organiser.code}")


async def test_an_appointment_that_is_sent_twice_makes_one_code() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.force("people.appoint")
    form = organiser.form
    wanted = {"name": "Sam", "role": "rep", "workplace": "all"}
    await organiser.send(form.key, "one", **wanted)
    assert ALREADY in await organiser.send(form.key, "one", **wanted)
    assert len(await kept(branch.desk.store, Invitation)) == 1


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"name": " "}, "Please answer this one."),
        ({"role": "king"}, "Please choose from the list."),
        ({"workplace": "nowhere"}, "Please choose from the list."),
        ({"until": "soon"}, "That is not a day that I can read."),
        ({"until": "21/11/2026"}, "That day is over."),
    ],
)
async def test_what_cannot_be_taken_comes_back_beside_its_field(values: dict[str, str], wrong: str) -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.force("people.appoint")
    assert wrong in await organiser.fill(**{"name": "Sam", "role": "rep", "workplace": "all", **values})
    assert set(organiser.form.errors) == set(values)
    assert await kept(branch.desk.store, Invitation) == ()


async def test_from_its_last_day_on_an_office_gives_no_rights() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    rep = await appointed(organiser, "sam", until=days.written(TODAY + 2 * DAY))
    assert "That ends on 24 November 2026." in rep.words
    branch.clock.move(DAY)
    assert "You are **rep**" in await rep.open()
    branch.clock.move(DAY)
    assert "The desk is for reps and organisers." in await rep.open()
    assert "Only a rep can do that." in await rep.force("people.hand_over")
    await organiser.open()
    await organiser.press("Reps and organisers")
    assert "Ended on: 24 November 2026" in await organiser.press("sam, rep for all workplaces")


async def test_i_set_and_clear_an_end_and_remove_a_rep() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    rep = await appointed(organiser, "sam")
    await organiser.force("people.list")
    await organiser.press("sam, rep for all workplaces")
    await organiser.press("Set or clear the end date")
    assert "Until: 31 March 2027" in await organiser.fill(until="31/3/2027")
    await organiser.press("Set or clear the end date")
    assert organiser.form.values == {"until": "31/3/2027"}
    assert "Until" not in await organiser.fill(until="")
    assert "would at once no longer be rep" in await organiser.press("Remove sam")
    assert "You are **rep**" in await rep.open()
    assert "sam is no longer rep for all workplaces." in await organiser.press("Yes, remove sam")
    assert "The desk is for reps and organisers." in await rep.open()


async def test_an_invitation_can_be_taken_back() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam", role="rep", workplace="all")
    code = organiser.code
    await organiser.force("people.list")
    assert "can no longer be used" in await organiser.press("Take back the invitation of Sam")
    assert claiming.WRONG in await branch.somebody("sam").say(f"claim {code}")


async def test_a_rep_hands_over_and_is_rep_until_the_other_has_entered_the_code() -> None:
    branch = Branch()
    rep = await appointed(await branch.organiser(), "sam")
    await rep.open()
    await rep.press("Hand over")
    assert "The code for **Kim**, as rep for all workplaces" in await rep.fill(name="Kim")
    code = rep.code
    assert "You are **rep**" in await rep.open()
    following = branch.somebody("kim")
    assert "Thank you, Kim. You are now **rep**" in await following.say(f"claim {code}")
    assert "The desk is for reps and organisers." in await rep.open()
    assert {office.name for office in await kept(branch.desk.store, Office)} == {"The organiser", "Kim"}


async def test_a_hand_over_of_somebody_who_was_removed_meanwhile_is_worth_nothing() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    rep = await appointed(organiser, "sam")
    await rep.force("people.hand_over")
    await rep.fill(name="Kim")
    await organiser.force("people.list")
    await organiser.press("sam, rep for all workplaces")
    await organiser.press("Remove sam")
    await organiser.press("Yes, remove sam")
    assert claiming.WRONG in await branch.somebody("kim").say(f"claim {rep.code}")


async def test_what_a_removed_organiser_offered_is_worth_nothing() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    other = await appointed(organiser, "eve", Role.ORGANISER)
    await other.force("people.appoint")
    await other.fill(name="Eve again", role="organiser", workplace="all")
    await organiser.force("people.list")
    await organiser.press("eve, organiser for all workplaces")
    await organiser.press("Remove eve")
    await organiser.press("Yes, remove eve")
    assert claiming.WRONG in await other.say(f"claim {other.code}")


async def test_the_last_organiser_cannot_be_removed_or_ended_but_can_hand_over() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.force("people.list")
    await organiser.press("The organiser, organiser for all workplaces")
    card = organiser.replies
    assert LAST in await organiser.press("Remove The organiser")
    organiser.replies = card
    await organiser.press("Set or clear the end date")
    assert LAST in await organiser.fill(until="31/3/2027")
    (office,) = await kept(branch.desk.store, Office)
    assert LAST in await organiser.force("people.removed", office.id)
    await organiser.force("people.hand_over")
    await organiser.fill(name="Kim")
    assert "You are now **organiser**" in await branch.somebody("kim").say(f"claim {organiser.code}")
    assert [one.name for one in await kept(branch.desk.store, Office)] == ["Kim"]


async def test_with_another_organiser_who_stays_the_first_may_go() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await appointed(organiser, "kim", Role.ORGANISER, until="31/3/2027")
    (mine,) = [one for one in await kept(branch.desk.store, Office) if one.name != "kim"]
    assert LAST in await organiser.force("people.removed", mine.id)
    await appointed(organiser, "sam", Role.ORGANISER)
    assert "is no longer organiser" in await organiser.force("people.removed", mine.id)
    assert "Only an organiser can do that." in await organiser.force("people.list")


async def test_no_code_takes_away_what_somebody_has() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.force("people.appoint")
    await organiser.fill(name="Olu", role="organiser", workplace="all", until="31/3/2027")
    await organiser.say(f"claim {organiser.code}")
    assert [(one.name, one.until) for one in await kept(branch.desk.store, Office)] == [("Olu", None)]


async def test_i_change_my_name() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    await organiser.open()
    await organiser.press("Change my name")
    assert organiser.form.values == {"name": "The organiser"}
    await organiser.fill(name="Olu Adeyemi")
    assert [one.name for one in await kept(branch.desk.store, Office)] == ["Olu Adeyemi"]


ORGANISING = ("people.appoint", "people.list", "people.holder", "people.end", "people.remove", "people.removed")


@pytest.mark.parametrize("action", [*ORGANISING, "people.take_back", "people.hand_over", "people.name"])
@pytest.mark.parametrize("value", ["", "nothing", "real"])
async def test_a_member_who_presses_what_is_not_theirs_learns_only_that_it_needs_the_role(
    action: str, value: str
) -> None:
    branch = Branch()
    await branch.organiser()
    if value == "real":
        value = (await kept(branch.desk.store, Office))[0].id
    member = branch.somebody("alex")
    await member.open("chat")
    refused = "Only a rep can do that." if action in ("people.hand_over", "people.name") else "Only an organiser can"
    assert (await member.force(action, value)).startswith(refused)
    assert len(await kept(branch.desk.store, Office)) == 1


@pytest.mark.parametrize("form", ["people.appoint", "people.end x", "people.hand_over x", "people.rename"])
async def test_a_member_who_sends_what_is_not_theirs_learns_only_that_it_needs_the_role(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hashed(typed: str, secret: bytes) -> str:
        raise AssertionError("work that a member caused")

    monkeypatch.setattr("bot.people.codes.hashed", hashed)
    branch = Branch()
    member = branch.somebody("alex")
    await member.open("chat")
    assert "can do that." in await member.send(form, name="Eve", role="organiser", workplace="all", until="")
    assert await kept(branch.desk.store, Invitation) == ()


@given(st.dates(date(1000, 1, 1)))
def test_a_day_is_read_as_it_is_written(day: date) -> None:
    assert days.read(days.written(day)) == days.read(day.isoformat()) == day


@given(st.text())
def test_any_other_words_are_no_day(text: str) -> None:
    days.read(text)


@given(st.dates(), st.dates())
def test_an_office_is_held_until_the_day_before_its_end(until: date, today: date) -> None:
    office = Office("", "", Role.REP, "", "", TODAY, until)
    assert offices.holds(office, today) == (today < until)
