"""Pages of what not everybody may see: opened by a link that works once, and then shown to that browser for an hour."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import handed
from bot.desk import Desk, House
from bot.records import Handed
from bot.store import Transaction

OPENED = timedelta(hours=1)  # that a browser shows the page, once it has opened the link
OPENS_ONCE = (
    f"It opens once, within {handed.WITHIN // timedelta(minutes=1)} minutes, in whichever browser opens it first, and "
    "then stays there for an hour: pass it to nobody."
)


@dataclass(frozen=True, slots=True)
class Once:
    """One kind of such page. `name`: by which what is kept of a link is found, apart from what other links lead to."""

    name: str
    path: str

    async def link(self, tx: Transaction, about: str, who: str, desk: Desk) -> str:
        """For somebody, by their pseudonym. `about`: the id of what the page shows."""
        name = handed.drawn()
        await tx.add(self._kept(self.named(name), about, who, desk.now() + handed.WITHIN, once=True))
        return f"{desk.house.pages.rstrip('/')}{self.path}/{name}"

    async def opened(self, tx: Transaction, taken: Handed, now: datetime) -> str:
        """What the browser that opened it shows from now on, so that the page can be loaded again there alone."""
        cookie = handed.drawn()
        await tx.add(self._kept(self._shown(cookie), *read(taken), now + OPENED, once=False))
        return cookie

    async def shown_to(self, tx: Transaction, cookie: str, now: datetime) -> tuple[str, str] | None:
        """What a browser with this cookie shows, and the pseudonym of whoever asked for the link; else None."""
        kept = await tx.get(Handed, handed.hashed(self._shown(cookie)))
        return read(kept) if kept and handed.stands(kept, now, OPENED) else None

    def named(self, name: str) -> str:
        return f"{self.name} {name}"

    def _shown(self, cookie: str) -> str:
        """Apart from links: whoever has a link must use it up, and no cookie is a link that begins another hour."""
        return f"{self.name} shown {cookie}"

    def _kept(self, named: str, about: str, who: str, until: datetime, *, once: bool) -> Handed:
        """What is kept of such a link is no document."""
        content, kind = f"{about} {who}".encode(), f"application/x-{self.name}"
        return Handed(handed.hashed(named), until, until, self.name, kind, content, once=once)


def openable(house: House) -> bool:
    """Whether somebody can be given a link to what nobody has signed."""
    return handed.linkable(house) or bool(house.local and house.pages)


def read(kept: Handed) -> tuple[str, str]:
    """The id of what is shown, and the pseudonym of whoever asked for the link."""
    about, _, who = kept.content.decode().partition(" ")
    return about, who
