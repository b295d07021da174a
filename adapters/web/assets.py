"""The files beside the pages: read once, served under a name that changes with their content."""

import hashlib
from dataclasses import dataclass
from importlib.resources import files

_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
PATH = "/static/"


@dataclass(frozen=True, slots=True)
class Asset:
    content: bytes
    media_type: str
    version: str


def _read() -> dict[str, Asset]:
    found: dict[str, Asset] = {}
    for file in (files(__package__) / "static").iterdir():
        media_type = _TYPES.get("." + file.name.rpartition(".")[2])
        if media_type:
            content = file.read_bytes()
            found[file.name] = Asset(content, media_type, hashlib.sha256(content).hexdigest()[:16])
    return found


ASSETS = _read()


def address(name: str) -> str:
    """Where a page finds a file; a changed file has another address, so that it can be kept for long."""
    return f"{PATH}{name}?v={ASSETS[name].version}"
