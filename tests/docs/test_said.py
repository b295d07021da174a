"""What a page sets in italics is said to the bot, which understands it, or stands here with what it is."""

from itertools import chain

import pytest

from bot.bot import Bot
from bot.events import Said
from bot.records.reports import Mode
from tests import fakes
from tests.docs.reading import PAGES, said
from tests.people.living import Branch, Somebody
from tests.reports.hall import hall

# Said by whoever it is for, alone with the bot.
UNDERSTOOD = (
    *("about", "ask me", "claim", "concern reports", "help", "invite a colleague", "join", "my data", "My data"),
    *("report", "sign in", "stop the news", "survey", "talk to a rep", "tell me of news", "what joining means"),
    *("audit log", "brief", "campaigns", "desk", "edit", "inbox", "insights", "new survey", "overdue", "pause"),
    *("reported", "second step", "lock now", "start the bot", "unconsulted", "workplaces", "this workspace"),
)
LABELS = {  # of buttons, fields, headings and lists, which the bot's own pages and cards show
    *("Ask a rep to get in touch", "Ask the agreement bot", "Change this answer", "Count it anew", "Export"),
    *("Make the draft", "New concern report", "Pass it on", "Put away", "Questions without an answer"),
    *("Report AI at work", "Reps and organisers", "Share it", "Show a code", "Sign in", "Sign it off", "Sign out"),
    *("Sign out everywhere", "Smallest number told", "Take it as a file", "Talks asked for", "Waits for you"),
    *("What is stored", "Write an answer", "Yes, sign it"),
}
KINDS = {  # what an answer is, how far somebody lets themselves be known, and words that are stressed
    *("law today", "agreement in force here", "draft agreement", "union policy", "guidance to reps"),
    *("named", "confidential", "anonymous", "withheld", "yes", "may", "nothing stops this", "K7Q2-9WXD"),
    *("in the environment only", "not set", "secret", "set"),
}
ELSEWHERE = {"on-slack.md", "on-teams.md", "consent-of-the-employer.md"}  # with labels of others' pages


def in_italics() -> set[str]:
    """Without the pages of decisions, which are for engineers."""
    pages = [page for page in PAGES if page.parent.name not in ("decisions", "pictures")]
    return set(chain.from_iterable(map(said, (page for page in pages if page.name not in ELSEWHERE))))


def test_whatever_stands_in_italics_is_said_or_is_known_to_be_something_else() -> None:
    assert sorted(in_italics() - {*UNDERSTOOD} - LABELS - KINDS) == []


def test_nothing_is_listed_here_that_no_page_says() -> None:
    everywhere = set(chain.from_iterable(map(said, PAGES)))
    assert sorted(({*UNDERSTOOD} | LABELS | KINDS) - everywhere) == []


@pytest.fixture
async def branch() -> Branch:
    made = Branch()
    await hall(made)
    return made


@pytest.mark.parametrize("words", UNDERSTOOD)
async def test_what_people_are_told_to_say_is_understood(words: str, branch: Branch) -> None:
    olu = branch.somebody("olu")
    routes = branch.bot._routes
    assert routes.commanded(Said(olu.person, olu.place, "cause", words)), words
    shown = await olu.say(words)
    assert shown
    assert await answered(branch, olu) != shown


async def answered(branch: Branch, who: Somebody) -> str:
    """What the bot answers to a question."""
    return await who.say("can they bring in a new system without us?")


def test_each_way_to_be_known_is_called_as_it_is_in_the_form() -> None:
    assert {"named", "confidential", "anonymous"} == set(Mode)


async def test_a_word_that_is_not_one_would_be_found() -> None:
    bot = Bot(fakes.desk())
    who = Somebody(bot, fakes.desk().store, "olu")
    assert not bot._routes.commanded(Said(who.person, who.place, "cause", "open sesame"))
