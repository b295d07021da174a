"""Wherever a setting stands it is found; whatever is wrong is told at once, with where it is and what was meant."""

from pathlib import Path

import pytest

from adapters import settings
from adapters.settings import SettingsError

ENVIRONMENT = "AGREEMENT_BOT_"


def read(folder: Path, **given: str) -> settings.Settings:
    return settings.read({"AGREEMENT_BOT_DATA_DIR": str(folder), **{f"{ENVIRONMENT}{k}": v for k, v in given.items()}})


def wrong(folder: Path, file: str = "", **given: str) -> tuple[str, ...]:
    if file:
        (folder / "settings.toml").write_text(file, encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read(folder, **given)
    return caught.value.wrong


def test_a_data_folder_in_the_file_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    (said,) = wrong(tmp_path, 'data_dir = "/elsewhere"\n')
    assert "'data_dir' is never read from a file: the file lies in that folder" in said
    assert "Set AGREEMENT_BOT_DATA_DIR in the environment instead" in said


@pytest.mark.parametrize(
    ("written", "meant"),
    [("prot", "port"), ("PORT", "port"), ("AGREEMENT_BOT_PORT", "port"), ("slack-bot-token", "slack_bot_token")],
)
def test_a_slip_in_the_file_is_told_with_what_was_meant(tmp_path: Path, written: str, meant: str) -> None:
    (said,) = wrong(tmp_path, f'{written} = "8080"\n')
    assert f"'{written}' is not a setting: perhaps '{meant}'" in said


def test_a_name_that_is_like_none_is_told_with_where_to_look(tmp_path: Path) -> None:
    (said,) = wrong(tmp_path, 'colour = "red"\n')
    assert "'colour' is not a setting; 'agreement-bot settings' lists all there are" in said


def test_a_table_in_the_file_is_told_as_one(tmp_path: Path) -> None:
    (said,) = wrong(tmp_path, '[slack]\nbot_token = "xoxb-1"\n')
    assert "'slack' is a table: settings stand by themselves" in said


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ('port = 8080\nhost = "::1\n', "line 2"),
        ("port = \n", "line 1"),
        ("\n\nport 8080\n", "line 3"),
        ("a =", "last line"),
    ],
)
def test_a_file_that_is_no_toml_is_told_with_its_line(tmp_path: Path, file: str, line: str) -> None:
    (said,) = wrong(tmp_path, file)
    assert f"{tmp_path / 'settings.toml'} cannot be read: " in said
    assert line in said


@pytest.mark.parametrize(
    ("file", "words"),
    [
        ("port = true", "port: is not a port"),
        ("port = 80.5", "port: is not a port"),
        ("port = 65536", "port: is not a port"),
        ('port = "٣"', "port: is not a port"),
        ("local = 1", "local: is neither yes nor no"),
        ("operator = 5", "operator: is not text: write it between quotation marks"),
        ("slack_bot_token = 5", "slack_bot_token: is not text"),
        ("database_url = []", "database_url: is not text"),
        ("teams_tenants = [1]", "teams_tenants: is not text"),
        ("teams_app_id = {a = 1}", "teams_app_id: is not text"),
        ("chat_owner = 2026-01-01", "chat_owner: is not text"),
    ],
)
def test_a_value_of_the_wrong_type_is_told_with_file_and_name(tmp_path: Path, file: str, words: str) -> None:
    (said,) = wrong(tmp_path, file)
    assert said.startswith(f"{tmp_path / 'settings.toml'}: {words}")


def test_yes_and_numbers_stand_in_the_file_as_toml_writes_them(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text("local = true\nport = 0\n", encoding="utf-8")
    chosen = read(tmp_path)
    assert (chosen.local, chosen.port) == (True, 0)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PROT", "AGREEMENT_BOT_PROT is not a setting: perhaps AGREEMENT_BOT_PORT"),
        ("SLACK_BOT_TOKE", "AGREEMENT_BOT_SLACK_BOT_TOKE is not a setting: perhaps AGREEMENT_BOT_SLACK_BOT_TOKEN"),
        ("COLOUR", "AGREEMENT_BOT_COLOUR is not a setting; 'agreement-bot settings' lists all there are"),
        ("PORT_FILE", "only secrets are read from files of their own. Set AGREEMENT_BOT_PORT"),
    ],
)
def test_a_slip_in_the_environment_is_not_passed_over_in_silence(tmp_path: Path, name: str, said: str) -> None:
    (told,) = wrong(tmp_path, **{name: "hush"})
    assert said in told
    assert "hush" not in told


def test_a_name_in_small_letters_in_the_environment_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="agreement_bot_port is not a setting: perhaps AGREEMENT_BOT_PORT"):
        settings.read({"AGREEMENT_BOT_DATA_DIR": str(tmp_path), "agreement_bot_port": "1"})


def test_what_other_programs_find_in_the_environment_is_let_be(tmp_path: Path) -> None:
    settings.read({"AGREEMENT_BOT_DATA_DIR": str(tmp_path), "AGREEMENT_BOT_SOURCES": "x", "AGREEMENT": "y", "PATH": ""})


def test_everything_that_is_wrong_anywhere_is_told_at_once(tmp_path: Path) -> None:
    said = wrong(
        tmp_path,
        'prot = 1\ndata_dir = "/x"\nport = "http"\n',
        CHAT_OWNER="council",
        COLOUR="red",
        KEY_FILE=str(tmp_path / "nothing"),
        MEMBERSHIP="list",
        LINK_ACCOUNTS="off",
    )
    assert len(said) == 7
    assert sum("settings.toml" in one for one in said) == 3


def test_a_broken_file_does_not_hide_what_is_wrong_in_the_environment(tmp_path: Path) -> None:
    assert len(wrong(tmp_path, "port = ", CHAT_OWNER="council", PROT="1")) == 3


def test_what_follows_from_a_wrong_value_is_not_told_beside_it(tmp_path: Path) -> None:
    app = "00001111-aaaa-2222-bbbb-3333cccc4444"
    teams = {"TEAMS_APP_ID": app, "TEAMS_APP_PASSWORD": "hush", "TEAMS_TENANT_ID": app}
    (said,) = wrong(tmp_path, **{**teams, "TEAMS_TENANT_ID": "x"})
    assert said.startswith("AGREEMENT_BOT_TEAMS_TENANT_ID: is no id")
    (said,) = wrong(tmp_path, **{**teams, "TEAMS_APP_ID": "x"})
    assert said.startswith("AGREEMENT_BOT_TEAMS_APP_ID: is no id")


def test_what_every_greeting_needs_is_missed_together_with_all_else_and_only_by_what_serves(tmp_path: Path) -> None:
    given = {"AGREEMENT_BOT_DATA_DIR": str(tmp_path), "AGREEMENT_BOT_PORT": "http", "AGREEMENT_BOT_CHAT_OWNER": "me"}
    with pytest.raises(SettingsError) as caught:
        settings.read(given, to_serve=True)
    port, owner, operator, contact, setup = caught.value.wrong
    assert port.startswith("AGREEMENT_BOT_PORT: ")
    assert owner.startswith("AGREEMENT_BOT_CHAT_OWNER: is neither")
    assert (operator[-8:], contact[-7:]) == ("OPERATOR", "CONTACT")
    assert "agreement-bot setup" in setup
    with pytest.raises(SettingsError) as caught:
        settings.read(given)
    assert caught.value.wrong == (port, owner)
    with pytest.raises(SettingsError) as caught:
        settings.read(given, to_serve=True, local=True)
    assert caught.value.wrong == (port, owner)
