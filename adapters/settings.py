"""The settings, from the environment and one TOML file; the only reader of either. All errors are told at once."""

import ipaddress
import os
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
import tomli_w

from bot.desk import House
from bot.events import Owner

PREFIX = "AGREEMENT_BOT_"
FILE = "settings.toml"  # in the data folder
STORES = ("postgresql", "postgres", "file")  # how the address of a store begins
ENVIRONMENT_ONLY = frozenset({"key"})  # a backup of the file must not hold what opens the store

TRIAL = House(
    operator="the person who started this trial on this computer",
    contact="your union rep (a trial has nobody behind it)",
    chat_owner=Owner.SELF,
    local=True,
)


class SettingsError(Exception):
    """What is wrong with the settings, a line for each, with what to do."""

    def __init__(self, wrong: list[str]) -> None:
        super().__init__("\n".join(wrong))
        self.wrong = tuple(wrong)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, by its name in the TOML file; the environment's name is the prefix and the same in capitals."""

    data_dir: Path
    host: str = "127.0.0.1"
    port: int = 8080
    public_url: str = ""
    local: bool = False
    operator: str = ""
    contact: str = ""
    chat_owner: Owner | None = None
    database_url: str = field(default="", repr=False)  # may hold a password
    keys_dir: Path | None = None
    key: str = field(default="", repr=False)  # from the environment only
    slack_bot_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_client_id: str = ""
    slack_client_secret: str = field(default="", repr=False)
    slack_api_url: str = ""

    @property
    def slack(self) -> bool:
        """Whether Slack is on."""
        return bool(self.slack_bot_token or self.slack_client_id)

    @property
    def keys(self) -> Path:
        return self.keys_dir or self.data_dir / "keys"

    @property
    def house(self) -> House:
        """Who runs the bot; outside a trial each part must be given, since every greeting needs it."""
        if self.local:
            return TRIAL
        missing = [
            f"{words}: set {PREFIX}{name.upper()}"
            for name, words in (
                ("operator", "who runs this bot is not set"),
                ("contact", "how to reach a person is not set"),
                ("chat_owner", "who owns the chat (employer or union) is not set"),
            )
            if not getattr(self, name)
        ]
        if missing or self.chat_owner is None:
            missing.append(
                "or run 'agreement-bot setup', which asks for them; 'serve --local' is a trial, and needs none of them"
            )
            raise SettingsError(missing)
        return House(self.operator, self.contact, self.chat_owner)


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this machine: the environment wins over the file in the data folder."""
    folder = Path(environment.get(f"{PREFIX}DATA_DIR") or platformdirs.user_data_dir("agreement-bot", appauthor=False))
    given: dict[str, object] = dict(_file(folder / FILE))
    names = {part.name for part in fields(Settings)}
    kept = names - ENVIRONMENT_ONLY
    wrong = [
        f"{folder / FILE}: '{name}' is never read from a file: set {PREFIX}{name.upper()} in the environment instead"
        if name in ENVIRONMENT_ONLY
        else f"{folder / FILE}: '{name}' is not a setting; known are: {', '.join(sorted(kept))}"
        for name in given.keys() - kept
    ]
    for name in names:
        if spoken := environment.get(f"{PREFIX}{name.upper()}"):
            given[name] = spoken
    values: dict[str, object] = {}
    for name, value in given.items():
        if name in _READERS:
            try:
                values[name] = _READERS[name](value)
            except (ValueError, TypeError) as error:
                wrong.append(f"{PREFIX}{name.upper()}: {error}")
    settings = Settings(**{**values, "data_dir": folder.expanduser()})  # type: ignore[arg-type]
    if settings.local and not loopback(settings.host):
        wrong.append(
            f"{PREFIX}LOCAL is a trial without sign-in, so it listens on this computer only: {settings.host} is refused"
        )
    wrong += _of_slack(settings)
    if wrong:
        raise SettingsError(wrong)
    return settings


def _of_slack(settings: Settings) -> list[str]:
    """Parts of Slack without the rest. None of the secrets is repeated."""
    set_, wrong = f"{PREFIX}SLACK_", []
    given = settings.slack_bot_token or settings.slack_client_id
    if not given and (settings.slack_signing_secret or settings.slack_app_token or settings.slack_client_secret):
        wrong.append(f"Slack needs a token to answer with: set {set_}BOT_TOKEN (it begins with xoxb-)")
    if given and not (settings.slack_signing_secret or settings.slack_app_token):
        wrong.append(f"nothing can come from Slack: set {set_}SIGNING_SECRET, or {set_}APP_TOKEN for Socket Mode")
    if settings.slack_bot_token and not settings.slack_bot_token.startswith("xoxb-"):
        wrong.append(f"{set_}BOT_TOKEN: a bot's token begins with xoxb-")
    if settings.slack_app_token and not settings.slack_app_token.startswith("xapp-"):
        wrong.append(f"{set_}APP_TOKEN: an app's token begins with xapp-")
    if settings.slack_bot_token and settings.slack_client_id:
        wrong.append(f"{set_}BOT_TOKEN is for one workspace, {set_}CLIENT_ID for many: set one of the two")
    if bool(settings.slack_client_id) != bool(settings.slack_client_secret):
        wrong.append(f"{set_}CLIENT_ID and {set_}CLIENT_SECRET belong together: set both or neither")
    if settings.slack_client_id and not settings.public_url.startswith("https:"):
        wrong.append(f"{set_}CLIENT_ID: other workspaces install the bot over https: set {PREFIX}PUBLIC_URL")
    if settings.slack_api_url and not loopback(urlsplit(settings.slack_api_url).hostname or ""):
        wrong.append(f"{set_}API_URL is for a stand-in on this computer only; leave it empty for Slack itself")
    if settings.local and given:
        wrong.append("a trial knows nobody, so Slack cannot be on in it: leave the settings of Slack out")
    return wrong


def write(folder: Path, *, operator: str, contact: str, chat_owner: Owner) -> Path:
    """Keep the answers of `setup` in the settings file, beside what already stands there."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    table = {**_file(path), "operator": operator, "contact": contact, "chat_owner": str(chat_owner)}
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    # It may hold the address of a database, with its password.
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path opens no descriptor
        file.write(tomli_w.dumps(table))
    draft.replace(path)
    return path


def loopback(host: str) -> bool:
    """Whether an address can be reached from this computer only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _file(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError([f"{path} cannot be read: {error}"]) from error


def _words(value: object) -> str:
    words = " ".join(str(value).split())
    if not words.isprintable():
        message = "only words, please"
        raise ValueError(message)
    return words


def _address(value: object) -> str:
    words = _words(value)
    parts = urlsplit(words)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        message = f"'{words}' is not an address: write it as https://bot.example.org"
        raise ValueError(message)
    return words


def _database(value: object) -> str:
    """Never says what was given: it may hold a password, and where it is malformed nobody knows which part."""
    words = str(value).strip()
    message = "is no address of a store: write it as postgresql://user:password@host:5432/name, or leave it empty"
    try:
        _ = urlsplit(words).port
    except ValueError:
        raise ValueError(message) from None
    scheme, mark, rest = words.partition("://")
    if words and (scheme not in STORES or not (mark and words.isprintable()) or (scheme == "file" and rest[:1] != "/")):
        raise ValueError(message)
    return words


def _folder(value: object) -> Path | None:
    words = _words(value)
    return Path(words).expanduser() if words else None


def _key(value: object) -> str:
    return str(value).strip()


def _port(value: object) -> int:
    text = str(value)
    if not text.isdecimal() or not 0 <= int(text) <= 65535:  # noqa: PLR2004 - what a port can be
        message = f"'{text}' is not a port: a number from 0 to 65535 (0 takes a free one)"
        raise ValueError(message)
    return int(text)


def _yes(value: object) -> bool:
    match str(value).strip().lower():
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off" | "":
            return False
        case other:
            message = f"'{other}' is neither yes nor no"
            raise ValueError(message)


def _owner(value: object) -> Owner:
    words = str(value).strip().lower()
    if words not in (Owner.EMPLOYER, Owner.UNION):
        message = f"'{value}' is neither 'employer' nor 'union'"
        raise ValueError(message)
    return Owner(words)


_READERS: Mapping[str, Callable[[object], object]] = {
    "data_dir": _words,
    "host": _words,
    "port": _port,
    "public_url": _address,
    "local": _yes,
    "operator": _words,
    "contact": _words,
    "chat_owner": _owner,
    "database_url": _database,
    "keys_dir": _folder,
    "key": _key,
    "slack_bot_token": _key,
    "slack_signing_secret": _key,
    "slack_app_token": _key,
    "slack_client_id": _words,
    "slack_client_secret": _key,
    "slack_api_url": _address,
}
