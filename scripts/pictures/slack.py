"""Slack: what the bot posts and opens there, drawn from its blocks."""

import asyncio
import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.async_api import Browser

from scripts.pictures import small
from scripts.pictures.scenes import scenes

KIT = Path(__file__).with_name("block_kit")


async def make(browser: Browser, folder: Path) -> None:
    if not (KIT / "node_modules").is_dir() or not shutil.which("node"):
        message = f"What draws Block Kit is not there. With Node 20 or later: npm ci --prefix {KIT}"
        raise SystemExit(message)
    given = json.dumps(await scenes())
    drawn = await asyncio.to_thread(_drawn, given)
    context = await browser.new_context(device_scale_factor=1.5)
    page = await context.new_page()
    with tempfile.TemporaryDirectory() as pages:
        for name, html in drawn.items():
            shown = Path(pages) / f"{name}.html"  # a file, so that it may read fonts from files
            shown.write_text(html, encoding="utf-8")
            await page.goto(shown.as_uri())
            await page.evaluate("document.fonts.ready")
            await small.take(page.locator("body"), folder / f"slack-{name}.png")
    await context.close()


def _drawn(given: str) -> dict[str, str]:
    with tempfile.TemporaryFile("w+", encoding="utf-8") as scenes_:  # a pipe may be empty for a moment
        scenes_.write(given)
        scenes_.seek(0)
        ran = subprocess.run(["node", KIT / "draw.mjs"], stdin=scenes_, stdout=subprocess.PIPE, text=True, check=True)
    pages: dict[str, str] = json.loads(ran.stdout)
    return pages
