"""A rep sees the cases of their workplaces, and what waits for them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from bot import sight, telling
from bot.acting import Acting, act
from bot.cases import looking, searching, words
from bot.cases.case import INBOX
from bot.cases.codes import code
from bot.cases.searching import Wanted
from bot.desk import Desk
from bot.events import Opened, Owner, Pressed, Said
from bot.home import Part, Whom
from bot.papers.paper import short
from bot.people.offices import pseudonym
from bot.records import EVERYWHERE, News, Report, Survey, System, Talk, Unread, Workplace
from bot.records.audit import Did
from bot.records.reports import Stand
from bot.replies import Button, Card, Replies, Text
from bot.reports import weeks
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys import at as surveys

WORD = "inbox"
EXPORT = Button("Export the cases", "inbox.export")
OLDER, OF, FILTER = "inbox.older", "inbox.of", Button("Search and filter", "inbox.filter")
WAITING = Button("What waits for me", telling.OPEN_ALL)
MOST = 20  # things that wait, shown at once
LABEL = 75  # characters of a button, which some platforms cut off there
MOST_WORDS = 4  # after the command: more is a sentence, and no search
NO_SYSTEM: Replies = (Text("I have no such system for you. Perhaps it was deleted.", (INBOX,), private=True),)
NONE = "No case is open for you. What is closed or taken back is there when you search for it."
NONE_SUCH = "There is no such case for you."
NOTHING_WAITS = "Nothing waits for you that you have not looked at."
BRIEF = {  # for a button, which has little room
    Stand.RECEIVED: "received",
    Stand.REVIEWING: "reviewing",
    Stand.RAISED: "raised",
    Stand.REPLIED: "replied",
    Stand.OUTCOME: "outcome",
    Stand.CLOSED: "closed",
}
KINDS = {
    News.REPORT: "new reports",
    News.MESSAGE: "messages from reporters",
    News.HANDED: "what is handed to you",
    News.OVERDUE: "what nobody has taken",
    News.ESCALATED: "what nobody has taken",
    News.DISCLOSURE: "what an employer has told",
    News.REVIEW: "reviews to come",
    News.SURVEY: "surveys to approve",
    News.DECIDED: "what was decided about surveys",
    News.RESULTS: "results to read and sign off",
    News.CAMPAIGN: "campaigns to look at",
    News.CAMPAIGN_DECIDED: "what was decided about campaigns",
    News.CAMPAIGN_MESSAGE: "messages of campaigns to look at",
    News.CAMPAIGN_MESSAGE_DECIDED: "what was decided about messages",
    News.TALK: "talks that are asked for",
    News.TALK_CHANGED: "talks that have changed",
}
WHY = {
    News.REPORT: "new",
    News.MESSAGE: "a message from the reporter",
    News.HANDED: "handed to you",
    News.OVERDUE: "nobody has taken it",
    News.ESCALATED: "nobody has it, so organisers are told",
    News.DISCLOSURE: "the employer has told something",
    News.REVIEW: "a review is coming",
    News.SURVEY: "a survey waits for a second rep",
    News.DECIDED: "a second rep has decided about a survey",
    News.RESULTS: "a survey has closed",
    News.CAMPAIGN: "the words of a campaign wait for another organiser",
    News.CAMPAIGN_DECIDED: "another organiser has decided about its words",
    News.CAMPAIGN_MESSAGE: "a message of a campaign waits for another organiser",
    News.CAMPAIGN_MESSAGE_DECIDED: "another organiser has decided about a message",
    News.TALK: "somebody asks to talk with a rep",
    News.TALK_CHANGED: "who asked for the talk has changed something",
}


def add(routes: Routes) -> None:
    routes.command(WORD, said, lambda after: len(after.split()) <= MOST_WORDS, office=True)
    routes.pressed(INBOX.action, opened)
    routes.pressed(OLDER, older)
    routes.pressed(OF, of_a_system)
    routes.pressed(WAITING.action, waiting)
    routes.at_home(Part.WAITING, at_home, Whom.REPS)


async def said(event: Said, desk: Desk) -> Replies:
    typed = " ".join(event.text.split())[len(WORD) :].strip(" .?")
    return await act(event, desk, lambda acting: page(acting, searching.said(typed), 0))


async def at_home(event: Opened, desk: Desk) -> Text:
    """How much waits; of what kinds, only where no employer owns the place. Never a name, nor the code of a case."""

    async def look(tx: Transaction) -> Text:
        unread = await telling.unread(tx, pseudonym(event.person, desk), desk.now())
        opening = {one: opens for one in unread if (opens := await telling.opens(tx, one, desk))}
        if not opening:
            return Text(NOTHING_WAITS, (INBOX,), private=True)
        count = len(set(opening.values()))
        waits = "One thing waits for you" if count == 1 else f"{count} things wait for you"
        kinds = "" if event.place.owner is Owner.EMPLOYER else _kinds(opening)
        return Text(f"**{waits}**{kinds}.", (telling.ALL, INBOX), private=True)

    return await run(desk.store, look)


def _kinds(found: Iterable[Unread]) -> str:
    counted = Counter(KINDS[one.news] for one in found)
    return ": " + ", ".join(f"{kind} ({count})" for kind, count in counted.items())


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, lambda acting: page(acting, Wanted(), 0))


async def older(event: Pressed, desk: Desk) -> Replies:
    wanted, start = searching.brought(event.value)
    return await act(event, desk, lambda acting: page(acting, wanted, start))


async def of_a_system(event: Pressed, desk: Desk) -> Replies:
    """All of them, but for those that were taken back."""

    async def look(acting: Acting) -> Replies:
        system = await sight.system(acting.tx, acting.sight, event.value)
        if system is None:
            return NO_SYSTEM
        return await page(acting, Wanted(system=system.id, states=frozenset(map(str, Stand))), 0)

    return await act(event, desk, look)


async def waiting(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        await log(acting, Wanted())
        found: dict[Button, list[str]] = {}
        for one in await telling.unread(acting.tx, acting.who, desk.now()):
            if opens := await telling.opens(acting.tx, one, desk):
                found.setdefault(await _labelled(acting, opens), []).append(await _why(acting, one))
        if not found:
            return (Text(NOTHING_WAITS, (INBOX,), private=True),)
        buttons = [
            Button(short(f"{one.label}: {'; '.join(dict.fromkeys(why))}", LABEL), one.action, one.value)
            for one, why in found.items()
        ]
        more = "" if len(buttons) <= MOST else f" These are {MOST} of {len(buttons)}: look at them, and come again."
        return (Text(f"This waits for you.{more}", (*buttons[:MOST], INBOX), private=True),)

    return await act(event, desk, look)


async def _why(acting: Acting, one: Unread) -> str:
    report = await acting.tx.get(Report, one.about)
    if report and report.taken_back:
        return words.TAKEN_BACK
    asked = report or await acting.tx.get(Talk, one.about)
    if asked and one.news is News.HANDED and asked.taken_by != acting.who:
        return "you are asked to take it"
    return WHY[one.news]


async def _labelled(acting: Acting, opens: Button) -> Button:
    """What it opens, in place of "Open it"."""
    if survey := await acting.tx.get(Survey, opens.value):
        return Button(short(surveys.title(survey), 28), opens.action, opens.value)
    if talk := await acting.tx.get(Talk, opens.value):
        return Button(f"{code(talk.id)} a talk", opens.action, opens.value)
    report = await acting.tx.get(Report, opens.value)
    system = await acting.tx.get(System, report.system if report else opens.value)
    name = short(system.name, 28) if system else ""
    return Button(f"{code(report.id)} {name}".strip() if report else name, opens.action, opens.value)


async def page(acting: Acting, wanted: Wanted, start: int) -> Replies:
    if wanted.words:  # which cases they are in tells what reports say
        await acting.confided()
    await log(acting, wanted)
    found = await looking.found(acting, wanted, start)
    others = (FILTER, WAITING, replace(EXPORT, value=searching.carried(replace(wanted, words=""), 0)))
    if not found.count:
        return (Text(NONE if wanted == Wanted() else NONE_SUCH, others, private=True),)
    if not found.reports:
        return (Text("There are no older ones.", (INBOX, *others), private=True),)
    last = start + len(found.reports)
    buttons = [Button(_line(one, found.names), telling.OPEN_CASE, one.id) for one in found.reports]
    more = [Button("Older", OLDER, searching.carried(wanted, last))] if last < found.count else []
    cases = "1 case" if found.count == 1 else f"{found.count} cases, {start + 1} to {last}"
    body = f"{cases}. The newest week comes first."
    return (Card("Cases", body, buttons=(*buttons, *more, *others), private=True),)


async def log(acting: Acting, wanted: Wanted, did: Did = Did.SEARCHED) -> None:
    """Where they looked, never for what: a system, a workplace, or all of theirs."""
    if wanted.system and await sight.system(acting.tx, acting.sight, wanted.system):
        return await acting.log(did, wanted.system)
    if acting.sight.covers(wanted.workplace) and await acting.tx.get(Workplace, wanted.workplace):
        return await acting.log(did, wanted.workplace)
    places = {office.workplace for office in acting.sight.held.offices}
    for one in [EVERYWHERE] if EVERYWHERE in places else sorted(places):
        await acting.log(did, one)
    return None


def _line(report: Report, names: dict[str, str]) -> str:
    state = "taken back" if report.taken_back else BRIEF[report.state]
    name = names.get(report.system, "")
    return f"{code(report.id)} {short(name, 26)} – {state}, {told_week(report.week)}"


def told_week(week: str) -> str:
    try:
        return weeks.in_words(week).removeprefix("the ")
    except ValueError:
        return week
