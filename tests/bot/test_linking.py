"""Accounts with one e-mail address stand for one person; the address itself is nowhere."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import pytest

from bot import linking as port
from bot.events import Person, Place
from bot.linking import FAILED_FOR, REMEMBERED, Linking, hashed
from bot.people import linking
from bot.people.offices import pseudonym
from tests import fakes
from tests.fakes import ALEX, CHAT

SECRET = b"secret of a test"
ADDRESS = "alex@canary.example"


@dataclass
class Directory:
    """Who has which address, as a platform knows it."""

    addresses: Mapping[str, str]
    asked: list[str] = field(default_factory=list)
    broken: bool = False
    time: float = 1_000.0

    async def of(self, person: Person, _: Place) -> str:
        self.asked.append(person.user)
        if self.broken:
            message = f"words about {ADDRESS}"
            raise RuntimeError(message)
        return self.addresses.get(person.user, "")

    def linking(self, *platforms: str) -> Linking:
        return Linking(dict.fromkeys(platforms, self.of), lambda: self.time)


def on(platform: str, user: str = "user-canary") -> tuple[Person, Place]:
    return replace(ALEX, platform=platform, user=user), replace(CHAT, platform=platform)


async def test_accounts_with_one_address_are_one_person_on_whatever_platform() -> None:
    desk = fakes.desk()
    there = Directory({"a-canary": ADDRESS, "b-canary": " Alex@Canary.EXAMPLE ", "c-canary": "kim@canary.example"})
    desk.linking.look_ups.update(there.linking("one", "two").look_ups)
    alex, again, kim = on("one", "a-canary"), on("two", "b-canary"), on("two", "c-canary")
    assert await linking.who(*alex, desk) == await linking.who(*again, desk)
    assert await linking.who(*kim, desk) != await linking.who(*again, desk)
    assert await linking.who(*alex, desk) not in {pseudonym(one, desk) for one, _ in (alex, again, kim)}


async def test_unless_it_is_set_nobody_is_looked_up_and_an_account_is_a_person() -> None:
    desk, (person, place) = fakes.desk(), on("one")
    assert not linking.on(place, desk)
    assert await linking.who(person, place, desk) == pseudonym(person, desk)


async def test_where_a_platform_knows_no_address_an_account_is_a_person() -> None:
    desk, (person, place) = fakes.desk(), on("one")
    desk.linking.look_ups["one"] = Directory({}).of
    assert linking.on(place, desk)
    assert await linking.who(person, place, desk) == pseudonym(person, desk)
    web, page = on("web")
    assert await linking.who(web, page, desk) == pseudonym(web, desk)


@pytest.mark.parametrize(
    "address",
    ["", "alex", "@canary.example", "alex@", "alex canary@x.example", "a\x00b@c.example", "x" * 330 + "@y.eu"],
)
def test_what_is_no_address_links_nobody(address: str) -> None:
    assert hashed(address, SECRET) == ""


async def test_of_an_address_only_a_keyed_hash_is_remembered_for_some_minutes() -> None:
    there = Directory({"user-canary": ADDRESS})
    made = there.linking("one")
    found = await made.of(*on("one"), SECRET)
    assert found == hashed(ADDRESS, SECRET) != hashed(ADDRESS, b"another")
    assert not any(word in repr(made._known) for word in ("alex", "canary", "example"))
    there.time += REMEMBERED - 1
    assert await made.of(*on("one"), SECRET) == found
    assert len(there.asked) == 1
    there.time += 2
    there.addresses = {}
    assert await made.of(*on("one"), SECRET) == ""


async def test_a_look_up_that_fails_is_made_again_soon_and_its_words_are_in_no_log(logged: list[str]) -> None:
    there = Directory({"user-canary": ADDRESS}, broken=True)
    made = there.linking("one")
    assert await made.of(*on("one"), SECRET) == await made.of(*on("one"), SECRET) == ""
    assert len(there.asked) == 1
    assert "an account could not be linked to others: RuntimeError" in logged[-1]
    assert ADDRESS not in logged[-1]
    there.broken = False
    there.time += FAILED_FOR
    assert await made.of(*on("one"), SECRET) == hashed(ADDRESS, SECRET)


async def test_nobody_waits_long_for_a_look_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port, "WITHIN", 0.01)

    async def never(_: Person, __: Place) -> str:
        await asyncio.Event().wait()
        return ADDRESS

    assert await Linking({"one": never}).of(*on("one"), SECRET) == ""


async def test_a_flood_of_accounts_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(port, "_MOST", 3)
    made = Directory({}).linking("one")
    for number in range(10):
        await made.of(*on("one", f"{number}-canary"), SECRET)
    assert len(made._known) == 3
