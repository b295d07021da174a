"""Which workplace somebody means, where they have several."""

from bot import sight
from bot.acting import Acting
from bot.records import Workplace
from bot.register.at import UNLISTED
from bot.register.paging import Page
from bot.replies import Button, Replies, Text
from bot.store import Transaction
from bot.workplaces import NONE_YET

ALL = "*"  # in a button, in place of a workplace's id


async def one(acting: Acting, id_: str) -> Workplace | None:
    """None where it is not there, or not theirs."""
    return await acting.tx.get(Workplace, id_) if id_ and acting.sight.covers(id_) else None


async def of_a_form(acting: Acting, id_: str) -> Workplace | None:
    """The same, or what is not listed."""
    return UNLISTED if not id_ and acting.sight.covers(id_) else await one(acting, id_)


async def called(tx: Transaction, id_: str) -> str:
    """Its name, for a label."""
    found = await tx.get(Workplace, id_)
    return found.name if found else UNLISTED.name


async def chosen(acting: Acting, action: str, value: str) -> Workplace | Replies:
    """The one that the button names, or the only one; else the question, whose buttons come back the same way."""
    if value and not value.startswith(ALL):
        return await one(acting, value) or (Text(NONE_YET, private=True),)
    theirs = await sight.workplaces(acting.tx, acting.sight)
    if not theirs:
        return (Text(NONE_YET, private=True),)
    if len(theirs) == 1:
        return theirs[0]
    page = Page.of(theirs, value.removeprefix(ALL))
    buttons = [Button(place.name, action, place.id) for place in page.part]
    words = " ".join(filter(None, ("For which workplace?", page.told)))
    return (Text(words, (*buttons, *page.buttons(action, ALL)), private=True),)
