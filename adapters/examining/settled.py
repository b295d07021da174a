"""The settings as `doctor` sees them: where they stand, who could read the secrets among them, who runs the bot."""

import os
import shlex
import stat
from collections import Counter
from pathlib import Path

from adapters.finding import Finding, look, mend, well
from adapters.settings import FILE, SETUP, TABLE, Settings, SettingsError, Understood

NAME = "settings"


def examine(understood: Understood) -> tuple[Finding, ...]:
    """A finding for each thing that is wrong; else one that says where they stand."""
    if understood.wrong:
        unsaid = [mend("who runs it", "; ".join([*understood.unsaid, SETUP]))] if understood.unsaid else []
        return (*(mend(NAME, words) for words in understood.wrong), *unsaid)
    return (_rights(understood), house(understood.settings))


def house(chosen: Settings) -> Finding:
    try:
        found = chosen.house
    except SettingsError as error:
        return mend("who runs it", "; ".join(error.wrong))
    if found.local:
        return well("who runs it", "a trial on this computer, for nobody else")
    words = f"{found.operator}; a person is reached by: {found.contact}; the chat belongs to the {found.chat_owner}"
    return well("who runs it", words)


def _rights(understood: Understood) -> Finding:
    secret = [found for name, found in understood.given.items() if TABLE[name].described.secret]
    files = sorted({found.file for found in secret if found.file})
    kept = understood.settings.data_dir / FILE
    if kept in files and open_to_others(kept):
        words = f"others on this computer can read {kept}, which holds secrets. Run: chmod 600 {shlex.quote(str(kept))}"
        return mend(NAME, words)
    if seen := [str(path) for path in files if path != kept and open_to_others(path)]:
        words = f"others on this computer can read {', '.join(seen)}, which holds a secret: let its owner alone read it"
        return look(NAME, words)
    places = Counter(found.place for found in understood.given.values())
    told = ", ".join(f"{number} in {place}" for place, number in sorted(places.items()))
    return well(NAME, f"{told or 'none is set'}; 'agreement-bot settings' shows each")


def open_to_others(path: Path) -> bool:
    """Whether another account can read a file and look into the folder that it lies in."""
    if os.name != "posix":
        return False
    try:
        file, folder = (stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent))
    except OSError:
        return False
    group, everybody = stat.S_IRGRP & file and stat.S_IXGRP & folder, stat.S_IROTH & file and stat.S_IXOTH & folder
    return bool(group or everybody)
