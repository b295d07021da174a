"""A built index as plain arrays, and back: what lies in the cache. The vectors lie beside it in a file of their own."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from knowledge.calibrate import Confidence, Fusion, Thresholds
from knowledge.classify import Classifier
from knowledge.evidence import Evidence, Floats
from knowledge.lexical import Bm25, Rarity
from knowledge.training import Learnt

Arrays = Mapping[str, NDArray[Any]]


def pack(evidence: Evidence, learnt: Learnt | None) -> dict[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {
        "middles": evidence.middles,
        "starts": evidence.starts,
        "topics": evidence.topics,
    }
    for name, bm25 in (("words", evidence.words), ("letters", evidence.letters)):
        arrays |= {f"{name}.rows": _lines(bm25.rows), f"{name}.starts": bm25.starts, f"{name}.topics": bm25.topics}
        arrays |= {f"{name}.weights": bm25.weights}
    counts = evidence.rarity.phrasings
    arrays |= {
        "rarity.words": _lines(counts),
        "rarity.held": np.array([*counts.values()], np.int64),
        "rarity.count": np.array(evidence.rarity.count),
    }
    if evidence.classifier is not None:
        arrays |= {"classifier.weights": evidence.classifier.weights, "classifier.bias": evidence.classifier.bias}
    if learnt is not None:
        sure = learnt.confidence
        arrays |= {
            "fusion": learnt.fusion.weights,
            "sure.middle": sure.middle,
            "sure.weights": sure.weights,
            "sure.bias": np.array(sure.bias),
        }
        arrays |= {"thresholds": np.array([learnt.thresholds.answer, learnt.thresholds.ask])}
    return arrays


def unpack(arrays: Arrays, vectors: Floats) -> tuple[Evidence, Learnt | None]:
    """Raises KeyError where something is missing."""
    count = len(arrays["starts"])
    rarity = Rarity(
        dict(zip(_unlined(arrays["rarity.words"]), arrays["rarity.held"].tolist(), strict=True)),
        int(arrays["rarity.count"]),
    )
    classifier = (
        Classifier(arrays["classifier.weights"], arrays["classifier.bias"]) if "classifier.bias" in arrays else None
    )
    words, letters = (_bm25(arrays, name, count) for name in ("words", "letters"))
    evidence = Evidence(
        words, letters, rarity, vectors, arrays["middles"], arrays["starts"], arrays["topics"], classifier
    )
    if "fusion" not in arrays:
        return evidence, None
    sure = Confidence(arrays["sure.middle"], arrays["sure.weights"], float(arrays["sure.bias"]))
    answer, ask = arrays["thresholds"].tolist()
    return evidence, Learnt(Fusion(arrays["fusion"]), sure, Thresholds(answer, ask))


def _bm25(arrays: Arrays, name: str, count: int) -> Bm25:
    rows = {feature: row for row, feature in enumerate(_unlined(arrays[f"{name}.rows"]))}
    return Bm25(rows, arrays[f"{name}.starts"], arrays[f"{name}.topics"], arrays[f"{name}.weights"], count)


def _lines(names: Mapping[str, int]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(names).encode(), np.uint8)


def _unlined(data: NDArray[np.uint8]) -> list[str]:
    return data.tobytes().decode().split("\n") if len(data) else []
