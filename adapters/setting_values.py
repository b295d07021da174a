"""How each setting is written; ValueError says what is wrong with it.

It never repeats what was given, which may be a secret in the wrong place.
"""

import ipaddress
import re
import uuid
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from bot.events import Owner
from bot.languages import LANGUAGES
from bot.membership.ways import Way
from bot.privacy import periods
from bot.privacy.periods import Periods

STORES = ("postgresql", "postgres", "file")  # how the address of a store begins
ANY = "any"  # organisation
_SHOWN = re.compile(r"https?://(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?(?:/[\w.~/%-]*)?", re.IGNORECASE)
_PORTS = range(65_536)
_A_MINUTE = range(61)
_TOKEN = 16  # characters, at least


class AppType(StrEnum):
    """As Azure calls the ways in which a bot proves who it is. None can be registered for many tenants any more."""

    SINGLE_TENANT = "SingleTenant"
    MANAGED = "UserAssignedMSI"
    MULTI_TENANT = "MultiTenant"


class TeamsSdk(StrEnum):
    """Microsoft's kits for Python that check and carry what Teams posts."""

    BOTBUILDER = "botbuilder"
    AGENTS = "agents"


class LinkBy(StrEnum):
    """By what accounts on several platforms are known to be one person."""

    NOTHING = "off"
    EMAIL = "email"


class LogForm(StrEnum):
    """How a line of the log is written."""

    WORDS = "words"
    JSON = "json"


class LogLevel(StrEnum):
    WARNING = "warning"
    INFO = "info"
    DEBUG = "debug"


def keep(value: object) -> Periods:
    """In the file also a table: a name and how long, in each line."""
    return periods.shortened(value) if isinstance(value, dict) else periods.read(text(value))


def loopback(host: str) -> bool:
    """Whether an address can be reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def text(value: object) -> str:
    """What was written, without spaces at its ends."""
    if not isinstance(value, str):
        message = "is not text: write it between quotation marks"
        raise ValueError(message)  # noqa: TRY004 - all that is wrong with a setting is a ValueError
    return value.strip()


def words(value: object) -> str:
    found = " ".join(text(value).split())
    if not found.isprintable():
        message = "holds a sign that cannot be shown: write words only"
        raise ValueError(message)
    return found


def address(value: object) -> str:
    found = words(value)
    try:
        parts = urlsplit(found)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if found and not sound:
        message = "is not an address: write it as https://bot.example.org"
        raise ValueError(message)
    return found


def pages(value: object) -> str:
    """Where people find the bot. They are shown it, so it holds nothing else."""
    found = words(value)
    try:
        sound = bool(_SHOWN.fullmatch(found)) and urlsplit(found).port != 0
    except ValueError:
        sound = False
    if found and not sound:
        message = "write it as https://bot.example.org, with nothing before the name and nothing after the path"
        raise ValueError(message)
    return found


def database(value: object) -> str:
    found = text(value)
    message = "is no address of a store: write it as postgresql://user:password@host:5432/name, or leave it empty"
    try:
        _ = urlsplit(found).port
    except ValueError:
        raise ValueError(message) from None
    scheme, mark, rest = found.partition("://")
    if found and (scheme not in STORES or not (mark and found.isprintable()) or (scheme == "file" and rest[:1] != "/")):
        raise ValueError(message)
    return found


def folder(value: object) -> Path | None:
    found = words(value)
    try:
        return Path(found).expanduser() if found else None
    except RuntimeError:
        message = "begins with ~ and a name that this computer does not know: write the whole path"
        raise ValueError(message) from None


def data_folder(value: object) -> Path:
    found = folder(value)
    if found is None:
        message = "names no folder"
        raise ValueError(message)
    return found


def key(value: object) -> str:
    found = text(value)
    if not found.isprintable():
        message = "holds a line break, or another sign that is no part of a secret: copy it again"
        raise ValueError(message)
    return found


def token(value: object) -> str:
    """One that nobody guesses."""
    found = key(value)
    if len(found) < _TOKEN or not (found.isascii() and " " not in found):
        message = f"has fewer than {_TOKEN} letters and figures: 'openssl rand -hex 20' makes one"
        raise ValueError(message)
    return found


def port(value: object) -> int:
    return _number(value, _PORTS, f"is not a port: a number from 0 to {_PORTS[-1]} (0 takes a free one)")


def seconds(value: object) -> int:
    """A minute at most: whoever waits for a process to end should not wait for long."""
    return _number(value, _A_MINUTE, f"is not a number of seconds from 0 to {_A_MINUTE[-1]}")


def _number(value: object, among: range, otherwise: str) -> int:
    found = value.strip() if isinstance(value, str) else value
    if isinstance(found, str) and found.isascii() and found.isdecimal() and len(found) <= len(str(among[-1])):
        found = int(found)
    if isinstance(found, bool) or not isinstance(found, int) or found not in among:
        raise ValueError(otherwise)
    return found


def yes(value: object) -> bool:
    if isinstance(value, bool):
        return value
    match text(value).lower() if isinstance(value, str) else None:
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off" | "":
            return False
    message = "is neither yes nor no"
    raise ValueError(message)


def owner(value: object) -> Owner:
    found = text(value).lower()
    if found not in (Owner.EMPLOYER, Owner.UNION):
        message = "is neither 'employer' nor 'union'"
        raise ValueError(message)
    return Owner(found)


def link_by(value: object) -> LinkBy:
    found = text(value).lower()
    if found not in tuple(LinkBy):
        message = f"is neither '{LinkBy.EMAIL}' nor '{LinkBy.NOTHING}'"
        raise ValueError(message)
    return LinkBy(found)


def log_form(value: object) -> LogForm:
    found = text(value).lower()
    if found not in tuple(LogForm):
        message = f"is neither '{LogForm.JSON}' nor '{LogForm.WORDS}'"
        raise ValueError(message)
    return LogForm(found)


def language(value: object) -> str:
    """A code, such as "cy"."""
    found = text(value).lower()
    if found not in LANGUAGES:
        message = f"is none of {', '.join(LANGUAGES)}"
        raise ValueError(message)
    return found


def log_level(value: object) -> LogLevel:
    found = text(value).lower()
    if found not in tuple(LogLevel):
        message = f"is none of {', '.join(LogLevel)}"
        raise ValueError(message)
    return LogLevel(found)


def way(value: object) -> Way:
    """In which it may be known who is a member."""
    found = text(value).lower()
    if found not in tuple(Way):
        message = f"is none of '{Way.UNKNOWN}', '{Way.TOLD}' and '{Way.LIST}'"
        raise ValueError(message)
    return Way(found)


def guid(value: object) -> str:
    """An id as Microsoft writes them."""
    found = text(value)
    if not found:
        return ""
    try:
        return str(uuid.UUID(found))
    except ValueError:
        message = "is no id such as 00001111-aaaa-2222-bbbb-3333cccc4444; the Azure portal shows it"
        raise ValueError(message) from None


def tenants(value: object) -> frozenset[str]:
    """A list, or ids with commas between them; or `ANY`, alone."""
    given = value if isinstance(value, list) else text(value).split(",")
    found = frozenset(text(one).lower() for one in given) - {""}
    if ANY in found and len(found) > 1:
        message = f"either '{ANY}', or the ids of those that may"
        raise ValueError(message)
    return found if ANY in found else frozenset(guid(one) for one in found)


def app_type(value: object) -> AppType:
    given = text(value).lower()
    found = next((one for one in AppType if one.lower() == given), None)
    if found is None:
        message = f"is none of {', '.join(AppType)}"
        raise ValueError(message)
    return found


def teams_sdk(value: object) -> TeamsSdk:
    found = text(value).lower()
    if found not in tuple(TeamsSdk):
        message = f"is neither '{TeamsSdk.BOTBUILDER}' nor '{TeamsSdk.AGENTS}'"
        raise ValueError(message)
    return TeamsSdk(found)
