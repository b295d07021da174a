"""The whole bot from outside its process: how soon it is ready, how fast a page answers, what memory it holds."""

import asyncio
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
import numpy as np

from benchmarks.search import LENGTHS, questions_of

# Words only: the bot as it is where the extra `semantic` was not installed.
_START = {
    "semantic": "from adapters.cli import main; main(['serve', '--local'])",
    "words only": "import knowledge.semantic as s; s.MODEL_PACKAGE = 'not_installed'\n"
    "from adapters.cli import main; main(['serve', '--local'])",
}
_CAUSE = re.compile(r'name="cause" value="([^"]+)"')


def main() -> None:
    print("\nThe whole bot on its own knowledge, seen from outside: warm start, a question over HTTP, memory")
    print(f"{'':12}{'ready s':>9}" + "".join(f"{f'p50 {n}w':>9}{f'p99 {n}w':>9}" for n in LENGTHS) + f"{'MB':>7}")
    with tempfile.TemporaryDirectory() as folder:
        for name, start in _START.items():
            _started(start, folder, ask=False)  # learns, and keeps what it learnt
            ready, figures, memory = _started(start, folder, ask=True)
            print(
                f"{name:12}{ready:9.1f}" + "".join(f"{figure:9.1f}" for figure in figures) + f"{memory:7.0f}",
                flush=True,
            )


def _started(code: str, folder: str, *, ask: bool) -> tuple[float, list[float], float]:
    environment = {**os.environ, "AGREEMENT_BOT_DATA_DIR": folder, "AGREEMENT_BOT_PORT": "0"}
    begun = time.perf_counter()
    bot = subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        address = next(found[0] for line in bot.stdout or () if (found := re.search(r"http://\S+", line)))
        ready = time.perf_counter() - begun
        figures = asyncio.run(_asked(address)) if ask else []
        return ready, figures, _resident(bot.pid)
    finally:
        bot.terminate()
        bot.wait(30)


async def _asked(address: str) -> list[float]:
    figures: list[float] = []
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session:
        async with session.get(f"{address}chat") as page:
            found = _CAUSE.search(await page.text())
        assert found
        for length in LENGTHS:
            times = []
            for question in questions_of(length):
                sent = {"cause": found[1], "do": "say", "text": question}
                begun = time.perf_counter()
                async with session.post(f"{address}chat", data=sent, headers={"Accept": "text/event-stream"}) as answer:
                    assert answer.status == 200
                    await answer.read()
                times.append((time.perf_counter() - begun) * 1000)
            figures += [float(np.percentile(times, 50)), float(np.percentile(times, 99))]
    return figures


def _resident(process: int) -> float:
    """Megabytes of a process in memory now, pages of mapped files among them; nothing where there is no /proc."""
    path = Path(f"/proc/{process}/statm")
    return int(path.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20 if path.exists() else float("nan")
