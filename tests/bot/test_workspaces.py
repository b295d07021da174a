"""Who owns a workspace: the settings say it for all, an organiser for each; none is taken for the union's by chance."""

from dataclasses import replace

import pytest

from bot import memory, owners, workspaces
from bot.bot import Bot
from bot.desk import House
from bot.events import Opened, Owner, Person, Place, Said
from bot.identity import readers
from bot.people.offices import refused
from bot.records import Ownership, Role
from bot.records.audit import AuditEntry, Did
from bot.replies import Card, Replies, Text
from bot.store import MemoryStore, UnavailableError
from tests import fakes
from tests.fakes import ALEX, BrokenStore, kept
from tests.house.parts import appointed, two_workplaces
from tests.people.living import Branch, Somebody
from tests.second_factor.steps import open_to

EMPLOYERS, UNIONS = readers(Owner.EMPLOYER), readers(Owner.UNION)
OTHERS = Place("test", "another-canary", "place-canary", Owner.EMPLOYER)


def employers() -> Branch:
    return Branch(owner=Owner.EMPLOYER)


async def stepped(branch: Branch) -> Somebody:
    """The organiser, with the second step given: no workspace becomes the union's without."""
    olu = await branch.organiser()
    await open_to(branch.desk, olu.person, olu.place)
    return olu


def words(replies: Replies) -> str:
    return "\n".join(one.body for one in replies if isinstance(one, Text | Card))


async def greeted(branch: Branch, place: Place, bot: Bot | None = None) -> str:
    person = Person(place.platform, place.tenant, "alex-canary")
    return words(await (bot or branch.bot).home(Opened(person, place, "cause-canary", "home")))


async def the_unions(who: Somebody) -> None:
    await who.say("this workspace")
    await who.press("The union owns it")
    await who.press("Yes, the union owns it")


async def test_unless_it_is_settled_people_are_told_what_the_settings_say() -> None:
    branch = employers()
    place = branch.somebody("alex").place
    assert EMPLOYERS in await greeted(branch, place)
    assert UNIONS in await greeted(branch, replace(place, owner=Owner.UNION))


async def test_an_organiser_settles_it_for_the_workspace_in_which_they_write_and_no_other() -> None:
    branch = employers()
    await the_unions(await stepped(branch))
    alex = branch.somebody("alex")
    assert UNIONS in await greeted(branch, alex.place)
    assert UNIONS in await alex.say("are you human")
    await alex.say("report")
    assert f"Who can read this here: {UNIONS}" in alex.words
    assert "The safer way" not in alex.words
    assert EMPLOYERS in await greeted(branch, OTHERS)
    assert EMPLOYERS in await greeted(branch, replace(alex.place, platform="another"))


async def test_it_is_asked_twice_before_people_are_told_that_no_employer_reads_along() -> None:
    branch = employers()
    olu = await stepped(branch)
    await olu.say("this workspace")
    assert "Are you sure" in await olu.press("The union owns it")
    assert not await kept(branch.desk.store, Ownership)
    await olu.press("No, leave it")
    assert EMPLOYERS in olu.words
    assert EMPLOYERS in await greeted(branch, olu.place)


async def test_what_makes_people_careful_is_done_at_once_and_holds_though_the_settings_change() -> None:
    branch = employers()
    olu = await stepped(branch)
    await olu.say("this workspace")
    await olu.press("The employer owns it")
    assert EMPLOYERS in await greeted(branch, replace(olu.place, owner=Owner.UNION))
    await olu.press("As in my settings")
    assert not await kept(branch.desk.store, Ownership)
    assert UNIONS in await greeted(branch, replace(olu.place, owner=Owner.UNION))


async def test_back_to_settings_that_say_the_union_owns_it_is_asked_twice_as_well() -> None:
    branch = employers()
    branch.start(fakes.desk(clock=branch.clock, house=House("the union", "a phone", Owner.UNION)))
    olu = await stepped(branch)
    await olu.force(workspaces.SET, Owner.EMPLOYER)
    assert "Are you sure" in await olu.press("As in my settings")
    (one,) = await kept(branch.desk.store, Ownership)
    assert one.owner is Owner.EMPLOYER


@pytest.mark.parametrize("role", ["", "rep", "organiser"])
async def test_only_who_organises_all_workplaces_settles_it(role: str) -> None:
    branch = employers()
    hall, _ = await two_workplaces(branch)
    olu = branch.somebody("olu")
    await open_to(branch.desk, olu.person, olu.place)
    sam = await appointed(branch, "sam", hall.id, role) if role else branch.somebody("sam")
    (refusal,) = refused(Role.ORGANISER)
    assert isinstance(refusal, Text)
    assert refusal.body in await sam.say("this workspace")
    for action in (workspaces.SET, workspaces.SURE):
        await sam.force(action, Owner.UNION)
    await sam.force(workspaces.SET, Owner.EMPLOYER)
    assert not await kept(branch.desk.store, Ownership)
    assert EMPLOYERS in await greeted(branch, sam.place)


@pytest.mark.parametrize("value", ["", "self", "nobody", "x" * 5_000])
async def test_what_is_no_owner_is_refused(value: str) -> None:
    branch = employers()
    olu = await stepped(branch)
    await olu.force(workspaces.SURE, value)
    await olu.force(workspaces.SET, value)
    assert not await kept(branch.desk.store, Ownership)


async def test_it_is_logged_once_without_the_workspace_and_delivered_again_changes_nothing() -> None:
    branch = employers()
    olu = await stepped(branch)
    await olu.force(workspaces.SURE, Owner.UNION, "once")
    await olu.force(workspaces.SET, Owner.EMPLOYER, "twice")
    await olu.force(workspaces.SURE, Owner.UNION, "once")
    (one,) = await kept(branch.desk.store, Ownership)
    assert one.owner is Owner.EMPLOYER
    assert olu.place.tenant not in one.id
    log = [entry for entry in await kept(branch.desk.store, AuditEntry) if entry.did is Did.SET_WORKSPACE]
    assert [entry.about for entry in log] == ["", ""]
    assert "set who owns a workspace of the chat" in await olu.say("audit log")


@pytest.mark.parametrize("error", [UnavailableError("away"), None])
async def test_where_the_store_cannot_tell_the_employer_reads_along_whatever_the_settings_say(
    error: Exception | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "PATIENCE", 0.05)
    store = BrokenStore(error)
    bot = Bot(fakes.desk(store=store, house=House("the union", "a phone", Owner.UNION)))
    place = Place("test", "tenant-canary", "place-canary", Owner.UNION)
    assert EMPLOYERS in words(await bot.handle(Said(ALEX, place, "cause-canary", "are you human")))


async def test_a_store_that_cannot_tell_is_not_waited_for_with_every_message_and_asked_again_soon() -> None:
    seconds = [0.0]
    known = owners.Owners(clock=lambda: seconds[0])
    store = BrokenStore(UnavailableError("away"))
    place = Place("test", "tenant-canary", "place-canary", Owner.UNION)
    for _ in range(3):
        assert await known.of(place, store, b"secret") is Owner.EMPLOYER
    assert store.tried <= 2  # each look is done again once
    seconds[0] += owners.FAILED_FOR
    assert await known.of(place, MemoryStore(), b"secret") is Owner.UNION


async def test_what_another_process_has_settled_is_seen_soon() -> None:
    branch = employers()
    seconds = [0.0]
    known = owners.Owners(clock=lambda: seconds[0])
    olu = await stepped(branch)
    store, secret = branch.desk.store, branch.desk.secret
    assert await known.of(olu.place, store, secret) is Owner.EMPLOYER
    await the_unions(olu)
    assert await known.of(olu.place, store, secret) is Owner.EMPLOYER
    seconds[0] += owners.REMEMBERED
    assert await known.of(olu.place, store, secret) is Owner.UNION


async def test_a_trial_on_one_s_own_computer_says_so_of_itself_and_never_of_a_chat_service() -> None:
    branch = employers()
    here = Place("web", "", "place-canary", Owner.SELF)
    assert readers(Owner.SELF) in await greeted(branch, here)
    assert EMPLOYERS in await greeted(branch, replace(branch.somebody("alex").place, owner=Owner.SELF))


async def test_where_there_is_no_workspace_there_is_nothing_to_settle() -> None:
    branch = employers()
    olu = await stepped(branch)
    alone = replace(olu.place, tenant="")
    replies = await branch.bot.handle(Said(olu.person, alone, "cause-canary", "this workspace"))
    assert workspaces.NOT_HERE in replies


async def test_the_desk_has_a_button_for_it_where_there_is_a_workspace() -> None:
    branch = Branch()
    hall, _ = await two_workplaces(branch)
    olu, sam = branch.somebody("olu"), await appointed(branch, "sam", hall.id, "organiser")
    for who in (olu, sam):
        await who.open()
    assert workspaces.OPEN in olu.buttons
    assert workspaces.OPEN not in sam.buttons


async def test_where_several_processes_serve_it_is_read_for_each_event() -> None:
    branch = employers()
    place = branch.somebody("alex").place
    desk = replace(branch.desk, alone=False, owners=owners.Owners(alone=False))
    bot = Bot(desk)
    assert EMPLOYERS in await greeted(branch, place, bot)
    async with desk.store.transaction() as tx:
        await tx.put(Ownership(owners.id_of(place, desk.secret), Owner.UNION))
    assert UNIONS in await greeted(branch, place, bot)
    async with desk.store.transaction() as tx:
        await tx.put(Ownership(owners.id_of(place, desk.secret), Owner.EMPLOYER))
    assert EMPLOYERS in await greeted(branch, place, bot)
