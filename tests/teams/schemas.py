"""Microsoft's own schema of manifests, and its own renderer of cards, as `npm ci` has put them here."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).with_name("official") / "node_modules"


def schema(version: str) -> dict[str, Any]:
    path = _file(f"@microsoft/app-manifest/build/json-schemas/teams/v{version}/MicrosoftTeams.schema.json")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _file(name: str) -> Path:
    if not (path := FOLDER / name).is_file():
        words = "Microsoft's own schema is not here: npm ci --prefix tests/teams/official"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)
    return path
