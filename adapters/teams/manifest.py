"""The package from which Teams makes the app: a manifest with the smallest reach, and two icons.

Version 1.12 of the format, on purpose: from 1.13 on an app may be run in Outlook and elsewhere in Microsoft 365 as
well, where nobody has tried this one, and nothing that it needs came later.
"""

import io
import json
import uuid
import zipfile
from urllib.parse import urlsplit

from adapters.teams import icons, lettering
from adapters.teams.incoming import REPORT
from adapters.teams.sizes import Json
from bot.identity import NAME
from bot.privacy import statement

SCHEMA = "1.12"
VERSION = "1.0.1"  # of what the package says: raise it with every change there, else nobody who has the app gets it

PERSONAL = {
    "report": "Tell your reps of AI at work",
    "status": "See what became of your report",
    "where do I work": "Say where, to see what is in force there",
    "my data": "What it holds that leads to you",
    "survey": "Which surveys are open",
    "stop": "What it sends without being asked, and how to end that",
    "talk to a person": "How to reach one",
    "help": "The words that it understands",
    "about": "What it is, who runs it, what it keeps",
}
SHARED = {
    "help": "The words that it understands",
    "about": "What it is, who runs it, what it keeps",
    "this channel": "For reps: how it answers here",
}

_DEVELOPER = 32  # characters of a name
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can name: the same package has the same bytes


def manifest(app_id: str, public_url: str, operator: str) -> Json:
    """`app_id`: the bot's, from its registration. `public_url`: where people reach its pages, by https."""
    pages = public_url.rstrip("/")
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": VERSION,
        "id": str(uuid.uuid5(uuid.UUID(app_id), "agreement-bot")),
        "developer": {
            "name": lettering.plain(operator, _DEVELOPER),
            "websiteUrl": f"{pages}/",
            "privacyUrl": f"{pages}{statement.PATH}",
            "termsOfUseUrl": f"{pages}/",
        },
        "name": {"short": NAME, "full": f"{NAME}: AI and robots at work"},
        "description": {"short": "A machine that answers questions about AI at work.", "full": _FULL},
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": icons.ACCENT,
        "defaultInstallScope": "personal",
        "bots": [
            {
                "botId": app_id,
                "scopes": ["personal", "team", "groupChat"],
                "supportsFiles": False,  # it takes none
                "isNotificationOnly": False,
                "commandLists": [_commands(["personal"], PERSONAL), _commands(["team", "groupChat"], SHARED)],
            }
        ],
        "composeExtensions": [
            {
                "botId": app_id,
                "commands": [
                    {
                        "id": REPORT,
                        "type": "action",
                        "title": "Report AI at work",
                        "description": "Tell your reps of a system",
                        # Not at a message: Teams would hand over its words, and somebody else wrote those.
                        "context": ["compose", "commandBox"],
                        "fetchTask": True,
                    }
                ],
            }
        ],
        "validDomains": [urlsplit(pages).hostname],
    }


def package(app_id: str, public_url: str, operator: str) -> bytes:
    """The zip that is uploaded to Teams."""
    made = json.dumps(manifest(app_id, public_url, operator), indent=2, ensure_ascii=False)
    files = {"manifest.json": made.encode(), "color.png": icons.color(), "outline.png": icons.outline()}
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as zipped:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3  # whatever system made it
            entry.external_attr = 0o644 << 16
            zipped.writestr(entry, content)
    return held.getvalue()


def _commands(scopes: list[str], commands: dict[str, str]) -> Json:
    listed = [{"title": title, "description": description} for title, description in commands.items()]
    return {"scopes": scopes, "commands": listed}


_FULL = (
    "Ask it in your own words what the agreement on AI and robotics says, what the law already asks of your employer, "
    "and what you can do next. People wrote every answer; it finds them, names the clause, and says what kind of thing "
    "each answer is. It takes reports of AI at work to the reps of your union. It is a machine, says so, and never "
    "pretends to be a person. Whoever owns a Teams organisation may be able to read what is written in it."
)
