"""Learns what kind of thing a message is from lines that people wrote: the files of `examples/`.

Each line becomes a vector, by meaning and by its letters; a logistic regression learns the kinds. How sure it must be
of a kind is settled by asking it, fold by fold, about lines that it has not seen: so sure that few questions are taken
for that kind. The limits of a crisis are the lowest, since a person who is missed costs more than a false alarm.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from knowledge import cache as disk
from knowledge import text
from knowledge.classify import Classifier
from knowledge.evidence import sketches
from knowledge.index import code
from knowledge.lexical import Rarity
from knowledge.semantic import SentenceModel

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

EXAMPLES = Path(__file__).with_name("examples")
QUESTION, CRISIS = "question", "crisis"
FALSE_ALARMS = {CRISIS: 0.03}  # the share of all that is no crisis, near-misses for the most part
OTHERWISE = 0.004  # the same for every other kind
_BY_PIECE = 0.005  # and for the pieces of a long message, where distress stands between other things
_TRACE = 0.01  # of a limit: what is enough where a crisis is suspected
_FOLDS = 5
_LOOKED_INTO = 3  # of the long lines that are no crisis, one in so many is asked piece by piece
_LETTERS = 0.5  # what a vector by letters weighs beside one by meaning
_EVEN = Rarity({}, 1)  # every word counts alike


@dataclass(frozen=True, slots=True)
class Ear:
    """`limits` hold the least probability at which each kind is believed; `piece` that of a crisis in one piece."""

    kinds: tuple[str, ...]
    classifier: Classifier
    limits: Doubles  # (kinds,)
    piece: float
    model: SentenceModel | None

    @classmethod
    def train(cls, examples: Mapping[str, Sequence[str]], model: SentenceModel | None, cache: Path | None) -> Self:
        """`examples` by kind: QUESTION holds what belongs to none of the others. What was learnt is kept in `cache`."""
        kinds = tuple(sorted(examples))
        lines = [text.clean(line) for kind in kinds for line in examples[kind]]
        owners = np.repeat(np.arange(len(kinds)), [len(examples[kind]) for kind in kinds])
        name = disk.name_of(_code(), model.fingerprint if model else "", *kinds, *lines, owners.tobytes())
        path = cache / f"ear-{name}.npz" if cache else None
        held: disk.Arrays | None = disk.load(path) if path else None
        if held is None:
            held = _learn(lines, owners, kinds, model, cache)
            if path:
                disk.save(path, held)
        classifier = Classifier(held["weights"], held["bias"])
        return cls(kinds, classifier, held["limits"], float(held["piece"]), model)

    def hear(self, message: str, *, suspected: bool = False) -> str:
        """The kind of a message; QUESTION where nothing else is sure enough.

        `suspected`: something else already speaks for a crisis, so that a trace of one is enough.
        """
        cleaned = text.clean(message)
        odds = _odds(self.classifier.scores(_vectors([cleaned, *text.pieces(cleaned)], self.model)))
        crisis = self.kinds.index(CRISIS)
        trace = _TRACE if suspected else 1.0
        whole, pieces = odds[0, crisis], odds[1:, crisis].max(initial=0)
        if whole >= self.limits[crisis] * trace or pieces >= self.piece * trace:
            return CRISIS
        odds[0, crisis] = 0
        best = int(odds[0].argmax())
        return self.kinds[best] if odds[0, best] >= self.limits[best] else QUESTION


def examples(folder: Path = EXAMPLES) -> dict[str, list[str]]:
    """The written lines by kind. What is near a crisis and is none counts as a question."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.glob("*.txt")):
        kind = QUESTION if path.stem == f"not_{CRISIS}" else path.stem
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        found.setdefault(kind, []).extend(line for line in lines if line)
    return found


def _learn(
    lines: Sequence[str],
    owners: NDArray[np.intp],
    kinds: Sequence[str],
    model: SentenceModel | None,
    cache: Path | None,
) -> disk.Arrays:
    vectors = _vectors(lines, model, cache)
    fold = np.arange(len(lines)) % _FOLDS
    told = np.zeros((len(lines), len(kinds)))
    pieces = np.zeros(len(lines))
    crisis = kinds.index(CRISIS)
    for number in range(_FOLDS):
        hidden = fold == number
        classifier = Classifier.train(vectors[~hidden], owners[~hidden], len(kinds))
        told[hidden] = _odds(classifier.scores(vectors[hidden]))
        for row in np.flatnonzero(hidden & (owners != crisis))[::_LOOKED_INTO]:
            if parts := text.pieces(lines[row]):
                pieces[row] = _odds(classifier.scores(_vectors(parts, model)))[:, crisis].max()
    limits = [_limit(told[owners != kind, kind], FALSE_ALARMS.get(name, OTHERWISE)) for kind, name in enumerate(kinds)]
    whole = Classifier.train(vectors, owners, len(kinds))
    piece = _limit(pieces[pieces > 0], _BY_PIECE) if pieces.any() else 1.0
    return {"weights": whole.weights, "bias": whole.bias, "limits": np.array(limits), "piece": np.array(piece)}


def _limit(odds: Doubles, alarms: float) -> float:
    """So high that no more than this share of lines of other kinds reaches it."""
    return float(np.quantile(odds, 1 - alarms))


def _vectors(lines: Sequence[str], model: SentenceModel | None, cache: Path | None = None) -> Floats:
    letters = sketches([text.words(line) for line in lines], _EVEN)
    if model is None:
        return letters
    meant = disk.vectors(cache, "vectors", model.fingerprint, lines, model.embed)
    return np.hstack([meant, _LETTERS * letters]).astype(np.float32)


def _odds(scores: Floats) -> Doubles:
    """(rows, kinds): log odds to probabilities."""
    powers = np.exp((scores - scores.max(axis=1, keepdims=True)).astype(np.float64))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def _code() -> str:
    """Changes with the ear and with every line of the search that it leans on."""
    return disk.name_of(Path(__file__).read_bytes(), code())
