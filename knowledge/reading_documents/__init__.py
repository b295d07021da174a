"""Reads a document of any kind that people have into the same passages."""

from knowledge.reading_documents.readers import SUFFIXES, read
from knowledge.reading_documents.shape import Kind, Passage

__all__ = ["SUFFIXES", "Kind", "Passage", "read"]
