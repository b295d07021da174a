"""One system of the register as a page: all that is kept of it, what is owed for it, and what happened when."""

from dataclasses import dataclass, field, replace

from bot import telling
from bot.acting import Acting
from bot.charts import Timeline
from bot.desk import Desk
from bot.events import Opened
from bot.records.register import Wanted
from bot.register import at, card, items, story
from bot.register.nine_items import GAINS, MEANS
from bot.replies import Card, Replies
from bot.viewing.looking import view


@dataclass(frozen=True, slots=True)
class Owed:
    name: str
    stands: str  # in the Markdown of `bot.markup`


@dataclass(frozen=True, slots=True)
class SystemView:
    """`card`: as the chat shows it, with what can be done. `timeline`: none where nothing happened yet."""

    name: str
    card: Card = field(repr=False)
    owed: tuple[Owed, ...]
    timeline: Timeline | None


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such system, or they may not see it."""

    said: Replies


async def system(event: Opened, desk: Desk, id_: str) -> SystemView | Gone | None:
    async def look(acting: Acting) -> SystemView | Gone:
        here = await at.of(acting, id_)
        if here is None:
            return Gone(at.GONE)
        await telling.read(acting.tx, acting.who, here.system.id)
        shown = next(one for one in await card.card(here) if isinstance(one, Card))
        owing = await items.owing(here)
        owed: list[tuple[str, Wanted]] = [(f"{one.item.number}. {MEANS[one.item].name}", one) for one in owing.items]
        owed.append((GAINS.name, owing.gains))
        told = [Owed(name, items.stands(one, here.today)) for name, one in owed]
        return SystemView(here.system.name, replace(shown, title=""), tuple(told), await story.of(here, owing))

    return await view(event, desk, look)
