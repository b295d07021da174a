"""Teams: what the bot says there, drawn by Microsoft's own renderer of cards. What is around them is about as there."""

import base64
from pathlib import Path

from playwright.async_api import Browser

from adapters.teams import icons
from scripts.pictures.teams_scenes import scenes

PAGE = Path(__file__).with_name("teams.html")
DRAWS = Path(__file__).resolve().parents[2] / "tests/teams/official/node_modules/adaptivecards/dist"
WIDTHS = {"phone": 390, "desktop": 760}
IN_THE_DARK = {"answer", "form"}


async def make(browser: Browser, folder: Path) -> None:
    """Of everything one for each width; in the dark only a few, since nothing but colours differs there."""
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
        for size, width in WIDTHS.items():
            await page.set_viewport_size({"width": width, "height": 200})
            for scheme in ("light", "dark") if scene["name"] in IN_THE_DARK else ("light",):
                await page.evaluate("([scene, scheme, size]) => show(scene, scheme, size)", [scene, scheme, size])
                name = f"teams-{scene['name']}-{size}-{scheme}.png"
                await page.locator("body").screenshot(path=folder / name)
    await context.close()
