"""Makes the pictures of the documentation: the real bot, the real answers, a real browser.

.venv/bin/python -m scripts.pictures [web] [desk] [slack] [teams]
"""

import asyncio
import os
import sys
from pathlib import Path

from playwright.async_api import async_playwright

from scripts.pictures import desk, slack, teams, web

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "pictures"
BROWSER = os.environ.get("CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = [
    *("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync", "--no-first-run"),
    *("--disable-partial-raster", "--num-raster-threads=1", "--disable-skia-runtime-opts"),  # the same each time
]
MADE = {"web": web.make, "desk": desk.make, "slack": slack.make, "teams": teams.make}


async def main(wanted: list[str]) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=BROWSER, args=ARGUMENTS)
        for name in wanted or MADE:
            await MADE[name](browser, FOLDER)
        await browser.close()


asyncio.run(main(sys.argv[1:]))
