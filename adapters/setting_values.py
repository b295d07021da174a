"""How each setting is written; ValueError says what is wrong with it, and repeats nothing that may be a secret."""

import re
import uuid
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from bot.events import Owner
from bot.membership.ways import Way

STORES = ("postgresql", "postgres", "file")  # how the address of a store begins
ANY = "any"  # organisation
_SHOWN = re.compile(r"https?://(?:[\w.-]+|\[[\da-fA-F:.]+\])(?::\d+)?(?:/[\w.~/%-]*)?", re.IGNORECASE)


class AppType(StrEnum):
    """As Azure calls the ways in which a bot proves who it is. None can be registered for many tenants any more."""

    SINGLE_TENANT = "SingleTenant"
    MANAGED = "UserAssignedMSI"
    MULTI_TENANT = "MultiTenant"


class LinkBy(StrEnum):
    """By what accounts on several platforms are known to be one person."""

    NOTHING = "off"
    EMAIL = "email"


def words(value: object) -> str:
    text = " ".join(str(value).split())
    if not text.isprintable():
        message = "only words, please"
        raise ValueError(message)
    return text


def address(value: object) -> str:
    text = words(value)
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = f"'{text}' is not an address: write it as https://bot.example.org"
        raise ValueError(message)
    return text


def pages(value: object) -> str:
    """Where people find the bot. They are shown it, so it holds nothing else; never says what was given."""
    text = words(value)
    try:
        sound = bool(_SHOWN.fullmatch(text)) and urlsplit(text).port != 0
    except ValueError:
        sound = False
    if not sound:
        message = "write it as https://bot.example.org, with nothing before the name and nothing after the path"
        raise ValueError(message)
    return text


def database(value: object) -> str:
    """Never says what was given: it may hold a password, and where it is malformed nobody knows which part."""
    text = str(value).strip()
    message = "is no address of a store: write it as postgresql://user:password@host:5432/name, or leave it empty"
    try:
        _ = urlsplit(text).port
    except ValueError:
        raise ValueError(message) from None
    scheme, mark, rest = text.partition("://")
    if text and (scheme not in STORES or not (mark and text.isprintable()) or (scheme == "file" and rest[:1] != "/")):
        raise ValueError(message)
    return text


def folder(value: object) -> Path | None:
    text = words(value)
    return Path(text).expanduser() if text else None


def key(value: object) -> str:
    return str(value).strip()


def port(value: object) -> int:
    text = str(value)
    if not text.isdecimal() or not 0 <= int(text) <= 65535:  # noqa: PLR2004 - what a port can be
        message = f"'{text}' is not a port: a number from 0 to 65535 (0 takes a free one)"
        raise ValueError(message)
    return int(text)


def yes(value: object) -> bool:
    match str(value).strip().lower():
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off" | "":
            return False
        case other:
            message = f"'{other}' is neither yes nor no"
            raise ValueError(message)


def owner(value: object) -> Owner:
    text = str(value).strip().lower()
    if text not in (Owner.EMPLOYER, Owner.UNION):
        message = f"'{value}' is neither 'employer' nor 'union'"
        raise ValueError(message)
    return Owner(text)


def link_by(value: object) -> LinkBy:
    text = str(value).strip().lower()
    if text not in tuple(LinkBy):
        message = f"'{value}' is neither '{LinkBy.EMAIL}' nor '{LinkBy.NOTHING}'"
        raise ValueError(message)
    return LinkBy(text)


def way(value: object) -> Way:
    """In which it may be known who is a member."""
    text = str(value).strip().lower()
    if text not in tuple(Way):
        message = f"'{value}' is none of '{Way.UNKNOWN}', '{Way.TOLD}' and '{Way.LIST}'"
        raise ValueError(message)
    return Way(text)


def guid(value: object) -> str:
    """An id as Microsoft writes them. What was given may be a secret in the wrong place."""
    text = str(value).strip()
    if not text:
        return ""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        message = "is no id such as 00001111-aaaa-2222-bbbb-3333cccc4444; the Azure portal shows it"
        raise ValueError(message) from None


def tenants(value: object) -> frozenset[str]:
    """A list, or ids with commas between them; or `ANY`, alone."""
    given = [str(one) for one in value] if isinstance(value, list) else str(value).split(",")
    found = frozenset(one.strip().lower() for one in given) - {""}
    if ANY in found and len(found) > 1:
        message = f"either '{ANY}', or the ids of those that may"
        raise ValueError(message)
    return found if ANY in found else frozenset(guid(one) for one in found)


def app_type(value: object) -> AppType:
    text = str(value).strip().lower()
    found = next((one for one in AppType if one.lower() == text), None)
    if found is None:
        message = f"'{value}' is none of {', '.join(AppType)}"
        raise ValueError(message)
    return found
