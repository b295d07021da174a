"""The news of a period are told: in full where the union runs the place, and else on request, in private.

Nothing is said where nothing is new: a message that says nothing teaches people not to read the next.
"""

from functools import partial

from bot import days, paused, reaching, wishing
from bot.desk import Desk
from bot.events import Pressed
from bot.insights.digest import reading, wishes
from bot.insights.digest.reading import News
from bot.insights.digest.wishes import STOP, TELL
from bot.insights.seeing import OPEN as REPORTS
from bot.markup import plain
from bot.outbox import Composed
from bot.people.offices import pseudonym
from bot.records import DigestWish, Notice, notice
from bot.register.at import OPEN as REGISTER
from bot.replies import Button, Replies, Text
from bot.routes import Routes
from bot.store import Transaction, run
from bot.surveys.results.in_chat import RESULTS
from bot.surveys.telling.rounds import AGAIN

READ = "insights.digest_read"
MOST_SURVEYS = 2  # that have a button
LEAN = "There is news of the four weeks to {day}, of the kind that you asked for. I show it to you here if you open it."
WHY = (
    "You asked for this. I tell you once in four weeks what is new of systems and employers and what was signed, and "
    "nothing where nothing is new."
)
OVER = "There is nothing new in it for you any more."
NOT_HERE = "Others can read this place. Please open it in a conversation of our own."


def add(routes: Routes) -> None:
    routes.notice(TELL, worded)
    routes.pressed(READ, read)


async def worded(owed: Notice, tx: Transaction, desk: Desk) -> Composed:
    """Only to who still wants it, and what they may see now. While the bot is paused there it waits."""
    wish = await wishing.at(tx, DigestWish, owed.to)
    if wish is None:
        return Composed()
    period = int(owed.about.rpartition("/")[2])
    found = await reading.news(tx, wish.id, period, desk)
    if found is None:
        return Composed()
    if all([await paused.at(tx, one) for one in found.of]):
        return Composed(then=(notice(f"later/{owed.id}", owed.to, owed.what, owed.about, desk.now() + AGAIN),))
    return Composed((_lean(found) if await reaching.in_an_employers_chat(tx, owed.to, desk) else text(found),))


async def read(event: Pressed, desk: Desk) -> Replies:
    """On request, whoever owns the place: the register can be opened there, too."""
    if not event.place.private:
        return (Text(NOT_HERE, private=True),)
    return (await run(desk.store, partial(_read, event=event, desk=desk)),)


def text(found: News) -> Text:
    parts = [f"**What is new, {found.run.words}**"]
    for one in found.places:
        parts += [f"**{one.name}**", "\n".join(f"- {line}" for line in one.lines)]
    if found.more:
        parts.append(f"There is news at {found.more:,} more of your workplaces: open the register.")
    signed = [f"Results of the survey “{plain(title)}”" for _, title in found.surveys]
    signed += [f"The concern report of {words}" for words in found.releases]
    if signed:
        parts += ["**Signed**", "\n".join(f"- {line}" for line in signed)]
    parts.append(WHY)
    buttons = [REGISTER] * found.office
    buttons += [Button(f"Results: {title}", RESULTS, id_) for id_, title in found.surveys[:MOST_SURVEYS]]
    buttons += [REPORTS] * bool(found.releases)
    return Text("\n\n".join(parts), (*buttons, STOP), private=True)


def _lean(found: News) -> Text:
    """Nothing of what it is about: whoever owns the chat can read it, and search it later."""
    show = Button("Show me the news", READ, str(found.run.last), main=True)
    return Text(LEAN.format(day=days.told(found.run.ends)), (show, STOP), private=True)


async def _read(tx: Transaction, event: Pressed, desk: Desk) -> Text:
    who, period = pseudonym(event.person, desk), event.value
    known = period.isascii() and period.isdecimal() and len(period) <= 4  # noqa: PLR2004 - figures
    found = await reading.news(tx, who, int(period), desk) if known else None
    return text(found) if found else Text(OVER, (await wishes.button(tx, who),), private=True)
