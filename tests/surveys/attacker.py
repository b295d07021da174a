"""Somebody who has all results of several surveys, and goes through every population that could lie behind them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise, product

from bot.records.surveys import NO_ANSWER, Answers, Survey, Table

People = tuple[int, ...]  # how many of each kind
Cell = tuple[str, ...]


@dataclass(frozen=True)
class Release:
    """What was told of one survey. `people`: how many took part."""

    survey: Survey
    people: int
    tables: tuple[Table, ...]

    @property
    def told(self) -> list[Table]:
        return [table for table in self.tables if table.asked is not None]


def _asked(when: object, before: Answers) -> bool:
    question, answers = getattr(when, "question", None), getattr(when, "answers", ())
    return when is None or bool(set(before.get(str(question), ())) & set(answers))


class Attacker:
    """`releases` in their order, of surveys in which the same questions are asked.

    `kinds`: every way in which somebody can answer. They take it that no more people joined, left or answered
    otherwise, over all surveys, than must have.
    """

    def __init__(self, releases: Sequence[Release], kinds: Sequence[Answers]) -> None:
        self.releases = releases
        self.kinds = kinds
        self.alone = [self._behind(one) for one in releases]
        self.together = self._cheapest()

    def _behind(self, release: Release) -> list[People]:
        """All populations that fit what this one tells."""
        found = []
        each = range(len(self.kinds))
        for everybody in combinations_with_replacement(each, release.people):
            counts = Counter(everybody)
            people = tuple(counts[kind] for kind in each)
            if all(self._fits(table, release.survey, people) for table in release.told):
                found.append(people)
        return found

    def _fits(self, table: Table, survey: Survey, people: People) -> bool:
        asked, answered, cells = self.count(table, survey, people)
        told = table.asked == asked and table.answered in (None, answered)
        return told and all(one.count is None or one.count == cells[one.keys] for one in table.cells)

    def count(self, table: Table, survey: Survey, people: People) -> tuple[int, int, Mapping[Cell, int]]:
        """How many were asked and answered, and each cell."""
        questions = {one.key: one for one in survey.questionnaire.questions}
        asked = answered = 0
        cells = Counter[Cell]()
        for kind, many in zip(self.kinds, people, strict=True):
            if all(_asked(questions[key].when, kind) for key in table.questions):
                asked += many
                given = [kind.get(key, ()) for key in table.questions]
                answered += many * all(given)
                for cell in product(*(one or (NO_ANSWER,) for one in given)):
                    cells[cell] += many
        return asked, answered, cells

    def _cheapest(self) -> list[list[People]]:
        """Of each release the populations on any way through all of them with the fewest moves."""
        to, back = [dict.fromkeys(self.alone[0], 0)], [dict.fromkeys(self.alone[-1], 0)]
        for before, after in pairwise(self.alone):
            known = to[-1]
            to.append({one: min(known[other] + moves(other, one) for other in before) for one in after})
        for after, before in pairwise(self.alone[::-1]):
            known = back[-1]
            back.append({one: min(known[other] + moves(one, other) for other in after) for one in before})
        least = min(to[-1].values())
        return [
            [one for one in some if there[one] + on[one] == least]
            for some, there, on in zip(self.alone, to, back[::-1], strict=True)
        ]

    def could_be(self, at: int, table: Table, cell: Cell, populations: Sequence[People]) -> set[int]:
        survey = self.releases[at].survey
        return {self.count(table, survey, people)[2][cell] for people in populations}


def moves(one: People, other: People) -> int:
    """Each who moved either came, or went, or answered otherwise."""
    gained = sum(max(0, after - before) for before, after in zip(one, other, strict=True))
    return max(gained, gained - sum(other) + sum(one))
