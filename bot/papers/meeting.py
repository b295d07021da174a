"""“I meet them tomorrow”: a rep says about which system or workplace, and gets a brief on one page."""

import re

from bot import sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Pressed, Said
from bot.papers import brief, brief_of_all, facts, text
from bot.papers.giving import give
from bot.papers.paper import Paper, short
from bot.papers.showing import BRIEF, OF
from bot.people.offices import today_at
from bot.records import System, Workplace
from bot.records.audit import Did
from bot.register.at import GONE, SYSTEM
from bot.replies import Button, Card, Replies, Text
from bot.routes import Routes
from bot.workplaces import NONE_YET

TO_BRIEF = Button("A brief for tomorrow", BRIEF)
WHICH = "About which workplace or system do you meet them?"
NONE_LIKE_IT = (
    "I find no workplace or system of that name. Choose one of these, or write its name as the register has it."
)
_MOST_WORDS, _MOST_OFFERED = 8, 15
_SHOWN = 60  # characters of a name on a button
_A_QUESTION = re.compile(
    r"^(?:me|us|history|overview|summary|explanation|introduction|guide|answer|description|definition|outline|look)\b"
)


def add(routes: Routes) -> None:
    routes.pressed(BRIEF, pressed)
    routes.command("brief", said, _names, office=True)


def _names(words: str) -> bool:
    """Not how a question goes on, such as "brief me on the draft"."""
    return len(words.split()) <= _MOST_WORDS and not _A_QUESTION.match(words)


async def pressed(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> tuple[Replies, Paper | None]:
        if not event.value:
            return await _choice(acting, "")
        if system := await sight.system(acting.tx, acting.sight, event.value):
            return await _of_system(acting, system)
        place = await acting.tx.get(Workplace, event.value)
        if place and acting.sight.covers(place.id):
            return await _of_workplace(acting, place)
        return GONE, None

    return await give(event, desk, look)


async def said(event: Said, desk: Desk) -> Replies:
    async def look(acting: Acting) -> tuple[Replies, Paper | None]:
        words = " ".join(event.text.split()).rstrip(".? ").casefold().removeprefix("brief").strip()
        return await _choice(acting, re.sub(r"^(?:for|on|about)\s+(?:the\s+)?", "", words))

    return await give(event, desk, look)


async def _choice(acting: Acting, words: str) -> tuple[Replies, Paper | None]:
    """The one that is named so, or the only one there is; else which of those that are like it."""
    places = await sight.workplaces(acting.tx, acting.sight)
    systems = await sight.systems(acting.tx, acting.sight)
    if not places:
        return (Text(NONE_YET, private=True),), None
    all_: tuple[Workplace | System, ...] = (*places, *systems)
    named = [one for one in all_ if words and words in _called(one)]
    like = named or [one for one in all_ if words and any(words in name for name in _called(one))]
    if not words and len(places) == 1 and not systems:
        like = [*places]
    if len(like) == 1:
        one = like[0]
        return await (_of_system(acting, one) if isinstance(one, System) else _of_workplace(acting, one))
    names = {place.id: place.name for place in places}
    offered = like or all_
    buttons = tuple(Button(_label(one, names), BRIEF, one.id) for one in offered[:_MOST_OFFERED])
    more = " There are more: write “brief” and the name." if len(offered) > _MOST_OFFERED else ""
    return (Text(f"{NONE_LIKE_IT if words and not like else WHICH}{more}", buttons, private=True),), None


def _called(one: Workplace | System) -> list[str]:
    names = (one.name, *one.aliases) if isinstance(one, System) else (one.name,)
    return [" ".join(name.split()).casefold() for name in names]


def _label(one: Workplace | System, names: dict[str, str]) -> str:
    name = short(one.name, _SHOWN)
    if isinstance(one, Workplace):
        return f"All of {name}"
    return f"{name}, {names[one.workplace]}" if one.workplace in names else name


async def _of_system(acting: Acting, system: System) -> tuple[Replies, Paper]:
    await acting.log(Did.DRAFTED, system.id)
    found = brief.of_system(await facts.gather(acting.tx, acting.sight, system, acting.desk))
    buttons = Button("Letters and brief", OF, system.id), Button("The system", SYSTEM, system.id)
    return (_card(found, buttons),), found


async def _of_workplace(acting: Acting, place: Workplace) -> tuple[Replies, Paper]:
    await acting.log(Did.DRAFTED, place.id)
    systems = await sight.systems(acting.tx, acting.sight, place.id)
    first = brief_of_all.urgent(systems)[: brief_of_all.LOOKED_AT]
    all_ = [await facts.gather(acting.tx, acting.sight, one, acting.desk) for one in first]
    today = await today_at(acting.tx, place.id, acting.desk)
    found = brief_of_all.of_workplace(
        place, all_, acting.desk.knowledge.shelf.pack, today, further=len(systems) - len(first)
    )
    offered = [Button(short(one.name, _SHOWN), BRIEF, one.id) for one in systems[:_MOST_OFFERED]]
    return (_card(found, tuple(offered)),), found


def _card(paper: Paper, buttons: tuple[Button, ...]) -> Card:
    footer = "The files hold the same, for one page of A4. General information, not legal advice."
    return Card(paper.title, text.message(paper), buttons=buttons, footer=footer, private=True)
