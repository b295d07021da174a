"""The pages of the desk, the pages of snapshots, and a concern report in the web chat: of one branch, made up."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from aiohttp.test_utils import TestServer
from playwright.async_api import Browser, Page, ViewportSize

from adapters import previewing
from adapters.web.serve import application
from bot import audit
from bot.events import Owner
from bot.insights import signing
from bot.insights.snapshots import addresses
from bot.insights.snapshots.at import SIGN
from bot.people.offices import pseudonym
from bot.records import Release, SecondFactor
from bot.records.audit import Did
from bot.records.insights import Audience
from bot.second_factor import totp
from bot.signing_in.asking import ASK
from scripts.pictures import branch, lot, organised, real, small
from scripts.pictures.sizes import SIZES
from tests.fakes import NOON, TODAY, Clock
from tests.people.living import Branch, Somebody
from tests.web.desk import CODE, FIREFOX, PAGES, path_in

SCREENS = 1.5  # that a picture shows at most of a page
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass
class Camera:
    """Takes one page as a phone and a desktop show it, in light and in dark."""

    page: Page
    home: str
    folder: Path

    async def goes(self, path: str) -> None:
        await self.page.goto(self.home + path)

    async def takes(self, name: str, top: str = "") -> None:
        """`top`: what the picture begins with; the page's own top where that is empty."""
        for size, view in SIZES.items():
            for scheme in ("light", "dark"):
                await self.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                await self._fits(view)
                if top:
                    await self.page.locator(top).last.evaluate("one => one.scrollIntoView()")
                await self.page.mouse.move(0, 0)
                await self.page.evaluate(DRAWN)
                await small.take(self.page, self.folder / f"{name}-{size}-{scheme}.png")

    async def _fits(self, view: ViewportSize) -> None:
        """As high as the page, as far as a picture goes."""
        await self.page.set_viewport_size({"width": view["width"], "height": view["height"] // 2})
        whole = await self.page.evaluate("document.documentElement.scrollHeight")
        await self.page.set_viewport_size({"width": view["width"], "height": min(whole, int(SCREENS * view["height"]))})


async def make(browser: Browser, folder: Path) -> None:
    with lot.without_chance():
        clock = Clock()
        there = Branch(clock=clock, owner=Owner.UNION)
        made = real.desk(clock)
        house = replace(made.house, chat_owner=Owner.UNION, pages=PAGES)
        there.start(replace(made, house=house, previews={"web": previewing.on_web, "slack": previewing.on_slack}))
        olu = await _people(there, clock)
        server = TestServer(application(there.bot, there.desk))
        await server.start_server(access_log=None)
        async with server:
            context = await browser.new_context(device_scale_factor=1, user_agent=FIREFOX)
            home = str(server.make_url("/")).rstrip("/")
            camera = Camera(await context.new_page(), home, folder)
            await _signs_in(camera, olu)
            await _lists(camera)
            draft = await _reports(camera, there, olu)
            await _shared(camera, there, olu, draft)
            await camera.goes("/desk/log")
            await camera.takes("desk-log")
            await organised.settle(there.desk)
            await camera.goes(f"/desk/campaigns/{organised.CAMPAIGN.id}")
            await camera.takes("desk-campaign")
            await camera.takes("desk-campaign-numbers", "section[aria-labelledby=numbers]")
            await branch.keep(there.desk, SecondFactor(pseudonym(olu.person, there.desk), totp.made(), TODAY, 0))
            await camera.goes("/desk/inbox")
            await camera.takes("desk-second-step")
            await context.close()


async def _people(there: Branch, clock: Clock) -> Somebody:
    """An organiser of all workplaces, and a rep at two of them. The organiser."""
    clock.time = datetime(2026, 11, 2, 9, tzinfo=UTC)
    olu = await there.organiser()
    await olu.send("people.rename", name="Olu")
    await branch.keep(there.desk, branch.COUNCIL, branch.HOSPITAL, branch.SCHOOL)
    who = {"olu": pseudonym(olu.person, there.desk)}
    for name, place in (("kim", branch.HOSPITAL), ("sam", branch.COUNCIL)):
        await olu.force("people.appoint")
        await olu.fill(name=name.capitalize(), role="rep", workplace=place.id)
        rep = there.somebody(name)
        await rep.say(f"claim {olu.code}")
        who[name] = pseudonym(rep.person, there.desk)
    clock.time = NOON
    await branch.settle(there.desk, who)
    return olu


async def _signs_in(camera: Camera, olu: Somebody) -> None:
    page = camera.page
    await camera.goes("/desk/sign-in")
    await page.get_by_role("button", name="Show a code").click()
    (code,) = CODE.findall(await page.locator("main").inner_text())
    await camera.takes("desk-sign-in")
    await camera.goes(path_in(await olu.send(ASK.action, code=str(code))))
    await camera.takes("desk-link")
    await page.get_by_role("button", name="Sign in").click()
    await page.get_by_role("navigation", name="Pages of the desk").wait_for()


async def _lists(camera: Camera) -> None:
    for name, path in (
        ("desk-inbox", "/desk/inbox"),
        ("desk-register", "/desk/register"),
        ("desk-system", f"/desk/register/{branch.ROTA}"),
        ("desk-surveys", "/desk/surveys"),
        ("desk-gaps", "/desk/gaps"),
    ):
        await camera.goes(path)
        await camera.takes(name)
        if name == "desk-system":
            await camera.takes("desk-timeline", "section[aria-labelledby=timeline]")


async def _reports(camera: Camera, there: Branch, olu: Somebody) -> Release:
    """The list, a draft, and the same once it is signed."""
    who = pseudonym(olu.person, there.desk)
    await branch.counted_for(there.desk, branch.SUMMER, date(2026, 9, 10))
    draft = await branch.counted_for(there.desk, branch.AUTUMN)
    async with there.desk.store.transaction() as tx:
        await audit.append(tx, who, Did.MADE_RELEASE, draft.id, NOON)
    path = f"/desk/insights/{draft.id}"
    await camera.goes("/desk/insights")
    await camera.takes("desk-reports")
    await camera.goes(path)
    await camera.takes("desk-draft")
    await olu.force(signing.SIGN, draft.id)
    await olu.press("Yes, sign it")
    await camera.goes(path)
    await camera.takes("desk-report", "section[aria-labelledby=part-2]")
    return draft


async def _shared(camera: Camera, there: Branch, olu: Somebody, signed: Release) -> None:
    """Both snapshots as whoever has the address sees them, and the card that a member gets in the chat."""
    for audience in Audience:
        await olu.force(SIGN, f"{signed.id} {audience}")
        await olu.press("Yes, sign it")
        await camera.goes(addresses.path(signed.id, audience, there.desk))
        await camera.takes(f"snapshot-{audience}")
    page = camera.page
    await camera.goes("/chat")
    await page.get_by_label("Your question").fill("concern reports")
    await page.get_by_role("button", name="Ask", exact=True).click()
    await page.get_by_role("button", name="7 September 2026").click()
    await page.locator(".reply img").last.wait_for()
    await camera.takes("concern-card", "#log > .turn")
