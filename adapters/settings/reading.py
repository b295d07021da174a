"""The settings of this machine, from all the places where they may stand. All errors are told at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import tomli_w

from adapters.settings.described import SETUP, TABLE, Settings, SettingsError
from adapters.settings.fitting_together import clashes
from adapters.settings.looking import FILE, Given, look, table_of
from bot.events import Owner

COMMAND_LINE = "the command line"


@dataclass(frozen=True, slots=True)
class Understood:
    """The settings, as far as they could be understood; where each was given; and what is wrong, a line for each."""

    settings: Settings
    given: Mapping[str, Given]
    unusable: frozenset[str]  # names of those whose values are wrong by themselves
    wrong: tuple[str, ...]

    @property
    def unsaid(self) -> list[str]:
        """What every greeting needs and nobody has set; what was set wrongly is told as that."""
        return [words for name, words in self.settings.unsaid.items() if name not in self.unusable]


def read(environment: Mapping[str, str] = os.environ, *, local: bool = False, to_serve: bool = False) -> Settings:
    """The settings of this machine: the environment wins over the file in the data folder. SettingsError.

    `local` makes it a trial, whatever they say. `to_serve`: what every greeting needs must be there, too.
    """
    understood = understand(environment, local=local)
    wrong = [*understood.wrong]
    if to_serve and (unsaid := understood.unsaid):
        wrong += [*unsaid, SETUP]
    if wrong:
        raise SettingsError(wrong)
    return understood.settings


def understand(environment: Mapping[str, str] = os.environ, *, local: bool = False) -> Understood:
    looked = look(environment)
    given = {**looked.given, **({"local": Given("yes", COMMAND_LINE, "--local")} if local else {})}
    known: dict[str, object] = {}
    wrong: dict[str, str] = {}
    for name, found in given.items():
        try:
            known[name] = TABLE[name].described.read(found.value)
        except ValueError as error:
            wrong[name] = f"{found.label}: {error}"
    settings = Settings(**{**known, "data_dir": looked.folder})  # type: ignore[arg-type]
    together = [one.words for one in clashes(settings) if not wrong.keys() & set(one.about)]
    return Understood(settings, given, frozenset(wrong), (*looked.wrong, *wrong.values(), *together))


def write(folder: Path, *, operator: str, contact: str, chat_owner: Owner) -> Path:
    """Keep the answers of `setup` in the settings file, beside what already stands there. SettingsError, OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE
    try:
        held = table_of(path)
    except ValueError as error:
        raise SettingsError([str(error)]) from None
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    # It may hold the address of a database, with its password.
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123 - a Path opens no descriptor
        file.write(tomli_w.dumps({**held, "operator": operator, "contact": contact, "chat_owner": str(chat_owner)}))
    draft.replace(path)
    return path
