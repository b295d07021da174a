"""Somebody who can answer does one thing, in one transaction."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

from bot.desk import Desk
from bot.events import Pressed, Submitted
from bot.people.offices import pseudonym
from bot.records import Ballot, Unsent
from bot.records.surveys import Way
from bot.replies import Button, Replies, Text, belonging
from bot.store import Transaction, run
from bot.surveys.questionnaire.phrases import own, say
from bot.surveys.questionnaire.questions import language
from bot.surveys.staff import asking, forms, handing_in, tokens
from bot.surveys.staff.asking import Asker, Going, Refusal
from bot.surveys.staff.card import refused
from bot.surveys.staff.handing_in import Before

KEY = "survey.answer"  # before the keys of its forms


@dataclass(frozen=True, slots=True)
class Turn:
    """`who`: all accounts of theirs, where they are linked."""

    tx: Transaction
    before: Before
    going: Going
    event: Pressed | Submitted
    desk: Desk
    who: str = field(default="", repr=False)

    @property
    def asker(self) -> Asker:
        return self.before.asker

    @property
    def ballot(self) -> Ballot | None:
        return self.before.ballot

    @property
    def unsent(self) -> Unsent | None:
        return self.before.unsent

    @property
    def language(self) -> str:
        return language(self.asker.survey.questionnaire, self.going.language)

    @property
    def asked(self) -> forms.Asking:
        most = 1 if self.event.place.one_by_one else forms.MOST_ON_A_PAGE
        key = f"{KEY} {replace(self.going, language=self.language)}"
        return forms.Asking(self.asker.survey.questionnaire, self.language, key, most)

    @property
    def cause(self) -> str:
        return handing_in.cause(self.asker, self.event)

    @property
    def fixed(self) -> bool:
        return not self.asker.survey.may_change

    @property
    def person(self) -> str:
        """Of whoever answers by their account, where accounts are linked."""
        return tokens.of_all_accounts(self.asker.key, self.who) if self.who and self.asker.way is Way.CHAT else ""

    async def unmatched(self) -> bool:
        """Whether accounts are linked, and what was kept could be matched with no other."""
        if not self.person:
            return False
        ballot = await self.tx.get(Ballot, self.asker.token)  # as it is now
        alone = tokens.of_all_accounts(self.asker.key, pseudonym(self.event.person, self.desk))
        return ballot is not None and ballot.person == alone

    def say(self, phrase: str, **values: object) -> str:
        return say(self.language, phrase, **values)

    def text(self, phrase: str, *buttons: Button) -> Text:
        return Text(self.say(phrase), buttons, private=True, language=own(self.language))

    def button(self, label: str, action: str, more: str = "") -> Button:
        return Button(self.say(label), action, f"{replace(self.going, language=self.language)} {more}".strip())


Work = Callable[[Turn], Awaitable[Replies]]


async def take_turn(
    words: str, event: Pressed | Submitted, desk: Desk, work: Work, who: str = "", *, keeps: bool = False
) -> Replies:
    """`words`: where somebody is, as buttons and forms carry it. `keeps`: whether something is kept of it."""
    going = Going.read(words)

    async def do(tx: Transaction) -> Replies:
        asker = await asking.asker(tx, going, event, desk)
        if isinstance(asker, Refusal):
            return refused(asker, event.place, *_lost(asker) if isinstance(event, Submitted) else ())
        replies = await work(Turn(tx, await handing_in.before(tx, asker), going, event, desk, who))
        return belonging(replies, asker.survey.id)

    return await (desk.line.run(desk.store, do) if keeps else run(desk.store, do))


def _lost(why: Refusal) -> tuple[str, ...]:
    """What became of what somebody has just sent, beside why it could not be taken."""
    late = why.why == asking.CLOSED
    return (say(why.language, "told.not_kept_closed" if late else "told.not_kept"),)
