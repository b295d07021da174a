"""Whatever a rep changes, in whatever order, the draft keeps to the checks and is the same as a file."""

import asyncio
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.slack import views
from adapters.slack.sizes import VIEW, view_size
from adapters.teams import forms as teams
from adapters.teams.keeping import Pen as TeamsPen
from adapters.teams.keeping import Stand
from bot.events import Answer
from bot.records import Survey
from bot.records.surveys import Questionnaire
from bot.replies import Card, Field, Form, Kind
from bot.surveys.counting import together
from bot.surveys.questionnaire import checking, files, templates, writing
from bot.surveys.reps.editing import overview, undoing
from tests.people.living import Somebody
from tests.surveys.drafts import BRANCHING, MOST_BUTTONS, editing
from tests.surveys.reps import keys

SAID = ["Is it fair?", "“é” – ÿ 🙂 \\ \" '", "Camera", "# no remark", "x" * 310, "\u202e", ""]
LINES = ["A\nB\nC", "* None\nSome\n* More", "Yes\nNo\nI don't know", "Depot\nHall\nYard\nGate", "a\nA", ""]
STARTS = [BRANCHING, *map(templates.template, ("monitoring", "pulse"))]
OF_QUESTIONS = (overview.ANSWERS, overview.CONDITION, overview.MOVE)
OF_ALL = (overview.ADD, overview.LEAVE_OUT, overview.PAIR, overview.PASTE, undoing.UNDO, "surveys.settle")
OF_LANGUAGES = ("surveys.add_language", "surveys.change_language", overview.WORDS)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(STARTS), st.data())
def test_whatever_is_changed_in_chat_is_written_as_a_file_and_read_the_same(
    start: Questionnaire, data: st.DataObject
) -> None:
    asyncio.run(_changed_at_random(start, data))


async def _changed_at_random(start: Questionnaire, data: st.DataObject) -> None:
    there = await editing(start)
    for _ in range(data.draw(st.integers(5, 12))):
        before = await there.survey()
        await _something(there.kim, before, data)
        made = await there.survey()
        assert not [one for one in checking.check(made.questionnaire) if not one.warning]
        written = writing.text(made.questionnaire).encode()
        assert files.read("written.toml", written).questionnaire == made.questionnaire
        assert made.together == together(made)
        if made.questionnaire != before.questionnaire:
            assert made.before
            assert made.before.questionnaire == before.questionnaire
        assert all(one.why[language].strip() for one in made.questionnaire.questions for language in one.why)


async def _something(kim: Somebody, made: Survey, data: st.DataObject) -> None:
    action = data.draw(st.sampled_from([*OF_QUESTIONS, *OF_LANGUAGES, *OF_ALL]))
    key = data.draw(st.sampled_from([*keys(made.questionnaire.questions), "-"]))
    language = data.draw(st.sampled_from(made.questionnaire.languages))
    about = {overview.WORDS: f" {key} {language}", undoing.UNDO: f" {undoing.stamp(made)}"}
    await kim.force(action, f"{made.id}{about.get(action, f' {key}' if action in OF_QUESTIONS else '')}")
    _drawn(kim)
    for _ in range(4):
        form = next((one for one in kim.replies if isinstance(one, Form)), None)
        if form is None:
            return
        values = {one.name: data.draw(_value(one, form.values.get(one.name, ""))) for one in form.fields}
        await kim.send(form.key, "", **values)
        _drawn(kim)


def _value(field: Field, now: Answer) -> st.SearchStrategy[Answer]:
    options = [key for key, _ in field.options]
    match field.name.partition(" ")[0]:
        case "text0":
            return st.sampled_from([writing.text(one) for one in STARTS])
        case "text1" | "text2" | "text3" | "languages" | "opens" | "closes" | "target":
            return st.just(now)
        case "choices" if now and " " in field.name:  # the words of those that there are
            return st.just("\n".join(f"{line} too"[:75] for line in str(now).split("\n"))) | st.just(now)
        case "choices":
            return st.sampled_from([*LINES, now])
    if field.kind is Kind.CHOICES:
        return st.lists(st.sampled_from(options), unique=True, min_size=1).map(tuple)
    return st.sampled_from(options or [str(now), *SAID])


_IDS = count()


def _drawn(who: Somebody) -> None:
    """All of it fits the windows of Slack and the cards of Teams, and few buttons stand on a card."""
    drawn = views.modal(who.replies, who.place, lambda: f"id-{next(_IDS)}")
    assert view_size(drawn.view) <= VIEW
    for reply in who.replies:
        if isinstance(reply, Form):
            assert teams.container(reply, TeamsPen(lambda: f"id-{next(_IDS)}", Stand.DIALOG))
        if isinstance(reply, Card):
            assert len(reply.buttons) <= MOST_BUTTONS
