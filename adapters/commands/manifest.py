"""`manifest`: from which a platform makes the bot's app."""

import argparse
import json
from pathlib import Path

from adapters import settings
from adapters.commands import Commands, RefusedError
from adapters.slack import manifest as of_slack
from adapters.teams import manifest as of_teams

PACKAGE = "agreement-bot-teams.zip"


def add(commands: Commands) -> None:
    made = commands.group("manifest", "Make what a chat platform makes the bot's app from.")
    slack = made.add("slack", _slack, "Print the manifest for a new app at Slack, with the smallest scopes.")
    slack.add_argument("--socket-mode", action="store_true", help="where Slack cannot reach the bot from outside")
    slack.add_argument("--many", action="store_true", help="other workspaces may install the app, too")
    teams = made.add("teams", _teams, "Make the app package for Teams, with the smallest reach.")
    teams.add_argument("--output", type=Path, default=Path(PACKAGE), metavar="FILE", help=f"unless given, {PACKAGE}")


def _slack(given: argparse.Namespace) -> int:
    chosen = settings.read()
    where = chosen.public_url
    if not given.socket_mode and not where.startswith("https:"):
        message = f"Slack posts to an https address: set {settings.PREFIX}PUBLIC_URL, or add --socket-mode."
        raise RefusedError(message)
    if given.many and given.socket_mode:
        message = "An app that other workspaces install cannot use Socket Mode: leave one of the two out."
        raise RefusedError(message)
    made = of_slack.manifest(where, socket_mode=given.socket_mode, many=given.many, emails=chosen.emails)
    print(json.dumps(made, indent=2, ensure_ascii=False))
    return 0


def _teams(given: argparse.Namespace) -> int:
    chosen = settings.read()
    wanting = [
        f"{words}: set {settings.PREFIX}{name}"
        for name, there, words in (
            ("TEAMS_APP_ID", chosen.teams_app_id, "The package names the bot by the id that it was registered with"),
            ("PUBLIC_URL", chosen.public_url.startswith("https:"), "It says where the bot's pages are, by https"),
            ("OPERATOR", chosen.operator, "It says who runs the bot"),
        )
        if not there
    ]
    if wanting:
        raise RefusedError("\n".join(wanting))
    path: Path = given.output
    try:
        path.write_bytes(of_teams.package(chosen.teams_app_id, chosen.public_url, chosen.operator))
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}). Name another file with --output."
        raise RefusedError(message) from error
    print(f"Made {path}. Upload it in Teams: Apps, Manage your apps, Upload an app, Upload a custom app.")
    return 0
