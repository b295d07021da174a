"""The settings, from the environment and one TOML file. `described` is the one place where each stands."""

from adapters.setting_values import loopback
from adapters.settings.described import SETUP, TABLE, TRIAL, Settings, SettingsError
from adapters.settings.describing import PREFIX, Setting
from adapters.settings.looking import FILE, identity
from adapters.settings.reading import Understood, read, understand, write

__all__ = [
    "FILE",
    "PREFIX",
    "SETUP",
    "TABLE",
    "TRIAL",
    "Setting",
    "Settings",
    "SettingsError",
    "Understood",
    "identity",
    "loopback",
    "read",
    "understand",
    "write",
]
