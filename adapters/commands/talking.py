"""`chat` and `ask`: the bot in one's own terminal."""

import argparse
import asyncio

from adapters import settings
from adapters.commands import Commands, desk
from adapters.settings import Settings, SettingsError
from adapters.terminal import serve as terminal
from bot.bot import Bot
from bot.desk import House
from bot.events import Owner


def add(commands: Commands) -> None:
    commands.add("chat", _chat, "Talk with the bot here in the terminal.")
    commands.add("ask", _ask, "Ask one question.", json=True).add_argument("question", nargs="+")


def _chat(_: argparse.Namespace) -> int:
    chosen = settings.read()
    bot = Bot(desk.desk(chosen, _house(chosen)))
    asyncio.run(terminal.chat(bot, Owner.SELF, terminal.asking(), print, terminal.paper()))
    return 0


def _ask(given: argparse.Namespace) -> int:
    chosen = settings.read()
    bot = Bot(desk.desk(chosen, _house(chosen)))
    question = " ".join(given.question)
    asyncio.run(terminal.once(bot, Owner.SELF, question, print, terminal.paper(), as_json=given.json))
    return 0


def _house(chosen: Settings) -> House:
    """In one's own terminal the bot speaks for whoever set it up, or is a trial where nobody did."""
    try:
        return chosen.house
    except SettingsError:
        return settings.TRIAL
