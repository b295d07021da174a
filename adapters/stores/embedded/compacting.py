"""Writes a shorter journal beside the one in use, and puts it in its place once nothing is missing."""

import logging
from collections.abc import Iterator, Mapping

from adapters.stores.embedded import frames
from adapters.stores.embedded.drafts import Draft
from adapters.stores.embedded.frames import Change, Document
from adapters.stores.embedded.journal import Journal
from bot.store import StoppedError

AT_ONCE = 32  # documents in a frame: little enough that encoding it holds nobody up
LITTLE = 64 << 10  # bytes that may be missing when the draft takes over, and that commits then wait for
END = b""  # the frame without changes that ends what could not be shorter
ROUNDS = 20  # of catching up; each has less to write than the one before, unless the disk is very slow

log = logging.getLogger(__name__)


def compact(journal: Journal, documents: Mapping[str, Mapping[str, Document]]) -> None:
    """Blocks its thread until done. The journal must have followed since the documents were as given.

    Where it fails the journal goes on as it was: nothing is lost but room.
    """
    draft: Draft | None = None
    before = journal.size
    done = False
    try:
        draft = journal.draft()
        for changes in pieces(documents):
            draft.append(changes)
        draft.append(END)
        base = draft.tape.end
        _catch_up(journal, draft)
        journal.replace(draft, base)
        done = True
        log.info("%s was made shorter: %d bytes, now %d", journal.path, before, journal.size)
    except StoppedError as error:
        log.debug("not made shorter: %s", error)  # the journal has said so already, and tells everyone who writes
    except OSError as error:
        log.warning("%s could not be made shorter (%s); it grows on, and this is tried again", journal.path, error)
    finally:
        if not done:
            journal.give_up(draft)


def pieces(documents: Mapping[str, Mapping[str, Document]]) -> Iterator[bytes]:
    piece: list[Change] = []
    for kind, kept in documents.items():
        for id_, document in kept.items():
            piece.append((kind, id_, document))
            if len(piece) == AT_ONCE:
                yield frames.encode_changes(piece)
                piece = []
    if piece:
        yield frames.encode_changes(piece)


def _catch_up(journal: Journal, draft: Draft) -> None:
    for _ in range(ROUNDS):
        missed = journal.missed()
        for changes in missed:
            draft.append(changes)
        draft.sync()
        if sum(map(len, missed)) <= LITTLE:
            return
