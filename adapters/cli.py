"""The commands are put together here. Exit 0 done, 1 refused or failed, 2 wrong use."""

import argparse
import logging
import sys
from collections.abc import Sequence

from adapters import control
from adapters.commands import (
    Commands,
    RefusedError,
    knowledge,
    manifest,
    members,
    people,
    privacy,
    serving,
    setting_up,
    store,
    survey,
    talking,
)
from adapters.settings import SettingsError
from bot import evaluation
from knowledge.importing import UnusableDocumentError

SUBJECTS = (serving, talking, setting_up, knowledge, survey, people, members, privacy, store, manifest)
REFUSALS = (
    RefusedError,
    SettingsError,
    UnusableDocumentError,
    control.NotRunningError,
    control.AnswerError,
    evaluation.UnusableQuestionsError,
    *store.REFUSALS,
)


def main(arguments: Sequence[str] | None = None) -> int:
    given = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        found: int = given.run(given)
    except REFUSALS as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the output has had enough
        sys.stdout = None
        return 0
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="agreement-bot", description="Answers questions about AI at work, with the clause and its status."
    )
    commands = Commands(parser)
    for subject in SUBJECTS:
        subject.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
