"""`knowledge` and `evaluate`: what the bot can answer, and how well it finds it."""

import argparse
import asyncio
import json
from pathlib import Path

from adapters import settings
from adapters.commands import Commands, RefusedError, asking, desk
from adapters.settings import Settings
from adapters.stores import opening
from adapters.stores.tally import Tell
from bot import evaluation, gaps
from bot.editing import overlaying
from bot.store import run
from knowledge import export, importing, packs
from knowledge.library import survey


def add(commands: Commands) -> None:
    made = commands.add("evaluate", _evaluate, "Measure how well questions find their answers.", json=True)
    made.add_argument("questions", type=Path, help='a file with one question a line: {"q": …, "clauses": […]}')
    made.add_argument(
        "--knowledge", type=Path, help='another knowledge base: one entry a line: {"id": …, "examples": […]}'
    )
    made.add_argument("--lexical", action="store_true", help="without the semantic model")

    parts = commands.group("knowledge", "Look after what the bot can answer.")
    parts.add(
        "check",
        _check,
        "Say what is wrong with the entries, with file and line, and what is due for review.",
        json=True,
    )
    made = parts.add("import", _import, "Read a document, so that answers can quote it (txt, md, html, docx, pdf).")
    made.add_argument("file", type=Path)
    made.add_argument(
        "--as", dest="source", required=True, help="which document of the pack this is, for example: agreement"
    )
    made = parts.add("export", _export, "Write the answers that were changed in chat as files of a pack.")
    made.add_argument("folder", type=Path, help="a new folder, such as packs/branch in the data folder")
    parts.add("gaps", _gaps, "Show what people asked and the bot could not answer, grouped.", json=True)


def _evaluate(given: argparse.Namespace) -> int:
    chosen = settings.read()
    model = None if given.lexical else desk.model()
    questions = evaluation.questions(given.questions)
    if given.knowledge:
        finder = evaluation.over_knowledge(given.knowledge, model)
    else:
        finder = evaluation.over_library(desk.library(chosen, model), desk.hearing(chosen, model))
    report = evaluation.measure_all(questions, finder)
    print(json.dumps(report.figures, indent=2) if given.json else report.words())
    return 0


def _check(given: argparse.Namespace) -> int:
    folder = settings.read().data_dir
    found = survey(packs.folders(folder / "packs"), folder, desk.today())
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
    report = importing.take(given.file, given.source, pack, folder / "documents", desk.today())
    print(report.words())
    return 0


def _export(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, _: Tell) -> dict[str, str]:
        async with opening.store(chosen) as opened:
            return dict(await run(opened.store, overlaying.texts))

    folder: Path = given.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder} is there already. Name a new folder, so that nothing in it is written over."
        raise RefusedError(message)
    found = asyncio.run(asking.answer("knowledge.changed", {}, dict[str, str], alone))
    if not found:
        print("No answer was changed in chat: there is nothing to write.")
        return 0
    try:
        written = export.write(found, folder)
    except OSError as error:
        message = f"{folder} cannot be written ({error.strerror})."
        raise RefusedError(message) from error
    count = "1 answer is" if written == 1 else f"{written} answers are"
    print(f"{count} in {folder}, as files of a pack. What was changed in chat still lies over them.")
    return 0


def _gaps(given: argparse.Namespace) -> int:
    async def alone(chosen: Settings, _: Tell) -> dict[str, object]:
        async with opening.store(chosen) as opened:
            return await gaps.told(opened.store)

    found = asyncio.run(asking.answer("gaps", {}, dict[str, object], alone))
    print(json.dumps(found, indent=2, ensure_ascii=False) if given.json else gaps.words(found))
    return 0
