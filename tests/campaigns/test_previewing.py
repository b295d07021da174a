"""Organisers see the question and what follows yes as each platform draws it, and what it cuts; nothing is kept."""

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from adapters import previewing as drawing
from adapters.settings import Settings
from bot.campaigns import at, card, previewing
from bot.previews import Drawn
from bot.records import Campaign
from bot.replies import Button, Card, Replies, Text
from tests.campaigns.parts import Hall, hall

EACH = {"web": drawing.on_web, "terminal": drawing.on_terminal, "slack": drawing.on_slack, "teams": drawing.on_teams}
HARD = "Is it *all* right to_ask <b> & `you` ~now~ [here](x)?"


async def there_with(*platforms: str) -> Hall:
    there = await hall()
    desk = replace(there.branch.desk, previews={one: EACH[one] for one in platforms})
    there.branch.start(desk)
    for one in (there.olu, there.ann, there.ben, there.dan, there.kim):
        one.bot = there.branch.bot
    return there


async def test_an_organiser_sees_the_question_and_what_follows_yes_for_real_where_they_are() -> None:
    there = await there_with(*EACH)
    made = await there.drafted(more="People listen.\nYou can leave it at that.")
    before = await there.every(Campaign)
    await there.ann.press("See it as people will")
    assert f"**{made.question}**" in there.ann.words
    (yes,) = [
        one for one in there.ann.replies if isinstance(one, Card) and one.title == "Organising on monitoring at work"
    ]
    assert "People listen.\n\nYou can leave it at that." in yes.body
    assert {"Yes, tell me more", "Not now", "Never ask me", "Talk with a rep"} <= set(there.ann.labels)
    assert await there.every(Campaign) == before


async def test_its_buttons_do_nothing() -> None:
    there = await there_with(*EACH)
    await there.drafted()
    await there.ann.press("See it as people will")
    actions = {one.action for one in there.ann.buttons}
    assert actions == {previewing.NOTHING, at.ONE}
    await there.ann.press("Never ask me")
    assert previewing.ONLY_SEEN in there.ann.words


async def test_each_platform_that_is_on_is_told_and_those_that_are_off_are_named() -> None:
    there = await there_with("web", "slack")
    await there.drafted()
    await there.ann.press("See it as people will")
    (told,) = [one.body for one in there.ann.replies if isinstance(one, Card) and one.title.startswith("As each")]
    assert [one for one in ("**Web**", "**Terminal**", "**Slack**", "**Teams**") if one in told] == [
        "**Web**",
        "**Slack**",
    ]
    assert "Not set up here, so not shown: Terminal, Teams." in there.ann.words
    assert there.ann.words.count(previewing.SAME) == 2
    assert "Buttons: **Yes, tell me more** · **Not now** · **Never ask me**" in there.ann.words


@pytest.mark.parametrize("platform", EACH)
async def test_the_longest_and_oddest_words_are_read_back_whole(platform: str) -> None:
    there = await there_with(platform)
    made = Campaign(
        "one",
        name="w" * 60,
        question="Wörd " * 39 + "ok?",
        more="\n".join(f"Line {n}: " + "a b " * 30 for n in range(4)),
    )
    for one in (made, replace(made, question=HARD, more=HARD)):
        for part in previewing.asked(one, there.ann.place, there.branch.desk):
            found = previewing.look(part, EACH[platform])
            assert found.cut == ()
    read = " ".join(
        previewing.look(
            previewing.asked(replace(made, question=HARD), there.ann.place, there.branch.desk)[0], EACH[platform]
        ).words
    )
    assert HARD in read


async def test_signs_that_make_nothing_strong_are_told() -> None:
    there = await there_with(*EACH)
    await there.drafted(more="This is **strong**.")
    await there.ann.press("See it as people will")
    assert "read them as they stand" in there.ann.words
    assert "\\*\\*strong\\*\\*" in there.ann.words


async def test_what_a_platform_cuts_is_told() -> None:
    there = await there_with()

    def cutting(replies: Replies) -> Drawn:
        whole = drawing.on_web(replies)
        return Drawn(tuple(one[:20] for one in whole.words), whole.buttons[:1])

    there.branch.start(replace(there.branch.desk, previews={"web": cutting}))
    there.ann.bot = there.branch.bot
    made = await there.drafted()
    await there.ann.press("See it as people will")
    assert "**Cut or left out there:**" in there.ann.words
    assert f"“{made.question}”" in there.ann.words
    assert "“Not now”" in there.ann.words


def test_what_each_renderer_really_cuts_shows() -> None:
    """Teams and Slack put a long label beside its button; a card that is too long goes on behind one."""
    long = Text("x", (Button("A label that goes on " * 8, "a"),))
    for draw in (drawing.on_slack, drawing.on_teams):
        found = draw((long,))
        assert found.buttons == ("Choose",)
        assert " ".join(long.buttons[0].label.split()) in found.words
    endless = (Text("\n\n".join(f"Paragraph {number} of many words" * 20 for number in range(200))),)
    for draw in (drawing.on_slack, drawing.on_teams):
        seen = previewing.look(endless, draw)
        assert seen.cut
        assert "More" in seen.buttons
    assert previewing.look(endless, drawing.on_web).cut == ()


def test_only_what_is_on_is_loaded() -> None:
    local = Settings(Path(), local=True)
    assert set(drawing.previews(local)) == {"web", "terminal"}


async def test_reps_may_look_at_what_runs_and_nobody_else_at_anything(caplog: pytest.LogCaptureFixture) -> None:
    there = await there_with(*EACH)
    caplog.set_level(logging.INFO)
    made = await there.started()
    await there.kim.force(card.PREVIEW, made.id)
    assert made.question in there.kim.words
    member = there.branch.somebody("mel")
    member.bot = there.branch.bot
    for one in (there.dan, member):
        await one.force(card.PREVIEW, made.id)
        assert made.question not in one.words
    assert made.question not in caplog.text
