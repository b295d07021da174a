"""A signed-in browser is the account that asked for it; nothing else can be, neither an adapter nor what comes in."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import adapters
import bot
from bot.events import Person
from bot.people.offices import pseudonym
from bot.signing_in import accounts
from tests import fakes
from tests.fakes import ALEX

SECRET = b"secret of a test"


def test_a_signed_in_browser_is_the_account_that_asked_for_it() -> None:
    desk = fakes.desk()
    who = pseudonym(ALEX, desk)
    assert pseudonym(accounts.person(who, desk.secret), desk) == who


@given(st.text(max_size=80), st.text(max_size=40))
def test_without_the_key_nobody_can_name_an_account(user: str, tenant: str) -> None:
    assert accounts.pseudonym(Person(accounts.SIGNED_IN, tenant, user), SECRET) is None


@pytest.mark.parametrize(
    "changed", ["{who}", "{who} ", "{who} {other}", "{other} {proof}", "{who}  {proof}", "{who} {proof} "]
)
def test_a_proof_is_for_one_account_and_whole(changed: str) -> None:
    who, other = "a" * 32, "b" * 32
    proof = accounts.person(who, SECRET).user.partition(" ")[2]
    forged = Person(accounts.SIGNED_IN, "", changed.format(who=who, other=other, proof=proof))
    desk = fakes.desk()
    assert accounts.pseudonym(forged, SECRET) is None
    assert pseudonym(forged, desk) not in (who, other)


def test_a_proof_under_another_key_is_none() -> None:
    assert accounts.pseudonym(accounts.person("a" * 32, b"another"), SECRET) is None
    assert accounts.pseudonym(Person("slack", "", accounts.person("a" * 32, SECRET).user), SECRET) is None


def test_only_the_pages_make_such_a_person_and_only_of_a_session() -> None:
    """By their sources: one call in all, in the seat of a request whose session was looked up."""
    calls = [
        (path.relative_to(root.parent).as_posix(), outer.name)
        for root in (Path(adapters.__path__[0]), Path(bot.__path__[0]))
        for path in sorted(root.rglob("*.py"))
        for outer in ast.walk(ast.parse(path.read_text()))
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef)
        for call in ast.walk(outer)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "accounts.person"
    ]
    assert calls == [("adapters/web/parse.py", "signed_in")]


def test_no_platform_is_called_like_a_signed_in_browser() -> None:
    """Every place where a person is made names its platform itself, and none of them that one."""
    made = [
        ast.unparse(call.args[0])
        for path in sorted(Path(adapters.__path__[0]).rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "Person"
    ]
    assert made
    assert set(made) <= {"PLATFORM", "LOCAL", "'web'"}
    platforms = {
        ast.literal_eval(one.value)
        for path in sorted(Path(adapters.__path__[0]).rglob("*.py"))
        for one in ast.walk(ast.parse(path.read_text()))
        if isinstance(one, ast.Assign) and ast.unparse(one.targets[0]) == "PLATFORM"
        if isinstance(one.value, ast.Constant)
    }
    assert platforms
    assert accounts.SIGNED_IN not in platforms
