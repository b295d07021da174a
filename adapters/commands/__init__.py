"""The commands, a file for each subject. A command returns its exit code: 0 done, 1 refused or failed."""

import argparse
from collections.abc import Callable

Run = Callable[[argparse.Namespace], int]


class RefusedError(Exception):
    """A command that cannot be done; its words are for the person who gave it."""


class Commands:
    """Where the subjects put their commands."""

    def __init__(self, parser: argparse.ArgumentParser, name: str = "COMMAND") -> None:
        self._parsers = parser.add_subparsers(required=True, metavar=name)

    def add(self, name: str, run: Run, words: str, *, json: bool = False) -> argparse.ArgumentParser:
        """`words` is the help, one plain sentence. `json`: a program may ask for the answer too."""
        made: argparse.ArgumentParser = self._parsers.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        if json:
            made.add_argument("--json", action="store_true", help="for programs")
        return made

    def group(self, name: str, words: str) -> "Commands":
        return Commands(self._parsers.add_parser(name, help=words, description=words), "PART")
