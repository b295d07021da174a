"""An organiser does something with a snapshot of a concern report that is signed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.desk import Desk
from bot.events import Event
from bot.insights import in_chat, seeing
from bot.insights.contents import contents
from bot.insights.parts import FOR
from bot.insights.seeing import SHARE, Looking, see
from bot.insights.snapshots import keeping, reading
from bot.insights.snapshots.keeping import Snapshot
from bot.insights.snapshots.reading import Told
from bot.records.insights import Audience, Part
from bot.replies import Button, Replies, Text

SNAPSHOT, CHOOSE = "insights.snapshot", "insights.snapshot_choose"
SIGN, SIGNED = "insights.snapshot_sign", "insights.snapshot_signed"
LOOK, PASS_ON, FILES = "insights.snapshot_look", "insights.snapshot_pass", "insights.snapshot_files"
NOT_YET = "First sign off the concern report itself: nobody else sees a draft of it."


@dataclass(frozen=True, slots=True)
class At:
    """`offered`: what can be in it, since the report has it. In short always is."""

    looking: Looking
    told: Told
    offered: tuple[Part, ...]

    @property
    def snapshot(self) -> Snapshot:
        return self.told.snapshot

    @property
    def whom(self) -> str:
        return FOR[self.snapshot.audience]

    @property
    def value(self) -> str:
        """What its buttons carry."""
        return f"{self.snapshot.release} {self.snapshot.audience}"

    def button(self, label: str, action: str, more: str = "", *, main: bool = False) -> Button:
        return Button(label, action, f"{self.value} {more}".strip(), main=main)

    async def again(self) -> "At":
        """As it is kept by now."""
        found = await reading.told(
            self.looking.tx, self.snapshot.release, self.snapshot.audience, self.looking.acting.desk
        )
        return replace(self, told=found) if found else self


Work = Callable[[At], Awaitable[Replies]]


async def at(event: Event, desk: Desk, value: str, work: Work) -> Replies:
    """`value`: the ids of the report and of the audience, and whatever else a button carries."""
    release, audience, *_ = (*value.split(" "), "", "")

    async def look(looking: Looking) -> Replies:
        if audience not in set(Audience):
            return seeing.GONE
        found = await reading.told(looking.tx, release, Audience(audience), desk)
        if found is None:
            return (Text(NOT_YET, (in_chat.back(looking),), private=True),)
        offered = tuple(one.part for one in contents(looking).sections if one.part is not Part.SUMMARY)
        return await work(At(looking, found, offered))

    return await see(event, desk, release, look, organiser=True)


def back(release: str) -> Button:
    return Button("Both snapshots", SHARE, release)


async def both(looking: Looking) -> tuple[Snapshot, ...]:
    return tuple([await keeping.read(looking.tx, looking.release.id, one) for one in Audience])
