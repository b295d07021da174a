"""Who is on the list is found by the address that their platform gives; nobody asks but the question about joining."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import adapters
import bot
from bot.desk import Desk
from bot.events import Person, Place
from bot.membership import codes, knowing, listing
from bot.membership.knowing import Account
from bot.membership.ways import Way
from bot.store import run
from tests import fakes
from tests.membership.lists import coded

ADDRESSES = {"U-mary": "Mary@Example.org", "29:mary": "mary@example.org ", "U-huw": "huw@example.org", "U-none": ""}
MAY_ASK = frozenset({"bot.recruitment.asking"})  # modules: the question about joining, and no other


def desk(way: Way = Way.LIST) -> Desk:
    made = replace(fakes.desk(), membership=way)

    async def given(person: Person, _: Place) -> str:
        return ADDRESSES[person.user]

    made.linking.look_ups.update({"slack": given, "teams": given})
    return made


async def known(at_hand: Desk, platform: str, user: str) -> bool | None:
    person = Person(platform, "tenant", user)
    place = replace(fakes.CHAT, platform=platform)
    asked = await knowing.account(person, place, at_hand)
    return await run(at_hand.store, lambda tx: knowing.is_member(tx, asked, at_hand))


async def test_somebody_on_the_list_is_known_on_each_platform_and_others_are_not() -> None:
    there = desk()
    await listing.add(there.store, coded(["mary@example.org"], there.secret))
    assert await known(there, "slack", "U-mary") is True
    assert await known(there, "teams", "29:mary") is True
    assert await known(there, "slack", "U-huw") is False


async def test_where_it_cannot_be_told_nothing_is_said() -> None:
    there = desk()
    assert await known(there, "slack", "U-mary") is None, "there is no list yet"
    await listing.add(there.store, coded(["mary@example.org"], there.secret))
    assert await known(there, "slack", "U-none") is None
    assert await known(there, "web", "U-mary") is None
    await listing.remove(there.store, coded(["mary@example.org"], there.secret))
    assert await known(there, "slack", "U-mary") is None


@pytest.mark.parametrize("way", [Way.UNKNOWN, Way.TOLD])
async def test_unless_there_is_to_be_a_list_no_address_is_looked_up(way: Way) -> None:
    there = desk(way)
    there.linking.look_ups.clear()

    async def never(_: Person, __: Place) -> str:
        raise AssertionError

    there.linking.look_ups["slack"] = never
    await listing.add(there.store, coded(["mary@example.org"], there.secret))
    asked = await knowing.account(Person("slack", "tenant", "U-mary"), replace(fakes.CHAT, platform="slack"), there)
    assert not asked.hashed
    assert await known(there, "slack", "U-mary") is None


async def test_a_code_of_another_key_is_not_on_the_list() -> None:
    there = desk()
    await listing.add(there.store, coded(["mary@example.org"], b"another key"))
    assert await known(there, "slack", "U-mary") is False


def test_of_a_part_just_what_it_has_is_found() -> None:
    whole = [bytes([0, *number.to_bytes(codes.KEPT, "big")]) for number in range(0, 40, 2)]
    held = codes.merged(b"", [one[1:] for one in whole])
    others = [bytes([0, *number.to_bytes(codes.KEPT, "big")]) for number in range(1, 43, 2)]
    assert all(codes.holds(held, one) for one in whole)
    assert not any(codes.holds(held, one) for one in others)
    assert not codes.holds(b"", whole[0])


def test_what_somebody_is_looked_up_by_stands_in_no_log() -> None:
    assert "hash" not in repr(Account("a pseudonym", "a hash")).replace("hashed", "")


def test_nobody_asks_who_is_a_member_but_the_question_about_joining() -> None:
    asking = {module for module, names in imports() if "bot.membership.knowing.is_member" in names}
    whole = {module for module, names in imports() if "bot.membership.knowing" in names}
    assert asking <= MAY_ASK
    assert whole <= MAY_ASK
    assert any("bot.membership.knowing.told_id" in names for _, names in imports()), "imports are seen"


def test_nothing_of_it_is_read_but_where_it_is_kept_told_and_shown() -> None:
    reading = {
        module
        for module, names in imports()
        if names & {"bot.records.Membership", "bot.records.Listed", "bot.records.membership.Membership"}
    }
    assert reading - {"bot.records.__init__"} == {
        "bot.expiring",
        "bot.membership.knowing",
        "bot.membership.listing",
        "bot.membership.saying",
        "bot.privacy.described.members",
        "bot.privacy.erasing",
        "bot.privacy.finding",
        "bot.privacy.linked",
        "bot.privacy.not_linked",
        "bot.privacy.shortening",
        "bot.privacy.shown",
    }


def imports() -> Iterator[tuple[str, frozenset[str]]]:
    """Each module of the bot and its adapters, with all that it imports by whole name."""
    for package in (bot, adapters):
        root = Path(package.__path__[0])
        for path in sorted(root.rglob("*.py")):
            module = ".".join(path.relative_to(root.parent).with_suffix("").parts)
            names = set[str]()
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ImportFrom) and node.module:
                    names |= {f"{node.module}.{one.name}" for one in node.names}
                elif isinstance(node, ast.Import):
                    names |= {one.name for one in node.names}
            yield module, frozenset(names)
