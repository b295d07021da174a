"""My data: all that leads to somebody's account is shown to them alone, and the rest is said with why it is not."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import timedelta

import pytest

from bot import posted
from bot.events import Owner, Person, Place, Said
from bot.membership.knowing import told_id
from bot.people import linking
from bot.privacy import hands
from bot.privacy.linked import LINKED
from bot.privacy.mine import mine
from bot.privacy.not_linked import NOT_LINKED, Why
from bot.records import (
    KINDS,
    Address,
    Approval,
    Asked,
    AuditEntry,
    Campaign,
    CampaignMessage,
    CaseNote,
    DigestWish,
    Draft,
    Hears,
    InForce,
    Invitation,
    KeptFrom,
    Mark,
    Membership,
    News,
    Notice,
    Office,
    Pace,
    Posted,
    Preference,
    Report,
    ReturnAddress,
    Role,
    Spoken,
    State,
    Survey,
    Talk,
    Tries,
    Unasked,
    Unread,
    Willing,
    Works,
    notice,
)
from bot.records.papers import Letter
from bot.records.reports import Mode
from bot.records.second_factor import Enrolling, SecondFactor, Unlocked
from bot.records.signing_in import Seated, Session, SignInLink
from bot.records.surveys import Questionnaire, Stage, Wanted
from bot.recruitment import consent
from bot.replies import Text
from bot.store import Record, run
from bot.telling import WAITING
from tests.cases.parts import Hall, hall
from tests.fakes import NOON, TODAY, kept
from tests.house.parts import two_workplaces, working
from tests.house.test_pausing import stopped
from tests.outbox.samples import EACH
from tests.people.living import Branch, Somebody
from tests.reports.hall import hall as town_hall
from tests.reports.hall import reported

LATER = NOON + timedelta(days=1)
DUE_TO_OFFICE = {Preference, Notice, Report, CaseNote, Draft, InForce, Invitation, Unread, Posted, Survey}


def test_every_kind_of_record_is_shown_or_is_said_not_to_be_with_the_reason() -> None:
    assert {*LINKED, *NOT_LINKED} == set(KINDS)
    assert set(NOT_LINKED.values()) == set(Why)


def test_whatever_holds_a_pseudonym_is_shown_but_for_whom_a_report_is_kept_from() -> None:
    holding = {kind for kind in KINDS if "a pseudonym" in set(_texts(EACH[kind]))}
    assert holding >= {Office, Works, Preference, Unread, Draft}
    assert holding <= LINKED.keys() | {KeptFrom}


async def test_of_each_kind_that_leads_to_somebody_they_see_what_is_kept_and_others_do_not() -> None:
    there = await hall()
    kim, sam, eve = await there.rep("kim"), await there.rep("sam"), there.branch.somebody("eve")
    case = await there.report()
    await there.pass_by(timedelta(minutes=1))
    before = {who.name: await shown(there, who) for who in (kim, sam)}
    await kim.say("claim ACDE-FGHJ-3467")
    member = Membership(told_id(there.who(kim), there.branch.desk), LATER, member=True)
    id_ = consent.record_id(there.who(kim), there.branch.desk)
    asked = (Asked(id_, not_before=TODAY, left=2), Unasked(id_))
    await there.keep(*records(there.who(kim), there.place.id, case), member, *asked)
    await post(there, kim)
    found = await shown(there, kim)
    assert set(found) == set(LINKED)
    assert all(found[kind] != before["kim"].get(kind) for kind in (*DUE_TO_OFFICE, Tries, Works))
    assert await shown(there, sam) == before["sam"]
    assert not await shown(there, eve)
    assert "canary" not in "".join(found.values())


async def test_they_are_shown_as_a_card_with_what_can_be_done_about_it() -> None:
    branch = Branch()
    place, _ = await two_workplaces(branch)
    alex = await working(branch, "alex", place.id)
    await alex.say("my data")
    assert [(fact.label, fact.words) for fact in alex.card.facts] == [
        ("Where you work", "Town Hall, until 22 November 2027"),
        ("This conversation", "That I have said what I am, until 15:00 in London"),
    ]
    assert alex.card.private
    await alex.press("Forget where I work")
    assert await kept(branch.desk.store, Works) == ()
    await alex.say("what do you know about me?")
    assert [fact.label for fact in alex.card.facts] == ["This conversation"]
    branch.clock.move(timedelta(hours=4))
    assert not await shown_in(branch, alex)


async def test_what_is_not_shown_is_told_to_everybody_alike_with_the_reason() -> None:
    alex = Branch().somebody("alex")
    await alex.say("my data")
    await alex.press("What is not shown, and why")
    assert [fact.label for fact in alex.card.facts] == [one.value.what for one in Why]


@pytest.mark.parametrize("mode", [Mode.ANONYMOUS, Mode.CONFIDENTIAL, Mode.NAMED])
async def test_that_somebody_has_reported_shows_nowhere(mode: Mode) -> None:
    branch = Branch()
    place = await town_hall(branch)
    alex, eve = branch.somebody("alex"), branch.somebody("eve")
    for who in (alex, eve):
        await who.say("hello")
    await reported(alex, place, mode)
    if mode is not Mode.ANONYMOUS:
        assert await kept(branch.desk.store, ReturnAddress)
    assert await shown_in(branch, alex) == await shown_in(branch, eve)


async def test_no_count_tells_of_what_is_held_or_kept_from_somebody() -> None:
    there = await hall()
    kim = await there.rep("kim")
    before = await shown(there, kim)
    held = await there.report(held=NOON + timedelta(hours=5))
    hidden = await there.report(kept_from=(kim,))
    who = there.who(kim)
    await there.keep(
        replace(hidden, taken_by=who),
        Unread("hidden", who, News.REPORT, hidden.id),
        CaseNote("note", hidden.id, who, 1, "2026-W47", "words"),
        Draft(
            *("draft", hidden.system, there.place.id, Letter.INFORMATION, "A letter", (), "2026-W47", who),
            hidden_from=(who,),
        ),
    )
    assert [one for one in await there.every(Notice) if one.about == who], "one is to be sent once it comes up"
    assert held.id in {one.about for one in await there.every(Unread)}
    assert await shown(there, kim) == before


async def test_how_many_entries_of_the_log_are_theirs_is_told_to_nobody() -> None:
    there = await hall()
    await there.organiser.say("my data")
    (fact,) = [fact for fact in there.organiser.card.facts if fact.label == "The log"]
    assert fact.words.startswith("What you did in a role, on 22 November 2026.")
    assert len([one for one in await there.every(AuditEntry) if one.who == there.who(there.organiser)]) == 1


async def test_who_holds_a_role_no_more_still_sees_what_is_left_of_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=TODAY))
    found = await shown(there, kim)
    assert "until 22 November 2026" in found[Office]
    assert {Address, AuditEntry} <= set(found)


async def test_where_others_read_along_nothing_is_shown() -> None:
    branch = Branch()
    olu = await branch.organiser()
    channel = replace(olu.place, key="channel-canary", private=False, room="channel-canary", reach="")
    replies = await branch.bot.handle(Said(olu.person, channel, "cause-canary", "my data"))
    assert replies[-1] == hands.NOT_HERE


async def test_while_the_bot_is_paused_somebody_still_sees_what_is_held_and_stops_it() -> None:
    branch = Branch()
    _, member = await stopped(branch)
    await member.say("my data")
    assert "Where you work" in [fact.label for fact in member.card.facts]
    assert "paused" not in member.words
    await member.press("What is not shown, and why")
    assert member.card.facts
    assert "paused" not in await member.say("stop")


async def shown(there: Hall, who: Somebody) -> dict[type[Record], str]:
    return await shown_in(there.branch, who)


async def shown_in(branch: Branch, who: Somebody) -> dict[type[Record], str]:
    event = Said(who.person, who.place, "cause-canary", "my data")

    async def look(tx: object) -> dict[type[Record], str]:
        asker = await mine(tx, event, branch.desk)  # type: ignore[arg-type]
        return {kind: words for kind, one in LINKED.items() if (words := await one.words(asker))}

    return await run(branch.desk.store, look)


def records(who: str, place: str, case: Report) -> tuple[Record, ...]:
    """One of each kind that leads to somebody who holds an office."""
    return (
        Works(who, LATER, place),
        Spoken(who, LATER, "cy"),
        Willing(who, LATER, who[:2], LATER, place, "address-canary"),
        DigestWish(who, LATER, who[:2], LATER, "address-canary"),
        Preference(who, Pace.WEEKLY),
        replace(notice("sent", "", WAITING, who, NOON), state=State.DONE),
        replace(case, taken_by=who),
        CaseNote("note", case.id, who, 1, "2026-W47", "words-canary"),
        Draft("draft", case.system, place, Letter.INFORMATION, "A canary", (), "2026-W47", who),
        InForce("hall/a.b", place, "a.b", Mark.SAME, "The text", TODAY, "Kim", TODAY),
        Invitation("code", LATER, LATER, Role.REP, place, "Someone-Canary", by=who),
        Unread("unread", who, News.OVERDUE, case.id),
        Survey("survey", NOON, place, Stage.OPEN, who, "Kim", Questionnaire({}, {}, ("en",), ())),
        Approval("survey/longer", "survey", Wanted.LONGER, who, refused="words-canary"),
        SecondFactor(who, "SECRETCANARY", TODAY, 5),
        Enrolling(who, LATER, LATER, "SECRETCANARY"),
        Unlocked("where", LATER, LATER, who),
        Session("a hash", LATER, NOON + timedelta(hours=12), who, "Firefox on Windows", Owner.UNION, TODAY),
        Seated("a hash", who, "browser-canary"),
        SignInLink("a hash", LATER, LATER, who, "hash-canary", "Firefox on Windows", Owner.UNION),
        Talk("talk", place, "2026-W47", "2026-W47", taken_by=who),
        Hears(who, LATER, who[:2], LATER, "address-canary", ("campaign",)),
        CampaignMessage("message", "campaign", TODAY, "Words of a canary.", made_by=who),
        Campaign("campaign", place, name="cameras at work", question="Words of a canary?", made_by=who),
    )


async def post(there: Hall, who: Somebody) -> None:
    async with there.branch.desk.store.transaction() as tx:
        await posted.keep(tx, "key", who.place.reach, (Text("Words of a canary."),), there.branch.clock())


@pytest.mark.parametrize("linked", [False, True])
async def test_that_addresses_are_looked_up_is_said_only_where_they_are(linked: bool) -> None:
    branch = Branch()

    async def address(_: Person, __: Place) -> str:
        raise NotImplementedError  # nobody is looked up to be told so

    if linked:
        branch.desk.linking.look_ups["test"] = address
    alex = branch.somebody("alex")
    told = await alex.say("my data")
    assert (linking.MINE in told) is linked


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
