"""Chooses who reads a file, keeps to the limits, and turns whatever goes wrong into words. Readers load when needed."""

import importlib
from collections.abc import Callable, Iterable
from pathlib import PurePath

from knowledge.documents import UnusableDocumentError
from knowledge.reading_documents.shape import Block, Passage, shaped

LARGEST = 20_000_000  # bytes in a file
MOST_TEXT = 4_000_000  # characters in a document: about two thousand pages

_READERS = {
    ".txt": "plain",
    ".text": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".docx": "word",
    ".pdf": "pdf",
}
SUFFIXES = tuple(_READERS)

_HINTS = {
    ".doc": "Open it in Word or LibreOffice and save it as .docx.",
    ".docm": "Open it in Word and save it as .docx, without macros.",
    ".odt": "Open it in LibreOffice or Word and save it as .docx.",
    ".rtf": "Open it in Word or LibreOffice and save it as .docx.",
    ".pages": "In Pages choose Export, and Word.",
}


def read(name: str, content: bytes) -> tuple[Passage, ...]:
    """The passages of a document, in its order. Raises UnusableDocumentError with what to do, and nothing else."""
    suffix = PurePath(name).suffix.lower()
    if suffix not in _READERS:
        hint = _HINTS.get(suffix, "Save it as one of these, and import it again.")
        raise UnusableDocumentError(f"'{name}' cannot be read: only txt, md, html, docx and pdf can. {hint}")
    if len(content) > LARGEST:
        raise UnusableDocumentError(
            f"'{name}' is too large ({len(content) // 1_000_000} MB; at most {LARGEST // 1_000_000} MB can be read). "
            "Save it without its pictures, or import the agreement alone without its appendices.",
        )
    passages = shaped(_blocks(name, suffix, content))
    if not passages:
        raise UnusableDocumentError(f"There is no text in '{name}'. Check that it is the right file.")
    return passages


def _blocks(name: str, suffix: str, content: bytes) -> list[Block]:
    reader = _READERS[suffix]
    try:
        blocks: Callable[[bytes], Iterable[Block]] = importlib.import_module(
            f"knowledge.reading_documents.{reader}"
        ).blocks
    except ModuleNotFoundError as error:
        raise UnusableDocumentError(
            f"Reading {suffix} files needs a part that is not installed ({error.name}). "
            "Install it with: pip install 'agreement-bot[documents]' - or save the document as .txt.",
        ) from error
    found: list[Block] = []
    length = 0
    try:
        for block in blocks(content):
            found.append(block)
            length += len(block.text)
            if length > MOST_TEXT:
                break
    except UnusableDocumentError as error:
        raise UnusableDocumentError(str(error).replace("{name}", name)) from error
    except Exception as error:  # the libraries fail in their own ways on broken files
        raise UnusableDocumentError(
            f"'{name}' is damaged, or is not really a {suffix} file. Open it, save it again, and import the new copy; "
            "if that does not help, save it as .txt.",
        ) from error
    if length > MOST_TEXT:
        raise UnusableDocumentError(f"'{name}' is too long: import the agreement alone, without its appendices.")
    return found
