"""Teams: what the bot says there, drawn by Microsoft's own renderer of cards. What is around them is about as there."""

import base64
from pathlib import Path

from playwright.async_api import Browser

from adapters.teams import icons
from scripts.pictures import small
from scripts.pictures.teams_scenes import scenes

PAGE = Path(__file__).with_name("teams.html")
DRAWS = Path(__file__).resolve().parents[2] / "tests/teams/official/node_modules/adaptivecards/dist"
WIDTHS = {"phone": 390, "desktop": 760}
NARROW_TOO = {
    *("greeting", "answer", "report", "form", "errors", "receipt"),
    *("survey", "survey-page", "survey-results", "concern-report", "question"),
}
IN_THE_DARK = {("answer", "phone"), ("form", "phone")}  # nothing but colours differs there


async def make(browser: Browser, folder: Path) -> None:
    if not DRAWS.is_dir():
        message = "What draws the cards is not there. With Node 20 or later: npm ci --prefix tests/teams/official"
        raise SystemExit(message)
    context = await browser.new_context(device_scale_factor=1)
    page = await context.new_page()
    await page.goto(PAGE.as_uri())
    icon = f"data:image/png;base64,{base64.b64encode(icons.color()).decode()}"
    await page.evaluate("icon => { window.ICON = icon; }", icon)
    await page.add_style_tag(path=DRAWS / "adaptivecards.css")
    await page.add_script_tag(path=DRAWS / "adaptivecards.min.js")
    for scene in await scenes():
        what = scene["name"]
        for size in WIDTHS if what in NARROW_TOO else ("desktop",):
            await page.set_viewport_size({"width": WIDTHS[size], "height": 200})
            for scheme in ("light", "dark") if (what, size) in IN_THE_DARK else ("light",):
                await page.evaluate("([scene, scheme, size]) => show(scene, scheme, size)", [scene, scheme, size])
                await small.take(page.locator("body"), folder / f"teams-{what}-{size}-{scheme}.png")
    await context.close()
