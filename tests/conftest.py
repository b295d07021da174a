"""The whole suite runs with every logger at DEBUG. Whatever was logged must hold nobody's words and no platform's ids.

Ids and words that stand for a person's hold the word "canary"; at the end it is looked for in all that was logged.
"""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.hearing.listening import Hearing
from knowledge import packs
from knowledge.library import Library, asked_in
from knowledge.semantic import ModelUnusable, SentenceModel
from tests import fakes
from tests import postgres as servers
from tests.learning import KEPT

CANARY = "canary"


class Listener(logging.Handler):
    """Keeps what was logged by anything."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []
        self.setFormatter(logging.Formatter("%(name)s %(levelname)s %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


LISTENER = Listener()


def pytest_configure() -> None:
    logging.getLogger().setLevel(logging.DEBUG)
    logging.getLogger().addHandler(LISTENER)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--soak", action="store_true", help="the long rounds: hundreds of crashes, thousands of notices")


@pytest.fixture(scope="session")
def soak(request: pytest.FixtureRequest) -> bool:
    """Whether the long rounds were asked for."""
    return bool(request.config.getoption("--soak"))


@pytest.fixture
def logged() -> list[str]:
    """All that was logged so far; it grows."""
    return LISTENER.lines


LEAKED = pytest.StashKey[Iterable[str]]()  # what the other processes of a run in several found


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """A process of several has ended: what leaked there has leaked."""
    found = getattr(node, "workeroutput", {}).get(CANARY, [])
    node.config.stash[LEAKED] = [*node.config.stash.get(LEAKED, ()), *found]


def pytest_sessionfinish(session: pytest.Session) -> None:
    leaked = [line for line in LISTENER.lines if CANARY in line.lower()]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput[CANARY] = leaked[:5]
        return
    leaked += session.config.stash.get(LEAKED, ())
    if leaked:
        reporter = session.config.pluginmanager.get_plugin("terminalreporter")
        if reporter:
            reporter.write_line("LEAKED into a log: " + "\n".join(leaked[:5]), red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder of its own, but for what was learnt from the entries."""
    KEPT.mkdir(parents=True, exist_ok=True)
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "cache").symlink_to(KEPT, target_is_directory=True)
    return folder


@pytest.fixture
def postgres() -> Iterator[str]:
    """The URL of a fresh, empty database on a real PostgreSQL, for one test."""
    with servers.database() as url:
        yield url


@pytest.fixture
def home(data: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of commands that are given in the folder around it, with the settings of nobody else."""
    for name in ("LOCAL", "OPERATOR", "CONTACT", "CHAT_OWNER", "HOST", "PORT", "DATABASE_URL", "KEYS_DIR", "KEY"):
        monkeypatch.delenv(f"AGREEMENT_BOT_{name}", raising=False)
    monkeypatch.setenv("AGREEMENT_BOT_DATA_DIR", str(data))
    monkeypatch.chdir(data.parent)
    return data


@pytest.fixture(scope="session")
def model() -> SentenceModel:
    try:
        return SentenceModel.load()
    except ModelUnusable as error:
        pytest.skip(str(error))


@pytest.fixture(scope="session")
def library(model: SentenceModel, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """The real knowledge, found in the real way."""
    KEPT.mkdir(parents=True, exist_ok=True)
    return Library(tmp_path_factory.mktemp("data"), model, lambda: fakes.TODAY, cache=KEPT)


@pytest.fixture(scope="session")
def hearing(model: SentenceModel) -> Hearing:
    return Hearing.learn(asked_in(packs.load([packs.BUILT_IN]).pack), model, KEPT)
