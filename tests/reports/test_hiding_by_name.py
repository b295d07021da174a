"""Where anybody can come, a reporter types who must not see a report, and learns nothing of who holds a role."""

from dataclasses import dataclass, replace
from datetime import timedelta

import pytest

from bot.desk import House
from bot.events import Answer, Owner, Person, Place, Pressed, Submitted
from bot.records import KeptFrom, Notice, Office, Receipt, Report, System, Unread, Workplace
from bot.records.reports import Mode
from bot.replies import Card, Field, Form, Kind, Replies
from bot.reports import erasing
from tests import fakes
from tests.cases.parts import hall as an_office
from tests.fakes import kept
from tests.people.living import Branch, Somebody
from tests.reports.hall import RECEIPT, WHAT, filling, hall, rep

PAGE = Place("web", "", "a page-canary", Owner.UNION, lasting=False)
AT_THE_DESK = replace(PAGE, lasting=True, reach="a browser-canary")
GUEST = Person("web", "", "guest-canary")
ONLY_PEOPLE = ("Sam Hay", "Kim Jones", "Olu Canary")


@dataclass
class Town:
    """A hall with the reps Sam Hay and Kim Jones; Olu Canary organises everywhere."""

    branch: Branch
    place: Workplace
    sent: int = 0

    async def reports(self, names: Answer, mode: Mode = Mode.ANONYMOUS, cause: str = "") -> Replies:
        """From the page."""
        self.sent += 1
        named = {"name": "Ada Canary"} if mode is Mode.NAMED else {}
        values: dict[str, Answer] = {"what": WHAT, "hidden": names, **named}
        made = Submitted(GUEST, PAGE, cause or f"{self.sent}-canary", f"report.send {mode} {self.place.id}", values)
        return await self.branch.bot.handle(made)

    async def the_report(self) -> Report:
        (found,) = await kept(self.branch.desk.store, Report)
        return found

    def somebody(self, name: str) -> Somebody:
        return self.branch.somebody(name)

    async def sees(self, name: str) -> bool:
        """Whether they find it, by every way; whoever does not is shown what they are shown of what is not there."""
        who, report = self.somebody(name), await self.the_report()
        await who.open()
        found = await who.force("case.open", report.id) != await who.force("case.open", "no such report")
        inbox = await who.say("inbox")
        assert ("1 case." in inbox) is found, inbox
        assert (WHAT in await who.force("register.system", report.system)) is found
        return found


async def town() -> Town:
    branch = Branch()
    place = await hall(branch)
    await rep(branch, place, "sam", "Sam Hay")
    await rep(branch, place, "kim", "Kim Jones")
    return Town(branch, place)


async def shown(branch: Branch, here: Place, place: Workplace, person: Person = GUEST) -> Field:
    """The field of the form there."""
    begun = Pressed(person, here, "begun-canary", "report.mode", "anonymous")
    where = (await branch.bot.handle(begun))[-1]
    assert isinstance(where, Form)
    chosen = Submitted(person, here, "chosen-canary", where.key, {"workplace": place.id})
    form = (await branch.bot.handle(chosen))[-1]
    assert isinstance(form, Form)
    (field,) = (field for field in form.fields if field.name == "hidden")
    assert not [name for name in ONLY_PEOPLE if name in repr(form)] or field.kind is Kind.CHOICES
    return field


def thanked(replies: Replies) -> str:
    """What is said, but for the figures of the receipt."""
    (card,) = (one for one in replies if isinstance(one, Card) and one.title == "Thank you. Your report is kept.")
    told = repr([(fact.label, RECEIPT.sub("…", fact.words)) for fact in card.facts])
    return f"{card.title} {card.body} {told} {[button.label for button in card.buttons]}"


@pytest.mark.parametrize("here", [PAGE, AT_THE_DESK, replace(PAGE, tenant="a tenant-canary")])
async def test_where_anybody_can_come_nobody_is_named_to_choose_from(here: Place) -> None:
    there = await town()
    field = await shown(there.branch, here, there.place)
    assert field.label == "Who must not see this? Write their names, one on a line"
    assert (field.kind, field.options, field.required) == (Kind.PARAGRAPH, (), False)


async def test_where_nobody_holds_a_role_the_form_is_the_same() -> None:
    there = await town()
    other = Branch()
    place = await hall(other)
    for office in await kept(other.desk.store, Office):
        async with other.desk.store.transaction() as tx:
            await tx.remove(Office, office.id)
    assert await shown(other, PAGE, place) == await shown(there.branch, PAGE, there.place)


async def test_in_a_chat_that_one_is_let_into_names_are_ticked() -> None:
    there = await town()
    alex = there.somebody("alex")
    assert (await shown(there.branch, alex.place, there.place, alex.person)).kind is Kind.CHOICES


async def test_at_the_page_of_a_trial_names_are_typed_too() -> None:
    branch = Branch()
    branch.start(fakes.desk(house=House("A trial", "nobody", Owner.SELF, local=True), clock=branch.clock))
    here = replace(PAGE, owner=Owner.SELF)
    values: dict[str, Answer] = {"what": WHAT, "where": "Here", "hidden": "the rep"}
    thanked(await branch.bot.handle(Submitted(GUEST, here, "1-canary", "report.send anonymous -", values)))
    branch.clock.move(timedelta(hours=25))
    (report,) = await kept(branch.desk.store, Report)
    for role, sees in (("rep", False), ("organiser", True)):
        event = Pressed(Person("local", "", role), here, f"{role}-canary", "case.open", report.id)
        assert ("Case " in repr(await branch.bot.handle(event))) is sees


@pytest.mark.parametrize("mode", [Mode.NAMED, Mode.ANONYMOUS])
@pytest.mark.parametrize("names", ["Kim Jones", "kim", "Jones", "Mrs Jonse", "Somebody Else\r\nKIM", "Kim, Bert Oak"])
async def test_whoever_is_named_is_told_nothing_and_finds_nothing(mode: Mode, names: str) -> None:
    there = await town()
    thanked(await there.reports(names, mode))
    there.branch.clock.move(timedelta(hours=25))
    (kim,) = [one.person for one in await kept(there.branch.desk.store, Office) if one.name == "Kim Jones"]
    assert kim not in repr(await kept(there.branch.desk.store, Unread))
    assert kim not in repr(await kept(there.branch.desk.store, Notice))
    assert not await there.sees("kim")
    assert await there.sees("sam")
    assert await there.sees("olu")


async def test_everybody_who_could_be_meant_is_kept_out() -> None:
    there = await town()
    await rep(there.branch, there.place, "kimberley", "Kimberley Oak")
    await there.reports("Kim Hay", Mode.NAMED)
    assert [await there.sees(name) for name in ("sam", "kim", "kimberley", "olu")] == [False, False, False, True]


async def test_whoever_holds_a_role_by_two_names_is_kept_out_under_both() -> None:
    there = await town()
    (kim,) = [one for one in await kept(there.branch.desk.store, Office) if one.name == "Kim Jones"]
    async with there.branch.desk.store.transaction() as tx:
        await tx.add(replace(kim, id="another", name="Mandy"))
    await there.reports("Jones", Mode.NAMED)
    (kept_from,) = await kept(there.branch.desk.store, KeptFrom)
    assert kept_from.people == (kim.person,)
    assert kept_from.names == ("Kim Jones", "Mandy")


@pytest.mark.parametrize("name", ["Bert Oak", "bert", "Bertie Ash"])
async def test_who_is_appointed_later_under_such_a_name_finds_nothing_either(name: str) -> None:
    there = await town()
    await there.reports("Bert Oak", Mode.NAMED)
    await rep(there.branch, there.place, "another", name)
    await rep(there.branch, there.place, "else", "Somebody Else")
    assert not await there.sees("another")
    assert await there.sees("else")


async def test_who_is_named_and_changes_their_name_finds_nothing_either() -> None:
    there = await town()
    await there.reports("Kim", Mode.NAMED)
    kim = there.somebody("kim")
    await kim.force("people.name")
    await kim.fill(name="Somebody Else")
    assert not await there.sees("kim")


@pytest.mark.parametrize("mode", [Mode.NAMED, Mode.ANONYMOUS])
async def test_the_answer_is_the_same_whoever_is_named(mode: Mode) -> None:
    there = await town()
    named = ("Nobody Else", "Kim Jones", "Kim\nSam", "\n".join(ONLY_PEOPLE), "Olu")
    answers = {thanked(await there.reports(names, mode)) for names in named}
    assert len(answers) == 1
    assert "do not say here who holds a role" in answers.pop()
    assert len(await kept(there.branch.desk.store, KeptFrom)) == len(named)


async def test_the_answer_is_the_same_where_nobody_holds_a_role_at_all() -> None:
    there = await town()
    before = thanked(await there.reports("Kim Jones"))
    for office in await kept(there.branch.desk.store, Office):
        async with there.branch.desk.store.transaction() as tx:
            await tx.remove(Office, office.id)
    assert thanked(await there.reports("Kim Jones")) == before


async def test_as_many_records_are_kept_whether_or_not_somebody_was_found() -> None:
    counts = []
    for names in ("Nobody Else", "Zara Oak"):
        there = await town()
        await rep(there.branch, there.place, "zara", "Zara Oak")
        await there.reports(names)
        store = there.branch.desk.store
        counts.append([len(await kept(store, kind)) for kind in (Report, Receipt, KeptFrom, System)])
    assert counts[0] == counts[1] == [1, 1, 1, 1]


async def test_where_no_rep_is_left_organisers_are_told() -> None:
    there = await town()
    await there.reports("Kim\nSam", Mode.NAMED)
    (olu,) = [one.person for one in await kept(there.branch.desk.store, Office) if one.name == "Olu Canary"]
    assert {one.to for one in await kept(there.branch.desk.store, Unread)} == {olu}
    assert await there.sees("olu")


async def test_where_nobody_is_left_it_waits_for_who_is_not_meant_and_they_are_told() -> None:
    hall_ = await an_office()
    there = Town(hall_.branch, hall_.place)
    for name in ("Sam Hay", "Kim Jones", "Olu Canary"):
        await hall_.rep(name)
    thanked(await there.reports("Sam\nKim\nOlu\nTheo\nthe organiser", Mode.NAMED))
    await hall_.pass_by(timedelta(days=8))
    assert not hall_.told.sent
    assert not any([await there.sees(name) for name in ("Sam Hay", "Kim Jones", "Olu Canary", "olu")])
    await hall_.rep("Theo Oak")
    await hall_.rep("Zara Ash")
    await hall_.pass_by(timedelta(days=3))
    assert set(hall_.told.names) == {"Zara Ash"}
    assert not await there.sees("Theo Oak")
    assert await there.sees("Zara Ash")


async def test_in_a_chat_it_still_says_so_where_nobody_would_be_left() -> None:
    there = await town()
    alex = there.somebody("alex")
    await filling(alex, there.place, Mode.ANONYMOUS)
    (field,) = (field for field in alex.form.fields if field.name == "hidden")
    await alex.fill(what=WHAT, hidden=tuple(value for value, _ in field.options))
    assert "nobody would be left who could see it" in alex.words


@pytest.mark.parametrize("names", ["", "  \r\n", "07700 900123", "?"])
async def test_who_names_nobody_keeps_it_from_nobody(names: str) -> None:
    there = await town()
    assert "reps can see it, and are told" in thanked(await there.reports(names))
    assert not await kept(there.branch.desk.store, KeptFrom)


async def test_nobody_is_warned_that_the_names_are_names() -> None:
    there = await town()
    assert thanked(await there.reports("Sarah Connor\nMr David Smith, 07700 900123"))


async def test_what_a_chat_would_send_means_nobody_there_and_a_typed_name_nobody_in_a_chat() -> None:
    there = await town()
    alex = there.somebody("alex")
    await filling(alex, there.place, Mode.ANONYMOUS)
    (field,) = (field for field in alex.form.fields if field.name == "hidden")
    forged = {"what": WHAT, "hidden": "Kim Jones"}
    for replies in (
        await there.reports(tuple(value for value, _ in field.options)),
        await alex.bot.handle(Submitted(alex.person, alex.place, "forged-canary", alex.form.key, forged)),
        await there.reports("Kim " * 200),
    ):
        form = replies[-1]
        assert isinstance(form, Form)
        assert "hidden" in form.errors
        assert not [name for name in ONLY_PEOPLE if name in repr(form.errors)]
    assert not await kept(there.branch.desk.store, Report)


async def test_what_is_delivered_twice_is_kept_once_and_answered_the_same() -> None:
    there = await town()
    first = await there.reports("Kim Jones", cause="once-canary")
    assert (await there.reports("Kim Jones", cause="once-canary"))[-1] == first[-1]
    assert len(await kept(there.branch.desk.store, KeptFrom)) == 1


async def test_the_names_go_with_the_report() -> None:
    there = await town()
    await there.reports("Bert Oak", Mode.NAMED)
    (kept_from,) = await kept(there.branch.desk.store, KeptFrom)
    assert kept_from.typed == ("bert", "oak")
    assert (kept_from.people, kept_from.names) == ((), ())
    report = await there.the_report()
    async with there.branch.desk.store.transaction() as tx:
        await erasing.erase(tx, report.id)
    assert not await kept(there.branch.desk.store, KeptFrom)


async def test_a_ticked_name_hides_nobody_who_shares_a_part_of_it() -> None:
    there = await town()
    await rep(there.branch, there.place, "other", "Kim Other")
    alex = there.somebody("alex")
    await filling(alex, there.place, Mode.NAMED)
    (field,) = (field for field in alex.form.fields if field.name == "hidden")
    ticked = tuple(value for value, label in field.options if label == "Kim Jones (rep)")
    await alex.fill(what=WHAT, name="Ada Canary", hidden=ticked)
    assert [await there.sees(name) for name in ("kim", "other")] == [False, True]
