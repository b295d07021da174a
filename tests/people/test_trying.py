"""In a trial the switch makes a rep or an organiser; and no reply tells who is a member."""

from dataclasses import dataclass

import pytest

from adapters.settings import TRIAL
from bot.events import Owner, Person, Place
from bot.people import LOCAL, Role, is_rep
from bot.records import Workplace
from bot.store import UnavailableError
from knowledge.entries import Problem
from tests import fakes
from tests.fakes import BrokenStore, kept
from tests.people.living import Branch, Somebody
from tests.people.test_in_force import CLAUSE, IN_FORCE, QUESTION, SIGNED
from tests.people.test_workplaces import placed


@dataclass
class Sitting(Somebody):
    """At the page of a trial, in the role of its switch."""

    @property
    def person(self) -> Person:
        return Person(LOCAL, "", self.name)

    @property
    def place(self) -> Place:
        return Place("web", "", f"session {self.name}", Owner.SELF)


def trial() -> Branch:
    branch = Branch()
    branch.start(fakes.desk(branch.library, TRIAL, branch.clock))
    return branch


def sitting(branch: Branch, role: Role) -> Sitting:
    return Sitting(branch.bot, branch.desk.store, role)


async def test_i_try_the_whole_of_it_by_the_switch_alone() -> None:
    branch = trial()
    organiser, rep, member = (sitting(branch, role) for role in (Role.ORGANISER, Role.REP, Role.MEMBER))
    assert "You are **organiser** for all workplaces." in await organiser.open()
    assert "Hand over" not in organiser.labels
    hall = await placed(organiser)
    assert "You are **rep** for all workplaces." in await rep.open()
    await rep.press("What is in force")
    await rep.fill(**SIGNED, **{CLAUSE: "same"})
    await member.say(QUESTION)
    await member.press("Where do you work?")
    assert IN_FORCE in await member.fill(workplace=hall.id)
    assert "Marked by: The rep of this trial" in member.words
    await organiser.force("people.appoint")
    await organiser.fill(name="Sam", role="rep", workplace=hall.id)
    assert "You are now **rep** for Town Hall." in await member.say(f"claim {organiser.code}")
    assert len(await kept(branch.desk.store, Workplace)) == 1


@pytest.mark.parametrize("text", ["desk", "where do i work", "help", "claim", "claim ACDE-FGHJ-3467", QUESTION])
async def test_a_member_and_a_non_member_are_told_the_same(text: str) -> None:
    branch = trial()
    await placed(sitting(branch, Role.ORGANISER))
    told = []
    for role in (Role.MEMBER, Role.NON_MEMBER):
        somebody = sitting(branch, role)
        await somebody.open()
        told.append((await somebody.say(text), somebody.labels))
    assert told[0] == told[1]


@pytest.mark.parametrize(("role", "is_one"), [(Role.REP, True), (Role.ORGANISER, True), (Role.MEMBER, False)])
async def test_the_switch_counts_even_where_the_store_is_away_and_outside_a_trial_it_counts_nowhere(
    role: Role, is_one: bool
) -> None:
    away = BrokenStore(UnavailableError())
    assert await is_rep(Person(LOCAL, "", role), fakes.desk(house=TRIAL, store=away)) is is_one
    assert not await is_rep(Person(LOCAL, "", role), fakes.desk(store=away))
    assert not await is_rep(Person("web", "", role), fakes.desk(house=TRIAL))


async def test_reps_who_hold_an_office_are_told_of_broken_knowledge_and_members_are_not() -> None:
    branch = Branch()
    organiser = await branch.organiser()
    branch.library.problems = (Problem("pack/entries/x.md", 3, "no status"),)
    assert "these knowledge files need mending" in await organiser.say("hello")
    assert "need mending" not in await branch.somebody("alex").say("hello")
