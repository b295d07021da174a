"""Shows the bot in Microsoft's own Agents Playground, and takes pictures of that. Optional: no test needs it.

    npm install --prefix FOLDER --ignore-scripts @microsoft/m365agentsplayground@0.2.28
    .venv/bin/python -m scripts.playground FOLDER

Its licence lets it be used to try things out, so it is no part of the project. Everything stays on this computer: a
trial of the bot, the Playground, and a browser that is let reach nothing else. The pictures lie in a new temporary
folder.
"""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

from playwright.async_api import Page, Route, async_playwright

ROOT = Path(__file__).resolve().parents[1]
BROWSER = os.environ.get("CHROMIUM", "/usr/bin/chromium")
PORT = 56150
STARTS = 60  # seconds
HERE = re.compile(r"^(?:https?|wss?)://(?:localhost|127\.0\.0\.1)(?::\d+)?/|^(?:data|blob):")
QUESTION = "can they just bring in a new AI system without asking the union?"


async def main(installed: Path) -> None:
    cli = installed / "node_modules/@microsoft/m365agentsplayground/cli.js"
    if not cli.is_file():
        message = f"{cli} is not there. {__doc__}"
        raise SystemExit(message)
    pictures = Path(tempfile.mkdtemp(prefix="playground-"))
    with tempfile.TemporaryDirectory() as data, _bot(Path(data)) as address, _playground(cli, address):
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
            page = await browser.new_page(viewport={"width": 1280, "height": 1000})
            await page.route("**/*", _here_only)
            await _story(Shown(page, pictures))
            await browser.close()
    print(f"The pictures are in {pictures}")


class Shown:
    """A page, and a picture of whatever is on it, in order."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page = page
        self._folder = folder
        self._count = 0

    async def says(self, text: str) -> None:
        await self.page.locator("[contenteditable=true]").first.click()
        await self.page.keyboard.type(text)
        await self.page.keyboard.press("Enter")

    async def presses(self, label: str) -> None:
        await self.page.get_by_role("button", name=label, exact=True).last.click()

    async def picture(self, name: str, *, until: str) -> None:
        self._count += 1
        try:
            await self.page.get_by_text(until).last.wait_for()
        finally:
            await self.page.screenshot(path=self._folder / f"{self._count:02}-{name}.png")


async def _story(shown: Shown) -> None:
    page = shown.page
    await page.goto(f"http://localhost:{PORT}/")
    await shown.picture("greeting", until="Ask in your own words.")
    await shown.says(QUESTION)
    await shown.picture("answer", until="Where this comes from")
    await shown.says("report")
    await shown.picture("report", until="How far do you let yourself be known?")
    await shown.presses("Named")
    await page.get_by_label("What is it?").last.fill("Rota planner")
    await page.get_by_label("Where is it?").last.fill(" ")
    await page.get_by_label("Your name").last.fill("Alex")
    await shown.presses("Send the report")
    await shown.picture("errors", until="Please answer this one.")
    await page.get_by_label("Where is it?").last.fill("A hospital in the north")
    await shown.presses("Send the report")
    await shown.picture("receipt", until="Thank you. Your report is kept.")


async def _here_only(route: Route) -> None:
    await (route.continue_() if HERE.match(route.request.url) else route.abort())


@contextmanager
def _bot(data: Path) -> Iterator[str]:
    cache = ROOT / ".data" / "cache"  # what was learnt from the entries takes minutes
    cache.mkdir(parents=True, exist_ok=True)
    (data / "cache").symlink_to(cache, target_is_directory=True)
    settings = {
        "AGREEMENT_BOT_PORT": "0",
        "AGREEMENT_BOT_DATA_DIR": str(data),
        "AGREEMENT_BOT_TEAMS_OPENID_URL": f"http://localhost:{PORT}/openid",  # never asked: a trial checks no tokens
        "AGREEMENT_BOT_TEAMS_OUTBOUND_TOKEN": "playground",
    }
    command = [sys.executable, "-m", "adapters.cli", "serve", "--local"]
    with _running(command, settings, stdout=subprocess.PIPE) as bot:
        found = next((at[0] for line in bot.stdout or () if (at := re.search(r"http://\S+/", line))), "")
        if not found:
            message = "the bot did not start"
            raise SystemExit(message)
        yield found


@contextmanager
def _playground(cli: Path, bot: str) -> Iterator[None]:
    command = ["node", str(cli), "-e", f"{bot}api/messages", "-c", "msteams", "-p", str(PORT), "--disable-telemetry"]
    with _running(command, {"TEAMSAPPTESTER_BROWSER": "none"}, stdout=subprocess.DEVNULL):
        _until_it_answers()
        yield


def _until_it_answers() -> None:
    for _ in range(STARTS):
        with suppress(OSError), urlopen(f"http://localhost:{PORT}/", timeout=1):
            return
        time.sleep(1)
    message = "the Playground did not start"
    raise SystemExit(message)


@contextmanager
def _running(command: list[str], settings: Mapping[str, str], stdout: int) -> "Iterator[subprocess.Popen[str]]":
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **settings}, stdout=stdout, text=True)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(20)


if len(sys.argv) != 2:  # noqa: PLR2004 - itself, and the folder
    raise SystemExit(__doc__)
asyncio.run(main(Path(sys.argv[1])))
