"""What stands in the Dockerfile, compose.yaml and the unit fits together, and with the bot. No image is built here."""

import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from adapters import under_way
from adapters.commands import beside, serving
from adapters.settings.described import TABLE
from adapters.web import serve
from bot.bot import Bot
from tests import fakes

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
VARIABLES = {one.variable for one in TABLE.values()}
FILE_VARIABLES = {one.file_variable for one in TABLE.values() if one.file_variable}
BOTS = ("bot-1", "bot-2", "bot-3")
SWEEPS = 6  # contexts of `serve` that may each take `SWEEP` seconds to end
LONGEST_STOP = serve.DRAIN + serving.DRAIN + SWEEPS * beside.SWEEP + 2 * under_way.DRAIN  # seconds


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    made: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
    return made


@pytest.fixture(scope="module")
def stages() -> list[list[tuple[str, str]]]:
    """The instructions of each stage of the Dockerfile, lines that go on joined."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    told = [line.split(None, 1) for line in lines if line.strip() and not line.startswith("#")]
    made: list[list[tuple[str, str]]] = []
    for word, rest in told:
        if word == "FROM":
            made.append([])
        made[-1].append((word, rest))
    return made


@pytest.fixture(scope="module")
def unit() -> list[tuple[str, str]]:
    lines = (DEPLOY / "agreement-bot.service").read_text(encoding="utf-8").splitlines()
    return [(name, value) for line in lines if (name := line.partition("=")[0]) and (value := line.partition("=")[2])]


def set_in(stage: list[tuple[str, str]]) -> Mapping[str, str]:
    parts = [part for word, rest in stage if word == "ENV" for part in shlex.split(rest)]
    return dict(part.split("=", 1) for part in parts)


def test_the_image_takes_only_what_is_there_and_what_the_builder_is_given(stages: list[list[tuple[str, str]]]) -> None:
    let_through = {
        line[1:] for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line.startswith("!")
    }
    taken = {
        one
        for stage in stages
        for word, rest in stage
        if word == "COPY" and "--from" not in rest
        for one in [part for part in rest.split() if not part.startswith("--")][:-1]
    }
    assert all((ROOT / one).exists() for one in taken)
    assert taken == let_through


def test_the_image_is_pinned_has_no_root_and_no_tools_that_build(stages: list[list[tuple[str, str]]]) -> None:
    bases = [rest.split()[0] for stage in stages for word, rest in stage if word == "FROM"]
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.11\.\d+-slim-\w+", bases[0])
    final = stages[-1]
    users = [at for at, (word, rest) in enumerate(final) if word == "USER" and rest == "10001"]
    assert users
    assert all(at < users[0] for at, (word, _) in enumerate(final) if word == "RUN")
    assert not any("apt-get" in rest or "pip install" in rest or "pip --python" in rest for _, rest in final)


def test_whatever_the_image_sets_is_a_setting_and_its_port_is_the_one_that_all_speak_of(
    stages: list[list[tuple[str, str]]], compose: dict[str, Any]
) -> None:
    given = {name: value for name, value in set_in(stages[-1]).items() if name.startswith("AGREEMENT_BOT_")}
    assert given.keys() <= VARIABLES
    (port,) = [rest for word, rest in stages[-1] if word == "EXPOSE"]
    assert given["AGREEMENT_BOT_PORT"] == port
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    (sent,) = re.findall(r"reverse_proxy (.+) \{", caddy)
    assert sent.split() == [f"{bot}:{port}" for bot in BOTS]
    assert all(bot in compose["services"] for bot in BOTS)
    mounted = {one.partition(":")[2] for bot in BOTS for one in compose["services"][bot]["volumes"]}
    assert mounted == {given["AGREEMENT_BOT_DATA_DIR"], given["AGREEMENT_BOT_KEYS_DIR"]}


async def test_what_looks_whether_a_bot_lives_or_is_ready_asks_at_an_address_that_there_is(
    stages: list[list[tuple[str, str]]],
) -> None:
    desk = fakes.desk()
    routes = {one.resource.canonical for one in serve.application(Bot(desk), desk).router.routes() if one.resource}
    (check,) = [rest for word, rest in stages[-1] if word == "HEALTHCHECK"]
    asked = re.findall(r"/(?:healthz|readyz)", check + (DEPLOY / "Caddyfile").read_text(encoding="utf-8"))
    assert set(asked) == {"/healthz", "/readyz"}
    assert set(asked) <= routes


def test_no_container_can_write_to_itself_or_gain_rights(compose: dict[str, Any]) -> None:
    for name, one in compose["services"].items():
        assert one["read_only"] is True, name
        assert one["cap_drop"] == ["ALL"], name
        assert one["security_opt"] == ["no-new-privileges:true"], name
        assert one["restart"] == "unless-stopped", name
        assert one.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "web" else []), name
        assert ":latest" not in one["image"] or name in BOTS, name
    assert "ports" not in compose["services"]["postgres"]
    assert compose["networks"]["back"]["internal"] is True


def test_all_that_compose_names_is_there(compose: dict[str, Any]) -> None:
    for name, one in compose["services"].items():
        assert set(one.get("depends_on", [])) <= compose["services"].keys(), name
        assert set(one.get("secrets", [])) <= compose["secrets"].keys(), name
        assert set(one["networks"]) <= compose["networks"].keys(), name
        named = {part.partition(":")[0] for part in one.get("volumes", [])}
        assert {part for part in named if not part.startswith(".")} <= compose["volumes"].keys(), name
        assert all((ROOT / part).exists() for part in named if part.startswith(".")), name
        assert all((ROOT / part).exists() for part in one.get("env_file", [])), name
    used = {secret for one in compose["services"].values() for secret in one.get("secrets", [])}
    assert used == compose["secrets"].keys()


def test_every_setting_that_compose_gives_is_one_and_no_secret_stands_in_it(compose: dict[str, Any]) -> None:
    for bot in BOTS:
        one = compose["services"][bot]
        assert one["environment"].keys() <= VARIABLES | FILE_VARIABLES
        read = {value for name, value in one["environment"].items() if name in FILE_VARIABLES}
        assert read == {f"/run/secrets/{secret}" for secret in one["secrets"]}
    lines = (DEPLOY / "bot.env").read_text(encoding="utf-8").splitlines()
    named = {line.partition("=")[0] for line in lines if line and not line.startswith("#")}
    secrets = {one.variable for one in TABLE.values() if one.described.secret}
    assert named <= VARIABLES - secrets


def test_whoever_stops_a_bot_waits_until_it_has_finished(compose: dict[str, Any], unit: list[tuple[str, str]]) -> None:
    one = compose["services"]["bot-1"]
    stop_after = int(one["environment"]["AGREEMENT_BOT_STOP_AFTER"])
    assert int(one["stop_grace_period"].removesuffix("s")) >= LONGEST_STOP + stop_after
    assert int(dict(unit)["TimeoutStopSec"]) >= LONGEST_STOP


@pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd is not here")
def test_systemd_understands_the_unit_and_finds_little_that_it_exposes(tmp_path: Path) -> None:
    text = (DEPLOY / "agreement-bot.service").read_text(encoding="utf-8")
    there = tmp_path / "agreement-bot.service"
    there.write_text(text.replace("/opt/agreement-bot/.venv/bin/agreement-bot", "/bin/true"), encoding="utf-8")
    found = subprocess.run(["systemd-analyze", "verify", there], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stdout, found.stderr) == (0, "", "")
    asked = ["systemd-analyze", "security", "--offline=true", "--threshold=20", str(there)]
    assert subprocess.run(asked, capture_output=True, check=False).returncode == 0  # of 100: 15 is what is left


def test_whatever_the_unit_sets_is_a_setting_and_each_secret_comes_from_a_credential(
    unit: list[tuple[str, str]],
) -> None:
    variables = [part for name, value in unit if name.lstrip("#") == "Environment" for part in value.split()]
    ours = dict(part.split("=", 1) for part in variables if part.startswith("AGREEMENT_BOT_"))
    assert ours.keys() <= VARIABLES | FILE_VARIABLES
    credentials = {value.partition(":")[0] for name, value in unit if name.lstrip("#") == "LoadCredential"}
    assert {value.removeprefix("%d/") for name, value in ours.items() if name in FILE_VARIABLES} == credentials
    assert dict(unit)["StateDirectory"] == Path(ours["AGREEMENT_BOT_DATA_DIR"]).name


def test_what_was_learnt_is_laid_there_once_and_then_the_bot_starts(tmp_path: Path) -> None:
    learnt, data, programs = (tmp_path / name for name in ("learnt", "data", "bin"))
    for folder in (learnt, data, programs):
        folder.mkdir()
    (learnt / "index-1.npz").write_text("of the image")
    (learnt / "entries-2.npy").write_text("of the image")
    (data / "cache").mkdir()
    (data / "cache" / "entries-2.npy").write_text("learnt here")
    bot = programs / "agreement-bot"
    bot.write_text('#!/bin/sh\necho "started $*"\n')
    bot.chmod(0o755)
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "AGREEMENT_BOT_DATA_DIR": str(data),
        "LEARNT": str(learnt),
    }
    for _ in range(2):
        said = subprocess.run([DEPLOY / "start", "serve"], env=environment, capture_output=True, text=True, check=True)
        assert said.stdout == "started serve\n"
        laid = {one.name: one.read_text() for one in (data / "cache").iterdir()}
        assert laid == {"index-1.npz": "of the image", "entries-2.npy": "learnt here"}
