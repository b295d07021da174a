"""Somebody asks for a talk on one platform, a rep hears of it on another, and the receipt opens it on every one."""

import json
import re
from pathlib import Path

from adapters.terminal.hosts import There
from bot.records import Talk, TalkWords
from bot.telling import ONE
from tests.across import Across, OnSlack, OnTheWeb, across
from tests.fakes import kept
from tests.people.codes import HALL
from tests.teams.visiting import Member
from tests.terminal.sitting import DEPOT, alone, button, keep, receipt_on, talk
from tests.terminal.test_reporting import MEMBER, REP
from tests.web.visiting import LOCAL_HOUSE

RECEIPT = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
NAME, REACH = "Robin Canary", "07700 900 canary"
ASK = "Ask a rep to get in touch"


def receipt(words: str) -> str:
    (found,) = set(RECEIPT.findall(words))
    return str(found)


async def asked_on_slack(alex: OnSlack) -> str:
    await alex.writes("talk to a rep")
    await alex.presses("Go on")
    await alex.sends({"workplace": HALL.id})
    await alex.sends({"name": NAME, "reach": REACH})
    found = receipt(alex.sees)
    alex.closes()
    return found


async def asked_on_teams(alex: Member) -> str:
    await alex.writes("talk to a rep")
    await alex.presses("Go on")
    await alex.presses("Open in a window")
    await alex.fills({"one.workplace": HALL.id})
    await alex.fills({"typed.name": NAME, "typed.reach": REACH})
    found = receipt(alex.sees)
    alex.close()
    return found


async def asked_on_the_page_for_reports(alex: OnTheWeb) -> str:
    await alex.opens()
    await alex.presses(ASK)
    await alex.presses("Go on")
    await alex.fills({"one.workplace": HALL.id})
    await alex.fills({"one.name": NAME, "one.reach": REACH})
    return receipt(alex.sees)


def not_said(here: Across, *words: str) -> None:
    """In nothing that stays in a chat, or is brought to one; windows are nobody's history."""
    slack = [one.payload for one in here.slack.platform.asked if not one.method.startswith("views.")]
    teams = [one.body for one in here.teams.platform.asked]
    everything = json.dumps([*slack, *here.slack.platform.hooks, *teams], ensure_ascii=False)
    for one in words:
        assert one not in everything


async def test_asked_on_slack_taken_up_on_teams_and_taken_back_with_a_browser(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam, alex = here.somebody_on_teams(), here.somebody_on_slack()
        await sam.writes(f"claim {await here.code()}")
        figures = await asked_on_slack(alex)
        await here.deliver()
        assert [one for one in here.teams.platform.said() if ONE in json.dumps(one)]
        not_said(here, NAME, REACH, figures)
        await sam.presses("Open it")
        assert "Request" not in sam.sees
        await sam.steps(here.clock)
        assert "What they wrote is shown to who takes it" in sam.sees
        assert NAME not in sam.sees
        await sam.presses("Take it")
        await sam.presses("Open the request")
        assert NAME in sam.sees
        assert REACH in sam.sees
        browser = here.somebody_with_a_browser()
        await browser.opens()
        await browser.says(figures)
        assert "A rep has taken it up" in browser.sees
        assert NAME not in browser.sees
        await browser.presses("Take it back")
        await browser.presses("Yes, take it back")
        assert await kept(here.desk.store, TalkWords) == ()
        await sam.presses("We have talked")
        assert "Please do not get in touch." in sam.sees


async def test_asked_on_teams_taken_up_on_slack_and_changed_on_teams(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        sam, alex = here.somebody_on_slack(), here.somebody_on_teams()
        await sam.writes(f"claim {await here.code()}")
        figures = await asked_on_teams(alex)
        await here.deliver()
        not_said(here, NAME, REACH)
        await sam.presses("Open it")
        await sam.steps(here.clock)
        await sam.presses("Take it")
        await sam.presses("Open the request")
        assert NAME in sam.sees
        assert REACH in sam.sees
        await alex.writes(f"receipt {figures}")
        await alex.presses("Change how to reach me")
        await alex.fills({"typed.reach": "by the canal"})
        assert [one.reach for one in await kept(here.desk.store, TalkWords)] == ["by the canal"]


async def test_asked_on_the_page_for_reports_and_looked_at_on_slack(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        kim, alex = here.somebody_on_slack(), here.somebody_with_a_browser()
        await kim.writes(f"claim {await here.code()}")
        figures = await asked_on_the_page_for_reports(alex)
        await here.deliver()
        assert [one["text"] for one in here.slack.platform.calls("chat.postMessage") if "metadata" in one] == [ONE]
        await kim.writes(figures)
        assert "Nobody has taken it up yet." in kim.sees
        (one,) = await kept(here.desk.store, Talk)
        assert one.workplace == HALL.id


async def test_in_the_chat_of_the_web_words_and_a_button_lead_to_the_form(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await here.code()
        alex = here.somebody_with_a_browser()
        alex.path = "/chat"
        await alex.opens()
        await alex.says("can I talk to a human")
        await alex.presses(ASK)
        assert "Who can read this here" in alex.sees
        await alex.presses("Go on")
        await alex.fills({"one.workplace": HALL.id})
        await alex.fills({"one.name": NAME, "one.reach": REACH})
        await alex.says(receipt(alex.sees))
        assert "Nobody has taken it up yet." in alex.sees
        assert len(await kept(here.desk.store, Talk)) == 1


async def test_asked_and_taken_up_at_terminals(home: Path) -> None:
    async with alone(home, MEMBER, LOCAL_HOUSE) as (member, desk):
        await keep(desk, DEPOT)
        sent = await talk(
            member,
            *("talk to a rep", button("Go on"), button("The depot, The council")),
            *(NAME, REACH, "the new cameras", "", "evenings", "", "quit"),
        )
        assert "Who must not see this?" in sent.words
        figures = receipt_on(sent)
        taken = await talk(
            There(home, REP),
            *("talks asked for", "1", button("Take it"), button("Open the request"), button("We have talked"), "quit"),
        )
        assert f"How to reach them: {REACH}" in taken.words
        assert "What it is about: the new cameras" in taken.words
        looked = await talk(member, f"receipt {figures}", "quit")
        assert "The rep has noted that you have talked." in looked.words
