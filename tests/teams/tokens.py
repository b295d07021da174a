"""Who signs for Teams, on loopback: its keys, served from a thread of their own, and tokens made with them."""

import asyncio
import json
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.teams.payloads import SERVICE

APP = "0a0a0a0a-1111-2222-3333-444444444444"
ISSUER = "https://api.botframework.com"
METADATA = "/v1/.well-known/openidconfiguration"
KEYS = "/v1/.well-known/keys"

Json = dict[str, Any]


@cache
def key(name: str) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def published(name: str, endorsements: Sequence[str] | None = ("msteams", "webchat"), **more: object) -> Json:
    """As Microsoft shows a key."""
    shown: Json = {**json.loads(RSAAlgorithm.to_jwk(key(name).public_key())), "kid": name, "use": "sig", **more}
    return shown if endorsements is None else {**shown, "endorsements": list(endorsements)}


def token(name: str = "first", header: Json | None = None, **claims: object) -> str:
    """With the key of that name. A claim that is None is left out."""
    made = jwt.encode(_claims(claims), key(name), algorithm="RS256", headers={"kid": name, **(header or {})})
    return f"Bearer {made}"


def by_secret(secret: bytes, **claims: object) -> str:
    """Signed by what everybody may know."""
    return f"Bearer {jwt.encode(_claims(claims), secret, algorithm='HS256', headers={'kid': 'first'})}"


def unsigned(**claims: object) -> str:
    return f"Bearer {jwt.encode(_claims(claims), '', algorithm='none', headers={'kid': 'first'})}"


def _claims(changed: Json) -> Json:
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": APP, "serviceurl": SERVICE, "nbf": now - 60, "exp": now + 3600, **changed}
    return {name: value for name, value in claims.items() if value is not None}


@dataclass
class Signer:
    """`shown` are the keys that it publishes; `answers` stands in for what it says, path by path."""

    url: str = ""
    shown: list[Json] = field(default_factory=lambda: [published("first")])
    answers: dict[str, tuple[int, bytes]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    free: threading.Event = field(default_factory=threading.Event)
    another: threading.Condition = field(default_factory=threading.Condition)

    @property
    def openid(self) -> str:
        return self.url + METADATA

    @property
    def fetched(self) -> int:
        """How often somebody wanted to know its keys."""
        return self.asked.count(METADATA)

    def fail(self, status: int = 500) -> None:
        self.answers[METADATA] = (status, b"")

    def mend(self) -> None:
        self.answers.clear()

    def hold(self) -> None:
        """Let everybody wait until `release`."""
        self.free.clear()

    def release(self) -> None:
        self.free.set()

    async def until(self, number: int = 1) -> None:
        """Somebody wanted to know its keys so often."""

        def wait() -> None:
            with self.another:
                assert self.another.wait_for(lambda: self.fetched >= number, 20)

        await asyncio.to_thread(wait)

    def answer(self, path: str) -> tuple[int, bytes]:
        with self.another:
            self.asked.append(path)
            self.another.notify_all()
        assert self.free.wait(20)
        return self.answers.get(path) or (200, self.right(path))

    def right(self, path: str) -> bytes:
        """What it says at a path, and at the place to which that may have moved."""
        found: Json = {"issuer": ISSUER, "jwks_uri": self.url + KEYS}
        return json.dumps(found if path.endswith(METADATA) else {"keys": self.shown}).encode()


@contextmanager
def signer() -> Iterator[Signer]:
    made = Signer()
    made.free.set()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, body = made.answer(self.path)
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            if status == 302:
                self.send_header("Location", f"/moved{self.path}")
            with suppress(ConnectionError):  # who asked has gone
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield made
    finally:
        made.release()
        server.shutdown()
        thread.join()
        server.server_close()
