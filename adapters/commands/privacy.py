"""`privacy`: what the law asks of whoever runs the bot, made from one description of what it keeps."""

import argparse
import sys

from adapters import settings
from adapters.commands import Commands
from adapters.settings import Settings
from bot.exporting import tables
from bot.exporting.tables import Sheet
from bot.privacy import assessment, notice, record
from bot.privacy.statement import statement
from bot.privacy.terms import Terms

WARNING = (
    "Made by Agreement Bot from what it keeps as it is set here. What stands in square brackets is to be filled in.",
)


def add(commands: Commands) -> None:
    parts = commands.group("privacy", "Print what the law asks for: what is kept, why and for how long.")
    parts.add("notice", _notice, "The privacy notice, as it stands on the bot's own page (Markdown).")
    made = parts.add("record", _record, "The record of processing activities, article 30 (Markdown).")
    how = made.add_mutually_exclusive_group()
    how.add_argument("--csv", action="store_true", help="as a table for a spreadsheet")
    how.add_argument("--fields", action="store_true", help="each field of each record, as such a table")
    parts.add("assessment", _assessment, "A template of the impact assessment, article 35, filled in from the design.")


def _terms() -> Terms:
    chosen = settings.read()
    return terms(chosen)


def terms(chosen: Settings) -> Terms:
    return Terms(chosen.house, chosen.membership, chosen.emails, chosen.keep)


def _notice(_: argparse.Namespace) -> int:
    on = _terms()
    print(notice.as_markdown((statement(on), *notice.in_full(on))))
    return 0


def _record(given: argparse.Namespace) -> int:
    on = _terms()
    if given.csv or given.fields:
        _csv(record.fields(on) if given.fields else record.sheet(on))
    else:
        print(record.markdown(on))
    return 0


def _assessment(_: argparse.Namespace) -> int:
    print(assessment.markdown(_terms()))
    return 0


def _csv(sheet: Sheet) -> None:
    sys.stdout.flush()
    sys.stdout.buffer.write(tables.as_csv(WARNING, sheet))
