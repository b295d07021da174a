"""How many answers are hoped for at each workplace, in one short text."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.records import Workplace
from bot.surveys.reps import targets
from bot.surveys.reps.targets import Hoped
from tests.surveys.asked import survey

PLACES = (Workplace("a", "Depot", "The council"), Workplace("b", "Town Hall", "The council"))
TWICE = (*PLACES, Workplace("c", "Depot", "Another, Ltd"))


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Depot 40, Town Hall 25", (("a", 40), ("b", 25))),
        ("town hall: 25; depot = 40", (("a", 40), ("b", 25))),
        ("Depot 40\n\nTown  Hall 0\n", (("a", 40),)),
        ("", ()),
    ],
)
def test_each_workplace_has_a_number_however_they_are_set_apart(text: str, by: tuple[tuple[str, int], ...]) -> None:
    assert targets.read(text, PLACES, each=True) == Hoped(by=by)


def test_two_workplaces_of_one_name_are_told_apart_by_their_employers() -> None:
    assert targets.read("Depot 40", TWICE, each=True) == (
        "I know no workplace “Depot”. Write it as one of these: Depot (The council), Town Hall, Depot (Another Ltd)."
    )
    assert targets.read("Depot (Another Ltd) 40", TWICE, each=True) == Hoped(by=(("c", 40),))


@pytest.mark.parametrize("text", ["-3", "4.5", "many", "100001", "٤٠", "Depot 40"])
def test_of_one_survey_one_number_is_hoped_for(text: str) -> None:
    assert targets.read(text, PLACES, each=False) == targets.ONE
    assert targets.read(" 60 ", PLACES, each=False) == Hoped(60)


names = st.text(st.characters(categories=("L", "N", "P", "Zs")), min_size=1, max_size=20).filter(
    lambda name: bool(targets._plain(name).strip(":= "))
)


@given(st.lists(st.tuples(names, st.integers(1, targets.MOST)), min_size=1, max_size=6, unique_by=lambda one: one[0]))
def test_what_is_filled_in_again_is_read_as_the_same(found: list[tuple[str, int]]) -> None:
    places = [Workplace(str(at), name, f"Employer {at}") for at, (name, _) in enumerate(found)]
    by = tuple((place.id, number) for place, (_, number) in zip(places, found, strict=True))
    written = targets.told(replace(survey(), each=True, targets=by), places)
    assert targets.read(written, places, each=True) == Hoped(by=by)
