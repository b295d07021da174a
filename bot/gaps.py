"""Groups the questions that found no answer, so that people can see which answers to write."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from bot.records import Feedback, Gap
from bot.store import Store, Transaction, run
from knowledge import text
from knowledge.evidence import sketches
from knowledge.lexical import Rarity

ALIKE = 0.3  # the cosine of two sketches from which two questions count as one
SHOWN = 5  # other wordings of a group that are shown


@dataclass(frozen=True, slots=True)
class Group:
    """`example` is the wording that is most like the others of its group."""

    example: str
    count: int
    others: tuple[str, ...]

    def row(self) -> dict[str, object]:
        return {"example": self.example, "count": self.count, "others": list(self.others)}


@dataclass(frozen=True, slots=True)
class Gathered:
    """What is kept of the questions of one group."""

    group: Group
    gaps: tuple[Gap, ...]

    @property
    def wordings(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((self.group.example, *(one.words for one in self.gaps))))


def gather(found: Iterable[Gap]) -> tuple[Gathered, ...]:
    """As `group`, with what each group is made of. Takes its time where there are many: not for the event loop."""
    gaps = sorted(found, key=lambda one: (one.words, one.id))  # so that the same ones are always grouped alike
    return tuple(Gathered(made, tuple(gaps[row] for row in rows)) for made, rows in _grouped([g.words for g in gaps]))


def group(questions: Sequence[str]) -> tuple[Group, ...]:
    """The largest group first. Each question joins the group that it is most like, or begins one of its own."""
    return tuple(made for made, _ in _grouped(questions))


def _grouped(questions: Sequence[str]) -> list[tuple[Group, list[int]]]:
    tokens = [text.words(text.clean(question)) for question in questions]
    vectors = sketches(tokens, Rarity.build(tokens))
    sums = np.zeros_like(vectors)  # of each group, the vectors added up
    members: list[list[int]] = []
    for row, vector in enumerate(vectors):
        lengths = np.linalg.norm(sums[: len(members)], axis=1)
        likeness = (sums[: len(members)] @ vector) / np.maximum(lengths, 1e-9)
        best = int(likeness.argmax()) if members else -1
        if best < 0 or likeness[best] < ALIKE:
            best = len(members)
            members.append([])
        members[best].append(row)
        sums[best] += vector
    groups = [_group([questions[row] for row in rows], vectors[rows] @ sums[n]) for n, rows in enumerate(members)]
    return sorted(zip(groups, members, strict=True), key=lambda one: (-one[0].count, one[0].example))


def _group(wordings: Sequence[str], likeness: "np.typing.NDArray[np.float32]") -> Group:
    ordered = list(dict.fromkeys(wordings[row] for row in np.argsort(-likeness, kind="stable")))
    return Group(ordered[0], len(wordings), tuple(ordered[1 : 1 + SHOWN]))


async def told(store: Store) -> dict[str, object]:
    """What people missed, for a command: the gaps, and the answers that did not help, the worst first."""
    gaps, feedback = await run(store, kept)
    questions = sorted(gap.words for gap in gaps)  # so that the same ones are always grouped alike
    groups = await asyncio.to_thread(group, questions)
    unhelpful = sorted((one for one in feedback if one.not_helped), key=lambda one: (-one.not_helped, one.id))
    return {
        "gaps": [one.row() for one in groups],
        "did_not_help": [{"entry": one.id, "no": one.not_helped, "yes": one.helped} for one in unhelpful],
    }


async def kept(tx: Transaction) -> tuple[tuple[Gap, ...], tuple[Feedback, ...]]:
    return await tx.readable(Gap), await tx.readable(Feedback)


def words(found: object) -> str:
    """The same, for a person."""
    rows = found if isinstance(found, Mapping) else {}
    lines = []
    for row in rows.get("gaps", []):
        lines.append(f"{row['count']:4}  {row['example']}")
        lines += [f"      {other}" for other in row["others"]]
    lines = ["Questions without an answer", *lines] if lines else ["No question was left without an answer."]
    helped = [f"{row['no']:4}  {row['entry']} (helped {row['yes']} times)" for row in rows.get("did_not_help", [])]
    return "\n".join([*lines, *(["", "Answers that did not help", *helped] if helped else [])])
