"""Reps who launch surveys, and those whom they ask."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from bot.events import Answer, Place, Said, Submitted
from bot.records import Notice, Survey, Workplace
from bot.records.surveys import Question
from bot.replies import Form, Replies
from bot.store import R
from bot.surveys import closing, tending
from tests import fakes
from tests.fakes import UNION_HOUSE, kept
from tests.house.parts import appointed, two_workplaces
from tests.people.living import Branch, Somebody

PAGES = "https://bot.example.org"


@dataclass
class Hall:
    """A town hall with two reps, and a depot with none."""

    branch: Branch
    hall: Workplace
    depot: Workplace
    kim: Somebody
    sam: Somebody
    heard: list[str] = field(default_factory=list)

    async def every(self, kind: type[R]) -> tuple[R, ...]:
        return await kept(self.branch.desk.store, kind)

    async def survey(self) -> Survey:
        (found,) = await self.every(Survey)
        return found

    async def drafted(self, template: str = "One question", by: Somebody | None = None, **values: Answer) -> Survey:
        who = by or self.kim
        await who.say("new survey")
        await who.press(template)
        await who.fill("", **{"workplace": self.hall.id, **values})
        return (await self.every(Survey))[-1]

    async def launched(self, **values: Answer) -> Survey:
        await self.drafted("One question", None, **values)
        await self.kim.press("Launch it")
        return (await self.every(Survey))[-1]

    async def works_here(self, name: str) -> Somebody:
        made = self.branch.somebody(name)
        await made.say("where do i work")
        await made.fill(workplace=self.hall.id)
        return made

    async def willing(self, name: str) -> Somebody:
        made = await self.works_here(name)
        await made.say("ask me")
        return made

    async def answered(self, name: str, feel: str = "1") -> Somebody:
        made = self.branch.somebody(name)
        await made.say("survey")
        await made.press("Begin")
        await made.fill(feel=feel)
        assert made.card.title == "Thank you"
        return made

    async def pass_by(self, span: timedelta) -> None:
        self.branch.clock.move(span)
        await self.tend()

    async def tend(self) -> None:
        await closing.sweep(self.branch.desk.store, self.branch.clock())
        await tending.tend(self.branch.desk)

    async def notices(self) -> tuple[Notice, ...]:
        found = await self.every(Notice)
        return tuple(one for one in found if one.what.startswith("survey."))

    def channel(self, name: str = "depot") -> Place:
        who = self.kim.place
        return replace(who, key=f"{name}-canary", private=False, room=f"{name}-canary", reach="", reference="channel")

    async def channel_named(self, name: str = "Hall chat") -> None:
        """The rep says there that surveys can be posted in it."""
        replies = await self.branch.bot.handle(Said(self.kim.person, self.channel(), f"say {name}", "survey here"))
        form = _form(replies)
        values = {**form.values, "workplace": self.hall.id, "name": name}
        beside = replace(self.channel(), private=True, reference="beside")
        await self.branch.bot.handle(Submitted(self.kim.person, beside, f"send {name}", form.key, values))


async def hall() -> Hall:
    branch = Branch()
    branch.start(fakes.desk(branch.library, clock=branch.clock, house=replace(UNION_HOUSE, pages=PAGES)))
    first, depot = await two_workplaces(branch)
    kim, sam = await appointed(branch, "kim", first.id), await appointed(branch, "sam", first.id)
    return Hall(branch, first, depot, kim, sam)


def _form(replies: Replies) -> Form:
    return next(one for one in replies if isinstance(one, Form))


def keys(questions: tuple[Question, ...]) -> list[str]:
    return [one.key for one in questions]
