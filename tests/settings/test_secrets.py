"""Secrets can lie in files of their own; wherever they lie, and however wrong they are, nothing repeats them."""

import traceback
from pathlib import Path

import pytest
import tomli_w
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from hypothesis import strategies as st

from adapters import settings
from adapters.settings import PREFIX, TABLE, SettingsError, understand
from adapters.settings.telling import rows

SECRETS = sorted(name for name, one in TABLE.items() if one.described.secret)
ALL = sorted(TABLE)
CANARY = "canary7f3a"
SHAPES = (
    "{}",
    "xoxb-{}",
    "{}\n{}",
    "\t{}\x07",
    "postgresql://bot:{}@db:port/x",
    "postgresql://bot:{}@127.0.0.1/x",
    "mysql://{}",
    "https://{}@h",
    "http://[{}",
    "~{}/x",
    "{}," * 3,
    "00001111-aaaa-2222-bbbb-{}",
)
values = st.sampled_from(SHAPES).map(lambda shape: shape.replace("{}", CANARY)) | st.text(
    st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8
).map(lambda around: f"{around}{CANARY}{around[::-1]}")
once = effort(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def read(folder: Path, **given: str) -> settings.Settings:
    return settings.read({f"{PREFIX}DATA_DIR": str(folder), **{f"{PREFIX}{k}": v for k, v in given.items()}})


def kept(folder: Path, text: str | bytes) -> str:
    path = folder / "secret"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return str(path)


def told(environment: dict[str, str]) -> str:
    """All that anybody is told of such settings: errors with their traceback, or the settings themselves."""
    said = [repr(understand(environment)), *map(repr, rows(understand(environment)))]
    try:
        said.append(repr(settings.read(environment)))
    except SettingsError as error:
        said += [str(error), repr(error), *traceback.format_exception(error)]
    return "\n".join(said)


@pytest.mark.parametrize("name", SECRETS)
@once
@given(value=values)
def test_no_secret_is_repeated_whatever_is_wrong_with_it(tmp_path: Path, name: str, value: str) -> None:
    variable = TABLE[name].variable
    file = kept(tmp_path, value)
    (tmp_path / "settings.toml").write_text(tomli_w.dumps({name: value}), encoding="utf-8")
    ways: tuple[dict[str, str], ...] = ({variable: value}, {f"{variable}_FILE": file}, {})
    for way in ways:
        assert CANARY not in told({f"{PREFIX}DATA_DIR": str(tmp_path), **way})


@once
@given(name=st.sampled_from(ALL), value=values)
def test_a_secret_in_the_place_of_another_setting_is_in_no_error(tmp_path: Path, name: str, value: str) -> None:
    for environment, file in (({TABLE[name].variable: value}, {}), ({}, {name: value}), ({}, {name: [{"x": value}]})):
        (tmp_path / "settings.toml").write_text(tomli_w.dumps(file), encoding="utf-8")
        try:
            settings.read({f"{PREFIX}DATA_DIR": str(tmp_path), **environment})
        except SettingsError as error:
            assert CANARY not in "".join(traceback.format_exception(error))  # noqa: PT017 - some are taken


@pytest.mark.parametrize("line", ['key = "{}', "{} = ", "port = {}", '"{}"', "[[{}", "port = 1\nport = '{}'"])
def test_a_file_that_is_no_toml_is_not_repeated(tmp_path: Path, line: str) -> None:
    (tmp_path / "settings.toml").write_text(line.replace("{}", CANARY), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read(tmp_path)
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_a_secret_is_read_from_the_file_that_the_environment_names(tmp_path: Path) -> None:
    chosen = read(tmp_path, KEY_FILE=kept(tmp_path, "  hush\n"))
    assert chosen.key == "hush"
    assert "hush" not in repr(chosen)


def test_the_file_of_a_secret_wins_over_the_settings_file(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('database_url = "file:///there"\n', encoding="utf-8")
    assert read(tmp_path, DATABASE_URL_FILE=kept(tmp_path, "file:///here")).database_url == "file:///here"


def test_a_secret_that_is_given_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="AGREEMENT_BOT_KEY and AGREEMENT_BOT_KEY_FILE are both set"):
        read(tmp_path, KEY="hush", KEY_FILE=kept(tmp_path, "hush"))


@pytest.mark.parametrize("held", ["", " \n", b"\xff\xfe", "x" * 70_000])
def test_a_file_that_holds_no_secret_is_told(tmp_path: Path, held: str | bytes) -> None:
    with pytest.raises(SettingsError, match="AGREEMENT_BOT_KEY_FILE: the file that it names holds no secret"):
        read(tmp_path, KEY_FILE=kept(tmp_path, held))


@pytest.mark.parametrize(
    ("name", "why"), [("nothing", "No such file"), (".", "Is a directory"), ("a\0b", "no name of a file")]
)
def test_a_file_of_a_secret_that_cannot_be_read_is_told(tmp_path: Path, name: str, why: str) -> None:
    with pytest.raises(SettingsError, match=f"AGREEMENT_BOT_KEY_FILE: the file that it names cannot be read: .*{why}"):
        read(tmp_path, KEY_FILE=str(tmp_path / name))


def test_an_empty_name_of_a_file_is_none(tmp_path: Path) -> None:
    assert read(tmp_path, KEY_FILE="", KEY="hush").key == "hush"
