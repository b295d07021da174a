"""The register as a list: of one workplace or of all of a rep's, with search, ten at a time."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot import own_entry, sight
from bot.acting import Acting, act
from bot.desk import Desk
from bot.events import Pressed, Said, Submitted
from bot.markup import plain
from bot.records import System
from bot.register import adding, exporting, labels, lists, places, reading, told
from bot.register.at import OPEN, SYSTEM
from bot.register.paging import Page
from bot.replies import Button, Card, Field, Form, Replies, Text, grouped
from bot.routes import Routes

SEARCH, PLACES = "register.search", "register.places"
LONGEST_SEARCH = 100  # characters
_MOST_WORDS = 4  # of a search by command
# "register to vote" and "register my membership" are no search, and go on to whatever answers them.
_NO_SEARCH = frozenset("a an as at by for from here i in it me my of on our the this to us we with you your".split())  # noqa: SIM905 - a list of words


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list shows: a workplace or all of them, the words that are looked for, the page."""

    workplace: str = places.ALL
    page: str = "0"
    words: str = ""

    @classmethod
    def of(cls, value: str) -> "Asked":
        workplace, _, rest = value.partition(" ")
        page, _, words = rest.partition(" ")
        return cls(workplace or places.ALL, page or "0", words[:LONGEST_SEARCH])


def add(routes: Routes) -> None:
    routes.pressed(OPEN.action, opened)
    routes.command("register", said, following=_searched, office=True)
    routes.pressed(SEARCH, asked)
    routes.submitted(SEARCH, found)
    routes.pressed(PLACES, by_place)


async def opened(event: Pressed, desk: Desk) -> Replies:
    return await act(event, desk, lambda acting: _list(acting, Asked.of(event.value)))


async def said(event: Said, desk: Desk) -> Replies:
    words = " ".join(event.text.split()).rstrip(".? ").partition(" ")[2]
    return await act(event, desk, lambda acting: _list(acting, Asked(words=words)))


async def asked(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        return (_form(Asked.of(event.value)),)

    return await act(event, desk, look)


async def found(event: Submitted, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        before = Asked.of(event.form.partition(" ")[2])
        if wrong := _form(before).check(event.values):
            return (wrong,)
        return await _list(acting, Asked(before.workplace, words=reading.line(event.values, "words")))

    return await act(event, desk, look)


async def by_place(event: Pressed, desk: Desk) -> Replies:
    async def look(acting: Acting) -> Replies:
        page = Page.of(await sight.workplaces(acting.tx, acting.sight), event.value)
        buttons = [Button(place.name, OPEN.action, place.id) for place in page.part]
        words = " ".join(filter(None, ("The register of which workplace?", page.told)))
        return (Text(words, (*buttons, *page.buttons(PLACES, "")), private=True),)

    return await act(event, desk, look)


def matching(systems: Iterable[System], words: str) -> list[System]:
    """Those in whose names, aliases or supplier all of the words stand."""
    wanted = words.casefold().split()
    return [
        one
        for one in systems
        if all(word in " ".join((one.name, *one.aliases, one.supplier)).casefold() for word in wanted)
    ]


async def _list(acting: Acting, asked_: Asked) -> Replies:
    place = await places.one(acting, asked_.workplace)
    one = place.id if place else None
    several = len(await sight.workplaces(acting.tx, acting.sight)) > 1
    where = place.name if place else "all of your workplaces"
    page = Page.of(matching(await sight.systems(acting.tx, acting.sight, one), asked_.words), asked_.page)
    lines = [f"- {await _line(acting, system, several=several and not one)}" for system in page.part]
    itself = () if asked_.words or page.number else (f"- {await own_entry.line(acting.tx, one or '', acting.desk)}",)
    sought = f" with “{plain(asked_.words)}”" if asked_.words else ""
    none = "" if lines else f"No system{sought} is in the register yet."
    body = "\n\n".join(filter(None, (page.told, "\n".join((*itself, *lines)), none)))
    value = one or places.ALL
    buttons = (
        *([own_entry.BUTTON] if itself else []),
        *(Button(system.name, SYSTEM, system.id) for system in page.part),
        *page.buttons(OPEN.action, f"{value} ", f" {asked_.words}"),
        *([Button("Show all", OPEN.action, value)] if asked_.words else []),
        Button("Search", SEARCH, value),
        *([Button("Choose a workplace", PLACES, "0")] if several else []),
    )
    return (Card(f"Register: {where}", body, buttons=buttons, private=True), what_next(one or ""))


async def _line(acting: Acting, system: System, *, several: bool) -> str:
    words = [labels.stage(system.lifecycle), labels.CONSULTATION[system.consultation].lower()]
    if not system.confirmed:
        words.append("name not confirmed")
    where = f" ({plain(await places.called(acting.tx, system.workplace))})" if several else ""
    return f"**{plain(system.name)}**{where}: {', '.join(words)}"


def what_next(workplace: str) -> Text:
    value = workplace or places.ALL
    buttons = (
        *grouped("To raise with the employer", *(Button(one.title, one.action, value) for one in lists.LISTS)),
        *grouped(
            "Add to the register",
            Button(adding.ADD.label, adding.ADD.action, workplace),
            Button("Enter what the employer told", told.DISCLOSE, workplace),
        ),
        *grouped("See also", Button("Export", exporting.EXPORT, value)),
    )
    return Text("What next?", buttons, private=True)


def _searched(words: str) -> bool:
    parts = words.split()
    return not parts or (len(parts) <= _MOST_WORDS and parts[0] not in _NO_SEARCH)


def _form(asked_: Asked) -> Form:
    field = Field("words", "Which words?", hint="Of names or suppliers.", required=True, most=LONGEST_SEARCH)
    return Form(f"{SEARCH} {asked_.workplace}", "Search the register", (field,), send="Search")
