"""Puts together what a bot needs to answer."""

import secrets
import sys
from dataclasses import replace
from datetime import UTC, date, datetime

from adapters import settings
from adapters.commands import RefusedError
from adapters.drawing.press import Press
from adapters.settings import Settings
from adapters.stores import opening
from bot.desk import Desk, House
from bot.hearing.listening import Hearing
from bot.owners import Owners
from bot.reports.guesses import Trying
from bot.reports.receipts import Hashing
from bot.store import MemoryStore, Store
from knowledge import packs
from knowledge.library import Library, asked_in
from knowledge.semantic import ModelUnusable, SentenceModel


def desk(chosen: Settings, house: House, store: Store | None = None, secret: bytes = b"") -> Desk:
    """Without a store nothing outlasts the process."""
    found = model()
    shelves = library(chosen, found)
    ear = hearing(chosen, found)
    kept, secret = store or MemoryStore(), secret or secrets.token_bytes(32)
    hashing = Hashing(secret)
    trying = Trying(kept, hashing, now)
    alone = opening.alone(chosen)
    made = Desk(house, shelves, kept, ear, now, secret, hashing, trying, Press(), membership=chosen.membership)
    return replace(made, alone=alone, owners=Owners(alone), keeps=chosen.keep)


def now() -> datetime:
    return datetime.now(UTC)


def today() -> date:
    return datetime.now().astimezone().date()


def model() -> SentenceModel | None:
    """The semantic model, or None with the reason told: the bot then finds by words alone."""
    try:
        return SentenceModel.load()
    except ModelUnusable as error:
        print(f"Searching by words alone: {error}", file=sys.stderr)
        return None


def library(chosen: Settings, model: SentenceModel | None) -> Library:
    folder = chosen.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cache").mkdir(exist_ok=True)
        probe = folder / "cache" / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        message = (
            f"The data folder {folder} cannot be written ({error.strerror}). "
            f"Name another with {settings.PREFIX}DATA_DIR, or mend its rights."
        )
        raise RefusedError(message) from error
    if not any((folder / "cache").glob("index-*")):
        print("Learning the answers: once, and it takes a minute or two ...", file=sys.stderr, flush=True)
    shelves = Library(folder, model, today)
    for problem in shelves.problems:
        if not problem.warning:
            print(problem, file=sys.stderr)
    return shelves


def hearing(chosen: Settings, model: SentenceModel | None) -> Hearing:
    """Learnt from the project's own lines and entries, so that no branch's edit makes it learn anew."""
    return Hearing.learn(asked_in(packs.load([packs.BUILT_IN]).pack), model, chosen.data_dir / "cache")
