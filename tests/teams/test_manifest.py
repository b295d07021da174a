"""The package for Teams: as Microsoft's own schema wants it, reaching for as little as it can, and drawn by itself."""

import hashlib
import io
import json
import struct
import uuid
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from jsonschema import Draft4Validator

from adapters import cli
from adapters.teams import icons, manifest
from bot.bot import Bot
from bot.events import Owner, Said
from bot.replies import Replies
from tests import fakes
from tests.teams import payloads, schemas

APP, URL = "6e9b2a4c-90d1-4a35-8f0e-1d2c3b4a5f60", "https://bot.example"
OPERATOR = "Somewhere branch of the union, north and south"


@pytest.fixture
def made() -> dict[str, Any]:
    return manifest.manifest(APP, URL, OPERATOR)


def test_microsofts_own_schema_takes_it(made: dict[str, Any]) -> None:
    validator = Draft4Validator(schemas.schema(manifest.SCHEMA))
    assert list(validator.iter_errors(made)) == []
    assert list(validator.iter_errors({**made, "version": 1}))


def test_its_parts_name_the_same_bot_and_the_app_has_an_id_of_its_own(made: dict[str, Any]) -> None:
    (bot,), (extension,) = made["bots"], made["composeExtensions"]
    assert bot["botId"] == extension["botId"] == APP
    assert str(uuid.UUID(made["id"])) == made["id"] != APP
    assert made["id"] == manifest.manifest(APP, "https://elsewhere.example", "Another")["id"]
    assert made["id"] != manifest.manifest(str(uuid.UUID(int=7)), URL, OPERATOR)["id"]


def test_it_asks_for_nothing_that_it_does_not_use(made: dict[str, Any]) -> None:
    assert not {"permissions", "devicePermissions", "webApplicationInfo", "authorization"} & set(made)
    assert made["bots"][0]["supportsFiles"] is False
    (command,) = made["composeExtensions"][0]["commands"]
    assert "message" not in command["context"]


def test_every_address_in_it_is_the_bots_own(made: dict[str, Any]) -> None:
    slashed = manifest.manifest(APP, f"{URL}/", OPERATOR)
    assert slashed == made
    assert made["developer"]["websiteUrl"] == f"{URL}/"
    assert made["developer"]["privacyUrl"] == f"{URL}/privacy"
    assert made["developer"]["termsOfUseUrl"] == f"{URL}/"
    assert made["validDomains"] == ["bot.example"]


def test_whoever_changes_what_it_says_raises_its_version_and_notes_the_new_pair_here(made: dict[str, Any]) -> None:
    said = {key: value for key, value in made.items() if key != "version"}
    fingerprint = hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]
    assert (made["version"], fingerprint) == ("1.0.1", "e8e832a46189dc35")


def test_a_long_name_of_who_runs_it_is_cut_between_words(made: dict[str, Any]) -> None:
    assert made["developer"]["name"] == "Somewhere branch of the union,…"


def test_its_texts_are_as_long_as_teams_allows(made: dict[str, Any]) -> None:
    assert len(made["name"]["short"]) <= 30
    assert len(made["description"]["short"]) <= 80
    for listed in made["bots"][0]["commandLists"]:
        assert 1 <= len(listed["commands"]) <= 10
        assert all(len(one["title"]) <= 32 and len(one["description"]) <= 128 for one in listed["commands"])


@pytest.mark.parametrize("scope", ["personal", "team", "groupChat"])
async def test_the_bot_understands_every_command_that_is_offered(scope: str, made: dict[str, Any]) -> None:
    unheard = await _answered("words that stand for no command", scope)
    offered = [
        command["title"]
        for listed in made["bots"][0]["commandLists"]
        if scope in listed["scopes"]
        for command in listed["commands"]
    ]
    assert offered
    for title in offered:
        assert await _answered(title, scope) != unheard, title
    assert scope != "personal" or {"report", "status", "help", "about", "stop"} <= set(offered)


async def _answered(words: str, scope: str) -> Replies:
    payload = payloads.message(words) if scope == "personal" else payloads.mention(f"<at>Agreement Bot</at> {words}")
    came = payloads.read(payload, owner=Owner.EMPLOYER)
    event = getattr(came, "event", None)
    assert isinstance(event, Said)
    return await Bot(fakes.desk()).handle(event)


async def test_the_command_beside_the_box_opens_a_report(made: dict[str, Any]) -> None:
    (command,) = made["composeExtensions"][0]["commands"]
    came = payloads.read(payloads.invoke("composeExtension/fetchTask", {"commandId": command["id"]}))
    replies = await Bot(fakes.desk()).handle(came.event)  # type: ignore[union-attr]
    assert any("Who can read this here" in str(one) for one in replies)


def test_the_package_holds_three_files_and_is_the_same_every_time() -> None:
    made = manifest.package(APP, URL, OPERATOR)
    assert made == manifest.package(APP, URL, OPERATOR)
    with zipfile.ZipFile(io.BytesIO(made)) as opened:
        assert opened.testzip() is None
        assert opened.namelist() == ["manifest.json", "color.png", "outline.png"]
        assert {one.date_time for one in opened.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        written = json.loads(opened.read("manifest.json"))
    assert written == manifest.manifest(APP, URL, OPERATOR)
    assert set(written["icons"].values()) == {"color.png", "outline.png"}


def test_the_command_makes_it_and_says_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(tmp_path / "data"))
    assert cli.main(["manifest", "teams"]) == 1
    told = capsys.readouterr().err
    assert all(f"AGREEMENT_BOT_{name}" in told for name in ("TEAMS_APP_ID", "PUBLIC_URL", "OPERATOR"))
    assert not list(tmp_path.iterdir())
    registered = {"TEAMS_APP_ID": APP, "TEAMS_APP_PASSWORD": "secret", "TEAMS_TENANT_ID": payloads.TENANT}
    for name, value in {**registered, "PUBLIC_URL": URL, "OPERATOR": OPERATOR}.items():
        monkeypatch.setenv(f"AGREEMENT_BOT_{name}", value)
    assert cli.main(["manifest", "teams"]) == 0
    assert "agreement-bot-teams.zip" in capsys.readouterr().out
    assert (tmp_path / "agreement-bot-teams.zip").read_bytes() == manifest.package(APP, URL, OPERATOR)
    assert cli.main(["manifest", "teams", "--output", "mine.zip"]) == 0
    assert zipfile.is_zipfile(tmp_path / "mine.zip")
    assert cli.main(["manifest", "teams", "--output", str(tmp_path)]) == 1
    assert "--output" in capsys.readouterr().err


@dataclass
class Shown:
    pixels: Any
    channels: int


def shown(png: bytes) -> Shown:
    """A small reader of what `icons` writes: whole chunks, whose sums are right, and unfiltered rows."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    at, chunks = 8, dict[bytes, bytes]()
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        data = png[at + 8 : at + 8 + length]
        (total,) = struct.unpack(">I", png[at + 8 + length : at + 12 + length])
        assert total == zlib.crc32(kind + data)
        chunks[kind] = data
        at += 12 + length
    assert list(chunks) == [b"IHDR", b"IDAT", b"IEND"]
    width, height, depth, kind_of_color, *rest = struct.unpack(">IIBBBBB", chunks[b"IHDR"])
    assert (depth, rest) == (8, [0, 0, 0])
    channels = {2: 3, 6: 4}[kind_of_color]
    rows = np.frombuffer(zlib.decompress(chunks[b"IDAT"]), dtype=np.uint8).reshape(height, width * channels + 1)
    assert not rows[:, 0].any()
    return Shown(rows[:, 1:].reshape(height, width, channels), channels)


def test_the_colour_icon_fills_its_square_and_stays_in_the_middle_of_it() -> None:
    drawn = shown(icons.color())
    assert drawn.pixels.shape == (192, 192, 3)
    ground = np.frombuffer(bytes.fromhex(icons.ACCENT[1:]), dtype=np.uint8)
    edges = (drawn.pixels[:30], drawn.pixels[-18:], drawn.pixels[:, :30], drawn.pixels[:, -30:])
    assert all((edge == ground).all() for edge in edges)
    white = (drawn.pixels == 255).all(axis=2)
    assert 0.15 < white.mean() < 0.4
    assert len(np.unique(drawn.pixels.reshape(-1, 3), axis=0)) > 20, "its edges are smooth"


def test_the_outline_icon_is_white_lines_on_nothing() -> None:
    drawn = shown(icons.outline())
    assert drawn.pixels.shape == (32, 32, 4)
    assert (drawn.pixels[..., :3] == 255).all()
    covered = drawn.pixels[..., 3]
    assert not covered[0].any()
    assert not covered[:, 0].any() or covered[:, 0].max() < 255
    assert 0.15 < covered.mean() / 255 < 0.4
    assert len(np.unique(covered)) > 20, "its edges are smooth"
