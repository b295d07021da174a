"""On Slack, Teams and the web somebody says whether they are a member; on a list they are one person on both chats."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from aiohttp import web

from adapters.teams.render import SHOW
from bot.events import Person, Place
from bot.membership import knowing, listing
from bot.membership.saying import CHOICES, DONE, MEMBER, NOT, OPEN, UNSAID
from bot.membership.ways import Way
from bot.privacy import statement
from bot.records import Ballot, Membership
from bot.store import Transaction, run
from tests.across import Across, across
from tests.fakes import kept
from tests.membership.lists import coded
from tests.slack.payloads import TEAM
from tests.surveys.asked import opened, survey
from tests.teams.payloads import ACCOUNT, CHAT, TENANT
from tests.web.visiting import read

ADDRESS = "alex@canary.example"


async def said(here: Across) -> list[bool]:
    return sorted(one.member for one in await kept(here.desk.store, Membership))


async def test_it_is_said_changed_and_taken_back_on_slack_and_stands_in_no_message(tmp_path: Path) -> None:
    """An employer can own the chat, and keep what stands in it."""
    async with across(tmp_path, membership=Way.TOLD) as here:
        alex = here.somebody_on_slack()
        for choice, left in ((MEMBER, [True]), (NOT, [False]), (UNSAID, [])):
            await alex.writes("my data")
            await alex.presses(OPEN.label)
            await alex.sends({"said": choice})
            assert DONE.body.partition("*")[0] in alex.sees
            assert await said(here) == left
        alex.closes()
        for words in ("a member", OPEN.label, *dict(CHOICES).values()):
            assert words not in alex.sees


async def test_it_is_said_changed_and_taken_back_on_teams_and_stands_in_no_message(tmp_path: Path) -> None:
    async with across(tmp_path, membership=Way.TOLD) as here:
        alex = here.somebody_on_teams()
        for choice, left in ((MEMBER, [True]), (NOT, [False]), (UNSAID, [])):
            await alex.writes("my data")
            await alex.presses(OPEN.label)
            await alex.presses(SHOW)
            await alex.fills({"one.said": choice})
            assert await said(here) == left
            alex.close()
        written = json.dumps([body for _, body in alex.messages], ensure_ascii=False)
        assert OPEN.label in written
        for words in ("a member", *dict(CHOICES).values()):
            assert words not in written.replace("Whether you are a member", "")


async def test_it_is_said_on_the_web(tmp_path: Path) -> None:
    async with across(tmp_path, membership=Way.TOLD) as here:
        page = await read(await here.client.get("/chat"))
        asking = next(form for form in page.tree.forms if "text" in form.fields)
        page = await read(await here.client.post(asking.action, data={**dict(asking.form_values()), "text": "my data"}))
        opening = next(form for form in page.tree.forms if OPEN.label in dict(form.form_values()).values())
        page = await read(await here.client.post(opening.action, data=dict(opening.form_values())))
        saying = next(form for form in page.tree.forms if "one.said" in form.fields)
        page = await read(
            await here.client.post(saying.action, data={**dict(saying.form_values()), "one.said": MEMBER})
        )
        assert DONE.body.partition("*")[0].strip() in page.words
        assert await said(here) == [True]


@pytest.mark.parametrize("way", [Way.UNKNOWN, Way.LIST])
async def test_elsewhere_nobody_is_offered_to_say_it(tmp_path: Path, way: Way) -> None:
    async with across(tmp_path, emails=True, membership=way) as here:
        on_slack, on_teams = here.somebody_on_slack(), here.somebody_on_teams()
        for who in (on_slack, on_teams):
            await who.writes("my data")
            assert OPEN.label not in who.sees
        assert not here.slack.platform.calls("users.info")
        assert not here.teams.platform.calls("member")


@pytest.mark.parametrize("way", list(Way))
async def test_the_page_on_privacy_says_what_is_known(tmp_path: Path, way: Way) -> None:
    words = {
        Way.UNKNOWN: "I do not know who is a member",
        Way.TOLD: "Only what you say of it",
        Way.LIST: "The union gave",
    }
    async with across(tmp_path, membership=way) as here, here.client.get(statement.PATH) as page:
        shown = await page.text()
        assert [one for one, told in words.items() if told in shown] == [way]


async def test_who_is_on_the_list_is_known_by_their_accounts_on_both(tmp_path: Path) -> None:
    async with across(tmp_path, emails=True, membership=Way.LIST) as here:
        await opened(here.desk.store, survey(), here.desk)
        await listing.add(here.desk.store, coded([f"  {ADDRESS.title()}"], here.desk.secret))
        asked = list[tuple[Person, Place]]()
        look_ups = here.desk.linking.look_ups
        look_ups.update({name: noted(one, asked) for name, one in look_ups.items()})
        on_slack, on_teams = here.somebody_on_slack(), here.somebody_on_teams()
        user = {"team_id": TEAM, "profile": {"email": ADDRESS}}
        here.slack.platform.answers["users.info"].append(web.json_response({"ok": True, "user": user}))
        here.teams.platform.members[CHAT, ACCOUNT] = {"id": ACCOUNT, "tenantId": TENANT, "email": ADDRESS.upper()}
        await on_slack.writes("survey")
        await on_slack.presses("Begin")
        await on_slack.sends({"site": "depot"})
        await on_teams.writes("survey")
        await on_teams.presses("Begin")
        await on_teams.fills({"one.site": "hall"})
        assert [person.platform for person, _ in asked] == ["slack", "teams"]
        assert await kept(here.desk.store, Ballot)
        assert [await known(here, *one) for one in asked] == [True, True]
        assert ADDRESS not in on_slack.sees + on_teams.sees


async def known(here: Across, person: Person, place: Place) -> bool | None:
    found = await knowing.account(person, place, here.desk)

    async def look(tx: Transaction) -> bool | None:
        return await knowing.is_member(tx, found, here.desk)

    return await run(here.desk.store, look)


def noted(
    look_up: Callable[[Person, Place], Awaitable[str]], asked: list[tuple[Person, Place]]
) -> Callable[[Person, Place], Awaitable[str]]:
    """The same, and whose address was looked up."""

    async def noting(person: Person, place: Place) -> str:
        asked.append((person, place))
        return await look_up(person, place)

    return noting
