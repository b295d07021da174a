"""Settings come from the environment and one file; all that is wrong with them is told at once."""

import stat
from pathlib import Path

import pytest

from adapters import settings
from adapters.settings import SettingsError
from bot.events import Owner
from bot.membership.ways import Way


def read(folder: Path, **environment: str) -> settings.Settings:
    return settings.read({"AGREEMENT_BOT_DATA_DIR": str(folder), **environment})


def test_without_any_it_listens_on_this_computer_only(tmp_path: Path) -> None:
    chosen = read(tmp_path)
    assert (chosen.host, chosen.port, chosen.local) == ("127.0.0.1", 8080, False)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    settings.write(tmp_path, operator="The branch", contact="01632", chat_owner=Owner.UNION)
    chosen = read(tmp_path, AGREEMENT_BOT_OPERATOR="Another branch")
    assert chosen.house.operator == "Another branch"
    assert chosen.house.chat_owner is Owner.UNION


def test_setting_up_again_keeps_what_else_stands_in_the_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("port = 9000\n", encoding="utf-8")
    settings.write(tmp_path, operator="The branch", contact="01632", chat_owner=Owner.EMPLOYER)
    assert read(tmp_path).port == 9000


def test_outside_a_trial_nothing_starts_before_it_is_known_who_runs_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        _ = read(tmp_path).house
    assert len(caught.value.wrong) == 4
    assert str(caught.value).count("agreement-bot setup") == 1


def test_a_trial_needs_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, AGREEMENT_BOT_LOCAL="1").house.chat_owner is Owner.SELF


def branch(folder: Path, **environment: str) -> settings.Settings:
    settings.write(folder, operator="The branch", contact="01632", chat_owner=Owner.UNION)
    return read(folder, **environment)


def test_people_are_sent_to_its_pages_only_where_those_are_reached_by_https(tmp_path: Path) -> None:
    assert not branch(tmp_path).house.pages
    assert branch(tmp_path, AGREEMENT_BOT_PUBLIC_URL="https://bot.example").house.pages == "https://bot.example"
    assert not branch(tmp_path, AGREEMENT_BOT_PUBLIC_URL="http://bot.example").house.pages


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8443", "[::1]"])
def test_nobody_is_sent_to_a_page_on_their_own_computer_but_in_a_trial(tmp_path: Path, host: str) -> None:
    assert not branch(tmp_path, AGREEMENT_BOT_PUBLIC_URL=f"https://{host}").house.pages
    trial = read(tmp_path, AGREEMENT_BOT_LOCAL="1", AGREEMENT_BOT_PUBLIC_URL=f"http://{host}")
    assert trial.house.pages == f"http://{host}"


@pytest.mark.parametrize(
    "address",
    [
        "https://alex:hush@bot.example",
        "https://bot.example/?from=slack",
        "https://bot.example/#report",
        "https://bot.example/(a)",
        "https://bot.example/a b",
        "https://bot.example\\report",
        "https://bot.example:http",
        "bot.example",
    ],
)
def test_an_address_that_nobody_could_be_shown_is_refused(tmp_path: Path, address: str) -> None:
    with pytest.raises(
        SettingsError, match=r"AGREEMENT_BOT_PUBLIC_URL: write it as https://bot\.example\.org"
    ) as caught:
        read(tmp_path, AGREEMENT_BOT_PUBLIC_URL=address)
    assert "hush" not in str(caught.value)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.1.4", "::", "bot.example"])  # noqa: S104 - to be refused
def test_a_trial_refuses_every_address_that_others_can_reach(tmp_path: Path, host: str) -> None:
    with pytest.raises(SettingsError, match="is refused"):
        read(tmp_path, AGREEMENT_BOT_LOCAL="yes", AGREEMENT_BOT_HOST=host)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost"])
def test_a_trial_takes_every_address_of_this_computer(tmp_path: Path, host: str) -> None:
    assert read(tmp_path, AGREEMENT_BOT_LOCAL="yes", AGREEMENT_BOT_HOST=host).host == host


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('colour = "red"\n', encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read(
            tmp_path,
            AGREEMENT_BOT_PORT="http",
            AGREEMENT_BOT_LOCAL="perhaps",
            AGREEMENT_BOT_CHAT_OWNER="the council",
        )
    words = str(caught.value)
    assert "'colour' is not a setting" in words
    assert "AGREEMENT_BOT_PORT: is not a port" in words
    assert "AGREEMENT_BOT_LOCAL: is neither yes nor no" in words
    assert "AGREEMENT_BOT_CHAT_OWNER: is neither 'employer' nor 'union'" in words


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match=r"settings\.toml cannot be read"):
        read(tmp_path)


def test_without_any_the_store_and_its_keys_are_in_the_data_folder(tmp_path: Path) -> None:
    chosen = read(tmp_path)
    assert (chosen.database_url, chosen.keys, chosen.key) == ("", tmp_path / "keys", "")


def test_the_keys_can_lie_elsewhere(tmp_path: Path) -> None:
    assert read(tmp_path, AGREEMENT_BOT_KEYS_DIR="/media/stick/keys").keys == Path("/media/stick/keys")


@pytest.mark.parametrize(
    "url", ["postgresql://bot@db.example/bot", "postgres://bot:pass%40word@[::1]:5432/bot", "file:///var/lib/bot/store"]
)
def test_a_store_elsewhere_is_named_by_its_address(tmp_path: Path, url: str) -> None:
    assert read(tmp_path, AGREEMENT_BOT_DATABASE_URL=url).database_url == url


@pytest.mark.parametrize(
    "url",
    [
        "mysql://bot:hush@db/bot",
        "db.example:hush",
        "postgresql://bot:hush@db:port/bot",
        "postgresql://[hush",
        "hush",
        "postgres:bot:hush@db/bot",
        "postgresql:/bot:hush@db/bot",
        "file:hush",
        "file://hush/x",
    ],
)
def test_what_is_no_address_of_a_store_is_refused_and_not_repeated(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="AGREEMENT_BOT_DATABASE_URL: is no address of a store") as caught:
        read(tmp_path, AGREEMENT_BOT_DATABASE_URL=url)
    assert "hush" not in str(caught.value)


def test_a_key_is_taken_from_the_environment_and_never_from_the_file(tmp_path: Path) -> None:
    assert read(tmp_path, AGREEMENT_BOT_KEY=" hush ").key == "hush"
    (tmp_path / "settings.toml").write_text('key = "hush"\n', encoding="utf-8")
    with pytest.raises(SettingsError, match="Set AGREEMENT_BOT_KEY in the environment") as caught:
        read(tmp_path)
    assert "hush" not in str(caught.value)


def test_what_is_secret_is_not_in_the_words_for_the_settings(tmp_path: Path) -> None:
    url = "postgresql://bot:hush@db/bot"
    assert "hush" not in repr(read(tmp_path, AGREEMENT_BOT_KEY="hush", AGREEMENT_BOT_DATABASE_URL=url))


def test_the_file_is_for_its_owner_alone_since_it_may_hold_a_password(tmp_path: Path) -> None:
    path = settings.write(tmp_path, operator="The branch", contact="01632", chat_owner=Owner.UNION)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_slack_is_off_unless_it_is_set(tmp_path: Path) -> None:
    assert not read(tmp_path).slack
    given = {"AGREEMENT_BOT_SLACK_BOT_TOKEN": "xoxb-hush", "AGREEMENT_BOT_SLACK_SIGNING_SECRET": "hush"}
    chosen = read(tmp_path, **given)
    assert chosen.slack
    assert "hush" not in repr(chosen)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"SIGNING_SECRET": "hush"}, "set AGREEMENT_BOT_SLACK_BOT_TOKEN"),
        ({"BOT_TOKEN": "xoxb-hush"}, "set AGREEMENT_BOT_SLACK_SIGNING_SECRET, or AGREEMENT_BOT_SLACK_APP_TOKEN"),
        ({"BOT_TOKEN": "hush", "SIGNING_SECRET": "hush"}, "begins with xoxb-"),
        ({"BOT_TOKEN": "xoxb-hush", "APP_TOKEN": "hush"}, "begins with xapp-"),
        ({"CLIENT_ID": "1.2", "SIGNING_SECRET": "hush"}, "CLIENT_SECRET belong together"),
        ({"BOT_TOKEN": "xoxb-hush", "SIGNING_SECRET": "hush", "CLIENT_ID": "1.2"}, "set one of the two"),
        ({"CLIENT_ID": "1.2", "CLIENT_SECRET": "hush", "SIGNING_SECRET": "hush"}, "set AGREEMENT_BOT_PUBLIC_URL"),
        ({"API_URL": "https://slack.example/api"}, "for a stand-in on this computer only"),
    ],
)
def test_parts_of_slack_without_the_rest_are_told_without_their_secrets(
    tmp_path: Path, given: dict[str, str], words: str
) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        read(tmp_path, **{f"AGREEMENT_BOT_SLACK_{name}": value for name, value in given.items()})
    assert "hush" not in str(caught.value)


APP, OURS, THEIRS = (f"{number}0001111-aaaa-2222-bbbb-3333cccc4444" for number in range(3))
APP_OF_ONE = {"APP_ID": APP, "APP_PASSWORD": "hush", "TENANT_ID": OURS}
APP_OF_MANY = {"APP_ID": APP, "APP_PASSWORD": "hush", "APP_TYPE": "MultiTenant"}
STAND_IN = {"OPENID_URL": "http://127.0.0.1:3000/openid", "OUTBOUND_TOKEN": "hush"}


def teams(folder: Path, given: dict[str, str], **more: str) -> settings.Settings:
    return read(folder, **{f"AGREEMENT_BOT_TEAMS_{name}": value for name, value in given.items()}, **more)


def test_teams_is_off_unless_it_is_set(tmp_path: Path) -> None:
    assert not read(tmp_path).teams
    chosen = teams(tmp_path, APP_OF_ONE)
    assert chosen.teams
    assert chosen.teams_app_type == "SingleTenant"
    assert "hush" not in repr(chosen)


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        (APP_OF_ONE, (OURS,)),
        ({**APP_OF_ONE, "TENANTS": f"{OURS}, {THEIRS.upper()},"}, (OURS, THEIRS)),
        ({**APP_OF_ONE, "TENANTS": "Any"}, None),
        ({"APP_ID": APP, "APP_TYPE": "userassignedmsi", "TENANT_ID": OURS}, (OURS,)),
        ({**APP_OF_MANY, "TENANTS": THEIRS}, (THEIRS,)),
        ({**APP_OF_MANY, "TENANT_ID": OURS}, (OURS,)),
        ({**APP_OF_MANY, "TENANTS": "any"}, None),
    ],
)
def test_an_organisation_may_talk_to_the_bot_on_teams_if_it_is_its_own_or_is_named(
    tmp_path: Path, given: dict[str, str], allowed: tuple[str, ...] | None
) -> None:
    assert teams(tmp_path, given).teams_allowed == (None if allowed is None else frozenset(allowed))


def test_botbuilder_serves_teams_unless_its_successor_is_chosen(tmp_path: Path) -> None:
    assert teams(tmp_path, APP_OF_ONE).teams_sdk == "botbuilder"
    assert teams(tmp_path, {**APP_OF_ONE, "SDK": " Agents "}).teams_sdk == "agents"


def test_organisations_can_stand_in_the_file_as_a_list(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text(f'teams_tenants = ["{OURS}", "{THEIRS}"]\n', encoding="utf-8")
    assert teams(tmp_path, APP_OF_MANY).teams_allowed == frozenset({OURS, THEIRS})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"APP_PASSWORD": "hush"}, "set AGREEMENT_BOT_TEAMS_APP_ID"),
        ({"TENANT_ID": OURS}, "or anybody could speak to it: set AGREEMENT_BOT_TEAMS_APP_ID"),
        (STAND_IN, "or anybody could speak to it: set AGREEMENT_BOT_TEAMS_APP_ID"),
        ({"APP_ID": "hush"}, "AGREEMENT_BOT_TEAMS_APP_ID: is no id such as"),
        ({**APP_OF_ONE, "TENANT_ID": "hush"}, "AGREEMENT_BOT_TEAMS_TENANT_ID: is no id such as"),
        ({**APP_OF_ONE, "TENANTS": f"{OURS},hush"}, "AGREEMENT_BOT_TEAMS_TENANTS: is no id such as"),
        ({**APP_OF_ONE, "TENANTS": f"{OURS},any"}, "AGREEMENT_BOT_TEAMS_TENANTS: either 'any', or the ids"),
        ({**APP_OF_ONE, "APP_TYPE": "Many"}, "is none of SingleTenant, UserAssignedMSI, MultiTenant"),
        ({**APP_OF_ONE, "SDK": "hush"}, "AGREEMENT_BOT_TEAMS_SDK: is neither 'botbuilder' nor 'agents'"),
        ({"APP_ID": APP, "TENANT_ID": OURS}, "set AGREEMENT_BOT_TEAMS_APP_PASSWORD"),
        ({"APP_ID": APP, "APP_PASSWORD": "hush"}, "set AGREEMENT_BOT_TEAMS_TENANT_ID"),
        ({"APP_ID": APP, "APP_TYPE": "UserAssignedMSI"}, "set AGREEMENT_BOT_TEAMS_TENANT_ID"),
        ({**APP_OF_ONE, "APP_TYPE": "UserAssignedMSI"}, "a managed identity has none, so leave it out"),
        (APP_OF_MANY, "set AGREEMENT_BOT_TEAMS_TENANTS to the ids of those that may talk to the bot"),
        (
            {**APP_OF_ONE, **STAND_IN, "OPENID_URL": "https://login.example/openid"},
            "OPENID_URL is for a stand-in on this computer only",
        ),
        ({**APP_OF_ONE, "OUTBOUND_TOKEN": "hush"}, "OPENID_URL and AGREEMENT_BOT_TEAMS_OUTBOUND_TOKEN belong together"),
        ({**APP_OF_ONE, "OPENID_URL": "http://localhost:3000/"}, "belong together, for a stand-in"),
    ],
)
def test_parts_of_teams_without_the_rest_are_told_without_their_secrets(
    tmp_path: Path, given: dict[str, str], words: str
) -> None:
    with pytest.raises(SettingsError, match=words) as caught:
        teams(tmp_path, given)
    assert "hush" not in str(caught.value)


def test_all_that_is_wrong_with_teams_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        teams(tmp_path, {"APP_ID": APP, "OPENID_URL": "https://login.example/openid", "APP_TYPE": "MultiTenant"})
    assert len(caught.value.wrong) == 3


def test_a_stand_in_needs_no_password_but_an_app_unless_it_is_a_trial(tmp_path: Path) -> None:
    chosen = teams(tmp_path, {**STAND_IN, "APP_ID": APP, "TENANT_ID": OURS})
    assert chosen.teams
    assert chosen.teams_allowed == frozenset({OURS})
    trial = teams(tmp_path, STAND_IN, AGREEMENT_BOT_LOCAL="yes")
    assert trial.teams
    assert trial.teams_allowed is None


def test_teams_itself_cannot_be_on_in_a_trial_however_it_was_asked_for(tmp_path: Path) -> None:
    given = {"AGREEMENT_BOT_DATA_DIR": str(tmp_path)} | {
        f"AGREEMENT_BOT_TEAMS_{name}": value for name, value in APP_OF_ONE.items()
    }
    with pytest.raises(SettingsError, match="so Teams cannot be on in it"):
        settings.read({**given, "AGREEMENT_BOT_LOCAL": "1"})
    with pytest.raises(SettingsError, match="so Teams cannot be on in it"):
        settings.read(given, local=True)


def test_slack_cannot_be_on_in_a_trial_that_was_asked_for_on_the_command_line(tmp_path: Path) -> None:
    given = {"AGREEMENT_BOT_SLACK_BOT_TOKEN": "xoxb-hush", "AGREEMENT_BOT_SLACK_SIGNING_SECRET": "hush"}
    with pytest.raises(SettingsError, match="so Slack cannot be on in it"):
        settings.read({"AGREEMENT_BOT_DATA_DIR": str(tmp_path), **given}, local=True)


def test_a_trial_of_the_command_line_refuses_addresses_that_others_can_reach(tmp_path: Path) -> None:
    given = {"AGREEMENT_BOT_DATA_DIR": str(tmp_path), "AGREEMENT_BOT_HOST": "192.168.1.4"}
    with pytest.raises(SettingsError, match="is refused"):
        settings.read(given, local=True)


def test_accounts_are_linked_only_where_that_is_set(tmp_path: Path) -> None:
    assert not read(tmp_path).emails
    assert not read(tmp_path, AGREEMENT_BOT_LINK_ACCOUNTS="off").emails
    assert read(tmp_path, AGREEMENT_BOT_LINK_ACCOUNTS="Email").emails
    with pytest.raises(SettingsError, match="is neither 'email' nor 'off'"):
        read(tmp_path, AGREEMENT_BOT_LINK_ACCOUNTS="yes")


def test_who_is_a_member_is_unknown_unless_that_is_set(tmp_path: Path) -> None:
    assert read(tmp_path).membership is Way.UNKNOWN
    assert read(tmp_path, AGREEMENT_BOT_MEMBERSHIP=" Told ").membership is Way.TOLD
    both = {"AGREEMENT_BOT_MEMBERSHIP": "list", "AGREEMENT_BOT_LINK_ACCOUNTS": "email"}
    assert read(tmp_path, **both).membership is Way.LIST
    with pytest.raises(SettingsError, match="is none of 'unknown', 'told' and 'list'"):
        read(tmp_path, AGREEMENT_BOT_MEMBERSHIP="yes")


def test_a_list_of_members_needs_accounts_whose_addresses_are_looked_up(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AGREEMENT_BOT_LINK_ACCOUNTS=email: set both"):
        read(tmp_path, AGREEMENT_BOT_MEMBERSHIP="list")
