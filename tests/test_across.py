"""What happens on one platform is heard on the other, the whole way: signed requests, real tokens, a store on disk."""

import json
import re
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from adapters import settings
from adapters.commands import chats
from adapters.settings import PREFIX
from bot.bot import Bot
from bot.own_entry import LINKED
from bot.privacy import statement
from bot.records import KINDS, Ballot
from bot.surveys.questionnaire.phrases import say
from bot.telling import ONE
from tests import fakes
from tests.across import Across, OnSlack, OnTheWeb, across
from tests.fakes import kept
from tests.people.codes import HALL
from tests.slack.payloads import TEAM
from tests.slack.platform import refusing
from tests.surveys.asked import opened, survey
from tests.teams.payloads import ACCOUNT, CHAT, TENANT, USER
from tests.teams.tokens import APP
from tests.teams.visiting import Member

RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
HELD = timedelta(days=2)  # after which what was kept back has come up
ADDRESS = "alex@canary.example"
WHAT, DOING, ASKED = "Rota bot", "It plans who works when.", "Since when is it used?"


async def reported_on_slack(alex: OnSlack, mode: str, **more: str) -> str:
    """The receipt."""
    await alex.commands("report")
    await alex.presses(mode)
    await alex.sends({"workplace": HALL.id})
    await alex.sends({"what": WHAT, "doing": DOING, **more})
    receipt = _receipt(alex.sees)
    alex.closes()
    return receipt


async def reported_on_teams(alex: Member, mode: str) -> str:
    await alex.reports()
    await alex.presses(mode)
    await alex.fills({"one.workplace": HALL.id})
    await alex.fills({"typed.what": WHAT, "typed.doing": DOING})
    receipt = _receipt(alex.sees)
    alex.close()
    return receipt


async def reported_on_the_web(alex: OnTheWeb) -> str:
    await alex.opens()
    await alex.presses("Anonymous")
    await alex.fills({"one.workplace": HALL.id})
    await alex.fills({"one.what": WHAT, "one.doing": DOING})
    return _receipt(alex.sees)


async def test_a_member_reports_on_slack_the_rep_hears_on_teams_and_what_they_ask_is_heard_on_slack(
    tmp_path: Path,
) -> None:
    async with across(tmp_path) as here:
        sam, alex = here.somebody_on_teams(), here.somebody_on_slack()
        await sam.writes(f"claim {await here.code()}")
        receipt = await reported_on_slack(alex, "Named", name="Alex Canary")
        await here.deliver()
        assert _told_on_teams(here) == [ONE]
        assert WHAT not in history(here)
        await sam.presses("Open it")
        assert DOING not in sam.sees
        await sam.steps(here.clock)
        assert DOING in sam.sees
        assert "named: Alex Canary" in sam.sees
        await sam.presses("Write to the reporter")
        await sam.fills({"typed.words": ASKED})
        await here.deliver()
        assert _told_on_slack(here) == [ONE]
        assert ASKED not in alex.sees
        await alex.writes(f"receipt {receipt}")
        await alex.presses("Messages (1 new)")
        assert ASKED in alex.sees


async def test_a_member_reports_on_teams_the_rep_hears_on_slack_and_what_they_ask_is_heard_on_teams(
    tmp_path: Path,
) -> None:
    async with across(tmp_path) as here:
        sam, alex = here.somebody_on_slack(), here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        receipt = await reported_on_teams(alex, "Confidential")
        await here.deliver()
        assert not _told_on_slack(here)  # it is kept back, so that nobody can tell when it was written
        await here.deliver(HELD)
        assert _told_on_slack(here) == [ONE]
        assert WHAT not in history(here)
        await sam.presses("Open it")
        assert DOING not in sam.sees
        await sam.steps(here.clock)
        assert DOING in sam.sees
        await sam.presses("Write to the reporter")
        await sam.sends({"words": ASKED})
        await here.deliver()
        assert _told_on_teams(here) == [ONE]
        assert ASKED not in alex.sees
        assert not any(one in _to_slack(here) for one in (USER, ACCOUNT, CHAT))  # who it is, they are not shown
        await alex.writes(f"receipt {receipt}")
        assert WHAT not in alex.sees
        await alex.presses("Show it to me")
        await alex.presses("Messages (1 new)")
        assert ASKED in alex.sees


async def test_what_is_reported_on_the_page_is_heard_on_both(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam, kim = here.somebody_on_slack(), here.somebody_on_teams()
        for one in (sam, kim):
            await one.writes(f"claim {await here.code()}")
        await reported_on_the_web(here.somebody_with_a_browser())
        await here.deliver(HELD)
        assert _told_on_slack(here) == _told_on_teams(here) == [ONE]
        await sam.presses("Open it")
        await sam.steps(here.clock)
        await sam.presses("Take it")
        await kim.presses("Open it")
        await kim.steps(here.clock)
        assert DOING in kim.sees
        assert "Taken by\nSam Canary" in kim.sees


async def test_what_was_reported_before_the_bot_stopped_is_heard_elsewhere_after_it_started(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await here.somebody_on_slack().writes(f"claim {await here.code()}")
        await reported_on_teams(here.somebody_on_teams(), "Anonymous")
    async with across(tmp_path) as here:
        await here.deliver(HELD)
        assert _told_on_slack(here) == [ONE]


async def test_a_survey_is_answered_on_both_and_counts_once_where_accounts_are_linked(tmp_path: Path) -> None:
    async with across(tmp_path, emails=True) as here:
        await opened(here.desk.store, survey(), here.desk)
        on_slack, on_teams = here.somebody_on_slack(), here.somebody_on_teams()
        here.slack.platform.answers["users.info"].append(_user(ADDRESS))
        await on_slack.writes("survey")
        assert "I look up the e-mail address" in on_slack.sees
        assert not here.slack.platform.calls("users.info")
        await on_slack.presses("Begin")
        await on_slack.sends({"site": "depot"})
        assert "Your answers are kept, and count once." in on_slack.sees
        here.teams.platform.members[CHAT, ACCOUNT] = {"id": ACCOUNT, "tenantId": TENANT, "email": ADDRESS.upper()}
        await on_teams.writes("survey")
        await on_teams.presses("Begin")
        await on_teams.fills({"one.site": "hall"})
        assert "Your answers are kept, and count once." in on_teams.sees
        assert await _counted(here) == [("hall",)]
        await _nowhere(here, ADDRESS)
        assert LINKED in await _statement(here)


async def test_where_the_platforms_tell_no_address_both_accounts_count_and_both_are_told(tmp_path: Path) -> None:
    async with across(tmp_path, emails=True) as here:
        await opened(here.desk.store, survey(), here.desk)
        on_slack, on_teams = here.somebody_on_slack(), here.somebody_on_teams()
        here.slack.platform.answers["users.info"].append(refusing("missing_scope"))
        await on_slack.writes("survey")
        await on_slack.presses("Begin")
        await on_slack.sends({"site": "depot"})
        await on_teams.writes("survey")
        await on_teams.presses("Begin")
        await on_teams.fills({"one.site": "hall"})
        assert say("en", "told.not_found") in on_slack.sees
        assert say("en", "told.not_found") in on_teams.sees
        assert sorted(await _counted(here)) == [("depot",), ("hall",)]


async def test_unless_it_is_set_no_platform_is_asked_for_an_address(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await opened(here.desk.store, survey(), here.desk)
        on_slack, on_teams = here.somebody_on_slack(), here.somebody_on_teams()
        for one in (on_slack, on_teams):
            await one.writes("survey")
            await one.presses("Who sees what")
            assert say("en", "note.by_account") in one.sees
            await one.presses("Back to the survey")
            await one.presses("Begin")
        await on_slack.sends({"site": "depot"})
        await on_teams.fills({"one.site": "depot"})
        assert await _counted(here) == [("depot",), ("depot",)]
        assert not here.slack.platform.calls("users.info")
        assert not here.teams.platform.calls("member")
        assert LINKED not in await _statement(here)


@pytest.mark.parametrize("link_accounts", ["", "off", "email"])
async def test_the_setting_says_whether_accounts_are_linked(tmp_path: Path, link_accounts: str) -> None:
    given = {
        "DATA_DIR": str(tmp_path),
        "LINK_ACCOUNTS": link_accounts,
        "SLACK_BOT_TOKEN": "xoxb-hush",
        "SLACK_SIGNING_SECRET": "hush",
        "TEAMS_APP_ID": APP,
        "TEAMS_TENANT_ID": TENANT,
        "TEAMS_APP_PASSWORD": "hush",
    }
    desk = fakes.desk()
    chats.chats(settings.read({f"{PREFIX}{name}": value for name, value in given.items()}), Bot(desk), desk)
    assert set(desk.linking.look_ups) == ({"slack", "teams"} if link_accounts == "email" else set())


def _user(address: str) -> web.Response:
    return web.json_response({"ok": True, "user": {"team_id": TEAM, "profile": {"email": address}}})


async def _statement(here: Across) -> str:
    async with here.client.get(statement.PATH) as page:
        return await page.text()


async def _counted(here: Across) -> list[tuple[str, ...]]:
    return [one.answers["site"] for one in await kept(here.desk.store, Ballot) if one.answers]


async def _nowhere(here: Across, words: str) -> None:
    """In nothing that the bot kept, remembers or sent."""
    for kind in KINDS:
        assert words not in repr([asdict(one) for one in await kept(here.desk.store, kind)]).casefold()
    assert words not in repr(here.desk.linking._known).casefold()
    assert words not in history(here).casefold()
    assert not [file for file in here.folder.rglob("*") if file.is_file() and words.encode() in file.read_bytes()]


def _receipt(words: str) -> str:
    (found,) = set(RECEIPT.findall(words))
    return str(found)


def _told_on_slack(here: Across) -> list[str]:
    """Notices; they carry a key by which a second one is noticed."""
    return [one["text"] for one in here.slack.platform.calls("chat.postMessage") if "metadata" in one]


def _told_on_teams(here: Across) -> list[str]:
    return [ONE for one in here.teams.platform.said() if ONE in json.dumps(one)]


def _to_slack(here: Across) -> str:
    return json.dumps([one.payload for one in here.slack.platform.asked])


def history(here: Across) -> str:
    """All that was brought to either platform, but for windows, which are nobody's history."""
    slack = [one.payload for one in here.slack.platform.asked if not one.method.startswith("views.")]
    return json.dumps([*slack, *here.slack.platform.hooks, *(one.body for one in here.teams.platform.asked)])
