"""The settings, from the environment and one TOML file; the only reader of either. All errors are told at once."""

import ipaddress
import os
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs
import tomli_w

from adapters import setting_values as values
from adapters.setting_values import ANY, AppType, LinkBy
from bot.desk import House
from bot.events import Owner
from bot.membership.ways import Way

PREFIX = "AGREEMENT_BOT_"
FILE = "settings.toml"  # in the data folder
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
    link_accounts: LinkBy = LinkBy.NOTHING
    membership: Way = Way.UNKNOWN
    database_url: str = field(default="", repr=False)  # may hold a password
    keys_dir: Path | None = None
    key: str = field(default="", repr=False)  # from the environment only
    slack_bot_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_client_id: str = ""
    slack_client_secret: str = field(default="", repr=False)
    slack_api_url: str = ""
    teams_app_id: str = ""
    teams_app_password: str = field(default="", repr=False)
    teams_app_type: AppType = AppType.SINGLE_TENANT
    teams_tenant_id: str = ""
    teams_tenants: frozenset[str] = frozenset()
    teams_openid_url: str = ""
    teams_outbound_token: str = field(default="", repr=False)

    @property
    def slack(self) -> bool:
        """Whether Slack is on."""
        return bool(self.slack_bot_token or self.slack_client_id)

    @property
    def teams(self) -> bool:
        """Whether Teams is on. In a trial a stand-in may play it without any app."""
        return bool(self.teams_app_id or (self.local and self.teams_openid_url))

    @property
    def emails(self) -> bool:
        """Whether accounts are linked by their e-mail addresses."""
        return self.link_accounts is LinkBy.EMAIL

    @property
    def teams_allowed(self) -> frozenset[str] | None:
        """The organisations in which Teams users may talk to the bot; None for all."""
        if ANY in self.teams_tenants or not self.teams_app_id:
            return None
        return self.teams_tenants or frozenset({self.teams_tenant_id})

    @property
    def keys(self) -> Path:
        return self.keys_dir or self.data_dir / "keys"

    @property
    def pages(self) -> str:
        """Where people are sent to see the bot's own pages; empty where they would not get there, or others listen."""
        parts = urlsplit(self.public_url)
        if not self.local and (parts.scheme != "https" or loopback(parts.hostname or "")):
            return ""
        return self.public_url

    @property
    def house(self) -> House:
        """Who runs the bot; outside a trial each part must be given, since every greeting needs it."""
        if self.local:
            return replace(TRIAL, pages=self.pages)
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
        return House(self.operator, self.contact, self.chat_owner, pages=self.pages)


def read(environment: Mapping[str, str] = os.environ, *, local: bool = False) -> Settings:
    """The settings of this machine: the environment wins over the file in the data folder.

    `local` makes it a trial, whatever they say.
    """
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
    if local:
        given["local"] = True
    known: dict[str, object] = {}
    for name, value in given.items():
        if name in _READERS:
            try:
                known[name] = _READERS[name](value)
            except (ValueError, TypeError) as error:
                wrong.append(f"{PREFIX}{name.upper()}: {error}")
    settings = Settings(**{**known, "data_dir": folder.expanduser()})  # type: ignore[arg-type]
    if settings.local and not loopback(settings.host):
        wrong.append(f"a trial has no sign-in, so it listens on this computer only: {settings.host} is refused")
    if settings.membership is Way.LIST and not settings.emails:
        wrong.append(
            f"{PREFIX}MEMBERSHIP=list compares the e-mail addresses of accounts, which are looked up only with "
            f"{PREFIX}LINK_ACCOUNTS=email: set both, or {PREFIX}MEMBERSHIP to 'told' or 'unknown'"
        )
    wrong += _of_slack(settings)
    wrong += _of_teams(settings)
    if wrong:
        raise SettingsError(wrong)
    return settings


def identity(environment: Mapping[str, str] = os.environ) -> tuple[str, str]:
    """Where Azure lets this process ask for its managed identity, and with which header; empty outside of it."""
    return environment.get("IDENTITY_ENDPOINT", ""), environment.get("IDENTITY_HEADER", "")


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


def _of_teams(settings: Settings) -> list[str]:
    """Parts of Teams without the rest. None of the secrets is repeated."""
    set_ = f"{PREFIX}TEAMS_"
    wrong = [*_of_a_stand_in(settings)]
    if not settings.teams_app_id:
        parts = (settings.teams_app_password, settings.teams_tenant_id, settings.teams_tenants)
        if any(parts) or (settings.teams_openid_url and not settings.local):
            wrong.append(
                f"Teams needs to know which app the bot is, or anybody could speak to it: set {set_}APP_ID (the "
                "Microsoft App ID of its registration)"
            )
        return wrong
    if settings.teams_app_type is AppType.MANAGED:
        if settings.teams_app_password:
            wrong.append(f"{set_}APP_PASSWORD: a managed identity has none, so leave it out")
    elif not (settings.teams_app_password or settings.teams_openid_url):
        wrong.append(f"the bot could not answer on Teams: set {set_}APP_PASSWORD (the value of its client secret)")
    if settings.teams_app_type is not AppType.MULTI_TENANT and not settings.teams_tenant_id:
        wrong.append(
            f"an app of the type {settings.teams_app_type} belongs to one organisation: set {set_}TENANT_ID (the "
            f"Directory ID), or {set_}APP_TYPE if it is an old one for many"
        )
    if settings.teams_app_type is AppType.MULTI_TENANT and not (settings.teams_tenants or settings.teams_tenant_id):
        wrong.append(
            f"an app of the type {AppType.MULTI_TENANT} can be put into every organisation: set {set_}TENANTS to the "
            f"ids of those that may talk to the bot, with commas between them, or to '{ANY}'"
        )
    if settings.local and not settings.teams_openid_url:
        wrong.append("a trial knows nobody, so Teams cannot be on in it: leave the settings of Teams out")
    return wrong


def _of_a_stand_in(settings: Settings) -> Iterator[str]:
    """What plays Teams on this computer: no other service is shown such a token, or brings keys of its own."""
    set_ = f"{PREFIX}TEAMS_"
    if settings.teams_openid_url and not loopback(urlsplit(settings.teams_openid_url).hostname or ""):
        yield f"{set_}OPENID_URL is for a stand-in on this computer only; leave it empty for Teams itself"
    if bool(settings.teams_openid_url) != bool(settings.teams_outbound_token):
        yield (
            f"{set_}OPENID_URL and {set_}OUTBOUND_TOKEN belong together, for a stand-in on this computer: set both or "
            "neither"
        )


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


_READERS: Mapping[str, Callable[[object], object]] = {
    "data_dir": values.words,
    "host": values.words,
    "port": values.port,
    "public_url": values.pages,
    "local": values.yes,
    "operator": values.words,
    "contact": values.words,
    "chat_owner": values.owner,
    "link_accounts": values.link_by,
    "membership": values.way,
    "database_url": values.database,
    "keys_dir": values.folder,
    "key": values.key,
    "slack_bot_token": values.key,
    "slack_signing_secret": values.key,
    "slack_app_token": values.key,
    "slack_client_id": values.words,
    "slack_client_secret": values.key,
    "slack_api_url": values.address,
    "teams_app_id": values.guid,
    "teams_app_password": values.key,
    "teams_app_type": values.app_type,
    "teams_tenant_id": values.guid,
    "teams_tenants": values.tenants,
    "teams_openid_url": values.address,
    "teams_outbound_token": values.key,
}
