"""Whatever is asked, taken, handed over, changed, taken back and delivered again, in any order: the promises hold."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cases.codes import code
from bot.events import Event, Pressed, Submitted
from bot.records import KeptFrom, Receipt, Talk, TalkWords, Unread
from bot.records.talks import Talking
from bot.replies import Form
from bot.talks import forgetting
from tests.cases.parts import Hall, hall
from tests.people.living import Somebody
from tests.talks.asked import asked, begun, the_talk, ticks

WORKING = ("take", "give_back", "hand", "done", "not_done", "organiser", "open")
OFFICES = ("kim", "sam", "olu")
STEPS = st.one_of(
    st.tuples(st.just("work"), st.sampled_from(OFFICES), st.sampled_from(WORKING)),
    st.tuples(st.just("asker"), st.just(""), st.sampled_from(("change", "withdraw", "look"))),
    st.tuples(st.just("again"), st.just(""), st.sampled_from(("1", "2", "5"))),
    st.tuples(st.just("weeks"), st.just(""), st.sampled_from(("1", "30"))),
)


@dataclass
class Life:
    there: Hall
    alex: Somebody
    people: dict[str, Somebody]
    figures: str
    talk: str
    done: list[Event] = field(default_factory=list)
    withdrawn: bool = False

    async def handle(self, who: Somebody, event: Event) -> None:
        self.done.append(event)
        who.replies = await self.there.branch.bot.handle(event)

    async def press(self, who: Somebody, action: str, value: str) -> None:
        cause = f"{len(self.done)}-of-a-canary"
        await self.handle(who, Pressed(who.person, who.place, cause, f"talks.{action}", value))

    async def step(self, kind: str, name: str, what: str) -> None:
        match kind, what:
            case "work", "hand":
                await self.hand(self.people[name])
            case "work", _:
                await self.press(self.people[name], what, self.talk)
            case "asker", "change":
                form, values = f"talks.change {self.figures}", {"reach": f"by the canal {len(self.done)}"}
                cause = f"{len(self.done)}-of-a-canary"
                await self.handle(self.alex, Submitted(self.alex.person, self.alex.place, cause, form, values))
            case "asker", "withdraw":
                await self.press(self.alex, "withdrawn", self.figures)
                self.withdrawn = True
            case "asker", _:
                await self.alex.say(self.figures)
            case "again", _:
                for event in self.done[-int(what) :]:
                    await self.there.branch.bot.handle(event)
            case "weeks", _:
                clock = self.there.branch.clock
                clock.move(timedelta(weeks=int(what)))
                await forgetting.sweep(self.there.branch.desk.store, clock())

    async def hand(self, who: Somebody) -> None:
        """To the first that is offered."""
        await self.press(who, "hand", self.talk)
        forms = [one for one in who.replies if isinstance(one, Form)]
        if forms:
            to = {"to": forms[0].fields[0].options[0][0]}
            await self.handle(who, Submitted(who.person, who.place, f"{len(self.done)}-of-a-canary", forms[0].key, to))

    async def look(self, hidden: Somebody) -> None:
        """What has to hold at any time."""
        there = self.there
        kept, words, receipts = await there.every(Talk), await there.every(TalkWords), await there.every(Receipt)
        assert len(kept) <= 1
        assert len(words) == len(receipts) == sum(one.state is not Talking.WITHDRAWN for one in kept)
        assert not (self.withdrawn and words)
        assert {one.id for one in await there.every(KeptFrom)} <= {one.id for one in kept}
        assert not [one for one in await there.every(Unread) if one.to == there.who(hidden)]
        holder = kept[0].taken_by if kept else ""
        for who in self.people.values():
            said = await who.force("talks.open", self.talk)
            assert ("by the canal" in said) is bool(words and holder == there.who(who))
        assert "I have no such request for you." in await hidden.force("talks.open", self.talk)
        assert code(self.talk) not in await hidden.say("talks asked for") + str(hidden.labels)


async def lived(steps: list[tuple[str, str, str]]) -> None:
    there = await hall()
    people = {name: await there.rep(name) for name in ("kim", "sam")} | {"olu": there.organiser}
    hidden, alex = await there.rep("pat"), there.branch.somebody("alex")
    await begun(alex, there)
    figures = await asked(alex, there, reach="by the canal", hidden=ticks(alex, "Pat"))
    life = Life(there, alex, people, figures, (await the_talk(there)).id)
    for one in steps:
        await life.step(*one)
        await life.look(hidden)


@settings(max_examples=12, deadline=None)
@given(steps=st.lists(STEPS, max_size=10))
def test_only_who_has_it_reads_it_and_nothing_stays_of_what_was_taken_back(steps: list[tuple[str, str, str]]) -> None:
    asyncio.run(lived(steps))
