"""Who may do what with a request for a talk: anybody else gets the words of one that does not exist, and no trace."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.cases.codes import code
from bot.events import Pressed, Said, Submitted
from bot.log_lines import Lines
from bot.people.offices import today_in
from bot.records import AuditEntry, KeptFrom, Notice, Office, Talk, Unread
from bot.records.notices import News
from bot.replies import Form
from bot.sight import of
from bot.telling import OPEN_TALK
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody
from tests.second_factor.steps import employers
from tests.talks.asked import NAME, REACH, asked, begun, the_talk, ticks

ACTIONS = ("open", "take", "give_back", "hand", "organiser", "done", "not_done")
GONE = "I have no such request for you."


async def everything(there: Hall) -> object:
    return [await there.every(kind) for kind in (Talk, KeptFrom, AuditEntry, Unread, Office)]


async def refused(there: Hall, who: Somebody, talk: Talk, words: str) -> None:
    """Whatever they send, they are told the same as of a request that there is not, and nothing changes."""
    before = await everything(there)
    for action in ACTIONS:
        said = await who.force(f"talks.{action}", talk.id)
        assert words in said
        assert said == await who.force(f"talks.{action}", "no such request")
        assert talk.id not in str(who.replies)
    said = await who.send(f"talks.handed {talk.id}", to="somebody")
    assert words in said
    assert said == await who.send("talks.handed no such request", to="somebody")
    assert await everything(there) == before


async def test_nobody_without_an_office_and_no_rep_of_elsewhere_can_do_anything_with_it() -> None:
    there = await hall()
    await there.rep("kim")
    depot = await there.workplace("Depot")
    dan, mo = await there.rep("dan", depot.id), there.branch.somebody("mo")
    await mo.say("hello")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    await refused(there, dan, talk, GONE)
    await refused(there, mo, talk, "Only a rep can do that.")
    assert "Only a rep can do that." in await mo.force("talks.list")
    assert "No talk is asked for" in await dan.force("talks.list")


async def test_an_organiser_of_elsewhere_sees_nothing_of_it_and_one_of_the_place_sees_no_name() -> None:
    there = await hall()
    await there.rep("kim")
    depot = await there.workplace("Depot")
    ola = await there.rep("ola", depot.id, "organiser")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    await refused(there, ola, talk, GONE)
    await there.organiser.force(OPEN_TALK, talk.id)
    assert "Taken by: nobody" in there.organiser.words
    assert NAME not in there.organiser.words
    assert REACH not in there.organiser.words


async def test_whoever_is_ticked_sees_no_trace_and_no_count_of_it() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    alex = there.branch.somebody("alex")
    seen = await looked(kim)
    await begun(alex, there)
    await alex.fill(name=NAME, reach=REACH, hidden=ticks(alex, "Kim"))
    talk = await the_talk(there)
    await refused(there, kim, talk, GONE)
    assert await looked(kim) == seen
    assert not [one for one in await there.every(Unread) if one.to == there.who(kim)]
    assert not [one for one in await there.every(Notice) if one.about == there.who(kim)]
    await sam.force("talks.take", talk.id)
    await sam.force("talks.hand", talk.id)
    assert "There is nobody else" in sam.words
    await there.pass_by(timedelta(days=9))
    assert "kim" not in there.told.names
    await kim.say("hello")
    until = [one for one in await looked(kim) if "I hold about you" not in one]
    assert until == [one for one in seen if "I hold about you" not in one]


async def looked(who: Somebody) -> list[str]:
    """All that a rep can look at which could count."""
    return [await who.say(words) for words in ("talks asked for", "inbox", "my data")] + [
        await who.force("inbox.waiting"),
        *who.labels,
    ]


async def test_typed_names_leave_out_whoever_could_be_meant_and_say_nothing_of_who_was_found() -> None:
    there = await hall()
    kim = await there.rep("kim")
    said = {}
    for name, hidden in (("found", "Kim"), ("not", "Zebedee")):
        page = there.branch.somebody(name, lasting=False)
        await begun(page, there)
        assert [field.kind for field in page.form.fields if field.name == "hidden"] == ["paragraph"]
        await page.fill(name=NAME, reach=REACH, hidden=f"{hidden}\nSomebody Else")
        said[name] = page.words.replace(page.card.facts[0].words, "")
    assert said["found"] == said["not"]
    assert "I do not say here who holds a role." in said["found"]
    await kim.force("talks.list")
    assert len(kim.labels) == 1


async def test_whom_everybody_is_ticked_is_told_that_nobody_would_be_left() -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    await begun(alex, there)
    await alex.fill(name=NAME, reach=REACH, hidden=ticks(alex, "The organiser"))
    assert alex.form.errors["hidden"].startswith("Then nobody would be left")
    assert await there.every(Talk) == ()


async def test_who_sees_it_needs_their_second_step_wherever_it_is_needed_for_reports() -> None:
    there = await employers()
    kim = await there.rep("kim")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    for action in ACTIONS:
        await kim.force(f"talks.{action}", talk.id)
        assert "Set it up" in kim.labels
        assert NAME not in kim.words
    assert (await the_talk(there)).taken_by == ""
    await kim.force("talks.list")
    assert "nobody has it" in kim.labels[0]


async def test_whoever_loses_their_role_has_it_no_more_and_others_can_take_it() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    await kim.force("talks.take", talk.id)
    (office,) = [one for one in await there.every(Office) if one.person == there.who(kim)]
    await there.keep(replace(office, until=today_in("Europe/London", there.branch.clock())))
    assert NAME not in await kim.force(OPEN_TALK, talk.id)
    await sam.force("talks.list")
    assert "nobody has it" in sam.labels[0]
    assert "You have taken this request." in await sam.force("talks.take", talk.id)
    assert NAME in await sam.force(OPEN_TALK, talk.id)


async def test_what_was_delivered_twice_changes_nothing_and_says_the_same() -> None:
    there = await hall()
    kim, sam = await there.rep("kim"), await there.rep("sam")
    await asked(there.branch.somebody("alex"), there)
    talk = await the_talk(there)
    steps: tuple[tuple[str, Callable[[], Awaitable[object]]], ...] = (
        ("take", lambda: kim.force("talks.done", talk.id)),
        ("not_done", lambda: kim.force("talks.give_back", talk.id)),
    )
    for action, then in steps:
        first = await kim.force(f"talks.{action}", talk.id, f"{action}-canary")
        await then()
        kept, log = await the_talk(there), await there.every(AuditEntry)
        assert await kim.force(f"talks.{action}", talk.id, f"{action}-canary") == first
        assert await the_talk(there) == kept
        assert await there.every(AuditEntry) == log
    assert await there.unread(sam) == [News.TALK]


async def test_the_audit_log_tells_it_by_its_code_and_only_to_who_may_see_it() -> None:
    there = await hall()
    kim = await there.rep("kim")
    await there.rep("olga", role="organiser")
    olga = there.branch.somebody("olga")
    alex = there.branch.somebody("alex")
    await begun(alex, there)
    await alex.fill(name=NAME, reach=REACH, hidden=ticks(alex, "Olga"))
    talk = await the_talk(there)
    for action in ("list", "take", "open", "done", "not_done"):
        await kim.force(f"talks.{action}", talk.id)
    lines = {who.name: await told(there, who) for who in (there.organiser, olga)}
    assert [line.partition("**Kim** ")[2] for line in lines["olu"] if "Kim" in line][1:] == [
        "looked at the talks asked for at Town Hall",
        *(f"{did} the request {code(talk.id)} for a talk{rest}" for did, rest in DONE),
    ]
    assert not [line for line in lines["olga"] if "request" in line]


DONE = (("took up", ""), ("opened", ""), ("noted", " as done"), ("noted", " as not done after all"))


async def told(there: Hall, who: Somebody) -> list[str]:
    desk = there.branch.desk
    async with desk.store.transaction() as tx:
        lines = Lines(tx, await of(tx, who.person, desk), desk)
        entries = await tx.find(AuditEntry)
        return [
            (await lines.line(one, subject)).replace("\\", "")
            for one in entries
            if (subject := await lines.subject(one))
        ]


@pytest.mark.parametrize("made", ["said", "pressed", "go on", "where", "send", "by receipt"])
async def test_where_others_read_along_nothing_is_asked_and_nothing_kept(made: str) -> None:
    there = await hall()
    alex = there.branch.somebody("alex")
    channel = replace(alex.place, private=False, key="channel-canary", room="channel-canary", reach="")
    values = {"name": NAME, "reach": REACH}
    events: dict[str, Pressed | Said | Submitted] = {
        "said": Said(alex.person, channel, "cause-canary", "talk to a rep"),
        "pressed": Pressed(alex.person, channel, "cause-canary", "talks.ask", "campaign"),
        "go on": Pressed(alex.person, channel, "cause-canary", "talks.begin"),
        "where": Submitted(alex.person, channel, "cause-canary", "talks.where", {"workplace": there.place.id}),
        "send": Submitted(alex.person, channel, "cause-canary", f"talks.send {there.place.id}", values),
        "by receipt": Submitted(alex.person, channel, "cause-canary", "talks.change 1234123412341234", {"reach": "x"}),
    }
    replies = await there.branch.bot.handle(events[made])
    assert not [one for one in replies if isinstance(one, Form)]
    assert "Others can read this place." in str(replies[-1])
    assert await there.every(Talk) == ()
