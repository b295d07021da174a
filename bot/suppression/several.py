"""A question to which several choices can be given: which of its numbers are withheld.

Whoever answered gave either one choice that goes alone, or at least one of the others. So the choices that go alone and
"any of the others" are a line that adds up. No other choice was given by more people than those who gave any, and all
of them together by no fewer. The bounds are of all counts that keep to this: each such is somebody's possible answers.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from bot.suppression.bounds import Bounds
from bot.suppression.tables import Counted, Key, Published
from bot.suppression.withholding import LEAST, wide, withheld_of_line

_ANY = "\0"  # of the others: no choice


@dataclass(frozen=True, slots=True)
class Several:
    """`alone` are choices that go with no other. `sensitive`: that all or none gave a choice is withheld, too."""

    dimension: str
    answered: int
    alone: Mapping[str, int]
    others: Mapping[str, int]
    sensitive: bool = False

    def __post_init__(self) -> None:
        counts = (*self.alone.values(), *self.others.values(), self.any)
        if min(counts) < 0 or not max(self.others.values(), default=0) <= self.any <= sum(self.others.values()):
            raise ValueError("these cannot be the answers of so many people")

    @property
    def any(self) -> int:
        """How many gave any of the others."""
        return self.answered - sum(self.alone.values())


def suppress_several(question: Several, threshold: int) -> Published:
    """What may be told of it. Nothing where fewer answered than the threshold, their number included."""
    if threshold < LEAST:
        raise ValueError(f"a threshold below {LEAST} hides nothing")
    counts = {**question.alone, **question.others}
    if question.answered < threshold:
        return Published((question.dimension,), None, {(key,): None for key in counts})
    withheld = _withheld(question, threshold)
    cells: dict[Key, int | None] = {(key,): None if key in withheld else count for key, count in counts.items()}
    return Published((question.dimension,), question.answered, cells)


def several_open(people: int, counts: Sequence[int], threshold: int) -> bool:
    """Whether it is open how many people gave more than one choice, where each gave one, and all of it is told.

    What is over was given by those who gave more: one for each of them, or up to all choices each. Where these cannot
    be the choices of so many people, nothing is known of it.
    """
    over, given = sum(counts) - people, sum(map(bool, counts))
    if over <= 0 or any(not 0 <= one <= people for one in counts):
        return True
    both = max((one + other - people for one, other in combinations(counts, 2)), default=0)
    fewest = max(both, -(-over // (given - 1)))
    return fewest >= threshold or wide(Bounds(fewest, over), threshold)


def _withheld(question: Several, threshold: int) -> AbstractSet[str]:
    by_itself = len(question.others) == 1  # and so it is "any of the others"
    parts = {**question.alone, **(question.others if by_itself else {_ANY: question.any})}
    others = {} if by_itself else question.others
    line = Counted(
        (question.dimension,),
        {(key,): count for key, count in parts.items()},
        frozenset({question.dimension}) if question.sensitive and len(parts) > 1 else frozenset(),
    )
    split = frozenset(key for (key,) in withheld_of_line(line, threshold))
    release = _Release(parts, others, split)
    hidden = frozenset(key for key in others if _telling(release, key, threshold, sensitive=question.sensitive))
    while hidden != others.keys() and not release.holds(hidden, threshold):
        shown = {key: count for key, count in others.items() if key not in hidden}
        # The largest tells most of how many gave any. All that are as large: which was taken would tell something.
        hidden |= {key for key, count in shown.items() if count == max(shown.values())}
    return split | hidden


def _telling(release: "_Release", key: str, threshold: int, *, sensitive: bool) -> bool:
    """Whether it is too small, or those who gave another instead are, or it tells of all of them."""
    count, rest = release.others[key], release.any - release.others[key]
    if release.any_is_told and not release.any:  # that none gave it is told
        return False
    few = 0 < count < threshold or (release.any_is_told and 0 < rest < threshold)
    return few or (sensitive and not (count and rest))


@dataclass(frozen=True, slots=True)
class _Release:
    """What is told if these of the line are withheld; of the others, those that are `hidden`."""

    parts: Mapping[str, int]
    others: Mapping[str, int]
    split: AbstractSet[str]

    @property
    def any(self) -> int:
        return self.parts.get(_ANY, 0)

    @property
    def any_is_told(self) -> bool:
        """Not in so many words, but it is what all that go alone leave."""
        return _ANY not in self.split

    def holds(self, hidden: AbstractSet[str], threshold: int) -> bool:
        """Whether nobody can come near to a number that nobody may come near to.

        Where the line is open widely enough, so is each of the others. Those that are shown were given by nobody, or by
        the threshold at least; so none of them, and no sum of them, comes near to one that is hidden, nor to how many
        gave others than it. Where all of it is told, so is how many choices there were: see `several_open`.
        """
        shown = [count for key, count in self.others.items() if key not in hidden]
        if self.any_is_told:  # the line by itself is wide enough, and nothing else tells of it
            return bool(hidden) or several_open(self.any, shown, threshold)
        rest = sum(self.parts[key] for key in self.split)
        group = Bounds(max(shown, default=0), rest if hidden else min(rest, sum(shown)))
        return self._line_holds(group, rest, threshold)

    def _line_holds(self, group: Bounds, rest: int, threshold: int) -> bool:
        """`group`: how many gave any of the others; `rest`: all of the line that is withheld."""
        alone = len(self.split) - 1
        each = Bounds(rest - group.high if alone == 1 else 0, rest - group.low)
        # Whoever knows the rules knows that each is one or more: so it must be open whether it is two.
        open_ = rest - group.high <= alone < rest - group.low
        return open_ and wide(group, threshold) and wide(each, threshold)
