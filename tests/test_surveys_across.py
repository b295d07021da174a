"""A survey of several pages on Slack, on Teams and on the web: the same questions, a way back, and one ballot each."""

from pathlib import Path

from bot.records import Ballot, Unsent
from bot.records.surveys import Way
from bot.surveys.questionnaire.phrases import say
from bot.surveys.staff import asking, tokens
from tests.across import Across, across
from tests.fakes import kept
from tests.surveys.asked import BRANCHING, key_of, opened, survey
from tests.teams import oracle
from tests.teams.visiting import Member
from tests.web.visiting import Page, read

KEPT = "Your answers are kept, and count once."
WAYS = (Way.CHAT, Way.CODE)


async def ballots(here: Across) -> list[tuple[Way, dict[str, tuple[str, ...]]]]:
    return [(one.way, dict(one.answers)) for one in await kept(here.desk.store, Ballot)]


async def test_on_slack_it_is_a_window_with_a_way_back_and_a_last_look(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await opened(here.desk.store, survey(BRANCHING, ways=WAYS), here.desk)
        alex = here.somebody_on_slack()
        await alex.writes("survey")
        await alex.presses("Begin")
        await alex.sends({"watched": "yes"})
        assert "Which told?" in alex.sees
        await alex.presses("Back")
        assert "Which watched?" in alex.sees
        await alex.sends({"watched": "no"})
        assert "Which told?" not in alex.sees
        await alex.sends({"worry": "The canary scores."})
        assert "Nothing is sent yet." in alex.sees
        assert not await ballots(here)
        await alex.sends({"go": "send"})
        assert KEPT in alex.sees
        assert await ballots(here) == [(Way.CHAT, {"watched": ("no",), "worry": ("The canary scores.",)})]
        assert not any("The canary scores." in str(one) for one in alex.messages)
        assert not await kept(here.desk.store, Unsent)


async def test_on_teams_it_is_a_card_with_a_way_back_and_a_last_look(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        await opened(here.desk.store, survey(BRANCHING, ways=WAYS), here.desk)
        alex = here.somebody_on_teams()
        await alex.writes("survey")
        await alex.presses("Begin")
        await alex.fills({"one.watched": "yes"})
        assert asks(alex, "Which told?")
        await alex.presses("Back")
        await alex.presses("Show it to me")  # in a window, since it is filled in already
        assert asks(alex, "Which watched?")
        await alex.fills({"one.watched": "no"})
        assert not asks(alex, "Which told?")
        await alex.fills({"one.worry": "The canary scores."})
        assert "Nothing is sent yet." in alex.sees
        assert not await ballots(here)
        await alex.fills({"one.go": "send"})
        assert KEPT in alex.sees
        assert await ballots(here) == [(Way.CHAT, {"watched": ("no",), "worry": ("The canary scores.",)})]
        assert not any("The canary scores." in str(one) for _, one in alex.messages)


async def test_who_has_a_code_answers_on_the_page_while_others_answer_in_chat(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        made = await opened(here.desk.store, survey(BRANCHING, ways=WAYS), here.desk)
        code = tokens.make_code(await key_of(here.desk.store, made.id))
        alex = here.somebody_on_slack()
        await alex.writes("survey")
        await alex.presses("Begin")
        await alex.sends({"watched": "no"})
        page = await read(await here.client.get("/survey"))
        for answer in (
            {"one.code": code},
            {},
            {"one.watched": "yes"},
            {"one.told": "never"},
            {"one.worry": ""},
            {"one.go": "send"},
        ):
            page = await sent(here, page, answer)
        assert say("en", "thanks.title") in page.words
        await alex.sends({"worry": ""})
        await alex.sends({"go": "send"})
        assert sorted(await ballots(here), key=str) == [
            (Way.CHAT, {"watched": ("no",)}),
            (Way.CODE, {"watched": ("yes",), "told": ("never",)}),
        ]


async def test_what_was_begun_on_the_page_is_not_shown_in_a_chat_by_the_same_code(tmp_path: Path) -> None:
    async with across(tmp_path) as here:
        made = await opened(here.desk.store, survey(BRANCHING, ways=WAYS), here.desk)
        code = tokens.make_code(await key_of(here.desk.store, made.id))
        page = await read(await here.client.get("/survey"))
        for answer in ({"one.code": code}, {}, {"one.watched": "yes"}, {"one.told": "never"}):
            page = await sent(here, page, answer)
        alex = here.somebody_on_teams()
        await alex.writes(f"survey {code}")
        await alex.presses("Begin")
        await alex.fills({"one.watched": "no"})
        await alex.fills({"one.worry": ""})
        await alex.presses("Show it to me")
        await alex.fills({"one.go": "send"})
        assert KEPT in alex.sees
        assert await ballots(here) == [(Way.CODE, {"watched": ("no",)})]
        page = await sent(here, page, {"one.worry": ""})
        assert say("en", asking.USED) in page.words


def asks(member: Member, question: str) -> bool:
    """Whether the last card with something to fill in asks that."""
    return question in str([card for card, _ in member.cards if oracle.inputs(card)][-1])


async def sent(here: Across, page: Page, answers: dict[str, str]) -> Page:
    """The form of the page; or its first button, where it has none. Its cookies are for https, which this is not."""
    (form, *_) = page.forms("submit") or page.forms("press")
    cookies = {cookie.key: cookie.value for cookie in here.client.session.cookie_jar}
    return await read(await here.client.post("/survey", data={**form, **answers}, cookies=cookies))
