"""The web chat, the page for reports and a case, from the running trial; and the page of results."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Browser, Page

from scripts.pictures import asking, joining, results, small
from scripts.pictures.sizes import SIZES

ROOT = Path(__file__).resolve().parents[2]
QUESTIONS = {
    "greeting": "",
    "answer": "can they just bring in a new AI system without asking the union?",
    "unsure": "what about the training",
    "unknown": "how many days of annual leave do I get?",
    "danger": "i cant go on any more",
}


async def make(browser: Browser, folder: Path) -> None:
    await results.make(browser, folder, SIZES)
    await joining.make(browser, folder, SIZES)
    await asking.make(browser, folder, SIZES)
    data = tempfile.TemporaryDirectory()
    cache = ROOT / ".data" / "cache"  # what was learnt from the entries takes minutes
    cache.mkdir(parents=True, exist_ok=True)
    (Path(data.name) / "cache").symlink_to(cache, target_is_directory=True)
    bot = _begun(data.name)
    try:
        address = await asyncio.to_thread(_address, bot)
        for size, view in SIZES.items():
            for scheme in ("light", "dark"):
                for what, question in QUESTIONS.items():
                    context = await browser.new_context(
                        viewport=view, color_scheme=scheme, device_scale_factor=1, reduced_motion="reduce"
                    )
                    page = await context.new_page()
                    await page.goto(address)
                    await _asked(page, question)
                    await small.take(page, folder / f"{what}-{size}-{scheme}.png")
                    await context.close()
                context = await browser.new_context(
                    viewport=view, color_scheme=scheme, device_scale_factor=1, reduced_motion="reduce"
                )
                await _reported(await context.new_page(), address, folder, f"{size}-{scheme}")
                await context.close()
    finally:
        bot.terminate()
        bot.wait(20)
        data.cleanup()


def _begun(data: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "AGREEMENT_BOT_PORT": "0", "AGREEMENT_BOT_DATA_DIR": data}
    command = [sys.executable, "-m", "adapters.cli", "serve", "--local"]
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


def _address(bot: "subprocess.Popen[str]") -> str:
    for line in bot.stdout or ():
        if found := re.search(r"http://\S+", line):
            return found[0]
    message = "the bot did not start"
    raise SystemExit(message)


async def _asked(page: Page, question: str) -> None:
    if not question:
        return
    await page.get_by_label("Your question").fill(question)
    await page.get_by_role("button", name="Ask", exact=True).click()
    await page.locator(".turn").nth(1).locator(".reply").first.wait_for()
    await page.wait_for_load_state("networkidle")


async def _reported(page: Page, address: str, folder: Path, kind: str) -> None:
    """The page for reports, a form, a receipt; then the case and its system, as a rep sees them."""
    await page.goto(f"{address}report")
    await page.locator(".reply.card").evaluate("card => card.scrollIntoView()")
    await small.take(page, folder / f"report-{kind}.png")
    await _press(page, "Named")
    await page.get_by_label("What is it?").last.wait_for()
    await _settled(page)
    await small.take(page, folder / f"form-{kind}.png")
    newest = page.locator("#log > .turn").last.locator(".field")
    await newest.get_by_label("What is it?").fill("Rota planner")
    await newest.get_by_label("Shares out work, shifts or places").check()
    await newest.get_by_label("What it does, in your words").fill(
        "It moves shifts the night before, and nobody can say why."
    )
    await newest.get_by_label("Where is it?").fill("A hospital in the north")
    await newest.get_by_label("Your name").fill("Sam")
    await _press(page, "Send the report")
    await page.locator(".figures").wait_for()
    await _settled(page)
    await small.take(page, folder / f"receipt-{kind}.png")
    await page.goto(address)
    await page.get_by_role("button", name="Rep", exact=True).click()
    await page.goto(f"{address}desk")
    await _press(page, "Inbox")
    await page.get_by_role("button", name="Rota planner").first.click()
    await page.get_by_role("heading", name=re.compile("^Case ")).wait_for()
    await _settled(page)
    await small.take(page, folder / f"case-{kind}.png")
    await _press(page, "See the system")
    await page.get_by_role("heading", name="Rota planner").wait_for()
    await _settled(page)
    await small.take(page, folder / f"system-{kind}.png")


async def _press(page: Page, label: str) -> None:
    await page.locator("#log > .turn").last.get_by_role("button", name=label, exact=True).click()


async def _settled(page: Page) -> None:
    await page.locator(".asking").wait_for(state="detached")
    await page.mouse.move(0, 0)
    await page.wait_for_timeout(300)
