"""`manifest`: from which a platform makes the bot's app."""

import argparse
import json

from adapters import settings
from adapters.commands import Commands, RefusedError
from adapters.slack import manifest


def add(commands: Commands) -> None:
    made = commands.group("manifest", "Print what a chat platform makes the bot's app from.")
    slack = made.add("slack", _slack, "Print the manifest for a new app at Slack, with the smallest scopes.")
    slack.add_argument("--socket-mode", action="store_true", help="where Slack cannot reach the bot from outside")
    slack.add_argument("--many", action="store_true", help="other workspaces may install the app, too")


def _slack(given: argparse.Namespace) -> int:
    where = settings.read().public_url
    if not given.socket_mode and not where.startswith("https:"):
        message = f"Slack posts to an https address: set {settings.PREFIX}PUBLIC_URL, or add --socket-mode."
        raise RefusedError(message)
    if given.many and given.socket_mode:
        message = "An app that other workspaces install cannot use Socket Mode: leave one of the two out."
        raise RefusedError(message)
    made = manifest.manifest(where, socket_mode=given.socket_mode, many=given.many)
    print(json.dumps(made, indent=2, ensure_ascii=False))
    return 0
