"""The commands, and the one place where the parts are put together. Exit 0 done, 1 refused or failed, 2 wrong use."""

import argparse
import asyncio
import json
import logging
import secrets
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from adapters import control, doctor, settings
from adapters.settings import Settings, SettingsError
from adapters.terminal import serve as terminal
from adapters.web import serve as web
from bot import evaluation, gaps
from bot.bot import Bot
from bot.desk import Desk, House
from bot.events import Owner
from bot.hearing.listening import Hearing
from bot.memory import Memory
from knowledge import importing, packs
from knowledge.importing import UnusableDocumentError
from knowledge.library import Library, asked_in, survey
from knowledge.semantic import ModelUnusable, SentenceModel


class RefusedError(Exception):
    """A command that cannot be done; its words are for the person who gave it."""


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        found: int = given.run(given)
    except (
        RefusedError,
        SettingsError,
        UnusableDocumentError,
        control.NotRunningError,
        evaluation.UnusableQuestionsError,
    ) as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:  # whoever read the output has had enough
        sys.stdout = None
        return 0
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="agreement-bot", description="Answers questions about AI at work, with the clause and its status."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], words: str) -> argparse.ArgumentParser:
        made = commands.add_parser(name, help=words, description=words)
        made.set_defaults(run=run)
        return made

    made = command("serve", _serve, "Start the bot and its pages.")
    made.add_argument(
        "--local", action="store_true", help="a trial on this computer: nothing else needed, nobody else can reach it"
    )
    command("chat", _chat, "Talk with the bot here in the terminal.")
    made = command("ask", _ask, "Ask one question.")
    made.add_argument("question", nargs="+")
    made.add_argument("--json", action="store_true", help="for programs")
    made = command("evaluate", _evaluate, "Measure how well questions find their answers.")
    made.add_argument("questions", type=Path, help='a file with one question a line: {"q": …, "clauses": […]}')
    made.add_argument(
        "--knowledge", type=Path, help='another knowledge base: one entry a line: {"id": …, "examples": […]}'
    )
    made.add_argument("--lexical", action="store_true", help="without the semantic model")
    made.add_argument("--json", action="store_true", help="for programs")
    command("setup", _setup, "Say who runs the bot, how to reach a person, and who owns the chat.")
    made = command("doctor", _doctor, "See whether everything is as it must be.")
    made.add_argument("--json", action="store_true", help="for programs")

    made = command("knowledge", lambda _: 2, "Look after what the bot can answer.")
    parts = made.add_subparsers(required=True, metavar="PART")
    made = parts.add_parser(
        "check", help="what is wrong with the entries, with file and line, and what is due for review"
    )
    made.add_argument("--json", action="store_true", help="for programs")
    made.set_defaults(run=_check)
    made = parts.add_parser("import", help="read a document, so that answers can quote it (txt, md, html, docx, pdf)")
    made.add_argument("file", type=Path)
    made.add_argument(
        "--as", dest="source", required=True, help="which document of the pack this is, for example: agreement"
    )
    made.set_defaults(run=_import)
    made = parts.add_parser("gaps", help="what people asked the running bot and it could not answer, grouped")
    made.add_argument("--json", action="store_true", help="for programs")
    made.set_defaults(run=_gaps)
    return parser


def _now() -> datetime:
    return datetime.now(UTC)


def _today() -> date:
    return datetime.now().astimezone().date()


def _model() -> SentenceModel | None:
    """The semantic model, or None with the reason told: the bot then finds by words alone."""
    try:
        return SentenceModel.load()
    except ModelUnusable as error:
        print(f"Searching by words alone: {error}", file=sys.stderr)
        return None


def _library(chosen: Settings, model: SentenceModel | None) -> Library:
    folder = chosen.data_dir
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "cache").mkdir(exist_ok=True)
        probe = folder / "cache" / ".probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        message = (
            f"The data folder {folder} cannot be written ({error.strerror}). "
            f"Name another with {settings.PREFIX}DATA_DIR, or mend its rights."
        )
        raise RefusedError(message) from error
    if not any((folder / "cache").glob("index-*")):
        print("Learning the answers: once, and it takes a minute or two ...", file=sys.stderr, flush=True)
    library = Library(folder, model, _today)
    for problem in library.problems:
        if not problem.warning:
            print(problem, file=sys.stderr)
    return library


def _desk(chosen: Settings, house: House) -> Desk:
    model = _model()
    library = _library(chosen, model)
    return Desk(house, library, Memory(), _hearing(chosen, model), _now, secrets.token_bytes(32))


def _hearing(chosen: Settings, model: SentenceModel | None) -> Hearing:
    """Learnt from the project's own lines and entries, so that no branch's edit makes it learn anew."""
    return Hearing.learn(asked_in(packs.load([packs.BUILT_IN]).pack), model, chosen.data_dir / "cache")


def _serve(given: argparse.Namespace) -> int:
    chosen = settings.read()
    if given.local:
        chosen = replace(chosen, local=True)
        if not settings.loopback(chosen.host):
            raise SettingsError([f"A trial listens on this computer only: {chosen.host} is refused."])
    desk = _desk(chosen, chosen.house)
    try:
        asyncio.run(_serving(chosen, desk))
    except (web.CannotListenError, control.AlreadyRunningError) as error:
        raise RefusedError(str(error)) from error
    return 0


async def _serving(chosen: Settings, desk: Desk) -> None:
    answerers = {"gaps": lambda: gaps.told(desk)}
    server = await control.serve(chosen.data_dir, answerers)
    if server is None:
        print(
            "'agreement-bot knowledge gaps' cannot reach this bot: its data folder can hold no socket.", file=sys.stderr
        )
    try:
        await web.run(Bot(desk), desk, chosen.host, chosen.port, _listening, public_url=chosen.public_url)
    finally:
        if server:
            server.close()


def _listening(address: str) -> None:
    print(f"The bot is at {address} (Ctrl-C stops it)", flush=True)


def _chat(_: argparse.Namespace) -> int:
    chosen = settings.read()
    desk = _desk(chosen, _own(chosen))
    asyncio.run(terminal.chat(Bot(desk), Owner.SELF, terminal.asking(), print, terminal.paper()))
    return 0


def _ask(given: argparse.Namespace) -> int:
    chosen = settings.read()
    desk = _desk(chosen, _own(chosen))
    asyncio.run(
        terminal.once(Bot(desk), Owner.SELF, " ".join(given.question), print, terminal.paper(), as_json=given.json)
    )
    return 0


def _own(chosen: Settings) -> House:
    """In one's own terminal the bot speaks for whoever set it up, or is a trial where nobody did."""
    try:
        return chosen.house
    except SettingsError:
        return settings.TRIAL


def _evaluate(given: argparse.Namespace) -> int:
    chosen = settings.read()
    model = None if given.lexical else _model()
    questions = evaluation.questions(given.questions)
    if given.knowledge:
        finder = evaluation.over_knowledge(given.knowledge, model)
    else:
        finder = evaluation.over_library(_library(chosen, model), _hearing(chosen, model))
    report = evaluation.measure_all(questions, finder)
    print(json.dumps(report.figures, indent=2) if given.json else report.words())
    return 0


def _setup(_: argparse.Namespace) -> int:
    chosen = settings.read()
    try:
        operator = _asked("Who runs this bot? (for example: UNISON Somewhere branch)")
        contact = _asked("How does a member reach a person there? (a telephone number, an e-mail address, an office)")
        owner = _asked(
            "Who owns the chat workspace that it will be in: the employer or the union?", ("employer", "union")
        )
    except EOFError as error:
        raise RefusedError("Nothing was changed: not every question was answered.") from error
    try:
        path = settings.write(chosen.data_dir, operator=operator, contact=contact, chat_owner=Owner(owner))
    except OSError as error:
        message = f"The data folder {chosen.data_dir} cannot be written ({error.strerror}): nothing was changed."
        raise RefusedError(message) from error
    print(f"Kept in {path}. Start the bot with: agreement-bot serve")
    return 0


def _asked(question: str, options: tuple[str, ...] = ()) -> str:
    while True:
        given = " ".join(input(f"{question}\n> ").split())
        if given and (not options or given.lower() in options):
            return given.lower() if options else given
        print("Please write: " + " or ".join(options) if options else "Please write a few words.")


def _doctor(given: argparse.Namespace) -> int:
    findings = doctor.examine()
    print(json.dumps([finding.row() for finding in findings], indent=2) if given.json else doctor.told(findings))
    return 0 if all(finding.well for finding in findings) else 1


def _check(given: argparse.Namespace) -> int:
    folder = settings.read().data_dir
    found = survey(packs.folders(folder / "packs"), folder, _today())
    problems = found.problems
    errors = sum(not problem.warning for problem in problems)
    if given.json:
        rows = [{"file": one.file, "line": one.line, "words": one.words, "warning": one.warning} for one in problems]
        print(json.dumps(rows, indent=2, ensure_ascii=False))
    else:
        for problem in problems:
            print(problem)
        print(
            f"{len(found.pack.entries)} entries, {len(found.pack.levers)} levers in law: "
            f"{errors} errors, {len(problems) - errors} warnings"
        )
    return 1 if errors else 0


def _import(given: argparse.Namespace) -> int:
    folder = settings.read().data_dir
    pack = packs.load(packs.folders(folder / "packs")).pack
    report = importing.take(given.file, given.source, pack, folder / "documents", _today())
    print(report.words())
    return 0


def _gaps(given: argparse.Namespace) -> int:
    found = asyncio.run(control.ask(settings.read().data_dir, "gaps"))
    print(json.dumps(found, indent=2, ensure_ascii=False) if given.json else gaps.words(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
