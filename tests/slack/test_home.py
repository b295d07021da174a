"""The home of the app on Slack, what changes it, and what an employer's workspace is told."""

import json
from typing import Any

from bot import workspaces
from bot.events import Owner, Person
from bot.outbox import Outbox
from bot.people import inviting
from bot.records import Report, Unread
from bot.telling import ONE
from tests.fakes import kept
from tests.second_factor.steps import open_to
from tests.slack import oracle, payloads
from tests.slack.payloads import DM, TEAM, USER, Json
from tests.slack.saying import HERE
from tests.slack.visiting import Door, door

OPENED = {"type": "app_home_opened", "user": USER, "channel": DM, "tab": "home"}
ORGANISER = Person("slack", TEAM, USER)
HALL = {"name": "Town Hall", "employer": "The council", "zone": "Europe/London", "chat_owner": "employer"}
SYSTEM, WRITTEN = "Rota canary", "It plans who works when."


async def opened(here: Door, number: int = 0) -> Json:
    """The view that was published."""
    await here.event({**payloads.event(OPENED), "event_id": f"Ev{number}HOME"})
    await here.settled()
    return published(here)


def published(here: Door) -> Json:
    view: Json = here.platform.calls("views.publish")[-1]["view"]
    oracle.view(view)
    return view


def button(view: Json, label: str) -> Json:
    drawn = [element for block in view["blocks"] for element in oracle.elements(block)]
    return next(dict(one) for one in drawn if one.get("text", {}).get("text") == label)


async def pressed(here: Door, view: Json, label: str) -> Json:
    """The window that opens for a button of the home, or of another window."""
    before = len(here.platform.calls("views.open")) + len(here.platform.calls("views.update"))
    await here.interaction({**payloads.pressed_in(view, button(view, label)), "trigger_id": f"{label} {before}"})
    await here.settled()
    how = "views.open" if view["type"] == "home" else "views.update"
    shown: Json = here.platform.calls(how)[-1]["view"]
    oracle.view(shown)
    return shown


async def sent(here: Door, view: Json, answers: dict[str, Any]) -> Json:
    answered = await here.interaction(payloads.sent(view, answers))
    await here.settled()
    shown: Json = answered.json["view"]
    return shown


async def says(here: Door, text: str, user: str = USER, channel: str = DM) -> str:
    """What comes back, in a conversation of two."""
    before = len(here.platform.calls("chat.postMessage"))
    said = payloads.message(text, user=user, channel=channel)
    await here.event({**said, "event_id": f"Ev{before}{user}"})
    await here.settled()
    return json.dumps(here.platform.calls("chat.postMessage")[before:], ensure_ascii=False)


async def organiser(here: Door) -> None:
    await says(here, f"claim {await inviting.for_the_machine(here.desk.store, here.desk.secret, here.desk.now())}")


def headings(view: Json) -> list[str]:
    return [one["text"]["text"] for one in view["blocks"] if one["type"] == "header"]


async def test_it_reads_well_on_a_phone() -> None:
    async with door() as here:
        view = await opened(here)
        assert headings(view) == ["Ask", "Report AI at work", "You"]
        assert "an automated bot" in view["blocks"][0]["text"]["text"]
        for one in view["blocks"]:
            assert len(one.get("text", {}).get("text", "")) <= 300
            assert all(len(part["text"]["text"]) <= 30 for part in oracle.elements(one))
        primary = [part for one in view["blocks"] for part in oracle.elements(one) if part.get("style")]
        assert len(primary) == 1


async def test_what_was_done_from_it_shows_there_at_once() -> None:
    async with door() as here:
        await organiser(here)
        view = await opened(here)
        assert "Begin with" in json.dumps(view)
        desk = await pressed(here, view, "Go to the desk")
        places = await pressed(here, desk, "Workplaces")
        form = await pressed(here, places, "Add a workplace")
        before = len(here.platform.calls("views.publish"))
        await sent(here, form, HALL)
        assert len(here.platform.calls("views.publish")) == before + 1
        assert "I do not know where you work." in json.dumps(published(here))
        place = next(one["value"] for one in await _places(here, published(here)))
        await sent(here, await pressed(here, published(here), "Where do you work?"), {"workplace": place})
        assert "You work at *Town Hall*" in json.dumps(published(here))
        await pressed(here, published(here), "Forget where I work")
        assert "I do not know where you work." in json.dumps(published(here))


async def _places(here: Door, view: Json) -> list[Json]:
    form = await pressed(here, view, "Where do you work?")
    (element,) = [one["element"] for one in form["blocks"] if one["type"] == "input"]
    return list(element["options"])


async def test_a_form_that_is_only_opened_changes_nothing_there() -> None:
    async with door() as here:
        view = await opened(here)
        form = await pressed(here, view, "Ask a question")
        assert form["title"]["text"] == "Ask a question"
        assert len(here.platform.calls("views.publish")) == 1
        assert "The draft agreement would not allow it." in json.dumps(await sent(here, form, {"question": "can they"}))


async def test_what_is_done_elsewhere_leaves_it_alone() -> None:
    async with door() as here:
        await says(here, "can they watch me?")
        await here.command(payloads.command("about"))
        await here.settled()
        assert not here.platform.calls("views.publish")


async def reported(here: Door) -> None:
    """By somebody else, by name, so that nobody waits for it."""
    await here.command(payloads.command("report", user_id="U9CANARY"))
    await here.settled()
    blocks = here.platform.hooks[-1]["blocks"]
    named = next(dict(one) for block in blocks for one in oracle.elements(block) if one["text"]["text"] == "Named")
    theirs = {"user": {"id": "U9CANARY", "team_id": payloads.TEAM}}
    await here.interaction({**payloads.pressed(named, payloads.CHANNEL, ephemeral=True), **theirs})
    await here.settled()
    view = here.platform.calls("views.open")[-1]["view"]
    answers = {"name": "Ada Canary", "what": SYSTEM, "where": "Town Hall", "doing": WRITTEN}
    answered = await here.interaction({**payloads.sent(view, answers), **theirs})
    assert "Thank you" in answered.text
    await here.settled()


async def delivered(here: Door) -> list[Json]:
    before = len(here.platform.calls("chat.postMessage"))
    desk, bot = here.desk, here.bot
    outbox = Outbox(desk.store, {"slack": here.slack.messenger}, bot.composers, desk.now, desk.secret)
    while await outbox.deliver_due():
        pass
    return here.platform.calls("chat.postMessage")[before:]


async def test_in_an_employer_s_workspace_a_rep_is_told_that_something_waits_and_nothing_of_what() -> None:
    async with door() as here:
        await organiser(here)
        assert "Your employer owns this place" in json.dumps(await opened(here, 1))
        await reported(here)
        (report,) = await kept(here.desk.store, Report)
        assert len(await kept(here.desk.store, Unread)) == 1
        (notice,) = await delivered(here)
        assert notice["text"] == ONE
        for told in (json.dumps(notice), json.dumps(await opened(here, 2))):
            assert SYSTEM not in told
            assert WRITTEN not in told
            assert "Ada" not in told
            assert "Town Hall" not in told
        home = json.dumps(await opened(here, 3))
        assert "*One thing waits for you*." in home
        assert report.id not in home


async def test_in_a_workspace_of_the_union_the_home_says_of_what_kind_and_the_notice_is_the_same() -> None:
    async with door() as here:
        await organiser(here)
        await open_to(here.desk, ORGANISER, HERE)
        assert "Your employer owns this place" in await says(here, "this workspace")
        message = here.platform.calls("chat.postMessage")[-1]
        unions = next(dict(one) for block in message["blocks"] for one in oracle.elements(block) if "union" in str(one))
        await here.interaction(payloads.pressed(unions))
        await here.settled()
        sure = here.platform.calls("views.open")[-1]["view"]
        yes = next(dict(one) for block in sure["blocks"] for one in oracle.elements(block) if "Yes" in str(one))
        await here.interaction({**payloads.pressed_in(sure, yes), "trigger_id": "another"})
        await here.settled()
        assert "The union runs this place" in json.dumps(await opened(here, 1))
        await reported(here)
        (notice,) = await delivered(here)
        assert notice["text"] == ONE
        home = json.dumps(await opened(here, 2))
        assert "*One thing waits for you*: new reports (1)." in home
        assert SYSTEM not in home


async def test_another_workspace_is_told_what_the_settings_say() -> None:
    async with door() as here:
        await organiser(here)
        await open_to(here.desk, ORGANISER, HERE)
        await says(here, "this workspace")
        sure: Json = {"type": "button", "action_id": f"{workspaces.SURE}|1", "value": Owner.UNION}
        await here.interaction(payloads.pressed(sure))
        await here.settled()
        elsewhere = {**payloads.event(OPENED), "event_id": "EvELSEWHERE", "team_id": "T999CANARY"}
        await here.event({**elsewhere, "authorizations": [{"team_id": "T999CANARY", "user_id": payloads.BOT}]})
        await here.settled()
        assert "Your employer owns this place" in json.dumps(published(here))
        assert "The union runs this place" in json.dumps(await opened(here, 5))


async def test_words_after_report_are_not_kept_and_somebody_in_danger_is_heard() -> None:
    async with door() as here:
        await here.command(payloads.command("report my manager put in cameras canary"))
        await here.settled()
        told = json.dumps(here.platform.hooks, ensure_ascii=False)
        assert "I have not kept what you typed after _report_" in told
        assert "Who can read this here" in told
        assert "cameras" not in told
        assert not await kept(here.desk.store, Report)
        await here.command({**payloads.command("report i want to kill myself"), "trigger_id": "another"})
        await here.settled()
        assert "116 123" in json.dumps(here.platform.hooks)


async def test_each_word_of_the_command_does_what_it_says() -> None:
    expected = {
        "": "Besides questions I take these words.",
        "help": "Besides questions I take these words.",
        "about": "I am *Agreement Bot*, an automated bot",
        "survey": "No survey is open with me",
        "stop": "I write to nobody who has not written first.",
        "my data": "What I hold about you",
        "report": "Who can read this here",
        "ask can they bring in a new system": "The draft agreement would not allow it.",
        "can they bring in a new system": "The draft agreement would not allow it.",
    }
    for words, told in expected.items():
        async with door() as here:
            await here.command(payloads.command(words))
            await here.settled()
            assert told in json.dumps(here.platform.hooks, ensure_ascii=False), words
    for words, title in {"ask": "Ask a question", "status": "Your receipt"}.items():
        async with door() as here:
            await here.command(payloads.command(words))
            await here.settled()
            assert here.platform.calls("views.open")[-1]["view"]["title"]["text"] == title
