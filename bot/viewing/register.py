"""The register as a page: the systems that somebody may see, filtered, ten at a time."""

from dataclasses import dataclass

from bot import sight
from bot.acting import Acting
from bot.desk import Desk
from bot.events import Opened
from bot.records import System
from bot.records.register import Consultation, Lifecycle
from bot.register import exporting, labels, listing, places
from bot.register.paging import Page
from bot.replies import Form, Text
from bot.viewing.looking import view

Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """As it came from outside: what is none of these is as if it were left open."""

    workplace: str = ""
    stage: str = ""
    consultation: str = ""
    words: str = ""
    page: str = "0"


@dataclass(frozen=True, slots=True)
class Row:
    system: str  # id
    name: str
    where: str
    stage: str
    consultation: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class RegisterView:
    page: Page[Row]
    wanted: Wanted  # as far as it is something
    workplaces: Options
    stages: Options
    consultations: Options
    next: Text  # what can be done with it
    export: Form


async def systems(event: Opened, desk: Desk, wanted: Wanted) -> RegisterView | None:
    async def look(acting: Acting) -> RegisterView:
        theirs = await sight.workplaces(acting.tx, acting.sight)
        names = {place.id: place.name for place in theirs}
        meant = Wanted(
            wanted.workplace if wanted.workplace in names else "",
            wanted.stage if wanted.stage in set(Lifecycle) else "",
            wanted.consultation if wanted.consultation in set(Consultation) else "",
            " ".join(wanted.words.split())[: listing.LONGEST_SEARCH],
            wanted.page,
        )
        seen = await sight.systems(acting.tx, acting.sight, meant.workplace or None)
        page = Page.of([one for one in listing.matching(seen, meant.words) if _fits(one, meant)], meant.page)
        rows = [
            _row(one, names.get(one.workplace) or await places.called(acting.tx, one.workplace)) for one in page.part
        ]
        where = names.get(meant.workplace, "all of your workplaces")
        return RegisterView(
            Page(rows, page.number, page.count),
            meant,
            tuple((place.id, place.name) for place in theirs),
            labels.options(labels.LIFECYCLE),
            labels.options(labels.CONSULTATION),
            listing.what_next(meant.workplace),
            exporting.form(meant.workplace or places.ALL, where),
        )

    return await view(event, desk, look)


def _fits(system: System, wanted: Wanted) -> bool:
    return wanted.stage in ("", system.lifecycle) and wanted.consultation in ("", system.consultation)


def _row(system: System, where: str) -> Row:
    return Row(
        system.id,
        system.name,
        where,
        labels.LIFECYCLE[system.lifecycle],
        labels.CONSULTATION[system.consultation],
        system.confirmed,
    )
