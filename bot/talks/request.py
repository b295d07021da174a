"""An office holder does something with a talk that was asked for and that they may see."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import ClassVar

from bot import sight, telling
from bot.acting import Acting, act
from bot.cases import overdue
from bot.cases.case import about
from bot.cases.matter import Matter
from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.records import News, Talk
from bot.records.talks import Talking
from bot.replies import Button, Replies, Text

LIST = Button("Talks asked for", "talks.list")
GONE: Replies = (Text("I have no such request for you. Perhaps it was taken back.", (LIST,), private=True),)
WITHDRAWN = "Who asked for this talk has taken it back. Please do not get in touch. What they wrote is erased."


@dataclass(frozen=True, slots=True)
class Request(Matter):
    noun: ClassVar[str] = "request"
    prefix: ClassVar[str] = "talks"
    news: ClassVar[News] = News.TALK

    talk: Talk

    @property
    def about(self) -> Talk:
        return self.talk

    @property
    def over(self) -> bool:
        return self.talk.state is not Talking.ASKED

    @property
    def opens(self) -> Button:
        return Button("Open the request", telling.OPEN_TALK, self.talk.id)

    async def give(self, who: str) -> None:
        await self.tx.put(replace(self.talk, taken_by=who))
        await self.only_for(who)

    async def let_go(self) -> None:
        await self.tx.put(replace(self.talk, taken_by=""))

    async def move(self, state: Talking) -> None:
        await self.tx.put(replace(self.talk, state=state, changed=await self.week()))


Look = Callable[[Request], Awaitable[Replies]]


async def on(event: Pressed | Submitted, desk: Desk, look: Look) -> Replies:
    """What `look` says; the same words where there is no such request and where they may not see it.

    The second step comes first, as before a case. Of one that was taken back no more is said than that, and to nobody
    but who had taken it.
    """

    async def find(acting: Acting) -> Replies:
        await acting.confided()
        talk = await sight.talk(acting.tx, acting.sight, about(event))
        if talk is None or not shown(talk, acting.who):
            return GONE
        if talk.state is Talking.WITHDRAWN:
            await telling.read(acting.tx, acting.who, talk.id)
            return (Text(WITHDRAWN, (LIST,), private=True),)
        told = await overdue.audience(acting.tx, talk, desk)
        return await look(Request(acting, told, talk.taken_by if talk.taken_by in told.everybody else "", talk))

    return await act(event, desk, find)


def shown(talk: Talk, who: str) -> bool:
    """One that was taken back is there only for who had taken it, so that they leave it."""
    return talk.state is not Talking.WITHDRAWN or talk.taken_by == who
