"""What was built is kept on disk, named by what it was built from. What is damaged is built again, never an error."""

import hashlib
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]
Floats = NDArray[np.float32]
_HASH = 16  # bytes of a text's hash
_KEPT = 4  # of each kind: with and without the model, the bot's knowledge and one that is being tried


def name_of(*parts: str | bytes) -> str:
    """One name for exactly these parts in this order."""
    found = hashlib.blake2b(digest_size=_HASH)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        found.update(len(data).to_bytes(8, "big") + data)
    return found.hexdigest()


def save(path: Path, arrays: Arrays) -> None:
    """Keep them under a name of some kind ("index-…"), and drop what was kept under such a name long ago."""
    _place(path, lambda file: np.savez(file, **arrays))  # type: ignore[arg-type]
    _drop_old(path)


def load(path: Path) -> dict[str, NDArray[Any]] | None:
    """None where there is nothing, or nothing whole: every part carries a checksum."""
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as held:
            return {name: held[name] for name in held.files}
    except (OSError, ValueError, KeyError, EOFError, NotImplementedError, zipfile.BadZipFile):
        return None


def vectors(
    folder: Path | None, kind: str, model: str, texts: Sequence[str], embed: Callable[[Sequence[str]], Floats]
) -> Floats:
    """(texts, dimensions), read from disk as they are needed. Only texts that were never seen are embedded."""
    hashes = [name_of(text) for text in texts]
    if folder is None or not texts:
        return embed(texts)
    path = folder / f"{kind}-{name_of(model, *hashes)}.npy"
    whole = _mapped(path, len(texts))
    if whole is not None:
        return whole
    known = _known(folder, kind, model)
    new = {digest: text for digest, text in zip(hashes, texts, strict=True) if digest not in known}
    known |= dict(zip(new, embed(list(new.values())), strict=True)) if new else {}
    made = np.stack([known[digest] for digest in hashes])
    _place(path, lambda file: np.save(file, made))
    if path.is_file():
        _place(path.with_suffix(".names"), lambda file: file.write("\n".join([model, _digest(path), *hashes]).encode()))
        known.clear()  # lets go of the old file before it is dropped
        _drop_old(path)
    whole = _mapped(path, len(texts))
    return made if whole is None else whole


def _place(path: Path, fill: Callable[[IO[bytes]], object]) -> None:
    """All or nothing: written beside it, then moved over it. Where nothing can be written the next start is slower."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".new", delete=False) as file:
            try:
                fill(file)
                file.close()
                Path(file.name).replace(path)
            except BaseException:
                file.close()
                Path(file.name).unlink(missing_ok=True)
                raise
    except OSError:
        return


def _drop_old(path: Path) -> None:
    kind, _, _ = path.name.partition("-")
    try:
        path.touch()
        held = sorted(path.parent.glob(f"{kind}-*{path.suffix}"), key=lambda other: other.stat().st_mtime, reverse=True)
        for old in held[_KEPT:]:
            old.unlink()
            old.with_suffix(".names").unlink(missing_ok=True)
    except OSError:  # another process was quicker, or still reads it
        return


def _mapped(path: Path, rows: int) -> Floats | None:
    """The vectors of a file that is whole, left on disk until they are read."""
    try:
        _, digest, *hashes = path.with_suffix(".names").read_text().split("\n")
        if len(hashes) != rows or _digest(path) != digest:
            return None
        found: Floats = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        return None
    return found if found.ndim == 2 and len(found) == rows else None  # noqa: PLR2004 - rows and columns


def _known(folder: Path, kind: str, model: str) -> dict[str, Floats]:
    """The vector of each text that any kept file of this kind and model holds."""
    found: dict[str, Floats] = {}
    for names in sorted(folder.glob(f"{kind}-*.names")):
        try:
            made_by, _, *hashes = names.read_text().split("\n")
        except (OSError, ValueError):
            continue
        rows = _mapped(names.with_suffix(".npy"), len(hashes)) if made_by == model else None
        if rows is not None:
            found |= dict(zip(hashes, rows, strict=True))
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "blake2b").hexdigest()
