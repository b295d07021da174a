"""Every setting there is. To add one, write it here and run `scripts/settings_page.py`, which puts it into the docs."""

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from adapters import setting_values as values
from adapters.setting_values import ANY, AppType, LinkBy, LogForm, LogLevel, TeamsSdk, loopback
from adapters.settings.describing import PREFIX, setting, table
from bot.desk import House
from bot.events import Owner
from bot.languages import OWN
from bot.membership.ways import Way
from bot.privacy.periods import LONGEST, NAMES, Periods

TRIAL = House(
    operator="the person who started this trial on this computer",
    contact="your union rep (a trial has nobody behind it)",
    chat_owner=Owner.SELF,
    local=True,
)
NOWHERE = Path()  # a data folder that was not chosen yet


GREETED_WITH = {
    "operator": "who runs this bot is not set",
    "contact": "how to reach a person is not set",
    "chat_owner": "who owns the chat (employer or union) is not set",
}
SETUP = "or run 'agreement-bot setup', which asks for them; 'serve --local' is a trial, and needs none of them"


class SettingsError(Exception):
    """What is wrong with the settings, a line for each, with what to do."""

    def __init__(self, wrong: list[str]) -> None:
        super().__init__("\n".join(wrong))
        self.wrong = tuple(wrong)


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, by its name in the TOML file; the environment's name is the prefix and the same in capitals."""

    data_dir: Path = setting(
        NOWHERE,
        values.data_folder,
        "the data folder: what it keeps, its cache, imported documents, your own packs, and the settings file",
        unless="the system's place for an account's data",
        never_in_file="the file lies in that folder, so it cannot say where the folder is",
    )
    host: str = setting("127.0.0.1", values.words, "the address of this computer at which it listens")
    port: int = setting(8080, values.port, "the port at which it listens; 0 takes a free one")
    stop_after: int = setting(
        0, values.seconds, "seconds for which it still answers once told to stop, not ready meanwhile: for a balancer"
    )
    public_url: str = setting("", values.pages, "the address under which others reach it, as `https://bot.example.org`")
    local: bool = setting(default=False, read=values.yes, words="a trial: no sign-in, for this computer only")
    operator: str = setting("", values.words, "who runs it: the first thing that it tells people")
    contact: str = setting("", values.words, "how a member reaches a person there")
    contact_text: str = setting(
        "", values.words, "how to reach a person there by text, for who cannot or will not call"
    )
    contact_sign: str = setting("", values.words, "how to reach a person there in sign language")
    language: str = setting(
        OWN, values.language, "in which it speaks where nobody asked for another, and in channels: `en` or `cy` (Welsh)"
    )
    chat_owner: Owner | None = setting(
        None, values.owner, "who owns the chat workspace, and so could read it: `employer` or `union`"
    )
    link_accounts: LinkBy = setting(
        LinkBy.NOTHING, values.link_by, "`email`: accounts with the same e-mail address count as one person in surveys"
    )
    membership: Way = setting(
        Way.UNKNOWN,
        values.way,
        "what it may know of who is a member: `unknown`, `told` by people themselves, or `list`",
    )
    keep: Periods = setting(
        LONGEST,
        values.keep,
        "what is kept for less long than usual, as `reports=52 weeks, questions=90 days`: "
        f"{', '.join(f'`{one}`' for one in NAMES)}",
        unless="the periods of `agreement-bot privacy notice`, which can only be shortened",
    )
    database_url: str = setting(
        "",
        values.database,
        "a PostgreSQL, as `postgresql://user@host/name`, or another folder, as `file:///path`",
        unless="`store` in the data folder",
        secret=True,  # may hold a password
    )
    keys_dir: Path | None = setting(None, values.folder, "the folder of the keys", unless="`keys` in the data folder")
    key: str = setting(
        "",
        values.key,
        "the master key; two with a comma between while it is changed",
        unless="a file in the folder of the keys, made at the first start",
        secret=True,
        never_in_file="a backup of the file must not hold what opens the store",
    )
    log: LogForm | None = setting(
        None, values.log_form, "how the log is written: `json` or `words`", unless="`json`, and `words` in a trial"
    )
    log_level: LogLevel = setting(
        LogLevel.INFO,
        values.log_level,
        "from which weight on: `warning`, `info`, or `debug`, which has a line for each request: for an hour at most",
    )
    metrics_token: str = setting(
        "",
        values.token,
        "the token with which `/metrics` may be read from elsewhere",
        unless="it is read on this computer only",
        secret=True,
    )
    slack_bot_token: str = setting("", values.key, "Slack, in one workspace: the bot's token, `xoxb-…`", secret=True)
    slack_signing_secret: str = setting(
        "", values.key, "Slack by HTTP: what Slack signs its requests with", secret=True
    )
    slack_app_token: str = setting("", values.key, "Slack by Socket Mode: the app's token, `xapp-…`", secret=True)
    slack_client_id: str = setting("", values.words, "Slack, in any workspace that installs it: the client ID")
    slack_client_secret: str = setting("", values.key, "the client secret that belongs to it", secret=True)
    slack_api_url: str = setting("", values.address, "for tests: what plays Slack on this computer")
    teams_app_id: str = setting("", values.guid, "Teams: the Microsoft App ID of the bot's registration")
    teams_app_password: str = setting("", values.key, "Teams: the value of its client secret", secret=True)
    teams_app_type: AppType = setting(
        AppType.SINGLE_TENANT,
        values.app_type,
        f"Teams: how it is registered: {', '.join(f'`{one}`' for one in AppType)}",
    )
    teams_tenant_id: str = setting("", values.guid, "Teams: the organisation to which the registration belongs")
    teams_tenants: frozenset[str] = setting(
        frozenset(),
        values.tenants,
        f"Teams: the organisations whose people may talk to it, with commas between; `{ANY}`: all",
        unless="its own",
    )
    teams_sdk: TeamsSdk = setting(
        TeamsSdk.BOTBUILDER,
        values.teams_sdk,
        f"Teams: by which of Microsoft's kits it is served: `{TeamsSdk.BOTBUILDER}`, or its successor, "
        f"`{TeamsSdk.AGENTS}`",
    )
    teams_openid_url: str = setting("", values.address, "for tests: what plays Teams on this computer")
    teams_outbound_token: str = setting("", values.key, "for tests: the token that is shown to it", secret=True)

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
    def log_form(self) -> LogForm:
        return self.log or (LogForm.WORDS if self.local else LogForm.JSON)

    @property
    def reached_by_others(self) -> bool:
        """Whether more than this computer may reach it, by itself or through a server that stands before it."""
        return not loopback(self.host) or bool(self.public_url)

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
            return self._spoken_for(replace(TRIAL, pages=self.pages))
        missing = self.unsaid
        if missing or self.chat_owner is None:
            raise SettingsError([*missing.values(), SETUP])
        return self._spoken_for(House(self.operator, self.contact, self.chat_owner, pages=self.pages))

    def _spoken_for(self, house: House) -> House:
        """With what a trial may have as well."""
        return replace(house, language=self.language, contact_text=self.contact_text, contact_sign=self.contact_sign)

    @property
    def unsaid(self) -> dict[str, str]:
        """What every greeting needs and nobody has set, with what to do about each."""
        if self.local:
            return {}
        return {
            name: f"{words}: set {PREFIX}{name.upper()}"
            for name, words in GREETED_WITH.items()
            if not getattr(self, name)
        }


TABLE = table(Settings)
