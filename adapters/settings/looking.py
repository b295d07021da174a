"""Where each setting was given: in the environment, in a file of its own, or in the settings file.

The only reader of any of them. It never repeats what was given, which may be a secret in the wrong place.
"""

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import platformdirs
from rapidfuzz import fuzz, process

from adapters.settings.described import TABLE
from adapters.settings.describing import FROM_FILE, PREFIX, Setting

FILE = "settings.toml"  # in the data folder
ENVIRONMENT = "the environment"
NOT_SETTINGS = frozenset(
    {f"{PREFIX}SOURCES", f"{PREFIX}LEARNT"}
)  # read by the project's own tests, and by deploy/start
MOST = 65_536  # bytes of a file that holds one secret
ALIKE = 75  # of 100: less is no slip of the hand


@dataclass(frozen=True, slots=True)
class Given:
    """A value as it was found."""

    value: object = field(repr=False)
    place: str  # for people
    label: str  # what to call it where it is wrong
    file: Path | None = None  # that it was read from


@dataclass(frozen=True, slots=True)
class Looked:
    """All that was found, by the names of the settings, and what could not be understood."""

    folder: Path
    given: Mapping[str, Given]
    wrong: tuple[str, ...]


def look(environment: Mapping[str, str]) -> Looked:
    """The environment wins over the file in the data folder."""
    folder, wrong = _folder(environment)
    kept, broken = _of_file(folder / FILE)
    wrong += broken
    given = {}
    for setting in TABLE.values():
        try:
            found = _of_environment(setting, environment)
        except ValueError as error:
            wrong.append(str(error))
            continue
        if found := found or kept.get(setting.name):
            given[setting.name] = found
    wrong += _unknown(environment)
    return Looked(folder, given, tuple(wrong))


def table_of(path: Path) -> Mapping[str, object]:
    """What stands in the settings file, nothing where there is none. ValueError: it cannot be read."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror}"
    except UnicodeDecodeError:
        message = f"{path} cannot be read: it is not text in UTF-8"
    except (ValueError, RecursionError) as error:
        # The words of the parser may quote what stands there.
        line = re.search(r"at line (\d+)", str(error))
        where = f"line {line[1]} of it" if line else "its last line"
        message = f'{path} cannot be read: {where} is not as TOML wants it, which is: name = "words", or name = 8080'
    raise ValueError(message)


def _folder(environment: Mapping[str, str]) -> tuple[Path, list[str]]:
    usual = Path(platformdirs.user_data_dir("agreement-bot", appauthor=False))
    variable = TABLE["data_dir"].variable
    try:
        return TABLE["data_dir"].described.read(environment.get(variable) or str(usual)), []
    except ValueError as error:
        return usual, [f"{variable}: {error}"]


def _of_environment(setting: Setting, environment: Mapping[str, str]) -> Given | None:
    """ValueError: it is given twice, or its file cannot be read."""
    spoken = environment.get(setting.variable)
    named = environment.get(setting.file_variable) if setting.file_variable else None
    if spoken and named:
        message = f"{setting.variable} and {setting.file_variable} are both set: leave one of them out"
        raise ValueError(message)
    if named:
        path = Path(named)
        return Given(_secret(path, setting.file_variable), str(path), setting.file_variable, path)
    return Given(spoken, ENVIRONMENT, setting.variable) if spoken else None


def _secret(path: Path, variable: str) -> str:
    try:
        with path.open("rb") as file:
            held = file.read(MOST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no name of a file"
        message = f"{variable}: the file that it names cannot be read: {why}"
        raise ValueError(message) from None
    try:
        text = held.decode().strip()
    except UnicodeDecodeError:
        text = ""
    if not text or len(held) > MOST:
        message = f"{variable}: the file that it names holds no secret: it must hold that alone, as text"
        raise ValueError(message)
    return text


def _of_file(path: Path) -> tuple[Mapping[str, Given], list[str]]:
    try:
        held = table_of(path)
    except ValueError as error:
        return {}, [str(error)]
    kept, wrong = {}, []
    for name, value in held.items():
        setting = TABLE.get(name)
        if setting is None:
            wrong.append(f"{path}: '{name}' {_no_setting(name, value)}")
        elif why := setting.described.never_in_file:
            wrong.append(
                f"{path}: '{name}' is never read from a file: {why}. Set {setting.variable} in the environment instead"
            )
        else:
            kept[name] = Given(value, str(path), f"{path}: {name}", path)
    return kept, wrong


def _no_setting(name: str, value: object) -> str:
    if isinstance(value, dict):
        return "is a table: settings stand by themselves, with no line in [ ] above them"
    near = nearest(name)
    return f"is not a setting{f': perhaps {chr(39)}{near.name}{chr(39)}' if near else SEE}"


def _unknown(environment: Mapping[str, str]) -> Iterator[str]:
    """A slip in a name must not leave a setting out in silence."""
    known = {one.variable for one in TABLE.values()} | {one.file_variable for one in TABLE.values()} | NOT_SETTINGS
    for name in sorted(environment):
        if not name.upper().startswith(PREFIX) or name in known:
            continue
        plain = name.removesuffix(FROM_FILE)
        if plain in known - NOT_SETTINGS:
            yield f"{name} is not a setting: only secrets are read from files of their own. Set {plain}"
            continue
        near = nearest(name)
        yield f"{name} is not a setting{f': perhaps {near.variable}' if near else SEE}"


def nearest(name: str) -> Setting | None:
    """The setting that was meant, if a slip of the hand explains it."""
    plain = name.upper().removeprefix(PREFIX).lower().replace("-", "_")
    found = process.extractOne(plain, list(TABLE), scorer=fuzz.ratio, score_cutoff=ALIKE)
    return TABLE[found[0]] if found else None


SEE = "; 'agreement-bot settings' lists all there are"


def identity(environment: Mapping[str, str] = os.environ) -> tuple[str, str]:
    """Where Azure lets this process ask for its managed identity, and with which header; empty outside of it."""
    return environment.get("IDENTITY_ENDPOINT", ""), environment.get("IDENTITY_HEADER", "")
