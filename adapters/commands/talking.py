"""`chat` and `ask`: the bot in one's own terminal. What is sent in a chat is kept; of a question nothing is."""

import argparse
import asyncio
import getpass
import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace

import msgspec

from adapters import control, settings
from adapters.commands import Commands, RefusedError, beside, desk, serving
from adapters.control import RefusalError
from adapters.settings import Settings, SettingsError
from adapters.stores import opening
from adapters.stores.opening import Opened
from adapters.terminal import hosts, parse
from adapters.terminal import serve as terminal
from adapters.terminal.forms import Ask, Show
from adapters.terminal.hosts import Here, Host, There, UnheardError
from adapters.terminal.parse import NoSwitchError, Sits
from adapters.terminal.post import Post
from adapters.terminal.render import words
from bot.bot import Bot
from bot.desk import Desk, House
from bot.outbox import WakingStore
from bot.people import Role

ALONE = (
    "No bot is running as a service here. What you send is kept now, and whoever is to be told elsewhere is told once "
    "one runs."
)


@dataclass(frozen=True, slots=True)
class Sat:
    """What the running bot says of who sits here."""

    trial: bool
    account: str


def add(commands: Commands) -> None:
    chat = commands.add("chat", _chat, "Talk with the bot here in the terminal.")
    chat.add_argument("--as", dest="role", choices=[*Role], default="", help="in a trial: who you are")
    commands.add("ask", _ask, "Ask one question.", json=True).add_argument("question", nargs="+")


def _chat(given: argparse.Namespace) -> int:
    chosen = settings.read()
    sits = Sits(secrets.token_hex(8), account(), given.role)
    try:
        with asyncio.Runner() as runner:
            if runner.run(control.running(chosen.data_dir)):
                runner.run(_there(chosen, sits))
                return 0
            opened = runner.run(opening.open_store(chosen))
            try:
                made = desk.desk(chosen, _house(chosen), opened.store, runner.run(opening.people_key(chosen)))
                runner.run(_here(chosen, sits, made, opened))
            finally:
                runner.run(opened.store.close())
    except (NoSwitchError, UnheardError, RefusalError, control.AlreadyRunningError) as error:
        raise RefusedError(str(error)) from error
    return 0


async def _there(chosen: Settings, sits: Sits) -> None:
    """Through the bot that runs."""
    sat = msgspec.convert(await control.ask(chosen.data_dir, "chat.sit", {"sits": asdict(sits)}), Sat)
    await talk(There(chosen.data_dir, sits), sat, terminal.asking(), print)


async def _here(chosen: Settings, sits: Sits, made: Desk, opened: Opened) -> None:
    """Nobody else may open the store meanwhile: so this is the bot, for other terminals and commands too."""
    async with living(chosen, made, opened, sits) as host:
        person = host.seat.person
        print(words(ALONE, terminal.paper()))
        await talk(host, Sat(made.house.local, person.user), terminal.asking(), print)


@asynccontextmanager
async def living(chosen: Settings, made: Desk, opened: Opened, sits: Sits) -> AsyncIterator[Here]:
    """The bot, with all that goes on beside it. NoSwitchError."""
    seat = parse.seat(sits, made.house, made.secret)
    owing = asyncio.Event()
    made = replace(made, store=WakingStore(made.store, owing))
    bot, post = Bot(made), Post(made.store, made.now)
    delivered = serving.delivering(bot, made, owing, senders=serving.senders(made, post))
    door = serving.door(chosen, made, opened, hosts.answerers(bot, made, post))
    async with (
        door,
        delivered,
        beside.edited(made),
        beside.forgetting(made),
        beside.surveying(made),
        beside.erasing(opened),
    ):
        yield Here(bot, post, seat)


async def talk(host: Host, sat: Sat, ask: Ask, show: Show) -> None:
    sheet = terminal.paper()
    show(f"{words(_who(sat), sheet)}\n")
    await terminal.Conversation(host, ask, show, sheet).run()


def account() -> str:
    """Of this computer: whose process this is, whatever its environment says."""
    try:
        import pwd  # noqa: PLC0415 - Windows has none

        return pwd.getpwuid(os.getuid()).pw_name
    except (ImportError, KeyError):  # or an account without a name
        return getpass.getuser() if os.name == "nt" else f"number {os.getuid()}"


def _who(sat: Sat) -> str:
    if sat.trial:
        others = ", ".join(role for role in Role if role != sat.account)
        return f"This is a trial, and you are {_a(sat.account)} in it. With --as you are somebody else: {others}."
    return (
        f"I know you again by the account {sat.account} of this computer: whoever uses that account is the same person "
        "to me. If your employer owns this computer, or looks after it, they could read what you type."
    )


def _a(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


def _ask(given: argparse.Namespace) -> int:
    chosen = settings.read()
    bot = Bot(desk.desk(chosen, _house(chosen)))
    question = " ".join(given.question)
    asyncio.run(terminal.once(bot, question, print, terminal.paper(), as_json=given.json))
    return 0


def _house(chosen: Settings) -> House:
    """In one's own terminal the bot speaks for whoever set it up, or is a trial where nobody did."""
    try:
        return chosen.house
    except SettingsError:
        return settings.TRIAL
